"""Hours: what printed times of day say, of a meeting and of those who were there by the clock."""

from __future__ import annotations

import re

from generator.model import Minutes
from generator.notation import Entry

_CLOCK = re.compile(r"(?<![\d.:-])(?:kl(?:ockan)?\.?\s*)?([01]?\d|2[0-4])(?:[.:]([0-5]\d)(?![\d.:]))?", re.IGNORECASE)


def starts_at(time: str | None) -> str:
    """Return the first time of day in the printed hours of a meeting, as "09:05"; empty if there is none."""
    for match in _CLOCK.finditer(time or ""):
        if match[2] or match[0][:1] in "kK":  # "2 juni" is no time of day, "kl. 9" is
            return f"{int(match[1]):02}:{match[2] or '00'}"
    return ""


_TIME = r"(?:kl(?:ockan)?\.? ?)?(\d{1,2})(?:[.:](\d\d))?"
_RANGE = re.compile(rf"{_TIME} ?(?:[-–—]|till) ?{_TIME}")
_OPEN = re.compile(rf"(fr|till|t\. ?o|t\.?o)[^\d]*?{_TIME}")


def _minutes(hour: str, minute: str | None) -> int:
    return int(hour) * 60 + int(minute or 0)


def _spells(times: str) -> list[tuple[int, int]]:
    """Return the runs of time that a printed presence by the clock names, in minutes of the day; none if unclear."""
    lower = times.casefold()
    if lower.startswith(("ej", "inte", "frånvarande")):
        return []
    ranges = [(_minutes(*match.group(1, 2)), _minutes(*match.group(3, 4))) for match in _RANGE.finditer(lower)]
    if ranges:
        return ranges
    if opened := _OPEN.match(lower):
        at = _minutes(*opened.group(2, 3))
        return [(at, 24 * 60)] if opened[1] == "fr" else [(0, at)]
    return []


def at_once(minutes: Minutes) -> tuple[int, tuple[int, str]]:
    """Return how many serve in the whole meeting, and the most at one time, of those who do so by the clock."""
    entries = [line.entry for line in minutes.serving if not line.entry.name.casefold().startswith("vakan")]
    whole = {who(entry) for entry in entries if not entry.is_partial}
    timed = [(who(entry), _spells(entry.times)) for entry in entries if entry.times and not entry.spans]
    most, when = 0, ""
    for _, spells in timed:
        for begins, _ in spells:
            there = {name for name, each in timed if any(start <= begins < end for start, end in each)}
            if len(there | whole) > most:
                most, when = len(there | whole), f"{begins // 60:02}:{begins % 60:02}"
    return len(whole), (most, when)


def who(entry: Entry) -> tuple[str, str, str | None]:
    """Return the key that tells two in a list of attendance apart: a namesake stands for another party."""
    return entry.name, (entry.party or "").casefold(), entry.person
