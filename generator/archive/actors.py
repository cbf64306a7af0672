"""Who acts: bodies, parties and persons, each with what the archive holds of them. Ways to it are those of trace.py."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from generator.archive.items import AgendaItem, Case, Contribution, Ref, contributions_of, kind_of
from generator.archive.meetings import Meeting, Presence, PresenceKind
from generator.archive.node import Thing
from generator.archive.trace import way
from generator.content.outline import OutlineLine
from generator.language.text import capitalise, in_sentence, slug, sort_key
from generator.model import BodyRecord, ContributionKind, PartyRecord
from generator.notation import is_acting

if TYPE_CHECKING:
    from generator.archive.mandates import Mandate

_ADDED = re.compile(
    r" (?:jr\.?|sr\.?|d\. ?[yä]\.?|d[yä]|den (?:yngre|äldre)|(?:i|på|vid|från) (?-i:[^\W\d_a-zåäöéü]).*)$",
    re.IGNORECASE,
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


class Body(Thing):
    """A body with its place under and over others, and its meetings in order of time.

    Those that have been held, with minutes, stand apart from those that are to come or were called off.
    """

    def __init__(self, record: BodyRecord) -> None:
        self.record = record
        self.key = record.id
        self.parent: Body | None = None
        self.successor: Body | None = None
        self.children: list[Body] = []
        self.all_meetings: list[Meeting] = []
        self.all_unheld: list[Meeting] = []
        self.all_mandates: list[Mandate] = []  # by the register, in its order
        self.linked_today = date.min  # the day of the newest minutes of the archive

    @property
    @way
    def meetings(self) -> list[Meeting]:
        return self.all_meetings

    @property
    @way
    def mandates(self) -> list[Mandate]:
        """Who is, was and will be elected to what in it, by the municipality's register."""
        return self.all_mandates

    @property
    @way
    def today(self) -> date:
        """The day of the newest minutes of the archive: for a page there is no other today."""
        return self.linked_today

    @property
    @way
    def every_meeting(self) -> list[Meeting]:
        """All of its meetings, those too that have no minutes."""
        return sorted([*self.all_meetings, *self.all_unheld], key=lambda meeting: meeting.order)

    @property
    @way
    def has_met_again(self) -> bool:
        """Whether the archive has more than one meeting of it."""
        return len(self.all_meetings) > 1

    def parted(self, title: str, person: Person, held: list[Meeting]) -> list[list[Meeting]]:
        """Return the meetings in which somebody held an office, parted where somebody else held it between them."""
        others = [meeting.order for meeting, holders in self._holders.get(title, ()) if person not in holders]
        runs: list[list[Meeting]] = []
        for meeting in sorted(held, key=lambda each: each.order):
            if runs and bisect_right(others, runs[-1][-1].order) == bisect_left(others, meeting.order):
                runs[-1].append(meeting)
            else:
                runs.append([meeting])
        return runs

    @cached_property
    def _holders(self) -> dict[str, list[tuple[Meeting, set[Person]]]]:
        """Who holds each office that one person holds, meeting by meeting."""
        found: dict[str, list[tuple[Meeting, set[Person]]]] = {}
        for meeting in self.all_meetings:
            held: dict[str, set[Person]] = {}
            for at, (kind, line) in enumerate(meeting.rows):
                title = office_of(kind, line)
                if "ordförande" in title.casefold() and (who := meeting.presence(at).who.person):
                    held.setdefault(title, set()).add(who)
            for title, holders in held.items():
                found.setdefault(title, []).append((meeting, holders))
        return found

    def takes_over(self, body: Body | None) -> bool:
        """Tell whether it is a body, or the one that came after it: what was proposed to that is decided here."""
        passed: set[Body] = set()
        while body is not None and body is not self and body not in passed:
            passed.add(body)
            body = body.successor
        return body is self

    @property
    def newest(self) -> Body:
        """Itself, or the body that has come after it by the day of the newest minutes of the archive."""
        body, passed = self, {self}
        while (after := body.successor) and body.record.ended and body.record.ended < body.today:
            if after in passed:
                break
            body = after
            passed.add(after)
        return body

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
        return in_sentence(self.record.name)


def office_of(kind: PresenceKind, line: OutlineLine) -> str:
    """Return the role of somebody at a meeting. Who only acts as its president holds no office by that."""
    if kind is PresenceKind.REPLACED:
        role = line.replaced[2] if line.replaced else None
    elif kind is PresenceKind.SUBSTITUTE or line.replaced:
        return "Ersättare"
    else:
        role = line.role
    return capitalise(role) if role and not is_acting(role) else "Ledamot"


def term_of(day: date, *, council: bool) -> date:
    """Return when the term of four years that a day is in began: elections are held in 2022, 2026 and so on."""
    begins = [date(year, 10, 15) if council else date(year + 1, 1, 1) for year in range(1994, day.year + 1, 4)]
    return max((each for each in begins if each <= day), default=date.min)


def years_of_days(days: Iterable[date]) -> str:
    """Return some days' years, those that follow each other as a range: "2010–2012, 2014"."""
    runs: list[list[int]] = []
    for year in sorted({day.year for day in days}):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


class Cast(NamedTuple):
    """One member's vote: in which § and which of its votes, and how (a value of Choice)."""

    item: str  # its key
    vote: int
    choice: str


class CastInYear(NamedTuple):
    """How a party's members voted in a year: in how many votes they are named, and in how many they parted."""

    votes: int
    parted: int  # some Ja and some Nej
    numbers: tuple[tuple[str, int], ...]  # how many votes of each kind

    @classmethod
    def of(cls, cast: Iterable[Cast]) -> CastInYear:
        """Return the sums of votes."""
        ways: dict[tuple[str, int], set[str]] = {}
        numbers: Counter[str] = Counter()
        for each in cast:
            ways.setdefault((each.item, each.vote), set()).add(each.choice)
            numbers[each.choice] += 1
        return cls(len(ways), sum({"ja", "nej"} <= way for way in ways.values()), tuple(sorted(numbers.items())))


class Party(Thing):
    """A party with everybody who has stood for it in the archive."""

    def __init__(self, record: PartyRecord) -> None:
        self.record = record
        self.code = self.key = record.code
        self.name = record.name
        self.slug = slug(record.code)
        self.successor: Party | None = None
        self.all_people: list[Person] = []
        self.said: list[Ref] = []
        self.all_filed: list[AgendaItem] = []  # every § about what its members filed
        self.all_cast: dict[int, list[Cast]] = {}  # how its members voted, by year

    @property
    @way
    def people(self) -> list[Person]:
        return self.all_people

    @property
    @way
    def has_page(self) -> bool:
        """Whether somebody in the archive stands for it."""
        return bool(self.all_people)

    @way
    def years(self, limit: int) -> tuple[list[int], list[int]]:
        """Return the newest years in which at least `limit` things were said in its name, and the earlier ones."""
        items = chain((item for item, _ in self.said), self.all_filed)
        return split_years(Counter(item.meeting.date.year for item in items), limit)

    def contributions_in(self, years: Sequence[int]) -> list[Contribution]:
        """Return the statements in its name of some years, in order of time."""
        return [contribution for year in sorted(years) for contribution in contributions_of(self._said_in(year))]

    @way
    def _said_in(self, year: int) -> list[Ref]:
        return [ref for ref in self.said if ref[0].meeting.date.year == year]

    def filed_in(self, years: Sequence[int]) -> list[AgendaItem]:
        """Return the first § about each thing that its members filed, of those first handled in some years."""
        return [item for year in sorted(years) for item in self._filed_in(year)]

    @way
    def _filed_in(self, year: int) -> list[AgendaItem]:
        return _first_of(self.all_filed, year)

    @property
    @way
    def voted_years(self) -> list[int]:
        """The years in which a vote names its members, newest first."""
        return sorted(self.all_cast, reverse=True)

    @way
    def cast_in(self, year: int) -> CastInYear:
        """Return how its members voted in a year, in the votes where they are named."""
        return CastInYear.of(self.all_cast.get(year, ()))

    @property
    @way
    def kinds(self) -> Counter[ContributionKind]:
        """How often what kind of thing was said in its name, but for what was taken back."""
        said = [item.outline.said[position] for item, position in self.said]
        return Counter(kind_of(each) for each in said if not each.withdrawn)


def _first_of(filed: Sequence[AgendaItem], year: int) -> list[AgendaItem]:
    """Return the first § of each matter, of those whose first § is of a year."""
    first: dict[Case | AgendaItem, AgendaItem] = {}
    for item in filed:
        for matter in item.all_cases or (item,):
            first.setdefault(matter, item)
    return [each for each in dict.fromkeys(first.values()) if each.meeting.date.year == year]


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody named in the record: the name and party as printed, and the person and party that they stand for."""

    name: str
    printed_party: str | None
    person: Person | None
    party: Party | None


class Person(Thing):
    """An elected person: everything they are named for in the archive, in order of time."""

    def __init__(self, identifier: str, name: str, redirects: tuple[str, ...] = ()) -> None:
        self.slug = self.key = identifier
        self._name = name
        self._redirects = redirects
        self.all_spellings: list[str] = []
        self.all_parties: list[tuple[date, Party | None]] = []
        self.linked_gaps: frozenset[date] = frozenset()
        self.linked_registered = False  # whether the days of those are the register's
        self.mentions: dict[Meeting, tuple[list[Party | None], list[Party | None]]] = {}  # present, and elsewhere
        self.attended: list[tuple[Meeting, int]] = []  # and the place of the line there
        self.said: list[Ref] = []
        self.all_approved: list[Meeting] = []
        self.all_disqualified: list[AgendaItem] = []
        self.all_filed: list[AgendaItem] = []  # every § about what they filed
        self.all_mandates: list[Mandate] = []  # by the register, in its order

    def weigh_parties(self) -> None:
        """Settle for which party somebody stood from when, for linking.

        In each meeting the list of attendance outweighs what a § prints, and of that what is printed oftenest counts.
        One meeting between two that agree is a misprint, not a change of party and back.
        """
        found: list[tuple[date, Party | None]] = []
        for meeting, (present, elsewhere) in sorted(self.mentions.items(), key=lambda each: each[0].order):
            party = Counter(present or elsewhere).most_common(1)[0][0]
            if len(found) > 1 and found[-2][1] is party and found[-1][1] is not party and not self._twice(found[-1]):
                found.pop()
            if not found or found[-1][1] is not party:
                found.append((meeting.date, party))
        self.all_parties = found

    def _twice(self, begun: tuple[date, Party | None]) -> bool:
        """Tell whether a party is named in more than one meeting from a day on."""
        since, party = begun
        named = (value for meeting, value in self.mentions.items() if meeting.date >= since)
        return sum(party in (*present, *elsewhere) for present, elsewhere in named) > 1

    @property
    @way
    def name(self) -> str:
        return self._name

    def forward(self, slugs: tuple[str, ...]) -> None:
        """Add addresses that lead to this person's."""
        self._redirects = tuple(dict.fromkeys((*self._redirects, *slugs)))

    @property
    @way
    def spellings(self) -> list[str]:
        return self.all_spellings

    @property
    @way
    def redirects(self) -> tuple[str, ...]:
        return self._redirects

    @property
    @way
    def parties(self) -> list[tuple[date, Party | None]]:
        return self.all_parties

    @property
    @way
    def party_gaps(self) -> frozenset[date]:
        """From which days the register says no more for which party somebody stands, nor that it is for none."""
        return self.linked_gaps

    @property
    @way
    def has_registered_party(self) -> bool:
        """Whether the days of the parties are the register's, not those of the minutes that print them."""
        return self.linked_registered

    @property
    def newest_attendance(self) -> tuple[PresenceKind, OutlineLine, Meeting] | None:
        """As what somebody is first named in the newest minutes that name them as present or replaced."""
        if (newest := self._newest_attended) is None:
            return None
        meeting, position = newest
        return (*meeting.row(position), meeting)

    @property
    @way
    def terms(self) -> list[tuple[str, Body, list[list[Meeting]]]]:
        """What somebody has been in which body, each with its terms: runs of meetings, the newest office last.

        A term of an office that one person holds ends where somebody else holds it.
        """
        found: dict[tuple[str, Body], dict[str, Meeting]] = {}
        for meeting, position in self.attended:
            found.setdefault((office_of(*meeting.rows[position]), meeting.body), {})[meeting.id] = meeting
        terms = [(title, body, body.parted(title, self, list(held.values()))) for (title, body), held in found.items()]
        return sorted(terms, key=lambda each: each[2][-1][-1].order)

    @property
    def unregistered_terms(self) -> list[tuple[str, Body, list[list[Meeting]]]]:
        """The terms without the meetings that a mandate of the register covers, the newest office last."""
        mandates = self.mandates
        left = [
            (title, body, [[meeting for meeting in term if not _is_covered(meeting, mandates)] for term in terms])
            for title, body, terms in self.terms
        ]
        return [(title, body, kept) for title, body, terms in left if (kept := [term for term in terms if term])]

    @property
    @way
    def former(self) -> str:
        """The years in which somebody is seen in the body where they were seen last, if that was before the terms of
        today (fullmäktige from 15 October of the year of an election, KL 5:5; boards from the turn of the year).
        """
        if not self.attended:
            return ""
        body, last = self.attended[-1][0].body, self.attended[-1][0].date
        # What the register says outweighs when somebody was seen last.
        if any(mandate.holds_on(body.linked_today) for mandate in self.all_mandates):
            return ""
        own = [mandate for mandate in self.all_mandates if mandate.body is body]
        if own and (ended := max(mandate.until or date.max for mandate in own)) < body.linked_today and last <= ended:
            return years_of_days(date(year, 1, 1) for year in range(min(own, key=_begin).since.year, ended.year + 1))
        council = body.record.kind == "fullmäktige"
        if last >= term_of(body.linked_today, council=council):
            return ""
        return years_of_days(meeting.date for meeting, _ in self.attended if meeting.body is body)

    @property
    @way
    def mandates(self) -> list[Mandate]:
        """What somebody is, was and will be elected to, by the municipality's register."""
        return self.all_mandates

    @property
    @way
    def _newest_attended(self) -> tuple[Meeting, int] | None:
        return next((each for each in self.attended if each[0] is self.attended[-1][0]), None)

    @way
    def years(self, limit: int) -> tuple[list[int], list[int]]:
        """Return the newest years that together hold at least `limit` things to tell, and the earlier ones."""
        meetings = chain(
            (meeting for meeting, _ in self.attended),
            (item.meeting for item, _ in self.said),
            self.all_approved,
            (item.meeting for item in self.all_disqualified),
            (item.meeting for item in self.all_filed),
        )
        return split_years(Counter(meeting.date.year for meeting in meetings), limit)

    def newest_for(self, party: Party, limit: int) -> list[Meeting]:
        """Return the newest meetings, at most `limit`, in whose attendance somebody stands for a party."""
        return self._newest_for(party.code, limit)

    @way
    def _newest_for(self, code: str, limit: int) -> list[Meeting]:
        found: dict[str, Meeting] = {}
        for meeting, position in reversed(self.attended):
            if len(found) == limit:
                break
            kind, line = meeting.rows[position]
            party = meeting.linker.in_line(line).party
            if kind is not PresenceKind.REPLACED and party and party.code == code:
                found[meeting.id] = meeting
        return list(found.values())

    def presences_in(self, years: Sequence[int]) -> list[Presence]:
        """Return the lines of the attendance in some years."""
        return [meeting.presence(at) for year in sorted(years) for meeting, at in self._attended_in(year)]

    @way
    def _attended_in(self, year: int) -> list[tuple[Meeting, int]]:
        return [each for each in self.attended if each[0].date.year == year]

    def contributions_in(self, years: Sequence[int]) -> list[Contribution]:
        """Return the statements and ballots of some years."""
        return [contribution for year in sorted(years) for contribution in contributions_of(self._said_in(year))]

    @way
    def _said_in(self, year: int) -> list[Ref]:
        return [ref for ref in self.said if ref[0].meeting.date.year == year]

    def approved_in(self, years: Sequence[int]) -> list[Meeting]:
        """Return the meetings of some years whose minutes somebody has approved."""
        return [meeting for year in sorted(years) for meeting in self._approved_in(year)]

    @way
    def _approved_in(self, year: int) -> list[Meeting]:
        # A draft names those who are to approve it; they have not yet.
        return [meeting for meeting in self.all_approved if meeting.date.year == year and meeting.is_approved]

    def disqualified_in(self, years: Sequence[int]) -> list[AgendaItem]:
        """Return the items of some years in which somebody took no part because of jäv."""
        return [item for year in sorted(years) for item in self._disqualified_in(year)]

    @way
    def _disqualified_in(self, year: int) -> list[AgendaItem]:
        return [item for item in self.all_disqualified if item.meeting.date.year == year]

    def filed_in(self, years: Sequence[int]) -> list[AgendaItem]:
        """Return the first § about each thing that somebody filed, of those that are first handled in some years."""
        return [item for year in sorted(years) for item in self._filed_in(year)]

    @way
    def _filed_in(self, year: int) -> list[AgendaItem]:
        return _first_of(self.all_filed, year)

    @property
    def first_place(self) -> tuple[Meeting, tuple[str | int, ...]]:
        """The first minutes that name somebody, and where: in the attendance, in a §, or to approve them."""
        if self.attended:
            meeting, position = self.attended[0]
            _, line = meeting.rows[position]
            return meeting, (line.group, line.at)
        if self.said:
            item, position = self.said[0]
            said = item.outline.said
            path = ("paragrafer", item.index)
            if position < len(said):
                return item.meeting, (*path, said[position].key, said[position].at, "av")
            return item.meeting, (*path, "voteringar")
        if self.all_approved:
            return self.all_approved[0], ("justerare",)
        if self.all_disqualified:
            item = self.all_disqualified[0]
            return item.meeting, ("paragrafer", item.index, "jäv")
        item = self.all_filed[0]
        return item.meeting, ("paragrafer", item.index, "väckt_av")

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


def _is_covered(meeting: Meeting, mandates: Iterable[Mandate]) -> bool:
    return any(mandate.body is meeting.body and mandate.holds_on(meeting.date) for mandate in mandates)


def _begin(mandate: Mandate) -> date:
    return mandate.since


def which_bodies(wrong: str, bodies: Mapping[str, Body], meant: str | None = None) -> str:
    """Return the hint where somebody names a body that the register has not: which one is meant, and which there are.

    Args:
        wrong: what stands there.
        bodies: those of the register, by id.
        meant: the id of the body that is meant if none is near.
    """
    near = nearest_body(wrong, bodies.values()) or meant
    return f"{f'Menade du {near}? ' if near else ''}De organ som finns är: {', '.join(bodies)}."


def nearest_body(wrong: str, bodies: Iterable[Body]) -> str | None:
    """Return the id of the body that somebody named otherwise than by its id: by a name it has, or misspelled."""
    sought = wrong.casefold()
    names = {
        name.casefold(): body.id
        for body in bodies
        for name in (body.record.name, body.record.short_name or "", *body.record.other_names, body.id)
    }
    near = difflib.get_close_matches(sought, names, 1, cutoff=0.5)
    return names.get(sought) or (names[near[0]] if near else None)
