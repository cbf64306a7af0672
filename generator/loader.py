"""Loader: the folder content/ as typed records, and a finding for everything in it that is not one.

Of minutes only the outline is at hand; the record itself is fetched when somebody asks for its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from generator import yamlio
from generator.findings import Finding
from generator.model import Bodies, Minutes, Municipality, Parties, People, Source
from generator.model.base import Record
from generator.outline import Outline, outline_of
from generator.validation import findings_of, validate

R = TypeVar("R", bound=Record)

_MINUTES_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(-[2-9])?")


@dataclass(frozen=True)
class FileReport:
    """What one file of minutes holds, and what is wrong with it by itself. `sequence`: 2 for a day's second meeting."""

    minutes: Minutes | None
    findings: tuple[Finding, ...]
    sha256: str = ""
    sequence: int = 1


@dataclass(frozen=True)
class Reading:
    """What is kept of a file of minutes once it has been read; no outline if it is too wrong for one."""

    outline: Outline | None
    findings: tuple[Finding, ...]


ReadFile = Callable[[Path, str], FileReport]


class Records:
    """Reads files of minutes, each once, and keeps the records in memory."""

    def __init__(self, read_file: ReadFile) -> None:
        self._read_file = read_file
        self._minutes: dict[str, Minutes] = {}

    def read(self, files: Sequence[tuple[Path, str]]) -> list[Reading]:
        """Read files, given with the names that findings call them by, and return a reading of each."""
        return [self._one(path, name) for path, name in files]

    def _one(self, path: Path, name: str) -> Reading:
        report = self._read_file(path, name)
        if report.minutes is None:
            return Reading(None, report.findings)
        self._minutes[name] = report.minutes
        return Reading(outline_of(report.minutes, report.sequence, report.sha256), report.findings)

    def minutes(self, name: str) -> Minutes:
        """Return the record in a file that was read."""
        return self._minutes[name]


@dataclass(frozen=True)
class MinutesFile:
    """The minutes of one meeting: what they are in outline, and the way to the record and the file."""

    name: str
    path: Path
    outline: Outline
    records: Records

    @property
    def minutes(self) -> Minutes:
        return self.records.minutes(self.name)

    @property
    def document(self) -> yamlio.Document:
        """The file read anew, for the places of values in it."""
        document, _ = yamlio.read(self.path, self.name)
        if document is None:
            raise ValueError(f"{self.name} has changed while it was read")
        return document


@dataclass(frozen=True)
class Content:
    """All records of a content folder. A register that is missing or wrong is empty here and has its finding."""

    root: Path
    municipality: Municipality
    bodies: Bodies
    parties: Parties
    people: People
    minutes: tuple[MinutesFile, ...]
    registers: dict[str, yamlio.Document]
    files_read: int

    def document(self, file: str) -> yamlio.Document:
        """Return a file that was read, by the name that findings call it by."""
        return self.registers.get(file) or self._files[file].document

    @cached_property
    def _files(self) -> dict[str, MinutesFile]:
        return {each.name: each for each in self.minutes}

    def place(self, file: str, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """Return line and column of the value at `path` in a file that was read."""
        return self.document(file).locate(path, key=key)


class _Reader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.documents: dict[str, yamlio.Document] = {}

    def name(self, path: Path) -> str:
        return f"{self.root.name}/{path.relative_to(self.root).as_posix()}"

    def register(self, file: str, model: type[R], empty: R) -> R:
        path = self.root / "register" / file
        name = self.name(path)
        if not path.exists():
            hint = f"Lägg tillbaka filen i {self.root.name}/register/."
            self.findings.append(Finding(name, 0, 0, "saknat-register", f"Registret {file} saknas.", hint))
            return empty
        document, problems = yamlio.read(path, name)
        self.findings += problems
        if document is None:
            return empty
        self.documents[name] = document
        record, error = validate(model, document.data)
        if error is not None:
            self.findings += findings_of(error, model, document)
        return empty if record is None else record

    def stray(self, path: Path, message: str, hint: str) -> None:
        self.findings.append(Finding(self.name(path), 0, 0, "fil-pa-fel-plats", message, hint))

    def minutes(self) -> Iterator[Path]:
        """Yield the files that should hold minutes, and report everything else among them."""
        folder = self.root / "protokoll"
        if not folder.is_dir():
            return
        for path in sorted(folder.rglob("*")):
            if path.name.startswith(".") or (path.is_dir() and path.suffix.lower() not in {".yml", ".yaml"}):
                continue
            if path.is_symlink():
                continue  # A check refuses every link.
            depth = len(path.relative_to(folder).parts)
            if path.suffix.lower() == ".yaml":
                self.stray(path, "Filändelsen är .yaml.", f"Byt namn på filen till {path.stem}.yml.")
            elif path.suffix.lower() == ".yml" and depth != 2:
                self.stray(
                    path,
                    "Protokollet ligger inte i mappen för sitt organ.",
                    "Flytta filen till protokoll/<organ>/, till exempel protokoll/kstu/2024-04-17.yml.",
                )
            elif path.suffix == ".yml":
                yield path
            elif path.suffix.lower() != ".pdf":
                self.stray(
                    path,
                    "Bland protokollen får det bara ligga filer som slutar på .yml och .pdf.",
                    "Flytta filen, eller byt filändelse om det är ett protokoll.",
                )


def read_minutes(path: Path, name: str) -> FileReport:
    """Read one file of minutes and return its record with all that is wrong with it by itself."""
    document, problems = yamlio.read(path, name)
    if document is None:
        return FileReport(None, tuple(problems))
    record, error = validate(Minutes, document.data)
    if record is None or error is not None:
        return FileReport(None, tuple(findings_of(error, Minutes, document)) if error else ())
    match = _MINUTES_NAME.fullmatch(path.stem)
    sequence = int(match[2][1:]) if match and match[2] else 1
    return FileReport(record, tuple(_misplaced(path, record, document)), document.sha256, sequence)


def _misplaced(path: Path, record: Minutes, document: yamlio.Document) -> Iterator[Finding]:
    """Yield what in a file's name and folder disagrees with the record, and each pdf that it names in vain."""
    match = _MINUTES_NAME.fullmatch(path.stem)
    if not match or match[1] != record.date.isoformat():
        yield Finding(
            document.file,
            *document.locate(["datum"]),
            "filnamn-datum",
            f"Filen heter {path.name} men protokollet har datum {record.date}.",
            f"Rätta datumet, eller döp om filen till {record.date}.yml"
            f" (ett andra möte samma dag: {record.date}-2.yml).",
        )
    if path.parent.name != record.body:
        yield Finding(
            document.file,
            *document.locate(["organ"]),
            "mapp-organ",
            f"Filen ligger i mappen {path.parent.name} men protokollet hör till organet {record.body}.",
            f"Rätta raden organ, eller flytta filen till protokoll/{record.body}/.",
        )
    sources: list[tuple[tuple[str | int, ...], Source | None]] = [((), record.source)]
    sources += [(("paragrafer", index), item.source) for index, item in enumerate(record.items)]
    for where, source in sources:
        if source and source.pdf and not (path.parent / source.pdf).is_file():
            yield Finding(
                document.file,
                *document.locate([*where, "källa", "pdf"]),
                "kalla-saknas",
                f"Filen {source.pdf} finns inte bredvid protokollet.",
                "Lägg pdf-filen i samma mapp, eller ta bort raden.",
            )


def load(root: Path, records: Records) -> tuple[Content, list[Finding]]:
    """Read every record under `root` (the content folder) in a fixed order, the minutes through `records`.

    Returns what could be read and all findings; never raises for what stands in a file.
    """
    reader = _Reader(root)
    municipality = reader.register("kommun.yml", Municipality, Municipality(namn="Okänd kommun"))
    bodies = reader.register("organ.yml", Bodies, Bodies(organ=()))
    parties = reader.register("partier.yml", Parties, Parties(partier=()))
    people = People(personer=())
    if (root / "register" / "personer.yml").exists():
        people = reader.register("personer.yml", People, people)
    registers = len(reader.documents)
    paths = [(path, reader.name(path)) for path in reader.minutes()]
    minutes = []
    for (path, name), reading in zip(paths, records.read(paths), strict=True):
        reader.findings += reading.findings
        if reading.outline:
            minutes.append(MinutesFile(name, path, reading.outline, records))
    read = registers + len(paths)
    content = Content(root, municipality, bodies, parties, people, tuple(minutes), reader.documents, read)
    return content, reader.findings
