"""Bytes to text: UTF-8, one kind of line end, and no characters that cannot be shown.

A fault is reported and then replaced, one character for one, so that the rest can still be checked.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from generator.findings import Finding
from generator.language.text import count, enumeration
from generator.yamlio import damage

MAX_BYTES = 2_000_000
# A file with so many faults of one kind is not worth reading to its end.
ENOUGH = 1000
# Stands for what was refused. It may begin a plain value and means nothing to YAML.
PLACEHOLDER = "\ufffd"

_NONCHARACTERS = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(15))
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ud800-\udfff\ue000-\uf8ff\ufeff\ufdd0-\ufdef"
    f"{_NONCHARACTERS}\U000f0000-\U0010ffff]"
)
_BAD_BYTE = re.compile("[\udc80-\udcff]")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF16 = "sparad som UTF-16 (kallas ibland ”Unicode”)"
OTHER_FORMATS = {
    b"\xff\xfe": _UTF16,
    b"\xfe\xff": _UTF16,
    b"%PDF": "en PDF-fil",
    b"PK\x03\x04": "en Word- eller Excel-fil eller ett zip-arkiv",
    b"\xd0\xcf\x11\xe0": "en äldre Word- eller Excel-fil",
    b"{\\rtf": "en RTF-fil",
}
_KNOWN = {
    "\x00": "nolltecken",
    "\x0b": "radbrytning inne i ett stycke (Skift+Retur i Word)",
    "\x0c": "sidbrytning",
    "\x1e": "hårt bindestreck från Word",
    "\x1f": "mjukt bindestreck från Word",
    "\u2028": "radavskiljare",
    "\u2029": "styckeavskiljare",
    "\u202d": "tecken som ändrar skrivriktningen",
    "\u202e": "tecken som vänder texten baklänges",
    "\ufeff": "byteordningsmärke",
}
_CATEGORIES = {"Cc": "styrtecken", "Co": "privat tecken"}
_LIKELY = "åäöÅÄÖéÉüÜ–"
_SHOWN_LINES = 10
_SHOWN_CHARACTERS = 5


def forbidden_characters(text: str) -> list[str]:
    """Return the characters that no file may hold, each once, in order: controls, private use and the like.

    Tab and line feed are allowed. A carriage return is a line end in a file, but never part of a value.
    """
    if text.replace("\n", "").replace("\t", "").isprintable():
        return []  # those that no file may hold are none of the printable ones
    return list(dict.fromkeys(FORBIDDEN.findall(text) + ["\r"] * ("\r" in text)))


def describe(characters: list[str]) -> str:
    """Return forbidden characters in words, such as "U+000C (sidbrytning)"."""
    words = []
    for char in characters[:_SHOWN_CHARACTERS]:
        known = _KNOWN.get(char)
        if "\uf020" <= char <= "\uf0ff":
            known = "punkt eller symbol ur ett av Words symboltypsnitt"
        elif not known:
            known = _CATEGORIES.get(unicodedata.category(char), "ogiltigt tecken")
        words.append(f"U+{ord(char):04X} ({known})")
    if len(characters) > _SHOWN_CHARACTERS:
        words.append("flera andra")
    return enumeration(words)


def decode(raw: bytes, file: str) -> tuple[str | None, list[Finding]]:
    """Return the text of a file, with line feeds only and what is forbidden replaced, and the findings.

    The text is None when the bytes are so far from UTF-8 text that nothing more can be said about them.
    """
    if alien := _other_format(raw):
        message = f"Filen är inte en textfil i UTF-8, utan {alien}."
        hint = _SAVE_AS_UTF8 if alien == _UTF16 else _MOVE
        return None, [Finding(file, 1, 1, "fil-inte-utf8", message, hint)]
    text = raw.removeprefix(BYTE_ORDER_MARK).decode("utf-8", "surrogateescape")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    findings = []
    if _BAD_BYTE.search(text):
        findings.append(_bad_bytes(text, file))
        text = _BAD_BYTE.sub(lambda match: _windows_letter(match[0]), text)
    findings += _bad_characters(text, file)
    findings += damage.found(text, file)
    if findings:
        text = "\n".join(_without_forbidden(line) for line in text.split("\n"))
    return text, findings


def _without_forbidden(line: str) -> str:
    """Return a line with something harmless for each forbidden character, blank if it has nothing else."""
    spaces = FORBIDDEN.sub(" ", line)
    return spaces if spaces.isspace() else FORBIDDEN.sub(PLACEHOLDER, line)


_SAVE_AS_UTF8 = (
    "Öppna filen i ett redigeringsprogram för text, välj Spara som och kodningen (teckenkodningen) UTF-8. "
    "Kontrollera sedan att å, ä och ö ser rätt ut."
)

_MOVE = "Ta bort filen härifrån och spara protokollet som en ren textfil (.yml) i stället."


def _other_format(raw: bytes) -> str:
    """Return the kind of file this is instead of UTF-8 text, or nothing."""
    for start, name in OTHER_FORMATS.items():
        if raw.startswith(start):
            return name
    half = len(raw) // 2
    # UTF-16 without a mark: nearly every second byte of Swedish text is zero.
    if half > 1 and max(raw[0::2].count(0), raw[1::2].count(0)) > 0.8 * half:
        return _UTF16
    return ""


def _windows_letter(escaped: str) -> str:
    """Return the letter that a bad byte most likely was, in the encoding of older Windows programs."""
    letter = bytes([ord(escaped) - 0xDC00]).decode("cp1252", "replace")
    return PLACEHOLDER if FORBIDDEN.match(letter) else letter


def _bad_bytes(text: str, file: str) -> Finding:
    # One finding for all lines: there is one cause and one cure.
    lines = text.split("\n")
    bad = [(number, match) for number, line in enumerate(lines, 1) if (match := _BAD_BYTE.search(line))]
    numbers = [str(number) for number, _ in bad]
    if len(numbers) > _SHOWN_LINES:
        hidden = len(numbers) - _SHOWN_LINES
        numbers = [*numbers[:_SHOWN_LINES], count(hidden, "rad till", "rader till")]
    line, first = bad[0]
    letter = _windows_letter(first[0])
    guess = f" (troligen ”{letter}”)" if letter in _LIKELY else ""
    message = (
        f"Filen är inte sparad som UTF-8. Det första tecknet som inte går att läsa står på rad {line}"
        f"{guess}. Rader med sådana tecken: {enumeration(numbers)}."
    )
    return Finding(file, line, first.start() + 1, "fil-inte-utf8", message, _SAVE_AS_UTF8)


def _bad_characters(text: str, file: str) -> list[Finding]:
    if not FORBIDDEN.search(text):
        return []
    found = (
        bad_characters(file, number, first.start() + 1, FORBIDDEN.findall(line))
        for number, line in enumerate(text.split("\n"), 1)
        if (first := FORBIDDEN.search(line))
    )
    return list(islice(found, ENOUGH))


def bad_characters(file: str, line: int, column: int, characters: list[str]) -> Finding:
    """Return the finding for forbidden characters at one place."""
    each = list(dict.fromkeys(characters))
    what = "ett tecken" if len(characters) == 1 else "tecken"
    message = f"Här finns {what} som inte får finnas i filen: {describe(each)}."
    hint = (
        "Ta bort det som står här och skriv det på nytt för hand. Tecknet syns ofta inte; det brukar följa "
        "med när man klistrar in text från Word eller en PDF."
    )
    return Finding(file, line, column, "fil-tecken", message, hint)
