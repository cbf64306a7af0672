"""The start page: search, the newest minutes with what they decided, and the ways in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from operator import methodcaller
from urllib.parse import quote_plus

from markupsafe import Markup

from generator import urls
from generator.archive import Meeting, StateKind
from generator.language.text import capitalise, count, enumeration
from generator.pages.context import Context
from generator.pages.item.items import decided_or_proposed
from generator.pages.item.row import is_loud
from generator.pages.meeting.meeting import tally_of
from generator.pages.meeting.times import Deadline, deadline_of, times_of
from generator.pages.member.person import coverage
from generator.pages.overview.month import BriefRow, brief_row, month_name, summed
from generator.pages.overview.subjects import commonest
from generator.pages.page import Page, Planned
from generator.pages.parts import LinkView, href, meeting_link, meeting_name

# So many bodies' last meetings, with so many §§ of the first and of each other; so many notices and meetings to come.
_BODIES, _FIRST, _OTHERS, _NOTICES, _TO_COME = 3, 4, 2, 4, 4
# And so many places, and topics.
_SUBJECTS = 6


@dataclass(frozen=True)
class LatestView:
    """What a body decided at its last meeting, in brief."""

    link: LinkView
    sentence: str
    rows: tuple[BriefRow, ...]
    rest: str


@dataclass(frozen=True)
class ToComeView:
    """A meeting to come, or one that has been called off."""

    link: LinkView
    meeting: Meeting
    note: str


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
    notices: tuple[tuple[LinkView, Deadline], ...]
    to_come: tuple[ToComeView, ...]
    month: tuple[LinkView, str] | None
    subjects: tuple[tuple[str, LinkView, tuple[tuple[LinkView, int], ...]], ...]
    coverage: str
    notice_board: str
    meetings: str
    entries: tuple[EntryView, ...]
    going_on: tuple[tuple[LinkView, str], ...]


def start_view(context: Context, intro: str) -> StartView:
    """Return the view of the start page. `intro` is trusted HTML that MkDocs made of index.md."""
    archive = context.archive
    return StartView(
        Markup(intro),  # noqa: S704 - MkDocs made it of a file of ours
        href(urls.SEARCH),
        _examples(context),
        tuple(_latest(context, meeting, at) for at, meeting in enumerate(_last_meetings(context))),
        tuple(_notices(context)),
        tuple(_to_come(context)),
        _month_in_brief(context),
        tuple(_subjects(context)),
        coverage(context),
        href(urls.NOTICES),
        href(urls.MEETINGS),
        (
            EntryView(
                LinkView("Möten", href(urls.MEETINGS)), len(archive.meetings), "År för år, med beslut och närvaro"
            ),
            EntryView(
                LinkView("Ärenden", href(urls.CASES)), len(archive.cases), "En frågas väg från förslag till beslut"
            ),
            EntryView(
                LinkView("Politiker", href(urls.PEOPLE)),
                len(archive.people),
                "Vilka som deltog och vad de lät anteckna",
            ),
            EntryView(
                LinkView("Partier", href(urls.PARTIES)), len(archive.parties), "Ledamöter, anteckningar, reservationer"
            ),
            EntryView(LinkView("Nämnder och styrelser", href(urls.BODIES)), len(archive.bodies), _bodies_note(context)),
        ),
        (
            (LinkView("Anslagstavla", href(urls.NOTICES)), "Justerat, och hur länge det kan överklagas"),
            (LinkView("Omröstningar", href(urls.BALLOTS)), "Vad ja och nej betydde, och hur partierna röstade"),
            (LinkView("Väntar på svar", href(urls.PENDING)), "Motioner och medborgarförslag som väntar på svar"),
            (LinkView("Saknas i arkivet", href(urls.GAPS)), "Protokoll och paragrafer som inte finns här"),
            (LinkView("Få veta när något händer", href(urls.FOLLOW)), "Flöden och kalendrar"),
        ),
    )


def _subjects(context: Context) -> Iterator[tuple[str, LinkView, tuple[tuple[LinkView, int], ...]]]:
    """Yield the ways in by topic and by place: heading, the whole list, and those with the most §§."""
    for kind, heading, address in (("ämne", "Ämnen", urls.TOPICS), ("plats", "Platser", urls.PLACES)):
        if found := commonest(context, kind, _SUBJECTS):
            yield heading, LinkView(f"Alla {heading.lower()}", href(address)), found


def _bodies_note(context: Context) -> str:
    names = [body.in_sentence for body in context.archive.bodies.values()]
    note = enumeration(names) if len(names) <= 2 else "Fullmäktige, styrelse, nämnder och utskott"
    return note[:1].upper() + note[1:]


def _month_in_brief(context: Context) -> tuple[LinkView, str] | None:
    for month in context.archive.months[:1]:
        held = context.archive.meetings_in(*month)
        return LinkView(month_name(*month), href(urls.month(*month))), f"{summed(held)}."
    return None


def _examples(context: Context) -> tuple[LinkView, ...]:
    """Return searches that work in this archive: a word of a title, a case number, a member who has said something."""
    examples: list[str] = []
    archive = context.archive
    if archive.meetings:
        items = archive.newest_first[0].items
        chosen = decided_or_proposed(items) or items
        words = [word.strip(".,:") for word in chosen[-1].title.split()]
        examples.append(max(words, key=len))
        case = next((case for item in reversed(chosen) for case in item.cases), None)
        if case:
            examples.append(case.number.canonical)
        speakers = [each.authors[0] for item in reversed(chosen) for each in item.contributions if each.authors]
        person = next((author.person for author in speakers if author.person), None)
        if person:
            examples.append(person.name)
    return tuple(LinkView(example, f"{href(urls.SEARCH)}?q={quote_plus(example)}") for example in examples)


def _last_meetings(context: Context) -> list[Meeting]:
    """Return the last meeting of each of some bodies, the newest first; one that decided nothing is passed over."""
    found: dict[str, Meeting] = {}
    for meeting in context.archive.newest_first:
        if meeting.body.id not in found and any(is_loud(item) for item in meeting.items):
            found[meeting.body.id] = meeting
        if len(found) == _BODIES:
            break
    return list(found.values()) or list(context.archive.newest_first[:1])


def _latest(context: Context, meeting: Meeting, at: int) -> LatestView:
    loud = [item for item in meeting.items if is_loud(item) and item.state is not StateKind.REFERRED]
    shown = (loud or decided_or_proposed(meeting.items))[: _OTHERS if at else _FIRST]
    rest = ", ".join(part.text for part in tally_of(meeting.items))
    paragraphs = count(len(meeting.items), "paragraf", "paragrafer")
    return LatestView(
        meeting_link(meeting),
        times_of(meeting).sentence,
        tuple(brief_row(context, item) for item in shown),
        f"{capitalise(paragraphs)}: {rest}.",
    )


def _notices(context: Context) -> Iterator[tuple[LinkView, Deadline]]:
    """Yield the newest notices with a last day to appeal."""
    newest, _ = context.archive.notice_years(1)
    found = (
        (LinkView(meeting_name(announcement.meeting), f"{href(urls.meeting(announcement.meeting))}#tider"), deadline)
        for year in newest
        for announcement in context.archive.notices_of(year)
        if (deadline := deadline_of(announcement))
    )
    yield from islice(found, _NOTICES)


def _to_come(context: Context) -> Iterator[ToComeView]:
    """Yield the meetings after the newest minutes: those called, and those called off."""
    archive = context.archive
    after = archive.newest_first[0].order if archive.meetings else None
    coming = [meeting for meeting in archive.unheld if after is None or meeting.order > after]
    for each in coming[:_TO_COME]:
        note = "Inställt." if each.status == "inställt" else "Kallelse och dagordning." if each.agenda else "Kallelse."
        yield ToComeView(LinkView(each.body_name, href(urls.meeting(each))), each, note)


def planned(context: Context) -> Iterator[Planned]:
    """Yield the start page."""
    site = methodcaller("site", context.archive)
    yield Planned(urls.START, partial(_page, context), data=site, claims=site, feed=site, follow="atom")


def _page(context: Context) -> Page:
    place = context.archive.municipality.name
    return Page(
        urls.START,
        "start.html",
        f"{context.site_name} – {place}",
        f"Vad {place} har beslutat, av vem och varför: sammanträden, ärenden, ledamöter och partier i öppna protokoll.",
        start_view(context, context.intro),
    )
