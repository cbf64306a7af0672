"""What has happened: with minutes, a case, a member, a party. Read out of what their pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from generator import urls
from generator.archive import (
    AgendaItem,
    Announcement,
    Archive,
    Body,
    Case,
    Contribution,
    Meeting,
    Party,
    Person,
    Stage,
    Subject,
    stage_of,
)
from generator.feeds.feed import NEWEST, NEWEST_OF_MEMBER, Feed, FeedEntry, in_language, newest
from generator.language.calendar_se import format_date
from generator.language.text import capitalise, count, enumeration, plain
from generator.notation import Number, format_number
from generator.pages.context import Context
from generator.pages.item.items import language_of
from generator.pages.item.row import sentences_of, words_of
from generator.pages.item.standing import plain_standing
from generator.pages.meeting.meeting import called, minutes_label
from generator.pages.meeting.times import triable_label
from generator.pages.member.attended import presence_text
from generator.pages.member.contributions import first_words
from generator.pages.member.party import years_shown as party_years
from generator.pages.member.person import years_shown as person_years
from generator.pages.overview.month import decided, month_name, summed
from generator.pages.parts import meeting_name, number_range


class FeedMaker:
    """Makes the feeds of pages: the newest of what has happened with something, the newest first."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def site(self, archive: Archive) -> Feed:
        """Return the feed of the whole site."""
        return self._of_minutes(urls.START, self._context.site_name, archive.every_meeting)

    def body(self, body: Body) -> Feed:
        return self._of_minutes(urls.body(body), body.name, body.every_meeting)

    def case(self, case: Case) -> Feed:
        title = f"{case.title} ({case.number.canonical})"
        steps = [_step(self._context, item.of(case), case.title) for item in newest(case.items, _published)]
        return _feed(self._context, urls.case(case), title, steps)

    def person(self, person: Person) -> Feed:
        code = f" ({person.party.code})" if person.party else ""
        return _feed(self._context, urls.person(person), f"{person.name}{code}", list(_doings(self._context, person)))

    def party(self, party: Party) -> Feed:
        return _feed(self._context, urls.party(party), party.name, list(_words(self._context, party)))

    def subject(self, subject: Subject) -> Feed:
        """Return the feed of a place or a topic: the newest §§ about it."""
        years, _ = subject.years(NEWEST)
        items = [item for year in sorted(years) for item in subject.items_of(year)]
        steps = [_step(self._context, item) for item in newest(items, _published)]
        return _feed(self._context, urls.subject(subject), subject.name, steps)

    def months(self, months: Sequence[tuple[int, int]]) -> Feed:
        """Return the feed of months in brief, of which an entry is one whole month: (year, month), the newest first."""
        entries = [_month(self._context, *month) for month in reversed(months)]
        return _feed(self._context, urls.MONTHS, "Månaderna i korthet", entries)

    def calendar(self, body: Body) -> bytes | None:
        """Return the calendar of a body, or None if it has nothing to hold."""
        from generator.feeds.calendar import calendar  # which is made of these entries

        return calendar(self._context, body)

    def _of_minutes(self, address: str, name: str, meetings: Sequence[Meeting]) -> Feed:
        held = newest(meetings, lambda meeting: meeting.published_on)
        return _feed(self._context, address, name, [_minutes(self._context, meeting) for meeting in held])


def _feed(context: Context, address: str, name: str, entries: list[FeedEntry]) -> Feed:
    """Return a feed of entries that come in order of time."""
    place = context.archive.municipality.name
    entries.reverse()
    entries.sort(key=lambda entry: entry.published, reverse=True)  # of one day, the last comes first
    return Feed(
        address,
        context.absolute(address),
        f"{name}, {place}",
        place,
        tuple(entries),
        None if entries else context.archive.begins,
    )


def _section(item: AgendaItem) -> str:
    return f"§ {format_number(item.number)} {item.title}"


def status_of(meeting: Meeting) -> str:
    """Return " (utkast)", " (rättat)" or nothing for minutes that are plainly approved."""
    if not meeting.is_held:
        return ""
    corrected = meeting.is_approved and any(item.stage is Stage.CORRECTED for item in meeting.items)
    return " (rättat)" if corrected else "" if meeting.status == Stage.APPROVED else f" ({meeting.status})"


def _standing(item: AgendaItem, meeting: Meeting) -> list[str]:
    """Return the qualifications of a § in sentences, less what the title of its minutes says."""
    return [plain(mark) for mark in plain_standing(item, stage=stage_of(item) != meeting.status)]


def _state(item: AgendaItem) -> str:
    return item.state_label[:1].lower() + item.state_label[1:]


def _decided(item: AgendaItem) -> str:
    """Return a § with what became of it, unless its title begins with that: "Val av justerare" is no "val" twice."""
    section, state = _section(item), _state(item)
    return f"{section}." if item.record.title.lower().startswith(f"{state} ") else f"{section}: {state}."


def _minutes(context: Context, meeting: Meeting) -> FeedEntry:
    """Return the entry of a meeting's minutes: every § with what became of it, and how long they can be appealed."""
    url = context.absolute(urls.meeting(meeting))
    lines = [called(meeting)] if not meeting.is_held else []
    lines += [title for title, _ in meeting.agenda]
    lines += [" ".join([_decided(item), *_standing(item, meeting)]) for item in meeting.items]
    lines += [
        announced(announcement, announcement.last_day)
        for announcement in meeting.announcements
        if announcement.last_day
    ]
    return FeedEntry(
        url,
        url,
        plain(f"{meeting_name(meeting)}, {minutes_label(meeting)}{status_of(meeting)}"),
        tuple(lines),
        meeting.published_on,
        meeting.changed_on,
    )


def announced(announcement: Announcement, last_day: date) -> str:
    """Return until when a notice's decisions can be appealed: "Kan överklagas till och med 13 maj 2024 (beräknat)."."""
    items = f", {label}" if (label := triable_label(announcement)) else ""
    return plain(f"Kan överklagas till och med {format_date(last_day)} (beräknat){items}.")


def _step(context: Context, item: AgendaItem, within: str = "") -> FeedEntry:
    """Return the entry of one step of a case; a title that is the feed's own, `within`, is not said again."""
    meeting = item.meeting
    url = context.absolute(urls.item(item))
    where = f"{meeting.body_in_sentence} {meeting.days}, § {format_number(item.number)}"
    opening = plain(words_of(context, item))  # the whole stands in the §, where the entry leads
    words = [in_language(opening, language_of(item))] if opening else []
    lines = [*words, *map(plain, plain_standing(item))]
    if item.title != within or not lines:
        lines.insert(0, item.title)
    stage = stage_of(item)
    status = "" if stage is Stage.APPROVED else f" ({stage})"
    return FeedEntry(
        url, url, f"{item.state_label}: {where}{status}", tuple(lines), meeting.published_on, meeting.changed_on
    )


def _month(context: Context, year: int, month: int) -> FeedEntry:
    """Return the entry of a month: every decision of its page, with whole sentences of it and all that qualifies it."""
    url = context.absolute(urls.month(year, month))
    meetings = context.archive.meetings_in(year, month)
    lines = [f"{summed(meetings)}."]
    for meeting in meetings:
        items = decided(meeting)
        lines.append(f"{plain(meeting_name(meeting))}{status_of(meeting)}{':' if items else ': inga beslut i sak.'}")
        for item in items:
            lines.append(_section(item))
            if words := sentences_of(context, item):
                lines.append(in_language(plain(words), language_of(item)))
            lines += _standing(item, meeting)
    published = min(meeting.published_on for meeting in meetings)
    return FeedEntry(
        url,
        url,
        f"{month_name(year, month)} i korthet",
        tuple(lines),
        published,
        max(meeting.changed_on for meeting in meetings),
    )


def _doings(context: Context, person: Person) -> Iterator[FeedEntry]:
    """Yield, for each meeting of the years that a member's page tells of, what the member was and said there."""
    years, _ = person_years(person)
    of_meeting: dict[str, tuple[Meeting, list[str]]] = {}

    def add(meeting: Meeting, line: str) -> None:
        of_meeting.setdefault(meeting.id, (meeting, []))[1].append(line)

    for presence in person.presences_in(years):
        text = presence_text(presence)
        words = f"{text.before}{text.who.text if text.who else ''}{text.after}"
        add(presence.meeting, f"{plain(capitalise(words))}.")
    said, ballots = _parted(person.contributions_in(years))
    for item, contributions in groupby(said, _item):
        for contribution in contributions:
            for line in _said(context, contribution):
                add(item.meeting, line)
        for line in _standing(item, item.meeting):
            add(item.meeting, line)
    for meeting, cast in groupby(ballots, lambda ballot: ballot.item.meeting):
        add(meeting, _votes(meeting, list(cast)))
    page = context.absolute(urls.person(person))
    meetings = sorted(of_meeting.values(), key=lambda told: told[0].order)
    for meeting, lines in newest(meetings, lambda told: told[0].published_on, NEWEST_OF_MEMBER):
        url = context.absolute(urls.meeting(meeting))
        name = f"{plain(meeting_name(meeting))}{status_of(meeting)}"
        yield FeedEntry(f"{page}#{meeting.id}", url, name, tuple(lines), meeting.published_on, meeting.changed_on)


def _parted(contributions: Iterable[Contribution]) -> tuple[list[Contribution], list[Contribution]]:
    """Return the statements, and the votes."""
    parted: tuple[list[Contribution], list[Contribution]] = ([], [])
    for contribution in contributions:
        parted[contribution.voted is not None].append(contribution)
    return parted


def _votes(meeting: Meeting, ballots: Sequence[Contribution]) -> str:
    """Return how somebody voted at a meeting, in the order of its votes: "Tre omröstningar: ja §§ 12–13, nej § 20."."""
    order = [item.number for item in meeting.items]
    cast: dict[str, list[Number]] = {}
    for ballot in ballots:
        cast.setdefault(f"på ”{ballot.chosen}”" if ballot.chosen else str(ballot.choice), []).append(ballot.item.number)
    told = [f"{choice} {plain(number_range(tuple(dict.fromkeys(numbers)), order))}" for choice, numbers in cast.items()]
    return f"{capitalise(count(len(ballots), 'omröstning', 'omröstningar'))}: {', '.join(told)}."


def _words(context: Context, party: Party) -> Iterator[FeedEntry]:
    """Yield, for each § of the years that a party's page tells of, what was said in it in the party's name."""
    years, _ = party_years(party)
    page = context.absolute(urls.party(party))
    said = [(item, list(of_item)) for item, of_item in groupby(party.contributions_in(years), _item)]
    for item, contributions in newest(said, lambda told: _published(told[0])):
        meeting = item.meeting
        lines = [line for contribution in contributions for line in _said(context, contribution, named=True)]
        yield FeedEntry(
            f"{page}#{meeting.id}/{urls.anchor(item.number)}",
            context.absolute(urls.item(item)),
            f"{_section(item)}, {plain(meeting_name(meeting))}{status_of(meeting)}",
            (*lines, *_standing(item, meeting)),
            meeting.published_on,
            meeting.changed_on,
        )


def _item(contribution: Contribution) -> AgendaItem:
    return contribution.item


def _published(item: AgendaItem) -> date:
    return item.meeting.published_on


def _said(context: Context, contribution: Contribution, *, named: bool = False) -> Iterator[str]:
    """Yield each statement on record: of what kind and, if asked for, by whom; and the first words.

    What is left out of them is marked, and stands in the §.
    """
    authors = [author.name for author in contribution.authors]
    by = f" av {enumeration(authors)}" if named and authors else ""
    where = "" if named else f", {_section(contribution.item)}"
    withdrawn = f" ({contribution.withdrawn})" if contribution.withdrawn else ""
    text = contribution.text
    yield f"{capitalise(contribution.kind.value)}{by}{where}{withdrawn}{':' if text else '.'}"
    if text:
        plain_words = context.text(text, contribution.item.meeting).plain
        yield in_language(first_words(plain_words), language_of(contribution.item, contribution))
