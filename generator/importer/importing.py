"""Importing: one file of minutes as a draft and a list to check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Finding
from generator.importer.draft import draft
from generator.importer.lines import Source
from generator.importer.reading import Reading, Register, read_minutes
from generator.importer.review import review
from generator.importer.vocabulary import Vocabulary, vocabulary
from generator.loader import load

Reader = Callable[[Path], Source]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A file as a draft: its text, the list to check, and what to tell of it."""

    text: str
    review: str
    body: str | None
    day: str | None
    items: int
    members: int
    doubts: int
    missing: int
    findings: tuple[Finding, ...]


def register_of(content: Path) -> tuple[Register, Vocabulary]:
    """Return the registers of a content folder, and the words to read minutes by. A register that is wrong is empty."""
    loaded, _ = load(content, (), 0)
    municipality = loaded.municipality
    return Register(municipality, loaded.bodies.bodies, loaded.parties.parties), vocabulary(municipality)


def drafted(source: Source, register: Register, words: Vocabulary, draft_name: str = "") -> Drafted:
    """Return the draft of a source."""
    reading = read_minutes(source, register, words)
    text = draft(reading.fields, reading.notes.doubts, [])
    return Drafted(
        text,
        review(reading.source, reading.notes.doubts, reading.notes.left, reading.missing, reading.numbers, draft_name),
        _known(reading, "organ"),
        _known(reading, "datum"),
        len(reading.segments.parts),
        len(reading.front.people),
        len(reading.notes.doubts),
        len(reading.missing),
        source.findings,
    )


def _known(reading: Reading, key: str) -> str | None:
    value = reading.fields[key]
    return value if isinstance(value, str) and " " not in value else None
