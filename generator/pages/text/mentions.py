"""Mentions: what running text could name, and what of that the archive holds. Only what is certain becomes a link.

The two are apart. A `Scout` knows how the municipality writes its case numbers and what its bodies are called, and
nothing else: what it finds in a text is the same whatever else is in the archive. A `Resolver` answers for one meeting
where a candidate leads, one question at a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from generator import urls
from generator.archive import Archive, Meeting
from generator.archive.casenumbers import CaseNumbers
from generator.language.text import lower
from generator.model import BodyRecord
from generator.notation import NotationError, parse_number

# What may be named: ("person", name, letters of the party), ("case", number as the municipality prefers it),
# ("item", number of a § of the same meeting) or ("body", id).
Candidate: TypeAlias = tuple[str, ...]
# Where in a text a mention ends, and what it may be: where that begins, and the candidate, the longest first.
Mention: TypeAlias = tuple[int, tuple[tuple[int, Candidate], ...]]
Find: TypeAlias = Callable[[Sequence[str]], Sequence[tuple[Mention, ...]]]
Address: TypeAlias = Callable[[Candidate], str | None]
Link: TypeAlias = tuple[int, int, str]  # where in a text it begins and ends, and its address

_PARTY = re.compile(r"\(([^\W\d_]{1,5}|-)\)")
# A name of up to five words before a party, read from its end: "kE annA" of "yrkar 2 Anna Ek (S)".
_NAME_BACKWARDS = re.compile(r"[\w.'’-]*[^\W\d_](?:[ \u00a0][\w.'’-]*[^\W\d_]){0,4}")
_LONGEST_NAME = 90
_ITEM = re.compile(r"(?<!§)§[ \u00a0]?(\d{1,4}(?:/\d{1,3})?)(?![\d/§])")
# A § in these company is a § of a law, a tariff or other minutes, not of this meeting.
_ELSEWHERE = re.compile(
    r"\b(kap|\w*lagen|\w*lag|\w*förordning\w*|\w*balken|\w*balk|\w*stadga\w*|\w*taxa\w*|\w*avtal\w*|\w*reglemente\w*"
    r"|\w*ordning(?:en)?|KL|OSL|PBL|LOU|SoL|\d{4}:\d+|\d{4}-\d{2}-\d{2}|den \d{1,2} \w+ \d{4}|st|stycket|punkten)\b",
    re.IGNORECASE,
)
_REACH = 48


class Scout:
    """Finds in a text what it could name. Made once, also in a process that has no archive."""

    def __init__(self, numbers: CaseNumbers, bodies: Iterable[BodyRecord]) -> None:
        self._numbers = numbers
        self._bodies: dict[str, str] = {}
        for body in bodies:
            for name in (body.name, body.short_name or body.name, *body.other_names):
                self._bodies.setdefault(lower(name), body.id)
        # A name can stand in a text only if every name that is part of it does: "kommunstyrelsens planutskott".
        shortest_first = sorted(self._bodies, key=lambda name: (len(name), name))
        self._within: dict[str, list[str]] = {}
        for name in shortest_first:
            part = next((each for each in self._within if each in name), name)
            self._within.setdefault(part, []).append(name)

    def find(self, stretches: Sequence[str]) -> list[tuple[Mention, ...]]:
        """Return for each stretch of words what it could name, what goes before other mentions first.

        The stretches are those of one text. What cannot be in any of them is not looked for in each.
        """
        whole = "\n".join(stretches)
        lowered = lower(whole)
        names = [name for part, names in self._within.items() if part in lowered for name in names]
        has_people, has_items = "(" in whole, "§" in whole
        has_numbers = self._numbers.can_be_in(lowered)
        if not (names or has_people or has_items or has_numbers):
            return [()] * len(stretches)
        found: list[tuple[Mention, ...]] = []
        start = 0
        for words in stretches:
            here = lowered[start : start + len(words)]
            start += len(words) + 1
            named = self._named(here, names) if names else ()
            mentions: list[Mention] = []
            if has_people:
                mentions += _people(words)
            if has_numbers:
                for begin, end, number in self._numbers.find(words, here):
                    mentions.append((end, ((begin, ("case", number.canonical)),)))
            if has_items:
                mentions += _items(words, named)
            if named:
                mentions += _first_of_each(named)
            found.append(tuple(mentions))
        return found

    def _named(self, lowered: str, names: Iterable[str]) -> list[tuple[int, int, int, str]]:
        """Return (start, -length, end, body) of all names of bodies; of two that overlap, the first comes first."""
        spots = []
        for name in names:
            start = lowered.find(name)
            while start >= 0:
                end = start + len(name)
                end += lowered.startswith("s", end)
                if not (start and _goes_on(lowered[start - 1])) and not _goes_on(lowered[end : end + 1]):
                    spots.append((start, -len(name), end, self._bodies[name]))
                start = lowered.find(name, start + 1)
        return sorted(spots)


def _goes_on(char: str) -> bool:
    """Tell whether a word goes on with a character."""
    return char.isalnum() or (char != "" and char in "_-")


def _people(text: str) -> Iterator[Mention]:
    for match in _PARTY.finditer(text):
        end = match.start()
        for between in (" ", "\n"):
            if end and text[end - 1] == between:
                end -= 1
        before = _NAME_BACKWARDS.match(text[max(0, end - _LONGEST_NAME) : end][::-1])
        if before is None:
            continue
        words = before[0][::-1].replace("\u00a0", " ").split(" ")
        names = [" ".join(words[index:]) for index in range(len(words) - 1)]
        if names:
            yield end, tuple((end - len(name), ("person", name, match[1])) for name in names)


def _items(text: str, named: Sequence[tuple[int, int, int, str]]) -> Iterator[Mention]:
    for match in _ITEM.finditer(text):
        start, end = match.span()
        reach = max(0, start - _REACH)
        if _ELSEWHERE.search(text[reach : end + _REACH]):
            continue
        if not any(reach <= begin and stop <= start for begin, _, stop, _ in named):
            yield end, ((start, ("item", match[1])),)


def _first_of_each(named: Sequence[tuple[int, int, int, str]]) -> Iterator[Mention]:
    seen: set[str] = set()
    taken = 0
    for start, _, end, body in named:
        if start >= taken:
            taken = end
            if body not in seen:
                seen.add(body)
                yield end, ((start, ("body", body)),)


class Resolver:
    """Answers where in an archive the candidates in the texts of one meeting lead."""

    def __init__(self, archive: Archive, meeting: Meeting) -> None:
        self._archive = archive
        self._meeting = meeting

    def address(self, candidate: Candidate) -> str | None:
        """Return the address of what a candidate is, or None if it is nothing that has a page."""
        kind, name, *more = candidate
        if kind == "person":
            return self._person(name, more[0])
        if kind == "case":
            case = self._archive.case_of(name)
            return urls.case(case) if case else None
        if kind == "item":
            return self._item(name)
        body = self._archive.bodies.get(name)
        return urls.body(body) if body and body is not self._meeting.body else None

    def _person(self, name: str, letters: str) -> str | None:
        meeting = self._meeting
        person = self._archive.person_index.find(name, letters, meeting.body.id)
        if person is None:
            return None
        party = self._archive.party_index.find(letters, meeting.date)
        if person.party_on(meeting.date) is not party or (party is None and letters != "-"):
            return None
        return urls.person(person)

    def _item(self, number: str) -> str | None:
        try:
            item = self._meeting.item(parse_number(number))
        except NotationError:
            return None
        return urls.item(item) if item else None


def links(text: str, mentions: Sequence[Mention], address: Address, also: Mapping[str, str]) -> list[Link]:
    """Return the links of a text, in its order: first come, first served, and none over another.

    Args:
        text: what stands between two tags.
        mentions: what a scout found in it.
        address: tells where a candidate leads.
        also: further words that the text may link, with their addresses; they come first.
    """
    taken: list[Link] = []
    for words, where in also.items():
        start = _place(words, text)
        if start is not None and _is_free(start, start + len(words), taken):
            taken.append((start, start + len(words), where))
    for end, readings in mentions:
        # The shortest reading is within all others.
        if not _is_free(readings[-1][0], end, taken):
            continue
        for start, candidate in readings:
            where_to = address(candidate)
            if where_to is not None:
                if _is_free(start, end, taken):
                    taken.append((start, end, where_to))
                break
    return sorted(taken)


def _is_free(start: int, end: int, taken: Sequence[Link]) -> bool:
    return not taken or all(end <= begin or stop <= start for begin, stop, _ in taken)


def _place(words: str, text: str) -> int | None:
    """Return where words first stand in a text, not as part of a longer word."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not _is_word(text[start - 1 : start]) and not _is_word(text[end : end + 1]):
            return start
        start = text.find(words, start + 1)
    return None


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
