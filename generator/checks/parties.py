"""Parties: somebody who is printed with another party than at other times, in the register, or in the same minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from generator.archive import AgendaItem, Archive, Meeting, Party, Person
from generator.archive.authors import is_partyless
from generator.archive.meetings import PresenceKind
from generator.checks.statements import family
from generator.content.loader import Content
from generator.findings import Finding, Severity
from generator.notation import format_number

_Place = tuple[Meeting, tuple[str | int, ...]]
_Printed = tuple[_Place, Party | None]


def parties(archive: Archive, content: Content) -> Iterator[Finding]:
    """Yield a warning where somebody is printed with a party that hardly is theirs."""
    looked_up = _Parties(archive, content)
    for person in archive.all_people.values():
        yield from looked_up.of(person)
    for meeting in archive.all_meetings:
        for item in meeting.all_items:
            if item.outline.said:
                yield from looked_up.made_for(item)


class _Parties:
    def __init__(self, archive: Archive, content: Content) -> None:
        self.archive = archive
        self.content = content
        self.dated = {person.slug for person, record in archive.person_index.registered() if record.memberships}

    def of(self, person: Person) -> Iterator[Finding]:
        if person.slug in self.dated:
            yield from self._against_register(person)
        elif len({_family(party) for mentions in person.mentions.values() for party in chain(*mentions)}) > 1:
            present = list(self._attended(person, PresenceKind.SERVING, PresenceKind.SUBSTITUTE))
            named = [*self._attended(person, PresenceKind.REPLACED), *self._said(person)]
            codes = Counter(_family(party) for _, party in [*present, *named])
            if not codes:
                return  # named only where a party is not compared: to approve, for jäv, in votes, to file
            usual, often = codes.most_common(1)[0]
            yield from self._for_once(person, present, named, usual if often > 1 else "")
            yield from self._within_a_meeting(person, present, named, usual if often > 1 else "")

    def _against_register(self, person: Person) -> Iterator[Finding]:
        for place, party in [*self._attended(person, *PresenceKind), *self._said(person)]:
            right = person.party_on(place[0].date)
            if right and party and family(party) != family(right):
                yield self._doubt(
                    place,
                    f"{person.all_spellings[0]} står för {party.name}, men hörde den dagen till {right.name} enligt "
                    "register/personer.yml.",
                    "Rätta partiet här, eller dagen i registret. Är det en annan person med samma namn lägger du in "
                    "båda i registret.",
                )

    def _for_once(
        self, person: Person, present: list[_Printed], named: list[_Printed], usual: str | None
    ) -> Iterator[Finding]:
        """Somebody who is of another party for a meeting or two and then what they were before: hardly a change."""
        printed = sorted([*present, *named], key=lambda each: each[0][0].date)
        codes = [_family(party) for _, party in printed]
        own = {place[0].id for place, party in present if _family(party) == usual}
        told_apart = {place for place, _ in named if place[0].id in own}  # by _within_a_meeting
        for at, code in enumerate(codes):
            around = codes[:at].count(usual) and codes[at + 1 :].count(usual)
            place, party = printed[at]
            same_day = any(each[0].id == place[0].id and codes[i] == usual for i, (each, _) in enumerate(printed))
            if usual == "" or code == usual or codes.count(code) > 2 or not (around or same_day):
                continue
            if place in told_apart:
                continue
            yield self._doubt(
                place,
                f"{person.all_spellings[0]} står för {_named(party)} här, men för {self._name(usual)} "
                f"{'annars i protokollet' if same_day else 'i protokollen före och efter'}.",
                "Rätta partiet. Är det en annan person med samma namn lägger du in båda i register/personer.yml.",
            )

    def _within_a_meeting(
        self, person: Person, present: list[_Printed], named: list[_Printed], usual: str | None
    ) -> Iterator[Finding]:
        """Somebody who speaks, votes or is replaced for another party than on their own line in the attendance."""
        own_lines: dict[str, dict[str | None, _Printed]] = {}
        for place, party in present:
            own_lines.setdefault(place[0].id, {})[_family(party)] = place, party
        for (meeting, path), party in named:
            here = own_lines.get(meeting.id, {})
            if not here or _family(party) in here or _family(party) == usual:
                continue
            (place, own) = next(iter(here.values()))
            line, _ = self.content.place(meeting.file.name, place[1])
            where = f"I § {format_number(meeting.outline.items[int(path[1])].number)}: " if len(path) > 2 else ""
            yield self._doubt(
                (meeting, path),
                f"{where}{person.all_spellings[0]} står för {_named(party)} här, men för {_named(own)} på "
                f"sin egen rad i närvarolistan (rad {line}).",
                "Rätta partiet på det ena stället. Jämför med originalet.",
            )

    def made_for(self, item: AgendaItem) -> Iterator[Finding]:
        """A statement for a party that none of those behind it is of."""
        for position, said in enumerate(item.outline.said):
            if (
                not said.authors
                or not said.parties
                or any(f"({party})" in who for party in said.parties for who in said.authors)
            ):
                continue
            contribution = item.contribution(position)
            day = item.meeting.date
            own = [
                author.party or (author.person.party_on(day) if author.person else None)
                for author in contribution.authors
            ]
            made_for = [item.meeting.linker.party(party) for party in said.parties]
            if not all(own) or not all(made_for):
                continue
            # Who is misprinted here, but not in the attendance, has a finding of their own.
            present = [
                party
                for author in contribution.authors
                for place, party in (self._attended(author.person, *PresenceKind) if author.person else ())
                if place[0] is item.meeting
            ]
            if set(map(_family, [*own, *present])) & set(map(_family, made_for)):
                continue
            yield self._doubt(
                (item.meeting, ("paragrafer", item.index, said.key, said.at, "för")),
                f"I § {format_number(item.number)}: texten är lämnad för {_named(made_for[0])}, men av "
                f"{contribution.authors[0].name}, som hör till {_named(own[0])}.",
                "Rätta för, eller vem som står i av. Jämför med originalet.",
            )

    def _attended(self, person: Person, *kinds: PresenceKind) -> Iterator[_Printed]:
        """Yield each line of an attendance that prints somebody, as one of `kinds`, with a party, and the party."""
        for meeting, position in person.attended:
            kind, line = meeting.rows[position]
            if kind not in kinds:
                continue
            replaced = kind is PresenceKind.REPLACED
            letters = line.replaced[1] if replaced and line.replaced else line.party
            if letters and ((party := meeting.linker.party(letters)) or is_partyless(letters)):
                yield (meeting, (line.group, line.at)), party

    def _said(self, person: Person) -> Iterator[_Printed]:
        """Yield each statement and vote that prints somebody with a party, and the party."""
        for item, position in person.said:
            contribution = item.contribution(position)
            for at, author in enumerate(contribution.authors):
                party = item.meeting.linker.party(author.printed_party)
                if author.person is not person or not party:
                    continue
                path: tuple[str | int, ...] = ("paragrafer", item.index)
                if contribution.said:
                    path = (*path, contribution.said.key, contribution.said.at, "av", at)
                else:
                    path = (*path, *_ballot(item, position))
                yield (item.meeting, path), party

    def _name(self, code: str | None) -> str:
        return self.archive.party_index.by_code[code].name if code else "inget parti"

    def _doubt(self, place: _Place, message: str, hint: str) -> Finding:
        meeting, path = place
        return self.content.finding(meeting.file.name, path, "parti-stammer-inte", message, hint, Severity.WARNING)


def _ballot(item: AgendaItem, position: int) -> tuple[str | int, ...]:
    """Return where in its § a ballot stands, counted in one row with the statements before it."""
    places = (voted.path(at) for voted in item.outline.voted for at in range(len(voted.names)))
    return list(places)[position - len(item.outline.said)]


def _family(party: Party | None) -> str | None:
    return family(party) if party else None


def _named(party: Party | None) -> str:
    return party.name if party else "inget parti"
