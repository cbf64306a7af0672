"""Glyphs: a page of a PDF → segments, through PDFium. Run in a process of its own (child.py): a PDF may be malicious.

PDFium, for its speed and because it hands over characters in the order of the file, which tells columns apart: on the
16 pages of the first protocol it takes 0.08 s with every character's place, where pdfplumber takes 0.76 s. Both read
the same words; pdfplumber puts two columns of names into one line.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from generator.importer.extract.segment import Segment

# Horizontal gaps in parts of the font size: what is a space, and what parts segments.
_SPACE = 0.16
_WIDE = 1.0
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600
# PDFium's sign for a hyphen at the end of a line.
_HYPHENS = {0x02: "-", 0xAD: "-", 0xFFFE: "-", 0x2010: "-", 0x2011: "-"}
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
# Bullets as symbol fonts of word processors have them.
_BULLETS = {0xF0B7, 0xF0A7, 0x25CF, 0x2022, 0x25AA, 0xF02D}


class _Pen:
    """The run of characters that is being read."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.left = self.right = self.y = self.size = 0.0
        self.bold = 0
        self.turned = False

    def segment(self, order: int) -> Segment | None:
        text = "".join(self.text).strip()
        if not text:
            return None
        bold = self.bold * 2 > len(self.text)
        return Segment(text, self.left, self.right, self.y, round(self.size, 2), bold, order, self.turned)


def segments(page: pdfium.PdfPage) -> Iterator[Segment]:
    """Yield the segments of a page, in the order of the file."""
    textpage = page.get_textpage()
    try:
        yield from _segments(textpage)
    finally:
        textpage.close()


def _segments(textpage: pdfium.PdfTextPage) -> Iterator[Segment]:
    handle = textpage.raw
    left, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    fonts = _Fonts(handle)
    pen = _Pen()
    order = 0
    space = False
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        if raw.FPDFText_IsGenerated(handle, index) == 1 and code != 0x02:
            space = space or code == 0x20
            continue
        if code in (0x20, 0xA0, 0x09):
            space = True
            continue
        raw.FPDFText_GetCharOrigin(handle, index, left, y)
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        size, bold, turned = fonts.of(index)
        gap = box.left - pen.right
        joins = (
            pen.text
            and turned == pen.turned
            and abs(y.value - pen.y) <= 0.35 * max(size, pen.size)
            and -0.6 * size <= gap <= _WIDE * max(size, pen.size)
        )
        if not joins:
            if found := pen.segment(order):
                yield found
                order += 1
            pen = _Pen()
            pen.left, pen.y, pen.size, pen.turned = left.value, y.value, size, turned
        elif space or gap > _SPACE * size:
            pen.text.append(" ")
        space = False
        pen.text.append(_character(code))
        pen.right = max(box.right, pen.right) if joins else box.right
        pen.size = max(size, pen.size)
        pen.bold += bold
    if found := pen.segment(order):
        yield found


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
    """The size, weight and direction of characters; what is dear to ask for is asked once for each font."""

    def __init__(self, handle: object) -> None:
        self._handle = handle
        self._matrix = raw.FS_MATRIX()
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()

    def of(self, index: int) -> tuple[float, bool, bool]:
        """Return the size in points, whether it is bold, and whether it stands across the page."""
        size = raw.FPDFText_GetFontSize(self._handle, index)
        matrix = self._matrix
        raw.FPDFText_GetMatrix(self._handle, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        turned = abs(matrix.b) > abs(matrix.a) / 10
        length = raw.FPDFText_GetFontInfo(self._handle, index, self._name, 256, self._flags)
        name = self._name.raw[: max(0, length - 1)].decode("latin-1")
        bold = bool(_BOLD.search(name)) or raw.FPDFText_GetFontWeight(self._handle, index) >= _BOLD_WEIGHT
        return size * scale or 1.0, bold, turned
