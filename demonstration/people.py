"""Who sits where in Sagolunda, and who came: the lines of a meeting's attendance, and who decided in each §."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

_LINE = re.compile(r"(?P<name>[^(]+) \((?P<party>[^)]+)\)(?:, (?P<role>.+))?")
LEFT = {"S", "C", "V", "MP"}
# What changes on a day: a party's name, a member's name, a member's party. The registers say the same.
_RENAMED = date(2024, 1, 1)
_CHANGED = date(2024, 9, 1)


@dataclass(frozen=True)
class Member:
    """Somebody elected, as in ledamoter.yml: what is printed depends on the day."""

    name: str
    party: str
    role: str = ""

    def party_on(self, day: date) -> str:
        party = "SF" if self.name == "Östen Vargmyr" and day >= _CHANGED else self.party
        return "SF" if party == "SL" and day >= _RENAMED else party

    def printed(self, day: date) -> str:
        married = self.name == "Cajsa Ljungvret" and day >= _RENAMED
        return f"{self.name}{' Dahlmo' if married else ''} ({self.party_on(day)})"


def member(line: str) -> Member:
    """Return who is meant by "Asta Granlycka (S), ordförande"."""
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(line)
    return Member(match["name"], match["party"], match["role"] or "")


@dataclass(frozen=True)
class Roster:
    """The members and substitutes of a body, in the order of its minutes."""

    members: tuple[Member, ...]
    substitutes: tuple[Member, ...]


@dataclass
class Wanted:
    """What the stories say of who was there: names that have to be, names that were not, and jäv by name."""

    text: str = ""
    away: set[str] = field(default_factory=set)
    disqualified: Mapping[str, Sequence[int]] = field(default_factory=dict)
    everyone: bool = False

    def has(self, who: Member) -> bool:
        return who.name in self.text


@dataclass
class Sitting:
    """The lines of a meeting's attendance, and by number of § who decided."""

    serving: list[str]
    substitutes: list[str]
    deciding: dict[int, list[Member]]


def attend(roster: Roster, day: date, numbers: Sequence[int], wanted: Wanted, chance: random.Random) -> Sitting:
    """Return who came to a meeting of the §§ `numbers`, and who took whose place."""
    first, last = numbers[0], numbers[-1]
    free = [
        each for each in roster.substitutes if each.name not in wanted.away and (wanted.has(each) or _is(chance, 0.6))
    ]
    sitting = Sitting([], [], {number: [] for number in numbers})
    replacing: list[str] = []
    for at, each in enumerate(roster.members):
        steady = at < 2 or wanted.everyone or wanted.has(each)
        leaves = numbers[-1] + 1
        if each.name in wanted.away:
            continue
        if not steady and _is(chance, 0.07):
            leaves = first
        elif not steady and len(numbers) > 4 and _is(chance, 0.04):
            leaves = chance.choice(numbers[2:-1])
        line = each.printed(day) + (f", {each.role}" if each.role else "")
        other = _substitute(each, free) if leaves <= last else None
        if other:
            free.remove(other)
            where = "" if leaves == first else f" {span(leaves, last)}"
            replacing.append(f"{other.printed(day)} ersätter {line}{where}")
            if leaves > first:
                sitting.substitutes.append(f"{other.printed(day)} {span(first, leaves - 1)}")
        absent = sorted(wanted.disqualified.get(each.name, ()))
        if leaves > first:
            part = "" if leaves > last else f" {span(first, leaves - 1)}"
            part += f", ej § {absent[0]} (jäv)" if absent else ""
            sitting.serving.append(line + part)
        for number in numbers:
            who = each if number < leaves else other
            if who and not (who is each and number in absent):
                sitting.deciding[number].append(who)
    sitting.serving += replacing
    sitting.substitutes += [each.printed(day) for each in free]
    return sitting


def _is(chance: random.Random, likelihood: float) -> bool:
    return chance.random() < likelihood


def _substitute(absent: Member, free: Sequence[Member]) -> Member | None:
    """Return who steps in: one of the same party, else of the same side."""
    same = [each for each in free if each.party == absent.party]
    side = [each for each in free if (each.party in LEFT) == (absent.party in LEFT)]
    return next(iter(same or side), None)


def span(first: int, last: int) -> str:
    """Return "§ 4" or "§§ 4–9"."""
    return f"§ {first}" if first == last else f"§§ {first}–{last}"
