"""Places in minutes: which of the register's places each § names. Only what is certain counts.

A name is written as in the register, with the s of a genitive or without. One beside another name is a part of that
("Anna Berg", "Vega Ask"); one that begins a sentence counts only if the minutes have no such common word.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from generator.language.text import slug
from generator.model import Item, Minutes, PlaceRecord, Statement

# Words with a capital letter before a name that are no part of a person's.
_BEFORE = frozenset(
    re.findall(
        r"\w+",
        """
        av bland bortom efter från för förbi genom i inom kring längs med mellan mot nära norr om och på samt söder
        till ur utanför vid väster åt öster över norra södra västra östra gamla nya stora lilla övre nedre inre yttre
        centrala mellersta detaljplan detaljplanen ny nytt området
        """,
    )
)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)[ \u00a0]$")
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_][\w’'-]*)")
_PARTY_AFTER = re.compile(r"(?:,[ \u00a0][A-ZÅÄÖ][\w’'-]*)?[ \u00a0]\(")
_BEGINS = re.compile(r"(?:^|[.:!?\n][ \u00a0]*|[•*–-][ \u00a0]+)$")
_COMMON = re.compile(r"(?<!\w)[a-zåäöéü]\w+")


class Gazetteer:
    """Finds places. `ids` are the last parts of their addresses, `digest` tells one register from another."""

    def __init__(self, places: Iterable[PlaceRecord]) -> None:
        self._places = tuple(places)
        self._ids: dict[str, str] = {}
        self._only: list[tuple[str, str]] = []
        self._never: list[str] = []
        for place in self._places:
            key = slug(place.name)
            self._only += [(words, key) for words in place.only_in]
            self._never += place.never_in
            if not place.only_in:
                self._ids |= dict.fromkeys((place.name, *place.also), key)
        self.digest = hashlib.sha256(repr(self._places).encode()).digest()
        longest = sorted(map(re.escape, self._ids), key=len, reverse=True)
        self._names = re.compile(rf"(?<![\w-])({'|'.join(longest)})s?(?![\w-])") if longest else None
        phrases = sorted(map(re.escape, [*self._never, *(words for words, _ in self._only)]), key=len, reverse=True)
        self._phrases = re.compile(rf"(?<![\w-])({'|'.join(phrases)})s?(?![\w-])") if phrases else None

    def find(self, minutes: Minutes) -> tuple[tuple[str, ...], ...]:
        """Return for each § the ids of the places that it names, in the order of the register."""
        texts = ["\n\n".join(_texts(item)) for item in minutes.items]
        people = {name for name in _people(minutes) if self._names and self._names.search(name)}
        common: set[str] | None = None
        order = list(dict.fromkeys(slug(place.name) for place in self._places))
        found = []
        for text in texts:
            named, taken = self._in_phrases(text)
            taken += (match.span() for name in people for match in re.finditer(re.escape(name), text))
            for match in self._names.finditer(text) if self._names else ():
                key = self._ids[match[1]]
                if key in named or any(start <= match.start() < end for start, end in taken):
                    continue
                if common is None:
                    common = {word for each in texts for word in _COMMON.findall(each)}
                if _is_certain(text, match, common):
                    named.add(key)
            found.append(tuple(key for key in order if key in named))
        return tuple(found)

    def _in_phrases(self, text: str) -> tuple[set[str], list[tuple[int, int]]]:
        """Return the places named in the words that the register gives, and where it says that something is none."""
        named: set[str] = set()
        taken = []
        only = dict(self._only)
        for match in self._phrases.finditer(text) if self._phrases else ():
            if match[1] in self._never:
                taken.append(match.span())
            else:
                named.add(only[match[1]])
        return named, taken


def _people(minutes: Minutes) -> Iterator[str]:
    """Yield the names of those who were there."""
    for line in (*minutes.serving, *minutes.substitutes):
        yield from filter(None, (line.entry.name, line.entry.replaces and line.entry.replaces.name))
    yield from (each.partition(",")[0].partition(" (")[0] for each in (*minutes.others, *minutes.secretary))


def _is_certain(text: str, match: re.Match[str], common: set[str]) -> bool:
    """Tell whether a name at a place in a text is a place's, and not part of a person's or a common word."""
    if _PARTY_AFTER.match(text, match.end()):
        return False
    before = _WORD_BEFORE.search(text, max(0, match.start() - 60), match.start())
    after = _WORD_AFTER.match(text, match.end())
    for word in filter(None, (before, after)):
        if word[1][0].isupper() and word[1].lower() not in common | _BEFORE:
            return False
    name = match[1].lower()
    return not (_BEGINS.search(text[max(0, match.start() - 8) : match.start()]) and (name in common))


def _texts(item: Item) -> Iterator[str]:
    """Yield the texts of a §: title and sections, statements on record, and the proposals of votes."""
    yield item.title
    yield from item.texts.values()
    yield from (section.text for section in item.other_sections)
    yield from (document.text for document in item.documents)
    said: tuple[Statement, ...] = (
        *item.proposals,
        *item.reservations,
        *item.separate_opinions,
        *item.notes,
        *item.abstentions,
    )
    yield from (statement.text for statement in said if statement.text)
    for vote in item.votes:
        yield from filter(None, (vote.yes, vote.no, vote.text))
