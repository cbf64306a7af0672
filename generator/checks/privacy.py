"""Privacy: what must never be published, in the words of findings. No message repeats a number: findings are redacted
where they are written, and here nothing of it is put into one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from generator.archive.casenumbers import CaseNumbers
from generator.checks.leftovers import PERSONAL
from generator.findings import Code, Finding, Severity
from generator.privacy import pdf
from generator.privacy.columns import in_tables, under_headings
from generator.privacy.decode import decoded, packed_in_text, strings
from generator.privacy.figures import Kind
from generator.privacy.kinds import KINDS, LEFT_BY_SYSTEMS, is_what_it_says
from generator.privacy.numbers import Hit, find, in_path, in_reverse, over_lines
from generator.privacy.redact import redacted

CODE: Final = "personnummer"
MESSAGE = "Här står ett personnummer eller samordningsnummer."
HINT = (
    "Ta bort det, eller skriv [maskad]. Har filen redan sparats i arkivets historik måste numret också tas bort där: "
    "säg till den som sköter arkivet."
)
_TEMPORARY = "Här står ett tillfälligt personnummer (med bokstäver bland de fyra sista tecknen)."
_NOT_ONE = " Är det något annat, skriv ett undantag i register/undantag.yml med kontrolltal: {mark}."
_NEARLY = {
    Kind.NEAR: (
        "Här står något som sägs vara ett personnummer, men datumet eller kontrollsiffran stämmer inte.",
        "Skriv [maskad]. Också ett felskrivet personnummer pekar ut någon.",
    ),
    Kind.MASKED: (
        "Här står ett personnummer där bara en del är dold.",
        "Maska hela: skriv [maskad] i stället för alltihop.",
    ),
    Kind.DATED: (
        "Här står ett datum och fyra siffror, som tillsammans kan vara ett personnummer.",
        "Är det ett personnummer skriver du [maskad]. Är det något annat låter du det stå.",
    ),
    Kind.SHORTENED: (
        "Här står ett tal som ett kalkylprogram har kortat, och de första siffrorna kan vara ett födelsedatum.",
        "Är det ett personnummer skriver du [maskad]. Annars: gör kolumnen till text i kalkylprogrammet, och spara.",
    ),
    Kind.GROUPED: (
        "Här står ett tal med siffrorna i grupper om tre, och det kan vara ett personnummer.",
        "Är det ett personnummer skriver du [maskad]. Är det ett belopp låter du det stå.",
    ),
    Kind.LAST: (
        "Här sägs vilka de sista siffrorna i ett personnummer är.",
        "Skriv [maskad] i stället för siffrorna.",
    ),
    Kind.BIRTH: (
        "Här står någons födelsedatum.",
        "Skriv [maskad], om det inte är en allmänt känd person som saken gäller.",
    ),
}


_ENDING = re.compile(r"\.[A-Za-z]\w{0,9}$")  # ".3234" is none
_PAGE_OF_TEXT = 20_000  # bytes: no picture of a page that can be read takes less
_MOST_PERSONAL = 200  # warnings of a text
_LONGEST = 40  # characters of a number, however it is written


class PlaceInFile(NamedTuple):
    """Where in a file something stands that has no line: a page of a PDF (0 for the whole), and in what."""

    page: int = 0
    where: str = ""

    def sentence(self, message: str) -> str:
        """Return the message with the place in it."""
        page = f"På sidan {self.page}" if self.page else ""
        place = " ".join(each for each in (page, self.where) if each) or "I filen"
        return message.replace("Här", place[:1].upper() + place[1:], 1)


def mark_of(file: str, figures: str) -> str:
    """Return the mark by which a waiver knows a number in a file, without telling it: some 500 numbers have the same.

    `file` is the path from the content folder on, as in findings.
    """
    below = file.partition("/")[2]
    return hashlib.sha256(f"{below}\0{figures[-10:]}".encode(errors="surrogateescape")).hexdigest()[:4]


def found_in(text: str, file: str, place: PlaceInFile | None = None) -> Iterator[Finding]:
    """Yield a finding for each number in the text of a file, and for what is near to one."""
    for hit in (*find(text), *in_reverse(text), *over_lines(text)):
        yield _told_of(hit, file, place)
    for at, words in packed_in_text(text):
        for hit in find(words):
            if hit.is_number:
                line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
                yield _told_of(replace(hit, line=line, column=column), file, place)


def identity_numbers(text: str, file: str) -> Iterator[Finding]:
    """Yield only the errors among what is found in a text."""
    return (finding for finding in found_in(text, file) if finding.severity is Severity.ERROR)


def _told_of(hit: Hit, file: str, place: PlaceInFile | None) -> Finding:
    line, column = (0, 0) if place else (hit.line, hit.column)
    mark = ""
    code: Code
    if hit.is_number:
        mark = mark_of(file, hit.figures)
        message = MESSAGE if hit.kind is Kind.NUMBER else _TEMPORARY
        code, hint, severity = "personnummer", HINT + _NOT_ONE.format(mark=mark), Severity.ERROR
    else:
        message, hint = _NEARLY[hit.kind]
        code, severity = "personnummer-kanske", Severity.WARNING
    return Finding(file, line, column, code, place.sentence(message) if place else message, hint, severity, mark)


def is_case_number(text: str, start: int, end: int, numbers: CaseNumbers) -> bool:
    """Tell whether what looks like a number is one of a case, of a form in the register, with the letters of it.

    A form of figures alone excuses nothing: any number would be one.
    """
    return any(
        first <= start and end <= last and re.search(r"[^\W\d_]", text[first:start])
        for first, last, _ in numbers.find(text)
    )


def named_so(paths: Iterable[str], numbers: CaseNumbers) -> Iterator[Finding]:
    """Yield an error for each file or folder whose own name holds a number, and a warning for what is near to one.

    Paths are as findings show them; `numbers` knows the forms of case numbers, which are none.
    """
    for path in paths:
        parent, _, name = path.rpartition("/")
        # The ending is no part of a name; and a number may begin in the name of the folder.
        stem = _ENDING.sub("", name) or name
        whole = f"{parent}/{stem}" if parent else stem
        own = sorted(
            (
                each
                for each in in_path(whole)
                if each.end > len(parent) + 1 and not is_case_number(whole, each.start, each.end, numbers)
            ),
            key=lambda each: not each.is_number,
        )
        hit = own[0] if own else None
        if hit and not hit.is_number and hit.kind is not Kind.DATED:
            message, hint = _NEARLY[hit.kind]
            message = message.replace("Här", "I namnet på filen eller mappen", 1)
            yield Finding(redacted(path), 0, 0, "personnummer-kanske", message, hint, Severity.WARNING)
        if hit and hit.is_number:
            message = "Namnet på filen eller mappen innehåller ett personnummer eller samordningsnummer."
            hint = "Döp om den. Har den redan sparats i arkivets historik: säg till den som sköter arkivet."
            yield Finding(redacted(path), 0, 0, CODE, message, hint)


def contents(raw: bytes, name: str, path: Path | None = None) -> list[Finding]:
    """Return the findings on the bytes of any file, whatever its kind; `path` is where they are, if on disk."""
    suffix = PurePosixPath(name).suffix.lower()
    kind = KINDS.get(suffix)
    if kind and raw and not is_what_it_says(kind, raw):
        return [*_readable(raw, name), _not_what_it_says(name, suffix)]
    if kind and kind.read == "pdf":
        return list(_pdf(pdf.read(path) if path else pdf.read_bytes(raw), name)) if raw else []
    if kind and kind.read == "picture":
        return [*_readable(raw, name), *_picture(raw, name)]
    # Of records their readers say so. A page is read as UTF-8, whatever else its zero bytes might mean.
    if (
        kind
        and kind.read == "text"
        and not suffix.startswith(".y")
        and (decoded(raw) is None or (suffix == ".md" and b"\0" in raw))
    ):
        return [*_readable(raw, name), _not_what_it_says(name, suffix)]
    return list(_readable(raw, name))


def brought(name: str, raw: bytes, archive: str, logo: str | None, numbers: CaseNumbers) -> Iterator[Finding]:
    """Yield the errors in a file that a change brings into git: what it is called, its kind, what it holds.

    `name` is its path below the top of the repository, `archive` that of the content folder, `logo` the drawing in it
    that the register names, which a check examines. Outside of it lies the program with its tests: numbers that are
    known to belong to nobody may stand there. Findings in the archive name files as those of a check do.
    """
    if name.startswith(f"{archive}/"):
        name = name[len(archive.rpartition("/")[0]) :].lstrip("/")
        yield from named_so(_levels(name), numbers)
        own = PurePosixPath(name)
        known = own.suffix.lower() in KINDS or own.name.lower() in LEFT_BY_SYSTEMS
        if not known and not (own.suffix.lower() == ".svg" and name.partition("/")[2] == logo):
            yield Finding(name, 0, 0, "fil-typ", "Filer av det slaget får inte ligga i arkivet.", "Ta bort filen.")
        found = [finding for finding in contents(raw, name) if finding.severity is Severity.ERROR]
        yield from without_case_numbers(found, decoded(raw) or "", numbers)
    else:
        text = None if raw.startswith(KINDS[".pdf"].begins) else decoded(raw)
        place = PlaceInFile() if text is None else None
        read = pdf.words_of(raw, "") if text is None else [text]
        for hit in (*in_path(name), *(hit for each in read for hit in find(each))):
            if hit.is_number and not hit.is_example:
                yield _told_of(hit, redacted(name), place)


def without_case_numbers(findings: Iterable[Finding], text: str, numbers: CaseNumbers) -> Iterator[Finding]:
    """Yield the findings of a file but for numbers in its text that are those of cases."""
    lines = text.split("\n")
    for finding in findings:
        line = lines[finding.line - 1] if finding.code == CODE and 0 < finding.line <= len(lines) else ""
        start = finding.column - 1
        end = next((hit.end for hit in find(line) if hit.is_number and hit.start == start), None) if line else None
        if end is None or not is_case_number(line, start, end, numbers):
            yield finding


def _levels(name: str) -> Iterator[str]:
    parts = name.split("/")
    yield from ("/".join(parts[:end]) for end in range(2, len(parts) + 1))


def _readable(raw: bytes, name: str) -> Iterator[Finding]:
    text = decoded(raw)
    if text is not None:
        yield from found_in(text, name)
        yield from _personal(text, name) if name.lower().endswith((".csv", ".txt")) else ()
        yield from _under_headings(text, name)
    else:
        yield from dict.fromkeys(found_in(strings(raw), name, PlaceInFile(0, "i filens egenskaper")))


def _personal(text: str, name: str, place: PlaceInFile | None = None) -> Iterator[Finding]:
    """Yield a warning for each kind of other personal data in a text that is no record: once in a page or a line."""
    told: set[tuple[str, int]] = set()
    lower = text.lower()
    for leftover in PERSONAL:
        for match in leftover.pattern.finditer(text) if any(char in lower for char in leftover.chars) else ():
            line = 0 if place else text.count("\n", 0, match.start()) + 1
            if (leftover.code, line) not in told and len(told) < _MOST_PERSONAL:
                told.add((leftover.code, line))
                where = f"På sidan {place.page}: " if place else ""
                message = where + leftover.message.format(found=" ".join(match[0].split())[:60])
                yield Finding(name, line, 0, leftover.code, message, leftover.hint, Severity.WARNING)


def _under_headings(text: str, name: str) -> Iterator[Finding]:
    """Yield the cells that only the heading of their column shows to be a number, or near to one."""
    lines = text.splitlines()
    for line, words in under_headings(text) if name.lower().endswith(".csv") else in_tables(text):
        known = {(hit.figures, hit.is_number) for hit in find(lines[line - 1])} if line <= len(lines) else set()
        for hit in find(words):
            if (hit.figures, hit.is_number) not in known:
                yield _told_of(replace(hit, line=line, column=1), name, None)


def _picture(raw: bytes, name: str) -> Iterator[Finding]:
    """Yield the findings on the words in a picture."""
    words = pdf.words_in_picture(raw)
    if words is not None:
        yield from dict.fromkeys(found_in(words, name, PlaceInFile(0, "i bilden")))
    elif len(raw) >= _PAGE_OF_TEXT:
        message = "Bilden är så stor att text kan stå i den, och ingen har granskat vad som står där."
        hint = "Läs den själv efter personuppgifter. Är det ett foto utan text, skriv ett undantag i undantag.yml."
        yield Finding(name, 0, 0, "bild-ogranskad", message, hint, Severity.WARNING)


def _not_what_it_says(name: str, suffix: str) -> Finding:
    message = f"Filen slutar på {suffix}, men innehållet är något annat och har inte kunnat granskas."
    hint = "Öppna filen i programmet som den är gjord i, spara den på nytt i rätt format, och byt ut den."
    return Finding(name, 0, 0, "fil-innehall", message, hint)


_PDF_PROBLEMS = {
    "skadad": "PDF-filen är skadad och går inte att läsa, så ingen kan granska den.",
    "låst": "PDF-filen är låst med ett lösenord, så ingen kan granska den.",
    "för stor": "PDF-filen är för stor för att granskas (högst 200 MB och 3 000 sidor).",
    "för långsam": "PDF-filen tog längre tid än en minut att läsa, och granskningen avbröts.",
}


def _pdf(read: pdf.PdfWords, name: str) -> Iterator[Finding]:
    """Yield the findings on a PDF."""
    if read.problem:
        hint = "Spara om den som en ny PDF utan lösenord, eller dela upp den, och byt ut filen."
        yield Finding(name, 0, 0, "pdf-olaslig", _PDF_PROBLEMS[read.problem], hint)
        return
    yield from _in_words(read, name)
    for page, _, words in read.words:
        yield from _personal(words, name, PlaceInFile(page)) if page else ()
    for page in read.covered:
        message = (
            f"{_page(page)} finns text som inte syns, täckt eller lika ljus som papperet, men som går att kopiera."
        )
        hint = (
            "Maska originalet på nytt så att texten tas bort, till exempel genom att skriva ut det och skanna in det."
        )
        yield Finding(name, 0, 0, "pdf-overtackt", message, hint)
    if read.removed:
        message = "En tidigare version ligger kvar i filen, med ord som inte syns längre men går att få fram."
        hint = (
            "Gör en ny pdf av den med Skriv ut till PDF, inte med Spara: då följer bara det som syns med. Byt ut filen."
        )
        yield Finding(name, 0, 0, "pdf-overtackt", message, hint)
    for sealed in read.sealed:
        message = f"PDF-filen har en bilaga som inte går att granska: {sealed[:80] or 'utan namn'}."
        hint = "Spara originalet utan bilagor, och lägg till bilagan som en egen pdf om den ska publiceras."
        yield Finding(name, 0, 0, "pdf-olaslig", message, hint)
    if read.unread:
        pages = f"Sidan {read.unread[0]} är" if len(read.unread) == 1 else f"{len(read.unread)} sidor är"
        message = f"{pages} en bild, helt eller delvis, och ingen har granskat vad som står i den."
        hint = "Läs den själv efter personuppgifter. En pdf som är sparad ur Word kan granskas av programmet."
        yield Finding(name, 0, 0, "pdf-ogranskad", message, hint, Severity.WARNING)


def _in_words(read: pdf.PdfWords, name: str) -> Iterator[Finding]:
    """Yield the texts of the pages, those over the end of one, and then only those that nobody sees."""
    found: dict[Finding, None] = {}
    seen: set[str] = set()
    before = ""
    for page, where, words in sorted(read.words, key=lambda each: not each[0]):
        # A number may begin on the page before: what is there alone has been told.
        start = len(before)
        whole = f"{before}\n{words}" if before and page and not where else words
        shift = start + 1 if whole is not words else 0
        for hit in find(whole):
            # What the bytes or the places of a page tell once more has been told.
            again = (not page or where == pdf.APART) and (not hit.is_number or hit.figures in seen)
            if hit.end <= shift or again:
                continue
            seen.add(hit.figures)
            found[_told_of(hit, name, PlaceInFile(page, where))] = None
        if page and not where:
            before = words.rstrip()[-_LONGEST:]
    yield from found


def _page(number: int) -> str:
    return f"På sidan {number}" if number else "I en bilaga"
