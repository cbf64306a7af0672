"""Popolo: valid by a schema written from its specification, its references closed, no day but those that are known."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.archive import Archive
from generator.checks import Examination
from generator.opendata.standards.popolo import of_year, whole_archive
from generator.pages.context import Context
from tests.sites import BESLUTANDE, Town, item, minutes, town

Data = dict[str, Any]
PAGE = Path(__file__).parents[1] / "generator" / "standard" / "sidor" / "oppna-data.md"
SCHEMA = json.loads((Path(__file__).parent / "standards" / "popolo.json").read_text("utf-8"))
VALID = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def made(archive: Archive) -> tuple[Data, dict[int, Data]]:
    context = Context(archive, "Öppna protokoll", "https://protokoll.example/")
    years = {
        year: json.loads(of_year(context, [each for each in archive.meetings if each.date.year == year]))
        for year in archive.years
    }
    whole = json.loads(whole_archive(context))
    for each in (whole, *years.values()):
        assert [error.message for error in VALID.iter_errors(each)] == []
    return whole, years


@pytest.fixture(scope="module")
def demo_data(sagolunda: Examination) -> tuple[Data, dict[int, Data]]:
    assert sagolunda.archive
    return made(sagolunda.archive)


def of_town(found: Town) -> tuple[Data, Data]:
    whole, years = made(found.archive())
    [year] = years.values()
    return whole, year


WRONG = [
    lambda data: data["persons"][0].pop("id"),
    lambda data: data["memberships"][0].update(start_date="1 januari"),
    lambda data: data["memberships"][0].update(person={"name": "A"}),
    lambda data: data["organizations"][0].update(classification=""),
]


@pytest.mark.parametrize("spoil", WRONG)
def test_the_schema_finds_what_is_wrong(demo_data: tuple[Data, Any], spoil: Any) -> None:
    data = copy.deepcopy(demo_data[0])
    spoil(data)
    assert list(VALID.iter_errors(data))


def references(value: Any) -> set[str]:
    """Return every id that a piece refers to."""
    if isinstance(value, list):
        return {found for each in value for found in references(each)}
    if not isinstance(value, dict):
        return set()
    own = {each for key, each in value.items() if key.endswith("_id")}
    return own.union(*(references(each) for each in value.values()))


def test_every_reference_leads_to_something_in_the_same_file(demo_data: tuple[Data, dict[int, Data]]) -> None:
    whole, years = demo_data
    for data in (whole, *years.values()):
        ids = [each["id"] for pieces in data.values() if isinstance(pieces, list) for each in pieces]
        assert len(ids) == len(set(ids))
        assert references(data) <= set(ids)
        assert len(ids) > 50


def test_everybody_who_has_a_page_is_there(demo_data: tuple[Data, Any], sagolunda: Examination) -> None:
    assert sagolunda.archive
    assert [each["id"] for each in demo_data[0]["persons"]] == [
        f"ledamoter/{slug}/" for slug in sagolunda.archive.people
    ]


def test_votes_add_up_to_what_the_minutes_print(demo_data: tuple[Data, dict[int, Data]]) -> None:
    seen = 0
    for data in demo_data[1].values():
        for event in data["vote_events"]:
            counts = event.get("counts", [])
            printed = {each["option"]: each["value"] for each in counts if "group_id" not in each}
            cast = Counter(each["option"] for each in event.get("votes", []))
            if cast.keys() & {"yes", "no"} and event["classification"] == "omröstning":
                assert all(printed[option] == cast[option] for option in ("yes", "no"))
                groups = Counter(dict.fromkeys(cast, 0))
                for each in counts:
                    if "group_id" in each:
                        groups[each["option"]] += each["value"]
                assert all(groups[option] <= cast[option] for option in cast)
                seen += 1
    assert seen > 5


VOTE = """
voteringar:
  ja: Bifall
  nej: Avslag
  resultat: {ja: 2, nej: 1}
  utfall: ja
  röster:
    ja: [Anna Ek (S), Bo Lund (M)]
    nej: Cecilia Berg (C)
"""


def test_a_vote_says_what_it_was_about_and_who_voted_how(tmp_path: Path) -> None:
    _, year = of_town(
        town(tmp_path, minutes("ks", "2024-03-05", item(7, "Taxa", VOTE), item(8, "Rapport", "utfall: noterat")))
    )
    [motion] = year["motions"]
    [event] = year["vote_events"]
    assert (motion["id"], motion["identifier"], motion["text"]) == ("moten/ks/2024-03-05/#p7", "§ 7", "Taxa")
    assert event["id"] == "moten/ks/2024-03-05/#p7-votering-1"
    assert (event["motion_id"], event["result"]) == (motion["id"], "ja")
    assert (event["yes_means"], event["no_means"]) == ("Bifall", "Avslag")
    assert event["votes"] == [
        {"voter_id": "ledamoter/anna-ek/", "group_id": "partier/s/", "option": "yes"},
        {"voter_id": "ledamoter/bo-lund/", "group_id": "partier/m/", "option": "yes"},
        {"voter_id": "ledamoter/cecilia-berg/", "group_id": "partier/c/", "option": "no"},
    ]
    assert {"option": "no", "value": 1, "group_id": "partier/c/"} in event["counts"]
    [held] = year["events"]
    assert held["start_date"] == "2024-03-05"  # no hour that nobody has told


@pytest.mark.parametrize(
    ("more", "standing"),
    [
        ("rättelser: {datum: 2024-04-02, tidigare: 2 röster, text: 3 röster}",
         ["Rättat 2 april 2024: ”2 röster” ska vara ”3 röster”."]),
        ("status: utkast", ["Utkast."]),
        ("", None),
    ],
)  # fmt: skip
def test_a_vote_says_what_qualifies_its_paragraph(tmp_path: Path, more: str, standing: list[str] | None) -> None:
    _, year = of_town(town(tmp_path, minutes("ks", "2024-03-05", item(7, "Taxa", VOTE + more))))
    assert [piece.get("standing") for piece in (*year["motions"], *year["vote_events"])] == [standing, standing]


def test_a_proposal_is_no_decision(tmp_path: Path) -> None:
    _, year = of_town(town(tmp_path, minutes("ks", "2024-03-05", item(1, body="utfall: bifall\nförslag_till: kf"))))
    assert year["motions"][0]["result"] == "förslag"
    assert year["motions"][0]["standing"] == ["Förslag till kommunfullmäktige, inte slutligt beslut."]


MANDATES = """
uppdrag:
  - {person: Anna Ek (S), organ: ks, roll: ordförande, från: 2023-01-01, till: 2024-06-30}
  - {person: Disa Ny (V), organ: ks, från: 2024-07-01}
"""
PEOPLE = """
personer:
  - namn: Bo Lund
    partier:
      - {parti: M, från: 2020-01-01, till: 2024-03-31}
      - {parti: C, från: 2024-04-01}
"""


def memberships(found: Town) -> dict[str, Data]:
    whole, _ = of_town(found)
    return {each["id"]: each for each in whole["memberships"]}


def test_a_membership_has_days_only_where_a_register_gives_them(tmp_path: Path) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1), present=BESLUTANDE))
    found = memberships(place)
    assert not any({"start_date", "end_date"} & each.keys() for each in found.values())
    assert found["ledamoter/anna-ek/#ks-ordforande"]["first_seen"] == "2024-03-05"
    place.write("register/uppdrag.yml", MANDATES)
    place.write("register/personer.yml", PEOPLE)
    found = memberships(place)
    elected = found["ledamoter/anna-ek/#ks-ordforande-2023-01-01"]
    assert (elected["start_date"], elected["end_date"], elected["on_behalf_of_id"]) == (
        "2023-01-01",
        "2024-06-30",
        "partier/s/",
    )
    assert "ledamoter/anna-ek/#ks-ordforande" not in found
    # Who serves outside the days of the register is still seen there.
    place.write("register/uppdrag.yml", MANDATES.replace("2023-01-01", "2024-06-01"))
    assert memberships(place)["ledamoter/anna-ek/#ks-ordforande"]["first_seen"] == "2024-03-05"
    place.write("register/uppdrag.yml", MANDATES)
    unseen = found["organ/ks/#ledamot-disa-ny-2024-07-01"]
    assert (unseen["person"], unseen.get("end_date")) == ({"name": "Disa Ny"}, None)
    moderate = found["ledamoter/bo-lund/#parti-m"]
    assert (moderate["start_date"], moderate["end_date"]) == ("2020-01-01", "2024-03-31")
    assert found["ledamoter/bo-lund/#parti-c"].get("end_date") is None


def test_the_example_in_the_documentation_is_real(demo_data: tuple[Data, Any]) -> None:
    shown = re.search(r"^```json\n(.*?)^```", PAGE.read_text("utf-8").partition("\n## Popolo")[2], re.M | re.S)
    assert shown
    assert json.loads(shown[1]) in demo_data[0]["memberships"]


def test_what_a_body_was_called_has_its_last_day(tmp_path: Path) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1)))
    bodies = (place.content / "register/organ.yml").read_text("utf-8")
    earlier = "typ: styrelse\n    tidigare_namn: {namn: Drätselkammaren, till: 2020-04-30}"
    place.write("register/organ.yml", bodies.replace("typ: styrelse", earlier))
    whole, _ = of_town(place)
    [board] = [each for each in whole["organizations"] if each["id"] == "organ/ks/"]
    assert board["other_names"] == [{"name": "Drätselkammaren", "end_date": "2020-04-30"}]


def test_it_is_there_only_where_it_is_asked_for(tmp_path: Path) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1)))
    asked = (place.content / "register/kommun.yml").read_text("utf-8")
    site = place.build()
    files = ("data/popolo.json", "data/2024/popolo.json")
    assert not any((site.folder / each).exists() for each in files)
    place.write("register/kommun.yml", asked + "standarder: popolo\n")
    site = place.build()
    assert all((site.folder / each).exists() for each in files)


def test_two_candidates_of_one_name_keep_their_own_figures(tmp_path: Path) -> None:
    options = "alternativ: [{namn: Karl Ek, antal: 3}, {namn: Karl Ek, antal: 0}]"
    _, year = of_town(town(tmp_path, minutes("ks", "2024-03-05", item(1, body=f"voteringar:\n  - {options}"))))
    counts = {each["option"]: each["value"] for each in year["vote_events"][0]["counts"]}
    assert counts == {"Karl Ek": 3, "Karl Ek (2)": 0}


@pytest.mark.parametrize(
    ("cases", "result"),
    [
        (
            "[{nr: KS-2024-00001, utfall: bifall}, {nr: KS-2024-00002, utfall: avslag}]",
            "KS-2024-00001: bifall; KS-2024-00002: avslag",
        ),
        ("[KS-2024-00001, KS-2024-00002]", "beslutat"),
    ],
)
def test_a_motion_of_several_cases_says_what_became_of_each(tmp_path: Path, cases: str, result: str) -> None:
    _, year = of_town(town(tmp_path, minutes("kf", "2024-01-09", item(1, "Två motioner", f"ärende: {cases}"))))
    assert year["motions"][0]["result"] == result
