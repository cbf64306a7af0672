"""Extract: a file, whatever it is → lines in reading order, with their place on the paper."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from generator.importer.extract import problem
from generator.importer.extract.package import ZIP, Package
from generator.importer.extract.problem import LIMITS, ImportProblem, Limits
from generator.importer.lines import Line, SourceLines
from generator.system.progress import Progress, Silent
from generator.system.time_limit import OutOfTimeError, in_time

__all__ = ["LIMITS", "ImportProblem", "Limits", "read_source"]

# Dots alone stand for something that was left out.
_RULE = re.compile(r"[-=_*~–—\s|+]{3,}")
# Word's own format until 2007, which is also how a .docx with a password is stored; and RTF.
_COMPOUND = b"\xd0\xcf\x11\xe0"
_OLDER = {_COMPOUND: "ett äldre Word-dokument (.doc)", b"{\\rtf": "en RTF-fil (.rtf)"}
_PDF = b"%PDF-"
# The mark of a PDF may come after some bytes of something else (ISO 32000-1, annex H.3.4.1).
_MARK_WITHIN = 1024


_NOT_TEXT = {".docx", ".odt", ".pdf", ".doc", ".rtf"}


def read_source(path: Path, limits: Limits = LIMITS, progress: Progress | None = None) -> SourceLines:
    """Read a PDF, a Word or OpenDocument file, a text file or an HTML page; `progress` is told of scanned pages.

    Returns its lines. Raises ImportProblem, which holds one finding, for what cannot be read.
    """
    start = _start(path, limits)
    return _without_rules(_read(path, start, limits, progress or Silent()))


def _without_rules(source: SourceLines) -> SourceLines:
    """Return a source without lines that are drawn with signs ("______"): they say nothing but that something ends."""
    kept: list[Line] = []
    gone: list[Line] = []
    before: Line | None = None
    for line in source.lines:
        if line.cells is None and _RULE.fullmatch(line.text):
            gone.append(line)
        else:
            kept.append(replace(line, gap=True) if gone and gone[-1] is before else line)
        before = line
    return replace(source, lines=tuple(kept), furniture=(*source.furniture, *gone)) if gone else source


def _read(path: Path, start: bytes, limits: Limits, progress: Progress) -> SourceLines:
    if _PDF in start:
        from generator.importer.extract.pdf import read_pdf

        return read_pdf(path, limits, progress)
    if start.startswith(ZIP):
        return _read_package(path, limits)
    for mark, what in _OLDER.items():
        if start.startswith(mark):
            raise problem.locked_office(path.name) if mark == _COMPOUND else problem.older_format(path.name, what)
    from generator.importer.extract.html import is_html, read_html
    from generator.importer.extract.text import read_text

    # A page saved as .doc or .docx is read as the page that it is; a plain text called so is some other mistake.
    if path.suffix.lower() in _NOT_TEXT and start.strip() and not is_html(start):
        raise problem.unlike_its_name(path.name, path.suffix.lower())
    # A PDF has a process of its own with a time of its own; these are read here.
    try:
        with in_time(limits.seconds):
            return read_html(path, limits) if is_html(start) else read_text(path, limits)
    except OutOfTimeError as error:
        raise problem.too_slow(path.name, limits.seconds) from error


def _read_package(path: Path, limits: Limits) -> SourceLines:
    """Read a file of a word processor, by what is in it."""
    from generator.importer.extract.docx import MAIN, read_docx
    from generator.importer.extract.odt import MIME, read_odt

    with Package(path, limits) as package:
        is_word, is_open = MAIN in package.parts, package.text("mimetype").startswith(MIME)
    if is_word:
        return read_docx(path, limits)
    if is_open:
        return read_odt(path, limits)
    raise problem.unknown_format(path.name)


def _start(path: Path, limits: Limits) -> bytes:
    """Return the first bytes of a file, or raise what keeps it from being read."""
    try:
        if path.is_dir():
            raise problem.unreadable(path.name, "Det här är en mapp, inte en fil.")
        if path.exists() and not path.is_file():
            raise problem.unreadable(path.name, "Det här är inte en vanlig fil.")
        size = path.stat().st_size
        if size > limits.bytes:
            most = f"{limits.bytes // 1_000_000} MB"
            raise problem.too_large(path.name, f"Filen är {size // 1_000_000} MB. Högst {most} läses.")
        with path.open("rb") as stream:
            start = stream.read(_MARK_WITHIN)
    except FileNotFoundError as error:
        raise problem.unreadable(path.name, "Filen finns inte.") from error
    except PermissionError as error:
        raise problem.unreadable(path.name, "Programmet får inte läsa filen.") from error
    except (OSError, ValueError) as error:
        raise problem.unreadable(path.name, "Filen går inte att läsa.") from error
    if not start:
        raise problem.empty(path.name)
    return start
