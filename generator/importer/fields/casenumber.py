"""Case numbers as they stand at a §: by the municipality's own forms, or by the shapes that such numbers have."""

from __future__ import annotations

import re

from generator.archive.casenumbers import CaseNumbers
from generator.importer.fields.found import Found

_LEAD = re.compile(
    r"(?:(?:D(?:iarie)?nr|Diarie-?nr|Diarieför(?:ing|t)?|Ärende-?nr|Diarienummer"
    r"|Ärende(?:nummer|nr|beteckning|-?id)?)[.:]?[ \t]*:?[ \t]*)+",
    re.IGNORECASE,
)
# KS-2024-00431 · KS 2015/173-040 · 0128/22 · 10-2023-0617 · KU.2017.3 · 2011/KS 0206 001 · 2013-KS0548/003
# KS 02-820 107
_SHAPE = re.compile(
    r"(?:(?:19|20)\d\d[-/ ][A-ZÅÄÖ]{1,5}[ -]?\d{2,6}(?:[ /-]\d{2,3})?"
    r"|(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5}[ ./:-]{0,2})?(?:19|20)\d\d[-–/:.]\d{1,6}(?:[-/: ]\d{1,4})?"
    r"|(?:[A-ZÅÄÖ]{1,6}[ ./:-]?)?\d{1,6}/\d{2,4}(?:-\d{1,3})?"
    r"|[A-ZÅÄÖ]{1,6} \d\d-\d{3}(?: \d{3})?"
    r"|\d\d-\d{4}-\d{3,5}|\d\d[-/]\d{4}(?:-\d{1,3})?"
    r"|[A-ZÅÄÖ]{2,6}[ ./:-]?\d{4}[ ./:-]\d{1,6})(?![\w/])"
)
# What a scan may have made of figures and letters.
_DAMAGED = re.compile(r"[A-ZÅÄÖ]{1,6}[-/ .]?[\dIlOo|][\dIlOo|/. -]{4,18}")
_CONFUSED = str.maketrans({"I": "1", "l": "1", "|": "1", "O": "0", "o": "0"})
# A day or a run of years, perhaps after a word, is no number of a case.
_DAY = re.compile(
    r"(?:[^\W\d_]+ )?(?:19|20)\d\d(?:[-/. ][01]?\d[-/. ][0-3]?\d\b|[-–/](?:19|20)\d\d$)|[0-3]?\d/[01]?\d$"
)
# "SOU 2024:13", "prop. 2023/24:99": what was printed elsewhere, and is no case of the municipality.
_SERIES = r"(?:SOU|Ds|DS|SFS|Prop|PROP|Skr|Dir|Bet|Rskr|SOSFS|HSLF-FS|BFS|AFS|HFD|NJA|RÅ|MÖD|KOM|COM)\.?"
_PRINTED = re.compile(rf"{_SERIES}[ \u00a0]")
# A line that ends between such a series and its number.
ENDS_IN_SERIES = re.compile(rf"(?:^|[ (]){_SERIES}$")
# What parts the numbers of several cases.
BETWEEN = re.compile(r"[ \t]*(?:[,;]|\boch\b|\bsamt\b)[ \t]*")
_FIGURES_ALONE = re.compile(r"\d{5,7}")
_ANY = re.compile(r"[A-ZÅÄÖa-zåäö]{0,8}[./: -]?\d[\w./:-]{2,20}(?: \d{3})?")


def case_at(text: str, start: int, numbers: CaseNumbers) -> Found[str] | None:
    """Return the case number that stands at a place of a line, its lead word ("Dnr") included in its span."""
    lead = _LEAD.match(text, start)
    at = lead.end() if lead else start
    rest = text[at:]
    for pattern in (_SHAPE, _ANY) if lead else (_SHAPE,):
        if (match := pattern.match(rest)) and any(char.isdigit() for char in match[0]):
            value = match[0].strip()
            if not lead and (_DAY.match(value) or (_PRINTED.match(value) and not numbers.read(value))):
                continue
            known = numbers.read(value) is not None
            return Found(value, start, at + match.end(), 1.0 if lead or known else 0.8)
    word = rest.split("  ")[0].split("\t")[0].strip()
    if word and numbers.read(word):
        return Found(word, start, at + rest.index(word) + len(word))
    first = rest.split(" ")[0]
    if first and numbers.read(first):
        return Found(first, start, at + len(first), 1.0 if lead else 0.8)
    return None


def case_line(text: str, numbers: CaseNumbers) -> Found[str] | None:
    """Return the case number that a whole line is, perhaps with a lead word or misread by a scan; else None."""
    found = case_at(text, 0, numbers)
    if found and not text[found.end :].strip(" .,;"):
        return found
    lead = _LEAD.match(text)
    plain = text[lead.end() if lead else 0 :].strip()
    if _DAMAGED.fullmatch(plain) and sum(char.isdigit() for char in plain) >= 4:
        mended = mend(plain)
        if numbers.read(mended) and mended != plain:
            return Found(plain, 0, len(text), 0.5, f"läses troligen {mended}")
        return Found(plain, 0, len(text), 0.3, "följer ingen av kommunens former")
    if _FIGURES_ALONE.fullmatch(plain):
        return Found(plain, 0, len(text), 0.6, "bara siffror")
    return None


def case_lines(text: str, numbers: CaseNumbers) -> list[Found[str]]:
    """Return the case numbers that a whole line lists, in brackets or not: "(Dnr KS 2024/12, KS 2024/13)"; or none."""
    begin = len(text) - len(text.lstrip(" (["))
    end = len(text.rstrip(" )].,;"))
    found: list[Found[str]] = []
    at = begin
    while at < end:
        each = case_at(text[:end], at, numbers)
        if each is None:
            break
        found.append(each)
        at = each.end
        if gap := BETWEEN.match(text, at):
            at = gap.end()
    if found and at >= end:
        return found
    one = case_line(text, numbers)
    return [one] if one else []


def mend(text: str) -> str:
    """Return a number with the letters that a scan takes for figures turned back, and without blanks among figures."""
    match = re.match(r"[A-ZÅÄÖ]{0,6}", text)
    head = match[0] if match else ""
    body = text[len(head) :].translate(_CONFUSED)
    return head + re.sub(r"(?<=\d) (?=\d)", "", body)
