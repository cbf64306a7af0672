"""Addresses: two things that would stand at one address are an error, never a silent second address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import urls
from generator.archive import Archive, Person
from generator.content.loader import Content
from generator.findings import Code, Finding, Severity
from generator.language.text import slug
from generator.model import PartyRecord, PersonRecord

_TAKEN: Code = "adresskrock"
_DIFFERENT = "Kontrollera stavningen av det ena, så att de skiljer sig åt."
_IN_REGISTER = "Lägg till personen i register/personer.yml med ett eget id."


def collisions(archive: Archive, content: Content) -> Iterator[Finding]:
    """Yield an error for each address that two things would share, and for each thing that would have none."""
    yield from _Addresses(archive, content).collisions()


_Place = tuple[str, Sequence[str | int]]  # a file and what is meant in it


class _Addresses:
    """Each address with what stands there."""

    def __init__(self, archive: Archive, content: Content) -> None:
        self.archive = archive
        self.content = content
        self.taken: dict[str, str] = {}

    def collisions(self) -> Iterator[Finding]:
        for year in self.archive.listed_years:
            self.taken[urls.year(year)] = f"Listan över möten {year}"
            self.taken[urls.cases_of(year)] = f"Listan över ärenden {year}"
        place: _Place
        for index, record in enumerate(self.content.bodies.bodies):
            body = self.archive.bodies[record.id]
            if body.every_meeting and body.record is record:
                place = (self._register("organ"), ("organ", index, "id"))
                yield from self._take(urls.body_meetings(body), body.name, place, "Ge organet ett annat id.")
        for case in self.archive.cases.values():
            first = case.all_items[0]
            place = (first.meeting.file.name, ("paragrafer", first.index, "ärende"))
            if case.slug:
                yield from self._take(urls.case(case), case.number.canonical, place, _DIFFERENT)
            else:
                yield self._nameless(case.number.canonical, place, "Skriv numret med siffror eller bokstäver.")
        for meeting in self.archive.every_meeting:
            place = (meeting.file.name, ("datum",))
            yield from self._take(urls.meeting(meeting), meeting.file.name, place, _DIFFERENT)
        at = _positions(self.content.parties.parties)
        for party in self.archive.parties:
            place = (self._register("partier"), ("partier", at[party.record], "kod"))
            if party.slug:
                yield from self._take(urls.party(party), party.code, place, _DIFFERENT)
            else:
                yield self._nameless(party.code, place, "Ge partiet en kod med bokstäverna a–ö.")
        yield from self._people()

    def _people(self) -> Iterator[Finding]:
        registered = list(self.archive.person_index.registered())
        known = {person.slug for person, _ in registered}
        for person in self.archive.people.values():
            if not person.slug:
                yield self._nameless(person.name, _first_seen(person), _IN_REGISTER)
                continue
            self.taken[urls.person(person)] = person.name
            if len(person.spellings) == 1 or person.slug in known:
                continue
            spellings = {spelling.casefold(): spelling for spelling in person.spellings}
            if len(spellings) > 1 and self._same_seat(person):
                yield self._two_spellings(person, spellings)
            elif len(spellings) > 1 and len({slug(spelling) for spelling in spellings}) == 1:
                yield self.content.finding(
                    *_first_seen(person),
                    _TAKEN,
                    f"Två stavningar får samma adress: {' och '.join(spellings.values())}.",
                    "Rätta stavningen, eller lägg till personen i register/personer.yml med båda stavningarna.",
                )
        at = _positions(self.content.people.people)
        for person, record in registered:
            for number, earlier in enumerate(record.earlier_ids):
                path = ("personer", at[record], "tidigare_adresser", number)
                address, owner = urls.redirected_person(earlier), f"{person.name}s tidigare adress"
                yield from self._take(
                    address, owner, (self._register("personer"), path), "Ta bort den tidigare adressen."
                )

    def _same_seat(self, person: Person) -> bool:
        """Tell whether all spellings of a name stand for one party in one body: then they are one person's."""
        spelt = [*self.archive.person_index.spelt.get(person.slug, {}).values()]
        return len(spelt) > 1 and bool(set[tuple[str, str]].intersection(*spelt))

    def _two_spellings(self, person: Person, spellings: dict[str, str]) -> Finding:
        later = list(spellings.values())[1:]
        file, path = _first_seen(person, later)
        return self.content.finding(
            file,
            path,
            "tva-stavningar",
            f"{' och '.join(spellings.values())} räknas som en person: samma namn, parti och organ.",
            "Rätta stavningen om en är fel. Skriver originalen olika lägger du in båda under även i "
            "register/personer.yml. Är det två personer lägger du in var och en där, med eget id.",
            Severity.WARNING,
        )

    def _register(self, name: str) -> str:
        return f"{self.content.root.name}/register/{name}.yml"

    def _take(self, address: str, owner: str, place: _Place, hint: str) -> Iterator[Finding]:
        if address in self.taken:
            message = f"{owner} och {self.taken[address]} skulle få samma adress: /{address}."
            yield self.content.finding(*place, _TAKEN, message, hint)
        self.taken[address] = owner

    def _nameless(self, owner: str, place: _Place, hint: str) -> Finding:
        message = f"”{owner}” går inte att skriva i en webbadress, som bara har bokstäverna a–z och siffror."
        return self.content.finding(*place, _TAKEN, message, hint)


_Registered = PartyRecord | PersonRecord


def _positions(records: Sequence[_Registered]) -> dict[_Registered, int]:
    """Return where in a register each record stands, or the first that is equal."""
    return {record: index for index, record in reversed([*enumerate(records)])}


def _first_seen(person: Person, spelt: Sequence[str] = ()) -> _Place:
    """Return the first place of somebody in minutes, of a line of attendance with one of some spellings if given."""
    for meeting, position in person.attended if spelt else ():
        _, line = meeting.rows[position]
        if line.name in spelt:
            return meeting.file.name, (line.group, line.at)
    meeting, path = person.first_place
    return meeting.file.name, path
