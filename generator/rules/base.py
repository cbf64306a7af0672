"""Rule: the explanation of one finding code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One rule in plain Swedish: a title, a paragraph of reasons, an excerpt of a file wrong and right."""

    title: str
    why: str
    wrong: str
    right: str
