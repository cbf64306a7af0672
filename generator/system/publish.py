"""Publish: two copies of the site's folder, the one that is shown and the one that is worked on, exchanged at the end.

A reader, and a build that is killed at any point, sees the earlier site or the new one, whole. Files that both copies
have are the same file on disk (hard links), so a change costs what it changes.
"""

from __future__ import annotations

import ctypes
import hashlib
import logging
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.system.store import Store, packed, unpacked

_KIND = "folder"
_LATEST = b"latest"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Written(NamedTuple):
    """A file of the site: the digest of its bytes, its size, and the time it was written (ns), to know it by again."""

    digest: bytes
    size: int
    time: int


log = logging.getLogger("mkdocs.plugins.protokoll")

Manifest = dict[str, Written]  # by path below the site's folder, with forward slashes


def digest_of(content: bytes) -> bytes:
    """Return a digest that two contents share only if they are the same."""
    return hashlib.blake2b(content, digest_size=16).digest()


class Publisher:
    """The folder that is shown (`site`) and the one beside it that is worked on, with what is in each."""

    def __init__(self, site: Path, store: Store) -> None:
        # A link is written through: what it leads to is the folder that is shown.
        self.site = site = site.resolve() if site.is_symlink() else site
        self.work = site.with_name(f".{site.name}.ny")
        self._work = str(self.work)
        self._store = store
        self.shown = self._known(site)
        self.spare: Manifest = {}
        if not self.shown:
            # Somebody has been at it: it must never be taken for what was put there.
            self._store.put([(_KIND, _key(site), packed({}))])

    def begin(self) -> None:
        """Make the folder to work in ready; until `finish` nothing is known of what is in it."""
        self.spare = self._known(self.work)
        self._store.put([(_KIND, _key(self.work), packed({}))])
        if not self.spare and self.work.exists():
            _remove(self.work)
        self.work.mkdir(parents=True, exist_ok=True)

    def has(self, path: str, digest: bytes) -> bool:
        """Tell whether a file with this content need not be written again."""
        return any(path in known and known[path].digest == digest for known in (self.shown, self.spare))

    def write(self, path: str, content: bytes) -> Written:
        """Write a file, unless one of the folders has it already, and return what is to be remembered of it."""
        digest = digest_of(content)
        for known in (self.spare, self.shown):
            if path in known and known[path].digest == digest:
                return known[path]
        descriptor = _created(f"{self._work}/{path}")
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            time = os.fstat(descriptor).st_mtime_ns
        finally:
            os.close(descriptor)
        return Written(digest, len(content), time)

    def read(self, path: str, written: Written) -> bytes:
        """Return the content of a file that was written, now or for one of the two copies."""
        held = self.site if self.spare.get(path) != written and self.shown.get(path) == written else self.work
        return (held / path).read_bytes()

    def finish(self, wanted: Mapping[str, Written]) -> int:
        """Make the folder hold just the wanted files and show it; return how many pages are no longer there.

        Whatever else the store is to remember of this state must be in it before.
        """
        shown = str(self.site)
        for path, written in wanted.items():
            if self.spare.get(path) != written and self.shown.get(path) == written:
                _link(f"{shown}/{path}", f"{self._work}/{path}")
        for path in self.spare.keys() - wanted.keys():
            _unlink(self.work / path)
            _remove_empty(self.work, path)
        manifest = packed({path: tuple(written) for path, written in wanted.items()})
        key = _key(self.work)
        self._store.put([(_KIND, key, manifest), (_KIND, _LATEST, manifest)])
        gone = sum(path.endswith(".html") for path in self.shown.keys() - wanted.keys())
        if not self.site.exists():
            self.work.rename(self.site)
        elif not _exchange(self.work, self.site):
            # No system call for it here: for a moment there is no site, and a build that is killed then repairs it.
            old = self.site.with_name(f".{self.site.name}.gammal")
            _remove(old)
            self.site.rename(old)
            self.work.rename(self.site)
            old.rename(self.work)
        self._store.keep_only(_KIND, [_key(self.site), _key(self.work), _LATEST])
        return gone

    def _known(self, folder: Path) -> Manifest:
        """Return the files in a folder if they are exactly those that were put there; else nothing."""
        if not folder.is_dir() or folder.is_symlink():
            return {}
        raw = self._store.get(_KIND, _key(folder))
        if raw is None and folder == self.site:
            raw = self._store.get(_KIND, _LATEST)
        try:
            manifest = {sys.intern(path): Written(*values) for path, values in (unpacked(raw) or {}).items()}
        except (ValueError, EOFError, TypeError, AttributeError):  # another version may have packed it in another way
            return {}
        found = 0
        for path, entry in _files(folder):
            written = manifest.get(path)
            if written is None:
                return {}
            found += 1
            status = entry.stat(follow_symlinks=False)
            if (status.st_size, status.st_mtime_ns) != (written.size, written.time):
                # Restored from elsewhere, perhaps: the content decides.
                if digest_of((folder / path).read_bytes()) != written.digest:
                    log.info("Filen %s i %s är skadad eller ändrad för hand. Den görs om.", path, folder.name)
                    return {}
                manifest[path] = written._replace(time=status.st_mtime_ns)
        return manifest if found == len(manifest) else {}


def _key(folder: Path) -> bytes:
    """Return the key of a folder, wherever it is moved: exchanged folders take their names in the store along."""
    try:
        return str(folder.stat().st_ino).encode()
    except FileNotFoundError:
        return b"none"


def _files(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every file below a folder with its path there."""
    pending = [("", str(folder))]
    while pending:
        prefix, place = pending.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    yield prefix + entry.name, entry


def _created(path: str) -> int:
    """Open a file for writing and return its descriptor. Never an existing one: it may be the one that is shown."""
    try:
        return os.open(path, _NEW, 0o666)
    except FileNotFoundError:
        _make_folder(os.path.dirname(path))  # noqa: PTH120 - tens of thousands of times in a build
    except (FileExistsError, NotADirectoryError, IsADirectoryError):  # what lies in the way is from before
        _unlink(Path(path))
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    return os.open(path, _NEW, 0o666)


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)  # noqa: PTH102 - as above; nearly always what is missing is one folder
    except FileExistsError:
        pass
    except FileNotFoundError:
        Path(path).mkdir(parents=True, exist_ok=True)


def _link(source: str, target: str) -> None:
    for _ in range(2):
        try:
            os.link(source, target)
        except FileNotFoundError:
            _make_folder(os.path.dirname(target))  # noqa: PTH120 - as above
        except OSError:  # something lies in the way, or it is a file system without hard links
            break
        else:
            return
    _replace(Path(source), Path(target))


def _replace(source: Path, target: Path) -> None:
    _unlink(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        # What is a folder now was a file.
        next(parent for parent in path.parents if parent.is_file()).unlink()
    except (IsADirectoryError, PermissionError):
        shutil.rmtree(path)


def _remove_empty(top: Path, path: str) -> None:
    for parent in (top / path).parents:
        if parent == top:
            return
        try:
            parent.rmdir()
        except OSError:
            return


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)


def _exchange(first: Path, second: Path) -> bool:
    """Let two folders change names in one step; return False where the system cannot (renameat2, Linux 3.15)."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return not rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
