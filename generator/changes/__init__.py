"""What has changed between two states of an archive, in Swedish sentences, page by page.

Archives in, values out; where an older state comes from is the business of history.py.
"""

from __future__ import annotations

from generator.archive import Archive
from generator.changes.change import Change, in_markdown, render_markdown, render_text
from generator.changes.graph import graph_changes
from generator.changes.meetings import meeting_changes
from generator.changes.registers import register_changes

__all__ = ["Change", "changes", "in_markdown", "render_markdown", "render_text"]


def changes(old: Archive, new: Archive) -> list[Change]:
    """Return the changes in the new archive: meetings in order of time, then cases, people and registers."""
    return [*meeting_changes(old, new), *graph_changes(old, new), *register_changes(old, new)]
