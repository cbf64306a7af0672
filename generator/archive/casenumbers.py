"""Case numbers (diarienummer): the forms that a municipality's register describes, read in any of their spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.language.text import lower
from generator.model import CaseNumberForm

_PART = re.compile(r"\{(år|år:2|del|nr)(?::(\d{1,2}))?\}")
_SEPARATORS = " \u00a0-\u2010\u2011\u2013/:._"
_SEPARATOR = r"[ \u00a0\-\u2010\u2011\u2013/:._]{1,2}"
_ANNOUNCED = re.compile(
    r"\b(?:dnr|diarienr|diarienummer|ärende|ärende[ \u00a0]?nr|ärendenummer)\.?:?[ \u00a0\n]?$", re.IGNORECASE
)
# How words that announce a number end, and what may stand between them and its first figure.
_ANNOUNCING = ("nr", "nummer", "ärende")
_BEFORE_FIGURE = re.compile(r"\.?:?[ \u00a0\n]?\n?(?=\d)")


@dataclass(frozen=True)
class CaseNumber:
    """A case number in the form the municipality prefers, and the same number in its other spellings."""

    canonical: str
    also: tuple[str, ...] = ()
    year: int | None = None


@dataclass(frozen=True)
class _Pattern:
    order: int
    regex: re.Pattern[str]
    form: CaseNumberForm
    lead: str  # the letters that it begins with, in lower case
    has_letters: bool
    has_year: bool  # in four figures
    is_found_anywhere: bool  # not only after its lead or a word that announces it

    def matches(self, text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
        """Yield the matches of the pattern in a text, if it can match at these places only."""
        end = 0
        for place in places:
            if place >= end and (match := self.regex.match(text, place)):
                end = match.end()
                yield match


class CaseNumbers:
    """Reads and finds case numbers by the municipality's own forms (register/kommun.yml, diarienummer)."""

    def __init__(self, forms: Sequence[CaseNumberForm]) -> None:
        spellings = [(spelling, form) for form in forms for spelling in (form.form, *form.also)]
        self._patterns = [_pattern(order, *spelling) for order, spelling in enumerate(spellings)]
        # Most texts hold no number: it is cheaper to look for what one begins with than for each of the forms.
        by_lead: dict[tuple[str, bool], list[_Pattern]] = {}
        for pattern in self._patterns:
            by_lead.setdefault((pattern.lead, pattern.has_year), []).append(pattern)
        self._led = [(*begins, patterns) for begins, patterns in by_lead.items() if begins[0]]
        self._others = [each for each in self._patterns if not each.lead]
        self._numbers: dict[tuple[int, str], CaseNumber] = {}

    def read(self, text: str, newest: int | None = None) -> CaseNumber | None:
        """Return the number that the whole text spells, or None if it fits none of the forms.

        `newest` is the last year that it can be of: that of the minutes, which name no case of a year to come.
        """
        folded = " ".join(text.split())
        for pattern in self._patterns:
            if match := pattern.regex.fullmatch(folded):
                return _number(pattern.form, match, newest)
        return None

    def can_be_in(self, lowered: str) -> bool:
        """Tell, at little cost, whether a text in lower case may hold a number."""
        has_year = _may_have_year(lowered)
        return any((has_year or not needs_year) and lead in lowered for lead, needs_year, _ in self._led) or any(
            (has_year or not pattern.has_year) and (pattern.is_found_anywhere or any(_announced(lowered)))
            for pattern in self._others
        )

    def find(self, text: str, lowered: str | None = None) -> Iterator[tuple[int, int, CaseNumber]]:
        """Yield (start, end, number) for each number in running text, the longest first where two overlap.

        A form of digits alone counts only after a word such as "dnr": a sum of money is no case. `lowered` is the text
        in lower case, if it is at hand.
        """
        found: list[tuple[int, int, int, CaseNumber]] = []
        for pattern, match in self._matches(text, lower(text) if lowered is None else lowered):
            start, end = match.span()
            if start and (text[start - 1].isalnum() or text[start - 1] in "-/"):
                continue
            if end < len(text) and text[end].isalnum():
                continue
            if pattern.has_letters or _ANNOUNCED.search(text[max(0, start - 20) : start]):
                found.append((start, -end, pattern.order, self._number(pattern, match)))
        taken = 0
        for start, minus_end, _, number in sorted(found, key=lambda hit: hit[:3]):
            if start >= taken:
                yield start, -minus_end, number
                taken = -minus_end

    def _matches(self, text: str, lowered: str) -> Iterator[tuple[_Pattern, re.Match[str]]]:
        has_year = _may_have_year(lowered)
        for lead, needs_year, patterns in self._led:
            if (has_year or not needs_year) and lead in lowered:
                places = list(_places(lowered, lead))
                for pattern in patterns:
                    yield from ((pattern, match) for match in pattern.matches(text, places))
        for pattern in self._others:
            if has_year or not pattern.has_year:
                anywhere = pattern.is_found_anywhere
                found = pattern.regex.finditer(text) if anywhere else pattern.matches(text, sorted(_announced(lowered)))
                yield from ((pattern, match) for match in found)

    def _number(self, pattern: _Pattern, match: re.Match[str]) -> CaseNumber:
        key = pattern.order, match[0]
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = _number(pattern.form, match)
        return number


def _may_have_year(text: str) -> bool:
    return "20" in text or "19" in text


def _places(lowered: str, words: str) -> Iterator[int]:
    start = lowered.find(words)
    while start >= 0:
        yield start
        start = lowered.find(words, start + 1)


def _announced(lowered: str) -> Iterator[int]:
    """Yield where figures follow a word that may announce a number."""
    for word in _ANNOUNCING:
        for place in _places(lowered, word):
            if match := _BEFORE_FIGURE.match(lowered, place + len(word)):
                yield match.end()


def _pattern(order: int, spelling: str, form: CaseNumberForm) -> _Pattern:
    beginning = re.match(f"[^{re.escape(_SEPARATORS)}{{]*", spelling)
    lead = lower(beginning[0]) if beginning else ""
    has_letters = bool(re.search(r"[^\W\d_]", _PART.sub("", spelling)))
    is_found_anywhere = not lead and (has_letters or not spelling.startswith("{"))
    regex = re.compile(_regex(spelling), re.IGNORECASE)
    return _Pattern(order, regex, form, lead, has_letters, "{år}" in spelling, is_found_anywhere)


def _regex(spelling: str) -> str:
    """Compile a form such as "KS-{år}-{nr:5}": separators are interchangeable, leading zeros may be missing."""
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


# Where the year of the minutes is not known: 70 and later are years of the century before.
_TURN = 2069


def _number(form: CaseNumberForm, match: re.Match[str], newest: int | None = None) -> CaseNumber:
    values = match.groupdict()
    year = values.get("year") or ""
    if short := values.get("short"):
        year = str(2000 + int(short) - (100 if 2000 + int(short) > (newest or _TURN) else 0))
    part = values.get("part") or ""
    # A spelling that asks for more than this one told cannot be made of it; one that tells less is another number.
    whole = part and "{del}" in form.form
    spelled = [
        _fill(spelling, year, values["number"], part)
        for spelling in (form.form, *form.also)
        if (not whole if "{del}" not in spelling else part) and (year or "{år" not in spelling)
    ]
    also = tuple(dict.fromkeys(each for each in spelled[1:] if each != spelled[0]))
    return CaseNumber(spelled[0], also, int(year) if year else None)


def _fill(spelling: str, year: str, number: str, part: str) -> str:
    def value(match: re.Match[str]) -> str:
        name, width = match[1], int(match[2] or 0)
        if name == "år":
            return year[-2:] if width == 2 else year
        return part if name == "del" else str(int(number)).zfill(width)

    return _PART.sub(value, spelling)
