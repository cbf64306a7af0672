"""Authors: "Anna Ek (S)" in one meeting's minutes to a person and a party. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Sequence

from generator.archive.actors import Author, Party, Person
from generator.archive.items import Contribution, ContributionKind, Handling, kind_of
from generator.archive.meetings import Meeting, Presence, PresenceKind
from generator.archive.people import PartyIndex, PersonIndex, name_key
from generator.content.outline import Line, Said, Voted
from generator.notation import NotationError, parse_entry

_NO_PARTY = {"-", "–", "opol", "obunden", "partilös"}
_VACANT = {"vakant", "vakans", "vakant plats"}
_CHOICE = {"kvittade": "kvittad"}


def is_partyless(printed: str | None) -> bool:
    """Tell whether what stands in the brackets says that somebody has no party."""
    return printed is None or printed.casefold() in _NO_PARTY


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

    def elected(self, name: str, party: str | None) -> Author:
        """Return somebody who is named as elected."""
        return self._people.author(name, party, self._body, None if is_partyless(party) else self.party(party))

    def in_line(self, line: Line) -> Author:
        """Return whom a line of the attendance names; a vacant seat is nobody."""
        if line.name.casefold() in _VACANT:
            return Author(line.name, line.party, None, None)
        return self.elected(line.name, line.party)

    def author(self, printed: str) -> Author:
        """Return who stands behind a statement, vote or approval: "Anna Ek (S)", "Anna Ek" or "SD".

        Of no known party and not present, it is a name alone, without person and party.
        """
        known = self._people.read.get((printed, self._body, self._era))
        return known or self._author(printed)

    def _author(self, printed: str) -> Author:
        if alone := self.party(printed):
            return Author(printed, None, None, alone)
        try:
            entry = parse_entry(printed)
        except NotationError:
            return Author(printed, None, None, None)
        if entry.party:
            author = self.elected(entry.name, entry.party)
            self._people.read[printed, self._body, self._era] = author
            return author
        key = name_key(entry.name)
        for line in self._meeting.outline.lines:
            if name_key(line.name) == key:
                present = self.in_line(line)
                return Author(entry.name, None, present.person, present.party)
        return Author(entry.name, None, None, None)

    def party(self, printed: str | None) -> Party | None:
        """Return the party that a code or name stands for on the day of the meeting."""
        return self._parties.in_era(printed, self._era) if printed else None

    def presence(self, kind: PresenceKind, line: Line) -> Presence:
        """Return a line of the attendance, or what it says of the one who is replaced (PresenceKind.REPLACED)."""
        who = self.in_line(line)
        replaced = self.elected(line.replaced[0], line.replaced[1]) if line.replaced else None
        if kind is PresenceKind.REPLACED and replaced:
            return Presence(kind, self._meeting, replaced, line, who)
        return Presence(kind, self._meeting, who, line, replaced)

    def contribution(self, handling: Handling, said: Said) -> Contribution:
        """Return a statement with those behind it and their parties: those it is made for, else the authors' own."""
        authors = tuple(map(self.author, said.authors))
        parties = [party for printed in said.parties if not is_partyless(printed) and (party := self.party(printed))]
        found = parties or [author.party for author in authors if author.party]
        return Contribution(kind_of(said), handling, authors, tuple(dict.fromkeys(found)), said)

    def ballot(self, handling: Handling, voted: Voted, name: str) -> Contribution:
        """Return how one of those named voted."""
        choice = _CHOICE.get(voted.key, voted.key)
        return Contribution(ContributionKind.BALLOT, handling, (self.author(name),), (), voted=voted, choice=choice)
