"""Jobs: one function over many things on all cores. Workers are forked, so that they share what the parent has read."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = 32
_PR_SET_PDEATHSIG = 1
# What the workers do, and with what. They inherit it when they are forked: it need not travel, and may hold anything.
_task: tuple[Callable[[Sequence[object]], object], Sequence[Sequence[object]]] | None = None


class WorkerLostError(OSError):
    """A worker was killed from outside; the message says so in a sentence."""


def cores() -> int:
    """Return how many processes may run at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_parallel(
    function: Callable[[Sequence[T]], R], things: Sequence[T], *, chunk: int = _CHUNK
) -> Iterator[tuple[int, R]]:
    """Call a function with the things, `chunk` at a time, and yield how many there were and the result, in their order.

    With few things, one core, or where forking is not safe, everything happens in this process. What the function
    raises comes out here; WorkerLostError when a worker was killed.
    """
    global _task
    chunks = [things[start : start + chunk] for start in range(0, len(things), chunk)]
    workers = min(cores(), len(chunks) // 2)
    if workers < 2 or not may_fork():
        for part in chunks:
            yield len(part), function(part)
        return
    _task = function, chunks  # type: ignore[assignment]  # any function over a sequence
    try:
        # This process only gathers: what it made itself it would hold to the end of the build (PROFILE.md).
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), die_with_parent) as pool:
            for part, result in zip(chunks, pool.map(_work, range(len(chunks))), strict=True):
                yield len(part), result  # type: ignore[misc]  # what the function returned
    except BrokenProcessPool as error:
        raise WorkerLostError("En del av arbetet avbröts utifrån. Kanske tog minnet slut.") from error
    finally:
        _task = None


def may_fork() -> bool:
    """Return whether this process may be forked: the system can, and no other thread could hold a lock meanwhile.

    `protokoll serve` has threads that watch and answer: what it builds after the first time is made on one core. That
    costs up to half of the second core for what an edit makes anew; workers that share nothing would cost each of them
    the start of Python and the reading of the archive.
    """
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def die_with_parent() -> None:
    """See to it that a worker does not outlive a parent that is killed: it would hold its locks (prctl, Linux)."""
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _work(number: int) -> object:
    assert _task is not None  # noqa: S101 - forked after it was set
    function, chunks = _task
    return function(chunks[number])
