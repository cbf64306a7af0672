"""Dialect: what Markdown means in a record. Every word is kept, none becomes markup of the writer's own.

The dialect is Python-Markdown's less everything that could lose a word or carry markup of the writer's own: raw HTML,
headings, code, images, link definitions and entities are shown as the text that they are; a link is one only if it
leads to another site or an e-mail address; figures keep their stars, lists their numbers. The result is sanitised.

Nine texts of ten are paragraphs without any character of Markdown, which one expression tells. A second, short Markdown
that read lists and tables too saved 1.5 s of processor time of 27 for an invented year more, and is gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor

from generator.pages.text import tables
from generator.pages.text.lines import PRINTED

# Marks of the program's own; no text can hold them: yamlio refuses control characters.
_END_OF_BLOCK = "\x1d"
_EDGE = "\x1c"  # where the record's own words begin and end in the HTML
ESCAPED = "\x02"  # at both sides of a character that a backslash has taken the meaning from: it is part of nothing
_NUMBER = re.compile("\x01(\\d+)\x01")  # the printed number of a list's item until the list is made
TAGS = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
TAGS |= {"div"}
_ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "li": {"class", "value"},
    "th": {"class", "scope", "colspan"},
    "td": {"class"},
    "tr": {"class"},
    "div": {"class", "role", "tabindex", "aria-label"},
}
_CLASSES = {"num", "sum", "scroll", "printed"}
_NOT_OURS = ("html_block", "reference", "code", "hashheader", "setextheader", "hr")
# Its words may hold emphasis, but no brackets; its address no blanks. Anything else in such characters is text.
_LINK = r"(?<!!)\[([^\[\]]*\w[^\[\]]*)\]\(((?:https?://|mailto:)(?:[^\s()<>\"]|\([^\s()<>\"]*\))+)\)"
_DEEP = re.compile(r"^(?:(?: {4}| {0,3}\t){20}|(?:[ \t]*(?:[-+*>]|\d+\.)){20})|[*_]{20}", re.MULTILINE)
# Most texts are paragraphs in which nothing could mean more than itself: Markdown would say the same, slowly.
_LINE = r"(?:[^\W\d_]|[”(§])(?:[^\W_]|[.,:;/()%§!?&\"'”’–…-]| (?=\S))*"
PLAIN = re.compile(rf"{_LINE}(?:\n\n?{_LINE})*")
_NOT_OURS_INLINE = (
    "backtick",
    "html",
    "entity",
    "link",
    "image_link",
    "image_reference",
    "short_image_ref",
    "reference",
    "short_reference",
    "autolink",
    "automail",
)


class ParsedText(NamedTuple):
    """A text with what its Markdown means told from its words.

    `parts` are HTML and words by turns, HTML first; words are the record's own, with ESCAPED where it is told. So is
    `brief`, the text without its tables and links, which is None if it has none of them.
    """

    parts: list[str]
    brief: list[str] | None
    blocks: tuple[str, ...]  # its paragraphs, list items and rows of tables, as plain text
    table_rows: int


class _Link(InlineProcessor):
    """[words](https://…)."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        element = Element("a", {"href": m[2]})
        element.text = m[1]
        return element, m.start(), m.end()


class _NumberedLists(SaneOListProcessor):
    """Numbered lists whose items keep the numbers that they have in the text."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        # No browser prints a leading zero or counts further than nine figures: such numbers stay text.
        self.RE = re.compile(r"^[ ]{0,3}(?:0|[1-9][0-9]{0,8})\.[ ]+(.*)")
        self.CHILD_RE = re.compile(r"^[ ]{0,3}((0|[1-9][0-9]{0,8})\.)[ ]+(.*)")

    def get_items(self, block: str) -> list[str]:
        lines = block.split("\n")
        for index, line in enumerate(lines):
            if match := self.CHILD_RE.match(line):
                lines[index] = f"{line[: match.start(3)]}\x01{match[2]}\x01{match[3]}"
        return super().get_items("\n".join(lines))


class _Numbers(Treeprocessor):
    """Gives an item its printed number where counting on would give another."""

    def run(self, root: Element) -> None:
        for items in root.iter("ol"):
            expected = int(items.get("start", "1"))
            for element in items:
                holder = element if (element.text or "").strip() or not len(element) else element[0]
                match = _NUMBER.match(holder.text or "")
                if match is None:
                    continue
                holder.text = (holder.text or "")[match.end() :]
                if int(match[1]) != expected:
                    element.set("value", match[1])
                expected = int(match[1]) + 1


class _Characters(Treeprocessor):
    """Marks the entries of a list that show the character that they are printed with, and no bullet."""

    def run(self, root: Element) -> None:
        for element in root.iter("li"):
            holder = element if (element.text or "").strip() or not len(element) else element[0]
            if (holder.text or "").startswith(PRINTED):
                holder.text = (holder.text or "")[len(PRINTED) :]
                element.set("class", "printed")


class _WholeRows(TableProcessor):
    """Tables that lose no cell: a row may have more of them than the head."""

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        further = len(self._split_row(row)) - len(align)  # type: ignore[attr-defined]  # not in the stubs
        super()._build_row(row, parent, [*align, *[None] * further])  # type: ignore[misc]


class _Tables(Treeprocessor):
    """Gives tables what a reader needs: aligned figures, a marked sum, no empty head, a region that scrolls if wide."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for index, table in enumerate(list(parent)):
                if table.tag == "table":
                    columns = self._tidy(table)
                    if tables.scrolls(columns):
                        self._make_scrollable(parent, index, table)

    def _tidy(self, table: Element) -> int:
        for cell in table.iter():
            if cell.tag in {"th", "td"} and cell.attrib.pop("style", "")[12:] in {"right;", "center;"}:
                cell.set("class", "num")
        columns = max(len(row) for row in table.iter("tr"))
        for row in table.iter("tr"):
            row.extend(Element(row[0].tag) for _ in range(columns - len(row)))
        for row in table.findall("thead/tr"):
            kept = tables.head_cells([_words(cell) for cell in row], columns)
            for cell, (tag, attributes) in zip(row, kept, strict=False):
                cell.tag = tag
                cell.attrib.update(attributes)
            del row[len(kept) :]
        body = table.findall("tbody/tr")
        if body and len(body[-1]) and tables.is_sum(_words(body[-1][0])):
            body[-1].set("class", "sum")
        return columns

    def _make_scrollable(self, parent: Element, index: int, table: Element) -> None:
        label = tables.label(_words(cell) for cell in table.findall("thead/tr/th"))
        region = Element("div", {"class": "scroll", "role": "group", "tabindex": "0", "aria-label": label})
        parent.remove(table)
        parent.insert(index, region)
        region.tail, table.tail = table.tail, None
        region.append(table)


class _Edges(Treeprocessor):
    """Marks where the record's words begin and end, so that what they name can be linked later; never in a link."""

    def run(self, root: Element) -> None:
        if root.text and root.text.strip():
            root.text = f"{_EDGE}{root.text}{_EDGE}"
        for child in root:
            if child.tag != "a":
                self.run(child)
            if child.tail and child.tail.strip():
                child.tail = f"{_EDGE}{child.tail}{_EDGE}"


class _Unescaper(UnescapeTreeprocessor):
    """Puts the characters back that a backslash stood before, so that they can still be told from others."""

    def unescape(self, text: str) -> str:
        if _EDGE not in text:
            return super().unescape(text)
        return self.RE.sub(lambda match: escaped(chr(int(match[1]))), text)


class _Collector(Treeprocessor):
    """Keeps the finished tree, from which the brief and plain shapes are taken."""

    root: Element | None = None

    def run(self, root: Element) -> None:
        self.root = root


class _Dialect(Extension):
    def __init__(self) -> None:
        super().__init__()
        self.collector: _Collector

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        for name in _NOT_OURS:
            if name in md.parser.blockprocessors:
                md.parser.blockprocessors.deregister(name)
            if name in md.preprocessors:
                md.preprocessors.deregister(name)
        for name in _NOT_OURS_INLINE:
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(_Link(_LINK, md), "link", 160)
        # "2*3*4" is a sum, not emphasis.
        assert md.delimiters is not None  # noqa: S101 - made with the other inline patterns
        md.delimiters.add("*", "strong,em", smart=True)
        md.parser.blockprocessors.register(_NumberedLists(md.parser), "olist", 40)
        md.parser.blockprocessors.register(_WholeRows(md.parser, {"use_align_attribute": False}), "table", 75)
        md.treeprocessors.register(_Numbers(md), "numbers", 25)
        md.treeprocessors.register(_Characters(md), "signs", 25)
        self.collector = _Collector(md)
        # After the inline patterns (20), before line breaks are put between elements (10).
        md.treeprocessors.register(_Tables(md), "tables", 14)
        md.treeprocessors.register(_Edges(md), "edges", 13)
        md.treeprocessors.register(self.collector, "collect", 1)
        md.treeprocessors.register(_Unescaper(md), "unescape", 0)


_dialect = _Dialect()
_markdown = Markdown(extensions=["tables", "sane_lists", _dialect], output_format="html")


def escaped(char: str) -> str:
    """Return a character that a backslash stood before as it stands among the record's words."""
    return f"{ESCAPED}{char}{ESCAPED}"


def parse(text: str) -> ParsedText:
    """Return any text of the record in its parts."""
    if PLAIN.fullmatch(text):
        paragraphs = text.split("\n\n")
        parts = [part for paragraph in paragraphs for part in ("</p>\n<p>", paragraph)]
        return ParsedText(["<p>", *parts[1:], "</p>"], None, tuple(each.replace("\n", " ") for each in paragraphs), 0)
    if not _DEEP.search(text):
        return by_markdown(text)
    # How many blocks in one another are too many is a question of the stack: on one of its own the answer is the same
    # wherever this is called.
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(by_markdown, text).result()


def by_markdown(text: str) -> ParsedText:
    """Return a text in its parts, whatever it holds."""
    _dialect.collector.root = None
    # Every & is a letter of the text: nothing in a record is an entity.
    source = text.replace("&", "&amp;")
    try:
        html = _markdown.reset().convert(source)
    except RecursionError:
        # Hundreds of lists in one another are no list.
        _markdown.parser.state.clear()
        flat = Element("div")
        SubElement(flat, "p").text = source
        html = _markdown.serializer(flat)
        _dialect.collector.root = flat
    parts = _parts(_full.clean(html))
    root = _dialect.collector.root
    if root is None:
        return ParsedText(parts, None, (), 0)
    plain = "".join(_texts(root)).replace(_EDGE, "").replace(ESCAPED, "").replace("&amp;", "&")
    blocks = (" ".join(line.split()) for line in plain.split(_END_OF_BLOCK))
    rows = sum(1 for _ in root.iterfind(".//tbody/tr"))
    is_brief = root.find(".//table") is None and root.find(".//a") is None
    return ParsedText(parts, None if is_brief else _brief(root), tuple(line for line in blocks if line), rows)


def _parts(safe: str) -> list[str]:
    """Part sanitised HTML from the words in it."""
    parts = safe.strip().split(_EDGE)
    parts[1::2] = [
        part.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u00a0").replace("&amp;", "&")
        for part in parts[1::2]
    ]
    return parts


def _brief(root: Element) -> list[str]:
    rest = Element(root.tag)
    rest.extend(child for child in root if child.tag != "table" and child.find(".//table") is None)
    html = _markdown.serializer(rest).removeprefix("<div>").removesuffix("</div>") if len(rest) else ""
    for postprocessor in _markdown.postprocessors:
        html = postprocessor.run(html)
    return _parts(_without_links.clean(html))


def _words(element: Element) -> str:
    return "".join(element.itertext())


def _texts(element: Element) -> Iterator[str]:
    """Yield the text of a tree with a mark after each block, and a blank between cells, which never run together."""
    if element.text:
        yield element.text
    number = int(element.get("start", "1"))
    for child in element:
        if element.tag == "ol":
            number = int(child.get("value", str(number)))
            yield f"{number}. "
            number += 1
        yield from _texts(child)
        if child.tag in {"br", "td", "th"}:
            yield " "
        elif child.tag not in {"em", "strong", "a"}:
            yield _END_OF_BLOCK
        if child.tail:
            yield child.tail


def _keep_attribute(_tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return value if value in _CLASSES else None
    return value


def _cleaner(tags: set[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=tags,
        attributes={tag: names for tag, names in _ATTRIBUTES.items() if tag in tags},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        attribute_filter=_keep_attribute,
    )


_full, _without_links = _cleaner(TAGS), _cleaner(TAGS - {"a"})
