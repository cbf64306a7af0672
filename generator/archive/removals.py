"""Removals: what has been taken from the archive, and why. Its words are gone; its address answers with the reason.

A removed page is known by its address alone: whatever stood there, nothing of it is kept.
"""

from __future__ import annotations

from datetime import date

from generator.archive.node import Thing
from generator.archive.trace import way
from generator.model import RemovalRecord
from generator.notation import Number, parse_number


class Removal(Thing):
    """One removed page or §. `kind` is moten, arenden or ledamoter: the first part of the address."""

    def __init__(self, record: RemovalRecord) -> None:
        self.record = record
        self.key = record.address

    @property
    def page(self) -> str:
        """The address of the page that was removed, or from which a § was."""
        return self.record.address.partition("#")[0]

    @property
    def kind(self) -> str:
        return self.page.partition("/")[0]

    @property
    def number(self) -> Number | None:
        """The number of a removed §, None for a whole page."""
        anchor = self.record.address.partition("#p")[2]
        return parse_number(anchor.replace("-", "/")) if anchor else None

    @property
    def meeting(self) -> str | None:
        """The id of the meeting that it was about: "ks/2024-03-11"."""
        return self.page.removeprefix("moten/").removesuffix("/") if self.kind == "moten" else None

    @property
    def body(self) -> str:
        """The id of the body whose minutes it was from, empty for other pages."""
        return (self.meeting or "").partition("/")[0]

    @property
    def held(self) -> date | None:
        """The day of the meeting."""
        return date.fromisoformat(self.meeting.partition("/")[2][:10]) if self.meeting else None

    @way
    def read(self) -> RemovalRecord:
        """Return the register's entry of a removed page."""
        return self.record
