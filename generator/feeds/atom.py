"""Atom (RFC 4287), written by lxml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import urls
from generator.feeds.feed import Feed, Foreign, instant

if TYPE_CHECKING:
    from lxml.etree import _Element

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_IN_ATOM: dict[Any, str] = {None: _ATOM}
_IN_XHTML: dict[Any, str] = {None: _XHTML}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(feed: Feed) -> bytes:
    """Return the feed as an Atom document."""
    # Imported where it is needed: a build in which nothing has changed needs none of it.
    from lxml.etree import Element, SubElement, tostring

    def add(parent: _Element, name: str, text: str | None = None, **attributes: str) -> _Element:
        child = SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
        child.text = text
        return child

    root = Element(f"{{{_ATOM}}}feed", {_LANGUAGE: "sv"}, nsmap=_IN_ATOM)
    add(root, "id", feed.url)
    add(root, "title", feed.title)
    add(root, "updated", instant(feed.updated))
    add(root, "link", rel="self", type="application/atom+xml", href=urls.atom(feed.url))
    add(root, "link", rel="alternate", type="text/html", href=feed.url)
    add(add(root, "author"), "name", feed.author)
    for entry in feed.entries:
        node = add(root, "entry")
        add(node, "id", entry.id)
        add(node, "title", entry.title)
        add(node, "published", instant(entry.published))
        add(node, "updated", instant(entry.updated))
        add(node, "link", rel="alternate", type="text/html", href=entry.url)
        content = SubElement(add(node, "content", type="xhtml"), f"{{{_XHTML}}}div", nsmap=_IN_XHTML)
        for line in entry.lines:
            lang = {_LANGUAGE: line.lang, "lang": line.lang} if isinstance(line, Foreign) else {}
            SubElement(content, f"{{{_XHTML}}}p", lang).text = line
    return bytes(tostring(root, xml_declaration=True, encoding="utf-8")) + b"\n"
