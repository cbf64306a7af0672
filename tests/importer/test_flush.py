"""Lists beside each other, in a text whose lines have lost what indents them, come out as they were printed."""

from __future__ import annotations

import random
import textwrap

import pytest

from generator.importer.extract.pieces import Awaits, awaits, gives
from generator.importer.extract.text import source_of

FIRST = [
    "Anna",
    "Bo",
    "Cecilia",
    "Disa",
    "Erik",
    "Fatima",
    "Gunnar",
    "Hedda",
    "Karin",
    "Maj-Britt",
    "Nils",
    "Olga",
    "Pär",
    "Rut",
    "Ulla",
    "Vera",
    "Åsa",
    "Hans-Åke",
    "Jan",
]
LAST = [
    "Ek",
    "Lund",
    "Berg",
    "Holm",
    "Sandén",
    "Alavi",
    "Ström",
    "Quist",
    "Falk",
    "Norén",
    "Öhman",
    "Petrova",
    "Sjö",
    "Wall",
    "Grudevall-Steen",
    "Svärd",
    "Wänt",
    "Zander",
]
PARTIES = ["M", "S", "C", "L", "KD", "V", "MP", "SD"]
OFFICES = ("", "", "", "", ", Ordförande", ", 1:e vice ordförande", ", 2:e vice ordförande")
TITLES = (
    *("förvaltningschef", "verksamhetschef", "miljö- och hälsoskyddsinspektör", "senior bygglovshandläggare"),
    *("HR- och kommunikationschef", "planarkitekt, kommunstyrelsens förvaltning", "tf. förvaltningschef"),
)
Lists = tuple[list[str], list[str]]


class Town:
    """Persons, and how minutes list them."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - names, not secrets

    def name(self) -> str:
        return " ".join([self.random.choice(FIRST), *self.random.sample(LAST, 2 if self.random.random() < 0.15 else 1)])

    def member(self) -> str:
        return f"{self.name()} ({self.random.choice(PARTIES)})"

    def spans(self, often: float) -> str:
        start = self.random.randint(1, 150)
        forms = (
            f" § {start}",
            f" §§ {start}-{start + 9}",
            f" §§{start}–{start + 9}",
            f" §§ {start}-{start + 4}, {start + 6}-{start + 9}",
        )
        return self.random.choice(forms) if self.random.random() < often else ""

    def serving(self) -> list[str]:
        return [
            self.member() + self.random.choice(OFFICES) + self.spans(0.25) for _ in range(self.random.randint(8, 13))
        ]

    def replacing(self) -> list[str]:
        return [f"{self.member()} ersätter {self.member()}{self.spans(0.5)}" for _ in range(self.random.randint(1, 3))]

    def substitutes(self) -> list[str]:
        return [self.member() + self.spans(0.25) for _ in range(self.random.randint(1, 7))]

    def staff(self) -> list[str]:
        return [
            f"{self.name()}, {self.random.choice(TITLES)}{self.spans(0.4)}" for _ in range(self.random.randint(1, 9))
        ]

    def block(self, label: str, left: list[str], right: list[str]) -> tuple[str, Lists]:
        """Return two lists as an extraction prints them, and the lines of each."""
        width, overflow = self.random.choice([28, 30, 32]), self.random.choice([38, 42, 44])
        lists = _wrapped(left, overflow), _wrapped(right, 36)
        lines = []
        for row in range(max(map(len, lists))):
            first, second = (each[row] if row < len(each) else "" for each in lists)
            text = f"{first.ljust(width - 1)} {second}" if first and second else first or second
            lines.append(text if row else f"{label.ljust(max(14, len(label) + 1))}{text}")
        return "\n".join(lines), lists


def _wrapped(entries: list[str], width: int) -> list[str]:
    return [entries[0], *(line for each in entries[1:] for line in textwrap.wrap(each, width, break_on_hyphens=False))]


def columns(text: str) -> Lists:
    lines = source_of(text, "a.txt").lines
    return [line.text for line in lines if line.column == 1], [line.text for line in lines if line.column == 2]


def test_lists_come_out_as_they_were_printed() -> None:
    """Now and then the same line can be read in two ways; nineteen lists of twenty come out whole."""
    right = total = 0
    for seed in range(120):
        town = Town(seed)
        serving = town.block(
            "Beslutande", ["Ledamöter", *town.serving()], ["Tjänstgörande ersättare", *town.replacing()]
        )
        others = town.block("Övriga närvarande", ["Ersättare", *town.substitutes()], ["Tjänstepersoner", *town.staff()])
        for text, lists in (serving, others):
            found = columns(f"Nämnden\n\n{text}\n\nPlats och tid för justering  Digital justering\n")
            assert sorted(" ".join(found[0] + found[1]).split()) == sorted(" ".join(lists[0] + lists[1]).split())
            right += sum(a == b for a, b in zip(found, lists, strict=True))
            total += 2
    assert right / total >= 0.95, f"{right} of {total}"


@pytest.mark.parametrize(
    ("line", "awaited", "goes_on", "does_not"),
    [
        ("Bo Lund (M) ersätter", Awaits.PERSON, "Anna Ek (S) § 3", "förvaltningschef"),
        ("Bo Lund (M) ersätter Anna", Awaits.PERSON, "Ek (S)", "Ordförande (S)"),
        ("Anna Ek, controller §§", Awaits.NUMBER, "3-4", "Ek (S)"),
        ("Anna Ek (S) §§ 3-4,", Awaits.NUMBER, "6-9", "Bo Lund (M)"),
        ("Anna Ek,", Awaits.WORD, "innovationsledare", "Bo Lund (M)"),
        ("Anna Ek, kvalitet- och", Awaits.WORD, "utvecklingschef", "Bo Lund (M)"),
        ("Anna Ek, planarkitekt, kommunstyrelsens", Awaits.WORD, "förvaltning", "Bo Lund (M)"),
        ("Anna Ek (S), deltar ej § 7", Awaits.REASON, "p.g.a jäv", "Bo Lund (M)"),
        ("Anna Ek (S), Ordförande", Awaits.NOTHING, "", "Bo Lund (M)"),
    ],
)
def test_what_a_line_waits_for(line: str, awaited: Awaits, goes_on: str, does_not: str) -> None:
    assert awaits(line) is awaited
    assert not goes_on or gives(awaited, goes_on)
    assert not gives(awaited, does_not)


@pytest.mark.parametrize(
    "text",
    [
        # One list only, a table, and lists that kept their indentation are read elsewhere.
        "Beslutande    Ledamöter\nAnna Ek (S)\nBo Lund (M)\n",
        "Namn          Parti\nAnna Ek       S\nBo Lund       M\n",
        "Närvarande   Parti   Ja\nAnna Ek      S       X\n",
    ],
)
def test_what_is_not_two_lists(text: str) -> None:
    assert columns(text) == ([], [])
