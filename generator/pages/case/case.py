"""The page of a case: where it stands, its path, and each step with its decision word for word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from operator import methodcaller

from generator import urls
from generator.archive import AgendaItem, Case, Stage, stage_of, standing_of
from generator.language.text import capitalise, count, genitive
from generator.pages.case.now import NowView, now_view
from generator.pages.case.path import PathView, bodies_of, path_view
from generator.pages.case.promises import PromiseView, promises_of
from generator.pages.case.wording import WordingView, wording_view
from generator.pages.context import Context
from generator.pages.item.items import DecisionSection, SectionView, language_of, sections_of
from generator.pages.item.lines import ItemLine, item_line
from generator.pages.item.row import FactView, facts_line, row_view, words_of
from generator.pages.item.standing import StandingView, but_own_part, standing_view
from generator.pages.member.contributions import said
from generator.pages.member.filed import OF_SEVERAL
from generator.pages.overview.follow import follow_links
from generator.pages.page import Page, Planned
from generator.pages.parts import (
    LinkView,
    StateView,
    author_link,
    href,
    section_number,
    state_of,
    subject_links,
    written,
    written_days,
)
from generator.pages.text.glossary import Term, outcome_key

# A step on the case page shows what was decided, on what grounds and by whom; the whole § is one link away.
_BY = {Stage.DRAFT: ", enligt ett utkast", Stage.NOT_APPROVED: ", enligt ett protokoll som inte är justerat"}
_SHOWN = {"decision", "documents", "statements", "votes"}
_LONG_TITLE = 60
# A path of fewer steps says no more than their list.
_PATH_FROM = 3


@dataclass(frozen=True)
class StepView:
    """One item of the case."""

    state: StateView
    date: str
    number: LinkView
    body: LinkView
    standing: StandingView
    words: str  # the first of what was decided
    lang: str  # of those, if they are not Swedish
    facts: tuple[FactView, ...]
    sections: tuple[SectionView, ...]
    is_now: bool  # its decision stands whole above

    @property
    def decides(self) -> bool:
        """Whether a decision block says what it decides."""
        return any(isinstance(section, DecisionSection) for section in self.sections)


@dataclass(frozen=True)
class CaseView:
    """All that the page of a case shows."""

    case: Case
    also: tuple[str, ...]
    state: StateView
    now: NowView
    long: bool  # its title is set smaller
    coverage: str
    earlier_titles: tuple[str, ...]
    path: PathView | None
    wording: WordingView | None
    promises: tuple[PromiseView, ...]
    steps: tuple[StepView, ...]
    lines: tuple[ItemLine, ...]  # the §§ of a collective number, which has neither path nor outcome
    filed: str  # "Motion, väckt 30 januari 2024"
    filed_by: tuple[LinkView, ...]
    subjects: tuple[LinkView, ...]  # the places and topics of its §§
    awaited: LinkView | None
    awaited_name: str
    follow: tuple[LinkView, ...]
    term: Term | None  # what its state means


def case_view(context: Context, case: Case) -> CaseView:
    """Return the view of a case's page."""
    last = case.items[-1].of(case)
    titles = dict.fromkeys(item.title for item in reversed(case.items))
    now_titles = {case.title, *(item.title for item in case.beside_newest)}
    newest = case.items[-1]
    steps = tuple(_step(context, item.of(case), is_now=item is newest) for item in case.items)
    also = dict.fromkeys([*case.number.also, *(each for each in case.spellings if each != case.number.canonical)])
    return CaseView(
        case=case,
        also=tuple(also),
        state=state_of(last),
        now=now_view(context, case),
        long=len(case.title) > _LONG_TITLE,
        coverage=_coverage(case),
        earlier_titles=() if case.is_collection else tuple(title for title in titles if title not in now_titles),
        path=path_view(case) if len(case.items) >= _PATH_FROM and not case.is_collection else None,
        wording=None if case.is_collection else wording_view(context, case),
        promises=promises_of(context, case),
        steps=steps,
        lines=tuple(item_line(context, item, with_meeting=True) for item in reversed(case.items))
        if case.is_collection
        else (),
        filed=_filed(case),
        filed_by=tuple(author_link(author) for author in case.filed_by),
        subjects=subject_links(dict.fromkeys(subject for one in case.items for subject in one.subjects)),
        awaited=None
        if case.is_collection
        else LinkView(last.proposal_to.newest.name, href(urls.body(last.proposal_to.newest)))
        if last.proposal_to
        else None,
        awaited_name=genitive(last.proposal_to.newest.in_sentence) if last.proposal_to else "",
        follow=follow_links(urls.case(case), "json"),
        term=context.term(outcome_key(last)),
    )


def standing(item: AgendaItem) -> str:
    """Return where the matter stands in a sentence: "Förslag till kommunstyrelsen. Inte slutligt beslutat."."""
    if any(case.is_collection for case in item.cases):
        return f"Senast i {item.meeting.body_in_sentence} {written_days(item.meeting)}."
    if item.proposal_to:
        return f"{item.state_label}{_BY.get(stage_of(item), '')}. Inte slutligt beslutat{but_own_part(item)}."
    where = f"{item.meeting.body_in_sentence} {written_days(item.meeting)}"
    words = f"{item.state_label} i {where}{_BY.get(stage_of(item), '')}."
    words += "".join(f" Rättat {written(correction.date)}." for correction in standing_of(item).corrections[-1:])
    return f"{words} Inte avgjort." if item.state.is_open else words


def _coverage(case: Case) -> str:
    first, last = case.items[0].meeting, case.items[-1].meeting
    meetings = len({item.meeting.id for item in case.items})
    days = written(first.date) if first.date == last.last_day else f"{written(first.date)} – {written(last.last_day)}"
    period = written_days(first) if first is last else days
    return f"I arkivet: {count(meetings, 'sammanträde', 'sammanträden', neuter=True)}, {period}."


def _filed(case: Case) -> str:
    day = f"väckt {written(case.filed_on)}" if case.filed_on else "väckt" if case.filed_by else ""
    kind = case.matter.value if case.matter else ""
    several = "" if case.filed_by or not any(item.filed_by for item in case.items) else OF_SEVERAL
    return capitalise(", ".join(part for part in (kind, day, several) if part))


def _step(context: Context, item: AgendaItem, *, is_now: bool) -> StepView:
    return StepView(
        state=state_of(item),
        date=written_days(item.meeting),
        number=LinkView(section_number(item.number), href(urls.item(item))),
        body=LinkView(item.meeting.body_name, href(urls.body(item.meeting.body))),
        standing=standing_view(context, item),
        words=words_of(context, item),
        lang=language_of(item),
        facts=facts_line(row_view(context, item).facts),
        sections=tuple(section for section in sections_of(context, item) if section.kind in _SHOWN),
        is_now=is_now,
    )


def description(case: Case) -> str:
    """Return the sentences that search engines show below a case's title."""
    _, what = said([contribution for item in case.items for contribution in item.contributions if contribution.said])
    noted = f", med {what}" if what else ""
    return (
        f"Ärende {case.number.canonical}. {capitalise(standing(case.items[-1].of(case)))} "
        f"Behandlat av {bodies_of(case)}{noted}."
    )


def planned(context: Context) -> Iterator[Planned]:
    """Yield the page of every case."""
    for case in context.archive.cases.values():
        yield Planned(
            urls.case(case),
            partial(_page, context, case),
            "arenden",
            data=methodcaller("case", case),
            prose=methodcaller("case", case),
            feed=methodcaller("case", case),
            follow="json",
            when=case.newest.meeting.date.year,
        )


def _page(context: Context, case: Case) -> Page:
    title = f"{case.title} ({case.number.canonical})"
    return context.page(urls.case(case), "case.html", title, description(case), case_view(context, case))
