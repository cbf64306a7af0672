"""Who filed what, where one § answers several: nobody is said to have filed what the record does not say is theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.context import Context
from tests.sites import data_of, fragments, item, minutes, text_of, town

TWO = "ärende: [KS-2024-00001, KS-2024-00002]"
ONE = "ärende: KS-2024-00001"
UNKNOWN = "vem som väckte vilken av paragrafens ärenden framgår inte"


@pytest.mark.parametrize(
    ("cases", "filed_by", "is_told"),
    [
        (TWO, "[Anna Ek (S), Bo Lund (M)]", False),
        (TWO, "Anna Ek (S)", True),
        (ONE, "[Anna Ek (S), Bo Lund (M)]", True),
    ],
)
def test_who_filed_which_is_said_only_where_known(tmp_path: Path, cases: str, filed_by: str, is_told: bool) -> None:
    body = f"{cases}\ntyp: Motion\nväckt_av: {filed_by}\nutfall: besvarad\nbeslut: Motionerna besvaras."
    archive = town(tmp_path, minutes("kf", "2024-03-05", item(1, "Svar på motioner", body))).archive()
    pages = fragments(archive, "arenden/ks-2024-00001/", "ledamoter/anna-ek/", "moten/kf/2024-03-05/")
    text = {address: " ".join(text_of(page).split()) for address, page in pages.items()}
    assert ("väckt av Anna Ek (S)" in text["arenden/ks-2024-00001/"]) is is_told
    assert ("framgår inte" in text["arenden/ks-2024-00001/"]) is not is_told
    assert (UNKNOWN in text["ledamoter/anna-ek/"]) is not is_told
    assert "Svar på motioner" in text["ledamoter/anna-ek/"]
    assert "Väckt av Anna Ek (S)" in text["moten/kf/2024-03-05/"]  # as the § says
    context = Context(archive, "Öppna protokoll", "https://protokoll.exempelkoping.example/")
    assert bool(data_of(context, "arenden/ks-2024-00001/").get("väckt_av")) is is_told
