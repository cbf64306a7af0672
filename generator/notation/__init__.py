"""Notation: the minutes' own shorthand of who was there, read into values and printed back.

Pure functions over one line at a time. It knows nothing of meetings, bodies or which §§ exist.
What cannot be read with certainty is refused with a NotationError, never guessed.
"""

from generator.notation.entry import MASK, Entry, Replaced, Role, format_entry, is_masked, is_vacant
from generator.notation.reader import parse_entry
from generator.notation.source import MAX_LENGTH, NotationError
from generator.notation.spans import (
    LETTER,
    Number,
    Span,
    format_number,
    format_spans,
    parse_number,
    parse_spans,
    runs_of,
    spans_in,
)
from generator.notation.words import is_acting, is_no_party

__all__ = [
    "LETTER",
    "MASK",
    "MAX_LENGTH",
    "Entry",
    "NotationError",
    "Number",
    "Replaced",
    "Role",
    "Span",
    "format_entry",
    "format_number",
    "format_spans",
    "is_acting",
    "is_masked",
    "is_no_party",
    "is_vacant",
    "parse_entry",
    "parse_number",
    "parse_spans",
    "runs_of",
    "spans_in",
]
