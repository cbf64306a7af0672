"""All years as one: a Data Package whose tables are the years' files, views for DuckDB, and a program for SQLite.

data/datapackage.json   each table as one resource of several paths
data/alla.sql           each table as a view over the years' Parquet files, for DuckDB
data/samla.py           fetches the years' databases and puts them together, with nothing but Python itself

No file repeats the rows of all years: it would be written anew for each protocol, and be as large as they are together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.opendata.bulk.database import VIEWS, created, search
from generator.opendata.bulk.described import resource
from generator.opendata.bulk.tables import TABLES
from generator.pages.context import Context

# What is often looked for in all years; one year is so small that it is read through.
_INDICES = (("roster", "person"), ("narvaro", "person"), ("paragrafers_arenden", "ärende"))


def package_of_all(context: Context, years: Sequence[int]) -> dict[str, Any]:
    """Return a Data Package (Frictionless, version 1) in which a table is the files of all years, one after another."""
    return {
        "profile": "tabular-data-package",
        "name": "protokoll",
        "title": f"Protokoll från {context.archive.municipality.name}",
        "homepage": context.absolute(""),
        "resources": [
            resource(
                context,
                table,
                [f"{year}/{table.csv_file}" for year in sorted(years)],
                key=table.key_of_all,
                of_all=True,
            )
            for table in TABLES
            if not table.large
        ],
    }


def views_of_all(folder: str, years: Sequence[int]) -> str:
    """Return SQL for DuckDB; `folder` is the address of the bulk data."""
    lines = [f"-- duckdb -init alla.sql, eller .read {folder}alla.sql"]
    for table in TABLES:
        files = ", ".join(f"'{folder}{year}/parquet/{table.name}.parquet'" for year in sorted(years))
        lines.append(f"CREATE OR REPLACE VIEW {table.name} AS SELECT * FROM read_parquet([{files}]);")  # noqa: S608 - our own names
    return "\n".join(lines) + "\n"


def program(folder: str, years: Sequence[int]) -> str:
    """Return a program that makes one database of all years; it needs nothing but Python."""
    tables = [table for table in TABLES if not table.large]
    makes = [created(table, key=table.key_of_all, of_all=True) for table in tables]
    makes += [f'CREATE INDEX "{of}_{column}" ON "{of}" ("{column}")' for of, column in _INDICES]
    names = [table.name for table in tables]
    return _PROGRAM.format(folder=folder, years=sorted(years), names=names, makes=_lines(makes), ends=_lines(_ENDS))


def _lines(texts: Sequence[str]) -> str:
    return "".join(f"    {text!r},\n" for text in texts)


_ENDS = (*VIEWS, search("full"), "INSERT INTO sok(sok) VALUES ('rebuild')")
_PROGRAM = '''\
"""Alla års protokoll i en databas: python3 samla.py, eller python3 samla.py MAPP om du redan har hämtat mappen data."""
import gzip, os, pathlib, sqlite3, sys, tempfile, urllib.request

FOLDER = {folder!r}
YEARS = {years!r}
TABLES = {names!r}
MAKES = [
{makes}]
ENDS = [
{ends}]

place = pathlib.Path(sys.argv[1]).resolve().as_uri() + "/" if len(sys.argv) > 1 else FOLDER
target = pathlib.Path("protokoll.sqlite")
target.unlink(missing_ok=True)
database = sqlite3.connect(target, isolation_level=None)
for make in MAKES:
    database.execute(make)
for year in YEARS:
    with urllib.request.urlopen(f"{{place}}{{year}}/protokoll.sqlite.gz") as answer:
        content = gzip.decompress(answer.read())
    handle, name = tempfile.mkstemp()
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    database.execute("ATTACH ? AS one", (name,))
    database.execute("BEGIN")
    for table in TABLES:
        database.execute(f'INSERT INTO main."{{table}}" SELECT * FROM one."{{table}}"')
    database.execute("COMMIT")
    database.execute("DETACH one")
    os.remove(name)
    print(year, flush=True)
for end in ENDS:
    database.execute(end)
database.close()
'''
