"""Formatting: the files of an archive in canonical form, on disk. What that form is, yamlio knows."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import yamlio
from generator.findings import Finding


@dataclass(frozen=True)
class Formatted:
    """A file and its text in canonical form: None if it has `findings`, or could not be rewritten without loss."""

    path: Path
    text: str | None
    changed: bool
    findings: tuple[Finding, ...]


def yaml_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files among some paths, and those that end in .yml in the folders among them, each once."""
    found: dict[Path, None] = {}
    for path in paths:
        below = sorted(path.rglob("*.yml")) if path.is_dir() else [path]
        found |= dict.fromkeys(each for each in below if not (path.is_dir() and (each.is_symlink() or each.is_dir())))
    return list(found)


def formatted(paths: Sequence[Path]) -> Iterator[Formatted]:
    """Yield each file in canonical form; nothing is written."""
    for path in paths:
        if path.suffix.lower() not in {".yml", ".yaml"}:
            message, hint = "Filen slutar inte på .yml.", "Bara protokoll och register skrivs om."
            yield Formatted(path, None, False, (Finding(path.as_posix(), 0, 0, "fil-pa-fel-plats", message, hint),))
            continue
        raw, findings = yamlio.read_bytes(path, path.as_posix())
        if raw is None:
            yield Formatted(path, None, False, tuple(findings))
            continue
        text, findings = yamlio.canonical(raw, path.as_posix())
        yield Formatted(path, text, text is not None and text.encode() != raw, tuple(findings))


def replace(path: Path, text: str) -> None:
    """Write a file in one step, so that it is never half written; raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
