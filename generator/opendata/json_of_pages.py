"""The data beside a page: what the page says of a meeting, a case, a member, a party or a body, for machines.

Keys are Swedish, as in the records; every one is described on the page Öppna data. Texts are the record's own Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from generator import urls
from generator.archive import (
    AgendaItem,
    Archive,
    Body,
    Case,
    Contribution,
    Mandate,
    Meeting,
    Party,
    Person,
    Presence,
    PresenceKind,
    Removal,
    Subject,
)
from generator.archive.certificate import Certificate
from generator.model import Municipality
from generator.notation import format_number
from generator.opendata.clock import begins_and_ends
from generator.opendata.parts import Parts, printed_spans, without_empty
from generator.pages.context import Context
from generator.pages.item.items import in_words, said_anchor
from generator.pages.member.career import roles_of
from generator.pages.member.party import is_former
from generator.pages.member.party import years_shown as party_years
from generator.pages.member.person import years_shown as person_years
from generator.pages.overview.follow import said_by

FORMAT = "oppna-protokoll/7"


def page_json(context: Context, data: Callable[[Maker], dict[str, Any]], *, absolute: bool = False) -> dict[str, Any]:
    """Return the data of a page, as `data` makes them of parts (page.Planned).

    `format` names this layout; it changes only when a key changes its meaning. `adress` is what all addresses in it
    begin with, told once, unless they are to be `absolute`.
    """
    about: dict[str, str | None] = {"format": FORMAT, "adress": None if absolute else context.absolute("")}
    whole: dict[str, Any] = without_empty({**about, **data(Maker(context, absolute=absolute))})
    return whole


class Maker(Parts):
    """Makes the data of whole pages."""

    def _municipality(self) -> dict[str, str | None]:
        municipality = self.context.archive.municipality
        return {"kommun": municipality.name, "kommunkod": municipality.code}

    def site(self, archive: Archive) -> dict[str, Any]:
        return {
            "typ": "webbplats",
            **self._municipality(),
            "url": self.url(urls.START),
            **self.publisher(archive.municipality),
            "organ": [self.named_body(body) for body in archive.bodies.values()],
            "partier": [self.named_party(party) for party in archive.parties],
            "år": [str(year) for year in archive.listed_years],
        }

    def publisher(self, municipality: Municipality) -> dict[str, Any]:
        """Return who answers for the data, how they are reached, and on what terms the data may be used."""
        contact = municipality.contact
        return {
            "organisationsnummer": municipality.organisation_number,
            "licens": municipality.licence,
            "webbplats": municipality.website,
            "förtroendevalda": municipality.elected,
            "kontakt": {"text": contact.text, "länk": contact.link, "telefon": contact.phone, "epost": contact.email}
            if contact
            else None,
        }

    def meeting(self, meeting: Meeting) -> dict[str, Any]:
        minutes = meeting.minutes
        items = [self.record(item) for item in meeting.items]  # which also calls the roll of those who voted
        begins, ends = begins_and_ends(meeting.date, meeting.last_day, minutes.time)
        return {
            "typ": "möte",
            **self._municipality(),
            "url": self.url(urls.meeting(meeting)),
            "organ": self.named_then(meeting.body, meeting.date),
            "datum": meeting.date.isoformat(),
            "slutdatum": minutes.last_day.isoformat() if minutes.last_day else None,
            "tid": minutes.time,
            "börjar": begins,
            "slutar": ends,
            "plats": minutes.place,
            "status": minutes.status,
            "kallelse": minutes.called_on.isoformat() if minutes.called_on else None,
            "dagordning": self._agenda(meeting),
            "närvaro": [self.presence(presence) for presence in meeting.presences],
            "övriga": list(minutes.others),
            "sekreterare": list(minutes.secretary),
            "justerare": [self.author(author) for author in meeting.approvers],
            "justering": [
                {"datum": approval.date.isoformat(), "paragrafer": printed_spans(approval.items)}
                for approval in minutes.approvals
            ],
            "anslag": _notices(meeting),
            "röstande": self.voters(),
            "paragrafer": items,
            "avpublicerade_paragrafer": [
                {"nr": format_number(removal.number or (0, 0)), **self.removed(removal)}
                for removal in self.context.archive.removed_from(urls.meeting(meeting))
            ],
            "maskning": minutes.masking,
            "redaktionell_not": minutes.editorial_note,
            "föregående": self.url(urls.meeting(meeting.previous)) if meeting.previous else None,
            "nästa": self.url(urls.meeting(meeting.next)) if meeting.next else None,
            "källa": self._source(meeting),
            "jämförelse": _compared(meeting.certificate),
        }

    def _agenda(self, meeting: Meeting) -> list[dict[str, Any]]:
        return [
            {
                "rubrik": title,
                "ärenden": [self.named_case(case) if case else {"nr": printed} for printed, case in cases],
            }
            for title, cases in meeting.agenda
        ]

    def _source(self, meeting: Meeting) -> dict[str, Any]:
        """Return the file of the record, the original that it was written from, and the days of both."""
        published, changed = meeting.days_of_file or (None, None)
        return {
            "yaml": self.url(urls.sources(meeting.date.year)),
            "fil": urls.source(meeting).partition("/")[2],
            **self.original(meeting, urls.source_pdf(meeting)),
            "länk": meeting.minutes.source.link if meeting.minutes.source else None,
            "version": meeting.version,
            "sha256": meeting.sha256,
            "publicerad": published,
            "ändrad": changed,
        }

    def removed(self, removal: Removal) -> dict[str, Any]:
        record = removal.read()
        return {"datum": record.date.isoformat(), "skäl": record.reason}

    def removal(self, removal: Removal) -> dict[str, Any]:
        return {"typ": "avpublicerat", "url": self.url(removal.page), **self.removed(removal)}

    def case(self, case: Case) -> dict[str, Any]:
        return {
            "typ": "ärende",
            "url": self.url(urls.case(case)),
            "nr": case.number.canonical,
            "skrivs_även": list(
                dict.fromkeys(
                    number for number in (*case.number.also, *case.spellings) if number != case.number.canonical
                )
            ),
            "rubrik": case.title,
            "ärendetyp": case.matter.value if case.matter else None,
            "väckt_av": [self.author(author) for author in case.filed_by],
            "väckt": case.filed_on.isoformat() if case.filed_on else None,
            "steg": [
                {
                    "organ": item.meeting.body.id,
                    "datum": item.meeting.date.isoformat(),
                    **told,
                    "rubrik": None if told["rubrik"] == case.title else told["rubrik"],
                }
                for item in case.items
                for told in (self.step(item.of(case)),)
            ],
        }

    def person(self, person: Person, year: int | None = None) -> dict[str, Any]:
        newest, earlier = person_years(person)
        years = [year] if year else newest
        contributions = person.contributions_in(years)
        disqualified, filed = person.disqualified_in(years), person.filed_in(years)
        return {
            "typ": "ledamot",
            "url": self.url(urls.person(person)),
            "namn": person.name,
            "skrivs_även": [spelling for spelling in person.spellings if spelling != person.name],
            "parti": self.named_party(person.party) if person.party else None,
            "uppdrag": None
            if year
            else [
                {"roll": role.title, "organ": role.body.text, "första_möte": first, "senaste_möte": last}
                for role in roles_of(person)
                for first, last in role.terms
            ],
            "förtroendeuppdrag": [
                {"organ": self.named_body(mandate.body), **self.mandate(mandate)}
                for mandate in (() if year else person.mandates)
            ],
            "partitillhörighet": None if year else self.memberships(person),
            "närvaro": [
                {"möte": self.url(urls.meeting(presence.meeting)), **self.attended(presence)}
                for presence in person.presences_in(years)
            ],
            "anteckningar": self.said(contribution for contribution in contributions if contribution.said),
            "röster": self.cast([contribution for contribution in contributions if contribution.voted]),
            "jäv": [self.reference(item) for item in disqualified],
            "justerat": [self.url(urls.meeting(meeting)) for meeting in person.approved_in(years)],
            "väckt": [self.filed(item) for item in filed],
            **self.years(years, {year: urls.person(person, year) for year in earlier}),
        }

    def mandate(self, mandate: Mandate) -> dict[str, Any]:
        """Return a mandate by the municipality's register. Days are ISO dates."""
        return {
            "roll": mandate.role,
            "från": mandate.since.isoformat(),
            "till": mandate.until.isoformat() if mandate.until else None,
            "för": self.author(mandate.in_place_of) if mandate.in_place_of else None,
        }

    def memberships(self, person: Person) -> list[dict[str, Any]]:
        """Return for which parties somebody has stood, from when to when.

        The days are the register's; `först_sedd` is instead the first day that the minutes print the party.
        """
        history = person.party_history
        return [
            {
                **(self.named_party(party) if party else {"namn": "utan parti"}),
                "från": since.isoformat() if registered and since != date.min else None,
                "till": (after - timedelta(days=1)).isoformat() if registered and after else None,
                "först_sedd": None if registered else since.isoformat(),
            }
            for registered in (person.has_registered_party,)
            for (since, party), after in zip(history, [*(day for day, _ in history[1:]), None], strict=True)
            if since not in person.party_gaps
        ]

    def cast(self, ballots: Sequence[Contribution]) -> list[dict[str, Any]]:
        """Return how somebody voted, meeting by meeting: under each choice the places of the votes on its page."""
        of_meeting: dict[str, dict[str, Any]] = {}
        for contribution in ballots:
            if contribution.voted is not None:
                meeting = contribution.item.meeting
                told = of_meeting.setdefault(meeting.id, {"möte": self.url(urls.meeting(meeting))})
                told.setdefault("alternativ" if contribution.chosen else str(contribution.choice), []).append(
                    urls.vote(contribution.item.number, contribution.voted.vote)
                )
        return list(of_meeting.values())

    def said(self, contributions: Iterable[Contribution]) -> list[dict[str, Any]]:
        """Return statements on record, meeting by meeting: under each kind its places on the meeting's page.

        The words, who is behind them and what qualifies the § stand in the meeting's data, under the same id.
        """
        of_meeting: dict[str, dict[str, Any]] = {}
        for contribution in contributions:
            meeting = contribution.item.meeting
            told = of_meeting.setdefault(meeting.id, {"möte": self.url(urls.meeting(meeting))})
            told.setdefault(contribution.kind.value, []).append(said_anchor(contribution))
        return list(of_meeting.values())

    def filed(self, item: AgendaItem) -> dict[str, Any]:
        """Return the first § about something that was filed, with its cases."""
        return {
            **self.reference(item),
            "slag": item.record.kind,
            "ärenden": [self.named_case(case) for case in item.cases],
        }

    def attended(self, presence: Presence) -> dict[str, Any]:
        other = self.author(presence.replaces) if presence.replaces else None
        key = "ersattes_av" if presence.kind is PresenceKind.REPLACED else "ersätter"
        return {
            "som": None if presence.kind is PresenceKind.SERVING else presence.kind.value,
            "roll": presence.role if presence.kind is not PresenceKind.REPLACED else None,
            key: other,
            "paragrafer": self.covered(presence) or None,
            "del_av": printed_spans(presence.entry.partly),
            "tid": presence.entry.times,
            "sätt": presence.entry.remote,
        }

    def years(self, years: Sequence[int], others: Mapping[int, str]) -> dict[str, Any]:
        """Return which years the lists hold, and where the data of other years are, if there are any."""
        if not others:
            return {}
        return {
            "år": [str(year) for year in years],
            "andra_år": [
                {"år": str(year), "url": self.url(urls.page_json(address))} for year, address in others.items()
            ],
        }

    def party(self, party: Party, year: int | None = None) -> dict[str, Any]:
        newest, earlier = party_years(party)
        years = [year] if year else newest
        contributions, filed = party.contributions_in(years), party.filed_in(years)
        return {
            "typ": "parti",
            **self.named_party(party),
            "färg": party.record.colour,
            "efterträdare": self.named_party(party.successor) if party.successor else None,
            "ledamöter": [
                {
                    "namn": person.name,
                    "url": self.url(urls.person(person)),
                    "tidigare": is_former(party, person) or None,
                }
                for person in (party.people if not year else ())
            ],
            "anteckningar": self.said(contributions),
            "väckt": [self.filed(item) for item in filed],
            **self.years(years, {year: urls.party(party, year) for year in earlier}),
        }

    def subject(self, subject: Subject, years: Sequence[int], earlier: Sequence[int]) -> dict[str, Any]:
        """Return a place or a topic with its §§ of some years, the newest first."""
        items = [item for year in sorted(years, reverse=True) for item in reversed(subject.items_of(year))]
        return {
            "typ": subject.kind,
            "url": self.url(urls.subject(subject)),
            "namn": subject.name,
            "skrivs_även": list(subject.also),
            "antal": subject.number,
            "paragrafer": [{"möte": self.named_meeting(item.meeting), **self.step(item)} for item in items],
            **self.years(years, {year: urls.subject(subject, year) for year in earlier}),
        }

    def months(self, months: Sequence[tuple[int, int]]) -> dict[str, Any]:
        """Return the months in which meetings were held, (year, month), the newest first."""
        return {
            "typ": "månader",
            "url": self.url(urls.MONTHS),
            "månader": [
                {"månad": f"{year}-{month:02}", "url": self.url(urls.month(year, month))} for year, month in months
            ],
        }

    def newest(self, newest: Callable[[], Sequence[AgendaItem]]) -> dict[str, Any]:
        """Return the newest §§ with all that qualifies them, for who looks for what is new; asked for when made."""
        items = newest()
        return {
            "typ": "nytt",
            "url": self.url(urls.FOLLOW),
            "från": items[-1].meeting.date.isoformat() if items else None,
            "paragrafer": [
                {
                    "möte": self.named_meeting(item.meeting),
                    **self.step(item),
                    "läge_i_ord": in_words(item),
                    "ärenden": [self.named_case(case) for case in item.cases],
                    "platser_och_ämnen": [self.named_subject(subject) for subject in item.subjects],
                    "förtroendevalda": [
                        {"namn": person.name, "url": self.url(urls.person(person))} for person in said_by(item)
                    ],
                }
                for item in items
            ],
        }

    def body(self, body: Body) -> dict[str, Any]:
        return {
            "typ": "organ",
            **self.named_body(body),
            "slag": body.record.kind,
            "tidigare_namn": [
                {"namn": former.name, "till": former.until.isoformat()} for former in body.record.earlier_names
            ],
            "från": body.record.founded.isoformat() if body.record.founded else None,
            "till": body.record.ended.isoformat() if body.record.ended else None,
            "under": self.named_body(body.parent) if body.parent else None,
            "efterträdare": self.named_body(body.successor) if body.successor else None,
            "över": [self.named_body(child) for child in body.children],
            "förtroendeuppdrag": [{**self.author(mandate.who), **self.mandate(mandate)} for mandate in body.mandates],
            "möten": [self.named_meeting(meeting) for meeting in body.every_meeting],
        }


def _notices(meeting: Meeting) -> list[dict[str, Any]]:
    return [
        {
            "uppsatt": notice.posted.isoformat(),
            "nedtas": notice.removed.isoformat() if notice.removed else None,
            "förvaring": notice.kept_at,
            "paragrafer": printed_spans(notice.items),
            "överklaga_senast_beräknat": announced.last_day.isoformat() if announced.last_day else None,
        }
        for notice, announced in zip(meeting.minutes.notices, meeting.announcements, strict=True)
    ]


def _compared(certificate: Certificate | None) -> dict[str, Any] | None:
    """Return how the original and the record compare; what was not compared has the reason instead of figures."""
    if certificate is None or certificate.problem:
        return {"fil": certificate.file, "problem": certificate.problem} if certificate else None
    return {
        "fil": certificate.file,
        "ord": certificate.words,
        "i_ordning": certificate.in_order,
        "på_annan_plats": certificate.moved,
        "skiljer": certificate.differs,
        "skillnader": [
            {
                "var": difference.where,
                "ord": difference.words,
                "original": difference.original,
                "protokoll": difference.record,
            }
            for difference in certificate.differences
        ],
        "saknade_paragrafer": [{"var": where, "ord": words} for where, words in certificate.lacking],
        "utelämnat": [{"vad": why, "ord": words} for why, words in certificate.left_out],
    }
