"""When the bodies of Sagolunda meet: three years of them, and the days on which minutes are approved and posted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.language.calendar_se import is_working_day

YEARS = (2023, 2024, 2025)
_MONTHS = (1, 2, 3, 4, 5, 6, 9, 10, 11, 12)
# Which week of the month (from its first Monday) and which day of the week: a proposal is made before it is decided on.
_RHYTHM = {
    "un": (1, 1),
    "kfn": (1, 2),
    "sn": (1, 2),
    "mbn": (1, 3),
    "ksau": (0, 1),
    "ks": (1, 0),
    "kf": (2, 0),
}


def meetings() -> Iterator[tuple[date, str]]:
    """Yield day and body of every ordinary meeting, in order of time. Fullmäktige rests in January."""
    for year in YEARS:
        for month in _MONTHS:
            first = date(year, month, 1)
            monday = first + timedelta(days=-first.weekday() % 7)
            days = [
                (working(monday + timedelta(weeks=week, days=day)), body)
                for body, (week, day) in _RHYTHM.items()
                if (body, month) != ("kf", 1)
            ]
            yield from sorted(days)


def working(day: date) -> date:
    """Return the day, or the next working day."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
