"""What has been removed: the page that stands at its address, and what stands in its place among §§."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from operator import methodcaller

from markupsafe import Markup

from generator import urls
from generator.archive import Meeting, Removal
from generator.language.calendar_se import format_date
from generator.notation import Number
from generator.pages.context import Context
from generator.pages.page import Page, Planned
from generator.pages.parts import LinkView, href, section_number, written
from generator.pages.text.markup import paragraphs


@dataclass(frozen=True)
class RemovedItemView:
    """A § that has been removed from minutes that are still there."""

    anchor: str
    number: str
    date: str
    reason: Markup


@dataclass(frozen=True)
class RemovedView:
    """The page at the address of something that has been removed: the day and the reason, and nothing else of it."""

    eyebrow: str
    body: str
    title: str
    date: str
    reason: Markup
    ways: tuple[LinkView, ...]


_NAMES = {
    "arenden": ("Ärende", "Ärendet är avpublicerat", LinkView("Alla ärenden", href(urls.CASES))),
    "ledamoter": ("Ledamot", "Sidan är avpublicerad", LinkView("Alla ledamöter", href(urls.PEOPLE))),
}


def removed_view(context: Context, removal: Removal) -> RemovedView:
    """Return the page of a removed address. Nothing in it comes from what stood there."""
    record = removal.read()
    reason = paragraphs(record.reason)
    if removal.kind in _NAMES:
        eyebrow, title, way = _NAMES[removal.kind]
        return RemovedView(eyebrow, "", title, written(record.date), reason, (way,))
    body = context.archive.bodies[removal.body]
    title = format_date(removal.held) if removal.held else ""
    name = body.record.name_on(removal.held) if removal.held else body.name
    ways = (
        LinkView(f"Andra möten i {body.in_sentence}", href(urls.body(body))),
        LinkView("Alla möten", href(urls.MEETINGS)),
    )
    return RemovedView("Protokoll", name, title, written(record.date), reason, ways)


def title_of(context: Context, removal: Removal) -> str:
    """Return the title of the page, which no other page has."""
    view = removed_view(context, removal)
    which = removal.page.rstrip("/").rpartition("/")[2]
    return f"{view.body} {which} (avpublicerat)" if view.body else f"{view.title} ({which})"


def removed_items_of(context: Context, meeting: Meeting) -> list[tuple[Number, RemovedItemView]]:
    """Return the removed §§ of a meeting with their numbers, in order."""
    return [
        (removal.number, _removed_item(removal, removal.number))
        for removal in context.archive.removed_from(urls.meeting(meeting))
        if removal.number
    ]


def _removed_item(removal: Removal, number: Number) -> RemovedItemView:
    record = removal.record
    return RemovedItemView(urls.anchor(number), section_number(number), written(record.date), paragraphs(record.reason))


def planned(context: Context) -> Iterator[Planned]:
    """Yield the pages at the addresses of whole minutes, a case or a member that has been removed."""
    for removal in context.archive.removals:
        if not removal.number:
            data = methodcaller("removal", removal)
            yield Planned(removal.page, partial(_page, context, removal), data=data, indexed=False)


def _page(context: Context, removal: Removal) -> Page:
    return context.page(
        removal.page,
        "removed.html",
        title_of(context, removal),
        "Sidan är avpublicerad. Här står när och varför.",
        removed_view(context, removal),
    )
