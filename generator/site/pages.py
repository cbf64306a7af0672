"""Pages made anew: each with the facts that it was made from, so that the next build knows when it may stand."""

from __future__ import annotations

import hashlib
import io
import pickle
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator import opendata, urls
from generator.archive.trace import Fact, tracing
from generator.ground.publish import Publisher, Written
from generator.pages.context import Context
from generator.pages.page import Frame, Page, Planned
from generator.pages.render import Renderer
from generator.site.shell import Shell


class Made(NamedTuple):
    """One page as it was last made: what it showed, the facts it was made from, and the files that it is."""

    view: bytes  # a digest, from the second time on that it is made
    frame: str  # that it stood in
    facts: array[int]  # places in a table of facts
    files: tuple[tuple[str, Written], ...]


@dataclass(frozen=True)
class Batch:
    """Some pages made anew, with their own table of facts."""

    facts: list[Fact]
    made: list[tuple[str, Made]]
    rendered: int


class Maker:
    """Makes pages and writes their files; `made_before` are the pages as they were last made."""

    def __init__(
        self,
        context: Context,
        renderer: Renderer,
        shell: Shell,
        publisher: Publisher,
        ground: bytes,
        made_before: dict[str, Made],
    ) -> None:
        self._context = context
        self._renderer = renderer
        self._shell = shell
        self._publisher = publisher
        self._ground = ground
        self._before = made_before

    def make(self, plans: Sequence[Planned]) -> Batch:
        """Make the views of pages; render and write those that would come out otherwise than before."""
        table: dict[Fact, int] = {}
        made: list[tuple[str, Made]] = []
        rendered = 0
        for planned in plans:
            with tracing() as facts:
                page = planned.make()
                claims = opendata.claims(self._context, planned)
                beside = list(opendata.beside(self._context, planned))
            places = array("I", sorted(table.setdefault(fact, len(table)) for fact in facts))
            before, frame = self._before.get(planned.address), planned.frame
            # Of a page that is new nobody knows yet whether it will ever be made again.
            view = self._digest(page, frame, claims) if before else b""
            path = urls.file_of(planned.address)
            files = []
            if before and before.view == view and self._publisher.has(path, before.files[0][1].digest):
                files.append(before.files[0])
            else:
                html = self._shell.page(page, frame, self._renderer.fragment(page), claims)
                files.append((path, self._publisher.write(path, html.encode())))
                rendered += 1
            files += [(path, self._publisher.write(path, content)) for path, content in beside]
            made.append((planned.address, Made(view, str(frame), places, tuple(files))))
        return Batch(list(table), made, rendered)

    def _digest(self, page: Page, frame: Frame, claims: str) -> bytes:
        """Return the digest of all that a page shows; the same for views that are equal."""
        raw = io.BytesIO()
        pickler = pickle.Pickler(raw, 5)
        pickler.fast = True  # no references: they depend on which parts are one object
        pickler.dump(page)
        digest = hashlib.blake2b(self._ground, digest_size=16)
        digest.update(self._shell.frame_digest(frame))
        digest.update(raw.getbuffer())
        digest.update(claims.encode())
        return digest.digest()
