"""Findings as GitHub workflow commands, which become annotations at their lines in a pull request.

The escapes are those of actions/toolkit, packages/core/src/command.ts.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.findings.finding import Finding, Severity, ordered, visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def render_github(findings: Iterable[Finding]) -> str:
    """Return one command a line, errors first: GitHub shows no more than ten of each kind for a step."""
    return "\n".join(map(_command, sorted(ordered(findings), key=lambda each: each.severity is not Severity.ERROR)))


def _command(finding: Finding) -> str:
    properties = {"file": finding.file, "line": finding.line, "col": finding.column, "title": f"Regel {finding.code}"}
    shown = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    message = f"{visible(finding.message)}\nGör så här: {visible(finding.hint)}"
    return f"::{_COMMANDS[finding.severity]} {shown}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
