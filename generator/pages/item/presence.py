"""Who served in one §: how many, and who of them did not do so in the whole meeting.

The whole attendance stands once on the page; here is only what a reader of the § would else have to work out.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.archive import AgendaItem, Author, Meeting, Presence, PresenceKind
from generator.language.text import NO_BREAK_SPACE
from generator.notation import Number, is_masked
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


def crowded(meeting: Meeting) -> bool:
    """Tell whether more are listed as serving than ever voted or were counted absent, or than there are seats.

    Such a list holds everybody who came and went, and does not say who served when.
    """
    most = max((item.serving - item.unsure for item in meeting.items), default=0)
    seats = meeting.body.record.seats
    if seats and most > seats:
        return True
    cast = [
        vote.tally.yes + vote.tally.no + sum(filter(None, (vote.tally.abstained, vote.tally.absent, vote.tally.paired)))
        for item in meeting.items
        for vote in item.record.votes
        if vote.tally and not vote.options
    ]
    return bool(cast) and most > max(cast)


class Served:
    """Says of each § of a meeting who served in it; made once for a meeting."""

    def __init__(self, meeting: Meeting) -> None:
        lines: dict[object, list[Presence]] = {}
        for presence in meeting.of_kind(PresenceKind.SERVING):
            # A vacant seat is nobody; each who is masked is somebody of their own.
            if who := presence.who.person or (presence if is_masked(presence.who.name) else None):
                lines.setdefault(who, []).append(presence)
        self._seats = [
            _Seat(each[0].who, tuple(each), frozenset(number for line in each for number in line.numbers))
            for each in lines.values()
        ]
        count = len(meeting.items)
        self._verb = "i närvarolistan" if crowded(meeting) else "tjänstgjorde"
        self._same = all(len(seat.numbers) == count for seat in self._seats)
        self._usual = {seat for seat in self._seats if seat.is_usual(count)}

    def view(self, item: AgendaItem) -> ServedView | None:
        """Return who served in a §, or None if the record does not say."""
        number = item.number
        serving = [seat for seat in self._seats if number in seat.numbers]
        if not serving:
            return None
        here = tuple(self._here(number, seat) for seat in serving if seat not in self._usual)
        replaced = {one_view.instead_of for one_view in here}
        gone = [seat for seat in self._seats if seat in self._usual and number not in seat.numbers]
        away = tuple(each for seat in gone if (each := self._away(item, seat)).who not in replaced or each.reason)
        perhaps = tuple(
            OneView(author_link(seat.who), reason=line.when)
            for seat in self._seats
            for line in seat.lines
            if number in line.perhaps and number not in seat.numbers
        )
        return ServedView(
            f"{'minst ' if perhaps else ''}{len(serving)}{NO_BREAK_SPACE}{self._verb}",
            section_number(number),
            "samma hela mötet" if self._same else "",
            here,
            away,
            perhaps,
        )

    def _here(self, number: Number, seat: _Seat) -> OneView:
        line = next(presence for presence in seat.lines if number in presence.numbers)
        return OneView(author_link(seat.who), author_link(line.replaces) if line.replaces else None)

    def _away(self, item: AgendaItem, seat: _Seat) -> OneView:
        if any(author.person is seat.who.person for author in item.disqualified):
            return OneView(author_link(seat.who), reason="jäv")
        excepting = (each.entry for each in seat.lines if any(s.contains(item.number) for s in each.entry.absent))
        return OneView(author_link(seat.who), reason=next((entry.reason for entry in excepting if entry.reason), ""))
