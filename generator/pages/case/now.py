"""What holds now in a case: the words in force or the proposal that waits, whether it can be appealed, what is next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.archive import APPROVED, AgendaItem, Case, StateKind, appealable, stage_of
from generator.pages.context import Context
from generator.pages.item.items import DecisionView, decision_of, language_of
from generator.pages.item.row import words_of
from generator.pages.item.standing import StandingView, but_own_part, newer_link, standing_view
from generator.pages.meeting.times import AppealView, appeal_of
from generator.pages.parts import LinkView, StateView, href, section_number, state_of, written_days

_LONG = 2500  # characters of a decision: above, its first words stand open and the whole is folded
_VERBS = {
    StateKind.DECIDED: "Beslutat av",
    StateKind.NOTED: "Noterat av",
    StateKind.POSTPONED: "Bordlagt av",
    StateKind.REFERRED: "Återremitterat av",
    StateKind.WITHDRAWN: "Utgick i",
    StateKind.OPINION: "Yttrande av",
}


@dataclass(frozen=True)
class BesideView:
    """Another § about the case in the meeting that handled it last: its title, not its words."""

    link: LinkView
    state: StateView
    standing: StandingView


@dataclass(frozen=True)
class NowView:
    """What holds now: one line of state, the words with their rule, and what follows."""

    state: StateView
    line: str  # "Beslutat av kommunfullmäktige 12 december 2024,"
    item: LinkView
    after: str  # "Inte avgjort." of what only waits
    decision: DecisionView | None
    lang: str  # of the words, if they are not Swedish
    opening: str  # the first words of a decision that is too long to stand open
    standing: StandingView
    beside: tuple[BesideView, ...]  # other §§ about it in the same meeting, each a question of its own
    earlier: LinkView | None  # the decision before it in the case
    appeal: AppealView | None
    appeal_help: str
    appeal_words: str  # why there is no day
    next: str
    next_meeting: LinkView | None


def now_view(context: Context, case: Case) -> NowView:
    """Return the view of what holds now in a case, from its last item."""
    last = case.items[-1].of(case)
    day = f"{last.meeting.body_in_sentence} {written_days(last.meeting)},"
    proposed = last.proposal_to
    line = (
        f"{last.state_label}. Inte slutligt beslutat{but_own_part(last)}. Föreslaget av {day}"
        if proposed
        else f"{_verb(last)} {day}"
    )
    waits = last.state.is_open
    appeal = appeal_of(last) if last.state is StateKind.DECIDED else None
    return NowView(
        state=state_of(last),
        line=line,
        item=LinkView(section_number(last.number), href(urls.item(last))),
        after="Inte avgjort." if waits else "",
        decision=decision_of(context, last),
        lang=language_of(last),
        opening=words_of(context, last) if len(last.record.decision or "") > _LONG else "",
        standing=standing_view(context, last),
        beside=tuple(_beside(context, case)),
        earlier=_earlier(case, last),
        appeal=appeal,
        appeal_help=context.standard(urls.APPEAL_HELP),
        appeal_words=_appeal_words(last, appeal) if appeal else "",
        next=_next(last),
        next_meeting=_next_meeting(context, case),
    )


def _beside(context: Context, case: Case) -> Iterator[BesideView]:
    for item in case.beside_newest:
        link = LinkView(f"{section_number(item.number)} {item.title}", href(urls.item(item)))
        yield BesideView(link, state_of(item.of(case)), standing_view(context, item))


def _appeal_words(item: AgendaItem, appeal: AppealView) -> str:
    """Return why no last day stands there, or in what other way it is appealed."""
    if appeal.last_day or appeal.after:
        return appeal.after
    if appealable(item) != "laglighetsprövning":
        return "Nej."
    if stage_of(item) not in APPROVED:
        return "Det går inte att säga innan protokollet är justerat."
    return "Anslagsdagen finns inte i arkivet, så sista dagen kan inte räknas ut."


def _verb(item: AgendaItem) -> str:
    label = item.state_label
    if label == "Hänskjutet":
        return "Hänskjutet av"
    return f"{label} i" if label in {"Bifall", "Avslag", "Besvarad", "Val"} else _VERBS[item.state]


def _earlier(case: Case, last: AgendaItem) -> LinkView | None:
    """Return the decision before the last item, of any body."""
    beside = case.beside_newest
    before = [item for item in case.items[:-1] if item not in beside]
    decided = [item for item in before if item.of(case).state is StateKind.DECIDED]
    if not decided:
        return None
    found = decided[-1]
    return newer_link(found) if found is not last else None


def _next(last: AgendaItem) -> str:
    if last.proposal_to:
        body = last.proposal_to.newest
        return f"{body.name} ska ta ställning. Det beslutet finns inte i arkivet."
    if last.state is StateKind.POSTPONED:
        return "Frågan väntar på ett senare möte."
    if last.outcome == "hänskjutet":
        return "Frågan är lämnad vidare till någon annan."
    if last.state is StateKind.REFERRED:
        return "Frågan ska utredas mer innan den avgörs."
    return ""


def _next_meeting(context: Context, case: Case) -> LinkView | None:
    """Return the meeting to come on whose agenda the case stands."""
    for meeting in context.archive.unheld:
        if meeting.status == "kallad" and any(each is case for _, cases in meeting.agenda for _, each in cases):
            words = f"{meeting.body_name} {written_days(meeting)}"
            return LinkView(words, href(urls.meeting(meeting)))
    return None
