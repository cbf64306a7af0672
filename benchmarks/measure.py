"""What a command costs: the time on the clock, the processor time of it and all its children, and their peak memory.

Linux only: memory is read from /proc.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Reading the shares of a process stops it meanwhile: ten times a second would add a twentieth to what is measured. A
# peak of one process between two looks is seen all the same, by the kernel's own count.
_INTERVAL = 0.25


@dataclass(frozen=True)
class Cost:
    """What one run cost: seconds on the clock, seconds of processor, bytes of memory at the peak."""

    wall: float
    cpu: float
    memory: int

    def __add__(self, other: Cost) -> Cost:
        """Return the cost of one run after another."""
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.memory, other.memory))


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder, its output into bench.log there; return what it cost.

    Memory is the greatest sum over all its processes at one time, shared pages counted once (PSS), or the greatest
    of a single one, which the kernel keeps (RSS), if that was more. Exits if the command fails.
    """
    with (folder / "bench.log").open("wb") as log:
        started = time.monotonic()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        watch = _Watch(process.pid)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.ended.set()
        watch.join()
    if process.returncode:
        sys.exit(
            f"{' '.join(map(str, command))} failed:\n{(folder / 'bench.log').read_text('utf-8', 'replace')[-2000:]}"
        )
    return Cost(wall, used.ru_utime + used.ru_stime, max(watch.peak, used.ru_maxrss * 1024))


class _Watch(threading.Thread):
    """Looks at a process and all that come from it, until `ended` is set."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.peak = 0
        self._pid = pid

    def run(self) -> None:
        while not self.ended.wait(_INTERVAL):
            self.peak = max(self.peak, sum(map(_share, _family(self._pid))))


def _family(pid: int) -> list[int]:
    """Return a process and its descendants."""
    found = [pid]
    for each in found:
        try:
            threads = list(Path(f"/proc/{each}/task").iterdir())
            children = [(thread / "children").read_text().split() for thread in threads]
        except OSError:
            continue  # it has ended
        found += [int(child) for some in children for child in some]
    return found


def _share(pid: int) -> int:
    """Return a process' share of the memory in bytes; a page that n processes share counts as 1/n."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass  # it has ended
    return 0
