"""Scanning: a PDF as the pictures that a copier makes of its printed pages: turned a little, grey, with specks."""

from __future__ import annotations

import io
import random

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageFilter

_POINTS_PER_INCH = 72
_PAPER = 246


def as_scan(pdf: bytes, *, dpi: int = 200, turn: float = 0.5, seed: int = 1) -> bytes:
    """Return the pages of a PDF as one of pictures.

    `dpi` is dots to the inch, `turn` by how many degrees a page may lie askew, to either side; `seed` decides how each
    one does.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    pages: list[Image.Image] = []
    for page in pdfium.PdfDocument(pdf):
        whole = page.render(scale=dpi / _POINTS_PER_INCH, grayscale=True).to_pil()
        askew = whole.rotate(chance.choice((-turn, turn)), Image.Resampling.BICUBIC, fillcolor=255)
        soft = askew.filter(ImageFilter.GaussianBlur(0.6)).point(lambda value: 30 + value * (_PAPER - 30) // 255)
        pages.append(_speckled(soft, chance))
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=60)
    return stream.getvalue()


def _speckled(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Return a picture with the noise of a copier: every dot a little lighter or darker, and some specks."""
    width, height = picture.size
    noise = Image.frombytes("L", picture.size, chance.randbytes(width * height)).point(lambda value: 116 + value // 11)
    noisy = ImageChops.add(picture, noise, offset=-127)
    for _ in range(width * height // 40_000):
        noisy.putpixel((chance.randrange(width), chance.randrange(height)), chance.randrange(60, 200))
    return noisy
