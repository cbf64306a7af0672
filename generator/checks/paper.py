"""Paper: one file of minutes as the checks see it, and how they say what is wrong in it. It looks at no other file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.archive.people import name_key
from generator.content.outline import covered
from generator.findings import Code, Finding, Severity
from generator.language.text import enumeration
from generator.model import Minutes
from generator.notation import (
    Entry,
    NotationError,
    Number,
    format_number,
    format_spans,
    is_no_party,
    is_vacant,
    parse_entry,
    spans_in,
)
from generator.yamlio import Parsed, Value

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Who:
    """Somebody as printed: a name to compare by, and the party if there is one."""

    name: str
    party: str | None
    person: str | None = None  # an id of the register

    @cached_property
    def key(self) -> str:
        return name_key(self.name)

    @property
    def is_somebody(self) -> bool:
        """Whether it is neither an empty seat nor somebody whose name may not be told: two of those are not one."""
        return not is_vacant(self.name) and not self.name.startswith("[")

    def may_be(self, other: Who) -> bool:
        """Tell whether two printed names can be the same person: two parties tell namesakes apart."""
        if self.key != other.key or not self.is_somebody:
            return False
        if self.person and other.person:
            return self.person == other.person
        return self.party is None or other.party is None or _party(self.party) == _party(other.party)


def _party(printed: str) -> str:
    return "-" if is_no_party(printed) else printed.casefold()


_who = lru_cache(maxsize=20_000)(Who)  # the same people are at meeting after meeting


@dataclass(frozen=True)
class Seat:
    """One line of the attendance: who, where it stands, and the §§ of the meeting that it covers."""

    group: str
    at: int
    who: Who
    entry: Entry
    numbers: frozenset[Number]
    perhaps: frozenset[Number] = frozenset()  # where somebody was by the clock, or for a part

    def may_serve_in(self, number: Number) -> bool:
        return number in self.numbers or number in self.perhaps

    @property
    def path(self) -> Path:
        return self.group, self.at

    @property
    def replaces(self) -> Who | None:
        other = self.entry.replaces
        return Who(other.name, other.party, other.person) if other else None


class Paper:
    """The minutes in one file with its text, and the findings about them."""

    def __init__(self, minutes: Minutes, document: Parsed, source: str) -> None:
        self.minutes = minutes
        self.document = document
        self.source = source
        self.numbers = tuple(dict.fromkeys(item.number for item in minutes.items))

    @cached_property
    def raw(self) -> bytes:
        """The text of the file, in which bytes are found many times faster than characters."""
        return self.source.encode()

    @cached_property
    def beyond(self) -> bytes:
        """What of it is not ASCII: in most files little."""
        return self.raw.translate(None, bytes(range(0x80)))

    @cached_property
    def seats(self) -> list[Seat]:
        """The lines of the attendance, those who serve first."""
        groups = (("beslutande", self.minutes.serving), ("ersättare", self.minutes.substitutes))
        whole = frozenset(self.numbers)
        return [
            Seat(
                group,
                at,
                who,
                line.entry,
                covered(line.entry, whole) - self._disqualified(group, who),
                frozenset(filter(line.entry.may_cover, whole)) - self._disqualified(group, who)
                if line.entry.times or line.entry.partly
                else frozenset(),
            )
            for group, lines in groups
            for at, line in enumerate(lines)
            for who in (_who(line.entry.name, line.entry.party, line.entry.person),)
        ]

    def _disqualified(self, group: str, who: Who) -> set[Number]:
        """Return the §§ that somebody takes no part in because of jäv, whatever the line of attendance says."""
        if group != "beslutande":
            return set()
        return {number for number in self._away.get(who.key, ()) if self.is_away(who, number)}

    def is_away(self, who: Who, number: Number) -> bool:
        """Tell whether somebody is named under jäv in a §."""
        return any(author.may_be(who) for author in self._away.get(who.key, {}).get(number, ()))

    @cached_property
    def _away(self) -> dict[str, dict[Number, list[Who]]]:
        """Those who are named under jäv, by name and then § by §."""
        found: dict[str, dict[Number, list[Who]]] = {}
        for item in self.minutes.items:
            for who in filter(None, map(read_name, item.disqualified)):
                found.setdefault(who.key, {}).setdefault(item.number, []).append(who)
        return found

    @cached_property
    def serving(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.group == "beslutande"]

    def seats_of(self, who: Who, group: str = "beslutande") -> list[Seat]:
        """Return the lines of those who serve, or of another group, that may be about somebody."""
        return [seat for seat in self.by_name.get(who.key, ()) if seat.group == group and seat.who.may_be(who)]

    def replacing(self, who: Who) -> list[Seat]:
        """Return the lines of those who serve in the place of somebody who may be `who`."""
        return [seat for seat in self._replacing.get(who.key, ()) if seat.replaces and seat.replaces.may_be(who)]

    @cached_property
    def _replacing(self) -> dict[str, list[Seat]]:
        seats: dict[str, list[Seat]] = {}
        for seat in self.serving:
            if seat.replaces:
                seats.setdefault(seat.replaces.key, []).append(seat)
        return seats

    @cached_property
    def by_name(self) -> dict[str, list[Seat]]:
        """The lines of the attendance by the name in them."""
        seats: dict[str, list[Seat]] = {}
        for seat in self.seats:
            seats.setdefault(seat.who.key, []).append(seat)
        return seats

    def spelled(self, numbers: Collection[Number]) -> str:
        """Return "§ 12" or "§§ 8–10, 12", with runs as they follow on each other in this meeting."""
        return spelled([number for number in self.numbers if number in numbers], self.numbers)

    def line(self, path: Path, *, key: bool = False) -> int:
        return self.document.locate(path, key=key)[0]

    def finding(
        self,
        path: Path,
        code: Code,
        message: str,
        hint: str,
        severity: Severity = Severity.WARNING,
        *,
        row: int | None = None,
    ) -> Finding:
        """Return a finding at the value at `path`, or at line `row` (from 0) of the text there."""
        return self.document.finding(path, code, f"{self.where(path)}{message}", hint, severity, row=row)

    def where(self, path: Path) -> str:
        """Return "I § 12: " if the path leads into an item, so that the message can be understood by itself."""
        if len(path) > 1 and path[0] == "paragrafer" and isinstance(path[1], int):
            return f"I § {format_number(self.minutes.items[path[1]].number)}: "
        return ""

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Yield every text in the file, with its path."""
        return texts(self.document.data)


def texts(value: Value, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text in a value of a file, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from texts(each, (*path, index))
    else:
        for key, each in value.items():
            yield from texts(each, (*path, key))


def read_name(printed: str) -> Who | None:
    """Return who is named in "Anna Ek (S)", None if it is a party alone or cannot be read."""
    entry = read_entry(printed)
    return Who(entry.name, entry.party, entry.person) if entry else None


@lru_cache(maxsize=20_000)
def read_entry(printed: str) -> Entry | None:
    """Return a line about one person as notation reads it, None if it is a party alone or cannot be read."""
    if " " not in printed.strip():
        return None
    try:
        return parse_entry(printed)
    except NotationError:
        return None


def spelled(numbers: Sequence[Number], order: Sequence[Number]) -> str:
    """Return some §§ in the order of a meeting as words: "§ 12" or "§§ 8–10, 12"."""
    return format_spans(spans_in(numbers, order))


def names_of(people: Sequence[Who]) -> str:
    """Return "Anna Ek (S) och Bo Lund (M)"."""
    return enumeration([f"{who.name} ({who.party})" if who.party else who.name for who in people])
