"""OCR: pages of a PDF that have no text, read from their picture by Tesseract, when it is installed.

Tesseract is called as a program. The picture goes in and the words come out through pipes: no file is left behind.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
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
# The gap before a column that other rows begin at, how near in rows they are, how well in points, and how many.
_NARROW, _NEAR, _ALIGNED, _ROWS_OF_COLUMN = 0.4, 12.0, 4.0, 2
# "Paragrafer 88 23–31": both signs read as figures.
_ITEMS = re.compile(r"\b(Paragraf(?:er)?:?) ([8$&S5]{1,2}) ?(?=\d)")
# What a bullet is read as: no word of one letter stands before a capital.
_SPECKS = {".", ",", "'", "‘", "’", "`", "|", "_"}
_BULLET = re.compile(r"^(?:[e©®¢°«»*]|e«|eo|o)(?:\s+(?=[A-ZÅÄÖ])|$)")


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
    words = [word for word in words if word is None or word.text not in _SPECKS]
    lines: dict[tuple[str, ...], list[_Word]] = {}
    for word in words:
        if word is not None:
            lines.setdefault(word.line, []).append(word)
    if not lines:
        return []
    # The height of a word depends on its letters: what is usual on the page is the size of its type.
    size = round(median(word.tall for line in lines.values() for word in line) * _POINTS, 1)
    runs: list[tuple[float, list[_Word]]] = []
    for line in lines.values():
        y = (height - median(word.bottom for word in line)) * _POINTS
        for number, word in enumerate(line):
            if number and (word.left - line[number - 1].right) * _POINTS <= _WIDE * size:
                runs[-1][1].append(word)
            else:
                runs.append((y, [word]))
    runs = [(y, part) for y, run in runs for part in _at_columns(y, run, runs, size)]
    firsts = {id(line[0]) for line in lines.values()}
    return [
        Segment(
            _mended(" ".join(word.text for word in run), first=id(run[0]) in firsts),
            run[0].left * _POINTS,
            run[-1].right * _POINTS,
            y,
            size,
            bold=False,
            order=2 * order,  # None follows the other: whether they are one piece has been seen.
            ocr=True,
        )
        for order, (y, run) in enumerate(runs)
    ]


def _at_columns(
    y: float, run: list[_Word], runs: Sequence[tuple[float, Sequence[_Word]]], size: float
) -> list[list[_Word]]:
    """Part a run of words where a column begins, though the gap before it is narrow: other rows near it begin there."""
    near = [other[0].left * _POINTS for at, other in runs if 0 < abs(at - y) <= _NEAR * size]
    parts = [[run[0]]]
    for before, word in pairwise(run):
        left = word.left * _POINTS
        begins = left - before.right * _POINTS >= _NARROW * size
        if begins and sum(abs(left - other) <= _ALIGNED for other in near) >= _ROWS_OF_COLUMN:
            parts.append([])
        parts[-1].append(word)
    return parts


def _mended(text: str, *, first: bool) -> str:
    """Return text with the signs that Tesseract's Swedish letters lack, where only they can stand."""
    text = _SECTION_SIGN.sub("§", text)
    text = _ITEMS.sub(lambda found: f"{found[1]} {'§§' if len(found[2]) > 1 else '§'} ", text)
    text = re.sub(r"(?<=\d)\s?—-?\s?(?=\d)", "–", text)
    return _BULLET.sub("• ", text).strip() if first else text


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
