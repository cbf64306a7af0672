"""The plan: which shard of the index each thing to find belongs to.

Shards follow time, so that new minutes touch few of them: the two newest years by quarter, older ones by two years and
the oldest by four, so that a question need not ask many. A case is where its newest § is.
Members, parties and bodies, of all times, have a shard of their own, with the archive's own pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from generator.archive import Archive, Case
from generator.pages.context import Context
from generator.search.records import Findable, OwnPage, SearchRecord, record

PEOPLE = "ledamoter"
# Years, with the newest, whose shards are quarters: most cases that come up again did so in these.
_YEARS_BY_QUARTER = 2
# How many years a shard holds, and how old its last one must at least be; a span begins where it divides the year.
_SPANS = ((4, 7), (2, 2))


@dataclass(frozen=True)
class Shard:
    """A part of the index that is made by itself, in groups by name. It stands in the order of equally good hits."""

    name: str
    groups: dict[str, tuple[Findable, ...]]

    @property
    def is_coarse(self) -> bool:
        """Whether it is of older years, and its files may be larger."""
        return self.name != PEOPLE and "-kv" not in self.name

    @property
    def entities(self) -> Iterator[Findable]:
        return chain.from_iterable(self.groups.values())

    def records(self, context: Context) -> Iterator[SearchRecord]:
        """Yield the search record of each entity, made as it is asked for."""
        return (record(context, entity) for entity in self.entities)


def shards(archive: Archive, own: Iterable[OwnPage] = ()) -> dict[str, Shard]:
    """Return the shards of an archive by name, the newest first; every entity is in exactly one.

    In a shard the cases come first, then the §§, the newest meeting first, and each meeting after its own.
    """
    planned: defaultdict[str, dict[str, tuple[Findable, ...]]] = defaultdict(dict)
    newest = archive.newest_first[0].date.year if archive.meetings else 0
    closed: defaultdict[str, list[Case]] = defaultdict(list)
    for case in archive.cases.values():
        closed[case.items[-1].meeting.id].append(case)
    for meeting in archive.newest_first:
        if cases := closed[meeting.id]:
            planned[shard_of(meeting.date, newest)][f"{meeting.id} ärenden"] = tuple(cases)
    for meeting in archive.newest_first:
        planned[shard_of(meeting.date, newest)][meeting.id] = (*meeting.items, meeting)
    people: dict[str, tuple[Findable, ...]] = {
        "ledamöter": tuple(archive.people.values()),
        "partier": archive.parties,
        "organ": tuple(archive.bodies.values()),
        "ämnen och platser": archive.subjects,
        "egna sidor": tuple(own),
    }
    planned[PEOPLE] = {name: group for name, group in people.items() if group}
    return {
        name: Shard(name, planned[name])
        for name in (*sorted(planned.keys() - {PEOPLE}, reverse=True), PEOPLE)
        if planned[name]
    }


def shard_of(day: date, newest: int) -> str:
    """Return the name of the shard of a day if the newest year is `newest`: "2024-kv2", "2022", "2008-2011".

    A year is by itself as long as the rest of its span is too new.
    """
    if day.year > newest - _YEARS_BY_QUARTER:
        return f"{day.year}-kv{(day.month + 2) // 3}"
    for years, age in _SPANS:
        first = day.year // years * years
        last = first + years - 1
        if last <= newest - age:
            return f"{first}-{last}"
    return str(day.year)
