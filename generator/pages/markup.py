"""Markup: a record's Markdown to safe HTML, every word kept.

The dialect is Python-Markdown's less everything that could lose a word or carry markup of the writer's own: raw HTML,
headings, code, images, link definitions and entities are shown as the text that they are; a link is one only if it
leads to another site or an e-mail address; figures keep their stars, lists their numbers. The result is sanitised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

MASKED = "[maskad]"
_END_OF_BLOCK = "\x1d"  # no text can hold it: yamlio refuses control characters
_SUM = re.compile(r"(summa|totalt|total)\b", re.IGNORECASE)
_TAGS = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
_TAGS |= {"span", "div"}
_ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "li": {"value"},
    "th": {"class", "scope", "colspan"},
    "td": {"class"},
    "tr": {"class"},
    "span": {"class"},
    "div": {"class", "role", "tabindex", "aria-label"},
}
_CLASSES = {"num", "sum", "masked", "scroll"}
_NOT_OURS = ("html_block", "reference", "code", "hashheader", "setextheader", "hr")
# Its words may hold emphasis, but no brackets; its address no blanks. Anything else in such signs is text.
_LINK = r"(?<!!)\[([^\[\]]*\w[^\[\]]*)\]\(((?:https?://|mailto:)(?:[^\s()<>\"]|\([^\s()<>\"]*\))+)\)"
# Stands around the printed number of a list's item until the list is made; no record can hold the character.
_NUMBER = re.compile("\x01(\\d+)\x01")
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


@dataclass(frozen=True)
class Link:
    """A stretch of running text that names something with a page, and its address."""

    start: int
    end: int
    address: str


Finder = Callable[[str], Iterable[Link]]


@dataclass(frozen=True)
class Rendered:
    """A text of the record in the shapes in which pages show it."""

    html: Markup
    table_rows: int  # rows of its tables, heads not counted
    blocks: tuple[str, ...]  # its paragraphs, list items and rows of tables, as plain text
    _root: Element = field(repr=False, compare=False)

    @property
    def plain(self) -> str:
        """The text on one line."""
        return " ".join(self.blocks)

    @cached_property
    def brief(self) -> Markup:
        """The text without its tables and links, for lists."""
        return _brief(self._root)


class _Linker(Treeprocessor):
    """Links mentions and marks masked values in the parsed document; never inside a link."""

    finder: Finder | None = None

    def run(self, root: Element) -> None:
        self._walk(root)

    def _walk(self, element: Element) -> None:
        for child in list(element):
            if child.tag != "a":
                self._walk(child)
        # Tails from the end, so that positions stay right while children are put in.
        for index in range(len(element) - 1, -1, -1):
            child = element[index]
            if child.tail:
                text, made = self._split(str(child.tail))
                child.tail = text
                for offset, new in enumerate(made):
                    element.insert(index + 1 + offset, new)
        if element.text and element.tag != "a":
            text, made = self._split(str(element.text))
            element.text = text
            for offset, new in enumerate(made):
                element.insert(offset, new)

    def _split(self, text: str) -> tuple[str, list[Element]]:
        links: list[Link] = sorted(self.finder(text), key=lambda link: link.start) if self.finder else []
        marks = [Link(match.start(), match.end(), "") for match in re.finditer(re.escape(MASKED), text)]
        pieces = sorted([*links, *marks], key=lambda link: link.start)
        if not pieces:
            return text, []
        made: list[Element] = []
        end = pieces[0].start
        lead = text[:end]
        for index, piece in enumerate(pieces):
            if piece.start < end:
                continue
            element = Element("a", {"href": piece.address}) if piece.address else Element("span", {"class": "masked"})
            element.text = text[piece.start : piece.end]
            end = piece.end
            following = next((each.start for each in pieces[index + 1 :] if each.start >= end), len(text))
            element.tail = text[end:following]
            end = following
            made.append(element)
        return lead, made


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
            for each in items:
                holder = each if (each.text or "").strip() or not len(each) else each[0]
                match = _NUMBER.match(holder.text or "")
                if match is None:
                    continue
                holder.text = (holder.text or "")[match.end() :]
                if int(match[1]) != expected:
                    each.set("value", match[1])
                expected = int(match[1]) + 1


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
                    if columns > 3:
                        self._make_scrollable(parent, index, table)

    def _tidy(self, table: Element) -> int:
        for cell in table.iter():
            if cell.tag in {"th", "td"}:
                style = cell.attrib.pop("style", "")
                if "right" in style or "center" in style:
                    cell.set("class", "num")
        columns = max(len(row) for row in table.iter("tr"))
        for row in table.iter("tr"):
            row.extend(Element(row[0].tag) for _ in range(columns - len(row)))
        for row in table.findall("thead/tr"):
            empty = [cell for cell in row if not "".join(cell.itertext()).strip()]
            if len(empty) == len(row):
                for cell in empty:
                    cell.tag = "td"
            elif len(row) > 1 and empty == list(row)[1:]:
                for cell in empty:
                    row.remove(cell)
                row[0].set("colspan", str(columns))
                row[0].set("scope", "colgroup")
            else:
                for cell in row:
                    if cell in empty:
                        cell.tag = "td"
                    else:
                        cell.set("scope", "col")
        body = table.findall("tbody/tr")
        if body and len(body[-1]) and _SUM.match("".join(body[-1][0].itertext()).strip()):
            body[-1].set("class", "sum")
        return columns

    def _make_scrollable(self, parent: Element, index: int, table: Element) -> None:
        label = "Tabell: " + " ".join("".join(cell.itertext()).strip() for cell in table.findall("thead/tr/th"))
        region = Element("div", {"class": "scroll", "role": "region", "tabindex": "0", "aria-label": label.strip(" :")})
        parent.remove(table)
        parent.insert(index, region)
        region.tail, table.tail = table.tail, None
        region.append(table)


class _Collector(Treeprocessor):
    """Keeps the finished tree, from which the brief and plain shapes are taken."""

    root: Element | None = None

    def run(self, root: Element) -> None:
        self.root = root


class _Dialect(Extension):
    def __init__(self) -> None:
        super().__init__()
        self.linker: _Linker
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
        self.linker = _Linker(md)
        self.collector = _Collector(md)
        # After the inline patterns (20) have made links of what the writer marked as links.
        md.treeprocessors.register(self.linker, "mentions", 15)
        md.treeprocessors.register(_Tables(md), "tables", 14)
        md.treeprocessors.register(self.collector, "collect", 1)


_dialect = _Dialect()
_markdown = Markdown(extensions=["tables", "sane_lists", _dialect], output_format="html")


def render(text: str, finder: Finder | None = None) -> Rendered:
    """Return the text as safe HTML, with links where `finder` sees something that has a page."""
    _dialect.linker.finder = finder
    _dialect.collector.root = None
    # Every & is a letter of the text: nothing in a record is an entity.
    try:
        html = _markdown.reset().convert(text.replace("&", "&amp;"))
    except RecursionError:
        # Hundreds of lists in one another are no list.
        _markdown.parser.state.clear()
        flat = Element("div")
        SubElement(flat, "p").text = text.replace("&", "&amp;")
        html = _markdown.serializer(flat)
        _dialect.collector.root = flat
    safe = Markup(_full.clean(html).strip())  # noqa: S704 - sanitised
    root = _dialect.collector.root
    if root is None:
        return Rendered(safe, 0, (), Element("div"))
    rows = sum(1 for _ in root.iterfind(".//tbody/tr"))
    lines = (" ".join(line.split()) for line in "".join(_texts(root)).replace("&amp;", "&").split(_END_OF_BLOCK))
    return Rendered(safe, rows, tuple(line for line in lines if line), root)


def _brief(root: Element) -> Markup:
    rest = Element(root.tag)
    rest.extend(child for child in root if child.tag != "table" and child.find(".//table") is None)
    html = _markdown.serializer(rest).removeprefix("<div>").removesuffix("</div>") if len(rest) else ""
    for postprocessor in _markdown.postprocessors:
        html = postprocessor.run(html)
    return Markup(_without_links.clean(html).strip())  # noqa: S704 - sanitised


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
        elif child.tag not in {"em", "strong", "a", "span"}:
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


def _keep_our_pictures(tag: str, name: str, value: str) -> str | None:
    """Leave out the address of a picture on another host, whose reader it would tell of."""
    return None if tag == "img" and name == "src" and re.match(r"[a-z]+:|//", value, re.IGNORECASE) else value


# Editorial pages may hold what Markdown makes, headings with their anchors, and pictures of our own.
_EDITORIAL_TAGS = {*_TAGS, "h1", "h2", "h3", "h4", "h5", "h6", "pre", "code", "img", "dl", "dt", "dd", "hr", "abbr"}
_editorial = nh3.Cleaner(
    tags=_EDITORIAL_TAGS,
    attributes={
        "a": {"href", "title"},
        "img": {"src", "alt", "width", "height"},
        "ol": {"start"},
        "abbr": {"title"},
        "th": {"scope"},
        **{f"h{level}": {"id"} for level in range(1, 7)},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    attribute_filter=_keep_our_pictures,
)


def editorial(html: str) -> str:
    """Return an editorial page's HTML, as MkDocs made it of Markdown, without anything that a browser could run."""
    # A long line scrolls inside its block, also for those who have no mouse.
    return _editorial.clean(html).replace("<pre><code>", '<pre><code tabindex="0">')


_full, _without_links = _cleaner(_TAGS), _cleaner(_TAGS - {"a"})


def paragraphs(text: str) -> Markup:
    """Return the site's own plain text (an editor's note) as paragraphs; nothing in it is markup."""
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text) if block.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(block) for block in blocks)


__all__ = ["MASKED", "Finder", "Link", "Rendered", "editorial", "paragraphs", "render"]
