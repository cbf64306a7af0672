"""Records kept between builds: a file of minutes is read again only when it, or what reads it, has changed."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from generator.checks import KeptReading, examine_minutes
from generator.checks.published import examine_file
from generator.content import outline
from generator.content.places import Gazetteer
from generator.findings import Finding
from generator.model import Minutes
from generator.privacy.pdf import tesseract
from generator.system.jobs import in_parallel
from generator.system.progress import Progress
from generator.system.store import Store, packed, unpacked
from generator.yamlio.document import Known

# How many records are held at a time; pages are made in an order in which few are needed at once.
_HELD = 400
_OUTLINE, _RECORD, _EXAMINED, _PLACES, _NAMED = "outline", "record", "examined", "places", "named"


class StoredRecords:
    """Reads files on all cores, keeps outline, findings and record in the store, and fetches records from there."""

    def __init__(self, store: Store, program: str, progress: Progress, digests: Mapping[str, str]) -> None:
        """`digests` are the SHA-256 of the files that are to be read, by path below the content folder."""
        self._digests = digests
        self._store = store
        self._program = program.encode()
        self._progress = progress
        self._paths: dict[str, Path] = {}
        self._keys: dict[str, bytes] = {}
        self._places: dict[bytes, Known] = {}
        self._kept: dict[bytes, int] = {}
        self._named: dict[bytes, bytes] | None = None
        self._asked: set[bytes] = set()
        self._fetch = lru_cache(_HELD)(self._fetched)

    def read(self, files: Sequence[tuple[Path, str]]) -> list[KeptReading]:
        """Return a reading of each file: kept from before where the file is the same, else made now."""
        self._fetch.cache_clear()
        self._named, self._asked = None, set()
        kept = self._store.all(_OUTLINE)
        self._paths = {name: path for path, name in files}
        self._keys = {name: self._key(name) for _, name in files}
        self._places = {key: unpacked(raw) for key, raw in self._store.all(_PLACES).items()}
        self._kept = {key: len(places) for key, places in self._places.items()}
        unread = [(path, name) for path, name in files if self._keys[name] not in kept]
        if unread:
            self._progress.begin("Läser protokoll", len(unread))
            for number, made in in_parallel(self._read_some, unread):
                kept |= made
                self._progress.advance(number)
            self._progress.end()
        return [_reading(kept[self._keys[name]]) for _, name in files]

    def examined(self, files: Sequence[tuple[Path, str]]) -> list[Finding]:
        """Return the findings on the contents of files of any kind: known from before where a file is the same."""
        kept = self._store.all(_EXAMINED)
        keys = {name: self._content_key(path, name) for path, name in files}
        unread = [(path, name, keys[name]) for path, name in files if keys[name] not in kept]
        if unread:
            self._progress.begin("Granskar filer", len(unread))
            for number, made in in_parallel(_examined, unread, chunk=4):
                kept |= made
                self._progress.advance(number)
            self._progress.end()
        self._store.put([(_EXAMINED, key, kept[key]) for _, _, key in unread])
        self._store.keep_only(_EXAMINED, keys.values())
        return [Finding.of_data(values) for name in keys for values in unpacked(kept[keys[name]])]

    def _content_key(self, path: Path, name: str) -> bytes:
        """Return the key of an examination, of the program, the file with its name, and what reads pictures."""
        try:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            content = ""
        key = f"\0{name}\0{content}\0{bool(tesseract())}".encode(errors="surrogateescape")
        return hashlib.blake2b(self._program + key, digest_size=16).digest()

    def forget_others(self) -> None:
        """Drop from the store what belongs to files that are gone or have changed, and keep the places asked for."""
        found = ((key, places) for key, places in self._places.items() if len(places) > self._kept.get(key, 0))
        self._store.put([(_PLACES, key, packed(places)) for key, places in found])
        self._store.keep_only(_NAMED, self._asked)
        for kind in (_OUTLINE, _RECORD, _PLACES):
            self._store.keep_only(kind, self._keys.values())

    def places(self, name: str) -> Known:
        """Return the places in a file that were asked for before; those that are new in it are kept."""
        return self._places.setdefault(self._keys[name], {})

    def minutes(self, name: str) -> Minutes:
        """Return the record in a file that was read."""
        return self._fetch(name)

    def named(self, name: str, places: Gazetteer) -> tuple[tuple[str, ...], ...]:
        """Return for each § of a file which places it names: known from before where file and register are the same."""
        key = hashlib.blake2b(self._keys[name] + places.digest, digest_size=16).digest()
        if self._named is None:
            self._named = self._store.all(_NAMED)
        if key not in self._named:
            self._named[key] = packed(places.find(self.minutes(name)))
            self._store.put([(_NAMED, key, self._named[key])])
        self._asked.add(key)
        found: tuple[tuple[str, ...], ...] = unpacked(self._named[key])
        return found

    def _read_some(self, files: Sequence[tuple[Path, str]]) -> dict[bytes, bytes]:
        made: dict[bytes, bytes] = {}
        values: list[tuple[str, bytes, bytes]] = []
        for path, name in files:
            report = examine_minutes(path, name)
            key = self._keys[name]
            found = report.outline()
            short = outline.dump(found) if found else None
            made[key] = packed((short, [finding.as_data() for finding in report.findings]))
            # A file that cannot be read, or has changed since it was looked at, is not what its key says.
            if report.sha256 and report.sha256 == self._digest(name):
                values.append((_OUTLINE, key, made[key]))
                if report.minutes is not None:
                    values.append((_RECORD, key, pickle.dumps(report.minutes, 5)))
        self._store.put(values)
        return made

    def _key(self, name: str) -> bytes:
        """Return the key of a reading, which depends on the program, and the file with its name."""
        key = f"\0{name}\0{self._digest(name)}".encode(errors="surrogateescape")
        return hashlib.blake2b(self._program + key, digest_size=16).digest()

    def _digest(self, name: str) -> str:
        return self._digests.get(name.partition("/")[2], "")

    def _fetched(self, name: str) -> Minutes:
        raw = self._store.get(_RECORD, self._keys[name])
        if raw is not None:
            kept: Minutes = pickle.loads(raw)  # noqa: S301 - our own, and checked
            return kept
        minutes = examine_minutes(self._paths[name], name).minutes
        if minutes is None:
            raise ValueError(f"{name} has changed while it was read")
        return minutes


def _examined(files: Sequence[tuple[Path, str, bytes]]) -> dict[bytes, bytes]:
    return {key: packed([finding.as_data() for finding in examine_file(path, name)]) for path, name, key in files}


def _reading(raw: bytes) -> KeptReading:
    short, findings = unpacked(raw)
    found = tuple(Finding.of_data(values) for values in findings)
    return KeptReading(None if short is None else outline.load(short), found)
