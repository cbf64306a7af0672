"""Bound: of one kind of mistake in one place a reader needs some, not all that can be counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.findings import Finding

_MOST = 50  # of one kind in one file, out of one check
_MORE = 2_000  # that are not shown, before nobody goes on counting


def readable(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in order, of each kind no more in a file than can be read, and then that there are more."""
    found: list[Finding] = []
    seen: Counter[tuple[str, str]] = Counter()
    for finding in sorted(set(findings)):
        kind = finding.file, finding.code
        seen[kind] += 1
        if seen[kind] <= _MOST:
            found.append(finding)
        elif seen[kind] == _MOST + 1:
            found.append(_more(finding))
    return found


def _more(after: Finding) -> Finding:
    message = f"Här och längre ned finns fler än {_MOST} fynd av samma slag. Resten visas inte."
    return replace(after, message=message, hint="Rätta dem som visas och kör kontrollen igen.", mark="")


def bounded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings of a check: of each kind no more in a file than can be read, and then that there is more.

    A check that compares names or numbers with each other finds the square of them when they are all the same.
    """
    seen: Counter[tuple[str, str]] = Counter()
    beyond = 0
    for finding in findings:
        kind = finding.file, finding.code
        seen[kind] += 1
        if seen[kind] <= _MOST:
            yield finding
        elif seen[kind] == _MOST + 1:
            yield _more(finding)
        beyond += seen[kind] > _MOST
        if beyond > _MORE:
            return
