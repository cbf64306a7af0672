"""Covered: text of a PDF that nobody sees for a filled shape or a picture, and everybody can copy.

It may lie under the shape, or on it in the same colour, or be white on the paper. What stands where a shape does is
sought by its place, what is white by its colour, and then tried: if the page looks the same without the text, or nearly
so (under a hatching), it was not to be seen. Run in a process of its own: a PDF may be malicious.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

# A picture of more of the page than this is the page itself, as scanners make it, with its text below.
_WHOLE_PAGE = 0.6
# In points: thinner shapes are lines. In parts of a character's height and width: what counts as covered.
_THIN, _MOST = 3.0, 0.7
_SCALE = 2.0
_SAME = 16  # of 255 greys
_MOST_DOTS = 16_000_000
# In parts of a character's box: so many dots are to be read, whatever lies over it. In parts of its own dots: so many
# must be seen of it.
_READ, _SEEN = 0.08, 0.3
_WHITE, _CLEAR = 235, 26  # of 255: as light, and as see-through, as that is not to be read on paper
_MOST_COVERS, _DEEPEST = 5_000, 3
_INVISIBLE = 3  # the rendering mode of text that a scanner has read (ISO 32000-1, table 106)
_REDACTION = 28  # FPDF_ANNOT_REDACT: what is marked to be masked, and is not yet
_HIDDEN_FLAGS = 0x1 | 0x2 | 0x20  # invisible, hidden, not to be viewed (table 165)
_COVERING = {3, 4, 5, 6, 7, 13, 15, _REDACTION}  # free text, line, square, circle, polygon, stamp, ink

Box = tuple[float, float, float, float]


class Cover(NamedTuple):
    """A shape or picture: its place, after how many objects it is drawn, and what more is known of it."""

    box: Box
    order: float
    is_page: bool = False  # as large as the page: a background
    redaction: bool = False  # marks what is to be masked


class Ink(NamedTuple):
    """How a text object is drawn: after how many objects, if not at all, and if too light to be read on paper."""

    order: float = -1.0
    invisible: bool = False
    pale: bool = False


class Character(NamedTuple):
    """A character of a page: its place among them, what it is, its box, and the text object that it is of."""

    at: int
    code: int
    box: Box
    text: int


def covered(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> list[int]:
    """Return the places among a page's characters (FPDFText_GetUnicode) of those that something covers."""
    inks, covers, is_pictured = _objects(page)
    covers += _annotations(page)
    if not covers and not any(ink.pale or ink.invisible for ink in inks.values()):
        return []
    below: list[tuple[Character, bool]] = []
    for character in _characters(textpage):
        ink = inks.get(character.text, Ink())
        over = [
            cover
            for cover in covers
            if _over(cover, character) and (cover.order > ink.order or not (ink.invisible or cover.is_page))
        ]
        # What is not drawn at all is what a scanner has read, if there is a picture.
        if over or ink.pale or (ink.invisible and not is_pictured):
            below.append((character, any(cover.redaction for cover in over)))
    if not below:
        return []
    seen = _seen(page, [character for character, _ in below])
    return _without_doubles(textpage, [char for char, marked in below if marked or char.at not in seen])


def _objects(page: pdfium.PdfPage) -> tuple[dict[int, Ink], list[Cover], bool]:
    """Return how each text object is drawn, by its address; what can cover something; and if there is a picture."""
    width, height = page.get_size()
    inks: dict[int, Ink] = {}
    covers: list[Cover] = []
    is_pictured = False
    for order, drawn in enumerate(page.get_objects(max_depth=_DEEPEST)):
        if drawn.type == raw.FPDF_PAGEOBJ_TEXT:
            inks[address_of(drawn.raw)] = _ink(drawn, order)
        elif drawn.type in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            is_picture = drawn.type == raw.FPDF_PAGEOBJ_IMAGE
            is_pictured |= is_picture
            if len(covers) >= _MOST_COVERS:
                continue
            box = _bounds(drawn)
            wide, tall = box[2] - box[0], box[3] - box[1]
            is_page = wide * tall > _WHOLE_PAGE * width * height
            if min(wide, tall) >= _THIN and not (is_page and is_picture) and (is_picture or _is_filled(drawn)):
                covers.append(Cover(box, order, is_page))
    return inks, covers, is_pictured


def _ink(drawn: pdfium.PdfObject, order: int) -> Ink:
    mode = raw.FPDFTextObj_GetTextRenderMode(drawn.raw)
    return Ink(order, mode == _INVISIBLE, mode == raw.FPDF_TEXTRENDERMODE_FILL and _is_pale(drawn.raw))


def _is_pale(text: object) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    told = raw.FPDFPageObj_GetFillColor(text, red, green, blue, alpha)
    return bool(told) and (min(red.value, green.value, blue.value) >= _WHITE or alpha.value < _CLEAR)


def is_plain(page: pdfium.PdfPage) -> bool:
    """Tell whether nothing but text stands on a page, all of it in a colour to be read: no line, shape, picture."""
    for at in range(raw.FPDFPage_CountObjects(page.raw)):
        drawn = raw.FPDFPage_GetObject(page.raw, at)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_TEXT or _is_pale(drawn):
            return False
        if raw.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE:
            return False
    return not raw.FPDFPage_GetAnnotCount(page.raw)


def _bounds(drawn: pdfium.PdfObject) -> Box:
    left, bottom, right, top = drawn.get_bounds()
    container = getattr(drawn, "container", None)
    while container is not None:
        matrix = container.get_matrix()
        corners = [matrix.on_point(x, y) for x in (left, right) for y in (bottom, top)]
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        container = getattr(container, "container", None)
    return left, bottom, right, top


def _is_filled(drawn: pdfium.PdfObject) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPath_GetDrawMode(drawn.raw, mode, stroke)
    raw.FPDFPageObj_GetFillColor(drawn.raw, red, green, blue, alpha)
    thick = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(drawn.raw, thick)
    return (mode.value != 0 and alpha.value > 250) or (stroke.value != 0 and thick.value >= _THIN)


def _annotations(page: pdfium.PdfPage) -> Iterator[Cover]:
    rect = raw.FS_RECTF()
    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        if kind in _COVERING and not raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN_FLAGS:
            raw.FPDFAnnot_GetRect(annotation, rect)
            box = (rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top))
            yield Cover(box, float("inf"), redaction=kind == _REDACTION)
        raw.FPDFPage_CloseAnnot(annotation)


def _characters(textpage: pdfium.PdfTextPage) -> Iterator[Character]:
    box = raw.FS_RECTF()
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage.raw, index)
        if raw.FPDFText_IsGenerated(textpage.raw, index) == 1 or not chr(min(code, 0x10FFFF)).strip():
            continue
        if raw.FPDFText_GetLooseCharBox(textpage.raw, index, box):
            edges = (box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top))
            yield Character(index, code, edges, address_of(raw.FPDFText_GetTextObject(textpage.raw, index)))


def address_of(pointer: object) -> int:
    """Return the address that a pointer of PDFium leads to."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # type: ignore[arg-type]  # a pointer of PDFium's


def _over(cover: Cover, character: Character) -> bool:
    left, bottom, right, top = character.box
    wide = min(right, cover.box[2]) - max(left, cover.box[0])
    tall = min(top, cover.box[3]) - max(bottom, cover.box[1])
    return wide >= _MOST * (right - left) and tall >= _MOST * 0.8 * (top - bottom) and wide > 0 and tall > 0


def _seen(page: pdfium.PdfPage, characters: list[Character]) -> set[int]:
    """Return which of some characters are to be seen: the page looks otherwise without them."""
    texts = {char.text for char in characters}
    shown = _Difference(page, texts)
    covered = {char.at: shown.dots(char.box) for char in characters}
    partly = [char for char in characters if 0 < covered[char.at][0] < _READ * covered[char.at][1]]
    seen = {at for at, (dots, size) in covered.items() if dots and dots >= _READ * size}
    if partly:
        # Of thin letters, and under a hatching, few dots show: how many would without anything over them?
        bare = _Difference(page, texts, bare=True)
        seen |= {char.at for char in partly if covered[char.at][0] >= _SEEN * bare.dots(char.box)[0]}
    return seen


class _Difference:
    """Where a page looks otherwise without some text objects; if `bare`, when nothing but text is drawn on it."""

    def __init__(self, page: pdfium.PdfPage, texts: set[int], *, bare: bool = False) -> None:
        width, height = page.get_size()
        scale = min(_SCALE, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
        every = list(page.get_objects(max_depth=_DEEPEST))
        others = [drawn for drawn in every if bare and drawn.type in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)]
        objects = [drawn for drawn in every if drawn.type == raw.FPDF_PAGEOBJ_TEXT and address_of(drawn.raw) in texts]
        with _inactive(others):
            self._first = page.render(scale=scale, grayscale=True, may_draw_forms=not bare, draw_annots=not bare)
            with _inactive(objects):
                second = page.render(scale=scale, grayscale=True, may_draw_forms=not bare, draw_annots=not bare)
        self._page = page
        self._before, self._after = (memoryview(bitmap.buffer).cast("B") for bitmap in (self._first, second))

    def dots(self, box: Box) -> tuple[int, int]:
        """Return how many dots of the middle of a character's box look otherwise, and how many there are."""
        first = self._first
        corners = [_dots(self._page, x, y, first.width, first.height) for x, y in _corners(box)]
        left, right = max(0, min(x for x, _ in corners)), min(first.width, max(x for x, _ in corners) + 1)
        top, bottom = max(0, min(y for _, y in corners)), min(first.height, max(y for _, y in corners) + 1)
        number = 0
        for row in range(top, bottom):
            start, stop = row * first.stride + left, row * first.stride + right
            before, after = self._before[start:stop], self._after[start:stop]
            if before != after:  # nearly the same grey is not to be read
                number += sum(abs(one - other) > _SAME for one, other in zip(before, after, strict=True))
        return number, max(0, right - left) * max(0, bottom - top)


@contextmanager
def _inactive(objects: list[pdfium.PdfObject]) -> Iterator[None]:
    """Let objects not be drawn for a while."""
    for drawn in objects:
        raw.FPDFPageObj_SetIsActive(drawn.raw, False)
    try:
        yield
    finally:
        for drawn in objects:
            raw.FPDFPageObj_SetIsActive(drawn.raw, True)


def _corners(box: Box) -> tuple[tuple[float, float], ...]:
    """Return two corners of a character's own part of its box, where its neighbours do not reach."""
    wide, tall = (box[2] - box[0]) / 4, (box[3] - box[1]) / 6
    return (box[0] + wide, box[1] + tall), (box[2] - wide, box[3] - tall)


def _dots(page: pdfium.PdfPage, x: float, y: float, width: int, height: int) -> tuple[int, int]:
    """Return where a place on a page is in its picture, however the page is turned."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, x, y, across, down)
    return across.value, down.value


def _without_doubles(textpage: pdfium.PdfTextPage, hidden: list[Character]) -> list[int]:
    """Return the places of characters, but for those that stand there once more and are to be seen."""
    if not hidden:
        return []
    places = {char.at for char in hidden}
    others = {_spot(char) for char in _characters(textpage) if char.at not in places}
    return [char.at for char in hidden if _spot(char) not in others]


def _spot(character: Character) -> tuple[int, int, int]:
    return character.code, round(character.box[0] / 2), round(character.box[1] / 2)
