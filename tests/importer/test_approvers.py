"""Who approves the minutes, in the many ways in which front pages say it: all of them, or a doubt."""

# ruff: noqa: E501 - tables of printed lines

from __future__ import annotations

from typing import Any

import pytest

from generator import yamlio
from generator.importer.extract.text import source_of
from generator.importer.importing import drafted
from tests.importer.regs import REG, WORDS

FRONT = """Sammanträdesprotokoll
Kommunstyrelsen
Sammanträdesdatum 2024-03-05

Plats och tid  Stadshuset, kl. 13.00–15.00

Beslutande
Anna Ek (S), ordförande
Bo Lund (M)
Cecilia Berg (C)
Disa Holm (C)
Erik Sandén (V)

%s

§ 21 Dnr KS-2024-00112
Ny simhall

Beslut
Kommunstyrelsen avslår motionen.
"""
BOTH = ["Bo Lund (M)", "Cecilia Berg (C)"]
PRINTED: list[tuple[str, list[str], bool]] = [
    ('Utses att justera  Bo Lund (M) och Cecilia Berg (C)', BOTH, False),
    ('Utses att justera\nBo Lund (M) och Cecilia Berg (C)', BOTH, False),
    ('Utses att justera: Bo Lund (M), Cecilia Berg (C)', BOTH, False),
    ('Utses att justera  Bo Lund (M) samt Cecilia Berg (C)', BOTH, False),
    ('Utses att justera  Bo Lund och Cecilia Berg', ['Bo Lund', 'Cecilia Berg'], False),
    ('Protokolljusterare\nBo Lund (M)\nCecilia Berg (C)', BOTH, False),
    ('Justerare  Bo Lund (M), Cecilia Berg (C)\nJusteringens plats och tid  Stadshuset 2024-03-12', BOTH, False),
    ('Utsedda att justera protokollet  Bo Lund (M) och Cecilia Berg (C)', BOTH, False),
    ('Justeringspersoner: Bo Lund (M) & Cecilia Berg (C)', BOTH, False),
    ('Utses att justera  Bo Lund (M) med Cecilia Berg (C) som ersättare', ['Bo Lund (M)'], True),
    ('Justerare  1. Bo Lund (M)\n           2. Cecilia Berg (C)', BOTH, False),
    ('Att justera  Ledamöterna Bo Lund (M) och Cecilia Berg (C)', BOTH, False),
    ('Utses att jämte ordföranden justera  Bo Lund (M) och\nCecilia Berg (C)', BOTH, False),
    ('Underskrifter\nSekreterare ........................ Paragrafer 21\nEva Lind\nOrdförande ....................\nAnna Ek (S)\nJusterande ....................\nBo Lund (M)      Cecilia Berg (C)', BOTH, False),
    ('Justerande\n\nBo Lund (M)\n\nJusterande\n\nCecilia Berg (C)', BOTH, False),
    ('Utses att justera  Lund, Bo (M); Berg, Cecilia (C)', [], True),
    ('Justeringsmän  Bo Lund (M) och Cecilia Berg (C)', BOTH, False),
    ('Justering  Bo Lund (M) och Cecilia Berg (C) utses att justera protokollet', BOTH, False),
    ('Protokolljusterare:  Bo Lund (M)    Cecilia Berg (C)', BOTH, False),
    ('Utses att justera  BO LUND (M) och CECILIA BERG (C)', ['BO LUND (M)', 'CECILIA BERG (C)'], False),
    ('Utsedd justerare  Ordföranden samt Bo Lund (M) och Cecilia Berg (C)', BOTH, False),
    ('Justerare  Bo Lund (M) §§ 1-20 och Cecilia Berg (C) §§ 21-25', BOTH, True),
    ('Till justerare utsågs  Bo Lund (M) och Cecilia Berg (C)', BOTH, False),
    ('Protokollet justeras av  Bo Lund (M) och Cecilia Berg (C)', BOTH, False),
    ('Underskrifter\nSekreterare  ..........................   Paragrafer  21\n             Eva Lind\nOrdförande   ..........................\n             Anna Ek (S)\nJusterande   ..........................\n             Bo Lund (M)     Cecilia Berg (C)', BOTH, False),
    ('Underskrifter\n\nSekreterare\n........................ Paragrafer 21\nEva Lind\n\nOrdförande\n....................\nAnna Ek (S)\n\nJusterande\n....................\nBo Lund (M)\n...............\nCecilia Berg (C)', BOTH, False),
    ('Utses att justera  Bo Lund (M) och Cecilia Berg (C)\nUnderskrifter\nSekreterare  Eva Lind   Paragrafer  21\nOrdförande  Anna Ek (S)\nJusterande  Bo Lund (M)  Cecilia Berg (C)', BOTH, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "approvers", "doubted"), PRINTED, ids=[str(number) for number in range(len(PRINTED))]
)
def test_approvers_as_printed(lines: str, approvers: list[str], doubted: bool) -> None:
    made = drafted(source_of(FRONT % lines, "protokoll.txt"), REG, WORDS)
    document, _ = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None
    data: Any = document.data
    assert data.get("justerare", []) == approvers
    assert (made.doubts > 0, made.missing, len(data["beslutande"])) == (doubted, 0, 5)
    assert data.get("sekreterare", "Eva Lind") == "Eva Lind"
