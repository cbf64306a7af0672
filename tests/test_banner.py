"""What state minutes are in, said at the top; what was corrected, with the old words; what they were made from."""

from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path

import pytest
from bs4 import Tag

from tests.sites import fragments, item, minutes, town, words

PAGE = "moten/ks/2024-03-05/"
CORRECTION = "rättelser:\n  - datum: 2024-04-0{}\n    tidigare: 1,6 mkr\n    text: 1,4 mkr\n    beslut: Rättat av ks."


def page(folder: Path, *items: str, head: str = "") -> Tag:
    archive = town(folder, minutes("ks", "2024-03-05", *items, head=head)).archive()
    return fragments(archive, PAGE)[PAGE]


def said(found: Tag | None) -> str:
    return " ".join(words(found)) if found else ""


@pytest.mark.parametrize(
    ("head", "banner"),
    [
        ("", ""),
        ("status: justerat", ""),
        ("status: utkast", "Utkast. Det här är ett utkast. Ordalydelsen kan ändras innan protokollet justeras."),
        ("status: ej justerat", "Ej justerat. Protokollet är inte justerat. Ordalydelsen kan ändras."),
        ("status: rättat", "Rättat. Protokollet har en rättelse. Den gamla texten står kvar."),
    ],
)
def test_status(tmp_path: Path, head: str, banner: str) -> None:
    assert said(page(tmp_path, item(1), head=head).select_one(".heed")) == banner


def test_corrections_are_linked_from_the_banner_and_keep_the_old_words(tmp_path: Path) -> None:
    first, second = (item(number, body=f"beslut: Ett beslut.\n{CORRECTION.format(number)}") for number in (1, 2))
    found = page(tmp_path, first, second, item(3), head="status: rättat")
    banner = found.select_one(".heed")
    assert banner is not None
    assert said(banner).startswith("Rättat 2 april 2024. §§ 1–2 har två rättelser. Den gamla texten står kvar.")
    targets = [str(link["href"]).partition("#")[2] for link in banner.select("a")]
    assert targets == ["p1-rattelse", "p2-rattelse"]
    for number, target in enumerate(targets, 1):
        correction = found.select_one(f"#{target}")
        assert correction is not None and correction.select_one("del")
        assert said(correction) == f"Rättat {number} april 2024. Rättat av ks. Stod förut 1,6 mkr Ska vara 1,4 mkr"


def test_a_closed_item_shows_its_title_and_the_ground_of_secrecy(tmp_path: Path) -> None:
    found = page(tmp_path, item(1, "Individärende", "sekretess: 26 kap. 1 § OSL"), item(2))
    assert said(found.select_one(".item .para-title")) == "§ 1 Individärende"
    assert said(found.select_one("#p1 .secrecy")).endswith("publiceras inte. Grund: 26 kap. 1 § OSL")
    assert found.select_one("#p2 .secrecy") is None


def test_a_masked_value_is_marked_wherever_it_stands(tmp_path: Path) -> None:
    body = 'beslut: Ansökan från [maskad] beviljas.\nhandlingar: ["Ansökan från [maskad]"]'
    found = page(tmp_path, item(1, '"Ansökan från [maskad]"', body), head='övriga: ["[maskad]"]')
    marked = found.select(".masked")
    assert len(marked) == len(found.find_all(string=re.compile(r"\[maskad\]"))) == 5
    assert {said(each) for each in marked} == {"[maskad]"}


def test_the_foot_says_what_the_page_was_made_from(tmp_path: Path) -> None:
    found = page(tmp_path, item(1))
    file = tmp_path / "content" / "protokoll" / "ks" / "2024-03-05.yml"
    id_in_git = subprocess.run(["git", "hash-object", "--no-filters", file], capture_output=True, text=True, check=True)
    facts = [said(each) for each in found.select(".provenance dd")]
    assert facts == [
        "protokoll/ks/2024-03-05.yml",
        id_in_git.stdout.strip(),
        hashlib.sha256(file.read_bytes()).hexdigest(),
    ]
