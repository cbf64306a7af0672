"""Office: paragraphs and tables of a word processor's file → the lines that its PDF would have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.importer.extract import problem
from generator.importer.extract.furniture import PAGE_NUMBER, is_signature_box
from generator.importer.extract.problem import Limits
from generator.importer.extract.rows import MARKER
from generator.importer.lines import Line, SourceLines, WebLink, is_public
from generator.language.text import nfc

# What parts columns: a tab, or blanks as somebody without tabs sets them.
_COLUMNS = re.compile(r"\t| {3,}")
_LABEL = 45  # characters of what may be the label of a row
_PERSON = re.compile(r"\([A-ZÅÄÖ][\wÅÄÖåäö]{0,4}\)|\bkl\.? ?\d|^[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+$")
_ITEM = re.compile(r"(?:[A-ZÅÄÖ]{1,5} )?§ ?\d")


@dataclass(slots=True)
class Para:
    """A paragraph: its text with tabs and line breaks, how it looks, and the notes whose marks stand in it."""

    text: str
    bold: bool = False
    size: float | None = None
    notes: list[str] = field(default_factory=list)
    links: list[WebLink] = field(default_factory=list)


@dataclass(slots=True)
class OfficeTable:
    """A table by its grid: what is merged stands in its first cell, the cells that it covers are empty."""

    rows: list[list[list[Para]]]


Body = Sequence[Para | OfficeTable]


def clean(text: str) -> str:
    """Return text of a file without characters that say nothing; hyphens and blanks of all kinds are usual ones."""
    text = nfc(text).replace("\xad", "").replace("\u2011", "-").replace("\u2010", "-")
    text = re.sub(r"[\xa0\u2000-\u200a\u202f\u205f]", " ", text)
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]", "", text)


def lines_of(body: Body, first: int = 1) -> list[Line]:
    """Return the lines of a body, numbered from `first`; a paragraph is apart from the one before it."""
    lines: list[Line] = []
    for each in body:
        made = list(table_lines(each)) if isinstance(each, OfficeTable) else list(_paragraph(each))
        lines += made
    return [replace(line, number=number) for number, line in enumerate(_tabled(lines), first)]


def source_of(path: Path, limits: Limits, lines: Sequence[Line], around: Sequence[Line], hidden: str) -> SourceLines:
    """Return a document of these lines, with what stands around them and what it hides.

    Raises ImportProblem when there are none, too many, or something is hidden.
    """
    if not lines:
        raise problem.empty(path.name, "Dokumentet har ingen text.")
    if sum(len(line.text) for line in lines) > limits.characters:
        raise problem.too_large(path.name, f"Dokumentet har mer text än {limits.characters} tecken.")
    if hidden:
        raise problem.hidden_text(path.name, hidden)
    numbered = tuple(replace(line, number=place) for place, line in enumerate(lines, 1))
    return SourceLines(path.name, "word", 1, numbered, tuple(around))


def without_numbers(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of a page head that say whose minutes these are, and page numbers and captions of boxes."""
    kept: list[Line] = []
    gone: list[Line] = []
    for line in lines:
        parts = [part for part in (line.cells or line.text.split("  ")) if part.strip()]
        said = [part for part in parts if not PAGE_NUMBER.fullmatch(part)]
        if not said or is_signature_box(line.text):
            gone.append(line)
            continue
        if len(said) < len(parts):
            gone.append(replace(line, text="  ".join(part for part in parts if part not in said), cells=None))
            line = replace(line, text="  ".join(said), cells=tuple(said) if line.cells else None)
        kept.append(line)
    return kept, gone


def _paragraph(para: Para, *, column: int = 0, apart: bool = True) -> Iterator[Line]:
    number = 0
    links = (
        ()
        if "\n" in para.text.strip()
        else tuple(link for link in dict.fromkeys(para.links) if is_public(link.address))
    )
    for row in para.text.split("\n"):
        parts = [" ".join(part.split()) for part in _COLUMNS.split(row)]
        parts = [part for part in parts if part]
        if not parts:
            continue
        if len(parts) > 1 and MARKER.fullmatch(parts[0]):
            parts[:2] = [f"{parts[0]} {parts[1]}"]
        cells = tuple(parts) if len(parts) > 1 else None
        gap = apart and not number
        yield Line("  ".join(parts), 1, 0, gap, size=para.size, bold=para.bold, column=column, cells=cells, links=links)
        number += 1
    for note in para.notes:
        yield Line(note, 1, 0, gap=False, size=para.size)


def _tabled(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines; one with tabs is a row of a table only if the line before or after it has as many."""
    for index, line in enumerate(lines):
        if line.cells is None or not line.gap:
            yield line
            continue
        around = [*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]]
        alike = any(each.cells is not None and len(each.cells) == len(line.cells) for each in around)
        yield line if alike else replace(line, cells=None)


def table_lines(table: OfficeTable) -> Iterator[Line]:
    """Yield the lines of a table: lists beside labels and each other line by line, anything else row by row."""
    rows = [[[para for para in cell if para.text.strip()] for cell in row] for row in table.rows]
    rows = [row for row in rows if any(row)]
    if not rows:
        return
    if max(len([cell for cell in row if cell]) for row in rows) == 1 or _is_frame(rows):
        for row in rows:
            for cell in row:
                for para in cell:
                    yield from _paragraph(para)
        return
    index = 0
    while index < len(rows):
        end = _lists_end(rows, index)
        if end > index:
            yield from _columns(rows[index:end])
            index = end
            continue
        yield from _row(rows[index], first=index == 0)
        index += 1


def _is_frame(rows: Sequence[Sequence[Sequence[Para]]]) -> bool:
    """Tell whether a table is only there for the look of the page: a cell of it holds §§ with their text."""
    return any(len(cell) > 2 and any(_ITEM.match(para.text.strip()) for para in cell) for row in rows for cell in row)


def _lists_end(rows: Sequence[Sequence[Sequence[Para]]], start: int) -> int:
    """Return where lists beside each other end that begin at a row: perhaps heads, then cells of several people."""
    row = rows[start]
    if _is_lists(row):
        return start + 1
    heads = len([cell for cell in row if cell]) > 1 and all(
        len(cell) <= 1 and len(_text(cell)) <= _LABEL for cell in row
    )
    if heads and start + 1 < len(rows) and _is_lists(rows[start + 1]) and len(rows[start + 1]) == len(row):
        return start + 2
    return start


def _is_lists(row: Sequence[Sequence[Para]]) -> bool:
    long = [cell for cell in row if sum(len(para.text.strip("\n").split("\n")) for para in cell) > 1]
    return len(long) > 1 and all(any(_PERSON.search(row) for row in _text(cell).split("\n")) for cell in long)


def _columns(rows: Sequence[Sequence[Sequence[Para]]]) -> Iterator[Line]:
    """Yield lists beside each other one after the other; a cell of few words before them is their label."""
    width = max(len(row) for row in rows)
    number = 0
    for column in range(width):
        paras = [para for row in rows if column < len(row) for para in row[column]]
        label = column == 0 and len(paras) == 1 and len(paras[0].text) <= _LABEL and not _PERSON.search(paras[0].text)
        number += 0 if label else bool(paras)
        for index, para in enumerate(paras):
            yield from _paragraph(para, column=0 if label else number, apart=index == 0)


def _row(row: Sequence[Sequence[Para]], *, first: bool) -> Iterator[Line]:
    texts = [_text(cell) for cell in row]
    filled = [index for index, text in enumerate(texts) if text]
    look = next(para for cell in row for para in cell)
    bold = all(para.bold for cell in row for para in cell)
    # "Beslutande | a list of people": the label, and what it is the label of line by line.
    if len(filled) <= 2 and filled[0] == 0 and len(texts[0]) <= _LABEL and any("\n" in text for text in texts):
        label = texts[0].replace("\n", " ")
        values = [line for index in filled[1:] for line in texts[index].split("\n")]
        both = (label, values[0]) if values else (label,)
        yield Line("  ".join(both), 1, 0, first, size=look.size, bold=bold, cells=both if values else None)
        for value in values[1:]:
            yield Line(value, 1, 0, size=look.size)
        return
    cells = tuple(text.replace("\n", " ") for text in texts)
    yield Line("  ".join(cell for cell in cells if cell), 1, 0, first, size=look.size, bold=bold, cells=cells)


def _text(cell: Sequence[Para]) -> str:
    """Return the text of a cell, its lines parted by line breaks; tabs in it part nothing."""
    rows = [" ".join(row.split()) for para in cell for row in (*para.text.split("\n"), *para.notes)]
    return "\n".join(row for row in rows if row)
