"""Source: a pasted line made uniform with the way back to the original, and the error that names a place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

MAX_LENGTH = 500
# Nothing in such a text can be folded or composed, if no two blanks meet: as good as every line of a real list.
_PLAIN = re.compile("[ -~¡-¬®-ɏ‐-―‘-”−]*")


class NotationError(ValueError):
    """A line that cannot be read: what is wrong, what to do about it, and where in the text (0-based)."""

    def __init__(self, message: str, hint: str, offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.offset = offset


@dataclass(frozen=True)
class Folded:
    """A text in NFC with white space folded: a blank, or a tab where a table's column ends."""

    text: str
    origin: Sequence[int]  # the place in the original of every character of text, and of its end

    def at_origin(self, error: NotationError) -> NotationError:
        """Return the error with its offset moved from the folded text to the original."""
        offset = self.origin[min(max(error.offset, 0), len(self.text))]
        return NotationError(error.message, error.hint, offset)


def fold(original: str) -> Folded:
    """Fold a pasted text; two blanks or more on one line become a tab, all other white space one blank.

    Raises:
        NotationError: if the text is longer than MAX_LENGTH.
    """
    if len(original) > MAX_LENGTH:
        raise NotationError(
            f"Raden är för lång: {len(original)} tecken, högst {MAX_LENGTH} går att läsa.",
            "Skriv en person per rad.",
            MAX_LENGTH,
        )
    if "  " not in original and _PLAIN.fullmatch(original) and (text := original.strip()):
        begin = original.index(text[0])
        return Folded(text, range(begin, begin + len(text) + 1))
    # Soft hyphens and zero-width characters come with text copied from a PDF and mean nothing here.
    visible = [(i, char) for i, char in enumerate(original) if unicodedata.category(char) != "Cf"]
    out: list[str] = []
    origin: list[int] = []
    i = 0
    while i < len(visible):
        start, char = visible[i]
        j = i + 1
        if char.isspace():
            while j < len(visible) and visible[j][1].isspace():
                j += 1
            run = "".join(c for _, c in visible[i:j])
            is_column = "\t" in run or (len(run) > 1 and len(run.splitlines()) == 1 and run == run.strip("\r\n"))
            piece = "\t" if is_column else " "
        else:
            while j < len(visible) and unicodedata.combining(visible[j][1]):
                j += 1
            piece = unicodedata.normalize("NFC", "".join(c for _, c in visible[i:j]))
        out.append(piece)
        origin += [start] * len(piece)
        i = j
    text = "".join(out)
    end = len(text.rstrip())
    begin = len(text) - len(text.lstrip())
    last = origin[end] if end < len(origin) else len(original)
    return Folded(text[begin:end], (*origin[begin:end], last))
