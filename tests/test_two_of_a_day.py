"""Two meetings of a body on one day are told apart wherever the second of them is named."""

from __future__ import annotations

import pytest
from bs4 import Tag

from generator.language.text import NO_BREAK_SPACE
from tests.sites import Site, item, minutes, town

DAY = "2024-03-05"
MATTER = 'ärende: KS-2024-00001\nväckt_av: "Anna Ek (S)"\nväckt: 2024-01-02'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    place = town(
        tmp_path_factory.mktemp("dag"),
        minutes("ks", DAY, item(1, "Motion om bron", f"{MATTER}\nutfall: bordläggning")),
        minutes("ks", DAY, item(2, "Motion om bron", f"{MATTER}\nbeslut: Bron byggs.\nutfall: bifall")),
        minutes("ks", "2024-04-05", item(3, "Motion om bron", f"{MATTER}\nutfall: noterat")),
    )
    return place.build(search=True)


def said(link: Tag) -> str:
    """Return the words of the row or paragraph that a link stands in, and of the line or heading above its list."""
    row = link.find_parent(["li", "tr", "dd"]) or link.find_parent(["p", "div", "nav", "section"])
    above = [link.find_previous("h2"), link.find_previous("summary"), link.find_previous(class_="month-meeting")]
    return " ".join(each.get_text(" ") for each in (row, *above) if isinstance(each, Tag))


def test_every_link_to_the_second_says_which(site: Site) -> None:
    found = 0
    for file in sorted(site.folder.rglob("index.html")):
        address = file.parent.relative_to(site.folder).as_posix()
        if address.startswith(f"moten/ks/{DAY}-2"):
            continue
        for link in site.page(f"{address}/").select(f'a[href*="ks/{DAY}-2/"]'):
            found += 1
            words = said(link).replace(NO_BREAK_SPACE, " ")
            assert "möte 2" in words, (address, link, words)
    assert found > 20


def test_the_first_is_not_called_the_second(site: Site) -> None:
    for address in ("manad/2024-03/", "moten/2024/", "arenden/ks-2024-00001/"):
        for link in site.page(address).select(f'a[href*="ks/{DAY}/"]'):
            assert link.find_parent("li") is None or "möte 2" not in link.get_text(), address


def test_it_is_cited_and_fed_apart(site: Site) -> None:
    cited = site.page(f"moten/ks/{DAY}-2/").select_one("#citera span")
    assert cited and cited.get_text() == "Exempelköpings kommun, kommunstyrelsen, 5 mars 2024 (möte 2), "
    feed = (site.folder / "arenden/ks-2024-00001/index.json").read_text("utf-8").replace(NO_BREAK_SPACE, " ")
    assert "5 mars 2024 (möte 2), § 2" in feed
