"""Roll-calls: who voted how by a table: a column for each way to vote, a cell that says it, or a row for each way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.importer.fields.people import NAME, PARTY

_WAYS = {
    **dict.fromkeys(("ja", "ja-röst", "ja-röster"), "ja"),
    **dict.fromkeys(("nej", "nej-röst", "nej-röster"), "nej"),
    **dict.fromkeys(("avstår", "avstod", "avst", "avstående", "avstått"), "avstår"),
    **dict.fromkeys(("frånv", "frånvarande", "fr", "ej närvarande"), "frånvarande"),
    **dict.fromkeys(("kvittad", "kvittade", "kvittning", "kv"), "kvittade"),
}
# Columns and marks of one letter, which only stand for a vote beside each other.
_LETTERS = {
    "j": "ja",
    "n": "nej",
    "a": "avstår",
    "av": "avstår",
    "f": "frånvarande",
    "fr": "frånvarande",
    "k": "kvittade",
}
_VOTE_COLUMN = re.compile(r"(?:röst|votering|omröstning|röstar)\w*\.?(?: \d+)?", re.IGNORECASE)
_NAME = re.compile(rf"(?P<name>{NAME})(?: ?(?P<party>{PARTY}))?")
_COUNT = re.compile(r"\s*\((\d{1,3})(?: st)?\)$")
_SUM = re.compile(r"(?:summa|totalt|antal|resultat|s:a|sammanlagt|röster)\b", re.IGNORECASE)
_HEADS = re.compile(r"(?:ledam\w+|namn|parti\w*|ersättare\w*|tjänstgör\w*|tjg\w*|nr|röst|plats)\b.*", re.IGNORECASE)
_CODE = re.compile(r"\(?(?P<code>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4}|-)\)?")


_HEAD_ROWS = 4  # with the line below the head


@dataclass(slots=True)
class Roll:
    """What a table of a vote says: names by how they voted, and the figures of its sum."""

    names: dict[str, list[str]] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.names or self.figures)


def way_of(cell: str) -> str:
    """Return the way to vote that a cell names, "" if it names none."""
    return _WAYS.get(_COUNT.sub("", cell).casefold().strip(" .:"), "")


def _cells(markdown: str) -> list[list[str]]:
    rows = (row.strip().removeprefix("|").removesuffix("|") for row in markdown.split("\n"))
    return [[cell.strip() for cell in row.split("|")] for row in rows]


def one_vote_each(markdown: str) -> list[str]:
    """Return a table as one for each vote that it tells of: "Namn | Ja | Nej | Ja | Nej", "Namn | Votering 1 | 2"."""
    rows = _cells(markdown)
    for head in rows[:_HEAD_ROWS]:
        if any(_NAME.fullmatch(cell) and not way_of(cell) for cell in head if not _HEADS.fullmatch(cell)):
            break
        letters = "j" in (cell.casefold() for cell in head) and "n" in (cell.casefold() for cell in head)
        ways = [way_of(cell) or (letters and _LETTERS.get(cell.casefold().strip(" ."), "")) or "" for cell in head]
        starts = [place for place, way in enumerate(ways) if way == "ja"]
        if len(starts) < 2 or ways.count("nej") != len(starts):
            starts = [place for place, cell in enumerate(head) if _VOTE_COLUMN.fullmatch(cell)]
            if len(starts) < 2 or starts[-1] - starts[0] != len(starts) - 1:
                continue
        who = range(starts[0])
        groups = [range(start, end) for start, end in zip(starts, [*starts[1:], len(head)], strict=True)]
        return ["\n".join(_only(row, [*who, *group]) for row in rows) for group in groups]
    return [markdown]


def _only(row: Sequence[str], places: Sequence[int]) -> str:
    return "|" + "|".join(row[place] if place < len(row) else "" for place in places) + "|"


def tabled(markdown: str) -> Roll | None:
    """Return the roll-call in a table, or None if it is none."""
    rows = _cells(markdown)
    rows = [row for row in rows if not all(re.fullmatch(r":?-*:?", cell) for cell in row) or not any(row)]
    heads: list[str] = []
    titles: list[str] = []
    roll = Roll()
    rows = _spelled(rows)
    for row in rows:
        ways = [way_of(cell) for cell in row]
        if (
            "ja" in ways
            and "nej" in ways
            and not any(_NAME.fullmatch(cell) and not way for cell, way in zip(row, ways, strict=True))
        ):
            # The head of the table, which comes again on a new page.
            heads = ways
            titles = row
            counted = {way: _COUNT.search(cell) for way, cell in zip(ways, row, strict=True) if way}
            if all(counted.values()):
                roll.figures |= {way: int(count[1]) for way, count in counted.items() if count}
        elif heads:
            _row(row, heads, titles, roll)
        else:
            _row_without_head(row, ways, roll)
    return roll or None


def _spelled(rows: list[list[str]]) -> list[list[str]]:
    """Return rows with letters as the ways to vote they stand for: those of a head "J | N | A", or a vote's column."""
    for place, row in enumerate(rows):
        letters = [cell.casefold().strip(" .") for cell in row]
        if "j" in letters and "n" in letters and not any(_NAME.fullmatch(cell) for cell in row):
            head = [_LETTERS.get(letter, cell) for letter, cell in zip(letters, row, strict=True)]
            return [*rows[:place], head, *rows[place + 1 :]]
        columns = [at for at, cell in enumerate(row) if _VOTE_COLUMN.fullmatch(cell)]
        if len(columns) != 1 or any(_NAME.fullmatch(cell) for cell in row):
            continue
        at = columns[0]
        marks = [each[at].casefold().strip(" .") for each in rows[place + 1 :] if at < len(each) and each[at]]
        if {"j", "n"} & set(marks) and all(mark in _LETTERS for mark in marks):
            below = [
                [
                    _LETTERS.get(cell.casefold().strip(" ."), cell) if number == at else cell
                    for number, cell in enumerate(each)
                ]
                for each in rows[place + 1 :]
            ]
            return [*rows[:place], row, *below]
    return rows


def _row(row: Sequence[str], heads: Sequence[str], titles: Sequence[str], roll: Roll) -> None:
    """Read a row below a head: a mark in one of the columns, or the sums."""
    cells = {heads[place]: cell for place, cell in enumerate(row) if place < len(heads) and heads[place] and cell}
    who = [cell for place, cell in enumerate(row) if not (place < len(heads) and heads[place])]
    person = _person(row, heads, titles)
    if person is None and all(heads):
        # A list below each way to vote.
        for way, cell in cells.items():
            listed = [
                f"{each['name']} {each['party']}" if each["party"] else each["name"] for each in _NAME.finditer(cell)
            ]
            if listed:
                roll.names.setdefault(way, []).extend(listed)
    if person is None:
        figures = {way: int(cell) for way, cell in cells.items() if cell.isdecimal()}
        if "ja" in figures and "nej" in figures and (not any(who) or any(_SUM.match(cell) for cell in who)):
            roll.figures |= figures
        return
    for way in cells:
        roll.names.setdefault(way, []).append(person)


def _person(row: Sequence[str], heads: Sequence[str], titles: Sequence[str]) -> str | None:
    """Return who a row is about: the substitute who serves, if one is named in a column of theirs."""
    name, party = "", ""
    for place, cell in enumerate(row):
        if place < len(heads) and heads[place]:
            continue
        title = titles[place].casefold() if place < len(titles) else ""
        match = _NAME.match(re.sub(r"^\d{1,3}[.)]? +", "", cell))
        if match and not _SUM.match(cell):
            if not name or re.match(r"ersätt|tjänstgör|tjg", title):
                name = match["name"]
                party = (match["party"] or "").strip("() ") or party
        elif (code := _CODE.fullmatch(cell)) and (title.startswith("parti") or len(cell.strip("()")) <= 3) and name:
            party = party or code["code"]
    if not name or _HEADS.fullmatch(name):
        return None
    return f"{name} ({party})" if party else name


def _row_without_head(row: Sequence[str], ways: Sequence[str], roll: Roll) -> None:
    """Read a row that says itself how: "Anna Ek (S) | Ja", or "Ja | Anna Ek (S), Bo Lund (M)"."""
    told = [way for way in ways if way]
    if len(told) != 1:
        return
    others = [cell for cell, way in zip(row, ways, strict=True) if not way and cell]
    if ways[0] and others and all(_NAME.match(cell) for cell in others):
        listed = [
            f"{match['name']} {match['party']}" if match["party"] else match["name"]
            for match in _NAME.finditer(", ".join(others))
        ]
        roll.names.setdefault(told[0], []).extend(listed)
    elif person := _person([cell for cell, way in zip(row, ways, strict=True) if not way], (), ()):
        roll.names.setdefault(told[0], []).append(person)
