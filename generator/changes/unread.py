"""Unread: the files of an archive that are too broken to tell what they hold."""

from __future__ import annotations

from generator.checks import Examination
from generator.content.loader import find_minutes, shown_name


def unread(examination: Examination) -> list[str]:
    """Return the names of minutes that are there and could not be read, or only in part."""
    content = examination.content
    read = {file.name for file in content.minutes if not file.is_damaged}
    return [name for path in find_minutes(content.root)[0] if (name := shown_name(content.root, path)) not in read]
