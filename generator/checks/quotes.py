"""Quotes: quotation marks that do not come in pairs, and those of a word processor around a name or a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.paper import Paper, Path
from generator.findings import Finding

_CHARS = [char.encode() for char in "”“„»«"]
_AROUND = re.compile(r"[”“„»][^”“„»«\n]+[”“«]")
# What can be a quotation from beginning to end; of everything else the character is no part.
_SPOKEN = {
    "rubrik",
    "ingress",
    "text",
    "beslut",
    "sammanfattning",
    "beslutsgång",
    "ja",
    "nej",
    "handlingar",
    "tidigare",
}


def quotes(paper: Paper) -> Iterator[Finding]:
    """Yield the doubts about the quotation marks of one file."""
    escaped = "\\" in paper.source  # Only then can a text hold what its file does not show.
    chars = [char for char in _CHARS if char in paper.beyond]
    if not chars and not escaped:
        return
    raw = paper.raw
    odd = escaped or any(line.count(char) % 2 for char in chars for line in raw.split(b"\n"))
    around = escaped or any(start in raw for char in chars for start in (b": " + char, b"- " + char, b"[" + char))
    every = list(paper.texts()) if odd or around else []
    if odd:
        yield from _pairs(paper, every)
    for path, text in every if around else ():
        key = next(step for step in reversed(path) if isinstance(step, str))
        if key not in _SPOKEN and key != "redaktionell_not" and _AROUND.fullmatch(text):
            where = paper.where(path)
            yield paper.finding(
                path,
                "citattecken-runt",
                f"{'c' if where else 'C'}itattecknen runt {text} är typografiska ({text[0]}), så de räknas till texten "
                "och visas på webbplatsen.",
                f'Ta bort dem, eller byt dem mot raka: "{text[1:-1]}". Word gör raka citattecken typografiska.',
            )


def _pairs(paper: Paper, every: list[tuple[Path, str]]) -> Iterator[Finding]:
    """Swedish sets ” both before and after: an odd number of them is one too few, or one too many."""
    for path, text in _whole_texts(every):
        if not (sum(map(text.count, "”“„")) % 2 or sum(map(text.count, "»«")) % 2):
            continue
        # A quotation of several paragraphs may begin each of them anew.
        if sum(part.lstrip().startswith(("”", "“", "„", "»")) for part in text.split("\n")) > 1:
            continue
        yield paper.finding(
            path,
            "citattecken",
            f"{'e' if paper.where(path) else 'E'}tt citattecken (”) saknas eller är för mycket: de kommer inte i par.",
            "Kontrollera var citatet börjar och slutar i originalet. Står det så där låter du det stå.",
        )


def _whole_texts(every: list[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
    """Yield each text; of a statement the words that lead it in together with its own."""
    leads: dict[Path, str] = {}
    for path, text in every:
        if path[-1] == "redaktionell_not":
            continue
        if path[-1] == "ingress":
            leads[path[:-1]] = text
        elif path[-1] == "text" and path[:-1] in leads:
            yield path, f"{leads[path[:-1]]} {text}" if text.count("”") % 2 else text
        else:
            yield path, text
