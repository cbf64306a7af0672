"""Waivers: exceptions from rules, with a reason and a last day. One that is over or of no use is a finding itself."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from generator.archive.casenumbers import CaseNumbers
from generator.checks.privacy import CODE
from generator.content.loader import Content
from generator.findings import Code, Finding, Severity
from generator.model import Waiver
from generator.notation import NotationError, Number, parse_number
from generator.privacy.numbers import identity_numbers
from generator.rules import GROUPS
from generator.yamlio import YamlFile

# Errors that an original can be the cause of. All others stop what comes after them, and are there to be mended.
_ERRORS = frozenset({"justering-fore-mote", "anslag-fore-justering", "personnummer", "pdf-overtackt"})
_PLACE = re.compile(r"(?P<file>[^§]*[^§\s,])(?:,?\s*§\s*(?P<number>\S+))?")
_CODES = frozenset(code for rules in GROUPS.values() for code in rules)


def waive(content: Content, findings: Iterable[Finding], today: date | None, *, is_whole: bool = True) -> list[Finding]:
    """Return the findings without those that are waived, and with those about the waivers themselves.

    `today` is the day to compare last days with, None in an archive without minutes. Where not all minutes could be
    read (not `is_whole`) findings are held back, and that a waiver meets none says nothing about its use.
    """
    found = list(findings)
    waived = set[Finding]()
    about: list[Finding] = []
    for index, waiver in enumerate(content.waivers.waivers):
        problem, hits = _judged(content, index, waiver, found, today)
        waived.update(hits)
        about += problem if is_whole else (each for each in problem if each.code != "undantag-oanvant")
    return [each for each in found if each not in waived] + about


def known_case_numbers(content: Content, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without numbers that are case numbers of a form in the register, with the letters of it.

    A form of figures alone excuses nothing: any number would be one.
    """
    numbers = CaseNumbers(content.municipality.case_numbers)
    return [each for each in findings if not (each.code == CODE and each.line and _is_case(content, each, numbers))]


def _is_case(content: Content, finding: Finding, numbers: CaseNumbers) -> bool:
    try:
        lines = (content.root.parent / finding.file).read_text(encoding="utf-8").split("\n")
        line = lines[finding.line - 1]
    except (OSError, UnicodeDecodeError, IndexError):
        return False
    start = finding.column - 1
    end = next((hit.end for hit in identity_numbers(line) if hit.start == start), None)
    return end is not None and any(
        first <= start and end <= last and re.search(r"[^\W\d_]", line[first:start])
        for first, last, _ in numbers.find(line)
    )


def _judged(
    content: Content, index: int, waiver: Waiver, found: list[Finding], today: date | None
) -> tuple[list[Finding], list[Finding]]:
    """Return what is wrong with a waiver, and the findings that it lifts."""
    if waiver.code == "personnummer" and not waiver.mark:
        message = "Ett undantag från personnummer gäller ett enda tal, som kontrolltalet pekar ut."
        hint = "Skriv kontrolltal: och de fyra tecken som står i fyndet. Skriv aldrig talet själv."
        return [_about(content, index, "regel", "undantag-fel", message, hint, Severity.ERROR)], []
    if waiver.code not in _CODES:
        message = f"Regeln ”{waiver.code}” finns inte."
        return [_about(content, index, "regel", "undantag-fel", message, _hint(waiver.code), Severity.ERROR)], []
    match = _PLACE.fullmatch(waiver.place)
    name = _file(match["file"] if match else waiver.place, content)
    try:
        number = parse_number(match["number"]) if match and match["number"] else None
    except NotationError as error:
        return [_about(content, index, "plats", "undantag-fel", error.message, error.hint, Severity.ERROR)], []
    if name not in content.documents and not (content.root.parent / name).is_file():
        message = f"Filen {name.removeprefix(content.root.name + '/')} finns inte."
        hint = "Skriv filen från protokoll/ och framåt, till exempel protokoll/ks/2024-06-03.yml § 12."
        return [_about(content, index, "plats", "undantag-oanvant", message, hint)], []
    if today and waiver.until < today:
        message = f"Undantaget från {waiver.code} gällde till {waiver.until}."
        hint = "Rätta det som undantaget gällde, eller sätt en ny dag om skälet finns kvar."
        return [_about(content, index, "till", "undantag-gammalt", message, hint)], []
    hits = [each for each in found if _is_meant(each, waiver, name, number, content)]
    if hits and waiver.code == "personnummer":
        # Said in every check, and first in the summary of a request: somebody else has to look.
        message = f"Ett tal i {waiver.place} ser ut som ett personnummer, och någon har undantagit det: {waiver.reason}"
        hint = "Kontrollera i originalet att det inte är någon människas nummer, innan förslaget slås ihop."
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
    near = difflib.get_close_matches(wrong, sorted(_CODES), 1, cutoff=0.6)
    return f"Menade du {near[0]}?" if near else "Regelns namn står sist i varje fynd, inom parentes."


def _file(written: str, content: Content) -> str:
    written = written.strip().removeprefix(f"{content.root.name}/")
    return f"{content.root.name}/{written}"


def _is_meant(finding: Finding, waiver: Waiver, name: str, number: Number | None, content: Content) -> bool:
    if finding.code != waiver.code or finding.file != name:
        return False
    if finding.severity is Severity.ERROR and waiver.code not in _ERRORS:
        return False
    if waiver.mark and finding.mark != waiver.mark:
        return False
    if number is not None and name not in content.documents:
        return False
    return number is None or _item_at(content.documents[name], finding.line, content) == number


def _item_at(document: YamlFile, line: int, content: Content) -> Number | None:
    """Return the number of the § that a line of a file stands in, None before the first."""
    file = next((each for each in content.minutes if each.name == document.file), None)
    if file is None:
        return None
    return _items(document, tuple(item.number for item in file.outline.items), line)


@lru_cache(maxsize=256)
def _items(document: YamlFile, numbers: tuple[Number, ...], line: int) -> Number | None:
    found = None
    for index, number in enumerate(numbers):
        if document.locate(("paragrafer", index))[0] > line:
            break
        found = number
    return found
