"""Places and topics: what their registers say twice, and what no § has, which most likely is misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.archive import Archive
from generator.archive.people import name_key
from generator.archive.subjects import bearers, family_names, key_of
from generator.content.loader import Content
from generator.findings import Finding, Severity
from generator.language.text import slug
from generator.model import PlaceRecord, TopicRecord

_HINT = "Kontrollera stavningen, eller lägg till skrivsätt under även. Utan paragraf blir det ingen sida."


def subjects(archive: Archive, content: Content) -> Iterator[Finding]:
    """Yield the findings on register/platser.yml and register/ämnen.yml."""
    places, topics = content.places.places, content.topics.topics
    yield from _doubles(content, "Platsen", "platser", places)
    yield from _doubles(content, "Ämnet", "ämnen", topics)
    surnames = family_names(archive.people.values())
    with_page = {subject.key for subject in archive.subjects}
    for index, place in enumerate(places):
        at: tuple[str, Sequence[str | int]] = _file(content, "platser"), ["platser", index]
        if not place.only_in and (named := bearers(place, surnames)):
            yield content.finding(
                *at,
                "plats-efternamn",
                f"{place.name} är också ett efternamn ({named[0]}). Platsen får ingen sida.",
                f"Skriv under endast i vilka ord namnet är platsen, till exempel endast: [i {place.name}].",
                Severity.WARNING,
            )
        elif key_of("plats", place.name) not in with_page:
            message = f"Ingen paragraf nämner platsen {place.name}."
            yield content.finding(*at, "register-utan-traff", message, _HINT, Severity.WARNING)
    for index, topic in enumerate(topics):
        if key_of("ämne", topic.name) not in with_page:
            message = f"Ingen rubrik har något av orden för ämnet {topic.name}."
            file = _file(content, "ämnen")
            yield content.finding(file, ["ämnen", index], "register-utan-traff", message, _HINT, Severity.WARNING)


def _doubles(
    content: Content, what: str, register: str, records: Sequence[PlaceRecord | TopicRecord]
) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for index, record in enumerate(records):
        spellings = {slug(record.name), *map(name_key, (record.name, *record.also))}
        other = next((taken[spelling] for spelling in sorted(spellings) if spelling in taken), None)
        if other:
            yield content.finding(
                _file(content, register),
                [register, index],
                "dubblett-register",
                f"{what} {record.name} har samma namn, skrivsätt eller adress som {other}.",
                "Ta bort den ena, eller stryk det gemensamma skrivsättet under den ena.",
            )
        taken |= dict.fromkeys(spellings, record.name)


def _file(content: Content, register: str) -> str:
    return f"{content.root.name}/register/{register}.yml"
