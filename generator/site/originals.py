"""Originals: how large the pdf files are that minutes name, and their digests, for pages and data."""

from __future__ import annotations

from pathlib import Path

from generator.archive import Archive
from generator.archive.meetings import OriginalFile
from generator.site.inputs import Inputs


def measure(archive: Archive, content: Path, inputs: Inputs) -> None:
    """Tell every meeting of the files beside its minutes that these name. Raises OSError."""
    for meeting in archive.all_meetings:
        outline = meeting.file.outline
        names = dict.fromkeys([*(name for _, name in outline.originals), meeting.file.own_pdf])
        paths = {name: f"protokoll/{meeting.body.id}/{name}" for name in names if name}
        meeting.linked_files = {
            name: OriginalFile((content / path).stat().st_size, inputs.content[path])
            for name, path in paths.items()
            if path in inputs.content
        }
