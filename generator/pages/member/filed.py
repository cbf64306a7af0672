"""What members and parties have filed, motions and the like, and what became of it as far as the archive reaches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import urls
from generator.archive import AgendaItem, Case, Person, answers
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

# Said where a § is about several cases that several people have filed.
OF_SEVERAL = "vem som väckte vilken av paragrafens ärenden framgår inte"


@dataclass(frozen=True)
class FiledView:
    """One motion, interpellation or question: its case (or §), who filed it when, and its newest item."""

    title: LinkView
    kind: str
    filed: str  # "väckt 30 januari 2024", that it is not said by whom, or nothing
    authors: tuple[LinkView, ...]
    state: StateView
    outcome: str
    last: LinkView
    standing: StandingView  # of its newest §


def filed_view(context: Context, first: Iterable[AgendaItem], by: Person | None = None) -> tuple[FiledView, ...]:
    """Return views of the matters somebody filed, newest first; `first` are the first §§, `by` is whose page it is."""
    listed = sorted(first, key=lambda item: item.order, reverse=True)
    return tuple(_one(context, item, case, by) for item in listed for case in _matters(item))


def _matters(first: AgendaItem) -> Sequence[Case | None]:
    """Return the cases that a § is the first to say of who filed them; of one without a number, None."""
    cases = [case for case in first.cases if next((item for item in case.items if item.filed_by), None) is first]
    return cases or first.cases[:1] or (None,)


def _one(context: Context, first: AgendaItem, case: Case | None, by: Person | None) -> FiledView:
    # What became of it is how it was answered, whatever was reported in the case afterwards.
    answered = [item.of(case) for item in case.items if answers(item, case)] if case else []
    last = answered[-1] if answered else case.newest.of(case) if case else first
    day = case.filed_on if case else first.filed_on
    several = case is not None and not case.filed_by and len(first.filed_by) > 1
    authors = case.filed_by if case and not several else first.filed_by
    kind = case.matter if case else first.matter
    # Several that are answered in one § have its title in common.
    which = f" {case.number.canonical}" if case and len(last.cases) > 1 else ""
    return FiledView(
        LinkView(last.title, href(urls.case(case) if case else urls.item(first))),
        f"{capitalise(kind.value) if kind else first.kind or ''}{which}",
        ", ".join(filter(None, (f"väckt {written(day)}" if day else "", OF_SEVERAL if several else ""))),
        tuple(author_link(author) for author in authors if by is None or author.person is not by),
        state_of(last),
        f"{last.state_label} i {last.meeting.body_in_sentence}" if not last.proposal_to else last.state_label,
        LinkView(f"{section_number(last.number)}, {meeting_link(last.meeting).text}", href(urls.item(last))),
        standing_view(context, last),
    )
