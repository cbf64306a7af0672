"""Scans: §§ by their sequence where the sign is misread, columns with a narrow gap, bullets, and what stays."""

from __future__ import annotations

from typing import Any

import pytest

from generator import yamlio
from generator.importer.extract.ocr import segments
from generator.importer.importing import drafted
from generator.importer.lines import Line, Source
from tests.importer.regs import REG, WORDS

FRONT = ["Kommunstyrelsen", "Sammanträdesdatum 2024-03-05", "Beslutande", "Anna Ek (S), ordförande", "Bo Lund (M)",
         "Justerare", "Bo Lund (M)", "Paragrafer §§ 23–26"]  # fmt: skip


def read(*rows: str) -> tuple[list[dict[str, Any]], str]:
    """Return the §§ of a scan, and what is to be checked; a row that begins with "~" stands apart."""
    printed = [*FRONT, *rows]
    lines = [Line(row.lstrip("~"), 1, number, row.startswith("~"), ocr=True) for number, row in enumerate(printed, 1)]
    made = drafted(Source("skannat.pdf", "pdf", 1, tuple(lines), ()), REG, WORDS)
    document, findings = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None, findings
    data: Any = document.data
    return data["paragrafer"], made.review


def item(head: str) -> list[str]:
    return [f"~{head}", "Taxor", "~Beslut", "Kommunstyrelsen antar taxorna."]


@pytest.mark.parametrize(
    "heads",
    [
        ("§ 23", "824  Dnr KS-2024-00112", "8 25", "$ 26"),
        ("§ 23", "§24 Dnr KS-2024-00112", "S25  Dnr KS-2024-00113", "5 26"),
        ("& 23", "8 24", "88 25", "§ 26"),
    ],
)
def test_items_whose_sign_is_misread_are_found_and_doubted(heads: tuple[str, ...]) -> None:
    found, review = read(*(row for head in heads for row in item(head)))
    assert [(each["nr"], each["rubrik"]) for each in found] == [(str(nr), "Taxor") for nr in (23, 24, 25, 26)]
    assert "4 §§ hittades (§ 23 till § 26); framsidan säger 4 §§" in review
    for number, head in zip((23, 24, 25, 26), heads, strict=True):
        assert (f"är läst som § {number}" in review) == (not head.startswith("§"))


@pytest.mark.parametrize("row", ["8 24 personer deltog", "824 kronor", "524", "Summa 8 24", "8 2024"])
def test_figures_are_no_items(row: str) -> None:
    found, _ = read(*item("§ 23"), row, *item("§ 24"), *item("§ 25"), *item("§ 26"))
    assert [each["nr"] for each in found] == ["23", "24", "25", "26"]
    assert any(word in str(found[0]) for word in row.split())


def test_an_item_that_is_not_found_is_doubted() -> None:
    _, review = read(*item("§ 23"), *item("§ 24"), *item("§ 26"))
    assert "§ 25 hittades inte" in review


def table(*rows: tuple[int, int, list[tuple[int, str]]]) -> str:
    """Return Tesseract's table of words: (line, from the top, words with their place from the left), in dots."""
    out = ["level"]
    for line, top, words in rows:
        for number, (left, word) in enumerate(words, 1):
            width = 20 * len(word)
            out.append("\t".join(map(str, (5, 1, 1, 1, line, number, left, top, width, 35, 95, word))))
    return "\n".join(out)


def test_a_narrow_gap_parts_columns_where_other_rows_begin_there() -> None:
    rows = table(
        (1, 100, [(100, "Anna"), (200, "Ek,"), (290, "ordförande"), (900, "Fanny"), (1010, "Ros")]),
        (
            2,
            160,
            [(100, "Bo"), (150, "Lund,"), (260, "vice"), (640, "ordfö-"), (780, "rare-"), (900, "Otto"), (990, "Vik")],
        ),
        (3, 220, [(100, "rande"), (900, "Per"), (970, "Alm")]),
        (4, 900, [(100, "En"), (150, "mening"), (290, "i"), (330, "texten"), (900, "går"), (970, "vidare")]),
    )
    found = [each.text for each in segments(rows, 3000)]
    assert "Otto Vik" in found and "rande" in found and "Per Alm" in found


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["e", "Yttrande"], "• Yttrande"),
        (["e", "och"], "e och"),
        (["Paragrafer", "88", "23—31"], "Paragrafer §§ 23–31"),
        (["$", "12", "Taxor"], "§ 12 Taxor"),
        (["13:00—15:20"], "13:00–15:20"),
        (["kostar", "88", "kronor"], "kostar 88 kronor"),
    ],
)
def test_signs_that_the_letters_lack(words: list[str], wanted: str) -> None:
    left, placed = 100, []
    for word in words:
        placed.append((left, word))
        left += 20 * len(word) + 12
    assert [each.text for each in segments(table((1, 100, placed)), 3000)] == [wanted]
