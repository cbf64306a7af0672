"""Rows: segments that stand on one baseline, from left to right, and what is one piece of text among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.importer.extract.segment import Segment

# In parts of the font size: how far baselines of a row may lie apart, and the widest gaps over which text is one piece,
# when it follows in the file and when it does not (then it is more likely the next column).
_SAME_ROW = 0.4
_FOLLOWING = 1.0
_ELSEWHERE = 0.3
# A number or bullet stands apart from the entry of a list that it begins.
MARKER = re.compile(r"\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|[a-zA-Z][.)]|[•–−*-]")
_AFTER_MARKER = 4.5


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one baseline of a page; `number` counts the rows of the page from 1, from the top."""

    segments: tuple[Segment, ...]
    number: int

    @property
    def y(self) -> float:
        """Return the baseline, in points from the bottom of the page."""
        return self.segments[0].y

    @property
    def size(self) -> float:
        """Return the size of the largest letters."""
        first, *others = self.segments  # most rows are one
        return max(first.size, *(segment.size for segment in others)) if others else first.size

    @property
    def text(self) -> str:
        """Return the segments, joined by two blanks."""
        return "  ".join(segment.text for segment in self.segments)


def rows(segments: Iterable[Segment]) -> list[Row]:
    """Return the rows of a page from the top; what stands across the page is not among them."""
    upright = sorted((each for each in segments if not each.turned), key=lambda each: (-each.y, each.left))
    grouped: list[list[Segment]] = []
    for segment in upright:
        last = grouped[-1] if grouped else None
        if last and last[0].y - segment.y <= _SAME_ROW * min(last[0].size, segment.size):
            last.append(segment)
        else:
            grouped.append([segment])
    return [Row(tuple(_pieces(group)), number) for number, group in enumerate(grouped, 1)]


def _pieces(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments of a row from left to right, those that are one piece of text made one."""
    pieces: list[Segment] = []
    for segment in sorted(segments, key=lambda each: each.left):
        last = pieces[-1] if pieces else None
        if last is None or not _one_piece(last, segment, is_first=len(pieces) == 1):
            pieces.append(segment)
            continue
        size = max(last.size, segment.size)
        blank = " " if segment.left - last.right > 0.12 * size else ""
        pieces[-1] = replace(
            last,
            text=f"{last.text}{blank}{segment.text}",
            right=max(last.right, segment.right),
            size=size,
            bold=last.bold if len(last.text) >= len(segment.text) else segment.bold,
            order=segment.order,
            unsure=(*last.unsure, *segment.unsure),
            links=(*last.links, *(link for link in segment.links if link not in last.links)),
        )
    return pieces


def _one_piece(left: Segment, right: Segment, *, is_first: bool) -> bool:
    size = max(left.size, right.size)
    gap = right.left - left.right
    if left.cell != right.cell:
        return False
    if is_first and MARKER.fullmatch(left.text):
        return gap <= _AFTER_MARKER * size
    return gap <= (_FOLLOWING if right.order == left.order + 1 else _ELSEWHERE) * size
