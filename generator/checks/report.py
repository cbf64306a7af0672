"""One file of minutes by itself: everything that can be said about it without looking at any other file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from generator import yamlio
from generator.checks import privacy, text
from generator.findings import Finding
from generator.loader import misplaced, parse_record, sequence
from generator.model import Minutes


@dataclass(frozen=True)
class FileReport:
    """The minutes in a file, None if they are too wrong to use, and what is wrong with them.

    It follows from the file's name and bytes alone, and can be pickled. `sha256` is of the bytes, empty if there are
    none to read; `sequence` is 2 for a body's second meeting of the day.
    """

    minutes: Minutes | None
    findings: tuple[Finding, ...]
    sha256: str
    sequence: int


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
    findings += privacy.identity_numbers(decoded, name)
    if document:
        findings += text.swallowed_words(decoded, document)
    if document and minutes:
        findings += text.html_in_text(decoded, document)
        findings += misplaced(minutes, document, path)
    sha256 = document.sha256 if document else hashlib.sha256(raw).hexdigest()
    return FileReport(minutes, tuple(findings), sha256, sequence(path))
