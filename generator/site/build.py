"""Build: plan, find out what still holds, make the rest on all cores, and show the new site in one step."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from generator import opendata, urls
from generator.opendata.standards import Job, jobs
from generator.pages.context import Context
from generator.pages.page import Planned
from generator.pages.plan import plan
from generator.pages.render import Renderer
from generator.site import datasets, index
from generator.site.framing import Framer, lean
from generator.site.inputs import Inputs, digest_of
from generator.site.mkdocs_part import MkDocsPart, Settings
from generator.site.pages import Made, PageMaker
from generator.site.pieces import File, Kept, Piece, Pieces, files_of
from generator.site.state import State
from generator.system.jobs import in_parallel
from generator.system.program import program_digest
from generator.system.progress import Progress
from generator.system.publish import Manifest, Publisher, Written
from generator.system.store import Store

_PAGES = "pages"
_PUBLISHED = ("protokoll/", "register/")  # of what lies in the content folder, what is published
_RECORDS = re.compile(r"protokoll/.*\.yml")  # in the file of their year (datasets.py), the rest as it is


class FrameMissingError(Exception):
    """A page needs a frame that MkDocs has not made: what is new among the records asks for another kind of page."""


class BuildFailedError(Exception):
    """The site could not be built; the message says why in a sentence."""


@dataclass(frozen=True)
class BuildOutcome:
    """How many pages there are, how many of them were rendered, how many are gone; and the number of all files.

    `looked_at` were made anew as far as their views, to see whether they came out otherwise.
    """

    pages: int
    rendered: int
    removed: int
    files: int
    looked_at: int = 0

    @property
    def reused(self) -> int:
        return self.pages - self.rendered


def _done(job: Job) -> tuple[dict[str, bytes], None]:
    return dict(job.make()), None


def build_site(
    settings: Settings, context: Context, mkdocs_part: MkDocsPart, inputs: Inputs, store: Store, progress: Progress
) -> BuildOutcome:
    """Bring the published folder up to date with an archive in which nothing is wrong, and return what that took.

    Raises BuildFailedError if two things want one address, FrameMissingError, BrokenTemplateError, and OSError if the
    disk does not play along; the published folder is then as it was.
    """
    return _Build(settings, context, mkdocs_part, inputs, store, progress).run()


class _Build:
    def __init__(
        self,
        settings: Settings,
        context: Context,
        mkdocs_part: MkDocsPart,
        inputs: Inputs,
        store: Store,
        progress: Progress,
    ) -> None:
        self.settings = settings
        self.context = context
        self.mkdocs_part = mkdocs_part
        self.inputs = inputs
        self.store = store
        self.progress = progress
        self.publisher = Publisher(settings.shown, store)
        self.changed: set[int] = set()
        self.key = str(settings.shown).encode(errors="surrogateescape")

    def run(self) -> BuildOutcome:
        before = State.unpacked(self.store.get(_PAGES, self.key))
        plans = list(plan(self.context))
        if {planned.frame for planned in plans} - self.mkdocs_part.frames.keys():
            raise FrameMissingError
        self.publisher.begin()
        wanted: Manifest = dict(self._mkdocs_files(plans))
        sources = self._sources(before)
        wanted |= {path: written for path, (_, written) in sources.items()}
        state, rendered, looked_at = self._pages(plans, before)
        state.sources = sources
        for made in state.made.values():
            wanted.update(made.files)
        indexed = [*self.mkdocs_part.editorial, *(planned.address for planned in plans if planned.indexed)]
        for path, text in opendata.files(self.context, indexed):
            wanted[path] = self.publisher.write(path, text.encode())
        wanted |= self._pieces(state, before.pieces if before.common == state.common else {})
        state.judge(self.context.archive)
        self.store.put([(_PAGES, self.key, state.packed())])
        removed = self.publisher.finish(wanted)
        pages = sum(path.endswith(".html") for path in wanted)
        return BuildOutcome(pages, rendered, removed, len(wanted), looked_at)

    def _mkdocs_files(self, plans: Sequence[Planned]) -> Iterator[tuple[str, Written]]:
        """Yield the files that MkDocs made: editorial pages and style sheets."""
        taken = {urls.file_of(planned.address): planned.address for planned in plans}
        for path, source in self.mkdocs_part.files.items():
            if path in taken:
                raise BuildFailedError(
                    f"Filen {source} skulle hamna på adressen /{taken[path]}, som är upptagen. Byt namn."
                )
            content = (self.mkdocs_part.folder / path).read_bytes()
            yield path, self.publisher.write(path, lean(path, content))

    def _sources(self, before: State) -> dict[str, tuple[str, Written]]:
        """Return the registers and the originals of records, which are published as they are."""
        found = {}
        for path, digest in self.inputs.content.items():
            if not path.startswith(_PUBLISHED) or _RECORDS.fullmatch(path):
                continue
            known = before.sources.get(path)
            if not (known and known[0] == digest and self.publisher.has(path, known[1].digest)):
                known = digest, self.publisher.write(path, (self.settings.content / path).read_bytes())
            found[path] = known
        return found

    def _pages(self, plans: Sequence[Planned], before: State) -> tuple[State, int, int]:
        """Make what has to be made anew; return all pages, how many were rendered, and how many looked at."""
        archive, common = self.context.archive, self._common()
        registers = digest_of(self.inputs.content, "register/")
        state = (before if before.common == common else State(common)).compared(archive, registers)
        kept: dict[str, Made] = {}
        if before.common == common:
            self.changed = {at for at, digest in enumerate(state.digests) if digest != before.digests[at]}
            kept = {
                planned.address: made
                for planned in plans
                if (made := before.made.get(planned.address))
                and made.frame == str(planned.frame)
                and self._stands(made.facts, made.files)
            }
        dirty = [planned for planned in plans if planned.address not in kept]
        # Pages that read the same minutes are made one after the other.
        dirty.sort(key=lambda planned: planned.when)
        maker = PageMaker(
            self.context,
            Renderer(self.settings.templates / "pages", self.store, self.context.archive.municipality.called),
            Framer(self.mkdocs_part.frames, self.settings.url, self.settings.base_path),
            self.publisher,
            before.made,
        )
        fresh: dict[str, Made] = {}
        rendered = 0
        self.progress.begin("Gör sidor", len(dirty))
        for number, batch in in_parallel(maker.make, dirty):
            table = [state.bundles.place_of(fact) for fact in batch.facts]
            for address, made in batch.made:
                fresh[address] = made._replace(facts=array("I", [table[at] for at in made.facts]))
            rendered += batch.rendered
            self.progress.advance(number)
        self.progress.end()
        state.made = {planned.address: kept.get(planned.address) or fresh[planned.address] for planned in plans}
        return state, rendered, len(dirty)

    def _pieces(self, state: State, before: Kept) -> Manifest:
        """Make what of bulk data, standards of others and search has to be made anew, and return all their files."""
        pieces = Pieces(self.publisher, self.store, self.progress, state.bundles.place_of, self._stands)
        kept, files = datasets.made(self.context, self.publisher, pieces, before)
        records = datasets.records(self.context, self.settings.content, self.inputs.content, pieces, before)
        wanted = dict(chain(files, files_of(records)))
        written = dict(file for made in state.made.values() for file in made.files)

        def read(path: str) -> bytes:
            return self.publisher.read(path, written[path])

        beside = {path: each.digest for path, each in written.items()}
        planned = [Piece(job.name, job.made_of, partial(_done, job)) for job in jobs(self.context, beside, read)]
        standards = pieces.made("standards", planned, before)
        wanted |= dict(files_of(standards))
        state.pieces = {**kept, "records": records, "standards": standards}
        wanted |= self._catalogue(state)
        if self.settings.search:
            found, files = index.made(self.context, self.mkdocs_part.own, self.publisher, pieces, before)
            state.pieces = {**state.pieces, **found}
            wanted |= dict(files)
        return wanted

    def _catalogue(self, state: State) -> Manifest:
        """Make the catalogue of the bulk data, whose files are all written by now."""
        years = chain(files_of(state.pieces["years"]), files_of(state.pieces["records"]))
        others = (file for file in files_of(state.pieces["standards"]) if file[0].startswith(urls.DATA))
        start = (file for file in state.made[urls.START].files if file[0] == urls.oparl(urls.START))
        told = [(path, written.size) for path, written in chain(years, others, start)]
        made = opendata.catalogue_files(self.context, told)
        return {path: self.publisher.write(path, content) for path, content in made}

    def _stands(self, facts: array[int], files: Sequence[File]) -> bool:
        """Tell whether nothing has changed that something was made from, and its files are still there."""
        return self.changed.isdisjoint(facts) and all(
            self.publisher.has(path, written.digest) for path, written in files
        )

    def _looks(self) -> bytes:
        """Return the key of a rendered view, and where the page stands."""
        place = f"{self.settings.url} {self.settings.base_path} {self.context.archive.municipality.called}"
        return f"{program_digest()} {digest_of(self.inputs.templates, 'pages/')} {place}".encode()

    def _common(self) -> bytes:
        """Return the digest of what every page is made from, besides the facts of the archive."""
        registers = digest_of(self.inputs.content, *(f"register/{name}.yml" for name in ("kommun", "organ", "partier")))
        frames = [html for _, html in sorted(self.mkdocs_part.frames.items(), key=repr)]
        words = repr(list(self.mkdocs_part.glossary.values()))
        parts = (registers, self.settings.name, self.settings.url, self.mkdocs_part.intro, words, *frames)
        return hashlib.sha256(self._looks() + "\0".join(parts).encode()).digest()
