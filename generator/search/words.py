"""Words: what the index makes of a text. assets/sokord.js makes the same of what a reader asks for.

A word is what stands between two blanks, in small letters and without signs. One that signs part is there whole and
in its parts: "Kvarnbacken/Ålheden" is found as kvarnbackenålheden, kvarnbacken and ålheden. Inflections are left to
the reader's side.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import cast

_PART = re.compile(r"[^\W_]+")


class Words:
    """Takes texts apart. It remembers every printed word that it has met, so make one for many texts."""

    def __init__(self) -> None:
        self._known = _Known()

    def count(self, text: str) -> dict[str, int]:
        """Return the words of a text with how often each stands there."""
        counts = Counter(map(self._known.__getitem__, text.split()))
        # Few are parted by signs. Dealt with afterwards, they leave the counting of all others to Counter's own loop.
        for words in [each for each in counts if type(each) is tuple]:
            count = counts.pop(words)
            for word in words:
                counts[word] += count
        return cast("dict[str, int]", counts)


class _Known(dict[str, str | tuple[str, ...]]):
    def __missing__(self, printed: str) -> str | tuple[str, ...]:
        parts = _PART.findall(printed.lower())
        words = tuple(dict.fromkeys(["".join(parts), *parts])) if parts else ()
        self[printed] = words[0] if len(words) == 1 else words
        return self[printed]
