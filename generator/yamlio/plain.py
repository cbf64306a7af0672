"""Plain text: the text of a file whose characters need no closer look, which is nearly every file.

Whatever `decode` or `lines` would remark or change makes a text not plain; so does what the two parsers dispute.
"""

from __future__ import annotations

import re
import unicodedata

from generator.yamlio import damage
from generator.yamlio.careful import DISPUTED
from generator.yamlio.decode import BYTE_ORDER_MARK, FORBIDDEN, OTHER_FORMATS
from generator.yamlio.lines import HARD_SPACES

# What nearly all of a Swedish text is made of: nothing to remark, and the same in Unicode normal form C.
_ASCII = bytes([*range(0x20, 0x7F), *b"\r\n"])
_COMMON = re.compile("[¡-¬®-ʯ‐-―‘-”•…€−]*")
# A hard space can only indent a line if nothing but spaces and dashes stands in front of it.
_SUSPECT = re.compile(rf"{FORBIDDEN.pattern}|\t|^[ \-]*[{HARD_SPACES}]", re.MULTILINE)
_OTHER_STARTS = tuple(OTHER_FORMATS)


def plain_text(raw: bytes) -> str | None:
    """Return the same as `decode` if that has no findings and the text is in normal form C; None when in doubt."""
    raw = raw.removeprefix(BYTE_ORDER_MARK)
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _COMMON.fullmatch(raw.translate(None, _ASCII).decode()):
        odd = "\n".join(line for line in text.split("\n") if not line.isprintable())
        if _SUSPECT.search(odd) or not unicodedata.is_normalized("NFC", text):
            return None
    if damage.is_suspect(text) and damage.found(text, ""):
        return None
    # Nothing else than its first bytes can make plain text another format: there are no null characters in it.
    if raw.startswith(_OTHER_STARTS) or ("#" in text and DISPUTED.search(text)):
        return None
    return text
