"""Found: a value that a recogniser read, the words it was read from, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, where its words begin and end in the text, the confidence (0–1), and what to check if it is below 1."""

    value: T
    start: int
    end: int
    confidence: float = 1.0
    doubt: str = ""
