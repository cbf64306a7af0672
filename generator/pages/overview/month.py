"""A month in brief: what was decided, meeting by meeting, in whole sentences of the record; printable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter, methodcaller

from generator import urls
from generator.archive import AgendaItem, Meeting, StateKind
from generator.language.calendar_se import MONTHS
from generator.language.text import Counted, capitalise, count, counts
from generator.pages.context import Context
from generator.pages.item.row import FactView, RowView, facts_line, held_in_brief, is_loud, row_view, sentences_of
from generator.pages.item.standing import StandingView, standing_view
from generator.pages.member.person import reach
from generator.pages.overview.follow import follow_links
from generator.pages.page import Planned
from generator.pages.parts import LinkView, href

# The feed of months holds so many of the newest: each entry is a whole month.
MONTHS_IN_FEED = 12


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

    meeting: Meeting
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
    all: LinkView


@dataclass(frozen=True)
class MonthRow:
    """A month in the list of months."""

    link: LinkView
    note: str


@dataclass(frozen=True)
class MonthsView:
    """The list of months, by year."""

    years: tuple[tuple[str, tuple[MonthRow, ...]], ...]
    coverage: str
    data: str
    follow: tuple[LinkView, ...]


def month_name(year: int, month: int) -> str:
    return f"{capitalise(MONTHS[month - 1])} {year}"


def brief_row(context: Context, item: AgendaItem) -> BriefRow:
    """Return the row of a § for a list away from its meeting's page."""
    row = row_view(context, item)
    standing = standing_view(context, item)  # says what qualifies the §, which the row's facts need not repeat
    facts = () if row.quiet else tuple(held_in_brief(context, item))
    return BriefRow(row, sentences_of(context, item), facts_line(facts), standing)


def decided(meeting: Meeting) -> list[AgendaItem]:
    """Return the §§ that a brief holds: decided, and not what belongs to the meeting itself."""
    return [item for item in meeting.items if item.state is StateKind.DECIDED and is_loud(item)]


def summed(meetings: Iterable[Meeting]) -> str:
    """Return "2 sammanträden, 39 beslut (34 i sak), 15 omröstningar".

    The decisions are as many as the pages of the meetings say together; those in substance are what a brief holds.
    """
    held = list(meetings)
    decisions = sum(item.state is StateKind.DECIDED for meeting in held for item in meeting.items)
    in_substance = sum(len(decided(meeting)) for meeting in held)
    votes = sum(len(item.record.votes) for meeting in held for item in meeting.items)
    counted = [
        Counted(len(held), "sammanträde", "sammanträden", neuter=True),
        Counted(decisions, "beslut", "beslut", neuter=True),
        *([Counted(votes, "omröstning", "omröstningar")] if votes else []),
    ]
    said = counts(*counted, Counted(in_substance, "i sak", "i sak", neuter=True))
    told = said.pop()
    if in_substance != decisions:
        said[1] += f" ({told if in_substance else 'inget i sak'})"
    return capitalise(", ".join(said))


def month_view(context: Context, year: int, month: int) -> MonthView:
    """Return the view of a month's page."""
    held = context.archive.meetings_in(year, month)
    before, after = context.archive.months_beside((year, month))
    meetings = tuple(
        BriefMeeting(
            meeting,
            LinkView("Hela protokollet", href(urls.meeting(meeting))),
            f"m{index}",
            tuple(brief_row(context, item) for item in decided(meeting)),
        )
        for index, meeting in enumerate(held)
    )
    return MonthView(
        month_name(year, month),
        f"{summed(held)}. Här står besluten i sak. Val utan omröstning, avsägelser, det som hör till själva mötet, och "
        "det som föreslogs, bordlades eller noterades står i protokollen.",
        meetings,
        _link(before) if before else None,
        _link(after) if after else None,
        LinkView("Alla månader", href(urls.MONTHS)),
    )


def months_view(context: Context) -> MonthsView:
    """Return the view of the list of months."""
    found = Counter((meeting.date.year, meeting.date.month) for meeting in context.archive.meetings)
    return MonthsView(
        tuple(
            (str(year), tuple(MonthRow(_link(month), _held(found[month])) for month in of_year))
            for year, of_year in groupby(context.archive.months, key=itemgetter(0))
        ),
        reach(context),
        href(urls.page_json(urls.MONTHS)),
        follow_links(urls.MONTHS, "atom"),
    )


def _held(number: int) -> str:
    return count(number, "sammanträde", "sammanträden", neuter=True)


def _link(month: tuple[int, int]) -> LinkView:
    return LinkView(month_name(*month), href(urls.month(*month)))


def planned(context: Context) -> Iterator[Planned]:
    """Yield a page for each month in which a meeting was held, and the list of them."""
    place = context.archive.municipality.name
    months = context.archive.months
    yield context.listed(
        urls.MONTHS,
        "months.html",
        "Månaderna i korthet",
        f"Vad som beslutades i {place}, månad för månad, i protokollens egna ord.",
        partial(months_view, context),
        "moten",
        data=methodcaller("months", months),
        feed=methodcaller("months", months[:MONTHS_IN_FEED]),
        follow="atom",
    )
    for year, month in months:
        name = month_name(year, month)
        yield context.listed(
            urls.month(year, month),
            "month.html",
            f"{name} i korthet",
            f"Vad som beslutades i {place} i {name.lower()}, i protokollens egna ord.",
            partial(month_view, context, year, month),
            "moten",
        )
