"""Child: the process that opens a PDF, so that whatever a PDF does, it is done to a process that can be killed.

`python -m generator.importer.extract.child segments FILE MEMORY PAGES CHARACTERS` writes what stands on each page as
JSON, `… picture FILE MEMORY PAGE DPI` one page as a grey picture (PGM). Exits with one of the numbers below when it
cannot.
"""

from __future__ import annotations

import ctypes
import gc
import json
import sys
from itertools import islice
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from generator.importer.extract.glyphs import is_only_text, segments
from generator.importer.extract.segment import Segment
from generator.privacy.child import OWN, answer

MANY_PAGES, MANY_CHARACTERS = OWN, OWN + 1
_CPU_SECONDS = 900
# In points: how thin a line is and how long at least, and how tall a frame around one cell may be.
_THIN, _SHORTEST, _TALLEST_CELL = 2.5, 5.0, 80.0
_WITHIN = 2.0  # points
_MOST_RULES, _MOST_LINKS, _LONGEST_ADDRESS = 20_000, 5_000, 2_000


def _segments(document: pdfium.PdfDocument, _: Path, most_pages: int, most_characters: int) -> int:
    gc.disable()  # nothing here goes round, and the process ends with its one file
    if len(document) > most_pages:
        sys.stdout.write(str(len(document)))
        return MANY_PAGES
    pages = []
    characters = 0
    for page in document:
        found = segments(page)
        characters += sum(len(segment.text) for segment in found)
        if characters > most_characters:
            return MANY_CHARACTERS
        blank = not found and not any(page.get_objects(max_depth=2))
        rules = _rules(page) if found else []
        links = _links(page) if found else []  # what they are on is read only where there are any
        pages.append({"segments": [_values(each) for each in found], "blank": blank, "rules": rules, "links": links})
        page.close()
    sys.stdout.write(json.dumps(pages))  # `dump` is written in Python, `dumps` in C
    return 0


def _values(segment: Segment) -> list[str | float]:
    places = (segment.left, segment.right, segment.y, segment.size)
    return [segment.text, *(round(place, 2) for place in places), segment.bold, segment.turned]


def _rules(page: pdfium.PdfPage) -> list[tuple[float, float, float]]:
    """Return the upright lines between cells: where from the left, from which height to which."""
    rules: list[tuple[float, float, float]] = []
    if is_only_text(page):
        return rules
    for each in islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2), _MOST_RULES):
        left, bottom, right, top = (round(edge, 1) for edge in each.get_bounds())
        if top - bottom < _SHORTEST:
            continue
        if right - left <= _THIN:
            rules.append((left, bottom, top))
        elif top - bottom <= _TALLEST_CELL:
            rules += [(left, bottom, top), (right, bottom, top)]
    return rules


def _links(page: pdfium.PdfPage) -> list[tuple[str, str, float, float, float, float]]:
    """Return the links to addresses on the web: the address, its words, and where on the page, from left to top."""
    found: list[tuple[str, str, float, float, float, float]] = []
    if not raw.FPDFPage_GetAnnotCount(page.raw):
        return found
    textpage: pdfium.PdfTextPage | None = None
    place, link, box = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while len(found) < _MOST_LINKS and raw.FPDFLink_Enumerate(page.raw, place, link):
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0) if action else 0
        if not 1 < length <= _LONGEST_ADDRESS or not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        address = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(page.pdf.raw, action, address, length)
        edges = (min(box.left, box.right), min(box.bottom, box.top), max(box.left, box.right), max(box.bottom, box.top))
        textpage = textpage or page.get_textpage()
        # A frame drawn around its words may touch those of the lines above and below.
        words = textpage.get_text_bounded(edges[0], edges[1] + _WITHIN, edges[2], edges[3] - _WITHIN)
        found.append((address.value.decode("utf-8", "replace"), words, *(round(edge, 1) for edge in edges)))
    return found


if __name__ == "__main__":
    sys.exit(answer(sys.argv[1:], _CPU_SECONDS, _segments))
