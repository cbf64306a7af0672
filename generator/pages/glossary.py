"""Glossary: the site's own words explained where they stand. The explanations are those of the editorial page.

They come from one place, the glossary at the end of content/sa-laser-du.md, and explain labels that the site sets:
what became of a §, how its sections are headed, what was approved and posted. Never a word in the record's own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape

from generator.archive import ContributionKind, Handling

_BEGIN = re.compile(r'<h2 id="ordlista">')
_HEADING = re.compile(r'<h3 id="([^"]+)">(.*?)</h3>(.*?)(?=<h[1-3]\b|$)', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")

PROPOSAL = "forslag"
APPROVAL, NOTICE, APPEAL = "justering", "anslag", "laglighetsprovning"
SERVING, SUBSTITUTE = "beslutande", "ersattare"
OUTCOMES = {
    "beslutat": "beslut",
    "noterat": "noterat",
    "bifall": "bifall",
    "avslag": "avslag",
    "återremiss": "aterremiss",
    "bordläggning": "bordlaggning",
    "besvarad": "besvarad",
    "utgår": "utgar",
    "vald": "val",
    "hänskjutet": "hanskjutet",
}
SECTIONS = {
    "handlingar": "handlingar",
    "yrkanden": "yrkande",
    "beslutsgång": "beslutsgang",
    "voteringar": "votering",
    "reservationer": "reservation",
    "särskilda_yttranden": "sarskilt-yttrande",
    "protokollsanteckningar": "protokollsanteckning",
    "deltar_ej": "deltar-inte-i-beslutet",
    "jäv": "jav",
}
KINDS = {
    ContributionKind.PROPOSAL: "yrkande",
    ContributionKind.RESERVATION: "reservation",
    ContributionKind.BLANK_RESERVATION: "reservation",
    ContributionKind.SEPARATE_OPINION: "sarskilt-yttrande",
    ContributionKind.NOTE: "protokollsanteckning",
    ContributionKind.ABSTENTION: "deltar-inte-i-beslutet",
}


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


def read_glossary(html: str) -> dict[str, Term]:
    """Return the terms of an editorial page by their anchors, or none if it has no glossary.

    Args:
        html: the page as MkDocs made it of Markdown: each term a heading below "Ordlista", its explanation after it.
    """
    begin = _BEGIN.search(html)
    if begin is None:
        return {}
    found = (Term(key, _plain(word), _plain(text)) for key, word, text in _HEADING.findall(html, begin.end()))
    return {term.key: term for term in found}


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())


def outcome_key(handling: Handling) -> str:
    """Return the anchor of the word for what became of a §."""
    return PROPOSAL if handling.proposal_to else OUTCOMES[handling.outcome]


def terms_of(glossary: Glossary, keys: Iterable[str | None]) -> tuple[Term, ...]:
    """Return the terms that a page uses, each once, in the order of the glossary; what it lacks is not explained."""
    used = set(keys)
    return tuple(term for key, term in glossary.items() if key in used)
