"""Outcomes: what may become of a § (`utfall`), and every word that the site has for it. They stand here alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model import Outcome


class StateKind(StrEnum):
    """What kind of mark a § carries: disc, ring or dot."""

    DECIDED = "beslut"
    PROPOSED = "förslag"
    NOTED = "noterat"
    POSTPONED = "bordlagt"
    REFERRED = "återremitterat"
    WITHDRAWN = "utgår"
    OPINION = "yttrande"

    @property
    def is_open(self) -> bool:
        """Whether the matter comes back: nothing has been settled."""
        return self in {StateKind.POSTPONED, StateKind.REFERRED}


@dataclass(frozen=True)
class Ended:
    """How a § ended.

    `label` stands over it, `verb` is what the body did ("styrelsen bordlägger"), `term` the anchor of its explanation
    in the glossary. `answers`: whether what somebody filed is answered by it. `by_few`: whether a third of fullmäktige
    can bring it about (KL 5:50).
    """

    state: StateKind
    label: str
    verb: str
    term: str
    answers: bool = False
    by_few: bool = False


OUTCOMES: dict[Outcome, Ended] = {
    "beslutat": Ended(StateKind.DECIDED, "Beslut", "beslutar", "beslut"),
    "bifall": Ended(StateKind.DECIDED, "Bifall", "bifaller", "bifall", answers=True),
    "avslag": Ended(StateKind.DECIDED, "Avslag", "avslår", "avslag", answers=True),
    "besvarad": Ended(StateKind.DECIDED, "Besvarad", "besvarar", "besvarad", answers=True),
    "vald": Ended(StateKind.DECIDED, "Val", "väljer", "val"),
    "noterat": Ended(StateKind.NOTED, "Noterat", "noterar", "noterat"),
    "bordläggning": Ended(StateKind.POSTPONED, "Bordlagt", "bordlägger", "bordlaggning", by_few=True),
    "återremiss": Ended(StateKind.REFERRED, "Återremitterat", "återremitterar", "aterremiss", by_few=True),
    "hänskjutet": Ended(StateKind.REFERRED, "Hänskjutet", "lämnar vidare", "hanskjutet"),
    "utgår": Ended(StateKind.WITHDRAWN, "Utgår", "låter utgå", "utgar"),
    "yttrande": Ended(StateKind.OPINION, "Yttrande", "yttrar sig", "yttrande"),
}
