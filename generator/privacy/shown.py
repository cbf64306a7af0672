"""Shown: text as a reader sees it, so that figures are found however they are written, with the way back to the source.

Signs that do not show are left out, entities and escapes are what they stand for, and every kind of figure, blank and
dash is one.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

_DASHES = "\u00ac\u02d7\u203e\u30fc\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d+~"
_BLANKS = "\t\r\x0b\x0c\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\u00ad\u0300-\u036f\u20d0-\u20f0\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff"
RAISED = "⁰¹²³⁴-⁹"
# What is read as something else than it is written as. A mask of stars is no emphasis. A raised figure is a note's, and
# no part of the number before it.
_CHARS = re.compile(
    rf"(?P<unseen>[{_UNSEEN}])"
    rf"|(?P<note>(?<![{RAISED}])[{RAISED}]{{1,3}}(?![{RAISED}])|\[\^[^\]\n]{{1,20}}\]|<sup>\w{{1,2}}</sup>)"
    r"|(?P<target>\](?:\([^()\n]{0,300}\)|\[[^\]\n]{0,80}\]))"
    r"|(?P<comment><!--[^\n]{0,300}?-->)"
    rf"|(?P<dash>[{_DASHES}]|--+)"
    rf"|(?P<blank>[{_BLANKS}]| {{2,}})"
    r"|(?P<escape>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}))"
    # Within a word they are no emphasis, and before a figure no escape: "17_640823".
    r"|(?P<mark>(?:(?!(?<=[^\W_])_(?=[^\W_])|\\(?=\d))[*_`\\]){1,3})"
    r"|(?P<entity>&\#?\w{1,32};)"
    r"|(?P<percent>%[0-7][0-9a-fA-F])"
    r"|(?P<printable>=2D)"  # in e-mail (quoted-printable, RFC 2045)
    r"|(?P<inline></?(?:a|abbr|b|code|em|font|i|mark|s|small|span|strong|tt|u|wbr|w:[a-zA-Z]+)\b[^<>\n]{0,200}>)"
    r"|(?P<tag></?[a-zA-Z][^<>\n]{0,200}>)"
    r"|(?P<figure>[^\D0-9])"
)

_HOLDING = {"target", "comment", "inline", "tag"}
_FIGURES = 6  # fewer are no day of birth


class Shown(NamedTuple):
    """A text as it is seen, and where in its source each character came from, with the end of the last one."""

    text: str
    places: list[int]


def shown(source: str) -> Shown:
    """Return a text as a reader sees it."""
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for match in _CHARS.finditer(source):
        parts.append(source[at : match.start()])
        places += range(at, match.start())
        at = match.end()
        if match.lastgroup in _HOLDING and sum(map(str.isdigit, match[0])) >= _FIGURES:
            # What it leads to or is called is read too, and never as one with what stands around it.
            inner = shown(match[0][1:-1])
            parts += (" x ", inner.text, " x ")
            inside = [match.start() + 1 + place for place in inner.places[:-1]]
            places += [match.start()] * 3 + inside + [at - 1] * 3
            continue
        seen = _seen(match)
        parts.append(seen)
        places += [match.start()] * len(seen)
    parts.append(source[at:])
    places += range(at, len(source) + 1)
    return Shown("".join(parts), places)


def _seen(match: re.Match[str]) -> str:
    kind, text = match.lastgroup, match[0]
    if kind in ("dash", "printable"):
        return "-"
    if kind in ("blank", "tag"):
        return " "
    if kind == "figure":
        return str(int(text))
    if kind == "escape":
        code = int(text[2:], 16)
        return _one(chr(code) if code < 0x110000 else "")
    if kind == "percent":
        return _one(chr(int(text[1:], 16)))
    if kind == "entity":
        return _one(unescape(text))
    return ""  # what does not show, or only as emphasis


def _one(text: str) -> str:
    """Return the character of an escape, as it is seen."""
    match = _CHARS.fullmatch(text)
    return text if match is None or match.lastgroup in {"escape", "entity", "percent"} else _seen(match)
