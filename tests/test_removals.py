"""What has been removed: its words are gone from everything that is published, and its address says why."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.findings import render_text
from tests.sites import Site, Town, bytes_of, fragments, item, minutes, text_of, town, words

GONE = "Hemligheten"
KS = "moten/ks/2024-03-05/"


def removed(*addresses: str) -> str:
    entries = "".join(f"  - adress: {each}\n    datum: 2024-04-02\n    skäl: Fel uppgifter.\n" for each in addresses)
    return f"borttaget:\n{entries}" if addresses else "borttaget: []\n"


def founded(folder: Path, addresses: Sequence[str], numbers: Sequence[int] = (1, 3)) -> Town:
    founded = town(folder, minutes("ks", "2024-03-05", *(item(number) for number in numbers)))
    founded.write("register/borttaget.yml", removed(*addresses))
    return founded


@pytest.mark.parametrize(
    ("addresses", "codes"),
    [
        ([], ["paragraf-lucka"]),
        ([f"{KS}#p2"], []),
        ([f"/{KS}#p2"], []),
        ([f"https://protokoll.exempelkoping.example/arkiv/{KS}index.html#p2"], []),
        ([f"{KS}#p2", "moten/ks/2024-01-09/", "arenden/ks-2024-00007/", "ledamoter/dan-dahl/"], []),
        # What is said to be gone is there.
        ([f"{KS}#p2", f"{KS}#p3"], ["borttaget-kvar"]),
        ([f"{KS}#p2", KS], ["borttaget-kvar"]),
        ([f"{KS}#p2", "ledamoter/anna-ek/"], ["borttaget-kvar"]),
        # A § of no minutes; a body that nobody knows.
        ([f"{KS}#p2", "moten/ks/2024-01-09/#p2"], ["borttaget-kvar"]),
        ([f"{KS}#p2", "moten/kss/2024-01-09/"], ["okant-organ"]),
        # No addresses of anything that can be removed.
        (["protokoll/ks/2024-03-05.yml"], ["fel-borttagen-adress"]),
        (["moten/ks/2024-02-30/"], ["fel-borttagen-adress"]),
        (["moten/ks/2024-03-05/../../om/"], ["fel-borttagen-adress"]),
        (["om/"], ["fel-borttagen-adress"]),
    ],
)
def test_register_and_archive_agree(tmp_path: Path, addresses: list[str], codes: list[str]) -> None:
    findings = founded(tmp_path, addresses).examine().findings
    assert [finding.code for finding in findings] == codes, render_text(findings)


def test_an_original_that_was_left_behind_is_seen(tmp_path: Path) -> None:
    archive = founded(tmp_path, [f"{KS}#p2", "moten/ks/2024-01-09/"])
    archive.write("protokoll/ks/2024-01-09.pdf", b"")
    assert "borttaget-kvar" in [finding.code for finding in archive.examine().findings]


def test_removed_minutes_are_no_hole_in_the_series(tmp_path: Path) -> None:
    meetings = [minutes("ks", day, item(number)) for day, number in (("2024-01-09", 1), ("2024-03-05", 9))]
    archive = town(tmp_path, *meetings)
    assert [finding.code for finding in archive.examine().findings] == ["paragraf-lucka"]
    archive.write("register/borttaget.yml", removed("moten/ks/2024-02-06/"))
    assert archive.examine().findings == ()


def test_the_page_of_the_body_tells_of_removed_minutes(tmp_path: Path) -> None:
    archive = founded(tmp_path, [f"{KS}#p2", "moten/ks/2024-02-06/"]).archive()
    pages = fragments(archive, "organ/ks/", "organ/an/")
    assert [link["href"].lstrip("\x1e") for link in pages["organ/ks/"].select('a[href$="/2024-02-06/"]')]
    assert "Avpublicerade" not in text_of(pages["organ/an/"])


def test_stones_stand_where_the_items_stood(tmp_path: Path) -> None:
    archive = founded(tmp_path, [f"{KS}#p{number}" for number in (1, 3, 5)], numbers=(2, 4)).examine().archive
    assert archive is not None
    page = fragments(archive, KS)[KS]
    assert [each["id"] for each in page.select(".paras [id]") if re.fullmatch(r"p\d+", str(each["id"]))] == [
        "p1",
        "p2",
        "p3",
        "p4",
        "p5",
    ]
    stone = page.select_one("#p3")
    assert stone is not None
    assert " ".join(words(stone)) == "§ 3 § 3 Paragrafen är avpublicerad Avpublicerad 2 april 2024. Fel uppgifter."


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Site]:
    """Return a site before and after something was removed from it, built one after the other in one folder."""
    folder = tmp_path_factory.mktemp("borttaget")
    gone = minutes(
        "ks",
        "2024-03-05",
        item(1, f"{GONE} i rubriken", f"ärende: KS-2024-00007\nbeslut: {GONE} i beslutet."),
        present=("Anna Ek (S), ordförande", f"{GONE} Dahl (M)"),
    )
    some = [item(1, "Kvar"), item(2, f"{GONE} i paragrafen", f"beslut: {GONE} här."), item(3, "Också kvar")]
    archive = town(folder, gone, minutes("an", "2024-03-05", *some))
    archive.build(search=True)
    before = bytes_of(folder / "site")
    old = Site(folder / "före")
    for path, raw in before.items():
        file = old.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    (archive.content / "protokoll" / "ks" / "2024-03-05.yml").unlink()
    archive.write("protokoll/an/2024-03-05.yml", minutes("an", "2024-03-05", some[0], some[2]))
    slug = "hemligheten-dahl"
    archive.write(
        "register/borttaget.yml",
        removed(KS, "moten/an/2024-03-05/#p2", "arenden/ks-2024-00007/", f"ledamoter/{slug}/"),
    )
    return old, archive.build(search=True)


def test_no_word_is_left_in_anything_that_is_published(sites: tuple[Site, Site]) -> None:
    before, after = (bytes_of(site.folder) for site in sites)
    assert sum(GONE.encode() in raw for raw in before.values()) >= 6
    # The address of a member holds the name; nothing else does.
    assert [path for path, raw in after.items() if GONE.encode() in raw] == []
    holding = {path for path, raw in after.items() if GONE.lower().encode() in raw.lower()}
    assert holding <= {
        "register/borttaget.yml",
        "ledamoter/hemligheten-dahl/index.html",
        "ledamoter/hemligheten-dahl/index.json",
    }


@pytest.mark.parametrize("address", [KS, "arenden/ks-2024-00007/", "ledamoter/hemligheten-dahl/"])
def test_every_address_answers(sites: tuple[Site, Site], address: str) -> None:
    folder = sites[1].folder / address
    page = BeautifulSoup((folder / "index.html").read_text("utf-8"), "lxml")
    assert "Avpublicerat 2 april 2024. Fel uppgifter." in " ".join(text_of(page.select_one(".op") or page).split())
    assert page.select_one('meta[name="robots"][content="noindex"]')
    data = json.loads((folder / "index.json").read_text("utf-8"))
    assert {key: data[key] for key in ("typ", "datum", "skäl")} == {
        "typ": "avpublicerat",
        "datum": "2024-04-02",
        "skäl": "Fel uppgifter.",
    }
    assert f"/{address}" not in (sites[1].folder / "sitemap.xml").read_text("utf-8")


def test_data_of_the_meeting_tell_of_the_removed_item(sites: tuple[Site, Site]) -> None:
    data = json.loads((sites[1].folder / "moten/an/2024-03-05/index.json").read_text("utf-8"))
    assert [each["nr"] for each in data["paragrafer"]] == ["1", "3"]
    assert data["avpublicerade_paragrafer"] == [{"nr": "2", "datum": "2024-04-02", "skäl": "Fel uppgifter."}]


def test_a_change_of_the_reason_reaches_the_page(sites: tuple[Site, Site]) -> None:
    archive = Town(sites[1].folder.parent)
    text = (archive.content / "register" / "borttaget.yml").read_text("utf-8")
    archive.write("register/borttaget.yml", text.replace("Fel uppgifter.", "Ett annat skäl."))
    built = archive.build(search=True)
    for path in (f"{KS}index.html", f"{KS}index.json", "moten/an/2024-03-05/index.html"):
        assert "Ett annat skäl." in (built.folder / path).read_text("utf-8")
    archive.write("register/borttaget.yml", text)
    archive.build(search=True)
