"""Script: figures set above or below the line, as characters of their own: "45 m²", "12 000 kronor¹", "CO₂".

Set on the line they would change what the words say: "12 5001".
"""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-–()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-–()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")


def raised(text: str) -> str:
    """Return text that is set above the line; characters that have no raised form stay as they are."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """Return text that is set below the line; characters that have no lowered form stay as they are."""
    return text.translate(_LOWERED)
