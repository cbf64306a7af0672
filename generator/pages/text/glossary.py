"""Glossary: the site's own words explained where they stand. The explanations are those of the editorial page.

They come from one place, the glossary at the end of content/sa-laser-du.md, and explain labels that the site sets:
what became of a §, how its sections are headed, what was approved and posted. Never a word in the record's own text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.archive import OUTCOMES, AgendaItem
from generator.model import STATEMENT_WORDS

PROPOSAL = "forslag"
APPROVAL, NOTICE, APPEAL = "justering", "anslag", "laglighetsprovning"
SERVING, SUBSTITUTE = "beslutande", "ersattare"
SECTIONS = {
    "handlingar": "handlingar",
    "beslutsgång": "beslutsgang",
    "voteringar": "omrostning",
    "jäv": "jav",
    **{words.key: words.term for words in STATEMENT_WORDS.values()},
}
KINDS = {kind: words.term for kind, words in STATEMENT_WORDS.items()}


@dataclass(frozen=True)
class Term:
    """A word with its explanation, and the anchor at which both stand in the glossary."""

    key: str
    word: str
    text: str

    @property
    def asked(self) -> str:
        """The word as it stands inside a question: "återremiss"."""
        return self.word[:1].lower() + self.word[1:]


Glossary = Mapping[str, Term]


def outcome_key(item: AgendaItem) -> str:
    """Return the anchor of the word for what became of a §."""
    return PROPOSAL if item.proposal_to else OUTCOMES[item.outcome].term


def terms_of(glossary: Glossary, keys: Iterable[str | None]) -> tuple[Term, ...]:
    """Return the terms that a page uses, each once, in the order of the glossary; what it lacks is not explained."""
    used = set(keys)
    return tuple(term for key, term in glossary.items() if key in used)
