"""Checks: everything that is examined before anything is written. `examine` is all of a build but the writing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.archive import Archive, link
from generator.checks import addresses, editorial, files, privacy, text
from generator.findings import Finding, has_errors
from generator.loader import Content, load


@dataclass(frozen=True)
class Examination:
    """A content folder, read, linked and checked. `archive` is None when a register is too wrong to link by."""

    content: Content
    archive: Archive | None
    findings: tuple[Finding, ...]


def examine(root: Path) -> Examination:
    """Read, link and check everything under `root`; never raises for what stands in a file."""
    content, findings = load(root)
    findings += files.forbidden_files(root)
    findings += privacy.identity_numbers(content)
    findings += text.html_in_text(content)
    findings += editorial.pages(content)
    findings += text.swallowed_words(content)
    archive: Archive | None = None
    # By a broken register every name would be unknown: that noise would hide the one real mistake.
    registers = f"{root.name}/register/"
    if not has_errors(finding for finding in findings if finding.file.startswith(registers)):
        archive, problems = link(content)
        findings += problems
        findings += addresses.collisions(archive, content)
    return Examination(content, archive, tuple(sorted(set(findings))))
