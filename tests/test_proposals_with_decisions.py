"""A proposal that also decides something for the body's own part: no page says that nothing in it is decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.archive import appealable
from tests.sites import fragments, item, minutes, text_of, town

PROPOSED = "Kommunstyrelsen föreslår kommunfullmäktige att sälja Berget 1."


@pytest.mark.parametrize(
    ("words", "is_decided"),
    [
        ("Kommunstyrelsen beslutar för egen del att inte sälja Berget 2.", True),
        ("Kommunstyrelsen godkänner för egen del redovisningen av uppdraget.", True),
        ("För egen del beslutar kommunstyrelsen att uppdra åt förvaltningen att skriva avtal.", True),
        ("Kommunstyrelsen beslutar vidare för sin del att godkänna avtalet.", True),
        ("Förvaltningen återkommer med en för egen del fördjupad beskrivning.", False),
        ("Varje nämnd tar för egen del fram en plan.", False),
        ("Kommunen har en del att göra.", False),
    ],
)
def test_what_is_decided_in_a_proposal_is_not_called_undecided(tmp_path: Path, words: str, is_decided: bool) -> None:
    body = f"ärende: KS-2024-00001\nförslag_till: kf\nbeslut: |\n  {PROPOSED}\n\n  {words}"
    archive = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Berget", body))).archive()
    pages = fragments(archive, "moten/ks/2024-03-05/", "arenden/ks-2024-00001/")
    for page in pages.values():
        shown = " ".join(text_of(page).split())
        assert ("utom det som beslutas för egen del" in shown) is is_decided
        assert "nte slutligt beslut" in shown  # the rest of it is not
    assert appealable(archive.meetings[0].items[0]) == (None if is_decided else "nej")
    meeting = " ".join(text_of(pages["moten/ks/2024-03-05/"]).split())
    assert ("Hur det som beslutas för egen del överklagas framgår inte här." in meeting) is is_decided


def test_a_decision_for_its_own_part_in_no_proposal_is_a_decision(tmp_path: Path) -> None:
    body = "beslut: Kommunstyrelsen beslutar för egen del att godkänna avtalet."
    archive = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Berget", body))).archive()
    assert appealable(archive.meetings[0].items[0]) == "laglighetsprövning"
