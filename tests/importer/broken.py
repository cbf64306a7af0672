"""Broken: PDFs that are wrong in the ways that files are wrong, and one that means harm."""

from __future__ import annotations

import zlib
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.importer.layouts import layouts


def truncated() -> bytes:
    """Return the first half of a PDF."""
    whole = layouts()[0].pdf_bytes()
    return whole[: len(whole) // 2]


def encrypted() -> bytes:
    """Return a PDF that asks for a password."""
    file = BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("hemligt", strength=128), invariant=True)
    canvas.drawString(100, 700, "Kommunstyrelsen")
    canvas.save()
    return file.getvalue()


def _objects(*objects: bytes) -> bytes:
    """Return a PDF of these objects, the first of which is its catalogue."""
    out = BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def empty_pages(number: int) -> bytes:
    """Return a PDF of so many empty pages."""
    kids = b" ".join(b"%d 0 R" % (3 + page) for page in range(number))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return _objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (number, kids),
        *[page] * number,
    )


def bomb(size: int) -> bytes:
    """Return a PDF of one page whose content is so many bytes of blanks when it is unpacked, several times over."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000)) + packer.flush()
    packed_twice = zlib.compress(packed, 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (
        len(packed_twice),
        packed_twice,
    )
    return _objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        stream,
    )


def picture_page() -> bytes:
    """Return a PDF of one page with text and one with only a picture."""
    file = BytesIO()
    canvas = Canvas(file, invariant=True)
    canvas.drawString(100, 700, "Kommunstyrelsen")
    canvas.showPage()
    canvas.rect(100, 100, 300, 300, fill=1)
    canvas.showPage()
    canvas.save()
    return file.getvalue()
