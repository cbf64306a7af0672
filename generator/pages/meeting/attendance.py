"""Attendance: the record's groups with, for each line, a small picture of the §§ that it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator import urls
from generator.archive import Meeting, Person, Presence, PresenceKind
from generator.language.text import NO_BREAK_SPACE, count
from generator.notation import Number, format_number, is_vacant
from generator.pages.context import Context
from generator.pages.item.presence import crowded
from generator.pages.parts import (
    LinkView,
    PartyMark,
    author_link,
    href,
    mark_of,
    number_range,
    person_link,
    section_number,
    spans_label,
)
from generator.pages.text.glossary import SERVING, SUBSTITUTE, Term

# Up to so many §§ each has a cell of its own; above, runs are drawn in a strip of LONG cells' width.
CELLS = 16
LONG = 8
_PITCH = 20
_GAP = 2


@dataclass(frozen=True)
class Stroke:
    """All shapes of one kind in a strip as one path, in units of its own: 20 to a cell, 16 high."""

    css: str  # s, o, t or a, as in `kinds`; h for a run of §§ without somebody
    path: str


@dataclass(frozen=True)
class Strip:
    """The picture of one line.

    `kinds` has a letter for each §: s serves, o is present, a is absent, t may have been there, by the clock.
    """

    kinds: str
    handover_down: float | None = None
    handover_up: float | None = None

    @property
    def size(self) -> int:
        """The width in cells."""
        return strip_size(len(self.kinds))

    @property
    def width(self) -> int:
        return self.size * _PITCH

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """The shapes, a path for each kind: a cell for each §, or when they are many a piece for each run of a kind."""
        runs = [(letter, len(list(run))) for letter, run in groupby(self.kinds)]
        in_cells = len(self.kinds) <= CELLS
        unit, gap = (_PITCH, _GAP) if in_cells else (self.width / len(self.kinds), 0)
        paths: dict[str, str] = {}
        at = 0
        for letter, number in runs:
            css = "h" if letter == "a" and not in_cells else "c" if letter == "s" and in_cells else letter
            start, length = at, number if css == "c" or not in_cells else 1
            paths[css] = paths.get(css, "") + _SHAPES[css](start * unit + gap / 2, length * unit - gap)
            if in_cells and css in _NEXT:
                paths[css] += (number - 1) * _NEXT[css]
            at += number
        return tuple(Stroke(css, path) for css, path in paths.items())


def _plain(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _line(left: float, width: float) -> str:
    return f"M{_plain(left)} 8h{_plain(width)}"


def _box(left: float, width: float) -> str:
    return f"M{_plain(left)} 4h{_plain(width)}v8h-{_plain(width)}z"


def _dot(left: float, width: float) -> str:
    return f"M{_plain(left + width / 2)} 8h.01"


# A run of cells in which somebody serves is one line, which the style sheet divides.
_SHAPES = {"s": _line, "c": _line, "o": _box, "t": _box, "a": _dot, "h": _line}
# The same shape in the next cell, from where the one before ended; a box ends where it began.
_CELL = _PITCH - _GAP
_BOX = f"m{_PITCH} 0h{_CELL}v8h-{_CELL}z"
_NEXT = {"o": _BOX, "t": _BOX, "a": f"m{_PITCH} 0h.01"}


@dataclass(frozen=True)
class HeadNumber:
    """A § number over the strips, and how many cells' width it stands in."""

    text: str
    place: str  # cell, first, middle, last


@dataclass(frozen=True)
class AttendanceRow:
    """One line of the attendance."""

    mark: PartyMark | None
    who: LinkView
    before: str  # small line: words before the one replaced
    replaced: LinkView | None
    after: str
    strip: Strip
    joined: bool  # stands directly under the one it replaces


@dataclass(frozen=True)
class AttendanceGroup:
    """Beslutande or ersättare, in the order of the record, save that a substitute stands under the one replaced."""

    key: str  # s or o, as in strips
    heading: str
    numbers: tuple[HeadNumber, ...]
    size: int
    rows: tuple[AttendanceRow, ...]
    term: Term | None = None  # what its heading means


@dataclass(frozen=True)
class AttendanceView:
    """Who was there: those who served in every § in a line, their names folded, and each who differs with a strip."""

    number: str  # "31 tjänstgjorde hela mötet"
    rest: str  # ", fyra av dem som ersättare"
    heading: str  # as the record heads those who serve
    whole: tuple[AttendanceRow, ...]
    differing: tuple[AttendanceGroup, ...]
    present: str  # "Fem närvarande ersättare"
    substitutes: tuple[AttendanceRow, ...]
    disqualified: tuple[tuple[LinkView, LinkView], ...]  # who, and in which §
    terms: tuple[Term, ...]  # what "beslutande" and "ersättare" mean
    by_the_clock: bool  # some were there for a time, of which no § tells


def attendance_of(context: Context, meeting: Meeting) -> AttendanceView:
    """Return the attendance of a meeting: the same rows as the record has, parted by whether they differ."""
    serving: tuple[AttendanceRow, ...] = ()
    substitutes: tuple[AttendanceRow, ...] = ()
    differing: list[AttendanceGroup] = []
    groups = {group.key: group for group in groups_of(context, meeting)}
    for key, group in groups.items():
        whole, apart = _parted(group.rows)
        if key == "s":
            serving = whole
        else:
            substitutes = whole
        if apart:
            differing.append(replace(group, rows=apart))
    seated = sum(not is_vacant(row.who.text) for row in serving)
    stepped_in = sum(row.replaced is not None for row in serving)
    verb = "står i närvarolistan för hela mötet" if crowded(meeting) else "tjänstgjorde hela mötet"
    return AttendanceView(
        number=f"{seated}{NO_BREAK_SPACE}{verb}" if serving else "",
        rest=f", {count(stepped_in, '', '').strip()} av dem som ersättare" if stepped_in else "",
        heading=groups["s"].heading if "s" in groups else "",
        whole=serving,
        differing=tuple(differing),
        present=f"{len(substitutes)} närvarande ersättare" if substitutes else "",
        substitutes=substitutes,
        disqualified=tuple(
            (author_link(author), LinkView(section_number(item.number), href(urls.item(item))))
            for item in meeting.items
            for author in item.disqualified
        ),
        terms=tuple(group.term for group in groups.values() if group.term),
        by_the_clock=any("t" in row.strip.kinds for group in differing for row in group.rows),
    )


def _parted(
    rows: Sequence[AttendanceRow],
) -> tuple[tuple[AttendanceRow, ...], tuple[AttendanceRow, ...]]:
    """Part rows of the whole meeting from those that differ; who steps in stays under the one replaced."""
    whole: list[AttendanceRow] = []
    apart: list[AttendanceRow] = []
    for at, row in enumerate(rows):
        pair = [row]
        if row.joined:
            pair.append(rows[at - 1])
        if at + 1 < len(rows) and rows[at + 1].joined:
            pair.append(rows[at + 1])
        differs = any({"a", "t"} & set(each.strip.kinds) for each in pair)
        (apart if differs else whole).append(row)
    return tuple(whole), tuple(apart)


def head_numbers(numbers: Sequence[Number]) -> tuple[HeadNumber, ...]:
    """Return the numbers that stand over the strips: all of up to sixteen, else first, middle and last."""
    if len(numbers) <= CELLS:
        return tuple(HeadNumber(format_number(number), "cell") for number in numbers)
    chosen = (numbers[0], numbers[len(numbers) // 2], numbers[-1])
    return tuple(
        HeadNumber(format_number(number), place)
        for number, place in zip(chosen, ("first", "middle", "last"), strict=True)
    )


def strip_size(count: int) -> int:
    return count if count <= CELLS else LONG


def make_strip(order: Sequence[Number], covered: dict[Number, str]) -> Strip:
    """Return the picture of who does what in which of the numbers in `order`; what is not covered is absence."""
    return Strip("".join([covered.get(number, "a") for number in order]))


def person_strip(meeting: Meeting, presences: Sequence[Presence]) -> Strip:
    """Return the picture of one person's meeting, all their lines in one."""
    order = [item.number for item in meeting.items]
    covered: dict[Number, str] = {}
    for presence in presences:
        if presence.kind is not PresenceKind.REPLACED:
            covered = dict.fromkeys(presence.perhaps, "t") | covered | dict.fromkeys(presence.numbers, _kind(presence))
    return make_strip(order, covered)


def _kind(presence: Presence) -> str:
    return "s" if presence.kind is PresenceKind.SERVING else "o"


def groups_of(context: Context, meeting: Meeting) -> tuple[AttendanceGroup, ...]:
    """Return the attendance of a meeting as it is shown."""
    order = [item.number for item in meeting.items]
    groups: list[AttendanceGroup] = []
    for letter, heading, kind, key in (
        ("s", "Beslutande", PresenceKind.SERVING, SERVING),
        ("o", "Ersättare", PresenceKind.SUBSTITUTE, SUBSTITUTE),
    ):
        presences = list(meeting.of_kind(kind))
        if not presences:
            continue
        rows: list[AttendanceRow] = []
        for presence, above in _paired(presences):
            row = _row(presence, order, joined=above is not None)
            if above is not None and len(order) <= CELLS:
                rows[-1], row = _hand_over(rows[-1], row, above, presence, order)
            rows.append(row)
        head = head_numbers(order)
        groups.append(AttendanceGroup(letter, heading, head, strip_size(len(order)), tuple(rows), context.term(key)))
    return tuple(groups)


def _paired(presences: Sequence[Presence]) -> list[tuple[Presence, Presence | None]]:
    """Put each substitute directly under the one replaced, if that one has a line too."""
    lines: dict[Person, Presence] = {each.who.person: each for each in presences if each.who.person}
    under: dict[Presence, list[Presence]] = {}
    moved: set[Presence] = set()
    for presence in presences:
        replaced = presence.replaces.person if presence.replaces else None
        if replaced in lines and lines[replaced] is not presence and lines[replaced].replaces is None:
            under.setdefault(lines[replaced], []).append(presence)
            moved.add(presence)
    ordered: list[tuple[Presence, Presence | None]] = []
    for presence in presences:
        if presence not in moved:
            ordered.append((presence, None))
            ordered += [(each, presence) for each in under.get(presence, [])]
    return ordered


def _hand_over(
    above: AttendanceRow, row: AttendanceRow, replaced: Presence, substitute: Presence, order: Sequence[Number]
) -> tuple[AttendanceRow, AttendanceRow]:
    """Join two bars with a line at the § where they change, if they do so once."""
    for index in range(1, len(order)):
        before, after = order[index - 1], order[index]
        gives = before in replaced.numbers and after in substitute.numbers
        takes = before in substitute.numbers and after in replaced.numbers
        if gives or takes:
            x = index * _PITCH
            return (
                replace(above, strip=replace(above.strip, handover_down=x)),
                replace(row, strip=replace(row.strip, handover_up=x)),
            )
    return above, row


def _row(presence: Presence, order: Sequence[Number], *, joined: bool) -> AttendanceRow:
    entry = presence.entry
    roles = ", ".join(
        f"{role.title} {spans_label(role.spans)}".strip() if role.spans else role.title for role in entry.roles
    )
    ranges = spans_label(entry.spans)
    absent = f"ej {spans_label(entry.absent)}" if entry.absent else ""
    reason = f"({entry.reason})" if entry.reason else ""
    other = (presence.when, entry.remote or "")
    covers = ", ".join(part for part in (ranges, *other, " ".join(part for part in (absent, reason) if part)) if part)
    before = roles
    after = covers
    replaced: LinkView | None = None
    if presence.replaces and entry.replaces:
        before = f"{roles}, ersätter " if roles else "ersätter "
        replaced = person_link(presence.replaces)
        party = f" ({entry.replaces.party})" if entry.replaces.party else ""
        role = f", {entry.replaces.role}" if entry.replaces.role else ""
        after = f"{party}{role} {covers}".rstrip()
    elif before and after:
        before += " "
    return AttendanceRow(
        mark_of(presence.who.party, presence.who.printed_party),
        person_link(presence.who),
        before,
        replaced,
        after,
        make_strip(order, dict.fromkeys(presence.perhaps, "t") | dict.fromkeys(presence.numbers, _kind(presence))),
        joined,
    )


def covered_label(presence: Presence) -> str:
    """Return the §§ that a line covers, as "§§ 8–10", and what it says by the clock or of how somebody was there."""
    numbers = number_range(presence.numbers, [item.number for item in presence.meeting.items])
    return ", ".join(part for part in (numbers, presence.when, presence.entry.remote) if part)
