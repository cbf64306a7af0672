"""Notes: what an import leaves out of the draft, and what it doubts, each with its place in the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class LineSpan:
    """A part of a line: which of the source's lines, and from which character to which."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Left:
    """Words that the draft does not repeat, and why: a label, a word that became a date, a table of contents."""

    span: LineSpan
    why: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value of the draft that somebody must look at: where it stands, why, and the line it was read from.

    `brief` is what stands as a comment in the draft; without it the doubt is only on the list to check.
    """

    path: Path
    why: str
    line: int | None = None
    brief: str = ""


@dataclass(slots=True)
class Notes:
    """What recognisers tell on the way."""

    left: list[Left] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def leave(self, span: LineSpan, why: str) -> None:
        """Say that the draft does not repeat these words."""
        if span.end > span.start:
            self.left.append(Left(span, why))

    def leave_lines(self, lines: Iterable[int], why: str) -> None:
        """Say that the draft does not repeat whole lines."""
        self.left += [Left(LineSpan(line, 0, 1_000_000), why) for line in lines]

    def doubt(self, path: Path, why: str, line: int | None = None, brief: str = "") -> None:
        """Say that a value must be looked at."""
        self.doubts.append(Doubt(path, why, line, brief))
