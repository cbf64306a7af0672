"""What Akoma Ntoso says of a document beside its words: its FRBR addresses, what it refers to, its votes in figures.

Addresses follow the Akoma Ntoso Naming Convention 1.0: /akn/se/debate/protokoll/kommun-<kod>/<dag>/<organ>. The country
is Sweden; a municipality is none of its parts by ISO 3166-2, so that it stands as the actor,
which may begin with no figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import urls
from generator.archive import AgendaItem, Meeting, Party, Person
from generator.language.text import slug
from generator.opendata.standards.akn_markup import Element, add
from generator.pages.context import Context

# The languages of minutes (model/base.py) by ISO 639-2/T, or 639-3 where that has none, as the Naming Convention asks.
_LANGUAGES = {"sv": "swe", "fi": "fin", "fit": "fit", "se": "sme", "sma": "sma", "smj": "smj", "rom": "rom"}
_LANGUAGES |= {"yi": "yid", "en": "eng"}
MEDIA_TYPE = "application/akn+xml"


def work_of(context: Context, meeting: Meeting) -> str:
    """Return the address of the minutes as a work, whatever their version."""
    municipality = context.archive.municipality
    actor = slug(f"kommun {municipality.code}" if municipality.code else municipality.name)
    return f"/akn/se/debate/protokoll/{actor}/{meeting.date}/{_name(meeting)}"


def _name(meeting: Meeting) -> str:
    """Return the part that tells minutes of a day apart: the body, and its second meeting of the day from the first."""
    return meeting.body.id + (f"-{meeting.sequence}" if meeting.sequence > 1 else "")


def expression_of(context: Context, meeting: Meeting) -> str:
    """Return the address of the minutes as they are worded now."""
    return f"{work_of(context, meeting)}/{_language(meeting)}@{_version(meeting)}"


def _language(meeting: Meeting) -> str:
    return _LANGUAGES[meeting.body.record.language or "sv"]


def _version(meeting: Meeting) -> str:
    """Return the day of the wording: that of the approval, notice or correction; of the meeting while not approved."""
    return (meeting.changed_on if meeting.is_approved else meeting.date).isoformat()


def identification(meta: Element, context: Context, meeting: Meeting) -> None:
    """Add what identifies the work, its expression and this manifestation."""
    work, expression, version = work_of(context, meeting), expression_of(context, meeting), _version(meeting)
    identified = add(meta, "identification", source="#kommun")
    frbr = add(identified, "FRBRWork")
    add(frbr, "FRBRthis", value=f"{work}/!main")
    add(frbr, "FRBRuri", value=work)
    add(frbr, "FRBRalias", value=context.absolute(urls.meeting(meeting)), name="webb")
    add(frbr, "FRBRdate", date=meeting.date.isoformat(), name="möte")
    add(frbr, "FRBRauthor", href=f"#organ-{meeting.body.id}")
    add(frbr, "FRBRcountry", value="se")
    add(frbr, "FRBRsubtype", value="protokoll")
    add(frbr, "FRBRname", value=_name(meeting))
    frbr = add(identified, "FRBRExpression")
    add(frbr, "FRBRthis", value=f"{expression}/!main")
    add(frbr, "FRBRuri", value=expression)
    add(frbr, "FRBRdate", date=version, name="version")
    add(frbr, "FRBRauthor", href=f"#organ-{meeting.body.id}")
    add(frbr, "FRBRversionNumber", value=meeting.version)
    add(frbr, "FRBRlanguage", language=_language(meeting))
    frbr = add(identified, "FRBRManifestation")
    add(frbr, "FRBRthis", value=f"{expression}/!main.xml")
    add(frbr, "FRBRuri", value=f"{expression}.xml")
    add(frbr, "FRBRdate", date=version, name="version")
    add(frbr, "FRBRauthor", href="#kommun")
    add(frbr, "FRBRformat", value=MEDIA_TYPE)


class References:
    """The persons, bodies, roles and concepts that a document refers to, each once, in order of first mention."""

    def __init__(self, context: Context, meeting: Meeting) -> None:
        self._context = context
        self._found: dict[str, tuple[str, str, str]] = {}  # class, address and name by eId
        municipality = context.archive.municipality
        self._refer("TLCOrganization", "kommun", context.absolute(urls.START), municipality.name)
        body = meeting.body
        self._refer("TLCOrganization", f"organ-{body.id}", context.absolute(urls.body(body)), body.name)

    def _refer(self, kind: str, identifier: str, address: str, name: str) -> str:
        self._found.setdefault(identifier, (kind, address, name))
        return f"#{identifier}"

    def person(self, person: Person) -> str:
        """Return the reference to a person."""
        address = self._context.absolute(urls.person(person))
        return self._refer("TLCPerson", f"person-{person.slug}", address, person.name)

    def party(self, party: Party) -> str:
        """Return the reference to a party."""
        address = self._context.absolute(urls.party(party)) if party.has_page else _ontology("organization", party.slug)
        return self._refer("TLCOrganization", f"parti-{party.slug}", address, party.name)

    def role(self, name: str) -> str:
        """Return the reference to what somebody was at the meeting."""
        return self._refer("TLCRole", f"roll-{slug(name)}", _ontology("role", slug(name)), name)

    def concept(self, name: str) -> str:
        """Return the reference to what became of a §, or to a way to vote."""
        return self._refer("TLCConcept", f"begrepp-{slug(name)}", _ontology("concept", slug(name)), name)

    def option(self, vote: str, at: int, name: str) -> str:
        """Return the reference to one of several that were voted on, by the anchor of the vote."""
        own = f"{vote}-alternativ-{at + 1}"
        return self._refer("TLCConcept", own, _ontology("concept", own), name)

    def write(self, meta: Element) -> None:
        """Add all of them."""
        references = add(meta, "references", source="#kommun")
        for identifier, (kind, address, name) in self._found.items():
            add(references, kind, eId=identifier, href=address, showAs=name)


def _ontology(kind: str, name: str) -> str:
    return f"/akn/ontology/{kind}/se/{name}"


def votings(meta: Element, meeting: Meeting, references: References) -> None:
    """Add the figures of the votes, each with a way to where it stands in the body of the document."""
    found = [
        (item, index, counts)
        for item in meeting.items
        for index in range(len(item.record.votes))
        if (counts := list(_counts(item, index, references)))
    ]
    if not found:
        return
    analysis = add(add(meta, "analysis", source="#kommun"), "parliamentary")
    for item, index, counts in found:
        anchor = urls.vote(item.number, index)
        voting = add(analysis, "voting", eId=f"{anchor}-siffror", href=f"#{anchor}")
        if outcome := item.record.votes[index].outcome:
            voting.set("outcome", references.concept(outcome))
        if quorum := _quorum(item):
            add(voting, "quorum", value=str(quorum))
        for reference, number in counts:
            add(voting, "count", value=str(number), refersTo=reference)


def _quorum(item: AgendaItem) -> int | None:
    """Return how many have to be there: more than half of the members (KL 5:45 and 6:27); None if nobody says of how
    many, or the body is of another kind.
    """
    record = item.meeting.body.record
    return record.seats // 2 + 1 if record.seats and record.kind in {"fullmäktige", "styrelse", "nämnd"} else None


def _counts(item: AgendaItem, index: int, references: References) -> Iterator[tuple[str, int]]:
    vote: Any = item.record.votes[index]
    for at, option in enumerate(vote.options):
        if option.number is not None:
            yield references.option(urls.vote(item.number, index), at, option.name), option.number
    tally = vote.tally
    if tally is None:
        return
    if vote.sides:
        yield references.concept("ja"), tally.yes
        yield references.concept("nej"), tally.no
    told = {
        "avstår": tally.abstained,
        "frånvarande": tally.absent,
        "kvittad": tally.paired,
        "blank": tally.blank,
    }
    for name, number in (told | {"ogiltig": tally.invalid}).items():
        if number is not None:
            yield references.concept(name), number
