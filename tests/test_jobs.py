"""One function over many things: in workers where that is safe, else here, with the same results."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.sites import REPOSITORY

PROGRAM = """
import os, sys, threading
from generator.system import jobs

jobs.cores = lambda: 2
here, stop = os.getpid(), threading.Event()
if sys.argv[1] == "with threads":
    threading.Thread(target=stop.wait, daemon=True).start()
done = list(jobs.in_parallel(lambda things: (os.getpid() != here, sum(things)), range(100), chunk=10))
stop.set()
print(sum(number for number, _ in done), sum(total for _, (_, total) in done), any(away for _, (away, _) in done))
"""


@pytest.mark.parametrize(("threads", "elsewhere"), [("without threads", True), ("with threads", False)])
def test_a_process_is_forked_only_while_it_has_no_threads(threads: str, elsewhere: bool) -> None:
    command = [sys.executable, "-W", "error", "-c", PROGRAM, threads]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert done.stdout.strip() == f"100 4950 {elsewhere}"
