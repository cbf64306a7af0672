"""Page: one address of the site with all that is needed to write it."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Any, Literal

# The tabs of the site: name and address. A page belongs to one of them, or to none.
SECTIONS = (
    ("moten", "Möten"),
    ("arenden", "Ärenden"),
    ("voteringar", "Omröstningar"),
    ("ledamoter", "Politiker"),
    ("partier", "Partier"),
    ("organ", "Nämnder"),
    ("om", "Om"),
)


def sections(without: Container[str]) -> tuple[tuple[str, str], ...]:
    """Return the tabs of an archive that does without some of the standard pages."""
    return tuple(section for section in SECTIONS if section[0] not in without)


# The lines of the footer: the page that must be there for it, its address, and what stands on the line.
FOOTER = (
    ("sa-laser-du.md", "sa-laser-du/", "Så läser du ett protokoll"),
    ("overklaga.md", "overklaga/", "Så överklagar du"),
    ("begar-ut-handling.md", "begar-ut-handling/", "Begär ut en handling"),
    ("folj.md", "folj/", "Få veta när något händer"),
    ("tillganglighet.md", "tillganglighet/", "Tillgänglighet"),
    ("personuppgifter.md", "personuppgifter/", "Personuppgifter"),
    ("oppna-data.md", "oppna-data/", "Öppna data"),
    ("for-redaktorer.md", "for-redaktorer/", "För redaktörer"),
    ("om.md", "om/", "Om webbplatsen"),
)


# How a page can be followed: not at all, by JSON Feed, by Atom, or by Atom and a calendar.
Follow = Literal["", "json", "atom", "calendar"]


@dataclass(frozen=True)
class Frame:
    """What makes the frame around one page differ from that around another: its tab, what is beside it, its kind."""

    section: str = ""
    has_json: bool = False
    follow: Follow = ""
    search: bool = False
    indexed: bool = True
    moved: bool = False
    prose: bool = False
    minutes: bool = False
    card: bool = False


@dataclass(frozen=True)
class Page:
    """What the frame needs to know of a page, and the view that its template shows."""

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
    data, and `follow` says in which formats. `claims` are given what makes JSON-LD (opendata.Claims) and return what
    the head of the page tells machines about its subject, `prose` what writes Markdown (opendata.Prose). `indexed`
    pages stand in the sitemap. `when` is the year whose minutes are mostly read. `minutes` is the meeting whose minutes
    also stand beside the page as Akoma Ntoso. A `card` stands in a frame of another site, with nothing around it.
    """

    address: str
    make: Callable[[], Page]
    section: str = ""
    data: Callable[[Any], dict[str, Any]] | None = None
    claims: Callable[[Any], dict[str, Any]] | None = None
    prose: Callable[[Any], str] | None = None
    feed: Callable[[Any], Any] | None = None
    calendar: Callable[[Any], bytes | None] | None = None
    follow: Follow = ""
    search: bool = False
    indexed: bool = True
    moved: bool = False
    when: int = 0
    minutes: Any = None
    card: bool = False

    @property
    def frame(self) -> Frame:
        """The frame that the page stands in."""
        data, prose, minutes = (each is not None for each in (self.data, self.prose, self.minutes))
        kind = self.search, self.indexed, self.moved
        return Frame(self.section, data, self.follow, *kind, prose, minutes, self.card)
