"""The page of a meeting: decisions in brief, who was there, times, and then the minutes word for word."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import methodcaller
from typing import Any

from markupsafe import Markup

from generator import urls
from generator.archive import AgendaItem, Author, Meeting, PresenceKind
from generator.language.text import capitalise, count
from generator.notation import is_acting
from generator.pages.context import Context
from generator.pages.item.items import ItemView, item_view
from generator.pages.item.presence import Served
from generator.pages.item.removed import RemovedItemView, removed_items_of
from generator.pages.item.row import FactView, RowView, facts_line, figures, row_view, runs_of_quiet
from generator.pages.meeting.attendance import AttendanceView, attendance_of
from generator.pages.meeting.banner import BannerView, banner_of
from generator.pages.meeting.fidelity import FidelityView, fidelity_view
from generator.pages.meeting.times import TimesView, times_of
from generator.pages.page import Page, Planned
from generator.pages.parts import (
    STATES,
    LinkView,
    counted,
    href,
    meeting_name,
    number_range,
    pdf_words,
    person_link,
    spans_label,
)
from generator.pages.text.glossary import APPEAL, APPROVAL, NOTICE, Term, terms_of
from generator.pages.text.markup import paragraphs

_CHAIR = {"ordförande", "ordf", "ordf."}


@dataclass(frozen=True)
class TallyPart:
    """How many §§ ended in one way: legend and filter in one."""

    key: str  # that of the rows
    kind: str
    text: str


@dataclass(frozen=True)
class ParagraphView:
    """One § as a row that opens in place, and what stands before it: a heading of a run of quiet §§."""

    row: RowView
    item: ItemView
    run: LinkView | None  # "§§ 559–603, 45 bordlagda"; its text alone
    in_run: bool  # the heading says its state for it
    facts: tuple[FactView, ...]


@dataclass(frozen=True)
class VotedView:
    """A § in which there was a vote, with the figures of each."""

    row: RowView
    figures: tuple[str, ...]
    item: ItemView


@dataclass(frozen=True)
class AgendaLine:
    """A point of the agenda of a meeting that has not been held, with its cases."""

    title: str
    cases: tuple[LinkView, ...]


@dataclass(frozen=True)
class MeetingTerms:
    """The words of the head that are explained in place, and all words of the page that are."""

    approval: Term | None
    notice: Term | None
    appeal: Term | None
    all: tuple[Term, ...]


@dataclass(frozen=True)
class MeetingView:
    """All that the page of a meeting shows."""

    meeting: Meeting
    eyebrow: str
    body: LinkView
    now_called: str  # the body's name of today, if it has another
    banner: BannerView | None
    times: TimesView
    appeal_help: str
    agenda: tuple[AgendaLine, ...]
    tally: tuple[TallyPart, ...]
    attendance: AttendanceView
    parties: tuple[LinkView, ...]
    approvers: tuple[LinkView, ...]
    paragraphs: tuple[ParagraphView, ...]
    voted: tuple[VotedView, ...]
    removed_items: tuple[RemovedItemView, ...]  # of the §§ that were removed after the last
    note: Markup | None
    previous: LinkView | None
    next: LinkView | None
    source: str
    pdf: str | None
    pdf_words: str  # of what kind and size the original is
    pdf_sha256: str
    fidelity: FidelityView | None
    original: str | None
    data: str
    references: str  # the §§ of the year for programs that keep references
    days: str  # as ISO 8601 has them, with a slash between
    file: str
    address: str
    cited: str  # what a citation of a § begins with: "Sagolunda kommun, kommunstyrelsen, 17 april 2024, "
    terms: MeetingTerms
    site: Context
    chairs: tuple[str, ...]


def tally_of(items: Sequence[AgendaItem]) -> tuple[TallyPart, ...]:
    """Return how many §§ were decided, proposed, noted and so on, in that order."""
    found = {state: [item for item in items if item.state is state] for state in STATES}
    return tuple(
        TallyPart(words.key, words.mark, counted(found[state])) for state, words in STATES.items() if found[state]
    )


def _filters(items: Sequence[AgendaItem]) -> tuple[TallyPart, ...]:
    """Return the tally as filters: first all, then each state, with those in which there was a vote among them."""
    voted = sum(bool(item.record.votes) for item in items)
    parts = list(tally_of(items))
    if voted:
        parts.insert(1, TallyPart("vote", "", f"{voted} med omröstning"))
    return (TallyPart("all", "", f"Alla {len(items)}"), *parts) if len(parts) > 1 else tuple(parts)


def range_label(meeting: Meeting) -> str:
    """Return "§§ 8–15", the §§ of the whole minutes."""
    order = [item.number for item in meeting.items]
    return number_range(order, order)


def minutes_label(meeting: Meeting) -> str:
    """Return "protokoll §§ 8–15", or what there is of a meeting that has not been held."""
    if meeting.is_held:
        return f"protokoll {range_label(meeting)}".rstrip()
    return "kallelse" if meeting.status == "kallad" else "inställt"


def called(meeting: Meeting) -> str:
    """Return the sentence on a meeting that has not been held: when and where it is to be, or was to be."""
    when = times_of(meeting).place_and_time
    return f"Mötet är inställt: {when}." if meeting.status == "inställt" else f"Kallelse: {when}."


def meeting_view(context: Context, meeting: Meeting) -> MeetingView:
    """Return the view of a meeting's page."""
    items, after = _items(context, meeting)
    rows = tuple(row_view(context, item) for item in meeting.items)
    attendance = attendance_of(context, meeting)
    times = times_of(meeting)
    return MeetingView(
        meeting=meeting,
        eyebrow=capitalise(minutes_label(meeting)),
        body=LinkView(meeting.body_name, href(urls.body(meeting.body))),
        now_called=meeting.body.name if meeting.body_name != meeting.body.name else "",
        banner=banner_of(meeting),
        times=times,
        appeal_help=context.standard(urls.APPEAL_HELP),
        agenda=tuple(_agenda(meeting)),
        tally=_filters(meeting.items),
        attendance=attendance,
        parties=tuple(_parties(meeting)),
        approvers=tuple(map(_approver, meeting.approvers)),
        paragraphs=tuple(_paragraphs(meeting, rows, items)),
        voted=tuple(_voted(meeting, rows, items)),
        removed_items=after,
        note=paragraphs(meeting.minutes.editorial_note) if meeting.minutes.editorial_note else None,
        previous=_neighbour(meeting.previous),
        next=_neighbour(meeting.next),
        source=href(urls.sources(meeting.date.year)),
        **_original(meeting),
        fidelity=fidelity_view(meeting),
        original=meeting.minutes.source.link if meeting.minutes.source else None,
        data=href(urls.page_json(urls.meeting(meeting))),
        references=href(urls.references(meeting.date.year)),
        file=urls.source(meeting),
        days="/".join(dict.fromkeys(day.isoformat() for day in (meeting.date, meeting.last_day))),
        address=context.absolute(urls.meeting(meeting)),
        cited=f"{context.archive.municipality.name}, {meeting.body_in_sentence}, {meeting.days}, ",
        site=context,
        chairs=tuple(_chairs(meeting)),
        terms=_terms(context, times, attendance, items),
    )


def _original(meeting: Meeting) -> dict[str, Any]:
    """Return the address of the original, of what kind and size it is, and its digest."""
    pdf = urls.source_pdf(meeting)
    if pdf is None:
        return {"pdf": None, "pdf_words": "", "pdf_sha256": ""}
    original = meeting.file_called(pdf.rpartition("/")[2])
    return {"pdf": href(pdf), "pdf_words": pdf_words(meeting, pdf), "pdf_sha256": original.sha256 if original else ""}


def _agenda(meeting: Meeting) -> Iterator[AgendaLine]:
    for title, cases in meeting.agenda:
        yield AgendaLine(title, tuple(LinkView(each, href(urls.case(case)) if case else None) for each, case in cases))


def _approver(author: Author) -> LinkView:
    party = f" ({author.printed_party or author.party.code})" if author.party else ""
    return LinkView(f"{author.name}{party}", person_link(author).href)


def _terms(context: Context, times: TimesView, attendance: AttendanceView, items: Sequence[ItemView]) -> MeetingTerms:
    shown = {APPROVAL: times.approvals, NOTICE: times.notices, APPEAL: times.deadlines or times.no_deadline}
    terms: list[Term | None] = list(attendance.terms)
    terms += [term for item in items for term in (item.term, *(section.term for section in item.sections))]
    keys = [*(key for key, lines in shown.items() if lines), *(term.key for term in terms if term)]
    return MeetingTerms(
        context.term(APPROVAL), context.term(NOTICE), context.term(APPEAL), terms_of(context.glossary, keys)
    )


def _paragraphs(meeting: Meeting, rows: Sequence[RowView], views: Sequence[ItemView]) -> Iterator[ParagraphView]:
    """Yield the §§ in their order; three or more quiet ones of one state in a row stand under a heading of theirs."""
    order = [item.number for item in meeting.items]
    runs = runs_of_quiet(meeting.items)
    until = 0
    for at, (row, view) in enumerate(zip(rows, views, strict=True)):
        run: LinkView | None = None
        if at in runs:
            number, words = runs[at]
            until = at + number
            run = LinkView(f"{number_range(order[at:until], order)}, {words}")
        yield ParagraphView(row, view, run, at < until, facts_line(row.facts))


def _voted(meeting: Meeting, rows: Sequence[RowView], views: Sequence[ItemView]) -> Iterator[VotedView]:
    for item, row, view in zip(meeting.items, rows, views, strict=True):
        if row.has_vote:
            yield VotedView(row, tuple(figures(vote) for vote in item.record.votes), view)


def _chairs(meeting: Meeting) -> Iterator[str]:
    """Yield those whom the attendance calls the chair, as printed, with the §§ if the line names some."""
    for presence in meeting.of_kind(PresenceKind.SERVING):
        roles = [role for role in presence.entry.roles if role.title.casefold() in _CHAIR or is_acting(role.title)]
        # "Ålderspresident, ordförande §§ 1–2" is one who led the meeting for two §§.
        for role in [role for role in roles if role.spans] or roles[:1]:
            spans = role.spans or presence.entry.spans
            yield f"{presence.who.name} {spans_label(spans)}".rstrip()


def _parties(meeting: Meeting) -> Iterator[LinkView]:
    """Yield the parties of those in the attendance, in the order of the record."""
    for party in dict.fromkeys(presence.who.party for presence in meeting.presences):
        if party:
            yield LinkView(party.name, href(urls.party(party)))


def _items(context: Context, meeting: Meeting) -> tuple[tuple[ItemView, ...], tuple[RemovedItemView, ...]]:
    """Return the §§, each with the removed ones before it, and the removed ones after the last."""
    waiting = deque(removed_items_of(context, meeting))
    items: list[ItemView] = []
    served = Served(meeting)
    for item in meeting.items:
        before: list[RemovedItemView] = []
        while waiting and waiting[0][0] < item.number:
            before.append(waiting.popleft()[1])
        view = item_view(context, item, served)
        items.append(replace(view, removed_items=tuple(before)) if before else view)
    return tuple(items), tuple(removed_item for _, removed_item in waiting)


def _neighbour(meeting: Meeting | None) -> LinkView | None:
    if meeting is None:
        return None
    aside = " (inställt)" if meeting.status == "inställt" else ""
    return LinkView(f"{meeting.days}{aside}", href(urls.meeting(meeting)))


def description(meeting: Meeting) -> str:
    """Return the sentence that search engines show for a meeting."""
    if not meeting.is_held:
        return f"{meeting_name(meeting)}. {called(meeting)}"
    parts = [part.text for part in tally_of(meeting.items)]
    items = count(len(meeting.items), "paragraf", "paragrafer")
    # What a search engine shows alone says itself how far the minutes have come.
    aside = "" if meeting.is_approved else f" ({meeting.status})"
    return (
        f"Protokoll från {meeting_name(meeting)}{aside}: {items} ({', '.join(parts)}), närvaro, anteckningar och tider."
    )


def planned(context: Context) -> Iterator[Planned]:
    """Yield the page of every meeting."""
    asked = "akoma-ntoso" in context.archive.municipality.standards
    for meeting in context.archive.every_meeting:
        data = methodcaller("meeting", meeting)
        make = partial(_page, context, meeting)
        minutes = meeting if asked and meeting.is_held else None
        yield Planned(urls.meeting(meeting), make, "moten", data, data, data, when=meeting.date.year, minutes=minutes)


def _page(context: Context, meeting: Meeting) -> Page:
    return context.page(
        urls.meeting(meeting),
        "meeting.html",
        meeting_name(meeting),
        description(meeting),
        meeting_view(context, meeting),
    )
