"""Retakes the pictures in README.md from the built site: `make site && .venv/bin/python .github/bilder/make.py`.

They are for readers of the repository, not a test: nothing compares them.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.harness import browser, serve, visit  # noqa: E402 - the repository is not a package

MEETING = "moten/kstu/2024-04-17/"
LARGEST = 200_000  # bytes: a clone carries every version of a picture for ever


@dataclass(frozen=True)
class Picture:
    """One picture: its file, the page, the size of the window and the colour scheme."""

    name: str
    address: str
    width: int
    height: int
    scheme: str


PICTURES = (
    Picture("mote.png", MEETING, 1280, 900, "light"),
    Picture("mote-mobil.png", MEETING, 360, 900, "dark"),
)


def main() -> None:
    """Take every picture, and fail if one is too large or the site is not built."""
    if not (ROOT / "site" / MEETING / "index.html").is_file():
        sys.exit("Webbplatsen är inte byggd. Kör först: make site")
    with browser() as chromium, serve(ROOT / "site", base="/oppna-protokoll/") as base:
        for picture in PICTURES:
            size = {"width": picture.width, "height": picture.height}
            page = chromium.new_page(viewport=size, color_scheme=picture.scheme)
            visit(page, base + picture.address)
            target = Path(__file__).with_name(picture.name)
            page.screenshot(path=target, animations="disabled")
            page.close()
            taken = target.stat().st_size
            print(f"{target.relative_to(ROOT)}: {taken} byte")
            if taken > LARGEST:
                sys.exit(f"{target.name} är större än {LARGEST} byte. Gör bilden lägre.")


if __name__ == "__main__":
    main()
