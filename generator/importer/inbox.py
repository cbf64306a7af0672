"""Inbox: what has been put into a municipality's private inbox, examined, as a draft and as a request to its archive.

Whatever is found that could be personal data keeps the draft in the inbox: nothing of it is made ready for the public
archive, and a human has to read it first.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import yamlio
from generator.checks import privacy
from generator.content.loader import load
from generator.findings import Finding
from generator.findings.finding import ordered
from generator.importer.extract import read_source
from generator.importer.importing import import_file
from generator.model.base import PLACEHOLDER
from generator.privacy.redact import redacted
from generator.system import history

# Only the words of a file leave the inbox; the file itself goes along if it lies in the second one.
FOLDERS = ("inkommet", "maskat")
_DRAFTED = re.compile(r"\.(?:docx|odt)$", re.IGNORECASE)
# Words that are set black on black in Word and OpenDocument: they do not show, and are there all the same.
_BLACKENED = re.compile(
    rb'<w:highlight w:val="black"|<w:rPr>(?:(?!</w:rPr>).)*<w:shd [^>]*w:fill="000000"'
    rb'|<style:text-properties [^>]*fo:background-color="#000000"',
    re.DOTALL,
)
# What lies beside the minutes: what explains the folder, corrections of a scan, what systems leave.
_BESIDE = re.compile(r"^\.|^README\.md$|\.rattelser\.yml$|^Thumbs\.db$|^desktop\.ini$")
_MOST_UNPACKED = 50_000_000


@dataclass(frozen=True)
class Received:
    """One file of the inbox: its name, what was found in it, and the draft and the list to check, empty if none.

    `body` and `day` are those of the draft, empty if not found, `body_name` the body's in words. `original` is the file
    if it goes along with the draft. `there` tells that the archive has minutes of that meeting already, `same` that
    they are this draft, word for word. `same_meeting` is another file put in with it that is of this meeting, whose
    draft goes to the archive instead; `alike` tells that both drafts are the same.
    """

    name: str
    findings: tuple[Finding, ...]
    draft: str = ""
    review: str = ""
    body: str = ""
    body_name: str = ""
    day: str = ""
    original: Path | None = None
    there: bool = False
    same: bool = False
    same_meeting: str = ""
    alike: bool = False

    @property
    def path(self) -> str:
        """Return where in the archive the draft belongs; empty if that is not known."""
        return f"content/protokoll/{self.body}/{self.day}.yml" if self.body and self.day else ""

    @property
    def may_leave(self) -> bool:
        """Tell whether the draft may be shown to everybody, for others to check: nothing was found, all is known."""
        return bool(self.draft and self.path) and not (self.findings or self.there or self.same_meeting)

    @property
    def is_done(self) -> bool:
        """Tell whether there is nothing left to do: the archive has the draft, or gets it out of another file."""
        return bool(self.draft) and not self.findings and (self.same or (self.alike and not self.there))


def put_in(inbox: Path, since: str) -> Iterator[Path]:
    """Yield each file that was put into the inbox after a revision of it, in order; all if git does not know that."""
    try:
        names = history.changed_files(inbox, since)
    except history.HistoryError:  # the first time, and after history was cut
        names = [path.relative_to(inbox).as_posix() for folder in FOLDERS for path in (inbox / folder).rglob("*")]
    for name in sorted(names):
        path = inbox / name
        inside = name.startswith(tuple(f"{folder}/" for folder in FOLDERS))
        if inside and path.is_file() and not path.is_symlink() and not _BESIDE.search(path.name):
            yield path


def each_meeting_once(received: Sequence[Received]) -> list[Received]:
    """Return the files received, with one of each meeting whose draft goes on: the one whose original does, too."""
    chosen: dict[str, Received] = {}
    for each in sorted(received, key=lambda one: one.original is None):  # in order otherwise
        if each.may_leave:
            chosen.setdefault(each.path, each)
    made: list[Received] = []
    for each in received:
        other = chosen.get(each.path)
        same_meeting = other is not None and other is not each and each.may_leave
        made.append(
            replace(each, same_meeting=other.name, alike=other.draft == each.draft) if other and same_meeting else each
        )
    return made


def receive(path: Path, inbox: Path, content: Path) -> Received:
    """Return the outcome of a file of the inbox, by the registers of the archive's content folder."""
    name = redacted(path.name, "maskad")
    masked = path.relative_to(inbox).parts[0] == FOLDERS[1]
    with tempfile.TemporaryDirectory(prefix="protokoll-") as folder:
        outcome = import_file(path, content, Path(folder))
        if outcome.draft is None or outcome.review is None:
            return Received(name, tuple(ordered(outcome.findings)))
        draft = outcome.draft.read_text("utf-8")
        review = outcome.review.read_text("utf-8")
        document, _ = yamlio.read(outcome.draft, outcome.draft.name)
    fields = document.data if document else {}
    body, day = (_known(str(fields.get(key, ""))) for key in ("organ", "datum"))
    target = f"content/protokoll/{body}/{day}"
    is_pdf = path.suffix.lower() == ".pdf"
    findings = [
        *(each for each in outcome.findings if each.code != "import-ord-saknas"),  # stands in the list to check
        *privacy.found_in(draft, f"{target}.yml"),
        *(privacy.contents(path.read_bytes(), f"{target}.pdf", path) if is_pdf else _read(path, name)),
        *_blackened(path),
        *([] if is_pdf or not masked else [_not_published(name)]),
    ]
    there = content.parent / f"{target}.yml" if body and day else None
    names = {each.id: each.name for each in load(content, (), 0)[0].bodies.bodies}
    return Received(
        name,
        tuple(ordered(findings)),
        redacted(draft),
        redacted(review),
        body,
        names.get(body, body),
        day,
        path if masked and is_pdf else None,
        there is not None and there.exists(),
        there is not None and there.is_file() and there.read_bytes() == redacted(draft).encode(),
    )


def _known(value: str) -> str:
    return "" if value.startswith(PLACEHOLDER) or not re.fullmatch(r"[a-z0-9-]+", value) else value


def _read(path: Path, name: str) -> list[Finding]:
    """Return the findings on all that the importer reads of a file, before it masks anything."""
    source = read_source(path)
    text = "\n".join(line.text for line in (*source.lines, *source.furniture))
    found = dict.fromkeys(privacy.found_in(text, name, privacy.PlaceInFile()))
    # The file itself never comes into the archive: no waiver of its register could lift what is found in it.
    return [replace(finding, hint=privacy.HINT, mark="") if finding.mark else finding for finding in found]


def _blackened(path: Path) -> Iterator[Finding]:
    """Yield an error if a document has words that are painted over: they are there, and would be in the draft."""
    if not _DRAFTED.search(path.name):
        return
    with zipfile.ZipFile(path) as packed:
        members = [info for info in packed.infolist() if info.filename.endswith(".xml")]
        if sum(info.file_size for info in members) > _MOST_UNPACKED:
            return  # more than the importer opens
        if any(_BLACKENED.search(packed.read(info)) for info in members):
            message = (
                "I filen finns ord med svart färg över. De syns inte, men står kvar, och har kommit med i utkastet."
            )
            hint = "Skriv [maskad] i stället för orden, spara och lägg in filen igen."
            yield Finding(redacted(path.name), 0, 0, "inkorg-overstruket", message, hint)


def _not_published(name: str) -> Finding:
    message = f"{name} ligger i mappen maskat, men bara pdf-filer kan publiceras bredvid utkastet."
    hint = "Spara den maskade filen som pdf och lägg den i maskat, eller lägg filen i inkommet."
    return Finding(name, 0, 0, "inkorg-original", message, hint)
