"""OCR: pages of a PDF that have no text, read from their picture by Tesseract, when it is installed.

Tesseract is called as a program. The picture goes in and the words come out through pipes: no file is left behind.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.findings import Finding, Severity
from generator.importer.extract.guard import TooSlowError, run
from generator.importer.extract.problem import Limits
from generator.importer.extract.segment import Segment
from generator.text import enumeration, nfc

_CHILD = "generator.importer.extract.child"
_DPI = 300
_POINTS = 72 / _DPI
_WORD = 5  # the level of a word in Tesseract's table
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
    status, written = run(command, limits.ocr_seconds, picture)
    return None if status else list(segments(written.decode("utf-8", "replace"), _height(picture)))


def _height(picture: bytes) -> int:
    return int(picture.split(maxsplit=3)[2])


def segments(table: str, height: int) -> list[Segment]:
    """Return the words of Tesseract's table (TSV) as segments; `height` of the picture is in dots."""
    found: list[Segment] = []
    last: tuple[str, ...] | None = None
    for row in table.splitlines()[1:]:
        values = row.split("\t")
        if len(values) < 12 or values[0] != str(_WORD) or not values[11].strip():
            continue
        text = nfc(values[11].strip())
        left, top, width, tall = (float(value) for value in values[6:10])
        line = tuple(values[1:5])
        y = (height - top - tall) * _POINTS
        start, end = left * _POINTS, (left + width) * _POINTS
        if last == line and start - found[-1].right <= _WIDE * found[-1].size:
            before = found[-1]
            found[-1] = Segment(
                f"{before.text} {text}",
                before.left,
                end,
                before.y,
                before.size,
                bold=False,
                order=before.order,
                ocr=True,
            )
        else:
            same = last == line
            size = found[-1].size if same else round(tall * _POINTS, 1)
            found.append(
                Segment(text, start, end, found[-1].y if same else y, size, bold=False, order=len(found), ocr=True)
            )
        last = line
    return found


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
