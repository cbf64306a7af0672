"""What each record and each key of a file is called and means, in the words an editor sees when she points at it."""

from __future__ import annotations

import tomllib
from pathlib import Path

_WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))

# The record's class: its title, which also names it inside the schema, and what it is.
RECORDS: dict[str, tuple[str, str]] = {name: (title, what) for name, (title, what) in _WORDS["records"].items()}
# A line of the attendance, written as fields.
ATTENDANCE: dict[str, str] = _WORDS["attendance"]
# The record's class: what each of its keys means.
FIELDS: dict[str, dict[str, str]] = _WORDS["fields"]
