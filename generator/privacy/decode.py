"""Decode: the bytes of a file as words, whatever wrote them."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator

_MARKS = {b"\xff\xfe\0\0": "utf-32", b"\0\0\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Runs of characters that can be written, as they stand in the metadata of pictures; one byte each, or two.
_STRINGS = re.compile(rb"[\t\n\r\x20-\x7e]{8,}")
_WIDE = (re.compile(rb"(?:[\t\n\r\x20-\x7e]\0){8,}"), re.compile(rb"(?:\0[\t\n\r\x20-\x7e]){8,}"))
_BASE64 = re.compile(r"(?<![\w+/=])[A-Za-z0-9+/]{16,}={0,2}(?![\w+/=])")
_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_UNPACKED = 4_000_000


def decoded(raw: bytes) -> str | None:
    """Return the text in bytes: UTF-8, UTF-16, UTF-32 or Windows-1252. None if they are no text."""
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    if b"\0" in raw:
        found = _unmarked(raw)
        return None if found is None else found.replace("\0", "")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    # Of the figures of Windows-1252 five stand for nothing, and control characters are in no text.
    odd = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in raw[:4096])
    # A text of Windows-1252 is mostly letters and figures of ASCII; one of a mainframe (EBCDIC) has none of them.
    foreign = sum(byte >= 128 for byte in raw[:4096])
    size = min(len(raw), 4096)
    return raw.decode("cp1252", "replace") if odd * 20 <= size and foreign * 2 <= size else None


def _unmarked(raw: bytes) -> str | None:
    """Return text of two bytes each without a mark of which comes first: nearly every other byte is 0."""
    even, odd = raw[0::2].count(0), raw[1::2].count(0)
    if max(even, odd) * 4 < len(raw):
        return None
    if odd > even:
        return (raw + b"\0" * (len(raw) % 2)).decode("utf-16-le", "replace")
    return raw[: len(raw) // 2 * 2].decode("utf-16-be", "replace")


def packed_in_text(text: str) -> Iterator[tuple[int, str]]:
    """Yield where in a text something stands as base64, and what it says: a file put into a page, above all."""
    for match in _BASE64.finditer(text):
        try:
            raw = base64.b64decode(match[0] + "=" * (-len(match[0]) % 4), validate=True)
            yield match.start(), raw.decode("utf-8")
        except UnicodeDecodeError:
            yield match.start(), strings(raw)
        except ValueError:
            continue


def strings(raw: bytes) -> str:
    """Return the text in the bytes of a file that is no text: the metadata of pictures, above all."""
    found = [match[0].decode("latin-1") for match in _STRINGS.finditer(raw)]
    found += [match[0].replace(b"\0", b"").decode("latin-1") for wide in _WIDE for match in wide.finditer(raw)]
    if raw.startswith(_PNG):
        found += _packed_in_png(raw)
    return "\n".join(found)


def _packed_in_png(raw: bytes) -> list[str]:
    """Return the packed texts of a PNG (PNG 3rd edition, 11.3: zTXt, iTXt, and what a profile of colours says)."""
    found: list[str] = []
    at = len(_PNG)
    while at + 8 <= len(raw):
        size, kind = int.from_bytes(raw[at : at + 4], "big"), raw[at + 4 : at + 8]
        if kind in (b"zTXt", b"iTXt", b"iCCP"):
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
