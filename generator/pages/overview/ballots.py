"""The votes of a year: what Ja and Nej meant, the figures, how the parties went; narrow ones and ties said in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.archive import AgendaItem, Meeting
from generator.language.text import Counted, count, counts
from generator.model import Vote
from generator.pages.context import Context
from generator.pages.item.row import RowView, row_view
from generator.pages.item.standing import StandingView, standing_view
from generator.pages.item.votes import ChoiceView, OptionView, VoteView, votes_of, won_by_minority
from generator.pages.overview.lists import FilterView, YearLink, body_filters, keyed_by
from generator.pages.page import Planned
from generator.pages.parts import LinkView, href, meeting_link

# A difference of so many votes is told of.
_NARROW = 2
_FILTERS_ABOVE = 10


@dataclass(frozen=True)
class SideView:
    """One way to vote: what it stood for and how many did so, and the letters of the parties that went so."""

    choice: ChoiceView
    parties: str
    won: bool


@dataclass(frozen=True)
class BallotRow:
    """One vote: its sides, and what is remarkable about it in words."""

    sides: tuple[SideView, ...]
    options: tuple[OptionView, ...]
    remarks: tuple[str, ...]
    keys: str  # for the filters


@dataclass(frozen=True)
class VotedItem:
    """A § with its votes."""

    row: RowView
    standing: StandingView
    votes: tuple[BallotRow, ...]
    body: str  # the key of its body, for the filters

    @property
    def keys(self) -> str:
        """All that its votes are, for the filters."""
        own = [self.body] if self.body else []
        return " ".join(dict.fromkeys([*own, *(key for vote in self.votes for key in vote.keys.split())]))


@dataclass(frozen=True)
class VotedMeeting:
    """The votes of one meeting."""

    link: LinkView
    number: str
    items: tuple[VotedItem, ...]
    is_open: bool


@dataclass(frozen=True)
class BallotsView:
    """The votes of a year, the newest meeting first."""

    heading: str
    years: tuple[YearLink, ...]
    total: str
    filters: tuple[FilterView, ...]
    bodies: tuple[FilterView, ...]
    meetings: tuple[VotedMeeting, ...]
    sheet: str  # the address of all members' and parties' votes as a spreadsheet, if anybody is named


def ballots_view(context: Context, year: int | None = None) -> BallotsView:
    """Return the votes of one year; of the newest for None."""
    years = context.archive.years
    shown = year if year is not None else (years[0] if years else None)
    meetings: list[VotedMeeting] = []
    of_year = context.archive.meetings_of(shown) if shown else ()
    newest_first = sorted(of_year, key=lambda each: each.order, reverse=True)
    keyed = keyed_by(each.body for each in newest_first if any(one.record.votes for one in each.items))
    for meeting in newest_first:
        key = keyed.get(meeting.body, "")
        items = tuple(_item(context, each, key) for each in meeting.items if each.record.votes)
        if items:
            number = count(sum(len(voted_item.votes) for voted_item in items), "omröstning", "omröstningar")
            meetings.append(VotedMeeting(meeting_link(meeting), number, items, not meetings))
    rows = [row for meeting in meetings for each in meeting.items for row in each.votes]
    counted = Counted(len(rows), "omröstning", "omröstningar"), Counted(len(meetings), "möte", "möten", neuter=True)
    total = " i ".join(counts(*counted)) if rows else "Inga omröstningar"
    return BallotsView(
        f"Omröstningar {shown}" if shown else "Omröstningar",
        tuple(YearLink(LinkView(str(each), href(urls.ballots(each))), each == shown) for each in years),
        f"{total[:1].upper()}{total[1:]}{'' if rows else ' i arkivets protokoll det året'}.",
        tuple(_filters(rows)) if len(rows) > _FILTERS_ABOVE else (),
        body_filters(keyed, len(rows)),
        tuple(meetings),
        href(urls.year_votes(shown)) if shown and any(map(names_voters, of_year)) else "",
    )


def names_voters(meeting: Meeting) -> bool:
    """Return whether a vote of a meeting says who voted how."""
    return any(
        item.ballots or any(option.voters for vote in item.record.votes for option in vote.options)
        for item in meeting.items
        if item.record.votes
    )


def _filters(rows: list[BallotRow]) -> Iterator[FilterView]:
    for key, singular, plural in (
        ("narrow", "med högst två rösters skillnad", "med högst två rösters skillnad"),
        ("tie", "lika", "lika"),
        ("minority", "som den mindre sidan avgjorde", "som den mindre sidan avgjorde"),
    ):
        number = sum(key in row.keys.split() for row in rows)
        if number:
            yield FilterView(key, f"{number} {singular if number == 1 else plural}")


def _item(context: Context, item: AgendaItem, body: str) -> VotedItem:
    views = votes_of(context, item)
    rows = tuple(_row(item, index, vote, views[index]) for index, vote in enumerate(item.record.votes))
    return VotedItem(row_view(context, item), standing_view(context, item), rows, body)


def _row(item: AgendaItem, index: int, vote: Vote, view: VoteView) -> BallotRow:
    sides = tuple(SideView(choice, _parties(view, choice.css), choice.css == vote.outcome) for choice in view.choices)
    remarks: list[str] = []
    keys: list[str] = []
    if view.papers:
        remarks.append(f"Dessutom {view.papers}.")
    if vote.sides:
        difference = abs(vote.sides[0] - vote.sides[1])
        if difference == 0:
            keys += ["narrow", "tie"]
            remarks.append("Lika. Utslagsrösten avgjorde." if vote.casting_vote else "Lika.")
        elif difference <= _NARROW:
            keys.append("narrow")
            remarks.append(f"Skillnad {count(difference, 'röst', 'röster')}.")
    if not view.rows and not view.groups and not view.options:
        remarks.append("Sluten omröstning." if vote.closed else "Namnen står inte i protokollet här.")
    if won_by_minority(item, index):
        keys.append("minority")
        remarks.append("Den mindre sidan avgjorde.")
    return BallotRow(sides, view.options, tuple(remarks), " ".join(keys))


def _parties(view: VoteView, css: str) -> str:
    """Return the letters of those who voted so; with how many where a party parted: "V S MP M 3"."""
    parts: list[str] = []
    for row in view.rows:
        letters = row.mark.code if row.mark else row.party.text
        alike = [named for named in row.named if named.css == css]
        parts += [letters if len(row.named) == 1 else f"{letters} {len(named.names)}" for named in alike]
    return ", ".join(parts)


def planned(context: Context) -> Iterator[Planned]:
    """Yield the votes of the newest year, and of every year."""
    return context.yearly(
        context.archive.years,
        (urls.BALLOTS, urls.ballots),
        "ballots.html",
        "Omröstningar{year}",
        "Omröstningar i {place}{year}: vad ja och nej betydde, hur partierna röstade.",
        ballots_view,
    )
