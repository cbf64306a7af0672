"""When a meeting began and ended, as points in time: only where the printed hours leave no doubt."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("Europe/Stockholm")
_CLOCK = r"(?:(?:kl|klockan)\.? ?)?([01]?\d|2[0-4])[.:]([0-5]\d)"
_HOURS = re.compile(rf"{_CLOCK}(?: ?(?:[-–—]|till) ?{_CLOCK})?", re.IGNORECASE)
# A meeting that ends earlier in the day than it began went on past midnight, if it began in the evening.
_EVENING, _NIGHT = 15 * 60, 6 * 60


def begins_and_ends(day: date, last_day: date, time: str | None) -> tuple[str | None, str | None]:
    """Return the beginning and the end of a meeting (ISO 8601 with the offset of Swedish time), None where unsure.

    `time` is as printed: "kl. 18.30–21.05". Hours with a break or any other word give none, nor do those of a meeting
    of several days: they may be the hours of each day.
    """
    match = _HOURS.fullmatch((time or "").strip().rstrip("."))
    if not match or day != last_day:
        return None, None
    hour, minute, last_hour, last_minute = (int(group) if group else 0 for group in match.groups())
    begins = hour * 60 + minute
    if begins >= 24 * 60:
        return None, None
    if match[3] is None:
        return _at(day, begins), None
    ends = last_hour * 60 + last_minute
    if ends > 24 * 60:
        return None, None
    if ends <= begins:
        if not (begins >= _EVENING and ends <= _NIGHT):
            return None, None
        ends += 24 * 60
    return _at(day, begins), _at(day, ends)


def _at(day: date, minutes: int) -> str:
    later, of_day = divmod(minutes, 24 * 60)
    on = day + timedelta(days=later)
    return datetime(on.year, on.month, on.day, of_day // 60, of_day % 60, tzinfo=_ZONE).isoformat()
