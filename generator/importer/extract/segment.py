"""Segment: a run of characters that stand beside each other on a page, without a wide gap."""

from __future__ import annotations

from dataclasses import dataclass

from generator.importer.lines import WebLink

# What stands for text that a shape or a picture covers; the word joiner tells it from a mask that the original has.
COVERED = "[maskad\u2060]"


@dataclass(frozen=True, slots=True)
class Segment:
    """Text with its place: left and right edge and baseline in points, y upward; `order` is its place in the file.

    `turned` stands across the page, such as a stamp in the margin. `cell` is where the ruled cell begins that it stands
    in, in points from the left; None without lines. `unsure`: words that a second reading of a picture reads otherwise,
    each with that reading. `links` are words of it that lead to addresses on the web.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    order: int
    turned: bool = False
    ocr: bool = False
    cell: float | None = None
    unsure: tuple[tuple[str, str], ...] = ()
    links: tuple[WebLink, ...] = ()

    @property
    def middle(self) -> float:
        """Return the middle between the edges."""
        return (self.left + self.right) / 2
