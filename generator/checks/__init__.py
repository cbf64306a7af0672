"""Checks: everything that is examined before anything is written. `examine` is all of a build but the writing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator import yamlio
from generator.archive import Archive, link
from generator.checks import addresses, editorial, files, privacy, text
from generator.findings import Finding, has_errors
from generator.loader import Content, FileReport, Records, load, read_minutes


@dataclass(frozen=True)
class Examination:
    """A content folder, read, linked and checked. `archive` is None when a register is too wrong to link by."""

    content: Content
    archive: Archive | None
    findings: tuple[Finding, ...]


def read_file(path: Path, name: str) -> FileReport:
    """Read one file of minutes and check it by itself, in every way that needs nothing but the file."""
    report = read_minutes(path, name)
    document, _ = yamlio.read(path, name)
    if document is None:
        return report
    found = [*report.findings, *text.html_in_text(document), *text.swallowed_words(document, path)]
    return replace(report, findings=tuple(found))


def examine(root: Path, records: Records | None = None) -> Examination:
    """Read, link and check everything under `root`; never raises for what stands in a file.

    `records` reads the minutes; without it each file is read anew.
    """
    content, findings = load(root, records or Records(read_file))
    findings += files.forbidden_files(root)
    findings += privacy.identity_numbers(content)
    findings += editorial.pages(content)
    for name, document in content.registers.items():
        findings += text.swallowed_words(document, root.parent / name)
    archive: Archive | None = None
    # By a broken register every name would be unknown: that noise would hide the one real mistake.
    registers = f"{root.name}/register/"
    if not has_errors(finding for finding in findings if finding.file.startswith(registers)):
        archive, problems = link(content)
        findings += problems
        findings += addresses.collisions(archive, content)
    return Examination(content, archive, tuple(sorted(set(findings))))
