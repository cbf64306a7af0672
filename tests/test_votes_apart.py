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


@pytest.mark.parametrize(
    ("cast", "told"),
    [
        ("{ja: [Anna Ek (S), Bo Lund (S)], nej: [Cia Ask (S)]}", "2024 en omröstning 2 1 1"),
        ("{ja: [Anna Ek (S), Bo Lund (S)], avstår: [Cia Ask (S)]}", "2024 en omröstning 2 1 0"),
        ("{ja: [Dan Alm (M)], nej: [Eva Ed (M)]}", ""),
        ("{ja: [S], nej: [M]}", ""),  # parties, not members
    ],
)
def test_how_a_party_voted_is_counted(tmp_path: Path, cast: str, told: str) -> None:
    votes = f"""
    beslut: Ja.
    voteringar:
      - ja: bifall
        nej: avslag
        utfall: ja
        röster: {cast}
    """
    place = town(tmp_path / "a", minutes("ks", "2024-03-05", item(1, "Bro", votes), present=PRESENT))
    archive = place.examine().archive
    assert archive is not None
    rows = fragments(archive, "partier/s/")["partier/s/"].select("section:has(> #roster) tbody tr")
    assert [" ".join(row.get_text(" ").split()) for row in rows] == ([told] if told else [])
    [party] = [each for each in archive.parties if each.code == "M"]
    assert party.cast_in(2023).votes == 0


def test_parties_stand_beside_each_other_in_the_order_of_the_register(tmp_path: Path) -> None:
    said = "beslut: Ja.\nreservationer:\n  - av: Dan Alm (M)\n    text: Nej.\n"
    said += "yrkanden:\n  - av: Anna Ek (S)\n    text: Ja."
    archive = town(tmp_path / "a", minutes("ks", "2024-03-05", item(1, "Bro", said), present=PRESENT)).examine().archive
    assert archive is not None
    table = fragments(archive, "partier/")["partier/"]
    assert [each.get_text() for each in table.select("thead th")] == ["Parti", "Ledamöter", "Reservationer", "Yrkanden"]
    rows = [[each.get_text() for each in row.select("td")] for row in table.select("tbody tr")]
    assert rows == [["3", "0", "1"], ["2", "1", "0"]]
