"""Numbering: what stands before a paragraph of a list, counted as Word counts: starts, restarts, levels, styles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def written(number: int, form: str) -> str:
    """Return a number in a format of WordprocessingML (ST_NumberFormat) or OpenDocument (style:num-format)."""
    if form in ("lowerLetter", "a"):
        return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    if form in ("upperLetter", "A"):
        return written(number, "a").upper()
    if form in ("lowerRoman", "i", "upperRoman", "I"):
        text = ""
        for value, char in _ROMAN:
            count, number = divmod(number, value)
            text += char * count
        return text.upper() if form in ("upperRoman", "I") else text
    return f"{number:02}" if form == "decimalZero" else str(number)


@dataclass(slots=True)
class Level:
    """A level of a list: where it starts, how its number is written, and the text around it ("§ %1", "%1.%2")."""

    start: int = 1
    form: str = "decimal"
    text: str = "%1."


@dataclass(slots=True)
class Numbered:
    """A list of a document while its entries are counted; lists with the same counter go on after each other."""

    levels: dict[int, Level]
    counter: str
    overrides: dict[int, int] = field(default_factory=dict)  # where a level begins anew when this list is first used


class Counters:
    """Counts the entries of all lists of a document, in its order."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, int], int] = {}
        self._used: set[tuple[int, int]] = set()

    def label(self, found: Numbered, level: int) -> str:
        """Return the mark before the next entry of a list, "" for nothing."""
        this = found.levels.get(level, Level())
        key = found.counter, level
        if level in found.overrides and (id(found), level) not in self._used:
            self._used.add((id(found), level))
            self._counts[key] = found.overrides[level]
        else:
            self._counts[key] = self._counts.get(key, this.start - 1) + 1
        for counter, deeper in list(self._counts):
            if counter == found.counter and deeper > level:
                del self._counts[counter, deeper]
        if this.form == "bullet":
            return "•"
        if this.form == "none":
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = found.levels.get(at, Level())
            return written(self._counts.get((found.counter, at), other.start), other.form)

        return re.sub(r"%(\d)", number, this.text)
