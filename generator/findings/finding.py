"""Finding: one problem in the input, as a value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from enum import StrEnum
from typing import Any, Protocol

from generator.findings.codes import CODES, Code
from generator.privacy.redact import redacted

# What a terminal would obey, a line would break at, or text would run backwards after; and lone surrogates, which
# stand for bytes in file names that are not UTF-8 and cannot be written.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


_LONGEST = 300  # characters of a message or a cure: what it quotes may be of any length


class Severity(StrEnum):
    """What a finding stops: an error stops publication, a warning does not."""

    ERROR = "fel"
    WARNING = "varning"


class UnknownCodeError(Exception):
    """Who adds a check is told here, before mypy says it, where a code is entered."""

    def __str__(self) -> str:
        return (
            f"{self.args[0]} is a new code: enter it in generator/findings/codes.py, in order of the alphabet, and its "
            "words under the same name in generator/rules/*.toml"
        )


@dataclass(frozen=True, order=True)
class Finding:
    """One problem and what to do about it, in plain Swedish.

    `file` is the path that the editor sees, with forward slashes; `line` and `column` count from 1 and are 0 when
    the problem concerns the file as a whole. `code` is stable and names a page of documentation (see rules.py).
    """

    file: str
    line: int
    column: int
    code: Code
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    mark: str = ""  # by which a waiver knows what must not be written in one

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise UnknownCodeError(self.code)

    def redacted(self) -> Finding:
        """Return it without the numbers that a file may have brought into its words, nor more words than are read."""
        message, hint = _bounded(redacted(self.message)), _bounded(redacted(self.hint))
        return replace(self, file=redacted(self.file), message=message, hint=hint)

    def as_data(self) -> tuple[str | int, ...]:
        """Return it as plain data, to keep or to send to another process."""
        return (*astuple(self)[:-2], self.severity.value, self.mark)

    @classmethod
    def of_data(cls, data: tuple[Any, ...]) -> Finding:
        """Return the finding that `as_data` made these of."""
        return replace(cls(*data), severity=Severity(data[-2]))


def _bounded(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 30]} … {text[-26:]}"


class Explanation(Protocol):
    """What is said about a code on its page; a `Rule` is one."""

    @property
    def title(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def wrong(self) -> str: ...
    @property
    def right(self) -> str: ...


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding stops publication."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Return each finding once, by file and line, as it may be shown: every form of findings begins here."""
    return sorted({finding.redacted() for finding in findings})


def counts(findings: Iterable[Finding]) -> tuple[int, int]:
    """Return the number of errors and of warnings."""
    found = set(findings)
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    return errors, len(found) - errors


def spelled(errors: int, warnings: int) -> str:
    """Return two numbers in words: "1 fel, 2 varningar"."""
    return f"{errors} fel, {warnings} varning{'' if warnings == 1 else 'ar'}"


def visible(text: str) -> str:
    """Return text on one line in which every character that steers a terminal or cannot be written is spelled out."""
    line = " ".join(re.split(r"[\t\n\r]+", text))
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def place(finding: Finding) -> str:
    """Return where in its file a finding is, in words; empty if it concerns all of it."""
    if not finding.line:
        return ""
    return f"rad {finding.line}" + (f", tecken {finding.column}" if finding.column else "")
