"""People named in running text: who is meant by "Anna Ek (M), Bo Lund (S) och ordföranden"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.yamlio import Value

CAPITAL = r"[A-ZÅÄÖÉÈÜØÆÁÍÓÚÇŠŽ]"
SMALL = r"[a-zåäöéèüøæáàâêëíïóôúýçñšžćčłđ]"
# Anna, Anna-Karin, O'Brien, McLeod, D.
WORD = (
    rf"(?:{CAPITAL}{SMALL}+(?:['’´-]?{CAPITAL}{SMALL}+)*(?:[-'’´]{SMALL}+)?|{CAPITAL}['’]{CAPITAL}{SMALL}+|{CAPITAL}\.)"
)
PARTICLE = r"(?:af|al|av|bin|da|de|del|den|der|di|dos|du|el|la|le|van|von|zu)"
NAME = rf"{WORD}(?:[ ](?:{PARTICLE}[ ]){{0,2}}{WORD}){{1,4}}"
# "ANNA-KARIN EK": a name set in capitals, which only a party behind it tells from a heading.
_SHOUTED = rf"{CAPITAL}{{2,}}(?:[-'’]{CAPITAL}{{2,}})*"
CAPITALS = rf"{_SHOUTED}(?:[ ](?:{CAPITAL}\.|{_SHOUTED})){{1,3}}"
PARTY = r"\([ ]?(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4}|[a-zåäö]{1,2}|-)[ ]?\)"
_PERSON = re.compile(rf"(?P<name>{NAME}|{CAPITALS})[ \t]?(?P<party>{PARTY})")
_TITLES = re.compile(
    rf"^(?:(?:{WORD}|[A-ZÅÄÖ][a-zåäö]+)[ ])?"
    r"(?:\w*ordföranden?|\w*ersättar(?:en|na)|\w*ledamot(?:en)?|\w*ledamöter(?:na)?|\w*råde?t?|Representanterna) ",
    re.IGNORECASE,
)


# A party as minutes of before the 2000s print it: "Anna Ek (s)".
_SMALL_PARTY = re.compile(r"\((?P<code>[a-zåäö]{1,3})\)")
OF_PEOPLE = {"beslutande", "ersättare", "justerare", "av", "jäv", "röster"}  # keys of names


def registered(value: Value, codes: Mapping[str, str], *, names: bool = False) -> Value:
    """Return a value with the parties of people as the register spells them; `codes` are these, by their small letters.

    Running text stays as it was printed: `names` tells that a value is names.
    """
    if isinstance(value, dict):
        return {key: registered(each, codes, names=names or key in OF_PEOPLE) for key, each in value.items()}
    if isinstance(value, list):
        return [registered(each, codes, names=names) for each in value]
    return _SMALL_PARTY.sub(lambda match: f"({codes.get(match['code'], match['code'])})", value) if names else value


@dataclass(frozen=True, slots=True)
class Known:
    """Who was there by name, and the parties by every word for them, each with its code."""

    people: Mapping[str, str | None] = field(default_factory=dict)
    parties: Mapping[str, str] = field(default_factory=dict)
    chair: str = ""  # by name and party, where one person presided throughout

    def party(self, words: str) -> str | None:
        """Return the code of a party by its code or one of its names, or None."""
        plain = words.strip(" .:,()")
        return self.parties.get(plain.casefold())


def people_in(text: str, known: Known) -> list[str]:
    """Return the people named in a text, in order, each once, with party: as printed, or as those present have it."""
    found: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    for match in _PERSON.finditer(text):
        name = _TITLES.sub("", " ".join(match["name"].split()))
        if name.isupper():
            name = _own_words(name, known)
        found.append((match.start(), f"{name} {match['party'].replace(' ', '')}"))
        taken.append(match.span())
    for name, party in known.people.items():
        at = text.find(name)
        if at >= 0 and not any(start <= at < end for start, end in taken):
            found.append((at, f"{name} ({party})" if party else name))
    return list(dict.fromkeys(name for _, name in sorted(found)))


def _own_words(name: str, known: Known) -> str:
    """Return the end of a run of words in capitals that is a name of somebody present: a heading may lead up to it."""
    present = {person.casefold() for person in known.people}
    words = name.split(" ")
    ends = (" ".join(words[at:]) for at in range(len(words) - 1))
    return next((end for end in ends if end.casefold() in present), name)


def parties_in(text: str, known: Known) -> list[str]:
    """Return the codes of the parties that a text names, by code ("M, D och L") or by name."""
    words = (match[0] for match in re.finditer(r"[^\W\d_][\w-]*(?: de gröna)?", text))
    codes = (known.parties.get(word.casefold()) for word in words if word.isupper() or len(word) > 3)
    return list(dict.fromkeys(code for code in codes if code))


def is_only_people(names: Sequence[str], text: str) -> bool:
    """Tell whether a text says no more than these names: nothing is left but commas and "och"."""
    for name in names:
        text = text.replace(name, "")
    return not re.sub(r"\b(?:och|samt)\b|[\s,.;&]", "", text)
