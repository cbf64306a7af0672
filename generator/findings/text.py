"""Findings for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from generator.findings.finding import Finding, counts, ordered, place, spelled, visible


def render_text(findings: Iterable[Finding]) -> str:
    """Return the findings for a terminal, sorted by file and line: place, what is wrong, what to do."""
    lines: list[str] = []
    for finding in ordered(findings):
        where = f", {place(finding)}" if finding.line else ""
        lines += [
            f"{finding.severity.upper()} i {visible(finding.file)}{where}",
            f"    {_no_command(visible(finding.message))}",
            f"    Gör så här: {visible(finding.hint)}",
            f"    (regel {finding.code})",
            "",
        ]
    return "\n".join(lines)


def _no_command(line: str) -> str:
    """Return a line that a runner of workflows does not take for a command: what a file says may begin it."""
    return f"\u2060{line}" if line.startswith(("::", "##[")) else line


def summary(findings: Iterable[Finding], files: int, others: Iterable[Finding] = ()) -> str:
    """Return the closing line: how many errors and warnings in how many files, and how many `others` not shown."""
    errors, warnings = counts(findings)
    read = f"{files} fil läst" if files == 1 else f"{files} filer lästa"
    told = f"{spelled(errors, warnings)}. {read}." if errors or warnings else f"Inga fel. {read}."
    hidden = counts(others)
    return f"{told} I andra filer: {spelled(*hidden)}." if any(hidden) else told
