"""Stems: inflections of Swedish words, as the search takes them (assets/sokord.js has the same endings)."""

from __future__ import annotations

import re

ENDINGS = re.findall(r"\w+", "a ad ade an ar are aren arn arna at e en ena er ern erna et or orn orna")
_ENDING = re.compile(f"^(.{{3,}}?)(?:{'|'.join([*ENDINGS, *(f'{ending}s' for ending in ENDINGS), 's'])})$")


def stem(word: str) -> str:
    """Return a word in small letters without its ending: "skolorna" and "skola" are "skol"."""
    return _ENDING.sub(r"\1", word)
