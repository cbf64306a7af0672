"""Checks: everything that is examined before anything is written. `examine` is all of a build but the writing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.archive import Archive, link
from generator.archive.casenumbers import CaseNumbers
from generator.checks import addresses, editorial, files, published, text
from generator.checks.appearance import appearance, security
from generator.checks.bound import bounded, readable
from generator.checks.languages import but_known
from generator.checks.mandates import mandates
from generator.checks.numbering import numbering
from generator.checks.parties import parties
from generator.checks.people import people
from generator.checks.references import references
from generator.checks.registers import register_faults
from generator.checks.removals import removals
from generator.checks.report import DirectReader, FileReport, KeptReading, Reader, examine_minutes, without_consequences
from generator.checks.settings import settings_faults
from generator.checks.slips import slips
from generator.checks.statements import other_voices
from generator.checks.subjects import subjects
from generator.checks.waivers import known_case_numbers, waive
from generator.content.loader import Content, MinutesFile, find_minutes, load, missing_sources, own_pdf, shown_name
from generator.findings import Finding, has_errors
from generator.yamlio import YamlFile

# What looks at the archive as a whole: functions from it and its content to findings.
CHECKS = (
    register_faults,
    numbering,
    people,
    parties,
    references,
    slips,
    other_voices,
    removals,
    mandates,
    subjects,
)

__all__ = ["Examination", "FileReport", "KeptReading", "Reader", "examine", "examine_minutes"]


@dataclass(frozen=True)
class Examination:
    """A content folder, read, linked and checked. `archive` is None when a register is too wrong to link by."""

    content: Content
    archive: Archive | None
    findings: tuple[Finding, ...]


def examine(root: Path, reader: Reader | None = None, today: date | None = None) -> Examination:
    """Read, link and check everything under `root`; never raises for what stands in a file.

    `reader` reads the minutes; without one each file is read anew, and its record kept in memory. `today` is the day
    by which waivers are over; without one it is that of the newest minutes, so that the same files give the same
    findings on any day.
    """
    reader = reader or DirectReader()
    paths, minutes, findings = _read_minutes(root, reader)
    content, problems = load(root, minutes, len(paths))
    findings += problems
    register = f"{root.name}/register/kommun.yml"
    is_known = not has_errors(finding for finding in findings if finding.file == register)
    findings += files.forbidden_files(root, content.municipality.logo, is_known=is_known)
    findings += appearance(content)
    findings += published.published(root, set(paths), reader.examined, CaseNumbers(content.municipality.case_numbers))
    named = {
        f"{file.name.partition('/')[2].rpartition('/')[0]}/{pdf}"
        for file in minutes
        for _, pdf in file.outline.originals
    }
    findings += published.unnamed_pdfs(root, named)
    if (config := root.parent / "mkdocs.yml").is_file():
        findings += settings_faults(config)
    # Whoever has given a file the wrong name has one mistake to correct, not all the links to it as well.
    misnamed = any(finding.code in {"filnamn-datum", "mapp-organ"} for finding in findings)
    findings += (finding for finding in editorial.pages(content) if not (misnamed and finding.code == "lank-dod"))
    findings += _swallowed(content)
    # By a broken register every name would be unknown: that noise would hide the one real mistake.
    registers = f"{root.name}/register/"
    if has_errors(finding for finding in findings if finding.file.startswith(registers)):
        return Examination(content, None, tuple(readable(findings)))
    archive, problems = link(content)
    findings = but_known(archive, minutes, findings)
    findings += bounded(problems)
    findings += addresses.collisions(archive, content)
    for check in CHECKS:
        findings += bounded(check(archive, content))
    findings = without_consequences(findings, minutes, len(paths))
    findings = known_case_numbers(content, findings)
    today = today or archive.newest_day  # what time it is in the archive, which knows no clock
    findings += security(content, today)
    is_whole = len(minutes) == len(paths) and not any(file.is_damaged for file in minutes)
    findings = waive(content, _that_can_be_read(findings), today, is_whole=is_whole)
    return Examination(content, archive, tuple(readable(findings)))


def _read_minutes(root: Path, reader: Reader) -> tuple[list[Path], list[MinutesFile], list[Finding]]:
    """Return where minutes stand, those that could be read, and what is wrong in each by itself."""
    paths, findings = find_minutes(root)
    readings = reader.read([(path, shown_name(root, path)) for path in paths])
    minutes: list[MinutesFile] = []
    for path, reading in zip(paths, readings, strict=True):
        findings += reading.findings
        if reading.outline:
            damage = reading.outline.damage
            name = shown_name(root, path)
            sha256, known = reading.outline.sha256, reader.places(name)
            document = YamlFile(name, sha256, path, damage.dropped, known=known)
            minutes.append(MinutesFile(document, reading.outline, reader, own_pdf(path)))
            findings += missing_sources(minutes[-1], path.parent)
    return paths, minutes, findings


def _that_can_be_read(findings: list[Finding]) -> list[Finding]:
    """Return findings without those that would show what stands in place of a line that could not be read.

    Of such a line another one tells.
    """
    told = {(finding.file, finding.line) for finding in findings if finding.code.startswith("yaml-")}
    return [each for each in findings if "\ufffd" not in each.message or (each.file, each.line) not in told]


def _swallowed(content: Content) -> Iterator[Finding]:
    """Yield the findings on values of the registers that YAML cuts short."""
    for document in content.registers:
        path = content.root.parent / document.file
        try:
            yield from text.swallowed_words(path.read_text(encoding="utf-8"), document)
        except (OSError, UnicodeError):
            continue  # Another check has said so already.
