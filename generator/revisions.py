"""Revisions: which files have changed since a git revision, as git itself says."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class RevisionError(Exception):
    """Git is missing, or does not know the revision or the folder. The message is a sentence in Swedish."""


def changed_files(folder: Path, revision: str) -> list[str]:
    """Return the files below `folder` that differ from where the revision was left, and those git does not know yet.

    Paths are relative to `folder`, with forward slashes. Of two branches that have parted only this side counts.
    Raises RevisionError.
    """
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise RevisionError(f"Git känner inte till {revision} här. Hämta den först, till exempel med: git fetch origin")
    start = commit.strip()
    # A shallow clone may lack the commit where the branches part.
    parted = _git(folder, "merge-base", start, "HEAD")
    changed = _git(folder, "diff", "--name-only", "-z", "--no-renames", "--relative", (parted or start).strip(), "--")
    unknown = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    if changed is None or unknown is None:
        raise RevisionError(f"Git kan inte säga vad som har ändrats sedan {revision}.")
    return sorted({path for path in (changed + unknown).split("\0") if path})


def _git(folder: Path, *command: str) -> str | None:
    """Return what git answers, or None if it refuses."""
    # core.fsmonitor names a program to run: a folder's own settings shall not choose one.
    whole = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", *command]
    try:
        run = subprocess.run(whole, capture_output=True, check=False)  # noqa: S603 - no shell, and options ended
    except FileNotFoundError as error:
        raise RevisionError("Programmet git finns inte på den här datorn.") from error
    return os.fsdecode(run.stdout) if run.returncode == 0 else None
