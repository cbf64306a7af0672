"""The files of a year: a CSV of each table, every § as a line of JSON, a database, and a description of them all.

data/2024/moten.csv …            the tables (tables.py), but for the largest
data/2024/parquet/moten.parquet  … all of them, with their types
data/2024/paragrafer.jsonl.gz    a § with all that the JSON beside its meeting says of it, one on each line
data/2024/protokoll.sqlite.gz    the tables in one file
data/2024/datapackage.json       columns, types and keys of the tables (Frictionless Data Package)
data/2024/csvw.json              the same for CSV on the Web
data/2024/popolo.json            the same as Popolo has it, if it is asked for (standards/popolo.py)
data/2024/hanvisningar/…         the §§ of a meeting for programs that keep references (references.py)
data/ar.json                     the years
data/metadata.yml                what the tables and columns mean, for Datasette

There is no file of the whole archive: it would be written anew for each protocol, and be as large as all years.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from operator import methodcaller
from typing import Any

import deflate

from generator import urls
from generator.archive import Meeting
from generator.opendata.bulk.csvs import as_csv
from generator.opendata.bulk.database import as_sqlite
from generator.opendata.bulk.described import csv_on_the_web, data_package, datasette
from generator.opendata.bulk.parquet import as_parquet
from generator.opendata.bulk.references import references
from generator.opendata.bulk.spreadsheets import spreadsheets
from generator.opendata.bulk.tables import TABLES
from generator.opendata.bulk.unfolding import unfolded
from generator.opendata.bulk.whole import whole_year
from generator.opendata.standards import popolo, popolo_of_year
from generator.opendata.twins import FORMAT, Maker, twin
from generator.pages.context import Context
from generator.yamlio import dump

FOLDER = urls.DATA
LINES, DATABASE = "paragrafer.jsonl.gz", "protokoll.sqlite.gz"


def year_files(context: Context, year: int, meetings: Iterable[Meeting]) -> dict[str, bytes]:
    """Return the files of a year's meetings, in order of time, by their address."""
    meetings = list(meetings)
    data = [unfolded(twin(context, methodcaller("meeting", meeting))) for meeting in meetings]
    wide = [_with_columns(meeting) for meeting in data]
    maker = Maker(context)
    parties = [_known(maker.named_party(each)) for each in context.archive.party_index.parties]
    whole = whole_year(data, parties)
    tables = {
        table.name: [row for found in ([whole] if table.of_year else wide) for row in table.rows(found)]
        for table in TABLES
    }
    files = {f"{table.name}.csv": as_csv(table, tables[table.name]) for table in TABLES if not table.large}
    files |= {f"parquet/{table.name}.parquet": as_parquet(table, tables[table.name]) for table in TABLES}
    files |= spreadsheets(meetings, data)
    files[LINES] = _packed(_lines(data))
    files[DATABASE] = _packed(as_sqlite(tables))
    files["datapackage.json"] = _json(data_package(context, year, tables))
    files["csvw.json"] = _json(csv_on_the_web(context, year))
    found = {f"{FOLDER}{year}/{name}": content for name, content in files.items()}
    if "popolo" in context.archive.municipality.standards:
        found[f"{FOLDER}{year}/popolo.json"] = popolo_of_year(context, meetings)
    for meeting in meetings:
        found |= references(context, meeting)
    return found


def _known(piece: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in piece.items() if value is not None}


def popolo_files(context: Context) -> dict[str, bytes]:
    """Return everybody and every body of the archive as Popolo has it, by the address of the file."""
    return {f"{FOLDER}popolo.json": popolo(context)}


def index_files(context: Context, years: Sequence[int]) -> dict[str, bytes]:
    """Return the list of years and what Datasette shows beside the tables, by their address."""
    packages = {str(year): context.absolute(f"{FOLDER}{year}/datapackage.json") for year in years}
    years_listed = _json({"format": FORMAT, "typ": "data", "år": packages})
    return {f"{FOLDER}ar.json": years_listed, f"{FOLDER}metadata.yml": dump(datasette(context)).encode()}


def _with_columns(meeting: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a meeting in which each § has what its table says in cells of their own."""
    return {**meeting, "paragrafer": [{**each, **_cells(each)} for each in meeting.get("paragrafer", ())]}


def _cells(item: Mapping[str, Any]) -> dict[str, Any]:
    texts = {each["nyckel"]: each["text"] for each in item.get("avsnitt", ())}
    found: dict[str, Any] = {key: texts[key] for key in ("beslut", "sammanfattning") if key in texts}
    found["ärenden_här"] = [{"ärende": each["nr"], "url": each.get("url")} for each in item.get("ärenden", ())]
    return found | {"antal_rättelser": len(item.get("rättelser", ()))}


def _lines(meetings: Iterable[Mapping[str, Any]]) -> bytes:
    told = ("organ", "datum", "status", "kommun", "kommunkod")
    lines = [
        _json({"möte": {key: meeting[key] for key in told if key in meeting}, **item})
        for meeting in meetings
        for item in meeting.get("paragrafer", ())
    ]
    return b"".join(lines)


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _packed(content: bytes) -> bytes:
    return bytes(deflate.gzip_compress(content, 6))
