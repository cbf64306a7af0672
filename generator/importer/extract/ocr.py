"""OCR: pages of a PDF that have no text, read from their picture by Tesseract, when it is installed.

Tesseract is called as a program, twice for each page (scanned.py says why). The picture goes in and the words come out
through pipes: no file is left behind.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

from generator.findings import Finding, Severity
from generator.ground.guard import TooSlowError, run
from generator.ground.progress import Progress
from generator.importer.extract.problem import Limits
from generator.importer.extract.scanned import Word, straightened, with_signs, words_of
from generator.importer.extract.segment import Segment
from generator.language.text import enumeration

_CHILD = "generator.importer.extract.child"
_DPI = 300
_POINTS = 72 / _DPI
# The languages of the two readings: of the words, and of the signs.
_LETTERS, _SIGNS = "swe", "eng"
# Tesseract's Swedish letters have no section sign: it reads a dollar sign.
_SECTION_SIGN = re.compile(r"\$(?=\$|\s?\d)|(?<=\d )\$(?!\d)")
# In heights of a word: the gap that parts two pieces of text.
_WIDE = 1.3
# The gap before a column that other rows begin at, how near in rows they are, how well in points, and how many.
_NARROW, _NEAR, _ALIGNED, _ROWS_OF_COLUMN = 0.4, 12.0, 4.0, 2
# "Paragrafer 88 23–31": both signs read as figures.
_ITEMS = re.compile(r"\b(Paragraf(?:er)?:?) ([8$&S5]{1,2}) ?(?=\d)")
SCANNED_PAGES = "Läser sida"
# What a bullet is read as: no word of one letter stands before a capital.
_SPECKS = {".", ",", "'", "‘", "’", "`", "|", "_"}
_BULLET = re.compile(r"^(?:[e©®¢°«»*]|e«|eo|o)(?:\s+(?=[A-ZÅÄÖ])|$)")


def read_pages(
    path: Path, pages: Sequence[int], limits: Limits, progress: Progress
) -> tuple[dict[int, list[Segment]], list[Finding]]:
    """Return the segments of those pages (from 1) that could be read, and what there is to say about the others."""
    program = shutil.which("tesseract")
    if program is None:
        return {}, [_missing(path.name, pages)]
    read: dict[int, list[Segment]] = {}
    failed: list[int] = []
    progress.begin(SCANNED_PAGES, len(pages))
    for page in pages:
        progress.advance(1)
        try:
            found = _read(program, path, page, limits)
        except TooSlowError:
            found = None
        if found is None:
            failed.append(page)
        else:
            read[page] = found
    progress.end()
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
    words = _words(program, picture, _LETTERS, limits)
    if words is None:
        return None
    return segments(words, _words(program, picture, _SIGNS, limits) or [], _height(picture))


def _words(program: str, picture: bytes, language: str, limits: Limits) -> list[Word] | None:
    """Return the words of a picture in one language; None if it cannot be read, or that language is not installed."""
    command = [program, "stdin", "stdout", "-l", language, "--dpi", str(_DPI), "--psm", "4", "tsv"]
    # One thread each: the pages of other files are read beside it.
    status, written = run(command, limits.ocr_seconds, picture, {"OMP_THREAD_LIMIT": "1"})
    return None if status else words_of(written.decode("utf-8", "replace"))


def _height(picture: bytes) -> int:
    return int(picture.split(maxsplit=3)[2])


def segments(words: Sequence[Word], second: Sequence[Word], height: int) -> list[Segment]:
    """Return the words of a page as segments, with the signs of a second reading; `height` of it is in dots."""
    words = straightened(with_signs(words, second))
    words = [word for word in words if word.text not in _SPECKS]
    lines: dict[tuple[str, ...], list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    if not lines:
        return []
    # The height of a word depends on its letters: what is usual on the page is the size of its type.
    size = round(median(word.tall for line in lines.values() for word in line) * _POINTS, 1)
    runs: list[tuple[float, list[Word]]] = []
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
            unsure=tuple(pair for word in run for pair in word.unsure),
        )
        for order, (y, run) in enumerate(runs)
    ]


def _at_columns(
    y: float, run: list[Word], runs: Sequence[tuple[float, Sequence[Word]]], size: float
) -> list[list[Word]]:
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
