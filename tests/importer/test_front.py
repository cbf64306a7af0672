"""Front pages as municipalities word them: who served, who approved, who signed, when and where, whose minutes."""

# ruff: noqa: E501 - tables of printed lines

from __future__ import annotations

from typing import Any

import pytest

from generator import yamlio
from generator.importer.extract.text import source_of
from generator.importer.importing import drafted
from generator.importer.vocabulary import vocabulary
from generator.model import Municipality
from tests.importer.regs import REG, WORDS

HEAD = """Sammanträdesprotokoll
Kommunstyrelsen
Sammanträdesdatum 2024-03-05
"""
PRESENT = """
Beslutande
Anna Ek (S), ordförande
Bo Lund (M)
Cecilia Berg (C)
"""
ITEM = """
§ 21 Dnr KS-2024-00112
Taxor

Beslut
Kommunstyrelsen antar taxorna.
"""


def read(front: str, rest: str = ITEM, name: str = "protokoll.txt") -> tuple[dict[str, Any], str, int]:
    """Return the draft of a protocol, what is to be checked, and how many words are lost."""
    made = drafted(source_of(front + rest, name), REG, WORDS)
    document, findings = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None, findings
    data: Any = document.data
    return data, made.review.split("## Ord som saknas")[0], made.missing


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Utses att justera  Bo Lund (M) och Karin Alm (MP)", ["Bo Lund (M)", "Karin Alm (MP)"]),
        ("Utses att justera: Bo Lund (M), Karin Alm (MP)", ["Bo Lund (M)", "Karin Alm (MP)"]),
        ("Utses att justera  Bo Lund samt Karin Alm", ["Bo Lund", "Karin Alm"]),
        (
            "Protokolljusterare  Bo Lund (M), Karin Alm (MP) och Per Vik (L)",
            ["Bo Lund (M)", "Karin Alm (MP)", "Per Vik (L)"],
        ),
        ("Justerare\nBo Lund (M)\nKarin Alm (MP)", ["Bo Lund (M)", "Karin Alm (MP)"]),
        ("Att justera  Bo Lund (M) och Karin\nAlm (MP)", ["Bo Lund (M)", "Karin Alm (MP)"]),
        ("Justerare: Bo Lund (M) samt\nKarin Alm (MP)", ["Bo Lund (M)", "Karin Alm (MP)"]),
        ("Utses att justera  Bo Lund (M), ersättare Per Vik (L)", ["Bo Lund (M)"]),
        ("Utsedda att justera  Ordföranden samt Bo Lund (M)", ["Bo Lund (M)"]),
        ("Utses att justera  Bo Lund (M)\n\nUnderskrifter\nJusterande  Bo Lund", ["Bo Lund (M)"]),
    ],
)
def test_all_who_approve(line: str, wanted: list[str]) -> None:
    data, _, missing = read(f"{HEAD}{PRESENT}\n{line}\n")
    assert data["justerare"] == wanted
    assert data["beslutande"] == ["Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)"]
    assert missing == 0


def test_an_approver_who_only_signed_is_doubted() -> None:
    data, doubts, _ = read(f"{HEAD}{PRESENT}\nUtses att justera  Bo Lund (M)\n\nJusterande  Cecilia Berg\n")
    assert data["justerare"] == ["Bo Lund (M)", "Cecilia Berg"]
    assert "inte bland dem som utsågs" in doubts


@pytest.mark.parametrize(
    ("lists", "serving", "substitutes", "others"),
    [
        ("Ersättare och övriga deltagare:\nTony Karl (KD)\nErik Lid, kommunchef\nHedda Quist, sekreterare",
         [], ["Tony Karl (KD)"], ["Erik Lid, kommunchef", "Hedda Quist, sekreterare"]),
        ("Erik Lid, kommundirektör\nHedda Quist, nämndsekreterare", [], [], ["Erik Lid, kommundirektör", "Hedda Quist, nämndsekreterare"]),
        ("Kommunchef Erik Lid\n\nErsättare\nTony Karl (KD)", [], ["Tony Karl (KD)"], ["Kommunchef Erik Lid"]),
        ("\nErsättare: Per Vik (L) och Eva Alm (S)\nÖvriga: Kommunchef Erik Lid och sekreterare Hedda Quist",
         [], ["Per Vik (L)", "Eva Alm (S)"], ["Kommunchef Erik Lid", "sekreterare Hedda Quist"]),
        ("Per Vik (L), tjänstgörande ersättare", ["Per Vik (L), tjänstgörande ersättare"], [], []),
    ],
)  # fmt: skip
def test_officials_never_serve(lists: str, serving: list[str], substitutes: list[str], others: list[str]) -> None:
    data, _, missing = read(f"{HEAD}{PRESENT.rstrip()}\n{lists}\n")
    assert data["beslutande"] == ["Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)", *serving]
    assert (data.get("ersättare", []), data.get("övriga", []), missing) == (substitutes, others, 0)


def test_who_is_named_as_the_exception_did_not_serve() -> None:
    data, doubts, missing = read(
        f"{HEAD}\nBeslutande\nSamtliga ledamöter med undantag för Karin Alm (MP),\nNils Bo (M)\nBo Lund (M)\n"
    )
    assert data["beslutande"] == ["Bo Lund (M)"]
    assert "de som nämns här var det inte" in doubts and missing == 0


@pytest.mark.parametrize(
    ("signed", "secretary", "approvers"),
    [
        (
            "Underskrifter:\n\nHedda Quist, Sekreterare\n\nAnna Ek, Ordförande\n\nBo Lund, Justerare",
            "Hedda Quist",
            ["Bo Lund"],
        ),
        (
            "Underskrifter\n\nHedda Quist\nSekreterare\n\nAnna Ek\nOrdförande\n\nBo Lund\nJusterare",
            "Hedda Quist",
            ["Bo Lund"],
        ),
        (
            "Underskrifter\nSekreterare  Hedda Quist Paragrafer §§ 21–21\nOrdförande  Anna Ek\nJusterande  Bo Lund",
            "Hedda Quist",
            ["Bo Lund"],
        ),
    ],
)
def test_signatures(signed: str, secretary: str, approvers: list[str]) -> None:
    data, _, missing = read(f"{HEAD}{PRESENT}\n{signed}\n")
    assert (data["sekreterare"], data["justerare"], missing) == (secretary, approvers, 0)


def test_breaks_are_neither_time_nor_place() -> None:
    data, _, missing = read(
        f"{HEAD}Plats och tid: A-salen Medborgarhuset, klockan 15:00-20:00.\nAjourneringar kl 17:05-17:15 samt 18:05-18:45\n{PRESENT}"
    )
    assert (data["tid"], data["plats"], missing) == ("15:00–20:00", "A-salen Medborgarhuset", 0)


@pytest.mark.parametrize(
    ("lines", "key", "wanted"),
    [
        ("Justeringens plats och\ntid: Stadshuset 2024-03-08", "justering", [{"datum": "2024-03-08"}]),
        ("Dag för justering  2024-03-08", "justering", [{"datum": "2024-03-08"}]),
        ("Anslagsbevis\nDatum när anslaget\nsätts upp  2024-03-11\nDatum när anslaget tas ned  2024-04-02", "anslag",
         [{"uppsatt": "2024-03-11", "nedtas": "2024-04-02"}]),
        ("Anslagsbevis\nDatum när anslaget sätts upp  2024-03-11", "anslag", [{"uppsatt": "2024-03-11"}]),
    ],
)  # fmt: skip
def test_labels_of_more_lines_and_words(lines: str, key: str, wanted: object) -> None:
    data, _, missing = read(f"{HEAD}{PRESENT}\n{lines}\n")
    assert data[key] == wanted and missing == 0


SENT = "\nBeslutet skickas till\nKommunfullmäktige\n"


@pytest.mark.parametrize(
    ("head", "rest", "name", "organ", "doubted"),
    [
        ("Kommunstyrelsen\n2024-03-05", ITEM + SENT + ITEM.replace("21", "22") + SENT, "p.txt", "ks", ""),
        (
            "Nämnden för Teknik\n2024-03-05",
            ITEM + SENT,
            "p.txt",
            "FYLL I organets id",
            "”Nämnden för Teknik” finns inte i register",
        ),
        ("Protokoll\n2024-03-05", ITEM + SENT, "ks 2024-03-05.txt", "ks", "hämtat ur filens namn"),
        ("Protokoll\n2024-03-05", ITEM + SENT, "p.txt", "FYLL I organets id", "inget av organen"),
        ("Kommunstyrelsen\n2024-03-05", ITEM, "kf-2024-03-05.txt", "ks", "filens namn säger ”Kommunfullmäktige”"),
    ],
)
def test_the_body_comes_from_head_and_file(head: str, rest: str, name: str, organ: str, doubted: str) -> None:
    data, doubts, _ = read(f"{head}\n{PRESENT}", rest, name)
    assert data["organ"] == organ
    assert doubted in doubts and bool(doubted) == ("**organ**" in doubts)


@pytest.mark.parametrize("key", ["beslut", "handlingar", "yrkanden", "reservationer", "jäv", "avsnitt", "typ"])
def test_a_heading_of_the_register_is_read_as_its_section(key: str) -> None:
    """Under `importrubriker` a municipality says how its originals head a section."""
    register = Municipality.model_validate({"namn": "Öbo", "importrubriker": {key: ["Märklig rubrik"]}})
    found = vocabulary(register).heading("Märklig rubrik:")
    assert found is not None and found.key == key
    assert vocabulary().heading("Märklig rubrik:") is None
