"""Registers of bodies, parties and persons: what stands twice in them, and what they name that there is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.archive import Archive, which_bodies
from generator.archive.authors import is_partyless
from generator.archive.people import name_key
from generator.content.loader import Content
from generator.findings import Finding
from generator.model import PersonRecord

_UNKNOWN_PARTY = "Rätta koden, eller lägg till partiet i register/partier.yml."


def register_faults(archive: Archive, content: Content) -> Iterator[Finding]:
    """Yield the findings on register/organ.yml, partier.yml and personer.yml."""
    yield from _bodies(archive, content)
    yield from _parties(archive, content)
    yield from _people(archive, content)


def _bodies(archive: Archive, content: Content) -> Iterator[Finding]:
    file = _file(content, "organ")
    records = content.bodies.bodies
    yield from _doubles(content, "organ", "id", "Organet", "ett annat id", [record.id for record in records])
    for index, record in enumerate(records):
        if record.successor and record.successor not in archive.bodies:
            message = f"Organet ”{record.successor}” finns inte i registret."
            hint = _known_bodies(archive, record.successor)
            yield content.finding(file, ["organ", index, "efterträdare"], "okant-organ", message, hint)
        if record.parent and archive.bodies[record.id].parent is not archive.bodies.get(record.parent, False):
            message = (
                f"Organet {record.id} står under sig självt."
                if record.parent in archive.bodies
                else f"Organet {record.id} står under ”{record.parent}”, som inte finns i registret."
            )
            hint = _known_bodies(archive, record.parent)
            yield content.finding(file, ["organ", index, "under"], "okant-organ", message, hint)


def _known_bodies(archive: Archive, wrong: str) -> str:
    return f"{which_bodies(wrong, archive.bodies)} Nya läggs till i register/organ.yml."


def _parties(archive: Archive, content: Content) -> Iterator[Finding]:
    records = content.parties.parties
    yield from _doubles(content, "partier", "kod", "Partiet", "en annan kod", [record.code for record in records])
    for index, record in enumerate(records):
        if record.successor and record.successor not in archive.party_index.by_code:
            message = f"Partiet ”{record.successor}” finns inte i registret."
            path = "partier", index, "efterträdare"
            yield content.finding(_file(content, "partier"), path, "okant-parti", message, _UNKNOWN_PARTY)


def _people(archive: Archive, content: Content) -> Iterator[Finding]:
    file = _file(content, "personer")
    records = content.people.people
    yield from _doubles(content, "personer", "id", "Personen", "ett annat id", [record.id for record in records])
    for index in _alike(records):
        yield content.finding(
            file,
            ["personer", index, "namn"],
            "dubblett-register",
            f"Två uppgifter om {records[index].name} gäller för samma namn, parti och organ.",
            "Ge var och en ett eget id. Skilj dem sedan åt med endast_parti eller endast_organ, eller skriv "
            "person: med id:t på raden i protokollet.",
        )
    for index, record in enumerate(records):
        for number, membership in enumerate(record.memberships):
            if membership.party not in archive.party_index.by_code and not is_partyless(membership.party):
                message = f"Partiet ”{membership.party}” finns inte i registret."
                path = "personer", index, "partier", number, "parti"
                yield content.finding(file, path, "okant-parti", message, _UNKNOWN_PARTY)


def _doubles(
    content: Content, register: str, field: str, what: str, other: str, values: Iterable[str | None]
) -> Iterator[Finding]:
    """Refuse two entries of one id: the second would vanish in the first."""
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value and value in seen:
            message = f"{what} {value} står två gånger i registret."
            hint = f"Ta bort den ena, eller ge den {other}."
            yield content.finding(
                _file(content, register), [register, index, field], "dubblett-register", message, hint
            )
        seen.add(value or "")


def _alike(people: Sequence[PersonRecord]) -> Iterator[int]:
    """Yield the place of each entry that can hold for one printed name, with its party, in one body, as an earlier.

    Two ids tell two entries apart. Each is held against the conditions that entries of its name have, and not against
    the entries: of one name there may be thousands.
    """
    entered: dict[str, dict[tuple[str, frozenset[str]], set[str | None]]] = {}
    for index, record in enumerate(people):
        party, bodies = (record.only_party or "").casefold(), frozenset(record.only_bodies)
        spellings = {name_key(each) for each in (record.name, *record.also)}
        earlier = [
            identifier
            for spelling in spellings
            for (other, others), ids in entered.get(spelling, {}).items()
            if (not party or not other or party == other) and (not bodies or not others or bodies & others)
            for identifier in (ids if record.id is None else ids & {None, record.id})
        ]
        if earlier:
            yield index
        for spelling in spellings:
            entered.setdefault(spelling, {}).setdefault((party, bodies), set()).add(record.id)


def _file(content: Content, name: str) -> str:
    return f"{content.root.name}/register/{name}.yml"
