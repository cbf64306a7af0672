"""What qualifies the words of a §, as pages show it beside the words, wherever they stand: see _standing.html."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator import urls
from generator.archive import APPROVED, AgendaItem, Body, Stage, Standing, standing_of
from generator.archive.trace import remembered
from generator.language.text import capitalise, ended, enumeration, genitive, one_line, plain
from generator.model.minutes import Correction
from generator.pages.context import Context
from generator.pages.parts import LinkView, author_link, href, section_number, written, written_days
from generator.pages.text.glossary import PROPOSAL, Term
from generator.pages.text.markup import escaped, paragraphs

_STAGES = {
    Stage.DRAFT: ("Utkast", "Ordalydelsen kan ändras."),
    Stage.NOT_APPROVED: ("Ej justerat", "Ordalydelsen kan ändras."),
    Stage.CORRECTED: ("Rättat", "Protokollet har en rättelse. Den gamla texten står kvar."),
}


@dataclass(frozen=True)
class ProposalNote:
    """What stands by a decision that is only a proposal."""

    to: LinkView
    closing: str
    term: Term | None
    but: str  # what in it is decided


@dataclass(frozen=True)
class CorrectionView:
    """A rättelse, added to the text that it corrects: its words as blocks of HTML, and in one line."""

    anchor: str
    href: str
    date: str
    record: Correction
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
    qualified: Standing  # with its ground of secrecy and its reason of masking
    marks: tuple[str, ...]  # the same in a few words, where no more than the title of the § stands

    @property
    def is_plain(self) -> bool:
        """Tell whether nothing qualifies the words but what they decide or propose."""
        return not self.marks


@remembered
def standing_view(context: Context, item: AgendaItem) -> StandingView:
    """Return the qualifications of a §."""
    standing = standing_of(item)
    word, sentence = _stage(standing)
    return StandingView(
        href(urls.item(item)),
        section_number(item.number),
        word,
        sentence,
        _proposal(context, item, standing.newer),
        newer_link(standing.newer) if standing.newer else None,
        tuple(_correction(context, item, correction, index) for index, correction in enumerate(standing.corrections)),
        paragraphs(standing.note) if standing.note else None,
        tuple(author_link(author) for author in standing.disqualified),
        standing,
        tuple(standing.marks),
    )


def _stage(standing: Standing) -> tuple[str, str]:
    """Return the word for how far the minutes have come, with a sentence; a correction that is there says it itself."""
    return ("", "") if standing.corrections and standing.is_approved else _STAGES.get(standing.stage, ("", ""))


def _proposal(context: Context, item: AgendaItem, newer: AgendaItem | None) -> ProposalNote | None:
    body = item.proposal_to
    if body is None:
        return None
    target, closing = item.target_in_sentence, "Så lyder förslaget."
    if not (newer and newer.meeting.body.takes_over(body)):
        closing += f" {genitive(capitalise(target))} beslut finns inte i det här arkivet.{_now_called(target, body)}"
    return ProposalNote(LinkView(target, href(urls.body(body))), closing, context.term(PROPOSAL), but_own_part(item))


def but_own_part(item: AgendaItem) -> str:
    """Return the words after a proposal in which the body also decides something itself; empty for any other."""
    return ", utom det som beslutas för egen del" if item.remarks.own_part else ""


def _now_called(name: str, body: Body) -> str:
    """Return the sentence on what has become of a body that had a name, with a blank before it; empty if it has it."""
    if body.newest is not body:
        return f" {capitalise(name)} har efterträtts av {body.newest.in_sentence}."
    return f" {capitalise(name)} heter nu {body.in_sentence}." if name != body.in_sentence else ""


def newer_link(newer: AgendaItem) -> LinkView:
    """Return "kommunstyrelsen 6 maj 2024, § 88 (utkast)" with its address."""
    words = f"{newer.meeting.body_in_sentence} {written_days(newer.meeting)}, {section_number(newer.number)}"
    if newer.stage not in APPROVED:
        words += f" ({newer.stage})"
    return LinkView(words, href(urls.item(newer)))


def _correction(context: Context, item: AgendaItem, record: Correction, index: int) -> CorrectionView:
    old, new = (context.text(text, item.meeting) if text else None for text in (record.old, record.text))
    anchor = urls.correction(item.number, index)
    return CorrectionView(
        anchor,
        href(f"{urls.meeting(item.meeting)}#{anchor}"),
        written(record.date),
        record,
        old.html if old else None,
        new.html if new else Markup(),
        escaped(" ".join(old.blocks)) if old else None,
        escaped(" ".join(new.blocks) if new else ""),
    )


def plain_standing(item: AgendaItem, *, stage: bool = True, way: bool = True) -> list[str]:
    """Return the qualifications of a § in sentences without links, for feeds, data and hits.

    "Utkast.", "Rättat 2 juli 2024: ”410 000 kr” ska vara ”140 000 kr”."

    Args:
        item: the §.
        stage: whether to say that its minutes are not approved; not where that is said of them as a whole.
        way: whether to say that it is a proposal, and that there is a newer §; not where a label or a list says so.
    """
    standing = standing_of(item)
    word, _ = _stage(standing)
    said = [f"{word}."] if word and stage else []
    if standing.proposal_to and way:
        said.append(f"{item.state_label}, inte slutligt beslut{but_own_part(item)}.")
    if standing.newer and way:
        said.append(f"Ärendet har behandlats igen: {plain(newer_link(standing.newer).text)}.")
    for each in standing.corrections:
        was = f"”{one_line(each.old)}” ska vara ”{one_line(each.text)}”." if each.old else one_line(each.text)
        said.append(f"Rättat {plain(written(each.date))}: {was}")
    if standing.note:
        said.append(f"Redaktionens anmärkning: {one_line(standing.note)}")
    if standing.disqualified:
        names = enumeration([author_link(author).text for author in standing.disqualified])
        said.append(f"Deltog inte på grund av jäv: {names}.")
    if standing.secrecy:
        said.append(ended(f"Sekretess, det som är hemligt publiceras inte. Grund: {one_line(standing.secrecy)}"))
    if standing.masking:
        said.append(masked_because(standing.masking))
    return said


def masked_because(reason: str) -> str:
    """Return the sentence on why words are masked."""
    return ended(f"Maskat, det som är [maskad] är borttaget. Skäl: {one_line(reason)}")
