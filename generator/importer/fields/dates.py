"""Dates and times of day as minutes print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.importer.fields.found import Found
from generator.language.calendar_se import MONTHS

_MONTH = "|".join(
    sorted({month for name in MONTHS for month in (name, name[:3], f"{name[:3]}.", name[:4])}, key=len, reverse=True)
)
_DATE = re.compile(
    rf"(?<![\w/-])(?:(?P<y>(?:19|20)\d\d)[-/. ](?P<m>\d{{1,2}})[-/. ](?P<d>\d{{1,2}})"
    rf"|(?P<day>\d{{1,2}})(?::?[ae])?[ .]{{1,2}}(?P<month>{_MONTH})\.?[ ,]{{1,2}}(?P<year>(?:19|20)\d\d)"
    rf"|(?P<dd>\d{{1,2}})/(?P<mm>\d{{1,2}})[- /]{{1,2}}(?P<yyyy>(?:19|20)\d\d)"
    rf"|(?P<yy>(?:19|20)\d\d)(?P<mon>[01]\d)(?P<dom>[0-3]\d))(?![\w/]|-\d)",
    re.IGNORECASE,
)
_LONGEST = timedelta(days=31)  # that a meeting is held over, as in the record
TO = re.compile(r"\s*(?:[-–—]{1,2}|och|samt|till|t\.?o\.?m\.?|till och med)\s*(?:den )?", re.IGNORECASE)
_FIRST_DAY = re.compile(
    rf"(?<![\d:./-])(?P<day>\d{{1,2}})(?: (?P<month>{_MONTH}))?"
    r"(?:\s?[-–—]\s?|\s+(?:och|samt|till|t\.?o\.?m\.?|till och med)\s+)(?:den )?$",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?(?: den)?,? ?)?"
WEEKDAY_BEFORE = re.compile(rf"{_WEEKDAY}(?:den )?$", re.IGNORECASE)
_CLOCK = r"(?:[01]?\d|2[0-4])[:.][0-5]\d"
_DASH = r"[ ]?(?:[-‐‑–—−]{1,2}|till|t\.?o\.?m\.?)[ ]?"
_HOUR = rf"(?:[01]?\d|2[0-4])(?![\d:.]?\d| 000| ?(?:{_MONTH})\b)"
# After "kl." a whole hour is one: "kl. 9–10.15", "kl. 8.30–11".
_TIME = re.compile(
    rf"(?P<lead>\b(?:kl(?:ockan)?\.?|tid):?[ ]{{0,4}})?(?P<from>{_CLOCK})"
    rf"(?:{_DASH}(?:kl(?:ockan)?\.? ?)?(?P<to>{_CLOCK}|(?(lead){_HOUR}|(?!))))?(?![\d:])"
    rf"|\bkl(?:ockan)?\.?:?[ ]{{1,4}}(?P<hour>{_HOUR}){_DASH}"
    rf"(?:kl(?:ockan)?\.? ?)?(?P<until>{_CLOCK}|{_HOUR})(?![\d:])",
    re.IGNORECASE,
)
# A break of the meeting with its times: "ajournering 16.15–16.27 och 17.00–17.10", "med avbrott för middag kl. 17–18".
_PAUSE = (
    r"(?:(?:mötet|sammanträdet) )?(?:med )?"
    r"(?:\w{0,20}ajourner\w*|\w{0,20}paus(?:er)?\b|pausa\w+|avbrott(?:et|en|s)?\b|\w{0,20}uppehåll(?:et|en)?\b|lunch\b|fika\b)"
)
_SPAN = rf"(?:{_CLOCK}|\d{{1,2}}(?![\d(]))(?:{_DASH}(?:kl(?:ockan)?\.? ?)?(?:{_CLOCK}|\d{{1,2}}(?!\d)))?"
BREAK = re.compile(
    rf"(?:^|(?<=[\d ,;.]))\(?{_PAUSE}(?:[^\d\n,;]{{0,60}}{_SPAN}(?:(?:,| och| samt)[^\d\n,;]{{0,20}}{_SPAN})*)?\)?",
    re.IGNORECASE,
)


def dates(text: str) -> Iterator[Found[date]]:
    """Yield each date in a text: "17 april 2024", "2024-04-17", "17/4 2024". One that no calendar has is none."""
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        year = parts["y"] or parts["year"] or parts["yyyy"] or parts["yy"]
        day = parts["d"] or parts["day"] or parts["dd"] or parts["dom"]
        month = int(parts["m"] or parts["mm"] or parts["mon"] or 0) or _month(parts["month"])
        try:
            yield Found(date(int(year), month, int(day)), *match.span())
        except ValueError:
            continue


def days_of_meeting(text: str) -> Found[tuple[date, date]] | None:
    """Return the first and last day of "20–21 november 2024" or "2024-11-20 – 2024-11-21", or None."""
    found = list(dates(text))
    if not found:
        return None
    last = found[0]
    if before := _FIRST_DAY.search(text, 0, last.start):
        month = _month(before["month"]) if before["month"] else last.value.month
        try:
            first = Found(date(last.value.year, month, int(before["day"])), before.start(), last.end)
        except ValueError:
            return None
    elif len(found) > 1 and TO.fullmatch(text, last.end, found[1].start):
        first, last = last, found[1]
    else:
        return None
    if not first.value < last.value <= first.value + _LONGEST:
        return None
    return Found((first.value, last.value), first.start, last.end)


def _month(name: str) -> int:
    short = name.lower().rstrip(".")
    return next(number for number, full in enumerate(MONTHS, 1) if full.startswith(short))


def _clock(printed: str | None) -> str:
    """Return a time of day with a colon, a whole hour with its minutes; "" for none."""
    clock = (printed or "").replace(".", ":")
    return f"{clock}:00" if clock.isdigit() else clock


def times(text: str) -> Iterator[Found[str]]:
    """Yield each time of day or from–to in a text, written 09:00–10:30 whatever dash was printed.

    Those of a break are none of the meeting ("ajournering 16.15–16.27"). Without "kl." a lone figure is unsure: it may
    be a sum.
    """
    breaks = [each.span() for each in BREAK.finditer(text)]
    for match in _TIME.finditer(text):
        if any(start <= match.start() < end for start, end in breaks):
            continue
        begun, ended = (_clock(match[one] or match[other]) for one, other in (("from", "hour"), ("to", "until")))
        value = begun + (f"–{ended}" if ended else "")
        sure = bool(match["lead"] or ended)
        yield Found(value, match.start(), match.end(), 1.0 if sure else 0.6)
