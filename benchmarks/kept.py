"""Kept: scans, and what Tesseract read on them, so that a long measuring that was cut off goes on where it was."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.scanning import as_scan
from generator.importer.extract import ocr

_run = ocr.run


# What is measured is what is read, on a machine that may have much other work.
_PATIENCE = 20
_settings: dict[str, Path | bool] = {}


class NotKeptError(Exception):
    """A picture that has not been read yet."""


def keep(folder: Path, *, ask: bool = True) -> None:
    """Have what Tesseract says of a picture taken from a folder, if it is there, and left there if not.

    Without `ask` a picture that has not been read raises NotKeptError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _settings.update(folder=folder, ask=ask)

    def run(
        command: Sequence[str], seconds: float, given: bytes = b"", settings: Mapping[str, str] | None = None
    ) -> tuple[int, bytes]:
        if not given:
            return _run(command, seconds, given, settings)
        digest = hashlib.sha256(given + "\0".join(command[1:]).encode()).hexdigest()
        there = folder / f"{digest}.tsv"
        if there.is_file():
            return 0, there.read_bytes()
        if not ask:
            raise NotKeptError
        status, written = _run(command, _PATIENCE * seconds, given, settings)
        if not status:
            _write(there, written)
        return status, written

    ocr.run = run  # type: ignore[attr-defined]


def scan_of(pdf: bytes) -> bytes:
    """Return a PDF as a scan, from the folder if it is kept there."""
    folder = _settings.get("folder")
    if not isinstance(folder, Path):
        return as_scan(pdf)
    there = folder / f"{hashlib.sha256(pdf).hexdigest()}.pdf"
    if not there.is_file():
        if not _settings["ask"]:
            raise NotKeptError
        _write(there, as_scan(pdf))
    return there.read_bytes()


def _write(path: Path, written: bytes) -> None:
    part = path.with_suffix(".del")
    part.write_bytes(written)
    part.replace(path)
