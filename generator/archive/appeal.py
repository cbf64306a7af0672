"""How a § is appealed, and whether it can be: said in one place, for pages, notices, calendars and data alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.archive.items import Handling, StateKind
from generator.archive.stage import APPROVED, stage_of

if TYPE_CHECKING:
    from generator.model.minutes import Appeal

_DECIDE_NOTHING = {"beredning", "råd", "bolag"}


def appealable(handling: Handling) -> Appeal | None:
    """Return how a § is appealed: as the editor says, else as its outcome and its body have it (KL 13:2).

    A proposal and what is purely preparatory (postponed, referred back) is not appealed, nor an election within a
    board; of the bodies, councils that advise and companies make no decisions of this kind. None if it cannot be
    told: what was noted may be nothing but information, or be a decision to do nothing more.
    """
    if handling.proposal_to:
        return "nej"
    if handling.appeal_said:
        return handling.appeal_said
    kind, state = handling.meeting.body.record.kind, handling.state
    if kind in _DECIDE_NOTHING or state not in {StateKind.DECIDED, StateKind.NOTED}:
        return "nej"
    if handling.outcome == "vald" and kind != "fullmäktige":
        return "nej"
    return "laglighetsprövning" if state is StateKind.DECIDED else None


def has_last_day(handling: Handling) -> bool:
    """Tell whether three weeks from its notice a § can no longer be tried (KL 13:5): approved, decided, by that route.

    Of a draft nothing is certain, neither that it was decided so nor that it was announced.
    """
    return stage_of(handling) in APPROVED and appealable(handling) == "laglighetsprövning"
