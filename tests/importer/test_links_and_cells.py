"""What a page holds besides its words: links of a PDF, lines in the cells of a web page, two votes in one table."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from generator import yamlio
from generator.importer.extract import read_source
from generator.importer.extract.scanned import Word, with_characters
from generator.importer.extract.text import source_of
from generator.importer.fields.rollcall import one_vote_each
from generator.importer.importing import drafted
from generator.importer.lines import SourceLines
from tests.importer.regs import REG, WORDS
from tests.importer.test_voting import brief

HEAD = """\
Kommunstyrelsen
2024-03-05

Beslutande
Anna Ek (S)
Bo Lund (M)
Cecilia Berg (C)
Dan Vik (V)

§ 1
Taxa

"""
TOLD = """\
Votering
Votering 1: Den som vill avgöra ärendet i dag röstar ja. Den som vill återremittera röstar nej.
Med 3 ja-röster mot 1 nej-röst avgörs ärendet i dag.

Votering 2: Den som vill bifalla förslaget röstar ja. Den som vill avslå det röstar nej.
Med 2 ja-röster mot 2 nej-röster bifalls förslaget.

"""
COLUMNS = """\
Ledamot              Ja              Nej     Ja      Nej
Anna Ek (S)          X                       X
Bo Lund (M)          X                               X
Cecilia Berg (C)     X                       X
Dan Vik (V)                          X               X
"""
WORDS_IN_CELLS = """\
Ledamot              Votering 1    Votering 2
Anna Ek (S)          Ja            Ja
Bo Lund (M)          Ja            Nej
Cecilia Berg (C)     Ja            Ja
Dan Vik (V)          Nej           Nej
"""
ONE = """\
Ledamot              Ja              Nej
Anna Ek (S)          X
Bo Lund (M)                          X
"""


def values(source: SourceLines) -> Any:
    made = drafted(source, REG, WORDS)
    document, findings = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None and made.missing == 0, findings
    return document.data


def linked(folder: Path, address: str, *, at: float) -> Any:
    """Return the draft of a PDF with a link that lies so many points beside the words of its last line."""
    made = BytesIO()
    canvas = Canvas(made, invariant=True)
    rows = ["Kommunstyrelsen", "2024-03-05", "Beslutande: Anna Ek (S), ordförande, Bo Lund (M)", "§ 1 Taxa", "Beslut",
            "Taxan antas.", "Beslutsunderlag", "Tjänsteskrivelse 2024-02-01", "Taxa för sotning"]  # fmt: skip
    for number, row in enumerate(rows):
        canvas.drawString(60, 780 - 26 * number, row)
    y = 780 - 26 * (len(rows) - 1)
    canvas.linkURL(address, (60 + at, y - 3, 150 + at, y + 12))
    canvas.showPage()
    canvas.save()
    (folder / "a.pdf").write_bytes(made.getvalue())
    return values(read_source(folder / "a.pdf"))["paragrafer"][0]["handlingar"]


@pytest.mark.parametrize(
    ("address", "at", "kept"),
    [
        ("https://exempelkoping.example/taxa.pdf", 0, True),
        ("https://exempelkoping.example/taxa.pdf", 300, False),
        ("http://intranet.local/taxa.pdf", 0, False),
        ("mailto:anna@exempelkoping.example", 0, False),
        ("javascript:alert(1)", 0, False),
    ],
)
def test_document_keeps_the_address_that_its_words_lead_to(tmp_path: Path, address: str, at: float, kept: bool) -> None:
    plain = "Taxa för sotning"
    wanted = {"text": plain, "länk": address} if kept else plain
    assert linked(tmp_path, address, at=at) == ["Tjänsteskrivelse 2024-02-01", wanted]


RUNNING = "Planen finns på [kommunens webbplats för planer](https://exempelkoping.example/plan_1.pdf) i sin helhet.\n"


def running_pdf(folder: Path) -> Path:
    made = BytesIO()
    canvas = Canvas(made, invariant=True)
    rows = ["Kommunstyrelsen", "2024-03-05", "Beslutande: Anna Ek (S), ordförande, Bo Lund (M)", "§ 1 Taxa", "Beslut",
            "Planen finns på kommunens webbplats", "för planer i sin helhet."]  # fmt: skip
    y = 780.0
    for number, row in enumerate(rows):
        y -= 13 if number == len(rows) - 1 else 26
        canvas.drawString(60, y, row)
        words, start = {5: ("kommunens webbplats", "Planen finns på "), 6: ("för planer", "")}.get(number, ("", ""))
        if words:
            left = 60 + canvas.stringWidth(start)
            area = (left, y - 3, left + canvas.stringWidth(words), y + 12)
            canvas.linkURL("https://exempelkoping.example/plan_1.pdf", area)
    canvas.showPage()
    canvas.save()
    (folder / "a.pdf").write_bytes(made.getvalue())
    return folder / "a.pdf"


def running_html(folder: Path) -> Path:
    text = RUNNING.replace("[", '<a href="https://exempelkoping.example/plan_1.pdf">').split("]")[0]
    (folder / "a.html").write_text(
        "<html><body><main><h1>Kommunstyrelsen</h1><p>2024-03-05</p><p>Beslutande: Anna Ek (S), Bo Lund (M)</p>"
        f"<h2>§ 1 Taxa</h2><h3>Beslut</h3><p>{text}</a> i sin helhet.</p></main></body></html>",
        "utf-8",
    )
    return folder / "a.html"


@pytest.mark.parametrize("written", [running_pdf, running_html])
def test_running_text_keeps_the_address_that_its_words_lead_to(tmp_path: Path, written: Any) -> None:
    assert values(read_source(written(tmp_path)))["paragrafer"][0]["beslut"] == RUNNING


def test_lines_in_the_cells_of_a_web_page_stay_apart(tmp_path: Path) -> None:
    page = (
        "<html><body><main><h1>Kommunstyrelsen</h1><p>2024-03-05</p>"
        "<table><tr><td>Plats och tid</td><td>Rådhuset<br>kl. 13.00–15.00</td></tr>"
        "<tr><td>Beslutande</td><td>Anna Ek (S), ordförande<br>Bo Lund (M)</td></tr></table><h2>§ 1 Taxa</h2>"
        "<h3>Beslut</h3><p>Taxan antas.</p><table><tr><th>År</th><th>Taxa</th></tr><tr><td>2024</td><td>12 kr</td></tr>"
        "</table></main></body></html>"
    )
    (tmp_path / "a.html").write_text(page, "utf-8")
    data = values(read_source(tmp_path / "a.html"))
    assert (data["plats"], data["tid"]) == ("Rådhuset", "13:00–15:00")
    assert data["beslutande"] == ["Anna Ek (S), ordförande", "Bo Lund (M)"]
    assert data["paragrafer"][0]["beslut"] == "Taxan antas.\n\n| År | Taxa |\n|--:|--:|\n| 2024 | 12 kr |\n"


@pytest.mark.parametrize("table", [COLUMNS, WORDS_IN_CELLS])
def test_two_votes_in_one_table(table: str) -> None:
    (item,) = values(source_of(f"{HEAD}{TOLD}{table}\nBeslut\nTaxan antas.\n", "a.txt"))["paragrafer"]
    assert [brief(vote) for vote in item["voteringar"]] == [
        "avgöra ärendet i dag|återremittera|3–1|ja:Anna,Bo,Cecilia/nej:Dan",
        "bifalla förslaget|avslå det|2–2|ja:Anna,Cecilia/nej:Bo,Dan",
    ]
    assert item["voteringar"][1]["text"].startswith("Votering 2: ")


def test_table_that_has_more_votes_than_the_text_is_doubted() -> None:
    told = TOLD.split("Votering 2")[0]
    made = drafted(source_of(f"{HEAD}{told}{COLUMNS}\nBeslut\nTaxan antas.\n", "a.txt"), REG, WORDS)
    assert "tabellen har 2 voteringar, men texten berättar om 1" in made.review


@pytest.mark.parametrize(("table", "count"), [(COLUMNS, 2), (WORDS_IN_CELLS, 2), (ONE, 1)])
def test_tables_by_the_votes_they_tell_of(table: str, count: int) -> None:
    rows = [re.split(r"\s{2,}", line) for line in table.splitlines()]
    assert len(one_vote_each("\n".join("|" + "|".join(row) + "|" for row in rows))) == count


def word(text: str, left: int) -> Word:
    return Word(text, ("1",), left, 0, left + 8 * len(text), 12)


@pytest.mark.parametrize(
    ("letters", "signs", "read"),
    [("825", "$25", "§25"), ("25", "$25", "§25"), ("825", "825", "825"), ("Taxa", "$1", "Taxa"), ("90", "$25", "90")],
)
def test_dollar_sign_of_the_second_reading(letters: str, signs: str, read: str) -> None:
    assert [each.text for each in with_characters([word(letters, 10)], [word(signs, 10)])] == [read]
