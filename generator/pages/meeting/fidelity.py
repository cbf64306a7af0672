"""What is said of a protocol held against its original: how much of it stands in the record, and what differs."""

from __future__ import annotations

from dataclasses import dataclass

from generator.archive import Meeting
from generator.archive.certificate import Certificate, Difference
from generator.language.text import NO_BREAK_SPACE, capitalise, count


@dataclass(frozen=True)
class DifferenceView:
    """Where words of the original differ, and how."""

    where: str
    text: str


@dataclass(frozen=True)
class FidelityView:
    """The certificate at the foot of a meeting's page."""

    summary: str
    rows: tuple[DifferenceView, ...]
    more: str  # of what differs and is not among the rows
    left_out: tuple[str, ...]


def fidelity_view(meeting: Meeting) -> FidelityView | None:
    """Return the comparison of a meeting's original, or None if there is none that has been compared."""
    found = meeting.certificate
    if found is None:
        return None
    rows = [
        DifferenceView(where, f"{_words(words)} i en paragraf som inte finns här") for where, words in found.lacking
    ]
    rows += [DifferenceView(difference.where, _difference(difference)) for difference in found.differences]
    untold = found.differs - sum(difference.words for difference in found.differences)
    return FidelityView(
        summary_of(found),
        tuple(rows),
        f"och {_words(untold)} till" if untold else "",
        tuple(f"{why}, {_words(words)}" if words else why for why, words in found.left_out),
    )


def summary_of(found: Certificate) -> str:
    """Return the figures in sentences: "2 245 av 2 245 ord i pdf-filen står i protokollet, i samma ordning."."""
    if found.problem:
        return f"Pdf-filen är inte jämförd med protokollet. {found.problem}"
    figures = (
        f"{_figure(found.in_order)} av {_figure(found.words)} ord i pdf-filen står i protokollet, i samma ordning."
    )
    said = [figures]
    if found.moved:
        said.append(f"{capitalise(_words(found.moved))} står på en annan plats i samma paragraf eller på framsidan.")
    if found.differs:
        said.append(f"{capitalise(_words(found.differs))} skiljer sig.")
    if found.lacking:
        said.append(f"{capitalise(count(len(found.lacking), 'paragraf', 'paragrafer'))} i pdf-filen finns inte här.")
    return " ".join(said)


def agrees(certificate: Certificate) -> bool:
    """Tell whether every word that was compared stands in the record, at its place or another."""
    return not (certificate.problem or certificate.differs or certificate.lacking)


def _difference(each: Difference) -> str:
    if not each.original:
        return f"{_words(each.words)} som inte visas, eftersom något är maskerat här"
    instead = f"här står ”{each.record}”" if each.record else "saknas här"
    return f"”{each.original}” i pdf-filen; {instead}"


def _words(number: int) -> str:
    return count(number, "ord", "ord", neuter=True) if number <= 12 else f"{_figure(number)} ord"


def _figure(number: int) -> str:
    return f"{number:,}".replace(",", NO_BREAK_SPACE)
