"""Reading: the rows of a page → lines in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.importer.extract.regions import Region, RegionColumn, RegionKind, has_labels, kind, regions
from generator.importer.extract.rows import Row
from generator.importer.extract.segment import Segment
from generator.importer.join import joined
from generator.importer.lines import Line

# A row lies apart from the one above when the distance is so many times the usual one.
_GAP = 1.3
_USUAL_PITCH = 1.2
_PAIR = 2
# How much further apart lines of two cells lie than those of one, in sizes of the type.
_BETWEEN_CELLS = 0.12
_REST_OF_NAME = re.compile(r"(?:[A-ZÅÄÖ][^\W\d_]*(?:-[^\W\d_]+)? ){0,2}\([A-ZÅÄÖ]{1,4}\)")
_LETTER = 0.45  # how wide one is, in parts of the font size


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document: the distance of baselines in parts of the font size; and whether cells are known
    to be broken over lines (they are on paper, not in a text whose columns may be gone)."""

    pitch: float
    wraps: bool = True


PLAIN = Measure(_USUAL_PITCH, wraps=False)


def measure(pages: Sequence[Sequence[Row]]) -> Measure:
    """Return the usual measures of the pages of a document: the closest distance that is common."""
    counted: dict[float, int] = {}
    for page in pages:
        for upper, lower in pairwise(page):
            ratio = round((upper.y - lower.y) / max(upper.size, lower.size), 1)
            if 0.9 <= ratio <= 2.2:
                counted[ratio] = counted.get(ratio, 0) + 1
    common = [ratio for ratio, times in counted.items() if times >= 0.15 * sum(counted.values())]
    return Measure(max(min(common, default=_USUAL_PITCH), _USUAL_PITCH))


class _Page:
    """One page while its lines are written."""

    def __init__(self, number: int, rows: Sequence[Row], usual: Measure) -> None:
        self.number = number
        self.left = min(segment.left for row in rows for segment in row.segments)
        self.usual = usual

    def line(self, row: Row, segment: Segment, above: Row | None, **more: object) -> Line:
        gap = above is not None and above.y - row.y > _GAP * self.usual.pitch * max(row.size, above.size)
        return Line(
            segment.text,
            self.number,
            row.number,
            gap=gap,
            indent=round(segment.left - self.left, 1),
            size=round(segment.size, 1),
            bold=segment.bold,
            ocr=segment.ocr,
            unsure=segment.unsure,
            links=segment.links,
            **more,  # type: ignore[arg-type]  # column and cells
        )


def lines(rows: Sequence[Row], number: int, usual: Measure) -> list[Line]:
    """Return the lines of a page in reading order."""
    return lines_after(rows, number, usual, [])[0]


def lines_after(
    rows: Sequence[Row], number: int, usual: Measure, before: Sequence[RegionColumn]
) -> tuple[list[Line], list[RegionColumn]]:
    """Return the lines of a page in reading order, and the columns of the ruled table with which it ends, if it does.

    `before` are those of the page before: a table may go on without its head.
    """
    if not rows:
        return [], []
    page = _Page(number, rows, usual)
    lines: list[Line] = []
    above: Row | None = None
    columns: list[RegionColumn] = []
    for part in regions(rows, before):
        if isinstance(part, Row):
            lines.append(page.line(part, part.segments[0], above))
            above, columns = part, []
        else:
            lines += _region(page, part, above)
            above, columns = part.rows[-1], part.columns
    return lines, columns if all(column.cell is not None for column in columns) else []


def _levelled(region: Region) -> Region:
    """Return a region with each label on the first line that it is the label of, where it stands at their middle.

    Word and LibreOffice set a label so in a cell that is aligned to its middle: above it stands what is its own, too.
    """
    labels = [index for index, cells in enumerate(region.cells) if cells[0]]
    values = [index for index, cells in enumerate(region.cells) if any(cells[1:])]
    gaps = [region.rows[one].y - region.rows[other].y for one, other in pairwise(values)]
    if len(labels) < _PAIR or len(gaps) < _PAIR:
        return region
    size = region.rows[values[0]].size
    groups = [[values[0]]]
    for index, gap in zip(values[1:], gaps, strict=True):
        if gap > min(gaps) + _BETWEEN_CELLS * size:
            groups.append([])
        groups[-1].append(index)
    own: dict[int, int] = {}  # the first line of a group, and the line of its label
    for group in groups:
        top, bottom = region.rows[group[0]].y, region.rows[group[-1]].y
        inside = [at for at in labels if bottom - size / 3 <= region.rows[at].y <= top + size / 3]
        if len(inside) != 1 or abs(region.rows[inside[0]].y - (top + bottom) / 2) > size / 3:
            return region
        own[group[0]] = inside[0]
    if all(first == at for first, at in own.items()):
        return region
    rows, cells = [], []
    for at in values:
        label = region.cells[own[at]][0] if at in own else None
        label = replace(label, y=region.rows[at].y) if label else None
        cells.append([label, *region.cells[at][1:]])
        rows.append(Row(tuple(segment for segment in cells[-1] if segment), region.rows[at].number))
    return Region(rows, region.columns, cells)


def _region(page: _Page, region: Region, above: Row | None) -> Iterator[Line]:
    region = _levelled(region)
    if not has_labels(region):
        yield from _body(page, region, 0, above)
        return
    starts = [index for index, cells in enumerate(region.cells) if cells[0]]
    for start, end in zip(starts, [*starts[1:], len(region.rows)], strict=True):
        part = Region(region.rows[start:end], region.columns, region.cells[start:end])
        yield from _labelled(page, part, above)
        above = part.rows[-1]


def _labelled(page: _Page, region: Region, above: Row | None) -> Iterator[Line]:
    """Yield a label and what it is the label of."""
    used = [number for number in range(1, len(region.columns)) if any(cells[number] for cells in region.cells)]
    if len(used) < 2 or len(region.rows) == 1:
        yield from _rows_with_label(page, region, above)
        return
    columns = [region.columns[number] for number in used]
    rest = Region(region.rows, columns, [[cells[number] for number in used] for cells in region.cells])
    label = region.cells[0][0]
    if label is None or kind(rest, 0) is RegionKind.TABLE:
        yield from _table(page, region, above)
        return
    yield page.line(region.rows[0], label, above)
    yield from _lists(page, rest, len(rest.rows), region.rows[0])


def _rows_with_label(page: _Page, region: Region, above: Row | None) -> Iterator[Line]:
    """Yield a label with what stands beside it on its line, or before a text or list of several lines."""
    first = region.rows[0]
    if len(region.rows) == 1 and len(first.segments) > 1:
        yield _table_row(page, first, first.segments, above)
        return
    for row in region.rows:
        for number, segment in enumerate(row.segments):
            line = page.line(row, segment, above)
            # What a label is the label of begins anew beside it.
            yield replace(line, gap=line.gap or (row is first and number == 1))
        above = row


def _body(page: _Page, region: Region, first: int, above: Row | None) -> Iterator[Line]:
    full = region.last_full + 1
    if full > 1 and kind(region, first) is RegionKind.LISTS:
        yield from _lists(page, region, len(region.rows), above)
        return
    core = Region(region.rows[:full], region.columns, region.cells[:full])
    ending = full
    # The last cell may go on below: "Övriga insatser (exempelvis mot unga" / "i riskzon)".
    while ending < len(region.rows) and _goes_on(page, region, ending):
        core.rows.append(region.rows[ending])
        core.cells.append(region.cells[ending])
        ending += 1
    yield from _table(page, core, above)
    above = core.rows[-1]
    for row in region.rows[ending:]:
        yield page.line(row, row.segments[0], above)
        above = row


def _goes_on(page: _Page, region: Region, index: int) -> bool:
    row, above = region.rows[index], region.rows[index - 1]
    tight = above.y - row.y <= _GAP * page.usual.pitch * max(row.size, above.size)
    if tight and _is_rest_of_cell(region, index):
        return True
    return page.usual.wraps and tight and all(each is None or each.text[:1].islower() for each in region.cells[index])


def _lists(page: _Page, region: Region, rows: int, above: Row | None) -> Iterator[Line]:
    for column in range(len(region.columns)):
        before = above
        for row, cells in zip(region.rows[:rows], region.cells[:rows], strict=True):
            segment = cells[column]
            if segment is not None:
                yield page.line(row, segment, before, column=column + 1)
                before = row


def _table(page: _Page, region: Region, above: Row | None) -> Iterator[Line]:
    """Yield the rows of a table; a row that only goes on with cells of the one above is part of it."""
    merged: list[tuple[Row, list[str], list[Segment | None]]] = []
    for index, (row, cells) in enumerate(zip(region.rows, region.cells, strict=True)):
        texts = [segment.text if segment else "" for segment in cells]
        if index and _is_continuation(page, region, index):
            first_row, before, there = merged[-1]
            merged[-1] = (first_row, [joined(a, b) for a, b in zip(before, texts, strict=True)], [*there, *cells])
        else:
            merged.append((row, texts, cells))
    for row, texts, cells in merged:
        first = next(segment for segment in cells if segment is not None)
        written = _trimmed(texts) if len(region.rows) == 1 else texts
        line = page.line(row, first, above, cells=tuple(written))
        yield Line(
            "  ".join(text for text in texts if text), line.page, line.number, line.gap, line.indent, line.size,
            all(segment is None or segment.bold for segment in cells), 0, tuple(written), line.ocr, _unsure(cells),
        )  # fmt: skip
        above = row


def _is_rest_of_cell(region: Region, index: int) -> bool:
    """Tell whether a row holds but the rest of one ruled cell, whose line above had no room for another word."""
    number, *others = [number for number, each in enumerate(region.cells[index]) if each is not None]
    segment, above = region.cells[index][number], region.cells[index - 1][number]
    if others or segment is None or above is None:
        return False
    if not number:
        # "Robert Andersson" / "Hammarstrand (S)", in the narrow column of a roll-call
        return len(region.columns) > _PAIR and "(" not in above.text and _ends_name(region, index, segment.text)
    if segment.cell is None or segment.cell != above.cell:
        return False
    word = len(segment.text.split()[0]) * _LETTER * segment.size
    if len(region.columns) == 2 and not (segment.text[0].islower() or segment.text[0].isdigit()):
        return False  # one below the other beside a label
    full = above.right + word > region.columns[number].right
    return full and not above.text.endswith((")", ".", ":", ";")) and segment.left < above.left + segment.size


def _ends_name(region: Region, index: int, text: str) -> bool:
    """Tell whether the text of a row, or it and the row below ("Altenhammar" / "(SD)"), ends a name with its party."""
    below = region.cells[index + 1] if index + 1 < len(region.cells) else [None]
    first, *others = below
    whole = f"{text} {first.text}" if first and not any(others) else text
    return bool(_REST_OF_NAME.fullmatch(text) or _REST_OF_NAME.fullmatch(whole))


def _trimmed(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if text]


def _is_continuation(page: _Page, region: Region, index: int) -> bool:
    row, above = region.rows[index], region.rows[index - 1]
    if above.y - row.y > _GAP * page.usual.pitch * max(row.size, above.size):
        return False
    if _is_rest_of_cell(region, index):
        return True
    cells = [segment for segment in region.cells[index] if segment is not None]
    if len(cells) == len(region.columns) and len(cells) > 1:
        return False
    return all(segment.text[:1].islower() for segment in cells)


def _table_row(page: _Page, row: Row, cells: Sequence[Segment], above: Row | None) -> Line:
    line = page.line(row, cells[0], above)
    texts = tuple(segment.text for segment in cells)
    return Line(
        "  ".join(texts), line.page, line.number, line.gap, line.indent, line.size,
        all(segment.bold for segment in cells), 0, texts, line.ocr, _unsure(cells),
    )  # fmt: skip


def _unsure(cells: Sequence[Segment | None]) -> tuple[tuple[str, str], ...]:
    return tuple(pair for segment in cells if segment is not None for pair in segment.unsure)
