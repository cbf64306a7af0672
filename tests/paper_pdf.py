"""PDFs and pictures that hold something where nobody looks, made on the spot."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image
from reportlab.pdfgen.canvas import Canvas


def pdf(*pages: Callable[[Canvas], None]) -> bytes:
    """Return a PDF of pages, each drawn by a function."""
    raw = BytesIO()
    canvas = Canvas(raw, pageCompression=1, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return raw.getvalue()


def words(text: str = "Vanlig text") -> Callable[[Canvas], None]:
    """Return what draws a line of text."""
    return lambda canvas: canvas.drawString(72, 700, text)


def box(grey: float, text: str = "", *, over: bool = True, ink: float = 0.0) -> Callable[[Canvas], None]:
    """Return what draws a text with a filled box over it, or under it."""

    def draw(canvas: Canvas) -> None:
        for part in ("text", "box") if over else ("box", "text"):
            canvas.setFillGray(grey if part == "box" else ink)
            if part == "box":
                canvas.rect(70, 690, 300, 25, fill=1, stroke=0)
            else:
                canvas.drawString(72, 700, text or "Anna Testsson")

    return draw


def attached(raw: bytes, name: str, content: bytes) -> bytes:
    """Return a PDF with a file attached to it."""
    document = pdfium.PdfDocument(raw)
    document.new_attachment(name).set_data(content)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def scanned() -> bytes:
    """Return a PDF of one page that is a picture."""
    raw = BytesIO()
    Image.new("L", (60, 80), 200).save(raw, "PDF")
    return raw.getvalue()


def packed(text: str) -> bytes:
    """Return something like a Word document."""
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w") as made:
        made.writestr("word/document.xml", f"<w:t>{text}</w:t>")
    return raw.getvalue()


def picture(form: str, **about: object) -> bytes:
    """Return a small picture with something in its metadata."""
    raw = BytesIO()
    Image.new("RGB", (8, 8)).save(raw, form, **about)
    return raw.getvalue()


def exif(text: str) -> Image.Exif:
    """Return metadata with a description."""
    found = Image.Exif()
    found[0x010E] = text
    return found


def png(kind: bytes = b"", content: bytes = b"") -> bytes:
    """Return a PNG of one dot with a chunk of its own."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    own = chunk(kind, content) if kind else b""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + own + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
