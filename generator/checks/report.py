"""One file of minutes by itself: everything that can be said about it without looking at any other file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator import yamlio
from generator.checks import privacy, text
from generator.checks.attendance import attendance
from generator.checks.flow import flow
from generator.checks.paper import Paper
from generator.checks.published import examine_file
from generator.checks.quotes import quotes
from generator.checks.secrecy import secrecy
from generator.checks.statements import repeated
from generator.checks.tables import sums
from generator.checks.times import times
from generator.checks.votes import votes
from generator.checks.words import words
from generator.content.loader import Records, misplaced, parse_record, sequence
from generator.content.outline import Outline, outline_of
from generator.findings import Finding
from generator.model import Minutes
from generator.yamlio.document import Known


@dataclass(frozen=True)
class FileReport:
    """The minutes in a file, None if they are too wrong to use, and what is wrong with them.

    It follows from the file's name and bytes alone, and can be pickled. `sha256` is of the bytes, empty if there are
    none to read; `sequence` is 2 for a body's second meeting of the day. `version` is the id of the bytes in git.
    """

    minutes: Minutes | None
    findings: tuple[Finding, ...]
    sha256: str
    sequence: int
    version: str = ""


def examine_minutes(path: Path, name: str) -> FileReport:
    """Read and check one file of minutes; never raises for what stands in it.

    `name` is the path to show in findings. Whether the originals that the minutes name exist is not told by the file,
    and not looked at here.
    """
    raw, findings = yamlio.read_bytes(path, name)
    if raw is None:
        return FileReport(None, tuple(findings), "", sequence(path))
    document, minutes, findings = parse_record(raw, path, name, Minutes)
    whole = raw if len(raw) < yamlio.MAX_BYTES else path.read_bytes()
    try:
        decoded = whole.decode()
    except UnicodeDecodeError:
        decoded = ""  # Reading has said so already.
    findings += privacy.contents(whole, name)
    if document:
        findings += text.swallowed_words(decoded, document)
    if document and minutes:
        findings += text.html_in_text(decoded, document)
        findings += misplaced(minutes, document, path)
        paper = Paper(minutes, document, decoded)
        for check in (attendance, times, votes, words, quotes, flow, sums, repeated):
            findings += check(paper)
        findings += secrecy(paper)
    sha256 = document.sha256 if document else hashlib.sha256(raw).hexdigest()
    return FileReport(minutes, tuple(findings), sha256, sequence(path), blob_id(whole))


def blob_id(raw: bytes) -> str:
    """Return the id that git gives a file with these bytes (gitformat-pack(5): SHA-1 of its kind, length and bytes)."""
    return hashlib.sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()


@dataclass(frozen=True)
class Reading:
    """What is kept of a file of minutes once it has been examined; no outline if it is too wrong for one."""

    outline: Outline | None
    findings: tuple[Finding, ...]


class Reader(Records, Protocol):
    """Examines files, and has the records in those of minutes."""

    def examined(self, files: Sequence[tuple[Path, str]]) -> list[Finding]:
        """Return what is wrong with the contents of files of any kind, given with their names in findings."""

    def read(self, files: Sequence[tuple[Path, str]]) -> list[Reading]:
        """Examine files, given with their names in findings, and return a reading of each."""

    def places(self, name: str) -> Known | None:
        """Return the places in a file that are known from before, to be added to, or None if they are not kept."""


class DirectReader:
    """Examines each file when it is asked to, and keeps the records in memory."""

    def __init__(self) -> None:
        self._minutes: dict[str, Minutes] = {}

    def read(self, files: Sequence[tuple[Path, str]]) -> list[Reading]:
        return [self._one(path, name) for path, name in files]

    def examined(self, files: Sequence[tuple[Path, str]]) -> list[Finding]:
        return [finding for path, name in files for finding in examine_file(path, name)]

    def _one(self, path: Path, name: str) -> Reading:
        report = examine_minutes(path, name)
        if report.minutes is None:
            return Reading(None, report.findings)
        self._minutes[name] = report.minutes
        return Reading(outline_of(report.minutes, report.sequence, report.sha256, report.version), report.findings)

    def places(self, name: str) -> Known | None:  # noqa: ARG002 - nothing is kept
        return None

    def minutes(self, name: str) -> Minutes:
        return self._minutes[name]
