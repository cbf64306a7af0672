"""Masking: what must never get into a draft is masked in the lines of a source, before anything is read from them.

A word joiner inside the mask tells it from one that the original has, until the draft and the list are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.importer.extract.segment import COVERED
from generator.importer.lines import Line, SourceLines
from generator.privacy.figures import Kind
from generator.privacy.numbers import find
from generator.privacy.redact import redacted

MASK = "[maskad]"
_NUMBER = "[\u2060maskad]"
_DOUBTFUL = "[mas\u2060kad]"
_BETWEEN_CELLS = "  "
_BLOCKS = re.compile(r"[█▇■▓]{2,}(?: [█▇■▓]{2,})*")
_WHY = {
    _NUMBER: "ett personnummer är ersatt med [maskad]",
    _DOUBTFUL: (
        "något som kan vara ett personnummer är ersatt med [maskad]; är det ett belopp eller annat skriver du det "
        "som står i originalet"
    ),
    COVERED: "text som inte syns i originalet (täckt, eller vit) är ersatt med [maskad]; ta bort den också där",
}
# By what they are written in place of. A day of birth, and what somebody else has masked in part, the check asks about.
_MASKS = {
    **dict.fromkeys((Kind.NUMBER, Kind.TEMPORARY, Kind.NEAR), _NUMBER),
    **dict.fromkeys((Kind.DATED, Kind.GROUPED, Kind.SHORTENED), _DOUBTFUL),
}


def masked(source: SourceLines) -> SourceLines:
    """Return a source whose lines hold no personal identity number, whatever parts it: lines, columns, cells.

    What the original has struck out with blocks ("█████ ████") is a mask, too.
    """
    lines = [_without_blocks(line) for line in source.lines]
    return replace(source, name=redacted(source.name), lines=_masked(lines), furniture=_masked(source.furniture))


def _without_blocks(line: Line) -> Line:
    if not any(char in line.text for char in "█▇■▓"):
        return line
    cells = tuple(_BLOCKS.sub(MASK, cell) for cell in line.cells) if line.cells else None
    return replace(line, text=_BLOCKS.sub(MASK, line.text), cells=cells)


def _masked(lines: Sequence[Line]) -> tuple[Line, ...]:
    parts = [line.cells or (line.text,) for line in lines]
    text = "\n".join(_BETWEEN_CELLS.join(part) for part in parts)
    hits = [hit for hit in find(text) if hit.kind in _MASKS]
    if not hits:
        return tuple(lines)
    made: list[Line] = []
    at = 0
    for line, cells in zip(lines, parts, strict=True):
        new: list[str] = []
        for cell in cells:
            inside = [
                (hit.start - at, hit.end - at, _MASKS[hit.kind])
                for hit in hits
                if hit.start < at + len(cell) and hit.end > at
            ]
            for start, end, mask in reversed(inside):
                # What goes on from the line or cell before is masked there.
                cell = cell[: max(0, start)] + (mask if start >= 0 else "") + cell[end:]
            new.append(cell)
            at += len(cells[len(new) - 1]) + len(_BETWEEN_CELLS)
        at += 1 - len(_BETWEEN_CELLS)
        if tuple(new) == tuple(cells):
            made.append(line)
        else:
            joined = _BETWEEN_CELLS.join(each for each in new if each)
            made.append(replace(line, text=joined, cells=tuple(new) if line.cells else None))
    return tuple(made)


def masks_in(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Yield each line (from 0) in which something was masked, and why."""
    for number, line in enumerate(lines):
        yield from ((number, why) for mask, why in _WHY.items() if mask in line.text)


def plain(text: str) -> str:
    """Return the text of a draft or a list with every mask as it is read, and without any number that is left."""
    for mask in _WHY:
        text = text.replace(mask, MASK)
    return redacted(text, MASK)
