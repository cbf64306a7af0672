"""Words: what a scanner, a template or a page break left in a text, and what looks like a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.checks.leftovers import PERSONAL, Leftover
from generator.checks.paper import Paper, Path
from generator.findings import Finding

_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
# The first bytes of these letters in UTF-8.
_FOREIGN_BYTES = bytes(range(0xCD, 0xD5))
# µ and Ω are units and may touch a letter (μg, kΩ).
_MIXED = re.compile(r"\w*(?:[A-Za-zÀ-ɏ][Ͱ-λν-ϿЀ-ԯ]|[Ͱ-λν-ϿЀ-ԯ][A-Za-zÀ-ɏ])\w*")
_UNITS = re.compile(r"[kMmGTnp]?[Ωμ][A-Za-z]*|[ΔΣ]\w{1,2}")
_FURNITURE = re.compile(
    r"^[ \t]*(?:(?:sida|sid\.?|s\.) ?)?\d{1,3} ?\(\d{1,3}\)[ \t]*$"
    r"|^[ \t]*(?:sida|sid\.?) \d{1,3}(?: ?(?:av|/|\() ?\d{1,3}\)?)?[ \t]*$"
    r"|\bSida \d{1,3} ?\(\d{1,3}\)"
    r"|\bTransaktionsidentitet\b[^\n]*|\bSignatur(?:nr|nummer)?: ?[0-9a-f]{8,}[^\n]*"
    r"|\b(?:Justerandes?|Justerarens|Justerarnas|Ordförandens) sign(?:atur(?:er)?)?\b\.?"
    r"|^[ \t]*(?:Utdragsbestyrkande|Utdraget bestyrks|Bestyrkes|Paraf(?:er)?|SAMMANTRÄDESPROTOKOLL)[ \t:]*$",
    re.MULTILINE | re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(rb"\)(?<=[0-9]\))[ \t]*\r?\n")  # begins with a character of its own, to be quick
_RESIDUE = re.compile(
    r"Klicka (?:eller tryck )?här (?:för att ange|och skriv)[^.\n]*|Klicka eller tryck här"
    r"|Click (?:or tap )?here to enter[^.\n]*"
    r"|(?:Fel|Error)! ?(?:Bokmärket|Hittar inte|Bookmark|Reference source|Ogiltig)[^.\n]*"
    r"|\{\{[^}\n]*\}?\}?|<<[A-ZÅÄÖa-zåäö_ ]+>>|\[(?:Skriv|Ange|Fyll i)[^\]\n]*\]|lorem ipsum",
    re.IGNORECASE,
)
_MASK = re.compile(r"\[(?:REDACTED|borttaget|sekretess|XXX+)\]|[█■▇▉]{2,}", re.IGNORECASE)


_LEFTOVERS = (
    Leftover(
        "sidhuvud-i-text",
        _FURNITURE,
        (
            *("sida ", "sid ", "sid. ", "justerande sign", "justerandes sign", "justerarens sign", "justerarnas sign"),
            *("transaktionsid", "signatur"),
            *("ordförandens sign", "utdragsb", "utdraget b", "bestyrkes", "paraf", "sammantr"),
        ),
        "”{found}” ser ut som sidhuvud, sidfot eller signaturruta.",
        "Ta bort det, och sätt ihop meningen om sidbrytningen hamnade mitt i den.",
    ),
    Leftover(
        "mallrest",
        _RESIDUE,
        ("klicka ", "click ", "!", "{{", "<<", "[", "lorem ipsum"),
        "”{found}” är en rest av en mall.",
        "Skriv det som ska stå där, eller ta bort det. Står det så i det justerade protokollet låter du det stå.",
    ),
    Leftover(
        "maskning",
        _MASK,
        ("[", *"█■▇▉"),
        "En uppgift är maskad med ”{found}”.",
        "Skriv [maskad] i stället: det visas likadant överallt, och läses upp för den som inte ser.",
    ),
    *PERSONAL,
)


def words(paper: Paper) -> Iterator[Finding]:
    """Yield a warning for each thing in the texts of one file that hardly belongs to the minutes."""
    escaped = "\\" in paper.source  # Only then can a text hold what its file does not show.
    # Few files hold any of this, and to look for bytes is many times faster than to look for a pattern.
    raw = paper.raw.lower()
    suspects = [
        leftover
        for leftover in _LEFTOVERS
        if escaped
        or any(char.encode() in raw for char in leftover.chars)
        or (leftover.pattern is _FURNITURE and _PAGE_NUMBER.search(raw))
    ]
    foreign = escaped or len(raw.translate(None, _FOREIGN_BYTES)) < len(raw)
    for path, text in paper.texts() if foreign or suspects else ():
        if path[-1] in {"redaktionell_not", "sekretess", "maskning"}:
            continue  # It quotes what was wrong, or says by what law.
        if foreign and _FOREIGN.search(text):
            yield from _mixed(paper, path, text)
        lower = text.lower() if suspects else ""
        for leftover in suspects:
            if leftover.pattern is _FURNITURE or any(char in lower for char in leftover.chars):
                yield from _residue(paper, path, text, leftover)


def _say(paper: Paper, path: Path) -> Callable[[str], str]:
    """Return the sentence as it follows on "I § 12: "."""
    return (lambda words: words[:1].lower() + words[1:]) if paper.where(path) else (lambda words: words)


def _mixed(paper: Paper, path: Path, text: str) -> Iterator[Finding]:
    for match in _MIXED.finditer(text):
        if _UNITS.fullmatch(match[0]):
            continue
        letters = sum(bool(_FOREIGN.match(letter)) for letter in match[0])
        yield paper.finding(
            path,
            "blandade-alfabet",
            _say(paper, path)(
                f"I ordet ”{match[0]}” hör {'en bokstav' if letters == 1 else f'{letters} bokstäver'} till ett annat "
                "alfabet än de andra."
            ),
            "Skriv om hela ordet för hand. Den som söker efter ordet hittar det inte annars.",
            row=text.count("\n", 0, match.start()),
        )


def _residue(paper: Paper, path: Path, text: str, leftover: Leftover) -> Iterator[Finding]:
    for match in leftover.pattern.finditer(text):
        found = " ".join(match[0].split())[:60]
        message = _say(paper, path)(leftover.message.format(found=found))
        row = text.count("\n", 0, match.start())
        yield paper.finding(path, leftover.code, message, leftover.hint, row=row)
