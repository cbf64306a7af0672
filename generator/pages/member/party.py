"""The page of a party: who stands for it in the archive, and what was put on record in its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import methodcaller

from generator import urls
from generator.archive import Meeting, Party, Person
from generator.archive.actors import CastInYear
from generator.language.text import capitalise, count, enumeration
from generator.model import Choice
from generator.pages.context import Context
from generator.pages.item.votes import MARKS
from generator.pages.member.career import role_line
from generator.pages.member.contributions import DissentCount, SaidMonth, dissent_of, months_of, said
from generator.pages.member.filed import FiledView, filed_view
from generator.pages.member.person import period_of, reach, under
from generator.pages.overview.follow import follow_links
from generator.pages.page import Page, Planned
from generator.pages.parts import LinkView, PartyMark, PersonLine, href, meeting_link, party_mark, person_line, written

# How many meetings a party's page lists; the members' own pages hold them all.
_NEWEST = 10


# A party's page holds the newest years with at least so many statements; earlier years have pages of their own.
_ON_ONE_PAGE = 60


@dataclass(frozen=True)
class VotedYear:
    """How a party's members voted in a year: a figure for each way to vote."""

    year: str
    link: LinkView  # the votes of the year
    numbers: tuple[int, ...]
    cast: CastInYear  # with what there is beside them


@dataclass(frozen=True)
class PartyVotes:
    """How a party's members voted, by year."""

    columns: tuple[tuple[str, str], ...]  # class of the mark, and word
    years: tuple[VotedYear, ...]


@dataclass(frozen=True)
class PartyView:
    """All that the page of a party shows."""

    party: Party
    mark: PartyMark
    period: str
    predecessors: tuple[LinkView, ...]
    successor: LinkView | None
    people: tuple[PersonLine, ...]
    former: tuple[PersonLine, ...]
    only_year: int | None  # the page is about one earlier year
    page: LinkView
    other_years: tuple[LinkView, ...]
    shown: str  # the years that the page's figures are of, where others have pages of their own
    filed: tuple[FiledView, ...]
    said: str
    months: tuple[SaidMonth, ...]
    dissent: tuple[DissentCount, ...]
    voted: PartyVotes | None
    meetings: tuple[LinkView, ...]
    others: tuple[tuple[PartyMark, LinkView], ...]
    coverage: str
    data: str
    follow: tuple[LinkView, ...]


def years_shown(party: Party) -> tuple[list[int], list[int]]:
    """Return the years that a party's page tells of, and the earlier ones with pages of their own; newest first."""
    return party.years(_ON_ONE_PAGE)


def party_view(context: Context, party: Party, year: int | None = None) -> PartyView:
    """Return the view of a party's page, or of the page of one of its earlier years."""
    newest, earlier = years_shown(party)
    years = newest if year is None else [year]
    statements = party.contributions_in(years)
    counts = dissent_of(context, statements, str(year) if year else under(years) if earlier else "i arkivet")
    record = party.record
    people = sorted(party.people if year is None else (), key=lambda person: person.sort_key)
    since = f"från {written(record.founded)}" if record.founded else ""
    until = f"till {written(record.ended)}" if record.ended else ""

    return PartyView(
        party=party,
        mark=party_mark(party),
        period=" ".join(part for part in (since, until) if part),
        predecessors=tuple(
            _link(other) for other in context.archive.party_index.parties if other.successor is party and other.has_page
        ),
        successor=_link(party.successor) if party.successor else None,
        people=tuple(person_line(person, role_line(person)) for person in people if not is_former(party, person)),
        former=tuple(person_line(person, _formerly(party, person)) for person in people if is_former(party, person)),
        only_year=year,
        page=LinkView(party.name, href(urls.party(party))),
        other_years=tuple(LinkView(str(each), href(urls.party(party, each))) for each in earlier),
        shown=period_of(years) if earlier else "",
        filed=filed_view(context, party.filed_in(years)),
        said=f"{capitalise(said(statements)[1])}." if statements else "",
        months=months_of(context, statements),
        dissent=counts,
        voted=_voted(party, [each for each in party.voted_years if (each == year if year else each not in earlier)]),
        meetings=tuple(meeting_link(meeting) for meeting in (_meetings(party) if year is None else ())),
        others=tuple((party_mark(other), _link(other)) for other in context.archive.parties),
        coverage=reach(context),
        data=href(urls.page_json(urls.party(party, year))),
        follow=follow_links(urls.party(party), "" if year else "atom"),
    )


def _voted(party: Party, years: Sequence[int]) -> PartyVotes | None:
    """Return how its members voted in some years, where they are named in a vote."""
    cast_in_years = {year: party.cast_in(year) for year in years}
    columns = [
        choice for choice in Choice if any(choice.value in dict(cast.numbers) for cast in cast_in_years.values())
    ]
    if not cast_in_years:
        return None
    return PartyVotes(
        tuple((MARKS[choice], choice.capitalize()) for choice in columns),
        tuple(
            VotedYear(
                str(year),
                LinkView(count(cast.votes, "omröstning", "omröstningar"), href(urls.ballots(year))),
                tuple(dict(cast.numbers).get(choice.value, 0) for choice in columns),
                cast,
            )
            for year, cast in cast_in_years.items()
        ),
    )


def is_former(party: Party, person: Person) -> bool:
    """Tell whether somebody has left a party, or is not seen in any minutes of the terms of today."""
    return person.party is not party or bool(person.former)


def _formerly(party: Party, person: Person) -> str:
    now = person.party.name if person.party else "utan parti"
    return role_line(person) if person.party is party else f"Nu {now}. {role_line(person)}"


def _meetings(party: Party) -> list[Meeting]:
    """Return the newest meetings whose attendance names somebody for the party, newest first."""
    found = {meeting.id: meeting for person in party.people for meeting in person.newest_for(party, _NEWEST)}
    return sorted(found.values(), key=lambda meeting: meeting.order, reverse=True)[:_NEWEST]


def _link(party: Party) -> LinkView:
    return LinkView(party.name, href(urls.party(party)) if party.has_page else None)


def description(party: Party, year: int | None = None) -> str:
    """Return the sentence that search engines show for a party, or for one of its earlier years."""
    if year:
        return f"{party.name} ({party.code}) i protokollen {year}: anteckningar, reservationer och yrkanden."
    names = [person.name for person in sorted(party.people, key=lambda person: person.sort_key)]
    shown = enumeration(names) if len(names) <= 5 else count(len(names), "ledamot", "ledamöter")
    return f"{party.name} ({party.code}) i protokollen: {shown}, anteckningar, reservationer och yrkanden."


def planned(context: Context) -> Iterator[Planned]:
    """Yield the pages of every party that somebody stands for: one, and one for each earlier year."""
    for party in context.archive.parties:
        newest, earlier = years_shown(party)
        for year in (None, *earlier):
            yield Planned(
                urls.party(party, year),
                partial(_page, context, party, year),
                "partier",
                methodcaller("party", party, year),
                feed=None if year else methodcaller("party", party),
                follow="" if year else "atom",
                when=year or max(newest, default=0),
            )


def _page(context: Context, party: Party, year: int | None) -> Page:
    return context.page(
        urls.party(party, year),
        "party.html",
        f"{party.name} ({party.code}){f' {year}' if year else ''}",
        description(party, year),
        party_view(context, party, year),
    )
