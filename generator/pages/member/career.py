"""A member's roles and parties over time, as the minutes show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator import urls
from generator.archive import Meeting, Person
from generator.archive.actors import office_of, years_of_days
from generator.language.text import NO_BREAK_SPACE, count
from generator.pages.parts import LinkView, href, written

# Of so many terms the days are told, of more the years.
_MOST_TERMS = 4


@dataclass(frozen=True)
class RoleView:
    """What somebody has been and where, when that shows, and at how many meetings. Days are ISO dates."""

    title: str
    body: LinkView
    period: str
    meetings: str
    terms: tuple[tuple[str, str], ...]  # the first and the last day of each


def roles_of(person: Person) -> Iterator[RoleView]:
    """Yield what a person has been, newest first, each role in a body once."""
    for title, body, terms in reversed(person.terms):
        meetings = [meeting for term in terms for meeting in term]
        yield RoleView(
            title,
            LinkView(body.name, href(urls.body(body))),
            _period(terms) if body.has_met_again else "",
            count(len(meetings), "sammanträde", "sammanträden", neuter=True).replace(" ", NO_BREAK_SPACE),
            tuple((term[0].date.isoformat(), term[-1].date.isoformat()) for term in terms),
        )


def _period(terms: Sequence[Sequence[Meeting]]) -> str:
    """Return from when to when each term was, in days; of many, or with years between, the years."""
    years = years_of_days(meeting.date for term in terms for meeting in term)
    if len(terms) > _MOST_TERMS or "," in years:
        return years if len(terms) == 1 else ", ".join(sorted({str(each[0].date.year) for each in terms}))
    ends = [(term[0].date, term[-1].date) for term in terms]
    return ", ".join(written(first) if first == last else f"{written(first)} – {written(last)}" for first, last in ends)


def role_line(person: Person) -> str:
    """Return the newest role in words: "Ersättare i Kommunstyrelsens arbetsutskott"; with years if it has ended."""
    newest = person.newest_attendance
    if newest is None:
        return ""
    kind, line, meeting = newest
    years = f", {person.former}" if person.former else ""
    return f"{office_of(kind, line)} i {meeting.body.name}{years}"


def party_history(person: Person) -> Iterator[tuple[LinkView, str]]:
    """Yield the parties of whoever has changed, each with the day it is first seen; nothing for all others."""
    if len(person.party_history) < 2:
        return
    for since, party in person.party_history:
        link = LinkView(party.name, href(urls.party(party))) if party else LinkView("Utan parti")
        yield link, "" if since == date.min else f"från {written(since)}"
