"""Mentions: what running text names and the archive holds. Only what resolves without doubt becomes a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator import urls
from generator.archive import Archive, Body, Meeting
from generator.notation import NotationError, parse_number
from generator.pages.markup import Finder, Link

_PARTY = re.compile(r" ?\(([^\W\d_]{1,5}|-)\)")
_NAME_END = re.compile(r"((?:[^\W\d_][\w.'’-]*[ \u00a0]){0,4}[^\W\d_][\w.'’-]*)$")
_ITEM = re.compile(r"(?<!§)§[ \u00a0]?(\d{1,4}(?:/\d{1,3})?)(?![\d/§])")
# A § in these company is a § of a law, a tariff or other minutes, not of this meeting.
_ELSEWHERE = re.compile(
    r"\b(kap|\w*lagen|\w*lag|\w*förordning\w*|\w*balken|\w*balk|\w*stadga\w*|\w*taxa\w*|\w*avtal\w*|\w*reglemente\w*"
    r"|\w*ordning(?:en)?|KL|OSL|PBL|LOU|SoL|\d{4}:\d+|\d{4}-\d{2}-\d{2}|den \d{1,2} \w+ \d{4}|st|stycket|punkten)\b",
    re.IGNORECASE,
)
_REACH = 48


class Mentions:
    """Finds what a text names. Made once for an archive; `finder` gives the function for the texts of one meeting."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        names: dict[str, Body] = {}
        for body in archive.bodies.values():
            for name in (body.name, body.short_name, *body.record.also):
                names.setdefault(name.casefold(), body)
        self._bodies = names
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        self._body = re.compile(
            rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(s?)(?![\w-])" if names else r"(?!)", re.IGNORECASE
        )

    def finder(self, meeting: Meeting, also: Mapping[str, str] | None = None) -> Finder:
        """Return a function from text to links. `also` maps words that this text may link to their addresses."""

        def find(text: str) -> Iterator[Link]:
            taken: list[tuple[int, int]] = []
            for link in self._candidates(text, meeting, also or {}):
                if all(link.end <= start or end <= link.start for start, end in taken):
                    taken.append((link.start, link.end))
                    yield link

        return find

    def _candidates(self, text: str, meeting: Meeting, also: Mapping[str, str]) -> Iterator[Link]:
        for words, address in also.items():
            if match := re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text):
                yield Link(match.start(), match.end(), urls.ROOT + address)
        if "(" in text:
            yield from self._people(text, meeting)
        for start, end, number in self._archive.case_numbers.find(text):
            if case := self._archive.case_of(number.canonical):
                yield Link(start, end, urls.ROOT + urls.case(case))
        if "§" in text:
            yield from self._items(text, meeting)
        yield from self._other_bodies(text, meeting)

    def _people(self, text: str, meeting: Meeting) -> Iterator[Link]:
        for match in _PARTY.finditer(text):
            before = _NAME_END.search(text, max(0, match.start() - 90), match.start())
            if before is None:
                continue
            words = re.split(r"[ \u00a0]", before[1])
            for count in range(len(words), 1, -1):
                name = " ".join(words[-count:])
                person = self._archive.person_index.find(name, match[1], meeting.body.id)
                party = self._archive.party_index.find(match[1], meeting.date)
                if person and person.party_on(meeting.date) is party and (party or match[1] == "-"):
                    yield Link(match.start() - len(name), match.start(), urls.ROOT + urls.person(person))
                    break

    def _items(self, text: str, meeting: Meeting) -> Iterator[Link]:
        for match in _ITEM.finditer(text):
            around = text[max(0, match.start() - _REACH) : match.end() + _REACH]
            if _ELSEWHERE.search(around) or self._body.search(text, max(0, match.start() - _REACH), match.start()):
                continue
            try:
                handling = meeting.handling(parse_number(match[1]))
            except NotationError:
                continue
            if handling:
                yield Link(match.start(), match.end(), urls.ROOT + urls.handling(handling))

    def _other_bodies(self, text: str, meeting: Meeting) -> Iterator[Link]:
        seen: set[str] = set()
        for match in self._body.finditer(text):
            body = self._bodies[match[1].casefold()]
            if body is not meeting.body and body.id not in seen:
                seen.add(body.id)
                yield Link(match.start(), match.end(), urls.ROOT + urls.body(body))
