"""Restrict: limits of memory and processor time that a process sets itself before it opens a file it does not trust."""

from __future__ import annotations


def restrict(memory: int, seconds: int) -> None:
    """Let this process have so many bytes of memory and seconds of processor time, and leave no core behind.

    Whoever waits for it kills it long before, unless that is killed itself.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limit; the limit of time remains.
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard < 0 else min(memory, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
