"""The votes of one § as values, read across its sections; each word is in a vote's text or where it stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.importer.blocks import Block
from generator.importer.fields.people import Known
from generator.importer.fields.votes import VOTES, CountedVote, read_votes
from generator.importer.fields.voting import ONLY_HOW
from generator.importer.sections import Section
from generator.importer.vocabulary import OTHER

_ELSEWHERE = "annat"


@dataclass(frozen=True, slots=True)
class Parted:
    """The sections of a § without what became votes."""

    votes: list[CountedVote]
    kept: list[list[Block]]  # of each section
    gone: list[bool]  # of each section: all of it became votes
    labelled: list[bool]  # of each section: its heading is among the words of a vote
    at: int | None  # the section before which the votes stand, or after which if it keeps something
    doubts: list[str]


def part_votes(found: Sequence[Section], made: Sequence[list[Block]], known: Known, present: frozenset[str]) -> Parted:
    """Return the votes of a §, and what its sections keep; `made` are the blocks of each section."""
    first = next((section.heading for section in found if section.key == VOTES), None)
    joined = _between(found)
    whole = _part(found, made, joined, first, known, present)
    # What stands between two votes goes with the second one, unless that could not be read.
    return _part(found, made, {}, first, known, present) if any(not whole.gone[place] for place in joined) else whole


def _between(sections: Sequence[Section]) -> dict[int, int]:
    """Return the sections between two about votes that say how the second came about, each with that one's place."""
    votes = [place for place, section in enumerate(sections) if section.key == VOTES]
    return {
        place: next(vote for vote in votes if vote > place)
        for place, section in enumerate(sections)
        if section.key == "beslutsgång" and votes and votes[0] < place < votes[-1]
    }


def _part(
    sections: Sequence[Section],
    made: Sequence[list[Block]],
    joined: dict[int, int],
    first: str | None,
    known: Known,
    present: frozenset[str],
) -> Parted:
    """Part votes, where the sections that are keys of `joined` are read with the one that each goes with."""
    heads = [_head(section, first, joined=place in joined) for place, section in enumerate(sections)]
    before: dict[int, list[Block]] = {}
    for place, target in joined.items():
        before.setdefault(target, []).extend([*heads[place], *made[place]])
    heads = [[*before.get(place, []), *head] * (place not in joined) for place, head in enumerate(heads)]
    made = [[] if place in joined else each for place, each in enumerate(made)]
    keys = [_key(section) for section in sections]
    read = read_votes(
        [(key, [*head, *each]) for key, head, each in zip(keys, heads, made, strict=True)], known, present
    )
    kept = [
        list(each) if len(left) == len(head) + len(each) else left
        for left, head, each in zip(read.kept, heads, made, strict=True)
    ]
    gone = [bool(head or each) and not left for left, head, each in zip(kept, heads, made, strict=True)]
    for place, target in joined.items():
        gone[place] = gone[target]
    placed = [vote.placed for vote in read.votes if vote.placed is not None]
    at = min(placed or [vote.section for vote in read.votes], default=None)
    labelled = [
        away and (place in joined or len(head) > len(before.get(place, ())))
        for place, (away, head) in enumerate(zip(gone, heads, strict=True))
    ]
    return Parted(read.votes, kept, gone, labelled, at, read.doubts)


def _key(section: Section) -> str:
    """Return the key by which a section is read; what is headed "Tidigare behandling" tells of other votes."""
    if _is_side(section):
        return VOTES
    known = section.key == OTHER and section.sure and section.heading is not None
    return _ELSEWHERE if known and not (section.heading or "").casefold().startswith("bilag") else section.key


def _is_side(section: Section) -> bool:
    """Tell whether a heading is "Ja-röster (8)": those below it voted so."""
    return section.key == OTHER and section.heading is not None and bool(ONLY_HOW.fullmatch(section.heading))


def _head(section: Section, first: str | None, *, joined: bool) -> list[Block]:
    """Return the heading of a section as words of a vote, where the key for votes does not say it."""
    if section.heading is None or section.heading_line is None:
        return []
    other = section.key == VOTES and section.heading != first
    return [Block(section.heading, (section.heading_line,))] if other or joined or _is_side(section) else []
