"""The §§ of a meeting for programs that keep references, read back by programs of that field."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import pytest
import rispy
from citeproc.source.json import CiteProcJSON

from generator.opendata.bulk.references import references, references_of
from generator.pages.context import Context
from tests.sites import item, minutes, town

TITLE = "Köp av 50 % i Bad & Spa_hus #2 för 3 $"
BODY = """
ärende: KS-2024-00012
förslag_till: kf
beslut: Kommunstyrelsen föreslår kommunfullmäktige besluta att godkänna köpet.
"""


@pytest.fixture
def made(tmp_path: Path) -> dict[str, str]:
    """A draft of two §§, the first a proposal."""
    told = minutes("ks", "2024-03-05", item(12, f'"{TITLE}"', BODY), item("12 a"), head="status: utkast")
    archive = town(tmp_path, told).archive()
    told = [references(Context(archive, "Öppna protokoll", "https://protokoll.example/"), archive.meetings[0])]
    files = references_of(2024, told)
    assert set(files) == {f"protokoll-2024.{kind}" for kind in ("bib", "ris", "json")}
    return {name.rpartition(".")[2]: content.decode() for name, content in files.items()}


def test_csl_names_the_body_the_day_and_what_qualifies_the_item(made: dict[str, str]) -> None:
    entries = json.loads(made["json"])
    assert [each["id"] for each in entries] == ["ks-2024-03-05-p12", "ks-2024-03-05-p12a"]
    first = entries[0]
    assert (first["type"], first["title"], first["number"]) == ("report", TITLE, "§ 12")
    assert first["author"] == [{"literal": "Kommunstyrelsen"}]
    assert first["issued"] == {"date-parts": [[2024, 3, 5]]}
    assert first["URL"] == "https://protokoll.example/moten/ks/2024-03-05/#p12"
    for qualified in ("förslag till kommunfullmäktige", "utkast", "dnr KS-2024-00012"):
        assert qualified in first["note"]
    assert "förslag" not in entries[1]["note"]
    assert str(CiteProcJSON(entries)["ks-2024-03-05-p12"].issued.year) == "2024"


def test_bibtex_keeps_every_sign_of_a_title(made: dict[str, str]) -> None:
    entries = bibtexparser.loads(made["bib"]).entries
    assert [(each["ID"], each["ENTRYTYPE"]) for each in entries] == [
        ("ks-2024-03-05-p12", "techreport"),
        ("ks-2024-03-05-p12a", "techreport"),
    ]
    first = entries[0]
    assert first["title"] == r"{§ 12 Köp av 50 \% i Bad \& Spa\_hus \#2 för 3 \$}"
    assert (first["author"], first["year"], first["date"]) == ("{Kommunstyrelsen}", "2024", "2024-03-05")
    assert first["month"] == "March"  # as styles that know no `date` print it
    assert "förslag till kommunfullmäktige, utkast" in first["note"]


@pytest.mark.parametrize("sign", ["{", "}", "}{", "{om}", "\\", '"', "%"])
def test_no_sign_of_a_title_takes_the_next_entry_with_it(tmp_path: Path, sign: str) -> None:
    told = minutes("ks", "2024-03-05", item(1, f"'Om {sign} i Taxa'"), item(2, "Budget"))
    archive = town(tmp_path, told).archive()
    made = references(Context(archive, "Öppna protokoll", "https://protokoll.example/"), archive.meetings[0])
    entries = bibtexparser.loads(made["bib"]).entries
    assert [(each["ID"][-2:], each["number"]) for each in entries] == [("p1", r"§ 1"), ("p2", r"§ 2")]
    assert entries[0]["title"].startswith("{§ 1 Om ") and entries[0]["title"].endswith(" i Taxa}")
    assert entries[1]["title"] == "{§ 2 Budget}"


def test_ris_is_read_as_reports_of_the_body(made: dict[str, str]) -> None:
    entries = rispy.loads(made["ris"])
    assert [each["id"] for each in entries] == ["ks-2024-03-05-p12", "ks-2024-03-05-p12a"]
    first = entries[0]
    assert (first["type_of_reference"], first["authors"]) == ("RPRT", ["Kommunstyrelsen"])
    assert (first["title"], first["year"], first["date"]) == (f"§ 12 {TITLE}", "2024", "2024/03/05/")
    assert any("förslag till kommunfullmäktige, utkast" in note for note in first["notes"])


def test_a_year_has_the_paragraphs_of_its_meetings_and_of_one_without_none(tmp_path: Path) -> None:
    told = "organ: ks\ndatum: 2024-03-05\nstatus: inställt\n"
    archive = town(tmp_path, told, minutes("ks", "2024-04-05", item(1), item(2)), minutes("an", "2024-05-05")).archive()
    context = Context(archive, "Öppna protokoll", "https://protokoll.example/")
    files = references_of(2024, [references(context, each) for each in archive.every_meeting])
    ids = ["ks-2024-04-05-p1", "ks-2024-04-05-p2", "an-2024-05-05-p1"]
    assert [each["id"] for each in json.loads(files["protokoll-2024.json"])] == ids
    assert [each["id"] for each in rispy.loads(files["protokoll-2024.ris"].decode())] == ids
    assert [each["ID"] for each in bibtexparser.loads(files["protokoll-2024.bib"].decode()).entries] == ids
    assert json.loads(references_of(2024, [])["protokoll-2024.json"]) == []
