"""Glyphs: a page of a PDF → segments, through PDFium. Run in a process of its own (child.py): a PDF may be malicious.

PDFium, for its speed and because it hands over characters in the order of the file, which tells columns apart: on the
16 pages of the first protocol it takes 0.08 s with every character's place, where pdfplumber takes 0.76 s. Both read
the same words; pdfplumber puts two columns of names into one line.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from generator.importer.extract.script import lowered, raised
from generator.importer.extract.segment import COVERED, Segment
from generator.privacy.covered import covered

# Horizontal gaps in parts of the font size: what is a space, and what parts segments.
_SPACE = 0.16
_WIDE = 1.0
# Figures that are so much smaller than what stands before them, and so far above or below its line, are set raised or
# lowered: in parts of the larger size.
_SMALLER, _SHIFTED, _FARTHEST = 0.82, 0.1, 0.75
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600
_BLANKS = frozenset({0x20, 0xA0, 0x09})
# PDFium's sign for a hyphen at the end of a line.
_HYPHENS = {0x02: "-", 0xAD: "-", 0xFFFE: "-", 0x2010: "-", 0x2011: "-"}
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
# Bullets as symbol fonts of word processors have them.
_BULLETS = {0xF0B7, 0xF0A7, 0x25CF, 0x2022, 0x25AA, 0xF02D}


class _Pen:
    """The run of characters that is being read, which all stand in one direction."""

    def __init__(self, left: float = 0.0, y: float = 0.0, quarter: int = 0) -> None:
        self.text: list[str] = []
        self.left, self.right, self.y, self.quarter = left, left, y, quarter
        self.size = 0.0
        self.bold = 0

    def script(self, y: float, size: float, gap: float) -> Callable[[str], str] | None:
        """Return how a sign is written that is set above or below the line of the run; None if it is not."""
        shift = abs(y - self.y)
        if not self.text or size > _SMALLER * self.size or not _SHIFTED * self.size < shift < _FARTHEST * self.size:
            return None
        return (raised if y > self.y else lowered) if gap < 0.35 * self.size else None

    def lower_to(self, y: float, size: float) -> bool:
        """Tell whether the run so far is a raised mark before what stands on the line, and write it as one."""
        shift = self.y - y
        mark = "".join(self.text)
        if not mark.isdecimal() or self.size > _SMALLER * size or not _SHIFTED * size < shift < _FARTHEST * size:
            return False
        self.text, self.y = list(raised(mark)), y
        return True

    def segment(self, order: int) -> Segment | None:
        """Return the run as a segment; whether it is turned is known when the page has been read."""
        text = "".join(self.text).strip()
        if not text:
            return None
        bold = self.bold * 2 > len(self.text)
        return Segment(text, self.left, self.right, self.y, round(self.size, 2), bold, order)


def segments(page: pdfium.PdfPage) -> list[Segment]:
    """Return the segments of a page, in the order of the file. Those in another direction than most are turned."""
    textpage = page.get_textpage()
    try:
        hidden = frozenset(covered(page, textpage))
        found = list(_segments(textpage, page.get_mediabox(), hidden))
    finally:
        textpage.close()
    letters: Counter[int] = Counter()
    for segment, quarter in found:
        letters[quarter] += len(segment.text)
    usual = max(letters, key=lambda each: (letters[each], -each), default=0)
    return [replace(segment, turned=quarter != usual) for segment, quarter in found]


def _segments(
    textpage: pdfium.PdfTextPage, paper: tuple[float, float, float, float], hidden: frozenset[int]
) -> Iterator[tuple[Segment, int]]:
    handle = textpage.raw
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    code_at, origin_at, box_at = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin, raw.FPDFText_GetLooseCharBox
    look_of = _Fonts(handle).of
    pen = _Pen()
    order = 0
    space = was_hidden = False
    for index in range(textpage.count_chars()):
        code = code_at(handle, index)
        if code in _BLANKS or (code < 0x20 and code != 0x02 and raw.FPDFText_IsGenerated(handle, index) == 1):
            space = space or code in _BLANKS
            continue
        origin_at(handle, index, at_x, at_y)
        box_at(handle, index, at_box)
        size, bold, quarter = look_of(index)
        if quarter:
            left, height = _upright(x.value, y.value, quarter, paper)
            edges = [_upright(*corner, quarter, paper)[0] for corner in ((box.left, box.bottom), (box.right, box.top))]
            first, last = min(edges), max(edges)
        else:
            left, height = x.value, y.value
            first, last = (box.left, box.right) if box.left <= box.right else (box.right, box.left)
        gap = first - pen.right
        script = None
        joins = False
        if quarter == pen.quarter and pen.text:
            if size <= _SMALLER * pen.size:
                script = pen.script(height, size, gap)
            joins = script is not None or (
                (
                    (pen.size <= _SMALLER * size and gap <= 0.6 * size and pen.lower_to(height, size))
                    or abs(height - pen.y) <= 0.35 * max(size, pen.size)
                )
                and -0.6 * size <= gap <= _WIDE * max(size, pen.size)
            )
        if not joins:
            if done := pen.segment(order):
                yield done, pen.quarter
                order += 1
            pen = _Pen(left, height, quarter)
        elif (space or gap > _SPACE * size) and not (was_hidden and index in hidden):
            pen.text.append(" ")
        space = False
        if index in hidden:
            pen.text.append("" if was_hidden else COVERED)
            was_hidden = True
        else:
            sign = chr(code) if 0x20 < code < 0x7F else _character(code)
            pen.text.append(script(sign) if script else sign)
            was_hidden = False
        if last > pen.right:
            pen.right = last
        if size > pen.size:
            pen.size = size
        pen.bold += bold
    if done := pen.segment(order):
        yield done, pen.quarter


def _upright(x: float, y: float, quarter: int, paper: tuple[float, float, float, float]) -> tuple[float, float]:
    """Return a place on a page as it is when text that is so many quarters turned is held upright."""
    left, bottom, right, top = paper
    if quarter == 1:
        return y - bottom, right - x
    if quarter == 2:
        return right - x, top - y
    if quarter == 3:
        return top - y, x - left
    return x, y


def _character(code: int) -> str:
    if code in _HYPHENS:
        return _HYPHENS[code]
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code in _BULLETS:
        return "•"
    # Private signs and halves of pairs mean nothing outside of their font.
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or 0xE000 <= code < 0xF900 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


class _Fonts:
    """The size, weight and direction of characters, which are those of the text object that they belong to."""

    def __init__(self, handle: object) -> None:
        self._handle = handle
        self._matrix = raw.FS_MATRIX()
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()
        self._known: dict[int, tuple[float, bool, int]] = {}

    def of(self, index: int) -> tuple[float, bool, int]:
        """Return the size in points, whether it is bold, and by how many quarters it is turned to the left."""
        text = ctypes.cast(raw.FPDFText_GetTextObject(self._handle, index), ctypes.c_void_p).value
        if text is None:
            return self._look(index)
        if text not in self._known:
            self._known[text] = self._look(index)
        return self._known[text]

    def _look(self, index: int) -> tuple[float, bool, int]:
        size = raw.FPDFText_GetFontSize(self._handle, index)
        matrix = self._matrix
        raw.FPDFText_GetMatrix(self._handle, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        length = raw.FPDFText_GetFontInfo(self._handle, index, self._name, 256, self._flags)
        name = self._name.raw[: max(0, length - 1)].decode("latin-1")
        bold = bool(_BOLD.search(name)) or raw.FPDFText_GetFontWeight(self._handle, index) >= _BOLD_WEIGHT
        return size * scale or 1.0, bold, quarter
