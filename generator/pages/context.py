"""What every view is made with: the archive, and the record's texts, each read once however many pages show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

from generator import urls
from generator.archive import Archive, Author, Contribution, Meeting
from generator.archive.trace import remembered
from generator.pages.page import Page, Planned
from generator.pages.text.glossary import Glossary, Term
from generator.pages.text.markup import Compiled, Rendered, compile_text, resolve
from generator.pages.text.mentions import Resolver, Scout

# Pages are made in an order in which one text is soon needed again.
_TEXTS_HELD = 20_000


@dataclass
class Context:
    """Made once for a build. `site_name` heads every page; `site_url` is the address it is published at.

    `glossary` explains words that the site uses, if the editorial pages do; `intro` is the editor's index.md as HTML.
    """

    archive: Archive
    site_name: str
    site_url: str
    glossary: Glossary = field(default_factory=dict)
    intro: str = ""
    scout: Scout = field(init=False, repr=False)
    memory: dict[Any, Any] = field(init=False, repr=False, default_factory=dict)
    """What is shown of a §, made once however many pages show it (trace.remembered)."""
    compiled: Callable[[str], Compiled] = field(init=False, repr=False)
    """Returns a text as far as it can be known without the archive."""

    def __post_init__(self) -> None:
        scout = Scout(self.archive.case_numbers, (body.record for body in self.archive.bodies.values()))
        self.scout = scout
        self.compiled = lru_cache(_TEXTS_HELD)(lambda text: compile_text(text, scout.find))

    def page(
        self, address: str, template: str, title: str, description: str, view: Any, moved_to: str | None = None
    ) -> Page:
        """Return a page; its title says whose site it is on."""
        site = f"{self.site_name}, {self.archive.municipality.name}"
        return Page(address, template, f"{title} – {site}", description, view, moved_to)

    def listed(
        self,
        address: str,
        template: str,
        title: str,
        description: str,
        view: Callable[[], Any],
        section: str | None = None,
        **more: Any,
    ) -> Planned:
        """Return a page to be whose view is made when it is asked for; it belongs to the tab its address begins with.

        `more` are further fields of Planned.
        """
        section = address.partition("/")[0] if section is None else section
        return Planned(address, lambda: self.page(address, template, title, description, view()), section, **more)

    def yearly(
        self,
        years: Iterable[int],
        addresses: tuple[str, Callable[[int], str]],
        template: str,
        title: str,
        description: str,
        view: Callable[[Any, int | None], Any],
        section: str | None = None,
    ) -> Iterator[Planned]:
        """Yield a page that is of no year, and one for each of some years.

        In title and description `{place}` is the municipality; `{year}` (" 2024") and `{since}` (" sedan 2024") are
        nothing on the first page.
        """
        for year in (None, *years):
            says = {
                "place": self.archive.municipality.name,
                "year": f" {year}" if year else "",
                "since": f" sedan {year}" if year else "",
            }
            address = addresses[1](year) if year else addresses[0]
            words = title.format(**says), description.format(**says)
            yield self.listed(address, template, *words, partial(view, self, year), section)

    def text(self, text: str, meeting: Meeting, also: Mapping[str, str] | None = None) -> Rendered:
        """Return a text of a meeting's minutes as HTML; `also` maps further words that it may link to addresses.

        Where its mentions lead is asked for every page that shows it: each has to note what it was made from.
        """
        return (
            resolve(self.compiled(text), Resolver(self.archive, meeting).address, also)
            if also
            else self._text(text, meeting)
        )

    @remembered
    def _text(self, text: str, meeting: Meeting) -> Rendered:
        return resolve(self.compiled(text), Resolver(self.archive, meeting).address)

    def term(self, key: str | None) -> Term | None:
        """Return the term with an anchor, or None if the glossary lacks it."""
        return self.glossary.get(key) if key else None

    def lead(self, contribution: Contribution) -> Rendered | None:
        """Return the printed words that lead a statement in, with its author and party as links."""
        if contribution.statement is None or contribution.statement.lead is None:
            return None
        also: dict[str, str] = {}
        for author in contribution.authors:
            also |= self.links_of(author)
        for party in contribution.parties:
            also.setdefault(party.name, urls.party(party))
        return self.text(contribution.statement.lead, contribution.item.meeting, also)

    def standard(self, address: str) -> str:
        """Return a link to one of the pages about the site; empty where the archive does without it."""
        return "" if address.rstrip("/") in self.archive.municipality.without else urls.ROOT + address

    @staticmethod
    def links_of(author: Author) -> dict[str, str]:
        """Return the author's printed name with the address of their page, if they have one."""
        return {author.name: urls.person(author.person)} if author.person else {}

    def absolute(self, address: str) -> str:
        """Return the full address, for data that is read away from the site."""
        return f"{self.site_url.rstrip('/')}/{address}"
