"""Words that a scan may have misread. They stand in the draft as they were read; here is said that they look odd."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.importer.lines import Line

_WORD = re.compile(r"[^\W_]+")
_FIGURE_INSIDE = re.compile(r"[^\W\d_]{2,}[01][^\W\d_]{2,}")

# A capital whose small letter looks the same, within a sentence.
_WITHIN = re.compile(r"(?<=[a-zåäö,] )[CKOSVWXZÖ][a-zåäöé]{2,}(?! [A-ZÅÄÖ])\b")

# Letters that a picture blurs into each other; a word of so few tells nothing, nor one that is not usual.
_ALIKE = {char: group.replace(char, "") for group in ("iljtfr", "ceo", "un", "hb", "vy", "aäå") for char in group}
_SHORT, _USUAL = 4, 2


@dataclass(frozen=True, slots=True)
class Odd:
    """A word, its line, and what is odd about it."""

    word: str
    line: int
    doubt: str


def misread(lines: Sequence[Line], places: Sequence[int]) -> list[Odd]:
    """Return the words that mix alphabets, hold a figure for a letter, or differ from a usual one by a mark only."""
    every = "\n".join(lines[place].text for place in places)
    counts = Counter(_WORD.findall(every))
    plain: dict[str, list[str]] = {}
    for word in counts:
        if len(word) > 3 and not word.isascii():
            plain.setdefault(_bare(word), []).append(word)
    odd: dict[str, str] = {}
    for word in counts:
        if not (word.isascii() and word.isalpha()) and (doubt := _odd(word) or _unusual(word, counts, plain)):
            odd[word] = doubt
    if any(lines[place].ocr for place in places):
        odd |= {word: doubt for word, doubt in _of_scan(every, counts) if word not in odd}
    found: list[Odd] = []
    for place in places if odd else ():
        words = dict.fromkeys(_WORD.findall(lines[place].text))
        found += [Odd(word, place, odd.pop(word)) for word in words if word in odd]
    return sorted(found, key=lambda each: (each.line, each.word))


def _of_scan(text: str, counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield the words that differ from usual ones of the same minutes by what a picture blurs, each with its doubt."""
    for word in set(_WITHIN.findall(text)):
        if counts[word.lower()] and counts[word] == 1:
            yield word, f"”{word}” skrivs annars med liten bokstav i samma protokoll: fel i inläsningen?"
    for word, count in counts.items():
        if count == 1 and len(word) > _SHORT and word.isalpha():
            usual = next((each for each in _blurred(word) if counts[each] > _USUAL), "")
            if usual:
                yield word, f"”{word}” skrivs annars ”{usual}” i samma protokoll: fel i inläsningen?"


def _blurred(word: str) -> Iterator[str]:
    """Yield the words that a word may have been on paper: with a letter like one of its own, or a double one once."""
    for place, char in enumerate(word):
        for other in _ALIKE.get(char, ""):
            yield word[:place] + other + word[place + 1 :]
        if word[place + 1 : place + 2] == char.lower():
            yield word[:place] + word[place + 1 :]


def _odd(word: str) -> str:
    if not word.isascii():
        alphabets = {unicodedata.name(char, "").split(" ")[0] for char in word if char.isalpha()}
        if len(alphabets - {""}) > 1:
            return f"”{word}” blandar bokstäver ur olika alfabet: fel i inläsningen?"
    return f"”{word}” har en siffra bland bokstäverna: fel i inläsningen?" if _FIGURE_INSIDE.fullmatch(word) else ""


def _unusual(word: str, counts: Counter[str], plain: dict[str, list[str]]) -> str:
    """Tell of a name that is written otherwise, but for its marks, more than twice as often."""
    if not word[0].isupper() or word.isascii() or len(word) < 4:
        return ""
    others = [other for other in plain.get(_bare(word), ()) if other != word and counts[other] > 2 * counts[word]]
    return f"”{word}” skrivs annars ”{others[0]}” i samma protokoll: fel i inläsningen?" if others else ""


def _bare(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
