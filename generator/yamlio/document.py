"""Document: one YAML file as nested dicts, lists and strings, and where in the file each of them stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, Union

# Union, because a string inside a | of types is not evaluated lazily by everything that reads annotations.
Value: TypeAlias = Union[str, list["Value"], dict[str, "Value"]]  # noqa: UP007


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands; lines and columns count from 1, columns in characters.

    `key` is the place of the key in front of it, or its own place when it has none; an empty value is where
    its key is. `text_lines` is how many lines of the file hold the text of a literal block (`|`), beginning
    on the line after `line`; 0 for all other values.
    """

    line: int
    column: int
    key: tuple[int, int]
    text_lines: int = 0
    children: Mapping[str | int, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """One file: its values, all of them text, and the way back from each value to its place in the file.

    `file` is the path as the editor sees it, with forward slashes; `sha256` is of the bytes that were read.
    """

    file: str
    data: dict[str, Value]
    sha256: str
    root: Place = field(default=Place(1, 1, (1, 1)), repr=False, compare=False)

    def _place(self, path: Sequence[str | int]) -> Place:
        place = self.root
        for step in path:
            child = place.children.get(step)
            if child is None:
                break
            place = child
        return place

    def locate(self, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """Return the line and column (from 1) of the value at a path, or of the key in front of it.

        `path` holds keys and list positions from the top, such as ("paragrafer", 0, "beslut"). When there is
        nothing at that path, the nearest ancestor that exists answers. An entry of a list has no key: its own
        place is returned.
        """
        place = self._place(path)
        return place.key if key else (place.line, place.column)

    def locate_text(self, path: Sequence[str | int], offset_line: int) -> int:
        """Return the line of the file (from 1) that holds line `offset_line` (from 0) of the text at a path.

        Only a literal block (`|`) keeps the lines of its text apart in the file; for every other value this
        is the line where the value begins. An offset outside the text gives its first or last line.
        """
        place = self._place(path)
        if not place.text_lines:
            return place.line
        return place.line + 1 + max(0, min(offset_line, place.text_lines - 1))
