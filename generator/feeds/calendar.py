"""A body's calendar (iCalendar, RFC 5545): its meetings, and the last days to appeal what they decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from generator import __version__, urls
from generator.archive import Body, Meeting
from generator.feeds.entries import announced, status_of
from generator.feeds.feed import NEWEST_IN_CALENDAR
from generator.language.text import plain
from generator.pages.context import Context
from generator.pages.meeting.meeting import called, range_label
from generator.pages.parts import meeting_name

_Event = dict[str, object]


def calendar(context: Context, body: Body) -> bytes | None:
    """Return the calendar of a body's newest meetings; None for a body without any: a calendar may not be empty."""
    # Imported where it is needed: it takes longer to load than a build in which nothing has changed.
    from icalendar import Calendar, Event

    meetings = body.every_meeting[-NEWEST_IN_CALENDAR:]
    if not meetings:
        return None
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", f"-//oppna-protokoll//{__version__}//SV")
    whole.add("name", f"{body.name}, {context.archive.municipality.name}")
    whole.add("x-wr-calname", f"{body.name}, {context.archive.municipality.name}")
    for meeting in meetings:
        for properties in _events(context, meeting):
            event = Event()
            for name, value in properties.items():
                event.add(name, value)
            whole.add_component(event)
    return bytes(whole.to_ical())


def _events(context: Context, meeting: Meeting) -> Iterator[_Event]:
    host = urlsplit(context.site_url).hostname or "oppna-protokoll"
    stamp = datetime.combine(meeting.changed_on, time(12), UTC)
    name = plain(meeting_name(meeting))
    called_here = context.archive.municipality.called

    def event(identifier: str, day: date, summary: str, words: str, last: date | None = None) -> _Event:
        return {
            "uid": f"{identifier}@{host}",
            "dtstamp": stamp,
            "dtstart": day,
            "dtend": (last or day) + timedelta(days=1),
            "summary": summary,
            "description": words,
            "url": context.absolute(urls.meeting(meeting)),
            "transp": "TRANSPARENT",
        }

    summary, words = f"{meeting.body_name}: sammanträde", f"Protokoll {range_label(meeting)}{status_of(meeting)}."
    if not meeting.is_held:
        words = "\n".join([called(meeting), *(title for title, _ in meeting.agenda)])
    if meeting.status == "inställt":
        summary = f"Inställt: {summary}"
    held = event(meeting.id, meeting.date, summary, plain(words), meeting.last_day)
    yield held | ({"status": "CANCELLED"} if meeting.status == "inställt" else {})
    for number, each in enumerate(meeting.announcements, 1):
        if each.last_day:
            advice = f"{announced(each, each.last_day)} Räknat av webbplatsen; kontrollera med {called_here}."
            yield event(f"{meeting.id}/anslag-{number}", each.last_day, f"Sista dag att överklaga: {name}", advice)
