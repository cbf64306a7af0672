"""HTML: a page that a municipality publishes as its minutes → a Source, through BeautifulSoup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from generator.importer.extract import problem
from generator.importer.extract.office import OfficeTable, Para, table_lines
from generator.importer.extract.problem import Limits
from generator.importer.extract.script import lowered, raised
from generator.importer.lines import Line, SourceLines, WebLink, is_public
from generator.language.text import nfc

_SILENT = {"script", "style", "template", "noscript", "svg", "head", "iframe", "object", "select", "button", "form"}
# What surrounds the minutes on a web page.
_AROUND = {"nav", "footer", "aside", "header"}
_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|"
    "time|tt|u|var|wbr"
)
_SCRIPTS = {"sup": raised, "sub": lowered}
_BOLD = {"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt"}
# Sizes in points that browsers give headings.
_SIZES = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0}
_TEXT = 12.0
_DEEPEST = 200
_MOST_BYTES = 20_000_000


def is_html(start: bytes) -> bool:
    """Tell whether the first bytes of a file are those of an HTML page."""
    return bool(
        re.match(
            rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|\?xml)\b",
            start,
            re.I | re.S,
        )
    )


def read_html(path: Path, limits: Limits) -> SourceLines:
    """Return the lines of an HTML page; what surrounds its main part is furniture. Raises ImportProblem."""
    if path.stat().st_size > _MOST_BYTES:
        raise problem.too_large(path.name, f"Sidan är större än {_MOST_BYTES // 1_000_000} MB.")
    # The parser of the standard library tells the line of each element, and has no limit on how deep they nest.
    soup = BeautifulSoup(path.read_bytes(), "html.parser")
    if len(soup.get_text()) > limits.characters:
        raise problem.too_large(path.name, f"Sidan har mer text än {limits.characters} tecken.")
    root = soup.body or soup
    main = root.find("main") or root.find("article") or root
    if not isinstance(main, Tag):
        main = root
    lines = _written(main, outside=False)
    around = [*_written(root, outside=True, main=main)]
    if not lines:
        raise problem.empty(path.name, "Sidan har ingen text.")
    return SourceLines(path.name, "html", 1, tuple(lines), tuple(around))


@dataclass
class _OpenLine:
    """The line that is being written."""

    text: str = ""
    bold: int = 0
    number: int = 0
    size: float = _TEXT
    gap: bool = False
    links: list[WebLink] = field(default_factory=list)


def _written(root: Tag, *, outside: bool, main: Tag | None = None) -> list[Line]:
    """Return the lines of a part of a page; with `outside` only what surrounds the main part."""
    writer = _HtmlWriter(main if outside else None, outside=outside)
    writer.element(root, bold=False, size=_TEXT, depth=0, around=False)
    writer.end()
    return writer.lines


class _HtmlWriter:
    """Goes through a page and writes its lines."""

    def __init__(self, skipped: Tag | None, *, outside: bool) -> None:
        self.lines: list[Line] = []
        self._open = _OpenLine()
        self._mark = ""  # of a list's entry, before its first words
        self._skipped = skipped
        self._outside = outside

    def element(self, tag: Tag, *, bold: bool, size: float, depth: int, around: bool) -> None:
        """Write what an element holds."""
        if depth > _DEEPEST or tag is self._skipped or tag.name in _SILENT or tag.has_attr("hidden"):
            return
        around = around or tag.name in _AROUND
        if around and not self._outside:
            return
        if tag.name == "br":
            self.end()
            return
        if tag.name == "table" and not tag.find("table"):
            self._table(tag)
            return
        bold = bold or tag.name in _BOLD
        size = _SIZES.get(tag.name, size)
        block = not _INLINE.fullmatch(tag.name)
        if block:
            self.end(gap=tag.name not in {"div", "td"})
        if tag.name == "li":
            self._mark = _mark(tag)
        if tag.name == "a" and tag.get_text(strip=True) and is_public(address := str(tag.get("href", "")).strip()):
            self._open.links.append(WebLink(" ".join(tag.get_text().split()), address))
        for child in tag.children:
            if isinstance(child, Tag):
                self.element(child, bold=bold, size=size, depth=depth + 1, around=around)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._text(_SCRIPTS.get(tag.name, str)(str(child)), tag.sourceline or 0, bold=bold, size=size)
        if block:
            self.end()

    def _text(self, text: str, number: int, *, bold: bool, size: float) -> None:
        text = _clean(text)
        if not text.strip():
            if self._open.text and not self._open.text.endswith(" "):
                self._open.text += " "
            return
        if not self._open.text:
            self._open.number, self._open.size = number, size
            text, self._mark = self._mark + text.lstrip(), ""
        self._open.text += text
        self._open.bold += len(text) if bold else 0

    def end(self, *, gap: bool = False) -> None:
        """End the line that is being written."""
        text = re.sub(r"\s+", " ", self._open.text).strip()
        if text:
            bold = self._open.bold * 2 > len(text)
            gap, links = self._open.gap and bool(self.lines), tuple(dict.fromkeys(self._open.links))
            line = Line(text, 1, self._open.number, gap, size=self._open.size, bold=bold, links=links)
            self.lines.append(line)
            self._open = _OpenLine()
        self._open.gap = self._open.gap or gap

    def _table(self, table: Tag) -> None:
        self.end(gap=True)
        if inner := _inner_lines(table):
            self.lines += [replace(line, number=table.sourceline or 0) for line in table_lines(inner)]
            self._open.gap = True
            return
        for number, row in enumerate(table.find_all("tr")):
            cells = row.find_all(["td", "th"])
            texts = tuple(_own_text(tag) for tag in cells)
            if not any(texts):
                continue
            bold = all(tag.name == "th" for tag in cells)
            text = "  ".join(each for each in texts if each)
            line = Line(text, 1, row.sourceline or 0, gap=number == 0, size=_TEXT, bold=bold, cells=texts)
            self.lines += _cell_lines(line, cells) if len(texts) == 1 else [line]
        self._open.gap = True


def _inner_lines(table: Tag) -> OfficeTable | None:
    """Return a table whose cells have several lines each, as of a word processor; None if each cell has but one."""
    rows = [row.find_all(["td", "th"]) for row in table.find_all("tr")]
    if any(cell.find(["td", "th"]) for row in rows for cell in row):
        return None  # one was never closed
    cells = [[_written(cell, outside=False) for cell in row] for row in rows]
    if all(len(row) == 1 for row in cells) or not any(len(cell) > 1 for row in cells for cell in row):
        return None
    return OfficeTable([[[_para(cell)] if cell else [] for cell in row] for row in cells])


def _para(lines: Sequence[Line]) -> Para:
    bold = all(line.bold for line in lines)
    return Para(
        "\n".join(line.text for line in lines), bold, _TEXT, [], [link for line in lines for link in line.links]
    )


def _cell_lines(line: Line, cells: list[Tag]) -> Iterator[Line]:
    """Yield the lines of a row of a single cell: a table that is only there for the look of the page."""
    for number, inner in enumerate(_written(cells[0], outside=False)):
        yield replace(inner, gap=line.gap if number == 0 else inner.gap)


def _mark(entry: Tag) -> str:
    """Return the mark before an entry of a list: its number, or a bullet."""
    if entry.parent is None or entry.parent.name != "ol":
        return "• "
    start = str(entry.parent.get("start", "1"))
    before = sum(1 for tag in entry.find_previous_siblings("li"))
    return f"{(int(start) if start.isdecimal() else 1) + before}. "


def _own_text(cell: Tag) -> str:
    """Return the text of a cell; one that was never closed holds the next ones, which are not its own."""
    text = ""
    for each in cell.strings:
        if each.find_parent(["td", "th"]) is cell:
            script = _SCRIPTS.get(each.parent.name) if each.parent else None
            text += script(each.strip()) if script else f" {each}"
    return _clean(text).strip()


def _clean(text: str) -> str:
    text = nfc(text.replace("\xa0", " ").replace("\xad", ""))
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]+", " ", text)
