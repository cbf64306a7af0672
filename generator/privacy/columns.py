"""Columns: tables saved as text (CSV) or written with strokes, whose headings say what stands below them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from generator.privacy.shapes import BORN, KNOWN, NAMED

_TELLING = re.compile(f"{NAMED}|{KNOWN}|{BORN}", re.IGNORECASE)
_BELOW_HEADINGS = re.compile(r"^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t:-]*)+$", re.MULTILINE)
_STROKES = ("|-", "| -", "|:", "| :", "-|", "- |")
_TOGETHER = 4  # columns that one heading may be of: year, month, day and the last four


def under_headings(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line below a heading that tells of numbers or births, from 1, with the heading before its cells."""
    first = text.partition("\n")[0]
    if not _TELLING.search(first):
        return
    rows = csv.reader(text.splitlines(), delimiter=max(";,\t|", key=first.count))
    try:
        headings = next(rows)
        yield from _below(headings, ((rows.line_num, row) for row in rows))
    except csv.Error:
        return  # a cell without its end, above all: the line is read as it stands


def in_tables(text: str) -> Iterator[tuple[int, str]]:
    """Yield the same of each table of a text in Markdown."""
    for table in _BELOW_HEADINGS.finditer(text) if any(stroke in text for stroke in _STROKES) else ():
        headings = text[text.rfind("\n", 0, max(0, table.start() - 1)) + 1 : max(0, table.start() - 1)]
        if _TELLING.search(headings):
            number = text.count("\n", 0, table.start()) + 1
            yield from _below(_cells(headings), _rows(text, table.end() + 1, number))


def _rows(text: str, at: int, number: int) -> Iterator[tuple[int, list[str]]]:
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        number += 1
        if "|" not in line:
            return
        yield number, _cells(line)
        at = end + 1


def _cells(line: str) -> list[str]:
    return [each.strip() for each in line.strip(" \t>|").split("|")]


def _below(headings: list[str], rows: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, str]]:
    telling = [at for at, heading in enumerate(headings) if _TELLING.search(heading)]
    for number, row in rows:
        for at in telling:
            # Those that have a heading of their own are something else.
            end = next((to for to in range(at + 1, len(headings)) if headings[to].strip()), at + _TOGETHER)
            if said := " ".join(row[at:end]).strip():
                yield number, f"{headings[at]}: {said}"
