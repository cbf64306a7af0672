"""Case numbers (diarienummer): the forms that a municipality's register describes, read in any of their spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import CaseNumberForm

_PART = re.compile(r"\{(år|år:2|del|nr)(?::(\d{1,2}))?\}")
_SEPARATORS = " \u00a0-\u2010\u2011\u2013/:._"
_SEPARATOR = r"[ \u00a0\-\u2010\u2011\u2013/:._]{1,2}"
_ANNOUNCED = re.compile(
    r"\b(?:dnr|diarienr|diarienummer|ärende|ärende[ \u00a0]?nr|ärendenummer)\.?:?[ \u00a0\n]?$", re.IGNORECASE
)


@dataclass(frozen=True)
class CaseNumber:
    """A case number in the form the municipality prefers, and the same number in its other spellings."""

    canonical: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Pattern:
    regex: re.Pattern[str]
    form: CaseNumberForm
    has_letters: bool


class CaseNumbers:
    """Reads and finds case numbers by the municipality's own forms (register/kommun.yml, diarienummer)."""

    def __init__(self, forms: Sequence[CaseNumberForm]) -> None:
        self._patterns = [
            _Pattern(
                re.compile(_regex(spelling), re.IGNORECASE), form, bool(re.search(r"[^\W\d_]", _PART.sub("", spelling)))
            )
            for form in forms
            for spelling in (form.form, *form.also)
        ]

    def read(self, text: str) -> CaseNumber | None:
        """Return the number that the whole text spells, or None if it fits none of the forms."""
        folded = " ".join(text.split())
        for pattern in self._patterns:
            if match := pattern.regex.fullmatch(folded):
                return _number(pattern.form, match)
        return None

    def find(self, text: str) -> Iterator[tuple[int, int, CaseNumber]]:
        """Yield (start, end, number) for each number in running text, the longest first where two overlap.

        A form of digits alone counts only after a word such as "dnr": a sum of money is no case.
        """
        found: list[tuple[int, int, CaseNumber]] = []
        for pattern in self._patterns:
            for match in pattern.regex.finditer(text):
                start, end = match.span()
                if start and (text[start - 1].isalnum() or text[start - 1] in "-/"):
                    continue
                if end < len(text) and text[end].isalnum():
                    continue
                if pattern.has_letters or _ANNOUNCED.search(text[max(0, start - 20) : start]):
                    found.append((start, end, _number(pattern.form, match)))
        taken = 0
        for start, end, number in sorted(found, key=lambda hit: (hit[0], -hit[1])):
            if start >= taken:
                yield start, end, number
                taken = end


def _regex(spelling: str) -> str:
    """Compile a form such as "KFKS-{år}-{nr:5}": separators are interchangeable, leading zeros may be missing."""
    parts: list[str] = []
    position = 0
    alone = len(_PART.findall(spelling)) == 1
    for match in _PART.finditer(spelling):
        parts.append(_literal(spelling[position : match.start()]))
        name, width = match[1], match[2]
        if name == "år" and width == "2":
            parts.append(r"(?P<short>\d\d)")
        elif name == "år":
            parts.append(r"(?P<year>(?:19|20)\d\d)")
        elif name == "del":
            parts.append(r"(?P<part>\d{1,4})")
        elif alone and width:
            parts.append(rf"(?P<number>\d{{{width}}})")
        else:
            parts.append(rf"(?P<number>\d{{1,{max(int(width or 6), 1)}}})")
        position = match.end()
    parts.append(_literal(spelling[position:]))
    return "".join(parts)


def _literal(text: str) -> str:
    runs = re.findall(f"[{re.escape(_SEPARATORS)}]+|[^{re.escape(_SEPARATORS)}]+", text)
    return "".join(_SEPARATOR if run[0] in _SEPARATORS else re.escape(run) for run in runs)


def _number(form: CaseNumberForm, match: re.Match[str]) -> CaseNumber:
    values = match.groupdict()
    year = values.get("year") or ("20" + values["short"] if values.get("short") else "")
    part = values.get("part") or ""
    # A spelling that asks for more than this one told cannot be made of it; one that tells less is another number.
    whole = part and "{del}" in form.form
    spelled = [
        _fill(spelling, year, values["number"], part)
        for spelling in (form.form, *form.also)
        if (not whole if "{del}" not in spelling else part) and (year or "{år" not in spelling)
    ]
    return CaseNumber(spelled[0], tuple(dict.fromkeys(each for each in spelled[1:] if each != spelled[0])))


def _fill(spelling: str, year: str, number: str, part: str) -> str:
    def value(match: re.Match[str]) -> str:
        name, width = match[1], int(match[2] or 0)
        if name == "år":
            return year[-2:] if width == 2 else year
        return part if name == "del" else str(int(number)).zfill(width)

    return _PART.sub(value, spelling)
