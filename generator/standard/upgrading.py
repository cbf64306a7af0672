"""Upgrading: what in an archive the program itself wrote, and how it would write it now. Writes nothing itself.

What `protokoll init` was told, and the digest of every file that it wrote, stand in the file RECORD at the archive's
top. A file that is as it was written is written anew; one that somebody has edited is left, and told of. What lies in
content/ is the archive's own once it is there.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator import __version__
from generator.standard.founding import Founding, FoundingError, files

RECORD = ".oppna-protokoll.json"
_OWN = "content/"

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
    """Files to write (anew or for the first time) and to take away, by path, and what is left for a human, in words."""

    write: dict[str, bytes]
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
    """Return what the archive in a folder needs of this version. Raises FoundingError if its record cannot be read."""
    remove = tuple(
        f"{_OWN}{name}"
        for name, begins in _COPIED.items()
        if (raw := _bytes(folder / _OWN / name)) is not None and digest(raw).startswith(begins)
    )
    raw = _bytes(folder / RECORD)
    if raw is None:
        return Upgrade({}, remove, (_UNKNOWN,))
    told, before = _read(raw)
    write: dict[str, bytes] = {}
    left: list[str] = []
    for path, text in files(_founding(told)):
        now, wanted = _bytes(folder / path), text.encode()
        if now is None and path not in before:
            write[path] = wanted
        elif now is None or now == wanted or path.startswith(_OWN):
            continue  # taken away by somebody, as it should be, or the archive's own
        elif digest(now) == before.get(path):
            write[path] = wanted
        elif digest(wanted) != before.get(path):
            left.append(
                f"{path} har ni ändrat, så den är som den var. Programmet skriver den annorlunda nu: jämför med den i "
                "ett nytt arkiv."
            )
    after = record(told, before | {path: digest(each) for path, each in write.items()})
    if after != raw:
        write[RECORD] = after
    return Upgrade(write, remove, tuple(left))


def _founding(told: dict[str, Any]) -> Founding:
    try:
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in told.items()
        }
        return Founding(**values)
    except TypeError as error:
        raise FoundingError(f"Filen {RECORD} går inte att läsa. Hämta tillbaka den ur historiken.") from error


def _read(raw: bytes) -> tuple[dict[str, Any], dict[str, str]]:
    try:
        held = json.loads(raw)
        return dict(held["svar"]), dict(held["filer"])
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
