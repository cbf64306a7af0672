"""Addresses that a change would end: they were public, and neither the page nor a forward or a notice stands there now.

An address never dies in silence: people cite it, and other sites lead to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import urls
from generator.changes.graph import file_of
from generator.changes.unread import unread
from generator.checks import Examination
from generator.findings import Finding
from generator.notation import format_number


@dataclass(frozen=True)
class Addresses:
    """The addresses of an archive that are public for good, each with what stands there and the file it comes from.

    `answers` lead on to another page, or tell that one has been removed.
    """

    pages: Mapping[str, tuple[str, str]]
    answers: Mapping[str, tuple[str, str]]


def addresses(examination: Examination) -> Addresses | None:
    """Return the addresses of meetings with their §§, cases, people, parties and bodies.

    Returns None if some file cannot be read: what it holds is not gone.
    """
    archive = examination.archive
    if archive is None or unread(examination):
        return None
    registers = f"{examination.content.root.name}/register"
    pages: dict[str, tuple[str, str]] = {}
    for meeting in (*archive.all_meetings, *archive.all_unheld):
        name = f"{meeting.body_name} {meeting.date.isoformat()}"
        pages[urls.meeting(meeting)] = name, meeting.file.name
        for item in meeting.all_items:
            pages[urls.item(item)] = f"§ {format_number(item.number)} i {name}", meeting.file.name
    for case in archive.all_cases.values():
        pages[urls.case(case)] = f"ärendet {case.number.canonical}", case.all_items[-1].meeting.file.name
    for person in archive.all_people.values():
        pages[urls.person(person)] = person.name, file_of(person)
    for party in archive.parties:
        pages[urls.party(party)] = party.name, f"{registers}/partier.yml"
    for body in archive.bodies.values():
        pages[urls.body(body)] = body.name, f"{registers}/organ.yml"
    forward = "en tidigare adress", f"{registers}/personer.yml"
    answers = {urls.redirected_person(slug): forward for each in archive.all_people.values() for slug in each.redirects}
    notice = "att sidan är borttagen", f"{registers}/borttaget.yml"
    return Addresses(pages, answers | {removal.record.address: notice for removal in archive.removals})


def ended(before: Addresses, now: Addresses) -> Iterator[Finding]:
    """Yield an error for each address that answered before and does not any more.

    Of a meeting that is gone its §§ are not named one by one.
    """
    for address in sorted({*before.pages, *before.answers}.difference(now.pages, now.answers)):
        page, _, anchor = address.partition("#")
        if anchor and page not in now.pages:
            continue
        name, file = before.pages.get(address) or before.answers[address]
        message = f"Adressen {address} ({name}) skulle sluta fungera. Länkar och hänvisningar till den dör."
        yield Finding(file, 0, 0, "adress-upphor", message, _cure(page, address))


def _cure(page: str, address: str) -> str:
    if page.startswith(urls.PARTIES):
        return "Lägg tillbaka partiet i register/partier.yml med samma kod. Finns det inte längre skriver du till: där."
    if page.startswith(urls.BODIES):
        return "Lägg tillbaka organet i register/organ.yml med samma id. Finns det inte längre skriver du till: där."
    removed = f"Ska den bort skriver du in den i register/borttaget.yml med dag och skäl: adress: {address}"
    if page.startswith(urls.PEOPLE):
        slug = page.removeprefix(urls.PEOPLE).rstrip("/")
        return (
            f"Är det samma person under ett annat namn skriver du i register/personer.yml, hos personen: "
            f"tidigare_adresser: [{slug}]. {removed}"
        )
    return f"Var det inte meningen lägger du tillbaka det. {removed}"
