"""Text: Unicode form, slugs, Swedish sort order and the few phrases the site sets itself. No I/O."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

# Letters that are more than a letter with an accent: what they are without their marks, in addresses and in search
# (assets/sokord.js has the same), and where they stand in Swedish order (CLDR 46, sv). å ä ö come after z, in that
# order; the three characters after z in ASCII sort so.
LETTERS = {
    "å": ("a", "{"),
    **dict.fromkeys("äæ", ("a", "|")),
    "ę": ("e", "|"),
    **dict.fromkeys("öøőô", ("o", "}")),
    "œ": ("oe", "}"),
    **dict.fromkeys("üű", ("u", "y")),
    **dict.fromkeys("đð", ("d", "d")),
    "ł": ("l", "l"),
    "þ": ("th", "th"),
    "ß": ("ss", "ss"),
}
_PLAIN = str.maketrans({letter: plain for letter, (plain, _) in LETTERS.items()})
_COLLATION = str.maketrans({letter: order for letter, (_, order) in LETTERS.items()})
WORD_JOINER = "\u2060"
NO_BREAK_SPACE = "\u00a0"


def nfc(value: str) -> str:
    """Return the text in Unicode normal form C, so that å typed in two ways is one letter."""
    return unicodedata.normalize("NFC", value)


def one_line(value: str) -> str:
    """Return the text with every run of white space folded to one space."""
    return " ".join(value.split())


def folded(value: str) -> str:
    """Return the text as it is compared: on one line, in small letters."""
    return one_line(value).casefold()


def slug(value: str) -> str:
    """Return a lower-case ASCII slug for addresses: å and ä become a, ö becomes o; empty if nothing is left."""
    ascii_only = without_marks(unicodedata.normalize("NFKD", nfc(value).lower().translate(_PLAIN)))
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def without_marks(value: str) -> str:
    """Return a text in small letters without the marks on them: "łukasz" is "lukasz", "får" is "far"."""
    if value.isascii():
        return value
    parted = unicodedata.normalize("NFD", nfc(value).translate(_PLAIN))
    return "".join([char for char in parted if unicodedata.category(char)[0] != "M"])


def sort_key(value: str) -> tuple[str, str]:
    """Return a key for Swedish order: å ä ö after z, other accents and case ignored; the text itself breaks ties."""
    folded = unicodedata.normalize("NFKD", nfc(value).casefold().translate(_COLLATION))
    return "".join(char for char in folded if not unicodedata.combining(char)), value


def lower(value: str) -> str:
    """Return the text in lower case, sign for sign, so that places in it are places in the text."""
    # The only letter that becomes two.
    return (value.replace("İ", "I") if "İ" in value else value).lower()


def enumeration(parts: Sequence[str]) -> str:
    """Return "a", "a och b" or "a, b och c"; empty for no parts."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} och {parts[-1]}"


_NUMERALS = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]


def count(number: int, singular: str, plural: str, *, neuter: bool = False) -> str:
    """Return a number with its noun: "en rad", "ett beslut", "sju rader", "14 rader"; words up to twelve."""
    if number == 1:
        return f"{'ett' if neuter else 'en'} {singular}"
    numeral = _NUMERALS[number] if 0 <= number < len(_NUMERALS) else str(number)
    return f"{numeral} {plural}"


class Counted(NamedTuple):
    """How many of something, and its noun."""

    number: int
    singular: str
    plural: str
    neuter: bool = False


def counts(*counted: Counted) -> list[str]:
    """Return numbers that stand beside each other with their nouns; all in figures if one of them is over twelve."""
    if all(each.number < len(_NUMERALS) for each in counted):
        return [count(each.number, each.singular, each.plural, neuter=each.neuter) for each in counted]
    return [f"{each.number} {each.singular if each.number == 1 else each.plural}" for each in counted]


def capitalise(value: str) -> str:
    """Return the text with its first letter upper-case and the rest untouched."""
    return value[:1].upper() + value[1:]


def plain(words: str) -> str:
    """Return words of the site without the characters that keep them together on a line of a page."""
    return words.replace(NO_BREAK_SPACE, " ").replace(WORD_JOINER, "")


def ended(sentence: str) -> str:
    """Return a sentence with its full stop: one that ends in an abbreviation ("21 kap.") has it already."""
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def genitive(name: str) -> str:
    """Return a name with the s of a genitive, which one that ends in s goes without: "kommunstyrelsens"."""
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def in_sentence(name: str) -> str:
    """Return the name of a body as it stands inside a sentence: "kommunstyrelsen", but "VA-nämnden"."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
