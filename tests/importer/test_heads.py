"""Heads of §§: the case number wherever it stands, titles that end with a year, the first § right after the attendance."""

# ruff: noqa: E501 - tables of printed lines

from __future__ import annotations

from typing import Any

import pytest

from generator import yamlio
from generator.importer.extract.html import read_html
from generator.importer.extract.problem import LIMITS
from generator.importer.extract.text import source_of
from generator.importer.importing import drafted
from tests.importer.regs import REG, WORDS

FRONT = (
    "Protokoll\nKommunstyrelsen\nSammanträdesdatum 2024-03-05\n\nBeslutande\nAnna Ek (S), ordförande\nBo Lund (M)\n\n"
)
DECISION = "\n\nBeslut\nKommunstyrelsen antar den.\n"


def items(text: str) -> tuple[list[dict[str, Any]], dict[str, Any], int]:
    """Return the §§ of a protocol, all of it, and how many words are lost."""
    made = drafted(source_of(text, "protokoll.txt"), REG, WORDS)
    document, findings = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None, findings
    data: Any = document.data
    return data["paragrafer"], data, made.missing


LONG = "Bidrag till byalaget för sommarens arbete med badplatsen år"


@pytest.mark.parametrize(
    ("head", "case", "title"),
    [
        ("§ 41 Svar på remiss\n\nDiarienummer KS-2024-00112", "KS-2024-00112", "Svar på remiss"),
        ("§ 41 Svar på remiss\nDnr. KS-2024-00112", "KS-2024-00112", "Svar på remiss"),
        ("§ 41 Svar på remiss\n(Dnr KS-2024-00112)", "KS-2024-00112", "Svar på remiss"),
        ("§ 41\nSvar på remiss\nKS-2024-00112", "KS-2024-00112", "Svar på remiss"),
        ("§ 41 Svar på remiss\nÄrendenummer: KS-2024-00112", "KS-2024-00112", "Svar på remiss"),
        (
            "§ 41 Svar på remiss\nDnr KS-2024-00112\nDnr KS-2024-00113",
            ["KS-2024-00112", "KS-2024-00113"],
            "Svar på remiss",
        ),
        ("§ 41 Svar på remiss\nDnr KS-2024-00112, KS-2024-00113", ["KS-2024-00112", "KS-2024-00113"], "Svar på remiss"),
        ("§ 41 Dnr KS-2024-00112, KS-2024-00113\nSvar på remiss", ["KS-2024-00112", "KS-2024-00113"], "Svar på remiss"),
        (
            "§ 41 Dnr KS-2024-00112 och KS-2024-00113\nSvar på remiss",
            ["KS-2024-00112", "KS-2024-00113"],
            "Svar på remiss",
        ),
        ("§ 41, 1345/15\nSvar på remiss", "1345/15", "Svar på remiss"),
        ("§ 41. Svar på remiss", None, "Svar på remiss"),
        (f"§ 41 Dnr KS-2024-00112\n{LONG}\n2014", "KS-2024-00112", f"{LONG} 2014"),
        ("§ 41 Dnr KS-2024-00112\nBudget 2024", "KS-2024-00112", "Budget 2024"),
        ("§ 41 Budget 2024–2026", None, "Budget 2024–2026"),
    ],
)
def test_head(head: str, case: object, title: str) -> None:
    (item,), data, missing = items(FRONT + head + DECISION)
    assert (item["nr"], item.get("ärende"), item["rubrik"]) == ("41", case, title)
    assert item["beslut"].strip() == "Kommunstyrelsen antar den." and "avsnitt" not in item
    assert data["beslutande"] == ["Anna Ek (S), ordförande", "Bo Lund (M)"] and missing == 0


def test_first_item_right_after_the_attendance() -> None:
    found, data, missing = items(
        f"{FRONT}§ 41 Svar på remiss\n\nDiarienummer KS-2024-00112{DECISION}\n§ 42 Budget\n\nDiarienummer KS-2024-00113{DECISION}"
    )
    assert [(each["nr"], each["ärende"]) for each in found] == [("41", "KS-2024-00112"), ("42", "KS-2024-00113")]
    assert data["beslutande"] == ["Anna Ek (S), ordförande", "Bo Lund (M)"] and missing == 0


def test_paragraphs_of_those_present_are_no_items() -> None:
    found, data, missing = items(
        "Kommunstyrelsen\n2024-03-05\n\nBeslutande\nAnna Ek (S), ordförande\nBo Lund (M)\n§ 41, 43\n\nJusterare\nBo Lund (M)\n\n"
        f"§ 41 Taxor{DECISION}"
    )
    assert [each["nr"] for each in found] == ["41"]
    assert data["beslutande"] == ["Anna Ek (S), ordförande", "Bo Lund (M) §§ 41, 43"] and missing == 0


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Resultatet blev sämre än väntat.\n\n- 3 mkr jämfört med budget.", "Resultatet blev sämre än väntat.\n\n\\- 3 mkr jämfört med budget."),
        ("Kommunstyrelsen ger i uppdrag:\n- 3 nya platser ska byggas.\n- 2 gamla ska rivas.",
         "Kommunstyrelsen ger i uppdrag:\n\n- 3 nya platser ska byggas.\n- 2 gamla ska rivas."),
        ("Kommunstyrelsen beslutar:\n− att anta planen,\n− att avslå motionen.", "Kommunstyrelsen beslutar:\n\n- att anta planen,\n- att avslå motionen."),
        ("Enligt skrivelse daterad\n2026-06-04.", "Enligt skrivelse daterad 2026-06-04."),
        ("Planen antas.\n__________", "Planen antas."),
    ],
)  # fmt: skip
def test_signs(text: str, wanted: str) -> None:
    (item,), _, missing = items(f"{FRONT}§ 41 Dnr KS-2024-00112\nTaxor\n\nBeslut\n{text}\n")
    assert item["beslut"].strip() == wanted and missing == 0


def test_html_keeps_the_points_of_lists_and_case_numbers_below_the_heading(tmp_path: Any) -> None:
    path = tmp_path / "protokoll.html"
    path.write_text(
        "<!doctype html><dl><dt>Datum</dt><dd>2024-03-05</dd><dt>Klockan</dt><dd>15:00</dd><dt>Organ</dt><dd>Kommunstyrelsen</dd></dl>"
        "<h2>§63 Anmälan av motioner</h2><p>Dnr. 2011/KS 0206 001</p><p>Dnr. 2011/KS 0207 001</p><h3>Beslut</h3>"
        "<ul><li>Motionerna lämnas över.</li><li><p>Noterar det.</p></li></ul><p>___________</p>"
        "<h2>§64 Val</h2><h3>Beslut</h3><ol><li>Anna Ek väljs.</li><li>Bo Lund väljs.</li></ol>",
        "utf-8",
    )
    made = drafted(read_html(path, LIMITS), REG, WORDS)
    document, _ = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None
    data: Any = document.data
    first, second = data["paragrafer"]
    assert first["ärende"] == ["2011/KS 0206 001", "2011/KS 0207 001"]
    assert first["beslut"].strip().startswith("- Motionerna lämnas över.\n- Noterar det.")
    assert second["beslut"].strip() == "1. Anna Ek väljs.\n2. Bo Lund väljs."
    assert data["tid"] == "15:00" and made.missing == 0
