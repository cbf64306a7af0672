"""Meetings: who was there, and what their minutes are made of. See items.py for how the words are fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from generator.archive.certificate import Certificate
from generator.archive.items import AgendaItem
from generator.archive.node import Linked, Thing
from generator.archive.notices import Announcement, announcements
from generator.archive.stage import APPROVED
from generator.archive.trace import Fields, inner_way, way
from generator.content.outline import Outline, OutlineLine, stands_aside
from generator.language.calendar_se import format_days
from generator.language.text import in_sentence
from generator.model import AttendanceLine, Minutes
from generator.notation import Entry, Number, format_spans
from generator.yamlio import YamlFile

if TYPE_CHECKING:
    from generator.archive.actors import Author, Body
    from generator.archive.authors import Linker
    from generator.archive.items import Case
    from generator.content.loader import MinutesFile


class PresenceKind(StrEnum):
    """How somebody stands in the attendance of a meeting."""

    SERVING = "tjänstgörande"
    SUBSTITUTE = "närvarande ersättare"
    REPLACED = "ersatt"


KIND_OF_GROUP = {"beslutande": PresenceKind.SERVING, "ersättare": PresenceKind.SUBSTITUTE}


@dataclass(frozen=True, eq=False, repr=False)
class Presence(Linked):
    """One line of the attendance, linked."""

    kind: PresenceKind
    meeting: Meeting
    who: Author
    line: OutlineLine
    replaces: Author | None = None

    @property
    def entry(self) -> Entry:
        """The line as notation reads it."""
        entry: Entry = self._record.entry
        return entry

    @property
    def printed(self) -> str:
        return self._record.printed

    @property
    def _record(self) -> AttendanceLine:
        return self.meeting.attendance_line(self.line.group, self.line.at)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The items that the line covers, in the order of the meeting."""
        return self.meeting.covered(self.line.group, self.line.at)

    @property
    def perhaps(self) -> tuple[Number, ...]:
        """The items that somebody who was there by the clock, or for a part of them, may have taken part in."""
        entry = self.entry
        if not (entry.times or entry.partly):
            return ()
        numbers = (item.number for item in self.meeting.items)
        return tuple(number for number in numbers if entry.may_cover(number) and not entry.covers(number))

    @property
    def when(self) -> str:
        """Presence that no list of §§ tells, as printed: "kl. 15:14–17:51", "del av § 14"."""
        parts = [f"del av {format_spans(self.entry.partly)}"] if self.entry.partly else []
        return ", ".join([*parts, *filter(None, [self.entry.times])])

    @property
    def whole(self) -> bool:
        return len(self.numbers) == len(self.meeting.items)

    @property
    def role(self) -> str | None:
        return self.line.role


class OriginalFile(NamedTuple):
    """A pdf beside minutes: how many bytes it has, and their SHA-256 in hexadecimal."""

    size: int
    sha256: str


class Meeting(Thing):
    """One meeting with its minutes, linked. `all_items` and the like are for linking: they note nothing."""

    linker: Linker

    def __init__(self, body: Body, file: MinutesFile) -> None:
        self.body = body
        self.file = file
        self._name, self._fetch = file.name, file.records.minutes
        self.outline = outline = file.outline
        self.date = date.fromisoformat(outline.date)
        self.linked_start = outline.starts  # set by linking where a day's later minutes do not say
        self.sequence = outline.sequence
        # The file's and the address's last part: "2024-04-17", or "2024-04-17-2" for a second meeting that day.
        self.stem = outline.date + (f"-{self.sequence}" if self.sequence > 1 else "")
        self.id = self.key = f"{body.id}/{self.stem}"
        self.all_items: list[AgendaItem] = []
        self.all_agenda: list[tuple[str, list[tuple[str, Case | None]]]] = []  # titles, and cases as printed and linked
        self.neighbours: list[Meeting | None] = [None, None]
        self.named: list[str] = []  # whom its names stand for
        self.linked_certificate: Certificate | None = None  # given by whoever has compared its original
        self.linked_days: tuple[str, str] | None = None  # given by whoever knows the history of its file
        self.linked_files: dict[str, OriginalFile] = {}  # by name, those beside its minutes; given by who has read them

    @property
    def body_name(self) -> str:
        """What its body was called on the day, as its minutes print it."""
        return self.body.record.name_on(self.date)

    @property
    def body_in_sentence(self) -> str:
        """The same as it stands inside a sentence: "kommunstyrelsen"."""
        return in_sentence(self.body_name)

    @property
    def days(self) -> str:
        """The days on which it was held: "17 april 2024", "17–18 april 2024"; "(möte 2)" for the second of a day."""
        return f"{format_days(self.date, self.last_day)}{self._again}"

    @property
    def days_of_year(self) -> str:
        """The same where the year is said already: "17 april"."""
        return f"{format_days(self.date, self.last_day).removesuffix(f' {self.date.year}')}{self._again}"

    @property
    def _again(self) -> str:
        return f" (möte {self.sequence})" if self.sequence > 1 else ""

    @property
    @inner_way
    def whole(self) -> tuple[object, ...]:
        """What all of its minutes hang on: their bytes (SHA-256, git's id), files, and whom their names stand for."""
        file, outline = self.file, self.outline
        told = self.linked_certificate, self.linked_days, sorted(self.linked_files.items())
        return (outline.sha256, outline.version, file.name, file.own_pdf, self.named, *told)

    @property
    @inner_way
    def days_of_file(self) -> tuple[str, str] | None:
        """On which days (ISO) its file came into the archive and last changed, if that is known."""
        return self.linked_days

    @inner_way
    def file_called(self, name: str) -> OriginalFile | None:
        """Return how large a pdf is that its minutes name, and its digest, if somebody has read it."""
        return self.linked_files.get(name)

    @property
    @inner_way
    def certificate(self) -> Certificate | None:
        """How many words of its original stand in its record, if it has an original and they have been compared."""
        return self.linked_certificate

    @property
    def linked(self) -> Outline:
        """What the rest of the archive can know of it: all that its minutes say but the words, and not which file.

        That long texts are alike is for a check alone.
        """
        return self.outline._replace(sha256="", version="", words=())

    @property
    def linked_places(self) -> list[list[str]]:
        """The places that its words name, and the topics, § by §: these too the rest of the archive knows."""
        return [[subject.key for subject in item.all_subjects] for item in self.all_items]

    @property
    def record(self) -> Minutes:
        """The whole record for ways, which note the part that they read."""
        return self._fetch(self._name)

    @property
    @inner_way
    def own_pdf(self) -> str:
        """The name of the original that lies beside the minutes and is called as they are; empty if there is none."""
        return self.file.own_pdf

    @property
    @inner_way
    def last_day(self) -> date:
        return date.fromisoformat(self.outline.last_day)

    @property
    @inner_way
    def is_held(self) -> bool:
        return self.outline.is_held

    @property
    @way
    def agenda(self) -> list[tuple[str, list[tuple[str, Case | None]]]]:
        """What is to be handled: titles, and cases as printed and as linked."""
        return self.all_agenda

    @property
    @way
    def order(self) -> tuple[date, str, str]:
        """By day, and of one day by the time at which they begin."""
        return self.date, self.linked_start, self.id

    @property
    def minutes(self) -> Minutes:
        """The whole record."""
        return cast("Minutes", Fields(self._field))

    @inner_way
    def _field(self, name: str) -> Any:
        return getattr(self.record, name)

    @property
    def document(self) -> YamlFile:
        """The file, for the places of what is wrong in it."""
        return self.file.document

    @property
    def sha256(self) -> str:
        return str(self.whole[0])

    @property
    def version(self) -> str:
        """The id that git gives the file's bytes."""
        return str(self.whole[1])

    @property
    @inner_way
    def status(self) -> str:
        return self.outline.status

    @property
    def is_approved(self) -> bool:
        """Whether the words of the minutes are final; a § may be so before, or not yet: see stage.py."""
        return self.status in APPROVED

    @property
    @inner_way
    def approved_on(self) -> date | None:
        """The day of the last approval."""
        return date.fromisoformat(self.outline.approved) if self.outline.approved else None

    @property
    @inner_way
    def announcements(self) -> list[Announcement]:
        """The notices of its minutes, in the order of the record."""
        return self.all_announcements

    @cached_property
    def all_announcements(self) -> list[Announcement]:
        """The same for linking: it notes nothing."""
        return announcements(self)

    def announced(self, number: Number) -> Announcement | None:
        """Return the notice of a §, the last one if it was announced more than once."""
        announcements = [announcement for announcement in self.announcements if announcement.covers(number)]
        return announcements[-1] if announcements else None

    @property
    @inner_way
    def published_on(self) -> date:
        """The day the minutes became known: when their last notice went up, else their approval, else the meeting.

        What there is of a meeting that has not been held became known when it was called.
        """
        if not self.is_held and self.outline.called_on:
            return date.fromisoformat(self.outline.called_on)
        posted = [announcement.posted for announcement in self.all_announcements]
        return max(posted) if posted else self.approved_on or self.date

    @property
    @inner_way
    def changed_on(self) -> date:
        """The day of the last correction, or that on which the minutes became known."""
        corrected = date.fromisoformat(self.outline.corrected) if self.outline.corrected else self.published_on
        return max(corrected, self.published_on)

    @property
    @inner_way
    def items(self) -> list[AgendaItem]:
        return self.all_items

    @cached_property
    def rows(self) -> list[tuple[PresenceKind, OutlineLine]]:
        """Each line of the attendance, and right after it, once more, as the line of the one who is replaced by it."""
        found = []
        for line in self.outline.lines:
            found.append((KIND_OF_GROUP[line.group], line))
            if line.replaced:
                found.append((PresenceKind.REPLACED, line))
        return found

    @inner_way
    def row(self, position: int) -> tuple[PresenceKind, OutlineLine]:
        """Return one of `rows`."""
        return self.rows[position]

    @cached_property
    def _presences(self) -> list[Presence]:
        return [self.linker.presence(kind, line) for kind, line in self.rows]

    @property
    @inner_way
    def presences(self) -> list[Presence]:
        """The attendance in the order of the record."""
        return [presence for presence in self._presences if presence.kind is not PresenceKind.REPLACED]

    @inner_way
    def presence(self, position: int) -> Presence:
        """Return one of `rows` with who it is about."""
        return self._presences[position]

    @inner_way
    def attendance_line(self, group: str, at: int) -> AttendanceLine:
        """Return one line of a group of the attendance, as printed and as read."""
        return (self.record.serving if group == "beslutande" else self.record.substitutes)[at]

    @inner_way
    def covered(self, group: str, at: int) -> tuple[Number, ...]:
        """Return the numbers of the §§ that a line of the attendance covers, in their order.

        Who is named under jäv in a § does not serve in it, whatever the line says.
        """
        entry = self.attendance_line(group, at).entry
        lines = [line.entry for line in self.record.serving] if group == "beslutande" else []
        order = [
            item.number
            for item in self.all_items
            if not (lines and item.outline.disqualified and stands_aside(entry, item.outline.disqualified, lines))
        ]
        return tuple(number for number in order if entry.covers(number)) if entry.is_partial else tuple(order)

    @property
    @inner_way
    def approvers(self) -> list[Author]:
        return [self.linker.author(name) for name in self.outline.approvers]

    @way
    def author(self, printed: str) -> Author:
        """Return whom a name in its words stands for."""
        return self.linker.author(printed)

    @property
    @way
    def previous(self) -> Meeting | None:
        return self.neighbours[0]

    @property
    @way
    def next(self) -> Meeting | None:
        return self.neighbours[1]

    def item(self, number: Number) -> AgendaItem | None:
        return next((item for item in self.items if item.number == number), None)

    def of_kind(self, kind: PresenceKind) -> Iterator[Presence]:
        return (presence for presence in self.presences if presence.kind is kind)


def serving_in(meeting: Meeting, number: Number) -> Sequence[Presence]:
    """Return those who served in one item, in the order of the record."""
    return [presence for presence in meeting.of_kind(PresenceKind.SERVING) if number in presence.numbers]
