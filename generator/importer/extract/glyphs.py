"""Glyphs: a page of a PDF → segments, through PDFium. Run in a process of its own (child.py): a PDF may be malicious.

PDFium, for its speed and because it hands over characters in the order of the file, which tells columns apart: on the
16 pages of the first protocol it takes 0.08 s with every character's place, where pdfplumber takes 0.76 s. Both read
the same words; pdfplumber puts two columns of names into one line.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from generator.importer.extract.script import lowered, raised
from generator.importer.extract.segment import COVERED, Segment
from generator.privacy.covered import address_of, covered, is_plain

# Horizontal gaps in parts of the font size: what is a space, and what parts segments.
_SPACE = 0.16
_WIDE = 1.0
# Figures that are so much smaller than what stands before them, and so far above or below its line, are set raised or
# lowered: in parts of the larger size.
_SMALLER, _SHIFTED, _FARTHEST = 0.82, 0.1, 0.75
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600
# A word or a control character, with the blanks before it; U+0002 is PDFium's hyphen.
_PARTS = re.compile(r"([\t\x20\xa0]*)(?:([^\x00-\x01\x03-\x20\xa0]+)|[\x00\x01\x03-\x1f])")
# What _character writes otherwise than it is; most pages have nothing of it.
_ODD = re.compile(r"[\x02\x7f-\x9f\xad\u2010\u2011\u2022\u25aa\u25cf\ud800-\uf8ff\ufb00-\ufb04\ufffe]")
# PDFium's character for a hyphen at the end of a line.
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

    def takes(self, y: float, size: float, gap: float) -> tuple[bool, Callable[[str], str] | None]:
        """Tell whether a character goes on with the run, and how it is written if it is set above or below its line."""
        if size <= _SMALLER * self.size and (script := self._script(y, gap)):
            return True, script
        on_line = (self.size <= _SMALLER * size and gap <= 0.6 * size and self.lower_to(y, size)) or (
            abs(y - self.y) <= 0.35 * max(size, self.size)
        )
        return on_line and -0.6 * size <= gap <= _WIDE * max(size, self.size), None

    def _script(self, y: float, gap: float) -> Callable[[str], str] | None:
        shift = abs(y - self.y)
        if not _SHIFTED * self.size < shift < _FARTHEST * self.size:
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
        whole = "".join(self.text)
        text = whole.strip()
        if not text:
            return None
        bold = self.bold * 2 > len(whole)
        return Segment(text, self.left, self.right, self.y, round(self.size, 2), bold, order)


def is_only_text(page: pdfium.PdfPage) -> bool:
    """Tell whether nothing but text stands on a page: no line, no shape, no picture."""
    of_page = (raw.FPDFPage_GetObject(page.raw, number) for number in range(raw.FPDFPage_CountObjects(page.raw)))
    return all(raw.FPDFPageObj_GetType(each) == raw.FPDF_PAGEOBJ_TEXT for each in of_page)


def segments(page: pdfium.PdfPage) -> list[Segment]:
    """Return the segments of a page, in the order of the file. Those in another direction than most are turned."""
    textpage = page.get_textpage()
    try:
        hidden = frozenset(() if is_plain(page) else covered(page, textpage))
        found = _segments(textpage, page.get_mediabox(), hidden)
    finally:
        textpage.close()
    letters: Counter[int] = Counter()
    for segment, quarter in found:
        letters[quarter] += len(segment.text)
    usual = max(letters, key=lambda each: (letters[each], -each), default=0)
    return [segment if quarter == usual else replace(segment, turned=True) for segment, quarter in found]


def _segments(
    textpage: pdfium.PdfTextPage, paper: tuple[float, float, float, float], hidden: frozenset[int]
) -> list[tuple[Segment, int]]:
    reader = _GlyphReader(textpage.raw, paper, hidden)
    reader.read(_text(textpage))
    reader.end()
    return reader.found


def _text(textpage: pdfium.PdfTextPage) -> str:
    """Return the text of a page, a character for each of PDFium's."""
    count, handle = textpage.count_chars(), textpage.raw
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(handle, 0, count, buffer) == count + 1:
        text = bytes(buffer)[: 2 * count].decode(f"utf-16-{sys.byteorder[0]}e", "replace")
        if len(text) == count and "\ufffd" not in text:
            return text
    # Characters that say nothing are left out there: each is asked for.
    return "".join(chr(code if code <= 0x10FFFF else 0xFFFD) for code in map(partial(_code, handle), range(count)))


def _code(handle: object, index: int) -> int:
    return int(raw.FPDFText_GetUnicode(handle, index))


class _GlyphReader:
    """Puts the words of a page together to segments; one that is all of one text object is asked for its ends only."""

    def __init__(self, handle: object, paper: tuple[float, float, float, float], hidden: frozenset[int]) -> None:
        self.found: list[tuple[Segment, int]] = []
        self._handle, self._paper, self._hidden = handle, paper, hidden
        self._x, self._y, self._box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        self._at = ctypes.byref(self._x), ctypes.byref(self._y)
        self._address, self._at_box = address_of(handle), ctypes.addressof(self._box)
        self._fonts = _Fonts(handle)
        self._pen = _Pen()
        self._space = self._was_hidden = False
        self._of_text: int | None = None
        self._height = 0.0

    def read(self, text: str) -> None:
        """Read the words of a page; where a word and the one before it end in one text object, all of it is of that."""
        of_text_at, odd = self._fonts.object, bool(_ODD.search(text))
        for part in _PARTS.finditer(text):
            if part[1]:
                self._space = True
            word = part[2]
            if word is None:
                char = part.end() - 1
                if raw.FPDFText_IsGenerated(self._handle, char) != 1:
                    self._put(char, char, "\ufffd")
                continue
            start, end = part.start(2), part.end() - 1
            of_text = of_text_at(end)
            same = of_text is not None and of_text == self._of_text
            if not self._hidden and (same or (of_text is not None and of_text == of_text_at(start))):
                chars = "".join(map(_character, word)) if odd and _ODD.search(word) else word
                if not same or not self._goes_on(start, end, chars):
                    self._put(start, end, chars, of_text)
            else:
                for index, char in enumerate(word, start):
                    self._put(index, index, _character(char))

    def end(self) -> None:
        """End the segment that is being read."""
        if done := self._pen.segment(len(self.found)):
            self.found.append((done, self._pen.quarter))

    def _goes_on(self, index: int, last_index: int, chars: str) -> bool:
        """Take a word of the same text object as the last one, and tell whether it could just be added to that."""
        size, bold, quarter = self._fonts.known[self._of_text]
        pen = self._pen
        if quarter or pen.quarter or pen.size != size or not pen.text or abs(self._height - pen.y) > 0.35 * size:
            return False
        first, last = self._edges(index, 0)
        gap = first - pen.right
        if not -0.6 * size <= gap <= _WIDE * size:
            return False
        if last_index > index:
            last = max(last, *self._edges(last_index, 0))
        if self._space or gap > _SPACE * size:
            pen.text.append(" ")
        self._space = self._was_hidden = False
        pen.text.append(chars)
        if last > pen.right:
            pen.right = last
        pen.bold += bold * len(chars)
        return True

    def _put(self, index: int, last_index: int, chars: str, of_text: int | None = None) -> None:
        """Take some characters of one text object, with nothing between them."""
        of_text = self._fonts.object(index) if of_text is None else of_text
        size, bold, quarter = self._fonts.of(index, of_text)
        first, last = self._edges(index, quarter)
        if last_index > index:
            last = max(last, *self._edges(last_index, quarter))
        if of_text is None or of_text != self._of_text:
            self._of_text = of_text
            raw.FPDFText_GetCharOrigin(self._handle, index, *self._at)
            left, self._height = _upright(self._x.value, self._y.value, quarter, self._paper)
        else:
            left = None  # the line of a text object is that of its first word
        height = self._height
        pen = self._pen
        gap = first - pen.right
        joins, script = pen.takes(height, size, gap) if quarter == pen.quarter and pen.text else (False, None)
        covered_too = self._was_hidden and index in self._hidden
        if not joins:
            self.end()
            if left is None:
                raw.FPDFText_GetCharOrigin(self._handle, index, *self._at)
                left, _ = _upright(self._x.value, self._y.value, quarter, self._paper)
            pen = self._pen = _Pen(left, height, quarter)
        elif (self._space or gap > _SPACE * size) and not covered_too:
            pen.text.append(" ")
        self._space = False
        if index in self._hidden:
            pen.text.append("" if self._was_hidden else COVERED)
            self._was_hidden = True
        else:
            pen.text.append(script(chars) if script else chars)
            self._was_hidden = False
        pen.right = max(pen.right, last)
        pen.size = max(pen.size, size)
        pen.bold += bold * len(chars)

    def _edges(self, index: int, quarter: int) -> tuple[float, float]:
        """Return where a character begins and ends, in the direction that it is written in."""
        box = self._box
        _loose_box(self._address, index, self._at_box)
        if not quarter:
            return (box.left, box.right) if box.left <= box.right else (box.right, box.left)
        corners = (box.left, box.bottom), (box.right, box.top)
        edges = [_upright(*corner, quarter, self._paper)[0] for corner in corners]
        return min(edges), max(edges)


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


@cache
def _character(char: str) -> str:
    """Return how a character is written, of whatever form the font has it in."""
    code = ord(char)
    if code in _HYPHENS:
        return _HYPHENS[code]
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code in _BULLETS:
        return "•"
    # Private characters and halves of pairs mean nothing outside of their font.
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or 0xE000 <= code < 0xF900 or code > 0x10FFFF:
        return "\ufffd"
    return char


# The same functions of PDFium with addresses for what they are given, which cost a tenth of pointers with a type.
_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
_loose_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)


class _Fonts:
    """The size, weight and direction of characters, which are those of the text object that they belong to."""

    def __init__(self, handle: object) -> None:
        self._handle = handle
        self._address = address_of(handle)
        self._matrix = raw.FS_MATRIX()
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()
        self.known: dict[int | None, tuple[float, bool, int]] = {}

    def object(self, index: int) -> int | None:
        """Return the address of the text object that a character belongs to; None of one that PDFium put in."""
        found: int | None = _text_object(self._address, index)
        return found

    def of(self, index: int, text: int | None) -> tuple[float, bool, int]:
        """Return the size in points, whether it is bold, and by how many quarters it is turned to the left."""
        if text is None:
            return self._look(index)
        if text not in self.known:
            self.known[text] = self._look(index)
        return self.known[text]

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
