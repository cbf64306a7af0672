"""One § in full: its sections in the record's order, its statements, and the ways to cite it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from typing import ClassVar

from markupsafe import Markup

from generator import urls
from generator.archive import AgendaItem, Case, Contribution, ContributionKind, StateKind, standing_of
from generator.archive.trace import remembered
from generator.language.text import capitalise, count, in_sentence
from generator.model import KIND_UNDER, STANDARD_HEADINGS, STATEMENT_WORDS, Document, Item, OtherSection
from generator.pages.context import Context
from generator.pages.item.presence import Served, ServedView
from generator.pages.item.removed import RemovedItemView
from generator.pages.item.standing import StandingView, standing_view
from generator.pages.item.votes import VoteView, votes_of
from generator.pages.meeting.times import AppealView, appeal_of
from generator.pages.parts import (
    LinkView,
    PartyMark,
    StateView,
    author_link,
    href,
    mark_of,
    party_mark,
    pdf_words,
    section_number,
    state_of,
    subject_links,
    written,
)
from generator.pages.text.glossary import SECTIONS, Term, outcome_key

# So far back in a case a decision's proposal is looked for.
_EARLIER = 10
_LEAD = 160


@dataclass(frozen=True)
class DecisionView:
    """The decision block: the record's heading and words, and whether they decide or propose."""

    heading: str
    html: Markup
    state: StateView
    standing: StandingView
    compared: LinkView | None  # with the proposal that it followed


@dataclass(frozen=True)
class StatementView:
    """Something somebody had put on record: the printed lead, or who it is when there is none, and the words."""

    mark: PartyMark | None
    marks: tuple[PartyMark, ...]  # of all its parties
    named_within: bool  # its own words name them, so that no line need do so before
    lead: Markup | None
    authors: tuple[LinkView, ...]
    parties: tuple[LinkView, ...]
    html: Markup | None
    quoted: bool  # begins with a quotation mark, which then hangs in the margin
    remark: str  # "Återtaget", "Blank reservation": the site's own word
    lead_plain: str
    first: str  # of its words, where nothing else says what it was
    anchor: str
    lang: str  # of its words, if they are not Swedish


@dataclass(frozen=True)
class DocumentView:
    """A document that a § lists: where it leads, of what kind and size the file is, and where else it is published."""

    link: LinkView
    record: Document
    file: str = ""


@dataclass(frozen=True)
class SectionView:
    """One section under its printed heading. What it holds is said by its kind, after which its template is named."""

    heading: str
    _: KW_ONLY
    lang: str = ""  # of its words, if they are not Swedish
    term: Term | None = None  # what its heading means
    kind: ClassVar[str]


@dataclass(frozen=True)
class DecisionSection(SectionView):
    """What was decided or proposed."""

    decision: DecisionView
    kind = "decision"


@dataclass(frozen=True)
class TextSection(SectionView):
    """Words of the record."""

    html: Markup
    kind = "text"


@dataclass(frozen=True)
class DocumentsSection(SectionView):
    """What lay before the meeting."""

    documents: tuple[DocumentView, ...]
    kind = "documents"


@dataclass(frozen=True)
class StatementsSection(SectionView):
    """What was put on record, of one kind."""

    statements: tuple[StatementView, ...]
    kind = "statements"


@dataclass(frozen=True)
class VotesSection(SectionView):
    """The votes."""

    votes: tuple[VoteView, ...]
    kind = "votes"


@dataclass(frozen=True)
class PeopleSection(SectionView):
    """Those who took no part."""

    people: tuple[LinkView, ...]
    kind = "people"


@dataclass(frozen=True)
class ItemView:
    """One § in full."""

    anchor: str
    href: str
    record: Item
    number: str
    state: StateView
    term: Term | None  # what its state means
    cases: tuple[LinkView, ...]
    filed_by: tuple[LinkView, ...]
    filed_on: str
    remarks: tuple[str, ...]
    earlier: tuple[LinkView, ...]
    times: str  # how many those are: "sex gånger"
    sources: tuple[LinkView, ...]
    sections: tuple[SectionView, ...]
    standing: StandingView
    served: ServedView | None
    appeal: AppealView
    cited_after: str  # what a citation says after its heading: ", dnr KS-2024-00001 (utkast)"
    subjects: tuple[LinkView, ...] = ()  # the places and topics that it is about
    removed_items: tuple[RemovedItemView, ...] = ()  # of the §§ that were removed before this one

    @property
    def decides(self) -> bool:
        """Whether a decision block says what it decides."""
        return any(isinstance(section, DecisionSection) for section in self.sections)


def heading_of(context: Context, item: AgendaItem, key: str) -> str:
    """Return the heading the record uses: the item's own, the municipality's, or the usual one."""
    own = item.record.headings.get(key)
    return own or context.archive.municipality.headings.get(key) or STANDARD_HEADINGS[key]


@remembered
def decision_of(context: Context, item: AgendaItem) -> DecisionView | None:
    """Return the decision block of an item, or None if it has no decision."""
    if item.record.decision is None:
        return None
    standing = standing_view(context, item)
    return DecisionView(
        heading_of(context, item, "beslut"),
        context.text(item.record.decision, item.meeting).html,
        state_of(item),
        standing,
        None if standing.newer else _compared(item),
    )


def _compared(item: AgendaItem) -> LinkView | None:
    """Return the way to the last decision in a case beside what was proposed, if the page of the case shows it."""
    for case in item.cases if item.state is StateKind.DECIDED else ():
        for earlier in case.before(item, _EARLIER):
            if item.meeting.body.takes_over(earlier.proposal_to):
                link = LinkView("Jämför med förslaget, ord för ord", href(urls.comparison(case)))
                return link if earlier.record.decision else None
    return None


@remembered
def statement_view(context: Context, contribution: Contribution) -> StatementView:
    """Return a statement with its printed lead, or with its authors when it has none."""
    lead = context.lead(contribution)
    text = contribution.text
    party = contribution.parties[0] if contribution.parties else None
    printed = contribution.authors[0].printed_party if contribution.authors else None
    remark = ""
    if contribution.withdrawn:
        remark = capitalise(contribution.withdrawn)
    elif contribution.kind is ContributionKind.BLANK_RESERVATION:
        remark = "Blank reservation"
    shown = context.text(text, contribution.item.meeting) if text else None
    within = lead is None and shown is not None and _names_all(contribution, shown.plain)
    mark = mark_of(party, printed)
    marks = (mark, *(party_mark(each) for each in contribution.parties[1:])) if within else (mark,)
    return StatementView(
        mark,
        tuple(filter(None, marks)),
        within,
        lead.html if lead else None,
        tuple(author_link(author) for author in contribution.authors),
        tuple(LinkView(each.name, href(urls.party(each))) for each in contribution.parties),
        shown.html if shown else None,
        (text or "")[:1] in {"”", "“", '"', "»"},
        remark,
        lead.plain.removesuffix(":") if lead else "",
        _first(shown.plain) if shown and lead is None else "",
        said_anchor(contribution),
        language_of(contribution.item, contribution),
    )


def said_anchor(contribution: Contribution) -> str:
    """Return the anchor, inside its meeting, of what somebody had put on record."""
    said = contribution.said
    return urls.said(contribution.item.number, said.key, said.at) if said else ""


def language_of(item: AgendaItem, contribution: Contribution | None = None) -> str:
    """Return the language of the words of a § or a statement as a page says it; nothing if it is Swedish."""
    statement = contribution.statement if contribution else None
    own = statement.language if statement else None
    found = own or item.record.language or item.meeting.body.record.language
    return "" if found in (None, "sv") else found


def _first(words: str) -> str:
    """Return the first sentence of a statement, cut with a mark where it is long."""
    first, stop, rest = words.partition(". ")
    if len(first) > _LEAD:
        return f"{first[:_LEAD].rpartition(' ')[0]} …"
    return f"{first}{stop.rstrip()} …" if rest else words


def _names_all(contribution: Contribution, words: str) -> bool:
    """Tell whether a statement begins by naming all who are behind it: "Anna Ek (S) och Bo Lund (M) yrkar …"."""
    names = [author.name for author in contribution.authors]
    return bool(names) and words.startswith(names[0]) and all(name in words for name in names)


def item_view(context: Context, item: AgendaItem, served: Served) -> ItemView:
    """Return everything that is shown of one §, in the order of the record; `served` knows who was at its meeting."""
    record = item.record
    remarks = []
    if record.approved_at_once:
        remarks.append("Omedelbart justerad")
    if record.status:
        remarks.append(capitalise(record.status))
    return ItemView(
        anchor=urls.anchor(item.number),
        href=href(urls.item(item)),
        record=record,
        number=section_number(item.number),
        state=state_of(item),
        term=context.term(outcome_key(item)),
        cases=tuple(_case_link(item, case) for case in item.cases),
        filed_by=tuple(author_link(author) for author in item.filed_by),
        filed_on=written(record.filed_on) if record.filed_on else "",
        remarks=tuple(remarks),
        earlier=tuple(earlier_links(context, item)),
        times=count(len(record.earlier), "gång", "gånger"),
        sources=tuple(_sources(item)),
        sections=sections_of(context, item),
        standing=standing_view(context, item),
        served=served.view(item),
        appeal=appeal_of(item),
        cited_after=_cited_after(item),
        subjects=subject_links(item.subjects),
    )


def _case_link(item: AgendaItem, case: Case) -> LinkView:
    """Return the way to a case, with what became of it where the § says that case by case."""
    own = item.of(case)
    outcome = f" ({own.state_label[:1].lower()}{own.state_label[1:]})" if own is not item else ""
    return LinkView(f"{case.number.canonical}{outcome}", href(urls.case(case)))


def _cited_after(item: AgendaItem) -> str:
    """Return the words of a citation after a §'s heading: ", dnr KS-2024-00001 (förslag till kommunstyrelsen)"."""
    numbers, said = [case.number.canonical for case in item.cases], remarks_of(item)
    return (f", dnr {', '.join(numbers)}" if numbers else "") + (f" ({', '.join(said)})" if said else "")


def remarks_of(item: AgendaItem) -> list[str]:
    """Return the qualifications of a § where it is cited, in short: ["förslag till kommunstyrelsen", "utkast"]."""
    said = [item.state_label] if item.proposal_to else []
    return [each[:1].lower() + each[1:] for each in (*said, *standing_of(item).marks)]


def in_words(item: AgendaItem) -> str:
    """Return the outcome of a § and its qualifications, in a few words: "Beslut (rättat 2 april 2024)"."""
    marks = ", ".join(mark[:1].lower() + mark[1:] for mark in standing_of(item).marks)
    return f"{item.state_label} ({marks})" if marks else item.state_label


def earlier_links(context: Context, item: AgendaItem) -> Iterator[LinkView]:
    """Yield where a § was handled before, as the record says, with the way there if that is in the archive."""
    for earlier in item.record.earlier:
        body = context.archive.bodies.get(earlier.body)
        name = in_sentence(body.record.name_on(earlier.date)) if body else earlier.body
        words = f"{name} {written(earlier.date)}, {section_number(earlier.number)}"
        if earlier.outcome:
            words += f" ({earlier.outcome})"
        meeting = context.archive.meeting_on(earlier.body, earlier.date)
        found = meeting.item(earlier.number) if meeting else None
        yield LinkView(words, href(urls.item(found)) if found else None)


def _sources(item: AgendaItem) -> Iterator[LinkView]:
    """Yield the originals of a § that comes from another document than the rest."""
    source = item.record.source
    if source and source.pdf:
        pdf = urls.source_pdf(item.meeting, item.record)
        yield LinkView(source.pdf, href(pdf) if pdf else None)
    if source and source.link:
        yield LinkView(source.link, source.link)


@remembered
def sections_of(context: Context, item: AgendaItem) -> tuple[SectionView, ...]:
    """Return the sections of an item in the order in which the record has them."""
    lang = language_of(item)
    return tuple(replace(view, lang=lang) if lang else view for view in _sections(context, item))


def in_order(item: Item) -> Iterator[str | OtherSection]:
    """Yield the sections of a § in the order of the record: the key of one, or a section under a heading of its own."""
    placed = [other for other in item.other_sections if other.after]
    order = list(item.section_order)
    for key in order:
        if key == "avsnitt":
            yield from (other for other in item.other_sections if not other.after)
            continue
        yield key
        yield from (other for other in placed if other.after == key)
    yield from (other for other in placed if other.after not in order)


def _sections(context: Context, item: AgendaItem) -> Iterator[SectionView]:
    for each in in_order(item.record):
        if isinstance(each, str):
            yield from _section(context, item, each)
        else:
            yield TextSection(each.heading, context.text(each.text, item.meeting).html)


def _section(context: Context, item: AgendaItem, key: str) -> Iterator[SectionView]:
    record = item.record
    heading, term = heading_of(context, item, key), context.term(SECTIONS.get(key))
    text = record.texts.get(key)
    if key == "beslut":
        if decision := decision_of(context, item):
            yield DecisionSection(heading, decision)
    elif text is not None:
        yield TextSection(heading, context.text(text, item.meeting).html, term=term)
    elif key == "handlingar":
        yield DocumentsSection(heading, documents_of(item), term=term)
    elif key == "voteringar":
        yield VotesSection(heading, votes_of(context, item), term=term)
    elif key == "jäv":
        people = tuple(author_link(author) for author in item.disqualified)
        yield PeopleSection(heading, people, term=term)
    elif key in KIND_UNDER:
        contributions = [
            contribution for contribution in item.contributions if STATEMENT_WORDS[contribution.kind].key == key
        ]
        statements = tuple(statement_view(context, contribution) for contribution in contributions)
        yield StatementsSection(heading, statements, term=term)


def documents_of(item: AgendaItem) -> tuple[DocumentView, ...]:
    """Return the documents of an item as the record lists them."""
    return tuple(_document(item, document) for document in item.record.documents)


def _document(item: AgendaItem, document: Document) -> DocumentView:
    file = urls.document_pdf(item.meeting, document)
    if not file:
        return DocumentView(LinkView(document.text, document.link), document)
    return DocumentView(LinkView(document.text, href(file)), document, pdf_words(item.meeting, file))


def decided_or_proposed(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Return those items whose words stand in a brief."""
    return [item for item in items if item.state is not StateKind.NOTED]
