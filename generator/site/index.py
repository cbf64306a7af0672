"""The search index: a shard is made again only if what can be found in it, or a fact that it was made from, changed."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from generator import search, urls
from generator.archive import Body, Case, Handling, Meeting, Party, Person, Subject
from generator.archive.trace import Fact, tracing
from generator.ground.jobs import in_parallel
from generator.ground.progress import Progress
from generator.ground.publish import Publisher, Written
from generator.pages.context import Context
from generator.search import Findable, OwnPage, Shard

File = tuple[str, Written]


class MadeShard(NamedTuple):
    """A shard as it was last made: what was in it, the facts it was made from, its sign, and its files."""

    members: bytes
    facts: array[int]  # places in a table of facts
    folder: str
    sign: bytes
    files: tuple[File, ...]


class _Fresh(NamedTuple):
    """A shard from a worker, which knows no table of facts."""

    name: str
    facts: list[Fact]
    folder: str
    sign: bytes
    files: tuple[File, ...]


class Indexer:
    """Makes shards, also of the archive's `own` pages.

    `place_of` gives a fact its place in the table of facts, `stands` tells whether one still holds.
    """

    def __init__(
        self,
        context: Context,
        own: Sequence[OwnPage],
        publisher: Publisher,
        place_of: Callable[[Fact], int],
        stands: Callable[[array[int], Sequence[File]], bool],
        progress: Progress,
    ) -> None:
        self._context = context
        self._own = own
        self._publisher = publisher
        self._place_of = place_of
        self._stands = stands
        self._progress = progress

    def index(self, before: dict[str, MadeShard]) -> dict[str, MadeShard]:
        """Return every shard, made anew where it has to be."""
        planned = search.shards(self._context.archive, self._own)
        members = {name: _members(shard) for name, shard in planned.items()}
        found = {
            name: made
            for name in planned
            if (made := before.get(name)) and made.members == members[name] and self._stands(made.facts, made.files)
        }
        dirty = [shard for name, shard in planned.items() if name not in found]
        self._progress.begin("Gör sökregister", len(dirty))
        for number, made_now in in_parallel(self._make, dirty, chunk=1):
            for name, facts, folder, sign, files in made_now:
                places = array("I", map(self._place_of, facts))
                found[name] = MadeShard(members[name], places, folder, sign, files)
            self._progress.advance(number)
        self._progress.end()
        return {name: found[name] for name in planned}

    def _make(self, shards: Sequence[Shard]) -> list[_Fresh]:
        return [self._one(shard) for shard in shards]

    def _one(self, shard: Shard) -> _Fresh:
        with tracing() as facts:
            folder, contents = search.shard_files(shard.name, shard.records(self._context))
        sign = contents.pop(search.SIGN)
        files = tuple(
            (path, self._publisher.write(path, content))
            for file, content in contents.items()
            if (path := f"{search.FOLDER}/{folder}/{file}")
        )
        return _Fresh(shard.name, list(facts), folder, sign, files)

    def files(self, shards: dict[str, MadeShard]) -> Iterator[File]:
        """Yield the files of the whole index and of the suggestions, those that a question begins with last.

        Suggestions and vocabulary are made anew each time: they read no more than titles and names, which are at hand.
        """
        for made in shards.values():
            yield from made.files
        archive = self._context.archive
        things = search.things_of(archive, self._context.glossary, self._own)
        signs = {made.folder: made.sign for made in shards.values()}
        for name, content in search.register_files(signs, search.synonyms(archive.synonyms), things).items():
            path = f"{search.FOLDER}/{name}"
            yield path, self._publisher.write(path, content)


def _members(shard: Shard) -> bytes:
    return hashlib.blake2b("\n".join(map(_name, shard.entities)).encode(), digest_size=16).digest()


def _name(entity: Findable) -> str:
    match entity:
        case Handling():
            return f"{entity.meeting.id} {entity.index}"
        case Case():
            return urls.case(entity)
        case Meeting():
            return urls.meeting(entity)
        case Body():
            return urls.body(entity)
        case Person():
            return urls.person(entity)
        case Party():
            return urls.party(entity)
        case Subject():
            return urls.subject(entity)
        case OwnPage():
            return repr(entity)  # with its words: it is read from nothing else
