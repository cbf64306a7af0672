"""Mending: a broken text is read as far as it goes, with its faults one by one, at the cost of as little as possible.

Where one sign is the cause, it is replaced; else the § or the line of attendance that it stands in is left out. What is
read so is never published: it is there to find what else is wrong, all at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.findings import Finding
from generator.yamlio import careful, words
from generator.yamlio.build import Builder
from generator.yamlio.lines import leads, tabs
from generator.yamlio.syntax import diagnose

# How often a broken text is repaired and read again, and how many characters that may cost in all.
_ROUNDS = 30
_ROUND_CHARACTERS = 3_000_000
_DASH = re.compile(r"( *)- ?")


def mended(text: str, file: str) -> tuple[Builder, list[Finding]]:
    """Return the data in a text, and its faults: after each one reading goes on.

    The faults are those of syntax alone; what the builder remarks is in its own findings.
    """
    findings: list[Finding] = []
    original = text.split("\n")
    rounds = max(1, min(_ROUNDS, _ROUND_CHARACTERS // (len(text) + 1)))
    for _ in range(rounds):
        builder, error = careful.read_once(text, file)
        if error is None:
            break
        diagnosis = diagnose(error, text, file)
        place = diagnosis.finding.line
        indented = tabs(text, file) if diagnosis.finding.code == "yaml-tabb" else []
        if any(finding.line == place for finding in indented):
            # How far in these lines should stand is anyone's guess.
            findings += indented
            shorter = without_parts(text, [finding.line for finding in indented])
        elif diagnosis.index is not None:
            shorter = text[: diagnosis.index] + diagnosis.replacement + text[diagnosis.index + 1 :]
        else:
            shorter = without_parts(text, [place])
        if all(finding.line != place for finding in findings):
            findings.append(diagnosis.finding)
        if shorter == text:
            break
        text = shorter
    builder.findings = [_as_written(finding, original) for finding in builder.findings]
    return builder, [_as_written(finding, original) for finding in findings]


def _as_written(finding: Finding, lines: list[str]) -> Finding:
    """Return a finding whose cure shows the line that was written, not one that had been repaired before."""
    line = lines[finding.line - 1] if 0 < finding.line <= len(lines) else ""
    if finding.code not in _QUOTING or "så här: " not in finding.hint or finding.hint.startswith("Skriv"):
        return finding
    fixed = words.shortened(words.quoted_line(line))
    return replace(finding, hint=f"{finding.hint.partition('så här: ')[0]}så här: {fixed}")


# Faults whose cure is quotation marks around the value.
_QUOTING = {"yaml-alias", "yaml-tagg", "yaml-citattecken"}


def without_parts(text: str, numbers: Iterable[int]) -> str:
    """Return a text in which the entries of lists that some lines (from 1) belong to are empty lines.

    They are those of the outermost lists: a §, a line of attendance. A line that belongs to none is left out by itself.
    """
    lines = text.split("\n")
    outside = {index for index, _ in leads(text)}  # lines that are not the text of a long value
    for number in numbers:
        at = min(max(number, 1), len(lines)) - 1
        if lines[at]:
            start, end = _part(lines, at, outside)
            lines[start : end + 1] = [""] * (end + 1 - start)
    return "\n".join(lines)


def _part(lines: list[str], at: int, outside: set[int]) -> tuple[int, int]:
    """Return the first and the last line of the entry that a line belongs to."""
    top = at
    while top > 0 and not (top in outside and lines[top][:1] not in ("", " ", "-", "\t", "#")):
        top -= 1
    dashes = [index for index in range(top + 1, len(lines)) if index in outside and _DASH.match(lines[index])]
    start = end = at
    if dashes and dashes[0] <= at:
        indent = len(lines[dashes[0]]) - len(lines[dashes[0]].lstrip(" "))
        starts = [index for index in dashes if lines[index].startswith(" " * indent + "-")]
        start = max(index for index in starts if index <= at)
        end = next((index for index in starts if index > at), len(lines)) - 1
        closing = (
            index
            for index in range(at + 1, end + 1)
            if index in outside and lines[index][:1] not in ("", " ", "-", "\t", "#")
        )
        end = next(closing, end + 1) - 1
    else:
        # What is further in belongs to it.
        own = len(lines[at]) - len(lines[at].lstrip(" "))
        while end + 1 < len(lines) and (lines[end + 1][: own + 1].isspace() or not lines[end + 1].strip()):
            end += 1
    return start, end
