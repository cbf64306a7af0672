"""ajv, strict, over every JSON Schema: `python -m tests.gates.schemas`."""

from __future__ import annotations

import subprocess
import sys

from tests.gates.node import HERE, install

FOLDER = HERE.parents[1] / "schema"


def main() -> None:
    """Load all schemas, print what ajv refuses and exit with 1 if there is anything."""
    files = sorted(map(str, FOLDER.glob("*.json")))
    if not files:
        sys.exit(f"Det finns inga scheman i {FOLDER}.")
    install()
    if subprocess.run(["node", str(HERE / "schemas.mjs"), *files], check=False).returncode:
        sys.exit(1)
    print(f"ajv: {len(files)} scheman utan fel.")


if __name__ == "__main__":
    main()
