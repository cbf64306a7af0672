"""Who is meant: names, with body and date, to persons; codes and names to parties. Nothing is guessed."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from generator.archive.actors import Author, Party, Person
from generator.archive.node import Thing
from generator.archive.trace import way
from generator.language.text import folded, nfc, one_line, slug
from generator.model import PartyRecord, PersonRecord
from generator.notation import is_no_party


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """Return the key by which two printed names are the same name: letters and order, not case or spacing."""
    return folded(nfc(name))


# Characters of the longest letters of a party, and of a name of one, that tell it from others.
_LETTERS, _BEGINNING = 4, 5


class PartyIndex:
    """Parties by code, name and alias, each within its own dates."""

    def __init__(self, records: Sequence[PartyRecord]) -> None:
        self.parties = [Party(record) for record in records]
        taken: set[str] = set()
        for party in self.parties:
            # OP and ÖP are two parties: the one that came first in the register keeps the short address.
            if party.slug in taken:
                party.slug = slug(f"{party.code} {party.name}")
            taken.add(party.slug)
        self.by_code = {party.code: party for party in self.parties}
        for party in self.parties:
            if party.record.successor:
                party.successor = self.by_code.get(party.record.successor)
        self._by_spelling: dict[str, list[Party]] = {}
        for party in self.parties:
            for spelling in (party.code, party.name, *party.record.also):
                self._by_spelling.setdefault(name_key(spelling), []).append(party)
        # Between two of these days no party begins or ends: what letters stand for is looked up once in each era.
        begins = (record.founded for record in records)
        ends = (record.ended + timedelta(days=1) for record in records if record.ended)
        self._borders = sorted({day for day in (*begins, *ends) if day})
        self._found: dict[tuple[str, int], Party | None] = {}

    def era(self, day: date) -> int:
        """Return the number of the era that a day belongs to."""
        return bisect_right(self._borders, day)

    def in_era(self, printed: str, era: int) -> Party | None:
        """Return the answer of `find` on every day of an era."""
        key = (printed, era)
        if key not in self._found:
            first = self._borders[era - 1] if era else date.min
            self._found[key] = self.find(printed, first)
        return self._found[key]

    def find(self, printed: str, day: date) -> Party | None:
        """Return the party that the letters or the name stood for on the day, or None."""
        parties = self._by_spelling.get(name_key(printed), [])
        current = [
            party
            for party in parties
            if (party.record.founded is None or party.record.founded <= day)
            and (party.record.ended is None or day <= party.record.ended)
        ]
        return current[0] if current else None

    def nearest(self, printed: str) -> str | None:
        """Return the known code or name that looks most like the printed one."""
        known = [spelling for party in self.parties for spelling in (party.code, party.name)]
        if len(printed) <= _LETTERS:
            near = difflib.get_close_matches(printed, known, 1, cutoff=0.5)
            return near[0] if near else None
        # Names of parties have their ends in common: Moderata samlingspartiet is no Exempelpartiet.
        begun = [each for each in known if each[:_BEGINNING].casefold() == printed[:_BEGINNING].casefold()]
        near = begun[:1] or difflib.get_close_matches(printed, known, 1, cutoff=0.8)
        return near[0] if near else None


class PersonIndex(Thing):
    """Persons by name. A person exists by being named as elected; the register tells namesakes and spellings apart."""

    key = ""  # there is one

    def __init__(self, records: Iterable[PersonRecord]) -> None:
        self.people: dict[str, Person] = {}
        self._authors: dict[tuple[str, str | None, str, Party | None, str | None], Author] = {}
        # What linkers have read: printed name with party, body and era (PartyIndex.era).
        self.read: dict[tuple[str, str, int], Author] = {}
        self._registered: dict[str, list[PersonRecord]] = {}
        self._candidates: dict[tuple[str, str | None, str], list[str]] = {}
        self._records = tuple(records)
        self._by_id = {record.id or slug(record.name): record for record in self._records}
        # By the words of a name in any order, with party and body: the person who was first named so.
        self._by_words: dict[tuple[str, str, str], str] = {}
        # How each person is spelt, and for which parties in which bodies in each spelling.
        self.spelt: dict[str, dict[str, set[tuple[str, str]]]] = {}
        for record in self._records:
            for spelling in (record.name, *record.also):
                self._registered.setdefault(name_key(spelling), []).append(record)

    @way
    def find(self, name: str, party: str | None, body: str) -> Person | None:
        """Return the known person that a name, with party and body, stands for; None if nobody is named so."""
        if len(self.candidates(name, party, body)) > 1:
            return None
        return self.people.get(self._slug(name, party, body)[0])

    def author(
        self, name: str, printed_party: str | None, body: str, party: Party | None, person: str | None = None
    ) -> Author:
        """Return somebody who is named as elected, and make them known if need be.

        `person` is an id of the register, where the name does not tell. Nobody is meant by a name that can be two's.
        """
        key = (name, printed_party, body, party, person)
        author = self._authors.get(key)
        if author is None:
            unclear = person not in self._by_id and len(self.candidates(name, printed_party, body)) > 1
            found = None if unclear else self._add(name, printed_party, body, person)
            author = self._authors[key] = Author(name, printed_party, found, party)
        return author

    def knows(self, person: str) -> bool:
        """Tell whether the register has an entry with an id."""
        return person in self._by_id

    def registered_name(self, person: str) -> str:
        """Return the name of an entry of the register, by its id."""
        return self._by_id[person].name

    def candidates(self, name: str, party: str | None, body: str) -> list[str]:
        """Return the ids of all in the register that a name, with party and body, can stand for."""
        key = (name, party, body)
        if key not in self._candidates:
            fitting = (record.id or slug(record.name) for record in self._fitting(name, party, body))
            self._candidates[key] = list(dict.fromkeys(fitting))
        return self._candidates[key]

    def _add(self, name: str, party: str | None, body: str, asked: str | None) -> Person:
        identifier, record = self._slug(name, party, body, asked)
        person = self.people.get(identifier)
        if person is None:
            shown = record.name if record else one_line(name)
            person = Person(identifier, shown, record.earlier_ids if record else ())
            self.people[identifier] = person
        printed = one_line(name)
        if printed not in person.all_spellings:
            person.all_spellings.append(printed)
        if party:
            self._by_words.setdefault(_words_key(name, party, body), identifier)
            spelt = self.spelt.setdefault(identifier, {}).setdefault(name_key(name), set())
            spelt.add((_party_key(party), body))
        return person

    def forward_spellings(self) -> None:
        """Let the addresses that other spellings of a name would have lead to the person, where nobody has them.

        Those of the register do even if no minutes spell the name so any more. What two persons are called leads to
        neither.
        """
        known = {person.slug: (record.name, *record.also) for person, record in self.registered()}
        slugs = [
            (person, {slug(each): None for each in (*person.all_spellings, *known.get(person.slug, ()))})
            for person in self.people.values()
        ]
        claims = Counter(each for _, own in slugs for each in own)
        for person, own in slugs:
            person.forward(tuple(each for each in own if each and each not in self.people and claims[each] == 1))

    def registered(self) -> Iterator[tuple[Person, PersonRecord]]:
        """Yield each person in the archive that has a line in the register, with it."""
        for record in self._records:
            if person := self.people.get(record.id or slug(record.name)):
                yield person, record

    def _fitting(self, name: str, party: str | None, body: str) -> Iterator[PersonRecord]:
        for record in self._registered.get(name_key(name), []):
            if record.only_party and (party is None or _party_key(record.only_party) != _party_key(party)):
                continue
            if record.only_bodies and body not in record.only_bodies:
                continue
            yield record

    def _slug(
        self, name: str, party: str | None, body: str, person: str | None = None
    ) -> tuple[str, PersonRecord | None]:
        record = self._by_id.get(person or "") or next(self._fitting(name, party, body), None)
        if record:
            return record.id or slug(record.name), record
        own = slug(name)
        if own in self.people or not party:
            return own, None
        return self._by_words.get(_words_key(name, party, body), own), None


def _party_key(printed: str) -> str:
    """Return the key by which two printed parties are one: to have none is one thing, however it is printed."""
    return "-" if is_no_party(printed) else name_key(printed)


@lru_cache(maxsize=100_000)
def _words_key(name: str, party: str, body: str) -> tuple[str, str, str]:
    return "-".join(sorted(slug(name).split("-"))), _party_key(party), body
