"""The archive itself: entities in the orders in which they are shown, look-ups by what is printed, and what facts hold.

Every way in notes what is read (trace.py).
"""

from __future__ import annotations

import hashlib
import marshal
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from generator.archive.actors import Body, Party, Person, split_years
from generator.archive.casenumbers import CaseNumbers
from generator.archive.gaps import YearOfGaps, gaps_by_year
from generator.archive.items import Case, Handling
from generator.archive.meetings import Meeting
from generator.archive.notices import Announcement
from generator.archive.pending import Pending, pending
from generator.archive.people import PartyIndex, PersonIndex
from generator.archive.removals import Removal, worth
from generator.archive.trace import Fact, note
from generator.model import Municipality


@dataclass(frozen=True)
class Archive:
    """Everything linked. Meetings are in order of time; cases and people in the order of first appearance."""

    municipality: Municipality
    bodies: dict[str, Body]
    all_meetings: tuple[Meeting, ...]
    all_cases: dict[str, Case]
    all_people: dict[str, Person]
    party_index: PartyIndex
    person_index: PersonIndex
    case_numbers: CaseNumbers
    removals: tuple[Removal, ...] = ()
    all_unheld: tuple[Meeting, ...] = ()  # those to come and those called off, in order of time

    @property
    def unheld(self) -> tuple[Meeting, ...]:
        """The meetings that are to come or were called off: there are no minutes of them."""
        note(("unheld",))
        for meeting in self.all_unheld:
            note(meeting.fact)
        return self.all_unheld

    @property
    def every_meeting(self) -> tuple[Meeting, ...]:
        """All meetings, those too that have no minutes, in order of time."""
        return tuple(sorted([*self.meetings, *self.unheld], key=lambda each: each.order))

    @property
    def listed_years(self) -> tuple[int, ...]:
        """The years with meetings of any kind, newest first."""
        return tuple(sorted({*self.years, *(meeting.date.year for meeting in self.unheld)}, reverse=True))

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        note(("meetings",))
        return self.all_meetings

    @property
    def cases(self) -> dict[str, Case]:
        note(("cases",))
        return self.all_cases

    @property
    def people(self) -> dict[str, Person]:
        note(("people",))
        return self.all_people

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties that somebody in the archive stands for, in the order of the register."""
        return tuple(party for party in self.party_index.parties if party.has_page)

    @property
    def years(self) -> tuple[int, ...]:
        """The years with meetings, newest first."""
        note(("years",))
        return self._years

    @cached_property
    def _years(self) -> tuple[int, ...]:
        return tuple(sorted({meeting.date.year for meeting in self.all_meetings}, reverse=True))

    def meetings_of(self, year: int) -> tuple[Meeting, ...]:
        """Return the meetings of a year, those too that have no minutes, newest first."""
        note(("year", str(year)))
        return self._by_year.get(year, ())

    @cached_property
    def _by_year(self) -> dict[int, tuple[Meeting, ...]]:
        found: dict[int, list[Meeting]] = {}
        for meeting in sorted([*self.all_meetings, *self.all_unheld], key=lambda each: each.order, reverse=True):
            found.setdefault(meeting.date.year, []).append(meeting)
        return {year: tuple(meetings) for year, meetings in found.items()}

    def case_years(self, limit: int) -> tuple[list[int], list[int]]:
        """Return the newest years in which at least `limit` cases were last handled, and the earlier ones."""
        note(("case-years", str(limit)))
        return split_years(Counter({year: len(cases) for year, cases in self._cases_by_year.items()}), limit)

    def cases_of(self, year: int) -> Sequence[Case]:
        """Return the cases that were last handled in a year, the newest first."""
        note(("cases-of", str(year)))
        return self._cases_by_year.get(year, ())

    @cached_property
    def _cases_by_year(self) -> dict[int, list[Case]]:
        found: dict[int, list[Case]] = {}
        cases = self.all_cases.values()
        for case in sorted(cases, key=lambda each: (each.all_handlings[-1].order, each.slug), reverse=True):
            found.setdefault(case.all_handlings[-1].meeting.date.year, []).append(case)
        return found

    def notice_years(self, limit: int) -> tuple[list[int], list[int]]:
        """Return the newest years in which at least `limit` notices went up, and the earlier ones."""
        note(("notice-years", str(limit)))
        return split_years(Counter({year: len(found) for year, found in self._notices_by_year.items()}), limit)

    def notices_of(self, year: int) -> Sequence[Announcement]:
        """Return the notices that went up in a year, the newest first."""
        note(("notices-of", str(year)))
        return _noted(self._notices_by_year.get(year, ()), lambda each: (each.meeting,))

    @cached_property
    def _notices_by_year(self) -> dict[int, list[Announcement]]:
        found: dict[int, list[Announcement]] = {}
        every = [each for meeting in self.all_meetings for each in meeting.all_announcements]
        for each in sorted(every, key=lambda notice: (notice.posted, notice.meeting.order), reverse=True):
            found.setdefault(each.posted.year, []).append(each)
        return found

    def pending_years(self, limit: int) -> tuple[list[int], list[int]]:
        """Return the newest years in which at least `limit` things were filed that are open, and the earlier ones."""
        note(("pending-years", str(limit)))
        return split_years(Counter(each.since.year for each in self._pending), limit)

    def pending_of(self, years: Sequence[int]) -> Sequence[Pending]:
        """Return what was filed in some years and is still open, the oldest first."""
        for year in years:
            note(("pending-of", str(year)))
        found = [each for each in self._pending if each.since.year in years]
        return _noted(found, lambda each: (handling.meeting for handling in each.handlings))

    @cached_property
    def _pending(self) -> list[Pending]:
        return pending(self.all_meetings, self.all_cases.values())

    def gaps_of(self, year: int) -> YearOfGaps:
        """Return what is missing in the minutes of a year."""
        note(("gaps-of", str(year)))
        found = self._gaps.get(year, YearOfGaps())
        _noted(found.meetings, lambda each: (each,))
        return found

    @cached_property
    def _gaps(self) -> dict[int, YearOfGaps]:
        return gaps_by_year(self.bodies.values(), self.removals)

    @property
    def newest_day(self) -> date | None:
        """The day of the newest meeting."""
        note(("newest-day",))
        return self.all_meetings[-1].date if self.all_meetings else None

    @property
    def begins(self) -> date | None:
        """The day of the first meeting."""
        note(("begins",))
        return self.all_meetings[0].date if self.all_meetings else None

    @property
    def newest_first(self) -> tuple[Meeting, ...]:
        return tuple(reversed(self.meetings))

    def meeting_on(self, body: str, day: date) -> Meeting | None:
        """Return the body's (first) meeting of that day, or None."""
        note(("held", body, day.isoformat()))
        return self._meeting_on.get((body, day))

    @cached_property
    def _meeting_on(self) -> dict[tuple[str, date], Meeting]:
        return {(meeting.body.id, meeting.date): meeting for meeting in reversed(self.all_meetings)}

    def removed_of(self, body: str) -> list[Removal]:
        """Return the whole minutes of a body that were removed, the newest meeting first."""
        note(("removed-of", body))
        found = [each for each in self.removals if each.body == body and not each.number]
        return sorted(found, key=lambda each: each.page, reverse=True)

    def removed_from(self, page: str) -> list[Removal]:
        """Return the §§ that were removed from the page of a meeting, in order."""
        note(("removed", page))
        found = [each for each in self.removals if each.page == page and each.number]
        return sorted(found, key=lambda each: each.number or (0, 0))

    def case(self, printed: str) -> Case | None:
        """Return the case that a number in any spelling stands for, or None if the archive does not hold it."""
        number = self.case_numbers.read(printed)
        return self.case_of(number.canonical if number else printed.strip())

    def case_of(self, canonical: str) -> Case | None:
        """Return the case with a number in its own spelling, or None."""
        note(("is-case", canonical))
        return self.all_cases.get(canonical)

    def digest(self, fact: Fact) -> bytes:
        """Return what a fact is worth now, in eight bytes: the same as long as nothing that it stands for changes."""
        value = _FACTS[fact[0]](self, *fact[1:])
        return hashlib.blake2b(marshal.dumps(value, 2), digest_size=8).digest()

    @cached_property
    def _by_id(self) -> dict[str, Meeting]:
        return {meeting.id: meeting for meeting in (*self.all_meetings, *self.all_unheld)}


_Thing = TypeVar("_Thing")


def _noted(found: Collection[_Thing], meetings: Callable[[_Thing], Iterable[Meeting]]) -> Sequence[_Thing]:
    """Note the minutes that what was found stands in, and return it."""
    for each in found:
        for meeting in meetings(each):
            note(meeting.fact)
    return tuple(found)


def _notices(archive: Archive, year: str) -> Any:
    return [(each.meeting.id, each.posted.isoformat()) for each in archive._notices_by_year.get(int(year), ())]


def _pending(archive: Archive, year: str) -> Any:
    return [_handlings(each.handlings) for each in archive._pending if each.since.year == int(year)]


def _gaps(archive: Archive, year: str) -> Any:
    found = archive._gaps.get(int(year), YearOfGaps())
    holes = [(each.first, each.last, each.before and each.before.id, each.after.id) for each in found.holes]
    return holes, _ids(found.unapproved), _handlings(found.proposals)


def _minutes(archive: Archive, identifier: str) -> Any:
    meeting = archive._by_id.get(identifier)
    return (meeting.outline.sha256, meeting.file.name, meeting.named) if meeting else None


def _neighbours(archive: Archive, identifier: str) -> Any:
    meeting = archive._by_id.get(identifier)
    return [each and each.id for each in meeting.neighbours] if meeting else None


def _case(archive: Archive, canonical: str) -> Any:
    case = archive.all_cases.get(canonical)
    return (_handlings(case.all_handlings), case.all_spellings, case.number.also) if case else None


def _face(archive: Archive, slug: str) -> Any:
    person = archive.all_people.get(slug)
    return (person._name, person.all_spellings, person._redirects) if person else None


def _parties(archive: Archive, slug: str) -> Any:
    person = archive.all_people.get(slug)
    return [(day.isoformat(), party and party.code) for day, party in person.all_parties] if person else None


def _person(archive: Archive, slug: str) -> Any:
    person = archive.all_people.get(slug)
    if person is None:
        return None
    return (
        [(meeting.id, at) for meeting, at in person.attended],
        [(handling.meeting.id, handling.index, at) for handling, at in person.said],
        _ids(person.all_approved),
        _handlings(person.all_disqualified),
        _handlings(person.all_filed),
    )


def _person_year(archive: Archive, slug: str, printed: str) -> Any:
    person, year = archive.all_people.get(slug), int(printed)
    if person is None:
        return None
    return (
        [(meeting.id, at) for meeting, at in person.attended if meeting.date.year == year],
        [(each.meeting.id, each.index, at) for each, at in person.said if each.meeting.date.year == year],
        [meeting.id for meeting in person.all_approved if meeting.date.year == year],
        [(each.meeting.id, each.index) for each in person.all_disqualified if each.meeting.date.year == year],
        _handlings(person.filed_in([year])),
    )


def _person_years(archive: Archive, slug: str, limit: str) -> Any:
    person = archive.all_people.get(slug)
    return person.years(int(limit)) if person else None


def _party_year(archive: Archive, code: str, printed: str) -> Any:
    party, year = archive.party_index.by_code.get(code), int(printed)
    if party is None:
        return None
    return (
        [(each.meeting.id, each.index, at) for each, at in party.said if each.meeting.date.year == year],
        _handlings(party.filed_in([year])),
    )


def _party_years(archive: Archive, code: str, limit: str) -> Any:
    party = archive.party_index.by_code.get(code)
    return party.years(int(limit)) if party else None


def _party(archive: Archive, code: str) -> Any:
    party = archive.party_index.by_code.get(code)
    if party is None:
        return None
    return (
        [person.slug for person in party.all_people],
        [(handling.meeting.id, handling.index, at) for handling, at in party.said],
    )


def _has_page(archive: Archive, code: str) -> bool:
    party = archive.party_index.by_code.get(code)
    return bool(party and party.all_people)


def _ids(meetings: Sequence[Meeting]) -> list[str]:
    return [meeting.id for meeting in meetings]


def _handlings(handlings: Iterable[Handling]) -> list[tuple[str, int]]:
    return [(handling.meeting.id, handling.index) for handling in handlings]


_FACTS: dict[str, Callable[..., Any]] = {
    "minutes": _minutes,
    "neighbours": _neighbours,
    "case": _case,
    "is-case": lambda archive, canonical: canonical in archive.all_cases,
    "face": _face,
    "parties": _parties,
    "person": _person,
    "find": lambda archive, *asked: (found := archive.person_index.find(*asked)) and found.slug,
    "person-year": _person_year,
    "person-years": _person_years,
    "party": _party,
    "party-year": _party_year,
    "party-years": _party_years,
    "party-page": _has_page,
    "body": lambda archive, identifier: (
        (_ids(archive.bodies[identifier].all_meetings), _ids(archive.bodies[identifier].all_unheld))
        if identifier in archive.bodies
        else None
    ),
    "met-again": lambda archive, identifier: (
        identifier in archive.bodies and len(archive.bodies[identifier].all_meetings) > 1
    ),
    "removed-of": lambda archive, body: [each.page for each in archive.removals if each.body == body],
    "removed": lambda archive, page: worth(archive.removals, page),
    "meetings": lambda archive: _ids(archive.all_meetings),
    "unheld": lambda archive: _ids(archive.all_unheld),
    "cases": lambda archive: list(archive.all_cases),
    "people": lambda archive: list(archive.all_people),
    "years": lambda archive: archive._years,
    "year": lambda archive, year: _ids(archive._by_year.get(int(year), ())),
    "case-years": lambda archive, limit: archive.case_years(int(limit)),
    "cases-of": lambda archive, year: [each.number.canonical for each in archive._cases_by_year.get(int(year), ())],
    "begins": lambda archive: archive.all_meetings[0].outline.date if archive.all_meetings else None,
    "notice-years": lambda archive, limit: archive.notice_years(int(limit)),
    "notices-of": _notices,
    "pending-years": lambda archive, limit: archive.pending_years(int(limit)),
    "pending-of": _pending,
    "gaps-of": _gaps,
    "newest-day": lambda archive: archive.all_meetings[-1].outline.date if archive.all_meetings else None,
    "held": lambda archive, body, day: (found := archive._meeting_on.get((body, date.fromisoformat(day)))) and found.id,
}
