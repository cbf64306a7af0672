"""Pictures on editorial pages: their sizes, and those for dark colours."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from generator.pages.text.markup import editorial
from generator.pages.text.pictures import Pictures, png_size
from tests.sites import minutes, town


def png(width: int, height: int, *, per_metre: int = 0) -> bytes:
    """Return a picture as far as its size is told."""
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))]
    if per_metre:
        chunks.append((b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (png(800, 600), (800, 600)),
        (png(800, 600, per_metre=2835), (800, 600)),
        (png(800, 600, per_metre=5669), (400, 300)),
        (png(800, 600)[:20], None),
        (b"GIF89a" + bytes(30), None),
        (b"", None),
    ],
)
def test_the_size_is_read_from_the_file(head: bytes, size: tuple[int, int] | None) -> None:
    assert png_size(head) == size


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("bilder/a.png", ["bilder/a.png op-ljus 80x60", "bilder/a-mork.png op-mork 80x60"]),
        ("bilder/b.png", ["bilder/b.png  40x30"]),
        ("bilder/borta.png", ["bilder/borta.png  x"]),
        ("../hemligt.png", ["../hemligt.png  x"]),
    ],
)
def test_a_picture_has_its_size_and_its_double(tmp_path: Path, source: str, shown: list[str]) -> None:
    content = tmp_path / "content"
    (content / "bilder").mkdir(parents=True)
    for name in ("bilder/a.png", "bilder/a-mork.png"):
        (content / name).write_bytes(png(80, 60))
    (content / "bilder/b.png").write_bytes(png(80, 60, per_metre=6000))
    (tmp_path / "hemligt.png").write_bytes(png(1, 1))
    html = editorial(Markdown(extensions=[Pictures(content)]).convert(f"![En bild]({source})\n"))
    found = BeautifulSoup(html, "lxml").find_all("img")
    assert all(each["alt"] == "En bild" for each in found)
    assert [
        f"{each['src']} {' '.join(each.get('class', []))} {each.get('width', '')}x{each.get('height', '')}"
        for each in found
    ] == shown


def test_a_page_is_published_with_its_pictures(tmp_path: Path) -> None:
    place = town(tmp_path, minutes())
    place.write("bilder/a.png", png(80, 60))
    place.write("bilder/a-mork.png", png(80, 60))
    place.write("om.md", "# Om\n\n![En bild](bilder/a.png)\n")
    site = place.build()
    pictures = site.content("om/").find_all("img")
    assert [each["src"] for each in pictures] == ["../bilder/a.png", "../bilder/a-mork.png"]
    assert all(each["loading"] == "lazy" and each["width"] == "80" for each in pictures)
    assert (site.folder / "bilder/a-mork.png").is_file()
