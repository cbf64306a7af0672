"""Swedish dates: how they are written, and the last day to appeal a municipal decision."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]

# KL 13:5: within three weeks from the day the approval of the minutes was announced on the notice board.
APPEAL_PERIOD = timedelta(weeks=3)


@lru_cache(maxsize=64)
def _days_off(year: int) -> frozenset[date]:
    from holidays.countries.sweden import Sweden  # with all countries: a tenth of a second at every start

    holidays = Sweden(years=year, include_sundays=False)
    # Easter Sunday and Whit Sunday are Sundays anyway; what counts here is days off that fall on weekdays.
    return frozenset(holidays.keys())


def is_working_day(day: date) -> bool:
    """Tell whether an act may fall due on the day, by lag (1930:173) om beräkning av lagstadgad tid, 2 §.

    Saturdays, Sundays, public holidays, midsommarafton, julafton and nyårsafton do not count.
    """
    if day.weekday() >= 5:
        return False
    if (day.month, day.day) in {(12, 24), (12, 31)} or _is_midsummer_eve(day):
        return False
    return day not in _days_off(day.year)


def _is_midsummer_eve(day: date) -> bool:
    return day.month == 6 and day.weekday() == 4 and 19 <= day.day <= 25


def last_day_to_appeal(posted: date) -> date:
    """Return the last day for laglighetsprövning, given the day the notice went up (KL 13:5; lag 1930:173 §§ 1–2).

    It is the same weekday three weeks later, or the next working day when that is not one.
    """
    day = posted + APPEAL_PERIOD
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def format_date(day: date, *, year: bool = True, weekday: bool = False) -> str:
    """Return "17 april 2024", "17 april" or "onsdag 17 april 2024"."""
    parts = [WEEKDAYS[day.weekday()]] if weekday else []
    parts += [str(day.day), MONTHS[day.month - 1]]
    if year:
        parts.append(str(day.year))
    return " ".join(parts)


def format_days(first: date, last: date, *, weekday: bool = False) -> str:
    """Return the days of a meeting: "17 april 2024", or "17–18 april 2024" if there are several."""
    if first == last:
        return format_date(first, weekday=weekday)
    if weekday or first.month != last.month:
        begun = format_date(first, year=first.year != last.year, weekday=weekday)
        return f"{begun} – {format_date(last, weekday=weekday)}"
    return f"{first.day}–{format_date(last)}"


def format_period(first: date, last: date) -> str:
    """Return "22 april – 14 maj 2024"; the year stands once when both days share it."""
    same_year = first.year == last.year
    return f"{format_date(first, year=not same_year)} – {format_date(last)}"
