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
    """Let work take so many seconds of processor time, then raise OutOfTimeError in it.

    What other programs do on the same computer takes nothing of it. Only the main thread of a process on a Unix can be
    interrupted so; elsewhere the work takes what it takes.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(*_: object) -> None:
        raise OutOfTimeError

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
