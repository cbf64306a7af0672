"""Who served in one §: how many, who of them did not do so in the whole meeting, and every name.

The whole attendance stands once on the page; here is only what a reader of the § would else have to work out.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.archive import Author, Handling, Meeting, Presence, PresenceKind
from generator.language.text import NO_BREAK_SPACE, enumeration
from generator.notation import Number
from generator.pages.parts import LinkView, author_link, section_number


@dataclass(frozen=True)
class OneView:
    """Somebody who makes the § differ: who, and for whom they served, or why they did not."""

    who: LinkView
    instead_of: LinkView | None = None
    reason: str = ""


@dataclass(frozen=True)
class ServedView:
    """Those who served in one §, compared with those who did so in more than half of the meeting's §§."""

    number: str  # how many, with the noun: "sju tjänstgjorde"
    item: str
    same: str  # said when nobody differs in any §
    here: tuple[OneView, ...]  # served in this §, but not in most
    away: tuple[OneView, ...]  # served in most §§, but not in this one
    names: str  # all of them, in the order of the record
    perhaps: tuple[OneView, ...] = ()  # there for a time, and nobody knows whether in this §


@dataclass(frozen=True, eq=False)
class _Seat:
    """Somebody with all their lines as serving."""

    who: Author
    lines: tuple[Presence, ...]
    numbers: frozenset[Number]

    def is_usual(self, count: int) -> bool:
        """Tell whether they served in most of so many §§; in just half of them it is the member, not the substitute."""
        served = 2 * len(self.numbers)
        return served > count or (served == count and not any(line.replaces for line in self.lines))


class Served:
    """Says of each § of a meeting who served in it; made once for a meeting."""

    def __init__(self, meeting: Meeting) -> None:
        lines: dict[object, list[Presence]] = {}
        for presence in meeting.of_kind(PresenceKind.SERVING):
            if presence.who.person:  # a vacant seat is nobody
                lines.setdefault(presence.who.person, []).append(presence)
        self._seats = [
            _Seat(each[0].who, tuple(each), frozenset(number for line in each for number in line.numbers))
            for each in lines.values()
        ]
        count = len(meeting.handlings)
        self._same = all(len(seat.numbers) == count for seat in self._seats)
        self._places = meeting.body.record.seats
        self._usual = {seat for seat in self._seats if seat.is_usual(count)}
        self._names: dict[tuple[int, ...], str] = {}

    def view(self, handling: Handling) -> ServedView | None:
        """Return who served in a §, or None if the record does not say."""
        number = handling.number
        serving = [seat for seat in self._seats if number in seat.numbers]
        if not serving:
            return None
        here = tuple(self._here(number, seat) for seat in serving if seat not in self._usual)
        replaced = {each.instead_of for each in here}
        gone = [seat for seat in self._seats if seat in self._usual and number not in seat.numbers]
        away = tuple(each for seat in gone if (each := self._away(handling, seat)).who not in replaced or each.reason)
        perhaps = tuple(
            OneView(author_link(seat.who), reason=line.when)
            for seat in self._seats
            for line in seat.lines
            if number in line.perhaps and number not in seat.numbers
        )
        count = f"{'minst ' if perhaps else ''}{len(serving)}{NO_BREAK_SPACE}tjänstgjorde"
        same = "samma hela mötet" if self._same else ""
        if self._places and len(serving) > self._places:
            # A list that holds everybody who served at any time does not say who did so here.
            count = f"{len(serving)}{NO_BREAK_SPACE}står som beslutande"
            same = f"fler än organets {self._places} platser: vilka som tjänstgjorde när framgår inte"
        return ServedView(count, section_number(number), same, here, away, self._listed(serving), perhaps)

    def _listed(self, seats: list[_Seat]) -> str:
        key = tuple(map(id, seats))
        if key not in self._names:
            self._names[key] = enumeration([author_link(seat.who).text for seat in seats])
        return self._names[key]

    def _here(self, number: Number, seat: _Seat) -> OneView:
        line = next(each for each in seat.lines if number in each.numbers)
        return OneView(author_link(seat.who), author_link(line.replaces) if line.replaces else None)

    def _away(self, handling: Handling, seat: _Seat) -> OneView:
        if any(each.person is seat.who.person for each in handling.disqualified):
            return OneView(author_link(seat.who), reason="jäv")
        excepting = (each.entry for each in seat.lines if any(s.contains(handling.number) for s in each.entry.absent))
        return OneView(author_link(seat.who), reason=next((each.reason for each in excepting if each.reason), ""))
