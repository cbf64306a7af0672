"""Redact: text that leaves the program, without the numbers in it. Findings and logs pass here, and nowhere else."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any
from unittest.mock import patch

from generator.privacy.numbers import Kind, find

REDACTED = "[personnummer]"
_TOLD = {Kind.NUMBER, Kind.TEMPORARY, Kind.NEAR}


def redacted(text: str, put: str = REDACTED) -> str:
    """Return a text with every personal identity number, and what a word beside it calls one, replaced."""
    hits = [hit for hit in find(text) if hit.kind in _TOLD]
    for hit in reversed(hits):
        text = f"{text[: hit.start]}{put}{text[hit.end :]}"
    return text
