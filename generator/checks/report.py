"""One file of minutes by itself: everything that can be said about it without looking at any other file."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator import yamlio
from generator.checks import privacy, text
from generator.checks.attendance import attendance
from generator.checks.bound import bounded
from generator.checks.decisions import decisions
from generator.checks.flow import flow
from generator.checks.languages import languages
from generator.checks.paper import Paper
from generator.checks.published import examine_file
from generator.checks.quotes import quotes
from generator.checks.secrecy import masking, secrecy
from generator.checks.statements import not_serving, repeated
from generator.checks.tables import sums
from generator.checks.times import times
from generator.checks.votes import votes
from generator.checks.words import words
from generator.content.loader import MinutesFile, Records, misplaced, parse_partly, sequence
from generator.content.outline import NO_DAMAGE, Damage, Outline, outline_of
from generator.content.places import Gazetteer
from generator.findings import Finding
from generator.model import Minutes
from generator.yamlio import Parsed
from generator.yamlio.document import Known


@dataclass(frozen=True)
class FileReport:
    """The minutes in a file, None if they are too wrong to use, and what is wrong with them.

    It follows from the file's name and bytes alone, and can be pickled. `sha256` is of the bytes, empty if there are
    none to read; `sequence` is 2 for a body's second meeting of the day. `version` is the id of the bytes in git.
    `damage` is what had to be left out of them.
    """

    minutes: Minutes | None
    findings: tuple[Finding, ...]
    sha256: str
    sequence: int
    version: str = ""
    damage: Damage = NO_DAMAGE

    def outline(self) -> Outline | None:
        """Return the minutes in outline, None if there are none."""
        if self.minutes is None:
            return None
        return outline_of(self.minutes, self.sequence, self.sha256, self.version, self.damage)


def examine_minutes(path: Path, name: str) -> FileReport:
    """Read and check one file of minutes; never raises for what stands in it.

    `name` is the path to show in findings. Whether the originals that the minutes name exist is not told by the file,
    and not looked at here.
    """
    raw, findings = yamlio.read_bytes(path, name)
    if raw is None:
        return FileReport(None, tuple(findings), "", sequence(path))
    document, minutes, findings = parse_partly(raw, path, name)
    broken = {finding.line for finding in findings}
    gone = {_field_at(document, line) for line in broken} if document else set()
    whole = raw if len(raw) < yamlio.MAX_BYTES else path.read_bytes()
    try:
        decoded = whole.decode()
    except UnicodeDecodeError:
        decoded = ""  # Reading has said so already.
    findings += privacy.contents(whole, name)
    if document:
        entire = yamlio.parse_partly(raw, name, path)[0] if broken else document
        findings += text.swallowed_words(decoded, entire or document)
    if document and minutes:
        findings += text.html_in_text(decoded, document)
        findings += misplaced(minutes, document, path)
        paper = Paper(minutes, document, decoded)
        # Where paragraphs are run together, what runs together is said already.
        joined = _JOINED if any(finding.code == "yaml-lodstreck" for finding in findings) else set()
        for check in (attendance, times, votes, decisions, languages, words, quotes, flow, sums, repeated, not_serving):
            findings += (
                finding
                for finding in bounded(check(paper))
                if finding.line not in broken and finding.code not in joined and not _follows(finding, gone)
            )
        findings += [*secrecy(paper), *masking(paper)]
    sha256 = document.sha256 if document else hashlib.sha256(raw).hexdigest()
    damage = Damage(tuple(sorted(gone)), document.dropped) if document and gone else NO_DAMAGE
    return FileReport(minutes, tuple(findings), sha256, sequence(path), blob_id(whole), damage)


def _field_at(document: Parsed, line: int) -> str:
    """Return the outermost field that a line of a file belongs to, or nothing before the first."""
    fields = [(document.locate((key,), key=True)[0], key) for key in document.data]
    return max((field for field in fields if field[0] <= line), default=(0, "-"))[1]


# What is said of whoever is not in the attendance, and of §§ that are not there.
_OF_ATTENDANCE = {"rost-ej-tjanstgorande", "rost-for-manga", "ordforande-saknas", "parti-saknas", "ej-beslutfor"}
_OF_ATTENDANCE |= {
    "yrkar-ej-tjanstgorande",
    "okand-person",
    "justerare-ej-narvarande",
    "ersatt-men-tjanstgor",
    "aterintrade",
}
_JOINED = {"flyter-ihop", "samma-slutrad", "citattecken", "citattecken-runt", "summa"}
_OF_ITEMS = {"paragraf-utanfor", "paragraf-lucka", "paragraf-ordning"}


def _follows(finding: Finding, gone: Collection[str]) -> bool:
    """Tell whether a finding may be there only because something was left out of the lists `gone`."""
    return (finding.code in _OF_ATTENDANCE and bool({"beslutande", "ersättare"} & set(gone))) or (
        finding.code in _OF_ITEMS and "paragrafer" in gone
    )


def blob_id(raw: bytes) -> str:
    """Return the id that git gives a file with these bytes (gitformat-pack(5): SHA-1 of its kind, length and bytes)."""
    return hashlib.sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()


# What other minutes and pages say of §§ and people that were left out.
_ACROSS = {"tidigare-finns-inte", "lank-dod", "forslag-utan-svar", "samma-mote", "paragraf-lucka", "paragraf-igen"}
_ACROSS |= {"register-utan-traff"}


def without_consequences(findings: Iterable[Finding], minutes: Sequence[MinutesFile], files: int) -> list[Finding]:
    """Return findings without those that may be there only because something in a damaged file could not be read.

    `files` is how many files of minutes there are: those that are not among `minutes` could not be read at all.
    """
    gone = {file.name: file.outline.damage.keys for file in minutes if file.is_damaged}
    if not gone and len(minutes) == files:
        return list(findings)
    return [each for each in findings if each.code not in _ACROSS and not _follows(each, gone.get(each.file, ()))]


@dataclass(frozen=True)
class KeptReading:
    """What is kept of a file of minutes once it has been examined; no outline if it is too wrong for one."""

    outline: Outline | None
    findings: tuple[Finding, ...]


class Reader(Records, Protocol):
    """Examines files, and has the records in those of minutes."""

    def examined(self, files: Sequence[tuple[Path, str]]) -> list[Finding]:
        """Return the findings on the contents of files of any kind, given with their names in findings."""

    def read(self, files: Sequence[tuple[Path, str]]) -> list[KeptReading]:
        """Examine files, given with their names in findings, and return a reading of each."""

    def places(self, name: str) -> Known | None:
        """Return the places in a file that are known from before, to be added to, or None if they are not kept."""


class DirectReader:
    """Examines each file when it is asked to, and keeps the records in memory."""

    def __init__(self) -> None:
        self._minutes: dict[str, Minutes] = {}

    def read(self, files: Sequence[tuple[Path, str]]) -> list[KeptReading]:
        return [self._one(path, name) for path, name in files]

    def examined(self, files: Sequence[tuple[Path, str]]) -> list[Finding]:
        return [finding for path, name in files for finding in examine_file(path, name)]

    def _one(self, path: Path, name: str) -> KeptReading:
        report = examine_minutes(path, name)
        if report.minutes is None:
            return KeptReading(None, report.findings)
        self._minutes[name] = report.minutes
        return KeptReading(report.outline(), report.findings)

    def places(self, name: str) -> Known | None:  # noqa: ARG002 - nothing is kept
        return None

    def minutes(self, name: str) -> Minutes:
        return self._minutes[name]

    def named(self, name: str, places: Gazetteer) -> tuple[tuple[str, ...], ...]:
        return places.find(self.minutes(name))
