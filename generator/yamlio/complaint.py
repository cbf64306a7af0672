"""A complaint of the reference parser with its surroundings, and what is made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.findings import Code, Finding
from generator.yamlio import words
from generator.yamlio.decode import PLACEHOLDER
from generator.yamlio.parsers import Mark, tokens

_LEAD = re.compile(r"[ ]*(?:- +)*")


@dataclass(frozen=True)
class Diagnosis:
    """A finding, and the index and replacement of the one character that stopped the parser, if known."""

    finding: Finding
    index: int | None = None
    replacement: str = PLACEHOLDER


class Complaint:
    """One complaint and all that the rules look at: the text, where it is, and the words read before it."""

    def __init__(self, text: str, file: str, problem: str, mark: Mark, context: str, begun: Mark | None) -> None:
        self.text, self.file, self.problem, self.mark, self.context = text, file, problem, mark, context
        self.lines = text.split("\n")
        self.begun = begun or mark  # where that began which could not be finished
        self.tokens = tokens(text, mark.index)
        self.last = self.tokens[-1] if self.tokens else None

    def says(self, mark: Mark, code: Code, message: str, hint: str, *, repair: bool = False) -> Diagnosis:
        """Return a diagnosis at a mark; `repair` if replacing the character there lets reading go on."""
        finding = Finding(self.file, mark.line + 1, mark.column + 1, code, message, hint)
        return Diagnosis(finding, mark.index if repair else None)

    def rest(self, mark: Mark) -> str:
        """Return the text from a mark to the end of its line."""
        return words.shown(self.lines[mark.line], mark.column)

    def starts_line(self, mark: Mark) -> bool:
        """Tell whether only spaces and list dashes stand in front of a mark."""
        return bool(_LEAD.fullmatch(self.lines[mark.line][: mark.column]))

    def line_start(self) -> Mark:
        """Return the mark of the first character that is not a space on the line of the complaint."""
        line = self.lines[self.mark.line]
        column = len(line) - len(line.lstrip(" "))
        return _Start(self.mark.index - self.mark.column + column, self.mark.line, column)


@dataclass(frozen=True)
class _Start:
    index: int
    line: int
    column: int
