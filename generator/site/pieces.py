"""Pieces: what is made of the archive besides pages, each made again only if what it was made from changed."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import deflate

from generator.archive.trace import Bundle, bundled, tracing
from generator.system.jobs import in_parallel
from generator.system.progress import Progress
from generator.system.publish import Publisher, Written, digest_of
from generator.system.store import Store, packed, unpacked

File = tuple[str, Written]


class Piece(NamedTuple):
    """A piece to make: its name, what it is made of besides facts, and the way to make it.

    `make` returns the contents of its files by their paths, and plain data that it gives to other pieces, or None.
    """

    name: str
    of: bytes
    make: Callable[[], tuple[Mapping[str, bytes], Any]]


class MadePiece(NamedTuple):
    """A piece as it was last made: of what, from which facts, its files; the store has what it gives by its digest."""

    of: bytes
    facts: array[int]  # places in a table of bundles of facts
    files: tuple[File, ...]
    gives: bytes


Kept = Mapping[str, Mapping[str, MadePiece]]  # by kind and name


class Pieces:
    """Makes pieces; `place_of` gives a bundle of facts its place in a table, `stands` tells whether some still hold."""

    def __init__(
        self,
        publisher: Publisher,
        store: Store,
        progress: Progress,
        place_of: Callable[[Bundle], int],
        stands: Callable[[array[int], Sequence[File]], bool],
    ) -> None:
        self._publisher = publisher
        self._store = store
        self._progress = progress
        self._place_of = place_of
        self._stands = stands

    def made(
        self, kind: str, pieces: Sequence[Piece], before: Kept, *, chunk: int = 1, said: str = ""
    ) -> dict[str, MadePiece]:
        """Return every piece of a kind by its name, made anew where it has to be; `said` is told while it lasts."""
        found = {
            piece.name: known
            for piece in pieces
            if (known := before.get(kind, {}).get(piece.name))
            and known.of == piece.of
            and self._stands(known.facts, known.files)
        }
        dirty = [piece for piece in pieces if piece.name not in found]
        if said:
            self._progress.begin(said, len(dirty))
        for number, fresh in in_parallel(lambda some: [self._one(piece) for piece in some], dirty, chunk=chunk):
            self._store.put([(kind, gives, kept) for *_, gives, kept in fresh if gives])
            for name, of, facts, files, gives, _ in fresh:
                found[name] = MadePiece(of, array("I", map(self._place_of, facts)), files, gives)
            if said:
                self._progress.advance(number)
        if said:
            self._progress.end()
        if dirty:
            self._store.keep_only(kind, [piece.gives for piece in found.values()])
        return {piece.name: found[piece.name] for piece in pieces}

    def given(self, kind: str, piece: Piece, made: MadePiece) -> Any:
        """Return the value that a piece gives to others; it is made again if the store has lost it."""
        kept = self._store.get(kind, made.gives)
        return unpacked(zlib.decompress(kept)) if kept else piece.make()[1]

    def _one(self, piece: Piece) -> tuple[str, bytes, list[Bundle], tuple[File, ...], bytes, bytes]:
        with tracing() as facts:
            contents, given = piece.make()
        files = tuple((path, self._publisher.write(path, content)) for path, content in contents.items())
        plain = b"" if given is None else packed(given)
        gives = digest_of(plain) if plain else b""
        return piece.name, piece.of, bundled(facts), files, gives, bytes(deflate.zlib_compress(plain, 1))


def files_of(made: Mapping[str, MadePiece]) -> Iterator[File]:
    """Yield the files of all pieces of a kind."""
    for piece in made.values():
        yield from piece.files
