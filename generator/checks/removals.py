"""Removals: what the register says is gone has to be gone, and a removed § needs a page to be missed on."""

from __future__ import annotations

from collections.abc import Iterator

from generator import urls
from generator.archive import Archive, which_bodies
from generator.content.loader import Content, is_file
from generator.findings import Code, Finding
from generator.notation import format_number


def removals(archive: Archive, content: Content) -> Iterator[Finding]:
    """Yield an error for all that is said to be removed and is still there, or that has no place to be missed."""
    pages = {urls.case(case) for case in archive.all_cases.values()}
    pages |= {urls.person(person) for person in archive.all_people.values()}
    meetings = {meeting.id: meeting for meeting in (*archive.all_meetings, *archive.all_unheld)}
    for index, removal in enumerate(archive.removals):
        meeting = meetings.get(removal.meeting or "")
        if removal.number:
            if meeting is None:
                yield _wrong(content, index, "borttaget-kvar", _NO_MINUTES, _NO_MINUTES_HINT)
            elif any(item.number == removal.number for item in meeting.all_items):
                number = format_number(removal.number)
                message = f"§ {number} står kvar i {meeting.file.name}."
                yield _wrong(content, index, "borttaget-kvar", message, _hint(f"paragrafen i {meeting.file.name}"))
        elif meeting:
            message = f"Protokollet {meeting.file.name} finns kvar."
            yield _wrong(content, index, "borttaget-kvar", message, _hint(meeting.file.name))
        elif removal.meeting and is_file(pdf := content.root / "protokoll" / f"{removal.meeting}.pdf"):
            message = f"Originalet {pdf.name} finns kvar i mappen."
            yield _wrong(content, index, "borttaget-kvar", message, _hint(f"protokoll/{removal.meeting}.pdf"))
        elif removal.meeting and removal.body not in archive.bodies:
            hint = which_bodies(removal.body, archive.bodies)
            yield _wrong(content, index, "okant-organ", f"Organet ”{removal.body}” finns inte i registret.", hint)
        elif removal.page in pages:
            yield _wrong(content, index, "borttaget-kvar", f"Sidan {removal.page} finns kvar.", _KEPT)


_NO_MINUTES = "Paragrafen hör till ett protokoll som inte finns i arkivet."
_NO_MINUTES_HINT = "Är hela protokollet borttaget skriver du dess adress, utan #p och numret."
_KEPT = "Sidan finns så länge ett protokoll nämner den. Ta bort det som ska bort ur protokollen, eller den här punkten."


def _hint(what: str) -> str:
    return f"Ta bort {what}. Det som bara står i registret är inte borta. Ska det inte bort tar du bort punkten här."


def _wrong(content: Content, index: int, code: Code, message: str, hint: str) -> Finding:
    file = f"{content.root.name}/register/borttaget.yml"
    return content.finding(file, ("borttaget", index, "adress"), code, message, hint)
