"""Who is meant: names, with body and date, to persons; codes and names to parties. Nothing is guessed."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from datetime import date

from generator.archive.entities import Party, Person
from generator.model import PartyRecord, PersonRecord
from generator.text import nfc, one_line, slug


def name_key(name: str) -> str:
    """Return what makes two printed names the same name: letters and order, not case or spacing."""
    return one_line(nfc(name)).casefold()


class PartyIndex:
    """Parties by code, name and alias, each within its own dates."""

    def __init__(self, records: Iterable[PartyRecord]) -> None:
        self.parties = [Party(record) for record in records]
        self.by_code = {party.code: party for party in self.parties}
        for party in self.parties:
            if party.record.successor:
                party.successor = self.by_code.get(party.record.successor)
        self._by_spelling: dict[str, list[Party]] = {}
        for party in self.parties:
            for spelling in (party.code, party.name, *party.record.also):
                self._by_spelling.setdefault(name_key(spelling), []).append(party)

    def find(self, printed: str, day: date) -> Party | None:
        """Return the party that the letters or the name stood for on the day, or None."""
        found = self._by_spelling.get(name_key(printed), [])
        current = [
            party
            for party in found
            if (party.record.founded is None or party.record.founded <= day)
            and (party.record.ended is None or day <= party.record.ended)
        ]
        return current[0] if current else None

    def nearest(self, printed: str) -> str | None:
        """Return the known code or name that looks most like the printed one."""
        known = [spelling for party in self.parties for spelling in (party.code, party.name)]
        near = difflib.get_close_matches(printed, known, 1, cutoff=0.5)
        return near[0] if near else None


class PersonIndex:
    """Persons by name. A person exists by being named as elected; the register tells namesakes and spellings apart."""

    def __init__(self, records: Iterable[PersonRecord]) -> None:
        self.people: dict[str, Person] = {}
        self._registered: dict[str, list[PersonRecord]] = {}
        self._records = tuple(records)
        for record in self._records:
            for spelling in (record.name, *record.also):
                self._registered.setdefault(name_key(spelling), []).append(record)

    def find(self, name: str, party: str | None, body: str) -> Person | None:
        """Return the known person that a name, with party and body, stands for; None if nobody is named so."""
        return self.people.get(self._slug(name, party, body)[0])

    def add(self, name: str, party: str | None, body: str) -> Person:
        """Return the person that the name stands for, making them known if need be."""
        identifier, record = self._slug(name, party, body)
        person = self.people.get(identifier)
        if person is None:
            shown = record.name if record else one_line(name)
            person = Person(identifier, shown, redirects=record.earlier_ids if record else ())
            self.people[identifier] = person
        printed = one_line(name)
        if printed not in person.spellings:
            person.spellings.append(printed)
        return person

    def registered(self) -> Iterator[tuple[Person, PersonRecord]]:
        """Yield each person in the archive that has a line in the register, with it."""
        for record in self._records:
            if person := self.people.get(record.id or slug(record.name)):
                yield person, record

    def _slug(self, name: str, party: str | None, body: str) -> tuple[str, PersonRecord | None]:
        for record in self._registered.get(name_key(name), []):
            if record.only_party and (party is None or name_key(record.only_party) != name_key(party)):
                continue
            if record.only_bodies and body not in record.only_bodies:
                continue
            return record.id or slug(record.name), record
        return slug(name), None
