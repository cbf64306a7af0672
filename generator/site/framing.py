"""Framing of fragments: the frame is rendered once for each kind of page, and pages are set into it.

It knows no MkDocs: whoever can render a frame with the marks below in it can be the frame's maker.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from generator import urls
from generator.pages.jinja import spared
from generator.pages.page import Frame, Page

# Characters that no record can hold (yamlio refuses them) mark where a page's own words go.
TITLE, DESCRIPTION, CANONICAL, CONTENT, MOVED_TO, CLAIMS = (f"\x1c{number}\x1c" for number in range(1, 7))
_MARK = re.compile("\x1c([1-6])\x1c")
# Blanks beside a tag that mean as much as one, unless the page shows code.
_BLANKS = re.compile(r"(?<=>)[ \t\n]{2,}|[ \t\n]{2,}(?=<)")
# A link within the site, as HTML lets it stand without quotes (WHATWG HTML 13.1.2.3). No record holds its first sign.
_QUOTED = re.compile(rf"""="({urls.ROOT}[^\s"'=<>`]*)"(?=[\s>])""")
# Ends that HTML lets be left out where what follows makes them (13.1.2.4): of a paragraph and of a row of a list.
_ENDS = tuple(
    (f"{end}\n{after}", f"\n{after}")
    for end, followers in (
        ("</p>", ("<p>", "<p ", "<ul", "<div", "</div>", "</section>", "</blockquote>")),
        ("</li>", ("<li>", "</ul>", "</ol>")),
    )
    for after in followers
)
# A party's letters with its name (pages/_parts.html); letters of none say each time what is printed.
_LETTERS = re.compile(r"""<abbr class=(pm-(?!none)[\w-]+) title="[^"]*">""")
# A link that explains a word of the site (pages/_parts.html `termed`, _standing.html `decides`, meeting.html).
_ASKED = re.compile(
    r"<section class=termed>(?P<heading><h\d>[^<]*</h\d>) <a class=term [^>]*>[^<]*</a>\s*</section>"
    r"|(?P<state><p class=decision-state>(?:(?!</p>).)*?) <a class=term [^>]*>[^<]*</a>\s*(?=</p>)"
    r"|\n?<a class=\"?term-words\"? [^>]*>[^<]*</a>",
    re.DOTALL,
)
# The rows of what members and parties had put on record (pages/_parts.html `said_months`), and ways to members.
_SAID = re.compile(r"(<ol class=said>.*?</ol>)", re.DOTALL)
_MEMBER = re.compile(rf"<a (?:class=quiet )?href={urls.ROOT}(ledamoter/[^/>]+/)>")
_MEMBER_LINK = re.compile(rf"<a href={urls.ROOT}(ledamoter/[^/>]+/)>([^<]*)</a>")
_STYLE_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)

# The content security policy of every page.
CSP = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'"

# That of cards, which other sites show in a frame: they have a style sheet, and nothing that runs.
CARD_CSP = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"


def lean(path: str, content: bytes) -> bytes:
    """Return a script without its comments on lines of their own and its indentation, which weigh a fifth of it.

    A style sheet goes without comments and indentation too. What is neither is returned as it is.
    """
    if path.endswith(".css"):
        content = _STYLE_COMMENT.sub(b"", content)
    elif not path.endswith(".js"):
        return content
    lines = (line.strip() for line in content.splitlines())
    return b"".join(line + b"\n" for line in lines if line and not line.startswith(b"//"))


class Framer:
    """Sets fragments into frames, which have the marks in them."""

    def __init__(self, frames: Mapping[Frame, str], site_url: str, base_path: str) -> None:
        self._site_url = site_url.rstrip("/")
        self._base_path = base_path
        self._frames = {frame: _MARK.split(spared(html.lstrip())) for frame, html in frames.items()}

    def page(self, page: Page, frame: Frame, fragment: str, claims: str = "") -> str:
        """Return the whole page as HTML; `claims` is what its head tells machines, as HTML."""
        parts = self._frames[frame]
        words = {
            "1": escape(page.title),
            "2": escape(page.description),
            "3": f"{self._site_url}/{(page.moved_to or page.address).removeprefix(urls.ROOT)}",
            "4": (fragment if "<pre" in fragment else _BLANKS.sub("\n", fragment)).strip("\n"),
            "5": page.moved_to or "",
            "6": claims,
        }
        html = _QUOTED.sub(r"=\1", "".join(words[part] if index % 2 else part for index, part in enumerate(parts)))
        html = _linked_once(asked_once(html))
        for end, none in _ENDS:
            html = html.replace(end, none)
        html = _named_once(html)
        if page.address != urls.NOT_FOUND:  # which is shown at any address
            # To a place in the page, a file beside it, and from its cards to a meeting.
            own, around = f"{urls.ROOT}{page.address}", f"{urls.ROOT}{page.address.removesuffix(urls.CARDS_END)}#"
            html = (
                html.replace(f'="{own}#', '="#').replace(f"={own}#", "=#").replace(f"={own}index.json", "=index.json")
            )
            if page.address.endswith(urls.CARDS_END):
                html = html.replace(f'="{around}', '="../#').replace(f"={around}", "=../#")
        return html.replace(urls.ROOT, self._way(page.address))

    def _way(self, address: str) -> str:
        """Return the way to the top of the site; from the host for the page that is shown at any depth, 404."""
        return self._base_path if address == urls.NOT_FOUND else urls.way_to_root(address)


def _linked_once(html: str) -> str:
    """Return a page on which the rows of what was said lead to a member only where nothing above does."""
    parts = _SAID.split(html)
    told = set(_MEMBER.findall(parts[0]))

    def link(match: re.Match[str]) -> str:
        if match[1] in told:
            return match[2]
        told.add(match[1])
        return match[0]

    return "".join(
        [parts[0], *(_MEMBER_LINK.sub(link, part) if index % 2 else part for index, part in enumerate(parts[1:], 1))]
    )


def asked_once(html: str) -> str:
    """Return a page on which what a word means is asked where it first stands; oppna.js asks at each.

    The headings at which it is left out are marked for that: the record's own may have the same words.
    """
    told: set[str] = set()

    def asked(match: re.Match[str]) -> str:
        heading, state = match["heading"], match["state"]
        of = "state" if state else match[0].strip()
        if of in told:
            return heading.replace(">", " class=q>", 1) if heading else state or ""
        told.add(of)
        return match[0]

    return _ASKED.sub(asked, html)


def _named_once(html: str) -> str:
    """Return a page on which a party's letters tell its name where they first stand; oppna.js tells it at each."""
    told: set[str] = set()

    def letters(match: re.Match[str]) -> str:
        if match[0] in told:
            return f"<abbr class={match[1]}>"
        told.add(match[0])
        return match[0]

    return _LETTERS.sub(letters, html)
