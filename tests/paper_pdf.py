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
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as made:
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


VISIBLE = b"BT /F1 12 Tf 72 700 Td (Vanlig text) Tj ET"


def written(*objects: bytes, catalog: str = "", page: str = "", info: str = "", content: bytes = VISIBLE) -> bytes:
    """Return a PDF of one page, written by hand: `objects` are numbered from 6, the others are what they are named."""
    head = [
        f"<</Type/Catalog/Pages 2 0 R {catalog}>>".encode(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>%b>>"
        % page.encode(),
        stream(content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate([*head, *objects], 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    trailer = f"trailer<</Size {size}/Root 1 0 R {info}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table) + trailer.encode()


def stream(content: bytes, about: str = "") -> bytes:
    """Return an object that is a packed stream."""
    packed_so = zlib.compress(content)
    return f"<</Length {len(packed_so)}/Filter/FlateDecode{about}>>stream\n".encode() + packed_so + b"\nendstream"


def wide(text: str) -> str:
    """Return a text as the programs that write PDF write it: as UTF-16, in hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be').hex()}>"


def saved_over(before: bytes, content: bytes) -> bytes:
    """Return a PDF whose page was changed and saved over, so that the earlier one is still in the file."""
    changed = b"4 0 obj\n" + stream(content) + b"\nendobj\n"
    start = int(before.rpartition(b"startxref\n")[2].split()[0])
    table = b"xref\n4 1\n%010d 00000 n \n" % len(before)
    end = f"trailer<</Size 6/Root 1 0 R/Prev {start}>>\nstartxref\n{len(before + changed)}\n%%EOF\n"
    return before + changed + table + end.encode()
