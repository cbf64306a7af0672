"""The bulk data of each year, made again only if a fact changed that it was made from."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from generator.archive import Meeting
from generator.archive.trace import Fact, tracing
from generator.ground.jobs import in_parallel
from generator.ground.publish import Publisher, Written
from generator.opendata import bulk
from generator.opendata.catalogue import catalogue_files
from generator.pages.context import Context

File = tuple[str, Written]


class MadeYear(NamedTuple):
    """A year's files as they were last made, with the facts that they were made from and its meetings."""

    meetings: str
    facts: array[int]  # places in a table of facts
    files: tuple[File, ...]


class Datasets:
    """Makes years; `place_of` gives a fact its place in the table of facts, `stands` tells whether one still holds."""

    def __init__(
        self,
        context: Context,
        publisher: Publisher,
        place_of: Callable[[Fact], int],
        stands: Callable[[array[int], Sequence[File]], bool],
    ) -> None:
        self._context = context
        self._publisher = publisher
        self._place_of = place_of
        self._stands = stands

    def years(self, before: dict[int, MadeYear]) -> dict[int, MadeYear]:
        """Return every year with meetings, made anew where it has to be."""
        planned: dict[int, list[Meeting]] = {}
        for meeting in self._context.archive.meetings:
            planned.setdefault(meeting.date.year, []).append(meeting)
        named = {year: " ".join(meeting.id for meeting in meetings) for year, meetings in planned.items()}
        found = {
            year: made
            for year in planned
            if (made := before.get(year)) and made.meetings == named[year] and self._stands(made.facts, made.files)
        }
        dirty = [(year, meetings) for year, meetings in planned.items() if year not in found]
        for _, made_now in in_parallel(self._make, dirty, chunk=1):
            for year, facts, files in made_now:
                found[year] = MadeYear(named[year], array("I", map(self._place_of, facts)), files)
        return {year: found[year] for year in planned}

    def files(self, years: dict[int, MadeYear]) -> Iterator[File]:
        """Yield the files of all years, the list of them, and their catalogue."""
        for made in years.values():
            yield from made.files
        sizes = {year: [(path, written.size) for path, written in made.files] for year, made in years.items()}
        catalogue = dict(catalogue_files(self._context, sizes))
        for path, content in {**bulk.index_files(self._context, list(years)), **catalogue}.items():
            yield path, self._publisher.write(path, content)

    def _make(self, years: Sequence[tuple[int, list[Meeting]]]) -> list[tuple[int, list[Fact], tuple[File, ...]]]:
        return [self._one(year, meetings) for year, meetings in years]

    def _one(self, year: int, meetings: list[Meeting]) -> tuple[int, list[Fact], tuple[File, ...]]:
        with tracing() as facts:
            contents = bulk.year_files(self._context, year, meetings)
        return year, sorted(facts), tuple((path, self._publisher.write(path, each)) for path, each in contents.items())
