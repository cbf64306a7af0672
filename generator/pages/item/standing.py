"""What qualifies the words of a §, as pages show it beside the words, wherever they stand: see _standing.html."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator import urls
from generator.archive import Handling, Stage, standing_of
from generator.archive.trace import remembered
from generator.language.text import capitalise, enumeration
from generator.model.minutes import Correction
from generator.pages.context import Context
from generator.pages.parts import LinkView, author_link, href, section_number, written
from generator.pages.text.glossary import PROPOSAL, Term
from generator.pages.text.markup import escaped, paragraphs

_NOT_APPROVED = {
    Stage.DRAFT: ("Utkast", "Ordalydelsen kan ändras innan protokollet justeras."),
    Stage.NOT_APPROVED: ("Ej justerat", "Ordalydelsen kan ändras."),
}


@dataclass(frozen=True)
class ProposalNote:
    """What stands by a decision that is only a proposal."""

    to: LinkView
    closing: str
    term: Term | None


@dataclass(frozen=True)
class CorrectionView:
    """A rättelse, added to the text that it corrects: its words as blocks of HTML, and in one line."""

    anchor: str
    href: str
    date: str
    decision: str | None
    old_html: Markup | None
    new_html: Markup
    old: Markup | None
    new: Markup


@dataclass(frozen=True)
class StandingView:
    """What qualifies the words of a §. Every part is empty where there is nothing to say."""

    href: str  # of the §
    number: str
    word: str  # "Utkast", if the minutes are not approved
    sentence: str
    proposal: ProposalNote | None
    newer: LinkView | None
    corrections: tuple[CorrectionView, ...]
    note: Markup | None
    disqualified: tuple[LinkView, ...]
    secrecy: str | None

    @property
    def is_plain(self) -> bool:
        """Tell whether nothing qualifies the words but what they decide or propose."""
        return not self.marks

    @property
    def marks(self) -> tuple[LinkView, ...]:
        """The same in a few words, each with its address: where no more than the title of the § stands."""
        said = [LinkView(self.word, self.href)] if self.word else []
        said += [LinkView(f"Rättat {each.date}", each.href) for each in self.corrections]
        rest = {"Jäv": self.disqualified, "Sekretess": self.secrecy, "Redaktionens anmärkning": self.note}
        return (*said, *(LinkView(word, self.href) for word, part in rest.items() if part))


@remembered
def standing_view(context: Context, handling: Handling) -> StandingView:
    """Return what qualifies the words of a §."""
    standing = standing_of(handling)
    word, sentence = _NOT_APPROVED.get(standing.stage, ("", ""))
    return StandingView(
        href(urls.handling(handling)),
        section_number(handling.number),
        word,
        sentence,
        _proposal(context, handling, standing.newer),
        newer_link(standing.newer) if standing.newer else None,
        tuple(_correction(context, handling, each, index) for index, each in enumerate(standing.corrections)),
        paragraphs(standing.note) if standing.note else None,
        tuple(author_link(each) for each in standing.disqualified),
        standing.secrecy,
    )


def _proposal(context: Context, handling: Handling, newer: Handling | None) -> ProposalNote | None:
    body = handling.proposal_to
    if body is None:
        return None
    closing = (
        "Så lyder förslaget."
        if newer and newer.meeting.body is body
        else f"Så lyder förslaget. {capitalise(body.in_sentence)}s beslut finns inte i det här arkivet."
    )
    return ProposalNote(LinkView(body.in_sentence, href(urls.body(body))), closing, context.term(PROPOSAL))


def newer_link(newer: Handling) -> LinkView:
    """Return "kommunstyrelsen 6 maj 2024, § 88" with its address."""
    words = f"{newer.meeting.body.in_sentence} {written(newer.meeting.date)}, {section_number(newer.number)}"
    return LinkView(words, href(urls.handling(newer)))


def _correction(context: Context, handling: Handling, record: Correction, index: int) -> CorrectionView:
    old, new = (context.text(text, handling.meeting) if text else None for text in (record.old, record.text))
    anchor = urls.correction(handling.number, index)
    return CorrectionView(
        anchor,
        href(f"{urls.meeting(handling.meeting)}#{anchor}"),
        written(record.date),
        record.decision,
        old.html if old else None,
        new.html if new else Markup(),
        escaped(" ".join(old.blocks)) if old else None,
        escaped(" ".join(new.blocks) if new else ""),
    )


def plain_standing(handling: Handling) -> list[str]:
    """Return what qualifies the words of a § in sentences without links, for feeds, calendars and hits.

    "Utkast.", "Rättat 2 juli 2024: ”410 000 kr” ska vara ”140 000 kr”."
    """
    standing = standing_of(handling)
    said = [f"{each}." for each in _NOT_APPROVED.get(standing.stage, ("", ""))[:1] if each]
    if standing.proposal_to:
        said.append(f"Förslag till {standing.proposal_to.in_sentence}, inte slutligt beslut.")
    if standing.newer:
        said.append(f"Nyare behandling finns: {newer_link(standing.newer).text}.")
    for each in standing.corrections:
        was = f"”{each.old.strip()}” ska vara ”{each.text.strip()}”" if each.old else each.text.strip()
        said.append(f"Rättat {written(each.date)}: {was.rstrip('.')}.")
    if standing.note:
        said.append(f"Redaktionens anmärkning: {standing.note.strip()}")
    if standing.disqualified:
        said.append(
            f"Deltog inte på grund av jäv: {enumeration([author_link(each).text for each in standing.disqualified])}."
        )
    if standing.secrecy:
        said.append(f"Sekretess. Det som är hemligt publiceras inte. Grund: {standing.secrecy}")
    return said
