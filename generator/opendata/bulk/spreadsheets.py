"""Small tables for a spreadsheet: a meeting's votes, a member's votes of a year, a party's; linked from their pages.

data/2024/omrostningar/ks-2024-01-09.xlsx  how everybody voted, a sheet for each vote
data/2024/ledamoter/anna-ek.xlsx           a member's votes
data/2024/partier/s.xlsx                   how many of a party voted how
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from generator import urls
from generator.archive import Handling, Meeting
from generator.opendata.bulk.tables import Column
from generator.opendata.bulk.xlsx import Sheet, row, workbook
from generator.pages.item.votes import ballots_in, sheet_name

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
_PARTY = (*_VOTE, *(Column(f"antal_{choice}", choice, f"antal_{choice}", "integer") for choice in CHOICES), _MEMBER[-1])


class Votes(NamedTuple):
    """What a meeting gives the small tables: the files of its own votes, and rows of members and parties by slug."""

    files: dict[str, bytes]
    members: dict[str, str]
    parties: dict[str, str]


def votes_of(meeting: Meeting, told: Mapping[str, Any]) -> Votes:
    """Return the small tables of a meeting's votes, and rows for its members and parties; `told` is its JSON."""
    found = Votes({}, {}, {})
    cast_in: list[Sheet] = []
    for handling, item in zip(meeting.handlings, told.get("paragrafer", ()), strict=True):
        for index, vote in enumerate(item.get("voteringar", ())):
            place = {"möte": meeting.id, "votering": index + 1, "url": vote.get("url")}
            about = {key: item.get(key) for key in ("nr", "rubrik", "läge", "status")} | place
            about |= {key: vote.get(key) for key in ("ja", "nej")}
            if rows := [_row(_ONE, about | each) for each in _cast(vote)]:
                cast_in.append(Sheet(sheet_name(handling, index), [column.name for column in _ONE], rows))
            for slug, text in _of_members(handling, index, vote, about):
                found.members[slug] = found.members.get(slug, "") + text
            for slug, cast in _counted(handling, index).items():
                numbers = {f"antal_{choice}": cast.get(choice, 0) for choice in CHOICES}  # "ja" is what Ja meant
                text = _row(_PARTY, about | numbers)
                found.parties[slug] = found.parties.get(slug, "") + text
    if cast_in:
        found.files[urls.vote_sheets(meeting)] = workbook(*cast_in)
    return found


def sheets(year: int, meetings: Iterable[tuple[Mapping[str, str], Mapping[str, str]]]) -> dict[str, bytes]:
    """Return the workbooks of a year's members and parties by address, of their rows in each of its meetings."""
    members: dict[str, list[str]] = {}
    parties: dict[str, list[str]] = {}
    for of_members, of_parties in meetings:
        for every, some in ((members, of_members), (parties, of_parties)):
            for slug, rows in some.items():
                every.setdefault(slug, []).append(rows)
    kinds = ((urls.person_votes, _MEMBER, members), (urls.party_votes, _PARTY, parties))
    return {
        address(slug, year): workbook(Sheet(str(year), [column.name for column in columns], rows))
        for address, columns, found in kinds
        for slug, rows in found.items()
    }


def _of_members(
    handling: Handling, index: int, vote: Mapping[str, Any], about: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    for ballot, each in zip(ballots_in(handling, index), vote.get("röster", ()), strict=True):
        if person := ballot.authors[0].person:
            yield person.slug, _row(_MEMBER, {**each, **about})
    for option, told in zip(handling.item.votes[index].options, vote.get("alternativ", ()), strict=True):
        for name, each in zip(option.voters, told.get("röster", ()), strict=True):
            if person := handling.meeting.author(name).person:
                yield person.slug, _row(_MEMBER, {**each, **about, "röst": told["namn"]})


def _counted(handling: Handling, index: int) -> dict[str, Counter[str]]:
    """Return how many of each party voted how in a vote, by the slug of the party."""
    counted: dict[str, Counter[str]] = {}
    for ballot in ballots_in(handling, index):
        if party := ballot.authors[0].party:
            counted.setdefault(party.slug, Counter())[ballot.choice.value] += 1
    return counted


def _cast(vote: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return everybody who is named in a vote, with what their choice stood for."""
    rows = [{**each, "betydde": vote.get(each["röst"])} for each in vote.get("röster", ())]
    for option in vote.get("alternativ", ()):
        rows += [{**each, "röst": option["namn"]} for each in option.get("röster", ())]
    return rows


def _row(columns: Iterable[Column], found: Mapping[str, Any]) -> str:
    return row(column.value(found) for column in columns)
