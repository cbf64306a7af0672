"""History: the content folder as it was at a git revision, and what is about to be committed. Runs git, reads only."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from pathlib import Path

_PLACES = ("GIT_INDEX_FILE", "GIT_DIR", "GIT_WORK_TREE")


class HistoryError(Exception):
    """Git could not answer; the message says so in Swedish."""


def extract(folder: Path, revision: str, target: Path) -> None:
    """Write what a folder held at a revision into `target`: plain files only, for a link could lead out of it.

    Raises HistoryError if git does not know the revision, or the folder is in no repository. A folder that did not
    exist then gives an empty one.
    """
    if _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}") is None:
        if _git(folder, "rev-parse", "--git-dir") is None:
            raise HistoryError(f"{folder} ligger inte i ett git-förråd, så det finns inget att jämföra med.")
        raise HistoryError(f"Git känner inte till versionen ”{revision}”. Skriv till exempel HEAD eller main.")
    packed = _git(folder, "archive", "--format=tar", revision, ".")
    if packed is None:
        return
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            if member.isfile():
                archive.extract(member, target, filter="data")


def staged(folder: Path) -> list[tuple[str, bytes]]:
    """Return name and bytes of each file in a folder that is about to be committed with a change.

    Raises HistoryError if the folder is in no repository.
    """
    options = ["--cached", "--name-only", "--no-renames", "--diff-filter=d", "-z", "--relative"]
    listed = _git(folder, "diff", *options, "--", ".")
    if listed is None:
        raise HistoryError(f"{folder} ligger inte i ett git-förråd.")
    names = [name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name]
    return [(name, _git(folder, "show", f":./{name}") or b"") for name in names]


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git prints, or None if it refuses."""
    # What git tells its hooks is relative to where they start, which is not this folder.
    told = {name: str(Path(os.environ[name]).absolute()) for name in _PLACES if name in os.environ}
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, **told})  # noqa: S603
    except OSError as error:
        raise HistoryError("Programmet git finns inte på den här datorn.") from error
    return done.stdout if done.returncode == 0 else None
