"""The skeleton of a body's next protocol, taken from its last one: who belongs there, and the next § number.

What only the editor can know is a placeholder, which every check refuses until it is filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator import yamlio
from generator.archive import Body, Meeting
from generator.model import Minutes
from generator.model.base import PLACEHOLDER
from generator.notation import Entry, NotationError, Role, format_entry, is_vacant, parse_entry
from generator.yamlio import Value

SCHEMA = "schema/protokoll.json"
_FOR_EDITORS = f"# yaml-language-server: $schema=../../../{SCHEMA}\n"
_REMARKS = (
    "# Byt ut allt som börjar med FYLL I. Rätta namnen efter närvaron: vem kom, ersatte någon eller gick tidigare?",
    "# Ta sedan bort de här raderna.",
)
_STAYS = " Raden som börjar med yaml-language-server får stå kvar."


def skeleton(body: Body, day: date, stem: str, *, described: bool = False) -> tuple[str, Meeting | None]:
    """Return the text of a new protocol for a body's meeting, and the meeting that it is taken from, if there is one.

    `stem` is the name of the file without its ending: the day, and "-2" after it for a second meeting.
    `described` says that the form of the files lies beside the content folder (SCHEMA), for programs to edit in.
    """
    earlier = [meeting for meeting in body.all_meetings if meeting.date <= day]
    last = earlier[-1] if earlier else next(iter(body.all_meetings), None)
    # Before all that the archive has of a year, nobody but the editor knows how far the numbers had come.
    later = any(meeting.date.year == day.year for meeting in body.all_meetings if meeting.date > day)
    known = [meeting for meeting in earlier if meeting.date.year == day.year]
    first = str(_next_number(known)) if known or not later else f"{PLACEHOLDER} numret på den första paragrafen"
    remarks = _FOR_EDITORS + "\n".join(_REMARKS) + _STAYS if described else "\n".join(_REMARKS)
    return remarks + "\n" + yamlio.dump(_fields(body, day, stem, last, first), bare=True), last


def _next_number(meetings: Iterable[Meeting]) -> int:
    """Return the number after the highest one; a new year begins at 1."""
    return max((item.number[0] for meeting in meetings for item in meeting.all_items), default=0) + 1


def _fields(body: Body, day: date, stem: str, last: Meeting | None, first: str) -> dict[str, Value]:
    minutes = last.minutes if last else None
    members, substitutes = _attendance(minutes) if minutes else ([], [])
    fields: dict[str, Value] = {
        "organ": body.id,
        "datum": day.isoformat(),
        "tid": f"{PLACEHOLDER} mötets start och slut",
        "plats": minutes.place if minutes and minutes.place else f"{PLACEHOLDER} lokalen",
        "beslutande": members or [f"{PLACEHOLDER} namn, parti inom parentes och uppdrag"],
    }
    if substitutes:
        fields["ersättare"] = substitutes
    fields["övriga"] = f"{PLACEHOLDER} vilka andra som var med"
    secretaries = list(minutes.secretary) if minutes else []
    fields["sekreterare"] = (
        list[Value](secretaries)
        if len(secretaries) > 1
        else next(iter(secretaries), f"{PLACEHOLDER} vem som förde protokollet")
    )
    fields["justerare"] = f"{PLACEHOLDER} vem som utsågs att justera"
    fields["justering"] = [{"datum": f"{PLACEHOLDER} dagen för justeringen"}]
    kept_at = next((notice.kept_at for notice in minutes.notices if notice.kept_at), None) if minutes else None
    fields["anslag"] = [
        {
            "uppsatt": f"{PLACEHOLDER} dagen då anslaget sattes upp",
            "nedtas": f"{PLACEHOLDER} dagen då anslaget ska tas ned",
            "förvaring": kept_at or f"{PLACEHOLDER} var protokollet förvaras",
        }
    ]
    if minutes and minutes.source and minutes.source.pdf:
        fields["källa"] = {"pdf": f"{stem}.pdf"}
    fields["paragrafer"] = [
        {
            "nr": first,
            "rubrik": f"{PLACEHOLDER} rubriken",
            "beslut": f"{PLACEHOLDER} beslutet, ordagrant\n",
        }
    ]
    return fields


def _attendance(minutes: Minutes) -> tuple[list[Value], list[Value]]:
    """Return the lines of the members and of the substitutes who were there last time."""
    members = list(_members(line.entry for line in minutes.serving))
    serving = [line.entry for line in minutes.serving if line.entry.replaces]
    present = [line.entry for line in minutes.substitutes]
    named = {name for name, _ in members}
    # Whoever has served as a substitute is one at the next meeting, too.
    substitutes = [line for name, line in _members([*present, *map(_alone, serving)]) if name not in named]
    return [line for _, line in members], substitutes


def _line(entry: Entry) -> Value:
    """Return somebody's line, or the fields that spell it where no grammar reads the name."""
    printed = format_entry(entry)
    try:
        if parse_entry(printed) == entry:
            return printed
    except NotationError:
        pass
    fields: dict[str, Value] = {"namn": entry.name}
    fields |= {"parti": entry.party} if entry.party else {}
    fields |= {"person": entry.person} if entry.person else {}
    return fields | ({"roll": ", ".join(role.title for role in entry.roles)} if entry.roles else {})


def _members(entries: Iterable[Entry]) -> Iterator[tuple[str, Value]]:
    """Yield each person once, with their line for a whole meeting: who was replaced in place of who replaced them."""
    seen: set[tuple[str, str | None]] = set()
    for entry in entries:
        other = entry.replaces
        name, party, person, titles = (
            (other.name, other.party, other.person, [other.role] if other.role else [])
            if other
            else (entry.name, entry.party, entry.person, [role.title for role in entry.roles])
        )
        if (name, person) not in seen or is_vacant(name):
            seen.add((name, person))
            yield name, _line(Entry(name, party, tuple(Role(title) for title in titles), person=person))


def _alone(entry: Entry) -> Entry:
    """Return somebody's line without whom they replaced, nor a role: it was the other's."""
    return Entry(entry.name, entry.party, person=entry.person)
