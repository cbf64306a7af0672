"""Figures above and below the line keep their place in the sentence, and never stick to a number."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from generator.importer.extract import read_source


def paper(*rows: list[tuple[str, float, float]]) -> bytes:
    """Return a page with rows of (text, size, rise)."""
    stream = BytesIO()
    canvas = Canvas(stream, invariant=True)
    for number, row in enumerate(rows):
        text = canvas.beginText(72, 760 - 30 * number)
        for part, size, rise in row:
            text.setFont("Helvetica", size)
            text.setRise(rise)
            text.textOut(part)
        canvas.drawText(text)
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ([("garage om 45 m", 11, 0), ("2", 6.4, 4), (" på Eken 1:2", 11, 0)], "garage om 45 m² på Eken 1:2"),
        ([("kostar 12 500", 11, 0), ("1", 6.4, 3), (" enligt taxan", 11, 0)], "kostar 12 500¹ enligt taxan"),
        ([("utsläpp av CO", 11, 0), ("2", 6.4, -2), (" minskar", 11, 0)], "utsläpp av CO₂ minskar"),
        ([("1", 5.8, 3.5), (" Exklusive moms.", 9, 0)], "¹ Exklusive moms."),
        ([("45 m", 14, 0), ("2", 8.1, 5), (" och 20 m", 14, 0), ("2", 8.1, 5), (" tak", 14, 0)], "45 m² och 20 m² tak"),
        ([("sidan 12", 11, 0), (" 34", 11, 0)], "sidan 12 34"),
        ([("Rubrik", 16, 0), (" i mindre text", 10, 0)], "Rubrik i mindre text"),
    ],
)
def test_pdf(row: list[tuple[str, float, float]], wanted: str, tmp_path: Path) -> None:
    path = tmp_path / "protokoll.pdf"
    path.write_bytes(paper([("Första raden i protokollet.", 11, 0)], row, [("Sista raden.", 11, 0)]))
    assert [line.text for line in read_source(path).lines] == ["Första raden i protokollet.", wanted, "Sista raden."]


def test_html(tmp_path: Path) -> None:
    path = tmp_path / "protokoll.html"
    path.write_text(
        "<!doctype html><p>45 m<sup>2</sup> och CO<sub>2</sub>, 12 500<sup>1</sup></p>"
        "<table><tr><td>20 m<sup>2</sup></td><td>ja</td></tr></table>",
        "utf-8",
    )
    assert [line.text for line in read_source(path).lines] == ["45 m² och CO₂, 12 500¹", "20 m²  ja"]
