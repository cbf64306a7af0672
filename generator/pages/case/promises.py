"""Assignments that decisions in a case give, each with the later § of the case that answers: found by their words.

An answer is one that names the day and the § of the assignment, or that comes when the case has but one. What is not
found is said not to be found, never to be undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import urls
from generator.archive import AgendaItem, Case, StateKind
from generator.language.calendar_se import format_date
from generator.notation import format_number
from generator.pages.context import Context
from generator.pages.item.row import decided_lines
from generator.pages.item.standing import StandingView, standing_view
from generator.pages.parts import LinkView, StateView, href, section_number, state_of, written_days

_ASSIGNS = re.compile(
    r"\b(?:få[rt]|fick|ges|gavs?)\b[^.]{0,60}?\bi uppdrag\b|\bger\b[^.]{0,120}?\bi uppdrag\b"
    r"|\buppdra(?:s|r|ger)?\b(?! åt sig)",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\buppdrag\w*[^.]*\b(?:fullgjo\w*|antecknas|besvara\w*|slutfö\w*|avslutas?|avslutat|återrapporter\w*)",
    re.IGNORECASE,
)
_POINT = re.compile(r"(?P<number>\d+)\. (?P<words>.+)", re.DOTALL)


@dataclass(frozen=True)
class AnswerView:
    """The § that answers: its state, where it stands, and the words that say so."""

    state: StateView
    link: LinkView
    words: str
    standing: StandingView


@dataclass(frozen=True)
class PromiseView:
    """An assignment: its words, where it was given, and the answer if one was found."""

    words: str
    link: LinkView
    point: str  # "punkt 2"
    standing: StandingView
    answer: AnswerView | None


def promises_of(context: Context, case: Case) -> tuple[PromiseView, ...]:
    """Return the assignments of a case in order of time."""
    items = case.items
    found = [(at, line) for at, item in enumerate(items) for line in _assignments(context, item)]
    return tuple(_promise(context, items[at], line, items[at + 1 :], alone=len(found) == 1) for at, line in found)


def gives(context: Context, item: AgendaItem) -> bool:
    """Tell whether the decision of a § gives an assignment."""
    decision = item.record.decision
    return bool(decision and _ASSIGNS.search(decision)) and next(_assignments(context, item), None) is not None


def _assignments(context: Context, item: AgendaItem) -> Iterator[str]:
    if item.state is StateKind.DECIDED:
        yield from (
            line for line in decided_lines(context, item) if _ASSIGNS.search(line) and not _ANSWERS.search(line)
        )


def _promise(context: Context, item: AgendaItem, line: str, later: Sequence[AgendaItem], *, alone: bool) -> PromiseView:
    match = _POINT.fullmatch(line)
    return PromiseView(
        match["words"] if match else line,
        _link(item),
        f"punkt {match['number']}" if match else "",
        standing_view(context, item),
        next((answer for each in later if (answer := _answer(context, item, each, alone=alone))), None),
    )


def _answer(context: Context, given: AgendaItem, later: AgendaItem, *, alone: bool) -> AnswerView | None:
    if later.state not in {StateKind.DECIDED, StateKind.PROPOSED, StateKind.NOTED}:
        return None
    for line in decided_lines(context, later):
        if _ANSWERS.search(line) and (alone or _names(line, given)):
            match = _POINT.fullmatch(line)
            words = match["words"] if match else line
            return AnswerView(state_of(later), _link(later), words, standing_view(context, later))
    return None


def _names(line: str, item: AgendaItem) -> bool:
    """Tell whether words name the § of an assignment by its day and number."""
    day = item.meeting.date
    dates = (day.isoformat(), format_date(day))
    number = rf"§\s*{re.escape(format_number(item.number))}(?!\d)"
    return any(date in line for date in dates) and re.search(number, line) is not None


def _link(item: AgendaItem) -> LinkView:
    words = f"{item.meeting.body_name} {written_days(item.meeting)}, {section_number(item.number)}"
    return LinkView(words, href(urls.item(item)))
