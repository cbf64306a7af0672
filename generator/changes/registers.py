"""Changes of the registers: the municipality, its bodies, the parties and people with an entry of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator import urls
from generator.archive import Archive
from generator.changes.change import Change
from generator.changes.words import difference, fields_of
from generator.language.text import slug
from generator.model import BodyRecord, PartyRecord, PersonRecord, PlaceRecord, TopicRecord
from generator.model.base import Record

Named = BodyRecord | PartyRecord | PersonRecord | PlaceRecord | TopicRecord


def register_changes(old: Archive, new: Archive) -> Iterator[Change]:
    """Yield the changes in the registers, in the order of the new ones."""
    file = "register/kommun.yml"
    for sentence in _fields(old.municipality, new.municipality):
        yield Change(urls.START, "Hela webbplatsen", sentence, file)
    file = "register/organ.yml"
    before, after = ({key: body.record for key, body in archive.bodies.items()} for archive in (old, new))
    for key, name, sentence in _entries(before, after, "Uppgiften om organet"):
        yield Change(f"{urls.BODIES}{key}/", name, sentence, file)
    file = "register/partier.yml"
    known, knows = ({party.code: party.record for party in archive.party_index.parties} for archive in (old, new))
    for key, name, sentence in _entries(known, knows, "Uppgiften om partiet"):
        party = new.party_index.by_code.get(key) or old.party_index.by_code[key]
        yield Change(urls.party(party), name, sentence, file)
    for file, address, what, at in (
        ("register/platser.yml", urls.PLACES, "Uppgiften om platsen", 0),
        ("register/ämnen.yml", urls.TOPICS, "Uppgiften om ämnet", 1),
    ):
        listed, lists = ({slug(each.name): each for each in archive.subject_records[at]} for archive in (old, new))
        pages = {
            subject.slug
            for archive in (old, new)
            for subject in archive.all_subjects
            if urls.subject(subject).startswith(address)
        }
        for key, name, sentence in _entries(listed, lists, what):
            yield Change(f"{address}{key}/" if key in pages else address, name, sentence, file)
    file = "register/borttaget.yml"
    gone, goes = ({removal.record.address: removal.record for removal in archive.removals} for archive in (old, new))
    for address, record in goes.items():
        if address not in gone:
            yield Change(address, address, f"Avpublicerat {record.date}: {record.reason}", file)
    for address in gone:
        if address not in goes:
            yield Change(address, address, "Beskedet om att innehållet är avpublicerat försvinner.", file)
    file = "register/personer.yml"
    had, has = (_people(record for _, record in archive.person_index.registered()) for archive in (old, new))
    for key, name, sentence in _entries(had, has, "Uppgiften om personen"):
        yield Change(urls.redirected_person(key), name, sentence, file)


def _people(records: Iterable[PersonRecord]) -> dict[str, PersonRecord]:
    return {record.id or slug(record.name): record for record in records}


def _entries(old: Mapping[str, Named], new: Mapping[str, Named], what: str) -> Iterator[tuple[str, str, str]]:
    """Yield key, name and sentence for each entry of a register that is new, gone or changed."""
    for key, record in new.items():
        if key not in old:
            yield key, record.name, f"{what} är ny i registret."
        else:
            yield from ((key, record.name, sentence) for sentence in _fields(old[key], record))
    for key, record in old.items():
        if key not in new:
            yield key, record.name, f"{what} är borttagen ur registret."


def _fields(old: Record, new: Record) -> Iterator[str]:
    for (key, before), (_, after) in zip(fields_of(old), fields_of(new), strict=True):
        yield from difference(key, before, after)
