"""How long it takes from a merged protocol to the public site: the steps of publicera.yml, in a clean clone.

    python -m benchmarks.publication FOLDER --years 5 [--seed N]

Makes an invented archive in git, clones it, and runs each step of the job that is the program's own: what others do
before and after (a machine, Python, the installation, the handing over) is not in it. Prints seconds of a clock and of
the processor, step by step. The goal is two minutes on two cores at five years.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import yaml

from benchmarks import synth

_WORKFLOW = Path(__file__).parents[1] / ".github" / "workflows" / "publicera.yml"
_GIT = ["git", "-c", "user.name=X", "-c", "user.email=x@x.example", "-c", "core.autocrlf=false"]


def steps() -> list[tuple[str, str]]:
    """Return the name and command of each step in which the program itself runs, as the workflow has them."""
    job = yaml.safe_load(_WORKFLOW.read_text("utf-8"))["jobs"]["bygg"]
    return [
        (each["name"], each["run"]) for each in job["steps"] if each.get("run", "").startswith(".venv/bin/protokoll")
    ]


def cloned(folder: Path, years: int, seed: int) -> Path:
    """Write an invented archive below a folder, put it into git, and return a clean clone of it."""
    made, clone = folder / "arkiv", folder / "klon"
    subprocess.run(
        [sys.executable, "-m", synth.__name__, str(made), "--years", str(years), "--seed", str(seed)], check=True
    )
    shutil.rmtree(made / "extra", ignore_errors=True)
    for command in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "Första"]):
        subprocess.run([*_GIT, "-C", str(made), *command], check=True)
    subprocess.run([*_GIT, "clone", "-q", "--no-local", made.as_uri(), str(clone)], check=True)
    tools = clone / ".venv" / "bin"
    tools.mkdir(parents=True)
    program = tools / "protokoll"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m generator "$@"\n', "utf-8")
    program.chmod(0o755)
    return clone


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    told.folder.mkdir(parents=True)
    clone = cloned(told.folder.resolve(), told.years, told.seed)
    environment = {**os.environ, "PYTHONPATH": str(_WORKFLOW.parents[2])}
    whole = worked = 0.0
    for name, command in steps():
        begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(["bash", "-e", "-c", command], cwd=clone, env=environment, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        clock = time.monotonic() - begun
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        whole, worked = whole + clock, worked + processor
        print(f"{name}: {clock:.1f} s, processor {processor:.1f} s", flush=True)
    print(
        f"{told.years} år, {len(list(clone.glob('site/**/index.html')))} sidor: {whole:.1f} s, processor {worked:.1f} s"
    )


if __name__ == "__main__":
    main()
