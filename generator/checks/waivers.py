"""Waivers: exceptions from rules, with a reason and a last day. One that is over or of no use is a finding itself."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from generator.archive.casenumbers import CaseNumbers
from generator.checks.privacy import CODE, without_case_numbers
from generator.content.loader import Content, is_file
from generator.findings import Code, Finding, Severity
from generator.findings.codes import CODES
from generator.model import Waiver
from generator.notation import NotationError, Number, parse_number

# Errors that an original can be the cause of. All others stop what comes after them, and are there to be mended.
_ERRORS = frozenset({"justering-fore-mote", "anslag-fore-justering", "personnummer", "pdf-overtackt"})
# What nobody waives in silence: how it looks, and what whoever reviews it has to do.
_LOUD = {
    "personnummer": (
        "Ett tal i {place} ser ut som ett personnummer",
        "Kontrollera i originalet att det inte är någon människas nummer, innan förslaget slås ihop.",
    ),
    "pdf-overtackt": (
        "I {place} finns text som inte syns men går att kopiera",
        "Markera och kopiera all text i filen, och kontrollera att inget i den är hemligt, innan förslaget slås ihop.",
    ),
}
_PLACE = re.compile(r"(?P<file>[^§]*[^§\s,])(?:,?\s*§\s*(?P<number>\S+))?")


def waive(content: Content, findings: Iterable[Finding], today: date | None, *, is_whole: bool = True) -> list[Finding]:
    """Return the findings without those that are waived, and with those about the waivers themselves.

    `today` is the day to compare last days with, None in an archive without minutes. Where not all minutes could be
    read (not `is_whole`) findings are held back, and that a waiver meets none says nothing about its use.
    """
    found = list(findings)
    of = _ByPlace(content, found)
    waived = set[Finding]()
    about: list[Finding] = []
    for index, waiver in enumerate(content.waivers.waivers):
        problem, hits = _judged(content, index, waiver, of, today)
        waived.update(hits)
        about += problem if is_whole else (finding for finding in problem if finding.code != "undantag-oanvant")
    return [finding for finding in found if finding not in waived] + about


def known_case_numbers(content: Content, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without numbers that are case numbers of a form in the register."""
    numbers = CaseNumbers(content.municipality.case_numbers)
    found = list(findings)
    by_file: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.code == CODE and finding.line:
            by_file.setdefault(finding.file, []).append(finding)
    kept = set[Finding]()
    for file, told in by_file.items():
        try:
            text = (content.root.parent / file).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            text = ""
        kept.update(without_case_numbers(told, text, numbers))
    return [finding for finding in found if finding in kept or finding.code != CODE or not finding.line]


def lifted(content: Content, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, each once, without those that a waiver lifts by its file, and by its mark if it needs one.

    For versions that are saved, or about to be: which § a line was in is not known of them, nor what day it is.
    """
    waived = {
        (waiver.code, _file(match["file"], content), waiver.mark)
        for waiver in content.waivers.waivers
        if waiver.code in _ERRORS and (waiver.mark or waiver.code != CODE) and (match := _PLACE.fullmatch(waiver.place))
    }
    return [
        finding
        for finding in dict.fromkeys(findings)
        if not waived.intersection({(finding.code, finding.file, finding.mark), (finding.code, finding.file, None)})
    ]


def _judged(
    content: Content, index: int, waiver: Waiver, of: _ByPlace, today: date | None
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings on a waiver, and the findings that it lifts."""
    if waiver.code == "personnummer" and not waiver.mark:
        message = "Ett undantag från personnummer gäller ett enda tal, som kontrolltalet pekar ut."
        hint = "Skriv kontrolltal: och de fyra tecken som står i fyndet. Skriv aldrig talet själv."
        return [_about(content, index, "regel", "undantag-fel", message, hint, Severity.ERROR)], []
    if waiver.code not in CODES:
        message = f"Regeln ”{waiver.code}” finns inte."
        return [_about(content, index, "regel", "undantag-fel", message, _hint(waiver.code), Severity.ERROR)], []
    match = _PLACE.fullmatch(waiver.place)
    name = _file(match["file"] if match else waiver.place, content)
    try:
        number = parse_number(match["number"]) if match and match["number"] else None
    except NotationError as error:
        return [_about(content, index, "plats", "undantag-fel", error.message, error.hint, Severity.ERROR)], []
    if name not in content.documents and not is_file(content.root.parent / name):
        message = f"Filen {name.removeprefix(content.root.name + '/')} finns inte."
        hint = "Skriv filen från protokoll/ och framåt, till exempel protokoll/ks/2024-06-03.yml § 12."
        return [_about(content, index, "plats", "undantag-oanvant", message, hint)], []
    if today and waiver.until < today:
        message = f"Undantaget från {waiver.code} gällde till {waiver.until}."
        hint = "Rätta det som undantaget gällde, eller sätt en ny dag om skälet finns kvar."
        return [_about(content, index, "till", "undantag-gammalt", message, hint)], []
    hits = [finding for finding in of.place(waiver.code, name, number) if _is_meant(finding, waiver)]
    if hits and waiver.code in _LOUD:
        # Said in every check, and first in the summary of a request: somebody else has to look.
        looks, hint = _LOUD[waiver.code]
        message = f"{looks.format(place=waiver.place)}, och någon har undantagit det: {waiver.reason}"
        return [_about(content, index, "regel", "undantag-personnummer", message, hint)], hits
    if hits:
        return [], hits
    message = f"Undantaget från {waiver.code} behövs inte: där finns inget sådant fynd."
    hint = "Ta bort undantaget, eller rätta platsen. Ett fel som stoppar publiceringen går sällan att undanta."
    return [_about(content, index, "plats", "undantag-oanvant", message, hint)], []


def _about(
    content: Content,
    index: int,
    key: str,
    code: Code,
    message: str,
    hint: str,
    severity: Severity = Severity.WARNING,
) -> Finding:
    file = f"{content.root.name}/register/undantag.yml"
    return content.finding(file, ("undantag", index, key), code, message, hint, severity)


def _hint(wrong: str) -> str:
    near = difflib.get_close_matches(wrong, sorted(CODES), 1, cutoff=0.6)
    return f"Menade du {near[0]}?" if near else "Regelns namn står sist i varje fynd, inom parentes."


def _file(written: str, content: Content) -> str:
    written = written.strip().removeprefix(f"{content.root.name}/")
    return f"{content.root.name}/{written}"


def _is_meant(finding: Finding, waiver: Waiver) -> bool:
    if finding.severity is Severity.ERROR and waiver.code not in _ERRORS:
        return False
    return not waiver.mark or finding.mark == waiver.mark


class _ByPlace:
    """Findings by code, file and §: each waiver looks up its own, and none goes through them all."""

    def __init__(self, content: Content, findings: list[Finding]) -> None:
        self._documents = content.documents
        self._minutes = {file.name: file for file in content.minutes}
        self._in_file: dict[tuple[str, str], list[Finding]] = {}
        for finding in findings:
            self._in_file.setdefault((finding.code, finding.file), []).append(finding)
        self._in_item: dict[tuple[str, str], dict[Number | None, list[Finding]]] = {}
        self._begins: dict[str, list[int]] = {}

    def place(self, code: str, file: str, number: Number | None) -> list[Finding]:
        """Return the findings of a code in a file, or in one § of it."""
        there = self._in_file.get((code, file), [])
        if number is None or not there:
            return there
        if (code, file) not in self._in_item:
            by_number = self._in_item[code, file] = {}
            for finding in there:
                by_number.setdefault(self._number_at(file, finding.line), []).append(finding)
        return self._in_item[code, file].get(number, [])

    def _number_at(self, file: str, line: int) -> Number | None:
        """Return the number of the § that a line of a file stands in, None before the first and in other files."""
        if file not in self._minutes or file not in self._documents:
            return None
        items = self._minutes[file].outline.items
        if file not in self._begins:
            lines = (self._documents[file].locate(("paragrafer", index))[0] for index in range(len(items)))
            # An alias stands where it leads: up to the first § that begins below the line, as one would read.
            self._begins[file] = [*accumulate(lines, max)]
        at = bisect_right(self._begins[file], line)
        return items[at - 1].number if at else None
