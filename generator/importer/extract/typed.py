"""Typed: scans of typewriting, whose characters are all as wide, read as the text that was typed.

How many blanks part two words is counted, so columns are told as in a text file. By the room between words, which is
wide beside a bracket, they are not: "(M)  §§ 90–95,  97" lost its 97 to a column of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from generator.findings import Finding
from generator.importer.extract.rows import Row
from generator.importer.extract.scanned import Word, baseline, lines_of_words
from generator.importer.extract.segment import Segment
from generator.importer.extract.text import source_of_rows
from generator.importer.lines import Line, SourceLines

# Two words beside each other tell how wide a character is if the first is so long. So many do, and so large a part
# agrees: .67 to 1 in typewriting, at most .39 in other type (tried on 30 pages at 200 dots an inch).
_LONG, _PAIRS, _AGREE, _NEAR = 3, 12, 0.6, 0.06
# In characters: the room after a word that is two blanks at least, and how far apart the lines of one row may lie.
_TWO_BLANKS, _SAME_ROW = 1.95, 0.6


def width(pages: Sequence[Sequence[Word]]) -> float | None:
    """Return how wide each character of typewriting is, in dots; None if the pages are set in other type."""
    wide = [each for words in pages for each in _widths(words)]
    if len(wide) < _PAIRS:
        return None
    usual = median(wide)
    return usual if sum(abs(each / usual - 1) <= _NEAR for each in wide) >= _AGREE * len(wide) else None


def _widths(words: Sequence[Word]) -> Iterator[float]:
    """Yield how wide a character is by each two words beside each other, as if one blank parts them."""
    for line in lines_of_words(words):
        for before, after in pairwise(line):
            if len(before.text) >= _LONG:
                yield (after.left - before.left) / (len(before.text) + 1)


def typed_rows(words: Sequence[Word], wide: float) -> list[tuple[int, list[tuple[int, list[Word]]]]]:
    """Return the rows of a page: how many lines down each stands, and its pieces, each with the column it begins at."""
    grouped: list[tuple[float, list[Word]]] = []
    for line in sorted(lines_of_words(words), key=baseline):
        if grouped and baseline(line) - grouped[-1][0] <= _SAME_ROW * wide:
            grouped[-1][1].extend(line)
        else:
            grouped.append((baseline(line), list(line)))
    if not grouped:
        return []
    steps = sorted(lower - upper for (upper, _), (lower, _) in pairwise(grouped))
    step = steps[len(steps) // 4] if steps else wide
    edge = min(word.left for word in words)
    down, made = 0, []
    for number, (at, row) in enumerate(grouped):
        down += max(1, round((at - grouped[number - 1][0]) / step)) if number else 0
        made.append((down, _pieces(row, wide, edge)))
    return made


def _pieces(row: list[Word], wide: float, edge: float) -> list[tuple[int, list[Word]]]:
    pieces: list[tuple[int, list[Word]]] = []
    end = 0.0
    for word in sorted(row, key=lambda each: each.left):
        if pieces and word.left - end < _TWO_BLANKS * wide:
            pieces[-1][1].append(word)
        else:
            pieces.append((round((word.left - edge) / wide), [word]))
        end = max(end, word.right)
    return pieces


def source_of_typed(pages: Sequence[Sequence[Segment]], name: str, findings: Sequence[Finding]) -> SourceLines:
    """Return the lines of a scan whose pages are all typewriting, from segments in the columns of a text."""
    written: list[tuple[int, Row]] = []
    before: dict[int, int] = {}
    for page, segments in enumerate(pages, 1):
        before[page] = len(written)
        for _, group in groupby(segments, key=lambda each: each.y):
            written.append((page, Row(tuple(group), len(written) + 1)))
    read = source_of_rows(written, name, findings)

    def on_page(line: Line) -> Line:
        return replace(line, number=line.number - before[line.page])

    furniture = tuple(map(on_page, read.furniture))
    return replace(read, kind="pdf", pages=len(pages), lines=tuple(map(on_page, read.lines)), furniture=furniture)
