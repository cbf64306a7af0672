"""Minutes as Akoma Ntoso 3.0 (OASIS LegalDocML, 2018): a `debate` beside the page of each meeting.

moten/ks/2024-04-17/protokoll.akn.xml

Words stand as in the record and in its order, masked ones as they are. What is said of them and not by them (that a §
is a draft, a proposal, corrected) stands in the same § before its words, with status="editorial". Nothing is dated by
a build: the version is that of the minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from lxml import etree, html

from generator import urls
from generator.archive import (
    AgendaItem,
    Author,
    Contribution,
    ContributionKind,
    Meeting,
    Presence,
    PresenceKind,
    Removal,
)
from generator.language.calendar_se import format_date
from generator.language.text import WORD_JOINER, capitalise, ended, plain
from generator.model.voting import Choice
from generator.notation import format_number, format_spans
from generator.opendata.parts import beside_sides, by_case
from generator.opendata.standards.akn_markup import NAMESPACE, Element, add, add_html, put
from generator.opendata.standards.akn_meta import References, identification, votings
from generator.pages.context import Context
from generator.pages.item.items import SectionView, StatementsSection, heading_of, language_of, said_anchor, sections_of
from generator.pages.item.standing import masked_because, newer_link, standing_view
from generator.pages.parts import section_number, written
from generator.pages.text.markup import resolve

# What holds a section, where the standard has an element for it; else a debateSection.
_HOLDERS = {
    "beslut": "resolutions",
    "handlingar": "papers",
    "reservationer": "writtenStatements",
    "särskilda_yttranden": "writtenStatements",
    "protokollsanteckningar": "writtenStatements",
}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def minutes_as_akn(context: Context, meeting: Meeting) -> bytes:
    """Return the minutes of a meeting that has been held as an XML document in UTF-8."""
    return _Document(context, meeting).made()


class _Document:
    def __init__(self, context: Context, meeting: Meeting) -> None:
        self.context = context
        self.meeting = meeting
        self.references = References(context, meeting)

    def made(self) -> bytes:
        root: Element = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
        debate = add(root, "debate", name="protokoll")
        meta = add(debate, "meta")
        self._preface(add(debate, "preface"))
        body = add(debate, "debateBody")
        self._roll_call(add(body, "rollCall", eId="narvaro"))
        removed = self.context.archive.removed_from(urls.meeting(self.meeting))
        for item in self.meeting.items:
            while removed and (removed[0].number or (0, 0)) < item.number:
                _removed_item(body, removed.pop(0))
            self._item(body, item)
        for removal in removed:
            _removed_item(body, removal)
        self._conclusions(debate)
        identification(meta, self.context, self.meeting)
        votings(meta, self.meeting, self.references)
        self.references.write(meta)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"

    # The parts of the minutes as a whole

    def _preface(self, preface: Element) -> None:
        meeting, minutes = self.meeting, self.meeting.minutes
        title = add(preface, "p")
        add(title, "docType", "Protokoll")
        put(title, ", ")
        add(title, "docAuthority", meeting.body_name)
        put(title, ", ")
        add(title, "docDate", format_date(meeting.date), date=meeting.date.isoformat())
        if minutes.last_day:
            put(title, "–")
            add(title, "docDate", format_date(minutes.last_day), date=minutes.last_day.isoformat())
        add(add(preface, "p"), "docJurisdiction", self.context.archive.municipality.name)
        for label, words in (("Tid", minutes.time), ("Plats", minutes.place)):
            if words:
                add(preface, "p", f"{label}: {words}")
        if not meeting.is_approved:
            _editorial(preface, f"{capitalise(meeting.status)}. Ordalydelsen kan ändras.")
        if minutes.masking:
            _editorial(preface, masked_because(minutes.masking))
        if minutes.editorial_note:
            _editorial(preface, f"Redaktionens anmärkning: {minutes.editorial_note}")

    def _roll_call(self, roll: Element) -> None:
        meeting = self.meeting
        for kind in (PresenceKind.SERVING, PresenceKind.SUBSTITUTE):
            if present := list(meeting.of_kind(kind)):
                section = add(roll, "debateSection", name=kind.value)
                add(section, "heading", "Beslutande" if kind is PresenceKind.SERVING else "Närvarande ersättare")
                for presence in present:
                    self._present(add(section, "p"), presence)
        for name, heading, people in (
            ("övriga", "Övriga", meeting.minutes.others),
            ("sekreterare", "Sekreterare", meeting.minutes.secretary),
        ):
            if people:
                section = add(roll, "debateSection", name=name)
                add(section, "heading", heading)
                for printed in people:
                    add(section, "p", printed)
        if meeting.approvers:
            section = add(roll, "debateSection", name="justerare")
            add(section, "heading", "Justerare")
            for author in meeting.approvers:
                self._person(add(section, "p"), author)

    def _present(self, line: Element, presence: Presence) -> None:
        """Write a line of the attendance as printed; who it is and as what stand in attributes."""
        person = presence.who.person
        if not person:
            put(line, presence.printed)
            return
        role = {"as": self.references.role(presence.role)} if presence.role else {}
        add(line, "person", presence.printed, refersTo=self.references.person(person), **role)

    def _conclusions(self, debate: Element) -> None:
        minutes = self.meeting.minutes
        lines = []
        for approval in minutes.approvals:
            items = f" ({format_spans(approval.items)})" if approval.items else ""
            lines.append(f"Justering {approval.date}{items}")
        for notice in minutes.notices:
            until = f"–{notice.removed}" if notice.removed else ""
            items = f" ({format_spans(notice.items)})" if notice.items else ""
            kept = f". Förvaring: {notice.kept_at}" if notice.kept_at else ""
            lines.append(f"Anslag {notice.posted}{until}{items}{kept}")
        if lines:
            conclusions = add(debate, "conclusions")
            for line in lines:
                add(conclusions, "p", f"Enligt utkastet: {line}" if self.meeting.status == "utkast" else line)

    # One §

    def _item(self, body: Element, item: AgendaItem) -> None:
        section = add(body, "debateSection", eId=urls.anchor(item.number), name="paragraf")
        if lang := language_of(item):
            section.set(_XML_LANG, lang)
        add(section, "num", plain(section_number(item.number)))
        add(section, "heading", item.title)
        self._about(section, item)
        self._standing(section, item)
        keys = list(_keys(item))
        for view in sections_of(self.context, item):
            self._section(section, item, keys.pop(0), view)

    def _about(self, section: Element, item: AgendaItem) -> None:
        """Write what the head of a § says: its cases, kind, who filed it, where it was before."""
        record = item.record
        if item.cases:
            line = add(section, "p", "Ärende: ")
            for index, case in enumerate(item.cases):
                put(line, ", " if index else "")
                add(line, "docketNumber", case.number.canonical)
                if (own := item.of(case)) is not item:
                    put(line, f" ({own.state_label[:1].lower()}{own.state_label[1:]})")
        if record.kind:
            add(section, "p", f"Typ: {record.kind}")
        if item.filed_by:
            self._people(add(section, "p", "Väckt av: "), item.filed_by)
        if record.filed_on:
            add(section, "p", f"Väckt: {record.filed_on}")
        for earlier in record.earlier:
            outcome = f" ({earlier.outcome})" if earlier.outcome else ""
            add(section, "p", f"Tidigare: {earlier.body} {earlier.date}, § {format_number(earlier.number)}{outcome}")
        if record.approved_at_once:
            add(section, "p", "Omedelbart justerad")

    def _standing(self, section: Element, item: AgendaItem) -> None:
        """Write what qualifies the words of a §: see archive/standing.py."""
        view = standing_view(self.context, item)
        state = _editorial(section, "Läge: ")
        outcome = self.references.concept("förslag" if item.proposal_to else item.outcome)
        add(state, "outcome", by_case(item, attrgetter("state_label")), refersTo=outcome)
        if view.word:
            _editorial(section, f"{view.word}. {view.sentence}")
        if view.proposal:
            _editorial(section, f"Förslag till {view.proposal.to.text}, inte slutligt beslut{view.proposal.but}.")
        if newer := item.newer():
            _editorial(section, f"Ärendet har behandlats igen: {plain(newer_link(newer).text)}.")
        for index, correction in enumerate(item.remarks.corrections):
            self._correction(section, item, index, correction)
        if item.remarks.note:
            _editorial(section, f"Redaktionens anmärkning: {item.remarks.note}")
        if item.disqualified:
            self._people(_editorial(section, "Deltog inte på grund av jäv: "), item.disqualified)
        if item.remarks.secrecy:
            why = f"Sekretess, det som är hemligt publiceras inte. Grund: {item.remarks.secrecy}"
            _editorial(section, ended(why))
        if item.remarks.masking:
            _editorial(section, masked_because(item.remarks.masking))

    def _correction(self, section: Element, item: AgendaItem, index: int, record: Any) -> None:
        made = add(section, "debateSection", eId=urls.correction(item.number, index), name="rättelse")
        add(made, "heading", f"Rättat {plain(written(record.date))}")
        if record.decision:
            add(made, "p", f"Beslut om rättelse: {record.decision}")
        for name, heading, text in (("tidigare", "Tidigare", record.old), ("rättat", "Ska vara", record.text)):
            if text:
                part = add(made, "debateSection", name=name)
                add(part, "heading", heading if record.old else "Rättelse")
                self._blocks(part, text)

    def _section(self, above: Element, item: AgendaItem, key: str, view: SectionView) -> None:
        """Write one section; `key` says which, `view` is what the page shows of it."""
        if key.startswith("avsnitt"):
            section = add(above, "debateSection", name="avsnitt")
            add(section, "heading", view.heading)
            self._blocks(section, item.record.other_sections[int(key.partition(":")[2])].text)
            return
        tag = _HOLDERS.get(key, "debateSection")
        section = add(above, tag, **({"name": key} if tag == "debateSection" else {}))
        add(section, "heading", heading_of(self.context, item, key))
        record = item.record
        if text := record.texts.get(key):
            self._blocks(section, text)
        elif key == "handlingar":
            for index, document in enumerate(record.documents):
                line = add(section, "p", eId=urls.document(item.number, index))
                file = urls.document_pdf(item.meeting, document)
                address = self.context.absolute(file) if file else document.link
                add(line, "a", document.text, href=address) if address else put(line, document.text)
        elif key == "jäv":
            self._people(add(section, "p"), item.disqualified)
        elif key == "voteringar":
            for index in range(len(record.votes)):
                self._vote(section, item, index)
        elif isinstance(view, StatementsSection):
            for said, shown in zip(_said(item, key), view.statements, strict=True):
                self._statement(section, said, named=shown.named_within or shown.lead is not None)

    def _statement(self, section: Element, said: Contribution, *, named: bool) -> None:
        """Write what somebody had put on record; the words that lead it in name them, else a line does."""
        behind = [self.references.person(author.person) for author in said.authors if author.person]
        behind += [self.references.party(party) for party in said.parties]
        made = add(section, "debateSection", eId=said_anchor(said), name=said.kind.value.replace(" ", "-"))
        if behind:
            made.set("refersTo", " ".join(dict.fromkeys(behind)))
        if lang := language_of(said.item, said):
            made.set(_XML_LANG, lang)
        if said.withdrawn:
            _editorial(made, capitalise(said.withdrawn))
        if said.kind is ContributionKind.BLANK_RESERVATION:
            _editorial(made, "Blank reservation")
        if said.statement and said.statement.lead:
            self._blocks(made, said.statement.lead)
        elif not named:
            line = add(made, "p")
            self._people(line, said.authors)
            others = [party.name for party in said.parties if party not in {author.party for author in said.authors}]
            put(line, ", " if said.authors and others else "")
            put(line, ", ".join(others))
        if said.text:
            self._blocks(made, said.text)
        if not len(made):
            self._people(add(made, "p"), said.authors)

    def _vote(self, section: Element, item: AgendaItem, index: int) -> None:
        vote = item.record.votes[index]
        anchor = urls.vote(item.number, index)
        made = add(section, "debateSection", eId=anchor, name="votering")
        for label, words in (("Tid", vote.time), ("Ja", vote.yes), ("Nej", vote.no)):
            if words:
                add(made, "p", f"{label}: {words}")
        if vote.closed:
            add(made, "p", "Sluten omröstning")
        for at, option in enumerate(vote.options):
            number = f" ({option.number})" if option.number is not None else ""
            line = add(made, "p", f"{option.name}{number}")
            if option.voters:
                put(line, ": ")
                choice = self.references.option(anchor, at, option.name)
                self._voters(line, (item.meeting.author(name) for name in option.voters), choice)
        if figures := ", ".join(figures_of(vote)):
            add(made, "p", figures)
        cast: dict[Choice, list[Author]] = {}
        for contribution in item.ballots:
            if contribution.voted and contribution.voted.vote == index:
                cast.setdefault(contribution.choice, []).append(contribution.authors[0])
        for choice in filter(cast.get, Choice):
            line = add(made, "p", f"{capitalise(choice.value)}: ")
            self._voters(line, cast[choice], self.references.concept(choice.value))
        if vote.casting_vote:
            add(made, "p", f"Utslagsröst: {vote.casting_vote}")
        if vote.outcome:
            add(add(made, "p", "Utfall: "), "outcome", vote.outcome, refersTo=self.references.concept(vote.outcome))
        if vote.text:
            self._blocks(made, vote.text)

    def _voters(self, line: Element, authors: Iterable[Author], choice: str) -> None:
        for index, author in enumerate(authors):
            put(line, ", " if index else "")
            if author.person:
                add(line, "vote", named(author), by=self.references.person(author.person), choice=choice)
            else:
                put(line, named(author))

    def _people(self, line: Element, authors: Iterable[Author]) -> None:
        for index, author in enumerate(authors):
            put(line, ", " if index else "")
            self._person(line, author)

    def _person(self, line: Element, author: Author) -> None:
        """Write a name; only who surely is one person of the archive is referred to."""
        if author.person:
            add(line, "person", named(author), refersTo=self.references.person(author.person))
        else:
            put(line, named(author))

    def _blocks(self, parent: Element, text: str) -> None:
        """Write a text of the record: its paragraphs, lists and tables."""
        made = resolve(self.context.compiled(text), lambda _: None).html.replace(WORD_JOINER, "")
        add_html(parent, html.fragment_fromstring(made, create_parent="div"))


def figures_of(vote: Any) -> Iterator[str]:
    """Yield the figures of a vote in words: "43 ja", "38 nej"."""
    tally = vote.tally
    if tally is None:
        return
    if vote.sides:
        yield from (f"{tally.yes} ja", f"{tally.no} nej")
    yield from (f"{number} {word}" for word, number in beside_sides(tally).items() if number is not None)


def named(author: Author) -> str:
    """Return a name with the party as printed: "Anna Ek (S)"."""
    party = author.printed_party or (author.party.code if author.party else None)
    return f"{author.name} ({party})" if party else author.name


def _editorial(parent: Element, words: str) -> Element:
    return add(parent, "p", words, status="editorial")


def _removed_item(body: Element, removal: Removal) -> None:
    """Write that a § was removed, and why; its words are gone."""
    record, number = removal.read(), removal.number or (0, 0)
    section = add(body, "debateSection", eId=urls.anchor(number), name="paragraf", status="removed")
    add(section, "num", f"§ {format_number(number)}")
    _editorial(section, f"Avpublicerad {record.date}. {record.reason}")


def _said(item: AgendaItem, key: str) -> list[Contribution]:
    return [contribution for contribution in item.contributions if contribution.said and contribution.said.key == key]


def _keys(item: AgendaItem) -> Iterator[str]:
    """Yield the keys of the sections in the order of `sections_of`; those of other headings with their place."""
    others = list(enumerate(item.record.other_sections))
    order = list(item.record.section_order)
    for key in order:
        if key == "avsnitt":
            yield from (f"avsnitt:{at}" for at, other in others if not other.after)
            continue
        yield key
        yield from (f"avsnitt:{at}" for at, other in others if other.after == key)
    yield from (f"avsnitt:{at}" for at, other in others if other.after and other.after not in order)
