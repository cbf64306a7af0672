"""Elements of Akoma Ntoso, and the HTML of a record's text as them: paragraphs, lists with their numbers, tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
Element = etree._Element  # lxml gives it no other name


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """Add an element of the standard, and return it."""
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    made.text = text
    return made


def put(parent: Element, words: str) -> None:
    """Add words after all that an element has."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


# What HTML of a record's text (pages/text/dialect.py) is called here; what is not told is gone through.
_INLINE = {"em": "i", "strong": "b", "br": "br", "a": "a"}
_BLOCKS = {"p", "ul", "ol", "table", "blockquote", "div"}


def add_html(parent: Element, node: Any) -> None:
    """Add what an element of HTML holds, in blocks; words between them get a paragraph of their own."""
    open_paragraph: Element | None = None
    for piece in _pieces(node):
        if isinstance(piece, str):
            if open_paragraph is None and not piece.strip():
                continue
            open_paragraph = add(parent, "p") if open_paragraph is None else open_paragraph
            put(open_paragraph, piece)
        elif piece.tag in _BLOCKS:
            open_paragraph = None
            _block(parent, piece)
        else:
            open_paragraph = add(parent, "p") if open_paragraph is None else open_paragraph
            _inline(open_paragraph, piece)


def _pieces(node: Any) -> Iterator[Any]:
    """Yield the words and elements that an element holds, in order."""
    if node.text:
        yield node.text
    for child in node:
        yield child
        if child.tail:
            yield child.tail


def _block(parent: Element, node: Any) -> None:
    if node.tag == "p":
        _inline_content(add(parent, "p"), node)
    elif node.tag == "table":
        table = add(parent, "table")
        for row in node.iter("tr"):
            made = add(table, "tr")
            for cell in row:
                span = {"colspan": cell.get("colspan")} if cell.get("colspan") else {}
                _filled(add(made, cell.tag, **span), cell)
    elif node.tag == "ul" and not any(each.tag in {"ol", "table"} for each in node.iter()):
        _bullets(parent, node)
    elif node.tag in {"ul", "ol"}:
        _numbered(parent, node)
    else:
        add_html(parent, node)


def _bullets(parent: Element, node: Any) -> None:
    made = add(parent, "ul")
    for each in node:
        item = add(made, "li")
        for piece in _pieces(each):
            if isinstance(piece, str):
                if piece.strip():
                    put(item, piece)
            elif piece.tag == "ul":
                _bullets(item, piece)
            elif piece.tag in _BLOCKS:
                _inline_content(add(item, "p"), piece)
            else:
                _inline(item, piece)


def _numbered(parent: Element, node: Any) -> None:
    """Add a list whose items hold blocks; those of a numbered one have the number that is printed."""
    made = add(parent, "blockList")
    number = int(node.get("start", "1")) - 1
    for each in node:
        item = add(made, "item")
        if node.tag == "ol":
            number = int(each.get("value", number + 1))
            add(item, "num", f"{number}.")
        _filled(item, each)


def _filled(made: Element, node: Any) -> None:
    """Add what a cell or an item holds; one that is empty holds an empty paragraph, as the standard asks."""
    before = len(made)
    add_html(made, node)
    if len(made) == before:
        add(made, "p")


def _inline(parent: Element, node: Any) -> None:
    tag = _INLINE.get(node.tag)
    if tag is None:
        _inline_content(parent, node)
        return
    _inline_content(add(parent, tag, **({"href": node.get("href")} if tag == "a" else {})), node)


def _inline_content(made: Element, node: Any) -> None:
    for piece in _pieces(node):
        if isinstance(piece, str):
            put(made, piece)
        else:
            _inline(made, piece)
