"""Notices: which §§ of a meeting were announced as approved on which day, and how long they can be appealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.archive.appeal import has_last_day
from generator.archive.node import Linked
from generator.archive.stage import covers, spans_of
from generator.language.calendar_se import last_day_to_appeal
from generator.notation import Number, Span

if TYPE_CHECKING:
    from generator.archive.items import AgendaItem
    from generator.archive.meetings import Meeting


@dataclass(frozen=True, eq=False, repr=False)
class Announcement(Linked):
    """One notice of a meeting, on the notice board from `posted`; `spans` is empty when it is for all of its §§."""

    meeting: Meeting
    posted: date
    removed: date | None
    spans: tuple[Span, ...]
    others: tuple[Span, ...]  # what other notices of the meeting name: one for the whole leaves that to them

    @property
    def items(self) -> list[AgendaItem]:
        """The §§ that it announced."""
        return [item for item in self.meeting.items if self.covers(item.number)]

    def covers(self, number: Number) -> bool:
        """Tell whether it announced a §."""
        return covers(self.spans, number) if self.spans else not covers(self.others, number)

    @property
    def last_day(self) -> date | None:
        """The last day to have what it announced tried, computed (calendar_se); None if none of it can be."""
        return last_day_to_appeal(self.posted) if self.triable else None

    @property
    def triable(self) -> list[AgendaItem]:
        """Those of its §§ that can be tried until that day."""
        return [item for item in self.items if has_last_day(item)]

    def last_day_of(self, item: AgendaItem) -> date | None:
        """Return the last day to have one of its §§ tried, if it was decided and that is how it is appealed."""
        return last_day_to_appeal(self.posted) if has_last_day(item) else None


def announcements(meeting: Meeting) -> list[Announcement]:
    """Return the notices of a meeting in the order of its record."""
    named = [spans_of(spans) for _, _, spans in meeting.outline.notices]
    return [
        Announcement(
            meeting,
            date.fromisoformat(posted),
            date.fromisoformat(removed) if removed else None,
            named[at],
            tuple(span for other, spans in enumerate(named) if other != at for span in spans),
        )
        for at, (posted, removed, _) in enumerate(meeting.outline.notices)
    ]
