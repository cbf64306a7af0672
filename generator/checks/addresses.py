"""Addresses: two things that would stand at one address are an error, never a silent second address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator import urls
from generator.archive import Archive, Party, Person
from generator.findings import Finding
from generator.loader import Content
from generator.text import slug
from generator.yamlio import Document

_DIFFERENT = "Kontrollera stavningen av det ena, så att de skiljer sig åt."
_IN_REGISTER = "Lägg till personen i register/personer.yml med ett eget id."


def collisions(archive: Archive, content: Content) -> Iterator[Finding]:
    """Yield an error for each address that two things would share, and for each thing that would have none."""
    taken = _Taken()
    for year in archive.years:
        taken.by[urls.year(year)] = f"Listan över möten {year}"
    bodies = content.documents.get(f"{content.root.name}/register/organ.yml")
    for index, record in enumerate(content.bodies.bodies):
        body = archive.bodies[record.id]
        if bodies and body.meetings and body.record is record:
            place = ("organ", index, "id")
            yield from taken.take(urls.body_meetings(body), body.name, bodies, place, "Ge organet ett annat id.")
    for case in archive.cases.values():
        first = case.handlings[0]
        document = first.meeting.document
        path = ("paragrafer", first.index, "ärende")
        if not case.slug:
            yield _nameless(case.number.canonical, document, path, "Skriv numret med siffror eller bokstäver.")
            continue
        yield from taken.take(urls.case(case), case.number.canonical, document, path, _DIFFERENT)
    for meeting in archive.meetings:
        document = meeting.document
        yield from taken.take(urls.meeting(meeting), document.file, document, ("datum",), _DIFFERENT)
    parties = content.documents.get(f"{content.root.name}/register/partier.yml")
    for party in archive.parties:
        if parties:
            yield from _party(taken, party, content, parties)
    yield from _people(taken, archive, content)


def _party(taken: _Taken, party: Party, content: Content, document: Document) -> Iterator[Finding]:
    path = ("partier", content.parties.parties.index(party.record), "kod")
    if not party.slug:
        yield _nameless(party.code, document, path, "Ge partiet en kod med bokstäverna a–ö.")
        return
    yield from taken.take(urls.party(party), party.code, document, path, _DIFFERENT)


def _people(taken: _Taken, archive: Archive, content: Content) -> Iterator[Finding]:
    registered = list(archive.person_index.registered())
    known = {person.slug for person, _ in registered}
    for person in archive.people.values():
        if not person.slug:
            yield _nameless(person.name, *_first_seen(archive, person), _IN_REGISTER)
            continue
        spellings = {spelling.casefold(): spelling for spelling in person.spellings}
        if len(spellings) > 1 and person.slug not in known and len({slug(each) for each in spellings}) == 1:
            yield _finding(
                *_first_seen(archive, person),
                f"Två stavningar får samma adress: {' och '.join(spellings.values())}.",
                "Rätta stavningen, eller lägg till personen i register/personer.yml med båda stavningarna.",
            )
        taken.by[urls.person(person)] = person.name
    for person, record in registered:
        for number, earlier in enumerate(record.earlier_ids):
            register = content.documents[f"{content.root.name}/register/personer.yml"]
            path = ("personer", content.people.people.index(record), "tidigare_adresser", number)
            address, owner = urls.redirected_person(earlier), f"{person.name}s tidigare adress"
            yield from taken.take(address, owner, register, path, "Ta bort den tidigare adressen.")


def _first_seen(archive: Archive, person: Person) -> tuple[Document, tuple[str | int, ...]]:
    """Return the minutes in which a person is first named, and the place of their line or of the §."""
    for presence in person.presences:
        minutes = presence.meeting.minutes
        for key, lines in (("beslutande", minutes.serving), ("ersättare", minutes.substitutes)):
            for index, line in enumerate(lines):
                if line.entry is presence.entry:
                    return presence.meeting.document, (key, index)
    for contribution in person.contributions:
        return contribution.handling.meeting.document, ("paragrafer", contribution.handling.index)
    return (person.approved or archive.meetings)[0].document, ()


@dataclass
class _Taken:
    """Each address with what stands there."""

    by: dict[str, str] = field(default_factory=dict)

    def take(
        self, address: str, owner: str, document: Document, path: Sequence[str | int], hint: str
    ) -> Iterator[Finding]:
        if address in self.by:
            message = f"{owner} och {self.by[address]} skulle få samma adress: /{address}."
            yield _finding(document, path, message, hint)
        self.by[address] = owner


def _nameless(owner: str, document: Document, path: Sequence[str | int], hint: str) -> Finding:
    message = f"”{owner}” går inte att skriva i en webbadress, som bara har bokstäverna a–z och siffror."
    return _finding(document, path, message, hint)


def _finding(document: Document, path: Sequence[str | int], message: str, hint: str) -> Finding:
    line, column = document.locate(path)
    return Finding(document.file, line, column, "adresskrock", message, hint)
