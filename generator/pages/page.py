"""Page: one address of the site with all that is needed to write it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Any, Literal

# The tabs of the site: name and address. A page belongs to one of them, or to none.
SECTIONS = (
    ("moten", "Möten"),
    ("arenden", "Ärenden"),
    ("ledamoter", "Ledamöter"),
    ("partier", "Partier"),
    ("organ", "Organ"),
    ("om", "Om"),
)


def sections(without: Container[str]) -> tuple[tuple[str, str], ...]:
    """Return the tabs of an archive that does without some of the standard pages."""
    return tuple(each for each in SECTIONS if each[0] not in without)


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


# How a page can be followed: not at all, by JSON Feed, by Atom too, or by a calendar as well.
Follow = Literal["", "json", "atom", "calendar"]


@dataclass(frozen=True)
class Page:
    """What the shell needs to know of a page, and the view that its template shows.

    `twin`: data lie beside it. `follow`: how it can be followed.
    """

    address: str
    template: str
    title: str
    description: str
    view: Any
    section: str = ""
    twin: bool = False
    follow: Follow = ""
    search: bool = False
    indexed: bool = True
    moved_to: str | None = None
