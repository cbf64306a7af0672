"""Footnotes: what stands in small type at the foot of a page goes to the end of the paragraph that it is a note to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.importer.extract.script import raised
from generator.importer.lines import Line

# In parts of the usual size: what is small type.
_SMALL = 0.93
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE = re.compile(rf"(?P<mark>[{_RAISED}]{{1,3}}|\d{{1,2}})\s*(?=[^\W\d])")
# What Tesseract reads a raised figure as, before a note and behind the word that it is a note to.
_NOTE_READ = re.compile(rf"(?P<mark>[!?'’‘”\"*>|´`{_RAISED}]{{1,2}}|\d{{1,2}})\s*(?=[A-ZÅÄÖ])")
_CHAR_OF_NOTE = re.compile(
    r"(?<=[a-zåäö)])[!'’‘”\"*´`](?=\s+[a-zåäö])|(?<=[a-zåäö]{2})\d(?=[\s.,;)]|$)|(?<=[a-zåäö][.,])[”\"'’‘!?*´`\d](?=\s|$)"
)
_FINISHED = re.compile(rf"[.:;!?”\")…][{_RAISED}]*\s*$")


def placed(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a document with its footnotes after the paragraphs or tables that refer to them.

    A note begins with its number, raised or not, in type smaller than usual at the foot of its page, and the number
    stands raised above on that page. What has no such number above stays where it is.
    """
    lines = list(lines)
    moved: dict[int, list[Line]] = {}
    gone: set[int] = set()
    _of_pictures(lines, moved, gone)
    usual = _usual_size(lines)
    for start, end in _pages(lines) if usual is not None else ():
        for mark, places in _notes(lines, start, end, usual):  # type: ignore[arg-type]  # there is one
            at = next((i for i in range(start, places[0]) if i not in gone and _refers(lines[i].text, mark)), None)
            if at is not None:
                gone.update(places)
                moved.setdefault(at, []).extend(replace(lines[place], gap=place == places[0]) for place in places)
    if not gone:
        return lines
    after: dict[int, list[Line]] = {}
    for at, notes in sorted(moved.items()):
        after.setdefault(_end(lines, at, gone), []).extend(notes)
    found: list[Line] = []
    apart = False
    for index, line in enumerate(lines):
        if index not in gone:
            found.append(replace(line, gap=True) if apart else line)
            apart = False
        if index in after:
            found += after[index]
            apart = True
    return found


def _of_pictures(lines: list[Line], moved: dict[int, list[Line]], gone: set[int]) -> None:
    """Take the notes of scanned pages, whose raised marks are read as any small sign: "kronor!", "! Exklusive moms".

    Where a page has as many such signs behind words as notes, they are each other's; else a note goes to the end of
    what the page ends with. Either way both readings are handed on, so that each is a doubt.
    """
    usual = _usual_size(lines, ocr=True)
    count = 0
    for start, end in _pages(lines) if usual is not None else ():
        notes = _notes(lines, start, end, usual, ocr=True)  # type: ignore[arg-type]  # there is one
        if not notes or notes[0][1][0] == start:
            continue
        first = notes[0][1][0]
        chars = [(at, char) for at in range(start, first) for char in _CHAR_OF_NOTE.finditer(lines[at].text)]
        known = [int(mark) - number for number, (mark, _) in enumerate(notes) if mark.isdecimal()]
        begin = known[0] if known else count + 1
        count = begin + len(notes) - 1
        paired = len(chars) == len(notes)
        for number in reversed(range(len(notes))):  # from the end, so that places on a line stay
            mark, places = notes[number]
            at, told = first - 1, raised(str(begin + number))
            if paired:
                at, char = chars[number]
                lines[at] = _marked(lines[at], char, told)
            note = lines[places[0]]
            text = told + note.text[len(mark) :] if paired else note.text
            pair = (" ".join(text.split()[:2]), " ".join(note.text.split()[:2]) if paired else "fotnot på sidan")
            lines[places[0]] = replace(note, text=text, unsure=(*note.unsure, pair))
            gone.update(places)
            made = [replace(lines[place], gap=place == places[0]) for place in places]
            moved[at] = [*made, *moved.get(at, [])]


def _marked(line: Line, char: re.Match[str], told: str) -> Line:
    """Return a line with a note's number in place of the character that it was read as, and both readings."""
    word = line.text[: char.start()].split(" ")[-1]
    text = line.text[: char.start()] + told + line.text[char.end() :]
    return replace(line, text=text, unsure=(*line.unsure, (word + told, word + char[0])))


def _usual_size(lines: Sequence[Line], *, ocr: bool = False) -> float | None:
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.size is not None and line.ocr == ocr:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else None


def _pages(lines: Sequence[Line]) -> list[tuple[int, int]]:
    starts = [index for index in range(len(lines)) if not index or lines[index].page != lines[index - 1].page]
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _notes(
    lines: Sequence[Line], start: int, end: int, usual: float, *, ocr: bool = False
) -> list[tuple[str, list[int]]]:
    """Return the notes at the foot of a page: their raised numbers, and the places of their lines."""
    first = end
    while first > start and _is_small(lines[first - 1], usual, ocr=ocr):
        first -= 1
    notes: list[tuple[str, list[int]]] = []
    for place in range(first, end):
        match = (_NOTE_READ if ocr else _NOTE).match(lines[place].text)
        if match:
            notes.append((match["mark"] if ocr else raised(match["mark"]), [place]))
        elif notes:
            notes[-1][1].append(place)
    return notes


def _is_small(line: Line, usual: float, *, ocr: bool = False) -> bool:
    small = line.size is not None and line.size <= _SMALL * usual
    return small and line.ocr == ocr and (line.cells is None or ocr)


def _refers(text: str, mark: str) -> bool:
    """Tell whether a number stands raised in a text, behind a word; "m²" is a unit and no note."""
    return bool(re.search(rf"(?<=[^\s{_RAISED}])(?<!\bm)(?<!\b[cdk]m){mark}(?![{_RAISED}])", text))


def _end(lines: Sequence[Line], at: int, gone: set[int]) -> int:
    """Return the place of the last line of the paragraph or table in which a line stands."""
    last = at
    for index in range(at + 1, len(lines)):
        if index in gone:
            continue
        if not _goes_on(lines[last], lines[index]):
            break
        last = index
    return last


def _goes_on(line: Line, below: Line) -> bool:
    """Tell whether a line is of the same paragraph or table as the one above, which may end its page."""
    if line.cells is not None or below.cells is not None:
        return line.cells is not None and below.cells is not None
    if line.size != below.size:
        return False
    if line.page != below.page:
        return not _FINISHED.search(line.text) and below.text[:1].islower()
    return not below.gap
