"""Front pages as other towns set them: several days, breaks, names turned or beside a dash, and who filed a motion."""

# ruff: noqa: E501 - tables of printed lines

from __future__ import annotations

from typing import Any

import pytest

from generator import yamlio
from generator.importer.extract.text import source_of
from generator.importer.importing import drafted
from tests.importer.regs import REG, WORDS

HEAD = "Kommunstyrelsen\nSammanträdesdatum 2024-11-20\nPlats och tid  Stadshuset, kl. 09.00–12.00\n\n"
TAIL = "\n\n§ 21 Dnr KS-2024-00112\nNy simhall\n\nBeslut\nKommunstyrelsen avslår motionen.\n"
SERVING = "Beslutande\nAnna Ek (S), ordförande\nBo Lund (M)\n"


def read(front: str, tail: str = TAIL) -> tuple[dict[str, Any], str]:
    made = drafted(source_of(front + tail, "protokoll.txt"), REG, WORDS)
    document, findings = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None and made.missing == 0, findings
    data: Any = document.data
    return data, made.review.split("## Ord som saknas")[0]


@pytest.mark.parametrize(
    ("front", "wanted"),
    [
        ("Sammanträdesdatum 2024-11-20 – 2024-11-21\nPlats och tid  Stadshuset, 20–21 november 2024, kl. 09.00–17.00",
         ("2024-11-20", "2024-11-21", "Stadshuset", "09:00–17:00")),
        ("Plats och tid  Stadshuset, den 20 och 21 november 2024, kl. 09.00–17.00",
         ("2024-11-20", "2024-11-21", "Stadshuset", "09:00–17:00")),
        ("Plats och tid  Stadshuset, den 30 november–1 december 2024, kl. 09.00–17.00",
         ("2024-11-30", "2024-12-01", "Stadshuset", "09:00–17:00")),
        ("Sammanträdesdatum 2024-11-20\nPlats och tid  Stadshuset, kl. 09.00–12.00. Mötet ajournerades kl. 10.00–10.20",
         ("2024-11-20", None, "Stadshuset", "09:00–12:00")),
        ("Plats och tid  Stadshuset, den 20 november 2024, kl. 09.00–12.00", ("2024-11-20", None, "Stadshuset", "09:00–12:00")),
        ("Plats och tid  Sal 20 och 21, Stadshuset, 2024-11-20 kl. 09.00–12.00",
         ("2024-11-20", None, "Sal 20 och 21, Stadshuset", "09:00–12:00")),
        ("Datum och tid: 2024-11-20 kl. 09.00–12.00\nLokal: Stadshuset", ("2024-11-20", None, "Stadshuset", "09:00–12:00")),
        ("Mötesdatum 2024-11-20\nMötesplats: Stadshuset\nMötestid: 09.00–12.00", ("2024-11-20", None, "Stadshuset", "09:00–12:00")),
    ],
)  # fmt: skip
def test_days_times_and_places(front: str, wanted: tuple[str | None, ...]) -> None:
    data, doubts = read(f"Kommunstyrelsen\n{front}\n\n{SERVING}")
    assert tuple(data.get(key) for key in ("datum", "slutdatum", "plats", "tid")) == wanted
    assert "- [ ]" not in doubts


@pytest.mark.parametrize(
    "listed",
    [
        "Anna Ek (S), ordförande\nBo Lund (M)\nCecilia Berg (C)",
        "Ek, Anna (S), ordförande\nLund, Bo (M)\nBerg, Cecilia (C)",
        "Anna Ek - S, ordförande\nBo Lund - M\nCecilia Berg - C",
        "Anna Ek, S, ordförande\nBo Lund, M\nCecilia Berg, C",
        "Anna Ek S, ordförande\nBo Lund M\nCecilia Berg C",
        "Anna Ek, S, ordförande\nBo Lund, M\nCecilia Berg (C)",
        "Anna Ek (S), ordförande, Bo Lund (M) och Cecilia Berg (C)",
        "Anna Ek (S), ordförande, Bo Lund (M), samt Cecilia Berg (C)",
    ],
)
def test_names_turned_and_parties_without_brackets(listed: str) -> None:
    data, doubts = read(f"{HEAD}Beslutande\n{listed}\n")
    assert data["beslutande"] == ["Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)"]
    assert "- [ ]" not in doubts


def test_letters_after_the_names_of_officials_are_no_parties() -> None:
    data, _ = read(f"{HEAD}{SERVING}\nÖvriga närvarande\nErik Lid, VD\nSiv Berg, HR\n")
    assert data["övriga"] == ["Erik Lid, VD", "Siv Berg, HR"] and "ersättare" not in data


def test_an_office_before_every_name_belongs_to_it() -> None:
    data, _ = read(
        f"{HEAD}Beslutande\nOrdförande Anna Ek (S)\n1:e vice ordförande Bo Lund (M)\nLedamot Cecilia Berg (C)\n"
    )
    assert [each.split(",")[0] for each in data["beslutande"]] == ["Anna Ek (S)", "Bo Lund (M)", "Cecilia Berg (C)"]


@pytest.mark.parametrize(
    "listed",
    [
        "Anna Ek (S), ordförande\nBo Lund, jurist\nCecilia Berg, ledamot",
        "Bostads AB Eken, hyresvärd\nAnna Ek (S), ordförande",
    ],
)
def test_a_title_is_no_party_and_a_company_no_name_turned(listed: str) -> None:
    data, _ = read(f"{HEAD}Beslutande\n{listed}\n")
    every = [*data["beslutande"], *data.get("övriga", [])]
    assert "Anna Ek (S), ordförande" in every and not any("Eken, Bostads" in each for each in every)


@pytest.mark.parametrize(
    ("title", "text", "filed"),
    [
        ("Motion av Anna Ek (S) om ny simhall", "Motionen väcktes den 4 mars 2024.", (["Anna Ek (S)"], "2024-03-04")),
        ("Svar på motion från Anna Ek (S) och Bo Lund (M) om ny simhall", "Motionen väcktes av Anna Ek (S) den 4 mars 2024.",
         (["Anna Ek (S)", "Bo Lund (M)"], "2024-03-04")),
        ("Interpellation av Bo Lund (M) till ordföranden Anna Ek (S) om simhall", "", (["Bo Lund (M)"], None)),
        ("Medborgarförslag av Karin Alm om ny simhall", "Förslaget inkom den 4 mars 2024.", (None, None)),
        ("Ny simhall", "Motionen väcktes den 4 mars 2024.", (None, None)),
        ("Motion om ny simhall", "Motionen behandlades den 4 mars 2024.", (None, None)),
    ],
)  # fmt: skip
def test_who_filed_a_motion_and_when(title: str, text: str, filed: tuple[list[str] | None, str | None]) -> None:
    tail = f"\n\n§ 21 Dnr KS-2024-00112\n{title}\n\nBeslut\nKommunstyrelsen avslår motionen.\n\nSammanfattning av ärendet\n{text}\n"
    item = read(HEAD + SERVING, tail)[0]["paragrafer"][0]
    assert item["rubrik"] == title
    assert (item.get("väckt_av"), item.get("väckt")) == filed
