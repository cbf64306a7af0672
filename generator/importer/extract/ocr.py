"""OCR: pages of a PDF that have no text, read from their picture by Tesseract, when it is installed.

Tesseract is called as a program, three times for each page (scanned.py says why). The picture goes in and the words
come out through pipes: no file is left behind.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from generator.findings import Finding, Severity
from generator.importer.extract.problem import Limits
from generator.importer.extract.scanned import (
    Word,
    baseline,
    believed,
    height,
    lean_of,
    lines_of_words,
    straightened,
    upright,
    with_characters,
    with_missed,
    without_dots,
    words_of,
)
from generator.importer.extract.segment import Segment
from generator.importer.extract.text import CHARACTER, LINE, SIZE
from generator.importer.extract.typed import typed_rows, width
from generator.language.text import enumeration
from generator.system.guard import TooSlowError, of_program, run
from generator.system.progress import Progress

_CHILD = "generator.importer.extract.child"
_DPI = 300
_POINTS = 72 / _DPI
_ASKEW = 0.01  # radians: a little more than half a degree
# The languages of the two readings: of the words, and of the characters.
_LETTERS, _CHARS = "swe", "eng"
# Tesseract's modes of a page: as a column of text of various sizes, which now and then passes over a line, above all
# after a table; and as text anywhere, which finds it but no marks in cells (tried with 5.3.0).
_COLUMN, _ANYWHERE = "4", "11"
# Tesseract's Swedish letters have no section sign: it reads a dollar sign.
_SECTION_SIGN = re.compile(r"\$(?=\$|\s?\d)|(?<=\d )\$(?!\d)")
# In sizes of the type: the gap that parts two pieces of text.
_WIDE = 1.0
# The gap before a column that other rows begin at, how near they are above and below in sizes, how well in points.
_NARROW, _NEAR, _ALIGNED = 0.35, 9.0, 4.0
# What is so short is a mark in a table: a sentence below it may begin a word there by chance.
_MARK = 2
# Capitals in parts of the size of their type, the size if there are none, and what is set clearly larger or smaller.
_CAPITALS, _USUAL_SIZE, _LARGER, _SMALLER = 0.78, 11.0, 1.15, 0.87
# A letter of one shape, alone in a cell, is read as a capital and a small one.
_TWICE = re.compile(r"([CKOSVWXZ])\1", re.IGNORECASE)
# "Paragrafer 88 23–31": both characters read as figures.
_ITEMS = re.compile(r"\b(Paragraf(?:er)?:?) ([8$&S5]{1,2}) ?(?=\d)")
# "2 400 m? i två plan": no question ends so.
_SQUARED = re.compile(r"(?<=\d )m(?P<char>[?”\"*'])(?=[,.;)]|\s+[a-zåäö(])")
SCANNED_PAGES = "Läser sida"
# What a bullet is read as: no word of one letter stands before a capital.
_SPECKS = {".", ",", "'", "‘", "’", "`", "|", "_"}
_SPECK_BEFORE = re.compile(r"(?<!\S)[.,‘`](?=[A-ZÅÄÖ][a-zåäö])")
_BULLET = re.compile(r"^(?:[e©®¢°«»*]|e«|eo|o)(?:\s+(?=[A-ZÅÄÖ])|$)")


@dataclass(frozen=True, slots=True)
class ScannedPages:
    """The segments of those pages (from 1) that could be read, what there is to say about the others, and whether all
    is typewriting: segments then stand where a text has them (text.py)."""

    segments: dict[int, list[Segment]]
    findings: list[Finding]
    typed: bool = False


def read_pages(
    path: Path, pages: Sequence[int], limits: Limits, progress: Progress, *, alone: bool = True
) -> ScannedPages:
    """Return the pages (from 1) as Tesseract reads them; `alone`: no other page of the file has text."""
    program = shutil.which("tesseract")
    if program is None:
        return ScannedPages({}, [_missing(path.name, pages)])
    read: dict[int, tuple[list[Word], int]] = {}
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
    findings = [_failed(path.name, failed)] if failed else []
    wide = width([words for words, _ in read.values()]) if alone else None
    if wide:
        return ScannedPages({page: typed(words, wide) for page, (words, _) in read.items()}, findings, typed=True)
    size = size_of([words for words, _ in read.values()])
    return ScannedPages({page: segments(words, height, size) for page, (words, height) in read.items()}, findings)


def _read(program: str, path: Path, page: int, limits: Limits) -> tuple[list[Word], int] | None:
    """Return the words of a page, and its height in dots."""
    picture_of = [
        *of_program(_CHILD),
        "picture",
        str(path.absolute()),
        str(limits.memory),
        str(page),
        str(_DPI),
    ]
    status, picture = run(picture_of, limits.ocr_seconds)
    if status:
        return None
    words = _words(program, picture, _LETTERS, _COLUMN, limits)
    if words is None:
        return None
    if abs(lean := lean_of(words)) > _ASKEW:
        # Tesseract breaks the lines of a page that lies askew in two, and what is read so looks like columns.
        picture = upright(picture, lean)
        words = _words(program, picture, _LETTERS, _COLUMN, limits) or words
    other = _words(program, picture, _LETTERS, _ANYWHERE, limits) or []
    words = with_missed(without_dots(believed(words)), without_dots(believed(other)))
    second = believed(_words(program, picture, _CHARS, _COLUMN, limits) or [])
    return straightened(with_characters(words, second)), _height(picture)


def _words(program: str, picture: bytes, language: str, layout: str, limits: Limits) -> list[Word] | None:
    """Return the words of a picture in one language; None if it cannot be read, or that language is not installed."""
    command = [program, "stdin", "stdout", "-l", language, "--dpi", str(_DPI), "--psm", layout, "tsv"]
    # One thread each: the pages of other files are read beside it.
    status, written = run(command, limits.ocr_seconds, picture, {"OMP_THREAD_LIMIT": "1"})
    return None if status else words_of(written.decode("utf-8", "replace"))


def _height(picture: bytes) -> int:
    return int(picture.split(maxsplit=3)[2])


def size_of(pages: Sequence[Sequence[Word]]) -> float:
    """Return the usual size of the type of some pages in points, by the height of its capitals."""
    tall = [found for words in pages for line in lines_of_words(words) if (found := height(line)) is not None]
    return round(median(tall) * _POINTS / _CAPITALS, 1) if tall else _USUAL_SIZE


def segments(words: Sequence[Word], tall: int, size: float) -> list[Segment]:
    """Return the words of a page as segments; `tall` is its height in dots, `size` the usual type in points."""
    lines = lines_of_words([word for word in words if word.text not in _SPECKS])
    runs: list[tuple[float, list[Word]]] = []
    sizes: dict[int, float] = {}
    small = _at_foot(lines, size)
    for line in lines:
        y = (tall - baseline(line)) * _POINTS
        larger = (height(line) or 0) * _POINTS / _CAPITALS
        for number, word in enumerate(line):
            if number and (word.left - line[number - 1].right) * _POINTS <= _WIDE * size:
                runs[-1][1].append(word)
            else:
                runs.append((y, [word]))
            sizes[id(word)] = round(larger, 1) if larger > _LARGER * size or id(line[0]) in small else size
    runs = [(y, part) for y, run in runs for part in _at_columns(y, run, runs, size, sizes)]
    firsts = {id(line[0]) for line in lines}
    return [
        Segment(
            _mended(" ".join(word.text for word in run), first=id(run[0]) in firsts),
            run[0].left * _POINTS,
            run[-1].right * _POINTS,
            y,
            sizes[id(run[0])],
            bold=False,
            order=2 * order,  # None follows the other: whether they are one piece has been seen.
            ocr=True,
            unsure=(*(pair for word in run for pair in word.unsure), *_squared(run)),
        )
        for order, (y, run) in enumerate(runs)
    ]


def typed(words: Sequence[Word], wide: float) -> list[Segment]:
    """Return the words of a page of typewriting as segments in the columns of a text; `wide` is a character in dots."""
    found: list[Segment] = []
    for down, pieces in typed_rows([word for word in words if word.text not in _SPECKS], wide):
        for place, (column, piece) in enumerate(pieces):
            text = _mended(" ".join(word.text for word in piece), first=not place)
            left, unsure = column * CHARACTER, (*(pair for word in piece for pair in word.unsure), *_squared(piece))
            right = left + len(text) * CHARACTER
            found.append(
                Segment(text, left, right, -down * LINE, SIZE, bold=False, order=len(found), ocr=True, unsure=unsure)
            )
    return found


def _at_foot(lines: Sequence[list[Word]], size: float) -> set[int]:
    """Return the lines in small type with which a page ends, by their first words: its notes, and what stands below."""
    found: set[int] = set()
    for line in sorted(lines, key=baseline, reverse=True):
        tall = height(line)
        if tall is not None and tall * _POINTS / _CAPITALS > _SMALLER * size:
            break
        found |= {id(line[0])} if tall is not None else set()
    return found


def _at_columns(
    y: float, run: list[Word], runs: Sequence[tuple[float, Sequence[Word]]], size: float, sizes: dict[int, float]
) -> list[list[Word]]:
    """Part a run of words where a column begins, though the gap before it is narrow: other rows near it begin there."""
    near = [
        (at > y, other[0].left * _POINTS)
        for at, other in runs
        if 0 < abs(at - y) <= _NEAR * size and len(other[0].text) > _MARK
    ]
    parts = [[run[0]]]
    for before, word in pairwise(run):
        left = word.left * _POINTS
        begins = left - before.right * _POINTS >= _NARROW * sizes[id(word)]
        # Above and below: a title under a list may have a word where that began.
        if begins and {above for above, other in near if abs(left - other) <= _ALIGNED} == {True, False}:
            parts.append([])
        parts[-1].append(word)
    return parts


def _squared(run: Sequence[Word]) -> list[tuple[str, str]]:
    """Return the readings of "m?" in a run of words, which is taken to be "m²"."""
    match = _SQUARED.search(" ".join(word.text for word in run))
    return [("m²", f"m{match['char']}")] if match else []


def _mended(text: str, *, first: bool) -> str:
    """Return text with the characters that Tesseract's Swedish letters lack, where only they can stand."""
    if _TWICE.fullmatch(text):
        return text[0].upper()
    text = _SECTION_SIGN.sub("§", _SPECK_BEFORE.sub("", text))
    text = _ITEMS.sub(lambda match: f"{match[1]} {'§§' if len(match[2]) > 1 else '§'} ", text)
    text = re.sub(r"(?<=\d)\s?—-?\s?(?=\d)", "–", text)
    text = _SQUARED.sub("m²", text)
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
