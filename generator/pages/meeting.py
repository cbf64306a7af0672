"""The page of a meeting: decisions in brief, who was there, times, and then the minutes word for word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import urls
from generator.archive import Handling, Meeting, StateKind
from generator.calendar_se import format_date
from generator.pages.attendance import AttendanceGroup, groups_of
from generator.pages.context import Context
from generator.pages.items import ItemView, item_view
from generator.pages.markup import MASKED, paragraphs
from generator.pages.parts import ItemLine, LinkView, href, item_line, meeting_name, number_range, person_link
from generator.pages.presence import Served
from generator.pages.times import TimesView, times_of
from generator.text import count

_STATUS = {
    "utkast": ("Utkast.", "Protokollet är inte justerat. Ordalydelsen kan ändras."),
    "ej justerat": ("Ej justerat.", "Protokollet är inte justerat. Ordalydelsen kan ändras."),
    "rättat": ("Rättat.", "Protokollet har en rättelse. Den gamla texten står kvar."),
}
_TALLY = (
    ("decided", StateKind.DECIDED, "beslut", "beslut"),
    ("proposed", StateKind.PROPOSED, "förslag", "förslag"),
    ("postponed", StateKind.POSTPONED, "bordlagd", "bordlagda"),
    ("referred", StateKind.REFERRED, "återremitterad", "återremitterade"),
    ("noted", StateKind.NOTED, "noterad", "noterade"),
    ("noted", StateKind.WITHDRAWN, "utgår", "utgår"),
)


@dataclass(frozen=True)
class TallyPart:
    """How many §§ ended in one way, with the first of them."""

    kind: str
    text: str
    href: str


@dataclass(frozen=True)
class MeetingView:
    """All that the page of a meeting shows."""

    eyebrow: str
    body: LinkView
    date: str
    sequence: int
    status: tuple[str, str] | None
    times: TimesView
    appeal_help: str
    tally: tuple[TallyPart, ...]
    lines: tuple[ItemLine, ...]
    groups: tuple[AttendanceGroup, ...]
    parties: tuple[LinkView, ...]
    others: tuple[tuple[str, bool], ...]
    approvers: tuple[LinkView, ...]
    secretary: tuple[str, ...]
    items: tuple[ItemView, ...]
    note: Markup | None
    previous: LinkView | None
    next: LinkView | None
    source: str
    pdf: str | None
    original: str | None
    data: str
    sha256: str
    address: str
    publisher: str


def tally_of(handlings: Sequence[Handling]) -> tuple[TallyPart, ...]:
    """Return how many §§ were decided, proposed, noted and so on, in that order."""
    parts: list[TallyPart] = []
    for kind, state, singular, plural in _TALLY:
        found = [handling for handling in handlings if handling.state is state]
        if found:
            words = f"{len(found)} {singular if len(found) == 1 else plural}"
            parts.append(TallyPart(kind, words, href(urls.handling(found[0]))))
    return tuple(parts)


def range_label(meeting: Meeting) -> str:
    """Return "§§ 8–15", the §§ of the whole minutes."""
    order = [handling.number for handling in meeting.handlings]
    return number_range(order, order)


def meeting_view(context: Context, meeting: Meeting) -> MeetingView:
    """Return the view of a meeting's page."""
    minutes = meeting.minutes
    pdf = urls.source_pdf(meeting)
    served = Served(meeting)
    return MeetingView(
        eyebrow=f"Protokoll {range_label(meeting)}",
        body=LinkView(meeting.body.name, href(urls.body(meeting.body))),
        date=format_date(meeting.date),
        sequence=meeting.sequence,
        status=_STATUS.get(meeting.status),
        times=times_of(meeting),
        appeal_help=href(urls.APPEAL_HELP),
        tally=tally_of(meeting.handlings),
        lines=tuple(item_line(context, handling) for handling in meeting.handlings),
        groups=groups_of(meeting),
        parties=tuple(_parties(meeting)),
        others=tuple((name, name == MASKED) for name in minutes.others),
        approvers=tuple(
            LinkView(
                f"{author.name}" + (f" ({author.printed_party or author.party.code})" if author.party else ""),
                person_link(author).href,
            )
            for author in meeting.approvers
        ),
        secretary=minutes.secretary,
        items=tuple(item_view(context, handling, served) for handling in meeting.handlings),
        note=paragraphs(minutes.editorial_note) if minutes.editorial_note else None,
        previous=_neighbour(meeting.previous),
        next=_neighbour(meeting.next),
        source=href(urls.source(meeting)),
        pdf=href(pdf) if pdf else None,
        original=minutes.source.link if minutes.source else None,
        data=href(urls.twin(urls.meeting(meeting))),
        sha256=meeting.sha256,
        address=context.absolute(urls.meeting(meeting)),
        publisher=context.archive.municipality.name,
    )


def _parties(meeting: Meeting) -> Iterator[LinkView]:
    """Yield the parties of those in the attendance, in the order of the record."""
    for party in dict.fromkeys(each.who.party for each in meeting.presences):
        if party:
            yield LinkView(party.name, href(urls.party(party)))


def _neighbour(meeting: Meeting | None) -> LinkView | None:
    return LinkView(format_date(meeting.date), href(urls.meeting(meeting))) if meeting else None


def description(meeting: Meeting) -> str:
    """Return the sentence that search engines show for a meeting."""
    parts = [part.text for part in tally_of(meeting.handlings)]
    items = count(len(meeting.handlings), "paragraf", "paragrafer")
    return f"Protokoll från {meeting_name(meeting)}: {items} ({', '.join(parts)}), närvaro, anteckningar och tider."
