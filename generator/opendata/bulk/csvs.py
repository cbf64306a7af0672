"""A table as CSV: UTF-8 with BOM and semicolons. So Excel in Swedish opens it right."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from generator.opendata.bulk.tables import Row, Table

# A spreadsheet takes what begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(table: Table, parts: Iterable[bytes]) -> bytes:
    """Return a table: its heading, and rows as `csv_rows` makes them."""
    return b"\xef\xbb\xbf" + _lines([tuple(column.name for column in table.csv_columns)]) + b"".join(parts)


def csv_rows(table: Table, rows: Iterable[Row]) -> bytes:
    """Return rows of a table as lines, without its long texts."""
    kept = [index for index, column in enumerate(table.columns) if not column.long]
    return _lines(rows if len(kept) == len(table.columns) else ([row[index] for index in kept] for row in rows))


def _lines(rows: Iterable[Sequence[str | int | None]]) -> bytes:
    """Return rows as lines. A text that a spreadsheet would reckon with gets an apostrophe before it."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([[_safe(each) for each in row] for row in rows])
    return out.getvalue().encode()


def _safe(value: str | int | None) -> str | int:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
