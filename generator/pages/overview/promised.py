"""Assignments that the decisions of a year gave and to which no later § of the case is found to answer: year by year.

Found by their words (pages/case/promises.py). What is not found is said not to be found, never to be undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator import urls
from generator.archive import AgendaItem, Case
from generator.language.calendar_se import MONTHS
from generator.language.text import capitalise, count
from generator.pages.case.promises import PromiseView, gives, promises_of
from generator.pages.context import Context
from generator.pages.member.person import reach
from generator.pages.overview.lists import YearLink
from generator.pages.page import Planned
from generator.pages.parts import LinkView, href


@dataclass(frozen=True)
class PromisedRow:
    """An assignment without an answer, and the case that it was given in."""

    promise: PromiseView
    case: LinkView


@dataclass(frozen=True)
class PromisedMonth:
    """The assignments of a month. The newest is open."""

    name: str
    number: str
    rows: tuple[PromisedRow, ...]
    is_open: bool


@dataclass(frozen=True)
class PromisedView:
    """All that the page of a year's assignments shows."""

    heading: str
    years: tuple[YearLink, ...]
    found: str
    months: tuple[PromisedMonth, ...]
    pending: str
    coverage: str


def promised_view(context: Context, year: int | None = None) -> PromisedView:
    """Return the assignments of a year that wait for an answer, the newest first; of the newest year for None."""
    years = context.archive.years
    shown = year if year is not None else (years[0] if years else None)
    given = list(_given(context, shown)) if shown else []
    # A proposal of an answer is none yet.
    waiting = [each for each in given if not (answer := each[1].promise.answer) or answer.state.kind == "proposed"]
    months: list[PromisedMonth] = []
    for month, of_month in groupby(waiting, key=lambda each: each[0].meeting.date.month):
        rows = tuple(row for _, row in of_month)
        name, number = f"{capitalise(MONTHS[month - 1])} {shown}", count(len(rows), "uppdrag", "uppdrag", neuter=True)
        months.append(PromisedMonth(name, number, rows, not months))
    total = count(len(given), "uppdrag", "uppdrag", neuter=True)
    return PromisedView(
        f"Uppdrag som väntar på svar {shown}" if shown else "Uppdrag som väntar på svar",
        tuple(
            YearLink(LinkView(str(each), href(urls.promised_of(each) if at else urls.PROMISED)), each == shown)
            for at, each in enumerate(years)
        ),
        f"{capitalise(total)} i besluten {shown}. "
        + (f"Svar är inte funnet på {len(waiting)}." if waiting else "Svar är funnet på alla.")
        if given
        else "Inga uppdrag är funna i besluten.",
        tuple(months),
        href(urls.PENDING),
        reach(context),
    )


def _given(context: Context, year: int) -> Iterator[tuple[AgendaItem, PromisedRow]]:
    """Yield the assignments that decisions of a year gave, each once, the newest meeting first."""
    cases: dict[Case, tuple[PromiseView, ...]] = {}
    for meeting in context.archive.meetings_of(year):
        for item in meeting.items:
            if not gives(context, item):
                continue
            seen: set[str] = set()
            for case in item.cases:
                if case not in cases:
                    cases[case] = promises_of(context, case)
                for promise in cases[case]:
                    if promise.link.href == href(urls.item(item)) and promise.words not in seen:
                        seen.add(promise.words)
                        yield item, PromisedRow(promise, LinkView(case.title, href(urls.case(case))))


def planned(context: Context) -> Iterator[Planned]:
    """Yield the assignments of the newest year, and of each earlier one."""
    return context.yearly(
        context.archive.years[1:],
        (urls.PROMISED, urls.promised_of),
        "promised.html",
        "Uppdrag som väntar på svar{year}",
        "Uppdrag som beslut i {place} har gett{year} och som inget svar är funnet på.",
        promised_view,
        "arenden",
    )
