"""Dates: real notices with the last day to appeal that the municipality itself printed."""

from datetime import date

import pytest

from generator.language.calendar_se import format_date, format_period, is_working_day, last_day_to_appeal


@pytest.mark.parametrize(
    ("posted", "last"),
    [
        ("2024-04-22", "2024-05-13"),
        ("2017-04-04", "2017-04-25"),
        ("2015-09-03", "2015-09-24"),
        ("2015-03-27", "2015-04-17"),
        ("2013-01-17", "2013-02-07"),
        ("2019-01-22", "2019-02-12"),
        ("2018-04-03", "2018-04-24"),
        ("2017-10-27", "2017-11-17"),
        ("2017-09-12", "2017-10-03"),
        ("2011-04-04", "2011-04-26"),  # the 25th is Easter Monday
        ("2024-05-31", "2024-06-24"),  # the 21st is midsommarafton, a Friday
        ("2024-12-03", "2024-12-27"),  # julafton, two days of Christmas
        ("2024-12-10", "2025-01-02"),  # nyårsafton, New Year's Day
        ("2024-05-16", "2024-06-07"),  # Sweden's national day
    ],
)
def test_last_day_to_appeal(posted: str, last: str) -> None:
    assert last_day_to_appeal(date.fromisoformat(posted)) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-04-17", True),
        ("2024-06-20", True),  # the day before midsommarafton
        ("2024-06-21", False),
        ("2024-05-09", False),  # Ascension Day
        ("2024-04-20", False),
        ("2024-04-21", False),
        ("2024-12-23", True),
    ],
)
def test_working_day(day: str, expected: bool) -> None:
    assert is_working_day(date.fromisoformat(day)) is expected


def test_written_dates() -> None:
    assert format_date(date(2024, 4, 17)) == "17 april 2024"
    assert format_date(date(2024, 4, 17), weekday=True) == "onsdag 17 april 2024"
    assert format_period(date(2024, 4, 22), date(2024, 5, 14)) == "22 april – 14 maj 2024"
    assert format_period(date(2024, 12, 22), date(2025, 1, 14)) == "22 december 2024 – 14 januari 2025"
