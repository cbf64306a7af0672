"""PDF objects: what the bytes of a PDF say besides what PDFium tells of: every string, name and stream in it.

A document keeps more than it shows: properties of any name, labels, structure, scripts, forms, certificates of
signatures, files behind a note, objects that nothing leads to, and versions saved over (ISO 32000-1, 7.3, 7.5.6,
7.11.4).
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from generator.privacy.decode import decoded, strings

_MOST = 20_000_000  # bytes of one stream, and of all files in it, unpacked
_ABOUT = 3000  # bytes before a stream in which its dictionary stands
_STRING = re.compile(
    rb"\((?P<text>(?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)|<(?P<hex>[0-9A-Fa-f\s]{12,})>|/(?P<name>[^\s/<>\[\](){}%]{6,127})",
    re.DOTALL,
)
_SHOWN = re.compile(
    rb"\[(?P<parts>(?:\((?:[^()\\]|\\.)*\)|[^\[\]()])*)\]\s*TJ|(?P<one>\((?:[^()\\]|\\.)*\))\s*(?:Tj|'|\")"
)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|\r\n|(.))", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b""}
_OF_FONTS = (b"/Length1", b"/Type1C", b"/CIDFontType0C", b"/OpenType", b"/XRef")
# When a certificate holds is written as twelve figures (X.690, 11.8), and is nobody's number.
_UTC_TIME = re.compile(rb"\x17\x0d\d{12}Z")
# What stands between two texts of a file, so that they are never read as one.
PARTING = "\n¶ x ¶\n"


@dataclass(frozen=True)
class Told:
    """What the bytes of a PDF say: texts, and the files and documents that lie in it."""

    texts: list[str]
    files: list[bytes]


def told(raw: bytes) -> Told:
    """Return the texts in the strings, names and streams of a PDF that is not encrypted, wherever they are."""
    found = Told([], [])
    start = max(raw.find(b"%PDF-"), 0)
    end = raw.rfind(b"%%EOF")
    found.texts.extend((strings(raw[:start]), strings(raw[end:] if end > 0 else b"")))
    between = bytearray()
    at = start
    while (stream := raw.find(b"stream", at)) >= 0:
        between += raw[at:stream]
        about = raw[max(at, stream - _ABOUT) : stream].rpartition(b"obj")[2]
        first = stream + len(b"stream")
        stop = raw.find(b"endstream", first)
        if stop < 0:
            break
        _stream(found, about, raw[first:stop].lstrip(b"\r\n"))
        at = stop + len(b"endstream")
    between += raw[at:]
    found.texts.append(PARTING.join(_strings(bytes(between))))
    return found


def _stream(found: Told, about: bytes, content: bytes) -> None:
    """Read one stream by what its dictionary and its first bytes say that it is."""
    if b"/DCTDecode" in about:
        found.texts.append(strings(content))  # what a camera or a program wrote into the picture
        return
    if re.search(rb"/Subtype\s*/Image", about) or any(kind in about for kind in _OF_FONTS):
        return
    plain = _unpacked(about, content)
    if not plain or b"begincmap" in plain[:2000]:
        return
    if plain.startswith((b"%PDF-", b"PK\x03\x04")) or b"/EmbeddedFile" in about:
        found.files.append(plain)
    elif b"/ObjStm" in about:
        found.texts.append(PARTING.join(_strings(plain)))
    elif b"Tj" in plain or b"TJ" in plain or b"BDC" in plain:
        found.texts.append(PARTING.join([*_shown(plain), *_strings(plain)]))
    elif (text := decoded(plain)) is not None:
        found.texts.append(text)
    else:
        found.texts.append(strings(plain))


def _unpacked(about: bytes, content: bytes) -> bytes:
    with suppress(ValueError, zlib.error):
        if b"/ASCII85Decode" in about or b"/A85" in about:
            content = base64.a85decode(content.strip().removesuffix(b"~>"))
        elif b"/ASCIIHexDecode" in about:
            content = bytes.fromhex(content.strip().removesuffix(b">").decode("ascii"))
        if b"/FlateDecode" in about or b"/Fl" in about:
            content = zlib.decompressobj().decompress(content, _MOST)
    return content


def _strings(source: bytes) -> Iterator[str]:
    """Yield each string and name of a piece of PDF, as it is read."""
    for match in _STRING.finditer(source):
        if match["name"]:
            if b"#" in match["name"] or sum(48 <= each <= 57 for each in match["name"]) >= 6:
                yield re.sub(rb"#([0-9A-Fa-f]{2})", lambda each: bytes([int(each[1], 16)]), match["name"]).decode(
                    "latin-1"
                )
            continue
        text = _meant(match["text"]) if match["hex"] is None else _from_hex(match["hex"])
        if len(text) >= 6:
            yield _read(text)


def _shown(content: bytes) -> Iterator[str]:
    """Yield the texts that a page or a drawing shows, one at a time: its parts are set closer or wider, no more."""
    for match in _SHOWN.finditer(content):
        parts = re.findall(rb"\(((?:[^()\\]|\\.)*)\)", match["parts"] or match["one"], re.DOTALL)
        text = b"".join(map(_meant, parts))
        if len(text) >= 6 and b"\0" not in text:  # else numbers of glyphs
            yield text.decode("cp1252", "replace")


def _from_hex(written: bytes) -> bytes:
    figures = re.sub(rb"\s", b"", written)
    return bytes.fromhex((figures + b"0" * (len(figures) % 2)).decode("ascii"))


def _meant(written: bytes) -> bytes:
    """Return the bytes that a string in parentheses stands for (7.3.4.2)."""
    if b"\\" not in written:
        return written
    return _ESCAPE.sub(
        lambda match: bytes([int(match[1], 8) & 255]) if match[1] else _LETTERS.get(match[2] or b"\n", match[2] or b""),
        written,
    )


def _read(text: bytes) -> str:
    if text.startswith((b"\xfe\xff", b"\xff\xfe")):
        return text.decode("utf-16", "replace")
    odd = sum(each < 32 and each not in b"\t\n\r" for each in text)
    return text.decode("cp1252", "replace") if not odd else strings(_UTC_TIME.sub(b"\0", text))


def earlier(raw: bytes) -> Iterator[bytes]:
    """Yield the document as it was saved before it was saved over, newest first; at most five times.

    One that is made for the web (annex F) has an end in its middle that is no earlier version.
    """
    if b"/Linearized" in raw[:2048]:
        return
    ends = [match.end() for match in re.finditer(rb"%%EOF", raw)]
    last = len(ends) - 1
    yield from (raw[: ends[at]] for at in range(last - 1, max(last - 6, -1), -1))
