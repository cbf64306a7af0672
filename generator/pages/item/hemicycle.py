"""The picture of a vote: a seat for everybody, those who voted alike together, their parties' letters around them.

Ja stands to the left and Nej to the right, whoever took no side between them. Ink only, and a table says the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.model import Choice

# From left to right, by how somebody voted.
ORDER = (Choice.YES, Choice.ABSTAINED, Choice.ABSENT, Choice.PAIRED, Choice.NO)
# Fewer need no picture, and of more none can be seen.
SEATS = range(3, 400)

_PITCH = 20.0  # between two seats, and between two rows
_RADII = (46.0, 145.0)
_DOT = 0.31  # the radius of a seat, of the distance to the next
_LETTER = (9.0, 13.5)  # the room that one letter takes: width and height
_FOOT = 30.0
_SCALE = 1.25


@dataclass(frozen=True)
class SeatBlock:
    """So many seats of one party whose members voted alike; no letters when nobody is named."""

    choice: Choice
    letters: str
    count: int


@dataclass(frozen=True)
class Label:
    """Letters at a place; `anchor` as in SVG."""

    x: float
    y: float
    text: str
    anchor: str


@dataclass(frozen=True)
class Strokes:
    """Strokes of one kind: `seats` are discs (strokes without length, with round ends), `bars` paper, `thin` lines."""

    css: str
    width: float
    path: str


@dataclass(frozen=True)
class Hemicycle:
    """A drawing, in units of which a letter is 13.5 high."""

    left: float
    top: float
    width: float
    height: float
    shown: int  # how wide it is shown where there is room, in px
    strokes: tuple[Strokes, ...]
    ring: tuple[float, float, float] | None  # round the seat of whoever had the casting vote: x, y, radius
    labels: tuple[Label, ...]
    feet: tuple[Label, ...]


def hemicycle(
    blocks: Sequence[SeatBlock], feet: dict[Choice, str], casting: tuple[Choice, str] | None = None
) -> Hemicycle:
    """Return the drawing of some blocks, which it puts into order.

    `feet` has the words under each choice; `casting` is the choice and the letters of whoever had the casting vote.
    """
    blocks = sorted((each for each in blocks if each.count), key=lambda each: ORDER.index(each.choice))
    radii, pitch = _rows(sum(each.count for each in blocks))
    free = iter(_places(sum(each.count for each in blocks), radii))
    dot = round(_DOT * pitch, 1)
    seats: dict[str, list[tuple[float, float]]] = {}
    ring: tuple[float, float] | None = None
    labels: list[Label] = []
    for block in blocks:
        taken = list(islice(free, block.count))
        places = [_at(turn, radius) for turn, radius in taken]
        seats.setdefault(block.choice, []).extend(places)
        if casting == (block.choice, block.letters) and ring is None:
            ring = places[0]
        if block.letters:
            middle = sum(turn for turn, _ in taken) / block.count
            labels.append(_label(block.letters, middle, radii[0] + dot, labels))
    return _drawing(seats, ring, labels, _feet(feet, radii[0]), dot)


def _rows(total: int) -> tuple[list[float], float]:
    """Return the radii of the rows, from outside, and how far a seat is from the next one and from the next row."""
    rows = max(1, round(math.sqrt(total / math.pi)))
    # So many seats, each as far from the next as from the next row: the lengths of the rows add up to as many.
    outer = (total / math.pi + rows * (rows - 1) / 2) / rows
    pitch = min(_PITCH, _RADII[1] / outer)
    radius = max(outer * pitch, _RADII[0])
    return [radius - row * pitch for row in range(rows)], pitch


def _places(total: int, radii: Sequence[float]) -> list[tuple[float, float]]:
    """Return the angle, from the left, and the radius of each seat: even in each row, and in the order of angles."""
    shares = [total * radius / sum(radii) for radius in radii]
    numbers = [math.floor(share) for share in shares]
    by_rest = sorted(range(len(radii)), key=lambda row: (numbers[row] - shares[row], row))
    for row in by_rest[: total - sum(numbers)]:
        numbers[row] += 1
    found = [
        (math.pi * seat / (number - 1) if number > 1 else math.pi / 2, radius)
        for number, radius in zip(numbers, radii, strict=True)
        for seat in range(number)
    ]
    return sorted(found, key=lambda each: (round(each[0], 9), -each[1]))


def _at(turn: float, radius: float) -> tuple[float, float]:
    angle = math.pi - turn
    return round(radius * math.cos(angle), 1), round(-radius * math.sin(angle), 1)


def _label(letters: str, turn: float, radius: float, others: Sequence[Label]) -> Label:
    """Return letters outside of their block, pushed out as long as they would touch others."""
    angle = math.pi - turn
    anchor = "middle" if abs(math.cos(angle)) < 0.4 else "end" if math.cos(angle) < 0 else "start"
    label = Label(0, 0, letters, anchor)
    for step in range(4):
        reach = radius + 5 + (_LETTER[1] * 0.5 if anchor == "middle" else 0) + step * _LETTER[1]
        x, y = reach * math.cos(angle), -reach * math.sin(angle) + 4.5
        label = Label(round(x, 1), round(y, 1), letters, anchor)
        if not any(_touch(label, other) for other in others):
            break
    return label


def _touch(one: Label, other: Label) -> bool:
    (left, right), (others_left, others_right) = _extent(one), _extent(other)
    return left < others_right + 2 and others_left < right + 2 and abs(one.y - other.y) < _LETTER[1]


def _extent(label: Label) -> tuple[float, float]:
    width = _LETTER[0] * len(label.text)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, left + width


def _feet(words: dict[Choice, str], outer: float) -> tuple[Label, ...]:
    sides = {Choice.YES: (-outer, "start"), Choice.NO: (outer, "end")}
    return tuple(
        Label(round(x, 1), _FOOT, words[choice], anchor) for choice, (x, anchor) in sides.items() if words.get(choice)
    )


def _drawing(
    seats: dict[str, list[tuple[float, float]]],
    ring: tuple[float, float] | None,
    labels: Sequence[Label],
    feet: tuple[Label, ...],
    dot: float,
) -> Hemicycle:
    centres = [place for places in seats.values() for place in places]
    extents = [_extent(label) for label in (*labels, *feet)] + [(x - dot, x + dot) for x, _ in centres]
    left = math.floor(min(extent[0] for extent in extents)) - 2
    right = math.ceil(max(extent[1] for extent in extents)) + 2
    top = math.floor(min([label.y - 12 for label in labels] + [y - dot for _, y in centres])) - 2
    return Hemicycle(
        left=left,
        top=top,
        width=right - left,
        height=math.ceil((_FOOT if feet else dot) + 6 - top),
        shown=round(_SCALE * (right - left)),
        strokes=tuple(_strokes(seats, dot)),
        ring=(*ring, round(dot + 2, 1)) if ring else None,
        labels=tuple(labels),
        feet=feet,
    )


def _strokes(seats: dict[str, list[tuple[float, float]]], dot: float) -> Iterator[Strokes]:
    """Yield a disc for a Ja, one with a bar for a Nej, a small one for an abstention, lines for whoever was away."""
    discs = [*seats.get("ja", []), *seats.get("nej", [])]
    if discs:
        yield Strokes("seats", round(2 * dot, 1), _lines(discs, 0))
    if "nej" in seats:
        yield Strokes("bars", round(0.55 * dot, 1), _lines(seats["nej"], 1.3 * dot))
    if "avstår" in seats:
        yield Strokes("seats", round(0.9 * dot, 1), _lines(seats["avstår"], 0))
    away = [*seats.get("frånvarande", [])]
    away += [(x, y + side * 0.4 * dot) for x, y in seats.get("kvittad", []) for side in (-1, 1)]
    if away:
        yield Strokes("thin", 1.5, _lines(away, 1.6 * dot))


def _lines(centres: Sequence[tuple[float, float]], length: float) -> str:
    """Return strokes of a length through centres; each begins where it lies from the end of the one before."""
    path, at_x, at_y = "", 0.0, 0.0
    for index, (x, y) in enumerate(centres):
        start = round(x - length / 2, 1)
        right, down = _short(start - at_x), _short(y - at_y)
        # Discs go to and fro by turns, so that what makes them seen never adds up.
        stroke = _short(length) if length else "-.01" if index % 2 else ".01"
        path += f"m{right}{down if down[0] == '-' else f' {down}'}h{stroke}"
        at_x, at_y = start + round(length, 1), y
    return path


def _short(number: float) -> str:
    """Return a number as it stands in a path: "12.5", "-3", "0"."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
