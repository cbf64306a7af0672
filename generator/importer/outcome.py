"""Outcome: what the import of one file came to, as plain data that travels between processes and can be kept."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import Any

from generator.findings import Finding, Severity, has_errors


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file: what was found in it, what there is to say about it, and the files that were written.

    `pages`, `items` (§§), `members` and `doubts` (places to check) are counts. `skipped`: nothing had changed since the
    last time, and the numbers are those from then.
    """

    file: str
    pages: int = 0
    items: int = 0
    members: int = 0
    doubts: int = 0
    findings: tuple[Finding, ...] = ()
    outputs: tuple[str, ...] = ()
    seconds: float = 0.0
    skipped: bool = False

    @property
    def failed(self) -> bool:
        """Tell whether no draft could be made."""
        return has_errors(self.findings)

    def as_data(self) -> tuple[Any, ...]:
        """Return the outcome as tuples, texts and numbers."""
        findings = tuple((*astuple(each)[:-1], str(each.severity)) for each in self.findings)
        numbers = (self.pages, self.items, self.members, self.doubts)
        return self.file, numbers, findings, self.outputs, self.seconds

    @classmethod
    def of_data(cls, data: tuple[Any, ...]) -> Outcome:
        """Return the outcome that `as_data` made these of."""
        file, numbers, findings, outputs, seconds = data
        said = tuple(
            Finding(name, line, column, code, message, hint, Severity(severity))
            for name, line, column, code, message, hint, severity in findings
        )
        pages, items, members, doubts = numbers
        return cls(file, pages, items, members, doubts, said, tuple(outputs), seconds)


def stopped(file: str, why: str) -> Outcome:
    """Return the outcome of a file whose import ended before it was done; `why` is for those who mend the program."""
    message = f"Importen av filen avbröts: {why}."
    hint = (
        "De andra filerna är importerade ändå. Försök igen med filen för sig, och anmäl felet om det kommer tillbaka."
    )
    return Outcome(file, findings=(Finding(file, 0, 0, "import-avbruten", message, hint),))
