"""The parts of the data beside pages: a §, a vote, a statement, a line of attendance, and how things are named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from generator import urls
from generator.archive import (
    AgendaItem,
    Author,
    Body,
    Case,
    Contribution,
    Meeting,
    Party,
    Presence,
    PresenceKind,
    Stage,
    Subject,
    appealable,
    stage_of,
    standing_of,
)
from generator.model import STANDARD_HEADINGS
from generator.model.minutes import Tally
from generator.notation import Span, format_number, format_spans, spans_in
from generator.pages.context import Context
from generator.pages.item.items import heading_of, language_of, said_anchor
from generator.pages.item.votes import ballots_in, won_by_minority

PDF = "application/pdf"
# Of attendance, and left out: most serve.
SERVING = PresenceKind.SERVING.value


class Parts:
    """Makes parts of data; every one is plain values for JSON."""

    def __init__(self, context: Context, *, absolute: bool = False) -> None:
        self.context = context
        self._base = context.absolute("") if absolute else ""
        self._voters: dict[tuple[str | None, ...], int] = {}

    def url(self, address: str) -> str:
        """Return an address as it is told: counted from the site's, which each file has once, or whole."""
        return f"{self._base}{address}"

    def record(self, item: AgendaItem) -> dict[str, Any]:
        record = item.record
        pdf = urls.source_pdf(item.meeting, record)
        told = self.step(item)
        del told["url"]  # the meeting's, and the id
        return {
            "id": urls.anchor(item.number),
            **told,
            "ärenden": [
                {**self.named_case(case), "utfall": own.outcome if (own := item.of(case)) is not item else None}
                for case in item.cases
            ],
            "platser_och_ämnen": [self.named_subject(subject) for subject in item.subjects],
            "slag": record.kind,
            "språk": language_of(item) or None,
            "väckt_av": [self.author(author) for author in item.filed_by],
            "väckt": record.filed_on.isoformat() if record.filed_on else None,
            "omedelbart_justerad": record.approved_at_once or None,
            **self.appeal(item),
            "tidigare": [
                {
                    "organ": earlier.body,
                    "datum": earlier.date.isoformat(),
                    "nr": format_number(earlier.number),
                    "som": earlier.outcome,
                }
                for earlier in record.earlier
            ],
            "avsnitt": list(self.sections(item)),
            "handlingar": [
                {
                    "id": urls.document(item.number, index),
                    "text": document.text,
                    "url": document.link,
                    "fil": self.url(file) if (file := urls.document_pdf(item.meeting, document)) else None,
                    **self.file(item.meeting, file),
                }
                for index, document in enumerate(record.documents)
            ],
            "anteckningar": [self.contribution(contribution) for contribution in item.contributions],
            "voteringar": [self.vote(item, index) for index in range(len(record.votes))],
            "antal_tjänstgörande": self.serving(item),
            "källa": {**self.original(item.meeting, pdf), "länk": record.source.link if record.source else None},
        }

    def file(self, meeting: Meeting, address: str | None) -> dict[str, Any]:
        """Return the facts about a pdf beside the minutes of a meeting: kind, size in bytes, digest."""
        original = meeting.file_called(address.rpartition("/")[2]) if address else None
        return {"mediatyp": PDF, "storlek": original.size, "sha256": original.sha256} if original else {}

    def original(self, meeting: Meeting, address: str | None) -> dict[str, Any]:
        """Return the original of minutes or a §, if it is published here."""
        return {"pdf": self.url(address), "pdf_fil": self.file(meeting, address)} if address else {}

    def serving(self, item: AgendaItem) -> int | None:
        """Return how many served in a §, or None where the list of attendance does not tell."""
        seats = item.meeting.body.record.seats
        return None if item.unsure or (seats and item.serving > seats) else item.serving

    def appeal(self, item: AgendaItem) -> dict[str, str | None]:
        """Return when a § was approved and announced, how it is appealed, and the last day for it."""
        drafted = stage_of(item) is Stage.DRAFT  # announced to nobody yet
        approved, notice = item.approved_on, None if drafted else item.meeting.announced(item.number)
        day = notice.last_day_of(item) if notice else None
        return {
            "överklagas": appealable(item),
            "justerad": approved.isoformat() if approved else None,
            "anslagen": notice.posted.isoformat() if notice else None,
            "överklaga_senast_beräknat": day.isoformat() if day else None,
        }

    def step(self, item: AgendaItem) -> dict[str, Any]:
        """Return the keys that every mention of a § has."""
        return {
            "nr": format_number(item.number),
            "url": self.url(urls.item(item)),
            "rubrik": item.title,
            "utfall": item.outcome,
            # Marked as what is sent back; sent on is something else.
            "läge": "hänskjutet" if item.short_state_label == "Hänskjutet" else item.state.value,
            "förslag_till": self.named_then(item.proposal_to, item.meeting.date) if item.proposal_to else None,
            **self.standing(item),
        }

    def standing(self, item: AgendaItem) -> dict[str, Any]:
        """Return the qualifications of a §, wherever its words are quoted."""
        standing = standing_of(item)
        newer = standing.newer
        return {
            "status": standing.stage.value,
            "nyare": self.url(urls.item(newer)) if newer else None,
            "rättelser": [
                {
                    "datum": correction.date.isoformat(),
                    "text": correction.text,
                    "tidigare": correction.old,
                    "beslut": correction.decision,
                }
                for correction in standing.corrections
            ],
            "redaktionell_not": standing.note,
            "jäv": [self.author(author) for author in standing.disqualified],
            "sekretess": standing.secrecy,
            "maskning": standing.masking,
        }

    def sections(self, item: AgendaItem) -> Sequence[dict[str, str | None]]:
        """Return the running texts of a §; a heading that is the usual one of its key is left out."""
        record = item.record
        links: list[dict[str, str | None]] = [
            {"nyckel": key, "rubrik": None if heading == STANDARD_HEADINGS[key] else heading, "text": text}
            for key in record.section_order
            if (text := record.texts.get(key))
            for heading in (heading_of(self.context, item, key),)
        ]
        return links + [
            {"nyckel": "avsnitt", "rubrik": section.heading, "text": section.text} for section in record.other_sections
        ]

    def vote(self, item: AgendaItem, index: int) -> dict[str, Any]:
        vote = item.record.votes[index]
        tally = vote.tally
        return {
            "id": urls.vote(item.number, index),
            "tid": vote.time,
            "alternativ": [
                {
                    "namn": option.name,
                    "antal": option.number,
                    "röster": [self.author(item.meeting.author(name)) for name in option.voters],
                }
                for option in vote.options
            ],
            "ja": vote.yes,
            "nej": vote.no,
            "sluten": vote.closed or None,
            "utfall": vote.outcome,
            "utslagsröst": vote.casting_vote,
            "minoritet_avgjorde": won_by_minority(item, index) or None,
            "text": vote.text,
            "resultat": {
                "ja": vote.sides[0] if vote.sides else None,
                "nej": vote.sides[1] if vote.sides else None,
                **beside_sides(tally),
            }
            if tally
            else None,
            "röster": self.ballots(item, index),
        }

    def ballots(self, item: AgendaItem, index: int) -> dict[str, list[int]]:
        """Return who voted how in a vote: under each choice the places in `voters`, in the order of the record."""
        cast: dict[str, list[int]] = {}
        for contribution in ballots_in(item, index):
            name = tuple(self.author(contribution.authors[0]).values())
            cast.setdefault(contribution.choice, []).append(self._voters.setdefault(name, len(self._voters)))
        return cast

    def voters(self) -> list[dict[str, str | None]]:
        """Return those who voted in what these parts were made of so far, each name and party as printed once."""
        return [dict(zip(("namn", "parti", "url"), voter, strict=True)) for voter in self._voters]

    def contribution(self, contribution: Contribution) -> dict[str, Any]:
        statement = contribution.statement
        return {
            "id": said_anchor(contribution),
            "slag": contribution.kind.value,
            "av": [self.author(author) for author in contribution.authors],
            "för": [party.code for party in contribution.parties],
            "språk": language_of(contribution.item, contribution) or None,
            "ingress": statement.lead if statement else None,
            "text": contribution.text,
            "återtaget": bool(contribution.withdrawn) or None,
        }

    def reference(self, item: AgendaItem) -> dict[str, str]:
        """Return which § something belongs to: its address. What it says stands in its meeting's data."""
        return {"paragraf": self.url(urls.item(item))}

    def covered(self, presence: Presence) -> str:
        """Return the §§ that a line of attendance surely covers, in few characters: "526–606"."""
        order = [item.number for item in presence.meeting.items]
        return format_spans(spans_in(presence.numbers, order))

    def presence(self, presence: Presence) -> dict[str, Any]:
        who = self.author(presence.who)
        # Nobody serves in a seat that nobody has.
        kind = "vakant" if presence.entry.is_vacant else presence.kind.value
        return {
            **who,
            "som": None if kind == SERVING else kind,
            "roll": presence.role,
            "ersätter": self.author(presence.replaces) if presence.replaces else None,
            "paragrafer": self.covered(presence) or None,
            "del_av": printed_spans(presence.entry.partly),
            "tid": presence.entry.times,
            "sätt": presence.entry.remote,
            "rad": None if presence.printed == line_of(who) else presence.printed,
        }

    def author(self, author: Author) -> dict[str, Any]:
        party = author.printed_party or (author.party.code if author.party else None)
        return {
            "namn": author.name,
            "parti": party,
            "url": self.url(urls.person(author.person)) if author.person else None,
        }

    def named_body(self, body: Body) -> dict[str, str]:
        return {"id": body.id, "namn": body.name, "url": self.url(urls.body(body))}

    def named_then(self, body: Body, day: date) -> dict[str, str | None]:
        """Return a body with what it was called on a day, if that was something else."""
        then = body.record.name_on(day)
        return {**self.named_body(body), "hette": then if then != body.name else None}

    def named_party(self, party: Party) -> dict[str, str | None]:
        url = self.url(urls.party(party)) if party.has_page else None
        return {"kod": party.code, "namn": party.name, "url": url}

    def named_subject(self, subject: Subject) -> dict[str, str]:
        return {"typ": subject.kind, "namn": subject.name, "url": self.url(urls.subject(subject))}

    def named_case(self, case: Case) -> dict[str, str]:
        return {"nr": case.number.canonical, "url": self.url(urls.case(case))}

    def named_meeting(self, meeting: Meeting) -> dict[str, str | None]:
        return {
            "organ": meeting.body.id,
            "datum": meeting.date.isoformat(),
            "url": self.url(urls.meeting(meeting)),
            "status": None if meeting.is_held else meeting.status,
        }


def line_of(who: Mapping[str, Any]) -> str:
    """Return the line of attendance of somebody who served and of whom it says no more: "Anna Ek (S)"."""
    return f"{who['namn']} ({who['parti']})" if who.get("parti") else str(who["namn"])


def by_case(item: AgendaItem, tell: Callable[[AgendaItem], str]) -> str:
    """Return the outcome of a § as `tell` has it, case by case where its cases became different things."""
    told = {case.number.canonical: tell(item.of(case)) for case in item.cases}
    if all(item.of(case) is item for case in item.cases):
        return tell(item)
    return "; ".join(f"{number}: {value}" for number, value in told.items())


def printed_author(author: Author) -> str:
    party = author.printed_party or (author.party.code if author.party else None)
    return f"{author.name} ({party})" if party and party != author.name else author.name


def beside_sides(tally: Tally) -> dict[str, int | None]:
    """Return the figures of a vote beside those of Ja and Nej, by the words for them."""
    return {
        "avstår": tally.abstained,
        "frånvarande": tally.absent,
        "kvittade": tally.paired,
        "blanka": tally.blank,
        "ogiltiga": tally.invalid,
    }


def printed_spans(spans: Sequence[Span]) -> str | None:
    """Return ranges of §§ as minutes print them, "8–10, 12", or None if there are none."""
    return format_spans(tuple(spans)) or None


def without_empty(value: Any) -> Any:
    """Leave out what is not known: no key stands for nothing."""
    if isinstance(value, dict):
        kept = ((key, without_empty(part) if type(part) in _NESTED else part) for key, part in value.items())
        return {key: part for key, part in kept if part or not (part is None or type(part) in _NESTED)}
    return [without_empty(part) if type(part) in _NESTED else part for part in value]


_NESTED = (dict, list)
