"""What members and parties had put on record, each thing with the § it belongs to; the marks of dissent stay apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import urls
from generator.archive import Contribution, ContributionKind, Person
from generator.language.text import capitalise, count, enumeration
from generator.pages.context import Context
from generator.pages.item.items import StatementView, statement_view
from generator.pages.item.lines import ItemLine, item_line
from generator.pages.parts import LinkView, href, meeting_name, person_link
from generator.pages.text.glossary import KINDS, Term


@dataclass(frozen=True)
class ContributionView:
    """A statement on a member's or a party's page, with the § it belongs to."""

    line: ItemLine
    kind: str
    for_party: str
    statement: StatementView
    excerpt: str
    withdrawn: str  # said of a yrkande that was taken back
    authors: tuple[LinkView, ...]
    others: tuple[LinkView, ...]  # besides the member whose page it is
    meeting: LinkView


@dataclass(frozen=True)
class ContributionGroup:
    """The contributions of one kind."""

    anchor: str
    heading: str
    entries: tuple[ContributionView, ...]
    term: Term | None  # what its heading means


@dataclass(frozen=True)
class DissentCount:
    """One mark of dissent: its name, how many there are in words, and where they are listed."""

    heading: str
    number: str
    href: str | None
    term: Term | None


_HEADINGS = {
    ContributionKind.NOTE: ("protokollsanteckningar", "Protokollsanteckningar"),
    ContributionKind.RESERVATION: ("reservationer", "Reservationer"),
    ContributionKind.BLANK_RESERVATION: ("blanka-reservationer", "Blanka reservationer"),
    ContributionKind.SEPARATE_OPINION: ("sarskilda-yttranden", "Särskilda yttranden"),
    ContributionKind.ABSTENTION: ("deltog-inte", "Deltog inte i beslutet"),
    ContributionKind.PROPOSAL: ("yrkanden", "Yrkanden"),
}
# Five different things in law and custom (DOMAIN: reservation KL 4:27, the others by practice), never added up.
DISSENT = (
    ContributionKind.RESERVATION,
    ContributionKind.BLANK_RESERVATION,
    ContributionKind.SEPARATE_OPINION,
    ContributionKind.NOTE,
    ContributionKind.ABSTENTION,
)
_SAID = {
    ContributionKind.NOTE: ("protokollsanteckning", "protokollsanteckningar", False),
    ContributionKind.RESERVATION: ("reservation", "reservationer", False),
    ContributionKind.BLANK_RESERVATION: ("blank reservation", "blanka reservationer", False),
    ContributionKind.SEPARATE_OPINION: ("särskilt yttrande", "särskilda yttranden", True),
    ContributionKind.ABSTENTION: ("gång utan att delta i beslutet", "gånger utan att delta i beslutet", False),
    ContributionKind.PROPOSAL: ("yrkande", "yrkanden", True),
}


def said(kinds: Counter[ContributionKind]) -> str:
    """Return what was put on record, counted by kind: "två protokollsanteckningar och ett yrkande"; or nothing."""
    return enumeration(
        [
            count(kinds[kind], singular, plural, neuter=neuter)
            for kind, (singular, plural, neuter) in _SAID.items()
            if kind in kinds
        ]
    )


def groups_of(
    context: Context, contributions: Iterable[Contribution], by: Person | None = None
) -> tuple[ContributionGroup, ...]:
    """Return statements by kind, newest first; `by` is the member whose page they are for."""
    listed = list(contributions)
    groups: list[ContributionGroup] = []
    for kind, (anchor, heading) in _HEADINGS.items():
        found = [each for each in listed if each.kind is kind]
        found.sort(key=lambda each: each.handling.order, reverse=True)
        if found:
            entries = tuple(contribution_view(context, each, by) for each in found)
            groups.append(ContributionGroup(anchor, heading, entries, context.term(KINDS[kind])))
    return tuple(groups)


def dissent_of(context: Context, groups: Sequence[ContributionGroup], when: str) -> tuple[DissentCount, ...]:
    """Return each mark of dissent with how many there are `when` ("i arkivet"), also when there are none.

    Nobody shall take silence for assent.
    """
    listed = {group.anchor: len(group.entries) for group in groups}
    return tuple(
        DissentCount(
            heading,
            f"{listed.get(anchor) or 'Inga'} {when}",
            f"#{anchor}" if anchor in listed else None,
            context.term(KINDS[kind]),
        )
        for kind, (anchor, heading) in ((kind, _HEADINGS[kind]) for kind in DISSENT)
    )


def contribution_view(context: Context, contribution: Contribution, by: Person | None = None) -> ContributionView:
    """Return one statement with its §, its authors and an excerpt that ends at a full stop."""
    text = contribution.text
    meeting = contribution.handling.meeting
    plain = context.text(text, meeting).plain if text else ""
    others = [author for author in contribution.authors if by and author.person is not by]
    return ContributionView(
        item_line(context, contribution.handling),
        capitalise(contribution.kind.value),
        ", ".join(party.name for party in contribution.parties),
        statement_view(context, contribution),
        excerpt(plain),
        "Återtaget." if contribution.withdrawn else "",
        tuple(person_link(author) for author in contribution.authors),
        tuple(person_link(author) for author in others),
        LinkView(meeting_name(meeting), href(urls.meeting(meeting))),
    )


def excerpt(plain: str, length: int = 150) -> str:
    """Return the first sentences of a text, at least `length` characters if there are so many; none is cut."""
    end = plain.find(". ", length)
    return plain if end < 0 else f"{plain[: end + 1]} …"
