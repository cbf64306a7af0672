"""Summary: what an import in bulk came to, as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.importer.draft.outcome import ImportOutcome
from generator.language.text import count

_HEAD = ("fil", "sidor", "§§", "personer", "granska", "sekunder", "")


def table(outcomes: Sequence[ImportOutcome]) -> str:
    """Return a row for each file, in the order of their names, and what it comes to in all."""
    ordered = sorted(outcomes, key=lambda outcome: outcome.source)
    rows = [_HEAD, *(_row(outcome) for outcome in ordered)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [
        "  ".join(_set(text, width, column) for column, (text, width) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]
    return "\n".join([*(line.rstrip() for line in lines), "", in_all(ordered)])


def in_all(outcomes: Iterable[ImportOutcome]) -> str:
    """Return the sums in a sentence or two."""
    each = list(outcomes)
    failed = sum(outcome.failed for outcome in each)
    skipped = sum(outcome.skipped for outcome in each)
    made = [outcome for outcome in each if not outcome.failed]
    parts = [
        f"{count(len(each), 'fil', 'filer').capitalize()}: {len(made)} med utkast, {failed} som inte gick att läsa.",
        f"{sum(outcome.items for outcome in made)} §§, {sum(outcome.doubts for outcome in made)} ställen att granska.",
    ]
    if skipped:
        which = "är oförändrad" if skipped == 1 else "är oförändrade"
        parts.append(f"{count(skipped, 'fil', 'filer').capitalize()} {which} sedan förra gången och gjordes inte om.")
    return " ".join(parts)


def _row(outcome: ImportOutcome) -> tuple[str, ...]:
    seconds = f"{outcome.seconds:.1f}".replace(".", ",")
    if outcome.failed:
        return (outcome.source, "", "", "", "", seconds, outcome.findings[0].message)
    numbers = (outcome.pages, outcome.items, outcome.members, outcome.doubts)
    return (outcome.source, *map(str, numbers), seconds, "oförändrad" if outcome.skipped else "")


def _set(text: str, width: int, column: int) -> str:
    return text.ljust(width) if column in (0, len(_HEAD) - 1) else text.rjust(width)
