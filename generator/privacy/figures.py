"""Figures: whether they can be somebody's number or day of birth, and the kinds of what is found."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What was found: a number, or something near to one."""

    NUMBER = "number"
    TEMPORARY = "temporary"
    NEAR = "near"  # beside a word that says it is one, but its check digit or its day is wrong
    MASKED = "masked"  # one with a part of it hidden, and a part not
    LAST = "last"  # four figures that are said to be the last ones
    BIRTH = "birth"  # a day of birth, said to be one
    DATED = "dated"  # a day and four figures that are a year as well, or figures of a table
    SHORTENED = "shortened"  # what a spreadsheet has made of one: its day of birth, and not all that follows
    GROUPED = "grouped"  # its figures in threes, as amounts are written


def is_identity_number(figures: str) -> bool:
    """Tell whether 10 or 12 figures are a day and end in the right check digit (folkbokföringslagen 18 §; Luhn)."""
    if len(figures) not in (10, 12) or not is_birth(figures[:-4]):
        return False
    total = 0
    for index, digit in enumerate(figures[-10:]):
        product = int(digit) * (2 - index % 2)
        total += product // 10 + product % 10
    return total % 10 == 0


def is_birth(figures: str) -> bool:
    """Tell whether 6 or 8 figures are a day that somebody can be born on, or that of a samordningsnummer."""
    centuries = (figures[:-6],) if len(figures) == 8 else ("19", "20")
    if not {"18", "19", "20"}.issuperset(centuries):
        return False
    year, month, day = (int(figures[at:][:2]) for at in (len(figures) - 6, len(figures) - 4, len(figures) - 2))
    if day >= 60:
        # Month and day may be unknown: 0 then.
        return month <= 12 and day <= 91 and (month == 0 or day == 60 or _is_day(2000, month, day - 60))
    return any(_is_day(int(century) * 100 + year, month, day) for century in centuries)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
