"""Gaps: what an archive lacks by its own account. Numbers that are skipped, minutes not approved, proposals never met.

Outlines tell all of it. Nothing here notes what it reads: the archive does, for those who ask it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise

from generator.archive.actors import Body
from generator.archive.items import AgendaItem
from generator.archive.meetings import Meeting
from generator.archive.removals import Removal
from generator.archive.stage import APPROVED


@dataclass(frozen=True)
class Hole:
    """Numbers of §§ that no minutes of a body hold: before `after`, and after `before` if that year has any earlier."""

    first: int
    last: int
    before: Meeting | None
    after: Meeting


@dataclass
class YearOfGaps:
    """What is missing in the minutes of a year."""

    holes: list[Hole] = field(default_factory=list)
    unapproved: list[Meeting] = field(default_factory=list)
    proposals: list[AgendaItem] = field(default_factory=list)


def gaps_by_year(bodies: Iterable[Body], removals: Iterable[Removal] = ()) -> dict[int, YearOfGaps]:
    """Return the gaps, by the year of the meeting that shows them, in order of time; numbers body by body."""
    years: dict[int, YearOfGaps] = {}
    removed: dict[str, list[Removal]] = {}
    for removal in removals:
        removed.setdefault(removal.body, []).append(removal)
    for body in bodies:
        for hole in holes(body, removed.get(body.id, ())):
            years.setdefault(hole.after.date.year, YearOfGaps()).holes.append(hole)
        for meeting in body.all_meetings:
            year = years.setdefault(meeting.date.year, YearOfGaps())
            if meeting.outline.status not in APPROVED or not meeting.outline.approved:
                year.unapproved.append(meeting)
            year.proposals += filter(_never_met, meeting.all_items)
    for year in years.values():
        year.unapproved.sort(key=lambda meeting: meeting.order)
        year.proposals.sort(key=lambda item: item.order)
    return years


def holes(body: Body, removed: Iterable[Removal] = ()) -> Iterator[Hole]:
    """Yield the numbers that a body's series skips: within a day's minutes, between them, and first in a year.

    A series begins anew with the year, or runs on over it; a body that begins at § 1 in every meeting has none. What
    the register says has been removed is not missing: §§ by their numbers, and all that whole minutes may have held.
    """
    gone = [(removal.meeting, removal.number[0]) for removal in removed if removal.meeting and removal.number]
    taken = [removal.held for removal in removed if removal.held and not removal.number]
    last: tuple[int, Meeting] | None = None
    for day, group in groupby(body.all_meetings, key=lambda meeting: meeting.date):
        meetings = {meeting.id: meeting for meeting in group}
        places = [(item.number[0], item.meeting.id) for item in _items(meetings.values())]
        places += [(number, meeting) for meeting, number in gone if meeting in meetings]
        numbered = [(number, name, meetings[name]) for number, name in sorted(places)]
        if not numbered:
            continue
        first, _, meeting = numbered[0]
        known = last[0] if last and (last[1].date.year == day.year or first == last[0] + 1) else 0
        since = last[1].date if last and known else date(day.year, 1, 1)
        if first > known + 1 and not any(since <= held <= day for held in taken):
            yield Hole(known + 1, first - 1, last[1] if known and last else None, meeting)
        for (number, _, before), (following, _, after) in pairwise(numbered):
            if following > number + 1:
                yield Hole(number + 1, following - 1, before, after)
        last = numbered[-1][0], numbered[-1][2]


def _items(meetings: Iterable[Meeting]) -> Iterator[AgendaItem]:
    for meeting in meetings:
        yield from meeting.all_items


def _never_met(proposal: AgendaItem) -> bool:
    """Tell whether the body that something was proposed to has not handled it since, nor anybody proposed it anew."""
    body = proposal.proposal_to
    return body is not None and not any(
        later.meeting.body.takes_over(body) or (later.proposal_to and later.proposal_to.takes_over(body))
        for case in proposal.cases
        for later in case.all_items
        if later.order > proposal.order
    )
