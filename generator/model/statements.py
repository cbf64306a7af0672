"""What may be put on record in a §, and every word that the site has for it. They stand here alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.language.text import Counted


class ContributionKind(StrEnum):
    """What somebody contributed to an item; five different marks of dissent are kept apart."""

    PROPOSAL = "yrkande"
    RESERVATION = "reservation"
    BLANK_RESERVATION = "blank reservation"
    SEPARATE_OPINION = "särskilt yttrande"
    NOTE = "protokollsanteckning"
    ABSTENTION = "deltar inte i beslutet"
    BALLOT = "röst"
    CHOSEN = "röst på ett av flera alternativ"


@dataclass(frozen=True)
class StatementWords:
    """How a kind of statement is written and called.

    It stands under `key` in a record and under `attribute` in the model, at the place `anchor` on a page; `one` and
    `many` are what is counted, `heading` stands over a list of them, `term` is the anchor of its explanation in the
    glossary, and `noun` what a change is said of.
    """

    key: str
    attribute: str
    anchor: str
    one: str
    many: str
    heading: str
    term: str
    neuter: bool = False
    noun: str = ""

    def counted(self, number: int, *, withdrawn: bool = False) -> Counted:
        """Return how many there are of it, with the noun: what was taken back is counted apart ("återtagna")."""
        if withdrawn:
            one = f"{self.withdrawn} {self.one}"
            return Counted(number, one, f"återtagna {self.many}", self.neuter)
        return Counted(number, self.one, self.many, self.neuter)

    @property
    def withdrawn(self) -> str:
        """What is said of one that was taken back: a yrkande is "återtaget", a reservation "återtagen"."""
        return "återtaget" if self.neuter else "återtagen"


STATEMENT_WORDS: dict[ContributionKind, StatementWords] = {
    ContributionKind.PROPOSAL: StatementWords(
        "yrkanden", "proposals", "yrkande", "yrkande", "yrkanden", "Yrkanden", "yrkande", neuter=True
    ),
    ContributionKind.RESERVATION: StatementWords(
        "reservationer", "reservations", "reservation", "reservation", "reservationer", "Reservationer", "reservation"
    ),
    ContributionKind.BLANK_RESERVATION: StatementWords(
        "reservationer",
        "reservations",
        "reservation",
        "blank reservation",
        "blanka reservationer",
        "Blanka reservationer",
        "reservation",
    ),
    ContributionKind.SEPARATE_OPINION: StatementWords(
        "särskilda_yttranden",
        "separate_opinions",
        "yttrande",
        "särskilt yttrande",
        "särskilda yttranden",
        "Särskilda yttranden",
        "sarskilt-yttrande",
        neuter=True,
    ),
    ContributionKind.NOTE: StatementWords(
        "protokollsanteckningar",
        "notes",
        "anteckning",
        "protokollsanteckning",
        "protokollsanteckningar",
        "Protokollsanteckningar",
        "protokollsanteckning",
    ),
    ContributionKind.ABSTENTION: StatementWords(
        "deltar_ej",
        "abstentions",
        "deltar-ej",
        "gång utan att delta i beslutet",
        "gånger utan att delta i beslutet",
        "Deltog inte i beslutet",
        "deltar-inte-i-beslutet",
        noun="anteckning om att inte delta i beslutet",
    ),
}
# By the key in a record, in the order of the keys: the kind of what stands there; a blank one has no words.
KIND_UNDER: dict[str, ContributionKind] = {
    words.key: kind for kind, words in STATEMENT_WORDS.items() if kind is not ContributionKind.BLANK_RESERVATION
}
