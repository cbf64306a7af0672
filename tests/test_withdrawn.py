"""What was taken back at the meeting, or before approval: it is shown, and counted for nothing that stands."""

from __future__ import annotations

from pathlib import Path

from tests.sites import fragments, item, minutes, text_of, town

BODY = """\
ärende: KS-2024-00001
yrkanden:
  - {av: Anna Ek (S), text: Bifall.}
  - {av: Bo Lund (M), text: Avslag., återtaget: ja}
reservationer:
  - {av: Bo Lund (M), text: Vi ville annat., återtaget: ja}
  - {av: Cecilia Berg (C), text: Det är fel.}
  - {av: Bo Lund (M), blank: ja, återtaget: ja}
voteringar:
  - ja: bifall
    nej: avslag
    röster: {ja: [Anna Ek (S)], nej: [Bo Lund (M), Cecilia Berg (C)]}
"""


def test_what_was_taken_back_is_counted_apart_and_never_among_what_stands(tmp_path: Path) -> None:
    pages = fragments(town(tmp_path, minutes("ks", "2024-03-05", item(1, "Taxa", BODY))).archive())
    text = {address: " ".join(text_of(page).split()) for address, page in pages.items()}
    card = text["moten/ks/2024-03-05/"]
    assert "ett yrkande · ett återtaget yrkande · en reservation · en återtagen reservation" in card
    assert "en återtagen blank reservation" in card
    assert "reservation av Bo Lund" not in card  # beside how he voted
    member = text["ledamoter/bo-lund/"]
    assert "Reservationer Inga i arkivet Blanka reservationer Inga i arkivet" in member
    assert "en återtagen reservation" in member and "Återtagen." in member
    assert "Reservationer 1 i arkivet" in text["ledamoter/cecilia-berg/"]
    assert "Reservationer Inga i arkivet" in text["partier/m/"]
    assert "Vi ville annat." in member and "Vi ville annat." in card  # its words stay where they stand
    # In the list of parties: how much of each kind is on record. The Moderates have nothing that stands.
    rows = {row.find("a").get_text(): text_of(row).split() for row in pages["partier/"].select("tr:has(td)")}
    assert [cell for cell in rows["Moderaterna"] if cell.isdigit()][1:] == ["0", "0"]
