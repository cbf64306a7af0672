"""Tables: what a reader needs of one, whoever writes its HTML: heads that say what they head, sums, a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SUM = re.compile(r"(summa|totalt|total)\b", re.IGNORECASE)
# A table with more columns than this scrolls in a region of its own on a narrow screen.
_FITTING = 3


def head_cells(words: Sequence[str], columns: int) -> list[tuple[str, dict[str, str]]]:
    """Return tag and attributes for each cell that a head keeps.

    An empty cell heads nothing. One that is alone with words heads all `columns`, and the empty ones after it go.
    """
    filled = [bool(word.strip()) for word in words]
    if len(words) > 1 and filled[0] and not any(filled[1:]):
        return [("th", {"colspan": str(columns), "scope": "colgroup"})]
    return [("th", {"scope": "col"}) if each else ("td", {}) for each in filled]


def is_sum(first_cell: str) -> bool:
    """Tell whether a table's last row, by its first cell, sums up the others."""
    return bool(_SUM.match(first_cell.strip()))


def scrolls(columns: int) -> bool:
    return columns > _FITTING


def label(heads: Iterable[str]) -> str:
    """Return the name of a region that scrolls, by the words of its table's heads."""
    return f"Tabell: {' '.join(head.strip() for head in heads)}".strip(" :")
