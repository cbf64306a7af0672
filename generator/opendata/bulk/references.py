"""The §§ of a year for programs that keep references: BibTeX, RIS and CSL-JSON, an entry for each §.

data/2024/hanvisningar.zip with protokoll-2024.bib, .ris and .json

A file of one § is made by the page from what stands on it, in the same form (assets/referens.js).

A § is a report, its body the author and the municipality the publisher: as "legislation" citation styles print it as
an American act and leave the body out (findings/citeproc-type-of-a-paragraph.sh). The day is given in parts, since a
day in one piece is dropped by some. What qualifies the § stands in the note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator import urls
from generator.archive import AgendaItem, Meeting
from generator.language.text import plain
from generator.pages.context import Context
from generator.pages.item.items import remarks_of
from generator.pages.parts import section_number
from generator.system.packing import json_line

# What TeX takes for a command, and how it is written (LaTeX 2e, "Special characters"). BibTeX counts braces with a sign
# before them, too: one alone would end no entry.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)
# Words that BibTeX has for months (BibTeXing 4, "month").
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def references(context: Context, meeting: Meeting) -> dict[str, str]:
    """Return the §§ of a meeting in each form, by the end of its files' names; those of JSON a line each."""
    entries = [_entry(context, item) for item in meeting.items]
    lines = (json_line(entry).decode() for entry in entries)
    return {"bib": "".join(map(_bibtex, entries)), "ris": "".join(map(_ris, entries)), "json": "".join(lines)}


def references_of(year: int, meetings: Sequence[Mapping[str, str]]) -> dict[str, bytes]:
    """Return the files of a year by their name; `meetings` is what `references` returned for each, in order."""
    files = {kind: "".join(meeting[kind] for meeting in meetings) for kind in ("bib", "ris", "json")}
    files["json"] = "[" + files["json"].strip("\n").replace("\n", ",\n") + "]\n"
    return {f"protokoll-{year}.{kind}": text.encode() for kind, text in files.items()}


def _entry(context: Context, item: AgendaItem) -> dict[str, Any]:
    """Return a § as CSL-JSON (citation-style-language, csl-data.json 1.0.2)."""
    meeting = item.meeting
    days = list(dict.fromkeys((meeting.date, meeting.last_day)))
    note = [
        f"Protokoll {'/'.join(day.isoformat() for day in days)}",
        *([f"dnr {', '.join(numbers)}"] if (numbers := [case.number.canonical for case in item.cases]) else []),
        *([", ".join(said)] if (said := remarks_of(item)) else []),
    ]
    return {
        "id": f"{urls.file_name(meeting)}-{urls.anchor(item.number)}",
        "type": "report",
        "genre": "Protokoll",
        "title": item.title,
        "number": plain(section_number(item.number)),
        "author": [{"literal": meeting.body_name}],
        "publisher": context.archive.municipality.name,
        "issued": {"date-parts": [[day.year, day.month, day.day] for day in days]},
        "URL": context.absolute(urls.item(item)),
        "language": "sv-SE",
        "note": "; ".join(note),
    }


def _bibtex(entry: dict[str, Any]) -> str:
    """Return an entry as BibTeX; double braces keep a body's name and a title's capitals as they are."""
    year, month, _ = entry["issued"]["date-parts"][0]
    number, title = entry["number"].translate(_TEX), entry["title"].translate(_TEX)
    fields = {
        "author": f"{{{entry['author'][0]['literal'].translate(_TEX)}}}",
        "title": f"{{{number} {title}}}",
        "institution": entry["publisher"].translate(_TEX),
        "type": "Protokoll",
        "number": number,
        "year": str(year),
        "month": _MONTHS[month - 1],
        "date": "/".join(f"{year:04}-{month:02}-{day:02}" for year, month, day in entry["issued"]["date-parts"]),
        "url": entry["URL"],
        "note": entry["note"].translate(_TEX),
    }
    # The name of a month is a word of BibTeX's own: in braces "1" is printed as it stands, "1 2024" (pybtex 0.26).
    told = "".join(f"  {key} = {value if key == 'month' else f'{{{value}}}'},\n" for key, value in fields.items())
    return f"@techreport{{{entry['id']},\n{told}}}\n\n"


def _ris(entry: dict[str, Any]) -> str:
    """Return an entry as RIS: two letters, two blanks, a hyphen and a blank before each value."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _tagged(entry))


def _tagged(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    year, month, day = entry["issued"]["date-parts"][0]
    body = entry["author"][0]["literal"]
    yield "TY", "RPRT"
    yield "ID", entry["id"]
    if "," not in body:  # a comma in an author parts a family name from a given one, whoever it is
        yield "AU", body
    yield "TI", f"{entry['number']} {entry['title']}"
    yield "T2", f"Protokoll, {body}"
    yield "PB", entry["publisher"]
    yield "PY", str(year)
    yield "DA", f"{year:04}/{month:02}/{day:02}/"
    yield "UR", entry["URL"]
    yield "LA", "sv"
    yield "N1", entry["note"]
    yield "ER", ""
