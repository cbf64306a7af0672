"""Authors: "Anna Ek (S)" in one meeting's minutes to a person and a party. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from generator.archive.actors import Author, Party, Person
from generator.archive.items import AgendaItem, Contribution, kind_of
from generator.archive.meetings import Meeting, Presence, PresenceKind
from generator.archive.people import PartyIndex, PersonIndex, name_key
from generator.content.outline import OutlineLine, Said, Voted
from generator.model import ContributionKind
from generator.notation import NotationError, is_masked, is_no_party, is_vacant, parse_entry


def is_partyless(printed: str | None) -> bool:
    """Tell whether what stands in the brackets says that somebody has no party."""
    return printed is None or is_no_party(printed)


def unique_people(authors: Sequence[Author]) -> list[Person]:
    """Return the persons that authors stand for, each once, in their order."""
    return list(dict.fromkeys(author.person for author in authors if author.person))


class Linker:
    """Looks up the names of one meeting. Whoever is named as elected becomes known by it."""

    def __init__(self, meeting: Meeting, parties: PartyIndex, people: PersonIndex) -> None:
        self._meeting = meeting
        self._body = meeting.body.id
        self._parties = parties
        self._people = people
        self._era = parties.era(meeting.date)

    def elected(self, name: str, party: str | None, person: str | None = None) -> Author:
        """Return who is named as elected; `person` is an id of the register, where the name does not tell.

        A vacant seat is nobody, wherever it stands: in the list, after "ersätter", or among those who approve. Nor is
        who is masked anybody that can be told from another: it is somebody of a party.
        """
        if is_vacant(name):
            return Author(name, party, None, None)
        if is_masked(name) and not person:
            return Author(name, party, None, self.party(party))
        return self._people.author(name, party, self._body, self.party(party), person)

    def candidates(self, name: str, party: str | None) -> list[str]:
        """Return the ids of those in the register whom a name can stand for; those present, if any of them are."""
        found = self._people.candidates(name, party, self._body) if party else []
        lines = self._meeting.outline.lines
        present = {each for line in lines for each in (line.person, line.replaced and line.replaced[3])}
        return [each for each in found if each in present] or found

    def in_line(self, line: OutlineLine) -> Author:
        """Return whom a line of the attendance names."""
        return self.elected(line.name, line.party, line.person)

    def author(self, printed: str) -> Author:
        """Return who stands behind a statement, vote or approval: "Anna Ek (S)", "Anna Ek" or "SD".

        Of no known party and not present, it is a name alone, without person and party. The list of attendance tells
        better which party somebody is of than the letters after a name in a §, which may be misprinted: nothing is put
        on the other party's page for it.
        """
        known = self._people.read.get((printed, self._body, self._era)) or self._author(printed)
        present = self._present.get(known.person, ()) if known.person and known.party else ()
        return known if not present or known.party in present else replace(known, party=present[0])

    @cached_property
    def _present(self) -> dict[Person, tuple[Party | None, ...]]:
        """The parties that the lines of the attendance print for each person; None for "(-)"."""
        found: dict[Person, tuple[Party | None, ...]] = {}
        for line in self._meeting.outline.lines:
            named = [self.in_line(line)]
            if line.replaced:
                named.append(self.elected(line.replaced[0], line.replaced[1], line.replaced[3]))
            for who in named:
                if who.person and (who.party or (who.printed_party and is_no_party(who.printed_party))):
                    found[who.person] = (*found.get(who.person, ()), who.party)
        return found

    def _author(self, printed: str) -> Author:
        if alone := self.party(printed):
            return Author(printed, None, None, alone)
        for line in self._meeting.outline.lines:
            if printed == f"{line.name} ({line.party})" and not line.person:
                return self.in_line(line)  # whatever its name is
        try:
            entry = parse_entry(printed)
        except NotationError:
            return self._by_name(printed)
        if entry.party:
            named = self.candidates(entry.name, entry.party)
            if entry.person or len(named) > 1:
                return self.elected(entry.name, entry.party, entry.person)
            author = self.elected(entry.name, entry.party, named[0] if named else None)
            if len(self._people.candidates(entry.name, entry.party, self._body)) > 1:
                return author  # by who is present here
            self._people.read[printed, self._body, self._era] = author
            return author
        return self._by_name(entry.name)

    def _by_name(self, name: str) -> Author:
        """Return who of those present bears a name; of two that do, nobody knows which is meant."""
        if is_masked(name):
            return Author(name, None, None, None)
        key = name_key(name)
        present = [self.in_line(line) for line in self._meeting.outline.lines if name_key(line.name) == key]
        if len({(author.person, author.party) for author in present}) != 1:
            return Author(name, None, None, None)
        return Author(name, None, present[0].person, present[0].party)

    def party(self, printed: str | None) -> Party | None:
        """Return the party that a code or name stands for on the day of the meeting."""
        return self._parties.in_era(printed, self._era) if printed else None

    def presence(self, kind: PresenceKind, line: OutlineLine) -> Presence:
        """Return a line of the attendance, or what it says of the one who is replaced (PresenceKind.REPLACED)."""
        who = self.in_line(line)
        other = line.replaced
        replaced = self.elected(other[0], other[1], other[3]) if other else None
        if kind is PresenceKind.REPLACED and replaced:
            return Presence(kind, self._meeting, replaced, line, who)
        return Presence(kind, self._meeting, who, line, replaced)

    def contribution(self, item: AgendaItem, said: Said) -> Contribution:
        """Return a statement with those behind it and their parties: those it is made for, else the authors' own."""
        authors = tuple(map(self.author, said.authors))
        parties = [party for printed in said.parties if not is_partyless(printed) and (party := self.party(printed))]
        found = parties or [author.party for author in authors if author.party]
        return Contribution(kind_of(said), item, authors, tuple(dict.fromkeys(found)), said)

    def ballot(self, item: AgendaItem, voted: Voted, name: str) -> Contribution:
        """Return how one of those named voted."""
        kind = ContributionKind.BALLOT if voted.at is None else ContributionKind.CHOSEN
        return Contribution(kind, item, (self.author(name),), (), voted=voted)
