"""How to follow what happens: the feeds and calendars of a page, and the page that lists them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from operator import methodcaller

from generator import urls
from generator.archive import AgendaItem, Body, ContributionKind, Person
from generator.pages.context import Context
from generator.pages.page import Follow, Planned
from generator.pages.parts import LinkView, href

# What is watched in a browser is compared with so many of the newest §§.
_NEWEST = 300


@dataclass(frozen=True)
class FollowRow:
    """Something that can be followed, and in which ways."""

    link: LinkView
    ways: tuple[LinkView, ...]


@dataclass(frozen=True)
class FollowView:
    """All that the page about following shows."""

    site: tuple[LinkView, ...]
    rows: tuple[FollowRow, ...]
    appeal_help: str
    data: str
    names: str  # of bodies by id, as JSON


def follow_links(address: str, follow: Follow) -> tuple[LinkView, ...]:
    """Return the ways in which the page at an address can be followed, the plainest first."""
    if not follow:
        return ()
    if follow == "json":
        return (LinkView("Prenumerera", href(urls.page_json(address))),)
    ways = [LinkView("Prenumerera", href(urls.atom(address)))]
    if follow == "calendar":
        ways.append(LinkView("Kalender", href(urls.calendar(address))))
    return tuple(ways)


def body_follow(body: Body) -> Follow:
    """Return how a body can be followed: a calendar must hold something."""
    return "calendar" if body.every_meeting else "atom"


def follow_view(context: Context) -> FollowView:
    """Return the view of the page about following."""
    return FollowView(
        follow_links(urls.START, "atom"),
        (
            FollowRow(LinkView("Månaderna i korthet", href(urls.MONTHS)), follow_links(urls.MONTHS, "atom")),
            *(
                FollowRow(LinkView(body.name, href(urls.body(body))), follow_links(urls.body(body), body_follow(body)))
                for body in context.archive.bodies.values()
            ),
        ),
        context.standard(urls.APPEAL_HELP),
        context.standard(urls.OPEN_DATA),
        json.dumps({body.id: body.name for body in context.archive.bodies.values()}, ensure_ascii=False),
    )


def newest_items(context: Context) -> list[AgendaItem]:
    """Return the §§ of the newest meetings, whole meetings with at least so many; the newest meeting first."""
    items: list[AgendaItem] = []
    for meeting in context.archive.newest_first:
        items += meeting.items
        if len(items) >= _NEWEST:
            break
    return items


def said_by(item: AgendaItem) -> list[Person]:
    """Return who filed a § or had something put on record in it, each once; how everybody voted is no news of them."""
    said = [one for each in item.contributions if each.kind is not ContributionKind.BALLOT for one in each.authors]
    return list(dict.fromkeys(author.person for author in [*item.filed_by, *said] if author.person))


def planned(context: Context) -> Iterator[Planned]:
    """Yield the page about following."""
    place = context.archive.municipality.name
    yield context.listed(
        urls.FOLLOW,
        "follow.html",
        "Få veta när något händer",
        f"Flöden och kalendrar för {place}: nya protokoll, ärenden, ledamöter och sista dagar att överklaga.",
        partial(follow_view, context),
        "om",
        data=methodcaller("newest", partial(newest_items, context)),
    )
