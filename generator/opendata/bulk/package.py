"""The files of a year: a CSV of each table, every § as a line of JSON, a database, and a description of them all.

data/2024/moten.csv …            the tables (tables.py), but for the largest and for long texts
data/2024/roster.csv.zip …       those of them that grow with each §
data/2024/parquet/moten.parquet  … all of them, with their types
data/2024/paragrafer.jsonl.zst   a § with all that the JSON beside its meeting says of it, one on each line
data/2024/protokoll.sqlite.gz    the tables in one file
data/2024/datapackage.json       columns, types and keys of the tables (Frictionless Data Package)
data/2024/csvw.json              the same for CSV on the Web
data/2024/tabeller.xlsx          the tables as a workbook, a sheet each
data/2024/roster.xlsx            how every member and party has voted (spreadsheets.py)
data/2024/omrostningar/…         the votes of a meeting, likewise
data/2024/hanvisningar.zip       the §§ for programs that keep references (references.py)
data/ar.json                     the years
data/metadata.yml                what the tables and columns mean, for Datasette
data/datapackage.json …          all years as one (gathering.py)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain

import zstandard

from generator import urls
from generator.opendata.bulk.csvs import as_csv, csv_rows
from generator.opendata.bulk.database import as_sqlite
from generator.opendata.bulk.described import csv_on_the_web, data_package, datasette
from generator.opendata.bulk.elected import mandates_in, of_case, stood_for
from generator.opendata.bulk.gathering import package_of_all, program, views_of_all
from generator.opendata.bulk.parquet import as_parquet
from generator.opendata.bulk.part import Part
from generator.opendata.bulk.references import references_of
from generator.opendata.bulk.spreadsheets import all_tables, year_votes
from generator.opendata.bulk.tables import TABLES
from generator.opendata.bulk.whole import whole_year
from generator.opendata.json_of_pages import FORMAT, Maker
from generator.opendata.parts import without_empty
from generator.pages.context import Context
from generator.system.packing import gzipped, json_line, zipped
from generator.yamlio import dump

FOLDER = urls.DATA
LINES, DATABASE, REFERENCES = "paragrafer.jsonl.zst", "protokoll.sqlite.gz", "hanvisningar.zip"
WORKBOOK = "tabeller.xlsx"


# Half of what gzip makes of them: gzip sees 32 kB at a time, and who voted comes again vote after vote.
_LINES = zstandard.ZstdCompressor(level=12)


def year_files(context: Context, year: int, parts: Sequence[Part]) -> dict[str, bytes]:
    """Return the files of a year by their address: of the parts of its meetings, in order of time."""
    maker = Maker(context, absolute=True)
    parties = [without_empty(maker.named_party(party)) for party in context.archive.party_index.parties]
    named = [part["named"] for part in parts]
    elected = list(mandates_in(maker, year))
    whole = whole_year(named, parties, elected, partial(stood_for, context, year), partial(of_case, maker))
    whole = {level: [{"år": year, **row} for row in rows] for level, rows in whole.items()}
    of_year = {table.name: list(table.rows(whole)) for table in TABLES if table.of_year}
    tables = {
        name: of_year[name] if name in of_year else list(chain.from_iterable(part["rows"][name] for part in parts))
        for name in (table.name for table in TABLES)
    }
    files = {f"parquet/{table.name}.parquet": as_parquet(table, tables[table.name]) for table in TABLES}
    for table in TABLES:
        if not table.large:
            lines = (
                [csv_rows(table, of_year[table.name])] if table.of_year else [part["csv"][table.name] for part in parts]
            )
            content = as_csv(table, lines)
            files[table.csv_file] = zipped({table.csv_name: content}) if table.grows else content
    files[LINES] = _LINES.compress(b"".join(part["lines"] for part in parts))
    files[DATABASE] = gzipped(as_sqlite(tables))
    files[WORKBOOK] = all_tables(tables)
    files["datapackage.json"] = json_line(data_package(context, year, tables))
    files["csvw.json"] = json_line(csv_on_the_web(context, year))
    files[REFERENCES] = zipped(references_of(year, [part["references"] for part in parts]))
    found = {f"{FOLDER}{year}/{name}": content for name, content in files.items()}
    return found | year_votes(year, [part["votes"] for part in parts])


def index_files(context: Context, years: Sequence[int]) -> dict[str, bytes]:
    """Return the list of years and what Datasette shows beside the tables, by their address."""
    packages = {str(year): context.absolute(f"{FOLDER}{year}/datapackage.json") for year in years}
    years_listed = json_line({"format": FORMAT, "typ": "data", "år": packages})
    folder = context.absolute(FOLDER)
    return {
        f"{FOLDER}ar.json": years_listed,
        f"{FOLDER}metadata.yml": dump(datasette(context)).encode(),
        f"{FOLDER}datapackage.json": json_line(package_of_all(context, years)),
        f"{FOLDER}alla.sql": views_of_all(folder, years).encode(),
        f"{FOLDER}samla.py": program(folder, years).encode(),
    }
