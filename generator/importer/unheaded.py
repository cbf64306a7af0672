"""Unheaded: what stands in a section that it is not of, without a heading of its own.

A reservation below the words of a decision, or a sentence below a list of documents, gets a section of its own, where
it is certain what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.importer.blocks import Block
from generator.importer.fields.people import NAME, PARTY, Known
from generator.importer.fields.statements import statements
from generator.importer.sections import Section
from generator.importer.vocabulary import DECISION, OTHER

_SOMEBODY = rf"(?:(?:\w*ordföranden|Ledamoten|Ledamöterna|Ersättaren) )?(?:{NAME} ?{PARTY}|{PARTY}|[A-ZÅÄÖ]{{1,4}}\b)"
_WHO = rf"{_SOMEBODY}(?:(?:, | och | samt |, och ){_SOMEBODY})*"
# What somebody says of a decision right below it, by the verb of its first sentence.
_KINDS = {
    "reservationer": re.compile(
        rf"{_WHO} (?:reserverar|reserverade) sig\b|Mot beslutet (?:reserverar|reserverade) sig {_WHO}"
    ),
    "särskilda_yttranden": re.compile(rf"{_WHO} (?:lämnar|lämnade|avger|avgav) (?:ett |följande )?särskilt yttrande\b"),
    "protokollsanteckningar": re.compile(
        rf"{_WHO} (?:lämnar|lämnade) (?:en |följande )?(?:protokollsanteckning|anteckning till protokollet)\b"
    ),
    "deltar_ej": re.compile(rf"{_WHO} (?:deltar|deltog) (?:inte|ej) i beslutet\b"),
}
# What such a statement may look like that is not certain enough to be moved.
_LIKELY = re.compile(
    r"\breserver(?:ar|ade|at) sig\b|\bavvikande (?:mening|uppfattning|åsikt)\b"
    r"|^(?:Reservation|Särskilt yttrande|Protokollsanteckning)\b"
)
_PARTS = ("reserver", "avvikande", "Reservation", "Särskilt", "Protokollsanteckning")  # each match has one of these
_VERB = (
    r"(?:är|var|har|hade|visar|visade|yrkar|yrkade|föreslår|föreslog|beslutar|beslutade|innebär|begär|begärde|ansöker"
    r"|anger|framgår|inkom|ska|kan|får|fick|bör|godkänner|godkänns|redogör|informerar|anför|anförde|konstaterar"
    r"|bedömer|anser|lämnar|lämnade|uppgår|uppgick|beräknas|avslår|bifaller|reserverar|deltar)"
)
_SENTENCE = re.compile(rf"[A-ZÅÄÖ][^.:]{{1,80}}? {_VERB} [^:]{{8,}}[.!]")


def parted(section: Section, made: Sequence[Block], known: Known) -> list[Section]:
    """Return a section as those that it holds, in order; `made` are its blocks, whose lines are places."""
    if section.key == "handlingar":
        return _cut(section, [(at, OTHER)] if (at := _first_sentence(made)) else [], made)
    if section.key != DECISION:
        return [section]
    first = len(made)
    while first > 1 and kind_of(made[first - 1], known):
        first -= 1
    starts: list[tuple[int, str]] = []
    for at in range(first, len(made)):
        kind = kind_of(made[at], known)
        if kind and (not starts or starts[-1][1] != kind):
            starts.append((at, kind))
    return _cut(section, starts, made)


def kind_of(block: Block, known: Known) -> str:
    """Return the key of what a block is that somebody states of a decision, "" if it is not certain to be that."""
    kind = next((key for key, pattern in _KINDS.items() if pattern.match(block.text)), "")
    return kind if kind and block.kind == "paragraph" and statements([block], known) else ""


def looks_stated(block: Block) -> bool:
    """Tell whether a block of a decision may be somebody's reservation, opinion or note."""
    text = block.text[:300]
    return any(part in text for part in _PARTS) and bool(_LIKELY.search(text))


def _first_sentence(made: Sequence[Block]) -> int | None:
    """Return where running text begins below a list of documents, none of which is a sentence."""
    for at, block in enumerate(made):
        if at and _SENTENCE.fullmatch(block.text):
            return at
        if block.kind != "paragraph" or block.text.endswith("."):
            return None
    return None


def _cut(section: Section, starts: Sequence[tuple[int, str]], made: Sequence[Block]) -> list[Section]:
    """Return a section parted before some of its blocks, each part but the first with a key and without a heading."""
    ends = [section.places.index(made[at].lines[0]) for at, _ in starts]
    sections = [section]
    for index, (begin, (_, key)) in enumerate(zip(ends, starts, strict=True)):
        end = ends[index + 1] if index + 1 < len(ends) else len(section.places)
        own = slice(begin, end)
        sections.append(Section(key, None, None, True, section.lines[own], section.places[own], section.starts[own]))
    if ends:
        own = slice(0, ends[0])
        sections[0] = replace(section, lines=section.lines[own], places=section.places[own], starts=section.starts[own])
    return sections
