"""What councils print at the head of a §, and names that go on overleaf: seen as faults on real minutes."""

from __future__ import annotations

import pytest

from generator.importer.blocks import blocks
from generator.importer.lines import Line
from tests.importer.test_voting import read


@pytest.mark.parametrize(
    ("head", "title", "case"),
    [
        ("Remiss om kontaktförbud\n(SOU 2024:13)\n\n", "Remiss om kontaktförbud", "KS-2024-00112"),
        ("Remiss om vem som äger fastigheten (SOU\n2023:55)\n\n", None, "KS-2024-00112"),
        ("Ny simhall\nKS-2024-00113\n\n", "Ny simhall", ["KS-2024-00112", "KS-2024-00113"]),
    ],
)
def test_what_was_printed_elsewhere_is_no_case(head: str, title: str | None, case: object) -> None:
    item, _, lost = read(head + "Beslut\nÄrendet bordläggs.\n", title=False)
    assert item["ärende"] == case and lost == 0
    assert title is None or item["rubrik"].startswith(title)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Motion\n\nBeslut\nMotionen avslås.\n", "Motion"),
        ("Interpellation\n\nBeslut\nInterpellationen får ställas.\n", "Interpellation"),
        ("Beslut\nMotionen avslås.\n\nHandlingar i ärendet\nMotion\nYttrande\n", None),
        ("Beslut\nMotion av Anna Ek avslås.\n", None),
    ],
)
def test_what_kind_of_matter_it_is_stands_below_its_title(body: str, kind: str | None) -> None:
    item, _, lost = read(body)
    assert item.get("typ") == kind and lost == 0
    assert kind or "avsnitt" not in item


def test_more_than_the_first_of_those_who_propose_is_part_of_what_no_means() -> None:
    body = "Votering\nJa för avslag på motionen. "
    body += "Nej för bifall till yrkandet från Bo Lund m.fl. om bifall till motionen.\n"
    item, _, _ = read(body + "\nOmröstningen utfaller med 3 Ja mot 2 Nej.\n")
    assert item["voteringar"][0]["nej"].endswith("m.fl. om bifall till motionen")


@pytest.mark.parametrize(
    ("first", "second", "parts"),
    [
        ("Anna Ek (S), Bo Lund (M), Cecilia Berg (C), Disa Holm (C), Erik Sandén (V), Siri", "Vik (S) röstar Ja.", 1),
        ("Ordföranden finner att nämnden har beslutat enligt förslaget och avslutar nu ärendet.", "Nytt stycke.", 2),
        ("En kort rad", "Nytt stycke på nästa sida.", 2),
    ],
)
def test_a_list_of_names_goes_on_overleaf(first: str, second: str, parts: int) -> None:
    lines = [Line(first, 1, 1), Line(second, 2, 2, gap=True)]
    assert len(blocks(lines, [0, 1], 84)) == parts
