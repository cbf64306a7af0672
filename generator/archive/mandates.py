"""Mandates: who is elected to what in which body, by the municipality's register, and whom of the archive that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.archive.actors import Author, Body
from generator.archive.people import PartyIndex, PersonIndex
from generator.model import MandateRecord
from generator.notation import Entry, NotationError, parse_entry


@dataclass(frozen=True, slots=True)
class Mandate:
    """What somebody is elected to in a body. Who is in no minutes has no page, and stands here by name alone."""

    who: Author
    body: Body
    role: str
    since: date
    until: date | None
    in_place_of: Author | None

    def holds_on(self, day: date) -> bool:
        """Tell whether it has begun and not ended on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def is_current(self) -> bool:
        """Whether it holds on the day of the newest minutes of the archive."""
        return self.holds_on(self.body.today)

    @property
    def rank(self) -> tuple[int, str]:
        """Where it stands among those of its body: who presides first, substitutes last."""
        role = self.role.casefold()
        if "ordförande" in role:
            return int("vice" in role), role
        return (3 if "ersättare" in role else 2), ""


def printed_name(printed: str) -> Entry | None:
    """Return the name and party in a line of the register, or None if it says more than that, or cannot be read."""
    try:
        entry = parse_entry(printed)
    except NotationError:
        return None
    return entry if entry == Entry(entry.name, entry.party) else None


class Electorate:
    """Finds those whom the register names among those whom the minutes name. Nobody is guessed."""

    def __init__(self, people: PersonIndex, parties: PartyIndex) -> None:
        self._people = people
        self._parties = parties

    def author(self, printed: str, record: MandateRecord) -> Author:
        """Return who is meant by a name, or an id of the register of persons, in a line of the register."""
        if self._people.knows(printed):
            known = self._people.people.get(printed)
            return Author(
                self._people.registered_name(printed), None, known, known.party_on(record.since) if known else None
            )
        entry = printed_name(printed)
        if entry is None:
            return Author(printed, None, None, None)
        party = self._parties.find(entry.party, record.since) if entry.party else None
        person = self._people.find(entry.name, entry.party, record.body)
        # Somebody of the name, who never stood for that party, is most likely somebody else.
        if person and entry.party and party not in {each for _, each in person.all_parties}:
            person = None
        return Author(entry.name, entry.party, person, party or (person.party_on(record.since) if person else None))

    def enter(self, records: Iterable[MandateRecord], bodies: Mapping[str, Body]) -> None:
        """Enter every mandate under its body and its person, in the order of the register."""
        for record in records:
            if body := bodies.get(record.body):
                seat = self.author(record.in_place_of, record) if record.in_place_of else None
                who = self.author(record.person, record)
                mandate = Mandate(who, body, record.role, record.since, record.until, seat)
                body.all_mandates.append(mandate)
                if who.person:
                    who.person.all_mandates.append(mandate)
