"""Loader: the folder content/ as typed records, and a finding for everything in it that is not one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator import yamlio
from generator.findings import Finding
from generator.model import Bodies, Minutes, Municipality, Parties, People, Source
from generator.model.base import Record
from generator.validation import findings_of, validate

R = TypeVar("R", bound=Record)

_MINUTES_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(-[2-9])?")


@dataclass(frozen=True)
class MinutesFile:
    """The minutes of one meeting and their file. `sequence` is 2 for a body's second meeting of the day."""

    minutes: Minutes
    document: yamlio.Document
    sequence: int = 1


@dataclass(frozen=True)
class Content:
    """All records of a content folder. A register that is missing or wrong is empty here and has its finding."""

    root: Path
    municipality: Municipality
    bodies: Bodies
    parties: Parties
    people: People
    minutes: tuple[MinutesFile, ...]
    documents: dict[str, yamlio.Document]
    files_read: int

    def place(self, file: str, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """Return line and column of the value at `path` in a file that was read."""
        return self.documents[file].locate(path, key=key)


class _Reader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.documents: dict[str, yamlio.Document] = {}
        self.files = 0

    def read(self, path: Path, model: type[R]) -> tuple[R | None, yamlio.Document | None]:
        name = f"{self.root.name}/{path.relative_to(self.root).as_posix()}"
        self.files += 1
        document, problems = yamlio.read(path, name)
        self.findings += problems
        if document is None:
            return None, None
        self.documents[name] = document
        record, error = validate(model, document.data)
        if error is not None:
            self.findings += findings_of(error, model, document)
        return record, document

    def register(self, name: str, model: type[R], empty: R) -> R:
        path = self.root / "register" / name
        if not path.exists():
            self.findings.append(
                Finding(
                    f"{self.root.name}/register/{name}",
                    0,
                    0,
                    "saknat-register",
                    f"Registret {name} saknas.",
                    f"Lägg tillbaka filen i {self.root.name}/register/.",
                )
            )
            return empty
        record, _ = self.read(path, model)
        return empty if record is None else record

    def stray(self, path: Path, message: str, hint: str) -> None:
        name = f"{self.root.name}/{path.relative_to(self.root).as_posix()}"
        self.findings.append(Finding(name, 0, 0, "fil-pa-fel-plats", message, hint))

    def minutes(self) -> Iterator[MinutesFile]:
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
                yield from self._one_minutes(path)
            elif path.suffix.lower() != ".pdf":
                self.stray(
                    path,
                    "Bland protokollen får det bara ligga filer som slutar på .yml och .pdf.",
                    "Flytta filen, eller byt filändelse om det är ett protokoll.",
                )

    def _one_minutes(self, path: Path) -> Iterator[MinutesFile]:
        record, document = self.read(path, Minutes)
        if record is None or document is None:
            return
        match = _MINUTES_NAME.fullmatch(path.stem)
        if not match or match[1] != record.date.isoformat():
            line, column = document.locate(["datum"])
            self.findings.append(
                Finding(
                    document.file,
                    line,
                    column,
                    "filnamn-datum",
                    f"Filen heter {path.name} men protokollet har datum {record.date}.",
                    f"Rätta datumet, eller döp om filen till {record.date}.yml"
                    f" (ett andra möte samma dag: {record.date}-2.yml).",
                )
            )
        if path.parent.name != record.body:
            line, column = document.locate(["organ"])
            self.findings.append(
                Finding(
                    document.file,
                    line,
                    column,
                    "mapp-organ",
                    f"Filen ligger i mappen {path.parent.name} men protokollet hör till organet {record.body}.",
                    f"Rätta raden organ, eller flytta filen till protokoll/{record.body}/.",
                )
            )
        sources: list[tuple[tuple[str | int, ...], Source | None]] = [((), record.source)]
        sources += [(("paragrafer", index), item.source) for index, item in enumerate(record.items)]
        for where, source in sources:
            if source and source.pdf and not (path.parent / source.pdf).is_file():
                line, column = document.locate([*where, "källa", "pdf"])
                self.findings.append(
                    Finding(
                        document.file,
                        line,
                        column,
                        "kalla-saknas",
                        f"Filen {source.pdf} finns inte bredvid protokollet.",
                        "Lägg pdf-filen i samma mapp, eller ta bort raden.",
                    )
                )
        sequence = int(match[2][1:]) if match and match[2] else 1
        yield MinutesFile(record, document, sequence)


def load(root: Path) -> tuple[Content, list[Finding]]:
    """Read every record under `root` (the content folder) in a fixed order.

    Returns what could be read and all findings; never raises for what stands in a file.
    """
    reader = _Reader(root)
    municipality = reader.register("kommun.yml", Municipality, Municipality(namn="Okänd kommun"))
    bodies = reader.register("organ.yml", Bodies, Bodies(organ=()))
    parties = reader.register("partier.yml", Parties, Parties(partier=()))
    people = People(personer=())
    if (root / "register" / "personer.yml").exists():
        people = reader.register("personer.yml", People, people)
    minutes = tuple(reader.minutes())
    content = Content(root, municipality, bodies, parties, people, minutes, reader.documents, reader.files)
    return content, reader.findings
