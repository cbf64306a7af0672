"""Decode: the bytes of a file as words, whatever wrote them."""

from __future__ import annotations

import re
import zlib

_MARKS = {b"\xff\xfe\0\0": "utf-32", b"\0\0\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Runs of characters that can be written, as they stand in the metadata of pictures; one byte each, or two.
_STRINGS = re.compile(rb"[\t\n\r\x20-\x7e]{8,}")
_WIDE = (re.compile(rb"(?:[\t\n\r\x20-\x7e]\0){8,}"), re.compile(rb"(?:\0[\t\n\r\x20-\x7e]){8,}"))
# What stands unpacked in a PDF besides what PDFium tells: its XMP, and texts in parentheses (ISO 32000-1, 7.3.4.2).
_IN_PDF = re.compile(
    rb"<x:xmpmeta.*?</x:xmpmeta>|<\?xpacket begin.*?<\?xpacket end|\((?:[^()\\\0-\x08]|\\.){6,2000}\)", re.DOTALL
)
_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_UNPACKED = 4_000_000


def decoded(raw: bytes) -> str | None:
    """Return the text in bytes: UTF-8, UTF-16, UTF-32 or Windows-1252. None if they are no text."""
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    if b"\0" in raw:
        return _unmarked(raw)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    # Of the figures of Windows-1252 five stand for nothing, and control characters are in no text.
    odd = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in raw[:4096])
    return raw.decode("cp1252", "replace") if odd * 20 <= min(len(raw), 4096) else None


def _unmarked(raw: bytes) -> str | None:
    """Return text of two bytes each without a mark of which comes first: nearly every other byte is 0."""
    even, odd = raw[0::2].count(0), raw[1::2].count(0)
    if max(even, odd) * 4 < len(raw):
        return None
    return raw.decode("utf-16-le" if odd > even else "utf-16-be", "replace")


def strings(raw: bytes) -> str:
    """Return what can be read in the bytes of a file that is no text: the metadata of pictures, above all."""
    found = [match[0].decode("latin-1") for match in _STRINGS.finditer(raw)]
    found += [match[0].replace(b"\0", b"").decode("latin-1") for wide in _WIDE for match in wide.finditer(raw)]
    if raw.startswith(_PNG):
        found += _packed_in_png(raw)
    return "\n".join(found)


def unpacked_in_pdf(raw: bytes) -> str:
    """Return what can be read in the bytes of a PDF as they are."""
    return "\n".join(match[0].decode("utf-8", "replace") for match in _IN_PDF.finditer(raw))


def _packed_in_png(raw: bytes) -> list[str]:
    """Return the packed texts of a PNG (PNG 3rd edition, 11.3.3: zTXt and iTXt)."""
    found: list[str] = []
    at = len(_PNG)
    while at + 8 <= len(raw):
        size, kind = int.from_bytes(raw[at : at + 4], "big"), raw[at + 4 : at + 8]
        if kind in (b"zTXt", b"iTXt"):
            for start in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", raw[at + 8 : at + 8 + size]):
                packed = raw[at + 8 + start.start() : at + 8 + size]
                try:
                    unpacked = zlib.decompressobj().decompress(packed, _MOST_UNPACKED)
                except zlib.error:
                    continue
                found.append(unpacked.decode("utf-8", "replace"))
                break
        at += size + 12
    return found
