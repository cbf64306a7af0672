"""Outcome: what came of the import of one file, as plain data that travels between processes and can be kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.findings import Finding, has_errors

# What says nothing about the file itself, but about where it would be written, or about this one time.
_PASSING = {"import-finns-redan", "import-avbruten"}


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What came of one file; the same file gives the same, whoever imports it and when.

    `draft` and `review` are the files that were written, None if none was. `members` counts everybody in the lists of
    those present, `doubts` what is on the list to check, `missing` the words that are unaccounted for. `seconds` is how
    long it took, `skipped` that nothing had changed since the last time: the numbers are those from then.
    """

    source: str
    draft: Path | None
    review: Path | None
    items: int = 0
    members: int = 0
    doubts: int = 0
    missing: int = 0
    findings: tuple[Finding, ...] = ()
    pages: int = 0
    seconds: float = 0.0
    skipped: bool = False

    @property
    def failed(self) -> bool:
        """Tell whether no draft was made."""
        return has_errors(self.findings)

    @property
    def lasts(self) -> bool:
        """Tell whether the same file would give the same the next time, so that it need not be read again."""
        return not any(finding.code in _PASSING for finding in self.findings)

    @property
    def is_there(self) -> bool:
        """Tell whether what was written is still there."""
        return all(path.exists() for path in (self.draft, self.review) if path is not None)

    def as_data(self) -> tuple[Any, ...]:
        """Return the outcome as tuples, texts and numbers."""
        findings = tuple(finding.as_data() for finding in self.findings)
        written = tuple(str(path) if path else "" for path in (self.draft, self.review))
        numbers = (self.items, self.members, self.doubts, self.missing, self.pages)
        return self.source, written, numbers, findings, self.seconds

    @classmethod
    def of_data(cls, data: tuple[Any, ...]) -> ImportOutcome:
        """Return the outcome that `as_data` made these of."""
        source, written, numbers, findings, seconds = data
        draft, review = (Path(each) if each else None for each in written)
        items, members, doubts, missing, pages = numbers
        said = tuple(map(Finding.of_data, findings))
        return cls(source, draft, review, items, members, doubts, missing, said, pages, seconds)


def without_draft(source: str, *findings: Finding) -> ImportOutcome:
    """Return the outcome of a file of which no draft was made."""
    return ImportOutcome(source, None, None, findings=findings)


def stopped(source: str, why: str) -> ImportOutcome:
    """Return the outcome of a file whose import ended before it was done; `why` is for those who mend the program."""
    message = f"Importen av filen avbröts: {why}."
    hint = (
        "De andra filerna är importerade ändå. Försök igen med filen för sig, och anmäl felet om det kommer tillbaka."
    )
    return without_draft(source, Finding(source, 0, 0, "import-avbruten", message, hint))
