"""A feed and its entries, as plain values that know no format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

_Happened = TypeVar("_Happened")

# A feed holds the newest of what there is; the pages hold all of it. A member is at few meetings in a month. A calendar
# has days to be looked back at.
NEWEST, NEWEST_OF_MEMBER, NEWEST_IN_CALENDAR = 20, 6, 50
# Who looks once a week misses nothing.
_WEEK = timedelta(days=7)
# Of an archive without minutes.
_NEVER = date(1970, 1, 1)


class Foreign(str):
    """Words in another language than Swedish."""

    __slots__ = ("lang",)
    lang: str


def in_language(words: str, lang: str) -> str:
    """Return words that know their language, if it is not Swedish ("")."""
    if not lang:
        return words
    foreign = Foreign(words)
    foreign.lang = lang
    return foreign


def newest(found: Sequence[_Happened], published: Callable[[_Happened], date], number: int = NEWEST) -> list[_Happened]:
    """Return the newest of things in order of time by the day they became known, and all that did in the last week.

    Minutes are known weeks after their meeting, and those of a later one before them: so the day decides, among three
    times as many as a feed holds.
    """
    known = sorted(found[-3 * number :], key=published)
    if not known:
        return []
    since, first = published(known[-1]) - _WEEK, len(known) - number
    return [happened for index, happened in enumerate(known) if index >= first or published(happened) >= since]


@dataclass(frozen=True)
class FeedEntry:
    """Something that happened. `id` is an address that never changes and `lines` are its words, a paragraph each."""

    id: str
    url: str
    title: str
    lines: tuple[str, ...]
    published: date
    updated: date


@dataclass(frozen=True)
class Feed:
    """The newest entries of a page, the newest first. `address` is the page's, `url` the whole of it."""

    address: str
    url: str
    title: str
    author: str
    entries: tuple[FeedEntry, ...]
    begins: date | None = None  # the archive's first day, if there is no entry

    @property
    def updated(self) -> date:
        """When something last happened, as a feed must say (RFC 4287, 4.2.15): without entries the first day."""
        return max((entry.updated for entry in self.entries), default=self.begins or _NEVER)


def instant(day: date) -> str:
    """Return a day as the formats want it, with a time (RFC 3339): noon in UTC is that day in nearly all of the world.

    The record knows days only.
    """
    return f"{day.isoformat()}T12:00:00Z"
