"""Pictures: those of editorial pages with their sizes, so that nothing moves when they come, and in dark colours too.

Beside `bild.png` may lie `bild-mork.png`: then each is shown in its own colour scheme. `op-ljus` and `op-mork` are in
the style sheet, and a browser fetches neither before it is to be seen.
"""

from __future__ import annotations

import posixpath
import struct
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

CLASSES = ("op-ljus", "op-mork")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DENSE = (
    5000  # pixels per metre: what is denser is shown at half its size. Others have 2,835 (72 per inch) or say nothing
)


class Pictures(Extension):
    """Looks up the pictures of a page in the folders that pages lie in, the first that has them."""

    def __init__(self, *folders: Path) -> None:
        super().__init__()
        self._folders = folders

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown looks for
        """Register, before MkDocs (at 0) makes addresses of the names of files."""
        md.treeprocessors.register(_Pictures(md, self._folders), "pictures", 5)


class _Pictures(Treeprocessor):
    def __init__(self, md: Markdown, folders: tuple[Path, ...]) -> None:
        super().__init__(md)
        self._folders = folders

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for at, picture in reversed(list(enumerate(parent))):
                if picture.tag == "img":
                    self._place(parent, at, picture)

    def _place(self, parent: Element, at: int, picture: Element) -> None:
        source = picture.get("src", "")
        size = self._size(source)
        if size is None:
            return
        _complete(picture, size)
        stem, suffix = posixpath.splitext(source)
        dark = self._size(f"{stem}-mork{suffix}")
        if dark is None:
            return
        picture.set("class", CLASSES[0])
        other = Element("img", {"alt": picture.get("alt", ""), "src": f"{stem}-mork{suffix}", "class": CLASSES[1]})
        _complete(other, dark)
        other.tail, picture.tail = picture.tail, None
        parent.insert(at + 1, other)

    def _size(self, source: str) -> tuple[int, int] | None:
        """Return the width and height to show a PNG at; None if there is none of that name in the folders."""
        for folder in self._folders:
            file = (folder / posixpath.normpath(f"/{source}").lstrip("/")).resolve()
            if not file.is_relative_to(folder.resolve()):
                continue
            try:
                with file.open("rb") as stream:
                    return png_size(stream.read(4096))
            except OSError:
                continue
        return None


def png_size(head: bytes) -> tuple[int, int] | None:
    """Return the width and height to show a PNG at, by its first bytes; None if they are of no PNG.

    One that says it has some 144 pixels per inch (pHYs) is for dense screens, and shown at half its size.
    """
    if not head.startswith(_SIGNATURE) or len(head) < 24 or head[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", head[16:24])
    at = head.find(b"pHYs")
    dense = at > 0 and len(head) >= at + 8 and struct.unpack(">I", head[at + 4 : at + 8])[0] > _DENSE
    return (width // 2, height // 2) if dense else (width, height)


def _complete(picture: Element, size: tuple[int, int]) -> None:
    picture.set("width", str(size[0]))
    picture.set("height", str(size[1]))
    picture.set("loading", "lazy")
