"""How a § is appealed, and whether it can be: said in one place, for pages, notices, calendars and data alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.archive.items import AgendaItem
from generator.archive.matters import MatterKind
from generator.archive.outcomes import StateKind
from generator.archive.stage import APPROVED, stage_of

if TYPE_CHECKING:
    from generator.model.minutes import Appeal

_ANSWERED = {MatterKind.INTERPELLATION, MatterKind.QUESTION}
_DECIDE_NOTHING = {"beredning", "råd", "bolag"}


def appealable(item: AgendaItem) -> Appeal | None:
    """Return how a § is appealed: as the editor or a register says, else as its outcome and body have it (KL 13:2).

    A proposal and what is purely preparatory (postponed, referred back) is not appealed, nor an election within a
    board, nor an opinion that is asked for; of the bodies, councils that advise and companies make no decisions of
    this kind. None if it cannot be told: what was noted may be nothing but information, or be a decision to do nothing
    more; words of a decision under a special law, of which nobody has said how it is appealed, promise no day; nor does
    what is secret, which mostly concerns one person; nor a proposal in which the body decides something itself; nor a §
    about an interpellation or a question, in which nothing is decided but whether it may be put (KL 5:59–64).
    """
    if item.proposal_to:
        return item.appeal_said if item.remarks.own_part else "nej"
    if item.appeal_said:
        return item.appeal_said
    kind, state = item.meeting.body.record.kind, item.state
    if kind in _DECIDE_NOTHING or state not in {StateKind.DECIDED, StateKind.NOTED}:
        return "nej"
    if item.outcome == "vald" and kind != "fullmäktige":
        return "nej"
    if state is not StateKind.DECIDED:
        return None
    if route := item.meeting.body.record.appeal:
        return route
    return None if is_unclear(item) else "laglighetsprövning"


def is_unclear(item: AgendaItem) -> bool:
    """Tell whether the words of a § are those of a decision under a special law, or there are none to tell by.

    Fullmäktige makes none (KL 5:1) but the adoption of a zoning plan, which its words say in full.
    """
    law = item.special_law
    if item.matter in _ANSWERED or law in {"detaljplan", "sekretess"}:
        return True
    return bool(law) and item.meeting.body.record.kind != "fullmäktige"


def has_last_day(item: AgendaItem) -> bool:
    """Tell whether three weeks from its notice a § can no longer be tried (KL 13:5): approved, decided, by that route.

    Of a draft nothing is certain, neither that it was decided so nor that it was announced.
    """
    return stage_of(item) in APPROVED and appealable(item) == "laglighetsprövning"
