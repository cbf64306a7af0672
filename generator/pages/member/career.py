"""A member's roles and parties over time, as the minutes show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter

from generator import urls
from generator.archive import Body, Mandate, Meeting, Person
from generator.archive.actors import office_of, years_of_days
from generator.language.text import NO_BREAK_SPACE, capitalise, count, in_sentence
from generator.pages.parts import LinkView, author_link, href, written, written_days

# Of so many terms the days are told, of more the years.
_MOST_TERMS = 4


@dataclass(frozen=True)
class RoleView:
    """What somebody has been and where, when that shows, and at how many meetings. Days are ISO dates."""

    title: str
    body: LinkView
    inside: LinkView  # the body as it stands inside a sentence
    period: str
    meetings: str
    begun: bool = True
    terms: tuple[tuple[str, str], ...] = ()  # as the minutes show: the first and the last day of each


def roles_shown(person: Person) -> Iterator[RoleView]:
    """Yield the roles of a person: by the register, those of today first, else as seen."""
    roles: list[tuple[tuple[bool, bool, date], RoleView]] = []
    for mandate in sorted(person.mandates, key=lambda each: each.since, reverse=True):
        until = mandate.until or date.max
        begun = mandate.since <= mandate.body.today
        view = RoleView(
            capitalise(mandate.role), *_body(mandate.body, until), mandate_period(mandate), _REGISTERED, begun=begun
        )
        roles.append(((mandate.is_current, begun, mandate.since if mandate.is_current else until), view))
    for role, body, terms in reversed(person.unregistered_terms):
        roles.append(((False, True, terms[-1][-1].date), _role(role, body, terms)))
    yield from (view for _, view in sorted(roles, key=itemgetter(0), reverse=True))


_REGISTERED = "enligt registret över uppdrag"


def mandate_period(mandate: Mandate) -> str:
    """Return from when to when a mandate is, and in whose place: "1 mars 2025 – 31 december 2026, för Bo Lund (S)"."""
    since = written(mandate.since)
    period = f"{since} – {written(mandate.until)}" if mandate.until else f"från {since}"
    seat = mandate.in_place_of
    return f"{period}, för {author_link(seat).text}" if seat else period


def roles_of(person: Person) -> Iterator[RoleView]:
    """Yield a person's roles as seen, newest first, each in a body once."""
    for title, body, terms in reversed(person.terms):
        yield _role(title, body, terms)


def _role(title: str, body: Body, terms: Sequence[Sequence[Meeting]]) -> RoleView:
    meetings = [meeting for term in terms for meeting in term]
    last = terms[-1][-1].date
    return RoleView(
        title,
        *_body(body, last),
        # Of a body with one meeting, the newest of the archive, no more is known than that it met.
        _period(terms) if body.has_met_again or last < body.today else "",
        count(len(meetings), "sammanträde", "sammanträden", neuter=True).replace(" ", NO_BREAK_SPACE),
        terms=tuple((term[0].date.isoformat(), term[-1].date.isoformat()) for term in terms),
    )


def _body(body: Body, day: date) -> tuple[LinkView, LinkView]:
    """Return the way to a body under the name it had on a day, as it stands alone and inside a sentence."""
    name, address = body.record.name_on(day), href(urls.body(body))
    return LinkView(name, address), LinkView(in_sentence(name), address)


def _period(terms: Sequence[Sequence[Meeting]]) -> str:
    """Return from when to when each term was, in days; of many, or with years between, the years."""
    years = years_of_days(meeting.date for term in terms for meeting in term)
    if len(terms) > _MOST_TERMS or "," in years:
        return years if len(terms) == 1 else ", ".join(sorted({str(term[0].date.year) for term in terms}))
    return ", ".join(
        written_days(term[0])
        if term[0] is term[-1]
        else written(term[0].date)
        if term[0].date == term[-1].last_day
        else f"{written(term[0].date)} – {written(term[-1].last_day)}"
        for term in terms
    )


def role_line(person: Person) -> str:
    """Return the newest role in words: "Ersättare i kommunstyrelsens arbetsutskott"; with years if it has ended."""
    newest = person.newest_attendance
    if newest is None:
        return ""
    kind, line, meeting = newest
    for mandate in person.mandates:
        if mandate.body is meeting.body and mandate.is_current:
            return f"{capitalise(mandate.role)} i {meeting.body.in_sentence}"
    office = office_of(kind, line)
    if years := person.former:
        return f"{office} i {meeting.body_in_sentence}, {years}"
    return f"{office} i {meeting.body.in_sentence}"


def party_history(person: Person) -> Iterator[tuple[LinkView, str]]:
    """Yield the parties of whoever has changed, each with from when to when it was; nothing for all others."""
    if len(person.party_history) < 2:
        return
    for since, party in person.party_history:
        if since in person.party_gaps:
            continue
        link = LinkView(party.name, href(urls.party(party))) if party else LinkView("Utan parti")
        after = next((day for day, _ in person.party_history if day > since), None)
        begun = "" if since == date.min else f"från {written(since)}"
        # The register says the last day; minutes only that somebody stood for it before they stood for another.
        last = after - timedelta(days=1) if after and person.has_registered_party else None
        ended = f"till {written(last)}" if last else f"före {written(after)}" if after and not begun else ""
        yield link, f"{begun} {ended}".strip()
