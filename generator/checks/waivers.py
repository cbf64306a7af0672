"""Waivers: exceptions from rules, with a reason and a last day. One that is over or of no use is a finding itself."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from generator.findings import Finding, Severity
from generator.loader import Content
from generator.model import Waiver
from generator.notation import NotationError, Number, parse_number
from generator.rules import GROUPS
from generator.yamlio import Document

# Errors that an original can be the cause of. All others stop what comes after them, and are there to be mended.
_ERRORS = frozenset({"justering-fore-mote", "anslag-fore-justering"})
_PLACE = re.compile(r"(?P<file>[^§]*[^§\s,])(?:,?\s*§\s*(?P<number>\S+))?")
_CODES = frozenset(code for rules in GROUPS.values() for code in rules)


def waive(content: Content, findings: Iterable[Finding], today: date | None) -> list[Finding]:
    """Return the findings without those that are waived, and with those about the waivers themselves.

    `today` is the day to compare last days with, None in an archive without minutes.
    """
    found = list(findings)
    waived = set[Finding]()
    file = f"{content.root.name}/register/undantag.yml"
    for index, waiver in enumerate(content.waivers.waivers):
        name, number, problem = _read(waiver, content)
        over = bool(today and waiver.until < today)
        if not problem:
            hits = [each for each in found if _is_meant(each, waiver.code, name, number, content)]
            if over:
                # Still a finding of its own, so that the exception is either renewed or mended.
                problem = (
                    "till",
                    "undantag-gammalt",
                    f"Undantaget från {waiver.code} gällde till {waiver.until}.",
                    "Rätta det som undantaget gällde, eller förnya dagen om skälet finns kvar.",
                )
            elif not hits:
                problem = (
                    "plats",
                    "undantag-oanvant",
                    f"Undantaget från {waiver.code} behövs inte: där finns inget sådant fynd.",
                    "Ta bort undantaget, eller rätta platsen.",
                )
            else:
                waived.update(hits)
        if problem:
            key, code, message, hint = problem
            line, column = content.place(file, ("undantag", index, key))
            found.append(_about(file, line, column, code, message, hint))
    return [each for each in found if each not in waived]


def _about(file: str, line: int, column: int, code: str, message: str, hint: str) -> Finding:
    severity = Severity.ERROR if code == "undantag-fel" else Severity.WARNING
    return Finding(file, line, column, code, message, hint, severity)


_Problem = tuple[str, str, str, str]


def _read(waiver: Waiver, content: Content) -> tuple[str, Number | None, _Problem | None]:
    """Return the file and § that a waiver is about, and what is wrong with it: the key, code, message and hint."""
    if waiver.code == "personnummer":
        return (
            "",
            None,
            (
                "regel",
                "undantag-fel",
                "Från regeln om personnummer finns inga undantag.",
                "Ta bort undantaget, och personnumret ur protokollet.",
            ),
        )
    if waiver.code not in _CODES:
        return "", None, ("regel", "undantag-fel", f"Regeln ”{waiver.code}” finns inte.", _hint(waiver.code))
    match = _PLACE.fullmatch(waiver.place)
    name = _file(match["file"] if match else waiver.place, content)
    try:
        number = parse_number(match["number"]) if match and match["number"] else None
    except NotationError as error:
        return name, None, ("plats", "undantag-fel", error.message, error.hint)
    if name not in content.documents:
        return (
            name,
            None,
            (
                "plats",
                "undantag-oanvant",
                f"Filen {waiver.place} finns inte.",
                "Skriv filen från protokoll/ och framåt, till exempel protokoll/ks/2024-06-03.yml § 12.",
            ),
        )
    return name, number, None


def _hint(wrong: str) -> str:
    near = difflib.get_close_matches(wrong, sorted(_CODES), 1, cutoff=0.6)
    return f"Menade du {near[0]}?" if near else "Regelns namn står sist i varje fynd, inom parentes."


def _file(written: str, content: Content) -> str:
    written = written.strip().removeprefix(f"{content.root.name}/")
    return f"{content.root.name}/{written}"


def _is_meant(finding: Finding, code: str, name: str, number: Number | None, content: Content) -> bool:
    if finding.code != code or finding.file != name or code == "personnummer":
        return False
    if finding.severity is Severity.ERROR and code not in _ERRORS:
        return False
    return number is None or _item_at(content.documents[name], finding.line, content) == number


def _item_at(document: Document, line: int, content: Content) -> Number | None:
    """Return the number of the § that a line of a file stands in, None before the first."""
    file = next((each for each in content.minutes if each.name == document.file), None)
    if file is None:
        return None
    return _items(document, tuple(item.number for item in file.outline.items), line)


@lru_cache(maxsize=256)
def _items(document: Document, numbers: tuple[Number, ...], line: int) -> Number | None:
    found = None
    for index, number in enumerate(numbers):
        if document.locate(("paragrafer", index))[0] > line:
            break
        found = number
    return found
