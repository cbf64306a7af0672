"""History: what git says of a folder: as it was, what has changed since, what is about to be committed. Reads only."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

FILE = "historik.json"  # beside mkdocs.yml, written by `protokoll history`
_SWEDEN = ZoneInfo("Europe/Stockholm")
_PLACES = ("GIT_INDEX_FILE", "GIT_DIR", "GIT_WORK_TREE")


class HistoryError(Exception):
    """Git could not answer; the message says so in Swedish."""


def extract(folder: Path, revision: str, target: Path) -> None:
    """Write what a folder held at a revision into `target`: plain files only, for a link could lead out of it.

    Raises HistoryError if git does not know the revision, or the folder is in no repository. A folder that did not
    exist then gives an empty one.
    """
    if _commit(folder, revision) is None:
        if _git(folder, "rev-parse", "--git-dir") is None:
            raise HistoryError(
                f"{folder} ligger inte i ett git-förråd, så det finns inget att jämföra med. Är arkivet nytt: "
                'git init, git add -A, och sedan git commit -m "Första versionen".'
            )
        if _commit(folder, "HEAD") is None:
            raise HistoryError(
                "Ingenting är sparat i git än, så allt är nytt. Spara en första version: git add -A, och sedan "
                'git commit -m "Första versionen".'
            )
        raise HistoryError(f"Git känner inte till versionen ”{revision}”. Det här går att skriva: {known(folder)}.")
    packed = _git(folder, "archive", "--format=tar", revision, ".")
    if packed is None:
        return
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            # Written here and not by `extract`, whose filter came with Python 3.11.4: Debian 12 has 3.11.2.
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None and ".." not in Path(member.name).parts:
                path = target / member.name.lstrip("/")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())


def parting(folder: Path, revision: str) -> str:
    """Return the commit where a revision and what is checked out have parted, or the revision itself.

    A shallow clone may lack the commit where the branches part.
    """
    parted = _git(folder, "merge-base", revision, "HEAD")
    return parted.decode().strip() if parted else revision


def changed_files(folder: Path, revision: str) -> list[str]:
    """Return the files below `folder` that differ from where the revision was left, and those git does not know yet.

    Paths are relative to `folder`, with forward slashes. Of two branches that have parted only this side counts.
    Raises HistoryError if git does not know the revision, or the folder is in no repository.
    """
    start = _commit(folder, revision)
    if start is None:
        if _git(folder, "rev-parse", "--git-dir") is None:
            raise HistoryError(f"{folder} ligger inte i ett git-förråd, så ingen vet vad som har ändrats.")
        if _commit(folder, "HEAD") is None:
            raise HistoryError("Ingenting är sparat i git än, så allt är nytt. Kör kontrollen utan --changed-since.")
        raise HistoryError(f"Git känner inte till {revision} här. Hämta den först, till exempel med: git fetch origin")
    since = parting(folder, start)
    changed = _git(folder, "diff", "--name-only", "-z", "--no-renames", "--relative", since, "--")
    unknown = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    if changed is None or unknown is None:
        raise HistoryError(f"Git kan inte säga vad som har ändrats sedan {revision}.")
    return sorted({*_names(changed), *_names(unknown)})


def days_of(folder: Path) -> dict[str, tuple[str, str]]:
    """Return the days (ISO, Swedish time) on which each file below `folder` came in and last changed.

    Of a merge the day counts on which it was made: then its files were published. Paths are relative to `folder`, with
    forward slashes. Raises HistoryError if the folder is in no repository, or the clone lacks the beginning.
    """
    if _git(folder, "rev-parse", "--git-dir") is None:
        raise HistoryError(f"{folder} ligger inte i ett git-förråd, så ingen vet när protokollen kom in.")
    if (_git(folder, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
        raise HistoryError(
            "Historiken är avkortad, och då blir dagarna fel. Hämta hela: git fetch --unshallow. I ett arbetsflöde på "
            "GitHub skriver du fetch-depth: 0 under actions/checkout."
        )
    told = _git(
        folder,
        "log",
        "--first-parent",
        "-m",
        "--no-renames",
        "--relative",
        "--name-only",
        "--format=%x01%ct",
        "--",
        ".",
    )
    found: dict[str, tuple[str, str]] = {}
    day = ""
    for line in os.fsdecode(told or b"").split("\n"):
        if line.startswith("\x01"):
            day = datetime.fromtimestamp(int(line[1:]), _SWEDEN).date().isoformat()
        elif line:
            found[line] = (day, found.get(line, ("", day))[1])
    return {name: days for name, days in sorted(found.items()) if (folder / name).is_file()}


def top_of(folder: Path) -> Path:
    """Return the top of the repository that a folder lies in. Raises HistoryError if it lies in none."""
    found = _git(folder, "rev-parse", "--show-toplevel")
    if found is None:
        raise HistoryError(f"{folder} ligger inte i ett git-förråd.")
    return Path(os.fsdecode(found).rstrip("\n"))


def staged(top: Path) -> list[tuple[str, bytes]]:
    """Return name and bytes of each file of a repository that is about to be committed with a change.

    `top` is its uppermost folder. Raises HistoryError if it is no repository.
    """
    listed = _git(top, "diff", "--cached", "--name-only", "--no-renames", "--diff-filter=d", "-z")
    if listed is None:
        raise HistoryError(f"{top} ligger inte i ett git-förråd.")
    return [(name, _git(top, "show", f":{name}") or b"") for name in _names(listed)]


def file_at(top: Path, revision: str, name: str) -> bytes | None:
    """Return the bytes of a file at a revision, None if there was none; `name` is its path below `top`."""
    return _git(top, "show", f"{revision}:{name}")


def branch(top: Path) -> str:
    """Return the name of the branch that is checked out; "" if it is none, but a version alone."""
    found = _git(top, "symbolic-ref", "--quiet", "--short", "HEAD")
    return "" if found is None else os.fsdecode(found).strip()


def versions_since(top: Path, revision: str) -> list[tuple[str, str, bytes]]:
    """Return each version of each file of a repository since a revision: its commit, its name and its bytes.

    A file that was changed and changed back is there, too. So is, without a name, what the commits were saved with:
    their authors, their messages and their notes. Raises HistoryError if git does not know the revision.
    """
    if _commit(top, revision) is None:
        raise HistoryError(f"Git känner inte till versionen ”{revision}”. Skriv till exempel HEAD~3 eller main.")
    listed = _git(top, "rev-list", "--reverse", f"{revision}..HEAD")
    if listed is None:
        raise HistoryError(f"Git kan inte säga vad som har sparats sedan {revision}.")
    found: list[tuple[str, str, bytes]] = []
    for commit in listed.decode().split():
        about = _git(top, "log", "-1", "--format=%an <%ae>%n%cn <%ce>%n%B%n%N", commit)
        found.append((commit, "", about or b""))
        # -m: a merge is compared with each of its parents; --root: the first commit with nothing.
        options = ["--root", "-m", "-r", "--no-commit-id", "--name-only", "--no-renames", "--diff-filter=d", "-z"]
        changed = _git(top, "diff-tree", *options, commit)
        names = dict.fromkeys(_names(changed or b""))
        found += [(commit, name, _git(top, "show", f"{commit}:{name}") or b"") for name in names]
    return found


def known(folder: Path) -> str:
    """Return some revisions that git knows in a folder, each with what it is: the last commits, branches and tags."""
    last = [name for name in ("HEAD", "HEAD~1") if _commit(folder, name)]
    told = [f"{name} ({what})" for name, what in zip(last, ("det senast sparade", "det näst senaste"), strict=False)]
    names = _git(folder, "for-each-ref", "--format=%(refname:short)", "--count=4", "refs/heads", "refs/tags") or b""
    return ", ".join([*told, *names.decode(errors="replace").split()])


def _commit(folder: Path, revision: str) -> str | None:
    """Return the commit that a revision names, or None if git knows none."""
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return None if found is None else found.decode().strip()


def _names(listed: bytes) -> list[str]:
    return [name for name in os.fsdecode(listed).split("\0") if name]


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return the output of git, or None if it refuses."""
    # What git tells its hooks is relative to where they start, which is not this folder.
    told = {name: str(Path(os.environ[name]).absolute()) for name in _PLACES if name in os.environ}
    # core.fsmonitor names a program to run: a folder's own settings shall not choose one.
    command = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, **told})  # noqa: S603
    except OSError as error:
        raise HistoryError("Programmet git finns inte på den här datorn.") from error
    return done.stdout if done.returncode == 0 else None
