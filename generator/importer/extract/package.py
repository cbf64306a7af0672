"""Package: the zip that a word processor's file is, opened within limits, and its XML read without entities."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from lxml import etree

from generator.importer.extract import problem
from generator.importer.extract.problem import Limits

ZIP = b"PK\x03\x04"
# What a part may be, and by how much it may be packed; text packs to a tenth.
_MOST_PART, _MOST_PARTS, _MOST_RATIO = 60_000_000, 5_000, 300


class Package:
    """An open file of a word processor."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.name = path.name
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
            raise problem.damaged_office(path.name) from error
        parts = self._zip.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > limits.memory:
            raise problem.too_large(path.name, "Filen är packad av mer än vad som läses.")
        self.parts = {part.filename: part for part in parts}

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def text(self, part: str) -> str:
        """Return a short part as text, "" if there is none."""
        return self._read(part)[:200].decode("utf-8", "replace") if part in self.parts else ""

    def xml(self, part: str) -> etree._Element | None:
        """Return the root of a part, None if there is none. Raises ImportProblem if it is too large or no XML."""
        if part not in self.parts:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(self._read(part), parser)
        except etree.XMLSyntaxError as error:
            raise problem.damaged_office(self.name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise problem.damaged_office(self.name)  # No word processor writes one; entities could be declared in it.
        return root

    def _read(self, part: str) -> bytes:
        info = self.parts[part]
        if info.flag_bits & 1:
            raise problem.locked_office(self.name)
        if info.file_size > _MOST_PART or info.file_size > _MOST_RATIO * max(info.compress_size, 10_000):
            raise problem.too_large(self.name, "Filens text är större än vad som läses.")
        try:
            with self._zip.open(info) as stream:
                # What the directory says of its size may be untrue.
                raw = stream.read(info.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise problem.damaged_office(self.name) from error
        if len(raw) > info.file_size:
            raise problem.damaged_office(self.name)
        return raw


def words(element: etree._Element) -> str:
    """Return all text in an element."""
    return "".join(str(text) for text in element.itertext())
