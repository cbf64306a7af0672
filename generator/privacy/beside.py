"""Beside: numbers whose halves a PDF draws apart and a reader sees together: in two columns, or over the end of a cell.

The text of a page comes in the order in which it is drawn. A table that is drawn by rows parts what wraps in one of its
cells, one that is drawn by columns parts what stands in a row. Run in a process of its own: a PDF may be malicious.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from generator.privacy.figures import is_identity_number

_DAYS, _LAST = {6, 8}, 4
_FEWEST = 10
_DASHES = {0x2, 0x2B, 0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212}  # 2 is how PDFium tells a line's last one
# In heights of a figure: how far apart halves may stand in a line, and how much lower the next line may be.
_APART, _LOWER, _ASKEW = 2.0, 2.2, 0.5
_MOST = 2_000  # halves of a page


@dataclass(frozen=True)
class _Figures:
    """A run of figures on a page, where it begins and ends among the characters, and its box."""

    text: str
    at: int
    end: int
    dash: bool
    left: float
    bottom: float
    right: float
    height: float


def beside(textpage: pdfium.PdfTextPage, text: str) -> Iterator[str]:
    """Yield numbers of a page whose halves stand beside or below each other and apart in its text."""
    if sum(map(str.isdigit, text)) < _FEWEST:
        return
    runs = list(_runs(textpage))
    days = [run for run in runs if len(run.text) in _DAYS][:_MOST]
    ends: dict[int, list[_Figures]] = {}
    for run in runs:
        if len(run.text) == _LAST:
            ends.setdefault(_row(run.bottom), []).append(run)
    for day in days:
        first, last = _row(day.bottom - (_LOWER + _ASKEW) * day.height), _row(day.bottom + day.height)
        near = [figures for row in range(first, last + 1) for figures in ends.get(row, ())]
        for end in near:
            if _together(day, end) and not 0 <= end.at - day.end <= 3 and is_identity_number(day.text + end.text):
                yield f"{day.text}-{end.text}"


def _row(height: float) -> int:
    return int(height // 8)


def _together(day: _Figures, end: _Figures) -> bool:
    size = day.height
    if abs(day.bottom - end.bottom) < _ASKEW * size:
        return -_ASKEW * size < end.left - day.right < _APART * size
    below = _ASKEW * size < day.bottom - end.bottom < _LOWER * size
    centred = abs((day.left + day.right) - (end.left + end.right)) / 2 < size
    return below and day.dash and (abs(day.left - end.left) < _ASKEW * size or centred)


def _runs(textpage: pdfium.PdfTextPage) -> Iterator[_Figures]:
    count = textpage.count_chars()
    codes = [raw.FPDFText_GetUnicode(textpage.raw, at) for at in range(count)]
    at = 0
    while at < count:
        end = at
        while end < count and 48 <= codes[end] <= 57:
            end += 1
        if end - at in {*_DAYS, _LAST}:
            first, last = _box(textpage, at), _box(textpage, end - 1)
            if first and last:
                left, bottom, _, top = first
                dash = any(code in _DASHES for code in codes[end : end + 2])
                text = "".join(map(chr, codes[at:end]))
                yield _Figures(text, at, end, dash, left, bottom, last[2], max(1.0, top - bottom))
        at = max(end, at + 1)


def _box(textpage: pdfium.PdfTextPage, at: int) -> tuple[float, float, float, float] | None:
    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(textpage.raw, at, box):
        return None
    return box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)
