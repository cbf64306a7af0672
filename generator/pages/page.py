"""Page: one address of the site with all that is needed to write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.archive import Body, Case, Meeting, Party, Person

# The tabs of the site: name and address. A page belongs to one of them, or to none.
SECTIONS = (
    ("moten", "Möten"),
    ("arenden", "Ärenden"),
    ("ledamoter", "Ledamöter"),
    ("partier", "Partier"),
    ("organ", "Organ"),
    ("om", "Om"),
)


@dataclass(frozen=True)
class Page:
    """What the shell needs to know of a page, and the view that its template shows.

    `entity` is what the page is about, for the data beside it; `source` is the record it is made from.
    """

    address: str
    template: str
    title: str
    description: str
    view: Any
    section: str = ""
    entity: Meeting | Case | Person | Party | Body | None = None
    source: str | None = None
    search: bool = False
    indexed: bool = True  # stands in the sitemap
    moved_to: str | None = None
