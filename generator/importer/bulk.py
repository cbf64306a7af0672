"""Bulk: many files, through an executor of concurrent.futures, on this machine or on a cluster.

What is done and has not changed is not done again; a file that cannot be read, and one that takes its process with it,
is one finding and never stops the rest.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.importer.draft import corrections
from generator.importer.draft.outcome import ImportOutcome, stopped, without_draft
from generator.importer.extract import ImportProblem
from generator.system.jobs import die_with_parent, may_fork
from generator.system.progress import Progress

Work = Callable[[Path], ImportOutcome]
# Gives an executor with at most so many workers. One that is broken is asked for anew.
Executors = Callable[[int], AbstractContextManager[Executor]]

SUFFIXES = (".docx", ".odt", ".pdf", ".html", ".htm", ".txt")
# How many files are handed out at a time for each worker: enough to keep it busy, few enough to know what it was at.
_AHEAD = 2
# Seconds to wait for a cluster to answer.
_PATIENCE = 10


@dataclass(frozen=True, slots=True)
class KnownOutcome:
    """What is known from the last time: the digest of all that decided an outcome, and the outcome."""

    digest: bytes
    outcome: ImportOutcome


@dataclass(frozen=True, slots=True)
class Done:
    """A file that has been dealt with: what is to be known of it the next time."""

    path: Path
    known: KnownOutcome


def files_in(folder: Path) -> list[Path]:
    """Return the files of a folder that can be imported, sorted; nothing that is hidden."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def parted(files: Sequence[Path]) -> tuple[list[Path], dict[Path, Path]]:
    """Return the files to import, and those that are left for another of the same name, with that.

    What the minutes were written in goes before a PDF, that before an HTML page, and that before a text.
    """
    chosen: dict[Path, Path] = {}
    for path in sorted(files, key=lambda each: (each.with_suffix(""), SUFFIXES.index(each.suffix.lower()))):
        chosen.setdefault(path.with_suffix(""), path)
    left = {path: chosen[path.with_suffix("")] for path in files if chosen[path.with_suffix("")] != path}
    return [path for path in files if path not in left], left


def local(workers: int) -> AbstractContextManager[Executor]:
    """Return an executor on this machine. Its processes do not outlive the one that started them."""
    method = "fork" if may_fork() else "spawn"
    return ProcessPoolExecutor(workers, multiprocessing.get_context(method), die_with_parent)


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """Give the executor of a Dask cluster, and how many tasks it can do at a time.

    Its workers must have the program, and see the same files under the same names. A worker that dies is none of our
    business: the scheduler gives what it was at to another. Raises OSError when nobody answers at the address, and
    ImportError when `distributed` is not installed.
    """
    from distributed import Client  # an extra: half a million files need it, one does not

    with Client(address, set_as_default=False, timeout=_PATIENCE) as client:  # type: ignore[no-untyped-call]
        yield client.get_executor(), sum(client.nthreads().values())


def import_all(
    files: Sequence[Path],
    work: Work,
    executors: Executors,
    workers: int,
    stamp: bytes,
    known: Mapping[Path, KnownOutcome],
    progress: Progress,
) -> Iterator[Done]:
    """Do the work for every file, and yield each when it is done, in whatever order that is.

    `stamp` is the digest of what decides an outcome besides the file and its corrections: the program, the registers.
    Whatever happens to a file, it is yielded.
    """
    waiting = deque(files)
    progress.begin("Importerar", len(files))
    try:
        while waiting:
            suspects: list[Path] = []
            for done in _round(waiting, suspects, partial(_task, work, stamp), executors, workers, known):
                progress.advance(1)
                yield done
            for path in suspects:
                # One of these broke the executor. Each gets one of its own, so that it can only break that.
                progress.advance(1)
                yield _alone(path, partial(_task, work, stamp), executors, known)
    finally:
        progress.end()


def _round(
    waiting: deque[Path],
    suspects: list[Path],
    task: Callable[[Path, KnownOutcome | None], Done],
    executors: Executors,
    workers: int,
    known: Mapping[Path, KnownOutcome],
) -> Iterator[Done]:
    """Work until nothing waits or the executor breaks; what it was at then becomes `suspects`."""
    running: dict[Future[Done], Path] = {}
    with executors(workers) as executor:
        while (waiting and not suspects) or running:
            while waiting and not suspects and len(running) < workers * _AHEAD:
                path = waiting.popleft()
                try:
                    running[executor.submit(task, path, known.get(path))] = path
                except BrokenExecutor:
                    suspects.append(path)
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                path = running.pop(future)
                error = future.exception()
                if isinstance(error, BrokenExecutor):
                    suspects.append(path)
                else:
                    yield future.result() if error is None else _failed(path, error)


def _alone(
    path: Path,
    task: Callable[[Path, KnownOutcome | None], Done],
    executors: Executors,
    known: Mapping[Path, KnownOutcome],
) -> Done:
    with executors(1) as executor:
        future = executor.submit(task, path, known.get(path))
        error = future.exception()
        return future.result() if error is None else _failed(path, error)


def _failed(path: Path, error: BaseException) -> Done:
    if isinstance(error, BrokenExecutor):
        why = "processen som läste den dog, kanske för att minnet tog slut"
    else:
        why = f"{type(error).__name__}: {error}"
    return Done(path, KnownOutcome(b"", stopped(path.name, why)))


def _task(work: Work, stamp: bytes, path: Path, known: KnownOutcome | None) -> Done:
    """Import one file, unless nothing has changed since what is known of it."""
    begun = time.perf_counter()
    digest = _digest(path, stamp)
    if known and digest and known.digest == digest and known.outcome.is_there:
        return Done(path, replace(known, outcome=replace(known.outcome, skipped=True)))
    try:
        outcome = work(path)
    except ImportProblem as problem:
        outcome = without_draft(path.name, problem.finding)
    return Done(
        path, KnownOutcome(digest if outcome.lasts else b"", replace(outcome, seconds=time.perf_counter() - begun))
    )


def _digest(path: Path, stamp: bytes) -> bytes:
    """Return the digest of all that decides the outcome of a file; empty if it cannot be read."""
    digest = hashlib.sha256(stamp)
    try:
        for each in (path, corrections.beside(path)):
            if each.is_file():
                with each.open("rb") as stream:
                    digest.update(hashlib.file_digest(stream, "sha256").digest())
            digest.update(b"\0")
    except OSError:
        return b""
    return digest.digest()
