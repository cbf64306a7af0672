"""What is still open, and what the archive lacks: both as of the newest minutes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.pages.overview.pending import age
from tests.sites import fragments, item, minutes, town, words

MOTION = "typ: Motion\nväckt_av: Bo Lund (M)\nväckt: 2023-02-01\närende: KS-2023-00001\nutfall: hänskjutet"
ANSWER = "typ: Motionssvar\närende: KS-2023-00001"
FIRST = minutes("kf", "2023-02-14", item(1, "Motion om bussar", MOTION))


def rows(tmp_path: Path, *files: str) -> list[str]:
    page = fragments(town(tmp_path, *files).archive(), "obesvarat/")["obesvarat/"]
    return [" ".join(words(each)) for each in page.select(".row")]


def test_an_open_motion_tells_who_filed_it_how_old_it_is_and_what_happened_last(tmp_path: Path) -> None:
    step = minutes("ks", "2024-03-05", item(7, "Motion om bussar", f"{ANSWER}\nförslag_till: kf\nutfall: avslag"))
    assert rows(tmp_path, FIRST, step) == [
        "Motion om bussar KS-2023-00001 · Väckt 1 februari 2023 av Bo Lund (M) "
        "Senast: Förslag till kommunfullmäktige, kommunstyrelsen 5 mars 2024 Har väntat 1 år och 1 månad"
    ]


@pytest.mark.parametrize(
    ("body", "keys", "open_"),
    [
        ("kf", "utfall: bifall", False),
        ("kf", "utfall: avslag", False),
        ("kf", "utfall: besvarad", False),
        ("kf", "utfall: återremiss", True),
        ("kf", "utfall: bordläggning", True),
        ("kf", "utfall: utgår", True),
        ("kf", "", True),  # that it was "decided" does not say that it was answered
        ("ks", "utfall: besvarad", True),  # only fullmäktige answers a motion
        ("ks", "utfall: bifall\nförslag_till: kf", True),
    ],
)
def test_what_answers_a_motion(tmp_path: Path, body: str, keys: str, open_: bool) -> None:
    answer = minutes(body, "2024-03-05", item(7, "Motion om bussar", f"{ANSWER}\n{keys}"))
    assert bool(rows(tmp_path, FIRST, answer)) == open_


@pytest.mark.parametrize(
    ("body", "keys", "open_"),
    [
        ("kf", "typ: Medborgarförslag\nutfall: hänskjutet", True),
        ("an", "typ: Medborgarförslag\nutfall: avslag", False),  # fullmäktige may let a board decide
        ("kf", "typ: Interpellation\nutfall: bordläggning", True),
        ("kf", "typ: Interpellation\nutfall: besvarad", False),
        ("kf", "typ: Muntlig information", False),
        ("kf", "", False),
    ],
)
def test_other_kinds_of_matter(tmp_path: Path, body: str, keys: str, open_: bool) -> None:
    assert bool(rows(tmp_path, minutes(body, "2024-03-05", item(1, "Hundar", keys)))) == open_


def test_kinds_stand_apart_and_the_oldest_first(tmp_path: Path) -> None:
    archive = town(
        tmp_path,
        FIRST,
        minutes(
            "kf",
            "2023-05-02",
            item(2, "Fråga om vatten", "typ: Fråga"),
            item(3, "Om hundar", "typ: Medborgarförslag\nutfall: hänskjutet\närende: KS-2023-00002"),
            item(4, "Motion om tåg", "typ: Motion\nväckt: 2022-12-01\närende: KS-2022-00009\nutfall: hänskjutet"),
        ),
    ).archive()
    page = fragments(archive, "obesvarat/")["obesvarat/"]
    assert [each.get_text() for each in page.select("h2")] == ["Motioner", "Medborgarförslag", "Frågor"]
    assert [each.get_text() for each in page.select(".dated")] == [
        "Motion om tåg", "Motion om bussar", "Om hundar", "Fråga om vatten",
    ]  # fmt: skip
    assert "till och med 2 maj 2023" in " ".join(words(page))
    assert " av " not in " ".join(words(page.select(".row")[2]))  # a private person is never named


@pytest.mark.parametrize(
    ("since", "day", "said"),
    [
        ("2024-03-05", "2024-03-05", "mindre än en månad"),
        ("2024-03-05", "2024-04-04", "mindre än en månad"),
        ("2024-03-05", "2024-04-05", "1 månad"),
        ("2024-01-31", "2024-02-29", "mindre än en månad"),
        ("2023-03-05", "2024-03-04", "11 månader"),
        ("2023-03-05", "2024-03-05", "1 år"),
        ("2021-12-15", "2024-03-05", "2 år och 2 månader"),
        ("2024-03-05", "2024-03-01", "mindre än en månad"),
    ],
)
def test_ages(since: str, day: str, said: str) -> None:
    assert age(date.fromisoformat(since), date.fromisoformat(day)).replace("\u00a0", " ") == said


# Gaps.


def gaps(tmp_path: Path, *files: str, year: int = 2024) -> dict[str, list[str]]:
    """Return the rows of the year's page under each of its headings."""
    address = f"luckor/{year}/"
    page = fragments(town(tmp_path, *files).archive(), address)[address]
    return {
        str(section["aria-labelledby"]): [" ".join(words(each)) for each in section.select(".row")]
        for section in page.select("section")
    }


APPROVED = "justering: {datum: 2024-04-08}"


@pytest.mark.parametrize(
    ("files", "missing"),
    [
        ([minutes("ks", "2024-02-06", item(1), item(2)), minutes("ks", "2024-03-05", item(3))], []),
        (
            [minutes("ks", "2024-02-06", item(4), item(7)), minutes("ks", "2024-03-05", item(9))],
            [
                "Kommunstyrelsen, §§ 1–3 före protokollet 6 februari 2024",
                "Kommunstyrelsen, §§ 5–6 i protokollet 6 februari 2024",
                "Kommunstyrelsen, § 8 mellan protokollen 6 februari 2024 och 5 mars 2024",
            ],
        ),
        # A new year begins anew, or the series runs on over it.
        ([minutes("ks", "2023-12-05", item(90)), minutes("ks", "2024-02-06", item(1))], []),
        ([minutes("ks", "2023-12-05", item(90)), minutes("ks", "2024-02-06", item(91))], []),
        (
            [minutes("ks", "2023-12-05", item(90)), minutes("ks", "2024-02-06", item(93))],
            ["Kommunstyrelsen, §§ 1–92 före protokollet 6 februari 2024"],
        ),
        # Every meeting begins at § 1; bodies are apart; a part of a § is no gap; two minutes of one day are one.
        ([minutes("ks", "2024-02-06", item(1), item(2)), minutes("ks", "2024-03-05", item(1))], []),
        ([minutes("ks", "2024-02-06", item(1)), minutes("an", "2024-03-05", item(1))], []),
        ([minutes("ks", "2024-02-06", item(1), item("2/1"), item("2/5"), item(3))], []),
        ([minutes("ks", "2024-02-06", item(1), item(3)), minutes("ks", "2024-02-06", item(2))], []),
    ],
)
def test_missing_numbers(tmp_path: Path, files: list[str], missing: list[str]) -> None:
    assert gaps(tmp_path, *files)["paragrafer"] == missing


@pytest.mark.parametrize(
    ("address", "missing"),
    [
        ("moten/ks/2024-02-06/#p6", ["§ 8"]),
        ("moten/ks/2024-02-20/", ["§ 6"]),
        ("moten/ks/2024-03-19/", ["§ 6", "§ 8"]),
        ("moten/an/2024-02-20/", ["§ 6", "§ 8"]),
    ],
)
def test_what_was_removed_is_not_missing(tmp_path: Path, address: str, missing: list[str]) -> None:
    first = minutes("ks", "2024-01-09", *(item(number) for number in range(1, 5)))
    archive = town(tmp_path, first, minutes("ks", "2024-02-06", item(5), item(7)), minutes("ks", "2024-03-05", item(9)))
    entry = f"borttaget:\n  - adress: {address}\n    datum: 2024-04-02\n    skäl: Fel.\n"
    archive.write("register/borttaget.yml", entry)
    found = gaps(tmp_path)["paragrafer"]
    assert [" ".join(row.split(", ")[1].split()[:2]) for row in found] == missing


def test_minutes_without_approval(tmp_path: Path) -> None:
    found = gaps(
        tmp_path,
        minutes("ks", "2024-02-06", item(1), head="status: ej justerat"),
        minutes("ks", "2024-03-05", item(2)),
        minutes("ks", "2024-04-02", item(3), head=APPROVED),
    )
    assert found["justering"] == [
        "Kommunstyrelsen 6 februari 2024 ej justerat",
        "Kommunstyrelsen 5 mars 2024 uppgift om dagen för justering saknas",
    ]


PROPOSAL = item(1, "Bro", "förslag_till: ks\närende: KS-2024-00001")


@pytest.mark.parametrize(
    ("later", "said"),
    [
        ([], "§ 1, Kommunstyrelsens arbetsutskott 6 februari 2024 · Förslag till kommunstyrelsen · "
             "inga senare protokoll från kommunstyrelsen i arkivet"),
        ([minutes("ks", "2024-03-05", item(1, "Bro", "ärende: KS-2024-00001"))], None),
        ([minutes("ks", "2024-03-05", item(1, "Väg", "ärende: KS-2024-00002"))],
         "§ 1, Kommunstyrelsens arbetsutskott 6 februari 2024 · Förslag till kommunstyrelsen"),
        ([minutes("ksau", "2024-03-05", item(2, "Bro", "förslag_till: ks\närende: KS-2024-00001"))],
         "§ 2, Kommunstyrelsens arbetsutskott 5 mars 2024 · Förslag till kommunstyrelsen · "
         "inga senare protokoll från kommunstyrelsen i arkivet"),
    ],
)  # fmt: skip
def test_proposals_without_a_decision(tmp_path: Path, later: list[str], said: str | None) -> None:
    found = gaps(tmp_path, minutes("ksau", "2024-02-06", PROPOSAL), *later)["forslag"]
    assert found == ([f"Bro {said}"] if said else [])


def test_a_proposal_without_a_number_cannot_be_followed(tmp_path: Path) -> None:
    text = minutes("ksau", "2024-02-06", item(1, "Bro", "förslag_till: ks"))
    [row] = gaps(tmp_path, text, minutes("ks", "2024-03-05", item(1, "Bro")))["forslag"]
    assert row.endswith("utan diarienummer, så beslutet går inte att koppla hit")
