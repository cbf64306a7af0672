"""The bulk data of each year and of the standards, made again only if a fact changed that it was made from."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from generator.archive import Meeting
from generator.archive.trace import Fact, tracing
from generator.ground.jobs import in_parallel
from generator.ground.publish import Publisher, Written
from generator.opendata import bulk
from generator.opendata.catalogue import catalogue_files
from generator.pages.context import Context

File = tuple[str, Written]


class MadeSet(NamedTuple):
    """The files of a year, or of a standard, as they were last made, with the facts they were made from."""

    made_of: str  # which meetings
    facts: array[int]  # places in a table of facts
    files: tuple[File, ...]


class _Job(NamedTuple):
    name: str
    made_of: str
    make: Callable[[], dict[str, bytes]]


class Datasets:
    """Makes sets; `place_of` gives a fact its place in the table of facts, `stands` tells whether one still holds."""

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

    def made(self, before: dict[str, MadeSet]) -> dict[str, MadeSet]:
        """Return the set of every year with meetings, and of the standards asked for, made anew where it has to be."""
        jobs = {job.name: job for job in self._jobs()}
        found = {
            name: made
            for name, job in jobs.items()
            if (made := before.get(name)) and made.made_of == job.made_of and self._stands(made.facts, made.files)
        }
        dirty = [job for name, job in jobs.items() if name not in found]
        for _, made_now in in_parallel(self._make, dirty, chunk=1):
            for job, facts, files in made_now:
                found[job] = MadeSet(jobs[job].made_of, array("I", map(self._place_of, facts)), files)
        return {name: found[name] for name in jobs}

    def _jobs(self) -> Iterator[_Job]:
        planned: dict[int, list[Meeting]] = {}
        for meeting in self._context.archive.meetings:
            planned.setdefault(meeting.date.year, []).append(meeting)
        for year, meetings in planned.items():
            make = partial(bulk.year_files, self._context, year, meetings)
            yield _Job(str(year), " ".join(meeting.id for meeting in meetings), make)
        if "popolo" in self._context.archive.municipality.standards:
            yield _Job("popolo", "", partial(bulk.popolo_files, self._context))

    def files(self, sets: dict[str, MadeSet]) -> Iterator[File]:
        """Yield the files of all sets, the list of years, and their catalogue."""
        for made in sets.values():
            yield from made.files
        years = {int(name): made for name, made in sets.items() if name.isdecimal()}
        sizes = {year: [(path, written.size) for path, written in made.files] for year, made in years.items()}
        catalogue = dict(catalogue_files(self._context, sizes))
        for path, content in {**bulk.index_files(self._context, list(years)), **catalogue}.items():
            yield path, self._publisher.write(path, content)

    def _make(self, jobs: Sequence[_Job]) -> list[tuple[str, list[Fact], tuple[File, ...]]]:
        return [self._one(job) for job in jobs]

    def _one(self, job: _Job) -> tuple[str, list[Fact], tuple[File, ...]]:
        with tracing() as facts:
            contents = job.make()
        return (
            job.name,
            sorted(facts),
            tuple((path, self._publisher.write(path, each)) for path, each in contents.items()),
        )
