"""Corrections: what a human has put right in the reading of a file, kept beside it and applied at every import.

`<name>.rattelser.yml` lists what is to be found, what to write instead, and why. The file itself is never changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import yamlio
from generator.content.loader import CORRECTIONS_ENDING
from generator.findings import Finding, Severity
from generator.importer.lines import Line, SourceLines
from generator.language.text import nfc
from generator.yamlio import Parsed

_KEYS = ("sök", "ersätt", "varför", "sida")
_LIST = "rättelser"


@dataclass(frozen=True, slots=True)
class ReadingCorrection:
    """One correction; `line` is where it stands in its own file, `page` of the source is None for any."""

    find: str
    replace: str
    why: str
    page: int | None
    line: int


@dataclass(frozen=True, slots=True)
class Applied:
    """A correction that was applied: the line as it was read and as it is now."""

    correction: ReadingCorrection
    read: Line
    corrected: Line


def beside(path: Path) -> Path:
    """Return where the corrections of a file stand: `2024-04-17.rattelser.yml` beside `2024-04-17.pdf`."""
    return path.with_name(f"{path.stem}{CORRECTIONS_ENDING}")


def read_corrections(path: Path, file: str) -> tuple[list[ReadingCorrection], list[Finding]]:
    """Return the corrections that a file lists, and what is wrong with it; nothing if there is no such file.

    `file` is its name in findings.
    """
    if not path.exists():
        return [], []
    document, findings = yamlio.read(path, file)
    if document is None:
        return [], findings
    listed = document.data.get(_LIST)
    if set(document.data) != {_LIST} or not isinstance(listed, list):
        return [], [_wrong(document, (), f"Filen ska ha en enda lista, {_LIST}.")]
    corrections: list[ReadingCorrection] = []
    for number in range(len(listed)):
        try:
            corrections.append(_correction(document, number, listed[number]))
        except ValueError as error:
            findings.append(_wrong(document, (_LIST, number), str(error)))
    return corrections, findings


def _correction(document: Parsed, number: int, value: yamlio.Value) -> ReadingCorrection:
    """Return one correction, or raise ValueError with a sentence about what is wrong with it."""
    if not isinstance(value, dict):
        raise ValueError("En rättelse består av sök, ersätt och varför.")
    if unknown := [key for key in value if key not in _KEYS]:
        raise ValueError(f"”{unknown[0]}” är inget som en rättelse kan ha, bara {', '.join(_KEYS)}.")
    if missing := [key for key in _KEYS[:3] if not isinstance(value.get(key), str)]:
        raise ValueError(f"Rättelsen saknar {missing[0]}.")
    find, instead, why, page = (str(value.get(key, "")) for key in _KEYS)
    if not find.strip() or not why.strip():
        raise ValueError("Det som ska sökas, och varför, får inte vara tomt.")
    if "\n" in find.strip() or "\n" in instead.strip():
        raise ValueError("En rättelse gäller text på en rad i originalet. Skriv en rättelse för varje rad.")
    if page and not (page.isascii() and page.isdigit()):
        raise ValueError(f"Sidan ”{page}” är inget tal.")
    line, _ = document.locate((_LIST, number))
    return ReadingCorrection(nfc(find.strip("\n")), nfc(instead.strip("\n")), why, int(page) if page else None, line)


def _wrong(document: Parsed, path: tuple[str | int, ...], message: str) -> Finding:
    hint = "Skriv en lista under rättelser: med sök, ersätt och varför, och om det behövs sida."
    return document.finding(path, "import-rattelser-form", message, hint)


def apply(
    source: SourceLines, corrections: Iterable[ReadingCorrection], file: str = ""
) -> tuple[SourceLines, list[Finding], list[Applied]]:
    """Apply corrections to the lines of a source, each wherever its text stands (on its page).

    Returns the corrected source, a finding for each correction that matches nothing, and what was applied with the
    lines as they were read. `file` is the corrections' file in findings.
    """
    lines = list(source.lines)
    findings: list[Finding] = []
    applied: list[Applied] = []
    for correction in corrections:
        places = [index for index, line in enumerate(lines) if _matches(correction, line)]
        if not places:
            findings.append(_unmatched(correction, file or f"{Path(source.name).stem}{CORRECTIONS_ENDING}"))
        for index in places:
            corrected = _corrected(lines[index], correction)
            applied.append(Applied(correction, lines[index], corrected))
            lines[index] = corrected
    return replace(source, lines=tuple(line for line in lines if line.text)), findings, applied


def _matches(correction: ReadingCorrection, line: Line) -> bool:
    return correction.find in line.text and correction.page in (None, line.page)


def _corrected(line: Line, correction: ReadingCorrection) -> Line:
    if line.cells is None:
        return replace(line, text=line.text.replace(correction.find, correction.replace).strip())
    cells = tuple(cell.replace(correction.find, correction.replace).strip() for cell in line.cells)
    if cells == line.cells:  # What was found reaches over two cells: they are no table, then.
        return replace(line, text=line.text.replace(correction.find, correction.replace).strip(), cells=None)
    return replace(line, text="  ".join(cell for cell in cells if cell), cells=cells)


def _unmatched(correction: ReadingCorrection, file: str) -> Finding:
    where = "" if correction.page is None else f" på sidan {correction.page}"
    message = f"Rättelsens sökta text finns inte i originalet{where}: ”{correction.find}”."
    hint = "Läs stället i originalet. Rätta det som söks, eller ta bort rättelsen om den inte behövs längre."
    return Finding(file, correction.line, 1, "import-rattelse", message, hint, Severity.WARNING)


def as_markdown(applied: Sequence[Applied]) -> str:
    """Return a section that lists what was corrected, as it was read and as it is now; empty if nothing was."""
    if not applied:
        return ""
    rows = "".join(
        f"- sidan {each.read.page}, rad {each.read.number}: {_code(each.read.text)} → {_code(each.corrected.text)} "
        f"({' '.join(each.correction.why.split())})\n"
        for each in applied
    )
    return f"\n## Rättat enligt rättelserna\n\n{rows}"


def _code(text: str) -> str:
    return f"`{text.replace('`', chr(39))}`" if text else "(borttaget)"
