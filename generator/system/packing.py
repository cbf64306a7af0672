"""Packing: data as JSON, and bytes packed, the same everywhere: no time of day, and by a library that is pinned.

Python's own gzip writes another header since 3.13, and other bytes with another zlib.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from struct import pack
from typing import Any
from zlib import crc32

import deflate


def as_json(content: Any) -> bytes:
    """Return JSON without blanks, letters as they are."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def json_line(content: Any) -> bytes:
    """Return JSON without blanks as a line, which is how a file of it ends."""
    return as_json(content) + b"\n"


def gzipped(content: bytes) -> bytes:
    """Return the content gzipped, without the time of day."""
    return bytes(deflate.gzip_compress(content, 6))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as a ZIP archive without time of day (APPNOTE 6.3: 4.3.7, 4.3.12, 4.3.16), names in UTF-8."""
    out, directory = b"", b""
    for name, content in files.items():
        data, raw = bytes(deflate.deflate_compress(content, 6)), name.encode()
        # Version 2.0, names in UTF-8, deflated, 1 January 1980.
        about = pack("<HHHHHLLLHH", 20, 0x800, 8, 0, 0x21, crc32(content), len(data), len(content), len(raw), 0)
        directory += pack("<LH", 0x02014B50, 20) + about + pack("<HHHLL", 0, 0, 0, 0, len(out)) + raw
        out += pack("<L", 0x04034B50) + about + raw + data
    end = pack("<LHHHHLLH", 0x06054B50, 0, 0, len(files), len(files), len(directory), len(out), 0)
    return out + directory + end
