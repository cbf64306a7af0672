"""What stands behind the last §, and how many §§ there should be: read, or told."""

# ruff: noqa: E501 - tables of printed lines

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator import yamlio
from generator.importer.extract.text import source_of
from generator.importer.importing import drafted, import_file
from tests.importer.regs import REG, WORDS

HEAD = "Kommunfullmäktige\nSammanträdesdatum 2024-03-05\n"
FRONT = HEAD + "\nBeslutande\nAnna Ek (S), ordförande\nBo Lund (M)\nCecilia Berg (C)\nDisa Holm (C)\n"
VOTE = """
§ {nr} Dnr KS-2024-0011{nr}
Ny simhall

Beslut
Kommunfullmäktige avslår motionen.

Omröstning
Godkänd voteringsproposition: ”Ja för avslag och Nej för bifall.”
Omröstningen utfaller med {ja} Ja mot {nej} Nej. Hur var och en röstar framgår av bilaga {bilaga}.
"""
LISTS = {
    "cells": "\fBilaga {n}\n\nLedamot\tParti\tJa\tNej\nAnna Ek\tS\tX\t\nBo Lund\tM\t\tX\nCecilia Berg\tC\tX\t\nDisa Holm\tC\t\tX\n",
    "said": "\fBilaga {n}\n\nNamn\tParti\tRöst\nAnna Ek\tS\tJa\nBo Lund\tM\tNej\nCecilia Berg\tC\tJa\nDisa Holm\tC\tNej\n",
    "lines": "\fBilaga {n}\n\n1 Anna Ek (S) Ledamot Ja\n2 Bo Lund (M) Ledamot Nej\n3 Cecilia Berg (C) Ledamot Ja\n4 Disa Holm (C) Ersättare Nej\n",
    "torn": "\fBilaga {n}\n\nAnna Ek\nS\n1\nLedamot\nJa\nBo Lund\nM\n2\nLedamot\nNej\nCecilia Berg\nC\n3\nLedamot\nJa\nDisa Holm\nC\n4\nErsättare\nNej\n",
}


def read(text: str) -> tuple[dict[str, Any], str, int]:
    made = drafted(source_of(text, "protokoll.txt"), REG, WORDS)
    document, findings = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None, findings
    data: Any = document.data
    return data, made.review.split("## Ord som saknas")[0], made.missing


@pytest.mark.parametrize("kind", LISTS)
def test_a_roll_call_goes_to_the_vote_that_refers_to_it(kind: str) -> None:
    text = FRONT + VOTE.format(nr=1, ja=2, nej=2, bilaga=2) + VOTE.format(nr=2, ja=4, nej=0, bilaga=3)
    data, doubts, missing = read(text + LISTS[kind].format(n=2))
    first, second = (item["voteringar"][0] for item in data["paragrafer"])
    assert first["röster"] == {"ja": ["Anna Ek (S)", "Cecilia Berg (C)"], "nej": ["Bo Lund (M)", "Disa Holm (C)"]}
    assert "röster" not in second and "bilaga" not in doubts and missing == 0
    assert data["paragrafer"][1]["beslut"].strip() == "Kommunfullmäktige avslår motionen."


@pytest.mark.parametrize(
    ("figures", "bilaga", "told"),
    [
        ((3, 1), "Bilaga 2", "bilaga 2 har 2 ja och 2 nej, texten 3 och 1"),
        ((3, 1), "Bilaga 9", "framgår inte till vilken votering"),
    ],
)
def test_a_roll_call_that_does_not_fit_is_doubted(figures: tuple[int, int], bilaga: str, told: str) -> None:
    text = FRONT + VOTE.format(nr=1, ja=figures[0], nej=figures[1], bilaga=2)
    _, doubts, _ = read(text + LISTS["said"].format(n=bilaga.split()[1]))
    assert told in doubts


def test_a_bilaga_that_is_no_list_is_left_out_and_told() -> None:
    text = (
        FRONT
        + VOTE.format(nr=1, ja=2, nej=2, bilaga=2)
        + "\fBilaga 1\n\nReglemente\n"
        + "Nämnden ansvarar för hamnen.\n" * 12
    )
    data, doubts, missing = read(text)
    assert "bilaga 1 (14 rader) står inte i utkastet" in doubts and missing == 0
    assert "hamnen" not in str(data)


def test_attendance_of_a_bilaga_by_the_clock() -> None:
    rows = "".join(f"{name}\t{party}\t18:0{n}\t21:10\n" for n, (name, party) in enumerate(
        [("Ek, Anna", "S"), ("Lund, Bo", "M"), ("Berg, Cecilia", "C"), ("Holm, Disa", "C"), ("Vik, Per", "L")]))  # fmt: skip
    data, doubts, missing = read(
        HEAD + VOTE.format(nr=1, ja=2, nej=3, bilaga=2) + "\fBilaga 1\n\nNamn\tParti\tIn\tUt\n" + rows
    )
    assert data["beslutande"] == ["Anna Ek (S)", "Bo Lund (M)", "Cecilia Berg (C)", "Disa Holm (C)", "Per Vik (L)"]
    assert "närvaron är hämtad ur en bilaga" in doubts and missing == 0


def test_a_list_of_attachments_within_the_last_item_stays_there() -> None:
    data, doubts, _ = read(FRONT + "\n§ 1 Taxor\n\nBeslut\nTaxan antas.\n\nBilagor\nBilaga 1\nBilaga 2\n")
    assert "Bilaga 1" in str(data["paragrafer"][0]["avsnitt"]) and "står inte i utkastet" not in doubts


ITEM = "\n§ {n} Ärende\n\nBeslut\nKommunfullmäktige antar det.\n"


@pytest.mark.parametrize(
    ("text", "told", "counted"),
    [
        (FRONT + ITEM.format(n=1) + ITEM.format(n=2), "", "2 §§ hittades (§ 1 till § 2)"),
        (FRONT + ITEM.format(n=1) + ITEM.format(n=3), "§ 2 saknas mellan § 1 och § 3", "2 §§ hittades"),
        (FRONT + "\nParagrafer\n§§ 1–3\n" + ITEM.format(n=2) + ITEM.format(n=3), "§ 1 hittades inte", "framsidan säger 3 §§: §§ 1–3"),
        (FRONT + ITEM.format(n=1) + ITEM.format(n=2) + "Ord i en mening som går vidare. " * 120, "gånger så lång som de omkring", "2 §§"),
        (FRONT + ITEM.format(n=1) + ITEM.format(n=2) + "\nDetta dokument är elektroniskt undertecknat\n" + "ord " * 70, "efter sista paragrafen är utelämnat", "2 §§"),
        # Gaps that the front page means, and one that it does not tell of.
        (FRONT + "\nParagrafer\n§§ 1–2, 5\n" + "".join(ITEM.format(n=n) for n in (1, 2, 5)), "", "3 §§"),
        (FRONT + "\nParagrafer\n§ 88\n" + ITEM.format(n=1) + ITEM.format(n=3), "§ 2 saknas mellan § 1 och § 3", "2 §§"),
        (FRONT + "\nParagrafer\n§§ 1–3\n" + ITEM.format(n=2) + ITEM.format(n=3) + ITEM.format(n=4), "här finns också § 4", "3 §§"),
        # Decisions of a § that was not found: before the first one, within one before a gap, within the last one.
        (FRONT + "\nBeslut\nKommunfullmäktige antar det.\n" + ITEM.format(n=2), "ett beslut står före § 2: är det § 1?", "1 §"),
        (FRONT + ITEM.format(n=1) + "\nBeslut\nDet andra antas.\n" + ITEM.format(n=3), "§ 1 har 2 beslut: är ett av dem § 2?", "2 §§"),
        (FRONT + ITEM.format(n=1) + "\nBeslut\nDet andra antas.\n", "§ 1 har 2 beslut: är ett av dem § 2?", "1 §"),
        (FRONT + ITEM.format(n=1) + "\nBeslut\nDet andra antas.\n" + ITEM.format(n=2), "", "2 §§"),
        (FRONT + "\nParagrafer\n§§ 1–2\n" + ITEM.format(n=1) + ITEM.format(n=2) + "\nBeslut\nDet andra antas.\n", "", "2 §§"),
    ],
)  # fmt: skip
def test_counts(text: str, told: str, counted: str) -> None:
    _, doubts, _ = read(text)
    assert counted in doubts and told in doubts
    assert told or "- [ ]" not in doubts


def test_no_draft_without_items(tmp_path: Path) -> None:
    (tmp_path / "register").mkdir()
    path = tmp_path / "kallelse.txt"
    path.write_text(FRONT, "utf-8")
    outcome = import_file(path, tmp_path)
    assert [each.code for each in outcome.findings] == ["import-inga-paragrafer"] and outcome.failed
    assert not list(tmp_path.glob("*.yml")) and not list(tmp_path.glob("*.md"))


@pytest.mark.parametrize(
    ("title", "refused"),
    [
        ("Protokoll från lokal samverkansgrupp", True),
        ("Protokoll MBL-förhandling", True),
        ("Förhandlingsprotokoll\nFörhandling enligt MBL § 11", True),
        ("Protokoll FSG", True),
        ("Kommunstyrelsens förvaltning\nSamverkan enligt samverkansavtalet", True),
        ("Skyddskommitténs sammanträde", True),
        ("SAMVERKANSPROTOKOLL\nVård- och omsorgsförvaltningen", True),
        ("Protokoll Samverkan", True),
        ("Protokoll 5/2024\nMedbestämmandeförhandling", True),
        ("Protokoll fört vid förhandling mellan Exempelköpings kommun och Sveriges Lärare", True),
        ("Protokoll\nArbetsgivarrepresentanter: Rut Stål\nFackliga representanter: Siv Berg (Kommunal)", True),
        ("Protokoll\nRut Stål (AG)\nSiv Berg (Vision)", True),
        ("Protokoll\nArbetsgivarpart: Rut Stål\nSiv Berg, Vision", True),
        ("Protokoll från styrelsen\nSiv Berg, arbetstagarrepresentant (Kommunal)", False),
        ("Arbetsgivarutskottet\nÖvriga närvarande\nSiv Berg, Vision", False),
        ("Samordningsförbundet Väst\nParter: Exempelköpings kommun och Försäkringskassan", False),
        ("Nämnden för samverkan kring socialtjänst", False),
        ("Kommunala pensionärsrådet\nSiv Berg, PRO", False),
        ("Protokoll från styrelsen", False),
        ("Protokoll från styrelsen\nÖvriga närvarande: Rut Stål, facklig företrädare", False),
    ],
)
def test_minutes_of_the_unions_meetings_are_refused(title: str, refused: bool, tmp_path: Path) -> None:
    (tmp_path / "register").mkdir()
    path = tmp_path / "protokoll.txt"
    path.write_text(f"{title}\n2024-03-05\n\nNärvarande\nAnna Ek\nBo Lund\n{ITEM.format(n=1)}", "utf-8")
    outcome = import_file(path, tmp_path)
    assert ("import-annat-protokoll" in [each.code for each in outcome.findings]) == refused == outcome.failed


@pytest.mark.parametrize(
    ("head", "people", "refused"),
    [
        ("Kommunstyrelsen\nProtokoll från central samverkan", "Rut Stål, kommundirektör\nSiv Berg, Vision", True),
        ("Kommunstyrelsen\nProtokoll", "Arbetsgivarpart: Rut Stål\nArbetstagarpart: Siv Berg", True),
        ("Kommunstyrelsen\nProtokoll", "Rut Stål, ordförande\nSiv Berg, Vision", False),
        ("Kommunstyrelsen\nInformation enligt MBL § 19 har lämnats", "Rut Stål, ordförande\nBo Lund", False),
        ("Kommunstyrelsen\nProtokoll från central samverkan", "Rut Stål (S), ordförande\nBo Lund (M)", False),
    ],
)
def test_body_of_the_register_may_head_minutes_of_the_unions_meetings(head: str, people: str, refused: bool) -> None:
    made = drafted(source_of(f"{head}\n2024-03-05\n\nNärvarande\n{people}\n{ITEM.format(n=1)}", "a.txt"), REG, WORDS)
    assert bool(made.others) == refused


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Kommunstyrelsen\n2024-03-05\n", "MBL-förhandling om ny organisation"),
        ("Kommunstyrelsen\n2024-03-05\nMBL-information enligt § 19 har lämnats\n", "Budget"),
        ("Bygg- och miljönämnden\n2024-03-05\n", "Samverkan enligt MBL"),
        ("Personalutskottet\n2024-03-05\n", "Central samverkansgrupp, protokoll"),
        ("Innehåll\n§ 1 Facklig samverkan\n§ 2 Budget\n\nKommunstyrelsen\n2024-03-05\n", "Facklig samverkan"),
    ],
)
def test_what_a_body_decides_about_the_unions_is_imported(head: str, title: str, tmp_path: Path) -> None:
    (tmp_path / "register").mkdir()
    path = tmp_path / "protokoll.txt"
    people = "Beslutande\nAnna Ek (S), ordförande\nBo Lund (M)\n"
    item = "\n§ {n} {title}\n\nBeslut\nDet noteras.\n"
    path.write_text(f"{head}\n{people}{item.format(n=1, title=title)}{item.format(n=2, title='Budget')}", "utf-8")
    outcome = import_file(path, tmp_path)
    assert (outcome.items, outcome.members, outcome.failed) == (2, 2, False)


def test_a_board_without_parties_is_one_question() -> None:
    data, doubts, _ = read(
        f"Styrelsen för Hamnen AB\n2024-03-05\n\nBeslutande\nAnna Ek, ordförande\nBo Lund\nPer Vik\n{ITEM.format(n=1)}"
    )
    assert data["beslutande"] == ["Anna Ek, ordförande", "Bo Lund", "Per Vik"]
    assert doubts.count("parti") == 2 and "ingen av de beslutande har parti" in doubts
