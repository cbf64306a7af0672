"""Days: when each file of minutes came into the archive and last changed, as a file beside mkdocs.yml says.

A build asks neither git nor the clock: the same files give the same site. Without the file nothing is said of it.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from generator import urls
from generator.archive import Archive
from generator.site.inputs import HISTORY

FORMAT = "oppna-protokoll-historik/1"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class HistoryFileError(Exception):
    """The file cannot be used; the message says so in Swedish, with what to do."""


def written(days: dict[str, tuple[str, str]]) -> str:
    """Return the file: for each file of minutes, by its path in the content folder, the first and the last day."""
    files = {name: {"publicerad": first, "ändrad": last} for name, (first, last) in days.items() if _is_minutes(name)}
    return json.dumps({"format": FORMAT, "filer": files}, ensure_ascii=False, indent=1) + "\n"


def _is_minutes(name: str) -> bool:
    return name.startswith("protokoll/") and name.endswith(".yml")


def date_meetings(archive: Archive, root: Path) -> None:
    """Give every meeting that the file beside mkdocs.yml tells of its days. Raises HistoryFileError, and OSError."""
    path = root / HISTORY
    if not path.is_file():
        return
    try:
        told = json.loads(path.read_bytes())
        files = told["filer"]
        days = {name: (_day(value["publicerad"]), _day(value["ändrad"])) for name, value in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        cure = "Kör protokoll history igen, eller ta bort filen."
        raise HistoryFileError(f"Filen {HISTORY} går inte att läsa. {cure}") from error
    for meeting in (*archive.all_meetings, *archive.all_unheld):
        meeting.linked_days = days.get(urls.source(meeting))


def _day(value: Any) -> str:
    """Return a day as it is written. Raises ValueError if it is none."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError(value)
    return date.fromisoformat(value).isoformat()
