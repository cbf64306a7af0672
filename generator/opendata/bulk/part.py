"""What one meeting gives the files of its year: made again only if the meeting, or what is said of it, has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from operator import methodcaller
from typing import Any, TypedDict

from generator.archive import Meeting
from generator.opendata.bulk.csvs import csv_rows
from generator.opendata.bulk.references import references
from generator.opendata.bulk.spreadsheets import VoteTold, votes_of
from generator.opendata.bulk.tables import TABLES, Row
from generator.opendata.bulk.unfolding import unfolded
from generator.opendata.bulk.whole import Named, named_in
from generator.opendata.json_of_pages import page_json
from generator.pages.context import Context
from generator.system.packing import json_line

# The printed figure of each way to vote.
_FIGURES = {"ja": "ja", "nej": "nej", "avstår": "avstår", "frånvarande": "frånvarande", "kvittad": "kvittade"}


class Part(TypedDict):
    """A meeting's part, as plain data that can be kept."""

    rows: dict[str, list[Row]]  # by the name of the table
    csv: dict[str, bytes]  # the same as lines, of tables that have a CSV
    lines: bytes  # every § as a line of JSON
    votes: list[VoteTold]
    references: dict[str, str]  # its §§ for programs that keep references, by the end of the file's name
    named: Named


def part_of(context: Context, meeting: Meeting) -> tuple[dict[str, bytes], Part]:
    """Return the files that are the meeting's own, by address, and its part of those of the year."""
    data = unfolded(page_json(context, methodcaller("meeting", meeting), absolute=True))
    wide = _with_columns(data)
    rows = {table.name: list(table.rows(wide)) for table in TABLES if not table.of_year}
    votes = votes_of(meeting, data)
    part = Part(
        rows=rows,
        csv={
            table.name: csv_rows(table, rows[table.name]) for table in TABLES if table.name in rows and not table.large
        },
        lines=_lines(data),
        votes=votes.cast,
        references=references(context, meeting),
        named=named_in(data),
    )
    return votes.files, part


def _with_columns(meeting: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data of a meeting in which each § has what its table says in cells of their own."""
    return {**meeting, "paragrafer": [{**item, **_cells(item)} for item in meeting.get("paragrafer", ())]}


def _cells(item: Mapping[str, Any]) -> dict[str, Any]:
    corrections = {"antal_rättelser": len(item.get("rättelser", ()))}
    texts = {section["nyckel"]: section["text"] for section in item.get("avsnitt", ())}
    cells: dict[str, Any] = {key: texts[key] for key in ("beslut", "sammanfattning") if key in texts}
    cells["ärenden_här"] = [{**case, "ärende": case["nr"]} for case in item.get("ärenden", ())]
    if "voteringar" in item:
        cells["voteringar"] = [
            {**vote, "röster": _cast(vote), "namn_skiljer": _differ(vote), **corrections} for vote in item["voteringar"]
        ]
    return cells | corrections


def _cast(vote: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return how everybody voted who is named, for one of several options too."""
    chosen = (
        {**voter, "röst": "alternativ", "alternativ": option["namn"]}
        for option in vote.get("alternativ", ())
        for voter in option.get("röster", ())
    )
    return [*vote.get("röster", ()), *chosen]


def _differ(vote: Mapping[str, Any]) -> bool:
    """Return whether a vote has names, and not as many as one of its printed figures."""
    named = Counter(voter["röst"] for voter in vote.get("röster", ()))
    printed = vote.get("resultat", {})
    told = {choice: printed.get(key) for choice, key in _FIGURES.items()}
    return bool(named) and any(figure is not None and figure != named[choice] for choice, figure in told.items())


def _lines(meeting: Mapping[str, Any]) -> bytes:
    told = ("organ", "datum", "status", "kommun", "kommunkod")
    about = {key: meeting[key] for key in told if key in meeting}
    return b"".join(json_line({"möte": about, **item}) for item in meeting.get("paragrafer", ()))
