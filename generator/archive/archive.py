"""The archive itself: entities in the orders in which they are shown, and look-ups by what is printed."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.archive import trace
from generator.archive.actors import Body, Party, Person, split_years
from generator.archive.casenumbers import CaseNumbers
from generator.archive.gaps import YearOfGaps, gaps_by_year
from generator.archive.items import Case
from generator.archive.meetings import Meeting
from generator.archive.node import Thing
from generator.archive.notices import Announcement
from generator.archive.pending import Pending, pending
from generator.archive.people import PartyIndex, PersonIndex
from generator.archive.removals import Removal
from generator.archive.subjects import Subject
from generator.archive.trace import Bundle, Fact, way
from generator.model import Municipality, PlaceRecord, TopicRecord

Month = tuple[int, int]  # its year, and its number in it


@dataclass(frozen=True, eq=False, repr=False)
class Archive(Thing):
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
    synonyms: tuple[str, ...] = ()
    """Lines of words that find each other."""
    all_unheld: tuple[Meeting, ...] = ()  # those to come and those called off, in order of time
    all_subjects: tuple[Subject, ...] = ()
    """The places and topics of the registers that there are §§ about."""
    subject_records: tuple[tuple[PlaceRecord, ...], tuple[TopicRecord, ...]] = ((), ())
    """The entries of both registers, whether there is a § about them or not."""
    all_registers: tuple[str, ...] = ()
    """The names of the files of the registers that the archive has."""
    key = ""  # there is one

    @property
    @way
    def subjects(self) -> tuple[Subject, ...]:
        """The places and topics that there are §§ about, in the order of the registers."""
        return self.all_subjects

    @property
    @way
    def registers(self) -> tuple[str, ...]:
        """The names of the files of the registers that the archive has; some it may do without."""
        return self.all_registers

    @property
    @way
    def unheld(self) -> tuple[Meeting, ...]:
        """The meetings that are to come or were called off: there are no minutes of them."""
        return self.all_unheld

    @property
    def every_meeting(self) -> tuple[Meeting, ...]:
        """All meetings, those too that have no minutes, in order of time."""
        return tuple(sorted([*self.meetings, *self.unheld], key=lambda meeting: meeting.order))

    @property
    def listed_years(self) -> tuple[int, ...]:
        """The years with meetings of any kind, newest first."""
        return tuple(sorted({*self.years, *(meeting.date.year for meeting in self.unheld)}, reverse=True))

    @property
    @way
    def meetings(self) -> tuple[Meeting, ...]:
        return self.all_meetings

    @property
    @way
    def cases(self) -> dict[str, Case]:
        return self.all_cases

    @property
    @way
    def people(self) -> dict[str, Person]:
        return self.all_people

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties that somebody in the archive stands for, in the order of the register."""
        return tuple(party for party in self.party_index.parties if party.has_page)

    @property
    @way
    def years(self) -> tuple[int, ...]:
        """The years with meetings, newest first."""
        return self._years

    @cached_property
    def _years(self) -> tuple[int, ...]:
        return tuple(sorted({meeting.date.year for meeting in self.all_meetings}, reverse=True))

    @way
    def meetings_of(self, year: int) -> tuple[Meeting, ...]:
        """Return the meetings of a year, those too that have no minutes, newest first."""
        return self._by_year.get(year, ())

    @cached_property
    def _by_year(self) -> dict[int, tuple[Meeting, ...]]:
        found: dict[int, list[Meeting]] = {}
        for meeting in sorted([*self.all_meetings, *self.all_unheld], key=lambda each: each.order, reverse=True):
            found.setdefault(meeting.date.year, []).append(meeting)
        return {year: tuple(meetings) for year, meetings in found.items()}

    @way
    def case_years(self, limit: int) -> tuple[list[int], list[int]]:
        """Return the newest years in which at least `limit` cases were last handled, and the earlier ones."""
        return split_years(Counter({year: len(cases) for year, cases in self._cases_by_year.items()}), limit)

    @way
    def cases_of(self, year: int) -> Sequence[Case]:
        """Return the cases that were last handled in a year, the newest first."""
        return self._cases_by_year.get(year, ())

    @cached_property
    def _cases_by_year(self) -> dict[int, list[Case]]:
        found: dict[int, list[Case]] = {}
        cases = self.all_cases.values()
        for case in sorted(cases, key=lambda each: (each.all_items[-1].order, each.slug), reverse=True):
            found.setdefault(case.all_items[-1].meeting.date.year, []).append(case)
        return found

    @property
    @way
    def months(self) -> list[Month]:
        """The months in which meetings were held, the newest first."""
        return self._months

    @way
    def months_beside(self, month: Month) -> tuple[Month | None, Month | None]:
        """Return the months with meetings before and after one of them."""
        at = self._months.index(month)
        return (
            self._months[at + 1] if at + 1 < len(self._months) else None,
            self._months[at - 1] if at else None,
        )

    @cached_property
    def _months(self) -> list[Month]:
        return sorted({(meeting.date.year, meeting.date.month) for meeting in self.all_meetings}, reverse=True)

    @way
    def meetings_in(self, year: int, month: int) -> list[Meeting]:
        """Return the meetings that were held in a month, in order of time."""
        found = (meeting for meeting in self.all_meetings if (meeting.date.year, meeting.date.month) == (year, month))
        return sorted((meeting for meeting in found if meeting.is_held), key=lambda meeting: meeting.order)

    @way
    def notice_years(self, limit: int) -> tuple[list[int], list[int]]:
        """Return the newest years in which at least `limit` notices went up, and the earlier ones."""
        return split_years(Counter({year: len(value) for year, value in self._notices_by_year.items()}), limit)

    @way
    def notices_of(self, year: int) -> Sequence[Announcement]:
        """Return the notices that went up in a year, the newest first."""
        return self._notices_by_year.get(year, ())

    @cached_property
    def _notices_by_year(self) -> dict[int, list[Announcement]]:
        announcements: dict[int, list[Announcement]] = {}
        # A draft has been announced to nobody, but for a § of it that is approved by itself.
        held = [
            meeting
            for meeting in self.all_meetings
            if meeting.status != "utkast" or any(item.outline.status for item in meeting.all_items)
        ]
        every = [announcement for meeting in held for announcement in meeting.all_announcements]
        for announcement in sorted(every, key=lambda notice: (notice.posted, notice.meeting.order), reverse=True):
            announcements.setdefault(announcement.posted.year, []).append(announcement)
        return announcements

    @way
    def pending_years(self, limit: int) -> tuple[list[int], list[int]]:
        """Return the newest years in which at least `limit` things were filed that are open, and the earlier ones."""
        return split_years(Counter(pending.since.year for pending in self._pending), limit)

    def pending_of(self, years: Sequence[int]) -> list[Pending]:
        """Return the matters filed in some years that are still open, the oldest first."""
        return [pending for year in sorted(years) for pending in self._pending_of(year)]

    @way
    def _pending_of(self, year: int) -> list[Pending]:
        return [pending for pending in self._pending if pending.since.year == year]

    @cached_property
    def _pending(self) -> list[Pending]:
        return pending(self.all_meetings, self.all_cases.values())

    @way
    def gaps_of(self, year: int) -> YearOfGaps:
        """Return the gaps in the minutes of a year."""
        return self._gaps.get(year, YearOfGaps())

    @cached_property
    def _gaps(self) -> dict[int, YearOfGaps]:
        return gaps_by_year(self.bodies.values(), self.removals)

    @property
    @way
    def newest_day(self) -> date | None:
        """The day of the newest meeting."""
        return self.all_meetings[-1].date if self.all_meetings else None

    @property
    @way
    def begins(self) -> date | None:
        """The day of the first meeting."""
        return self.all_meetings[0].date if self.all_meetings else None

    @property
    def newest_first(self) -> tuple[Meeting, ...]:
        return tuple(reversed(self.meetings))

    def meeting_on(self, body: str, day: date) -> Meeting | None:
        """Return the body's (first) meeting of that day, or None."""
        return self._held(body, day.isoformat())

    @way
    def _held(self, body: str, day: str) -> Meeting | None:
        return self._meeting_on.get((body, date.fromisoformat(day)))

    @cached_property
    def _meeting_on(self) -> dict[tuple[str, date], Meeting]:
        return {(meeting.body.id, meeting.date): meeting for meeting in reversed(self.all_meetings)}

    @way
    def removed_of(self, body: str) -> list[Removal]:
        """Return the whole minutes of a body that were removed, the newest meeting first."""
        removals = [removal for removal in self.removals if removal.body == body and not removal.number]
        return sorted(removals, key=lambda removal: removal.page, reverse=True)

    @way
    def removed_from(self, page: str) -> list[Removal]:
        """Return the §§ that were removed from the page of a meeting, in order."""
        removals = [removal for removal in self.removals if removal.page == page and removal.number]
        return sorted(removals, key=lambda removal: removal.number or (0, 0))

    @way
    def case_of(self, canonical: str) -> Case | None:
        """Return the case with a number in its own spelling, or None."""
        return self.all_cases.get(canonical)

    @way
    def person_of(self, slug: str) -> Person | None:
        """Return the person whose address ends so, or None."""
        return self.all_people.get(slug)

    def digest(self, fact: Fact) -> bytes:
        """Return the digest of a fact now, in eight bytes: the same as long as nothing that it stands for changes."""
        return trace.digest(self.things, fact)

    def digests(self, bundles: Sequence[Bundle]) -> array[int]:
        """Return the digest of each bundle of facts now, in their order."""
        return trace.digests(self.things, bundles)

    @cached_property
    def meetings_by_id(self) -> dict[str, Meeting]:
        """The same for linking: it notes nothing."""
        return {meeting.id: meeting for meeting in (*self.all_meetings, *self.all_unheld)}

    @cached_property
    def things(self) -> dict[str, Mapping[str, Thing]]:
        """Everything that ways start from, by class and key."""
        items = (item for meeting in self.all_meetings for item in meeting.all_items)
        return {
            "Archive": {self.key: self},
            "PersonIndex": {self.person_index.key: self.person_index},
            "Meeting": self.meetings_by_id,
            "AgendaItem": {item.key: item for item in items},
            "Case": self.all_cases,
            "Person": self.all_people,
            "Party": self.party_index.by_code,
            "Body": self.bodies,
            "Subject": {subject.key: subject for subject in self.all_subjects},
            "Removal": {removal.key: removal for removal in reversed(self.removals)},
        }
