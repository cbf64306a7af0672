"""Trace: which facts of the archive something is made from, noted as they are read.

Whatever leads from one thing to another (a case to its handlings, a person to their meetings, a meeting to its record)
notes a fact here. A page whose facts are all unchanged would come out the same, and need not be made again. A fact is a
tuple of its kind and what it is about; `Archive.digest` says what it is worth today.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

Fact = tuple[str, ...]

_read: set[Fact] = set()
note = _read.add


@contextmanager
def tracing() -> Iterator[set[Fact]]:
    """Yield a set that holds, once the block has ended, every fact that was read in it. Not to be nested."""
    _read.clear()
    found: set[Fact] = set()
    try:
        yield found
    finally:
        found |= _read
        _read.clear()
