"""What the archive is made of once records are linked. Built once by build.py, read-only afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from generator.archive.casenumbers import CaseNumber
from generator.model import BodyRecord, Item, Minutes, PartyRecord, Proposal, Statement, Vote
from generator.notation import Entry, Number
from generator.text import slug, sort_key
from generator.yamlio import Document


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
    meetings: list[Meeting] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def name(self) -> str:
        return self.record.name

    @property
    def short_name(self) -> str:
        return self.record.short_name or self.record.name

    @property
    def in_sentence(self) -> str:
        """The name as it stands inside a sentence: "kommunstyrelsen"."""
        return _in_sentence(self.record.name)

    @property
    def short_in_sentence(self) -> str:
        return _in_sentence(self.short_name)


def _in_sentence(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


@dataclass(eq=False, repr=False)
class Party(_Linked):
    """A party with everybody who has stood for it in the archive."""

    record: PartyRecord
    successor: Party | None = None
    people: list[Person] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)

    @property
    def code(self) -> str:
        return self.record.code

    @property
    def name(self) -> str:
        return self.record.name

    @property
    def slug(self) -> str:
        return slug(self.record.code)


@dataclass(frozen=True)
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


@dataclass(frozen=True, eq=False, repr=False)
class Presence(_Linked):
    """One line of the attendance, linked. `numbers` are the items it covers, in the order of the meeting."""

    kind: PresenceKind
    meeting: Meeting
    who: Author
    printed: str
    entry: Entry
    numbers: tuple[Number, ...]
    replaces: Author | None = None

    @property
    def whole(self) -> bool:
        return len(self.numbers) == len(self.meeting.handlings)

    @property
    def role(self) -> str | None:
        return self.entry.roles[0].title if self.entry.roles else None


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


@dataclass(eq=False, repr=False)
class Handling(_Linked):
    """One § of one meeting, linked: the cases it treats, to whom it proposes, who had what noted."""

    meeting: Meeting
    item: Item
    index: int
    cases: list[Case] = field(default_factory=list)
    proposal_to: Body | None = None
    contributions: list[Contribution] = field(default_factory=list)
    ballots: list[Contribution] = field(default_factory=list)
    disqualified: list[Author] = field(default_factory=list)

    @property
    def number(self) -> Number:
        return self.item.number

    @property
    def state(self) -> StateKind:
        return StateKind.PROPOSED if self.proposal_to else _STATES[self.item.outcome][0]

    @property
    def state_label(self) -> str:
        """ "Beslut", "Noterat" or "Förslag till kommunstyrelsen"."""
        if self.proposal_to:
            return f"Förslag till {self.proposal_to.in_sentence}"
        return _STATES[self.item.outcome][1]

    @property
    def short_state_label(self) -> str:
        return "Förslag" if self.proposal_to else _STATES[self.item.outcome][1]

    def newer(self) -> Handling | None:
        """Return the last later handling of the same case, or None."""
        last = [case.handlings[-1] for case in self.cases if case.handlings[-1].order > self.order]
        return max(last, key=lambda handling: handling.order, default=None)

    @property
    def order(self) -> tuple[date, str, int]:
        return self.meeting.date, self.meeting.id, self.index


class ContributionKind(StrEnum):
    """What somebody contributed to an item; five different marks of dissent are kept apart."""

    PROPOSAL = "yrkande"
    RESERVATION = "reservation"
    BLANK_RESERVATION = "blank reservation"
    SEPARATE_OPINION = "särskilt yttrande"
    NOTE = "protokollsanteckning"
    ABSTENTION = "deltar inte i beslutet"
    BALLOT = "röst"


@dataclass(frozen=True, eq=False, repr=False)
class Contribution(_Linked):
    """Something somebody said or did in an item that was put on record."""

    kind: ContributionKind
    handling: Handling
    authors: tuple[Author, ...]
    parties: tuple[Party, ...]
    record: Statement | Vote
    choice: str = ""  # for a ballot: ja, nej, avstår, frånvarande, kvittad

    @property
    def statement(self) -> Statement | None:
        """The words put on record, if it is not a ballot."""
        return self.record if isinstance(self.record, Statement) else None

    @property
    def text(self) -> str | None:
        return self.statement.text if self.statement else None

    @property
    def withdrawn(self) -> bool:
        return isinstance(self.record, Proposal) and self.record.withdrawn


@dataclass(eq=False, repr=False)
class Meeting(_Linked):
    """One meeting with its minutes, linked."""

    body: Body
    minutes: Minutes
    document: Document
    sequence: int
    handlings: list[Handling] = field(default_factory=list)
    presences: list[Presence] = field(default_factory=list)
    approvers: list[Author] = field(default_factory=list)
    previous: Meeting | None = None
    next: Meeting | None = None

    @property
    def date(self) -> date:
        return self.minutes.date

    @property
    def stem(self) -> str:
        """The file's and the address's last part: "2024-04-17", or "2024-04-17-2" for a second meeting that day."""
        return self.date.isoformat() + (f"-{self.sequence}" if self.sequence > 1 else "")

    @property
    def id(self) -> str:
        return f"{self.body.id}/{self.stem}"

    def handling(self, number: Number) -> Handling | None:
        return next((each for each in self.handlings if each.number == number), None)

    def of_kind(self, kind: PresenceKind) -> Iterator[Presence]:
        return (presence for presence in self.presences if presence.kind is kind)


@dataclass(eq=False, repr=False)
class Case(_Linked):
    """A matter that lives across meetings, with its handlings in order of time."""

    number: CaseNumber
    spellings: list[str] = field(default_factory=list)
    handlings: list[Handling] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return slug(self.number.canonical)

    @property
    def title(self) -> str:
        """The title of the newest handling."""
        return self.handlings[-1].item.title


@dataclass(eq=False, repr=False)
class Person(_Linked):
    """An elected person: everything they are named for in the archive, in order of time."""

    slug: str
    name: str
    spellings: list[str] = field(default_factory=list)
    presences: list[Presence] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)
    approved: list[Meeting] = field(default_factory=list)
    disqualified: list[Handling] = field(default_factory=list)
    parties: list[tuple[date, Party | None]] = field(default_factory=list)
    redirects: tuple[str, ...] = ()

    def party_on(self, day: date) -> Party | None:
        """Return the party on a day: the last one printed up to then, else the first one known."""
        if not self.parties:
            return None
        before = [party for since, party in self.parties if since <= day]
        return before[-1] if before else self.parties[0][1]

    @property
    def party(self) -> Party | None:
        return self.parties[-1][1] if self.parties else None

    @property
    def party_history(self) -> list[tuple[date, Party | None]]:
        """The parties in order of time, each with the first day it is seen."""
        history: list[tuple[date, Party | None]] = []
        for since, party in self.parties:
            if not history or history[-1][1] is not party:
                history.append((since, party))
        return history

    @property
    def sort_key(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Family name first, as Swedish lists are sorted."""
        first, _, last = self.name.rpartition(" ")
        return sort_key(last), sort_key(first)


def serving_in(meeting: Meeting, number: Number) -> Sequence[Presence]:
    """Return those who served in one item, in the order of the record."""
    return [each for each in meeting.of_kind(PresenceKind.SERVING) if number in each.numbers]
