"""Page: one address of the site with all that is needed to write it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

# The tabs of the site: name and address. A page belongs to one of them, or to none.
SECTIONS = (
    ("moten", "Möten"),
    ("arenden", "Ärenden"),
    ("voteringar", "Omröstningar"),
    ("ledamoter", "Ledamöter"),
    ("partier", "Partier"),
    ("organ", "Nämnder"),
    ("om", "Om"),
)


# How a page can be followed: not at all, by JSON Feed, by Atom too, or by a calendar as well.
Follow = Literal["", "json", "atom", "calendar"]


@dataclass(frozen=True)
class Frame:
    """What makes the frame around one page differ from that around another: its tab, what is beside it, its kind."""

    section: str = ""
    twin: bool = False
    follow: Follow = ""
    search: bool = False
    indexed: bool = True
    moved: bool = False


@dataclass(frozen=True)
class Page:
    """What the shell needs to know of a page, and the view that its template shows."""

    address: str
    template: str
    title: str
    description: str
    view: Any
    moved_to: str | None = None


@dataclass(frozen=True)
class Planned:
    """A page to be, with all that stands beside it. Making it reads the archive; planning it reads as little as may be.

    `data` are given what makes parts of data (opendata.Maker) and return what lies beside the page, `feed` and
    `calendar` what makes feeds (feeds.Maker); `methodcaller("case", case)` names one of theirs. A page with a feed has
    data, and `follow` says in which formats. `indexed` pages stand in the sitemap. `when` is the year whose minutes
    are mostly read.
    """

    address: str
    make: Callable[[], Page]
    section: str = ""
    data: Callable[[Any], dict[str, Any]] | None = None
    feed: Callable[[Any], Any] | None = None
    calendar: Callable[[Any], bytes | None] | None = None
    follow: Follow = ""
    search: bool = False
    indexed: bool = True
    moved: bool = False
    when: int = 0

    @property
    def frame(self) -> Frame:
        """The frame that the page stands in."""
        return Frame(self.section, self.data is not None, self.follow, self.search, self.indexed, self.moved)
