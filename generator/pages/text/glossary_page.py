"""Editorial pages read back: the glossary from its page, and the words of any.

Apart from glossary.py, for only a build that asks MkDocs needs to.
"""

from __future__ import annotations

from itertools import groupby

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from generator.pages.text.glossary import Term

_ANCHOR = "ordlista"
_BLOCKS = ["h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "th", "td", "pre", "figcaption", "blockquote"]


def read_glossary(html: str) -> dict[str, Term]:
    """Return the terms of an editorial page by their anchors, or none if it has no glossary.

    Args:
        html: the page as MkDocs made it of Markdown: each term a heading below "Ordlista", its explanation after it.
    """
    start = BeautifulSoup(html, "lxml").find("h2", id=_ANCHOR)
    words: dict[str, tuple[str, list[str]]] = {}
    texts: list[str] = []
    for tag in start.find_next_siblings(True) if start else ():
        if tag.name in ("h1", "h2"):
            break
        if tag.name == "h3" and tag.get("id"):
            texts = []
            words[str(tag["id"])] = _plain(tag), texts
        else:
            texts.append(_plain(tag))
    return {key: Term(key, word, " ".join(texts)) for key, (word, texts) in words.items()}


def _plain(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def words_of(html: str) -> str:
    """Return the words of an editorial page, a paragraph, heading or cell on each line, without its marking."""
    strings = [each for each in BeautifulSoup(html, "lxml").find_all(string=True) if type(each) is NavigableString]
    found = (" ".join("".join(of_block).split()) for _, of_block in groupby(strings, key=_block))
    return "\n".join(filter(None, found))


def _block(text: NavigableString) -> int:
    return id(text.find_parent(_BLOCKS))
