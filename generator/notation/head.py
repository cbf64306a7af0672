"""Head: the person at the front of a line: a certain title before the name, the name, and the party."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.notation import words
from generator.notation.source import NotationError
from generator.notation.spans import SPANS_BEGIN

# "eva holm (v)": a name and a party in small letters, which a scan or a hurry leaves.
_SMALL = re.compile(r"(?P<name>(?:[^\W\d_][\w’':-]+ ){1,3}[^\W\d_][\w’':-]+) \((?P<party>[^\W\d_]{1,4})\)")
_HINT = 'Skriv namnet först, till exempel "Anna Ek (M), ordförande".'
_WORD = re.compile(r"[^\s,;()\[\]§&]+")
_MASKED = re.compile(r"\[[^\[\]()\t]{1,40}\]")
_PERSON = re.compile(r"[ \t]?\[(?!(?:maskad|redacted)\])([a-z0-9]+(?:-[a-z0-9]+)*)\]")
_NUMBERS_FOLLOW = re.compile(rf",?[ \t](?:{SPANS_BEGIN}|[0-9])", re.I)
# A place, and then the party or the end of the line: "i Norrby (S)".
_HOME = re.compile(
    r" [^\W\d_a-zåäö][^\W\d_]+(?:-[^\W\d_]+)?(?: [^\W\d_a-zåäö][^\W\d_]+)?(?= ?\([^()]{1,30}\)| ?\[[a-z]|[ ,.]*$)"
)
_MOST_WORDS = 8


@dataclass(frozen=True)
class Head:
    """A person, and where the text about the person goes on."""

    title: str | None
    name: str
    party: str | None
    column: bool
    end: int
    person: str | None = None  # the register's id, where the name does not tell


def read_head(raw: str, position: int, end: int) -> Head:
    """Read a person at a position of a folded line, where tabs end columns.

    Raises:
        NotationError: if no person stands there, or if several do.
    """
    title, position = _title(raw, position, end)
    masked = _MASKED.match(raw, position, end)
    if masked:
        name, after, column, party = masked[0], masked.end(), False, None
    else:
        name, after, column, party = _name(raw, position, end)
    if party is None:
        party, after = _party(raw, after, end)
    person = _PERSON.match(raw, after, end)
    if person:
        after = person.end()
    return Head(title, name, party, column, after, person[1] if person else None)


def _title(raw: str, position: int, end: int) -> tuple[str | None, int]:
    """Read a title before the name; only one that nobody can be called counts."""
    at, found = position, False
    while match := _WORD.match(raw, at, end):
        word = match[0]
        if words.is_plural_title(word):
            raise NotationError(words.SEVERAL, "Skriv en person per rad.", match.start())
        if words.is_title(word):
            found = True
        elif not words.is_modifier(word):
            break
        at = match.end()
        if raw[at : at + 1] not in (" ", "\t"):
            break
        at += 1
    if not found:
        return None, position
    if at >= end or raw[at] in ",;()§" or raw[at].isdigit():
        raise NotationError("Raden saknar namn.", _HINT, position)
    return raw[position:at].strip().replace("\t", " "), at


def _name(raw: str, position: int, end: int) -> tuple[str, int, bool, str | None]:
    """Read a name; return it, its end, whether a column ended it, and a party without parentheses."""
    parts: list[re.Match[str]] = []
    party: re.Match[str] | None = None
    at = position
    while match := _next_part(raw, at, end, parts):
        word = match[0]
        if parts and (words.is_title(word) or word.lower() in ("ersätter", "tjg")):
            break
        if match.re is words.CALLED or (word in words.HOME_WORDS and parts and _HOME.match(raw, match.end(), end)):
            pass
        elif word in words.PARTICLES:
            following = _WORD.match(raw, match.end() + 1, end)
            if following is None or not _goes_on(following[0]):
                break
        elif not words.is_name_word(word) and not (parts and word in words.NAME_ENDINGS):
            break
        elif len(parts) > 1 and words.BARE_PARTY.fullmatch(word) and _NUMBERS_FOLLOW.match(raw, match.end(), end):
            party = match
            break
        parts.append(match)
        at = match.end()
        if raw[at : at + 1] not in (" ", "\t"):
            break
        at += 1
    _refuse_no_name(raw, position, end, parts)
    if party:
        return _spell(parts), party.end(), False, party[0]
    after = parts[-1].end()
    column = raw[after : after + 1] == "\t"
    if _party(raw, after, end)[0] is None:
        for count in range(2, len(parts)):
            if raw[parts[count - 1].end()] == "\t":
                parts, column = parts[:count], True
                break
        after = parts[-1].end()
    if parts[-1][0].endswith(".") and len(parts[-1][0]) > 3 and parts[-1][0] not in words.NAME_ENDINGS:
        return _spell(parts).rstrip("."), after, column, None
    return _spell(parts), after, column, None


def _next_part(raw: str, at: int, end: int, parts: list[re.Match[str]]) -> re.Match[str] | None:
    """Return the next word, or what somebody is called if that stands between their names."""
    called = words.CALLED.match(raw, at, end) if parts else None
    following = _WORD.match(raw, called.end() + 1, end) if called else None
    if called and following and words.is_name_word(following[0]) and not words.is_title(following[0]):
        return None if called[1] and called[1].isupper() else called
    return _WORD.match(raw, at, end)


def _goes_on(word: str) -> bool:
    """Tell whether a particle before a word belongs to a name."""
    return words.is_name_word(word) or word in words.PARTICLES or word in words.NAME_ENDINGS


def _spell(parts: list[re.Match[str]]) -> str:
    # "Karl-" at the end of a line goes on with "Henrik".
    return " ".join(part[0] for part in parts).replace("- ", "-")


def _refuse_no_name(raw: str, position: int, end: int, parts: list[re.Match[str]]) -> None:
    if not parts:
        rest = raw[position:end].replace("\t", " ")
        small = _SMALL.match(rest)
        if small and words.is_party(small["party"]) and not words.PROSE.search(rest):
            name = f"{small['name'].title()} ({small['party'].upper()})"
            raise NotationError("Namnet står med små bokstäver.", f"Skriv det med stora: {name}", position)
        if words.PROSE.search(rest) or (rest[:1].islower() and len(rest.split()) > 3):
            raise NotationError(words.PROSE_FOUND, _HINT, position)
        raise NotationError("Raden saknar namn.", _HINT, position)
    if words.is_heading(parts[0][0]):
        raise NotationError(f'"{parts[0][0]}" är en rubrik, inte en person.', _HINT, position)
    if len(parts) > _MOST_WORDS:
        raise NotationError("Namnet är för långt för en person.", "Skriv en person per rad.", position)


def _party(raw: str, position: int, end: int) -> tuple[str | None, int]:
    """Read "(M)" with or without a blank before it; return the party as printed and the position after it."""
    start = position + 1 if raw[position : position + 1] in (" ", "\t") else position
    if start >= end or raw[start] != "(":
        return None, position
    close = raw.find(")", start, end)
    if close < 0:
        raise NotationError("Parentesen är inte stängd.", 'Skriv partiet som "(M)".', start)
    inside = raw[start + 1 : close].replace("\t", " ")
    match = words.PARTY.fullmatch(inside)
    if match is None or not words.is_party(match[1]):
        return None, position
    return ("-" if match[1] in "-‐‑–—−" else match[1]), close + 1
