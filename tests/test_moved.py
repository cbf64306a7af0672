"""A page that leads on to another names that one as the page to find."""

from __future__ import annotations

from pathlib import Path

from tests.sites import item, minutes, town

PEOPLE = "personer:\n  - namn: Bo Lund\n    id: bo\n    tidigare_adresser: [bo-lund]\n"


def test_a_page_that_has_moved_is_canonical_nowhere_but_at_its_new_address(tmp_path: Path) -> None:
    founded = town(tmp_path, minutes("ks", "2024-01-09", item(1, "Taxa"), present=["Bo Lund (M)"]))
    founded.write("register/personer.yml", PEOPLE)
    site = founded.build()
    head = site.page("ledamoter/bo-lund/")
    [canonical] = head.select('link[rel="canonical"]')
    assert canonical["href"] == "https://protokoll.exempelkoping.example/ledamoter/bo/"
    assert head.select('meta[http-equiv="refresh"]')
    assert not head.select('meta[name="robots"]')
    assert "ledamoter/bo-lund/" not in (site.folder / "sitemap.xml").read_text("utf-8")
