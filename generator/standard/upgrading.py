"""Upgrading: what in an archive the program itself wrote, and how it would write it now. Writes nothing itself.

What `protokoll init` was told, and the digest of every file that it wrote, stand in the file RECORD at the archive's
top. A file that is as it was written is written anew; one that somebody has edited is left, and told of. What lies in
content/ is the archive's own once it is there. Dependabot moves the version in files that the program wrote: that is no
edit, and in a file that somebody has edited only the version is moved.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator import __version__
from generator.standard.founding import Founding, FoundingError, files

RECORD = ".oppna-protokoll.json"
_OWN = "content/"
_NEWS = "https://github.com/oppna-protokoll/oppna-protokoll/blob/main/ANDRINGAR.md"

# Where a file names the version of the program.
_PIN = re.compile(
    r"(?m)(^oppna-protokoll==|oppna-protokoll/oppna-protokoll/\.github/workflows/[a-z-]+\.yml@v)\d+(?:\.\d+)*"
)
_SHOWN = 20  # lines of how a file that somebody has edited differs

# Pages that every archive had a copy of before 1.0, when it was a copy of the program, by the beginning of their
# SHA-256: one that nobody has edited goes, for the program makes it now.
_COPIED = {
    "index.md": "9abc63241ae94c1354e2e94ec262181b",
    "for-redaktorer.md": "92a9768b7357d7f6bea6c28b9e394fdd",
    "oppna-data.md": "79ed2b8cc010cff2701bbfe57e8173c0",
    "sa-laser-du.md": "5a7e0b81f993ed5b06fc1f441ccc06ec",
    "tillganglighet.md": "6aef872d3c999de3965be3219fe19df9",
}


_UNKNOWN = (
    f"Filen {RECORD} saknas, så det går inte att veta vad i arkivet som programmet har skrivit. Är arkivet en kopia av "
    "programmet: gör ett nytt med protokoll init i en tom mapp, och flytta dit content/protokoll och content/register."
)


@dataclass(frozen=True)
class Upgrade:
    """Files to write (anew or for the first time), to set a new version in, and to take away, by path; and what is left
    for a human, in words.
    """

    write: dict[str, bytes]
    pinned: dict[str, bytes]
    remove: tuple[str, ...]
    left: tuple[str, ...]


def record(told: dict[str, Any], digests: dict[str, str]) -> bytes:
    """Return the file RECORD: the version, what init was told, and the digest of each file as it was written."""
    held = {"version": __version__, "svar": told, "filer": dict(sorted(digests.items()))}
    return (json.dumps(held, ensure_ascii=False, indent=2) + "\n").encode()


def first_record(founding: Founding, written: dict[str, bytes]) -> bytes:
    """Return the file RECORD of an archive that has just been founded."""
    return record(asdict(founding), {path: digest(raw) for path, raw in written.items()})


def upgrade(folder: Path) -> Upgrade:
    """Return the changes that this version asks of the archive in a folder.

    Raises FoundingError if its record cannot be read, or tells of a newer version.
    """
    remove = tuple(
        f"{_OWN}{name}"
        for name, begins in _COPIED.items()
        if (raw := _bytes(folder / _OWN / name)) is not None and digest(raw).startswith(begins)
    )
    raw = _bytes(folder / RECORD)
    if raw is None:
        return Upgrade({}, {}, remove, (_UNKNOWN,))
    version, told, before = _read(raw)
    if _numbers(version) > _numbers(__version__):
        raise FoundingError(
            f"Arkivet är anpassat till version {version}, och det här är version {__version__}. Installera den nyare "
            "först: .venv/bin/pip install -r requirements.txt"
        )
    write: dict[str, bytes] = {}
    pinned: dict[str, bytes] = {}
    after = dict(before)
    left: list[str] = []
    for path, text in files(_founding(told)):
        now, wanted = _bytes(folder / path), text.encode()
        if now is None and path not in before:
            write[path] = wanted
        elif now is None or path.startswith(_OWN):
            continue  # taken away by somebody, or the archive's own
        elif before.get(path) in {digest(now), digest(_at(now, version))}:
            if now != wanted:
                write[path] = wanted
        elif now != wanted:
            if (moved := _at(now, __version__)) != now:
                pinned[path] = moved
            if before.get(path) not in {digest(wanted), digest(_at(wanted, version))}:
                left.append(_differs(path, moved, wanted))
        after[path] = digest(wanted)
    if version != __version__:
        left.append(f"Vad som är nytt sedan version {version} står på {_NEWS}")
    if (held := record(told, after)) != raw:
        write[RECORD] = held
    return Upgrade(write, pinned, remove, tuple(left))


def _at(raw: bytes, version: str) -> bytes:
    """Return a file as it would be if it named another version of the program."""
    return _PIN.sub(rf"\g<1>{version}", raw.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


def _differs(path: str, theirs: bytes, ours: bytes) -> str:
    """Return in words that a file was edited and is written otherwise now, and where the two differ."""
    was, now = (each.decode("utf-8", "replace").splitlines() for each in (theirs, ours))
    lines = [
        line for line in difflib.unified_diff(was, now, n=0, lineterm="") if not line.startswith(("--- ", "+++ ", "@@"))
    ]
    more = [f"    … och {len(lines) - _SHOWN} rader till"] if len(lines) > _SHOWN else []
    return "\n".join(
        (
            f"{path} har ni ändrat, så den är som den var. Programmet skriver den annorlunda nu. Raderna med - är era, "
            "de med + programmets:",
            *(f"    {line}" for line in lines[:_SHOWN]),
            *more,
        )
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(each) for each in re.findall(r"\d+", version)[:3])


def _founding(told: dict[str, Any]) -> Founding:
    try:
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in told.items()
        }
        return Founding(**values)
    except TypeError as error:
        raise FoundingError(f"Filen {RECORD} går inte att läsa. Hämta tillbaka den ur historiken.") from error


def _read(raw: bytes) -> tuple[str, dict[str, Any], dict[str, str]]:
    try:
        held = json.loads(raw)
        return str(held["version"]), dict(held["svar"]), dict(held["filer"])
    except (ValueError, KeyError, TypeError) as error:
        raise FoundingError(f"Filen {RECORD} går inte att läsa. Hämta tillbaka den ur historiken.") from error


def digest(raw: bytes) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(raw).hexdigest()


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
