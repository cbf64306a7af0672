"""Kinds: which files may lie in the archive, and how each is known by its first bytes. What is not here is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class FileKind:
    """A kind of file: how it is read, why it may be there, and how it begins (one of; none for a text)."""

    read: Literal["text", "pdf", "picture"]
    why: str
    begins: tuple[bytes, ...] = ()
    never: tuple[bytes, ...] = ()  # what a text of another kind begins with


_RICH = (b"{\\rtf",)

# Not what a browser would run (HTML, scripts, SVG), nor what nobody can examine (packed files, office documents).
KINDS: dict[str, FileKind] = {
    ".yml": FileKind("text", "protokoll och register"),
    ".yaml": FileKind("text", "protokoll och register med en ändelse som rättas"),
    ".md": FileKind("text", "redaktionens sidor"),
    ".csv": FileKind("text", "tabeller att hämta", never=_RICH),
    ".txt": FileKind("text", "texter att hämta", never=_RICH),
    ".pdf": FileKind("pdf", "originalen", (b"%PDF-",)),
    ".png": FileKind("picture", "bilder på redaktionens sidor", (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": FileKind("picture", "fotografier på redaktionens sidor", (b"\xff\xd8\xff",)),
    ".jpeg": FileKind("picture", "fotografier på redaktionens sidor", (b"\xff\xd8\xff",)),
    ".webp": FileKind("picture", "bilder på redaktionens sidor", (b"RIFF",)),
    ".gif": FileKind("picture", "bilder på redaktionens sidor", (b"GIF8",)),
}
# What may lie among the templates of a site, which a programmer answers for, and in mkdocs.yml's place.
OF_THEMES = {
    *KINDS,
    *(".html", ".css", ".js", ".mjs", ".json", ".xml", ".svg", ".ico", ".webmanifest", ".map", ".jinja", ".py"),
    *(".woff", ".woff2", ".ttf", ".otf"),
}
# Files that systems leave in folders; they are not published, and nothing is said of their kind.
# .gitattributes is none of them: it can make git check out something else than what it keeps, and hide changes.
LEFT_BY_SYSTEMS = {".ds_store", ".gitkeep", ".gitignore", "thumbs.db", "desktop.ini"}
# What programs that edit a file write beside it for the while.
_FOR_A_WHILE = re.compile(r"\.~lock\..*#|\.#.*|\..*\.sw[a-p]")

_MARK_WITHIN = 1024  # the mark of a PDF may come after some bytes of something else (ISO 32000-1, annex H.3.4.1)


def is_for_a_while(name: str) -> bool:
    """Tell whether a file is there only as long as another is open in an editor; in git it has no place."""
    return bool(_FOR_A_WHILE.fullmatch(name))


def is_what_it_says(kind: FileKind, raw: bytes) -> bool:
    """Tell whether a file that is no text begins as its kind does."""
    if kind.read == "pdf":
        return kind.begins[0] in raw[:_MARK_WITHIN]
    return (not kind.begins or raw.startswith(kind.begins)) and not (kind.never and raw.startswith(kind.never))
