"""Picture: a page of a PDF as a grey picture, for whoever reads letters in it."""

from __future__ import annotations

import sys

import pypdfium2 as pdfium

_POINTS_PER_INCH = 72
# A picture of more dots than this is made smaller: an A0 drawing is read as one, not as a book.
_MOST_DOTS = 40_000_000


def write_picture(page: pdfium.PdfPage, dpi: int) -> None:
    """Write a page to standard output as PGM, with `dpi` dots to the inch or as many as there is room for."""
    width, height = page.get_size()
    scale = min(dpi / _POINTS_PER_INCH, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
    picture = page.render(scale=scale, grayscale=True)
    out = sys.stdout.buffer
    out.write(f"P5 {picture.width} {picture.height} 255\n".encode())
    rows = memoryview(picture.buffer).cast("B")
    for row in range(picture.height):
        out.write(rows[row * picture.stride : row * picture.stride + picture.width])
