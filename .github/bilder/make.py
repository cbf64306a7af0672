"""Retakes the pictures in README.md and the guide: `make demo && .venv/bin/python .github/bilder/make.py`.

All of them are of the invented municipality: no picture is of somebody who exists.
They are for readers, not a test: nothing compares them.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from guide import WIDTH, drawn  # noqa: E402 - beside this file

from tests.browser.harness import browser, serve, visit  # noqa: E402 - the repository is not a package

MEETING = "moten/ksau/2025-12-02/"
LARGEST = 200_000  # bytes: a clone carries every version of a picture for ever
LARGEST_IN_GUIDE = 60_000  # and a reader on a phone fetches all of the guide's
GUIDE = ROOT / "generator" / "standard" / "sidor" / "bilder"
COLOURS = 32  # text on paper needs no more
DENSE = (144, 144)  # pixels per inch: a page shows them at half their size


@dataclass(frozen=True)
class Picture:
    """One picture of a page of the site: its file, the page, the size of the window and the colour scheme."""

    name: str
    address: str
    width: int
    height: int
    scheme: str
    first: str = "body"  # what stands at the top of the picture


README = (
    Picture("mote.png", MEETING, 1280, 900, "light"),
    Picture("mote-mobil.png", MEETING, 360, 900, "dark"),
    Picture("arende.png", "arenden/mbn-2023-00011/", 1280, 900, "light"),
    Picture("votering.png", "arenden/kfn-2023-00007/", 360, 900, "light", ".step:nth-of-type(4) .choices"),
    Picture("ledamot.png", "ledamoter/sixten-frostvik/", 1280, 900, "dark"),
)
# name → the page, and how high the picture is
PAGES = {"sida": ("moten/ksau/2025-12-02/", 590), "regel": ("regler/okant-organ/", 520)}
SCHEMES = {"": "light", "-mork": "dark"}


@contextmanager
def opened(chromium: Browser, width: int, height: int, scheme: str, scale: int = 1) -> Iterator[Page]:
    size = {"width": width, "height": height}
    page = chromium.new_page(viewport=size, color_scheme=scheme, device_scale_factor=scale)
    try:
        yield page
    finally:
        page.close()


def save(target: Path, raw: bytes, largest: int) -> None:
    """Write a picture, and fail if it is too large."""
    target.write_bytes(raw)
    print(f"{target.relative_to(ROOT)}: {len(raw)} byte")
    if len(raw) > largest:
        sys.exit(f"{target.name} är större än {largest} byte. Gör bilden lägre.")


def reduced(raw: bytes) -> bytes:
    """Return a PNG with a palette of a few colours, which says that it is for dense screens."""
    small = io.BytesIO()
    Image.open(io.BytesIO(raw)).convert("RGB").quantize(
        COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    ).save(small, "PNG", optimize=True, dpi=DENSE)
    return small.getvalue()


def readme(chromium: Browser, base: str, pictures: Iterable[Picture]) -> None:
    """Take pictures of a site for README.md."""
    for picture in pictures:
        with opened(chromium, picture.width, picture.height, picture.scheme) as page:
            visit(page, base + picture.address)
            page.locator(picture.first).first.evaluate("element => element.scrollIntoView()")
            raw = page.screenshot(animations="disabled")
        save(Path(__file__).with_name(picture.name), raw, LARGEST)


def guide(chromium: Browser, base: str) -> None:
    """Take the pictures of the editors' guide, each in light and in dark."""
    GUIDE.mkdir(exist_ok=True)
    for name, (address, height) in PAGES.items():
        for ending, scheme in SCHEMES.items():
            with opened(chromium, WIDTH, height, scheme, 2) as page:
                visit(page, base + address)
                raw = page.screenshot(animations="disabled")
            save(GUIDE / f"{name}{ending}.png", reduced(raw), LARGEST_IN_GUIDE)
    for picture in drawn():
        for ending, scheme in SCHEMES.items():
            with opened(chromium, WIDTH, 200, scheme, 2) as page:
                page.set_content(picture.page)
                box = page.locator(picture.last).first.bounding_box() if picture.last else None
                height = box["y"] + box["height"] + 12 if box else page.evaluate("document.body.scrollHeight")
                raw = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
            save(GUIDE / f"{picture.name}{ending}.png", reduced(raw), LARGEST_IN_GUIDE)


def main() -> None:
    """Take every picture, and fail if one is too large or the site is not built."""
    if not (ROOT / "demo" / MEETING / "index.html").is_file():
        sys.exit("Webbplatsen är inte byggd. Kör först: make demo")
    with browser() as chromium, serve(ROOT / "demo") as base:
        readme(chromium, base, README)
        guide(chromium, base)


if __name__ == "__main__":
    main()
