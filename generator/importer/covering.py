"""Covering: which parts of a line are taken by some span of it, asked and told in any order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Covering:
    """Spans of one line, of which none lies within another."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spans:
            self.add(start, end)

    def holds(self, start: int, end: int) -> bool:
        """Tell whether one of the spans holds all from `start` to `end`."""
        at = bisect_right(self._starts, start)
        return at > 0 and end <= self._ends[at - 1]

    def add(self, start: int, end: int) -> None:
        """Add a span; those that lie within it are gone."""
        if self.holds(start, end):
            return
        at = bisect_right(self._starts, start)
        first = at - 1 if at and self._starts[at - 1] == start else at
        last = at
        while last < len(self._starts) and self._ends[last] <= end:
            last += 1
        self._starts[first:last], self._ends[first:last] = [start], [end]
