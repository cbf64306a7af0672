"""Who acts: bodies, parties and persons, each with what the archive holds of them. See items.py for what is noted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from generator.archive.items import Case, Contribution, ContributionKind, Handling, Ref, contributions_of, kind_of
from generator.archive.meetings import Meeting, Presence, PresenceKind
from generator.archive.node import Linked
from generator.archive.trace import Fact, note
from generator.content.outline import Line
from generator.language.text import slug, sort_key
from generator.model import BodyRecord, PartyRecord

_ADDED = re.compile(
    r" (?:jr\.?|sr\.?|d\. ?[yä]\.?|d[yä]|den (?:yngre|äldre)|(?:i|på|vid|från) [^\W\d_a-zåäö].*)$", re.IGNORECASE
)


def family_name(name: str) -> tuple[str, str]:
    """Return the first names and the family name of a printed name; what tells namesakes apart stands with the first.

    "Lars Ek i Norrby" and "Lars Ek d.y." are of the family Ek.
    """
    plain = _ADDED.sub("", name)
    first, _, last = plain.rpartition(" ")
    return first + name[len(plain) :], last


def split_years(weights: Counter[int], limit: int) -> tuple[list[int], list[int]]:
    """Return the newest years, whole, that together weigh at least `limit`, and the others; newest first."""
    years = sorted(weights, reverse=True)
    held = 0
    for index, year in enumerate(years):
        held += weights[year]
        if held >= limit:
            return years[: index + 1], years[index + 1 :]
    return years, []


@dataclass(eq=False, repr=False)
class Body(Linked):
    """A body with its place under and over others, and its meetings in order of time.

    Those that have been held, with minutes, stand apart from those that are to come or were called off.
    """

    record: BodyRecord
    parent: Body | None = None
    successor: Body | None = None
    children: list[Body] = field(default_factory=list)
    all_meetings: list[Meeting] = field(default_factory=list)
    all_unheld: list[Meeting] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._fact: Fact = ("body", self.record.id)

    @property
    def meetings(self) -> list[Meeting]:
        note(self._fact)
        return self.all_meetings

    @property
    def every_meeting(self) -> list[Meeting]:
        """All of its meetings, those too that have no minutes."""
        note(self._fact)
        for meeting in self.all_unheld:
            note(meeting.fact)
        return sorted([*self.all_meetings, *self.all_unheld], key=lambda each: each.order)

    @property
    def has_met_again(self) -> bool:
        """Whether the archive has more than one meeting of it."""
        note(("met-again", self.record.id))
        return len(self.all_meetings) > 1

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def name(self) -> str:
        return self.record.name

    @property
    def short_name(self) -> str:
        return self.record.short_name or self.record.name

    @cached_property
    def in_sentence(self) -> str:
        """The name as it stands inside a sentence: "kommunstyrelsen"."""
        return _in_sentence(self.record.name)

    @property
    def short_in_sentence(self) -> str:
        return _in_sentence(self.short_name)


def _in_sentence(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


class Party(Linked):
    """A party with everybody who has stood for it in the archive."""

    def __init__(self, record: PartyRecord) -> None:
        self.record = record
        self.code = record.code
        self.name = record.name
        self.slug = slug(record.code)
        self.successor: Party | None = None
        self.all_people: list[Person] = []
        self.said: list[Ref] = []
        self.all_filed: list[Handling] = []  # every § about what its members filed
        self._fact: Fact = ("party", record.code)
        self._page_fact: Fact = ("party-page", record.code)

    @property
    def people(self) -> list[Person]:
        note(self._fact)
        return self.all_people

    @property
    def has_page(self) -> bool:
        """Whether somebody in the archive stands for it."""
        note(self._page_fact)
        return bool(self.all_people)

    def years(self, limit: int) -> tuple[list[int], list[int]]:
        """Return the newest years in which at least `limit` things were said in its name, and the earlier ones."""
        note(("party-years", self.code, str(limit)))
        handlings = chain((handling for handling, _ in self.said), self.all_filed)
        return split_years(Counter(handling.meeting.date.year for handling in handlings), limit)

    def contributions_in(self, years: Sequence[int]) -> list[Contribution]:
        """Return what was said in its name in some years, in order of time."""
        for year in years:
            note(("party-year", self.code, str(year)))
        return contributions_of(ref for ref in self.said if ref[0].meeting.date.year in years)

    def filed_in(self, years: Sequence[int]) -> list[Handling]:
        """Return the first § about each thing that its members filed, of those first handled in some years."""
        for year in years:
            note(("party-year", self.code, str(year)))
        return _first_of(self.all_filed, years)

    @property
    def kinds(self) -> Counter[ContributionKind]:
        """How often what kind of thing was said in its name."""
        note(self._fact)
        return Counter(kind_of(handling.outline.said[position]) for handling, position in self.said)


def _first_of(filed: Sequence[Handling], years: Sequence[int]) -> list[Handling]:
    """Return the first § of each matter, of those whose first § is of some years."""
    first: dict[Case | Handling, Handling] = {}
    for handling in filed:
        first.setdefault(handling.cases[0] if handling.cases else handling, handling)
    found = [handling for handling in first.values() if handling.meeting.date.year in years]
    for handling in found:
        note(handling.meeting.fact)
    return found


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody named in the record: the name and party as printed, and the person and party that they stand for."""

    name: str
    printed_party: str | None
    person: Person | None
    party: Party | None


class Person(Linked):
    """An elected person: everything they are named for in the archive, in order of time."""

    def __init__(self, identifier: str, name: str, redirects: tuple[str, ...] = ()) -> None:
        self.slug = identifier
        self._name = name
        self._redirects = redirects
        self.all_spellings: list[str] = []
        self.all_parties: list[tuple[date, Party | None]] = []
        self.attended: list[tuple[Meeting, int]] = []  # and the place of the line there
        self.said: list[Ref] = []
        self.all_approved: list[Meeting] = []
        self.all_disqualified: list[Handling] = []
        self.all_filed: list[Handling] = []  # every § about what they filed
        self._fact: Fact = ("person", identifier)
        self._face: Fact = ("face", identifier)
        self._parties: Fact = ("parties", identifier)

    @property
    def name(self) -> str:
        note(self._face)
        return self._name

    def forward(self, slugs: tuple[str, ...]) -> None:
        """Add addresses that lead to this person's."""
        self._redirects = tuple(dict.fromkeys((*self._redirects, *slugs)))

    @property
    def spellings(self) -> list[str]:
        note(self._face)
        return self.all_spellings

    @property
    def redirects(self) -> tuple[str, ...]:
        note(self._face)
        return self._redirects

    @property
    def parties(self) -> list[tuple[date, Party | None]]:
        note(self._parties)
        return self.all_parties

    @property
    def attendance(self) -> Iterator[tuple[PresenceKind, Line, Meeting]]:
        """As what somebody was at each meeting, without the words of its record: newest last."""
        note(self._fact)
        for meeting, position in self.attended:
            note(meeting.fact)
            yield (*meeting.rows[position], meeting)

    @property
    def newest_attendance(self) -> tuple[PresenceKind, Line, Meeting] | None:
        """As what somebody is first named in the newest minutes that name them as present or replaced."""
        note(self._fact)
        if not self.attended:
            return None
        newest = self.attended[-1][0]
        note(newest.fact)
        position = next(at for meeting, at in self.attended if meeting is newest)
        return (*newest.rows[position], newest)

    def years(self, limit: int) -> tuple[list[int], list[int]]:
        """Return the newest years that together hold at least `limit` things to tell, and the earlier ones."""
        note(("person-years", self.slug, str(limit)))
        meetings = chain(
            (meeting for meeting, _ in self.attended),
            (handling.meeting for handling, _ in self.said),
            self.all_approved,
            (handling.meeting for handling in self.all_disqualified),
            (handling.meeting for handling in self.all_filed),
        )
        return split_years(Counter(meeting.date.year for meeting in meetings), limit)

    def newest_for(self, party: Party, limit: int) -> list[Meeting]:
        """Return the newest meetings, at most `limit`, in whose attendance somebody stands for a party."""
        note(self._fact)
        found: dict[str, Meeting] = {}
        for meeting, position in reversed(self.attended):
            if len(found) == limit:
                break
            note(meeting.fact)
            kind, line = meeting.rows[position]
            if kind is not PresenceKind.REPLACED and meeting.linker.in_line(line).party is party:
                found[meeting.id] = meeting
        return list(found.values())

    def presences_in(self, years: Sequence[int]) -> list[Presence]:
        """Return the lines of the attendance in some years."""
        self._note(years)
        return [meeting.presence(at) for meeting, at in self.attended if meeting.date.year in years]

    def contributions_in(self, years: Sequence[int]) -> list[Contribution]:
        """Return what was said, and the ballots, in some years."""
        self._note(years)
        return contributions_of(ref for ref in self.said if ref[0].meeting.date.year in years)

    @property
    def presences(self) -> list[Presence]:
        note(self._fact)
        return [meeting.presence(at) for meeting, at in self.attended]

    @property
    def contributions(self) -> list[Contribution]:
        note(self._fact)
        return contributions_of(self.said)

    def approved_in(self, years: Sequence[int]) -> list[Meeting]:
        """Return the meetings of some years whose minutes somebody was to approve."""
        self._note(years)
        return [meeting for meeting in self.all_approved if meeting.date.year in years]

    def disqualified_in(self, years: Sequence[int]) -> list[Handling]:
        """Return the items of some years in which somebody took no part because of jäv."""
        self._note(years)
        found = [handling for handling in self.all_disqualified if handling.meeting.date.year in years]
        for handling in found:
            note(handling.meeting.fact)
        return found

    def filed_in(self, years: Sequence[int]) -> list[Handling]:
        """Return the first § about each thing that somebody filed, of those that are first handled in some years."""
        self._note(years)
        return _first_of(self.all_filed, years)

    def _note(self, years: Sequence[int]) -> None:
        for year in years:
            note(("person-year", self.slug, str(year)))

    @property
    def first_place(self) -> tuple[Meeting, tuple[str | int, ...]]:
        """The first minutes that name somebody, and where: in the attendance, in a §, or to approve them."""
        if self.attended:
            meeting, position = self.attended[0]
            _, line = meeting.rows[position]
            return meeting, (line.group, line.at)
        if self.said:
            handling, position = self.said[0]
            said = handling.outline.said
            path = ("paragrafer", handling.index)
            if position < len(said):
                return handling.meeting, (*path, said[position].key, said[position].at, "av")
            return handling.meeting, (*path, "voteringar")
        if self.all_approved:
            return self.all_approved[0], ("justerare",)
        if self.all_disqualified:
            handling = self.all_disqualified[0]
            return handling.meeting, ("paragrafer", handling.index, "jäv")
        handling = self.all_filed[0]
        return handling.meeting, ("paragrafer", handling.index, "väckt_av")

    def party_on(self, day: date) -> Party | None:
        """Return the party on a day: the last one printed up to then, else the first one known."""
        parties = self.parties
        if not parties:
            return None
        before = [party for since, party in parties if since <= day]
        return before[-1] if before else parties[0][1]

    @property
    def party(self) -> Party | None:
        parties = self.parties
        return parties[-1][1] if parties else None

    @property
    def party_history(self) -> list[tuple[date, Party | None]]:
        """The parties in order of time, each with the first day it is seen."""
        history: list[tuple[date, Party | None]] = []
        for since, party in self.parties:
            if not history or history[-1][1] is not party:
                history.append((since, party))
        return history

    @cached_property
    def sort_key(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Family name first, as Swedish lists are sorted."""
        first, last = family_name(self._name)
        return sort_key(last), sort_key(first)
