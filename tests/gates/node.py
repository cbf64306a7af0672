"""The gates that Node runs: what package-lock.json says, and nothing else."""

from __future__ import annotations

import subprocess
from pathlib import Path

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


def install() -> None:
    """Install exactly what package-lock.json says, unless it is there already."""
    lock, done = HERE / "package-lock.json", MODULES / ".package-lock.json"
    if not done.exists() or done.stat().st_mtime < lock.stat().st_mtime:
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(["npm", "ci", *quiet], cwd=HERE, check=True)
