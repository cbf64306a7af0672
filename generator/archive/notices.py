"""Notices: which §§ of a meeting were announced as approved on which day, and how long they can be appealed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.archive.node import Linked
from generator.calendar_se import last_day_to_appeal
from generator.notation import Number, Span
from generator.outline import Bounds

if TYPE_CHECKING:
    from generator.archive.items import Handling
    from generator.archive.meetings import Meeting


@dataclass(frozen=True, eq=False, repr=False)
class Announcement(Linked):
    """One notice of a meeting, on the notice board from `posted`; `spans` is empty when it is for all of its §§."""

    meeting: Meeting
    posted: date
    removed: date | None
    spans: tuple[Span, ...]

    @property
    def handlings(self) -> list[Handling]:
        """The §§ that it announced."""
        return [each for each in self.meeting.handlings if covers(self.spans, each.number)]

    @property
    def last_day(self) -> date | None:
        """The last day to have what it announced tried, computed (calendar_se); None if none of it can be."""
        return self._last_day if len(self.excepted) < len(self.handlings) else None

    @property
    def _last_day(self) -> date:
        return last_day_to_appeal(self.posted)

    @property
    def excepted(self) -> list[Handling]:
        """Those of its §§ that are not appealed, or in another way."""
        return [each for each in self.handlings if each.appeal in {"nej", "förvaltningsbesvär"}]

    def last_day_of(self, handling: Handling) -> date | None:
        """Return the last day to have one of its §§ tried, if it was decided and that is how it is appealed."""
        return self._last_day if handling.appeal == "laglighetsprövning" else None


def announcements(meeting: Meeting) -> list[Announcement]:
    """Return the notices of a meeting in the order of its record."""
    return [
        Announcement(
            meeting, date.fromisoformat(posted), date.fromisoformat(removed) if removed else None, _spans(spans)
        )
        for posted, removed, spans in meeting.outline.notices
    ]


def approved_on(meeting: Meeting, number: Number) -> date | None:
    """Return the day on which a § was approved, the last one if it was approved more than once."""
    days = [date.fromisoformat(day) for day, spans in meeting.outline.approvals if covers(_spans(spans), number)]
    return days[-1] if days else None


def covers(spans: Iterable[Span], number: Number) -> bool:
    """Tell whether a § lies in one of some runs; no runs stand for the whole meeting."""
    found = tuple(spans)
    return not found or any(span.contains(number) for span in found)


def _spans(bounds: Iterable[Bounds]) -> tuple[Span, ...]:
    return tuple(Span(first, last) for first, last in bounds)
