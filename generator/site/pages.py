"""Pages made anew: each with the facts that it was made from, so that the next build knows when it may stand."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator import opendata, urls
from generator.archive.trace import Bundle, bundled, tracing
from generator.pages.context import Context
from generator.pages.page import Planned
from generator.pages.render import Renderer
from generator.site.framing import Framer
from generator.system.publish import Publisher, Written


class Made(NamedTuple):
    """One page as it was last made: the facts it was made from, and the files that it is, itself first."""

    frame: str  # that it stood in
    facts: array[int]  # places in a table of bundles of facts
    files: tuple[tuple[str, Written], ...]


@dataclass(frozen=True)
class Batch:
    """Some pages made anew, with their own table of bundles of facts."""

    facts: list[Bundle]
    made: list[tuple[str, Made]]
    rendered: int


class PageMaker:
    """Makes pages and writes their files; `made_before` are the pages as they were last made."""

    def __init__(
        self,
        context: Context,
        renderer: Renderer,
        framer: Framer,
        publisher: Publisher,
        made_before: dict[str, Made],
    ) -> None:
        self._context = context
        self._renderer = renderer
        self._framer = framer
        self._publisher = publisher
        self._before = made_before

    def make(self, plans: Sequence[Planned]) -> Batch:
        """Make pages and write them; `rendered` counts those that came out otherwise than before."""
        table: dict[Bundle, int] = {}
        made: list[tuple[str, Made]] = []
        rendered = 0
        for planned in plans:
            with tracing() as facts:
                page = planned.make()
                fragment = self._renderer.fragment(page)
                claims = opendata.claims(self._context, planned)
                beside = list(opendata.beside(self._context, planned))
            places = array("I", sorted(table.setdefault(fact, len(table)) for fact in bundled(facts)))
            html = self._framer.page(page, planned.frame, fragment, claims)
            contents = [(urls.file_of(planned.address), html.encode()), *beside]
            files = tuple((path, self._publisher.write(path, content)) for path, content in contents)
            before = self._before.get(planned.address)
            rendered += not before or before.files[0][1].digest != files[0][1].digest
            made.append((planned.address, Made(str(planned.frame), places, files)))
        return Batch(list(table), made, rendered)
