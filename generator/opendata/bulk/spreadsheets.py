"""Votes for a spreadsheet, linked from the pages of meetings, members, and votes of a year; and all tables of a year.

data/2024/omrostningar/ks-2024-01-09.xlsx  how everybody voted, a sheet for each vote
data/2024/roster.xlsx                      all votes of the year: how each member voted, how many of each party how
data/2024/tabeller.xlsx                    the tables of the year, a sheet each

A row of the second is a vote, and each member has a column: what a vote was about is then said once, and two members
stand beside each other. A file for each member was half of all bulk data of a council that votes often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypedDict

from generator import urls
from generator.archive import AgendaItem, Meeting
from generator.opendata.bulk.tables import TABLES, Column, Row
from generator.opendata.bulk.xlsx import Sheet, workbook
from generator.pages.item.votes import ballots_in, column_name, sheet_name

Cell = str | int | None

_VOTE = (
    Column("möte", "Organets id, snedstreck och mötets dag."),
    Column("nr", "Paragrafens nummer."),
    Column("rubrik", "Paragrafens rubrik."),
    Column("läge", "Läget nu: beslut, förslag och så vidare."),
    Column("status", "Om protokollets ord är utkast, ej justerade, justerade eller rättade."),
    Column("votering", "Vilken omröstning i paragrafen.", type="integer"),
    Column("ja", "Vad Ja betydde."),
    Column("nej", "Vad Nej betydde."),
    Column("url", "Omröstningens adress."),
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
NAMED = tuple(column.name for column in _VOTE)
MEMBERS, PARTIES = "Ledamöter", "Partier"


class VoteTold(TypedDict):
    """A vote as the workbook of the year needs it, as plain data that can be kept."""

    about: list[Cell]
    members: list[tuple[str, str]]  # the heading of a member's column, and how they voted
    parties: dict[str, dict[str, int]]  # how many of a party voted how, by its letters


class Votes(NamedTuple):
    """What a meeting gives: the files of its own votes, and its votes for the workbook of the year."""

    files: dict[str, bytes]
    cast: list[VoteTold]


def votes_of(meeting: Meeting, told: Mapping[str, Any]) -> Votes:
    """Return the workbook of a meeting's votes, and the votes themselves; `told` is the meeting's JSON."""
    votes = Votes({}, [])
    sheets: list[Sheet] = []
    for item, told_of in zip(meeting.items, told.get("paragrafer", ()), strict=True):
        for index, vote in enumerate(told_of.get("voteringar", ())):
            about = {key: told_of.get(key) for key in ("nr", "rubrik", "läge", "status")}
            about |= {key: vote.get(key) for key in ("ja", "nej", "url")}
            about |= {"möte": meeting.id, "votering": index + 1}
            if rows := [_values(_ONE, about | each) for each in _cast(vote)]:
                sheets.append(Sheet(sheet_name(item, index), [column.name for column in _ONE], rows))
                members = list(_of_members(item, index, vote))
                votes.cast.append(VoteTold(about=_values(_VOTE, about), members=members, parties=_counted(item, index)))
    if sheets:
        votes.files[urls.vote_sheets(meeting)] = workbook(*sheets)
    return votes


def year_votes(year: int, meetings: Iterable[Sequence[VoteTold]]) -> dict[str, bytes]:
    """Return the workbook of a year by its address, of the votes of its meetings in order of time; none without."""
    cast = [vote for votes in meetings for vote in votes]
    if not cast:
        return {}
    members = sorted({name for vote in cast for name, _ in vote["members"]})
    counts = sorted({(party, choice) for vote in cast for party, some in vote["parties"].items() for choice in some})
    counts.sort(key=lambda each: (each[0], CHOICES.index(each[1])))
    of_members, of_parties = [], []
    for vote in cast:
        said: dict[str, str] = {}
        for name, choice in vote["members"]:
            said[name] = f"{said[name]}; {choice}" if name in said else choice
        of_members.append([*vote["about"], *(said.get(name) for name in members)])
        of_parties.append([*vote["about"], *(vote["parties"].get(party, {}).get(choice) for party, choice in counts)])
    heads = [f"{party} {choice}" for party, choice in counts]
    book = workbook(
        Sheet(MEMBERS, [*NAMED, *members], of_members),
        Sheet(PARTIES, [*NAMED, *heads], of_parties),
    )
    return {urls.year_votes(year): book}


# What a cell may hold (Excel specifications and limits).
_CELL = 32_767
_CUT = " […] Längre än en cell: resten står i protokoll.sqlite.gz."


def all_tables(tables: Mapping[str, Sequence[Row]]) -> bytes:
    """Return the tables of a year as a workbook, a sheet each, without its long texts.

    A spreadsheet that opens a CSV by itself takes 0182 for a number, and Excel in Swedish "2/5" for a day in May.
    """
    sheets = []
    for table in (each for each in TABLES if not each.large):
        kept = [index for index, column in enumerate(table.columns) if not column.long]
        rows = [[_fitting(row[index]) for index in kept] for row in tables[table.name]]
        sheets.append(Sheet(table.name, [column.name for column in table.csv_columns], rows))
    return workbook(*sheets)


def _fitting(value: Cell) -> Cell:
    too_long = isinstance(value, str) and len(value) > _CELL
    return f"{str(value)[: _CELL - len(_CUT)]}{_CUT}" if too_long else value


def _of_members(item: AgendaItem, index: int, vote: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield how each member with a page voted."""
    for ballot in ballots_in(item, index):
        if person := ballot.authors[0].person:
            yield column_name(person), ballot.choice.value
    for option, told in zip(item.record.votes[index].options, vote.get("alternativ", ()), strict=True):
        for name in option.voters:
            if person := item.meeting.author(name).person:
                yield column_name(person), told["namn"]


def _counted(item: AgendaItem, index: int) -> dict[str, dict[str, int]]:
    """Return how many of each party voted how in a vote, by the letters of the party."""
    counted: dict[str, Counter[str]] = {}
    for ballot in ballots_in(item, index):
        if party := ballot.authors[0].party:
            counted.setdefault(party.code, Counter())[ballot.choice.value] += 1
    return {code: dict(cast) for code, cast in counted.items()}


def _cast(vote: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return everybody who is named in a vote, with what their choice stood for."""
    rows = [{**each, "betydde": vote.get(each["röst"])} for each in vote.get("röster", ())]
    for option in vote.get("alternativ", ()):
        rows += [{**each, "röst": option["namn"]} for each in option.get("röster", ())]
    return rows


def _values(columns: Iterable[Column], found: Mapping[str, Any]) -> list[Cell]:
    return [column.value(found) for column in columns]
