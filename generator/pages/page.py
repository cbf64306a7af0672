"""Page: one address of the site with all that is needed to write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

# The tabs of the site: name and address. A page belongs to one of them, or to none.
SECTIONS = (
    ("moten", "Möten"),
    ("arenden", "Ärenden"),
    ("voteringar", "Omröstningar"),
    ("ledamoter", "Ledamöter"),
    ("partier", "Partier"),
    ("organ", "Organ"),
    ("om", "Om"),
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
