"""The page of a member: party and roles over time, every attendance, everything they had put on record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator import urls
from generator.archive import Body, Contribution, ContributionKind, Meeting, Person, Presence, PresenceKind
from generator.calendar_se import format_date
from generator.outline import Line
from generator.pages.attendance import HeadNumber, Strip, covered_label, head_numbers, person_strip, strip_size
from generator.pages.context import Context
from generator.pages.follow import follow_links
from generator.pages.items import StatementView, statement_view
from generator.pages.parts import (
    ItemLine,
    LinkView,
    PartyMark,
    href,
    item_line,
    mark_of,
    meeting_link,
    meeting_name,
    person_link,
    written,
)
from generator.text import capitalise, count, enumeration


@dataclass(frozen=True)
class RoleView:
    """What somebody has been, where, and from which meeting to which it shows."""

    title: str
    body: LinkView
    period: str


@dataclass(frozen=True)
class PresenceText:
    """Words about one line of the attendance, with somebody they name."""

    before: str
    who: LinkView | None
    after: str


@dataclass(frozen=True)
class AttendanceView:
    """One meeting of a member."""

    date: LinkView
    body: str
    texts: tuple[PresenceText, ...]
    strip: Strip | None
    numbers: tuple[HeadNumber, ...]
    size: int


@dataclass(frozen=True)
class ContributionView:
    """A statement on a member's or a party's page, with the § it belongs to."""

    line: ItemLine
    kind: str
    for_party: str
    statement: StatementView
    excerpt: str
    authors: tuple[LinkView, ...]
    meeting: LinkView


@dataclass(frozen=True)
class BallotView:
    """How a member voted in one vote, and what that meant."""

    line: ItemLine
    choice: str
    meaning: str


@dataclass(frozen=True)
class ContributionGroup:
    """The contributions of one kind."""

    heading: str
    entries: tuple[ContributionView, ...]


@dataclass(frozen=True)
class PersonView:
    """All that the page of a member shows."""

    name: str
    spellings: tuple[str, ...]
    party: LinkView | None
    mark: PartyMark | None
    party_history: tuple[tuple[LinkView, str], ...]
    roles: tuple[RoleView, ...]
    only_year: int | None  # the page is about one earlier year
    page: LinkView
    other_years: tuple[LinkView, ...]
    years: tuple[tuple[str, tuple[AttendanceView, ...]], ...]
    served: tuple[ItemLine, ...]
    groups: tuple[ContributionGroup, ...]
    ballots: tuple[BallotView, ...]
    approved: tuple[LinkView, ...]
    disqualified: tuple[ItemLine, ...]
    coverage: str
    data: str
    follow: tuple[LinkView, ...]


GROUP_HEADINGS = (
    (ContributionKind.NOTE, "Protokollsanteckningar"),
    (ContributionKind.RESERVATION, "Reservationer"),
    (ContributionKind.BLANK_RESERVATION, "Blanka reservationer"),
    (ContributionKind.SEPARATE_OPINION, "Särskilda yttranden"),
    (ContributionKind.ABSTENTION, "Deltog inte i beslutet"),
    (ContributionKind.PROPOSAL, "Yrkanden"),
)


_SAID = {
    ContributionKind.NOTE: ("protokollsanteckning", "protokollsanteckningar", False),
    ContributionKind.RESERVATION: ("reservation", "reservationer", False),
    ContributionKind.BLANK_RESERVATION: ("blank reservation", "blanka reservationer", False),
    ContributionKind.SEPARATE_OPINION: ("särskilt yttrande", "särskilda yttranden", True),
    ContributionKind.ABSTENTION: ("gång utan att delta i beslutet", "gånger utan att delta i beslutet", False),
    ContributionKind.PROPOSAL: ("yrkande", "yrkanden", True),
}


def said(kinds: Counter[ContributionKind]) -> str:
    """Return what was put on record, counted by kind: "två protokollsanteckningar och ett yrkande"; or nothing."""
    return enumeration(
        [
            count(kinds[kind], singular, plural, neuter=neuter)
            for kind, (singular, plural, neuter) in _SAID.items()
            if kind in kinds
        ]
    )


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
    statements = [each for each in contributions if each.kind is not ContributionKind.BALLOT]
    page = href(urls.person(person))
    return PersonView(
        name=person.name,
        spellings=tuple(each for each in person.spellings if each != person.name),
        party=LinkView(person.party.name, href(urls.party(person.party))) if person.party else None,
        mark=mark_of(person.party),
        party_history=tuple(_history(person)),
        roles=tuple(roles_of(person)) if year is None else (),
        only_year=year,
        page=LinkView(person.name, page),
        other_years=tuple(LinkView(str(each), href(urls.person(person, each))) for each in earlier),
        years=tuple(_years(presences)),
        served=_served(context, presences),
        groups=groups_of(context, statements),
        ballots=tuple(_ballot(context, each) for each in reversed(contributions) if _is_ballot(each)),
        approved=tuple(meeting_link(each) for each in reversed(person.approved_in(years))),
        disqualified=tuple(
            item_line(context, each, with_meeting=True) for each in reversed(person.disqualified_in(years))
        ),
        coverage=reach(context),
        data=href(urls.twin(urls.person(person, year))),
        follow=follow_links(urls.person(person), "" if year else "atom"),
    )


def _served(context: Context, presences: Sequence[Presence]) -> tuple[ItemLine, ...]:
    """Return the §§ in which a person served, of those meetings where they did so in a part only."""
    partly = [each for each in reversed(presences) if each.kind is PresenceKind.SERVING and not each.whole]
    several = len({presence.meeting.id for presence in partly}) > 1
    return tuple(
        item_line(context, handling, with_meeting=several, words=True)
        for presence in partly
        for handling in presence.meeting.handlings
        if handling.number in presence.numbers
    )


def _is_ballot(contribution: Contribution) -> bool:
    return contribution.kind is ContributionKind.BALLOT


def coverage(context: Context) -> str:
    """Return what the archive covers: "Arkivet omfattar ett sammanträde, 17 april 2024."."""
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


def _history(person: Person) -> Iterable[tuple[LinkView, str]]:
    if len(person.party_history) < 2:
        return
    for since, party in person.party_history:
        link = LinkView(party.name, href(urls.party(party))) if party else LinkView("Utan parti")
        yield link, "" if since == date.min else f"från {written(since)}"


def _title(kind: PresenceKind, line: Line) -> str:
    if kind is PresenceKind.REPLACED:
        role = line.replaced[2] if line.replaced else None
        return capitalise(role) if role else "Ledamot"
    if kind is PresenceKind.SUBSTITUTE or line.replaced:
        return "Ersättare"
    return capitalise(line.role) if line.role else "Ledamot"


def roles_of(person: Person) -> Iterable[RoleView]:
    """Yield what a person has been, newest first, each role in a body once."""
    seen: dict[tuple[str, Body], list[Meeting]] = {}
    for kind, line, meeting in person.attendance:
        seen.setdefault((_title(kind, line), meeting.body), []).append(meeting)
    for (title, body), meetings in sorted(seen.items(), key=lambda each: each[1][-1].date, reverse=True):
        first, last = meetings[0].date, meetings[-1].date
        period = f"{written(first)} – {written(last)}" if body.has_met_again else ""
        if first == last and period:
            period = written(first)
        yield RoleView(title, LinkView(body.name, href(urls.body(body))), period)


def role_line(person: Person) -> str:
    """Return the newest role in words: "Ersättare i Kommunstyrelsens trygghetsutskott"."""
    newest = person.newest_attendance
    if newest is None:
        return ""
    kind, line, meeting = newest
    return f"{_title(kind, line)} i {meeting.body.name}"


def _years(presences: Sequence[Presence]) -> Iterable[tuple[str, tuple[AttendanceView, ...]]]:
    newest = sorted(presences, key=lambda each: (each.meeting.date, each.meeting.id), reverse=True)
    for year, of_year in groupby(newest, key=lambda each: each.meeting.date.year):
        meetings = [(key, list(group)) for key, group in groupby(of_year, key=lambda each: each.meeting)]
        yield str(year), tuple(_attendance(meeting, sorted(lines, key=_first_number)) for meeting, lines in meetings)


def _first_number(presence: Presence) -> tuple[int, int]:
    return min(presence.numbers, default=(0, 0))


def _attendance(meeting: Meeting, presences: list[Presence]) -> AttendanceView:
    order = [handling.number for handling in meeting.handlings]
    present = any(each.kind is not PresenceKind.REPLACED for each in presences)
    return AttendanceView(
        LinkView(format_date(meeting.date), href(urls.meeting(meeting))),
        meeting.body.name,
        tuple(presence_text(each) for each in presences),
        person_strip(meeting, presences) if present else None,
        head_numbers(order),
        strip_size(len(order)),
    )


def presence_text(presence: Presence) -> PresenceText:
    """Return one line of the attendance in words: "ersattes av Anna Ek §§ 8–10"."""
    covered = covered_label(presence)
    if presence.kind is PresenceKind.REPLACED:
        return PresenceText(
            "ersattes av ", person_link(presence.replaces) if presence.replaces else None, f" {covered}"
        )
    if presence.replaces:
        party = presence.replaces.printed_party
        after = f"{f' ({party})' if party else ''} {covered}"
        return PresenceText("tjänstgjorde för ", person_link(presence.replaces), after)
    if presence.kind is PresenceKind.SUBSTITUTE:
        return PresenceText(f"ersättare {covered}", None, "")
    role = f"{presence.role}, " if presence.role else ""
    return PresenceText(f"{role}tjänstgjorde {covered}", None, "")


def groups_of(context: Context, contributions: Iterable[Contribution]) -> tuple[ContributionGroup, ...]:
    """Return statements by kind, newest first; the kinds of dissent are never mixed."""
    listed = list(contributions)
    groups: list[ContributionGroup] = []
    for kind, heading in GROUP_HEADINGS:
        found = sorted(
            (each for each in listed if each.kind is kind), key=lambda each: each.handling.order, reverse=True
        )
        if found:
            groups.append(ContributionGroup(heading, tuple(contribution_view(context, each) for each in found)))
    return tuple(groups)


def contribution_view(context: Context, contribution: Contribution) -> ContributionView:
    """Return one statement with its §, its author and an excerpt that ends at a full stop."""
    text = contribution.text
    plain = context.text(text, contribution.handling.meeting).plain if text else ""
    parties = [party.name for party in contribution.parties]
    return ContributionView(
        item_line(context, contribution.handling),
        capitalise(contribution.kind.value),
        ", ".join(parties),
        statement_view(context, contribution),
        excerpt(plain),
        tuple(person_link(author) for author in contribution.authors),
        LinkView(meeting_name(contribution.handling.meeting), href(urls.meeting(contribution.handling.meeting))),
    )


def excerpt(plain: str, length: int = 150) -> str:
    """Return the first sentences of a text, at least `length` characters if there are so many; none is cut."""
    end = plain.find(". ", length)
    return plain if end < 0 else f"{plain[: end + 1]} …"


def _ballot(context: Context, ballot: Contribution) -> BallotView:
    vote = ballot.vote
    meanings = {"ja": vote.yes, "nej": vote.no} if vote else {}
    meaning = meanings.get(ballot.choice) or ""
    return BallotView(item_line(context, ballot.handling, with_meeting=True), capitalise(ballot.choice), meaning)


def description(person: Person, year: int | None = None) -> str:
    """Return the sentence that search engines show for a member, or for one of their earlier years."""
    party = f" ({person.party.code})" if person.party else ""
    years = [year] if year else years_shown(person)[0]
    record = said(Counter(each.kind for each in person.contributions_in(years))) or "inga anteckningar"
    if year:
        return f"{person.name}{party} {year}: närvaro vid sammanträden och {record} i protokollen."
    line = role_line(person)
    return f"{person.name}{party}. {line + '. ' if line else ''}Närvaro vid sammanträden och {record} i protokollen."
