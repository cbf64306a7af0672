"""Columns: tables saved as text (CSV), whose headings say what stands below them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from generator.privacy.shapes import BORN, NAMED

_TELLING = re.compile(f"{NAMED}|{BORN}", re.IGNORECASE)
_TOGETHER = 4  # columns that one heading may be of: year, month, day and the last four


def under_headings(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line below a heading that tells of numbers or births, from 1, with the heading before its cells."""
    first = text.partition("\n")[0]
    if not _TELLING.search(first):
        return
    parting = max(";,\t|", key=first.count)
    rows = csv.reader(text.splitlines(), delimiter=parting)
    try:
        headings = next(rows)
        telling = [at for at, heading in enumerate(headings) if _TELLING.search(heading)]
        for row in rows:
            for at in telling:
                # Those that have a heading of their own are something else.
                end = next((to for to in range(at + 1, len(headings)) if headings[to].strip()), at + _TOGETHER)
                if said := " ".join(row[at:end]).strip():
                    yield rows.line_num, f"{headings[at]}: {said}"
    except csv.Error:
        return  # a cell without its end, above all: the line is read as it stands
