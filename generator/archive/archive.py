"""The archive itself: entities in the orders in which they are shown, and look-ups by what is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.archive.casenumbers import CaseNumbers
from generator.archive.entities import Body, Case, Meeting, Party, Person
from generator.archive.people import PartyIndex, PersonIndex
from generator.model import Municipality


@dataclass(frozen=True)
class Archive:
    """Everything linked. Meetings are in order of time; cases, people and parties in the order of first appearance."""

    municipality: Municipality
    bodies: dict[str, Body]
    meetings: tuple[Meeting, ...]
    cases: dict[str, Case]
    people: dict[str, Person]
    party_index: PartyIndex
    person_index: PersonIndex
    case_numbers: CaseNumbers

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The parties that somebody in the archive stands for, in the order of the register."""
        return tuple(party for party in self.party_index.parties if party.people)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years with meetings, newest first."""
        return tuple(sorted({meeting.date.year for meeting in self.meetings}, reverse=True))

    @cached_property
    def newest_first(self) -> tuple[Meeting, ...]:
        return tuple(reversed(self.meetings))

    def meeting_on(self, body: str, day: date) -> Meeting | None:
        """Return the body's (first) meeting of that day, or None."""
        found = self.bodies.get(body)
        return next((each for each in found.meetings if each.date == day), None) if found else None

    def case(self, printed: str) -> Case | None:
        """Return the case that a number in any spelling stands for, or None if the archive does not hold it."""
        number = self.case_numbers.read(printed)
        return self.cases.get(number.canonical if number else printed.strip())
