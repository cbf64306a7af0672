"""How a member voted, meeting by meeting: what the vote was about, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from generator import urls
from generator.archive import AgendaItem, Contribution
from generator.language.text import capitalise, count
from generator.model import SIDES, Choice
from generator.pages.context import Context
from generator.pages.item.standing import StandingView, standing_view
from generator.pages.item.votes import MARKS, outcome_of
from generator.pages.parts import LinkView, href, meeting_link, section_number


@dataclass(frozen=True)
class BallotView:
    """How a member voted in one vote, and what that meant."""

    css: str
    choice: str
    meaning: str
    number: str  # "Omröstning 2", when the § has several
    outcome: str
    apart: str  # how most of the party voted, where the member did otherwise


@dataclass(frozen=True)
class BallotItem:
    """A § with how a member voted in it."""

    item: LinkView
    standing: StandingView
    ballots: tuple[BallotView, ...]


@dataclass(frozen=True)
class BallotMeeting:
    """The votes of one meeting, in the order in which they were held."""

    meeting: LinkView
    number: str  # "17 omröstningar"
    items: tuple[BallotItem, ...]


def ballots_of(context: Context, ballots: Sequence[Contribution]) -> tuple[BallotMeeting, ...]:
    """Return a member's votes by meeting, the newest first."""
    ordered = sorted(ballots, key=lambda contribution: contribution.item.meeting.order, reverse=True)
    by_meeting = ((meeting, list(cast)) for meeting, cast in groupby(ordered, key=lambda each: each.item.meeting))
    return tuple(
        BallotMeeting(
            meeting_link(meeting),
            count(len(cast), "omröstning", "omröstningar"),
            tuple(_item(context, item, list(votes)) for item, votes in groupby(cast, key=lambda each: each.item)),
        )
        for meeting, cast in by_meeting
    )


def _item(context: Context, item: AgendaItem, cast: list[Contribution]) -> BallotItem:
    return BallotItem(
        LinkView(f"{section_number(item.number)} {item.title}", href(urls.item(item))),
        standing_view(context, item),
        tuple(map(_ballot, cast)),
    )


def _ballot(ballot: Contribution) -> BallotView:
    vote, voted = ballot.vote, ballot.voted
    several = len(ballot.item.record.votes) > 1
    if ballot.chosen and voted:
        number = f"Omröstning {voted.vote + 1}" if several else ""
        return BallotView("", ballot.chosen, "", number, outcome_of(ballot.item, voted.vote), "")
    return BallotView(
        MARKS[ballot.choice],
        capitalise(ballot.choice),
        (vote and vote.meaning(ballot.choice)) or "",
        f"Omröstning {voted.vote + 1}" if voted and several else "",
        outcome_of(ballot.item, voted.vote) if voted else "",
        _apart(ballot),
    )


def _apart(ballot: Contribution) -> str:
    """Return how most of the party's votes were cast, where somebody cast theirs otherwise; nothing if none is most.

    Who was absent has not voted otherwise. The party is the one printed in the vote.
    """
    party = ballot.authors[0].party
    if party is None or ballot.voted is None or ballot.choice not in _CAST:
        return ""
    same = (each for each in ballot.item.ballots if each.voted and each.voted.vote == ballot.voted.vote)
    cast = Counter(each.choice for each in same if each.authors[0].party is party and each.choice in _CAST)
    choice, number = cast.most_common(1)[0]
    if choice == ballot.choice or 2 * number <= cast.total():
        return ""
    how = f"röstade {capitalise(choice)}" if choice in SIDES else "avstod"
    return f"Annorlunda än partiets majoritet: {number} av {cast.total()} ({party.code}) {how}."


_ALWAYS = {
    Choice.YES: "röstade ja",
    Choice.NO: "röstade nej",
    Choice.ABSTAINED: "avstod",
    Choice.ABSENT: "frånvarande",
    Choice.PAIRED: "kvittad",
}
_CAST = frozenset(("ja", "nej", "avstår"))


def ballot_summary(ballots: Sequence[Contribution]) -> str:
    """Return in how many votes somebody is named, and how: "Åtta omröstningar: 6 Ja, 1 Nej, 1 frånvarande."."""
    counted = Counter(contribution.choice for contribution in ballots)
    if len(ballots) < 2:
        return ""
    words = {choice: capitalise(choice) if choice in SIDES else choice.value for choice in Choice}
    parts = ", ".join(f"{counted[choice]} {word}" for choice, word in words.items() if counted[choice])
    if len(counted) == 1:
        parts = f"{_ALWAYS[ballots[0].choice]} i alla"
    return f"{capitalise(count(len(ballots), 'omröstning', 'omröstningar'))}: {parts}."
