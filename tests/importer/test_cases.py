"""Whole protocols of invented towns that once went wrong, each with what is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator import yamlio
from generator.importer.extract import read_source
from generator.importer.importing import drafted
from tests.importer.regs import REG, WORDS
from tests.importer.test_voting import brief

CASES = Path(__file__).parents[1] / "data" / "import"


def read(name: str) -> tuple[dict[str, Any], str]:
    made = drafted(read_source(CASES / name), REG, WORDS)
    document, findings = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None and made.missing == 0, findings
    data: Any = document.data
    return data, made.review.split("## Ord som saknas")[0]


def test_the_receiver_of_decisions_is_not_whose_minutes_they_are() -> None:
    data, doubts = read("01-body.txt")
    assert data["organ"] == "ks" and "- [ ]" not in doubts


def test_two_votes_and_a_title_that_ends_with_a_year() -> None:
    data, doubts = read("02-votes.txt")
    first, second = data["paragrafer"]
    assert [brief(vote) for vote in first["voteringar"]] == [
        "bifall till Karin Alms yrkande|bifall till Axel Dals yrkande|2–2|ja:Vera,Karin/nej:Axel,Nils",
        "avslag|bifall till tilläggsyrkandet|3–1|",
    ]
    assert second["rubrik"] == "Bidrag till byalaget för sommarens arbete med badplatsen år 2014"
    assert second["beslut"].strip() == "Kommunstyrelsen avslår ansökan." and "- [ ]" not in doubts


def test_a_council_with_breaks_substitutes_officials_and_a_vote_in_its_decision() -> None:
    data, _ = read("04-kf-2012.txt")
    assert (data["tid"], data["plats"], data["sekreterare"]) == (
        "15:00–20:00",
        "A-salen Medborgarhuset",
        "Cecilia Sted",
    )
    assert len(data["beslutande"]) == 16
    assert data["beslutande"][-3:] == ["Inge Nil (M)", "Lennart Nil (M) §§ 90–95, 97", "Robert Jan (SD)"]
    assert data["ersättare"] == ["Tony Karl (KD)", "Klas Karl (S)"]
    assert data["övriga"] == ["Erik Lid, kommunchef", "Cecilia Sted, sekreterare"]
    assert data["justerare"] == ["Boel Holm", "Eva Erik"]
    (vote,) = data["paragrafer"][1]["voteringar"]
    assert brief(vote) == (
        "avslå motionen|bifalla motionen|8–5|ja:Klas,Peter,Mikael,Kajsa,Jan,Boel,Sune,Rune/nej:Jarl,Eva,Göran,Peter,Jan"
    )
    assert data["paragrafer"][1]["beslut"].strip() == (
        "Med 8 ja-röster mot 5 nej-röster beslutar kommunfullmäktige att avslå motionen."
    )
