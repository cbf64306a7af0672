"""Footnotes stand after the paragraph that they are notes to; what only looks like one stays where it is."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from generator.importer.extract import read_source
from generator.importer.extract.footnotes import placed
from generator.importer.importing import drafted
from generator.importer.lines import Line
from tests.importer.regs import REG, WORDS

# A line: its text, its height on the page, its size; "^2" is raised.
Row = tuple[str, float, float]
TEXT, NOTE = 11.0, 8.5


def paper(*pages: list[Row]) -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, invariant=True)
    for rows in pages:
        for row, y, size in rows:
            text = canvas.beginText(72, y)
            for number, part in enumerate(row.split("^")):
                text.setFont("Helvetica", size * 0.6 if number else size)
                text.setRise(size * 0.35 if number else 0)
                text.textOut(part[:1] if number else part)
                if number:
                    text.setFont("Helvetica", size)
                    text.setRise(0)
                    text.textOut(part[1:])
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def texts(folder: Path, *pages: list[Row]) -> list[str]:
    path = folder / "protokoll.pdf"
    path.write_bytes(paper(*pages))
    return [line.text for line in read_source(path).lines]


TOP: list[Row] = [("Sammanträdesprotokoll för kommunstyrelsen i kommunen", 780, TEXT)]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        # At the end of its paragraph, not of its page.
        ([("Taxan är 12 500^1 kronor.", 700, TEXT), ("En annan mening.", 670, TEXT), ("^1 Exklusive moms.", 60, NOTE)],
         ["Taxan är 12 500¹ kronor.", "¹ Exklusive moms.", "En annan mening."]),
        # Of several lines, and two of them.
        ([("Taxan^1 och avgiften^2", 700, TEXT), ("höjs.", 687, TEXT), ("En annan mening.", 650, TEXT),
          ("^1 Exklusive moms enligt", 80, NOTE), ("riktlinjerna.", 70, NOTE), ("^2 Inklusive moms.", 58, NOTE)],
         ["Taxan¹ och avgiften²", "höjs.", "¹ Exklusive moms enligt", "riktlinjerna.", "² Inklusive moms.",
          "En annan mening."]),
        # Its number is not raised at the foot.
        ([("Taxan är 500^1 kronor.", 700, TEXT), ("En annan mening.", 670, TEXT), ("1 Exklusive moms.", 60, NOTE)],
         ["Taxan är 500¹ kronor.", "1 Exklusive moms.", "En annan mening."]),
        # What it is a note to is a line without an end.
        ([("Taxa för simhallen^1", 700, TEXT), ("Beslut", 670, TEXT), ("^1 Exklusive moms.", 60, NOTE)],
         ["Taxa för simhallen¹", "¹ Exklusive moms.", "Beslut"]),
        # No notes: a unit, no number above, the usual size, and figures.
        ([("Garage om 45 m^2 byggs.", 700, TEXT), ("En annan mening.", 670, TEXT), ("2 Sidan två.", 60, NOTE)],
         ["Garage om 45 m² byggs.", "En annan mening.", "2 Sidan två."]),
        ([("Taxan höjs.", 700, TEXT), ("En annan mening.", 670, TEXT), ("^1 Exklusive moms.", 60, NOTE)],
         ["Taxan höjs.", "En annan mening.", "¹ Exklusive moms."]),
        ([("Taxan^1 höjs.", 700, TEXT), ("En annan mening.", 670, TEXT), ("1 Exklusive moms.", 640, TEXT)],
         ["Taxan¹ höjs.", "En annan mening.", "1 Exklusive moms."]),
    ],
)  # fmt: skip
def test_notes_stand_after_their_paragraph(rows: list[Row], wanted: list[str], tmp_path: Path) -> None:
    assert texts(tmp_path, TOP + rows)[1:] == wanted


def test_a_paragraph_that_goes_on_overleaf_is_not_parted_by_its_note(tmp_path: Path) -> None:
    first = [*TOP, ("Kommunstyrelsen beslutar att taxan^1 ska", 100, TEXT), ("^1 Exklusive moms.", 60, NOTE)]
    second = [("höjas nästa år.", 780, TEXT), ("En annan mening.", 740, TEXT)]
    assert texts(tmp_path, first, second)[1:] == [
        "Kommunstyrelsen beslutar att taxan¹ ska",
        "höjas nästa år.",
        "¹ Exklusive moms.",
        "En annan mening.",
    ]


def test_a_note_is_never_a_title_nor_in_another_item(tmp_path: Path) -> None:
    path = tmp_path / "protokoll.pdf"
    page: list[Row] = [
        ("Kommunstyrelsen", 790, TEXT), ("Sammanträdesdatum 2024-03-05", 775, TEXT),
        ("§ 1", 740, TEXT), ("Taxor", 725, TEXT), ("Beslut", 695, TEXT), ("Taxan är 12 500^1 kronor.", 680, TEXT),
        ("§ 2", 640, TEXT), ("Bygglov om 45 m^2", 625, TEXT), ("Beslut", 595, TEXT), ("Bygglov ges.", 580, TEXT),
        ("^1 Exklusive moms.", 60, NOTE),
    ]  # fmt: skip
    path.write_bytes(paper(page))
    text = drafted(read_source(path), REG, WORDS).text
    first, second = text.split("nr: 2") if "nr: 2" in text else text.split('nr: "2"')
    assert "12 500¹ kronor." in first and "¹ Exklusive moms." in first and "Exklusive" not in second
    assert "rubrik: Bygglov om 45 m²" in second


def scanned(*rows: tuple[str, float], page: int = 1) -> list[Line]:
    return [Line(text, page, number, size=size, ocr=True) for number, (text, size) in enumerate(rows, 1)]


BODY = ("Kostnaden är 45 miljoner kronor{} under åren 2025 och 2026, och hallen", 11.0)
MORE = ("får en yta i två plan.{} Förvaltningen har prövat tre platser i tätorten", 11.0)
LAST = ("och förordar den vid Åvägen, där kommunen redan äger all mark som", 11.0)
OVERLEAF = Line("behövs för hallen.", 2, 1, size=11.0, ocr=True)


@pytest.mark.parametrize(
    ("signs", "notes", "wanted"),
    [
        (
            ("!", "”"),
            ("! Exklusive moms.", "> Utan källare."),
            ("kronor¹", "plan.²", ("¹ Exklusive moms.", "² Utan källare.")),
        ),
        (("3", ""), ("3 Exklusive moms.",), ("kronor³", "plan.", ("³ Exklusive moms.",))),
        (("", ""), ("! Exklusive moms.",), ("kronor", "plan.", ("! Exklusive moms.",))),
        (("!", "”"), ("! Exklusive moms.",), ("kronor!", "plan.”", ("! Exklusive moms.",))),
    ],
)
def test_notes_of_a_scan_leave_the_sentence_whole_and_are_doubted(
    signs: tuple[str, str], notes: tuple[str, ...], wanted: tuple[str, str, tuple[str, ...]]
) -> None:
    rows = [(BODY[0].format(signs[0]), 11.0), (MORE[0].format(signs[1]), 11.0), LAST, *((note, 8.0) for note in notes)]
    made = placed([*scanned(*rows), OVERLEAF])
    said = [line.text for line in made]
    assert wanted[0] in said[0] and wanted[1] in said[1]
    assert said[2:] == [LAST[0], OVERLEAF.text, *wanted[2]]
    assert all(line.unsure for line in made if line.text in wanted[2])
    assert bool(made[0].unsure) == (wanted[0] != BODY[0].format(signs[0]).split()[4])


@pytest.mark.parametrize(
    "foot",
    [[("Postadress Besöksadress Telefon", 8.0)], [("1 Exklusive moms.", 11.0)], []],
)
def test_what_is_no_note_of_a_scan_stays(foot: list[tuple[str, float]]) -> None:
    lines = [*scanned((BODY[0].format("!"), 11.0), LAST, *foot), OVERLEAF]
    assert placed(lines) == lines
