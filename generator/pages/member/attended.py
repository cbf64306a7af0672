"""The meetings of a member, year by year: in which §§ they served, for whom, and who served for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator import urls
from generator.archive import Author, Meeting, Presence, PresenceKind
from generator.language.text import capitalise, count
from generator.pages.meeting.attendance import HeadNumber, Strip, covered_label, head_numbers, person_strip, strip_size
from generator.pages.parts import LinkView, author_link, href, person_link


@dataclass(frozen=True)
class PresenceText:
    """Words about one line of the attendance, with somebody they name."""

    before: str
    who: LinkView | None
    after: str


@dataclass(frozen=True)
class AttendedMeeting:
    """One meeting of a member; `body` is empty when it stands over all meetings of the year."""

    date: LinkView
    body: str
    texts: tuple[PresenceText, ...]
    strip: Strip | None
    numbers: tuple[HeadNumber, ...]
    size: int


@dataclass(frozen=True)
class AttendanceYear:
    """The meetings of a year, newest first, under the year and, if all are of one body, its name."""

    heading: str
    numbers: tuple[HeadNumber, ...]  # over the strip, when there is but one
    size: int
    meetings: tuple[AttendedMeeting, ...]


@dataclass(frozen=True)
class StoodInView:
    """A member who was replaced, or who replaced, and in how many meetings if in several."""

    who: LinkView
    meetings: str


def years_of(presences: Sequence[Presence]) -> Iterator[AttendanceYear]:
    """Yield the years of some lines of attendance, newest first."""
    newest = sorted(presences, key=lambda presence: presence.meeting.order, reverse=True)
    for year, of_year in groupby(newest, key=lambda presence: presence.meeting.date.year):
        meetings = [(key, list(group)) for key, group in groupby(of_year, key=lambda presence: presence.meeting)]
        bodies = {meeting.body for meeting, _ in meetings}
        alone = len(meetings) > 1 and len(bodies) == 1
        views = tuple(_attendance(meeting, sorted(lines, key=_first), not alone) for meeting, lines in meetings)
        single = len(views) == 1
        yield AttendanceYear(
            f"{year} · {meetings[0][0].body.name}" if alone else str(year),
            views[0].numbers if single else (),
            views[0].size,
            views,
        )


def _first(presence: Presence) -> tuple[int, int]:
    return min(presence.numbers, default=(0, 0))


def _attendance(meeting: Meeting, presences: list[Presence], named: bool) -> AttendedMeeting:
    order = [item.number for item in meeting.items]
    present = any(presence.kind is not PresenceKind.REPLACED for presence in presences)
    return AttendedMeeting(
        LinkView(meeting.days, href(urls.meeting(meeting))),
        meeting.body_name if named else "",
        tuple(presence_text(presence) for presence in presences),
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


def summary_of(presences: Iterable[Presence]) -> str:
    """Return in how many meetings somebody served, sat by or was replaced; each meeting counts once.

    "Sju sammanträden: tjänstgjorde i 1, närvarande ersättare i 5, ersattes i 1."
    """
    kinds: dict[str, set[PresenceKind]] = {}
    for presence in presences:
        kinds.setdefault(presence.meeting.id, set()).add(presence.kind)
    if len(kinds) < 2:
        return ""  # the one meeting says it itself
    counted = Counter(next(kind for kind in PresenceKind if kind in found) for found in kinds.values())
    words = {
        PresenceKind.SERVING: "tjänstgjorde i",
        PresenceKind.SUBSTITUTE: "närvarande ersättare i",
        PresenceKind.REPLACED: "ersattes i",
    }
    parts = [f"{words[kind]} {counted[kind]}" for kind in PresenceKind if counted[kind]]
    return f"{capitalise(_meetings(len(kinds)))}: {', '.join(parts)}."


def stood_in(presences: Iterable[Presence], kind: PresenceKind) -> tuple[StoodInView, ...]:
    """Return for whom somebody served (SERVING), or who served for them (REPLACED), the oftenest first."""
    found: dict[object, tuple[Author, set[str]]] = {}
    for presence in presences:
        if presence.kind is kind and presence.replaces:
            other = presence.replaces
            found.setdefault(other.person or other.name, (other, set()))[1].add(presence.meeting.id)
    listed = sorted(found.values(), key=lambda each: (-len(each[1]), each[0].name))
    return tuple(
        StoodInView(author_link(author), _meetings(len(meetings)) if len(meetings) > 1 else "")
        for author, meetings in listed
    )


def _meetings(number: int) -> str:
    return count(number, "sammanträde", "sammanträden", neuter=True)
