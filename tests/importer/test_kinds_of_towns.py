"""Kinds of faults that eight layouts nobody had seen brought to light, each with what must not be taken for one."""

from __future__ import annotations

from typing import Any

import pytest

from generator import yamlio
from generator.importer.fields.dates import times
from generator.importer.fields.marks import head_of, marked
from generator.importer.importing import Drafted, drafted
from generator.importer.lines import Line, SourceLines
from generator.importer.masking import masked
from tests.importer.regs import REG, WORDS

HEAD = "Kommunstyrelsen\nSammanträdesdatum 2024-03-05\n"
ITEMS = "\n§ 1 Taxor\n\nBeslut\nTaxorna antas.\n"


def draft(text: str, *, bold: tuple[str, ...] = ()) -> tuple[Any, Drafted]:
    """Return the draft of a text in Word, and all that came of it; an empty line is a gap."""
    lines: list[Line] = []
    gap = False
    for number, row in enumerate(text.split("\n"), 1):
        if row:
            lines.append(Line(row, 1, number, gap=gap, size=11.0, bold=row in bold))
        gap = not row
    made = drafted(SourceLines("protokoll.docx", "word", 1, tuple(lines), ()), REG, WORDS)
    document, findings = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None, findings
    return document.data, made


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("kl. 9–10.15", ["9:00–10:15"]),
        ("kl. 8.30–11, sal 3", ["8:30–11:00"]),
        ("kl 13-16", ["13:00–16:00"]),
        ("kl 13:00 till 15", ["13:00–15:00"]),
        ("kl. 9.00–2024", ["9:00"]),
        ("kl. 9–10 mars 2024", []),
        ("kl. 9–12 000 kronor", []),
        ("9–10 personer", []),
        ("kl. 18", []),
    ],
)
def test_whole_hours_after_kl(text: str, wanted: list[str]) -> None:
    assert [found.value for found in times(text)] == wanted


@pytest.mark.parametrize(
    ("head", "row", "wanted"),
    [
        ("Ledamöter|Parti|Närvarande §§|Signatur", "Erik Ek|V|201–204|", ("Erik Ek (V) §§ 201–204", "beslutande")),
        ("Ledamöter|Parti|Närvarande §§|Signatur", "Erik Ek|V|Frånvarande|", ("Erik Ek (V)", "frånvarande")),
        ("Namn|Parti|Paragrafer", "Erik Ek|V|anmält förhinder", ("Erik Ek (V)", "frånvarande")),
        ("Namn|Parti|Tjänstgör|Anmärkning", "Erik Ek|V|Nej|Frånvarande", ("Erik Ek (V)", "frånvarande")),
        ("Namn|Parti|Paragrafer", "Erik Ek|V|", ("Erik Ek (V)", "beslutande")),
    ],
)
def test_paragraphs_in_a_table_of_those_present(head: str, row: str, wanted: tuple[str, str]) -> None:
    columns = head_of(head.split("|"))
    assert columns is not None
    made = marked(row.split("|"), columns, "beslutande")
    assert made is not None and (made.text, made.kind) == wanted


def test_a_person_with_paragraphs_is_no_head_of_a_table() -> None:
    assert head_of(["Ersättare", "Anna Ek (S) §§ 17–19"]) is None


def test_people_by_party() -> None:
    people = (
        "Närvaro\nSocialdemokraterna: Vera Ek, ordförande, Tor Lind och Hans Öberg\n"
        "Moderaterna (M): Nils Bo, andre vice ordförande, och Gun Ny (tjänstgör för Disa Holm)\n(V): Erik Sandén, § 1\n"
    )
    data, made = draft(f"{HEAD}\n{people}{ITEMS}")
    assert data["beslutande"] == [
        "Vera Ek (S), ordförande",
        "Tor Lind (S)",
        "Hans Öberg (S)",
        "Nils Bo (M), andre vice ordförande",
        "Gun Ny (M) ersätter Disa Holm",
        "Erik Sandén (V) § 1",
    ]
    assert made.missing == 0


def test_parties_in_small_letters_are_those_of_the_register_but_words_stay() -> None:
    text = f"{HEAD}\nBeslutande\nAnna Ek (s), ordförande\nBo Lund (m)\nCajsa Ros (kds)\n{ITEMS}\nReservation\n"
    data, _ = draft(f"{text}Bo Lund (m) reserverar sig mot beslutet.")
    assert data["beslutande"] == ["Anna Ek (S), ordförande", "Bo Lund (M)", "Cajsa Ros (kds)"]
    (reservation,) = data["paragrafer"][0]["reservationer"]
    assert reservation == {"av": "Bo Lund (M)", "text": "Bo Lund (m) reserverar sig mot beslutet."}


@pytest.mark.parametrize(
    ("listed", "secretary", "doubted"),
    [
        ("Övriga\nPia Grön, ekonomichef, vid protokollet", "Pia Grön", False),
        ("Övriga\nStina Ros, förbundssekreterare", "Stina Ros", False),
        ("Övriga\nLena Alm, sekr", "Lena Alm", False),
        ("Övriga\nStina Ros, politisk sekreterare", None, True),
        ("Övriga\nJan Strand, kommundirektör", None, False),
    ],
)
def test_who_kept_the_minutes(listed: str, secretary: str | None, doubted: bool) -> None:
    data, made = draft(f"{HEAD}\nBeslutande\nAnna Ek (S)\nBo Lund (M)\n\n{listed}\n{ITEMS}")
    assert data.get("sekreterare") == secretary
    assert ("en sekreterare nämns, men lästes inte" in made.review) == doubted


def test_first_item_below_the_lists_is_one_and_not_somebody() -> None:
    text = f"{HEAD}\nBeslutande\nAnna Ek (S)\nBo Lund (M)\n\nÖvriga\nRoy Palm, arbetstagarrepresentant\n\n"
    items = (
        "§ 1 Mötets öppnande\nOrdföranden hälsade välkommen och öppnade mötet.\n\n§ 2 Val av justerare\nBo Lund väljs."
    )
    data, _ = draft(text + items)
    assert [(item["nr"], item["rubrik"]) for item in data["paragrafer"]] == [
        ("1", "Mötets öppnande"),
        ("2", "Val av justerare"),
    ]
    assert data["övriga"] == ["Roy Palm, arbetstagarrepresentant"]


@pytest.mark.parametrize(("first", "doubted"), [(1, False), (2, True), (14, False)])
def test_minutes_that_begin_with_the_second_item(first: int, doubted: bool) -> None:
    items = f"§ {first} Taxor\n\nBeslut\nTaxorna antas.\n\n§ {first + 1} Val\n\nBeslut\nBo Lund (M) väljs."
    _, made = draft(f"{HEAD}\nBeslutande\nAnna Ek (S)\nBo Lund (M)\n\n{items}")
    assert ("var är § 1?" in made.review) == doubted


def test_a_plain_line_below_a_bold_heading_is_its_text() -> None:
    text = f"{HEAD}\nBeslutande\nAnna Ek (S)\nBo Lund (M)\n\n§ 1 Taxor\n\nBeslut\nTaxorna antas.\n\n"
    text += "Utskottets förslag 2024-02-20\n"
    text += "Arbetsutskottet föreslår kommunstyrelsen besluta\natt anta taxorna."
    data, _ = draft(text, bold=("§ 1 Taxor", "Beslut", "Utskottets förslag 2024-02-20"))
    told = str(data["paragrafer"][0])
    assert "Utskottets förslag 2024-02-20" in told and "föreslår kommunstyrelsen besluta" in told


def test_a_decision_with_somebody_of_another_mind_is_doubted() -> None:
    text = (
        f"{HEAD}\nBeslutande\nAnna Ek, ordförande\nBo Lund\n\n§ 1 Taxor\n\nStyrelsen beslutade\natt anta taxorna.\n\n"
    )
    _, made = draft(f"{text}Bo Lund anmälde avvikande mening.")
    assert "”Bo Lund anmälde avvikande mening.” står i beslutet" in made.review


def test_blocks_over_words_are_masks() -> None:
    lines = (
        Line("Nämnden förordnar █████ ████.", 1, 1),
        Line("A █ B", 1, 2),
        Line("x  ███", 1, 3, cells=("x", "███")),
    )
    made = masked(SourceLines("a.txt", "text", 1, lines, ())).lines
    assert [line.text for line in made] == ["Nämnden förordnar [maskad].", "A █ B", "x  [maskad]"]
    assert made[2].cells == ("x", "[maskad]")


@pytest.mark.parametrize("title", ["Motion av Erik Ek (V) om busskort", "Svar på fråga från Erik Ek (V)", "Busskort"])
def test_whose_a_matter_is_makes_the_first_item_no_line_of_the_lists(title: str) -> None:
    people = "Beslutande\nAnna Ek (S)\nBo Lund (M)\n\nErsättare\nCajsa Ros (C), § 220\n\n"
    items = f"221 § {title}\nDnr KS-2024-00112\n\nBESLUT\nBifall.\n\n222 § Val av ombud\n"
    items += "Dnr KS-2024-00113\n\nBESLUT\nBo Lund (M) väljs."
    data, _ = draft(f"{HEAD}\n{people}{items}")
    assert [(item["nr"], item["rubrik"]) for item in data["paragrafer"]] == [("221", title), ("222", "Val av ombud")]
    assert data["ersättare"] == ["Cajsa Ros (C) § 220"]
