"""What members and parties had put on record, each thing with the § it belongs to; the marks of dissent stay apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.archive import Contribution, ContributionKind, Meeting, Person
from generator.language.calendar_se import MONTHS
from generator.language.text import Counted, capitalise, counts, enumeration
from generator.model import STATEMENT_WORDS
from generator.pages.context import Context
from generator.pages.item.items import language_of
from generator.pages.item.lines import ItemLine, title_line
from generator.pages.parts import LinkView, meeting_link, person_link
from generator.pages.text.glossary import KINDS, Term


@dataclass(frozen=True)
class SaidView:
    """One thing somebody had put on record in a §: what it was, who besides, and its first words."""

    kind: str
    aside: str  # " för Centerpartiet" where that is printed, or " (C)" of who has changed party
    who: tuple[LinkView, ...]  # besides the member whose page it is
    together: bool  # with that member
    words: str
    lang: str  # of those, if they are not Swedish
    withdrawn: str  # said of what was taken back


@dataclass(frozen=True)
class SaidRow:
    """A § with all that a member or a party had put on record in it."""

    line: ItemLine
    said: tuple[SaidView, ...]


@dataclass(frozen=True)
class SaidMonth:
    """The §§ of a month, newest first, by meeting. The newest month is open."""

    name: str
    number: str
    meetings: tuple[tuple[LinkView, tuple[SaidRow, ...]], ...]
    is_open: bool


@dataclass(frozen=True)
class DissentCount:
    """One mark of dissent: its name, how many there are in words, and where they are listed."""

    heading: str
    number: str
    href: str | None
    term: Term | None


SAID = "inlagg"  # where a page lists what was said
# The names that begin a statement, up to its verb: they stand beside it, or the page is theirs.
_NAMES = re.compile(
    r"[^.:”]{0,200}?\)\s+(?=(?:yrkar|reserverar|anmäler|begär|instämmer|lämnar|deltar|hemställer|föreslår|avstår|anser|vill)\b)"
)
_MOST = 230
# Five different things in law and custom (DOMAIN: reservation KL 4:27, the others by practice), never added up.
DISSENT = (
    ContributionKind.RESERVATION,
    ContributionKind.BLANK_RESERVATION,
    ContributionKind.SEPARATE_OPINION,
    ContributionKind.NOTE,
    ContributionKind.ABSTENTION,
)
KINDS_SAID = (ContributionKind.NOTE, *DISSENT[:3], ContributionKind.ABSTENTION, ContributionKind.PROPOSAL)


def said(statements: Sequence[Contribution]) -> tuple[str, str]:
    """Return in how many §§ something was put on record, and what by kind: "två yrkanden och en reservation"."""
    kinds = Counter((contribution.kind, bool(contribution.withdrawn)) for contribution in statements)
    counted = [
        STATEMENT_WORDS[kind].counted(kinds[kind, withdrawn], withdrawn=withdrawn)
        for kind in KINDS_SAID
        for withdrawn in (False, True)
        if (kind, withdrawn) in kinds
    ]
    paragraphs = Counted(len({contribution.item for contribution in statements}), "paragraf", "paragrafer")
    where, *what = counts(paragraphs, *counted)
    return where, enumeration(what)


def months_of(
    context: Context, contributions: Iterable[Contribution], by: Person | None = None
) -> tuple[SaidMonth, ...]:
    """Return statements by month, meeting and §, newest first; `by` is the member whose page they are for."""
    listed = sorted(contributions, key=lambda contribution: contribution.item.order, reverse=True)
    months: list[SaidMonth] = []
    for (year, month), of_month in groupby(listed, key=lambda contribution: _month(contribution.item.meeting)):
        held = list(of_month)
        meetings = tuple(
            (meeting_link(meeting), tuple(_rows(context, of_meeting, by)))
            for meeting, of_meeting in groupby(held, key=lambda contribution: contribution.item.meeting)
        )
        number = capitalise(": ".join(said(held)))
        months.append(SaidMonth(f"{capitalise(MONTHS[month - 1])} {year}", number, meetings, not months))
    return tuple(months)


def _month(meeting: Meeting) -> tuple[int, int]:
    return meeting.date.year, meeting.date.month


def _rows(context: Context, contributions: Iterable[Contribution], by: Person | None) -> Iterator[SaidRow]:
    for item, found in groupby(contributions, key=lambda contribution: contribution.item):
        in_order = sorted(found, key=lambda contribution: item.contributions.index(contribution))
        yield SaidRow(title_line(context, item), tuple(_said(context, contribution, by) for contribution in in_order))


def _said(context: Context, contribution: Contribution, by: Person | None) -> SaidView:
    text = contribution.text
    names = ", ".join(party.name for party in contribution.parties)
    own = by is not None and list(contribution.parties) == [by.party]
    if by is None or own:
        aside = ""
    elif contribution.is_on_behalf:
        aside = f" för {names}"
    else:  # of which party they were then
        letters = [each.printed_party for each in contribution.authors if each.person is by and each.party != by.party]
        aside = f" ({letters[0]})" if letters and letters[0] else ""
    who = [author for author in contribution.authors if by is None or author.person is not by]
    return SaidView(
        capitalise(contribution.kind.value),
        aside,
        tuple(person_link(author) for author in who),
        by is not None,
        first_words(context.text(text, contribution.item.meeting).plain) if text else "",
        language_of(contribution.item, contribution),
        f"{capitalise(contribution.withdrawn)}." if contribution.withdrawn else "",
    )


def first_words(plain: str) -> str:
    """Return the first words of a statement, from its verb on where names lead to it; what is left out is marked."""
    match = _NAMES.match(plain)
    words = f"… {plain[match.end() :]}" if match else plain
    short = excerpt(words)
    if len(short) <= _MOST:
        return short
    return f"{words[:_MOST].rpartition(' ')[0].rstrip(',;:')} …"


def dissent_of(
    context: Context, contributions: Iterable[Contribution], when: str, *, listed: bool = True
) -> tuple[DissentCount, ...]:
    """Return each mark of dissent with how many stand `when` ("i arkivet"), also when there are none.

    Nobody shall take silence for assent. `listed`: the page lists them.
    """
    kinds = Counter(contribution.kind for contribution in contributions if not contribution.withdrawn)
    return tuple(
        DissentCount(
            STATEMENT_WORDS[kind].heading,
            f"{kinds[kind] or 'Inga'} {when}",
            f"#{SAID}" if kinds[kind] and listed else None,
            context.term(KINDS[kind]),
        )
        for kind in DISSENT
    )


def excerpt(plain: str, length: int = 150) -> str:
    """Return the first sentences of a text, at least `length` characters if there are so many; none is cut."""
    end = plain.find(". ", length)
    return plain if end < 0 else f"{plain[: end + 1]} …"
