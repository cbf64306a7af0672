"""The path of a case as a picture: lanes are bodies, one line runs through the steps. Geometry only; no HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.archive import Body, Case, Handling, StateKind
from generator.calendar_se import format_date
from generator.notation import format_number
from generator.pages.parts import state_of
from generator.text import NO_BREAK_SPACE, enumeration

_DATED = re.compile(r"(\w+) daterad (?:den )?(\d{1,2} \w+ \d{4})")
_VERBS = {
    StateKind.DECIDED: "beslutar",
    StateKind.PROPOSED: "föreslår",
    StateKind.NOTED: "noterar",
    StateKind.POSTPONED: "bordlägger",
    StateKind.REFERRED: "återremitterar",
    StateKind.WITHDRAWN: "ärendet utgår",
}
# Units are pixels at full size; the wide drawing spans the text and the side column.
_WIDTH = 984
_LEFT, _STEP, _RIGHT, _LANE, _TOP = 225, 165, 80, 100, 74
_NARROW_LANE, _NARROW_STEP, _NARROW_TOP, _NARROW_LEFT = 44, 72, 40, 16


@dataclass(frozen=True)
class Node:
    """One step in the picture. `kind` is its mark: document, awaited, or the state of an item."""

    kind: str
    x: float
    y: float
    first: str
    second: str
    label_y: float
    label_x: float


@dataclass(frozen=True)
class Lane:
    """A body's line across the picture."""

    label: str
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Segment:
    """The way from one step to the next, as SVG path data; dotted when it has not happened."""

    d: str
    awaited: bool


@dataclass(frozen=True)
class Drawing:
    """One of the two drawings, wide or narrow."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    segments: tuple[Segment, ...]
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class PathView:
    """Both drawings, the sentence that says what they show, and the marks to explain."""

    sentence: str
    wide: Drawing
    narrow: Drawing
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Step:
    body: Body
    kind: str
    first: str
    second: str


def path_view(case: Case) -> PathView | None:
    """Return the picture of a case's path, or None when it has but one step that leads nowhere."""
    steps = _steps(case)
    if len(steps) < 2:
        return None
    lanes = _lanes(steps)
    kinds = dict.fromkeys(step.kind for step in steps)
    words = {
        "proposed": "förslag",
        "decided": "beslut",
        "noted": "noterat",
        "postponed": "bordlagt",
        "referred": "återremitterat",
        "document": "handling",
        "awaited": "väntar",
    }
    sentence = "Ärendets väg: " + "; ".join(f"{step.first}, {step.second}" for step in steps) + "."
    return PathView(
        sentence,
        _wide(steps, lanes),
        _narrow(steps, lanes),
        tuple((kind, words[kind]) for kind in words if kind in kinds),
    )


def _steps(case: Case) -> list[_Step]:
    first = case.handlings[0]
    dated = [match for document in first.item.documents if (match := _DATED.search(document.text))]
    steps = [_Step(first.meeting.body, "document", match[2], match[1].lower()) for match in dated]
    steps += [_step(handling) for handling in case.handlings]
    last = case.handlings[-1]
    if last.proposal_to:
        steps.append(_Step(last.proposal_to, "awaited", last.proposal_to.name, "inget beslut i arkivet än"))
    return steps


def _step(handling: Handling) -> _Step:
    when = f"{format_date(handling.meeting.date)}, §{NO_BREAK_SPACE}{format_number(handling.number)}"
    who = handling.meeting.body.short_in_sentence
    return _Step(handling.meeting.body, state_of(handling).kind, when, f"{who} {_VERBS[handling.state]}")


def _rank(body: Body) -> int:
    """Return how high a body stands: fullmäktige highest, a committee lowest."""
    order = {
        "fullmäktige": 0,
        "förbund": 0,
        "styrelse": 1,
        "nämnd": 2,
        "bolag": 2,
        "beredning": 3,
        "råd": 3,
        "utskott": 3,
    }
    return order[body.record.kind]


def _lanes(steps: Sequence[_Step]) -> list[Body]:
    seen = list(dict.fromkeys(step.body for step in steps))
    return sorted(seen, key=_rank)


def _wide(steps: Sequence[_Step], lanes: Sequence[Body]) -> Drawing:
    width = _LEFT + _STEP * (len(steps) - 1) + _RIGHT + 30
    width = max(width, _WIDTH)
    gap = (width - _LEFT - _RIGHT - 30) / (len(steps) - 1)
    height = _TOP + _LANE * (len(lanes) - 1) + 70
    ys = {body.id: _TOP + _LANE * index for index, body in enumerate(lanes)}
    points = [(_LEFT + gap * index, float(ys[step.body.id])) for index, step in enumerate(steps)]
    nodes = tuple(
        Node(
            step.kind,
            round(x, 1),
            y,
            step.first if step.kind != "awaited" else step.second,
            step.second if step.kind != "awaited" else "",
            y - 28 if step.kind == "awaited" else y + 34,
            round(x, 1),
        )
        for step, (x, y) in zip(steps, points, strict=True)
    )
    segments = tuple(
        Segment(_curve_right(start, end), steps[index + 1].kind == "awaited")
        for index, (start, end) in enumerate(pairwise(points))
    )
    lines = tuple(Lane(body.short_name, 170, ys[body.id], round(width - 4, 1), ys[body.id]) for body in lanes)
    return Drawing(round(width, 1), height, lines, segments, nodes)


def _narrow(steps: Sequence[_Step], lanes: Sequence[Body]) -> Drawing:
    ordered = sorted(lanes, key=_rank, reverse=True)
    xs = {body.id: _NARROW_LEFT + _NARROW_LANE * index for index, body in enumerate(ordered)}
    label_x = _NARROW_LEFT + _NARROW_LANE * (len(ordered) - 1) + 32
    points = [(float(xs[step.body.id]), _NARROW_TOP + 24.0 + _NARROW_STEP * index) for index, step in enumerate(steps)]
    height = _NARROW_TOP + _NARROW_STEP * (len(steps) - 1) + 58
    nodes = tuple(
        Node(step.kind, x, y, step.first, step.second, y - 4, label_x)
        for step, (x, y) in zip(steps, points, strict=True)
    )
    segments = tuple(
        Segment(_curve_down(start, end), steps[index + 1].kind == "awaited")
        for index, (start, end) in enumerate(pairwise(points))
    )
    lines = tuple(
        Lane(body.record.initials or body.short_name[:2].upper(), xs[body.id], _NARROW_TOP, xs[body.id], height)
        for body in ordered
    )
    return Drawing(328, height, lines, segments, nodes)


def _curve_right(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = start, end
    if y1 == y2:
        return f"M{x1:.1f} {y1:.1f}H{x2:.1f}"
    middle = (x1 + x2) / 2
    bend = (x2 - x1) * 0.3
    a, b = middle - bend, middle + bend
    return f"M{x1:.1f} {y1:.1f}H{a:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {b:.1f} {y2:.1f}H{x2:.1f}"


def _curve_down(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = start, end
    if x1 == x2:
        return f"M{x1:.1f} {y1:.1f}V{y2:.1f}"
    middle = (y1 + y2) / 2
    return f"M{x1:.1f} {y1:.1f}C{x1:.1f} {middle + 8:.1f} {x2:.1f} {middle - 8:.1f} {x2:.1f} {y2:.1f}"


def bodies_of(case: Case) -> str:
    """Return the bodies that have handled a case, for a sentence."""
    return enumeration(list(dict.fromkeys(handling.meeting.body.in_sentence for handling in case.handlings)))
