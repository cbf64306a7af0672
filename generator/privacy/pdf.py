"""PDF: everything that a PDF says, seen or not, read in a process of its own within limits of time and memory."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import time
import zipfile
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

from generator.privacy import pdf_child
from generator.privacy.child import LOCKED, MEMORY
from generator.privacy.decode import decoded, packed_in_text, strings
from generator.system.guard import TooSlowError, of_program, run

_MEMORY, _SECONDS = 1_500_000_000, 60
_MOST_BYTES, _MOST_PAGES, _MOST_CHARACTERS = 200_000_000, 3000, 20_000_000
_DPI, _OCR_SECONDS, _MOST_OCR = 200, 60, 120
_MOST_MEMBERS, _MOST_UNPACKED = 200, 50_000_000
_DEEPEST = 2
_CUT_BASE64 = re.compile(r"(?<=[A-Za-z0-9+/]{76})\r?\n(?=[A-Za-z0-9+/=])")
APART = "i två delar"  # where halves of a number stand that the text of a page has apart
_COMMAND = of_program(pdf_child.__name__)


@dataclass
class PdfWords:
    """What a PDF says: (page, where, words), page 0 for what is of the whole; what is covered; what was not read.

    `removed` tells whether a version that was saved over has words that are not to be seen any more. `unread` are pages
    of pictures, all or in part, that no one has read, `sealed` what in it cannot be read, `problem` why it could not be
    opened: "skadad", "låst", "för stor" or "för långsam"; empty if it could.
    """

    words: list[tuple[int, str, str]] = field(default_factory=list)
    covered: list[int] = field(default_factory=list)
    removed: bool = False
    unread: list[int] = field(default_factory=list)
    sealed: list[str] = field(default_factory=list)
    problem: str = ""


_PROBLEMS = {LOCKED: "låst", pdf_child.TOO_MUCH: "för stor", MEMORY: "för stor"}


def read(path: Path, depth: int = 0) -> PdfWords:
    """Return the texts of a PDF. Never raises for what is in it, only OSError if it cannot be opened at all."""
    pdf_words = PdfWords()
    if path.stat().st_size > _MOST_BYTES:
        pdf_words.problem = "för stor"
        return pdf_words
    limits = map(str, (_MEMORY, _MOST_PAGES, _MOST_CHARACTERS))
    try:
        status, written = run([*_COMMAND, "texts", str(path.absolute()), *limits], _SECONDS)
    except TooSlowError:
        pdf_words.problem = "för långsam"
        return pdf_words
    if status:
        pdf_words.problem = _PROBLEMS.get(status, "för stor" if status < 0 else "skadad")
        return pdf_words
    told = json.loads(written)
    pictured: list[int] = []
    for number, page in enumerate(told["pages"], 1):
        pdf_words.words.append((number, "", page["text"]))
        pdf_words.words += [(number, "i en anteckning, en länk eller ett fält", said) for said in page["said"]]
        pdf_words.words += [(number, APART, each) for each in page["beside"]]
        if page["covered"]:
            pdf_words.covered.append(number)
        if not page["text"].strip() and not page["blank"]:
            pdf_words.unread.append(number)
        if page["pictured"]:
            pictured.append(number)
    pdf_words.removed = told["removed"]
    for name, content in told["attached"]:
        _attached(pdf_words, name, bytes.fromhex(content), depth)
    pdf_words.words += [(0, "i det i filen som inte syns", said) for said in told["about"]]
    pdf_words.unread = sorted({*pdf_words.unread, *pictured})
    if pdf_words.unread and (program := tesseract()):
        _read_pictures(pdf_words, path, program)
    return pdf_words


def read_bytes(raw: bytes, depth: int = 0) -> PdfWords:
    """Return the texts of a PDF that lies in no file."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(raw)
        file.flush()
        return read(Path(file.name), depth)


def words_of(raw: bytes, name: str) -> list[str]:
    """Return the words of a file of any kind, as if attached to a PDF: of a text, a PDF, or what is packed in it."""
    pdf_words = PdfWords()
    _attached(pdf_words, name, raw, 0)
    return [words for _, _, words in pdf_words.words]


def _attached(pdf_words: PdfWords, name: str, content: bytes, depth: int) -> None:
    """Read a file that is attached: text, another PDF, or a packed document, and what is packed in it."""
    pdf_words.words.append((0, "i namnet på en bilaga", name))
    where = "i en bilaga"
    if content.startswith((b"%PDF-", b"PK\x03\x04")) and depth >= _DEEPEST:
        pdf_words.sealed.append(name)
    elif content.startswith(b"%PDF-"):
        inner = read_bytes(content, depth + 1)
        pdf_words.words += [(0, where, words) for _, _, words in inner.words]
        pdf_words.sealed += [name] if inner.problem or inner.unread or inner.sealed else []
        pdf_words.covered += [0] if inner.covered else []
        pdf_words.removed |= inner.removed
    elif content.startswith(b"PK\x03\x04"):
        _unpack(pdf_words, name, content, depth)
    elif (text := decoded(content)) is not None:
        pdf_words.words.append((0, where, text))
        # In an e-mail its lines are cut (RFC 2045, 6.8).
        pdf_words.words += [(0, where, each) for _, each in packed_in_text(_CUT_BASE64.sub("", text))]
    else:
        pdf_words.words.append((0, where, strings(content)))
        pdf_words.sealed.append(name)


def _unpack(pdf_words: PdfWords, name: str, content: bytes, depth: int) -> None:
    """Read what is packed in a document (.docx, .odt, .xlsx) or an archive, within limits."""
    where = "i en bilaga"
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            members = packed.infolist()
            if len(members) > _MOST_MEMBERS or sum(info.file_size for info in members) > _MOST_UNPACKED:
                pdf_words.sealed.append(name)
                return
            pdf_words.words.append((0, where, packed.comment.decode("utf-8", "replace")))
            for member in members:
                inside = packed.read(member)
                if inside.startswith((b"%PDF-", b"PK\x03\x04")):
                    _attached(pdf_words, member.filename, inside, depth + 1)
                    continue
                text = decoded(inside)
                if text is None:  # a picture, a font, settings of a printer
                    text = strings(inside)
                # What an office program sets in its own colour or spelling is parted by marks.
                text = re.sub(r"<[^>]*>", "", re.sub(r"</(?:w:p|text:p|w:tc|row|c)>", "\n", text))
                pdf_words.words += [(0, "i namnet på en bilaga", member.filename), (0, where, text)]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        pdf_words.sealed.append(name)


@cache
def tesseract() -> str | None:
    """Return the program that reads pictures, if this computer has it."""
    return shutil.which("tesseract")


def _read_pictures(pdf_words: PdfWords, path: Path, program: str) -> None:
    """Read the pages that are pictures, as far as the time goes."""
    until = time.monotonic() + _MOST_OCR
    for page in list(pdf_words.unread):
        if time.monotonic() > until:
            return
        try:
            picture = [*_COMMAND, "picture", str(path.absolute()), str(_MEMORY), str(page), str(_DPI)]
            status, drawn = run(picture, _OCR_SECONDS)
            if status:
                continue
            read_so = _letters(drawn, program, "--dpi", str(_DPI))
        except TooSlowError:
            continue
        if read_so is not None:
            pdf_words.words.append((page, "i bilden", read_so))
            pdf_words.unread.remove(page)


def words_in_picture(raw: bytes) -> str | None:
    """Return the words in a picture; None if this computer cannot read it, or not in time."""
    program = tesseract()
    try:
        return _letters(raw, program) if program else None
    except TooSlowError:
        return None


def _letters(picture: bytes, program: str, *more: str) -> str | None:
    # One thread each: other files are read beside it.
    command = [program, "stdin", "stdout", "-l", "swe", *more]
    status, written = run(command, _OCR_SECONDS, picture, {"OMP_THREAD_LIMIT": "1"})
    return None if status else written.decode("utf-8", "replace")
