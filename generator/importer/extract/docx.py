"""Word: a .docx → a Source, read from its XML (ISO/IEC 29500-1, WordprocessingML) with lxml.

Changes are as accepted, comments left out, fields as they show, numbers counted as Word counts them. No reader of
.docx gets all of this right on minutes, so the parts are read here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from generator.importer.extract import problem
from generator.importer.extract.numbering import Counters
from generator.importer.extract.office import OfficeTable, Para, clean, lines_of, source_of, without_numbers
from generator.importer.extract.package import Package, words
from generator.importer.extract.problem import Limits
from generator.importer.extract.runs import Runs, W, val
from generator.importer.extract.styles import Look, Styles
from generator.importer.lines import SourceLines, WebLink

MAIN = "word/document.xml"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONS = "word/_rels/document.xml.rels"


def read_docx(path: Path, limits: Limits) -> SourceLines:
    """Return the lines of a Word document; the head of its first page is among them, other heads and feet are not.

    Raises ImportProblem when it is damaged, locked, too large, empty, or has hidden text.
    """
    with Package(path, limits) as package:
        reader = _DocxReader(package)
        body = lines_of(reader.body)
        head, gone = without_numbers(lines_of(reader.first_head))
        around = [*gone, *lines_of([*reader.other_heads, *reader.placeholders])]
    return source_of(path, limits, [*head, *body], around, "".join(reader.runs.hidden))


class _DocxReader:
    """Goes through the parts of a document."""

    def __init__(self, package: Package) -> None:
        self.styles = Styles(package.xml("word/styles.xml"), package.xml("word/numbering.xml"))
        self.counters = Counters()
        notes = {kind: self._notes(package.xml(f"word/{kind}s.xml"), kind) for kind in ("footnote", "endnote")}
        self.runs = Runs(self.styles, notes)
        self.placeholders: list[Para | OfficeTable] = []
        relations = package.xml(_RELATIONS)
        self.targets = {each.get("Id"): each.get("Target") or "" for each in relations} if relations is not None else {}
        root = package.xml(MAIN)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise problem.damaged_office(package.name)
        self.body = list(self._blocks(body))
        heads = self._heads(package, body)
        self.first_head: list[Para | OfficeTable] = heads[0] if heads else []
        self.other_heads = [each for head in heads[1:] for each in head]
        self.placeholders += [Para(text) for text in self.runs.placeholders]

    def _notes(self, root: etree._Element | None, kind: str) -> dict[str, str]:
        """Return the text of each note by its id."""
        if root is None:
            return {}
        return {
            val(note, "id") or "": " ".join("".join(text.text or "" for text in note.iter(f"{W}t")).split())
            for note in root.iter(f"{W}{kind}")
            if note.get(f"{W}type") is None
        }

    def _heads(self, package: Package, body: etree._Element) -> list[list[Para | OfficeTable]]:
        """Return page heads and feet: that of the first page, then each other one."""
        if not self.targets:
            return []
        wanted: list[tuple[int, str]] = []
        for section in body.iter(f"{W}sectPr"):
            titled = section.find(f"{W}titlePg") is not None
            for reference in section:
                if reference.tag in (f"{W}headerReference", f"{W}footerReference"):
                    first = reference.get(f"{W}type") == ("first" if titled else "default")
                    rank = 0 if first and reference.tag == f"{W}headerReference" else 1
                    wanted.append((rank, self.targets.get(reference.get(f"{_R}id"), "")))
        heads: list[list[Para | OfficeTable]] = []
        ordered = list(dict.fromkeys(target for _, target in sorted(wanted, key=lambda each: each[0])))
        if not any(rank == 0 for rank, _ in wanted):
            heads.append([])
        for target in ordered:
            root = package.xml(f"word/{target.removeprefix('/word/')}")
            heads.append(list(self._blocks(root)) if root is not None else [])
        return heads

    def _blocks(self, parent: etree._Element) -> Iterator[Para | OfficeTable]:
        """Yield the paragraphs and tables of a part, whatever they are wrapped in."""
        carried = ""
        for child in parent:
            if child.tag == f"{W}p":
                para, boxes, goes_on = self._paragraph(child, carried)
                carried = para.text if goes_on else ""
                if not goes_on:
                    yield para
                for box in boxes:
                    yield from self._blocks(box)
            elif child.tag == f"{W}tbl":
                yield self._table(child)
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if self.runs.is_placeholder(child):
                    self.runs.placeholders.append(words(child).strip())
                elif content is not None:
                    yield from self._blocks(content)
            elif child.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
                yield from self._blocks(child)
        if carried:
            yield Para(carried)

    def _paragraph(self, element: etree._Element, carried: str) -> tuple[Para, list[etree._Element], bool]:
        """Return a paragraph, the text boxes in it, and whether its end was deleted, so that the next one goes on."""
        look = self.styles.of_paragraph(element)
        text, bold, size, notes, boxes = self.runs.read(element, look)
        label = self._label(element, look) if text.strip() else ""
        if label:
            text = f"{label} {text.lstrip()}"
        properties = element.find(f"{W}pPr/{W}rPr")
        deleted = properties is not None and (
            properties.find(f"{W}del") is not None or properties.find(f"{W}moveFrom") is not None
        )
        links = [
            WebLink(
                clean("".join(run.text or "" for run in each.iter(f"{W}t"))), self.targets.get(each.get(f"{_R}id"), "")
            )
            for each in element.iter(f"{W}hyperlink")
        ]
        return Para(clean(carried + text), bold, size, [clean(note) for note in notes], links), boxes, deleted

    def _label(self, element: etree._Element, look: Look) -> str:
        numbered = self.styles.numbered(element, look)
        return self.counters.label(*numbered) if numbered else ""

    def _table(self, element: etree._Element) -> OfficeTable:
        rows: list[list[list[Para]]] = []
        for row in _within(element, "tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            cells: list[list[Para]] = [[] for _ in range(_count(properties, "gridBefore"))]
            for cell in _within(row, "tc"):
                of_cell = cell.find(f"{W}tcPr")
                merged = of_cell.find(f"{W}vMerge") if of_cell is not None else None
                goes_on = merged is not None and merged.get(f"{W}val") != "restart"
                cells.append([] if goes_on else list(self._flat(self._blocks(cell))))
                cells += [[] for _ in range(_count(of_cell, "gridSpan") - 1)]
            rows.append(cells)
        return OfficeTable(rows)

    def _flat(self, blocks: Iterator[Para | OfficeTable]) -> Iterator[Para]:
        """Yield the paragraphs of a cell; a table in a table is its cells, one row to a paragraph."""
        for block in blocks:
            if isinstance(block, Para):
                yield block
                continue
            for row in block.rows:
                text = "\t".join(" ".join(para.text for para in cell) for cell in row)
                yield Para(text, notes=[note for cell in row for para in cell for note in para.notes])


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield rows or cells, also those in a content control or in something inserted."""
    for child in parent:
        if child.tag == f"{W}{tag}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"):
            yield from _within(child, tag)


def _count(properties: etree._Element | None, tag: str) -> int:
    element = properties.find(f"{W}{tag}") if properties is not None else None
    value = element.get(f"{W}val", "") if element is not None else ""
    return min(int(value), 100) if value.isdecimal() else (1 if tag == "gridSpan" else 0)
