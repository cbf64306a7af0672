"""Words of an invented municipality: Swedish-looking sentences, titles, tables and names, out of a seeded stream.

Compounds make the vocabulary as large as a real archive's (some ten thousand words), and common ones are commoner than
rare ones, so that neither compression nor a search index has it too easy.
"""

from __future__ import annotations

import random
from pathlib import Path

_SECTIONS = {
    name: lines
    for name, _, lines in (
        section.partition("]\n") for section in Path(__file__).with_suffix(".txt").read_text("utf-8").split("\n[")[1:]
    )
}


def _words(section: str) -> list[str]:
    return _SECTIONS[section].split()


def _joined(starts: str, ends: str) -> list[str]:
    return [start + end for end in _words(ends) for start in _words(starts) if start.lower() != end]


MONTHS = _words("months")
_DEFINITE = [theme + thing.split("/")[1] for thing in _words("things") for theme in _words("themes")]
_INDEFINITE = [theme + thing.split("/")[0] for thing in _words("things") for theme in _words("themes")]
_SLOTS = {
    "d": _DEFINITE,
    "i": _INDEFINITE,
    "p": _joined("places", "place-ends"),
    "a": _words("adjectives"),
    "v": _words("verbs"),
    "g": _words("actions"),
    "w": _words("offices"),
    "m": MONTHS,
    "n": [str(number) for number in range(2, 90)],
    "k": [f"{number},{number * 7 % 10}" for number in range(1, 60)],
    "b": [
        "kommunstyrelsen",
        "socialnämnden",
        "tekniska nämnden",
        "kommunfullmäktige",
        "kultur- och fritidsnämnden",
        "vård- och omsorgsnämnden",
    ],
}
_FIRST, _LAST = _words("first-names"), _joined("surnames", "surname-ends")


def _compile(line: str) -> list[str | list[str]]:
    """Split "{w} har tagit fram {d}." into its words and the lists to choose from."""
    parts: list[str | list[str]] = []
    for piece in line.split("{"):
        slot, closed, rest = piece.partition("}")
        parts += [_SLOTS[slot], rest] if closed else [piece]
    return parts


_SENTENCES = [_compile(line) for line in _SECTIONS["sentences"].strip().split("\n")]
_CLAUSES = [_compile(line) for line in _SECTIONS["clauses"].strip().split("\n")]
_TITLES = [_compile(line) for line in _SECTIONS["titles"].strip().split("\n")]


class Words:
    """A seeded stream of texts. The same seed gives the same texts."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  # invented words, not secrets
        self._names: set[str] = set()

    def _fill(self, patterns: list[list[str | list[str]]]) -> str:
        chance = self.random.random
        pattern = patterns[int(chance() * len(patterns))]
        # Squared, so that the first of a list come up most often, as in a language.
        return "".join([each if isinstance(each, str) else each[int(chance() ** 2 * len(each))] for each in pattern])

    def sentences(self, number: int) -> str:
        """Return some sentences of about fourteen words each."""
        return " ".join([self._fill(_SENTENCES) for _ in range(number)])

    def clause(self) -> str:
        """Return what stands after "beslutar att"."""
        return self._fill(_CLAUSES)

    def title(self) -> str:
        """Return the heading of a case."""
        return self._fill(_TITLES)

    def table(self) -> str:
        """Return a table in Markdown of three to eight rows with figures."""
        chance = self.random.random
        rows = "".join(
            f"| {self._pick(_INDEFINITE).capitalize()} | {chance() * 20:.1f} | {chance() * 20:.1f} |\n".replace(
                ".", ","
            )
            for _ in range(3 + int(chance() * 6))
        )
        return f"| Belopp i miljoner kronor | Budget | Utfall |\n|---|--:|--:|\n{rows}".rstrip()

    def person(self, first: str = "") -> str:
        """Return a name that nobody has had yet, if need be with a given first name."""
        while True:
            name = " ".join([first or self._pick(_FIRST), self._pick(_LAST)])
            name += f" {self._pick(_LAST)}" if self.random.random() < 0.1 else ""
            if name not in self._names:
                self._names.add(name)
                return name

    def _pick(self, choices: list[str]) -> str:
        return choices[int(self.random.random() * len(choices))]
