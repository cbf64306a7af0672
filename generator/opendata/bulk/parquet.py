"""A table as Parquet: the types stand in the file, so that no program takes "0182" for a number."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from arro3.core import Array, DataType
from arro3.core import Table as Columns
from arro3.io import write_parquet

from generator.opendata.bulk.tables import Column, Row, Table

_BEGINNING = date(1970, 1, 1)
_PAGE = 16 << 20  # bytes: all words of a year are packed together, so that what comes again is found


def as_parquet(table: Table, rows: Sequence[Row]) -> bytes:
    """Return a table: texts, whole numbers (64 bits) and days (date32), where nothing is told null."""
    values = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    made: dict[str, Any] = {
        column.name: _array(column, each) for column, each in zip(table.columns, values, strict=True)
    }
    out = io.BytesIO()
    write_parquet(
        Columns.from_pydict(made),
        out,
        compression="zstd(12)",
        # A list of a column's values pays only if most come again; words of the record do not.
        column_dictionary_enabled={
            column.name: 2 * len(set(each)) <= len(each) for column, each in zip(table.columns, values, strict=True)
        },
        data_page_size_limit=_PAGE,
        skip_arrow_metadata=True,  # texts, whole numbers and days are types of Parquet's own
    )
    return out.getvalue()


def _array(column: Column, values: Sequence[str | int | None]) -> Array:
    if column.type == "integer":
        return Array(values, DataType.int64())
    if column.type == "date":
        days = [None if value is None else (date.fromisoformat(str(value)) - _BEGINNING).days for value in values]
        return Array(days, DataType.int32()).cast(DataType.date32())
    return Array(values, DataType.utf8())
