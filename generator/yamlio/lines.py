"""What can be seen line by line, even where YAML cannot be read: tabs and hard spaces that indent a line.

The only thing to know about YAML here is which lines are the text of a long value (`|`): there anything goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.findings import Finding
from generator.yamlio.decode import ENOUGH

# The no-break space and its relatives of other widths. They look like spaces but indent nothing.
HARD_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_HARD = re.compile(f"[{HARD_SPACES}]")
_BLANK = re.compile(f"[ \t{HARD_SPACES}]*")
_LEAD = re.compile(f"(?:[ \t{HARD_SPACES}]|-(?=[ \t{HARD_SPACES}]))*")
_LONG_TEXT = re.compile(rf"(?:[^#].*)?(?:^|:[ \t{HARD_SPACES}]+)[|>]([-+0-9]{{0,2}})[ \t]*(?:[ \t]#.*)?$")


def leads(text: str) -> Iterator[tuple[int, str]]:
    """Yield the index (from 0) and the spaces and dashes at the start of each line outside long texts.

    A line whose indentation only looks deep enough to belong to the long text above it is included.
    """
    parent: int | None = None  # how far in the key stands whose long text this may be
    indent = 0  # how far in that text begins; 0 until its first line is seen
    for index, line in enumerate(text.split("\n")):
        if parent is not None:
            spaces = len(line) - len(line.lstrip(" "))
            if spaces == len(line):
                continue
            if spaces > parent and spaces >= indent:
                indent = indent or spaces
                continue
            blank = _BLANK.match(line)
            lead = blank[0] if blank else ""
            if lead.strip(" ") and (lead == line or len(lead.expandtabs(8)) > parent):
                yield index, lead
                continue
            if spaces > parent:
                continue  # less indented than the text's first line: for the parser to complain about
            parent = None
        match = _LEAD.match(line)
        lead = match[0] if match else ""
        yield index, lead
        rest = line[len(lead) :]
        if opening := _LONG_TEXT.match(rest):
            is_entry = rest[0] in "|>" and "-" in lead
            parent = lead.rindex("-") if is_entry else len(lead)
            digits = opening[1].strip("+-")
            indent = parent + int(digits) if digits.isascii() and digits.isdigit() else 0


def hard_spaces(text: str, file: str) -> tuple[str, list[Finding]]:
    """Return the text with ordinary spaces where hard ones indent a line, and a finding for each line."""
    if not _HARD.search(text):
        return text, []
    lines = text.split("\n")
    findings: list[Finding] = []
    for index, lead in leads(text):
        if match := _HARD.search(lead):
            lines[index] = _HARD.sub(" ", lead) + lines[index][len(lead) :]
            if len(findings) < ENOUGH:
                findings.append(hard_space(file, index + 1, match.start() + 1, "Raden är indragen med"))
    return "\n".join(lines), findings


def hard_space(file: str, line: int, column: int, where: str) -> Finding:
    """Return the finding for a hard space; `where` begins the sentence."""
    message = f"{where} ett hårt blanksteg. Det ser ut som ett vanligt blanksteg men räknas inte som ett."
    hint = (
        "Ta bort det tomma före texten och skriv det på nytt med mellanslagstangenten. Hårda blanksteg "
        "brukar följa med när man klistrar in från Word eller en webbsida."
    )
    return Finding(file, line, column, "yaml-hart-blanksteg", message, hint)


def tab(file: str, line: int, column: int, where: str) -> Finding:
    """Return the finding for a tab character; `where` begins the sentence."""
    message = f"{where} ett tabbtecken. Här får det bara stå vanliga blanksteg."
    hint = (
        "Ta bort det tomma utrymmet och skriv det på nytt med mellanslagstangenten, två blanksteg för varje "
        "steg inåt. Tabbtangenten går inte att använda här."
    )
    return Finding(file, line, column, "yaml-tabb", message, hint)


def tabs(text: str, file: str) -> list[Finding]:
    """Return a finding for each line that a tab indents. Only for a text that cannot be read as it is."""
    found = (
        tab(file, index + 1, lead.index("\t") + 1, "Raden är indragen med")
        for index, lead in leads(text)
        if "\t" in lead
    )
    return list(islice(found, ENOUGH))
