"""Documents that a § lists: where they are published, of what kind and size, with their digest, wherever told."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from generator.opendata import Claims, Prose
from generator.opendata.standards import OParl, minutes_as_akn
from generator.pages.context import Context
from tests.paper_pdf import pdf, words
from tests.sites import KOMMUN, Town, bytes_of, errors, item, minutes, town

URL = "https://protokoll.exempelkoping.example/"
PLAN, OTHER = pdf(words("Plan")), pdf(words("En annan plan, som har fler ord"))
DOCUMENTS = """\
handlingar:
  - Tjänsteskrivelse
  - {text: Planen, pdf: plan.pdf}
  - {text: Kartan, länk: "https://karta.example/blad.pdf"}
  - {text: Avtalet, pdf: avtal.pdf, länk: "https://avtal.example/"}
"""


def founded(folder: Path) -> Town:
    place = town(folder, minutes("ks", "2024-03-05", item(1, "Planen", DOCUMENTS), item(2)))
    place.write("register/kommun.yml", KOMMUN + "standarder: [oparl]\n")
    for name, content in (("plan", PLAN), ("avtal", OTHER), ("2024-03-05", PLAN)):
        place.write(f"protokoll/ks/{name}.pdf", content)
    return place


def told(content: bytes) -> dict[str, Any]:
    return {"mediatyp": "application/pdf", "storlek": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def rows_of(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    if path.suffix == ".zip":
        with ZipFile(path) as packed:
            content = packed.read(path.stem)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_a_document_says_where_it_is_and_what_file_that_is(tmp_path: Path) -> None:
    site = founded(tmp_path).build()
    data = site.data("moten/ks/2024-03-05/")
    first, second = data["paragrafer"]
    assert "handlingar" not in second
    assert [{key: each[key] for key in each if key not in {"id", "text"}} for each in first["handlingar"]] == [
        {},
        {"fil": f"{URL}protokoll/ks/plan.pdf", **told(PLAN)},
        {"url": "https://karta.example/blad.pdf"},
        {"url": "https://avtal.example/", "fil": f"{URL}protokoll/ks/avtal.pdf", **told(OTHER)},
    ]
    assert data["källa"]["pdf_fil"] == told(PLAN)
    assert (site.folder / "protokoll/ks/plan.pdf").read_bytes() == PLAN
    rows = rows_of(site.folder / "data/2024/handlingar.csv.zip")
    assert [row["storlek"] for row in rows] == ["", str(len(PLAN)), "", str(len(OTHER))]
    assert rows[1] == {"möte": "ks/2024-03-05", "nr": "1", "ordning": "2", "text": "Planen", "url": ""} | {
        key: str(value) for key, value in first["handlingar"][1].items() if key not in {"id", "text"}
    }
    [row] = rows_of(site.folder / "data/2024/moten.csv")
    assert (row["pdf_storlek"], row["pdf_sha256"]) == (str(len(PLAN)), told(PLAN)["sha256"])
    page = site.page("moten/ks/2024-03-05/")
    shown = [" ".join(each.get_text().split()) for each in page.select("#p1 .dashes li")]
    assert shown == [
        "Tjänsteskrivelse",
        "Planen (pdf, 1 kB)",
        "Kartan",
        "Avtalet (pdf, 1 kB; också på en annan webbplats)",
    ]
    assert told(PLAN)["sha256"] in page.select_one("footer.source").get_text()  # type: ignore[union-attr]
    oparl = json.loads((site.folder / "moten/ks/2024-03-05/oparl.json").read_bytes())
    files = oparl["agendaItem"][0]["auxiliaryFile"]
    assert [each.get("size") for each in files] == [len(PLAN), None, len(OTHER)]
    assert files[0]["fileName"] == "plan.pdf"
    assert files[0]["OppnaProtokoll:sha256"] == told(PLAN)["sha256"]
    assert files[1]["accessUrl"] == "https://karta.example/blad.pdf"
    assert oparl["resultsProtocol"]["size"] == len(PLAN)


def test_another_file_of_the_same_name_is_told_anew(tmp_path: Path) -> None:
    place = founded(tmp_path / "a")
    place.build()
    place.write("protokoll/ks/plan.pdf", OTHER)
    site = place.build()
    assert site.data("moten/ks/2024-03-05/")["paragrafer"][0]["handlingar"][1]["sha256"] == told(OTHER)["sha256"]
    clean = town(tmp_path / "b")
    shutil.copytree(place.content, clean.content, dirs_exist_ok=True)
    assert bytes_of(clean.build().folder) == bytes_of(site.folder)


def test_words_for_other_readers_lead_to_the_file(tmp_path: Path) -> None:
    archive = founded(tmp_path).archive()
    context, meeting = Context(archive, "Protokoll", URL), archive.meetings[0]
    written = Prose(context).meeting(meeting)
    assert f"- Planen <{URL}protokoll/ks/plan.pdf>\n" in written
    assert f"- Avtalet <{URL}protokoll/ks/avtal.pdf> <https://avtal.example/>\n" in written
    assert "- Tjänsteskrivelse\n" in written
    assert f'href="{URL}protokoll/ks/plan.pdf">Planen</' in minutes_as_akn(context, meeting).decode()
    # Nobody has read the files here: nothing is said of them but where they are.
    assert "sha256" not in json.dumps([OParl(context).meeting(meeting), Claims(context).meeting(meeting)])


@pytest.mark.parametrize(
    ("document", "codes"),
    [
        ("{text: Plan, pdf: plan.pdf}", []),
        ("{text: Plan, pdf: saknas.pdf}", ["kalla-saknas", "pdf-utan-protokoll"]),
        ("{text: Plan, pdf: ../plan.pdf}", ["fel-filnamn", "pdf-utan-protokoll"]),
        ("{text: Plan, pdf: plan.docx}", ["fel-filnamn", "pdf-utan-protokoll"]),
        ("{text: Plan, länk: plan.pdf}", ["fel-lank", "pdf-utan-protokoll"]),
        ("Plan", ["pdf-utan-protokoll"]),
    ],
)
def test_a_file_is_named_as_it_is_or_that_is_said(tmp_path: Path, document: str, codes: list[str]) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Planen", f"handlingar:\n  - {document}")))
    place.write("protokoll/ks/plan.pdf", PLAN)
    found = errors(place.examine().findings)
    assert sorted(each.code for each in found) == codes
    assert all(each.line == 11 for each in found if each.code != "pdf-utan-protokoll")
