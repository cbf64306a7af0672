"""A stand-in for extraction: a text file as lines, with what stands between pages told apart."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from generator.importer.lines import Line, Source
from generator.text import nfc

_BOX = re.compile(r"signatur|bestyrkt|digitalt signerat|^-{5}|^Transaktionsidentitet|^©", re.IGNORECASE)


def read_source(path: Path) -> Source:
    raw = nfc(path.read_text(encoding="utf-8"))
    page, gap, lines = 1, False, []
    for number, text in enumerate(raw.split("\n"), 1):
        page += text.count("\f")
        text = text.replace("\f", "").rstrip(" \r")
        if not text.strip():
            gap = True
            continue
        cells = tuple(c.strip() for c in text.split("\t")) if "\t" in text else None
        plain = "  ".join(cells) if cells else text
        lines.append(Line(plain.strip(), page, number, gap, len(text) - len(text.lstrip()), cells=cells))
        gap = False
    same = Counter(_same(line.text) for line in lines)
    kept, furniture, after = [], [], False
    for line in lines:
        repeated = (
            same[_same(line.text)] > 2
            and "§" not in line.text
            and len(line.text) < 90
            and not line.text.endswith((".", ":"))
        )
        if _BOX.search(line.text) and repeated:
            after = True
        elif not (after and repeated):
            after = False
        (furniture if after else kept).append(line)
    return Source(path.name, "text", page, tuple(kept), tuple(furniture))


def _same(text: str) -> str:
    return re.sub(r"[0-9A-F]{20,}", "X", re.sub(r" \d+ \(\d+\)$", "", text))
