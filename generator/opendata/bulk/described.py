"""What the tables are, said in the forms that programs read: Data Package, CSV on the Web, and Datasette's metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from generator import urls
from generator.opendata.bulk.tables import TABLES, Row, Table
from generator.pages.context import Context
from generator.yamlio import Value

_FILES = [table for table in TABLES if not table.large]


def _title(context: Context, year: int) -> str:
    return f"Protokoll från {context.archive.municipality.name} {year}"


def in_words(context: Context, description: str) -> str:
    """Return a description as it is of a municipality or a region."""
    return description.replace("kommunens", f"{context.archive.municipality.called}s")


def data_package(context: Context, year: int, tables: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    """Return the description of a year's CSV files as a Data Package (Frictionless, version 1)."""
    return {
        "profile": "tabular-data-package",
        "name": f"protokoll-{year}",
        "title": _title(context, year),
        "homepage": context.absolute(""),
        "resources": [
            {**resource(context, table, table.csv_file, table.key), "rows": len(tables[table.name])} for table in _FILES
        ],
    }


def resource(
    context: Context, table: Table, path: str | Sequence[str], key: Sequence[str], *, of_all: bool = False
) -> dict[str, Any]:
    """Return a table as a resource: its file or files and its key; of all, nothing refers to what comes again."""
    schema: dict[str, Any] = {
        "fields": [
            {"name": column.name, "type": column.type, "description": in_words(context, column.description)}
            for column in table.csv_columns
        ],
        "primaryKey": list(key),
        "missingValues": [""],
    }
    if references := [
        {"fields": list(columns), "reference": {"resource": above.name, "fields": list(columns)}}
        for columns, above in table.refers
        if not (of_all and above.of_year)
    ]:
        schema["foreignKeys"] = references
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path,
        "title": in_words(context, table.description),
        **({"description": left_out} if (left_out := _left_out(table)) else {}),
        "format": "csv",
        "mediatype": "application/zip" if table.grows else "text/csv",
        # As frictionless (5) has it, and the pattern "Compression of resources" of Data Package but for the last.
        **({"compression": "zip", "innerpath": table.csv_name} if table.grows else {}),
        "encoding": "utf-8",  # its registered name, as Data Resource asks; that the mark is there readers see
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n"},
        "schema": schema,
    }


def csv_on_the_web(context: Context, year: int) -> dict[str, Any]:
    """Return the same for CSV on the Web (W3C, Metadata Vocabulary for Tabular Data)."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "sv"}],
        "dc:title": _title(context, year),
        "dialect": {"delimiter": ";", "encoding": "utf-8", "header": True},
        "tables": [_table(context, table) for table in _FILES],
    }


def _table(context: Context, table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [
            # A name is a variable of an address (RFC 6570) there; a title is what stands in the file (section 5.6).
            {
                "name": quote(column.name, safe=""),
                "titles": column.name,
                "dc:description": in_words(context, column.description),
                "datatype": column.type,
                "required": column.name in table.key,
            }
            for column in table.csv_columns
        ],
        "primaryKey": _names(table.key),
    }
    if references := [
        {
            "columnReference": _names(columns),
            "reference": {"resource": above.csv_name, "columnReference": _names(columns)},
        }
        for columns, above in table.refers
    ]:
        schema["foreignKeys"] = references
    about = " ".join(filter(None, (_left_out(table), _packed(table))))
    told = {"dc:title": in_words(context, table.description)} | ({"dc:description": about} if about else {})
    return {"url": table.csv_name, **told, "tableSchema": schema}


def _packed(table: Table) -> str:
    """Return the note on a packed file for CSV on the Web: the standard knows no way to it.

    Its reader for Python (csvw, 3.1 and newer) takes the zip beside the address by itself.
    """
    return f"Packad i {table.csv_file}: packa upp den bredvid." if table.grows else ""


def _left_out(table: Table) -> str:
    """Return the sentence on columns that the CSV is without; nothing if it has all."""
    names = " och ".join(column.name for column in table.columns if column.long)
    where = "kan vara längre än en cell i ett kalkylark, och finns i databasen, Parquet och JSON Lines."
    return f"{names[:1].upper()}{names[1:]} {where}" if names else ""


def _names(columns: Sequence[str]) -> list[str]:
    return [quote(name, safe="") for name in columns]


def datasette(context: Context) -> dict[str, Value]:
    """Return the descriptions that Datasette shows beside the tables of `protokoll.sqlite`: its metadata.yml."""
    place = context.archive.municipality.name
    tables: dict[str, Value] = {}
    for table in TABLES:
        columns: dict[str, Value] = {column.name: in_words(context, column.description) for column in table.columns}
        tables[table.name] = {
            "description": f"{in_words(context, table.description)} på varje rad.",
            "columns": columns,
        }
    source = context.absolute("")
    return {
        "title": f"Protokoll från {place}",
        "source": source,
        "source_url": source,
        "about": "Vad tabellerna betyder",
        "about_url": context.absolute(urls.OPEN_DATA if context.standard(urls.OPEN_DATA) else ""),
        "databases": {"protokoll": {"tables": tables}},
    }
