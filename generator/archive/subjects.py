"""Subjects: places and topics of the registers, with the §§ that are certain to be about them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal

from generator.archive.actors import Person, family_name, split_years
from generator.archive.items import AgendaItem
from generator.archive.node import Thing
from generator.archive.people import name_key
from generator.archive.trace import way
from generator.language.stems import stem
from generator.language.text import slug
from generator.model import PlaceRecord, TopicRecord

SubjectKind = Literal["plats", "ämne"]
_WORD = re.compile(r"[^\W\d_]+")


class Subject(Thing):
    """A place or a topic, with its §§ in order of time."""

    def __init__(self, kind: SubjectKind, name: str, also: Sequence[str]) -> None:
        self.kind = kind
        self.slug = slug(name)
        self.key = key_of(kind, name)
        self._name = name
        self._also = tuple(also)
        self.all_items: list[AgendaItem] = []

    @property
    @way
    def name(self) -> str:
        return self._name

    @property
    @way
    def also(self) -> tuple[str, ...]:
        """The other words that it is found by, as in the register."""
        return self._also

    @way
    def years(self, limit: int) -> tuple[list[int], list[int]]:
        """Return the newest years that together hold at least `limit` §§, and the earlier ones."""
        return split_years(Counter(item.meeting.date.year for item in self.all_items), limit)

    @way
    def items_of(self, year: int) -> list[AgendaItem]:
        """Return the §§ of a year in order of time."""
        return [item for item in self.all_items if item.meeting.date.year == year]

    @property
    @way
    def number(self) -> int:
        """How many §§ there are about it."""
        return len(self.all_items)


class TopicWords:
    """The words of a topic: whole in any inflection, and beginnings or ends of words where a hyphen stands."""

    def __init__(self, record: TopicRecord) -> None:
        words = [each.lower() for each in (record.name, *record.also)]
        self._begins = tuple(word[:-1] for word in words if word.endswith("-"))
        self._ends = {stem(word[1:]) for word in words if word.startswith("-")}
        self._whole = [tuple(map(stem, word.split())) for word in words if not word.startswith("-") and word[-1] != "-"]

    def are_in(self, title: str) -> bool:
        """Tell whether a title has one of the words."""
        words = _WORD.findall(title.lower())
        stems = list(map(stem, words))
        if any(word.startswith(self._begins) for word in words if self._begins):
            return True
        if any(stem.endswith(end) for stem in stems for end in self._ends):
            return True
        return any(
            tuple(stems[at : at + len(run)]) == run for run in self._whole for at in range(len(stems) - len(run) + 1)
        )


class Subjects:
    """Every place and topic by its address, in the order of the registers."""

    def __init__(self, places: Iterable[PlaceRecord], topics: Iterable[TopicRecord]) -> None:
        self.topics = [(topic, TopicWords(topic)) for topic in topics]
        every = [Subject("plats", place.name, place.also) for place in places]
        every += [Subject("ämne", each.name, each.also) for each, _ in self.topics]
        self.by_key = {subject.key: subject for subject in reversed(every)}
        self.by_key = {subject.key: self.by_key[subject.key] for subject in every}

    def enter(self, item: AgendaItem, places: Iterable[str]) -> None:
        """Enter a § under the places that it names and the topics that its title tells."""
        subjects = [self.by_key[f"plats {place}"] for place in places]
        title = item.outline.title
        subjects += [self.by_key[f"ämne {slug(record.name)}"] for record, words in self.topics if words.are_in(title)]
        for subject in dict.fromkeys(subjects):
            subject.all_items.append(item)
            item.all_subjects.append(subject)

    @cached_property
    def known(self) -> tuple[Subject, ...]:
        """Those with §§, for they have pages."""
        return tuple(subject for subject in self.by_key.values() if subject.all_items)


def key_of(kind: str, name: str) -> str:
    """Return the key of a place ("plats") or a topic ("ämne"): names that make one address are one."""
    return f"{kind} {slug(name)}"


def family_names(people: Iterable[Person]) -> dict[str, str]:
    """Return who in the archive bears a family name, by the name without marks and capitals."""
    return {name_key(family_name(spelling)[1]): spelling for who in people for spelling in who.all_spellings}


def bearers(place: PlaceRecord, surnames: Mapping[str, str]) -> list[str]:
    """Return those in the archive whose family name is what a place is called."""
    return [surnames[name_key(each)] for each in (place.name, *place.also) if name_key(each) in surnames]
