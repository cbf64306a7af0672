"""Matters: which printed words say that a § is about something that somebody has filed. Nothing is read from titles.

Kommunallagen (2017:725) has rules of its own for each: motion 5:22 and 5:35, interpellation 5:59, fråga 5:64,
medborgarförslag 8:1.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from generator.language.text import nfc, one_line
from generator.model import MatterWords


class MatterKind(StrEnum):
    """What somebody has filed. A medborgarförslag is a private person's; the others are elected members'."""

    MOTION = "motion"
    CITIZENS_PROPOSAL = "medborgarförslag"
    INTERPELLATION = "interpellation"
    QUESTION = "fråga"


# What minutes print in any municipality; its register adds what only its own do.
_WORDS = {
    MatterKind.MOTION: ("motion", "motionssvar", "svar på motion", "besvarande av motion", "remiss av motion"),
    MatterKind.CITIZENS_PROPOSAL: (
        "medborgarförslag",
        "svar på medborgarförslag",
        "besvarande av medborgarförslag",
    ),
    MatterKind.INTERPELLATION: ("interpellation", "interpellationssvar", "svar på interpellation"),
    MatterKind.QUESTION: ("fråga", "enkel fråga", "svar på fråga", "ledamotsfråga"),
}


@lru_cache(maxsize=1000)
def _key(printed: str) -> str:
    return one_line(nfc(printed)).casefold()


class Matters:
    """Reads the printed kind (`typ`) of a §, with the municipality's own words."""

    def __init__(self, words: MatterWords) -> None:
        own = {
            MatterKind.MOTION: words.motion,
            MatterKind.CITIZENS_PROPOSAL: words.citizens_proposal,
            MatterKind.INTERPELLATION: words.interpellation,
            MatterKind.QUESTION: words.question,
        }
        self._kinds = {_key(word): kind for kind in MatterKind for word in (*_WORDS[kind], *own[kind])}

    def read(self, printed: str | None) -> MatterKind | None:
        """Return which kind of matter the printed word means, or None for any other word and for none."""
        return self._kinds.get(_key(printed)) if printed else None
