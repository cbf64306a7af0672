"""The shell around fragments: the frame is rendered once for each kind of page, and pages are set into it.

It knows no MkDocs: whoever can render a frame with the marks below in it can be the frame's maker.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from generator import urls
from generator.pages.page import SECTIONS, Follow, Page

# Characters that no record can hold (yamlio refuses them) mark where a page's own words go.
TITLE, DESCRIPTION, CANONICAL, CONTENT, MOVED_TO = ("\x1c1\x1c", "\x1c2\x1c", "\x1c3\x1c", "\x1c4\x1c", "\x1c5\x1c")
_MARK = re.compile("\x1c([1-5])\x1c")

INLINE_SCRIPT = "try{var f=localStorage.getItem('farg');if(f)document.documentElement.dataset.scheme=f}catch(e){}"
_HASH = base64.b64encode(hashlib.sha256(INLINE_SCRIPT.encode()).digest()).decode()
# The content security policy of every page.
CSP = (
    "default-src 'self'; "
    f"script-src 'self' 'sha256-{_HASH}'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'"
)


@dataclass(frozen=True)
class Frame:
    """What makes one frame differ from another. Addresses in a frame begin with urls.ROOT, as in fragments."""

    section: str
    twin: bool
    follow: Follow
    search: bool
    indexed: bool
    moved: bool


# How pages with data beside them can be followed, by the tab they belong to; the pages of earlier years cannot.
_FOLLOWED: dict[str, tuple[Follow, ...]] = {
    "": ("atom",),
    "moten": ("",),
    "arenden": ("json",),
    "ledamoter": ("atom", ""),
    "partier": ("atom", ""),
    "organ": ("calendar", "atom"),
}


def frames_of_site() -> Iterator[Frame]:
    """Yield every frame that a page of the site stands in."""
    for section in ("", *(section for section, _ in SECTIONS)):
        yield Frame(section, twin=False, follow="", search=False, indexed=True, moved=False)
        for follow in _FOLLOWED.get(section, ()):
            yield Frame(section, twin=True, follow=follow, search=False, indexed=True, moved=False)
    yield Frame("", twin=False, follow="", search=True, indexed=False, moved=False)
    yield Frame("", twin=False, follow="", search=False, indexed=False, moved=False)
    yield Frame("", twin=True, follow="", search=False, indexed=False, moved=False)  # what has been removed
    yield Frame("", twin=False, follow="", search=False, indexed=False, moved=True)
    yield Frame("om", twin=False, follow="", search=False, indexed=False, moved=False)


class Shell:
    """Sets fragments into frames, which have the five marks in them."""

    def __init__(self, frames: Mapping[Frame, str], site_url: str, base_path: str) -> None:
        self._site_url = site_url.rstrip("/")
        self._base_path = base_path
        self._frames = {frame: _MARK.split(html) for frame, html in frames.items()}
        self._digests = {frame: hashlib.sha256(html.encode()).digest() for frame, html in frames.items()}

    def page(self, page: Page, fragment: str) -> str:
        """Return the whole page as HTML."""
        parts = self._frames[_frame_of(page)]
        words = {
            "1": escape(page.title),
            "2": escape(page.description),
            "3": f"{self._site_url}/{page.address}",
            "4": fragment.rstrip("\n"),
            "5": page.moved_to or "",
        }
        html = "".join(words[part] if index % 2 else part for index, part in enumerate(parts))
        return html.replace(urls.ROOT, self._way(page.address))

    def frame_digest(self, page: Page) -> bytes:
        """Return the digest of the frame that a page stands in."""
        return self._digests[_frame_of(page)]

    def _way(self, address: str) -> str:
        """Return the way to the top of the site; from the host for the page that is shown at any depth, 404."""
        return self._base_path if address == urls.NOT_FOUND else urls.way_to_root(address)


def _frame_of(page: Page) -> Frame:
    return Frame(page.section, page.twin, page.follow, page.search, page.indexed, page.moved_to is not None)
