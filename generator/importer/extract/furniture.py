"""Furniture: the heads and feet of pages, known by their repetition at the same place, and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.importer.extract.rows import Row
from generator.importer.extract.segment import Segment
from generator.importer.vocabulary import vocabulary

# A head or foot is not taller than so many rows, and stands on so large a part of the pages, at the same height.
_ROWS = 9
_PART = 0.3
_SOME = 5  # pages
_SAME_HEIGHT = 4.0
# A head moves when a line above it is missing on a page.
_MOVED = 45.0
# What reads like a part of a § is a head or foot if so large a part of the pages have it.
_MOST_OF = 0.8
_SENTENCE = re.compile(r"[A-ZÅÄÖ].*\b[a-zåäö]{2,} .*[.:]")
# Heads stand above so large a part of the height, feet below.
_HIGH, _LOW = 0.72, 0.2
# What stands at the foot of pages; for texts, where no place on paper tells it from a § that ends like the last one.
_FOOT_WORDS = re.compile(
    r"digitalt|elektroniskt|transaktions?id|signature reference|expedier|bestyrk|justera|sign\b|signatur|"
    r"org\.?\s?n(?:umme)?r|"
    r"(?:post|besöks|e-post)\w*adress|e-post|telefon|tfn|fax|www\.|@|box \d|dokument(?:nummer|id)|\bsida\b",
    re.IGNORECASE,
)
# The last line of so many pages of a text at least is their foot, whatever it says.
_SURELY = 6
# How to reach the municipality, in the lower margin, for a document of one page too.
_MARGIN = 60.0
_CONTACT = re.compile(r"www\.|\borg\.?\s?n(?:umme)?r|\bbox \d|(?:post|besöks)adress|\btelefon\b|\btfn\b", re.IGNORECASE)
# Boxes for signatures that are not repeated are furniture below this height, in points.
_FOOT = 150.0
_NUMBER = re.compile(
    r"\b(?:sida|sidan|sid\.?|blad)\s*(\d{1,4})(?:\s*(?:\(|/|av)\s*\d{1,4}\)?)?|"
    r"(?<![\w.,:–-])(\d{1,4})\s?(?:\(\d{1,4}\)|/\d{1,4}\b)|  (\d{1,4})$",
    re.IGNORECASE,
)
# The boxes in which the chair and those who approve sign each page, for a document of one page too.
SIGNATURES = re.compile(
    r"(?:\W*(?:ordf(?:örande)?s?|justera(?:nde|re)s?|sekreterare(?:ns)?|protokolljusterare(?:ns)?|"
    r"utdrags?bestyrk(?:ande|es)|"
    r"expedier(?:at|ing)|bestyrk(?:t|es|ande)|sign(?:atur(?:er)?)?\.?|datum|rätt utdraget intygar))+\W*",
    re.IGNORECASE,
)
_BOXED = re.compile(r"sign|bestyrk", re.IGNORECASE)
PAGE_NUMBER = re.compile(
    r"[^\w§]*(?:(?:sida|sidan|sid\.?|s\.|blad|page)\s*)?(?P<page>\d{1,4})\s*(?:(?:\(|/|av|of)\s*(?P<of>\d{1,4})\s*\)?)?\W*",
    re.IGNORECASE,
)


def is_signature_box(text: str) -> bool:
    """Tell whether a line holds nothing but the captions of the boxes for signatures at the foot of a page."""
    return bool(_BOXED.search(text)) and bool(SIGNATURES.fullmatch(text))


def parted(pages: Sequence[Sequence[Row]], *, placed: bool = True) -> tuple[list[list[Row]], list[list[Row]]]:
    """Return the rows of each page without its furniture, and the furniture of each page.

    The head of the first page says which body met and when, and stays; its page number goes. Rows that are not `placed`
    on paper (text files) are compared by what they say only.
    """
    offset = _offset(pages)
    moved = _moved(pages) if placed else [0.0] * len(pages)
    heads, feet = (_repeated(pages, offset, moved, head=head, placed=placed) for head in (True, False))
    body: list[list[Row]] = []
    furniture: list[list[Row]] = []
    for index, page in enumerate(pages):
        top = _run(page, index, offset, heads, moved[index], placed=placed)
        bottom = _run(page[top:][::-1], index, offset, feet, 0.0, placed=placed)
        end = len(page) - bottom
        kept = list(page[top:end])
        gone = [*page[:top], *page[end:]]
        if index == 0:
            head, numbers = _without_number(page[:top], index, offset)
            kept, gone = [*head, *kept], [*numbers, *page[end:]]
        body.append(kept)
        furniture.append(gone)
    return body, furniture


def _moved(pages: Sequence[Sequence[Row]]) -> list[float]:
    """Return how much higher than on most pages each one begins, if it is of another format: a roll-call across."""
    tops = [page[0].y for page in pages if page]
    usual = Counter(map(round, tops)).most_common(1)[0][0] if tops else 0
    return [page[0].y - usual if page and abs(page[0].y - usual) > _MOVED else 0.0 for page in pages]


def _offset(pages: Sequence[Sequence[Row]]) -> int | None:
    """Return the difference of the printed page numbers from the place in the file (from 0), None if there are none."""
    found: Counter[int] = Counter()
    for index, page in enumerate(pages):
        edge = [*page[:_ROWS], *page[-_ROWS:]]
        numbers = {
            int(match["page"]) for row in edge for each in row.segments if (match := PAGE_NUMBER.fullmatch(each.text))
        }
        found.update(number - index for number in numbers)
    if not found:
        return None
    offset, times = max(found.items(), key=lambda each: (each[1], -abs(each[0] - 1)))
    return offset if times * 2 > len(pages) and (len(pages) > 1 or offset == 1) else None


def _is_number(segment: Segment, index: int, offset: int | None) -> bool:
    match = PAGE_NUMBER.fullmatch(segment.text)
    return bool(match) and offset is not None and int(match["page"]) == index + offset  # type: ignore[index]


def _key(row: Row, index: int, offset: int | None) -> str:
    """Return the text of a row with the page number taken out, in whatever it stands."""
    if offset is None or "§" in row.text:
        return row.text
    return _NUMBER.sub(lambda match: "#" if int(match[match.lastindex or 0]) == index + offset else match[0], row.text)


_GAP = "  "
_Places = dict[str, list[float]]


def _repeated(
    pages: Sequence[Sequence[Row]], offset: int | None, moved: Sequence[float], *, head: bool, placed: bool
) -> _Places:
    """Return the lines at the top (or bottom) of many pages, with the heights at which it does."""
    places: dict[str, list[tuple[float, int]]] = {}
    height = max((row.y for page in pages for row in page), default=0.0)
    for index, page in enumerate(pages):
        for row in page[:_ROWS] if head else page[-_ROWS:]:
            y = row.y - moved[index] * head
            if placed and (y < _HIGH * height if head else y > _LOW * height):
                continue
            places.setdefault(_key(row, index, offset), []).append((y if placed else 0.0, index))
    # Without places on paper, only what most pages share is sure to be no more than a phrase that comes again.
    # Two pages of many may begin with the same words of two decisions.
    few = 2 if len(pages) < _SOME else 3
    needed = max(few, round(_PART * len(pages)) if placed else len(pages) // 2 + 1)
    repeated: _Places = {}
    for text, value in places.items():
        for height in {round(y) for y, _ in value}:
            on = {index for other, index in value if abs(other - height) <= _SAME_HEIGHT}
            plain = not placed and not head and not _FOOT_WORDS.search(text)
            least = max(_SURELY, round(0.6 * len(pages))) if plain else needed
            if _is_of_an_item(text):
                least = max(least, 3, round(_MOST_OF * len(pages)))
            if len(on) >= least:
                repeated.setdefault(text, []).append(height)
    return repeated


def _is_of_an_item(text: str) -> bool:
    """Tell whether a row may well be of a §: the heading of a section, or a sentence. Pages begin alike by chance."""
    sentence = _SENTENCE.fullmatch(text) is not None and not _FOOT_WORDS.search(text)
    return sentence or vocabulary().heading(text) is not None


def _run(rows: Sequence[Row], index: int, offset: int | None, repeated: _Places, moved: float, *, placed: bool) -> int:
    """Return how many rows from the edge of a page are furniture."""
    count = 0
    for row in rows[: _ROWS + 1]:
        # Where a page is wider its number may stand in the row of the head: all else must be what stands on others.
        others = _GAP.join(segment.text for segment in row.segments if not _is_number(segment, index, offset))
        heights = repeated.get(_key(row, index, offset)) or repeated.get(others) or []
        known = any(not placed or abs(height - row.y + moved) <= _MOVED for height in heights)
        boxes = (not placed or row.y <= _FOOT) and is_signature_box(row.text)
        boxes = boxes or (placed and row.y <= _MARGIN and _CONTACT.search(row.text) is not None)
        if not (known or boxes or all(_is_number(segment, index, offset) for segment in row.segments)):
            break
        count += 1
    return count


def _without_number(rows: Sequence[Row], index: int, offset: int | None) -> tuple[list[Row], list[Row]]:
    """Return rows without the page number, and rows with nothing else."""
    kept: list[Row] = []
    numbers: list[Row] = []
    for row in rows:
        of_page = tuple(segment for segment in row.segments if _is_number(segment, index, offset))
        others = tuple(segment for segment in row.segments if segment not in of_page)
        if others and not is_signature_box(row.text):
            kept.append(replace(row, segments=others))
        elif others:
            numbers.append(replace(row, segments=others))
        if of_page:
            numbers.append(replace(row, segments=of_page))
    return kept, numbers
