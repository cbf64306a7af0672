"""The page of files: a link to each file of open data, and no link that leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from generator.opendata.bulk.tables import TABLES
from generator.pages.overview import downloads
from generator.schema import KINDS
from tests.sites import Site, fragments, item, minutes, town

# What other pages lead to, or what only the search reads.
_ELSEWHERE = ("omrostningar/",)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    vote = "voteringar:\n  - {ja: bifall, nej: avslag, röster: {ja: [Anna Ek (S)]}}\n"
    voted = minutes("ks", "2024-03-05", item(1, "Taxa", vote))
    place = town(tmp_path_factory.mktemp("data"), minutes("ks", "2023-03-07"), voted)
    kommun = place.content / "register" / "kommun.yml"
    kommun.write_text(kommun.read_text("utf-8") + "standarder: [popolo, akoma-ntoso, oparl]\n", "utf-8")
    place.write("register/ämnen.yml", "ämnen:\n  - {namn: Taxor, även: taxa}\n")
    return place.build()


def linked(site: Site) -> set[str]:
    found = (str(link["href"]) for link in site.content("data/").find_all("a", href=True))
    return {unquote(urljoin("/data/", each)).lstrip("/") for each in found}


def test_every_file_below_data_has_a_link_and_every_link_a_file(site: Site) -> None:
    there = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    files = {each for each in there if each.startswith("data/") and not each.endswith("index.html")}
    files = {each for each in files if not each.split("/", 2)[-1].startswith(_ELSEWHERE)}
    found = linked(site)
    assert len(files) > 80
    assert files - found == set()
    assert {each for each in found if not each.endswith("/")} - there == set()
    assert {f"schema/{name}.json" for name in KINDS} | {
        "oparl.json",
        "dcat.rdf",
        "data/popolo.json",
        "register/organ.yml",
        "register/ämnen.yml",
    } <= found
    # Each register that there is, and no other.
    assert {each for each in found if each.startswith("register/")} == {
        each for each in there if each.startswith("register/")
    }


def test_what_the_catalogue_calls_a_year_leads_to_its_files(site: Site) -> None:
    called = set(re.findall(r"https?://[^\s\"<]+/(data/\d{4}/)[\"<]", (site.folder / "dcat.rdf").read_text("utf-8")))
    assert called == {"data/2023/", "data/2024/"}
    for each in called:
        (moved,) = site.page(f"{each}index.html").select("meta[http-equiv=refresh]")
        target = str(moved["content"]).partition("url=")[2]
        assert urljoin(f"/{each}", target) == f"/data/#ar-{each[5:9]}"
        assert site.content("data/").find(id=f"ar-{each[5:9]}")


def test_the_open_data_page_leads_there(site: Site) -> None:
    assert "data/" in site.links("oppna-data/").values()


def test_the_tables_are_those_that_there_are() -> None:
    assert set(downloads.TABLES) == {each.name for each in TABLES}
    assert {each.name for each in TABLES if each.large} == downloads.LARGE
    assert {each.name for each in TABLES if each.grows} == downloads.PACKED


def test_what_was_not_asked_for_has_no_link(tmp_path: Path) -> None:
    archive = town(tmp_path, minutes()).archive()
    found = fragments(archive, "data/")["data/"]
    text = {str(link["href"]).rpartition("/")[2] for link in found.find_all("a", href=True)}
    assert "moten.csv" in text
    assert not text & {"popolo.json", "akoma-ntoso.zip", "oparl.json", "narvaro_paragrafer.csv", "roster.csv"}
