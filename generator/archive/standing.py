"""Standing: what qualifies the words of a §, worked out here and nowhere else.

Words of a § that stand alone can say what is untrue: that a draft was decided, that 410 000 was granted when it was
corrected to 140 000, that a proposal is a decision. So whoever shows words of a § shows its standing beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.archive.actors import Author, Body
from generator.archive.items import AgendaItem
from generator.archive.outcomes import StateKind
from generator.archive.stage import APPROVED, Stage, stage_of
from generator.language.calendar_se import format_date
from generator.language.text import enumeration
from generator.model.minutes import Correction


@dataclass(frozen=True)
class Standing:
    """What qualifies the words of one §.

    `state` and `proposal_to` say whether it decides or proposes, and `newer` is the last later § about the same case.
    `newer` and what follows it is empty where there is no such thing to say.
    """

    stage: Stage
    state: StateKind
    proposal_to: Body | None
    newer: AgendaItem | None
    corrections: tuple[Correction, ...]
    note: str | None  # the editor's
    disqualified: tuple[Author, ...]  # who did not take part because of jäv
    secrecy: str | None  # its ground
    masking: str | None  # why words are masked

    @property
    def is_approved(self) -> bool:
        """Tell whether the words are final."""
        return self.stage in APPROVED

    @property
    def marks(self) -> list[str]:
        """What qualifies the words, in a few words each: "Utkast", "Rättat 2 juli 2024", "Jäv: Bo Lund".

        On the page of somebody else a bare "Jäv" would be read as theirs.
        """
        said = [] if self.is_approved else [self.stage.capitalize()]
        said += [f"Rättat {format_date(correction.date)}" for correction in self.corrections]
        if not self.corrections and self.stage is Stage.CORRECTED:
            said.append("Rättat")
        names = enumeration([author.name for author in self.disqualified])
        rest = {f"Jäv: {names}": names, "Sekretess": self.secrecy, "Maskat": self.masking}
        rest["Redaktionens anmärkning"] = self.note
        return [*said, *(word for word, part in rest.items() if part)]


def standing_of(item: AgendaItem) -> Standing:
    """Return the qualifications of a §."""
    remarks = item.remarks
    return Standing(
        stage_of(item),
        item.state,
        item.proposal_to,
        item.newer(),
        remarks.corrections,
        remarks.note,
        tuple(item.disqualified),
        remarks.secrecy,
        remarks.masking,
    )
