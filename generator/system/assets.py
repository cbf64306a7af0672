"""Assets: where the program's own files lie, in a checkout of the repository as in an installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def theme() -> Path:
    """Return the folder of templates, style sheets and scripts."""
    return _either("theme", "theme_overrides")


def lock() -> Path:
    """Return the file with every package that the program stands on, version and hashes."""
    return _either("requirements.txt", "requirements.txt")


def _either(installed: str, in_checkout: str) -> Path:
    # In a checkout they stay at the top level, where hatchling takes them from (pyproject.toml, force-include).
    path = _PACKAGE / installed
    return path if path.exists() else _PACKAGE.parent / in_checkout
