"""The votes of one § as values, read across its sections; each word is in a vote's text or where it stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.importer.blocks import Block
from generator.importer.fields.people import Known
from generator.importer.fields.votes import VOTES, Counted, read_votes
from generator.importer.fields.voting import ONLY_HOW
from generator.importer.sections import Section
from generator.importer.vocabulary import OTHER


@dataclass(frozen=True, slots=True)
class Parted:
    """The sections of a § without what became votes."""

    votes: list[Counted]
    kept: list[list[Block]]  # of each section
    gone: list[bool]  # of each section: all of it became votes
    labelled: list[bool]  # of each section: its heading is among the words of a vote
    at: int | None  # the section before which the votes stand, or after which if it keeps something
    doubts: list[str]


def part_votes(found: Sequence[Section], made: Sequence[list[Block]], known: Known, present: frozenset[str]) -> Parted:
    """Return the votes of a §, and what its sections keep; `made` are the blocks of each section."""
    first = next((section.heading for section in found if section.key == VOTES), None)
    heads = [_head(section, first) for section in found]
    keys = [_key(section) for section in found]
    read = read_votes(
        [(key, [*head, *each]) for key, head, each in zip(keys, heads, made, strict=True)], known, present
    )
    kept = [
        list(each) if len(left) == len(head) + len(each) else left
        for left, head, each in zip(read.kept, heads, made, strict=True)
    ]
    gone = [bool(head or each) and not left for left, head, each in zip(kept, heads, made, strict=True)]
    placed = [vote.placed for vote in read.votes if vote.placed is not None]
    at = min(placed or [vote.section for vote in read.votes], default=None)
    labelled = [away and bool(head) for away, head in zip(gone, heads, strict=True)]
    return Parted(read.votes, kept, gone, labelled, at, read.doubts)


def _key(section: Section) -> str:
    return VOTES if _is_side(section) else section.key


def _is_side(section: Section) -> bool:
    """Tell whether a heading is "Ja-röster (8)": those below it voted so."""
    return section.key == OTHER and section.heading is not None and bool(ONLY_HOW.fullmatch(section.heading))


def _head(section: Section, first: str | None) -> list[Block]:
    """Return the heading of a section as words of a vote, where the key for votes does not say it."""
    if section.heading is None or section.heading_line is None:
        return []
    other = section.key == VOTES and section.heading != first
    return [Block(section.heading, (section.heading_line,))] if other or _is_side(section) else []
