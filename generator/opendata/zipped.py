"""A folder as one file that is the same bytes everywhere: no time of day, packed by a library that is pinned."""

from __future__ import annotations

from collections.abc import Mapping
from struct import pack
from zlib import crc32

import deflate


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
