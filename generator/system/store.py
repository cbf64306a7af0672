"""Store: what a build remembers for the next one, in a single file that may be thrown away at any time.

SQLite keeps it whole when a build is killed. A store that cannot be read is begun anew; nothing in it is ever needed.
"""

from __future__ import annotations

import marshal
import os
import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

# Goes up when what is kept takes another form; all that was kept is then forgotten.
_LAYOUT = 2
_TABLES = """
CREATE TABLE IF NOT EXISTS blobs (kind TEXT, key BLOB, value BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID;
"""


class Store:
    """Values under a kind and a key. Safe to use on both sides of a fork: each process has a connection of its own.

    `is_damaged` tells whether something in it has turned out not to be what was kept.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process = 0
        self.is_damaged = False
        self._connection: sqlite3.Connection | None = None

    def get(self, kind: str, key: bytes) -> bytes | None:
        """Return a value, or None if there is none or it is damaged."""
        row = self._open().execute("SELECT value FROM blobs WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        return self._checked(row[0]) if row else None

    def all(self, kind: str) -> dict[bytes, bytes]:
        """Return every undamaged value of a kind by its key."""
        rows = self._open().execute("SELECT key, value FROM blobs WHERE kind = ?", (kind,))
        return {key: value for key, raw in rows if (value := self._checked(raw)) is not None}

    def put(self, values: Iterable[tuple[str, bytes, bytes]]) -> None:
        """Keep values (kind, key, value), all of them or none."""
        rows = ((kind, key, zlib.crc32(value).to_bytes(4, "big") + value) for kind, key, value in values)
        connection = self._open()
        with connection:
            connection.executemany("INSERT OR REPLACE INTO blobs VALUES (?, ?, ?)", rows)

    def keep_only(self, kind: str, keys: Iterable[bytes]) -> None:
        """Forget every value of a kind but these."""
        connection = self._open()
        known = {row[0] for row in connection.execute("SELECT key FROM blobs WHERE kind = ?", (kind,))}
        with connection:
            gone = ((kind, key) for key in known - set(keys))
            connection.executemany("DELETE FROM blobs WHERE kind = ? AND key = ?", gone)

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():
            self._connection, self._process = self._connect(), os.getpid()
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            if self._path.is_file() and not self._path.stat().st_size:
                raise sqlite3.DatabaseError
            return _opened(self._path)
        except sqlite3.DatabaseError:
            self.is_damaged = True
            forget(self._path)
            return _opened(self._path)

    def _checked(self, raw: bytes) -> bytes | None:
        value = raw[4:]
        if zlib.crc32(value).to_bytes(4, "big") == raw[:4]:
            return value
        self.is_damaged = True
        return None


def forget(path: Path) -> None:
    """Remove a store with all that belongs to it."""
    for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        each.unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=60)
    connection.execute("PRAGMA journal_mode = WAL")
    # A crash of the machine may cost the newest values, never the file's integrity; and all can be made again.
    connection.execute("PRAGMA synchronous = NORMAL")
    if connection.execute("PRAGMA user_version").fetchone()[0] != _LAYOUT:
        connection.execute("DROP TABLE IF EXISTS blobs")
    connection.executescript(_TABLES)
    connection.execute(f"PRAGMA user_version = {_LAYOUT}")
    return connection


def packed(value: Any) -> bytes:
    """Return plain data (mappings, lists, tuples, texts, bytes, numbers) as bytes."""
    return marshal.dumps(value, 2)


def unpacked(raw: bytes | None) -> Any:
    """Return the value that `packed` was given, or None for nothing."""
    return None if raw is None else marshal.loads(raw)  # noqa: S302 - our own, and checked
