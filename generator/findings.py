"""Finding: one problem in the input, as a value. How findings are shown is the business of the renderers below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a finding stops: an error stops publication, a warning does not."""

    ERROR = "fel"
    WARNING = "varning"


@dataclass(frozen=True, order=True)
class Finding:
    """One problem and what to do about it, in plain Swedish.

    `file` is the path that the editor sees, with forward slashes; `line` and `column` count from 1 and are 0 when
    the problem concerns the file as a whole. `code` is stable and names a page of documentation (see rules.py).
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding stops publication."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def render_text(findings: Iterable[Finding]) -> str:
    """Return the findings for a terminal, sorted by file and line: place, what is wrong, what to do."""
    lines: list[str] = []
    for finding in sorted(set(findings)):
        place = finding.file
        if finding.line:
            place += f", rad {finding.line}"
            if finding.column:
                place += f", tecken {finding.column}"
        lines += [
            f"{finding.severity.upper()} i {place}",
            f"    {finding.message}",
            f"    Gör så här: {finding.hint}",
            f"    (regel {finding.code})",
            "",
        ]
    return "\n".join(lines)


def summary(findings: Iterable[Finding], files: int) -> str:
    """Return one closing line: how many errors and warnings in how many files."""
    found = set(findings)
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    warnings = len(found) - errors
    read = f"{files} fil läst" if files == 1 else f"{files} filer lästa"
    if not found:
        return f"Inga fel. {read}."
    return f"{errors} fel, {warnings} varning{'' if warnings == 1 else 'ar'}. {read}."
