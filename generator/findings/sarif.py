"""Findings as SARIF 2.1.0 (OASIS), the format of code scanners, with what the rules' pages say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from generator.findings.codes import Code
from generator.findings.finding import Explanation, Finding, Severity, ordered

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def render_sarif(
    findings: Iterable[Finding],
    rules: Mapping[Code, Explanation],
    version: str,
    page: Callable[[str], str] | None = None,
) -> str:
    """Return a log with one run.

    `rules` explain the codes, `version` is the program's, `page` tells the address of a rule's page by its code.
    """
    found = ordered(findings)
    codes = sorted({finding.code for finding in found})
    driver = {
        "name": "Öppna protokoll",
        "semanticVersion": version,
        "language": "sv",
        "rules": [_rule(code, rules.get(code), page) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": "sv",
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code)) for finding in found],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=True, indent=2)


def _rule(code: Code, rule: Explanation | None, page: Callable[[str], str] | None) -> dict[str, Any]:
    about: dict[str, Any] = {"id": code}
    if rule:
        example = f"Fel:\n{rule.wrong}\n\nRätt:\n{rule.right}"
        about["shortDescription"] = {"text": rule.title}
        about["fullDescription"] = {"text": rule.why}
        about["help"] = {"text": f"{rule.why}\n\n{example}"}
    if page:
        about["helpUri"] = page(code)
    return about


def _result(finding: Finding, index: int) -> dict[str, Any]:
    # Bytes in a name that are not UTF-8 come out as they are, percent-encoded.
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.file, errors="surrogateescape")}}
    if finding.line:
        column = {"startColumn": finding.column} if finding.column else {}
        physical["region"] = {"startLine": finding.line, **column}
    # The same problem is known again though lines have been added above it.
    identity = "\0".join((finding.file, finding.code, finding.message)).encode(errors="surrogateescape")
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}\nGör så här: {finding.hint}"},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"fynd/v1": hashlib.sha256(identity).hexdigest()},
    }
