"""Privacy: what must never be published. A personal identity number is an error, and its message never repeats it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.findings import Finding

# Ten or twelve digits with the separators people use; not part of a longer number or of a case number.
_CANDIDATE = re.compile(
    r"(?<![\d/\-.])(?<!\d:)(?P<century>19|20)?(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)"
    r"[ \u00a0]?[-+\u00ad\u2010-\u2015\u2212]?[ \u00a0]?(?P<last>\d{4})(?![\d/\-])"
)
# No candidate is without six digits in a row, and few files have them. Bytes are searched many times faster than text:
# here each digit as 0 and all else as a blank, and then whatever is not ASCII, which other digits are not either.
_SHAPE = bytes(0x30 if byte in b"0123456789" else 0x20 for byte in range(256))
_ASCII = bytes(range(0x80))


def identity_numbers(text: str, file: str) -> Iterator[Finding]:
    """Yield an error for each personnummer or samordningsnummer in the text of a file, which is `file` in findings."""
    raw = text.encode()
    if b"000000" not in raw.translate(_SHAPE) and not re.search(r"\d", raw.translate(None, _ASCII).decode()):
        return
    for number, line in enumerate(text.splitlines(), 1):
        for match in _CANDIDATE.finditer(line):
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
