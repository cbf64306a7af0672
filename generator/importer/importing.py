"""Importing: one file of minutes → a draft and a list to check, written beside each other or where they belong."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from generator import yamlio
from generator.content.loader import load
from generator.findings import Finding, Severity
from generator.importer.draft import corrections
from generator.importer.draft.draft import draft
from generator.importer.draft.outcome import ImportOutcome, without_draft
from generator.importer.draft.review import review
from generator.importer.extract import LIMITS, ImportProblem, Limits, read_source
from generator.importer.extract.problem import too_slow
from generator.importer.fields.bodies import is_of_unions, other_minutes
from generator.importer.fields.names import is_union
from generator.importer.lines import SourceLines
from generator.importer.masking import masked, masks_in, plain
from generator.importer.reading import Reading, read_minutes
from generator.importer.register import Register
from generator.importer.vocabulary import Vocabulary, vocabulary
from generator.model.base import PLACEHOLDER
from generator.privacy.redact import redacted
from generator.system.progress import Progress
from generator.system.time_limit import OutOfTimeError, in_time

REVIEW_ENDING = ".granska.md"
_LISTS = ("beslutande", "ersättare", "övriga")
_DRAFT = "utkast"
_EMPLOYER = "AG"  # stands after a name as a party does


@dataclass(frozen=True, slots=True)
class Drafted:
    """A file as a draft: its text, the list to check, and what to tell of it; None for a body or day not found."""

    text: str
    review: str
    body: str | None
    day: str | None
    items: int
    members: int
    doubts: int
    missing: int
    others: str  # what says that these are minutes of the unions' meetings, "" if they are a body's


def import_file(
    path: Path,
    content: Path,
    out: Path | None = None,
    *,
    limits: Limits = LIMITS,
    again: bool = False,
    progress: Progress | None = None,
) -> ImportOutcome:
    """Import one file of minutes.

    Args:
        path: a PDF, a Word or OpenDocument file, a text file or an HTML page.
        content: the folder with the registers, and the draft goes to its body's folder if `out` is not given.
        out: a folder for both files, named as the source. It must exist.
        limits: how much the file may ask for.
        again: whether a draft that is there may be written over; only one that still has `status: utkast` is.
        progress: is told of the pages that are read from a picture.
    Returns:
        What came of it. What is wrong with the file is a finding in it; nothing is written then.
    Raises:
        OSError: if the draft cannot be written.
    """
    register, words = register_of(content)
    try:
        with _uncollected():
            source, applied = corrected(read_source(path, limits, progress), path)
            with in_time(limits.seconds):
                made = drafted(source, register, words)
    except ImportProblem as problem:
        return without_draft(path.name, problem.finding)
    except OutOfTimeError:
        return without_draft(path.name, too_slow(path.name, limits.seconds).finding)
    if made.others:
        return without_draft(path.name, *source.findings, _of_others(path.name, made.others))
    if not made.items:
        return without_draft(path.name, *source.findings, _no_items(path.name))
    target = _target(path, content, out, made)
    listed = _beside(path, content, out)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not _write_draft(target, made.text, again=again):
        return without_draft(path.name, *source.findings, _exists(path.name, target, again=again))
    _write(listed, made.review + corrections.as_markdown(applied))
    counts = made.items, made.members, made.doubts, made.missing
    return _lost_words(ImportOutcome(path.name, target, listed, *counts, source.findings, pages=source.pages))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage while a file is read: hardly anything goes round, and looking is a twentieth of the work."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def corrected(source: SourceLines, path: Path) -> tuple[SourceLines, list[corrections.Applied]]:
    """Return a source with the corrections beside its file applied, and which were; one in vain is a finding of it.

    Raises:
        ImportProblem: if the file of corrections is not as it must be: what a human put right must not be passed over.
    """
    listed = corrections.beside(path)
    found, wrong = corrections.read_corrections(listed, listed.name)
    if wrong:
        raise ImportProblem(wrong[0])
    now, findings, applied = corrections.apply(source, found, listed.name)
    return replace(now, findings=(*now.findings, *findings)), applied


def drafted(source: SourceLines, register: Register, words: Vocabulary) -> Drafted:
    """Return the draft of a source."""
    reading = read_minutes(masked(source), register, words)
    for number, why in masks_in(reading.source.lines):
        reading.notes.doubt((), why, number)
    return Drafted(
        plain(draft(reading.fields, reading.notes.doubts)),
        plain(
            review(
                reading.source,
                reading.notes.doubts,
                reading.notes.left,
                reading.missing,
                reading.numbers,
                reading.counts,
            )
        ),
        _known(reading, "organ"),
        _known(reading, "datum"),
        len(reading.segments.parts),
        sum(attendee.kind in _LISTS for attendee in reading.front.people),
        len(reading.notes.doubts),
        len(reading.missing),
        _others(reading, register),
    )


def _others(reading: Reading, register: Register) -> str:
    """Return the words that show minutes to be of the unions' meetings; none do where elected members were there."""
    entries = [attendee.entry for attendee in reading.front.people if attendee.kind in ("beslutande", "ersättare")]
    parties = [entry.party for entry in entries if entry is not None and entry.party is not None]
    elected = sum(not is_union(party) and party != _EMPLOYER for party in parties)
    body = _known(reading, "organ")
    sure = body and not any(doubt.path == ("organ",) for doubt in reading.notes.doubts)
    named = next((each.name for each in register.bodies if sure and each.id == body), "")
    front = [reading.source.lines[place] for place in reading.segments.front]
    # A group that the municipality has in its register is one of its bodies, whatever it is called.
    return "" if elected > 1 or is_of_unions(named) else other_minutes(front, body=bool(named))


def _known(reading: Reading, key: str) -> str | None:
    value = str(reading.fields[key])
    return None if value.startswith(PLACEHOLDER) else value


def register_of(content: Path) -> tuple[Register, Vocabulary]:
    """Return the registers of a content folder, and the words to read minutes by. A register that is wrong is empty."""
    return _register_of(content.resolve())


@lru_cache(maxsize=4)
def _register_of(content: Path) -> tuple[Register, Vocabulary]:
    loaded, _ = load(content, (), 0)
    municipality = loaded.municipality
    return Register(municipality, loaded.bodies.bodies, loaded.parties.parties), vocabulary(municipality)


def _target(path: Path, content: Path, out: Path | None, made: Drafted) -> Path:
    """Return where the draft goes: its place in the archive, or the folder asked for, or beside the source."""
    if out is not None:
        return out / f"{redacted(path.stem, 'maskad')}.yml"
    if made.body and made.day:
        return content / "protokoll" / made.body / f"{made.day}.yml"
    return path.with_name(f"{redacted(path.stem, 'maskad')}.yml")


def _beside(path: Path, content: Path, out: Path | None) -> Path:
    """Return where the list to check goes; never into the archive, where only records and originals may lie."""
    folder = (out if out is not None else path.parent).resolve()
    stem = redacted(path.stem, "maskad")
    if folder.is_relative_to(content.resolve()):
        # Two bodies meet on one day: beside the archive the lists are told apart by their folders.
        return content.resolve().parent / f"{folder.name}-{stem}{REVIEW_ENDING}"
    return (out if out is not None else path.parent) / f"{stem}{REVIEW_ENDING}"


def _write_draft(target: Path, text: str, *, again: bool) -> bool:
    """Write a draft, and tell whether that was allowed: nobody else's is there, nor appears there in the meantime."""
    if again and _is_draft(target):
        _write(target, text)
        return True
    part = _part(target)
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        target.hardlink_to(part)
    except FileExistsError:
        # The same work may be done twice, when its worker is lost before it can tell.
        return target.is_file() and target.read_bytes() == text.encode()
    finally:
        part.unlink(missing_ok=True)
    return True


def _is_draft(path: Path) -> bool:
    document, _ = yamlio.read(path, path.name)
    return document is not None and document.data.get("status") == _DRAFT


def _exists(name: str, target: Path, *, again: bool) -> Finding:
    hint = (
        "Det har inte längre status utkast, så det skrivs aldrig över. Skriv till en annan mapp med --out och jämför."
        if again
        else "Är det ett utkast som ska göras om: lägg till --again. Annars: skriv till en annan mapp med --out."
    )
    return Finding(name, 0, 0, "import-finns-redan", f"{target.name} finns redan och skrivs inte över.", hint)


def _of_others(name: str, kind: str) -> Finding:
    message = f"Filen ser ut som ett protokoll från fackliga möten (”{kind}”), inte från ett förtroendevalt organ."
    hint = "Sådana protokoll hör inte hit. Är det ändå ett av kommunens organ: lägg in det i register/organ.yml."
    return Finding(name, 0, 0, "import-annat-protokoll", message, hint)


def _no_items(name: str) -> Finding:
    message = "Inga paragrafer hittades i filen, så det blev inget utkast."
    hint = (
        "Kontrollera att det är ett protokoll, och hela protokollet. Är det inskannat: skanna om det i högre "
        "upplösning. Annars: skriv in det för hand."
    )
    return Finding(name, 0, 0, "import-inga-paragrafer", message, hint)


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.del")


def _write(path: Path, text: str) -> None:
    """Write a file in one step, so that it is never half written."""
    part = _part(path)
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _lost_words(outcome: ImportOutcome) -> ImportOutcome:
    """Return the outcome with a finding if words of the source are unaccounted for."""
    if not outcome.missing:
        return outcome
    finding = Finding(
        outcome.source,
        0,
        0,
        "import-ord-saknas",
        f"{outcome.missing} ord i originalet står varken i utkastet eller bland det som är utelämnat.",
        f"De står i {outcome.review.name if outcome.review else 'listan att granska'}. Skriv in dem som hör dit.",
        Severity.WARNING,
    )
    return replace(outcome, findings=(*outcome.findings, finding))
