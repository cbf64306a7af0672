"""Documents: the list of what belongs to a case, one document to each entry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importer.blocks import Block, joined
from generator.importer.lines import Line

_ITEM = re.compile(r"(?:[•·●▪–—-]|\d{1,2}[.)](?!\d))[ \t]+")
_MOST_LINES = 6  # that a parenthesis goes over
_DATED = re.compile(r"(?:\d{4}-\d\d-\d\d|(?:19|20)\d\d)[.,)]?\s*$")


def documents(lines: Sequence[Line], width: int) -> list[tuple[str, tuple[int, ...]]]:
    """Return each document of a list, with the lines that it was printed on."""
    found: list[list[int]] = []
    for place, line in enumerate(lines):
        if not found or _begins(line, [lines[each] for each in found[-1]], width):
            found.append([])
        found[-1].append(place)
    texts = [joined([lines[each].text for each in group]) for group in found]
    # A dash before every one of them is the marker of the list.
    marker = r"^[•·●▪–—-][ \t]+" if all(re.match(r"[•·●▪–—-][ \t]", text) for text in texts) else r"^[•·●▪][ \t]+"
    return [(re.sub(marker, "", text), tuple(group)) for text, group in zip(texts, found, strict=True)]


def _begins(line: Line, entry: Sequence[Line], width: int) -> bool:
    before = entry[-1].text
    so_far = " ".join(each.text for each in entry[-_MOST_LINES:])
    open_parenthesis = so_far.count("(") > so_far.count(")") and len(entry) < _MOST_LINES
    if open_parenthesis or before.endswith((",", "–")):
        return False
    if _ITEM.match(line.text) or line.gap:
        return not line.text[:1].islower()
    if line.text[:1].islower() or (line.text[:1].isdigit() and not _DATED.search(before)):
        return False
    return (
        len(before) < 0.8 * width or bool(re.search(r"[.;]\s*$", before)) or bool(_DATED.search(before)) or width > 130
    )


def is_block_list(blocks: Sequence[Block]) -> bool:
    """Tell whether a list of documents holds something else than lines: a table."""
    return any(block.kind == "table" for block in blocks)
