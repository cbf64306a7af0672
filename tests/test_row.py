"""What a row says of a decision: nothing is left out without a mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.archive import AgendaItem
from generator.pages.context import Context
from generator.pages.item.row import sentences_of, words_of
from tests.sites import item, minutes, town

LONG = "Nämnden antar taxan för bygglov med de avgifter som förvaltningen har räknat fram för åren från och med nu. "

FAR = " och för dem som inte bor här men kommer hit varje sommar för att se på fåglar, fiskar, blommor, sten och hav"


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
    context, the_item = decided(tmp_path, decision)
    seen = words_of(context, the_item)
    assert seen == row if row else (seen.endswith(" …") and len(seen) < len(decision))
    assert sentences_of(context, the_item) == away


@pytest.mark.parametrize(
    ("decision", "away"),
    [
        # A first sentence that is long stands whole, up to a limit.
        (f"{LONG[:-2]}{FAR}.", f"{LONG[:-2]}{FAR}."),
        (f"{LONG[:-2]}{FAR}{FAR}{FAR}.", ""),
        # A stop that ends no sentence: in what the title repeats, after a short form, after a point's number.
        (f"Yttrande över Taxa. Avgift för bygglov{FAR}. {LONG}", f"Yttrande över Taxa. Avgift för bygglov{FAR}. …"),
        (f"Taxan gäller t.o.m. 31 december 2024{FAR}. {LONG}", f"Taxan gäller t.o.m. 31 december 2024{FAR}. …"),
        (f"1. Taxan gäller från 2025{FAR}. {LONG}", f"1. Taxan gäller från 2025{FAR}. …"),
        ("1.\n\nTaxan antas.", "Taxan antas."),
        # What stands between gives way, unless it changes what is decided.
        (f"Yttrande över remissen, i enlighet med {'bilaga ' * 20}, översänds.",) * 2,
        (f"Yttrande över remissen, i enlighet med {'bilaga ' * 60}, översänds.", "Yttrande över remissen … översänds."),
        (f"Yttrande över remissen, dock utan {'bilaga ' * 60}, översänds.", ""),
    ],
)
def test_whole_sentences_stand_away_from_the_paragraph(tmp_path: Path, decision: str, away: str) -> None:
    assert sentences_of(*decided(tmp_path, decision.strip())) == away


@pytest.mark.parametrize(
    ("decision", "row"),
    [
        (f"Yttrande över remissen, i enlighet med {'bilaga ' * 12}, översänds.", "Yttrande över remissen … översänds."),
        # Whose words they are, and what another sentence decides, stays; a comma of the title begins no insertion.
        (f"Yttrande över remissen, enligt bilaga 1 i yrkande från V och S om {'bilagan ' * 5}, översänds.",) * 2,
        (f"Taxan, enligt bilaga 2, gäller. Avgiften för dem som kommer hit varje år {'för ' * 8}fågel, antas.",) * 2,
        (f"Yttrande över Taxa. Avgift, bygglov, enligt {'bilaga ' * 12}, antas.",
         "Yttrande över Taxa. Avgift, bygglov … antas."),
    ],
)  # fmt: skip
def test_a_row_leaves_out_only_what_changes_nothing(tmp_path: Path, decision: str, row: str) -> None:
    assert words_of(*decided(tmp_path, decision, "Taxa. Avgift, bygglov")) == row


def decided(folder: Path, decision: str, title: str = "Taxa. Avgift för bygglov") -> tuple[Context, AgendaItem]:
    """Return a § of that decision."""
    body = "beslut: |-\n" + "\n".join(f"  {line}".rstrip() for line in decision.split("\n"))
    archive = town(folder, minutes("ks", "2024-03-05", item(1, title, body))).archive()
    return Context(archive, "Öppna protokoll", "https://protokoll.example/"), archive.meetings[0].items[0]
