"""Folder: all minutes of a folder as drafts, several at a time, and what is done remembered for the next time."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from importlib import metadata
from pathlib import Path

from generator.findings import Finding, Severity
from generator.importer.bulk import Done, Executors, KnownOutcome, cluster, files_in, import_all, local, parted
from generator.importer.draft.outcome import ImportOutcome, without_draft
from generator.importer.importing import import_file, register_of
from generator.system.jobs import cores
from generator.system.program import program_digest
from generator.system.progress import Progress, Silent
from generator.system.store import Store, packed, unpacked

_KIND = "imported"
# How many outcomes are kept at a time, so that an import that is broken off need not begin anew.
_KEPT_TOGETHER = 20


def _silent(_: str) -> Progress:
    return Silent()


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the folder of minutes, the content folder, and where and how the drafts are written.

    `out` mirrors the folders of `folder`, None means that each draft goes where it belongs. `pages` gives what is told
    of the pages of a file that are read from pictures, by the file's name; it is called where the file is read.
    """

    folder: Path
    content: Path
    out: Path | None = None
    again: bool = False
    pages: Callable[[str], Progress] = _silent

    def name(self, path: Path) -> str:
        """Return a file's name as it is shown: its path in the folder."""
        return path.relative_to(self.folder).as_posix()


def import_folder(order: Order, jobs: int | None, address: str | None, progress: Progress) -> list[ImportOutcome]:
    """Import all minutes of a folder that are new or have changed since the last time.

    Takes how many to do at a time (None: one for each core), or the address of a Dask cluster. Returns what came of
    each file, sorted by name. Raises OSError when the cluster does not answer, ImportError when the extra for it is not
    installed.
    """
    chosen, left = parted(files_in(order.folder))
    outcomes = [without_draft(order.name(path), _double(order.name(path), instead)) for path, instead in left.items()]
    # Loaded before there are processes: they are forked, and have it.
    register_of(order.content)
    store = Store(order.content.resolve().parent / ".cache" / "import.db")
    try:
        known = _known(store)
        with _executors(jobs, address) as (executors, workers):
            done = import_all(chosen, partial(_import, order), executors, workers, _stamp(order), known, progress)
            outcomes += [replace(each.known.outcome, source=order.name(each.path)) for each in _kept(store, done)]
    finally:
        store.close()
    return sorted(outcomes, key=lambda outcome: outcome.source)


def _import(order: Order, path: Path) -> ImportOutcome:
    out = None
    if order.out is not None:
        out = order.out / path.parent.relative_to(order.folder)
        out.mkdir(parents=True, exist_ok=True)
    return import_file(path, order.content, out, again=order.again, progress=order.pages(order.name(path)))


def _double(name: str, instead: Path) -> Finding:
    message = f"Samma protokoll finns som {instead.name}, som importeras i stället."
    hint = "Ta bort den ena filen, eller importera den här för sig."
    return Finding(name, 0, 0, "import-dubbel", message, hint, Severity.WARNING)


@contextmanager
def _executors(jobs: int | None, address: str | None) -> Iterator[tuple[Executors, int]]:
    """Give what makes executors, and how many files to have in work at a time."""
    if address is None:
        yield local, jobs or cores()
        return
    with cluster(address) as (executor, tasks):

        @contextmanager
        def same(_: int) -> Iterator[Executor]:
            yield executor

        yield same, tasks


def _stamp(order: Order) -> bytes:
    """Return the digest of what decides a draft besides its file: the program, the registers, what was asked for."""
    digest = hashlib.sha256(program_digest().encode())
    for package in ("pypdfium2", "beautifulsoup4"):
        digest.update(metadata.version(package).encode() + b"\0")
    digest.update(b"tesseract" if shutil.which("tesseract") else b"")
    for path in sorted((order.content / "register").glob("*.yml")):
        digest.update(os.fsencode(path.name) + b"\0" + path.read_bytes() + b"\0")
    digest.update(os.fsencode(f"{order.content.resolve()}\0{order.out and order.out.resolve()}"))
    return digest.digest()


def _known(store: Store) -> Mapping[Path, KnownOutcome]:
    try:
        kept = store.all(_KIND)
    except (OSError, sqlite3.Error):
        return {}  # A memory that cannot be read is done without.
    known = {}
    for key, value in kept.items():
        digest, outcome = unpacked(value)
        known[Path(os.fsdecode(key))] = KnownOutcome(digest, ImportOutcome.of_data(outcome))
    return known


def _kept(store: Store, done: Iterator[Done]) -> Iterator[Done]:
    """Pass on what is done, and keep it."""
    waiting: list[tuple[str, bytes, bytes]] = []
    try:
        for each in done:
            if each.known.digest and not each.known.outcome.skipped:
                value = packed((each.known.digest, each.known.outcome.as_data()))
                waiting.append((_KIND, os.fsencode(each.path), value))
            if len(waiting) >= _KEPT_TOGETHER:
                _put(store, waiting)
            yield each
    finally:
        _put(store, waiting)


def _put(store: Store, values: list[tuple[str, bytes, bytes]]) -> None:
    try:
        store.put(values)
    except (OSError, sqlite3.Error):
        return  # What cannot be kept is done again the next time.
    finally:
        values.clear()
