"""Typed: scans of typewriting are read by counting characters, and what is no writing is told from words."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from generator.archive.casenumbers import CaseNumbers
from generator.importer.contents import choose_title, read_contents
from generator.importer.extract.ocr import typed
from generator.importer.extract.scanned import NO_WRITING, Word, believed, with_characters
from generator.importer.extract.typed import source_of_typed, width
from generator.importer.importing import drafted
from generator.importer.lines import Line, SourceLines
from tests.importer.regs import REG, WORDS

WIDE = 27.6
PAGE = """Kommunstyrelsen
Sammanträdesdatum 2024-03-05

Beslutande     Ledamöter                       Tjänstgörande ersättare
               Anna Ek (S), ordförande         Vera Ros (S) ersätter
               Bo Lund (M) §§ 23-24, 26        Per Alm (S) § 25
               Per Alm (S), ej § 25

Justerare      Bo Lund (M)

§ 23

Taxor

Beslut
Kommunstyrelsen antar taxorna för 2025, (12 345 kronor)."""


def words_on(page: str, *, even: bool = True) -> list[Word]:
    """Return the words of a page in typewriting as Tesseract has them; not `even`: in type of various widths."""
    chance, found = random.Random(1), []  # noqa: S311 - no secret
    for row, line in enumerate(page.split("\n")):
        at = 0.0
        for word in line.split(" "):
            if word:
                wide = WIDE if even else WIDE * chance.uniform(0.6, 1.5)
                # Ink begins a little after its place, and a bracket much.
                left = at + (8 if word[0] in "(,§" else 2)
                right = at + len(word) * wide - (6 if word[-1] in "),." else 2)
                found.append(Word(word, ("1", "1", "1", str(row)), left, 50.0 * row, right, 50 * row + 35))
                at += (len(word) * wide) + WIDE
            else:
                at += WIDE
    return found


def test_typewriting_is_read_as_the_text_that_was_typed() -> None:
    words = words_on(PAGE)
    wide = width([words])
    assert wide is not None and abs(wide - WIDE) < 0.5
    source = source_of_typed([typed(words, wide)], "skannat.pdf", ())
    assert (source.kind, source.pages) == ("pdf", 1)
    assert all(line.ocr and line.page == 1 for line in source.lines)
    made = drafted(source, REG, WORDS).text
    assert "- Bo Lund (M) §§ 23–24, 26" in made and "- Vera Ros (S) ersätter Per Alm (S) § 25" in made
    assert "Kommunstyrelsen antar taxorna för 2025, (12 345 kronor)." in made


def test_other_type_is_no_typewriting() -> None:
    assert width([words_on(PAGE, even=False)]) is None
    assert width([words_on("Beslut om taxor")]) is None


def test_pages_of_typewriting_keep_their_numbers_and_what_is_unsure() -> None:
    first, second = words_on(PAGE), words_on("§ 24\n\nVal\n\nBeslut\nAnna Ek (S) väljs till ordförande.")
    second = [replace(word, unsure=(("väljs", "valjs"),)) if word.text == "väljs" else word for word in second]
    source = source_of_typed([typed(first, WIDE), [], typed(second, WIDE)], "skannat.pdf", ())
    assert source.pages == 3 and {line.page for line in source.lines} == {1, 3}
    (line,) = (line for line in source.lines if line.unsure)
    assert (line.text, line.page, line.number) == ("Anna Ek (S) väljs till ordförande.", 3, 4)


@pytest.mark.parametrize(
    ("sure", "wanted"),
    [
        ([96, 0, 12, 31, 0, 4, 95], f"a {NO_WRITING} g"),  # dots before the number of a page
        ([96, 0, 12, 31, 90, 4, 95], "a b c d e f g"),  # three in a row may be blurred
        ([96, 40, 38, 45, 47, 31, 95], "a b c d e f g"),
        ([96, 95, 96, 91, 92, 95, 95], "a b c d e f g"),
    ],
)
def test_a_run_that_is_not_believed_is_no_writing(sure: list[int], wanted: str) -> None:
    words = [Word(char, ("1",), 40.0 * n, 0, 40.0 * n + 20, 30, float(sure[n])) for n, char in enumerate("abcdefg")]
    made = believed(words)
    assert " ".join(word.text for word in made) == wanted
    # What was read is not lost: it is a doubt wherever the line is part of the draft.
    assert [word.unsure for word in made if word.unsure] == [((NO_WRITING, "b c d e f"),)] * (NO_WRITING in wanted)
    assert (
        with_characters(made, [Word("§", ("1",), 45.0, 0, 60, 30)])[1 : 2 * (NO_WRITING in wanted)]
        == made[1 : 2 * (NO_WRITING in wanted)]
    )


@pytest.mark.parametrize(
    ("contents", "cut", "doubted"),
    [("Ny", True, False), ("", True, False), ("Ny", False, True), ("Gammal", True, True)],
)
def test_a_title_that_a_picture_cuts_off_is_held_as_far_as_it_goes(contents: str, cut: bool, doubted: bool) -> None:
    choice = choose_title("Ny plan för skolan", contents, cut=cut)
    assert (choice.value, bool(choice.doubt)) == ("Ny plan för skolan", doubted)


def test_contents_without_the_end_of_their_titles() -> None:
    rows = ["§ 8 Dnr KS-2024-00112", f"Ny plan {NO_WRITING}", "Dokumentet är digitalt signerat", "§ 9 Val ..... 4"]
    lines = [Line(row, 2, number, ocr=True) for number, row in enumerate(rows, 1)]
    found = read_contents(lines, range(len(lines)), CaseNumbers(REG.municipality.case_numbers))
    assert [(each.title, each.cut) for each in found] == [("Ny plan", True), ("Val", False)]


def test_words_of_one_value_that_are_read_in_two_ways_are_one_point() -> None:
    rows = ["Kommunstyrelsen", "Sammanträdesdatum 2024-03-05", "Beslutande", "Anna Ek (S)", "§ 23", "Taxor", "Beslut",
            "Bolaget får 417 kronor."]  # fmt: skip
    unsure = (("Bolaget", "Rolaget"), ("417", "411"))
    lines = [Line(row, 1, n, ocr=True, unsure=unsure * row.startswith("Bol")) for n, row in enumerate(rows, 1)]
    made = drafted(SourceLines("skannat.pdf", "pdf", 1, tuple(lines), ()), REG, WORDS)
    assert made.review.count("kan också läsas") == 1
    assert "**§ 23, beslut**: ”Bolaget” kan också läsas ”Rolaget”, ”417” ”411”" in made.review


def test_a_heading_of_a_scan_with_nothing_below_it_is_doubted() -> None:
    rows = [("Kommunstyrelsen", 11.0), ("Sammanträdesdatum 2024-03-05", 11.0), ("Beslutande", 11.0),
            ("Anna Ek (S)", 11.0), ("§ 23 Dnr KS-2024-00112", 11.0), ("Godkännande av Stiftelsen", 13.8),
            ("Bostäders stadgar", 15.9), ("Beslut", 11.0), ("Stadgarna godkänns.", 11.0)]  # fmt: skip
    lines = [Line(row, 1, n, gap=row[0] == "§", size=size, ocr=True) for n, (row, size) in enumerate(rows, 1)]
    made = drafted(SourceLines("skannat.pdf", "pdf", 1, tuple(lines), ()), REG, WORDS)
    assert "under ”Bostäders stadgar” står ingenting" in made.review
