"""OParl 1.1 (oparl.org) as static JSON: an object beside each page that is about one.

moten/ks/2024-04-17/oparl.json   Meeting, with AgendaItem, File and Location in it
arenden/ks-2024-00430/oparl.json Paper, with Consultation in it
ledamoter/anna-ek/oparl.json     Person, with Membership in it
organ/ks/oparl.json              Organization; so is a party
oparl.json                       System; the Body and the lists are in oparl/ (oparl_lists.py)

An id is the address of the file that holds the object; what stands inside another has an anchor there. `created` and
`modified` are days of the record, at noon as in our feeds, and are left out where no record tells one. What OParl has
no word for has the prefix OppnaProtokoll.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from datetime import date
from operator import attrgetter
from typing import Any

from generator import urls
from generator.archive import AgendaItem, Archive, Body, Case, Meeting, Party, Person, PresenceKind, Removal, StateKind
from generator.language.text import plain
from generator.notation import format_number
from generator.opendata.clock import begins_and_ends
from generator.opendata.parts import PDF, by_case
from generator.opendata.standards import popolo
from generator.pages.context import Context
from generator.pages.item.standing import plain_standing
from generator.pages.parts import meeting_name

SCHEMA = "https://schema.oparl.org/1.1/"
FILE = "oparl.json"
BODY = "oparl/kommun.json"
LISTS = {"organization": "organ", "person": "personer", "meeting": "moten", "paper": "arenden"}
DELETED = "oparl/borttaget.json"
OWN = "OppnaProtokoll:"
_KINDS = {"moten": "Meeting", "arenden": "Paper", "ledamoter": "Person"}
_STATES = {"kallad": "eingeladen", "inställt": None, "utkast": "eingeladen", "ej justerat": "eingeladen"}
Piece = dict[str, Any]


def first_page(key: str) -> str:
    """Return the address of the first page of one of LISTS."""
    return f"oparl/{LISTS[key]}.json"


def known(piece: Piece) -> Piece:
    """Leave out what is not known, as the standard recommends: no null, no empty list."""
    return {key: value for key, value in piece.items() if value is not None and value != [] and value != {}}


def at_noon(day: date | None) -> str | None:
    """Return a day as the point in time that the standard asks for; the hour means nothing."""
    return f"{day.isoformat()}T12:00:00+00:00" if day else None


class OParl:
    """Makes the object that stands beside a page, nothing where there is none; its methods are those of Maker."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def url(self, address: str) -> str:
        return self.context.absolute(address)

    def id(self, page: str, anchor: str = "") -> str:
        """Return the id of the object beside a page, or of one inside it."""
        return self.url(f"{page}{FILE}") + (f"#{anchor}" if anchor else "")

    def object(self, kind: str, page: str, **more: Any) -> Piece:
        return known({"id": self.id(page), "type": f"{SCHEMA}{kind}", **more, "web": self.url(page)})

    def inner(self, kind: str, page: str, anchor: str, **more: Any) -> Piece:
        return known({"id": self.id(page, anchor), "type": f"{SCHEMA}{kind}", **more})

    def __getattr__(self, name: str) -> Callable[..., Piece]:
        """Return a maker of nothing: a page of another kind (a month, a place) is about no object of the standard."""
        if name.startswith("_"):
            raise AttributeError(name)
        return _nothing

    # Who and where

    def site(self, archive: Archive) -> Piece:
        municipality = archive.municipality
        return self.object(
            "System",
            urls.START,
            oparlVersion=SCHEMA,
            license=municipality.licence,
            body=self.url("oparl/kommuner.json"),
            name=self.context.site_name,
            contactEmail=municipality.contact.email if municipality.contact else None,
            contactName=municipality.name,
            website=municipality.website,
            created=at_noon(archive.begins),
            modified=at_noon(archive.newest_day),
            **{f"{OWN}deleted": self.url(DELETED)},
        )

    def body(self, body: Body) -> Piece:
        record = body.record
        return self.object(
            "Organization",
            urls.body(body),
            body=self.url(BODY),
            name=body.name,
            shortName=record.short_name,
            organizationType="Gremium",
            classification="Parlament" if record.kind == "fullmäktige" else record.kind,
            subOrganizationOf=self.id(urls.body(body.parent)) if body.parent else None,
            startDate=record.founded.isoformat() if record.founded else None,
            endDate=record.ended.isoformat() if record.ended else None,
            votingMemberCount=record.seats,
            **{
                f"{OWN}formerNames": [
                    {"name": former.name, "endDate": former.until.isoformat()} for former in record.earlier_names
                ]
            },
        )

    def party(self, party: Party, year: int | None = None) -> Piece:
        if year:
            return {}
        record = party.record
        return self.object(
            "Organization",
            urls.party(party),
            body=self.url(BODY),
            name=party.name,
            shortName=party.code,
            organizationType="Partei",
            classification="Partei",
            startDate=record.founded.isoformat() if record.founded else None,
            endDate=record.ended.isoformat() if record.ended else None,
        )

    def person(self, person: Person, year: int | None = None) -> Piece:
        if year:
            return {}
        memberships = popolo.with_ids(list(popolo.of_persons([person])))
        found = [self._membership(person, membership) for membership in memberships]
        return self.object("Person", urls.person(person), body=self.url(BODY), name=person.name, membership=found)

    def _membership(self, person: Person, told: Piece) -> Piece:
        """Return the memberships of somebody; days only where a register gives them (popolo.py)."""
        behalf = told.get("on_behalf_of_id")
        return self.inner(
            "Membership",
            urls.person(person),
            told["id"].partition("#")[2],
            organization=self.id(told["organization_id"]),
            role=told.get("role"),
            startDate=told.get("start_date"),
            endDate=told.get("end_date"),
            onBehalfOf=self.id(behalf) if behalf else None,
            **{f"{OWN}firstSeen": told.get("first_seen"), f"{OWN}lastSeen": told.get("last_seen")},
        )

    # What was held, handled and decided

    def meeting(self, meeting: Meeting) -> Piece:
        minutes, page = meeting.minutes, urls.meeting(meeting)
        begins, ends = begins_and_ends(meeting.date, meeting.last_day, minutes.time)
        present = [presence.who.person for presence in meeting.presences if presence.kind is not PresenceKind.REPLACED]
        times = self._times(meeting)
        removed = self.context.archive.removed_from(page)
        return self.object(
            "Meeting",
            page,
            name=plain(meeting_name(meeting)),
            meetingState=_STATES.get(meeting.status, "durchgeführt"),
            cancelled=True if meeting.status == "inställt" else None,
            start=begins,
            end=ends,
            location=self.inner("Location", page, "plats", description=minutes.place, **times)
            if minutes.place
            else None,
            organization=[self.id(urls.body(meeting.body))],
            participant=[self.id(urls.person(person)) for person in dict.fromkeys(present) if person],
            resultsProtocol=self._minutes(meeting) if meeting.is_held else None,
            agendaItem=[*self._agenda(meeting), *(self._item(item) for item in meeting.items)],
            **times,
            **{
                f"{OWN}date": meeting.date.isoformat(),
                f"{OWN}lastDate": minutes.last_day.isoformat() if minutes.last_day else None,
                f"{OWN}status": meeting.status,
                f"{OWN}deleted": [self._removed_item(page, removal) for removal in removed],
            },
        )

    def _times(self, meeting: Meeting) -> Piece:
        """Return when a meeting's minutes became known, and when they were last corrected."""
        return {"created": at_noon(meeting.published_on), "modified": at_noon(meeting.changed_on)}

    def _minutes(self, meeting: Meeting) -> Piece:
        """Return the original if it is published, else the words of the record as Markdown."""
        pdf = urls.source_pdf(meeting)
        address = urls.prose(urls.meeting(meeting))
        told = self._file(meeting, pdf, None) or {
            "fileName": address.rpartition("/")[2],
            "mimeType": "text/markdown",
            "accessUrl": self.url(address),
        }
        return self.inner(
            "File",
            urls.meeting(meeting),
            "protokoll",
            name="Protokoll",
            **told,
            **self._times(meeting),
        )

    def _file(self, meeting: Meeting, address: str | None, elsewhere: str | None) -> Piece:
        """Return the File (OParl) of a pdf beside minutes, else of an address elsewhere; nothing without both."""
        if address:
            name = address.rpartition("/")[2]
            original = meeting.file_called(name)
            told = {"fileName": name, "mimeType": PDF, "accessUrl": self.url(address)}
            return told | ({"size": original.size, f"{OWN}sha256": original.sha256} if original else {})
        return {"mimeType": mimetypes.guess_type(elsewhere)[0], "accessUrl": elsewhere} if elsewhere else {}

    def _agenda(self, meeting: Meeting) -> Iterator[Piece]:
        for at, (title, _) in enumerate(meeting.agenda):
            page, anchor = urls.meeting(meeting), f"dagordning-{at + 1}"
            yield self.inner("AgendaItem", page, anchor, order=at, name=title, **self._times(meeting))

    def _item(self, item: AgendaItem) -> Piece:
        record, meeting = item.record, item.meeting
        page, anchor = urls.meeting(meeting), urls.anchor(item.number)
        times = self._times(meeting)
        apart = item.cases if len(item.cases) > 1 else ()
        files = [
            self.inner("File", page, urls.document(item.number, index), name=document.text, **found, **times)
            for index, document in enumerate(record.documents)
            if (found := self._file(meeting, urls.document_pdf(meeting, document), document.link))
        ]
        return self.inner(
            "AgendaItem",
            page,
            anchor,
            number=format_number(item.number),
            order=item.index,
            name=item.title,
            consultation=self.consulted(item, item.cases[0]) if item.cases else None,
            result=by_case(item, attrgetter("state_label")),
            resolutionText=record.decision,
            auxiliaryFile=files,
            **times,
            web=self.url(f"{page}#{anchor}"),
            **{
                # The standard has room for one; a § may deal with several cases.
                f"{OWN}consultations": [self.consulted(item, case) for case in apart],
                f"{OWN}standing": plain_standing(item),
                f"{OWN}votes": [self._vote(item, index) for index in range(len(record.votes))],
            },
        )

    def _vote(self, item: AgendaItem, index: int) -> Piece:
        """Return a vote: what Ja and Nej meant, the figures, and the persons by how they voted; names of the others."""
        told = popolo.vote_event(item, index)
        voters: dict[str, list[str]] = {}
        for each in told.get("votes", ()):
            who = self.id(each["voter_id"]) if "voter_id" in each else each["voter"]["name"]
            voters.setdefault(each["option"], []).append(who)
        counts = {each["option"]: each["value"] for each in told.get("counts", ()) if "group_id" not in each}
        kept = ("result", "yes_means", "no_means", "text", "casting_vote")
        about = {key: told[key] for key in kept if key in told}
        return known({"web": self.url(told["id"]), **about, "counts": counts, "voters": voters})

    def _removed_item(self, page: str, removal: Removal) -> Piece:
        number = removal.number or (0, 0)
        return self.inner("AgendaItem", page, urls.anchor(number), **_deleted(removal))

    def consulted(self, item: AgendaItem, case: Case) -> str:
        """Return the id of the item of a case in a §."""
        return self.id(urls.case(case), _consultation(item))

    def case(self, case: Case) -> Piece:
        page, items = urls.case(case), case.items
        filed = case.filed_on
        return self.object(
            "Paper",
            page,
            body=self.url(BODY),
            name=case.title,
            reference=case.number.canonical,
            date=filed.isoformat() if filed else None,
            paperType=case.matter.value if case.matter else None,
            originatorPerson=[self.id(urls.person(author.person)) for author in case.filed_by if author.person],
            consultation=[self._consultation(page, item.of(case)) for item in items],
            created=at_noon(min(item.meeting.published_on for item in items)),
            modified=at_noon(max(item.meeting.changed_on for item in items)),
        )

    def _consultation(self, page: str, item: AgendaItem) -> Piece:
        meeting = item.meeting
        return self.inner(
            "Consultation",
            page,
            _consultation(item),
            agendaItem=self.id(urls.meeting(meeting), urls.anchor(item.number)),
            meeting=self.id(urls.meeting(meeting)),
            organization=[self.id(urls.body(meeting.body))],
            authoritative=item.state is StateKind.DECIDED,
            role=item.state_label,
            **self._times(meeting),
            **{f"{OWN}standing": plain_standing(item, way=False)},
        )

    def removal(self, removal: Removal) -> Piece:
        """Return the remains of an object whose page was removed: that it was, and when."""
        piece = self.object(_KINDS[removal.kind], removal.page, **_deleted(removal))
        return {key: value for key, value in piece.items() if key != "web"}


def _nothing(*_asked: Any) -> Piece:
    return {}


def _deleted(removal: Removal) -> Piece:
    return {"deleted": True, "modified": at_noon(removal.read().date)}


def _consultation(item: AgendaItem) -> str:
    return f"{urls.file_name(item.meeting)}-{urls.anchor(item.number)}"
