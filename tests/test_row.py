"""What a row says of a decision: nothing is left out without a mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.context import Context
from generator.pages.item.row import sentences_of, words_of
from tests.sites import item, minutes, town

LONG = "Nämnden antar taxan för bygglov med de avgifter som förvaltningen har räknat fram för åren från och med nu. "


@pytest.mark.parametrize(
    ("decision", "row", "away"),
    [
        ("Taxan antas.", "Taxan antas.", "Taxan antas."),
        ("Taxan antas.\n\nAvgiften höjs.", "Taxan antas. Avgiften höjs.", "Taxan antas. Avgiften höjs."),
        (
            "Taxan antas.\n\nAvgiften höjs.\n\nBeslutet gäller inte skolor.",
            "Taxan antas. Avgiften höjs. …",
            "Taxan antas. Avgiften höjs. …",
        ),
        ((LONG * 3).strip(), None, f"{LONG.strip()} …"),
    ],
)
def test_what_is_left_out_of_a_row_is_marked(tmp_path: Path, decision: str, row: str | None, away: str) -> None:
    body = "beslut: |-\n" + "\n".join(f"  {line}".rstrip() for line in decision.split("\n"))
    archive = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Taxa", body))).archive()
    handling = archive.meetings[0].handlings[0]
    context = Context(archive, "Öppna protokoll", "https://protokoll.example/")
    seen = words_of(context, handling)
    assert seen == row if row else (seen.endswith(" …") and len(seen) < len(decision))
    assert sentences_of(context, handling) == away
