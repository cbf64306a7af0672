"""The start page: search, the newest minutes with what they decided, and the ways in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from operator import methodcaller
from urllib.parse import quote_plus

from markupsafe import Markup

from generator import urls
from generator.archive import APPROVED, Meeting, StateKind
from generator.language.text import enumeration
from generator.pages.context import Context
from generator.pages.item.items import decided_or_proposed
from generator.pages.item.lines import ItemLine, item_line
from generator.pages.meeting.meeting import range_label
from generator.pages.meeting.times import times_of
from generator.pages.page import Page, Planned
from generator.pages.parts import LinkView, href, meeting_link, number_range

# How many of the newest minutes stand in full, and how many as a line each.
_FULL, _LINES = 1, 5


@dataclass(frozen=True)
class LatestView:
    """The newest minutes of the archive in brief."""

    link: LinkView
    sentence: str
    lines: tuple[ItemLine, ...]
    rest: str


@dataclass(frozen=True)
class EntryView:
    """One way into the archive."""

    link: LinkView
    count: int
    note: str


@dataclass(frozen=True)
class StartView:
    """All that the start page shows. `intro` is the editor's own Markdown (index.md), already HTML."""

    intro: Markup
    search: str
    examples: tuple[LinkView, ...]
    latest: tuple[LatestView, ...]
    earlier: tuple[tuple[LinkView, str], ...]
    entries: tuple[EntryView, ...]
    going_on: tuple[tuple[LinkView, str], ...]


def start_view(context: Context, intro: str) -> StartView:
    """Return the view of the start page. `intro` is trusted HTML that MkDocs made of index.md."""
    archive = context.archive
    newest = archive.newest_first
    return StartView(
        Markup(intro),  # noqa: S704 - MkDocs made it of a file of ours
        href(urls.SEARCH),
        _examples(context),
        tuple(_latest(context, meeting) for meeting in newest[:_FULL]),
        tuple(
            (meeting_link(meeting), f"{range_label(meeting)}{_status(meeting)}")
            for meeting in newest[_FULL : _FULL + _LINES]
        ),
        (
            EntryView(
                LinkView("Möten", href(urls.MEETINGS)), len(archive.meetings), "År för år, med beslut och närvaro"
            ),
            EntryView(
                LinkView("Ärenden", href(urls.CASES)), len(archive.cases), "En frågas väg från förslag till beslut"
            ),
            EntryView(
                LinkView("Ledamöter", href(urls.PEOPLE)), len(archive.people), "Vem tjänstgjorde, vad de lät anteckna"
            ),
            EntryView(
                LinkView("Partier", href(urls.PARTIES)), len(archive.parties), "Ledamöter, anteckningar, reservationer"
            ),
            EntryView(LinkView("Organ", href(urls.BODIES)), len(archive.bodies), _bodies_note(context)),
        ),
        (
            (LinkView("Anslagstavla", href(urls.NOTICES)), "Justerat, och hur länge det kan överklagas"),
            (LinkView("Obesvarat", href(urls.PENDING)), "Motioner och medborgarförslag som väntar på svar"),
            (LinkView("Luckor", href(urls.GAPS)), "Vad som saknas i arkivet"),
            (LinkView("Få veta när något händer", href(urls.FOLLOW)), "Flöden och kalendrar"),
        ),
    )


def _bodies_note(context: Context) -> str:
    names = [body.in_sentence for body in context.archive.bodies.values()]
    note = enumeration(names) if len(names) <= 2 else "Fullmäktige, styrelse, nämnder och utskott"
    return note[:1].upper() + note[1:]


def _examples(context: Context) -> tuple[LinkView, ...]:
    """Return searches that work in this archive: a word of a title, a case number, a member who has said something."""
    examples: list[str] = []
    archive = context.archive
    if archive.meetings:
        handlings = archive.newest_first[0].handlings
        chosen = decided_or_proposed(handlings) or handlings
        words = [word.strip(".,:") for word in chosen[-1].title.split()]
        examples.append(max(words, key=len))
        case = next((case for handling in reversed(chosen) for case in handling.cases), None)
        if case:
            examples.append(case.number.canonical)
        speakers = [each.authors[0] for handling in reversed(chosen) for each in handling.contributions if each.authors]
        person = next((author.person for author in speakers if author.person), None)
        if person:
            examples.append(person.name)
    return tuple(LinkView(example, f"{href(urls.SEARCH)}?q={quote_plus(example)}") for example in examples)


def _status(meeting: Meeting) -> str:
    return "" if meeting.status in APPROVED else f", {meeting.status}"


def _latest(context: Context, meeting: Meeting) -> LatestView:
    order = [handling.number for handling in meeting.handlings]
    noted = [handling.number for handling in meeting.handlings if handling.state is StateKind.NOTED]
    rest = number_range(noted, order)
    verb = "är noterad" if len(noted) == 1 else "är noterade"
    return LatestView(
        meeting_link(meeting),
        times_of(meeting).sentence,
        tuple(item_line(context, handling) for handling in decided_or_proposed(meeting.handlings)),
        f"{rest} {verb}." if noted else "",
    )


def planned(context: Context) -> Iterator[Planned]:
    """Yield the start page."""
    data, feed = methodcaller("site", context.archive), methodcaller("site", context.archive)
    yield Planned(urls.START, partial(_page, context), data=data, feed=feed, follow="atom")


def _page(context: Context) -> Page:
    place = context.archive.municipality.name
    return Page(
        urls.START,
        "start.html",
        f"{context.site_name} – {place}",
        f"Vad {place} har beslutat, av vem och varför: sammanträden, ärenden, ledamöter och partier i öppna protokoll.",
        start_view(context, context.intro),
    )
