"""OpenDocument: an .odt → a Source, read from its XML (OpenDocument 1.3, part 3) with lxml.

Changes are as accepted, comments left out, numbers counted as LibreOffice counts them: with start values, lists that
go on, cells that stand for several.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from generator.importer.extract import problem
from generator.importer.extract.numbering import Counters, Numbered
from generator.importer.extract.odtlooks import OFFICE, STYLE, TABLE, TEXT, Looks, name_of
from generator.importer.extract.office import OfficeTable, Para, clean, lines_of, source_of, without_numbers
from generator.importer.extract.package import Package, words
from generator.importer.extract.problem import Limits
from generator.importer.extract.script import lowered, raised
from generator.importer.lines import SourceLines, WebLink

MIME = "application/vnd.oasis.opendocument.text"
_GONE = {f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}ruby-text", f"{OFFICE}forms", f"{TEXT}sequence-decls",
         f"{TEXT}variable-decls", f"{TEXT}user-field-decls", f"{TEXT}index-title-template"}  # fmt: skip
_HREF = "{http://www.w3.org/1999/xlink}href"
_MOST_CELLS = 200  # that one stands for: a sheet is as wide as the program allows


def read_odt(path: Path, limits: Limits) -> SourceLines:
    """Return the lines of an OpenDocument text; the page head is among them, the foot is not. Raises ImportProblem."""
    with Package(path, limits) as package:
        reader = _OdtReader(package)
        body = lines_of(reader.body)
        head, gone = without_numbers(lines_of(reader.heads[0]))
        around = [*gone, *lines_of(reader.heads[1])]
    return source_of(path, limits, [*head, *body], around, "".join(reader.hidden))


@dataclass(slots=True)
class _OdtText:
    """The paragraph that is being read."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    letters: int = 0
    size: float = 0.0
    notes: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


class _OdtReader:
    """Goes through the content and the page styles."""

    def __init__(self, package: Package) -> None:
        content, styles = package.xml("content.xml"), package.xml("styles.xml")
        text = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
        if content is None or text is None:
            raise problem.damaged_office(package.name)
        self._looks = Looks(content, styles)
        self._counters = Counters()
        self._lists: dict[str, Numbered] = {}
        self._number = 0  # of notes
        self._begun = 0  # lists
        self.hidden: list[str] = []
        self.body = list(self._blocks(text))
        self.heads: tuple[list[Para | OfficeTable], list[Para | OfficeTable]] = ([], [])
        masters = styles.iter(f"{STYLE}master-page") if styles is not None else iter(())
        for number, master in enumerate(masters):
            for part in master:
                kind = name_of(part)
                if kind.startswith(("header", "footer")):
                    first = number == 0 and kind in ("header", "header-first") and not self.heads[0]
                    self.heads[0 if first else 1].extend(self._blocks(part))

    def _blocks(
        self, parent: etree._Element, entry: tuple[Numbered, int] | None = None
    ) -> Iterator[Para | OfficeTable]:
        """Yield the paragraphs and tables of a part; `entry` is the list and level whose number stands before them."""
        for child in parent:
            if child.tag in _GONE:
                continue
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(child, entry)
                entry = None
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, 0, None)
            elif child.tag == f"{TABLE}table":
                yield self._table(child)
            elif child.tag == f"{TEXT}section" and child.get(f"{TEXT}display") == "none":
                self.hidden.append(words(child).strip())
            else:
                yield from self._blocks(child)

    def _list(self, element: etree._Element, level: int, outer: Numbered | None) -> Iterator[Para | OfficeTable]:
        name = element.get(f"{TEXT}style-name")
        goes_on = element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")
        found = outer
        if found is None or name:
            levels = self._looks.lists.get(name or "", {})
            counter = name or "?"
            if not goes_on and level == 0:
                self._begun += 1
                counter = f"{counter}#{self._begun}"
                self._lists[name or "?"] = Numbered(levels, counter)
            found = self._lists.setdefault(name or "?", Numbered(levels, counter))
        for item in element:
            if name_of(item) not in ("list-item", "list-header"):
                continue
            start = item.get(f"{TEXT}start-value")
            if start and start.isdecimal():
                found = Numbered(found.levels, found.counter, {level: int(start)})
            numbered = name_of(item) == "list-item"
            for child in item:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, level + 1, found)
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    yield from self._paragraph(child, (found, level) if numbered else None)
                    numbered = False

    def _paragraph(self, element: etree._Element, entry: tuple[Numbered, int] | None) -> Iterator[Para | OfficeTable]:
        look = self._looks.of(element.get(f"{TEXT}style-name"), "paragraph")
        text = _OdtText(size=look.size)
        self._inline(element, look.bold, look.script, text)
        if look.hidden and "".join(text.parts).strip():
            self.hidden.append("".join(text.parts))
        said = "".join(text.parts)
        if said.strip():
            if entry is None and element.tag == f"{TEXT}h" and (outline := self._looks.outline):
                level = element.get(f"{TEXT}outline-level", "1")
                entry = (outline, int(level) - 1) if level.isdecimal() else None
                if entry and entry[1] not in outline.levels:
                    entry = None
            label = self._counters.label(*entry) if entry else ""
            said = f"{label} {said.lstrip()}" if label else said
            links = [
                WebLink(clean("".join(map(str, each.itertext()))), each.get(_HREF) or "")
                for each in element.iter(f"{TEXT}a")
            ]
            notes = [clean(note) for note in text.notes]
            yield Para(clean(said), text.bold * 2 > text.letters, look.size, notes, links)
        for box in text.boxes:
            yield from self._blocks(box)

    def _inline(self, element: etree._Element, bold: bool, script: str, text: _OdtText) -> None:
        self._say(element.text, bold, script, text)
        for child in element:
            if child.tag not in _GONE:
                self._child(child, bold, script, text)
            self._say(child.tail, bold, script, text)

    def _child(self, child: etree._Element, bold: bool, script: str, text: _OdtText) -> None:
        name = name_of(child)
        if child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            text.parts.append(" " * min(int(count) if count.isdecimal() else 1, 100))
        elif child.tag == f"{TEXT}tab":
            text.parts.append("\t")
        elif child.tag == f"{TEXT}line-break":
            text.parts.append("\n")
        elif child.tag == f"{TEXT}note":
            self._number += 1
            mark = raised(str(self._number))
            body = child.find(f"{TEXT}note-body")
            text.parts.append(mark)
            text.notes.append(
                f"{mark} {' '.join(' '.join(map(str, body.itertext())).split()) if body is not None else ''}"
            )
        elif name in ("frame", "text-box", "custom-shape", "rect", "g"):
            text.boxes.append(child)
        elif name == "hidden-text":
            self.hidden.append(child.get(f"{TEXT}string-value") or "")
        elif child.tag == f"{TEXT}span":
            look = self._looks.of(child.get(f"{TEXT}style-name"), "text")
            if look.hidden:
                self.hidden.append(words(child))
                return
            self._inline(child, look.bold if look.has_bold else bold, look.script or script, text)
        else:
            self._inline(child, bold, script, text)

    def _say(self, said: str | None, bold: bool, script: str, text: _OdtText) -> None:
        if not said:
            return
        plain = " ".join(said.split("\n")) if said.strip() else " "
        if script:
            plain = raised(plain) if script == "super" else lowered(plain)
        text.parts.append(plain)
        text.letters += len(plain.strip())
        text.bold += len(plain.strip()) if bold else 0

    def _table(self, element: etree._Element) -> OfficeTable:
        rows: list[list[list[Para]]] = []
        for row in element.iter(f"{TABLE}table-row"):
            if next(row.iterancestors(f"{TABLE}table")) is not element:
                continue
            cells: list[list[Para]] = []
            for cell in row:
                if name_of(cell) not in ("table-cell", "covered-table-cell"):
                    continue
                paras = [para for para in self._blocks(cell) if isinstance(para, Para)]
                cells += [paras] * _repeated(cell, "columns")
            while cells and not cells[-1]:
                cells.pop()
            rows += [cells] * (_repeated(row, "rows") if cells else 1)
        width = max((len(row) for row in rows), default=0)
        return OfficeTable([[*row, *([[]] * (width - len(row)))] for row in rows])


def _repeated(element: etree._Element, what: str) -> int:
    count = element.get(f"{TABLE}number-{what}-repeated", "1")
    return min(int(count), _MOST_CELLS) if count.isdecimal() else 1
