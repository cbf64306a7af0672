"""What is still open: motions, medborgarförslag, interpellations and questions that have had no answer.

Outlines tell all of it. Nothing here notes what it reads: the archive does, for those who ask it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.archive.items import AgendaItem, Case
from generator.archive.matters import MatterKind
from generator.archive.meetings import Meeting
from generator.archive.outcomes import OUTCOMES


@dataclass(frozen=True)
class Pending:
    """Something filed that is still open, with every § about it in order of time; a case, if it has a number."""

    kind: MatterKind
    case: Case | None
    items: tuple[AgendaItem, ...]

    @property
    def since(self) -> date:
        """The day it was filed, or that of the first § about it when no § says."""
        return self.filed_on or self.items[0].meeting.date

    @property
    def filed_on(self) -> date | None:
        return next((item.filed_on for item in self.items if item.filed_on), None)

    @property
    def unknown(self) -> AgendaItem | None:
        """The § that may have ended it: decided by who can answer it, without the record saying how; or, as the last,
        taken off the agenda, which may be because it was taken back.
        """
        last = self.items[-1]
        if last.outcome == "utgår":
            return last
        return next((item for item in reversed(self.items) if _may_answer(self.kind, item)), None)


def pending(meetings: Iterable[Meeting], cases: Iterable[Case]) -> list[Pending]:
    """Return everything that is open, the oldest first."""
    found = [*_cases(cases), *_without_number(meetings)]
    return sorted(found, key=lambda waiting: (waiting.since, waiting.items[0].order))


def _cases(cases: Iterable[Case]) -> Iterator[Pending]:
    for case in cases:
        kind = next((item.matter for item in case.all_items if item.matter), None)
        if kind and not any(_answers(kind, item.of(case)) for item in case.all_items):
            yield Pending(kind, case, tuple(case.all_items))


def _without_number(meetings: Iterable[Meeting]) -> Iterator[Pending]:
    for meeting in meetings:
        for item in meeting.all_items:
            if item.matter and not item.cases and not _answers(item.matter, item):
                yield Pending(item.matter, None, (item,))


def answers(item: AgendaItem, case: Case) -> bool:
    """Tell whether a § ends what somebody filed in a case, for that case."""
    kind = case.matter
    return kind is not None and _answers(kind, item.of(case))


def _answers(kind: MatterKind, item: AgendaItem) -> bool:
    """Tell whether a § ends the matter.

    Only fullmäktige answers a motion (KL 5:22); it may let a board answer a medborgarförslag (KL 5:23).
    """
    return OUTCOMES[item.outcome].answers and _can_answer(kind, item)


def _may_answer(kind: MatterKind, item: AgendaItem) -> bool:
    return item.outcome == "beslutat" and _can_answer(kind, item)


def _can_answer(kind: MatterKind, item: AgendaItem) -> bool:
    if item.proposal_to:
        return False
    return kind is not MatterKind.MOTION or item.meeting.body.record.kind == "fullmäktige"
