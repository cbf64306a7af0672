"""Cards: the §§ of a meeting, and their votes, for other sites to show in a frame.

One page holds them all: its style sheet shows that one which the address names (`kort/#p12`), so that neither a script
nor a page for each § is needed. A card says where the § stands, what qualifies it, and how its words begin.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator import urls
from generator.archive import AgendaItem, Meeting
from generator.pages.context import Context
from generator.pages.item.items import language_of
from generator.pages.item.row import words_of
from generator.pages.item.standing import StandingView, standing_view
from generator.pages.item.votes import VoteView, plain_outcome, votes_of
from generator.pages.page import Page, Planned
from generator.pages.parts import StateView, href, meeting_name, section_number, state_of


@dataclass(frozen=True)
class VoteCardView:
    """A vote of a §, which has a card of its own."""

    vote: VoteView
    outcome: tuple[str, ...]


@dataclass(frozen=True)
class CardView:
    """One § in brief."""

    anchor: str
    href: str
    number: str
    item: AgendaItem
    state: StateView
    words: str
    lang: str
    standing: StandingView
    votes: tuple[VoteCardView, ...]


@dataclass(frozen=True)
class CardsView:
    """The cards of a meeting, and what stands on each of them."""

    meeting: str
    href: str
    site: str
    notice: str
    address: str  # of the page, whole: that of a card ends with its anchor
    cards: tuple[CardView, ...]


def cards_view(context: Context, meeting: Meeting) -> CardsView:
    """Return the view of a meeting's cards."""
    municipality = context.archive.municipality
    return CardsView(
        meeting_name(meeting),
        href(urls.meeting(meeting)),
        f"{context.site_name}, {municipality.name}",
        municipality.demonstration or "",
        context.absolute(urls.cards(meeting)),
        tuple(_card(context, item) for item in meeting.items),
    )


def _card(context: Context, item: AgendaItem) -> CardView:
    return CardView(
        urls.anchor(item.number),
        href(urls.item(item)),
        section_number(item.number),
        item,
        state_of(item),
        words_of(context, item),
        language_of(item),
        standing_view(context, item),
        tuple(VoteCardView(vote, tuple(plain_outcome(vote))) for vote in votes_of(context, item)),
    )


def planned(context: Context) -> Iterator[Planned]:
    """Yield the cards of every meeting that has minutes."""
    for meeting in context.archive.meetings:
        make = partial(_page, context, meeting)
        yield Planned(urls.cards(meeting), make, "moten", indexed=False, card=True, when=meeting.date.year)


def _page(context: Context, meeting: Meeting) -> Page:
    name = meeting_name(meeting)
    return context.page(
        urls.cards(meeting),
        "cards.html",
        f"Kort att bädda in, {name}",
        f"Paragraferna från {name} som kort att visa på en annan webbplats.",
        cards_view(context, meeting),
        moved_to=urls.ROOT + urls.meeting(meeting),  # where they are at home: the frame says no more than that
    )
