"""Regions: where several pieces of text stand beside each other, and whether these are lists, a table, or labels.

Lists are read one after the other; a table is read row by row; a label at the left belongs to what stands beside it.
Decided by how the pieces are aligned, by the order in which the file holds them, and by what kind of text they are;
never by names or places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from generator.importer.extract.rows import Row
from generator.importer.extract.segment import Segment

# Points that edges may differ and still be aligned; parts of the font size that rows of a region may lie apart.
_ALIGNED = 3.5
_NEAR, _RULED = 2.7, 6.0
_TIGHT = 1.45
# What heads a list of who was there, whatever the municipality calls it.
_ATTENDANCE = re.compile(
    r"(?:(?:tjänstgörande|beslutande|närvarande|ej|icke|övriga|ordinarie|inkallade)\s+)*"
    r"(?:ledamöter|ersättare|beslutande|suppleanter|närvarande|frånvarande|deltagare|tjänste(?:personer|män)|"
    r"övriga|personalföreträdare|arbetstagarrepresentanter|tjänstgörande)\s*:?",
    re.IGNORECASE,
)
# "Förhindrad ledamot | Inkallad ersättare": who came instead of whom stands on one row.
_AWAY = re.compile(r"(?:förhindrad|frånvarande|ordinarie)?\s*ledamot\b|förhindrade?\b|frånvarande\b", re.IGNORECASE)
_INSTEAD = re.compile(r"\b(?:ersätt|ersätts|suppleant)", re.IGNORECASE)
_PARTY = re.compile(r"\([A-ZÅÄÖ][A-ZÅÄÖa-zåäö-]{0,5}\)")
_MARK = 4


class RegionKind(Enum):
    """How a region is read."""

    LISTS = "lists"
    TABLE = "table"


@dataclass
class RegionColumn:
    """A column of a region: its edges in points, and what stands in it by row."""

    left: float
    right: float
    cell: float | None = None
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    middles: list[float] = field(default_factory=list)

    def fits(self, segment: Segment) -> bool:
        """Tell whether a segment is aligned with the column: at the left, and figures and marks in any way."""
        if segment.cell is not None and self.cell is not None:
            return abs(segment.cell - self.cell) <= _ALIGNED
        edges = [(segment.left, self.lefts)]
        if len(segment.text) <= _MARK or any(char.isdigit() for char in segment.text):
            edges += [(segment.right, self.rights), (segment.middle, self.middles)]
        return any(abs(edge - known) <= _ALIGNED for edge, all_known in edges for known in all_known)

    def add(self, segment: Segment) -> None:
        """Take a segment in."""
        self.cell = segment.cell if self.cell is None else self.cell
        self.left, self.right = min(self.left, segment.left), max(self.right, segment.right)
        for known, edge in (
            (self.lefts, segment.left),
            (self.rights, segment.right),
            (self.middles, segment.middle),
        ):
            if not any(abs(edge - each) < 0.5 for each in known):
                known.append(edge)


@dataclass
class Region:
    """Consecutive rows with the same columns; `cells` has the segment of each row and column, or None."""

    rows: list[Row]
    columns: list[RegionColumn]
    cells: list[list[Segment | None]]

    @property
    def last_full(self) -> int:
        """Return the index of the last row in which more than one column has text."""
        return max(index for index, row in enumerate(self.rows) if len(row.segments) > 1)


def regions(rows: Sequence[Row], before: Sequence[RegionColumn] = ()) -> Iterator[Row | Region]:
    """Yield the rows of a page in order, those that stand in columns as regions.

    `before` are the columns of a ruled table at the end of the page before, which may go on here.
    """
    index = 0
    while index < len(rows):
        if len(rows[index].segments) < 2:
            yield rows[index]
            index += 1
            continue
        going_on = index == 0 and before and _all_in_cells(rows[0])
        region = _grown(rows, index, list(before) if going_on else [])
        if not region.rows:
            region = _grown(rows, index, [])
        yield region
        index += len(region.rows)


def _grown(rows: Sequence[Row], start: int, columns: list[RegionColumn]) -> Region:
    """Return the region that begins at a row, as far down as its columns go; it may have some from the page before."""
    region = Region([], columns, [])
    for index in range(start, len(rows)):
        row = rows[index]
        above = region.rows[-1] if region.rows else row
        distance, size = above.y - row.y, max(row.size, above.size)
        alone = len(row.segments) == 1 and distance > _TIGHT * size
        # Rules tell a table's rows, however much room its cells leave around their words.
        near = _RULED if _all_in_cells(row) and _all_in_cells(above) else _NEAR
        if region.rows and (distance > near * size or (alone and _is_apart(region, row))):
            break
        placed = _placed(region, row, may_widen=distance <= _TIGHT * size)
        if placed is None:
            break
        region.rows.append(row)
        region.cells.append(placed)
    return region


def _is_apart(region: Region, row: Row) -> bool:
    """Tell whether a row of one piece is set apart from a region: it lies further below than the rows of the region."""
    distances = [upper.y - lower.y for upper, lower in pairwise(region.rows)]
    return not distances or region.rows[-1].y - row.y > 1.15 * max(distances)


def _placed(region: Region, row: Row, *, may_widen: bool) -> list[Segment | None] | None:
    """Return a row's segments by column, or None when it does not stand in the region's columns."""
    if not region.columns:
        region.columns = [RegionColumn(each.left, each.right, each.cell) for each in row.segments]
        for column, segment in zip(region.columns, row.segments, strict=True):
            column.add(segment)
        return list(row.segments)
    columns = region.columns
    placed: list[Segment | None] = [None] * len(columns)
    new: list[Segment] = []
    for segment in row.segments:
        under = [
            number for number, each in enumerate(columns) if segment.left < each.right and each.left < segment.right
        ]
        fitting = [number for number, each in enumerate(columns) if each.fits(segment)]
        if not under and not fitting and len(row.segments) > 1:
            new.append(segment)
            continue
        wanted = [number for number in fitting if not under or under == [number]]
        if len(wanted) != 1 or placed[wanted[0]] is not None:
            return None
        placed[wanted[0]] = segment
    if len(new) == len(row.segments) or (new and not (may_widen or _all_in_cells(row))) or not _apart(columns, placed):
        return None
    for column, known in zip(columns, placed, strict=True):
        if known is not None:
            column.add(known)
    for segment in new:
        position = sum(each.left < segment.left for each in columns)
        columns.insert(position, RegionColumn(segment.left, segment.right, segment.cell))
        columns[position].add(segment)
        for cells in (*region.cells, placed):
            cells.insert(position, None)
        placed[position] = segment
    return placed


def _all_in_cells(row: Row) -> bool:
    return all(segment.cell is not None for segment in row.segments)


def _apart(columns: Sequence[RegionColumn], placed: Sequence[Segment | None]) -> bool:
    """Tell whether the columns still lie beside each other with these segments in them."""
    edges = [
        (min(column.left, segment.left), max(column.right, segment.right)) if segment else (column.left, column.right)
        for column, segment in zip(columns, placed, strict=True)
    ]
    return all(left[1] < right[0] for left, right in pairwise(edges))


def has_labels(region: Region) -> bool:
    """Tell whether the first column holds labels: each stands at the beginning of what the other columns say."""
    # What stands below the last text is not a label of it, whatever else it is.
    end = max((index for index, cells in enumerate(region.cells) if any(cells[1:])), default=0) + 1
    counts = [sum(1 for cells in region.cells[:end] if cells[number]) for number in range(len(region.columns))]
    first = [index for index, cells in enumerate(region.cells[:end]) if cells[0]]
    if not first or first[0] != 0:
        return False
    # Lists begin beside each other and the shorter one ends; labels are spread.
    contiguous = first == list(range(len(first))) and len(first) > 1
    return counts[0] <= 0.6 * max(counts[1:]) and not contiguous


def kind(region: Region, first: int) -> RegionKind:
    """Return how the columns from `first` on are read."""
    numbers = range(first, len(region.columns))
    texts = {number: [cells[number].text for cells in region.cells if cells[number]] for number in numbers}  # type: ignore[union-attr]
    heads = [texts[number][0] if texts[number] else "" for number in numbers]
    if len(heads) > 1 and _AWAY.match(heads[0]) and _INSTEAD.search(heads[1]):
        return RegionKind.TABLE
    if any(_all_marks(texts[number][1:]) for number in list(numbers)[1:]):
        return RegionKind.TABLE
    headed = sum(bool(texts[number]) and bool(_ATTENDANCE.fullmatch(texts[number][0])) for number in numbers)
    with_party = sum(_mostly_members(texts[number]) for number in numbers)
    if headed >= 2 or with_party >= 2:
        return RegionKind.LISTS
    down, across = _order(region, numbers)
    if down >= 2 and down > 2 * across:
        return RegionKind.LISTS
    return RegionKind.TABLE


def _mostly_members(texts: Sequence[str]) -> bool:
    return sum(bool(_PARTY.search(text)) for text in texts) * 2 > len(texts)


def _all_marks(texts: Sequence[str]) -> bool:
    return bool(texts) and all(len(text) <= _MARK for text in texts)


def _order(region: Region, numbers: Sequence[int]) -> tuple[int, int]:
    """Return how often the file goes on with the row below in the same column, and how often with the next column."""
    placed = sorted(
        (segment.order, row, number)
        for row, cells in enumerate(region.cells)
        for number in numbers
        if (segment := cells[number]) is not None
    )
    down = across = 0
    for (_, row, number), (_, next_row, next_number) in pairwise(placed):
        down += number == next_number and next_row > row
        across += row == next_row
    return down, across
