"""Privacy: what must never be published. A personal identity number is an error, and its message never repeats it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.checks.paper import texts
from generator.findings import Finding
from generator.yamlio import Parsed

MESSAGE = "Här står ett personnummer eller samordningsnummer."
HINT = (
    "Ta bort det, eller skriv [maskad]. Har filen redan sparats i arkivets historik måste numret också tas bort där: "
    "säg till den som sköter arkivet."
)
_DASHES = tuple("-+\u2010\u2011\u2012\u2013\u2014\u2015\u2212")

_ALONE = r"(?<![\d/\-])(?<!\d[.:])"  # not the end of a longer number, a case number or an address
_LAST = r"(?P<last>\d{4})(?!\d|[/\-]\d)"
_DASH = r"[-+\u2010-\u2015\u2212]"
_BLANK = r"[ \t\u00a0\u2000-\u200a\u202f]"
_CENTURY = rf"(?:(?P<century>19|20)(?:{_BLANK}|-)?)?"
# Ten or twelve digits with the separators people use.
_CANDIDATE = re.compile(
    rf"{_ALONE}{_CENTURY}(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d){_BLANK}?{_DASH}{{0,2}}{_BLANK}?{_LAST}"
)
# The same with the date written as one: 1912-12-12-1212, 12.12.12-1212. With a blank before the last four it could be
# a date and a year, or a sum.
_DATED = re.compile(
    rf"{_ALONE}(?P<century>19|20)?(?P<year>\d\d)(?P<sep>[-./ \u2010-\u2015])(?P<month>\d\d)(?P=sep)(?P<day>\d\d)"
    rf"{_DASH}{_LAST}"
)
# Where the line itself says what kind of number it is, whatever parts the digits will do.
_NAMED = re.compile(r"person(?:nummer|nr)|samordningsn|\bp\.? ?nr\b|\bpnr\b|\bfödd\b", re.IGNORECASE)
_LOOSE = re.compile(
    rf"{_ALONE}(?P<century>19|20)?(?P<year>\d\d)[-./ ]?(?P<month>\d\d)[-./ ]?(?P<day>\d\d)[-+./: ]{{0,3}}{_LAST}"
)
# No candidate is without six digits in a row, and few files have them. Bytes are searched many times faster than text:
# here each digit as 0 and all else as a blank, and then whatever is not ASCII, which other digits are not either.
_SHAPE = bytes(0x30 if byte in b"0123456789" else 0x20 for byte in range(256))
_ASCII = bytes(range(0x80))
_SIX = re.compile(r"\d{6}")
# No date written as one is without this, and few files have it.
_WRITTEN = re.compile(r"\d\d[-./ \u2010-\u2015]\d\d[-./ \u2010-\u2015]\d\d[-+\u2010-\u2015\u2212]\d{4}")
# What does not show, or only as emphasis, and can stand among the digits; and dashes as HTML writes them.
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff*_\\]|&(?P<dash>#45|#x2d|#8211|ndash|minus|shy);", re.IGNORECASE)
_DISGUISED = re.compile(r"\d[-\u2010-\u2015\u2212]?(?:[\u00ad\u200b-\u200f\u2060\ufeff\\]|\*\*?[-\d]|_[-\d]|&[#a-z])")
# Those beyond ASCII, which are quick to look for among the few bytes that are.
_UNSEEN_BYTES = [sign.encode() for sign in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"]
_NAMED_BYTES = (b"personn", b"samordningsn", b"pnr", b"p.nr", b"p. nr", b"p nr", "född".encode())
# A number that a line break parts.
_BROKEN = re.compile(rf"(?<=\d{{6}}){_DASH}[ \t]*\r?\n[ \t]*(?=\d{{4}})")


def identity_numbers(text: str, file: str) -> Iterator[Finding]:
    """Yield an error for each personnummer or samordningsnummer in the text of a file, which is `file` in findings."""
    raw = text.encode()
    beyond = raw.translate(None, _ASCII)
    patterns = []
    if b"000000" in raw.translate(_SHAPE) or re.search(r"\d", beyond.decode()):
        patterns.append(_CANDIDATE)
    if _WRITTEN.search(text):
        patterns.append(_DATED)
    unseen = len(raw.translate(None, b"*\\&")) < len(raw) or any(sign in beyond for sign in _UNSEEN_BYTES)
    disguised = unseen and _DISGUISED.search(text) is not None
    lower = raw.lower()
    named = any(sign in lower for sign in _NAMED_BYTES)
    if not (patterns or disguised or named):
        return
    lines = text.splitlines()
    wanted: list[re.Pattern[str]]
    for number, line in enumerate(lines, 1):
        if number < len(lines) and line.rstrip()[-1:] in _DASHES and _BROKEN.search(f"{line}\n{lines[number]}"):
            line = f"{line.rstrip()}{lines[number].lstrip()}"
        places: Sequence[int] = range(len(line))
        wanted = patterns
        if disguised and _DISGUISED.search(line):
            line, places = _revealed(line)
            wanted = [_CANDIDATE, _DATED]
        if named and _NAMED.search(line):
            wanted = [*wanted, _LOOSE]
        if _CANDIDATE in wanted and not _SIX.search(line):
            wanted = [each for each in wanted if each is not _CANDIDATE]
        starts = {match.start() for pattern in wanted for match in pattern.finditer(line) if is_identity_number(match)}
        for start in sorted(starts):
            yield Finding(file, number, places[start] + 1, "personnummer", MESSAGE, HINT)


def escaped_numbers(document: Parsed, source: str) -> Iterator[Finding]:
    """Yield an error for each identity number in a value that its file spells with escapes ("\\x31")."""
    if "\\" not in source:
        return
    for path, text in texts(document.data):
        line, column = document.locate(path)
        row = source.splitlines()[line - 1] if line else ""
        if "\\" in row and any(identity_numbers(text, document.file)):
            yield Finding(document.file, line, column, "personnummer", MESSAGE, HINT)


def named_so(names: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Yield an error for each file whose name holds an identity number, given folders with the names in them.

    It stands at the folder, for the name must not be repeated.
    """
    for folder, name in names:
        if any(identity_numbers(name.rpartition(".")[0] or name, folder)):
            message = "Namnet på en fil i mappen innehåller ett personnummer eller samordningsnummer."
            hint = "Döp om filen. Har den redan sparats i arkivets historik: säg till den som sköter arkivet."
            yield Finding(folder, 0, 0, "personnummer", message, hint)


def _revealed(line: str) -> tuple[str, list[int]]:
    """Return a line without what does not show in it, and where in it each character stood."""
    shown: list[str] = []
    places: list[int] = []
    at = 0
    for match in _UNSEEN.finditer(line):
        shown += line[at : match.start()]
        places += range(at, match.start())
        at = match.end()
        if match["dash"] and match["dash"].lower() != "shy":
            shown.append("-")
            places.append(match.start())
    return "".join([*shown, line[at:]]), [*places, *range(at, len(line))]


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
