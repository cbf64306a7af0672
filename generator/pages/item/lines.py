"""One § in a list: its title, what became of it, what qualifies it, and its words where they are asked for."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator import urls
from generator.archive import AgendaItem, StateKind
from generator.archive.trace import remembered
from generator.language.text import count
from generator.pages.context import Context
from generator.pages.item.items import language_of
from generator.pages.item.standing import StandingView, standing_view
from generator.pages.parts import STATES, LinkView, StateView, href, meeting_link, section_number, state_of


@dataclass(frozen=True)
class ItemLine:
    """One § in a list: number, title, state and, if it was decided or proposed, its words."""

    number: str
    href: str
    item: AgendaItem
    state: StateView
    keys: str  # of its state, for the filters of a list
    brief: Markup | None
    table_note: str | None  # what of the decision is not in its brief
    standing: StandingView
    meeting: LinkView | None = None
    lang: str = ""  # of its words, if they are not Swedish


def title_line(context: Context, item: AgendaItem, *, with_meeting: bool = False) -> ItemLine:
    """Return the line of an item without its words."""
    return _line(context, item, None, None, with_meeting)


@remembered
def item_line(context: Context, item: AgendaItem, *, with_meeting: bool = False, words: bool = False) -> ItemLine:
    """Return the line of an item; its words stand there if it was more than noted, or if `words` asks for them."""
    brief: Markup | None = None
    note: str | None = None
    shown = words or item.state is not StateKind.NOTED
    if shown and item.record.decision:
        rendered = context.text(item.record.decision, item.meeting)
        brief = rendered.brief
        if rendered.table_rows:
            note = f"Beslutet har en tabell med {count(rendered.table_rows, 'rad', 'rader')}."
    return _line(context, item, brief, note, with_meeting)


def _line(context: Context, item: AgendaItem, brief: Markup | None, note: str | None, with_meeting: bool) -> ItemLine:
    return ItemLine(
        section_number(item.number),
        href(urls.item(item)),
        item,
        state_of(item),
        f"v-{STATES[item.state].key}",
        brief,
        note,
        standing_view(context, item),
        meeting_link(item.meeting) if with_meeting else None,
        language_of(item) if brief else "",
    )
