"""Archive: all records linked into one graph, with its indices. Answers questions, returns problems, never logs."""

from generator.archive.archive import Archive
from generator.archive.build import link
from generator.archive.entities import (
    Author,
    Body,
    Case,
    Contribution,
    ContributionKind,
    Handling,
    Meeting,
    Party,
    Person,
    Presence,
    PresenceKind,
    StateKind,
    serving_in,
)

__all__ = [
    "Archive",
    "Author",
    "Body",
    "Case",
    "Contribution",
    "ContributionKind",
    "Handling",
    "Meeting",
    "Party",
    "Person",
    "Presence",
    "PresenceKind",
    "StateKind",
    "link",
    "serving_in",
]
