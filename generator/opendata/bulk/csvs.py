"""A table as CSV: UTF-8 with BOM, semicolons, quotation marks around every text. So Excel in Swedish opens it right."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from generator.opendata.bulk.tables import Row, Table

# A spreadsheet takes what begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(table: Table, rows: Iterable[Row]) -> bytes:
    """Return a table with its heading. A text that a spreadsheet would reckon with gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([[_safe(value) for value in row] for row in rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(value: str | int | None) -> str | int:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
