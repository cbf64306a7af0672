"""Changes of meetings: new and removed ones, their facts, who was there, and their §§."""

from __future__ import annotations

from collections.abc import Iterator

from generator import urls
from generator.archive import Archive, Meeting
from generator.changes.change import Change
from generator.changes.items import item_changes, labelled
from generator.changes.words import difference, quoted
from generator.language.calendar_se import format_days
from generator.language.text import count
from generator.model import AttendanceLine, Minutes

# What is told in other ways than field by field.
_APART = {"organ", "datum", "beslutande", "ersättare", "paragrafer"}


def meeting_title(meeting: Meeting) -> str:
    """Return the name of a meeting: "Kommunstyrelsen 5 mars 2024"."""
    again = f", möte {meeting.sequence}" if meeting.sequence > 1 else ""
    return f"{meeting.body_name} {format_days(meeting.date, meeting.last_day)}{again}"


def meeting_changes(old: Archive, new: Archive) -> Iterator[Change]:
    """Yield the changes in meetings, in order of time; one that has another day or body now is told as moved."""
    before = {meeting.id: meeting for meeting in (*old.all_meetings, *old.all_unheld)}
    after = {meeting.id: meeting for meeting in (*new.all_meetings, *new.all_unheld)}
    gone = [meeting for key, meeting in before.items() if key not in after]
    moved: dict[str, Meeting] = {}
    for meeting in (held for key, held in after.items() if key not in before):
        same = next((other for other in gone if other.is_held and other.minutes.items == meeting.minutes.items), None)
        if same:
            gone.remove(same)
            moved[meeting.id] = same
    for meeting in sorted([*after.values(), *gone], key=lambda meeting: meeting.order):
        earlier = before.get(meeting.id) or moved.get(meeting.id)
        for sentence in _sentences(earlier, meeting if meeting.id in after else None, meeting.id in moved):
            yield Change(urls.meeting(meeting), meeting_title(meeting), sentence, meeting.file.name)


def _sentences(old: Meeting | None, new: Meeting | None, moved: bool) -> Iterator[str]:
    if new is None:
        yield "Protokollet är borttaget. Sidan finns inte längre, och länkar till den slutar fungera."
        return
    if old is None and not new.is_held:
        yield "Nytt möte i kalendern." if new.status == "kallad" else "Nytt i kalendern: mötet är inställt."
        yield from (f"På dagordningen: {title}." for title, _ in new.agenda)
        return
    if old is None:
        items = count(len(new.all_items), "paragraf", "paragrafer")
        yield f"Nytt protokoll med {items}."
        yield from (f"{labelled(item)}." for item in new.all_items)
        return
    if moved:
        yield f"Protokollet har flyttats hit från {meeting_title(old)}."
        yield f"Den gamla adressen, /{urls.meeting(old)}, finns inte längre."
    before, after = old.minutes, new.minutes
    for name, field in Minutes.model_fields.items():
        key = field.alias or name
        if key not in _APART:
            yield from difference(key, getattr(before, name), getattr(after, name))
    yield from _attendance("beslutande", before.serving, after.serving)
    yield from _attendance("närvarande ersättare", before.substitutes, after.substitutes)
    yield from item_changes(old, new)


def _attendance(group: str, old: tuple[AttendanceLine, ...], new: tuple[AttendanceLine, ...]) -> Iterator[str]:
    before, after = [line.printed for line in old], [line.printed for line in new]
    removed = [line for line in old if line.printed not in after]
    for line in (line for line in new if line.printed not in before):
        same = next((other for other in removed if other.entry.name == line.entry.name), None)
        if same:
            removed.remove(same)
            yield f"Närvaron för {line.entry.name} är ändrad från {quoted(same.printed)} till {quoted(line.printed)}."
        else:
            yield f"Ny bland {group}: {line.printed}."
    yield from (f"Borttagen bland {group}: {line.printed}." for line in removed)
