"""Findings as JSON, for other programs. The keys are described in standard/sidor/oppna-data.md."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.findings.finding import Finding, counts, ordered

# Changes when a key goes or changes its meaning; a new key changes nothing.
FORMAT = "oppna-protokoll-fynd/1"


def render_json(findings: Iterable[Finding], files: int, others: Iterable[Finding] = ()) -> str:
    """Return one object: how many files were read, what was found, and how much was found and is not shown."""
    found = ordered(findings)
    whole = {
        "format": FORMAT,
        "lästa_filer": files,
        **_numbers(found),
        "i_andra_filer": _numbers(others),
        "fynd": [_as_data(finding) for finding in found],
    }
    # ASCII: a file name may hold bytes that are no UTF-8, which can be escaped but not written.
    return json.dumps(whole, ensure_ascii=True, indent=2)


def _numbers(findings: Iterable[Finding]) -> dict[str, int]:
    errors, warnings = counts(findings)
    return {"fel": errors, "varningar": warnings}


def _as_data(finding: Finding) -> dict[str, Any]:
    return {
        "fil": finding.file,
        "rad": finding.line or None,
        "tecken": finding.column or None,
        "regel": finding.code,
        "allvar": finding.severity.value,
        "meddelande": finding.message,
        "gör_så_här": finding.hint,
        **({"kontrolltal": finding.mark} if finding.mark else {}),
    }
