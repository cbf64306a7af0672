"""Claims: what the head of a page tells machines about its subject, as JSON-LD in the words of schema.org.

It says no more than the page does. A § stands here only if it decides and its minutes are approved; a decision is not
called legislation, for the record does not say which of them lay down rules.
"""

from __future__ import annotations

from typing import Any

from generator import urls
from generator.archive import AgendaItem, Archive, Body, Meeting, Party, Person, StateKind, standing_of
from generator.language.text import plain
from generator.model import Municipality
from generator.notation import format_number
from generator.opendata.clock import begins_and_ends
from generator.opendata.parts import PDF, without_empty
from generator.pages.context import Context
from generator.pages.item.items import language_of
from generator.pages.meeting.meeting import minutes_label
from generator.pages.parts import meeting_name

_VOCABULARY = "https://schema.org"
_AUTHORITY, _ORGANISATION = "GovernmentOrganization", "Organization"
# Legal persons of their own (KL 10 kap. och 3 kap. 8 §): no part of the municipality.
_OWN = {"bolag", "förbund"}


class Claims:
    """Makes the JSON-LD of whole pages."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def site(self, archive: Archive) -> dict[str, Any]:
        """Return the site and who publishes it."""
        return self._whole(
            {
                "@type": "WebSite",
                "@id": self._url(urls.START),
                "name": self._context.site_name,
                "inLanguage": "sv",
                "publisher": {**self._municipality(), **self._reached(archive.municipality)},
                "license": archive.municipality.licence,
            }
        )

    def meeting(self, meeting: Meeting) -> dict[str, Any]:
        """Return a meeting as an event with its minutes."""
        minutes = meeting.minutes
        begins, ends = begins_and_ends(meeting.date, meeting.last_day, minutes.time)
        last = meeting.last_day.isoformat() if meeting.last_day != meeting.date else None
        status = "EventCancelled" if meeting.status == "inställt" else "EventScheduled"
        return self._whole(
            {
                "@type": "Event",
                "@id": self._url(urls.meeting(meeting)),
                "name": plain(meeting_name(meeting)),
                "startDate": begins or meeting.date.isoformat(),
                "endDate": ends or last,
                "eventStatus": f"{_VOCABULARY}/{status}",
                "location": {"@type": "Place", "name": minutes.place} if minutes.place else None,
                "organizer": {**self._body(meeting.body), "name": meeting.body_name},
                "recordedIn": self._minutes(meeting) if meeting.is_held else None,
            }
        )

    def _minutes(self, meeting: Meeting) -> dict[str, Any]:
        """Return minutes with how far they have come, their original, and the §§ of them that decide."""
        pdf = urls.source_pdf(meeting)
        published, changed = meeting.days_of_file or (None, None)
        return {
            "@type": "DigitalDocument",
            "name": plain(f"{minutes_label(meeting)}, {meeting_name(meeting)}"),
            "creativeWorkStatus": meeting.status,
            "datePublished": published,
            "dateModified": changed,
            "inLanguage": meeting.body.record.language or "sv",
            "encoding": self._original(meeting, pdf) if pdf else None,
            "hasPart": [self._decision(item) for item in meeting.items if _decides(item)],
        }

    def _original(self, meeting: Meeting, address: str) -> dict[str, Any]:
        original = meeting.file_called(address.rpartition("/")[2])
        told = {"contentSize": f"{original.size} B", "sha256": original.sha256} if original else {}
        return {"@type": "MediaObject", "contentUrl": self._url(address), "encodingFormat": PDF, **told}

    def _decision(self, item: AgendaItem) -> dict[str, Any]:
        standing = standing_of(item)
        marks = [*standing.marks, *(["Ärendet har behandlats igen"] if standing.newer else [])]
        return {
            "@type": "CreativeWork",
            "@id": self._url(urls.item(item)),
            "identifier": self.identifier(item),
            "name": item.title,
            "creativeWorkStatus": plain(", ".join(marks)) or None,
            "inLanguage": language_of(item) or None,
        }

    def identifier(self, item: AgendaItem) -> str | None:
        """Return a decision's identifier in the order of ELI (jurisdiction, agent, day, number): "se-0182/ks/…/12".

        None where the register lacks the municipality's code.
        """
        code = self._context.archive.municipality.code
        number = format_number(item.number).replace("/", "-").replace(" ", "")
        return f"eli/se-{code}/{item.meeting.id}/{number}" if code else None

    def body(self, body: Body) -> dict[str, Any]:
        """Return a body and what it is a part of."""
        record = body.record
        above = self._body(body.parent) if body.parent else None
        others = dict.fromkeys([*filter(None, [record.short_name]), *record.other_names])
        return self._whole(
            {
                **self._body(body),
                "alternateName": [other for other in others if other.casefold() != body.name.casefold()],
                "parentOrganization": above or (None if record.kind in _OWN else self._municipality()),
                "foundingDate": record.founded.isoformat() if record.founded else None,
                "dissolutionDate": record.ended.isoformat() if record.ended else None,
            }
        )

    def person(self, person: Person) -> dict[str, Any]:
        """Return a member, and their party unless they were last seen in an earlier term."""
        party = None if person.former else person.party
        return self._whole(
            {
                "@type": "Person",
                "@id": self._url(urls.person(person)),
                "name": person.name,
                "alternateName": [spelling for spelling in person.spellings if spelling != person.name],
                "affiliation": self._party(party) if party else None,
            }
        )

    def _party(self, party: Party) -> dict[str, Any]:
        return {"@type": _ORGANISATION, "@id": self._url(urls.party(party)), "name": party.name}

    def _body(self, body: Body) -> dict[str, Any]:
        kind = _ORGANISATION if body.record.kind == "bolag" else _AUTHORITY
        return {"@type": kind, "@id": self._url(urls.body(body)), "name": body.name}

    def _municipality(self) -> dict[str, Any]:
        name = self._context.archive.municipality.name
        return {"@type": _AUTHORITY, "@id": f"{self._url(urls.START)}#kommun", "name": name}

    def _reached(self, municipality: Municipality) -> dict[str, Any]:
        contact = municipality.contact
        numbers = {"organisationsnummer": municipality.organisation_number, "kommunkod": municipality.code}
        return {
            "url": municipality.website,
            "disambiguatingDescription": municipality.demonstration,
            "identifier": [
                {"@type": "PropertyValue", "propertyID": kind, "value": number}
                for kind, number in numbers.items()
                if number
            ],
            "contactPoint": {
                "@type": "ContactPoint",
                "name": contact.text,
                "url": contact.link,
                "telephone": contact.phone,
                "email": contact.email,
            }
            if contact
            else None,
        }

    def _url(self, address: str) -> str:
        return self._context.absolute(address)

    @staticmethod
    def _whole(claims: dict[str, Any]) -> dict[str, Any]:
        whole: dict[str, Any] = without_empty({"@context": _VOCABULARY, **claims})
        return whole


def _decides(item: AgendaItem) -> bool:
    """Tell whether a § is a decision that stands in approved minutes: no draft, no proposal, nothing withdrawn."""
    return item.state is StateKind.DECIDED and standing_of(item).is_approved
