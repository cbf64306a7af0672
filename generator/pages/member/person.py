"""The page of a member: party and roles over time, every attendance, everything they had put on record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import methodcaller

from generator import urls
from generator.archive import Contribution, ContributionKind, Person, PresenceKind
from generator.language.text import capitalise, count
from generator.pages.context import Context
from generator.pages.item.lines import ItemLine, item_line
from generator.pages.item.votes import column_name
from generator.pages.member.attended import AttendanceYear, StoodInView, stood_in, summary_of, years_of
from generator.pages.member.attended_partly import ServedMeeting, served_in
from generator.pages.member.ballots import BallotMeeting, ballot_summary, ballots_of
from generator.pages.member.career import RoleView, party_history, role_line, roles_shown
from generator.pages.member.contributions import SAID, DissentCount, SaidMonth, dissent_of, months_of, said
from generator.pages.member.filed import FiledView, filed_view
from generator.pages.overview.follow import follow_links
from generator.pages.page import Page, Planned
from generator.pages.parts import LinkView, PartyMark, href, mark_of, meeting_link, written


@dataclass(frozen=True)
class PersonView:
    """All that the page of a member shows."""

    person: Person
    spellings: tuple[str, ...]
    party: LinkView | None
    mark: PartyMark | None
    party_history: tuple[tuple[LinkView, str], ...]
    newest_role: RoleView | None
    roles: tuple[RoleView, ...]  # all of them, when there are several
    is_registered: bool  # the register of mandates has some of them
    only_year: int | None  # the page is about one earlier year
    page: LinkView
    other_years: tuple[LinkView, ...]
    shown: str  # the years that the page's figures are of, where others have pages of their own
    jumps: tuple[LinkView, ...]
    filed: tuple[FiledView, ...]
    attended: str
    years: tuple[AttendanceYear, ...]
    stood_in_for: tuple[StoodInView, ...]
    replaced_by: tuple[StoodInView, ...]
    served: tuple[ServedMeeting, ...]
    said: str
    months: tuple[SaidMonth, ...]
    dissent: tuple[DissentCount, ...]
    voted: str
    ballots: tuple[BallotMeeting, ...]
    sheets: tuple[LinkView, ...]  # the votes of each year as a spreadsheet
    column: str  # what the member's column is called there
    approved: tuple[LinkView, ...]
    disqualified: tuple[ItemLine, ...]
    contact: LinkView | None  # where the municipality tells how to reach them
    coverage: str
    none: str  # after "Inga": "under 2026. Andra år har egna sidor."
    data: str
    follow: tuple[LinkView, ...]


# A member's page tells of as many of the newest years as hold so many things; earlier years have pages of their own.
_ON_ONE_PAGE = 30


def years_shown(person: Person) -> tuple[list[int], list[int]]:
    """Return the years that a member's page tells of, and the earlier ones with pages of their own; newest first."""
    return person.years(_ON_ONE_PAGE)


def person_view(context: Context, person: Person, year: int | None = None) -> PersonView:
    """Return the view of a member's page, or of the page of one of their earlier years."""
    newest, earlier = years_shown(person)
    years = newest if year is None else [year]
    presences, contributions = person.presences_in(years), person.contributions_in(years)
    ballots, statements = [each for each in contributions if each.voted], [each for each in contributions if each.said]
    between_two = [contribution for contribution in ballots if contribution.kind is ContributionKind.BALLOT]
    filed = filed_view(context, person.filed_in(years), person)
    roles, history = tuple(roles_shown(person)) if year is None else (), tuple(party_history(person))
    when = str(year) if year else under(newest) if earlier else "i arkivet"
    return PersonView(
        person=person,
        spellings=tuple(spelling for spelling in person.spellings if spelling != person.name),
        party=LinkView(person.party.name, href(urls.party(person.party))) if person.party else None,
        mark=mark_of(person.party),
        party_history=history,
        newest_role=next((role for role in roles if role.begun), None),
        roles=roles if len(roles) > 1 or history else (),
        is_registered=year is None and bool(person.mandates),
        only_year=year,
        page=LinkView(person.name, href(urls.person(person))),
        other_years=tuple(LinkView(str(each), href(urls.person(person, each))) for each in earlier),
        shown=period_of(years) if earlier else "",
        jumps=_jumps(len(filed), len({presence.meeting.id for presence in presences}), len(statements), len(ballots)),
        filed=filed,
        attended=summary_of(presences),
        years=tuple(years_of(presences)),
        stood_in_for=stood_in(presences, PresenceKind.SERVING),
        replaced_by=stood_in(presences, PresenceKind.REPLACED),
        served=served_in(context, presences),
        said=_said(statements),
        months=months_of(context, statements, person),
        dissent=dissent_of(context, statements, when),
        voted=ballot_summary(between_two),
        ballots=ballots_of(context, ballots),
        sheets=tuple(_sheets(between_two)),
        column=column_name(person),
        approved=tuple(meeting_link(meeting) for meeting in reversed(person.approved_in(years))),
        disqualified=tuple(_disqualified(context, person, years)),
        contact=_contact(context, person) if year is None else None,
        coverage=reach(context),
        none=f"{f'under {year}' if year else when}. {'Andra år har egna sidor.' if earlier else reach(context)}",
        data=href(urls.page_json(urls.person(person, year))),
        follow=follow_links(urls.person(person), "" if year else "atom"),
    )


def _sheets(ballots: Sequence[Contribution]) -> Iterator[LinkView]:
    """Yield the workbooks in which their votes are, the newest year first."""
    for year in sorted({ballot.item.meeting.date.year for ballot in ballots}, reverse=True):
        yield LinkView(str(year), href(urls.year_votes(year)))


def _disqualified(context: Context, person: Person, years: Sequence[int]) -> Iterator[ItemLine]:
    for item in reversed(person.disqualified_in(years)):
        yield item_line(context, item, with_meeting=True)


def _contact(context: Context, person: Person) -> LinkView | None:
    municipality = context.archive.municipality
    if person.former:
        return None
    theirs = f"{capitalise(municipality.called)}s"
    if municipality.elected:
        return LinkView(f"{theirs} lista över förtroendevalda", municipality.elected)
    return LinkView(f"{theirs} webbplats", municipality.website) if municipality.website else None


def _jumps(filed: int, meetings: int, statements: int, ballots: int) -> tuple[LinkView, ...]:
    """Return the ways to what a long page holds, each with how much there is; nothing for a short one."""
    parts = [
        ("Motioner och frågor", "vackt", filed),
        ("Anteckningar och yrkanden", SAID, statements),
        ("Närvaro", "narvaro", meetings),
        ("Omröstningar", "roster", ballots),
    ]
    jumps = tuple(LinkView(f"{words} ({number})", f"#{anchor}") for words, anchor, number in parts if number)
    return jumps if len(jumps) > 2 else ()


def _said(statements: Sequence[Contribution]) -> str:
    """Return how many statements in how many §§: "356 i 273 paragrafer: 231 yrkanden och 71 reservationer."."""
    if len(statements) < 2:
        return ""
    where, what = said(statements)
    return f"{len(statements)} i {where}: {what}."


def under(years: Sequence[int]) -> str:
    """Return "under 2026" or "under 2024–2026", for a page that tells of the newest years only."""
    return f"under {period_of(years)}"


def period_of(years: Sequence[int]) -> str:
    """Return "2026" or "2024–2026" for years, the newest first."""
    return str(years[0]) if len(years) == 1 else f"{years[-1]}–{years[0]}"


def coverage(context: Context) -> str:
    """Return the sentence on what the archive covers: "Arkivet omfattar ett sammanträde, 17 april 2024."."""
    meetings = context.archive.meetings
    if not meetings:
        return "Arkivet är tomt."
    first, last = meetings[0].date, meetings[-1].date
    period = written(first) if first == last else f"{written(first)} – {written(last)}"
    return f"Arkivet omfattar {count(len(meetings), 'sammanträde', 'sammanträden', neuter=True)}, {period}."


def reach(context: Context) -> str:
    """Return where the archive begins: "Arkivet börjar 17 april 2024."."""
    begins = context.archive.begins
    return f"Arkivet börjar {written(begins)}." if begins else "Arkivet är tomt."


def description(person: Person, year: int | None = None) -> str:
    """Return the sentence that search engines show for a member, or for one of their earlier years."""
    party = f" ({person.party.code})" if person.party else ""
    years = [year] if year else years_shown(person)[0]
    record = said(person.contributions_in(years))[1] or "inga anteckningar"
    if year:
        return f"{person.name}{party} {year}: närvaro vid sammanträden och {record} i protokollen."
    line = role_line(person)
    what = f"Närvaro vid sammanträden och {record} i protokollen"
    when = f" {under(years)}" if years_shown(person)[1] else ""  # earlier years have pages, and sentences, of their own
    return f"{person.name}{party}. {line + '. ' if line else ''}{what}{when}."


def planned(context: Context) -> Iterator[Planned]:
    """Yield the pages of every member: one, and one for each earlier year."""
    for person in context.archive.people.values():
        newest, earlier = years_shown(person)
        for year in (None, *earlier):
            yield Planned(
                urls.person(person, year),
                partial(_page, context, person, year),
                "ledamoter",
                methodcaller("person", person, year),
                None if year else methodcaller("person", person),
                feed=None if year else methodcaller("person", person),
                follow="" if year else "atom",
                when=year or max(newest, default=0),
            )


def _page(context: Context, person: Person, year: int | None) -> Page:
    code = f" ({person.party.code})" if person.party else ""
    return context.page(
        urls.person(person, year),
        "person.html",
        f"{person.name}{code}{f' {year}' if year else ''}",
        description(person, year),
        person_view(context, person, year),
    )
