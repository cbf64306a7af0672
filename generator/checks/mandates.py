"""Mandates: what the register of mandates says wrong, or otherwise than the minutes do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.archive import Archive, Mandate, PresenceKind, which_bodies
from generator.archive.authors import is_partyless
from generator.archive.mandates import Electorate, printed_name
from generator.content.loader import Content
from generator.findings import Code, Finding, Severity
from generator.model import MandateRecord
from generator.notation import is_vacant


def mandates(archive: Archive, content: Content) -> Iterator[Finding]:
    """Yield the findings on register/uppdrag.yml, and where minutes and register contradict each other."""
    checker = _Checker(archive, content)
    seen: dict[tuple[str, str, str], list[MandateRecord]] = {}
    for index, record in enumerate(content.mandates.mandates):
        yield from checker.names(index, record)
        if record.body not in archive.bodies:
            hint = which_bodies(record.body, archive.bodies)
            yield checker.wrong(index, "organ", "okant-organ", f"Organet ”{record.body}” finns inte i registret.", hint)
        same = seen.setdefault((record.person, record.body, record.role), [])
        if any(_overlap(record, each) for each in same):
            message = f"{record.person} har uppdraget {record.role} två gånger på samma dagar."
            yield checker.wrong(index, "från", "dubblett-register", message, "Ta bort det ena, eller rätta dagarna.")
        same.append(record)
    yield from checker.against_minutes()


def _overlap(one: MandateRecord, other: MandateRecord) -> bool:
    ends = [each.until or date.max for each in (one, other)]
    return one.since <= ends[1] and other.since <= ends[0]


class _Checker:
    def __init__(self, archive: Archive, content: Content) -> None:
        self._archive = archive
        self._content = content
        self._file = f"{content.root.name}/register/uppdrag.yml"
        self._electorate = Electorate(archive.person_index, archive.party_index)

    def wrong(
        self, index: int, field: str, code: Code, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> Finding:
        return self._content.finding(self._file, ["uppdrag", index, field], code, message, hint, severity)

    def names(self, index: int, record: MandateRecord) -> Iterator[Finding]:
        """Yield the findings on who is elected, and on whose seat it was."""
        for field, printed in (("person", record.person), ("för", record.in_place_of)):
            if not printed or self._archive.person_index.knows(printed):
                continue
            if is_vacant(printed):
                hint = "Ta bort raden. En plats som ingen är vald till står inte i registret."
                yield self.wrong(index, field, "fel-uppdrag", f"”{printed}” är ingen person.", hint)
                continue
            entry = printed_name(printed)
            if entry is None:
                hint = "Skriv bara namnet med partiet inom parentes, till exempel Anna Ek (S). Rollen har en egen rad."
                yield self.wrong(index, field, "fel-uppdrag", f"”{printed}” är inte bara ett namn.", hint)
                continue
            known = self._archive.person_index.candidates(entry.name, entry.party, record.body)
            if len(known) > 1:
                message = f"{printed} kan vara {' eller '.join(known)} i register/personer.yml."
                yield self.wrong(index, field, "tvetydigt-namn", message, f"Skriv id:t: {field}: {known[0]}")
            elif entry.party and not is_partyless(entry.party) and not self._party(entry.party, record.since):
                message = f"Partiet ”{entry.party}” finns inte i registret (eller fanns inte den dagen)."
                near = self._archive.party_index.nearest(entry.party)
                hint = f"{f'Menade du {near}? ' if near else ''}Rätta det, eller lägg till det i register/partier.yml."
                yield self.wrong(index, field, "okant-parti", message, hint)
            elif self._electorate.author(printed, record).person is None:
                message = (
                    f"Inga protokoll nämner {printed}. Uppdraget visas på organets sida, men namnet är ingen länk."
                )
                hint = "Kontrollera stavning och parti. Är personen nyvald går det bra som det är."
                yield self.wrong(index, field, "register-utan-traff", message, hint, Severity.WARNING)

    def _party(self, printed: str, day: date) -> bool:
        return self._archive.party_index.find(printed, day) is not None

    def against_minutes(self) -> Iterator[Finding]:
        """Yield a warning where somebody serves in their own seat on a day that none of their mandates there covers."""
        registered = {mandate.body for body in self._archive.bodies.values() for mandate in body.all_mandates}
        for meeting in self._archive.all_meetings:
            if meeting.body not in registered:
                continue
            for kind, line in meeting.rows:
                person = meeting.linker.in_line(line).person
                if kind is not PresenceKind.SERVING or line.replaced or person is None:
                    continue
                own = [mandate for mandate in person.all_mandates if mandate.body is meeting.body]
                if own and not any(mandate.holds_on(meeting.date) for mandate in own):
                    place = line.group, line.at
                    message = (
                        f"{line.name} tjänstgör {meeting.date}, men enligt registret {_nearest(own, meeting.date)}."
                    )
                    hint = "Rätta dagarna i register/uppdrag.yml, eller raden om den skiljer sig från originalet."
                    yield self._content.finding(
                        meeting.file.name, place, "uppdrag-mot-protokoll", message, hint, Severity.WARNING
                    )


def _nearest(own: list[Mandate], day: date) -> str:
    """Return which mandate ends last before a day, or begins first after it."""
    ended = [mandate.until for mandate in own if mandate.until and mandate.until < day]
    if ended and max(ended) + timedelta(days=1) <= day:
        return f"slutade uppdraget {max(ended)}"
    return f"börjar uppdraget {min(mandate.since for mandate in own)}"
