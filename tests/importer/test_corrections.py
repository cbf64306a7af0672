"""Corrections beside a file are applied at every import, and one that no longer matches is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importer.draft.corrections import ReadingCorrection, apply, beside, read_corrections
from generator.importer.extract.text import source_of

TEXT = "Kommunstyrelsen\f§ 11\nKFKS-2024-0043 I\nÅlta och Ålta\nBo Lund\tM\n"


def correction(find: str, replace: str, page: int | None = None) -> ReadingCorrection:
    return ReadingCorrection(find, replace, "inskanningen läste fel", page, 2)


def test_file_is_beside_the_source() -> None:
    assert beside(Path("a/2024-04-17.pdf")) == Path("a/2024-04-17.rattelser.yml")


def test_correction_is_applied_and_what_was_read_remembered() -> None:
    source, findings, applied = apply(
        source_of(TEXT, "a.txt"),
        [correction("0043 I", "00431"), correction("Ålta", "Älta", 2), correction("Bo", "Bob")],
    )
    assert [line.text for line in source.lines[2:]] == ["KFKS-2024-00431", "Älta och Älta", "Bob Lund  M"]
    assert source.lines[-1].cells == ("Bob Lund", "M")
    assert findings == []
    assert (applied[0].read.text, applied[0].corrected.text) == ("KFKS-2024-0043 I", "KFKS-2024-00431")


@pytest.mark.parametrize("unmatched", [correction("0043 l", "00431"), correction("Ålta", "Älta", 1)])
def test_correction_that_matches_nothing_is_a_finding(unmatched: ReadingCorrection) -> None:
    source, findings, applied = apply(source_of(TEXT, "a.txt"), [unmatched])
    assert source == source_of(TEXT, "a.txt") and applied == []
    assert [(each.file, each.line, each.code) for each in findings] == [("a.rattelser.yml", 2, "import-rattelse")]


def test_text_can_be_taken_away() -> None:
    source, _, _ = apply(source_of(TEXT, "a.txt"), [correction("Kommunstyrelsen", "")])
    assert source.lines[0].text == "§ 11"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("rättelser:\n  - sök: Ålta\n    ersätt: Älta\n    varför: inskanningen\n", ""),
        ("rättelser:\n  - sök: Ålta\n    ersätt: Älta\n    varför: inskanningen\n    sida: 2\n", ""),
        ("rättelser: []\n", ""),
        ("rättelser:\n  - sök: Ålta\n    byt: Älta\n    varför: fel\n", "”byt” är inget"),
        ("rättelser:\n  - sök: Ålta\n    ersätt: Älta\n", "saknar varför"),
        ("rättelser:\n  - sök: Ålta\n    ersätt: Älta\n    varför: fel\n    sida: två\n", "inget tal"),
        ("rättelser:\n  - Ålta\n", "består av"),
        ("rättelser:\n  - sök: ''\n    ersätt: Älta\n    varför: fel\n", "får inte vara tomt"),
        ("rättelser:\n  - sök: |\n      ett\n      två\n    ersätt: a\n    varför: fel\n", "på en rad"),
        ("sök: Ålta\n", "en enda lista"),
    ],
)
def test_form_of_the_file(tmp_path: Path, written: str, said: str) -> None:
    file = tmp_path / "a.rattelser.yml"
    file.write_text(written, "utf-8")
    corrections, findings = read_corrections(file, "a.rattelser.yml")
    if said:
        assert [each.code for each in findings] == ["import-rattelser-form"] and said in findings[0].message
        assert corrections == []
    else:
        assert findings == [] and all(each.line == 2 for each in corrections)


def test_no_file_is_no_corrections(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "a.rattelser.yml", "a.rattelser.yml") == ([], [])
