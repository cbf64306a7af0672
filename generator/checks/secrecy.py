"""Secrecy: a § that is said to be secret has a ground in law, and none of its text unless what is secret is masked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.paper import Paper, texts
from generator.findings import Finding, Severity

# Said where the ground should be: that it is secret, and not by what law (offentlighets- och sekretesslagen, OSL).
_NO_GROUND = {"ja", "x", "sant", "sekretess", "hemlig", "hemligt", "hemligstämplad", "true", "yes", "osl"}
# The sections that hold words of the matter.
_SECTIONS = (
    *("beslut", "sammanfattning", "handlingar", "yrkanden", "beslutsgång", "voteringar", "reservationer"),
    *("särskilda_yttranden", "protokollsanteckningar", "deltar_ej", "avsnitt", "rättelser"),
)


def secrecy(paper: Paper) -> Iterator[Finding]:
    """Yield an error for each § whose secrecy has no ground, and for each that is secret and has its text left in."""
    for index, item in enumerate(paper.minutes.items):
        if item.secrecy is None:
            continue
        path = ("paragrafer", index, "sekretess")
        if item.secrecy.casefold().rstrip(".!") in _NO_GROUND:
            yield paper.finding(
                path,
                "sekretess-grund",
                "Det står inte vilken lag sekretessen grundas på.",
                "Skriv lagrummet, till exempel: sekretess: 26 kap. 1 § offentlighets- och sekretesslagen.",
                Severity.ERROR,
            )
        left = _text_left(paper, index)
        if left:
            yield paper.finding(
                ("paragrafer", index, left),
                "sekretess-text",
                f"Paragrafen är hemlig, men {left} står kvar.",
                "Ta bort texten, eller skriv [maskad] för det som är hemligt. Är inget hemligt tar du bort sekretess.",
                Severity.ERROR,
            )


def _text_left(paper: Paper, index: int) -> str:
    """Return the key of a section that has text in it, if nobody has masked anything in the §."""
    data = paper.document.data
    items = data.get("paragrafer")
    fields = items[index] if isinstance(items, list) else None
    if not isinstance(fields, dict):
        return ""
    written = {key: [text for _, text in texts(fields[key])] for key in _SECTIONS if key in fields}
    if any("[maskad]" in text.casefold() for found in written.values() for text in found):
        return ""
    return next((key for key, found in written.items() if any(text.strip() for text in found)), "")
