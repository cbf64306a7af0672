"""Filters of long lists: there where a list has more than fifty rows, and never one that leads to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from generator.archive import Archive
from tests.sites import fragments, item, minutes, town

PARTIES = ("S", "M", "C")


def held(number: int, bodies: tuple[str, ...]) -> list[str]:
    """Return minutes, each of another day, by turns of the bodies."""
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    return [minutes(bodies[at % len(bodies)], days[at], item(at + 1)) for at in range(number)]


def archive_of(folder: Path, *files: str) -> Archive:
    return town(folder, *files).archive()


def choices(page: Tag, group: str) -> list[str]:
    """Return the words of the choices of a filter, after "Alla"."""
    found = page.select(f'input[name="{group}"]')
    assert [each["id"] for each in found[:1]] in ([], [f"{group}-all"])
    return [each.parent.get_text().strip() for each in found[1:] if each.parent]


@pytest.mark.parametrize(
    ("number", "bodies", "wanted"),
    [
        (51, ("ks", "kf"), ["Kommunfullmäktige", "Kommunstyrelsen"]),
        (50, ("ks", "kf"), []),
        (60, ("ks",), []),  # all are of one body
    ],
)
def test_meetings_by_body(tmp_path: Path, number: int, bodies: tuple[str, ...], wanted: list[str]) -> None:
    page = fragments(archive_of(tmp_path, *held(number, bodies)), "moten/2024/")["moten/2024/"]
    assert sorted(choices(page, "b")) == wanted
    rows = page.select(".row-dated")
    assert len(rows) == number
    for choice in page.select('input[name="b"]')[1:]:
        name = choice.parent.get_text() if choice.parent else ""
        shown = [row.select_one("a") for row in page.select(f".row-dated.{choice['id']}")]
        assert shown and {each.contents[0] for each in shown if each} == {name}


@pytest.mark.parametrize(("number", "wanted"), [(60, ["Socialdemokraterna", "Moderaterna", "Centerpartiet"]), (30, [])])
def test_members_by_party(tmp_path: Path, number: int, wanted: list[str]) -> None:
    names = [f"Bo {chr(65 + at // 26)}{chr(97 + at % 26)}sson ({PARTIES[at % 3]})" for at in range(number)]
    old = minutes("ks", "2021-03-05", item(1), present=[*names[: number // 2], "Eva Ek (S)"])
    new = minutes("ks", "2024-03-05", item(1), present=names[number // 2 :])
    page = fragments(archive_of(tmp_path, old, new), "ledamoter/")["ledamoter/"]
    assert choices(page, "b") == wanted
    if wanted:
        assert (len(page.select(".row")), len(page.select(".row.b-0"))) == (61, 21)
        assert len(page.select("#tidigare ~ details .row.b-0")) == 11


@pytest.mark.parametrize(("number", "folded"), [(101, True), (100, False)])
def test_many_members_stand_behind_their_letters(tmp_path: Path, number: int, folded: bool) -> None:
    names = [f"Bo {chr(65 + at // 26)}{chr(97 + at % 26)}sson ({PARTIES[at % 3]})" for at in range(number)]
    archive = archive_of(tmp_path, minutes("ks", "2024-03-05", item(1), present=names))
    page = fragments(archive, "ledamoter/")["ledamoter/"]
    assert [each.get_text() for each in page.select("details > summary > strong")] == (list("ABCD") if folded else [])
    assert [each.get_text() for each in page.select("h2")] == ([] if folded else list("ABCD"))
    assert len(page.select(".row")) == number


def test_votes_by_body(tmp_path: Path) -> None:
    vote = "beslut: Ja.\nvoteringar:\n  - {ja: bifall, nej: avslag, utfall: ja, resultat: {ja: 2, nej: 1}}"
    many = [item(at, f"Fråga {at}", vote) for at in range(1, 31)]
    files = minutes("ks", "2024-03-05", *many), minutes("kf", "2024-03-06", *many)
    page = fragments(archive_of(tmp_path, *files), "voteringar/2024/")["voteringar/2024/"]
    assert sorted(choices(page, "b")) == ["Kommunfullmäktige", "Kommunstyrelsen"]
    assert len(page.select(".row-vote.b-0")) == len(page.select(".row-vote.b-1")) == 30
    assert "Namnen står inte i protokollet här." in page.get_text()


@pytest.mark.parametrize(("number", "wanted"), [(51, ["50 beslut", "1 noterad"]), (50, [])])
def test_what_is_about_a_topic_by_state(tmp_path: Path, number: int, wanted: list[str]) -> None:
    place = town(tmp_path)
    place.write("register/ämnen.yml", "ämnen:\n  - namn: Skola\n")
    found = [
        item(at, f"Skola {at}", "beslut: Ja." if at < number else "utfall: noterat") for at in range(1, number + 1)
    ]
    place.add(minutes("ks", "2024-03-05", *found))
    page = fragments(place.archive(), "amnen/skola/")["amnen/skola/"]
    assert [each.casefold() for each in choices(page, "v")] == [each.casefold() for each in wanted]
    assert len(page.select(".line.v-decided")) == number - 1


def test_notices_by_body(tmp_path: Path) -> None:
    files = [
        minutes(body, f"2024-{month:02}-{day:02}", item(1), head=f"anslag: {{uppsatt: 2024-{month:02}-{day + 1:02}}}")
        for at, (month, day) in enumerate((month, day) for month in range(1, 12) for day in range(1, 26, 5))
        for body in (("ks", "kf")[at % 2],)
    ]
    page = fragments(archive_of(tmp_path, *files), "anslagstavla/")["anslagstavla/"]
    assert sorted(choices(page, "b")) == ["Kommunfullmäktige", "Kommunstyrelsen"]
    assert len(page.select(".row-dated.b-0")) + len(page.select(".row-dated.b-1")) == len(page.select(".row-dated"))
    few = fragments(archive_of(tmp_path / "f", *files[:50]), "anslagstavla/")["anslagstavla/"]
    assert choices(few, "b") == []


FILED = ("motion", "interpellation", "medborgarförslag", "")


def filed(number: int) -> list[str]:
    """Return §§ of cases of their own, by turns a motion, an interpellation, a citizen's proposal and none of them."""
    kinds = [FILED[at % 4] for at in range(number)]
    return [
        item(at, f"Fråga {at}", f"ärende: KS-2024-{at:05}\nutfall: bordläggning" + (f"\ntyp: {kind}" if kind else ""))
        for at, kind in enumerate(kinds, 1)
    ]


@pytest.mark.parametrize(
    ("number", "wanted"), [(60, ["15 motioner", "15 medborgarförslag", "15 interpellationer"]), (40, [])]
)
def test_cases_by_kind(tmp_path: Path, number: int, wanted: list[str]) -> None:
    archive = archive_of(tmp_path, minutes("kf", "2024-03-05", *filed(number)))
    page = fragments(archive, "arenden/")["arenden/"]
    assert choices(page, "k") == wanted
    assert len(page.select(".row-case")) == number
    assert len(page.select(".row-case.k-motion")) == number // 4


def test_what_waits_by_kind_and_by_body(tmp_path: Path) -> None:
    council, board = filed(80), filed(120)[80:]
    archive = archive_of(tmp_path, minutes("kf", "2024-03-05", *council), minutes("ks", "2024-03-06", *board))
    page = fragments(archive, "obesvarat/")["obesvarat/"]
    assert len(choices(page, "k")) == 3
    assert sorted(choices(page, "b")) == ["Kommunfullmäktige", "Kommunstyrelsen"]
    assert len(page.select(".row-case")) == 90
    assert {len(page.select(f".row-case.{each['id']}")) for each in page.select('input[name="k"]')[1:]} == {30}


@pytest.mark.parametrize(("number", "wanted"), [(60, ["Kommunfullmäktige", "Kommunstyrelsen"]), (20, [])])
def test_what_is_missing_by_body(tmp_path: Path, number: int, wanted: list[str]) -> None:
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 7)][:number]
    files = [minutes(("ks", "kf")[at % 2], day, item(at * 2 + 1)) for at, day in enumerate(days)]
    page = fragments(archive_of(tmp_path, *files), "luckor/2024/")["luckor/2024/"]
    assert sorted(choices(page, "b")) == wanted
    if wanted:
        assert len(page.select(".listed .row.b-0")) + len(page.select(".listed .row.b-1")) == len(page.select(".row"))


@pytest.mark.parametrize(("number", "letters"), [(52, ["A", "B"]), (40, [])])
def test_a_long_list_of_places_is_parted_by_letters(tmp_path: Path, number: int, letters: list[str]) -> None:
    names = [f"{'AB'[at % 2]}{chr(97 + at // 2)}berga" for at in range(number)]
    place = town(tmp_path)
    place.write("register/platser.yml", "platser:\n" + "".join(f"  - namn: {name}\n" for name in names))
    place.add(minutes("ks", "2024-03-05", *(item(at, f"Bygge i {name}") for at, name in enumerate(names, 1))))
    page = fragments(place.archive(), "platser/")["platser/"]
    assert [each.get_text() for each in page.select("h2")] == letters
    assert len(page.select(".row")) == number
