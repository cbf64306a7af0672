"""Files that programs look for at the top of a site: how it is searched, what it is, who is told of a hole in it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from generator import urls
from generator.language.text import count
from generator.pages.context import Context

OPENSEARCH, LLMS, SECURITY = "opensearch.xml", "llms.txt", ".well-known/security.txt"
_SHORT_NAME = 16  # characters at most, says OpenSearch 1.1


def well_known(context: Context) -> Iterator[tuple[str, str]]:
    """Yield (address, content) of each file; security.txt only while the register has a contact that holds."""
    yield OPENSEARCH, _opensearch(context)
    yield LLMS, _llms(context)
    if words := _security(context):
        yield SECURITY, words


def _opensearch(context: Context) -> str:
    """Return the description by which a browser offers to search here (OpenSearch 1.1, draft 6)."""
    name = context.site_name if len(context.site_name) <= _SHORT_NAME else "Protokoll"
    about = f"Sök i protokoll från {context.archive.municipality.name}."
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(name)}</ShortName>\n"
        f"<Description>{escape(about)}</Description>\n"
        "<Language>sv</Language>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Image type="image/svg+xml">{escape(context.absolute("assets/ikon.svg"))}</Image>\n'
        f'<Url type="text/html" template="{escape(context.absolute(urls.SEARCH))}?q={{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n"
    )


def _llms(context: Context) -> str:
    """Return a description of the site and where its words are, for programs that read (llmstxt.org)."""
    archive, municipality = context.archive, context.archive.municipality
    lines = [
        f"# {context.site_name}, {municipality.name}",
        "",
        f"> Protokoll från {municipality.name}, ord för ord. Språket är svenska.",
        *([f"> {municipality.demonstration}"] if municipality.demonstration else []),
        "",
        "Varje möte och varje ärende finns som Markdown: lägg till `index.md` efter sidans adress. "
        "Med `index.json` kommer samma sak som data.",
        "",
        "Orden är protokollets. Det som står som citat över en paragraf (`> `) säger om den är ett utkast, ett "
        "förslag, rättad, eller om ärendet har behandlats igen. Ta med det när du återger paragrafen, och länka till "
        "dess adress.",
        "`[maskad]` betyder att något är borttaget, och det ska inte gissas.",
        "",
        "## Organ",
        "",
        *(f"- [{body.name}]({context.absolute(urls.body(body))})" for body in archive.bodies.values()),
        "",
        "## År",
        "",
    ]
    for year in archive.listed_years:
        held = sum(meeting.is_held for meeting in archive.meetings_of(year))
        number = count(held, "sammanträde", "sammanträden", neuter=True)
        lines.append(f"- [{year}]({context.absolute(urls.year(year))}): {number}")
    lines += ["", "## Data", "", f"- [Alla adresser]({context.absolute('sitemap.xml')})"]
    if context.standard(urls.OPEN_DATA):
        lines.append(f"- [Öppna data]({context.absolute(urls.OPEN_DATA)}): nycklar, tabeller, flöden och villkor")
    return "\n".join(lines) + "\n"


def _security(context: Context) -> str:
    """Return who is told of a hole in the site (RFC 9116), or nothing.

    It has to name a day until which it holds. That is the register's, never counted from the clock's: the same records
    give the same file on any day. When the newest minutes are younger than it, there is none. Nor is there where the
    site does not begin at the top of its host, for nobody would look there.
    """
    contact, newest = context.archive.municipality.security, context.archive.newest_day
    if contact is None or (newest and newest > contact.until) or urlsplit(context.site_url).path not in ("", "/"):
        return ""
    found = [f"mailto:{contact.email}"] if contact.email else []
    found += [contact.link] if contact.link else []
    lines = [f"Contact: {each}" for each in found]
    # The day is over in Sweden at 22 or 23 UTC.
    lines += [f"Expires: {contact.until.isoformat()}T22:00:00Z", "Preferred-Languages: sv, en"]
    return "\n".join([*lines, f"Canonical: {context.absolute(SECURITY)}"]) + "\n"
