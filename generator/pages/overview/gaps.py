"""What the archive lacks by its own account: numbers that are skipped, minutes not approved, proposals never met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator import urls
from generator.archive import AgendaItem, Body, Hole, Meeting, standing_of
from generator.language.text import capitalise, count
from generator.notation import Span
from generator.pages.context import Context
from generator.pages.meeting.fidelity import agrees, summary_of
from generator.pages.member.person import reach
from generator.pages.overview.lists import FilterView, YearLink, body_filters, keyed_by
from generator.pages.page import Planned
from generator.pages.parts import LinkView, href, meeting_link, meeting_name, section_number, spans_label, written_days


@dataclass(frozen=True)
class GapRow:
    """Something missing: what, where it shows, and what more there is to say of it."""

    body: Body
    text: str
    link: LinkView | None
    notes: tuple[str, ...]
    meetings: tuple[LinkView, ...] = ()
    keys: str = ""  # of its body, for the filter


@dataclass(frozen=True)
class GapsView:
    """What is missing in the minutes of a year."""

    heading: str
    years: tuple[YearLink, ...]
    bodies: tuple[FilterView, ...]
    holes: tuple[GapRow, ...]
    unapproved: tuple[GapRow, ...]
    proposals: tuple[GapRow, ...]
    proposals_total: str
    pending: str
    coverage: str
    unlike: tuple[GapRow, ...]  # originals that differ from their record
    compared: str


def gaps_view(context: Context, year: int | None = None) -> GapsView:
    """Return the view of gaps in a year; in the newest for None."""
    years = context.archive.years
    shown = year if year is not None else (years[0] if years else None)
    gaps = context.archive.gaps_of(shown or 0)
    originals, compared = _originals(context, shown)
    found = (map(_hole, gaps.holes), map(_unapproved, gaps.unapproved), map(_proposal, gaps.proposals), originals)
    holes, unapproved, proposals, unlike = map(tuple, found)
    keyed = keyed_by(row.body for row in (*holes, *unapproved, *proposals, *unlike))

    def known(rows: Iterable[GapRow]) -> tuple[GapRow, ...]:
        return tuple(replace(row, keys=keyed.get(row.body, "")) for row in rows)

    return GapsView(
        "Saknas i arkivet" + (f" {shown}" if shown else ""),
        tuple(YearLink(LinkView(str(each), href(urls.gaps_of(each))), each == shown) for each in years)
        if len(years) > 1
        else (),
        body_filters(keyed, len(holes) + len(unapproved) + len(proposals) + len(unlike)),
        known(holes),
        known(unapproved),
        known(proposals),
        count(len(gaps.proposals), "förslag", "förslag", neuter=True),
        href(urls.PENDING),
        reach(context),
        known(unlike),
        compared,
    )


def _originals(context: Context, year: int | None) -> tuple[tuple[GapRow, ...], str]:
    """Return the originals of a year that differ from their record, and how many there are that have been compared."""
    of_year = () if year is None else context.archive.meetings_of(year)
    meetings = [meeting for meeting in reversed(of_year) if meeting.is_held]
    found = [(meeting, certificate) for meeting in meetings if (certificate := meeting.certificate)]
    if not found:
        return (), ""
    rows = tuple(
        GapRow(each.body, "", meeting_link(each), (summary_of(held),)) for each, held in found if not agrees(held)
    )
    compared = count(sum(not held.problem for _, held in found), "pdf-fil är jämförd", "pdf-filer är jämförda")
    of = count(len(meetings), "protokoll", "protokoll", neuter=True)
    return rows, f"{capitalise(compared)} med sitt protokoll. Året har {of} i arkivet."


def _hole(hole: Hole) -> GapRow:
    numbers = spans_label((Span((hole.first, 0), (hole.last, 0)),))
    after = LinkView(written_days(hole.after), href(urls.meeting(hole.after)))
    body = hole.after.body_name
    if hole.before is None:
        return GapRow(hole.after.body, f"{body}, {numbers}", None, ("före protokollet",), (after,))
    if hole.before is hole.after:
        return GapRow(hole.after.body, f"{body}, {numbers}", None, ("i protokollet",), (after,))
    before = LinkView(written_days(hole.before), href(urls.meeting(hole.before)))
    return GapRow(hole.after.body, f"{body}, {numbers}", None, ("mellan protokollen",), (before, after))


def _unapproved(meeting: Meeting) -> GapRow:
    note = "uppgift om dagen för justering saknas" if meeting.is_approved else meeting.status
    return GapRow(meeting.body, "", meeting_link(meeting), (note,))


def _proposal(item: AgendaItem) -> GapRow:
    body = item.proposal_to
    notes = [f"{section_number(item.number)}, {meeting_name(item.meeting)}", item.state_label]
    notes += [mark[:1].lower() + mark[1:] for mark in standing_of(item).marks]
    if not item.cases:
        notes.append("utan diarienummer, så beslutet går inte att koppla hit")
    elif body and _silent_since(body, item):
        notes.append(f"inga senare protokoll från {item.target_in_sentence} i arkivet")
    return GapRow(item.meeting.body, "", LinkView(item.title, href(urls.item(item))), tuple(notes))


def _silent_since(body: Body, item: AgendaItem) -> bool:
    meetings = body.meetings
    return not meetings or meetings[-1].date < item.meeting.date


def planned(context: Context) -> Iterator[Planned]:
    """Yield the pages of what the archive lacks: one, and one for each year."""
    return context.yearly(
        context.archive.years,
        (urls.GAPS, urls.gaps_of),
        "gaps.html",
        "Saknas i arkivet{year}",
        "Paragrafer som saknas, protokoll utan justeringsdag och förslag utan beslut i {place}{year}.",
        gaps_view,
        "moten",
    )
