"""PDF: everything that a PDF says, seen or not, read in a process of its own within limits of time and memory."""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

from generator.ground.guard import TooSlowError, run
from generator.privacy import pdf_child
from generator.privacy.decode import decoded, unpacked_in_pdf

_MEMORY, _SECONDS = 1_500_000_000, 60
_MOST_BYTES, _MOST_PAGES, _MOST_CHARACTERS = 200_000_000, 3000, 20_000_000
_DPI, _OCR_SECONDS, _MOST_OCR = 200, 60, 120
_MOST_MEMBERS, _MOST_UNPACKED = 200, 50_000_000
_DEEPEST = 2
_COMMAND = (sys.executable, "-m", pdf_child.__name__)


@dataclass
class PdfWords:
    """What a PDF says: (page, where, words), page 0 for what is of the whole; what is covered; what was not read.

    `unread` are pages without text that no one has read, `sealed` what in it cannot be read, `problem` why it could
    not be opened: "skadad", "låst", "för stor" or "för långsam"; empty if it could.
    """

    words: list[tuple[int, str, str]] = field(default_factory=list)
    covered: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    sealed: list[str] = field(default_factory=list)
    problem: str = ""


_PROBLEMS = {pdf_child.LOCKED: "låst", pdf_child.TOO_MUCH: "för stor", pdf_child.MEMORY: "för stor"}


def read(path: Path, depth: int = 0) -> PdfWords:
    """Return what a PDF says. Never raises for what is in it, only OSError if it cannot be opened at all."""
    found = PdfWords()
    if path.stat().st_size > _MOST_BYTES:
        found.problem = "för stor"
        return found
    limits = map(str, (_MEMORY, _MOST_PAGES, _MOST_CHARACTERS))
    try:
        status, written = run([*_COMMAND, "texts", str(path.absolute()), *limits], _SECONDS)
    except TooSlowError:
        found.problem = "för långsam"
        return found
    if status:
        found.problem = _PROBLEMS.get(status, "för stor" if status < 0 else "skadad")
        return found
    told = json.loads(written)
    for number, page in enumerate(told["pages"], 1):
        found.words.append((number, "", page["text"]))
        found.words += [(number, "i en anteckning, en länk eller ett fält", said) for said in page["said"]]
        if page["covered"]:
            found.covered.append(number)
        if not page["text"].strip() and not page["blank"]:
            found.unread.append(number)
    found.words += [(0, "i filens egenskaper, bokmärken eller skript", said) for said in told["about"]]
    found.words.append((0, "i filens egenskaper", unpacked_in_pdf(path.read_bytes())))
    for name, content in told["attached"]:
        _attached(found, name, bytes.fromhex(content), depth)
    if found.unread and (program := tesseract()):
        _read_pictures(found, path, program)
    return found


def read_bytes(raw: bytes, depth: int = 0) -> PdfWords:
    """Return what a PDF says that lies in no file."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(raw)
        file.flush()
        return read(Path(file.name), depth)


def _attached(found: PdfWords, name: str, content: bytes, depth: int) -> None:
    """Read a file that is attached: text, another PDF, or a packed document."""
    found.words.append((0, "i namnet på en bilaga", name))
    where = "i en bilaga"
    if content.startswith(b"%PDF-") and depth < _DEEPEST:
        inner = read_bytes(content, depth + 1)
        found.words += [(0, where, words) for _, _, words in inner.words]
        found.sealed += [name] if inner.problem or inner.unread or inner.sealed else []
        found.covered += [0] if inner.covered else []
    elif content.startswith(b"PK\x03\x04"):
        members = list(_members(content))
        found.words += [(0, where, words) for words in members]
        found.sealed += [] if members else [name]
    elif (text := decoded(content)) is not None:
        found.words.append((0, where, text))
    else:
        found.sealed.append(name)


def _members(content: bytes) -> Iterator[str]:
    """Yield the texts of a packed document (.docx, .odt, .xlsx), within limits."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            members = packed.infolist()
            if len(members) > _MOST_MEMBERS or sum(each.file_size for each in members) > _MOST_UNPACKED:
                return
            for member in members:
                yield member.filename
                text = decoded(packed.read(member))
                if text is not None:
                    # What an office program sets in its own colour or spelling is parted by marks.
                    yield re.sub(r"<[^>]*>", "", re.sub(r"</(?:w:p|text:p|w:tc|row|c)>", "\n", text))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        return


@cache
def tesseract() -> str | None:
    """Return the program that reads pictures, if this computer has it."""
    return shutil.which("tesseract")


def _read_pictures(found: PdfWords, path: Path, program: str) -> None:
    """Read the pages that are pictures, as far as the time goes."""
    until = time.monotonic() + _MOST_OCR
    for page in list(found.unread):
        if time.monotonic() > until:
            return
        try:
            picture = [*_COMMAND, "picture", str(path.absolute()), str(_MEMORY), str(page), str(_DPI)]
            status, drawn = run(picture, _OCR_SECONDS)
            if status:
                continue
            # One thread each: other files are read beside it.
            command = [program, "stdin", "stdout", "-l", "swe", "--dpi", str(_DPI)]
            status, written = run(command, _OCR_SECONDS, drawn, {"OMP_THREAD_LIMIT": "1"})
        except TooSlowError:
            continue
        if not status:
            found.words.append((page, "i bilden", written.decode("utf-8", "replace")))
            found.unread.remove(page)
