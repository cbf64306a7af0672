"""Checking: what `protokoll check` does. It knows no MkDocs, and loads nothing that only a site needs.

All is always examined, for what is wrong with one file often shows in another. What a user chooses (some files, or
those changed since a revision) decides what is shown, and whether all is well.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import stat
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import __version__, urls
from generator.changes.ended import Addresses, addresses, ended
from generator.checks import Examination, examine
from generator.checks.published import everything
from generator.checks.readings import StoredRecords
from generator.findings import (
    Finding,
    render_github,
    render_json,
    render_markdown,
    render_sarif,
    render_text,
    summary,
)
from generator.privacy.pdf import tesseract
from generator.privacy.redact import redacted
from generator.rules import GROUPS
from generator.system.history import changed_files, extract, parting
from generator.system.program import program_digest
from generator.system.progress import Progress
from generator.system.store import Store, packed, unpacked

# The kinds of files whose text is examined; of others it matters only that they are there.
_READ = (".yml", ".yaml", ".md")
_SITE_URL = re.compile(r"""^site_url:\s*["']?(https?://[^\s"'#]+)""", re.MULTILINE)


_Examined = tuple[tuple[Finding, ...], int, Addresses | None]


class CannotCheckError(Exception):
    """What was asked for is not there. The message is a sentence in Swedish."""


@dataclass(frozen=True)
class Checked:
    """The findings that were asked for, the others, and how many files were read. `root` is the content folder."""

    root: Path
    findings: tuple[Finding, ...]
    others: tuple[Finding, ...]
    files: int


def check(paths: Sequence[Path], since: str | None, progress: Progress, today: date | None = None) -> Checked:
    """Examine the archive that `paths` (files and folders) lie in; only what concerns them is among the findings.

    `today` is the day that last days of waivers are compared with, instead of that of the newest minutes. With `since`,
    a git revision, only what concerns files changed after it. Raises CannotCheckError if a path or the
    revision does not exist, and HistoryError if git cannot say what has changed.
    """
    for path in paths:
        if not path.exists():
            raise CannotCheckError(f"{path} finns inte. Stå i arkivets mapp när du kör protokoll check.")
    roots = {content_folder(path.resolve()) for path in paths}
    if len(roots) != 1:
        raise CannotCheckError("Filerna ligger i olika arkiv. Kontrollera ett arkiv i taget.")
    root = roots.pop()
    # What is wrong with a name stands at the name without its number.
    chosen = [redacted(_shown(root, path.resolve())) for path in paths]
    changed = None if since is None else {redacted(name) for name in changed_files(root.parent, since)}
    findings, files, now = _examined(root, progress, today)
    before = None if since is None or not changed else _before(root, since, today)
    was = before and addresses(before)
    gone = set(ended(was, now)) if was and now else set()
    findings = tuple(sorted({*findings, *gone}))
    others = {each for each in findings if each not in gone and not _is_chosen(redacted(each.file), chosen, changed)}
    if before and others:
        # What a change makes wrong in files that it leaves alone concerns whoever makes it, too.
        here = {finding for finding in others if _is_chosen(redacted(finding.file), chosen, None)}
        others -= _caused(before, here)
    inside = tuple(finding for finding in findings if finding not in others)
    return Checked(root, inside, tuple(finding for finding in findings if finding in others), files)


def _before(root: Path, since: str, today: date | None) -> Examination:
    """Return the archive as it was where a revision was left. Its words are gone from the disk when this returns."""
    with TemporaryDirectory(prefix="protokoll-") as folder:
        before = Path(folder, root.name)
        before.mkdir()
        extract(root, parting(root, since), before)
        return examine(before, today=today)


def _caused(before: Examination, others: Iterable[Finding]) -> set[Finding]:
    """Return those of some findings that were not there before, wherever their lines have moved to."""
    known = {(finding.file, finding.code, finding.message) for finding in before.findings}
    return {finding for finding in others if (finding.file, finding.code, finding.message) not in known}


def content_folder(path: Path) -> Path:
    """Return the content folder that a file or folder lies in: the nearest one that has registers."""
    for folder in (path, *path.parents):
        if (folder / "register").is_dir():
            return folder
    if path.is_dir():
        return path
    raise CannotCheckError(f"{path.name} ligger inte i ett arkiv: det finns ingen mapp register bredvid protokollen.")


def rendered(checked: Checked, form: str) -> str:
    """Return findings as `text`, `github`, `markdown`, `json` or `sarif`.

    Paths are as they are seen from the working directory, so that an annotation finds its file.
    """
    above = Path(os.path.relpath(checked.root.parent)).as_posix()
    below = "" if above == "." or above.startswith("..") or checked.root.parent.anchor == above else f"{above}/"
    findings = [replace(finding, file=below + finding.file) for finding in checked.findings]
    closing = summary(findings, checked.files, checked.others)
    page = _rule_pages(checked.root.parent / "mkdocs.yml")
    rules = {code: rule for group in GROUPS.values() for code, rule in group.items()}
    renderers: dict[str, Callable[[], str]] = {
        "text": lambda: f"{render_text(findings)}\n{closing}" if findings else closing,
        "github": lambda: f"{render_github(findings)}\n{closing}" if findings else closing,
        "markdown": lambda: render_markdown(findings, checked.files, checked.others, page),
        "json": lambda: render_json(findings, checked.files, checked.others),
        "sarif": lambda: render_sarif(findings, rules, __version__, page),
    }
    return renderers[form]()


def _rule_pages(config: Path) -> Callable[[str], str] | None:
    """Return where the rules' pages are, by the address in mkdocs.yml, of which only that line is read."""
    try:
        match = _SITE_URL.search(config.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None
    return (lambda code: f"{match[1].rstrip('/')}/{urls.rule(code)}") if match else None


def _shown(root: Path, path: Path) -> str:
    """Return a path as findings show it; of the whole content folder nothing, which all paths begin with."""
    return "" if path == root else f"{root.name}/{path.relative_to(root).as_posix()}"


def _is_chosen(file: str, chosen: Iterable[str], changed: Collection[str] | None) -> bool:
    if changed is not None and file not in changed:
        return False
    return any(not path or file == path or file.startswith(f"{path}/") for path in chosen)


def _examined(root: Path, progress: Progress, today: date | None) -> _Examined:
    """Return all findings, how many files were read, and the addresses; from the cache if nothing changed."""
    if (root.parent / "mkdocs.yml").is_file():
        store = Store(root.parent / ".cache" / "protokoll.db")
        try:
            return _through(store, root, progress, today)
        except (OSError, sqlite3.Error):
            pass  # A cache that cannot be written is done without; what else is wrong shows below.
        finally:
            store.close()
    examination = examine(root, today=today)
    return examination.findings, examination.content.files_read, addresses(examination)


def _through(store: Store, root: Path, progress: Progress, today: date | None) -> _Examined:
    key, digests = _state(root, today)
    if kept := unpacked(store.get("checked", key)):
        found, files, pages, answers = kept
        there = None if pages is None else Addresses(pages, answers)
        return tuple(Finding.of_data(each) for each in found), files, there
    records = StoredRecords(store, program_digest(), progress, digests)
    examination = examine(root, records, today)
    records.forget_others()
    files = examination.content.files_read
    there = addresses(examination)
    found = [finding.as_data() for finding in examination.findings]
    store.put([("checked", key, packed((found, files, there and there.pages, there and there.answers)))])
    store.keep_only("checked", [key])
    return examination.findings, files, there


def _state(root: Path, today: date | None) -> tuple[bytes, dict[str, str]]:
    """Return the digest of all that findings follow from: the program, the day for waivers, and every file.

    With it the SHA-256 of each file whose text is examined, by path below `root`.
    """
    digests: dict[str, str] = {}
    digest = hashlib.sha256(f"{program_digest()} {today}\n".encode())
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in sorted([*folders, *files]):
            path = os.path.join(folder, name)  # noqa: PTH118 - Path takes longer than the rest of this
            about = os.lstat(path)
            digest.update(os.fsencode(f"{path}\0{stat.S_IFMT(about.st_mode)}\0"))
            if stat.S_ISREG(about.st_mode) and name.lower().endswith(_READ):
                content = hashlib.sha256(Path(path).read_bytes()).hexdigest()
                digests[os.path.relpath(path, root).replace(os.sep, "/")] = content
                digest.update(content.encode())
            elif stat.S_ISREG(about.st_mode):
                digest.update(f"{about.st_size} {about.st_mtime_ns}".encode())
    for outside, name in everything(root):
        if not outside.is_relative_to(root):
            digest.update(os.fsencode(f"{name}\0{hashlib.sha256(outside.read_bytes()).hexdigest()}\0"))
    digest.update(str(bool(tesseract())).encode())
    return digest.digest(), digests
