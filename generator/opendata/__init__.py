"""Open data: the JSON beside pages, the party colours, the sitemap. What is written beside the pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from generator import urls
from generator.opendata.twins import twin
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.parts import party_css


def files(context: Context, pages: Iterable[Page], editorial: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield (address, content) of every file beside the pages. `editorial` are the addresses of MkDocs' own pages."""
    listed: list[str] = [urls.START, *editorial]
    for page in pages:
        if page.indexed:
            listed.append(page.address)
        if page.entity is not None:
            data = twin(context, page.entity)
            yield urls.twin(page.address), json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
    yield "sitemap.xml", _sitemap(context, listed)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {context.absolute('sitemap.xml')}\n"
    yield "assets/partier.css", _party_colours(context)


def _sitemap(context: Context, addresses: Iterable[str]) -> str:
    """Return a sitemap without dates: the same records give the same bytes on any day."""
    lines = "".join(f"<url><loc>{escape(context.absolute(address))}</loc></url>\n" for address in sorted(addresses))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    )


def _party_colours(context: Context) -> str:
    rules = [
        f".{party_css(party)}{{--band:{party.record.colour}}}"
        for party in context.archive.party_index.parties
        if party.record.colour
    ]
    return "/* Partiernas färger, ur register/partier.yml. */\n" + "\n".join(rules) + "\n"
