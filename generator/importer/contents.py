"""The table of contents as a second reading of every §, held against the body: number, case number, title, order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.archive.casenumbers import CaseNumbers
from generator.importer.blocks import joined
from generator.importer.extract.scanned import NO_WRITING
from generator.importer.fields.casenumber import case_at, mend
from generator.importer.fields.item import letters_of
from generator.importer.lines import Line
from generator.importer.segment import candidates
from generator.notation import Number

_LEADERS = re.compile(r"\s*(?:[.…_]{2,}|\s{2,}|(?<=\S)\s(?=Fel!))\s*(?:\d{1,4}|Fel! .*)?\s*$")
_ENDS = re.compile(r"(?:[.…_]{2,}|\s{2,}|^)\s*\d{1,4}\s*$|\bFel! ")


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A § as the table of contents has it; `cut`: a picture does not show where its title ends."""

    number: Number
    case: str | None
    title: str
    line: int
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """One value out of two readings, and why that one; `doubt` is empty when nobody needs to look."""

    value: str | None
    doubt: str = ""


def read_contents(lines: Sequence[Line], places: Sequence[int], numbers: CaseNumbers) -> list[ContentsEntry]:
    """Return the entries of a table of contents."""
    here = [lines[place] for place in places]
    starts = {candidate.line: candidate for candidate in candidates(here, numbers)}
    entries: list[ContentsEntry] = []
    title: list[str] = []
    case: str | None = None
    number: Number | None = None
    begun = done = cut = False
    first = 0

    def close() -> None:
        if begun and number:
            entries.append(ContentsEntry(number, case, joined(title), first, cut))

    for index, line in enumerate(here):
        text = line.text
        if start := starts.get(index):
            close()
            begun, done, number, first, cut = True, False, start.number, places[index], False
            at = start.end
            while at < len(text) and text[at] in " \t:":
                at += 1
            read = case_at(text, at, numbers)
            case, at = (read.value, read.end) if read else (None, at)
            rest = _LEADERS.sub("", text[at:]).strip()
            title = [rest] if rest and not rest.isdigit() else []
            cut = line.ocr and NO_WRITING in text
        elif begun and not done:
            plain = _LEADERS.sub("", text).strip()
            if plain and not plain.isdigit():
                title.append(plain)
            cut = line.ocr and NO_WRITING in text
            done = cut or (bool(_ENDS.search(text)) and bool(title))
    close()
    return entries


def choose_case(body: str | None, contents: str | None, numbers: CaseNumbers) -> Chosen:
    """Return the case number to believe when body and table of contents each have a reading of it."""
    if body is None or contents is None or body == contents:
        value = body if body is not None else contents
        if body is None and contents is not None:
            return Chosen(value, f"diarienumret {contents} står bara i innehållsförteckningen")
        return Chosen(value)
    known, other = numbers.read(body), numbers.read(contents)
    if known and other and known.canonical == other.canonical:
        return Chosen(body)
    both = f"i texten ”{body}”, i innehållsförteckningen ”{contents}”"
    if mend(body) == contents or (other and not known):
        why = "följer kommunens form" if other else "har inga bokstäver bland siffrorna"
        return Chosen(contents, f"{both}; det senare är valt, för det {why}")
    if mend(contents) == body or (known and not other):
        return Chosen(body, f"{both}; det förra är valt, för det {'följer kommunens form' if known else 'är helt'}")
    return Chosen(body, f"{both}; textens är valt, för det står vid beslutet")


def choose_title(body: str, contents: str, *, cut: bool = False) -> Chosen:
    """Return the title to believe; the body's, unless it is missing or goes on into the text."""
    if not body:
        return Chosen(contents, "rubriken står bara i innehållsförteckningen") if contents else Chosen(None)
    if not contents or letters_of(body) == letters_of(contents):
        return Chosen(body)
    if cut and letters_of(body).startswith(letters_of(contents)):
        return Chosen(body)
    both = f"i texten ”{body}”, i innehållsförteckningen ”{contents}”"
    return Chosen(body, f"{both}; textens rubrik är vald, för den står vid beslutet")
