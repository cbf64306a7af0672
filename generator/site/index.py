"""The search index: records are made again if a fact behind them changed, a shard if a record in it did."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from generator import search, urls
from generator.archive import AgendaItem, Body, Case, Meeting, Party, Person, Subject
from generator.pages.context import Context
from generator.search import Entries, Findable, OwnPage, Shard, ShardRecord
from generator.site.pieces import File, Kept, Piece, Pieces, files_of
from generator.system.publish import Publisher

_RECORDS, _SHARDS = "records", "shards"


def made(
    context: Context, own: Sequence[OwnPage], publisher: Publisher, pieces: Pieces, before: Kept
) -> tuple[Kept, Iterator[File]]:
    """Return the search records of all things, in groups, and every shard, made anew where it has to be; and all files.

    Suggestions and vocabulary are made anew each time: they read no more than titles and names, which are at hand.
    The files that a question begins with come last.
    """
    planned = search.shards(context.archive, own)
    entries = Entries()
    groups = {
        name: Piece(name, _members(group), partial(_records, context, entries, group))
        for shard in planned.values()
        for name, group in shard.groups.items()
    }
    records = pieces.made(_RECORDS, list(groups.values()), before, chunk=4)

    def shard_files(shard: Shard, held: Sequence[str]) -> tuple[Mapping[str, bytes], tuple[str, bytes]]:
        given = (ShardRecord(*entry) for each in held for entry in pieces.given(_RECORDS, groups[each], records[each]))
        folder, contents = search.shard_files(shard.name, given, coarse=shard.is_coarse)
        head = contents.pop(search.SHARD_HEAD)
        return {f"{search.FOLDER}/{folder}/{file}": content for file, content in contents.items()}, (folder, head)

    shards = {
        name: Piece(
            name, b"".join(records[group].gives for group in shard.groups), partial(shard_files, shard, [*shard.groups])
        )
        for name, shard in planned.items()
    }
    found = pieces.made(_SHARDS, list(shards.values()), before, said="Gör sökregister")

    def register() -> Iterator[File]:
        heads = dict(pieces.given(_SHARDS, shards[name], piece) for name, piece in found.items())
        things = search.things_of(context.archive, context.glossary, own)
        alike = search.synonyms(context.archive.synonyms, context.archive.parties)
        contents = search.shard_list_files(heads, alike, things, context.archive.municipality.name)
        for name, content in contents.items():
            path = f"{search.FOLDER}/{name}"
            yield path, publisher.write(path, content)

    return {_RECORDS: records, _SHARDS: found}, chain(files_of(found), register())


def _records(
    context: Context, entries: Entries, group: Sequence[Findable]
) -> tuple[Mapping[str, bytes], list[tuple[object, ...]]]:
    return {}, [tuple(entries.entry(search.record(context, each))) for each in group]


def _members(group: Sequence[Findable]) -> bytes:
    return hashlib.blake2b("\n".join(map(_name, group)).encode(), digest_size=16).digest()


def _name(entity: Findable) -> str:
    match entity:
        case AgendaItem():
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
