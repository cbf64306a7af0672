"""Cards of §§ and votes for other sites to show in a frame: what stands on them, and what they may not do."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from generator.audit import audit
from tests.sites import Site, item, minutes, town

VOTE = """utfall: avslag
beslut: Motionen avslås.
voteringar:
  - {ja: Bifall, nej: Avslag, resultat: {ja: 1, nej: 2}, utfall: nej}
"""
CORRECTED = """beslut: Högst 41 kronor.
rättelser:
  - {datum: 2024-05-01, text: Högst 14 kronor., tidigare: Högst 41 kronor.}
"""
CASES = [
    ("beslut: Nämnden antar taxan.", "", ["Beslut", "Nämnden antar taxan."], ["Utkast", "Rättat"]),
    ("beslut: Nämnden antar taxan.", "status: utkast", ["Utkast.", "Nämnden antar taxan."], ["Rättat"]),
    (
        CORRECTED,
        "",
        ["Rättat 1 maj 2024.", "Stod förut: Högst 41 kronor. Ska vara: Högst 14 kronor."],
        ["Utkast"],
    ),
    ("förslag_till: kf\nbeslut: Fullmäktige antar taxan.", "", ["Förslag till kommunfullmäktige"], ["Beslut"]),
    ("beslut: Ja.\nredaktionell_not: Siffran är oläslig.", "", ["Redaktionens anmärkning.", "Siffran är oläslig."], []),
    (VOTE, "", ["Avslag", "Ja 1 Bifall", "Nej 2 Avslag", "Nej-sidan vann: Avslag."], []),
]


def words(card: object) -> str:
    return " ".join(BeautifulSoup(str(card), "lxml").get_text(" ").replace("\u2060", "").split())


@pytest.mark.parametrize(("keys", "head", "said", "unsaid"), CASES)
def test_a_card_says_what_is_decided_and_what_qualifies_it(
    tmp_path: Path, keys: str, head: str, said: list[str], unsaid: list[str]
) -> None:
    site = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Taxa", keys), head=head)).build()
    [card] = site.page("moten/ks/2024-03-05/kort/").select("article#p1")
    text = words(card)
    assert [each for each in said if each not in text] == []
    assert [each for each in unsaid if each in text] == []
    assert {str(each["href"]) for each in card.select("h2 a, p.where a")} == {"../#p1"}


def test_cards_run_nothing_ask_nobody_and_are_found_nowhere(real_site: Site) -> None:
    address = "moten/kstu/2024-04-17/kort/"
    page = real_site.page(address)
    [policy] = page.select('meta[http-equiv="Content-Security-Policy"]')
    assert "script-src" not in str(policy["content"])
    assert str(policy["content"]).startswith("default-src 'none'; style-src 'self';")
    assert not page.select("script, [style], style, form, img")
    assert page.select('meta[name="robots"][content="noindex"]')
    [canonical] = page.select('link[rel="canonical"]')
    assert str(canonical["href"]).endswith("/moten/kstu/2024-04-17/")
    assert "/kort/" not in (real_site.folder / "sitemap.xml").read_text("utf-8")
    shared = [str(each["href"]) for each in page.select('link[rel="stylesheet"]')]
    assert shared == ["../../../../assets/kort.css"]
    base = urlsplit(str(canonical["href"])).path.removesuffix("moten/kstu/2024-04-17/")
    assert audit(real_site.folder, base=base) == []


def test_the_code_stands_once_and_shows_the_first_card(real_site: Site) -> None:
    address = "moten/kstu/2024-04-17/"
    site_url = real_site.page("").select('link[rel="canonical"]')[0]["href"]
    page = real_site.page(f"{address}kort/")
    [code] = page.select("code")
    [frame] = BeautifulSoup(html.unescape(code.get_text()), "lxml").select("iframe")
    assert frame["src"] == f"{site_url}{address}kort/#{page.select('article')[0]['id']}"
    assert re.fullmatch(r"§ 8, .* 17 april 2024", str(frame["title"]).replace("\u00a0", " "))
    # In each § that is opened oppna.js makes the way to its own (tests/browser/test_citing.py).
    assert [str(each["href"]) for each in real_site.page(address).select('a[href^="kort/"]')] == ["kort/"]
    assert [each["id"] for each in page.select("article")] == [f"p{number}" for number in range(8, 16)]


def test_a_title_is_no_part_of_the_code(tmp_path: Path) -> None:
    title = '"></iframe><script>alert(1)</script>'
    site = town(tmp_path, minutes("ks", "2024-03-05", item(1, "x").replace("rubrik: x", f"rubrik: '{title}'"))).build()
    page = site.page("moten/ks/2024-03-05/kort/")
    assert not page.select("script, iframe")
    assert title in page.select("h2")[0].get_text()
    assert "alert" not in page.select("code")[0].get_text()
