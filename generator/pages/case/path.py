"""The path of a case as a picture: its steps, and what they are called. Where they are drawn: drawing.py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.archive import APPROVED, OUTCOMES, AgendaItem, Body, Case, stage_of
from generator.language.calendar_se import MONTHS, format_date
from generator.language.text import NO_BREAK_SPACE, enumeration
from generator.notation import format_number
from generator.pages.case.drawing import MOST_ABREAST, Drawing, Step, narrow, wide
from generator.pages.parts import state_of

_DATED = re.compile(rf"(\w+) daterad (?:den )?(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
# The marks of outcomes that are told apart here, and what each mark is called in the legend.
_KINDS = {"hänskjutet": "forwarded", "utgår": "withdrawn"}
_LEGEND = {
    "document": "handling",
    "proposed": "förslag",
    "postponed": "bordlagt",
    "referred": "återremitterat",
    "forwarded": "lämnat vidare",
    "withdrawn": "utgår",
    "noted": "noterat",
    "decided": "beslut",
    "awaited": "väntar",
}
_RANKS = {"fullmäktige": 0, "förbund": 0, "styrelse": 1, "nämnd": 2, "bolag": 2}  # a committee stands lowest


@dataclass(frozen=True)
class LegendMark:
    """A mark to explain, drawn where the picture of it is."""

    kind: str
    words: str
    x: float = 12
    y: float = 12


@dataclass(frozen=True)
class PathView:
    """The drawings, the sentence that says what they show, and the marks to explain. Long paths have no wide one."""

    sentence: str
    wide: Drawing | None
    narrow: Drawing
    legend: tuple[LegendMark, ...]


@dataclass(frozen=True)
class _Step:
    body: Body
    kind: str
    words: str  # who did what
    what: tuple[str, ...]
    day: date | None = None
    number: str = ""
    days: str = ""  # of a meeting of several


def path_view(case: Case) -> PathView | None:
    """Return the picture of a case's path, or None when it has but one step that leads nowhere."""
    handled = [*(_handled(item.of(case)) for item in case.items), *_awaited(case.items[-1])]
    dated = list(_documents(case.items[0]))
    steps = [*dated, *handled] if len(dated) + len(handled) <= MOST_ABREAST else handled
    if len(steps) < 2:
        return None
    # Two bodies of one rank keep the order in which they came; a committee stands under the rest.
    bodies = sorted(dict.fromkeys(step.body for step in steps), key=lambda body: _RANKS.get(body.record.kind, 3))
    drawn = [
        Step(
            bodies.index(step.body),
            step.kind,
            _dated(step),
            _number(step),
            _day(step),
            str(step.day.year) if step.day else "",
            step.what,
            step.words,
        )
        for step in steps
    ]
    sentence = "; ".join(f"{_day(step)}, {step.words}" if step.day else step.words for step in steps)
    kinds = {step.kind for step in steps}
    return PathView(
        f"Ärendets väg: {sentence}.",
        wide(drawn, [body.name for body in bodies]),
        narrow(drawn, _initials(bodies)),
        tuple(LegendMark(kind, words) for kind, words in _LEGEND.items() if kind in kinds),
    )


def _initials(bodies: Sequence[Body]) -> list[str]:
    """Return the headings of the columns of the narrow drawing: two bodies of one beginning have their ids."""
    found = [body.record.initials or body.short_name[:2].upper() for body in bodies]
    return [body.id.upper()[:4] if found.count(each) > 1 else each for body, each in zip(bodies, found, strict=True)]


def _documents(first: AgendaItem) -> Iterator[_Step]:
    """Yield the documents that the matter began with, if the record says of which day they are."""
    for document in first.record.documents:
        if match := _DATED.search(document.text):
            name, day, month, year = match.groups()
            try:
                when = date(int(year), MONTHS.index(month) + 1, int(day))
            except ValueError:
                continue
            if when <= first.meeting.date:
                yield _Step(first.meeting.body, "document", name.lower(), (name.lower(),), when)


def _handled(item: AgendaItem) -> _Step:
    verb = "föreslår" if item.proposal_to else OUTCOMES[item.outcome].verb
    kind = "proposed" if item.proposal_to else _KINDS.get(item.outcome, state_of(item).kind)
    body = item.meeting.body
    stage = stage_of(item)
    aside = () if stage in APPROVED else (stage.value,)
    words = " ".join([item.meeting.body_in_sentence, verb, *(f"({each})" for each in aside)])
    meeting = item.meeting
    return _Step(body, kind, words, (verb, *aside), meeting.date, format_number(item.number), meeting.days)


def _awaited(last: AgendaItem) -> Iterator[_Step]:
    """Yield the steps that have not happened yet: the decision that was proposed, or what was put off."""
    if last.proposal_to:
        body = last.proposal_to.newest
        words = f"inget beslut av {body.in_sentence} i arkivet än"
        yield _Step(body, "awaited", words, ("inget beslut", "i arkivet än"))
    elif last.state.is_open:
        words = "ingen ny behandling i arkivet än"
        yield _Step(last.meeting.body, "awaited", words, ("ingen ny behandling", "i arkivet än"))


def _number(step: _Step) -> str:
    return f"§{NO_BREAK_SPACE}{step.number}" if step.number else ""


def _dated(step: _Step) -> str:
    """Return the day without the year: "8 april"."""
    if step.days and step.day:
        return step.days.replace(f" {step.day.year}", "")
    return format_date(step.day, year=False) if step.day else ""


def _day(step: _Step) -> str:
    """Return "8 april 2024, § 60"; a document has no number, and what is awaited has no day."""
    return ", ".join(filter(None, [step.days or format_date(step.day), _number(step)])) if step.day else ""


def bodies_of(case: Case) -> str:
    """Return the bodies that have handled a case, for a sentence."""
    return enumeration(list(dict.fromkeys(item.meeting.body_in_sentence for item in case.items)))
