"""The final account: every word of the input is in the draft, or listed as left out; what is neither is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.importer.covering import Covering
from generator.importer.lines import Line
from generator.importer.notes import Left
from generator.language.text import nfc
from generator.yamlio import Value

WORD = re.compile(r"[^\W_]+")
_AT_END = re.compile(r"[^\W\d_]-\s*$")


@dataclass(frozen=True, slots=True)
class Missing:
    """A word of the input that is neither in the draft nor listed: the word and its line."""

    word: str
    line: int


def words_of(text: str) -> list[str]:
    """Return the words of a text, for comparing: letters and figures, small letters."""
    return WORD.findall(nfc(text).casefold())


def leaves(value: Value) -> Iterator[str]:
    """Yield every text in a value; keys are not among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    else:
        for each in value:
            yield from leaves(each)


def unaccounted(
    lines: Sequence[Line], regions: Iterable[tuple[Sequence[int], Value]], left: Iterable[Left]
) -> list[Missing]:
    """Return the words of each region of the source that are not in its part of the draft and not left out by name.

    Args:
        lines: the lines of the source.
        regions: the places of lines, and the values made of them.
        left: what the draft leaves out; it covers its words, whatever they are.
    """
    covered: dict[int, list[tuple[int, int]]] = {}
    for each in left:
        covered.setdefault(each.span.line, []).append((each.span.start, each.span.end))
    missing: list[Missing] = []
    for places, value in regions:
        there = Counter(word for text in leaves(value) for word in words_of(text))
        if not _wanted(lines, places, covered) - there:
            continue
        lost: list[Missing] = []
        for word in _not_covered(lines, places, covered):
            if there[word.word]:
                there[word.word] -= 1
            else:
                lost.append(word)
        missing += _not_hyphened(lost, there, lines)
    return missing


def _wanted(
    lines: Sequence[Line], places: Sequence[int], covered: Mapping[int, Sequence[tuple[int, int]]]
) -> Counter[str]:
    """Return how many times each word must be in the draft: counted at once where nothing is left out."""
    wanted = Counter(words_of("\n".join(lines[place].text for place in places if place not in covered)))
    wanted.update(each.word for each in _not_covered(lines, [place for place in places if place in covered], covered))
    return wanted


def _not_covered(
    lines: Sequence[Line], places: Sequence[int], covered: Mapping[int, Sequence[tuple[int, int]]]
) -> Iterator[Missing]:
    for place in places:
        spans = Covering(covered.get(place, ()))
        for match in WORD.finditer(lines[place].text):
            if not spans.holds(*match.span()):
                yield Missing(match[0].casefold(), place)


def _not_hyphened(lost: Sequence[Missing], there: Counter[str], lines: Sequence[Line]) -> Iterator[Missing]:
    """Yield the words that are lost, less the halves of words that a line's end had parted."""
    index = 0
    while index < len(lost):
        each = lost[index]
        following = lost[index + 1] if index + 1 < len(lost) else None
        whole = each.word + following.word if following else ""
        if following and there[whole] and _AT_END.search(lines[each.line].text):
            there[whole] -= 1
            index += 2
            continue
        yield each
        index += 1
