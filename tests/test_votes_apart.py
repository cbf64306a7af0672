"""A member's vote that differs from most of the party's is marked by words, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import fragments, item, minutes, town

PRESENT = ("Anna Ek (S), ordförande", "Bo Lund (S)", "Cia Ask (S)", "Dan Alm (M)", "Eva Ed (M)")


@pytest.mark.parametrize(
    ("yes", "no", "absent", "told"),
    [
        (["Anna Ek (S)", "Bo Lund (S)"], ["Cia Ask (S)"], [], "2 av 3 (S) röstade Ja"),
        (["Anna Ek (S)", "Bo Lund (S)", "Cia Ask (S)"], ["Dan Alm (M)", "Eva Ed (M)"], [], ""),
        (["Anna Ek (S)", "Bo Lund (S)"], ["Dan Alm (M)"], ["Cia Ask (S)"], ""),
        (["Anna Ek (S)"], ["Cia Ask (S)"], [], ""),
    ],
)
def test_a_vote_apart_from_the_party_is_said(
    tmp_path: Path, yes: list[str], no: list[str], absent: list[str], told: str
) -> None:
    votes = f"""
    beslut: Ja.
    voteringar:
      - ja: bifall
        nej: avslag
        utfall: ja
        resultat: {{ja: {len(yes)}, nej: {len(no)}, frånvarande: {len(absent)}}}
        röster: {{ja: {yes}, nej: {no}{f", frånvarande: {absent}" if absent else ""}}}
    """.replace("'", '"')
    place = town(tmp_path / "a", minutes("ks", "2024-03-05", item(1, "Bro", votes), present=PRESENT))
    archive = place.examine().archive
    assert archive is not None
    pages = fragments(archive, "ledamoter/cia-ask/", "ledamoter/anna-ek/")
    found = pages["ledamoter/cia-ask/"].get_text()
    assert ("Annorlunda än partiets majoritet" in found) == bool(told) and told in found
    assert "Annorlunda" not in pages["ledamoter/anna-ek/"].get_text()
