"""PDF: a file → a Source, through a process of its own that can be killed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from generator.findings import Finding
from generator.importer.extract import child, ocr, problem
from generator.importer.extract.footnotes import placed
from generator.importer.extract.furniture import parted
from generator.importer.extract.problem import ImportProblem, Limits
from generator.importer.extract.reading import lines_after, measure
from generator.importer.extract.regions import RegionColumn
from generator.importer.extract.rows import Row, rows
from generator.importer.extract.segment import Segment
from generator.importer.extract.signed import without_sheet
from generator.importer.extract.typed import source_of_typed
from generator.importer.lines import Line, SourceLines, WebLink, is_public
from generator.language.text import nfc
from generator.privacy.child import LOCKED, MEMORY
from generator.system.guard import TooSlowError, of_program, run
from generator.system.progress import Progress

_END_WITHIN = 2048
COMMAND = of_program(child.__name__)
# How near to an upright line a blank must be to be where it parts two words, in parts of the type.
_NEAR_RULE = 1.2


def read_pdf(path: Path, limits: Limits, progress: Progress) -> SourceLines:
    """Return the lines of a PDF; pages without text are read from their picture, if there is a program for it.

    `progress` is told of those. Raises ImportProblem when the file is damaged, locked, too large, or holds no text.
    """
    segments, blank = _segments(path, limits)
    without = [number for number, segment in enumerate(segments, 1) if not segment and number not in blank]
    findings = [] if _has_end(path) else [problem.cut_off(path.name)]
    if without and limits.ocr:
        scanned = ocr.read_pages(path, without, limits, progress, alone=not any(segments))
        findings += scanned.findings
        for number, value in scanned.segments.items():
            segments[number - 1] = value
        if scanned.typed:
            return source_of_typed(segments, path.name, findings)
    if not any(segments):
        raise _without_text(path.name, findings)
    body, furniture = parted([rows(page) for page in segments])
    body, signatures = without_sheet(body)
    usual = measure(body)
    read_lines: list[Line] = []
    columns: list[RegionColumn] = []
    for number, page in enumerate(body, 1):
        of_page, columns = lines_after(page, number, usual, columns)
        read_lines += of_page
    turned = [
        Line(segment.text, number, 0, size=segment.size, bold=segment.bold)
        for number, page in enumerate(segments, 1)
        for segment in page
        if segment.turned
    ]
    left_out = [
        _plain(row, number) for pages in (furniture, signatures) for number, page in enumerate(pages, 1) for row in page
    ]
    return SourceLines(
        path.name, "pdf", len(segments), tuple(placed(read_lines)), (*left_out, *turned), tuple(findings)
    )


def _has_end(path: Path) -> bool:
    """Tell whether a PDF has the mark at its end (ISO 32000-1, annex H.3.4.4: within the last 1024 bytes)."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _END_WITHIN))
        return b"%%EOF" in stream.read()


def _plain(row: Row, page: int) -> Line:
    first = row.segments[0]
    return Line(row.text, page, row.number, size=round(row.size, 1), bold=first.bold, ocr=first.ocr)


def _without_text(name: str, findings: list[Finding]) -> ImportProblem:
    return ImportProblem(findings[0]) if findings else problem.empty(name, "PDF-filen har ingen text.")


def _segments(path: Path, limits: Limits) -> tuple[list[list[Segment]], set[int]]:
    """Return the segments of each page, and which pages (from 1) have nothing on them at all."""
    numbers = [limits.memory, limits.pages, limits.characters]
    try:
        status, written = run([*COMMAND, "segments", str(path.absolute()), *map(str, numbers)], limits.seconds)
    except TooSlowError as error:
        raise problem.too_slow(path.name, limits.seconds) from error
    if status:
        raise _problem(path.name, status, written, limits)
    pages: list[dict[str, Any]] = json.loads(written)
    blank = {number for number, page in enumerate(pages, 1) if page["blank"]}
    made = (in_cells(list(map(_segment, page["segments"], count())), page["rules"]) for page in pages)
    return [_linked(found, page["links"]) for found, page in zip(made, pages, strict=True)], blank


def _segment(values: list[Any], order: int) -> Segment:
    text, left, right, y, size, bold, turned = values
    return Segment(nfc(text), left, right, y, size, bold, order, turned)


def in_cells(segments: list[Segment], rules: Sequence[tuple[float, float, float]]) -> list[Segment]:
    """Return segments with the ruled cell that each stands in: between two upright lines (place, from, to height)."""
    if not rules:
        return segments
    found = []
    for segment in [part for each in segments for part in _parted(each, rules)]:
        height = segment.y + segment.size / 4
        beside = [place for place, bottom, top in rules if bottom - 1 <= height <= top + 1]
        left = max((place for place in beside if place <= segment.left + 1), default=None)
        closed = any(place >= segment.right - 1 for place in beside)
        found.append(replace(segment, cell=left) if left is not None and closed and not segment.turned else segment)
    return found


def _parted(segment: Segment, rules: Sequence[tuple[float, float, float]]) -> list[Segment]:
    """Return a segment as those on both sides of an upright line that it runs over, where a blank is near it."""
    height = segment.y + segment.size / 4
    inside = (place for place, low, high in rules if low - 1 <= height <= high + 1)
    place = next((each for each in inside if segment.left + segment.size < each < segment.right - 1), None)
    width = (segment.right - segment.left) / max(1, len(segment.text))
    if place is None or segment.turned:
        return [segment]
    blanks = [index for index, char in enumerate(segment.text) if char == " "]
    at = min(blanks, key=lambda each: abs(segment.left + (each + 0.5) * width - place), default=None)
    if at is None or abs(segment.left + (at + 0.5) * width - place) > _NEAR_RULE * segment.size:
        return [segment]
    first = replace(segment, text=segment.text[:at], right=place - 1)
    return [first, *_parted(replace(segment, text=segment.text[at + 1 :], left=place + 1), rules)]


def _linked(segments: list[Segment], links: Sequence[tuple[str, str, float, float, float, float]]) -> list[Segment]:
    """Return segments with the public addresses that links on them lead to."""
    public = [link for link in links if is_public(link[0])]
    if not public:
        return segments
    found = []
    for segment in segments:
        height = segment.y + segment.size / 4
        on = (
            WebLink(" ".join(nfc(words).split()), address)
            for address, words, left, bottom, right, top in public
            if bottom <= height <= top and min(right, segment.right) - max(left, segment.left) > segment.size / 2
        )
        found.append(segment if segment.turned else replace(segment, links=tuple(dict.fromkeys(on))))
    return found


def _problem(name: str, status: int, written: bytes, limits: Limits) -> ImportProblem:
    if status == LOCKED:
        return problem.locked(name)
    if status == child.MANY_PAGES:
        pages = int(written)
        return problem.too_large(name, f"PDF-filen har {pages} sidor. Högst {limits.pages} läses.")
    if status == child.MANY_CHARACTERS:
        return problem.too_large(name, f"PDF-filen har mer text än {limits.characters} tecken.")
    if status == MEMORY or status < 0:
        return problem.too_large(name, "PDF-filen kräver mer minne än vad som får användas för en fil.")
    return problem.damaged(name)
