"""Inputs: the digest of everything that a site is made from: the program, the content, the templates, the settings."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Inputs:
    """The files of a project by their path below its folder, with the SHA-256 of each."""

    files: dict[str, str]

    @classmethod
    def of(cls, root: Path, *places: Path) -> Inputs:
        """Read files and folders; hidden files are nobody's input."""
        found: dict[str, str] = {}
        for place in places:
            if place.is_dir():
                for path in _files(place):
                    found[_name(root, path)] = hashlib.sha256(path.read_bytes()).hexdigest()
            elif place.is_file():
                found[_name(root, place)] = hashlib.sha256(place.read_bytes()).hexdigest()
        return cls(found)

    def digest(self, *under: str, but: tuple[str, ...] = ()) -> str:
        """Return the digest of the files whose paths begin in one of some ways, and in none of others."""
        chosen = (
            f"{path}\0{digest}\n"
            for path, digest in sorted(self.files.items())
            if path.startswith(under or "") and not (but and path.startswith(but))
        )
        return hashlib.sha256("".join(chosen).encode(errors="surrogateescape")).hexdigest()


def _name(root: Path, path: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()


def _files(folder: Path) -> list[Path]:
    found = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        found += [Path(place, each) for each in sorted(files) if not each.startswith(".")]
    return [path for path in found if path.is_file()]
