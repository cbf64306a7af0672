"""What is still open: motions, medborgarförslag, interpellations and questions without an answer, the oldest first.

Ages are counted to the day of the newest minutes, never to today: the page says what the archive knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator import urls
from generator.archive import AgendaItem, Body, MatterKind, Pending
from generator.language.text import NO_BREAK_SPACE, capitalise, count
from generator.pages.context import Context
from generator.pages.item.standing import StandingView, standing_view
from generator.pages.member.person import reach
from generator.pages.overview.lists import (
    MATTERS,
    FilterView,
    YearLink,
    body_filters,
    keyed_by,
    kind_filters,
    year_links,
)
from generator.pages.page import Planned
from generator.pages.parts import (
    LinkView,
    StateView,
    author_link,
    href,
    section_number,
    state_of,
    written,
    written_days,
)

# The page holds what was filed in the newest years with at least so many; earlier years have pages of their own.
_ON_ONE_PAGE = 200

_LAW = f"5{NO_BREAK_SPACE}kap. 35{NO_BREAK_SPACE}§ kommunallagen"

# The kinds in the order of the page: heading, singular and plural with "obesvarad", and what the law asks for.
_KINDS = {
    MatterKind.MOTION: (
        "Motioner",
        "obesvarad motion",
        "obesvarade motioner",
        f"Fullmäktige ska om möjligt kunna besluta om en motion inom ett år ({_LAW}).",
    ),
    MatterKind.CITIZENS_PROPOSAL: (
        "Medborgarförslag",
        "obesvarat medborgarförslag",
        "obesvarade medborgarförslag",
        f"Ett medborgarförslag ska om möjligt kunna avgöras inom ett år ({_LAW}).",
    ),
    MatterKind.INTERPELLATION: ("Interpellationer", "obesvarad interpellation", "obesvarade interpellationer", ""),
    MatterKind.QUESTION: ("Frågor", "obesvarad fråga", "obesvarade frågor", ""),
}


@dataclass(frozen=True)
class PendingRow:
    """One open matter: since when, by whom, and the last that happened to it."""

    link: LinkView
    number: str
    filed: str
    authors: tuple[LinkView, ...]
    age: str
    state: StateView
    last: LinkView
    standing: StandingView  # of the last §
    keys: str  # of its kind and of the body of the last §, for the filters
    unknown: str  # why it is not known whether it has been answered


@dataclass(frozen=True)
class PendingGroup:
    """The open matters of a kind, the oldest first."""

    heading: str
    total: str
    rule: str
    rows: tuple[PendingRow, ...]


@dataclass(frozen=True)
class PendingView:
    """All that the page of open matters shows."""

    heading: str
    as_of: str
    years: tuple[YearLink, ...]
    bodies: tuple[FilterView, ...]
    kinds: tuple[FilterView, ...]
    groups: tuple[PendingGroup, ...]
    gaps: str
    promised: str
    coverage: str


def pending_years(context: Context) -> tuple[list[int], list[int]]:
    """Return the years of filing that the page holds, and the earlier ones with pages of their own; newest first."""
    return context.archive.pending_years(_ON_ONE_PAGE)


def pending_view(context: Context, year: int | None = None) -> PendingView:
    """Return the view of open matters: those filed in the newest years, or in an earlier one."""
    newest, earlier = pending_years(context)
    day = context.archive.newest_day
    found = context.archive.pending_of(newest if year is None else [year])
    keyed = keyed_by(pending.items[-1].meeting.body for pending in found)
    groups = [_group(context, kind, [each for each in found if each.kind is kind], day, keyed) for kind in _KINDS]
    return PendingView(
        "Väntar på svar" if year is None else f"Väntar på svar sedan {year}",
        written(day) if day else "",
        year_links(newest, earlier, year, urls.PENDING, urls.pending_of),
        body_filters(keyed, len(found)),
        kind_filters([pending.kind for pending in found]),
        tuple(group for group in groups if group.rows),
        href(urls.GAPS),
        href(urls.PROMISED),
        reach(context),
    )


def _group(
    context: Context, kind: MatterKind, found: list[Pending], day: date | None, keyed: Mapping[Body, str]
) -> PendingGroup:
    heading, singular, plural, rule = _KINDS[kind]
    unknown = sum(pending.unknown is not None for pending in found)
    total = count(len(found) - unknown, singular, plural, neuter=kind is MatterKind.CITIZENS_PROPOSAL)
    if unknown:
        total += f", och {count(unknown, 'där svaret är okänt', 'där svaret är okänt')}"
    return PendingGroup(
        heading, f"{capitalise(total)}.", rule, tuple(_row(context, each, day or each.since, keyed) for each in found)
    )


def _row(context: Context, pending: Pending, day: date, keyed: Mapping[Body, str]) -> PendingRow:
    last, case = pending.items[-1], pending.case
    address = urls.case(case) if case else urls.item(last)
    authors = case.filed_by if case else next((item.filed_by for item in pending.items if item.filed_by), [])
    filed = f"Väckt {written(pending.since)}" if pending.filed_on else f"I arkivet sedan {written(pending.since)}"
    return PendingRow(
        LinkView(last.title, href(address)),
        case.number.canonical if case else section_number(last.number),
        filed,
        tuple(map(author_link, authors)),
        "Svar okänt" if pending.unknown else f"Har väntat {age(pending.since, day)}",
        state_of(last),
        LinkView(f"{last.meeting.body_in_sentence} {written_days(last.meeting)}", href(urls.item(last))),
        standing_view(context, last),
        f"{MATTERS[pending.kind][0]} {keyed.get(last.meeting.body, '')}".rstrip(),
        _unknown(pending.unknown) if pending.unknown else "",
    )


def _unknown(item: AgendaItem) -> str:
    where = f"{item.meeting.body_in_sentence} {written_days(item.meeting)}"
    if item.outcome == "utgår":
        return f"Utgick i {where}: om den är återtagen eller kommer tillbaka är okänt."
    return f"Behandlad i {where}, men utan uppgift om utfall: svaret är okänt."


def age(since: date, day: date) -> str:
    """Return how long ago something was, in whole years and months: "1 år och 2 månader"."""
    months = (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)
    years, rest = divmod(max(months, 0), 12)
    parts = [f"{years}{NO_BREAK_SPACE}år"] if years else []
    parts += [f"{rest}{NO_BREAK_SPACE}{'månad' if rest == 1 else 'månader'}"] if rest else []
    return " och ".join(parts) or "mindre än en månad"


def planned(context: Context) -> Iterator[Planned]:
    """Yield the pages of what has had no answer: one, and one for each earlier year."""
    return context.yearly(
        pending_years(context)[1],
        (urls.PENDING, urls.pending_of),
        "pending.html",
        "Väntar på svar{since}",
        "Motioner, medborgarförslag och interpellationer i {place} som väntar på svar{since}.",
        pending_view,
        "arenden",
    )
