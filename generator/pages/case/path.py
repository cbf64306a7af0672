"""The path of a case as a picture: its steps, and what they are called. Where they are drawn: drawing.py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.archive import APPROVED, OUTCOMES, AgendaItem, Body, Case, stage_of
from generator.language.calendar_se import MONTHS
from generator.language.text import enumeration
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


def path_view(case: Case) -> PathView | None:
    """Return the picture of a case's path, or None when it has but one step that leads nowhere."""
    handled = [*(_handled(item.of(case)) for item in case.items), *_awaited(case.items[-1])]
    dated = list(_documents(case.items[0]))
    steps = [*dated, *handled] if len(dated) + len(handled) <= MOST_ABREAST else handled
    if len(steps) < 2:
        return None
    # Two bodies of one rank keep the order in which they came; a committee stands under the rest.
    bodies = sorted(dict.fromkeys(step.body for step in steps), key=lambda body: _RANKS.get(body.record.kind, 3))
    drawn = [step._replace(lane=bodies.index(step.body)) for step in steps]
    sentence = "; ".join(f"{step.full_day}, {step.words}" if step.date else step.words for step in steps)
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


def _documents(first: AgendaItem) -> Iterator[Step]:
    """Yield the documents that the matter began with, if the record says of which day they are."""
    for document in first.record.documents:
        if match := _DATED.search(document.text):
            name, day, month, year = match.groups()
            try:
                when = date(int(year), MONTHS.index(month) + 1, int(day))
            except ValueError:
                continue
            if when <= first.meeting.date:
                yield Step(first.meeting.body, "document", name.lower(), (name.lower(),), when)


def _handled(item: AgendaItem) -> Step:
    verb = "föreslår" if item.proposal_to else OUTCOMES[item.outcome].verb
    kind = "proposed" if item.proposal_to else _KINDS.get(item.outcome, state_of(item).kind)
    body = item.meeting.body
    stage = stage_of(item)
    aside = () if stage in APPROVED else (stage.value,)
    words = " ".join([item.meeting.body_in_sentence, verb, *(f"({each})" for each in aside)])
    meeting = item.meeting
    return Step(body, kind, words, (verb, *aside), meeting.date, format_number(item.number), meeting.days)


def _awaited(last: AgendaItem) -> Iterator[Step]:
    """Yield the steps that have not happened yet: the decision that was proposed, or what was put off."""
    if last.proposal_to:
        body = last.proposal_to.newest
        words = f"inget beslut av {body.in_sentence} i arkivet än"
        yield Step(body, "awaited", words, ("inget beslut", "i arkivet än"))
    elif last.state.is_open:
        words = "ingen ny behandling i arkivet än"
        yield Step(last.meeting.body, "awaited", words, ("ingen ny behandling", "i arkivet än"))


def bodies_of(case: Case) -> str:
    """Return the bodies that have handled a case, for a sentence."""
    return enumeration(list(dict.fromkeys(item.meeting.body_in_sentence for item in case.items)))
