"""Inputs: everything that a site is made from besides the program, each file with the digest of what is in it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.system import history

HISTORY = history.FILE


@dataclass(frozen=True)
class Inputs:
    """The SHA-256 of mkdocs.yml, and of each file in the content and template folders by its path below the folder."""

    config: str
    content: dict[str, str]
    templates: dict[str, str]
    history: str = ""  # of the file that tells when minutes came in and last changed, if there is one
    unseen: str = ""  # of hidden files in the content folder, which are examined and not published

    @classmethod
    def of(cls, config_file: Path, content: Path, templates: Path) -> Inputs:
        """Read everything; hidden files are nobody's input."""
        hidden = digest_of(_files(content, hidden=True))
        days = config_file.parent / HISTORY
        history = _sha256(days) if days.is_file() else ""
        return cls(_sha256(config_file), _files(content), _files(templates), history, hidden)

    def digest(self) -> str:
        """Return the digest of everything."""
        return "".join((self.config, digest_of(self.content), digest_of(self.templates), self.history, self.unseen))


def digest_of(files: Mapping[str, str], *under: str, but: tuple[str, ...] = ()) -> str:
    """Return the digest of the files whose paths begin in one of some ways, if any are given, and in none of others."""
    chosen = (
        f"{path}\0{digest}\n"
        for path, digest in sorted(files.items())
        if path.startswith(under or "") and not (but and path.startswith(but))
    )
    return hashlib.sha256("".join(chosen).encode(errors="surrogateescape")).hexdigest()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _files(folder: Path, *, hidden: bool = False) -> dict[str, str]:
    """Return the files below a folder that are to be seen, or those that are not."""
    found: dict[str, str] = {}
    for place, folders, files in os.walk(folder):
        if not hidden:
            folders[:] = [each for each in folders if not each.startswith(".")]
        for name in files:
            path = Path(place, name)
            below = path.relative_to(folder).as_posix()
            if path.is_file() and hidden == (below.startswith(".") or "/." in below):
                found[below] = _sha256(path)
    return dict(sorted(found.items()))
