"""Project: one folder with mkdocs.yml, its cache, and what of the last build still holds."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
import sqlite3
from pathlib import Path
from types import ModuleType
from typing import IO

from generator.archive import Archive
from generator.checks import Examination, examine
from generator.checks.readings import StoredRecords
from generator.findings import Finding, Severity, render_text
from generator.language.text import capitalise, count
from generator.pages.context import Context
from generator.pages.page import Frame
from generator.pages.render import BrokenTemplateError
from generator.pages.text.glossary import Term
from generator.search import OwnPage
from generator.site.build import BuildFailedError, BuildOutcome, build_site
from generator.site.certificates import certify
from generator.site.days import HistoryFileError, date_meetings
from generator.site.inputs import Inputs, digest_of
from generator.site.mkdocs_part import MkDocsPart, Settings
from generator.site.originals import measure
from generator.system.disk import disk_problem
from generator.system.program import program_digest
from generator.system.progress import Progress
from generator.system.publish import Publisher
from generator.system.publish import digest_of as content_digest
from generator.system.store import Store, forget, packed, unpacked

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None

log = logging.getLogger("mkdocs.plugins.protokoll")

# What in mkdocs.yml may take in something that its own bytes do not show.
_REACHES_OUT = re.compile(r"^(INHERIT|hooks)\s*:|!ENV|!relative", re.MULTILINE)


class Project:
    """What is kept between builds of one project, under `.cache` beside its mkdocs.yml."""

    def __init__(self, config_file: Path, progress: Progress) -> None:
        self.config_file = config_file
        self.root = config_file.parent
        self.cache = self.root / ".cache"
        self.mkdocs_folder = self.cache / "mkdocs"
        self.store = Store(self.cache / "protokoll.db")
        self.progress = progress
        self._lock: IO[bytes] | None = None

    def lock(self) -> None:
        """Wait until no other build of this project is at work; the lock ends with `unlock`, or with the process."""
        self.cache.mkdir(parents=True, exist_ok=True)
        self._lock = (self.cache / "las").open("wb")
        if fcntl is not None:
            fcntl.flock(self._lock, fcntl.LOCK_EX)

    def unlock(self) -> None:
        """Let the next build begin."""
        if self._lock is not None:
            self._lock.close()

    def clean(self) -> None:
        """Forget everything that earlier builds left."""
        self.store.close()
        forget(self.cache / "protokoll.db")
        shutil.rmtree(self.mkdocs_folder, ignore_errors=True)

    # ---- Settings, so that MkDocs need not be asked when mkdocs.yml is the same ----

    def settings(self) -> Settings | None:
        """Return the settings of mkdocs.yml, if they are known from before."""
        kept = unpacked(self.store.get("settings", self._settings_key()))
        if kept is None:
            return None
        name, url, base_path, content, templates, shown, search = kept
        return Settings(name, url, base_path, self.root / content, self.root / templates, Path(shown), search)

    def remember_settings(self, settings: Settings) -> None:
        """Keep what mkdocs.yml decides, unless its own bytes do not tell all of it."""
        if _REACHES_OUT.search(self.config_file.read_text(encoding="utf-8", errors="replace")):
            return
        try:
            places = [str(path.relative_to(self.root)) for path in (settings.content, settings.templates)]
        except ValueError:
            places = [str(settings.content), str(settings.templates)]
        kept = (settings.name, settings.url, settings.base_path, *places, str(settings.shown), settings.search)
        self.store.put([("settings", self._settings_key(), packed(kept))])

    def _settings_key(self) -> bytes:
        try:
            raw = self.config_file.read_bytes()
        except OSError:
            raw = b""
        return hashlib.sha256(program_digest().encode() + os.fsencode(self.root) + raw).digest()

    def inputs(self, settings: Settings) -> Inputs:
        """Return everything that the site is made from, as it is now."""
        return Inputs.of(self.config_file, settings.content, settings.templates)

    # ---- What MkDocs makes ----

    def mkdocs_key(self, settings: Settings, inputs: Inputs, *also: str) -> bytes:
        """Return the key of what MkDocs makes: of all but the records, save how the municipality is named."""
        parts = (
            program_digest(),
            inputs.config,
            digest_of(inputs.content, but=("protokoll/", "register/")),
            digest_of(inputs.content, "register/kommun.yml"),
            digest_of(inputs.templates),
            settings.name,
            settings.url,
            *also,
        )
        return hashlib.sha256("\0".join(parts).encode()).digest()

    def mkdocs_part(self, key: bytes) -> MkDocsPart | None:
        """Return the part that MkDocs made if it is known from before and its files are still there."""
        kept = unpacked(self.store.get("mkdocs", key))
        if kept is None:
            return None
        frames, intro, words, editorial, own, files, digests = kept
        glossary = {key: Term(key, *rest) for key, *rest in words}
        if not all(self._is_whole(self.mkdocs_folder / path, digests[path]) for path in files):
            log.info("Mellanlagret i %s är skadat. Det som saknas eller har ändrats görs om.", self.cache.name)
            return None
        return MkDocsPart(
            {Frame(*frame): html for frame, html in frames},
            intro,
            glossary,
            editorial,
            tuple(OwnPage(*page) for page in own),
            files,
            self.mkdocs_folder,
        )

    @staticmethod
    def _is_whole(path: Path, digest: bytes) -> bool:
        """Tell whether a file that was kept is as it was: a full disk or a crash may have left it empty."""
        try:
            return content_digest(path.read_bytes()) == digest
        except OSError:
            return False

    def remember_mkdocs_part(self, key: bytes, mkdocs_part: MkDocsPart) -> None:
        """Keep what MkDocs made; what was kept before no longer has its files."""
        frames = [(tuple(vars(frame).values()), html) for frame, html in mkdocs_part.frames.items()]
        words = [(term.key, term.word, term.text) for term in mkdocs_part.glossary.values()]
        digests = {path: content_digest((self.mkdocs_folder / path).read_bytes()) for path in mkdocs_part.files}
        kept = packed(
            (
                frames,
                mkdocs_part.intro,
                words,
                mkdocs_part.editorial,
                tuple(map(tuple, mkdocs_part.own)),
                mkdocs_part.files,
                digests,
            )
        )
        self.store.put([("mkdocs", key, kept)])
        self.store.keep_only("mkdocs", [key])

    # ---- The whole ----

    def examine(self, settings: Settings, inputs: Inputs) -> Examination:
        """Read, link and check the content folder, whose files `inputs` were read just before."""
        self.records = StoredRecords(self.store, program_digest(), self.progress, inputs.content)
        return examine(settings.content, self.records)

    def told(self, findings: tuple[Finding, ...]) -> str:
        """Return in words what the last build had not said: errors always, a warning the first time only."""
        key = program_digest().encode()
        known = set(unpacked(self.store.get("told", key)) or ())
        marks = {finding: _mark(finding) for finding in findings}
        self.store.put([("told", key, packed(sorted(set(marks.values()))))])
        self.store.keep_only("told", [key])
        fresh = [finding for finding in findings if finding.severity is Severity.ERROR or marks[finding] not in known]
        said = [render_text(fresh)] if fresh else []
        return "\n".join([*said, *_unchanged(len(findings) - len(fresh))])

    def unchanged(self, settings: Settings, inputs: Inputs) -> tuple[BuildOutcome, str] | None:
        """Return the outcome of a build that has nothing to do, with the earlier findings; None if it has."""
        kept = unpacked(self.store.get("done", self._done_key(settings, inputs)))
        if kept is None:
            return None
        pages, files, findings = kept
        if len(Publisher(settings.shown, self.store).shown) != files:
            return None
        return BuildOutcome(pages, 0, 0, files), findings

    def build(
        self,
        settings: Settings,
        archive: Archive,
        mkdocs_part: MkDocsPart,
        inputs: Inputs,
        findings: tuple[Finding, ...],
    ) -> BuildOutcome:
        """Bring the published folder up to date and remember what it was made from.

        Raises BuildFailedError; FrameMissingError, before anything is written, if MkDocs has to be asked anew.
        """
        context = Context(archive, settings.name, settings.url, mkdocs_part.glossary, mkdocs_part.intro)
        try:
            date_meetings(archive, self.root)
            measure(archive, settings.content, inputs)
            certify(archive, settings.content, inputs, self.store, self.progress)
            outcome = build_site(settings, context, mkdocs_part, inputs, self.store, self.progress)
        except (BrokenTemplateError, HistoryFileError) as error:
            raise BuildFailedError(str(error)) from error
        except (OSError, sqlite3.Error) as error:
            raise BuildFailedError(f"Filerna kunde inte skrivas: {disk_problem(error)}.") from error
        self.records.forget_others()
        key = self._done_key(settings, inputs)
        text = "\n".join(_unchanged(len(findings)))
        self.store.put([("done", key, packed((outcome.pages, outcome.files, text)))])
        self.store.keep_only("done", [key])
        return outcome

    def _done_key(self, settings: Settings, inputs: Inputs) -> bytes:
        parts = (program_digest(), inputs.digest(), str(settings.shown), str(settings.search))
        return hashlib.sha256(os.fsencode("\n".join(parts))).digest()


def _mark(finding: Finding) -> str:
    """Return the key of a finding, wherever its line has moved to. The words are not kept."""
    words = "\0".join((finding.file, finding.code, finding.message))
    return hashlib.blake2b(words.encode(errors="surrogatepass"), digest_size=8).hexdigest()


def _unchanged(number: int) -> list[str]:
    if not number:
        return []
    which = count(number, "varning är densamma", "varningar är desamma")
    return [f"{capitalise(which)} som vid förra bygget. Kör protokoll check för att se allt."]
