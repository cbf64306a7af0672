"""Whole protocols of ten invented towns, as case systems set them, in Word and in PDF: the draft is the right one.

What lies beside each is what a careful reader writes down. The PDF is the Word file printed by LibreOffice.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator import yamlio
from generator.importer.extract import read_source
from generator.importer.importing import Drafted, drafted
from tests.importer.regs import REG, WORDS
from tests.importer.test_cases import CASES

# How many places each list to check names: no more are needed, and none is silent.
TOWNS = {
    "31-narvarolista-i-tre-spalter": 3,
    "32-rop-i-liggande-bilaga": 2,
    "33-narvaro-i-lopande-text": 1,
    "34-underskrifter-mitt-i": 0,
    "35-ks-snedstreck-och-ruta": 1,
    "36-deltagartabell-med-roller": 2,
    "37-byggnadsnamnd-med-fakta": 2,
    "48-narvaro-med-paragrafer-och-signatur": 2,
    "52-kommunalforbund-med-kommuner": 1,
    "54-etiketter-mitt-for-raderna": 1,
}
# Other layouts, each in one kind of file.
OTHERS = {
    "38-falt-i-mall.docx": 0,
    "39-tva-omrostningar-i-en-tabell.odt": 2,
    "40-webbsida-med-artiklar.html": 2,
    "41-listor-med-streck.txt": 0,
    "42-fotnoter-och-upphojt.docx": 2,
    "43-bolag-med-adjungerade.docx": 8,
    "44-ordforande-ovanfor-listan.txt": 0,
    "45-streck-efter-numret.txt": 3,
    "46-webbsida-med-rostlista.html": 1,
    "47-tre-voteringar.txt": 2,
    "49-voteringslistor-i-bilagor.docx": 1,
    "50-maskinskrivet-1995.txt": 4,
    "51-bolag-med-underskrifter-sist.docx": 10,
    "53-overformyndare-med-masker.docx": 5,
    "55-narvaro-partivis.docx": 2,
}


def made_of(path: Path) -> Drafted:
    return drafted(read_source(path), REG, WORDS)


def values(text: str) -> Any:
    document, findings = yamlio.parse(text.encode(), "utkast.yml")
    assert document is not None, findings
    return document.data


def in_one_line(value: Any) -> Any:
    """Return a value without its line breaks: paper does not tell paragraphs apart that stand close."""
    if isinstance(value, dict):
        return {key: in_one_line(each) for key, each in value.items()}
    return [in_one_line(each) for each in value] if isinstance(value, list) else re.sub(r"\s+", " ", str(value)).strip()


@pytest.mark.parametrize("town", TOWNS)
def test_word_file_of_a_town(town: str) -> None:
    made = made_of(CASES / f"{town}.docx")
    assert values(made.text) == values((CASES / f"{town}.yml").read_text("utf-8"))
    assert (made.doubts, made.missing) == (TOWNS[town], 0)


@pytest.mark.parametrize("town", TOWNS)
def test_pdf_of_a_town(town: str) -> None:
    made = made_of(CASES / f"{town}.pdf")
    assert in_one_line(values(made.text)) == in_one_line(values((CASES / f"{town}.yml").read_text("utf-8")))
    assert (made.doubts, made.missing) == (TOWNS[town], 0)


@pytest.mark.parametrize("name", OTHERS)
def test_other_layouts(name: str) -> None:
    made = made_of(CASES / name)
    assert values(made.text) == values((CASES / name).with_suffix(".yml").read_text("utf-8"))
    assert (made.doubts, made.missing) == (OTHERS[name], 0)
