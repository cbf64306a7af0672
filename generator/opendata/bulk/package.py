"""The files of a year: a CSV of each table, every § as a line of JSON, a database, and a description of them all.

data/2024/moten.csv …          the tables (tables.py)
data/2024/paragrafer.jsonl.gz  a § with all that the JSON beside its meeting says of it, one on each line
data/2024/protokoll.sqlite.gz  the tables in one file
data/2024/datapackage.json     columns, types and keys of the tables (Frictionless Data Package)
data/ar.json                the years
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from operator import methodcaller
from typing import Any

import deflate

from generator.archive import Meeting
from generator.opendata.bulk.csvs import as_csv
from generator.opendata.bulk.database import as_sqlite
from generator.opendata.bulk.tables import TABLES, Row, Table
from generator.opendata.twins import FORMAT, twin
from generator.pages.context import Context

FOLDER = "data/"
LINES, DATABASE = "paragrafer.jsonl.gz", "protokoll.sqlite.gz"


def year_files(context: Context, year: int, meetings: Iterable[Meeting]) -> dict[str, bytes]:
    """Return the files of a year's meetings, in order of time, by their address."""
    data = [twin(context, methodcaller("meeting", meeting)) for meeting in meetings]
    wide = [_with_columns(meeting) for meeting in data]
    tables = {table.name: [row for meeting in wide for row in table.rows(meeting)] for table in TABLES}
    files = {f"{table.name}.csv": as_csv(table, tables[table.name]) for table in TABLES}
    files[LINES] = _packed(_lines(data))
    files[DATABASE] = _packed(as_sqlite(tables))
    files["datapackage.json"] = _json(_package(context, year, tables))
    return {f"{FOLDER}{year}/{name}": content for name, content in files.items()}


def index_file(context: Context, years: Sequence[int]) -> tuple[str, bytes]:
    """Return the address of the list of years, and the list."""
    packages = {str(year): context.absolute(f"{FOLDER}{year}/datapackage.json") for year in years}
    return f"{FOLDER}ar.json", _json({"format": FORMAT, "typ": "data", "år": packages})


def _with_columns(meeting: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a meeting in which each § has what its table says in cells of their own."""
    return {**meeting, "paragrafer": [{**each, **_cells(each)} for each in meeting.get("paragrafer", ())]}


def _cells(item: Mapping[str, Any]) -> dict[str, Any]:
    texts = {each["nyckel"]: each["text"] for each in item.get("avsnitt", ())}
    found = {key: texts[key] for key in ("beslut", "sammanfattning") if key in texts}
    return found | {"antal_rättelser": len(item.get("rättelser", ()))}


def _lines(meetings: Iterable[Mapping[str, Any]]) -> bytes:
    told = ("organ", "datum", "status", "kommun", "kommunkod")
    lines = [
        _json({"möte": {key: meeting[key] for key in told if key in meeting}, **item})
        for meeting in meetings
        for item in meeting.get("paragrafer", ())
    ]
    return b"".join(lines)


def _package(context: Context, year: int, tables: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    municipality = context.archive.municipality
    return {
        "profile": "tabular-data-package",
        "name": f"protokoll-{year}",
        "title": f"Protokoll från {municipality.name} {year}",
        "homepage": context.absolute(""),
        "resources": [_resource(table, len(tables[table.name])) for table in TABLES],
    }


def _resource(table: Table, rows: int) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": column.name, "type": column.type, "description": column.description} for column in table.columns
        ],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.belongs_to:
        above = next(each for each in TABLES if each.name == table.belongs_to)
        schema["foreignKeys"] = [
            {"fields": list(above.key), "reference": {"resource": above.name, "fields": list(above.key)}}
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.description,
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n"},
        "rows": rows,
        "schema": schema,
    }


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _packed(content: bytes) -> bytes:
    return bytes(deflate.gzip_compress(content, 6))
