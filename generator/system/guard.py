"""Guard: a program run within a time, and gone afterwards with all that it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress


class TooSlowError(OSError):
    """The program did not end in time and was killed."""


# Whoever examines a request stands in its folder. What lies there must not be taken for a part of the program: `-m`
# would look there first.
_MODULE = (
    "import os, runpy, sys; sys.path[:], name = sys.argv[1].split(os.pathsep), sys.argv[2]; del sys.argv[1:3]; "
    "runpy.run_module(name, run_name='__main__')"
)


def of_program(name: str) -> tuple[str, ...]:
    """Return the command that runs a module of this very program, wherever it is run from."""
    return sys.executable, "-P", "-c", _MODULE, os.pathsep.join(filter(None, sys.path)), name


def run(
    command: Sequence[str], seconds: float, given: bytes = b"", settings: Mapping[str, str] | None = None
) -> tuple[int, bytes]:
    """Run a program, and return its exit status and what it wrote.

    `given` is what it reads, `settings` are for its environment. Raises TooSlowError after so many seconds; nothing
    that it started is left then.
    """
    process = subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, **(settings or {})},
    )
    try:
        written, _ = process.communicate(given, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise TooSlowError from error
    finally:
        if process.returncode is None:
            _kill(process)
    return process.returncode, written


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.communicate()
