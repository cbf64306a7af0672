"""A member's roles and parties over time, as the minutes show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator import urls
from generator.archive import Body, Meeting, Person, PresenceKind
from generator.content.outline import Line
from generator.language.text import NO_BREAK_SPACE, capitalise, count
from generator.notation import is_acting
from generator.pages.parts import LinkView, href, written


@dataclass(frozen=True)
class RoleView:
    """What somebody has been and where, when that shows, and at how many meetings. Days are ISO dates."""

    title: str
    body: LinkView
    period: str
    meetings: str
    first: str
    last: str


def _title(kind: PresenceKind, line: Line) -> str:
    if kind is PresenceKind.REPLACED:
        role = line.replaced[2] if line.replaced else None
        return capitalise(role) if role else "Ledamot"
    if kind is PresenceKind.SUBSTITUTE or line.replaced:
        return "Ersättare"
    return capitalise(line.role) if line.role and not is_acting(line.role) else "Ledamot"


def roles_of(person: Person) -> Iterator[RoleView]:
    """Yield what a person has been, newest first, each role in a body once."""
    seen: dict[tuple[str, Body], dict[str, Meeting]] = {}
    for kind, line, meeting in person.attendance:
        seen.setdefault((_title(kind, line), meeting.body), {})[meeting.id] = meeting
    for (title, body), by_id in sorted(seen.items(), key=lambda each: _newest(each[1].values()), reverse=True):
        meetings = sorted(by_id.values(), key=lambda each: each.date)
        yield RoleView(
            title,
            LinkView(body.name, href(urls.body(body))),
            _period([meeting.date for meeting in meetings]) if body.has_met_again else "",
            count(len(meetings), "sammanträde", "sammanträden", neuter=True).replace(" ", NO_BREAK_SPACE),
            meetings[0].date.isoformat(),
            meetings[-1].date.isoformat(),
        )


def _newest(meetings: Iterable[Meeting]) -> date:
    return max(meeting.date for meeting in meetings)


def _period(days: Sequence[date]) -> str:
    """Return from when to when: in days within one run of years, else the years: "2010–2012, 2014"."""
    runs: list[list[int]] = []
    for year in sorted({day.year for day in days}):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    if len(runs) > 1:
        return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return written(days[0]) if days[0] == days[-1] else f"{written(days[0])} – {written(days[-1])}"


def role_line(person: Person) -> str:
    """Return the newest role in words: "Ersättare i Kommunstyrelsens arbetsutskott"."""
    newest = person.newest_attendance
    if newest is None:
        return ""
    kind, line, meeting = newest
    return f"{_title(kind, line)} i {meeting.body.name}"


def party_history(person: Person) -> Iterator[tuple[LinkView, str]]:
    """Yield the parties of whoever has changed, each with the day it is first seen; nothing for all others."""
    if len(person.party_history) < 2:
        return
    for since, party in person.party_history:
        link = LinkView(party.name, href(urls.party(party))) if party else LinkView("Utan parti")
        yield link, "" if since == date.min else f"från {written(since)}"
