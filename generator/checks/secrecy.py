"""Secrecy: a § that is said to be secret has a ground in law, and none of its text unless what is secret is masked.

And masks: what is said of why words are masked is a reason, and something is masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.paper import Paper, Path, texts
from generator.findings import Finding, Severity
from generator.notation import MASK
from generator.yamlio import Value

# A ground is a section of a law; its name alone tells which law at least (offentlighets- och sekretesslagen, OSL).
_LAW = re.compile(r"\w{4,}lag(?:en)?\b|balken\b|\w{4,}förordning(?:en)?\b", re.IGNORECASE)
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
        if not re.search(r"\d", item.secrecy):
            yield _no_ground(paper, ("paragrafer", index, "sekretess"), is_law=bool(_LAW.search(item.secrecy)))
        yield from _text_left(paper, index)


# What answers whether something is masked, and not why.
_NO_REASON = re.compile(r"\W*(?:ja|nej|x+|sant|true|se ovan|mask(?:ad|at|ade|ning)|okän[dt])?\W*", re.IGNORECASE)


def masking(paper: Paper) -> Iterator[Finding]:
    """Yield an error for a mask's reason that is none, and a warning where nothing is masked for the reason given."""
    whole = paper.document.data
    items = whole.get("paragrafer")
    places: list[tuple[Path, Value, str | None]] = [((), dict(whole), paper.minutes.masking)]
    for index, item in enumerate(paper.minutes.items):
        if isinstance(items, list) and index < len(items):
            places.append((("paragrafer", index), items[index], item.masking))
    for path, value, reason in places:
        if reason is None:
            continue
        where = (*path, "maskning")
        if _NO_REASON.fullmatch(reason):
            message = "Det står inte varför orden är maskade."
            hint = "Skriv skälet, till exempel: maskning: Uppgifter om enskilda, dataskyddsförordningen."
            yield paper.finding(where, "maskning-grund", message, hint, Severity.ERROR)
        elif not any(MASK in text.casefold() for at, text in texts(value) if at[-1] != "maskning"):
            message = "Det står varför ord är maskade, men inget är [maskad] här."
            hint = "Skriv [maskad] där ord är borttagna. Är inget borttaget tar du bort raden."
            yield paper.finding(where, "maskning-grund", message, hint)


def _no_ground(paper: Paper, path: Path, *, is_law: bool) -> Finding:
    if is_law:
        message = "Det står vilken lag sekretessen grundas på, men inte kapitel och paragraf."
        hint = "Skriv dem, om de står i originalet, till exempel: 26 kap. 1 § offentlighets- och sekretesslagen."
        return paper.finding(path, "sekretess-grund", message, hint)
    message = "Det står inte vilken lag sekretessen grundas på."
    hint = "Skriv lagrummet, till exempel: sekretess: 26 kap. 1 § offentlighets- och sekretesslagen."
    return paper.finding(path, "sekretess-grund", message, hint, Severity.ERROR)


def _text_left(paper: Paper, index: int) -> Iterator[Finding]:
    """Yield an error for a § in which nobody has masked anything, and a warning where only other sections are."""
    items = paper.document.data.get("paragrafer")
    fields = items[index] if isinstance(items, list) else None
    if not isinstance(fields, dict):
        return
    written = {key: [text for _, text in texts(fields[key])] for key in _SECTIONS if key in fields}
    left = {key: any(MASK in text.casefold() for text in value) for key, value in written.items() if any(value)}
    open_ = [key for key, is_masked in left.items() if not is_masked]
    if open_ and len(open_) == len(left):
        yield paper.finding(
            ("paragrafer", index, open_[0]),
            "sekretess-text",
            f"Paragrafen är hemlig, men {open_[0]} står kvar.",
            "Ta bort texten, eller skriv [maskad] för det som är hemligt. Är inget hemligt tar du bort sekretess.",
            Severity.ERROR,
        )
    elif open_:
        yield paper.finding(
            ("paragrafer", index, open_[0]),
            "sekretess-text",
            f"Paragrafen är hemlig, men inget är maskat i {' och '.join(open_)}.",
            "Kontrollera att det hemliga inte står där också.",
        )
