"""What the archive is made of once records are linked. Built once by build.py, read-only afterwards.

What leads from one thing to another notes what it reads (trace.py). The words of a record are fetched when they are
asked for; everything that linking itself needs stands in outlines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from generator.archive.casenumbers import CaseNumber
from generator.archive.trace import Fact, note
from generator.model import BodyRecord, Item, Minutes, PartyRecord, Proposal, Statement, Vote
from generator.notation import Entry, Number
from generator.outline import STATEMENTS, ItemOutline, Line, Said, Voted
from generator.text import slug, sort_key
from generator.yamlio import Document

if TYPE_CHECKING:
    from generator.archive.authors import Linker
    from generator.loader import MinutesFile


class _Linked:
    """A node of the graph. Its repr is short: a dataclass' own would walk the whole archive."""

    def __repr__(self) -> str:
        named = (getattr(self, name, None) for name in ("id", "slug", "printed", "index", "kind"))
        return f"<{type(self).__name__} {next((each for each in named if each is not None), '')}>"


@dataclass(eq=False, repr=False)
class Body(_Linked):
    """A body with its place under and over others, and its meetings in order of time."""

    record: BodyRecord
    parent: Body | None = None
    successor: Body | None = None
    children: list[Body] = field(default_factory=list)
    all_meetings: list[Meeting] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._fact: Fact = ("body", self.record.id)

    @property
    def meetings(self) -> list[Meeting]:
        note(self._fact)
        return self.all_meetings

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


class Party(_Linked):
    """A party with everybody who has stood for it in the archive."""

    def __init__(self, record: PartyRecord) -> None:
        self.record = record
        self.code = record.code
        self.name = record.name
        self.slug = slug(record.code)
        self.successor: Party | None = None
        self.all_people: list[Person] = []
        self.said: list[_Ref] = []
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
        return split_years(Counter(handling.meeting.date.year for handling, _ in self.said), limit)

    def contributions_in(self, years: Sequence[int]) -> list[Contribution]:
        """Return what was said in its name in some years, in order of time."""
        for year in years:
            note(("party-year", self.code, str(year)))
        return _contributions(ref for ref in self.said if ref[0].meeting.date.year in years)

    @property
    def kinds(self) -> Counter[ContributionKind]:
        """How often what kind of thing was said in its name."""
        note(self._fact)
        return Counter(kind_of(handling.outline.said[position]) for handling, position in self.said)


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody named in the record: the name and party as printed, and the person and party that they stand for."""

    name: str
    printed_party: str | None
    person: Person | None
    party: Party | None


class PresenceKind(StrEnum):
    """How somebody stands in the attendance of a meeting."""

    SERVING = "tjänstgörande"
    SUBSTITUTE = "närvarande ersättare"
    REPLACED = "ersatt"


KIND_OF_GROUP = {"beslutande": PresenceKind.SERVING, "ersättare": PresenceKind.SUBSTITUTE}


@dataclass(frozen=True, eq=False, repr=False)
class Presence(_Linked):
    """One line of the attendance, linked."""

    kind: PresenceKind
    meeting: Meeting
    who: Author
    line: Line
    replaces: Author | None = None

    @cached_property
    def entry(self) -> Entry:
        """The line as notation reads it."""
        minutes = self.meeting.minutes
        lines = minutes.serving if self.line.group == "beslutande" else minutes.substitutes
        entry: Entry = lines[self.line.at].entry
        return entry

    @property
    def printed(self) -> str:
        minutes = self.meeting.minutes
        lines = minutes.serving if self.line.group == "beslutande" else minutes.substitutes
        return lines[self.line.at].printed

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The items that the line covers, in the order of the meeting."""
        entry = self.entry
        order = [handling.number for handling in self.meeting.handlings]
        if not (entry.spans or entry.absent or len(entry.roles) > 1):
            return tuple(order)
        return tuple(number for number in order if entry.covers(number))

    @property
    def whole(self) -> bool:
        return len(self.numbers) == len(self.meeting.handlings)

    @property
    def role(self) -> str | None:
        return self.line.role


class StateKind(StrEnum):
    """What kind of mark an item carries: disc, ring or dot."""

    DECIDED = "beslut"
    PROPOSED = "förslag"
    NOTED = "noterat"
    POSTPONED = "bordlagt"
    REFERRED = "återremitterat"
    WITHDRAWN = "utgår"


_STATES: dict[str, tuple[StateKind, str]] = {
    "beslutat": (StateKind.DECIDED, "Beslut"),
    "bifall": (StateKind.DECIDED, "Bifall"),
    "avslag": (StateKind.DECIDED, "Avslag"),
    "besvarad": (StateKind.DECIDED, "Besvarad"),
    "vald": (StateKind.DECIDED, "Val"),
    "noterat": (StateKind.NOTED, "Noterat"),
    "bordläggning": (StateKind.POSTPONED, "Bordlagt"),
    "återremiss": (StateKind.REFERRED, "Återremitterat"),
    "hänskjutet": (StateKind.REFERRED, "Hänskjutet"),
    "utgår": (StateKind.WITHDRAWN, "Utgår"),
}


class Handling(_Linked):
    """One § of one meeting, linked: the cases it treats, to whom it proposes, who had what noted."""

    def __init__(self, meeting: Meeting, outline: ItemOutline, index: int) -> None:
        self.meeting = meeting
        self.outline = outline
        self.index = index
        self.number: Number = outline.number
        self.title = outline.title
        self.outcome = outline.outcome
        self.cases: list[Case] = []
        self.proposal_to: Body | None = None

    @property
    def item(self) -> Item:
        """The whole record of the §, with its words."""
        return self.meeting.minutes.items[self.index]

    @property
    def state(self) -> StateKind:
        return StateKind.PROPOSED if self.proposal_to else _STATES[self.outcome][0]

    @property
    def state_label(self) -> str:
        """ "Beslut", "Noterat" or "Förslag till kommunstyrelsen"."""
        if self.proposal_to:
            return f"Förslag till {self.proposal_to.in_sentence}"
        return _STATES[self.outcome][1]

    @property
    def short_state_label(self) -> str:
        return "Förslag" if self.proposal_to else _STATES[self.outcome][1]

    def newer(self) -> Handling | None:
        """Return the last later handling of the same case, or None."""
        last = [newest for case in self.cases if (newest := case.newest).order > self.order]
        return max(last, key=lambda handling: handling.order, default=None)

    @property
    def order(self) -> tuple[date, str, int]:
        return self.meeting.date, self.meeting.id, self.index

    @cached_property
    def contributions(self) -> list[Contribution]:
        """What was put on record, in the order of the record; ballots apart."""
        linker = self.meeting.linker
        return [linker.contribution(self, said) for said in self.outline.said]

    @cached_property
    def ballots(self) -> list[Contribution]:
        """The names of open votes."""
        linker = self.meeting.linker
        return [linker.ballot(self, voted, name) for voted in self.outline.voted for name in voted.names]

    @cached_property
    def disqualified(self) -> list[Author]:
        """Who did not take part because of jäv."""
        return [self.meeting.linker.author(name) for name in self.outline.disqualified]

    def contribution(self, position: int) -> Contribution:
        """Return one of the contributions and ballots, counted in one row."""
        said = len(self.outline.said)
        return self.contributions[position] if position < said else self.ballots[position - said]


class ContributionKind(StrEnum):
    """What somebody contributed to an item; five different marks of dissent are kept apart."""

    PROPOSAL = "yrkande"
    RESERVATION = "reservation"
    BLANK_RESERVATION = "blank reservation"
    SEPARATE_OPINION = "särskilt yttrande"
    NOTE = "protokollsanteckning"
    ABSTENTION = "deltar inte i beslutet"
    BALLOT = "röst"


_ATTRIBUTES = dict(STATEMENTS)
_KINDS = {
    "yrkanden": ContributionKind.PROPOSAL,
    "reservationer": ContributionKind.RESERVATION,
    "särskilda_yttranden": ContributionKind.SEPARATE_OPINION,
    "protokollsanteckningar": ContributionKind.NOTE,
    "deltar_ej": ContributionKind.ABSTENTION,
}


def kind_of(said: Said) -> ContributionKind:
    """Return what kind of thing was said; a reservation without words is a kind of its own."""
    kind = _KINDS[said.key]
    return ContributionKind.BLANK_RESERVATION if kind is ContributionKind.RESERVATION and said.blank else kind


@dataclass(frozen=True, eq=False, repr=False)
class Contribution(_Linked):
    """Something somebody said or did in an item that was put on record."""

    kind: ContributionKind
    handling: Handling
    authors: tuple[Author, ...]
    parties: tuple[Party, ...]
    said: Said | None = None
    voted: Voted | None = None
    choice: str = ""  # for a ballot: ja, nej, avstår, frånvarande, kvittad

    @property
    def statement(self) -> Statement | None:
        """The words put on record, if it is not a ballot."""
        if self.said is None:
            return None
        found: Statement = getattr(self.handling.item, _ATTRIBUTES[self.said.key])[self.said.at]
        return found

    @property
    def vote(self) -> Vote | None:
        """The vote that a ballot was cast in."""
        return self.handling.item.votes[self.voted.vote] if self.voted else None

    @property
    def text(self) -> str | None:
        return self.statement.text if self.statement else None

    @property
    def withdrawn(self) -> bool:
        return isinstance(statement := self.statement, Proposal) and statement.withdrawn


_Ref = tuple[Handling, int]  # a contribution or ballot: its § and its place there


def _contributions(refs: Sequence[_Ref] | Iterator[_Ref]) -> list[Contribution]:
    found = []
    for handling, position in refs:
        note(handling.meeting.fact)
        found.append(handling.contribution(position))
    return found


def split_years(weights: Counter[int], limit: int) -> tuple[list[int], list[int]]:
    """Return the newest years, whole, that together weigh at least `limit`, and the others; newest first."""
    years = sorted(weights, reverse=True)
    held = 0
    for index, year in enumerate(years):
        held += weights[year]
        if held >= limit:
            return years[: index + 1], years[index + 1 :]
    return years, []


class Meeting(_Linked):
    """One meeting with its minutes, linked. `all_handlings` and the like are for linking: they note nothing."""

    linker: Linker

    def __init__(self, body: Body, file: MinutesFile) -> None:
        self.body = body
        self.file = file
        self.outline = outline = file.outline
        self.date = date.fromisoformat(outline.date)
        self.sequence = outline.sequence
        # The file's and the address's last part: "2024-04-17", or "2024-04-17-2" for a second meeting that day.
        self.stem = outline.date + (f"-{self.sequence}" if self.sequence > 1 else "")
        self.id = f"{body.id}/{self.stem}"
        self.fact: Fact = ("minutes", self.id)
        self.all_handlings: list[Handling] = []
        self.neighbours: list[Meeting | None] = [None, None]
        self.named: list[str] = []  # whom its names stand for, for the trace

    @property
    def minutes(self) -> Minutes:
        """The whole record."""
        note(self.fact)
        return self.file.minutes

    @property
    def document(self) -> Document:
        """The file, for the places of what is wrong in it."""
        return self.file.document

    @property
    def sha256(self) -> str:
        note(self.fact)
        return self.outline.sha256

    @property
    def status(self) -> str:
        note(self.fact)
        return self.outline.status

    @property
    def approved_on(self) -> date | None:
        """The day of the last approval."""
        note(self.fact)
        return date.fromisoformat(self.outline.approved) if self.outline.approved else None

    @property
    def handlings(self) -> list[Handling]:
        note(self.fact)
        return self.all_handlings

    @cached_property
    def rows(self) -> list[tuple[PresenceKind, Line]]:
        """Each line of the attendance, and right after it, once more, as the line of the one who is replaced by it."""
        found = []
        for line in self.outline.lines:
            found.append((KIND_OF_GROUP[line.group], line))
            if line.replaced:
                found.append((PresenceKind.REPLACED, line))
        return found

    @cached_property
    def _presences(self) -> list[Presence]:
        return [self.linker.presence(kind, line) for kind, line in self.rows]

    @property
    def presences(self) -> list[Presence]:
        """The attendance in the order of the record."""
        note(self.fact)
        return [each for each in self._presences if each.kind is not PresenceKind.REPLACED]

    def presence(self, position: int) -> Presence:
        """Return one of `rows` with who it is about."""
        note(self.fact)
        return self._presences[position]

    @property
    def approvers(self) -> list[Author]:
        note(self.fact)
        return [self.linker.author(name) for name in self.outline.approvers]

    @property
    def previous(self) -> Meeting | None:
        note(("neighbours", self.id))
        return self.neighbours[0]

    @property
    def next(self) -> Meeting | None:
        note(("neighbours", self.id))
        return self.neighbours[1]

    def handling(self, number: Number) -> Handling | None:
        return next((each for each in self.handlings if each.number == number), None)

    def of_kind(self, kind: PresenceKind) -> Iterator[Presence]:
        return (presence for presence in self.presences if presence.kind is kind)


class Case(_Linked):
    """A matter that lives across meetings, with its handlings in order of time."""

    def __init__(self, number: CaseNumber) -> None:
        self.number = number
        self.all_spellings: list[str] = []
        self.all_handlings: list[Handling] = []
        self._fact: Fact = ("case", number.canonical)

    @property
    def spellings(self) -> list[str]:
        note(self._fact)
        return self.all_spellings

    @property
    def handlings(self) -> list[Handling]:
        note(self._fact)
        for handling in self.all_handlings:
            note(handling.meeting.fact)
        return self.all_handlings

    @property
    def newest(self) -> Handling:
        """The last handling."""
        note(self._fact)
        newest = self.all_handlings[-1]
        note(newest.meeting.fact)
        return newest

    @cached_property
    def slug(self) -> str:
        return slug(self.number.canonical)

    @property
    def title(self) -> str:
        """The title of the newest handling."""
        return self.newest.title


class Person(_Linked):
    """An elected person: everything they are named for in the archive, in order of time."""

    def __init__(self, identifier: str, name: str, redirects: tuple[str, ...] = ()) -> None:
        self.slug = identifier
        self._name = name
        self._redirects = redirects
        self.all_spellings: list[str] = []
        self.all_parties: list[tuple[date, Party | None]] = []
        self.attended: list[tuple[Meeting, int]] = []  # and the place of the line there
        self.said: list[_Ref] = []
        self.all_approved: list[Meeting] = []
        self.all_disqualified: list[Handling] = []
        self._fact: Fact = ("person", identifier)
        self._face: Fact = ("face", identifier)
        self._parties: Fact = ("parties", identifier)

    @property
    def name(self) -> str:
        note(self._face)
        return self._name

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
        return _contributions(ref for ref in self.said if ref[0].meeting.date.year in years)

    @property
    def presences(self) -> list[Presence]:
        note(self._fact)
        return [meeting.presence(at) for meeting, at in self.attended]

    @property
    def contributions(self) -> list[Contribution]:
        note(self._fact)
        return _contributions(self.said)

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

    def _note(self, years: Sequence[int]) -> None:
        for year in years:
            note(("person-year", self.slug, str(year)))

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
        first, _, last = self._name.rpartition(" ")
        return sort_key(last), sort_key(first)


def serving_in(meeting: Meeting, number: Number) -> Sequence[Presence]:
    """Return those who served in one item, in the order of the record."""
    return [each for each in meeting.of_kind(PresenceKind.SERVING) if number in each.numbers]
