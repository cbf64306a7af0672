"""The notice board: what has been announced as approved, the newest first, and how long it can be appealed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator import urls
from generator.archive import APPROVED, Announcement, stage_of
from generator.language.calendar_se import MONTHS, format_date
from generator.language.text import capitalise, enumeration
from generator.pages.context import Context
from generator.pages.meeting.times import Deadline, but_for, deadline_of
from generator.pages.member.person import reach
from generator.pages.overview.lists import FilterView, YearLink, body_filters, keyed_by, year_links
from generator.pages.page import Planned
from generator.pages.parts import LinkView, href, meeting_name, number_range, written

# The board holds the newest years with at least so many notices; earlier years have boards of their own.
_ON_ONE_PAGE = 40


@dataclass(frozen=True)
class NoticeRow:
    """One notice: the day it went up, whose minutes and which §§, and until when they can be appealed."""

    date: str
    link: LinkView
    items: str
    approved: str
    keys: str  # of its body, for the filter
    deadline: Deadline | None


@dataclass(frozen=True)
class NoticeMonth:
    """The notices of a month, newest first."""

    name: str
    rows: tuple[NoticeRow, ...]


@dataclass(frozen=True)
class BoardView:
    """All that the notice board shows."""

    heading: str
    official: LinkView | None
    appeal_help: str
    follow: str
    years: tuple[YearLink, ...]
    bodies: tuple[FilterView, ...]
    months: tuple[NoticeMonth, ...]
    coverage: str


def board_years(context: Context) -> tuple[list[int], list[int]]:
    """Return the years that the board holds, and the earlier ones with boards of their own; newest first."""
    return context.archive.notice_years(_ON_ONE_PAGE)


def board_view(context: Context, year: int | None = None) -> BoardView:
    """Return the notice board: the newest years', or an earlier year's."""
    newest, earlier = board_years(context)
    shown = newest if year is None else [year]
    notices = [announcement for number in shown for announcement in context.archive.notices_of(number)]
    keyed = keyed_by(announcement.meeting.body for announcement in notices)
    official = context.archive.municipality.notice_board
    return BoardView(
        "Anslagstavla" if year is None else f"Anslagstavla {year}",
        LinkView(f"{capitalise(context.archive.municipality.called)}s anslagstavla", official) if official else None,
        context.standard(urls.APPEAL_HELP),
        href(urls.FOLLOW),
        year_links(newest, earlier, year, urls.NOTICES, urls.notices_of),
        body_filters(keyed, len(notices)),
        tuple(
            NoticeMonth(
                f"{capitalise(MONTHS[month - 1])} {number}",
                tuple(_row(announcement, keyed.get(announcement.meeting.body, "")) for announcement in found),
            )
            for (number, month), found in groupby(notices, key=lambda each: (each.posted.year, each.posted.month))
        ),
        reach(context),
    )


def _row(notice: Announcement, key: str) -> NoticeRow:
    meeting = notice.meeting
    order = [item.number for item in meeting.items]
    days = dict.fromkeys(day for item in notice.items if (day := item.approved_on))
    waiting = next((stage for item in notice.items if (stage := stage_of(item)) not in APPROVED), None)
    approved = f"justerat {enumeration([written(day) for day in days])}" if days else ""
    if waiting and days:
        approved += but_for(notice.items, approved=True)
    return NoticeRow(
        format_date(notice.posted, year=False),
        LinkView(meeting_name(meeting), f"{href(urls.meeting(meeting))}#tider"),
        number_range([item.number for item in notice.items], order),
        waiting.value if waiting and not days else approved,
        key,
        deadline_of(notice),
    )


def planned(context: Context) -> Iterator[Planned]:
    """Yield the notice board: one page, and one for each earlier year."""
    return context.yearly(
        board_years(context)[1],
        (urls.NOTICES, urls.notices_of),
        "notices.html",
        "Anslagstavla{year}",
        "Anslag om justerade protokoll i {place}{year}, med sista dag att överklaga.",
        board_view,
        "moten",
    )
