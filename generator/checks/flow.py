"""Flow: rows of tables in a text that Markdown would run together with the lines around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.paper import Paper, Path
from generator.content.outline import STATEMENTS
from generator.findings import Finding
from generator.model import Item

_DELIMITERS = re.compile(r"\|?[ :]*-[-: |]*\|[-: |]*")


def flow(paper: Paper) -> Iterator[Finding]:
    """Yield a warning for each table that would be shown as one running paragraph."""
    for index, item in enumerate(paper.minutes.items):
        for path, text in _texts(index, item):
            if "|" in text:
                yield from _text(paper, path, text)


def _texts(index: int, item: Item) -> Iterator[tuple[Path, str]]:
    """Yield the texts of an item that are Markdown."""
    start = ("paragrafer", index)
    for key, text in item.texts.items():
        yield (*start, key), text
    for key, attribute in STATEMENTS:
        for at, statement in enumerate(getattr(item, attribute)):
            if statement.text:
                yield (*start, key, at, "text"), statement.text
    for at, section in enumerate(item.other_sections):
        yield (*start, "avsnitt", at, "text"), section.text


def _text(paper: Paper, path: Path, text: str) -> Iterator[Finding]:
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""]):
        if line.strip():
            block.append(line.strip())
            continue
        for row, message, hint in _block(block):
            yield paper.finding(path, "flyter-ihop", message, hint, row=number - len(block) + row)
        block = []


def _block(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the line (from 0), message and hint for what is wrong with lines between two empty ones."""
    rows = [at for at, line in enumerate(lines) if line.startswith("|")]
    if rows:
        yield from _table(lines, rows)


def _table(lines: list[str], rows: list[int]) -> Iterator[tuple[int, str, str]]:
    first = rows[0]
    if first:
        message = f"tabellen flyter ihop med raden ovanför, ”{_short(lines[first - 1])}”."
        yield first, message, "Lägg en tom rad före tabellen."
        return
    if len(lines) < 2 or not _DELIMITERS.fullmatch(lines[1]):
        columns = max(1, lines[0].strip("|").count("|") + 1)
        message = "raderna blir ingen tabell, för raden med bindestreck saknas."
        yield 0, message, f"Skriv den under tabellens första rad, så här: |{'---|' * min(columns, 6)}"
        return
    after = next((at for at, line in enumerate(lines) if "|" not in line), None)
    if after is not None:
        yield after, f"raden ”{_short(lines[after])}” hamnar i tabellen.", "Lägg en tom rad efter tabellen."


def _short(line: str) -> str:
    return line if len(line) <= 40 else f"{line[:40].rstrip()} …"
