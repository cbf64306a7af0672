"""Sheets: a text without form feeds, parted where a page of the paper ended: heads, signature boxes, page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.importer.extract.furniture import is_signature_box
from generator.importer.extract.rows import Row

# A head begins within so many lines, and comes again at least so many times (the first time with it).
_OPENING = 4
_TIMES = 2
_NUMBER = re.compile(
    r"\s*(?:\b(?:sida|sidan|sid\.?)\s*)?\b\d{1,4}\s*(?:\(\d{1,4}\)|/\d{1,4}|av\s\d{1,4})\s*$", re.IGNORECASE
)
_RULE = re.compile(r"[-=_\s|]{3,}")


def sheets(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows of each sheet; one sheet when nothing tells where one ended."""
    breaks = sorted(_breaks(rows))
    edges = [0, *(each for each in breaks if 0 < each < len(rows)), len(rows)]
    return [list(rows[start:end]) for start, end in pairwise(edges) if start < end]


def _breaks(rows: Sequence[Row]) -> set[int]:
    breaks = {_after_box(rows, index) for index, row in enumerate(rows) if is_signature_box(row.text)}
    if len(breaks) == 1 and len(rows) - max(breaks) > 4:
        breaks = set()  # Once is no repetition: captions on the front page.
    texts = [_NUMBER.sub("", row.text).strip() for row in rows]
    numbered = [bool(_NUMBER.search(row.text)) for row in rows]
    for opening in range(min(_OPENING, len(rows))):
        again = [index for index in range(opening + 1, len(rows)) if _is_head(texts, numbered, opening, index)]
        if len(again) + 1 >= _TIMES and (len(again) > 1 or any(numbered[index] for index in again)):
            return breaks | {
                index for index in again if not any(each in breaks for each in range(index - opening - 1, index))
            }
    return breaks


def _after_box(rows: Sequence[Row], index: int) -> int:
    """Return where the sheet ends whose foot has a box for signatures, and perhaps a line drawn under it."""
    index += 1
    while index < len(rows) and _RULE.fullmatch(rows[index].text):
        index += 1
    return index


def _is_head(texts: Sequence[str], numbered: Sequence[bool], opening: int, index: int) -> bool:
    """Tell whether the head that begins the text comes again: its line, and the next one or a page number."""
    if texts[index] != texts[opening] or len(texts[index]) < 3:
        return False
    following = texts[opening + 1] if opening + 1 < len(texts) else ""
    after = texts[index + 1] if index + 1 < len(texts) else ""
    goes_on = bool(after) and (following.startswith(after) or after.startswith(following[:20]))
    return numbered[index] or goes_on
