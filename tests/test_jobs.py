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
print(sum(number for number, _ in done), [total for _, (_, total) in done], any(away for _, (away, _) in done))
"""
FAILING = """
from generator.system import jobs

jobs.cores = lambda: 2
given = []

def halved(things):
    if 7 in things:
        raise ValueError(things)
    return things[0] / 2

try:
    for number, result in jobs.in_parallel(halved, range(10), chunk=1):
        given.append(result)
except ValueError as error:
    print(given, error)
"""


@pytest.mark.parametrize(("threads", "elsewhere"), [("without threads", True), ("with threads", False)])
def test_a_process_is_forked_only_while_it_has_no_threads(threads: str, elsewhere: bool) -> None:
    command = [sys.executable, "-W", "error", "-c", PROGRAM, threads]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert done.stdout.strip() == f"100 {[sum(range(at, at + 10)) for at in range(0, 100, 10)]} {elsewhere}"


def test_what_fails_in_any_process_comes_out_here() -> None:
    command = [sys.executable, "-W", "error", "-c", FAILING]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    given, _, error = done.stdout.strip().partition("] ")
    assert f"{[at / 2 for at in range(7)]}".startswith(given)
    assert error == "range(7, 8)"
