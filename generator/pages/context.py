"""What every view is made with: the archive, and the record's texts, each read once however many pages show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator import urls
from generator.archive import Archive, Author, Contribution, Meeting
from generator.pages.markup import Compiled, Rendered, compile_text, resolve
from generator.pages.mentions import Resolver, Scout


@dataclass
class Context:
    """Made once for a build. `site_name` heads every page; `site_url` is the address it is published at."""

    archive: Archive
    site_name: str
    site_url: str
    scout: Scout = field(init=False)
    _compiled: dict[str, Compiled] = field(init=False, repr=False, default_factory=dict)
    _resolvers: dict[Meeting, Resolver] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.scout = Scout(self.archive.case_numbers, (body.record for body in self.archive.bodies.values()))

    def text(self, text: str, meeting: Meeting, also: Mapping[str, str] | None = None) -> Rendered:
        """Return a text of a meeting's minutes as HTML; `also` maps further words that it may link to addresses."""
        return resolve(self.compiled(text), self.resolver(meeting).address, also)

    def compiled(self, text: str) -> Compiled:
        """Return a text as far as it can be known without the archive."""
        found = self._compiled.get(text)
        if found is None:
            found = self._compiled[text] = compile_text(text, self.scout.find)
        return found

    def resolver(self, meeting: Meeting) -> Resolver:
        """Return what answers where the candidates in the texts of a meeting lead."""
        found = self._resolvers.get(meeting)
        if found is None:
            found = self._resolvers[meeting] = Resolver(self.archive, meeting)
        return found

    def lead(self, contribution: Contribution) -> Rendered | None:
        """Return the printed words that lead a statement in, with its author and party as links."""
        if contribution.statement is None or contribution.statement.lead is None:
            return None
        also: dict[str, str] = {}
        for author in contribution.authors:
            also |= self.links_of(author)
        for party in contribution.parties:
            also.setdefault(party.name, urls.party(party))
        return self.text(contribution.statement.lead, contribution.handling.meeting, also)

    @staticmethod
    def links_of(author: Author) -> dict[str, str]:
        """Return the author's printed name with the address of their page, if they have one."""
        return {author.name: urls.person(author.person)} if author.person else {}

    def absolute(self, address: str) -> str:
        """Return the full address, for data that is read away from the site."""
        return f"{self.site_url.rstrip('/')}/{address}"
