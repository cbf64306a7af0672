"""What members and parties have filed, motions and the like, and what became of it as far as the archive reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import urls
from generator.archive import Handling, Person
from generator.language.text import capitalise
from generator.pages.context import Context
from generator.pages.item.standing import StandingView, standing_view
from generator.pages.parts import (
    LinkView,
    StateView,
    author_link,
    href,
    meeting_link,
    section_number,
    state_of,
    written,
)


@dataclass(frozen=True)
class FiledView:
    """One motion, interpellation or question: its case (or §), who filed it when, and its newest handling."""

    title: LinkView
    kind: str
    filed: str  # "väckt 30 januari 2024", or nothing
    authors: tuple[LinkView, ...]
    state: StateView
    outcome: str
    last: LinkView
    standing: StandingView  # of its newest §


def filed_view(context: Context, first: Iterable[Handling], by: Person | None = None) -> tuple[FiledView, ...]:
    """Return what somebody filed, newest first; `first` are its first §§, `by` is the member whose page it is."""
    listed = sorted(first, key=lambda each: each.order, reverse=True)
    return tuple(_one(context, handling, by) for handling in listed)


def _one(context: Context, first: Handling, by: Person | None) -> FiledView:
    case = first.cases[0] if first.cases else None
    last = case.newest if case else first
    day = case.filed_on if case else first.filed_on
    authors = case.filed_by if case else first.filed_by
    kind = case.matter if case else first.matter
    return FiledView(
        LinkView(last.title, href(urls.case(case) if case else urls.handling(first))),
        capitalise(kind.value) if kind else first.kind or "",
        f"väckt {written(day)}" if day else "",
        tuple(author_link(author) for author in authors if by is None or author.person is not by),
        state_of(last),
        f"{last.state_label} i {last.meeting.body_in_sentence}" if not last.proposal_to else last.state_label,
        LinkView(f"{section_number(last.number)}, {meeting_link(last.meeting).text}", href(urls.handling(last))),
        standing_view(context, last),
    )
