"""Privacy: what must never be published. A personal identity number is an error, and its message never repeats it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.findings import Finding

_ALONE = r"(?<![\d/\-])(?<!\d[.:])"  # not the end of a longer number, a case number or an address
_LAST = r"(?P<last>\d{4})(?!\d|[/\-]\d)"
_BETWEEN = r"[ \u00a0\u202f]?[-+\u00ad\u2010-\u2015\u2212]?[ \u00a0\u202f]?"
# Ten or twelve digits with the separators people use.
_CANDIDATE = re.compile(rf"{_ALONE}(?P<century>19|20)?(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d){_BETWEEN}{_LAST}")
# The same with the date written as one: 1912-12-12-1212, 12.12.12-1212. With a blank before the last four it could be
# a date and a year, or a sum.
_DATED = re.compile(
    rf"{_ALONE}(?P<century>19|20)?(?P<year>\d\d)(?P<sep>[-./ \u2010-\u2015])(?P<month>\d\d)(?P=sep)(?P<day>\d\d)"
    rf"[-+\u2010-\u2015\u2212]{_LAST}"
)
# No candidate is without six digits in a row, and few files have them. Bytes are searched many times faster than text:
# here each digit as 0 and all else as a blank, and then whatever is not ASCII, which other digits are not either.
_SHAPE = bytes(0x30 if byte in b"0123456789" else 0x20 for byte in range(256))
_ASCII = bytes(range(0x80))
# No date written as one is without this, and few files have it.
_WRITTEN = re.compile(r"\d\d[-./ \u2010-\u2015]\d\d[-./ \u2010-\u2015]\d\d[-+\u2010-\u2015\u2212]\d{4}")


def identity_numbers(text: str, file: str) -> Iterator[Finding]:
    """Yield an error for each personnummer or samordningsnummer in the text of a file, which is `file` in findings."""
    raw = text.encode()
    patterns = []
    if b"000000" in raw.translate(_SHAPE) or re.search(r"\d", raw.translate(None, _ASCII).decode()):
        patterns.append(_CANDIDATE)
    if _WRITTEN.search(text):
        patterns.append(_DATED)
    for number, line in enumerate(text.splitlines(), 1) if patterns else ():
        for match in (match for pattern in patterns for match in pattern.finditer(line)):
            if is_identity_number(match):
                yield Finding(
                    file,
                    number,
                    match.start() + 1,
                    "personnummer",
                    "Här står ett personnummer eller samordningsnummer.",
                    "Ta bort det, eller skriv [maskad]. Har filen redan sparats i arkivets historik måste "
                    "numret också tas bort där: säg till den som sköter arkivet.",
                )


def is_identity_number(match: re.Match[str]) -> bool:
    """Tell whether the digits are a date and end in the right check digit (folkbokföringslagen 18 §; Luhn).

    A samordningsnummer has 60 added to its day.
    """
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    day -= 60 if day > 60 else 0
    centuries = [int(match["century"])] if match["century"] else [19, 20]
    if not any(_is_day(century * 100 + year, month, day) for century in centuries):
        return False
    digits = f"{match['year']}{match['month']}{match['day']}{match['last']}"
    total = 0
    for index, digit in enumerate(digits):
        product = int(digit) * (2 - index % 2)
        total += product // 10 + product % 10
    return total % 10 == 0


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
