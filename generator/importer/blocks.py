"""Blocks: printed lines as the paragraphs, list items and tables that they were before they were set, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from generator.importer.join import joined as join
from generator.importer.lines import Line

_ITEM = re.compile(r"[•·●▪◦‣–—−-][ \t]+|\(?[a-zåäö]\)[ \t]+|\d{1,2}[.)](?!\d)[ \t]*(?=\S)")
_BULLET = re.compile(r"[•·●▪◦‣–—−-][ \t]+")
# "- 3 mkr": an amount, unless what stands around it are entries of a list.
_MINUS = re.compile(r"(?P<marker>[-–−])[ \t]+\d")
# After these a sentence goes on, however short its line.
_OPEN = re.compile(
    r"(?:\b(?:[Dd]aterad[et]?|daterat|den|[Dd]nr|nr|kl\.?|av|till|för|från|om|och|samt|med|i|på|vid|enligt|under|per|cirka|ca|kap\.?)"
    r"|[§(/])$"
)
# A decision in clauses, each on a line of its own: "beslutar" / "att godkänna planen, samt" / "att …".
_CLAUSE = re.compile(r"(?:att|dels)\s")
_BEFORE_CLAUSE = re.compile(r"(?:[,;:]|\b(?:samt|och|dels|besluta[rt]?|föreslår|tillstyrker))$", re.IGNORECASE)
_DASHED = re.compile(r"- ")
_NUMBERED = re.compile(r"\d{1,2}\. ")
_LONE_BULLET = re.compile(r"[•·●▪◦‣]\s*")
_ENDS = frozenset('.:;!?”"»)…')
_LONGEST_OPEN = 12
_AMOUNT = re.compile(r"[-–+]?\d[\d\s.,]*(?:%|\w{1,4}\.?)?")
_MARKUP = re.compile(r"([\\*`])|(?<!\w)(_)(?=\w)|(?<=\w)(_)(?!\w)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item or a table: its Markdown, and the lines that it was made of."""

    text: str
    lines: tuple[int, ...]
    kind: str = "paragraph"


def usual_width(lines: Sequence[Line]) -> int:
    """Return how long a full line is, in characters; what is set in paragraphs without line breaks has a great one."""
    lengths = sorted(len(line.text) for line in lines if line.cells is None)
    return max(40, lengths[len(lengths) * 9 // 10]) if lengths else 80


def blocks(lines: Sequence[Line], places: Sequence[int], width: int) -> list[Block]:
    """Return the blocks of some lines, given by their places; every word of theirs is in one, in order."""
    blocks: list[Block] = []
    current: list[int] = []
    table: list[int] = []

    def flush() -> None:
        if current:
            blocks.append(Block(joined([lines[i].text for i in current]), tuple(current)))
            current.clear()
        if table:
            blocks.append(Block(_table([lines[i] for i in table]), tuple(table), "table"))
            table.clear()

    for place in places:
        line = lines[place]
        if line.cells is not None and not _is_clause(line):
            if current and not table and _heads_table(lines[current[-1]], line):
                table.append(current.pop())
            if current:
                caption, table = table, []
                flush()
                table = caption
            table.append(place)
            continue
        if table or (current and _begins(line, lines[current[-1]], width)):
            flush()
        current.append(place)
    flush()
    return blocks


def _is_clause(line: Line) -> bool:
    """Tell whether a line that looks like a row of a table is a clause of a decision, its "att" set apart."""
    cells = line.cells or ()
    return len(cells) == 2 and cells[0] in ("att", "dels") and bool(cells[1])


def _heads_table(line: Line, row: Line) -> bool:
    """Tell whether a line is the title that is set as the first row of the table right below it."""
    return line.gap and not row.gap and len(line.text) < 80 and line.text[-1] not in ".:;,"


def _begins(line: Line, before: Line, width: int) -> bool:
    """Tell whether a line begins a new paragraph after the line before it."""
    finished = before.text.rstrip()[-1:] in _ENDS
    apart = line.gap or len(before.text) < 0.8 * width
    if apart and _CLAUSE.match(line.text) and _BEFORE_CLAUSE.search(before.text):
        return True
    if (
        _OPEN.search(before.text, max(0, len(before.text) - _LONGEST_OPEN))
        and line.page == before.page
        and not _BULLET.match(line.text)
    ):
        return False
    if (marker := _BULLET.match(line.text)) and before.text.startswith(marker[0]) and not _MINUS.match(line.text):
        return True  # one entry of a list below the other
    if (
        _ITEM.match(line.text)
        and not _is_amount(line.text, before.text)
        and (finished or line.gap or not before.text[-1:].isdigit())
    ):
        return True
    if line.page != before.page and not finished and len(before.text) >= 0.8 * width and not _ITEM.match(line.text):
        return False  # A full line without an end goes on overleaf, though the next word is a name.
    if line.gap or line.page != before.page:
        # A page or a box may stand in the middle of a sentence.
        return finished or not (line.text[:1].islower() or before.text.endswith(("-", ",")))
    if width > 130:
        return True
    short = len(before.text) < 0.8 * width
    return short and (finished or len(before.text) < 0.55 * width) and not line.text[:1].islower()


def _is_amount(text: str, before: str) -> bool:
    """Tell whether a line begins with an amount below zero, not with an entry of a list."""
    minus = _MINUS.match(text)
    return minus is not None and not before.startswith(f"{minus['marker']} ") and not before.endswith(":")


def joined(texts: Sequence[str]) -> str:
    """Return the lines of one paragraph as one line; a word parted by a hyphen at the end of a line becomes whole."""
    return reduce(join, (" ".join(text.split()) for text in texts), "")


def markdown(blocks: Sequence[Block]) -> str:
    """Return the text of some blocks in the dialect of records, an empty line between paragraphs."""
    parts: list[str] = []
    for index, block in enumerate(blocks):
        if block.kind == "table":
            parts.append(block.text)
            continue
        text = block.text
        if any(char in text for char in "\\*`_"):
            text = _MARKUP.sub(lambda match: "\\" + match[0], text)
        around = [each.text for each in (*blocks[max(index - 1, 0) : index], *blocks[index + 1 : index + 2])]
        if (minus := _MINUS.match(text)) and not any(_is_entry(each, minus["marker"]) for each in around):
            text = "\\" + text if text[0] == "-" else text
        elif bullet := _BULLET.match(text):
            text = f"- {text[bullet.end() :]}" if text[bullet.end() :] else "\\-"
        elif _LONE_BULLET.fullmatch(text):
            text = text.strip()
        elif text[:1] in "#>+" or re.match(r"\d{3,}\.(?: |$)", text):
            text = re.sub(r"^(\d*)([.#>+])", r"\1\\\2", text)
        parts.append(text)
    together = ""
    for index, part in enumerate(parts):
        tight = index and any(mark.match(part) and mark.match(parts[index - 1]) for mark in (_DASHED, _NUMBERED))
        together += ("\n" if tight else "\n\n" if index else "") + part
    return together


def _is_entry(text: str, marker: str) -> bool:
    """Tell whether a block beside one that begins with a marker makes that the beginning of a list's entry."""
    return text.startswith(f"{marker} ") or text.endswith(":")


def _table(rows: Sequence[Line]) -> str:
    cells = [[_cell(cell) for cell in row.cells or (row.text,)] for row in rows]
    width = max(len(row) for row in cells)
    cells = [row + [""] * (width - len(row)) for row in cells]
    right = [
        any(row[column] for row in cells[1:])
        and all(not row[column] or _AMOUNT.fullmatch(row[column]) for row in cells[1:])
        for column in range(width)
    ]
    out = [_row(cells[0]), "|" + "|".join("--:" if each else "---" for each in right) + "|"]
    return "\n".join(out + [_row(row) for row in cells[1:]])


def _cell(text: str) -> str:
    return _MARKUP.sub(lambda match: "\\" + match[0], " ".join(text.split())).replace("|", "\\|")


def _row(cells: Sequence[str]) -> str:
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"
