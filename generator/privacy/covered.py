"""Covered: text of a PDF that nobody sees for a filled shape or a picture, and everybody can copy.

It may lie under the shape, or on it in the same colour. What stands where a shape does is sought by its place, and then
tried: if the page looks the same without the text, it was not to be seen. Run in a process of its own: a PDF may be
malicious.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
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


class Character(NamedTuple):
    """A character of a page: its place among them, what it is, its box, and the text object that it is of."""

    at: int
    code: int
    box: Box
    text: int


def covered(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> list[int]:
    """Return the places among a page's characters (FPDFText_GetUnicode) of those that something covers."""
    orders, covers = _objects(page)
    covers += _annotations(page)
    if not covers:
        return []
    below: list[tuple[Character, bool]] = []
    for character in _characters(textpage):
        order, invisible = orders.get(character.text, (-1.0, False))
        over = [
            each
            for each in covers
            if _over(each, character) and (each.order > order or not (invisible or each.is_page))
        ]
        if over:
            below.append((character, any(each.redaction for each in over)))
    if not below:
        return []
    seen = _seen(page, [character for character, _ in below])
    return _without_doubles(textpage, [each for each, marked in below if marked or each.at not in seen])


def _objects(page: pdfium.PdfPage) -> tuple[dict[int, tuple[float, bool]], list[Cover]]:
    """Return when each text object is drawn, by its address, and if it is invisible; and what can cover something."""
    width, height = page.get_size()
    orders: dict[int, tuple[float, bool]] = {}
    covers: list[Cover] = []
    for order, each in enumerate(page.get_objects(max_depth=_DEEPEST)):
        if each.type == raw.FPDF_PAGEOBJ_TEXT:
            orders[_address(each.raw)] = order, raw.FPDFTextObj_GetTextRenderMode(each.raw) == _INVISIBLE
        elif len(covers) < _MOST_COVERS and each.type in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            box = _bounds(each)
            wide, tall = box[2] - box[0], box[3] - box[1]
            is_picture = each.type == raw.FPDF_PAGEOBJ_IMAGE
            is_page = wide * tall > _WHOLE_PAGE * width * height
            if min(wide, tall) >= _THIN and not (is_page and is_picture) and (is_picture or _is_filled(each)):
                covers.append(Cover(box, order, is_page))
    return orders, covers


def _bounds(each: pdfium.PdfObject) -> Box:
    left, bottom, right, top = each.get_bounds()
    container = getattr(each, "container", None)
    while container is not None:
        matrix = container.get_matrix()
        corners = [matrix.on_point(x, y) for x in (left, right) for y in (bottom, top)]
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        container = getattr(container, "container", None)
    return left, bottom, right, top


def _is_filled(each: pdfium.PdfObject) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPath_GetDrawMode(each.raw, mode, stroke)
    raw.FPDFPageObj_GetFillColor(each.raw, red, green, blue, alpha)
    thick = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(each.raw, thick)
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
            yield Character(index, code, edges, _address(raw.FPDFText_GetTextObject(textpage.raw, index)))


def _address(pointer: object) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # type: ignore[arg-type]  # a pointer of PDFium's


def _over(cover: Cover, character: Character) -> bool:
    left, bottom, right, top = character.box
    wide = min(right, cover.box[2]) - max(left, cover.box[0])
    tall = min(top, cover.box[3]) - max(bottom, cover.box[1])
    return wide >= _MOST * (right - left) and tall >= _MOST * 0.8 * (top - bottom) and wide > 0 and tall > 0


def _seen(page: pdfium.PdfPage, characters: list[Character]) -> set[int]:
    """Return which of some characters are to be seen: the page looks otherwise without them."""
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
    texts = {each.text for each in characters}
    objects = [
        each for each in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST) if _address(each.raw) in texts
    ]
    first = page.render(scale=scale, grayscale=True)
    for each in objects:
        raw.FPDFPageObj_SetIsActive(each.raw, False)
    second = page.render(scale=scale, grayscale=True)
    for each in objects:
        raw.FPDFPageObj_SetIsActive(each.raw, True)
    before, after = (memoryview(each.buffer).cast("B") for each in (first, second))
    seen: set[int] = set()
    for character in characters:
        corners = [_dots(page, x, y, first.width, first.height) for x, y in _corners(character.box)]
        left, right = (bound(x for x, _ in corners) for bound in (min, max))
        top, bottom = (bound(y for _, y in corners) for bound in (min, max))
        for row in range(max(0, top), min(first.height, bottom + 1)):
            start, stop = row * first.stride + max(0, left), row * first.stride + min(first.width, right + 1)
            if _differ(before[start:stop], after[start:stop]):
                seen.add(character.at)
                break
    return seen


def _differ(before: memoryview, after: memoryview) -> bool:
    """Tell whether two rows of dots look otherwise to somebody: nearly the same grey is not to be read."""
    return before != after and any(abs(one - other) > _SAME for one, other in zip(before, after, strict=True))


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
    places = {each.at for each in hidden}
    others = {_spot(each) for each in _characters(textpage) if each.at not in places}
    return [each.at for each in hidden if _spot(each) not in others]


def _spot(character: Character) -> tuple[int, int, int]:
    return character.code, round(character.box[0] / 2), round(character.box[1] / 2)
