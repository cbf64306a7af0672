"""All tables as one SQLite file, with keys, full-text search and the ways from one table to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import apsw

from generator.opendata.bulk.tables import TABLES, Row, Table

# Where the header of the file names the library that wrote it, and the change that this was at: no data, and not the
# same on every machine (SQLite, Database File Format, 1.3.16 and 1.3.17).
_WRITER = slice(92, 100)

# What is most often looked for: all votes of a person. A year is so small that the rest is read through in no time.
INDICES = (("roster_person", "roster", "person"),)
# Votes and statements with what qualifies the words of their §.
VIEWS = (
    # Stored as ranges: a row for each § and each who served would be a fifth of the file.
    "CREATE VIEW narvaro_paragrafer AS SELECT s.möte, p.nr, s.närvarorad, s.som FROM narvaro_spann s "
    "JOIN paragrafer p ON p.möte = s.möte AND p.ordning BETWEEN s.första AND s.sista",
    "CREATE VIEW roster_med_paragraf AS SELECT r.*, p.rubrik, p.läge, p.status, p.rättelser, p.nyare, "
    "v.ja AS ja_betydde, v.nej AS nej_betydde, v.namn_skiljer, v.url "
    "FROM roster r JOIN voteringar v USING (möte, nr, votering) "
    "JOIN paragrafer p USING (möte, nr)",
    "CREATE VIEW paragrafer_med_mote AS SELECT p.*, m.organ, m.organ_namn, m.datum, m.slutdatum FROM paragrafer p "
    "JOIN moten m USING (möte)",
)


def as_sqlite(tables: Mapping[str, Sequence[Row]]) -> bytes:
    """Return a database of rows by the name of their table: the same rows always give the same bytes."""
    connection = apsw.Connection(":memory:")
    try:
        connection.execute("PRAGMA page_size = 4096")
        for table in (each for each in TABLES if not each.large):
            connection.execute(created(table, table.key))
            places = ", ".join("?" * len(table.columns))
            connection.executemany(f"INSERT INTO {_name(table.name)} VALUES ({places})", tables[table.name])  # noqa: S608 - our own names
        # Where in a text a word stands is left out: it would be a third of the packed file. The database of all years,
        # which its reader makes, has it (gathering.py).
        connection.execute(search("none"))
        connection.execute("INSERT INTO sok(sok) VALUES ('rebuild')")
        for name, of, column in INDICES:
            connection.execute(f"CREATE INDEX {_name(name)} ON {_name(of)} ({_name(column)})")
        for view in VIEWS:
            connection.execute(view)
        connection.execute("VACUUM")
        content = bytearray(connection.serialize("main"))
    finally:
        connection.close()
    content[_WRITER] = bytes(8)
    return bytes(content)


def created(table: Table, key: Sequence[str], *, of_all: bool = False) -> str:
    """Return the statement that makes a table; of all years, nothing refers to what comes again each year."""
    lines = [f"{_name(column.name)} {_type(column.type)}" for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(_name, key))})")
    for columns, above in table.refers:
        if not (of_all and above.of_year):
            names = ", ".join(map(_name, columns))
            lines.append(f"FOREIGN KEY ({names}) REFERENCES {_name(above.name)} ({names})")
    # A table that is its own key's index is told once; the search needs the numbers of the rows of §§.
    of_key = "" if table.name == "paragrafer" else " WITHOUT ROWID"
    return f"CREATE TABLE {_name(table.name)} ({', '.join(lines)}){of_key}"


def search(detail: str) -> str:
    """Return the statement that makes the full-text search. Letters keep their marks: "få" is not "far".

    Datasette (0.65) finds out that a table can be searched by these very quotation marks.
    """
    return (
        f'CREATE VIRTUAL TABLE sok USING fts5(rubrik, beslut, sammanfattning, content="paragrafer", '
        f"detail='{detail}', tokenize='unicode61 remove_diacritics 0')"
    )


def _type(kind: str) -> str:
    return "INTEGER" if kind == "integer" else "TEXT"


def _name(name: str) -> str:
    return f'"{name}"'
