"""Text: a text file → a Source. What extraction with kept layout leaves is read as if it stood on paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator.findings import Finding, Severity
from generator.importer.extract import problem
from generator.importer.extract.flush import lists_in
from generator.importer.extract.furniture import parted
from generator.importer.extract.problem import Limits
from generator.importer.extract.reading import PLAIN, lines
from generator.importer.extract.rows import MARKER, Row
from generator.importer.extract.segment import Segment
from generator.importer.extract.sheets import sheets
from generator.importer.extract.signed import without_sheet
from generator.importer.lines import Line, SourceLines
from generator.language.text import nfc

# The paper that a text is thought to stand on: points for each character and line, and the size of its letters.
CHARACTER, LINE, SIZE = 5.0, 12.0, 10.0
# A longer line is a page or a paragraph made flat, in which runs of blanks part nothing.
_FLAT = 200
_MOST_LINES = 100_000
_GAP = re.compile(r" {2,}| *\Z")
_ENTRY = re.compile(rf"\s*(?:{MARKER.pattern}) {{1,8}}(?=\S)")
# Tabs part cells whatever their width: each is thought to begin so many characters after the last.
_TAB = 400
# What parts nothing but looks: "-----", "=====", "____".
_BLANK = 0x20
_UNUSED = b"\x81\x8d\x8f\x90\x9d"  # in Windows-1252
_ODD = 100  # one character in so many that no text has makes a file none
_RULE = re.compile(r"[-=_*~\s|+]{3,}")

# "Signature reference: bc4478dc-88dd-4458-ab9f-428faf19e183"
_MARK = re.compile(r"\bSignature reference: [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)


def read_text(path: Path, limits: Limits) -> SourceLines:
    """Return the lines of a text file. Raises ImportProblem when it is no text, or too long."""
    text, findings = _decoded(path.read_bytes(), path.name)
    if len(text) > limits.characters:
        raise problem.too_large(path.name, f"Filen har mer text än {limits.characters} tecken.")
    if text.count("\n") > _MOST_LINES:
        raise problem.too_large(path.name, f"Filen har fler än {_MOST_LINES} rader.")
    if not text.strip():
        raise problem.empty(path.name)
    return source_of(text, path.name, findings)


def source_of(text: str, name: str, findings: Sequence[Finding] = ()) -> SourceLines:
    """Return the lines of a text."""
    return source_of_rows(list(_rows(text)), name, findings)


def source_of_rows(written: Sequence[tuple[int, Row]], name: str, findings: Sequence[Finding] = ()) -> SourceLines:
    """Return the lines of the rows of a text, each with its page."""
    pages = written[-1][0] if written else 1
    by_page: list[list[Row]] = [[] for _ in range(pages)]
    for page, row in written:
        if not _is_rule(row):
            by_page[page - 1].append(row)
    papers = [page for page in by_page if page] if pages > 1 else sheets(by_page[0])
    body, furniture = parted(papers, placed=False)
    body, signatures = without_sheet(body)
    found: list[Line] = []
    of_page = {row.number: page for page, row in written}
    for index, rows in enumerate(body):
        for part in lists_in(rows):
            if isinstance(part, Line):
                found.append(replace(part, page=of_page[part.number]))
                continue
            read = lines(part, of_page[part[0].number], PLAIN)
            if index and part[0] is rows[0]:
                # What stands on the next page is apart from the last one, until its words say otherwise.
                read[0] = replace(read[0], gap=True)
            found += (_in_columns(line) for line in read)
    left_out = (_plain(row, of_page[row.number]) for page in (*furniture, *signatures) for row in page)
    rules = (_plain(row, page) for page, row in written if _is_rule(row))
    found, marks = _without_marks(found)
    gone = sorted({*left_out, *rules, *marks}, key=lambda line: line.number)
    return SourceLines(name, "text", pages, tuple(found), tuple(gone), tuple(findings))


def _without_marks(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return lines without the mark of a service for signatures, and the marks.

    It stands at the foot of each page, and where the line breaks are lost what goes on overleaf stands after it.
    """
    kept, marks = [], []
    for line in lines:
        match = _MARK.search(line.text) if line.cells is None else None
        if match is None:
            kept.append(line)
            continue
        marks.append(replace(line, text=match[0].strip()))
        if rest := " ".join([line.text[: match.start()].rstrip(), line.text[match.end() :].lstrip()]).strip():
            kept.append(replace(line, text=rest))
    return kept, marks


def _in_columns(line: Line) -> Line:
    return replace(line, indent=round(line.indent / CHARACTER, 1), size=None)


def _plain(row: Row, page: int) -> Line:
    return Line(row.text, page, row.number, ocr=row.segments[0].ocr)


def _is_rule(row: Row) -> bool:
    return bool(_RULE.fullmatch(row.text))


def _rows(text: str) -> Iterator[tuple[int, Row]]:
    """Yield each line that says something with its page, as a row on paper; the numbers are those of the file."""
    page, y, number = 1, 0.0, 0
    for number, whole in enumerate(text.split("\n"), 1):
        for part, line in enumerate(whole.split("\f")):
            page += part > 0
            y -= LINE
            if line.strip():
                yield page, Row(tuple(_segments(line.rstrip(), y, number)), number)


def _segments(line: str, y: float, number: int) -> Iterator[Segment]:
    for order, (start, text) in enumerate(_parts(line)):
        left = start * CHARACTER
        yield Segment(text, left, left + len(text) * CHARACTER, y, SIZE, bold=False, order=number * 1000 + order)


def _parts(line: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a line that columns or tabs set apart, each with its place."""
    if len(line) > _FLAT and "\t" not in line:
        yield len(line) - len(line.lstrip()), line.strip()
        return
    if "\t" in line:
        yield from ((number * _TAB, cell.strip()) for number, cell in enumerate(line.split("\t")) if cell.strip())
        return
    start = 0
    # The blanks after the number of an entry part nothing.
    entry = _ENTRY.match(line)
    for gap in _GAP.finditer(line, entry.end() if entry else 0):
        if text := line[start : gap.start()].strip():
            yield line.index(text, start), re.sub(" {2,}", " ", text)
        start = gap.end()


def _decoded(raw: bytes, name: str) -> tuple[str, list[Finding]]:
    """Return the text of a file without what steers a terminal, and a finding when its encoding had to be guessed."""
    findings: list[Finding] = []
    if b"\0" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise problem.unknown_format(name)
    try:
        text = raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        if _is_binary(raw):
            raise problem.unknown_format(name) from None
        text = raw.decode("cp1252", "replace")
        message = "Filen är inte sparad som UTF-8. Den har lästs som äldre Windowstext (Windows-1252)."
        hint = "Kontrollera att å, ä och ö har blivit rätt i utkastet, eller spara filen som UTF-8 och importera igen."
        findings = [Finding(name, 0, 0, "import-teckenkodning", message, hint, Severity.WARNING)]
    text = nfc(text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " "))
    return "".join(char for char in text if char in "\n\t\f" or not _steers(char)), findings


def _is_binary(raw: bytes) -> bool:
    """Tell whether bytes that are not UTF-8 are no older text either: a picture, a program, a damaged file."""
    start = raw[:4096]
    odd = sum((byte < _BLANK and byte not in b"\t\n\f\r") or byte in _UNUSED for byte in start)
    return odd * _ODD > len(start)


def _steers(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs"} and char != "\u00ad"
