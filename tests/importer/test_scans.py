"""Scans: §§ by their sequence where the sign is misread, columns with a narrow gap, bullets, and what stays."""

from __future__ import annotations

import math
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.scanning import as_scan
from generator import yamlio
from generator.command.terminal import PageProgress
from generator.importer.extract import read_source
from generator.importer.extract.ocr import SCANNED_PAGES, segments, size_of
from generator.importer.extract.scanned import (
    Word,
    straightened,
    upright,
    with_characters,
    with_missed,
    without_dots,
    words_of,
)
from generator.importer.importing import drafted
from generator.importer.lines import Line, SourceLines
from tests.importer.paper import as_pdf
from tests.importer.regs import REG, WORDS

FRONT = ["Kommunstyrelsen", "Sammanträdesdatum 2024-03-05", "Beslutande", "Anna Ek (S), ordförande", "Bo Lund (M)",
         "Justerare", "Bo Lund (M)", "Paragrafer §§ 23–26"]  # fmt: skip


def read(*rows: str) -> tuple[list[dict[str, Any]], str]:
    """Return the §§ of a scan, and what is to be checked; a row that begins with "~" stands apart."""
    printed = [*FRONT, *rows]
    lines = [Line(row.lstrip("~"), 1, number, row.startswith("~"), ocr=True) for number, row in enumerate(printed, 1)]
    made = drafted(SourceLines("skannat.pdf", "pdf", 1, tuple(lines), ()), REG, WORDS)
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


@pytest.mark.parametrize("head", ["8& 24", "§ 2A", "$8 24 Dnr KS-2024-00112", "s24", "§ Z4", "KS 88 24"])
def test_an_item_between_two_others_is_found_however_it_was_read(head: str) -> None:
    found, review = read(*(row for each in ("§ 23", head, "§ 25", "§ 26") for row in item(each)))
    wanted = [23, 25, 26] if head == "§ 2A" else [23, 24, 25, 26]
    assert [each["nr"] for each in found] == [str(number) for number in wanted]
    assert ("§ 24 hittades inte" if head == "§ 2A" else "är läst som § 24") in review


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
    found = [each.text for each in segments(words_of(rows), 3000, 11)]
    assert "Otto Vik" in found and "rande" in found and "Per Alm" in found


def test_a_title_below_a_list_is_one_piece_though_a_word_begins_where_the_list_did() -> None:
    rows = table(
        (1, 100, [(100, "Beslutande"), (500, "Fanny"), (610, "Ros")]),
        (2, 160, [(500, "Otto"), (590, "Vik")]),
        (3, 240, [(100, "Anmälan"), (260, "av"), (320, "jäv"), (400, "vid"), (500, "mötet")]),
        (4, 320, [(100, "Beslut")]),
    )
    assert "Anmälan av jäv vid mötet" in [each.text for each in segments(words_of(rows), 3000, 11)]


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
    assert [each.text for each in segments(words_of(table((1, 100, placed))), 3000, 11)] == [wanted]


def words(*texts: str, left: float = 100, top: float = 100) -> list[Word]:
    """Return words of one line beside each other, 20 dots for each sign; "_" takes the place of one."""
    found = []
    for text in texts:
        width = 20 * len(text)
        found.append(Word(text.replace("_", ""), ("1", "1", "1", str(top)), left, top, left + width, top + 35))
        left += width + 12
    return found


# As Tesseract 5.3.0 read them in Swedish and in English, each at its place.
@pytest.mark.parametrize(
    ("read", "second", "wanted"),
    [
        (["8", "24", "Dnr"], ["§", "24", "Dnr"], ["§ 24", "Dnr"]),
        (["815", "Taxor"], ["§15", "Taxor"], ["§15", "Taxor"]),
        (["KS_____S"], ["KS", "§", "51"], ["KS § 51"]),
        (["Paragrafer", "88", "23—31"], ["Paragrafer", "§§", "23-31"], ["Paragrafer", "§§ 23-31"]),
        (["888-15"], ["§§8-15"], ["§§8-15"]),
        (["enligt", "25", "8", "kommunallagen"], ["enligt", "25", "§", "kommunallagen"],
         ["enligt", "25 §", "kommunallagen"]),
        (["12", "96", "av"], ["12", "%_", "av"], ["12 %", "av"]),
        (["1296"], ["12%_"], ["12%"]),
        (["4", "kap.", "5", "3", "lagen"], ["4", "kap.", "5", "§", "lagen"], ["4", "kap.", "5 §", "lagen"]),
        (["38", "23"], ["§_", "23"], ["§ 23"]),
        (["Ek", "($S)"], ["Ek", "(S)_"], ["Ek", "(S)"]),
        # What only one reading has, or both otherwise, stays as the Swedish one has it.
        (["8", "24", "kronor"], ["8", "24", "kronor"], ["8", "24", "kronor"]),
        (["825", "Taxor"], ["§23", "Taxor"], ["825", "Taxor"]),
        (["åå", "på"], ["§_", "pa"], ["åå", "på"]),
        (["år", "på"], [], ["år", "på"]),
    ],
)  # fmt: skip
def test_signs_come_from_the_second_reading(read: list[str], second: list[str], wanted: list[str]) -> None:
    assert [word.text for word in with_characters(words(*read), words(*second))] == wanted


def test_words_that_were_passed_over_come_from_another_reading() -> None:
    first = [*words("§", "4"), *words("Beslut", top=300)]
    other = [*words("§", "4"), *words("Taxa", "i", top=200), *words("Beslut", top=302)]
    assert [word.text for word in with_missed(first, other)] == ["§", "4", "Beslut", "Taxa"]


@pytest.mark.parametrize(
    ("first", "other", "text", "unsure"),
    [
        ("Ostervik", "Östervik", "Östervik", [("Östervik", "Ostervik")]),
        ("Östervik,", "Ostervik,", "Östervik,", [("Östervik", "Ostervik")]),
        ("beslutar", "beslutat", "beslutar", [("beslutar", "beslutat")]),
        ("förslaget.", "förslaget", "förslaget.", []),
        ("$1", "81", "$1", []),
        ("Beslut", "Beslut", "Beslut", []),
        ("SS", "S", "SS", []),
    ],
)
def test_words_that_are_read_in_two_ways_are_unsure(
    first: str, other: str, text: str, unsure: list[tuple[str, str]]
) -> None:
    (word,) = with_missed(words(first), words(other))
    assert word.text == text and list(word.unsure) == unsure


def test_dots_over_a_large_letter_are_no_line() -> None:
    page = [*words("§", "28"), *words("Remissvar", "om", top=200), *words("-", top=300)]
    dots = Word("5", ("1", "9"), 100, 170, 112, 180)
    assert without_dots([dots, *page]) == without_dots([replace(dots, text="iz"), *page]) == page
    assert without_dots([replace(dots, bottom=205), *page]) == [replace(dots, bottom=205), *page]


def test_signs_of_another_line_are_not_taken() -> None:
    below = words("§", "24", top=170)
    assert [word.text for word in with_characters(words("8", "24"), below)] == ["8", "24"]


@pytest.mark.parametrize(
    ("read", "second", "unsure"),
    [
        ("1.", "4.", [("1.", "4.")]),
        ("2024-04-12", "2024-04-17", [("2024-04-12", "2024-04-17")]),
        ("KS-2024-00112", "KS-2024-00117", [("KS-2024-00112", "KS-2024-00117")]),
        ("(9)", "(S)", [("(9)", "(S)")]),
        ("(IM)", "(M)", [("(IM)", "(M)")]),
        ("(M),", "(M),", []),
        ("3101", "3101", []),
        ("101", "3101", []),
        ("13:00—15:20", "13:00-15:20", []),
        ("Ålta", "Alta", []),
        ("EE8CA834D23220079BDAB0778FE0", "EESCA834D23220079BDAB0778FE0", []),
        # Names that two languages read otherwise, and a first letter that is large in one of them only.
        ("Danijel", "Danjel", [("Danijel", "Danjel")]),
        ("VWannholt,", "Wannholt,", [("VWannholt", "Wannholt")]),
        ("Sammanträdet", "sammantradet", [("Sammanträdet", "sammantradet")]),
        ("Dahlmo", "DahImo", []),
        ("avtalet", "aytalet", []),
        ("Västerängen", "Vasterangen", []),
    ],
)
def test_figures_that_are_read_in_two_ways_are_unsure(read: str, second: str, unsure: list[tuple[str, str]]) -> None:
    (word,) = with_characters(words(read), words(second))
    assert word.text == read and list(word.unsure) == unsure


@pytest.mark.parametrize(
    ("read", "second", "text", "unsure"),
    [
        (["Ek", "(9)"], ["Ek", "(S)"], "(S)", []),
        (["Ek", "(5),"], ["Ek", "(S),"], "(S),", []),
        # How many, and not whose.
        (["Ja", "(5)"], ["Ja", "(S)"], "(5)", [("(5)", "(S)")]),
        (["namn", "(5)"], ["namn", "(S)"], "(5)", [("(5)", "(S)")]),
        (["Ek", "(5)"], ["Ek", "(5)"], "(5)", []),
    ],
)
def test_figure_behind_a_name_is_a_party(
    read: list[str], second: list[str], text: str, unsure: list[tuple[str, str]]
) -> None:
    *_, word = with_characters(words(*read), words(*second))
    assert word.text == text and list(word.unsure) == unsure


@pytest.mark.parametrize(
    ("read", "wanted"),
    [(".Rhedin", "Rhedin"), (",Bo", "Bo"), (".5", ".5"), ("...", "..."), ("t.ex.", "t.ex."), (".docx", ".docx")],
)
def test_a_speck_before_a_name_is_none_of_it(read: str, wanted: str) -> None:
    (made,) = segments(words_of(table((1, 100, [(100, read)]))), 3000, 11)
    assert made.text == wanted


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Redovisning av uppdrag om arrende och utfallet av dessa", "förfrågningar"),
        ("Val av ledamot i beredningsgruppen i stället för Jenny Broman", "(V) som avsagt sig"),
        ("Motion om att öka säkerheten och tryggheten på skolor i", "Göteborg"),
    ],
)
def test_a_title_goes_on_though_its_last_line_seems_to_be_of_another_size(above: str, below: str) -> None:
    title = (above, 14.0), (below, 11.0)
    printed = [("~§ 23", 11.0), *title, ("~Beslut", 11.0), ("Taxan antas.", 11.0)]
    rows = [*((row, 11.0) for row in FRONT), *printed]
    lines = [
        Line(row.lstrip("~"), 1, number, row.startswith("~"), size=size, ocr=True)
        for number, (row, size) in enumerate(rows, 1)
    ]
    made = drafted(SourceLines("skannat.pdf", "pdf", 1, tuple(lines), ()), REG, WORDS)
    assert f"rubrik: {above} {below}\n" in made.text


def test_a_doubt_stands_at_the_value_that_has_the_word_among_the_same_words() -> None:
    rows = [*FRONT, "~§ 23", "Taxor", "~Sammanfattning", "Bolaget har sagt nej.", "~Beslut", "Bolaget får avslag."]
    lines = [
        Line(
            row.lstrip("~"),
            1,
            number,
            row.startswith("~"),
            ocr=True,
            unsure=(("Bolaget", "Rolaget"),) * row.startswith("Bolaget får") + (("Lund", "Lind"),) * (row == FRONT[4]),
        )
        for number, row in enumerate(rows, 1)
    ]
    made = drafted(SourceLines("skannat.pdf", "pdf", 1, tuple(lines), ()), REG, WORDS)
    assert "**§ 23, beslut**: ”Bolaget” kan också läsas ”Rolaget”" in made.review
    assert "**beslutande 2**: ”Lund” kan också läsas ”Lind”" in made.review


@pytest.mark.parametrize(
    ("read", "second", "wanted"),
    [
        (["Nils", "=", "Bo"], ["Nils", "Bo"], ["Nils", "Bo"]),
        (["Nils", "—", "Bo"], ["Nils", "-", "Bo"], ["Nils", "—", "Bo"]),
        (["AK"], ["Xx"], ["X"]),
        (["Xx"], ["xX"], ["X"]),
        (["KD"], ["KD"], ["KD"]),
        (["=", "Bo"], [], ["=", "Bo"]),
    ],
)
def test_specks_are_no_words_and_marks_are_one_letter(read: list[str], second: list[str], wanted: list[str]) -> None:
    other = []
    for word in words(*read):
        kept = next((text for text in second if text[0] == word.text[0] or len(second) == 1), None)
        if kept is None and word.text == "—":
            kept = "-"
        other += [replace(word, text=kept)] if kept else []
    assert [word.text for word in with_characters(words(*read), other)] == wanted


def test_a_letter_alone_in_a_cell_is_one() -> None:
    rows = table((1, 100, [(100, "Vera"), (200, "Ek"), (600, "Vv"), (900, "Xx")]), (2, 200, [(100, "SS"), (145, "Ek")]))
    assert [each.text for each in segments(words_of(rows), 3000, 11)] == ["Vera Ek", "V", "X", "SS Ek"]


def test_a_line_in_larger_type_has_a_larger_size() -> None:
    page = [
        Word(text, (str(number),), 100, 100 * number, 300, 100 * number + tall)
        for number, (text, tall) in enumerate([("Taxor", 46), ("Beslut", 36), ("Kommunen", 36), ("antar", 36)], 1)
    ]
    assert [each.size for each in segments(page, 3000, size_of([page]))] == [14.2, 11.1, 11.1, 11.1]


@pytest.mark.parametrize("lean", [0.0, 0.5, -0.9, 2.0])
def test_a_page_that_lies_askew_is_turned_upright(lean: float) -> None:
    slope = math.tan(math.radians(lean))
    page = [
        replace(word, line=(str(row),), top=word.top + slope * word.left, bottom=word.bottom + slope * word.left)
        for row in range(3)
        for word in words(*["protokoll"] * 8, top=100 + 60 * row)
    ]
    bottoms = [word.bottom for word in straightened(page)]
    assert all(max(bottoms[at : at + 8]) - min(bottoms[at : at + 8]) < 1 for at in (0, 8, 16))


def test_few_words_tell_nothing_of_how_a_page_lies() -> None:
    page = [replace(word, bottom=word.bottom + 9 * number) for number, word in enumerate(words("Sida", "1", "(3)"))]
    assert straightened(page) == page


def test_figures_read_in_two_ways_are_doubted_where_they_stand() -> None:
    rows = [*FRONT, *(row for number in (23, 24, 25, 26) for row in item(f"§ {number}"))]
    lines = [Line(row.lstrip("~"), 1, number, row.startswith("~"), ocr=True) for number, row in enumerate(rows, 1)]
    at = rows.index("Kommunstyrelsen antar taxorna.")
    lines[at] = replace(lines[at], text="Kommunstyrelsen antar 417 kronor.", unsure=(("417", "411"),))
    made = drafted(SourceLines("skannat.pdf", "pdf", 1, tuple(lines), ()), REG, WORDS)
    assert "”417” kan också läsas ”411”" in made.text and "”417” kan också läsas ”411”" in made.review


@pytest.mark.parametrize("prefix", ["KS ", ""])
def test_a_body_before_the_number_is_part_of_it(prefix: str) -> None:
    found, _ = read(*(row for head in ("§ 23", "8 24", "8 25", "§ 26") for row in item(prefix + head)))
    assert [each["nr"] for each in found] == ["23", "24", "25", "26"]


def test_pages_are_counted_while_they_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    progress = PageProgress()
    progress.begin(SCANNED_PAGES, 12)
    progress.advance(1)
    progress.advance(1)
    progress.end()
    assert capsys.readouterr().err == "Läser sida 1 av 12\nLäser sida 2 av 12\n"


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_every_item_of_a_scan_is_found(tmp_path: Path) -> None:
    rows = ["*Kommunstyrelsen", "Sammanträdesdatum 2024-03-05", "", "Paragrafer §§ 8–12", ""]
    for number in range(8, 13):
        rows += [f"*§ {number}", "*Taxor för simhallen", "", "*Beslut", "Kommunstyrelsen antar taxorna.", ""]
    path = tmp_path / "skannat.pdf"
    path.write_bytes(as_scan(as_pdf([rows])))
    shown = Counted()
    made = drafted(read_source(path, progress=shown), REG, WORDS)
    document, _ = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None
    data: Any = document.data
    assert [(each["nr"], each["rubrik"]) for each in data["paragrafer"]] == [
        (str(number), "Taxor för simhallen") for number in range(8, 13)
    ]
    assert shown.told == [("Läser sida", 1), 1, "slut"]


class Counted:
    """Takes down what it is told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def begin(self, what: str, total: int) -> None:
        self.told.append((what, total))

    def advance(self, number: int) -> None:
        self.told.append(number)

    def end(self) -> None:
        self.told.append("slut")


@pytest.mark.parametrize("lean", [0.02, -0.02, 0.0])
def test_a_leaning_line_of_a_picture_is_level_when_the_page_is_upright(lean: float) -> None:
    wide, tall, middle = 400, 60, 30
    rows = [bytearray(b"\xff" * wide) for _ in range(tall)]
    for column in range(wide):
        rows[middle + round((column - wide / 2) * math.tan(lean))][column] = 0
    picture = b"P5 %d %d 255\n" % (wide, tall) + b"".join(rows)
    made = upright(picture, lean)
    dots = made[len(made) - wide * tall :]
    black = [row for row in range(tall) for column in range(wide) if dots[row * wide + column] == 0]
    assert made.split(maxsplit=4)[:4] == [b"P5", b"400", b"60", b"255"]
    assert len(black) == wide and max(black) - min(black) <= 1 and abs(black[0] - middle) <= 1


@pytest.mark.parametrize("lean", [0.02, -0.02, 0.0])
def test_a_leaning_margin_of_a_picture_is_upright_when_the_page_is(lean: float) -> None:
    wide, tall, middle = 60, 400, 30
    rows = [bytearray(b"\xff" * wide) for _ in range(tall)]
    for row in range(tall):
        rows[row][middle - round((row - tall / 2) * math.tan(lean))] = 0
    made = upright(b"P5 %d %d 255\n" % (wide, tall) + b"".join(rows), lean)
    dots = made[len(made) - wide * tall :]
    black = [column for row in range(tall) for column in range(wide) if dots[row * wide + column] == 0]
    assert len(black) == tall and max(black) - min(black) <= 1 and abs(black[0] - middle) <= 1
