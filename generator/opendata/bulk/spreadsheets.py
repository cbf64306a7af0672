"""Small tables for a spreadsheet: one vote, a member's votes of a year, a party's; linked from their pages.

data/2024/omrostningar/ks-2024-01-09-p12-votering-1.csv  how everybody voted
data/2024/ledamoter/anna-ek.csv                           a member's votes
data/2024/partier/s.csv                                   how many of a party voted how
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from generator import urls
from generator.archive import Meeting
from generator.opendata.bulk.csvs import as_csv
from generator.opendata.bulk.tables import Column, Row, Table
from generator.pages.item.votes import ballots_in

_VOTE = (
    Column("möte", "Organets id, snedstreck och mötets dag."),
    Column("nr", "Paragrafens nummer."),
    Column("rubrik", "Paragrafens rubrik."),
    Column("läge", "Läget nu: beslut, förslag och så vidare."),
    Column("status", "Om protokollets ord är utkast, ej justerade, justerade eller rättade."),
    Column("votering", "Vilken omröstning i paragrafen.", type="integer"),
    Column("ja", "Vad Ja betydde."),
    Column("nej", "Vad Nej betydde."),
)
CHOICES = ("ja", "nej", "avstår", "frånvarande", "kvittad")
_ONE = (
    *_VOTE[:2],
    _VOTE[5],
    *_VOTE[3:5],
    Column("namn", "Namnet som det är tryckt."),
    Column("parti", "Partiets bokstäver på den raden."),
    Column("röst", "Rösten, eller alternativet."),
    Column("betydde", "Vad rösten stod för."),
)
_MEMBER = (*_VOTE, *_ONE[5:8], Column("url", "Omröstningens adress."))
_PARTY = (*_VOTE, *(Column(f"antal_{choice}", choice, choice, "integer") for choice in CHOICES), _MEMBER[-1])


def spreadsheets(meetings: Sequence[Meeting], data: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
    """Return the small tables of a year's votes by the end of their address; `data` are the JSON of the meetings."""
    files: dict[str, bytes] = {}
    members: dict[str, list[Mapping[str, Any]]] = {}
    parties: dict[str, list[Mapping[str, Any]]] = {}
    for meeting, told in zip(meetings, data, strict=True):
        for handling, item in zip(meeting.handlings, told.get("paragrafer", ()), strict=True):
            for index, vote in enumerate(item.get("voteringar", ())):
                place = {"möte": meeting.id, "votering": index + 1, "url": vote.get("url")}
                about = {key: item.get(key) for key in ("nr", "rubrik", "läge", "status")} | place
                about |= {key: vote.get(key) for key in ("ja", "nej")}
                if rows := [about | each for each in _cast(vote)]:
                    files[urls.vote_sheet(handling, index).partition(f"{meeting.date.year}/")[2]] = _csv(_ONE, rows)
                found = ballots_in(handling, index)
                for ballot, each in zip(found, vote.get("röster", ()), strict=True):
                    if person := ballot.authors[0].person:
                        members.setdefault(person.slug, []).append(each | about)
                counted: dict[str, Counter[str]] = {}
                for ballot in found:
                    if party := ballot.authors[0].party:
                        counted.setdefault(party.slug, Counter())[ballot.choice.value] += 1
                for slug, cast in counted.items():
                    parties.setdefault(slug, []).append(about | dict.fromkeys(CHOICES, 0) | cast)
    files |= {f"ledamoter/{slug}.csv": _csv(_MEMBER, rows) for slug, rows in members.items()}
    return files | {f"partier/{slug}.csv": _csv(_PARTY, rows) for slug, rows in parties.items()}


def _cast(vote: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return everybody who is named in a vote, with what their choice stood for."""
    rows = [{**each, "betydde": vote.get(each["röst"])} for each in vote.get("röster", ())]
    for option in vote.get("alternativ", ()):
        rows += [{**each, "röst": option["namn"]} for each in option.get("röster", ())]
    return rows


def _csv(columns: tuple[Column, ...], rows: Sequence[Mapping[str, Any]]) -> bytes:
    told: list[Row] = [tuple(column.value(each) for column in columns) for each in rows]
    return as_csv(Table("", "", "", columns, ()), told)
