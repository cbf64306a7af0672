"""Markup: a record's Markdown to safe HTML, every word kept, and links where it names what the archive holds.

In two steps. What `compile_text` finds depends on the text and on the registers of the municipality and its bodies, but
on no archive: it can be made anywhere and kept. `resolve` asks an archive where the candidates lead, and joins strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from sys import intern
from typing import NamedTuple, TypeAlias, cast

import nh3
from markupsafe import Markup

from generator import urls
from generator.pages.text import dialect, lines, pictures
from generator.pages.text.mentions import Address, Find, Link, Mention, links

MASKED = "[maskad]"
# The style sheet adds what a screen reader says after it: here, it would stand among the words of the record.
_MASKED_HTML = f'<span class="masked">{MASKED}</span>'

# The buttons of GitHub that our guides name speak English.
_ENGLISH = re.compile(
    r"<strong>((?:Add|Upload|Create|Commit|Propose|Edit|Files|Reviewers|Merge|Close|Revert|View|Delete|Settings|Actions"
    r"|Run|Raw|New|Generate|Use|Enable|Allow|Secrets|Pages|Source|Branch|Environments)\b[^<]*)</strong>"
)

# HTML and the record's words by turns, HTML first; words stand with what they mention, if they do.
Part: TypeAlias = str | tuple[str, tuple[Mention, ...]]


class Compiled(NamedTuple):
    """A text as far as it can be known without an archive: plain strings, numbers and tuples all through."""

    parts: tuple[Part, ...]
    brief: tuple[str, ...] | None  # the parts without tables and links, if the text has any
    blocks: tuple[str, ...]  # its paragraphs, list items and rows of tables, as plain text
    table_rows: int  # rows of its tables, heads not counted


class Rendered:
    """A text of the record in the shapes in which pages show it. The archive is asked only for those that link."""

    __slots__ = ("_address", "_also", "_compiled")

    def __init__(self, compiled: Compiled, address: Address, also: Mapping[str, str] | None) -> None:
        self._compiled = compiled
        self._address = address
        self._also = also

    @property
    def blocks(self) -> tuple[str, ...]:
        """Its paragraphs, list items and rows of tables, as plain text."""
        return self._compiled.blocks

    @property
    def lines(self) -> tuple[str, ...]:
        """Its paragraphs and list items as plain text, the tables left out; "1. " before what is numbered."""
        return tuple(_lines(self.brief)) if self.table_rows else self.blocks

    @property
    def table_rows(self) -> int:
        """The rows of its tables, heads not counted."""
        return self._compiled.table_rows

    @property
    def plain(self) -> str:
        """The text on one line."""
        return " ".join(self._compiled.blocks)

    @property
    def html(self) -> Markup:
        """The text with links."""
        parts, also = self._compiled.parts, self._also or {}
        html = cast("list[str]", list(parts))
        for index in range(1, len(parts), 2):
            part = parts[index]
            words, mentions = part if isinstance(part, tuple) else (part, ())
            found = links(words, mentions, self._address, also) if mentions or also else []
            html[index] = _linked(words, found) if found else _escaped(words)
        return Markup("".join(html))  # noqa: S704 - the HTML is sanitised or our own, the words are escaped

    @property
    def brief(self) -> Markup:
        """The text without its tables and links, for lists."""
        parts = self._compiled.parts if self._compiled.brief is None else self._compiled.brief
        html = cast("list[str]", list(parts))
        for index in range(1, len(parts), 2):
            part = parts[index]
            html[index] = _escaped(part if isinstance(part, str) else part[0])
        return Markup("".join(html))  # noqa: S704 - as above


_BLOCK = re.compile(r"(</?(?:p|ol|ul|li)\b[^>]*>)")
_NUMBER = re.compile(r'(?:start|value)="(\d+)"')


def _lines(html: Markup) -> Iterator[str]:
    lists: list[int | None] = []
    begins = ""
    for piece in _BLOCK.split(html):
        given = _NUMBER.search(piece) if piece.startswith(("<ol", "<li")) else None
        if piece.startswith(("<ol", "<ul")):
            lists.append((int(given[1]) if given else 1) - 1 if piece.startswith("<ol") else None)
        elif piece.startswith(("</ol", "</ul")):
            lists.pop()
        elif piece.startswith("<li"):
            last = lists[-1] if lists else None
            if last is not None:
                lists[-1] = last = int(given[1]) if given else last + 1
            begins = f"{last}. " if last is not None else ""
        elif words := " ".join(Markup(piece).striptags().split()):  # noqa: S704 - it is our own HTML
            yield begins + words
            begins = ""


def compile_text(text: str, find: Find) -> Compiled:
    """Return a text of the record ready for any archive; `find` tells what each stretch of its words could name."""
    text = lines.kept(text)
    parsed = dialect.parse(text)
    words = parsed.parts[1::2]
    parts: list[Part] = list(parsed.parts)
    parts[::2] = map(intern, parsed.parts[::2])  # a text has few different tags, all texts have the same
    parts[1::2] = [(each, named) if named else each for each, named in zip(words, find(words), strict=True)]
    brief = None if parsed.brief is None else tuple(parsed.brief)
    return Compiled(tuple(parts), brief, parsed.blocks, parsed.table_rows)


def resolve(compiled: Compiled, address: Address, also: Mapping[str, str] | None = None) -> Rendered:
    """Return a compiled text with its mentions linked.

    Args:
        compiled: what `compile_text` made of the text.
        address: tells where a candidate leads, or None.
        also: further words that the text may link, with their addresses.
    """
    return Rendered(compiled, address, also)


def _linked(words: str, found: list[Link]) -> str:
    html = ""
    done = 0
    for start, end, where in found:
        link = f'<a href="{_plain(urls.ROOT + where).replace(chr(34), "&quot;")}">{_plain(words[start:end])}</a>'
        html += _escaped(words[done:start]) + link
        done = end
    return html + _escaped(words[done:])


def _escaped(words: str) -> str:
    """Return words of the record as HTML, masked values marked."""
    return _MASKED_HTML.join(map(_plain, words.split(MASKED))) if MASKED in words else _plain(words)


def masked(words: str) -> str:
    """Return words that stand on a page as they are, a masked value in them marked; HTML is left alone."""
    return escaped(words) if MASKED in words and not isinstance(words, Markup) else words


def escaped(words: str) -> Markup:
    """Return plain words of the record as HTML, masked values marked."""
    return Markup(_escaped(words))  # noqa: S704 - the words are escaped


def _plain(words: str) -> str:
    """Escape as the sanitiser does: what it has passed stays as it is."""
    if dialect.ESCAPED in words:
        words = words.replace(dialect.ESCAPED, "")
    if "&" in words:
        words = words.replace("&", "&amp;")
    if "<" in words:
        words = words.replace("<", "&lt;")
    if ">" in words:
        words = words.replace(">", "&gt;")
    return words.replace("\u00a0", "&nbsp;") if "\u00a0" in words else words


def _keep_our_pictures(tag: str, name: str, value: str) -> str | None:
    """Leave out the address of a picture on another host, whose reader it would tell of."""
    return None if tag == "img" and name == "src" and re.match(r"[a-z]+:|//", value, re.IGNORECASE) else value


# Editorial pages may hold what Markdown makes, headings with their anchors, and pictures of our own.
_EDITORIAL_TAGS = {*dialect.TAGS, "span", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "code", "img", "dl", "dt", "dd"}
_EDITORIAL_TAGS |= {"hr", "abbr"}
_editorial = nh3.Cleaner(
    tags=_EDITORIAL_TAGS,
    attributes={
        "a": {"href", "title"},
        "img": {"src", "alt", "width", "height", "loading"},
        "ol": {"start"},
        "abbr": {"title"},
        "th": {"scope"},
        **{f"h{level}": {"id"} for level in range(1, 7)},
    },
    allowed_classes={"img": set(pictures.CLASSES)},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    attribute_filter=_keep_our_pictures,
)


def editorial(html: str) -> str:
    """Return an editorial page's HTML, as MkDocs made it of Markdown, without anything that a browser could run."""
    # A long line scrolls inside its block, also for those who have no mouse.
    clean = _editorial.clean(html).replace("<pre><code>", '<pre><code tabindex="0">')
    return _ENGLISH.sub(r'<strong lang="en">\1</strong>', clean)


def paragraphs(text: str) -> Markup:
    """Return the site's own plain text (an editor's note) as paragraphs; nothing in it is markup."""
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text) if block.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(block) for block in blocks)


__all__ = ["MASKED", "Compiled", "Rendered", "compile_text", "editorial", "escaped", "masked", "paragraphs", "resolve"]
