"""Loader: the folder content/ as typed records, and a finding for everything in it that is not one.

Minutes are read one file at a time, by a function of that file alone, and are here in outline; the record itself is
fetched when somebody asks for its words. `load` puts everything together.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from generator import yamlio
from generator.content.outline import NO_DAMAGE, Outline
from generator.content.places import Gazetteer
from generator.content.validation import findings_of, validate
from generator.findings import Code, Finding, Severity
from generator.language.text import nfc
from generator.model import (
    Bodies,
    Mandates,
    Minutes,
    Municipality,
    Parties,
    People,
    Places,
    Removals,
    Synonyms,
    Topics,
    Waivers,
)
from generator.model.base import Record
from generator.model.registers import REGISTERS, RegisterFile
from generator.yamlio import Parsed

R = TypeVar("R", bound=Record)

_MINUTES_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(-[2-9])?")


class Records(Protocol):
    """Where the records in files of minutes are fetched from."""

    def minutes(self, name: str) -> Minutes:
        """Return the record in a file, named as in findings, that was read without errors."""

    def named(self, name: str, places: Gazetteer) -> tuple[tuple[str, ...], ...]:
        """Return for each § of a file the ids of the places that it names."""


@dataclass(frozen=True)
class MinutesFile:
    """The minutes of one meeting: their file, what they are in outline, and where the whole record is.

    `own_pdf` is the name of the pdf beside them that is called as they are, if there is one.
    """

    document: yamlio.YamlFile
    outline: Outline
    records: Records
    own_pdf: str = ""

    @property
    def name(self) -> str:
        return self.document.file

    @property
    def is_damaged(self) -> bool:
        """Whether the file has errors, so that only a part of it may be here."""
        return self.outline.damage != NO_DAMAGE

    @property
    def minutes(self) -> Minutes:
        return self.records.minutes(self.name)


@dataclass(frozen=True)
class Content:
    """All records of a content folder. A register that is missing or wrong is empty here and has its finding.

    `documents` are the files of all these by name, `registers` those of the registers with the values in them.
    """

    root: Path
    municipality: Municipality
    bodies: Bodies
    parties: Parties
    people: People
    waivers: Waivers
    removals: Removals
    synonyms: Synonyms
    places: Places
    topics: Topics
    mandates: Mandates
    minutes: tuple[MinutesFile, ...]
    documents: dict[str, yamlio.YamlFile]
    registers: tuple[Parsed, ...]
    files_read: int

    def place(self, file: str, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """Return line and column of the value at `path` in a file that was read."""
        return self.documents[file].locate(path, key=key)

    def finding(
        self,
        file: str,
        path: Sequence[str | int],
        code: Code,
        message: str,
        hint: str,
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """Return a finding about the value at `path` in a file that was read."""
        return self.documents[file].finding(path, code, message, hint, severity)


def shown_name(root: Path, path: Path) -> str:
    """Return a path below `root` as the editor sees it: from the content folder on, with forward slashes."""
    return f"{root.name}/{path.relative_to(root).as_posix()}"


# Corrections of the reading of an original stand beside it, with its name and this ending.
CORRECTIONS_ENDING = ".rattelser.yml"


def find_minutes(root: Path) -> tuple[list[Path], list[Finding]]:
    """Return the files of minutes under `root` (the content folder), sorted, and findings for what else lies there."""
    paths: list[Path] = []
    findings: list[Finding] = []
    folder = root / "protokoll"
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        suffix = path.suffix.lower()
        if path.name.startswith(".") or (suffix not in {".yml", ".yaml"} and path.is_dir()):
            continue
        if path.is_symlink():
            continue  # A check refuses every link.
        if path.name.endswith(CORRECTIONS_ENDING):
            continue  # What a human put right in an original, for `protokoll import`.
        if suffix == ".yaml":
            message, hint = "Filändelsen är .yaml.", f"Byt namn på filen till {path.stem}.yml."
        elif suffix == ".yml" and len(path.relative_to(folder).parts) != 2:
            message = "Protokollet ligger inte i mappen för sitt organ."
            hint = "Flytta filen till protokoll/<organ>/, till exempel protokoll/ksau/2024-04-17.yml."
        elif path.suffix == ".yml":
            paths.append(path)
            continue
        elif suffix == ".pdf":
            continue
        else:
            message = "Bland protokollen får det bara ligga filer som slutar på .yml och .pdf."
            hint = "Flytta filen, eller byt filändelse om det är ett protokoll."
        findings.append(Finding(shown_name(root, path), 0, 0, "fil-pa-fel-plats", message, hint))
    return paths, findings


def parse_record(raw: bytes, path: Path, name: str, model: type[R]) -> tuple[Parsed | None, R | None, list[Finding]]:
    """Return the document in the bytes of one file and the record in that, as far as they are right, and findings.

    `path` is where the bytes come from, `name` is its path to show in findings.
    """
    document, findings = yamlio.parse(raw, name, path)
    if document is None:
        return None, None, findings
    record, error = validate(model, document.data)
    return document, record, list(findings_of(error, model, document)) if error else []


def parse_partly(raw: bytes, path: Path, name: str) -> tuple[Parsed | None, Minutes | None, list[Finding]]:
    """Return the file, minutes and findings as `parse_record` does, without broken §§ and lines of attendance.

    So one mistake hides no other. The document's `dropped` says what was left out.
    """
    document, findings = yamlio.parse_partly(raw, name, path)
    if document is None:
        return None, None, findings
    told = {finding.line for finding in findings}
    for number in range(_ROUNDS):
        minutes, error = validate(Minutes, document.data)
        if error is None:
            return document, minutes, findings
        # Where the text itself is broken, what stands there is not what was meant; and what was left out is missing.
        findings += (
            finding
            for finding in findings_of(error, Minutes, document)
            if finding.line not in told and not ((told or number) and finding.code in _EMPTY)
        )
        paths = [tuple(detail["loc"]) for detail in error.errors(include_url=False, include_context=False)]
        entries = {(str(path[0]), path[1]) for path in paths if len(path) > 1 and isinstance(path[1], int)}
        keys = {str(path[0]) for path in paths if path and not (len(path) > 1 and isinstance(path[1], int))}
        others = {key for key, _ in entries if key not in _LISTS}
        smaller = document.without({entry for entry in entries if entry[0] in _LISTS}, (keys | others) - _NEEDED)
        if smaller.data == document.data:
            return document, None, findings
        document = smaller
    return document, None, findings


# How often what is wrong is left out and the rest looked at: a record says all that is wrong in it in one or two.
_ROUNDS = 5
_EMPTY = {"tom-lista", "tomt-varde", "saknat-falt"}
_NEEDED = {"organ", "datum", "paragrafer"}
_LISTS = {"beslutande", "ersättare", "paragrafer"}


def own_pdf(path: Path) -> str:
    """Return the name of the pdf beside a file of minutes that is called as it is, or nothing."""
    return next((each.name for ending in (".pdf", ".PDF") if (each := path.with_suffix(ending)).is_file()), "")


def sequence(path: Path) -> int:
    """Return 2 for the second meeting of the day by the name of a file of minutes, 1 for the first and only one."""
    match = _MINUTES_NAME.fullmatch(path.stem)
    return int(match[2][1:]) if match and match[2] else 1


def misplaced(minutes: Minutes, document: yamlio.YamlFile, path: Path) -> Iterator[Finding]:
    """Yield an error if the name or the folder of a file does not agree with the minutes in it."""
    match = _MINUTES_NAME.fullmatch(path.stem)
    if not match or match[1] != minutes.date.isoformat():
        yield document.finding(
            ["datum"],
            "filnamn-datum",
            f"Filen heter {path.name} men protokollet har datum {minutes.date}.",
            f"Rätta datumet, eller döp om filen till {minutes.date}.yml"
            f" (ett andra möte samma dag: {minutes.date}-2.yml).",
        )
    # What is no id at all (`organ: null` is none either) is a name that the register does not know: linking says so.
    if minutes.body not in {path.parent.name, "null"} and re.fullmatch("[a-z0-9-]+", minutes.body):
        yield document.finding(
            ["organ"],
            "mapp-organ",
            f"Filen ligger i mappen {path.parent.name} men protokollet hör till organet {minutes.body}.",
            f"Rätta raden organ, eller flytta filen till protokoll/{minutes.body}/.",
        )


def missing_sources(file: MinutesFile, folder: Path) -> Iterator[Finding]:
    """Yield an error for each pdf that minutes name and that does not lie beside them in their folder."""
    for where, pdf in file.outline.originals:
        if not is_file(folder / pdf):
            yield file.document.finding(
                where,
                "kalla-saknas",
                f"Filen {pdf} finns inte bredvid protokollet.",
                "Lägg pdf-filen i samma mapp, eller ta bort raden.",
            )


def is_file(path: Path) -> bool:
    """Tell whether there is a file of a name that somebody has written: one longer than a system takes is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _file_called(folder: Path, name: str) -> Path | None:
    """Return the file of a name in a folder, however the system parts å, ä and ö and whatever it takes names to be."""
    plain = folder / name
    if name.isascii():
        return plain if plain.exists() else None
    found = sorted(folder.iterdir()) if folder.is_dir() else ()
    return next((path for path in found if nfc(os.fsencode(path.name).decode("utf-8", "replace")) == name), None)


class _Registers:
    """Reads the registers one by one and gathers what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.documents: list[Parsed] = []
        self.files = 0

    def read(self, register: RegisterFile) -> Record:
        name = register.file
        shown = f"{self.root.name}/register/{name}"
        path = _file_called(self.root / "register", name)
        if path is None:
            if register.is_needed:
                message, hint = f"Registret {name} saknas.", f"Lägg tillbaka filen i {self.root.name}/register/."
                self.findings.append(Finding(shown, 0, 0, "saknat-register", message, hint))
            return register.empty
        self.files += 1
        raw, findings = yamlio.read_bytes(path, shown)
        if raw is None:
            self.findings += findings
            return register.empty
        document, record, findings = parse_record(raw, path, shown, type(register.empty))
        self.findings += findings
        self.documents += [document] if document else []
        return record or register.empty


def load(root: Path, minutes: Iterable[MinutesFile], files: int) -> tuple[Content, list[Finding]]:
    """Read the registers under `root` (the content folder) and put them together with its minutes.

    `minutes` are those that could be read, in order; `files` is how many files were tried. Returns everything that
    could be read, and the findings of the registers; never raises for what stands in a file.
    """
    registers = _Registers(root)
    records: dict[str, Any] = {field: registers.read(file) for field, file in REGISTERS.items()}
    minutes = tuple(minutes)
    documents: dict[str, yamlio.YamlFile] = {document.file: document for document in registers.documents}
    documents |= {file.document.file: file.document for file in minutes}
    content = Content(
        root=root,
        **records,
        minutes=minutes,
        documents=documents,
        registers=tuple(registers.documents),
        files_read=registers.files + files,
    )
    return content, registers.findings
