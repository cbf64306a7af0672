"""Time limit: the last resort against work in this process that does not end, where the system can interrupt it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class OutOfTimeError(Exception):
    """The work took longer than it may."""


@contextmanager
def in_time(seconds: float) -> Iterator[None]:
    """Let work take so many seconds of wall-clock time, then raise OutOfTimeError in it.

    Only the main thread of a process on a Unix can be interrupted so; elsewhere the work takes what it takes.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(*_: object) -> None:
        raise OutOfTimeError

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
