"""Document: one YAML file that was read, and where in it each value stands.

Places are asked for only when a finding is reported, which is for few files of an archive: they are read from the file
anew, and those that were asked for may be kept by whoever has somewhere to keep them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from generator.findings import Code, Finding, Severity
from generator.yamlio.decode import decode
from generator.yamlio.lines import hard_spaces
from generator.yamlio.mending import mended
from generator.yamlio.place import Place, Value
from generator.yamlio.plain import plain_text

# Findings come file by file, so that the places of a few files are enough at a time.
_FILES_AT_A_TIME = 8


# Line and column by path, with whether it is the key's.
Known = dict[tuple[str | int, ...], tuple[int, int]]


@dataclass(frozen=True)
class YamlFile:
    """One file, by name and content, and the way back from each value in it to its place.

    `file` is the path as the editor sees it, with forward slashes; `sha256` is of the bytes that were read.
    `source` is those bytes, or where they can be read again. `dropped` are the entries of the outermost lists that
    were left out, as ("paragrafer", 3) by their position in the file: positions in the values count without them.
    `known` are places that were asked for before, and takes new ones. Small, and safe to pickle.
    """

    file: str
    sha256: str
    source: bytes | Path = field(repr=False, compare=False)
    dropped: tuple[tuple[str, int], ...] = ()
    known: Known | None = field(default=None, repr=False, compare=False, kw_only=True)

    @property
    def root(self) -> Place:
        """The place of the whole, which leads to those of all that stands in it."""
        return places(self.source, self.sha256)

    def _place(self, path: Sequence[str | int]) -> Place:
        place = self.root
        if self.dropped and len(path) > 1 and isinstance(path[1], int):
            path = (path[0], self._position(str(path[0]), path[1]), *path[2:])
        for step in path:
            child = place.children.get(step)
            if child is None:
                break
            place = child
        return place

    def _position(self, key: str, at: int) -> int:
        """Return where in its list in the file an entry stands that is number `at` without those left out."""
        for gone in sorted(index for name, index in self.dropped if name == key):
            at += gone <= at
        return at

    def locate(self, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """Return the line and column (from 1) of the value at a path, or of the key in front of it.

        `path` holds keys and list positions from the top, such as ("paragrafer", 0, "beslut"). When there is
        nothing at that path, the nearest ancestor that exists answers; when the file is gone or another by now,
        its beginning. An entry of a list has no key: its own place is returned.
        """
        asked = (*path, key)
        if self.known is not None and (found := self.known.get(asked)):
            return found
        place = self._place(path)
        line, column = place.key if key else (place.line, place.column)
        if self.known is not None:
            self.known[asked] = line, column
        return line, column

    def finding(
        self,
        path: Sequence[str | int],
        code: Code,
        message: str,
        hint: str,
        severity: Severity = Severity.ERROR,
        *,
        key: bool = False,
        row: int | None = None,
    ) -> Finding:
        """Return a finding about the value at a path, about its key, or about line `row` (from 0) of the text there."""
        place = self.locate(path, key=key) if row is None else (self.locate_text(path, row), 0)
        return Finding(self.file, *place, code, message, hint, severity)

    def locate_text(self, path: Sequence[str | int], offset_line: int) -> int:
        """Return the line of the file (from 1) that holds line `offset_line` (from 0) of the text at a path.

        Only a literal block (`|`) keeps the lines of its text apart in the file; for every other value this
        is the line where the value begins. An offset outside the text gives its first or last line.
        """
        place = self._place(path)
        if not place.text_lines:
            return place.line
        return place.line + 1 + max(0, min(offset_line, place.text_lines - 1))


@dataclass(frozen=True)
class Parsed(YamlFile):
    """A document together with its values, all of them text."""

    data: dict[str, Value] = field(default_factory=dict, compare=False)  # the checksum tells as much

    def without(self, entries: set[tuple[str, int]], keys: set[str]) -> Parsed:
        """Return the document without some entries of its outermost lists, by their position now, and some fields."""
        data: dict[str, Value] = {}
        for key, value in self.data.items():
            if key in keys:
                if key == "beslutande":
                    data[key] = []  # which must be there
                continue
            gone = {at for name, at in entries if name == key}
            listed = gone and isinstance(value, list)
            data[key] = [each for at, each in enumerate(value) if at not in gone] if listed else value
        dropped = {(name, self._position(name, at)) for name, at in entries}
        return replace(self, data=data, dropped=tuple(sorted({*self.dropped, *dropped})))


@lru_cache(maxsize=_FILES_AT_A_TIME)
def places(source: bytes | Path, sha256: str) -> Place:
    """Return the places of what a source says, or only a beginning if it is not what it was when it was read."""
    try:
        raw = source.read_bytes() if isinstance(source, Path) else source
    except OSError:
        raw = b""
    text = plain_text(raw) or decode(raw, "")[0]
    if text is None or hashlib.sha256(raw).hexdigest() != sha256:
        return Place(1, 1, (1, 1))
    return mended(hard_spaces(text, "")[0], "")[0].place
