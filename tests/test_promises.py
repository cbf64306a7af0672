"""Assignments in decisions, and the later § of the case that answers them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.case.promises import promises_of
from generator.pages.context import Context
from tests.sites import fragments, item, minutes, town

GIVEN = "1. Taxan antas.\n2. Tekniska nämnden får i uppdrag att återkomma i oktober med en plan."
ANSWER = "Uppdraget förklaras fullgjort."
DONE = "Redovisning av uppdrag den 5 mars 2024 § 1 antecknas och förklaras fullgjort."


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (GIVEN, DONE, [("Tekniska nämnden får i uppdrag att återkomma i oktober med en plan.", "punkt 2", DONE)]),
        (
            "Nämnden ges i uppdrag att utreda en bro.",
            "Bron byggs.",
            [("Nämnden ges i uppdrag att utreda en bro.", "", "")],
        ),
        (
            "Kontoret uppdras att bygga.",
            "Uppdraget förklaras fullgjort.",
            [("Kontoret uppdras att bygga.", "", "Uppdraget förklaras fullgjort.")],
        ),
        # Of two, an answer that does not name the § is nobody's.
        (
            "1. A får i uppdrag att gå.\n2. B får i uppdrag att stå.",
            ANSWER,
            [("A får i uppdrag att gå.", "punkt 1", ""), ("B får i uppdrag att stå.", "punkt 2", "")],
        ),
        ("Taxan antas.", DONE, []),
        ("Redovisningen av uppdrag antecknas.", "Taxan antas.", []),
        ("Motionen avslås.", "Motionen är besvarad.", []),
    ],
)
def test_what_was_promised_and_what_came_of_it(
    tmp_path: Path, first: str, second: str, found: list[tuple[str, str, str]]
) -> None:
    texts = [f"ärende: KS-2024-00001\nbeslut: |\n  {each.replace(chr(10), chr(10) + '  ')}" for each in (first, second)]
    archive = town(
        tmp_path,
        minutes("ks", "2024-03-05", item(1, "Bron", texts[0])),
        minutes("ks", "2024-04-09", item(2, "Bron", texts[1])),
    ).archive()
    views = promises_of(Context(archive, "Protokoll", "https://exempel.se/"), archive.cases["KS-2024-00001"])
    assert [(each.words, each.point, each.answer.words if each.answer else "") for each in views] == found


def test_a_proposal_promises_nothing(tmp_path: Path) -> None:
    text = f"ärende: KS-2024-00001\nförslag_till: kf\nbeslut: |\n  {GIVEN.replace(chr(10), chr(10) + '  ')}"
    archive = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Bron", text))).archive()
    assert promises_of(Context(archive, "Protokoll", "https://exempel.se/"), archive.cases["KS-2024-00001"]) == ()


def test_what_waits_is_listed_year_by_year(tmp_path: Path) -> None:
    def case(number: int, text: str) -> str:
        return f"ärende: KS-2024-0000{number}\nbeslut: {text}"

    archive = town(
        tmp_path,
        minutes("ks", "2023-03-05", item(1, "Väg", case(1, "Nämnden får i uppdrag att utreda en väg."))),
        minutes(
            "ks",
            "2024-03-05",
            item(1, "Bron", case(2, "Nämnden får i uppdrag att utreda en bro.")),
            item(2, "Torget", case(3, "Kontoret får i uppdrag att städa torget.")),
            item(3, "Parken", case(4, "Parken städas.")),
            item(4, "Utan ärende", "beslut: Kontoret får i uppdrag att sopa."),
            item(5, "Gatan", "förslag_till: kf\n" + case(5, "Kontoret får i uppdrag att sopa gatan.")),
            item(6, "Kajen", case(6, "Kontoret får i uppdrag att städa kajen.")),
            head="status: utkast",
        ),
        minutes(
            "ks",
            "2024-04-09",
            item(7, "Torget", case(3, "Uppdraget förklaras fullgjort.")),
            item(8, "Kajen", "förslag_till: kf\n" + case(6, "Uppdraget förklaras fullgjort.")),
        ),
    ).archive()
    pages = fragments(archive, "obesvarat/uppdrag/", "obesvarat/uppdrag/2023/")
    newest, earlier = (
        [" ".join(row.get_text(" ").split()) for row in page.select(".said > li")] for page in pages.values()
    )
    waiting = ["Nämnden får i uppdrag att utreda en bro.", "Kontoret får i uppdrag att städa kajen."]
    assert [row.partition(" Kommunstyrelsen")[0] for row in newest] == waiting
    assert "Utkast." in newest[0] and "Förslag till svar" not in newest[0]
    assert "Förslag till svar: Kommunstyrelsen 9 april 2024, § 8" in newest[1].replace("\xa0", " ")
    assert "Tre uppdrag i besluten 2024. Svar är inte funnet på 2." in pages["obesvarat/uppdrag/"].get_text()
    assert [row.partition(" Kommunstyrelsen")[0] for row in earlier] == ["Nämnden får i uppdrag att utreda en väg."]
