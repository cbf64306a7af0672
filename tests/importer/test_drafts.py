"""Six layouts of an invented municipality, as text and as PDF: what the draft says of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator import yamlio
from generator.importer.extract import read_source
from generator.importer.importing import drafted
from tests.importer.layouts import Layout, layouts
from tests.importer.regs import REG, WORDS

# What the layouts do not tell of: which headings were printed, and where a section without a key of its own stood.
UNTOLD = {"rubriker", "efter"}
LISTS = {"jäv", "sekreterare"}


def plain(value: Any, key: str = "") -> Any:
    """Return values to compare: one value is a list of one; a vote's words and a table's alignment do not count."""
    if isinstance(value, dict):
        kept = {name: each for name, each in value.items() if name not in UNTOLD}
        if key == "voteringar":
            kept.pop("text", None)
        return {name: plain(each, name) for name, each in kept.items()}
    if isinstance(value, list):
        return plain(value[0], key) if key in LISTS and len(value) == 1 else [plain(each, key) for each in value]
    return str(value).strip().replace("--:", "---")


@pytest.mark.parametrize("kind", ["txt", "pdf"])
@pytest.mark.parametrize("layout", layouts(), ids=lambda each: each.name)
def test_layout(layout: Layout, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"protokoll.{kind}"
    path.write_bytes(layout.pdf_bytes() if kind == "pdf" else layout.text.encode())
    made = drafted(read_source(path), REG, WORDS)
    document, findings = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None, findings
    got = plain(document.data)
    assert got.pop("status") == "utkast"
    assert got == plain(layout.expected)
    assert made.missing == 0
