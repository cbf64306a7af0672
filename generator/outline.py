"""Outline: the little of a protocol that linking needs, so that an archive is linked without reading every word again.

It is made of tuples, strings and numbers alone: it is kept between builds, and thousands are read back at once.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.model import AttendanceLine, Item, Minutes, Statement, Vote
from generator.notation import Number

Names = tuple[str, ...]


class Line(NamedTuple):
    """One line of the attendance: who, as what, in whose place. `group` and `at` say where it stands."""

    group: str
    at: int
    name: str
    party: str | None
    role: str | None
    replaced: tuple[str, str | None, str | None] | None  # name, party, role


class Said(NamedTuple):
    """One statement: where it stands, who is behind it, for which parties, and whether it is blank or withdrawn."""

    key: str
    at: int
    authors: Names
    parties: Names
    blank: bool


class Voted(NamedTuple):
    """The names of one choice in one vote."""

    vote: int
    key: str
    names: Names


class ItemOutline(NamedTuple):
    """One §."""

    number: Number
    title: str
    outcome: str
    proposal_to: str | None
    cases: Names
    said: tuple[Said, ...]
    voted: tuple[Voted, ...]
    disqualified: Names


class Outline(NamedTuple):
    """One protocol. Dates are as in the file: 2024-04-17."""

    body: str
    date: str
    sequence: int
    sha256: str
    status: str
    approved: str | None
    approvers: Names
    originals: tuple[tuple[tuple[str | int, ...], str], ...]  # of what in the record which pdf is the original
    lines: tuple[Line, ...]
    items: tuple[ItemOutline, ...]


# The keys under which statements stand in a record, with the attribute that holds them.
STATEMENTS = (
    ("yrkanden", "proposals"),
    ("reservationer", "reservations"),
    ("särskilda_yttranden", "separate_opinions"),
    ("protokollsanteckningar", "notes"),
    ("deltar_ej", "abstentions"),
)
CHOICES = (
    ("ja", "yes"),
    ("nej", "no"),
    ("avstår", "abstained"),
    ("frånvarande", "absent"),
    ("kvittade", "paired"),
)
GROUPS = (("beslutande", "serving"), ("ersättare", "substitutes"))


def outline_of(minutes: Minutes, sequence: int, sha256: str) -> Outline:
    """Return the outline of a record; `sha256` is of its file, `sequence` 2 for a second meeting of the day."""
    return Outline(
        minutes.body,
        minutes.date.isoformat(),
        sequence,
        sha256,
        minutes.status,
        minutes.approvals[-1].date.isoformat() if minutes.approvals else None,
        minutes.approvers,
        tuple(_originals(minutes)),
        tuple(
            _line(key, index, line)
            for key, attribute in GROUPS
            for index, line in enumerate(getattr(minutes, attribute))
        ),
        tuple(map(_item, minutes.items)),
    )


def _originals(minutes: Minutes) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if minutes.source and minutes.source.pdf:
        yield (), minutes.source.pdf
    for index, item in enumerate(minutes.items):
        if item.source and item.source.pdf:
            yield ("paragrafer", index), item.source.pdf


def _line(group: str, index: int, line: AttendanceLine) -> Line:
    entry = line.entry
    other = entry.replaces
    return Line(
        group,
        index,
        entry.name,
        entry.party,
        entry.roles[0].title if entry.roles else None,
        (other.name, other.party, other.role) if other else None,
    )


def _item(item: Item) -> ItemOutline:
    return ItemOutline(
        item.number,
        item.title,
        item.outcome,
        item.proposal_to,
        item.cases,
        tuple(
            _said(key, index, record)
            for key, attribute in STATEMENTS
            for index, record in enumerate(getattr(item, attribute))
        ),
        tuple(each for index, vote in enumerate(item.votes) for each in _voted(index, vote)),
        item.disqualified,
    )


def _said(key: str, index: int, record: Statement) -> Said:
    return Said(key, index, record.authors, record.on_behalf_of, record.blank)


def _voted(index: int, vote: Vote) -> list[Voted]:
    if vote.ballots is None:
        return []
    names = ((key, getattr(vote.ballots, attribute)) for key, attribute in CHOICES)
    return [Voted(index, key, found) for key, found in names if found]


def dump(outline: Outline) -> bytes:
    """Return an outline as bytes, the same for the same outline."""
    return marshal.dumps(_plain(outline), 2)  # version 2 writes no references, which depend on identity


def load(raw: bytes) -> Outline:
    """Return the outline that `dump` wrote."""
    (*head, lines, items) = _loads(raw)
    return Outline._make([*head, tuple(map(Line._make, lines)), tuple(map(_item_of, items))])


def _item_of(values: Any) -> ItemOutline:
    *head, said, voted, disqualified = values
    return ItemOutline._make([*head, tuple(map(Said._make, said)), tuple(map(Voted._make, voted)), disqualified])


def _loads(raw: bytes) -> Any:
    return marshal.loads(raw)  # noqa: S302 - our own cache


def _plain(value: Any) -> Any:
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value
