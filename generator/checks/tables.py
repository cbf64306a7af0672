"""Tables: a row of sums that does not add up. Figures are Swedish: "1 234,5", "−3", "1,6 mkr", "200 tkr"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.paper import Paper, Path
from generator.findings import Finding

_SUM = re.compile(r"(?:del)?summa|totalt?|totalsumma|summa totalt|sammanlagt|sammantaget|s:a", re.IGNORECASE)
_MAYBE_SUM = re.compile(r"\|[ \t*_]*(?:delsumma|summa|total|samman|s:a)", re.IGNORECASE)
_PART = re.compile(r"varav|därav|andel|procent|snitt|medel|genomsnitt", re.IGNORECASE)
_RULE = re.compile(r"[\s:|-]+")
_FIGURE = re.compile(
    r"([+\-−–‒]?) ?(\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+)(?:,(\d+))?[ \u00a0\u202f]*"
    r"(mnkr|mkr|mdkr|msek|tkr|tsek|kkr|kronor|kr|sek|:-|miljoner kronor|miljoner|mil[kj]\.? ?(?:kr)?|st|%)?\.?",
    re.IGNORECASE,
)
_WORTH = {
    "mdkr": 10**9,
    **dict.fromkeys(
        ("mnkr", "mkr", "msek", "miljoner kronor", "miljoner", "milj", "milj.", "milj kr", "milj. kr"), 10**6
    ),
    **dict.fromkeys(("tkr", "tsek", "kkr"), 1000),
}
_EMPTY = {"", "-", "–", "—", "−", "."}
_Row = list[str]


def sums(paper: Paper) -> Iterator[Finding]:
    """Yield a warning for each sum in a table that the rows above do not add up to."""
    if not _MAYBE_SUM.search(paper.source):
        return
    for path, text in paper.texts():
        if "|" in text and path[:1] == ("paragrafer",) and path[-1] != "redaktionell_not":
            yield from _text(paper, path, text)


def _text(paper: Paper, path: Path, text: str) -> Iterator[Finding]:
    table: list[tuple[int, _Row]] = []
    for number, line in enumerate([*text.split("\n"), ""]):
        stripped = line.strip()
        if stripped.startswith("|"):
            if not _RULE.fullmatch(stripped):
                cells = stripped.strip("|").split("|")
                table.append((number, [cell.strip().strip("*_").strip() for cell in cells]))
            continue
        if table:
            yield from _table(paper, path, table)
        table = []


def _table(paper: Paper, path: Path, table: list[tuple[int, _Row]]) -> Iterator[Finding]:
    rows = table[1:]  # the first row is the head
    if any(_PART.match(row[0]) for _, row in rows):
        return
    for column in range(1, max((len(row) for _, row in rows), default=0)):
        plain: list[Decimal] = []  # the rows so far
        partial: list[Decimal] = []  # those since the last sum
        sums: list[Decimal] = []
        unit = ""
        for number, row in rows:
            cell = row[column] if column < len(row) else ""
            value = _value(cell)
            if value is None:
                break  # A column with a word in it is no column of figures.
            if cell.endswith("%"):
                break  # Shares are rounded, and need not make a hundred.
            if not _SUM.match(row[0]):
                plain.append(value[0])
                partial.append(value[0])
                unit = unit or value[1]
                continue
            # What sums say is compared as printed: "5,0 mkr" under rows in mkr, or without any unit of its own.
            said = value[0] if value[1] or not unit else value[0] * _worth(unit)
            candidates = (sum(plain), sum(partial), sum(sums), sum(sums) + sum(partial))
            if cell not in _EMPTY and len(partial) + len(sums) > 1 and said not in candidates:
                nearest = min(candidates, key=lambda each: abs(each - said))
                yield paper.finding(
                    path,
                    "summa",
                    f"raderna i tabellen blir {_shown(Decimal(nearest), value[1] or unit)}, men vid ”{row[0]}” står "
                    f"{cell}.",
                    "Jämför varje belopp med originalet. Står det så där, till exempel för att beloppen är avrundade, "
                    "låter du det stå.",
                    row=number,
                )
            if cell not in _EMPTY:
                sums.append(said)
                partial = []


def _value(cell: str) -> tuple[Decimal, str] | None:
    """Return the amount in a cell in its smallest unit, and its unit; zero if it is empty, None if it is no figure."""
    if cell in _EMPTY:
        return Decimal(0), ""
    match = _FIGURE.fullmatch(cell)
    if not match:
        return None
    unit = match[4] or ""
    amount = Decimal(f"{re.sub(r'[^0-9]', '', match[2])}.{match[3] or '0'}") * _worth(unit)
    return (-amount if match[1] and match[1] != "+" else amount), unit


def _worth(unit: str) -> int:
    return _WORTH.get(unit.casefold(), 1)


def _shown(amount: Decimal, unit: str) -> str:
    number = f"{(amount / _worth(unit)).normalize():f}"
    whole, _, decimals = number.partition(".")
    grouped = f"{int(whole):,}".replace(",", " ") if whole.lstrip("-").isdigit() else whole
    return f"{grouped}{',' + decimals if decimals else ''}{' ' + unit if unit else ''}"
