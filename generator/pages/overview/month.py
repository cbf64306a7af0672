"""A month in brief: what was decided, meeting by meeting, in whole sentences of the record; printable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator import urls
from generator.archive import Handling, Meeting, StateKind
from generator.language.calendar_se import MONTHS, format_date
from generator.language.text import capitalise, count
from generator.pages.context import Context
from generator.pages.item.row import FactView, RowView, facts_line, is_loud, row_view, sentences_of
from generator.pages.item.standing import StandingView, standing_view
from generator.pages.page import Planned
from generator.pages.parts import LinkView, href


@dataclass(frozen=True)
class BriefRow:
    """A § away from its meeting's page: a row that leads to it, with whole sentences of what was decided."""

    row: RowView
    words: str
    facts: tuple[FactView, ...]
    standing: StandingView


@dataclass(frozen=True)
class BriefMeeting:
    """The decisions of one meeting."""

    body: str
    date: str
    link: LinkView
    anchor: str
    rows: tuple[BriefRow, ...]


@dataclass(frozen=True)
class MonthView:
    """All that the page of a month shows."""

    name: str
    sentence: str
    meetings: tuple[BriefMeeting, ...]
    previous: LinkView | None
    next: LinkView | None
    follow: str


def months_of(context: Context) -> list[tuple[int, int]]:
    """Return the months in which meetings were held, the newest first."""
    archive = context.archive
    found = {(each.date.year, each.date.month) for year in archive.years for each in archive.meetings_of(year)}
    return sorted(found, reverse=True)


def month_name(year: int, month: int) -> str:
    return f"{capitalise(MONTHS[month - 1])} {year}"


def brief_row(context: Context, handling: Handling) -> BriefRow:
    """Return the row of a § for a list away from its meeting's page."""
    row = row_view(context, handling)
    standing = standing_view(context, handling)
    return BriefRow(row, sentences_of(context, handling), facts_line(row.facts), standing)


def decided(meeting: Meeting) -> list[Handling]:
    """Return the §§ that a brief holds: decided, and not what belongs to the meeting itself."""
    return [each for each in meeting.handlings if each.state is StateKind.DECIDED and is_loud(each)]


def held_in(context: Context, year: int, month: int) -> list[Meeting]:
    """Return the meetings of a month in order of time."""
    return sorted(
        (each for each in context.archive.meetings_of(year) if each.date.month == month), key=lambda each: each.order
    )


def summed(meetings: Iterable[Meeting]) -> str:
    """Return "Två sammanträden, 39 beslut, 15 omröstningar"."""
    held = list(meetings)
    decisions = sum(len(decided(each)) for each in held)
    votes = sum(len(handling.item.votes) for each in held for handling in each.handlings)
    parts = [
        count(len(held), "sammanträde", "sammanträden", neuter=True),
        count(decisions, "beslut", "beslut", neuter=True),
        count(votes, "omröstning", "omröstningar") if votes else "",
    ]
    return capitalise(", ".join(filter(None, parts)))


def month_view(context: Context, year: int, month: int) -> MonthView:
    """Return the view of a month's page."""
    held = held_in(context, year, month)
    months = months_of(context)
    at = months.index((year, month))
    meetings = tuple(
        BriefMeeting(
            each.body.name,
            format_date(each.date),
            LinkView("Hela protokollet", href(urls.meeting(each))),
            f"m{index}",
            tuple(brief_row(context, handling) for handling in decided(each)),
        )
        for index, each in enumerate(held)
    )
    return MonthView(
        month_name(year, month),
        f"{summed(held)}. Det som föreslogs, bordlades, noterades eller hörde till själva mötet står i protokollen.",
        meetings,
        _link(months[at + 1]) if at + 1 < len(months) else None,
        _link(months[at - 1]) if at else None,
        href(urls.FOLLOW),
    )


def _link(month: tuple[int, int]) -> LinkView:
    return LinkView(month_name(*month), href(urls.month(*month)))


def planned(context: Context) -> Iterator[Planned]:
    """Yield a page for each month in which a meeting was held."""
    place = context.archive.municipality.name
    for year, month in months_of(context):
        name = month_name(year, month)
        yield context.listed(
            urls.month(year, month),
            "month.html",
            f"{name} i korthet",
            f"Vad som beslutades i {place} i {name.lower()}, i protokollens egna ord.",
            partial(month_view, context, year, month),
            "moten",
        )
