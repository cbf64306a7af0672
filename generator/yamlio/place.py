"""Value and Place: what a YAML file says as nested dicts, lists and strings, and where each of them stands."""

from __future__ import annotations

from collections.abc import Mapping
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
