"""The bulk data of each year: a meeting's part is made again only if a fact that it was made from changed."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import deflate

from generator.archive import Meeting
from generator.archive.trace import Fact, tracing
from generator.ground.jobs import in_parallel
from generator.ground.publish import Publisher, Written, digest_of
from generator.ground.store import Store, packed, unpacked
from generator.opendata import bulk
from generator.pages.context import Context

File = tuple[str, Written]
_PARTS = "parts"


class MadePart(NamedTuple):
    """What a meeting gave its year, by its digest in the store; the facts it was made from; and files of its own."""

    digest: bytes
    facts: array[int]  # places in a table of facts
    files: tuple[File, ...]


class MadeYear(NamedTuple):
    """A year's files as they were last made: of which parts, and from which facts besides."""

    parts: tuple[bytes, ...]
    facts: array[int]
    files: tuple[File, ...]


class Made(NamedTuple):
    """All bulk data: parts by the meeting's id, and the years."""

    parts: dict[str, MadePart]
    years: dict[int, MadeYear]


class Datasets:
    """Makes years; `place_of` gives a fact its place in the table of facts, `stands` tells whether one still holds."""

    def __init__(
        self,
        context: Context,
        publisher: Publisher,
        store: Store,
        place_of: Callable[[Fact], int],
        stands: Callable[[array[int], Sequence[File]], bool],
    ) -> None:
        self._context = context
        self._publisher = publisher
        self._store = store
        self._place_of = place_of
        self._stands = stands

    def made(self, before: Made) -> Made:
        """Return the part of every meeting and every year with meetings, made anew where it has to be."""
        planned: dict[int, list[Meeting]] = {}
        for meeting in self._context.archive.meetings:
            planned.setdefault(meeting.date.year, []).append(meeting)
        parts = self._parts(before.parts)
        of = {year: tuple(parts[each.id].digest for each in meetings) for year, meetings in planned.items()}
        found = {
            year: known
            for year in planned
            if (known := before.years.get(year)) and known.parts == of[year] and self._stands(known.facts, known.files)
        }
        dirty = [(year, meetings) for year, meetings in planned.items() if year not in found]
        for _, fresh in in_parallel(lambda some: [self._year(*each, parts) for each in some], dirty, chunk=1):
            for year, facts, files in fresh:
                found[year] = MadeYear(of[year], array("I", map(self._place_of, facts)), files)
        return Made(parts, {year: found[year] for year in planned})

    def _parts(self, before: Mapping[str, MadePart]) -> dict[str, MadePart]:
        """Return the part of every meeting; those made anew are in the store."""
        meetings = self._context.archive.meetings
        found = {
            each.id: known
            for each in meetings
            if (known := before.get(each.id)) and self._stands(known.facts, known.files)
        }
        dirty = [each for each in meetings if each.id not in found]
        for _, fresh in in_parallel(lambda some: [self._part(each) for each in some], dirty, chunk=4):
            self._store.put([(_PARTS, digest, kept) for _, digest, kept, _, _ in fresh])
            for name, digest, _, facts, files in fresh:
                found[name] = MadePart(digest, array("I", map(self._place_of, facts)), files)
        if dirty:
            self._store.keep_only(_PARTS, [each.digest for each in found.values()])
        return found

    def _part(self, meeting: Meeting) -> tuple[str, bytes, bytes, list[Fact], tuple[File, ...]]:
        with tracing() as facts:
            files, part = bulk.part_of(self._context, meeting)
        plain = packed(part)
        return meeting.id, digest_of(plain), _shrunk(plain), sorted(facts), self._written(files)

    def _year(
        self, year: int, meetings: Sequence[Meeting], parts: Mapping[str, MadePart]
    ) -> tuple[int, list[Fact], tuple[File, ...]]:
        with tracing() as facts:
            found = [self._kept(parts[each.id]) or bulk.part_of(self._context, each)[1] for each in meetings]
            files = bulk.year_files(self._context, year, found)
        return year, sorted(facts), self._written(files)

    def _kept(self, part: MadePart) -> bulk.Part | None:
        """Return a part out of the store, or None if it has been lost there."""
        kept = self._store.get(_PARTS, part.digest)
        found: bulk.Part | None = unpacked(zlib.decompress(kept)) if kept else None
        return found

    def _written(self, files: Mapping[str, bytes]) -> tuple[File, ...]:
        return tuple((path, self._publisher.write(path, content)) for path, content in files.items())

    def files(self, made: Made) -> Iterator[File]:
        """Yield the files of all meetings and years, and the list of years."""
        for part in made.parts.values():
            yield from part.files
        for each in made.years.values():
            yield from each.files
        for path, content in bulk.index_files(self._context, list(made.years)).items():
            yield path, self._publisher.write(path, content)


def _shrunk(content: bytes) -> bytes:
    return bytes(deflate.zlib_compress(content, 1))
