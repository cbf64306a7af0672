"""What is handled: the §§ of meetings, what was put on record in them, and the cases that live across meetings.

What leads from one thing to another is a way (trace.py). What linking itself needs is none: it stands in outlines, and
in what begins with `all_` or `linked_`. The words of a record are fetched when they are asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from generator.archive.casenumbers import CaseNumber
from generator.archive.matters import MatterKind
from generator.archive.node import Linked, Thing
from generator.archive.outcomes import OUTCOMES, StateKind
from generator.archive.stage import Stage, approval_of, worked_out
from generator.archive.trace import Fields, inner_way, way
from generator.content.outline import STATEMENTS, ItemOutline, Said, Voted
from generator.language.text import folded, in_sentence, slug
from generator.model import KIND_UNDER, STATEMENT_WORDS, Choice, ContributionKind, Item, Outcome, Statement, Vote
from generator.notation import Number, format_number

if TYPE_CHECKING:
    from generator.archive.actors import Author, Body, Party
    from generator.archive.meetings import Meeting
    from generator.archive.subjects import Subject
    from generator.model.minutes import Appeal, Correction


class Remarks(NamedTuple):
    """What stands beside a § and does not belong to its words; each is empty where there is none."""

    corrections: tuple[Correction, ...]
    note: str | None  # the editor's
    secrecy: str | None  # its ground
    masking: str | None  # why words are masked
    own_part: bool  # whether a proposal also decides something for the body's own part


class AgendaItem(Thing):
    """One § of one meeting, linked: the cases it treats, to whom it proposes, who had what noted."""

    def __init__(self, meeting: Meeting, outline: ItemOutline, index: int) -> None:
        self.meeting = meeting
        self.outline = outline
        self.index = index
        self.number: Number = outline.number
        self.key = f"{meeting.id}#{format_number(outline.number)}"
        self.all_cases: list[Case] = []
        self.all_subjects: list[Subject] = []
        self.linked_proposal_to: Body | None = None
        self.linked_matter: MatterKind | None = None
        self.linked_route: Appeal | None = None  # what the register says of the printed kind

    @property
    def record(self) -> Item:
        """The whole record of the §, with its words."""
        return cast("Item", Fields(self._field))

    @inner_way
    def _field(self, name: str) -> Any:
        return getattr(self._record, name)

    @property
    def _record(self) -> Item:
        return self.meeting.record.items[self.index]

    @inner_way
    def statement(self, key: str, at: int) -> Statement:
        """Return one of the statements that stand under a key."""
        statement: Statement = getattr(self._record, _ATTRIBUTES[key])[at]
        return statement

    @inner_way
    def vote(self, at: int) -> Vote:
        """Return one of the votes."""
        return self._record.votes[at]

    @property
    @inner_way
    def title(self) -> str:
        return self.outline.title

    @property
    @inner_way
    def outcome(self) -> Outcome:
        return self.outline.outcome

    @property
    @inner_way
    def kind(self) -> str | None:
        """What kind of matter it is, as printed."""
        return self.outline.kind

    @property
    @inner_way
    def cases(self) -> list[Case]:
        return self.all_cases

    @property
    @way
    def subjects(self) -> list[Subject]:
        """The places that it names and the topics that its title tells, by the registers."""
        return self.all_subjects

    @property
    @inner_way
    def proposal_to(self) -> Body | None:
        return self.linked_proposal_to

    @property
    @inner_way
    def matter(self) -> MatterKind | None:
        return self.linked_matter

    @property
    @inner_way
    def counted(self) -> tuple[int, int]:
        """How many served in it or may have, and of how many of them the attendance does not tell."""
        return self.outline.serving, self.outline.unsure

    @property
    def serving(self) -> int:
        return self.counted[0]

    @property
    def unsure(self) -> int:
        return self.counted[1]

    @property
    @inner_way
    def minority_votes(self) -> tuple[int, ...]:
        """The votes that the smaller side won, of at least a third."""
        return self.outline.minority_votes

    @property
    @inner_way
    def appeal_said(self) -> Appeal | None:
        """How it is appealed, where the editor says so of the §, or the register of its printed kind."""
        return cast("Appeal | None", self.outline.appeal) or self.linked_route

    @property
    @inner_way
    def special_law(self) -> str:
        """Which law of its own its words say that it is appealed under (outline.under_special_law)."""
        return self.outline.special_law

    @property
    @inner_way
    def case_outcomes(self) -> tuple[Outcome | None, ...]:
        """What became of each of its cases, where the § says that case by case."""
        return self.outline.case_outcomes

    def of(self, case: Case) -> AgendaItem:
        """Return the § as it ended for one of its cases: the same §, but for what became of the case."""
        found = [
            outcome
            for printed, outcome in zip(self.outline.cases, self.case_outcomes, strict=True)
            if outcome and printed in case.all_spellings
        ]
        return _OfCase(self, found[0]) if found else self

    @property
    @inner_way
    def stage(self) -> Stage:
        """How far its minutes have come."""
        return worked_out(self)

    @property
    @inner_way
    def remarks(self) -> Remarks:
        """What stands beside it; only the corrections and the note that there are are fetched."""
        outline = self.outline
        item = self._record if outline.corrected or outline.noted else None
        note = item.editorial_note if item else None
        return Remarks(item.corrections if item else (), note, outline.secrecy, outline.masking, outline.own_part)

    @property
    def target_in_sentence(self) -> str:
        """What the body that something is proposed to was called on the day, inside a sentence; empty if none is."""
        body = self.proposal_to
        return in_sentence(body.record.name_on(self.meeting.date)) if body else ""

    @property
    def state(self) -> StateKind:
        if self.proposal_to:
            return StateKind.PROPOSED
        if self.outcome == "besvarad" and self.matter in {MatterKind.INTERPELLATION, MatterKind.QUESTION}:
            return StateKind.NOTED  # an answer decides nothing (KL 5:59–64); that a motion is answered is a decision
        return OUTCOMES[self.outcome].state

    @property
    def state_label(self) -> str:
        """ "Beslut", "Noterat" or "Förslag till kommunstyrelsen"."""
        if self.proposal_to:
            return f"Förslag till {self.target_in_sentence}"
        return OUTCOMES[self.outcome].label

    @property
    def short_state_label(self) -> str:
        return "Förslag" if self.proposal_to else OUTCOMES[self.outcome].label

    @way
    def newer(self) -> AgendaItem | None:
        """Return the last later item of the same case, or None.

        Two §§ of one meeting under one number and different titles are two questions, as the discharge of one board
        and of the next: neither handles the other again. Nor does a § of a number for many matters, but for what was
        put off and comes back under its title.
        """
        later = ((case, each) for case in self.all_cases for each in case.all_items if each.order > self.order)
        again = [each for case, each in later if self._asks_the_same(each, alone=not case.is_collection)]
        last = max(again, key=lambda item: item.order, default=None)
        named = [each for each in again if last and each.meeting is last.meeting and _folded(each) == _folded(self)]
        return max(named, key=lambda item: item.order, default=last)

    def _asks_the_same(self, later: AgendaItem, *, alone: bool) -> bool:
        if _folded(later) == _folded(self):
            return alone or OUTCOMES[self.outline.outcome].state.is_open
        return alone and later.meeting is not self.meeting

    @property
    def order(self) -> tuple[tuple[date, str, str], int]:
        return self.meeting.order, self.index

    @property
    @inner_way
    def contributions(self) -> list[Contribution]:
        """What was put on record, in the order of the record; ballots apart."""
        return self._contributions

    @cached_property
    def _contributions(self) -> list[Contribution]:
        linker = self.meeting.linker
        return [linker.contribution(self, said) for said in self.outline.said]

    @property
    @inner_way
    def ballots(self) -> list[Contribution]:
        """The names of open votes between two."""
        return [contribution for contribution in self._ballots if contribution.kind is ContributionKind.BALLOT]

    @cached_property
    def _ballots(self) -> list[Contribution]:
        linker = self.meeting.linker
        return [linker.ballot(self, voted, name) for voted in self.outline.voted for name in voted.names]

    @property
    @inner_way
    def filed_by(self) -> list[Author]:
        """Who filed the motion, interpellation or question that the item is about, as it says itself."""
        if self.matter is MatterKind.CITIZENS_PROPOSAL:
            return []  # a private person, whom linking refuses to have named
        return [self.meeting.linker.author(name) for name in self.outline.filed_by]

    @property
    @inner_way
    def filed_on(self) -> date | None:
        """The day on which it was filed, if the item says so."""
        return date.fromisoformat(self.outline.filed_on) if self.outline.filed_on else None

    @property
    @inner_way
    def approved_on(self) -> date | None:
        """The day on which the § was approved; None while it is not."""
        return approval_of(self)

    @property
    @inner_way
    def disqualified(self) -> list[Author]:
        """Who did not take part because of jäv."""
        return [self.meeting.linker.author(name) for name in self.outline.disqualified]

    @inner_way
    def contribution(self, position: int) -> Contribution:
        """Return one of the contributions and ballots, counted in one row."""
        said = len(self.outline.said)
        return self._contributions[position] if position < said else self._ballots[position - said]


class _OfCase(AgendaItem):
    """A § as it ended for one of its cases."""

    def __init__(self, whole: AgendaItem, outcome: Outcome) -> None:
        self.__dict__.update(whole.__dict__)
        self._outcome = outcome

    @property
    def outcome(self) -> Outcome:
        return self._outcome


_ATTRIBUTES = dict(STATEMENTS)


def kind_of(said: Said) -> ContributionKind:
    """Return the kind of a statement; a reservation without words is a kind of its own."""
    kind = KIND_UNDER[said.key]
    return ContributionKind.BLANK_RESERVATION if kind is ContributionKind.RESERVATION and said.blank else kind


@dataclass(frozen=True, eq=False, repr=False)
class Contribution(Linked):
    """Something somebody said or did in an item that was put on record."""

    kind: ContributionKind
    item: AgendaItem
    authors: tuple[Author, ...]
    parties: tuple[Party, ...]
    said: Said | None = None
    voted: Voted | None = None

    @property
    def statement(self) -> Statement | None:
        """The words put on record, if it is not a ballot."""
        return self.item.statement(self.said.key, self.said.at) if self.said else None

    @property
    def is_on_behalf(self) -> bool:
        """Whether the minutes say for which party it was put on record; else it is of the authors' own."""
        return bool(self.said and self.said.parties)

    @property
    def choice(self) -> Choice:
        """How a ballot was cast; nothing else has one."""
        if self.voted is None or self.kind is not ContributionKind.BALLOT:
            raise ValueError(f"{self.kind} is no ballot")
        return Choice.under(self.voted.key)

    @property
    def chosen(self) -> str:
        """The name of what somebody voted for, where there were more than two to choose between; else nothing."""
        if self.vote is None or self.voted is None or self.voted.at is None:
            return ""
        return self.vote.options[self.voted.at].name

    @property
    def vote(self) -> Vote | None:
        """The vote that a ballot was cast in."""
        return self.item.vote(self.voted.vote) if self.voted else None

    @property
    def text(self) -> str | None:
        return self.statement.text if self.statement else None

    @property
    def withdrawn(self) -> str:
        """ "återtaget" of a yrkande, "återtagen" of a reservation, that was taken back; else nothing."""
        return STATEMENT_WORDS[self.kind].withdrawn if self.said and self.said.withdrawn else ""


# So many §§ under one number, of which so many parts have a title of their own, are no one matter.
_COLLECTION, _DIFFERENT = 5, 0.8
# Nor is what was put off in between, where so many meetings had several §§ under it, each with its own title.
_MEETINGS = 2


def _folded(item: AgendaItem) -> str:
    return folded(item.outline.title)


Ref = tuple[AgendaItem, int]  # a contribution or ballot: its § and its place there


def contributions_of(refs: Iterable[Ref]) -> list[Contribution]:
    return [item.contribution(position) for item, position in refs]


class Case(Thing):
    """A matter that lives across meetings, with its items in order of time."""

    def __init__(self, number: CaseNumber) -> None:
        self.number = number
        self.key = number.canonical
        self.all_spellings: list[str] = []
        self.all_items: list[AgendaItem] = []

    @property
    @way
    def spellings(self) -> list[str]:
        return self.all_spellings

    @property
    @way
    def items(self) -> list[AgendaItem]:
        return self.all_items

    def before(self, item: AgendaItem, most: int) -> list[AgendaItem]:
        """Return the items before one, the nearest first, at most so many: a case may be a list of years."""
        return self._before(item.key, most)

    @way
    def _before(self, key: str, most: int) -> list[AgendaItem]:
        at = next((index for index, item in enumerate(self.all_items) if item.key == key), 0)
        return self.all_items[max(0, at - most) : at][::-1]

    @property
    @way
    def newest(self) -> AgendaItem:
        """The last item."""
        return self.all_items[-1]

    @property
    @way
    def beside_newest(self) -> list[AgendaItem]:
        """The other §§ about it in the meeting that handled it last, each a question of its own: with other titles."""
        last = self.all_items[-1]
        items = [item for item in self.all_items[:-1] if item.meeting is last.meeting]
        return [item for item in items if _folded(item) != _folded(last)]

    @property
    @way
    def matter(self) -> MatterKind | None:
        """What kind of matter it is, if somebody has filed it: as the first item says that says anything."""
        return next((item.linked_matter for item in self.all_items if item.linked_matter), None)

    @property
    @way
    def filed_by(self) -> list[Author]:
        """Who filed it: those whom the first item names that names anybody.

        Of several cases that several people filed a § does not say who filed which, so that it names nobody.
        """
        naming = (item for item in self.all_items if item.outline.filed_by)
        told = (each for each in naming if len(each.outline.cases) < 2 or len(each.outline.filed_by) < 2)
        return next((item.filed_by for item in told), [])

    @property
    @way
    def filed_on(self) -> date | None:
        """The day on which it was filed: the first that an item gives."""
        return next((item.filed_on for item in self.all_items if item.outline.filed_on), None)

    @cached_property
    def slug(self) -> str:
        return slug(self.number.canonical)

    @property
    @way
    def is_collection(self) -> bool:
        """Whether it is a number under which a body enters many matters (resignations, appointments, "Ordningsfråga").

        Many titles, nearly all of them different, that one body handled and never forwarded or proposed; or the §§ of
        one meeting, with a title each. What was put off comes back under its title, and is counted once.
        """
        return self._is_collection

    @cached_property
    def _is_collection(self) -> bool:
        items = self.all_items
        at = Counter(item.meeting.id for item in items)
        back = {(_folded(item), item.meeting.id) for item in items if OUTCOMES[item.outline.outcome].state.is_open}
        titles = {_folded(item) for item in items}
        if (
            len(items) < 2
            or len({item.meeting.body.id for item in items}) > 1
            or any(item.linked_matter or item.linked_proposal_to for item in items)
        ):
            return False
        if len(at) == 1:
            return len(titles) == len(items) and not back
        many = sum(number > 1 for number in at.values()) >= _MEETINGS
        returned = len(back) if many else 0
        if len(items) < _COLLECTION or len(titles) < _DIFFERENT * (len(items) - returned):
            return False
        return many or not back

    @property
    @way
    def title(self) -> str:
        """The title of the newest item; a collection has none of its own."""
        if self.is_collection:
            return f"{len(self.all_items)} paragrafer med samma nummer"
        return self.all_items[-1].outline.title
