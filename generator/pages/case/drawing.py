"""Where marks, lines and words of a case's path stand, in its wide and its narrow drawing. Geometry only; no HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from textwrap import wrap
from typing import NamedTuple

from generator.archive import Body
from generator.language.calendar_se import format_date
from generator.language.text import NO_BREAK_SPACE

# Units are pixels at full size. The wide drawing spans the text and the side column.
_WIDTH, _LEFT, _RIGHT, _TOP, _LANE, _BOTTOM = 984, 208, 72, 92, 100, 62
_LINE = 17  # from one line of a label to the next
_ABOVE, _BELOW, _ASIDE = -33, 34, 9
# With more steps their words would run into each other: the narrow drawing, which grows downward, is then the only one.
MOST_ABREAST = 7
_NARROW = 328
_NARROW_TOP, _NARROW_LEFT, _NARROW_STEP, _GUTTER = 40, 16, 72, 28
_CHARACTER = 6.4  # the usual width of a letter in the labels
_STRONG = 7.4  # and of one in bold
_LABEL = 21  # letters of a body's name on a line


class Step(NamedTuple):
    """One step of the way: whose it is, its mark, what was done and when, and its words for either drawing."""

    body: Body
    kind: str
    words: str  # who did what: in the narrow drawing, where the lanes have only initials
    what: tuple[str, ...]  # the lines under the date in the wide one
    date: date | None = None  # what is awaited has none
    paragraph: str = ""  # "60"; a document has none
    days: str = ""  # of a meeting of several
    lane: int = 0  # from the top

    @property
    def number(self) -> str:
        """The § as it is drawn: "§ 60"."""
        return f"§{NO_BREAK_SPACE}{self.paragraph}" if self.paragraph else ""

    @property
    def day(self) -> str:
        """The day without the year: "8 april"."""
        if self.days and self.date:
            return self.days.replace(f" {self.date.year}", "")
        return format_date(self.date, year=False) if self.date else ""

    @property
    def full_day(self) -> str:
        """The day with its year and the §: "8 april 2024, § 60"."""
        return ", ".join(filter(None, [self.days or format_date(self.date), self.number])) if self.date else ""

    @property
    def year(self) -> str:
        """The year of the day."""
        return str(self.date.year) if self.date else ""


@dataclass(frozen=True)
class Text:
    """A line of words in the picture."""

    text: str
    x: int
    y: int
    anchor: str
    css: str = ""


@dataclass(frozen=True)
class Node:
    """A mark. `kind` is the state of an item, document or awaited."""

    kind: str
    x: int
    y: int


@dataclass(frozen=True)
class LineSegment:
    """A line, as SVG path data: a body's lane, or the way between two steps; dotted when it has not happened."""

    d: str
    css: str


@dataclass(frozen=True)
class Drawing:
    """One of the two drawings."""

    width: int
    height: int
    segments: tuple[LineSegment, ...]
    nodes: tuple[Node, ...]
    texts: tuple[Text, ...]


def wide(steps: Sequence[Step], lanes: Sequence[str]) -> Drawing | None:
    """Return the drawing in which time runs right; `lanes` are names of bodies, the highest first. None if too long."""
    if not 2 <= len(steps) <= MOST_ABREAST:
        return None
    gap = min((_WIDTH - _LEFT - _RIGHT) / (len(steps) - 1), 380.0)
    points = [(round(_LEFT + gap * index), _TOP + _LANE * step.lane) for index, step in enumerate(steps)]
    day_alone = any(step.number and _STRONG * (len(_dated(step)) + 1) > gap for step in steps)
    # Under the lowest lane there is room for a day and two lines; a third says that the minutes are not approved.
    lines = max(len(step.what) + (bool(step.number) and day_alone) + bool(step.day) for step in steps)
    height = _TOP + _LANE * (len(lanes) - 1) + _BOTTOM + _LINE * max(0, lines - 2)
    segments = [LineSegment(f"M{_LEFT - 56} {_TOP + _LANE * at}H{_WIDTH}", "lane") for at in range(len(lanes))]
    segments += [
        LineSegment(_right(start, end), _way(steps[at + 1])) for at, (start, end) in enumerate(pairwise(points))
    ]
    texts = [text for at, name in enumerate(lanes) for text in _lane_label(name, _TOP + _LANE * at)]
    year = ""
    for at, (step, (x, y)) in enumerate(zip(steps, points, strict=True)):
        if step.year and step.year != year:
            year = step.year
            texts.append(Text(year, x, 16, "middle", "lane-label"))
        texts += _label(step, x, y, *_place(steps, at), day_alone=day_alone)
    return Drawing(_WIDTH, height, _joined(segments), _nodes(steps, points), tuple(texts))


def _place(steps: Sequence[Step], at: int) -> tuple[int, str]:
    """Return how far from a mark its words begin, and how they are anchored: where the line does not run."""
    lane = steps[at].lane
    before = steps[at - 1].lane - lane if at else 0  # more than 0: the line comes from below
    after = steps[at + 1].lane - lane if at + 1 < len(steps) else 0
    if before > 0 > after:
        return _BELOW, "start"
    if before < 0 < after:
        return _ABOVE, "start"
    return (_ABOVE if before > 0 or after > 0 else _BELOW), "middle"


def _dated(step: Step) -> str:
    return f"{step.day}, {step.number}" if step.number else step.day


def _lane_label(name: str, y: int) -> list[Text]:
    """Return a body's name, on two lines where it is long, in the middle of its lane's beginning."""
    lines = wrap(name, _LABEL, break_long_words=False)
    first = y + 5 - _LINE * (len(lines) - 1) // 2
    return [Text(line, 0, first + _LINE * at, "start", "lane-label") for at, line in enumerate(lines)]


def _label(step: Step, x: int, y: int, offset: int, anchor: str, *, day_alone: bool) -> list[Text]:
    dated = [step.day, step.number] if day_alone else [_dated(step)]
    lines = [(line, "strong") for line in dated if line]
    lines += [(line, "") for line in step.what]
    first = y + offset - (_LINE * (len(lines) - 2) if offset < 0 else 0)
    left = x - _ASIDE if anchor == "start" else x
    return [Text(words, left, first + _LINE * at, anchor, css) for at, (words, css) in enumerate(lines)]


def narrow(steps: Sequence[Step], initials: Sequence[str]) -> Drawing:
    """Return the drawing in which time runs down; `initials` are of the bodies, the highest (at the right) first."""
    count = len(initials)
    lane = 44 if count <= 3 else 30 if count == 4 else 24
    xs = [_NARROW_LEFT + lane * (count - 1 - at) for at in range(count)]
    left = xs[0] + _GUTTER
    points = [(xs[step.lane], _NARROW_TOP + 24 + _NARROW_STEP * at) for at, step in enumerate(steps)]
    height = points[-1][1] + 42
    segments = [LineSegment(f"M{x} {_NARROW_TOP}V{height}", "lane") for x in xs]
    segments += [
        LineSegment(_down(start, end), _way(steps[at + 1])) for at, (start, end) in enumerate(pairwise(points))
    ]
    texts = [Text(name, x, _NARROW_TOP - 18, "middle", "lane-label") for name, x in zip(initials, xs, strict=True)]
    for step, (_, y) in zip(steps, points, strict=True):
        lines = [(step.full_day, "strong")] if step.full_day else []
        lines += [(line, "") for line in wrap(step.words, int((_NARROW - left) / _CHARACTER))]
        texts += [Text(words, left, y - 4 + _LINE * at, "start", css) for at, (words, css) in enumerate(lines)]
    return Drawing(_NARROW, height, _joined(segments), _nodes(steps, points), tuple(texts))


def _nodes(steps: Sequence[Step], points: Sequence[tuple[int, int]]) -> tuple[Node, ...]:
    return tuple(Node(step.kind, x, y) for step, (x, y) in zip(steps, points, strict=True))


def _joined(segments: Sequence[LineSegment]) -> tuple[LineSegment, ...]:
    """Return lines of one kind that follow each other as one."""
    kinds = groupby(segments, key=lambda segment: segment.css)
    return tuple(LineSegment("".join(segment.d for segment in alike), css) for css, alike in kinds)


def _way(to: Step) -> str:
    return "way-awaited" if to.kind == "awaited" else "way"


def _right(start: tuple[int, int], end: tuple[int, int]) -> str:
    (x1, y1), (x2, y2) = start, end
    if y1 == y2:
        return f"M{x1:.0f} {y1:.0f}H{x2:.0f}"
    middle, bend = (x1 + x2) / 2, min((x2 - x1) * 0.3, 48)
    a, b = middle - bend, middle + bend
    return f"M{x1:.0f} {y1:.0f}H{a:.0f}C{middle:.0f} {y1:.0f} {middle:.0f} {y2:.0f} {b:.0f} {y2:.0f}H{x2:.0f}"


def _down(start: tuple[int, int], end: tuple[int, int]) -> str:
    (x1, y1), (x2, y2) = start, end
    if x1 == x2:
        return f"M{x1:.0f} {y1:.0f}V{y2:.0f}"
    middle = (y1 + y2) / 2
    return f"M{x1:.0f} {y1:.0f}C{x1:.0f} {middle + 8:.0f} {x2:.0f} {middle - 8:.0f} {x2:.0f} {y2:.0f}"
