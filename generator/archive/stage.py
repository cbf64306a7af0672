"""Stage: how far the minutes of a § have come, from draft to approved and corrected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.content.outline import Bounds
from generator.notation import Number, Span

if TYPE_CHECKING:
    from generator.archive.items import AgendaItem
    from generator.archive.meetings import Meeting


class Stage(StrEnum):
    """How far the minutes of a § have come. What was removed has no words left: see removals.py."""

    DRAFT = "utkast"
    NOT_APPROVED = "ej justerat"
    APPROVED = "justerat"
    CORRECTED = "rättat"


# The words are final: those of a corrected § are, with its corrections.
APPROVED = {Stage.APPROVED, Stage.CORRECTED}


def stage_of(item: AgendaItem) -> Stage:
    """Return how far the minutes of a § have come."""
    return item.stage


def worked_out(item: AgendaItem) -> Stage:
    """Return how far the minutes of a § have come, for its way `stage`.

    A § may say it itself, and one that was approved on its own is approved while the rest of its minutes waits: at the
    meeting (omedelbart justerad, KL 5:69) or by an approval that names it. A draft of ours is one whatever it says.
    """
    meeting, outline = item.meeting, item.outline
    own = Stage(outline.status) if outline.status else None
    whole = Stage(meeting.status)
    if Stage.DRAFT in (own, whole) and own is not Stage.APPROVED:
        return Stage.DRAFT
    stage = own or whole
    if (
        stage is Stage.NOT_APPROVED
        and not own
        and (outline.approved_at_once or named_approval(meeting, outline.number))
    ):
        stage = Stage.APPROVED
    if stage is Stage.APPROVED and outline.corrected:
        return Stage.CORRECTED
    if stage is Stage.CORRECTED and not own and not outline.corrected and meeting.outline.corrected:
        return Stage.APPROVED  # it is another § of the minutes that was corrected
    return stage


def approval_of(item: AgendaItem) -> date | None:
    """Return the day on which a § was approved: by an approval that names it, else by one of the whole; the last.

    None while it is not: a draft may know the day on which its minutes are to be approved.
    """
    if stage_of(item) not in APPROVED:
        return None
    approvals = item.meeting.outline.approvals
    days = [day for day, spans in approvals if not spans]
    return named_approval(item.meeting, item.number) or (date.fromisoformat(days[-1]) if days else None)


def named_approval(meeting: Meeting, number: Number) -> date | None:
    """Return the day of the last approval that names a §."""
    days = [day for day, spans in meeting.outline.approvals if covers(spans_of(spans), number)]
    return date.fromisoformat(days[-1]) if days else None


def covers(spans: Iterable[Span], number: Number) -> bool:
    """Tell whether a § is in some of the spans."""
    return any(span.contains(number) for span in spans)


def spans_of(bounds: Iterable[Bounds]) -> tuple[Span, ...]:
    """Return the spans that an outline keeps by their ends."""
    return tuple(Span(first, last) for first, last in bounds)
