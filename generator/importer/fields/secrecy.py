"""Secrecy: what minutes say of a § that is secret, by the ground in law (offentlighets- och sekretesslagen, OSL)."""

from __future__ import annotations

import re

_GROUND = re.compile(
    r"\b\d{1,2}[ \t]*kap\.?[ \t]*\d{1,3}[ \t]*[a-z]?[ \t]*§|§[ \t]*\d{1,3}[ \t]*(?:i )?\d{1,2}[ \t]*kap", re.IGNORECASE
)
_SECRET = re.compile(r"\bsekretess\w*|\bOSL\b|\boffentlighets- och sekretesslag", re.IGNORECASE)
# One sentence that is about the § itself, or no more than the ground.
_ALONE = re.compile(
    r"(?:(?:Paragrafen|Ärendet|Beslutet|Denna paragraf|Detta ärende|Innehållet i paragrafen|Uppgifterna i ärendet)"
    r"[^.]{0,60}?)?\bsekretess\w*\b(?:[^.]|\b(?:kap|st|p|jfr|nr)\.){0,160}\.?",
    re.IGNORECASE,
)


def names_ground(text: str) -> bool:
    """Tell whether a text says that something is secret, and by what law."""
    plain = text.casefold()
    may = "sekretess" in plain or "osl" in plain
    return may and bool(_SECRET.search(text) and _GROUND.search(text))


def says_secret(text: str) -> bool:
    """Tell whether a text says that the § is secret, with the ground, and nothing else."""
    return names_ground(text) and bool(_ALONE.fullmatch(text.strip()))
