"""What the archive is in the standards of others, made again only if a fact changed that it was made from."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.archive.trace import Fact, tracing
from generator.ground.jobs import in_parallel
from generator.ground.publish import Publisher, Written
from generator.opendata.standards import Job

File = tuple[str, Written]


class MadeJob(NamedTuple):
    """The files of a job as they were last made: of what, and from which facts."""

    made_of: bytes
    facts: array[int]  # places in a table of facts
    files: tuple[File, ...]


class Standards:
    """Does jobs; `place_of` gives a fact its place in the table of facts, `stands` tells whether one still holds."""

    def __init__(
        self,
        publisher: Publisher,
        place_of: Callable[[Fact], int],
        stands: Callable[[array[int], Sequence[File]], bool],
    ) -> None:
        self._publisher = publisher
        self._place_of = place_of
        self._stands = stands

    def made(self, jobs: Sequence[Job], before: Mapping[str, MadeJob]) -> dict[str, MadeJob]:
        """Return what every job makes, made anew where it has to be."""
        found = {
            job.name: known
            for job in jobs
            if (known := before.get(job.name))
            and known.made_of == job.made_of
            and self._stands(known.facts, known.files)
        }
        of = {job.name: job.made_of for job in jobs}
        dirty = [job for job in jobs if job.name not in found]
        for _, fresh in in_parallel(lambda some: [self._one(each) for each in some], dirty, chunk=1):
            for name, facts, files in fresh:
                found[name] = MadeJob(of[name], array("I", map(self._place_of, facts)), files)
        return {job.name: found[job.name] for job in jobs}

    def _one(self, job: Job) -> tuple[str, list[Fact], tuple[File, ...]]:
        with tracing() as facts:
            contents = dict(job.make())
        return (
            job.name,
            sorted(facts),
            tuple((path, self._publisher.write(path, each)) for path, each in contents.items()),
        )


def files(made: Mapping[str, MadeJob]) -> Iterator[File]:
    """Yield the files of all jobs."""
    for each in made.values():
        yield from each.files
