"""Program: the digest of all that decides what comes out of the same input, for whoever keeps results."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

# What decides how pages come out, besides the program itself.
_PACKAGES = (
    *("mkdocs", "mkdocs-material", "markdown", "pyyaml", "nh3", "pydantic", "jinja2", "markupsafe"),
    "holidays",
)


@cache
def program_digest() -> str:
    """Return the digest of the program: its own files, and the versions of what it stands on."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(root.rglob("*")):
        if path.suffix == ".pyc" or not path.is_file():
            continue
        digest.update(os.fsencode(path.relative_to(root).as_posix()) + b"\0" + path.read_bytes() + b"\0")
    for package in _PACKAGES:
        digest.update(f"{package} {_version(package)}\n".encode())
    return digest.hexdigest()


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "saknas"  # The checker does without what only the site needs.
