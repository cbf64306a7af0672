"""Pieces: what a line of a list of persons waits for when it breaks off, and what a line may begin and end with.

Knows how those present are written in minutes (name, party, office, §§, whom they replace), and no name.
"""

from __future__ import annotations

import re
from enum import Enum, auto

_WORD = r"[A-ZÅÄÖÉÜ][\w'’.-]*"
NAME = rf"{_WORD}(?:\s(?:af|av|von|van|de|der|el|al|{_WORD})){{1,4}}"
PARTY = r"\((?:[A-ZÅÄÖ][A-ZÅÄÖa-zåäö-]{0,5}|-)\)"
_OFFICE = r"(?:\d:[ea]\s+)?(?:vice\s+)?(?:ordförande|vice|ledamot|ersättare|sekreterare)\b"
MEMBER = re.compile(rf"(?!(?i:{_OFFICE})){NAME}\s?{PARTY}")
# A member whose party comes on the next line.
NAME_ONLY = re.compile(rf"(?!(?i:{_OFFICE})){NAME}$")
STAFF = re.compile(rf"(?!(?i:{_OFFICE})){NAME}(?:,|$|\s§)")
PERSON = re.compile(
    rf"(?!(?i:{_OFFICE})){NAME}(?:\s?{PARTY}|,|$|\s§|\s(?:ersätter|tjänstgör|från|deltar|t\.o\.m|fr\.o\.m))"
)
SERVES = re.compile(r"\b(?:ersätter|tjänstgör|tj\.?g|i stället för)\b", re.IGNORECASE)
# The rest of what is said of a person on the line above.
ABOUT = re.compile(r"(?:deltar|ersätter|tjänstgör|närvarande|frånvarande|ej|anmäl)\b", re.IGNORECASE)

_AWAITS_PERSON = re.compile(r"\b(?:ersätter|för)(?:\s[^()]*)?$")
_AWAITS_NUMBER = re.compile(r"(?:§|\d\s?[-–,]|\bpunkt|\bkl\.?)$")
_AWAITS_REASON = re.compile(
    r"\b(?:deltar|deltog|ej|inte)\b(?:\s§+\s?[\d–, -]+)?$|\bp\.?\s?g\.?\s?a\.?$|\bpå\sgrund(?:\sav)?$"
)
_REASON = re.compile(r"(?:p\.?\s?g\.?\s?a|på\sgrund|av\b|jäv|i\s(?:beslutet|handläggningen))")
_AWAITS_WORD = re.compile(
    r"(?:[,–-]|\b(?:och|samt|vice|med|tf\.?|tjf|t\.f\.|senior|biträdande|från|till))$|"
    # A genitive, as in "planarkitekt, kommunstyrelsens" / "förvaltning".
    r"\b(?-i:[a-zåäö]+(?:ens|ets|nas))$",
    re.IGNORECASE,
)
_OTHER_PERSON = re.compile(rf"(?!(?i:{_OFFICE}))(?:{_WORD}\s){{0,3}}{PARTY}")
_NUMBER = re.compile(r"(?:§+\s*)?\d")
_PLAIN_WORD = re.compile(r"(?!(?:från|deltar|ej|inte|p\.g\.a\.?|ersätter)\s)[a-zåäö(]|[A-ZÅÄÖ]{2,}\b|§")
# In the middle of these no piece ends, unless its column is full.
_BREAKS_OFF = re.compile(
    r"(?:§|\d:[ea]|\b(?:vice|från|ej|deltar|ersätter|för|punkt|p\.g\.a\.?|på|grund|av)|\d\s?[-–])$"
)


class Awaits(Enum):
    """What a line waits for that breaks off."""

    PERSON = auto()
    NUMBER = auto()
    WORD = auto()
    REASON = auto()
    NOTHING = auto()


def awaits(line: str) -> Awaits:
    """Return the kind of piece that must come next for a line to make sense."""
    line = line.rstrip()
    if _AWAITS_PERSON.search(line):
        return Awaits.PERSON
    if _AWAITS_REASON.search(line):
        return Awaits.REASON
    if _AWAITS_NUMBER.search(line):
        return Awaits.NUMBER
    if _AWAITS_WORD.search(line) or line.count("(") > line.count(")"):
        return Awaits.WORD
    return Awaits.NOTHING


def gives(awaited: Awaits, piece: str) -> bool:
    """Tell whether a piece begins with what is waited for."""
    if awaited is Awaits.PERSON:
        return bool(_OTHER_PERSON.match(piece))
    if awaited is Awaits.REASON:
        return bool(_REASON.match(piece))
    if awaited is Awaits.NUMBER:
        return bool(_NUMBER.match(piece))
    return awaited is Awaits.WORD and bool(_PLAIN_WORD.match(piece))


def ends_well(piece: str) -> bool:
    """Tell whether a piece may end here without breaking off what it says."""
    return may_end(piece) and not _BREAKS_OFF.search(piece)


def may_end(piece: str) -> bool:
    """Tell whether a piece may end here at all: not within brackets."""
    return piece.count("(") == piece.count(")")
