"""Near: what stands beside a word that says what it is, what a mask has left, and numbers in the form of amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.privacy.figures import Kind, is_birth, is_identity_number
from generator.privacy.shapes import (
    BORN,
    DATED,
    DAY,
    KNOWN,
    MASK,
    MASKED_WORDS,
    MONTHS,
    NAMED,
    SHORT_MONTHS,
)

# Where it begins and ends, what it is, and its figures.
Found = tuple[int, int, Kind, str]

_NEAR = 40  # characters between a word and its number
_NAME = re.compile(f"(?P<strong>{NAMED})|{KNOWN}", re.IGNORECASE)
_BIRTH = re.compile(BORN, re.IGNORECASE)
# What there is in every such word: quicker to look for than the words.
_IN_NAMES = ("pers", "samord", "nr", "num", "identitets")
_IN_BIRTHS = ("föd", "fött", "f.", "f:", "f ")
_BEFORE_NAME = re.compile(r"(?<!\d)((?:\d\d)?\d{6})[- ]{0,3}(\d{4})(?!\d)[^\d\n]{0,25}$")
_AMOUNT = r"(?! ?(?:kr|kronor|[tm]kr|mnkr|mdkr|SEK|EUR|euro|procent|%)(?!\w))"
_LAST = re.compile(
    rf"(?:(?:fyra|4) sista|sista (?:fyra|4)|slutsiffror|kontrollsiffror)(?P<told> ?siffror\w*|\w*)"
    rf"[^\w\n]{{0,4}}(?:är |i \w+ ?(?:är )?)?[^\w\n]{{0,3}}(?P<last>\d{{4}})(?![\d]){_AMOUNT}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = rf"(?:(?:{MONTHS})|(?:{SHORT_MONTHS})\b\.?)"
_BORN_ON = re.compile(
    rf"^[^\n]{{0,25}}?(?<!\d)(?:{DAY}(?![\d])|{DATED}(?!\d)"
    rf"|(?P<date>\d{{1,2}}(?::?[ea])? ?{_MONTH},? ?(?:(?:18|19|20)\d\d|[-’']\d\d)(?!\d))"
    r"|(?P<slashed>\d{1,2}[/.-]\d{1,2}[ /.-]{1,2}(?:18|19|20)\d\d(?!\d)|\d{1,2}/\d{1,2} ?[-’']\d\d(?!\d)))",
    re.IGNORECASE,
)
_CHAR = rf"\\?{MASK}"
# On the source, for its stars are no emphasis here.
_MASKED = re.compile(
    rf"(?<!\d)(?:{DAY}|{DATED})\s?(?P<dash>[-+/\u2010-\u2015\u2212]?)\s?"
    rf"(?:{_CHAR}{{4}}|\d{_CHAR}{{3}}|\d\d{_CHAR}{{2}}|\d{{3}}{_CHAR}|{_CHAR}{{2}}\d\d|{_CHAR}\d{{3}}"
    rf"|(?<=[-+/\u2010-\u2015\u2212])(?:{_CHAR}{{3}}|[-_\u2010-\u2015]{{3,4}}|0000)|{MASKED_WORDS})(?![\w*])",
    re.IGNORECASE,
)
_LAST_LEFT = re.compile(
    rf"(?<![\w*.])(?:(?=[\dXx*#?•█■]{{0,7}}[Xx*#?•█■])(?:[\dXx*#?•█■]{{8}}|[\dXx*#?•█■]{{6}})|{MASKED_WORDS})"
    r"\s?[-+\u2010-\u2015\u2212]\s?(?P<last>\d{4})(?!\d|-\d)",
    re.IGNORECASE,
)
# Day, month and year in that order, and four figures: "23/8/1964;3234".
_DAY_FIRST = re.compile(
    rf"(?<![\d.,])(?P<day>\d{{1,2}})(?::[ea])?[./ -](?P<month>\d{{1,2}}|{_MONTH})[./ -](?P<year>(?:18|19|20)\d\d)"
    rf"[^\w\n§]{{1,5}}(?P<last>\d{{4}})(?![\d.:,/]\d|\d|-\d){_AMOUNT}",
    re.IGNORECASE,
)
_NAMES_OF_MONTHS = MONTHS.split("|")
_THOUSANDS = re.compile(
    rf"(?<![\d.,])(?:\d|\d{{3}})(?P<part>[ .,'’_])\d{{3}}(?P=part)\d{{3}}(?P=part)\d{{3}}(?!\d|[.,' _]\d){_AMOUNT}",
    re.IGNORECASE,
)


def beside_words(seen: str, before: str, shapes: Sequence[re.Pattern[str]]) -> Iterator[Found]:
    """Yield the matches that words say to be a number, a part of one, or a day of birth.

    `seen` is a line as it is shown, `before` the end of the one before it, `shapes` how a number may be written there.
    """
    low = seen.lower()
    for word in _NAME.finditer(seen) if _any_of(_IN_NAMES, low) else ():
        yield from _numbers(seen, word.end(), shapes, is_certain=bool(word["strong"]))
        if match := _BEFORE_NAME.search(seen[max(0, word.start() - 45) : word.start()]):
            figures = match[1] + match[2]
            if is_birth(match[1]):
                start = max(0, word.start() - 45) + match.start()
                end = max(0, word.start() - 45) + match.end(2)
                yield start, end, Kind.NUMBER if is_identity_number(figures) else Kind.NEAR, figures
    for word in _BIRTH.finditer(seen) if _any_of(_IN_BIRTHS, low) else ():
        yield from _numbers(seen, word.end(), shapes)
        yield from _born(seen, word.end())
    for match in _LAST.finditer(seen) if "sista" in low or "siffror" in low else ():
        if match["told"] or not _YEAR.fullmatch(match["last"]):
            yield *match.span("last"), Kind.LAST, match["last"]
    # The word may stand alone in the line before, as over a box or in a cell.
    for pattern, is_name in ((_NAME, True), (_BIRTH, False)) if _any_of(_IN_NAMES + _IN_BIRTHS, before.lower()) else ():
        for word in pattern.finditer(before):
            if not re.search(r"\w", before[word.end() :]):
                yield from _numbers(seen, 0, shapes, is_certain=not is_name or bool(word["strong"]))
                yield from () if is_name else _born(seen, 0)


def _any_of(parts: Iterable[str], text: str) -> bool:
    return any(part in text for part in parts)


def _numbers(seen: str, start: int, shapes: Sequence[re.Pattern[str]], *, is_certain: bool = True) -> Iterator[Found]:
    for pattern in shapes:
        for match in pattern.finditer(seen, start, min(len(seen), start + _NEAR)):
            figures = "".join(group for group in match.groups() if group and group.isdigit())
            if is_certain or is_birth(figures[:-4]):
                yield *match.span(), Kind.NUMBER if is_identity_number(figures) else Kind.NEAR, figures


def _born(seen: str, start: int) -> Iterator[Found]:
    if born := _BORN_ON.search(seen[start : start + _NEAR]):
        figures = re.sub(r"\D", "", born["day"] or born["dated"] or "")
        if born["date"] or born["slashed"] or is_birth(figures):
            end = start + born.end()
            yield end - len(born[0].lstrip()), end, Kind.BIRTH, figures


def masked(line: str) -> Iterator[Found]:
    """Yield the figures that a mask has left of a number: its day of birth, or its last four."""
    for match in _MASKED.finditer(line):
        figures = re.sub(r"\D", "", match["day"] or match["dated"])
        if is_birth(figures):
            yield *match.span(), Kind.MASKED, figures
    for match in _LAST_LEFT.finditer(line):
        if not _YEAR.fullmatch(match["last"]):
            yield *match.span(), Kind.MASKED, match["last"]


def in_other_forms(seen: str) -> Iterator[Found]:
    """Yield numbers in threes, as an amount is written, and with their day, month and year in another order."""
    for match in _THOUSANDS.finditer(seen):
        figures = re.sub(r"\D", "", match[0])
        if is_identity_number(figures):
            yield *match.span(), Kind.GROUPED, figures
    for match in _DAY_FIRST.finditer(seen):
        month = match["month"].lower().rstrip(".")
        number = next((at for at, name in enumerate(_NAMES_OF_MONTHS, 1) if name.startswith(month)), month)
        figures = f"{match['year']}{number:>02}{match['day']:>02}{match['last']}"
        if is_identity_number(figures):
            yield *match.span(), Kind.DATED, figures
