"""OCR: pages of a PDF that have no text, read from their picture by Tesseract, when it is installed.

Tesseract is called as a program. The picture goes in and the words come out through pipes: no file is left behind.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from generator.findings import Finding, Severity
from generator.ground.guard import TooSlowError, run
from generator.importer.extract.problem import Limits
from generator.importer.extract.segment import Segment
from generator.language.text import enumeration, nfc

_CHILD = "generator.importer.extract.child"
_DPI = 300
_POINTS = 72 / _DPI
_WORD = "5"  # the level of a word in Tesseract's table
# Tesseract's Swedish letters have no section sign: it reads a dollar sign.
_SECTION_SIGN = re.compile(r"\$(?=\$|\s?\d)|(?<=\d )\$(?!\d)")
# In heights of a word: the gap that parts two pieces of text.
_WIDE = 1.3


def read_pages(path: Path, pages: Sequence[int], limits: Limits) -> tuple[dict[int, list[Segment]], list[Finding]]:
    """Return the segments of those pages (from 1) that could be read, and what there is to say about the others."""
    program = shutil.which("tesseract")
    if program is None:
        return {}, [_missing(path.name, pages)]
    read: dict[int, list[Segment]] = {}
    failed: list[int] = []
    for page in pages:
        try:
            found = _read(program, path, page, limits)
        except TooSlowError:
            found = None
        if found is None:
            failed.append(page)
        else:
            read[page] = found
    return read, [_failed(path.name, failed)] if failed else []


def _read(program: str, path: Path, page: int, limits: Limits) -> list[Segment] | None:
    picture_of = [
        sys.executable,
        "-m",
        _CHILD,
        "picture",
        str(path.absolute()),
        str(limits.memory),
        str(page),
        str(_DPI),
    ]
    status, picture = run(picture_of, limits.ocr_seconds)
    if status:
        return None
    command = [program, "stdin", "stdout", "-l", "swe", "--dpi", str(_DPI), "--psm", "4", "tsv"]
    # One thread each: the pages of other files are read beside it.
    status, written = run(command, limits.ocr_seconds, picture, {"OMP_THREAD_LIMIT": "1"})
    return None if status else list(segments(written.decode("utf-8", "replace"), _height(picture)))


def _height(picture: bytes) -> int:
    return int(picture.split(maxsplit=3)[2])


def segments(table: str, height: int) -> list[Segment]:
    """Return the words of Tesseract's table (TSV) as segments; `height` of the picture is in dots."""
    words = [_Word.of(row.split("\t")) for row in table.splitlines()[1:]]
    lines: dict[tuple[str, ...], list[_Word]] = {}
    for word in words:
        if word is not None:
            lines.setdefault(word.line, []).append(word)
    if not lines:
        return []
    # The height of a word depends on its letters: what is usual on the page is the size of its type.
    size = round(median(word.tall for line in lines.values() for word in line) * _POINTS, 1)
    found: list[Segment] = []
    for line in lines.values():
        y = (height - median(word.bottom for word in line)) * _POINTS
        right = None
        for word in line:
            start, end = word.left * _POINTS, word.right * _POINTS
            if right is not None and start - right <= _WIDE * size:
                found[-1] = replace(found[-1], text=f"{found[-1].text} {word.text}", right=end)
            else:
                found.append(Segment(word.text, start, end, y, size, bold=False, order=len(found), ocr=True))
            right = end
    return [replace(each, text=_SECTION_SIGN.sub("§", each.text)) for each in found]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of Tesseract's table: its line, and its place in dots from the top left."""

    text: str
    line: tuple[str, ...]
    left: float
    right: float
    bottom: float
    tall: float

    @classmethod
    def of(cls, values: list[str]) -> _Word | None:
        """Return the word of a row of the table, or None when the row is about something else."""
        if len(values) < 12 or values[0] != _WORD or not values[11].strip():
            return None
        left, top, width, tall = (float(value) for value in values[6:10])
        return cls(nfc(values[11].strip()), tuple(values[1:5]), left, left + width, top + tall, tall)


def _missing(name: str, pages: Sequence[int]) -> Finding:
    message = f"{_pages(pages)} har ingen text, bara en bild, och kan inte läsas på den här datorn."
    hint = (
        "Installera Tesseract med svenska (Debian och Ubuntu: apt install tesseract-ocr tesseract-ocr-swe) och "
        "importera igen."
    )
    return Finding(name, 0, 0, "import-utan-text", message, hint, Severity.WARNING)


def _failed(name: str, pages: Sequence[int]) -> Finding:
    message = f"{_pages(pages)} är en bild som Tesseract inte kunde läsa."
    hint = "Kontrollera att språket svenska är installerat (tesseract-ocr-swe), eller skriv av sidan för hand."
    return Finding(name, 0, 0, "import-ocr", message, hint, Severity.WARNING)


def _pages(pages: Sequence[int]) -> str:
    if len(pages) == 1:
        return f"Sidan {pages[0]}"
    shown = [str(page) for page in pages]
    return f"Sidorna {enumeration(shown) if len(shown) <= 8 else ', '.join(shown[:7]) + ' med flera'}"
