"""Open data: the JSON beside pages, the party colours, the sitemap, the schemas. What is written beside the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from generator import feeds, schema, urls
from generator.archive import Meeting
from generator.model.register import Colours
from generator.opendata.catalogue import catalogue_files
from generator.opendata.claims import Claims
from generator.opendata.json_of_pages import FORMAT, Maker, page_json
from generator.opendata.prose import Prose
from generator.opendata.standards import OParl, minutes_as_akn
from generator.opendata.well_known import well_known
from generator.pages.context import Context
from generator.pages.page import Planned
from generator.pages.parts import party_css
from generator.system.packing import as_json, json_line

__all__ = ["FORMAT", "Claims", "Maker", "Prose", "beside", "catalogue_files", "claims", "files", "page_json"]

# Where the data of a page stand in its JSON Feed: the names of what the standard does not know begin so.
EXTENSION = "_protokoll"


def beside(context: Context, planned: Planned) -> Iterator[tuple[str, bytes]]:
    """Yield (address, content) of the files that stand beside a page: its data, and its feeds if it has any."""
    address = planned.address
    if planned.prose is not None:
        yield urls.prose(address), planned.prose(Prose(context)).encode()
    if planned.data is None:
        return
    if planned.minutes is not None:
        yield urls.akoma_ntoso(planned.minutes), minutes_as_akn(context, planned.minutes)
    if "oparl" in context.archive.municipality.standards and (made := planned.data(OParl(context))):
        yield urls.oparl(address), json_line(made)
    data = page_json(context, planned.data)
    if planned.feed is None:
        yield urls.page_json(address), json_line(data)
        return
    maker = feeds.FeedMaker(context)
    feed = planned.feed(maker)
    if planned.follow == "json":
        yield urls.page_json(address), json_line({**feeds.json_feed(feed), EXTENSION: data})
    else:
        yield urls.page_json(address), json_line(data)
        yield urls.atom(address), feeds.atom(feed)
    if planned.calendar and (content := planned.calendar(maker)):
        yield urls.calendar(address), content


def claims(context: Context, planned: Planned) -> str:
    """Return the JSON-LD script in the head of a page; nothing for pages that tell nothing."""
    if planned.claims is None:
        return ""
    # In a script nothing is escaped: a title must not be able to end it.
    words = as_json(planned.claims(Claims(context))).decode().replace("<", "\\u003c")
    return f'<script type="application/ld+json">{words}</script>'


def files(context: Context, listed: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (address, content) of every file that belongs to no single page; `listed` is what the sitemap holds."""
    yield "sitemap.xml", _sitemap(context, listed)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {context.absolute('sitemap.xml')}\n"
    yield from well_known(context)
    yield "assets/partier.css", _party_colours(context)
    for name, content in schema.files():
        yield f"{urls.SCHEMA}{name}", content


def _sitemap(context: Context, addresses: Iterable[str]) -> str:
    """Return a sitemap; a meeting's page has the last day that its minutes or their file tell of, never the build's."""
    days = {urls.meeting(meeting): max(_days(meeting)) for meeting in context.archive.meetings}
    lines = "".join(
        f"<url><loc>{escape(context.absolute(address))}</loc>"
        + (f"<lastmod>{days[address]}</lastmod>" if address in days else "")
        + "</url>\n"
        for address in sorted(addresses)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    )


def _days(meeting: Meeting) -> Iterator[str]:
    """Yield the days on which a meeting was held, its minutes were approved, announced and corrected."""
    outline = meeting.outline
    yield from (outline.date, outline.last_day)
    yield from (day for day, _ in outline.approvals)
    yield from (day for day, _, _ in outline.notices)  # what was kept comes back as plain tuples
    yield from filter(None, (outline.approved, outline.corrected, *(meeting.linked_days or ())))


def _party_colours(context: Context) -> str:
    rules = [
        f".{party_css(party)}{{--band:{party.record.colour}}}"
        for party in context.archive.party_index.parties
        if party.record.colour
    ]
    own = context.archive.municipality.colours or Colours()
    light = _variables(own.rubric, own.link)
    dark = _variables(own.dark_rubric, own.dark_link)
    if light:
        rules.append(f":root{{{light}}}")
    if dark:
        rules.append(f'@media (prefers-color-scheme: dark){{:root:not([data-scheme="light"]){{{dark}}}}}')
        rules.append(f':root[data-scheme="dark"]{{{dark}}}')
    return "/* Färger ur register/partier.yml och register/kommun.yml. */\n" + "\n".join(rules) + "\n"


def _variables(rubric: str | None, link: str | None) -> str:
    return ";".join(f"--{name}:{colour}" for name, colour in (("rubric", rubric), ("link", link)) if colour)
