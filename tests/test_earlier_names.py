"""A body that has changed its name: a meeting stands under the name of its day, wherever it is named."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from generator.model import BodyRecord
from generator.opendata import Claims
from generator.opendata.standards import OParl, popolo
from generator.pages.case.path import path_view
from generator.pages.context import Context
from tests.sites import ORGAN, Town, data_of, fragments, item, minutes, text_of, town

NAMES = [{"namn": "Jobbnämnden", "till": "2019-12-31"}, {"namn": "Arbetslöshetsnämnden", "till": "2010-12-31"}]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2009-05-05", "Arbetslöshetsnämnden"),
        ("2010-12-31", "Arbetslöshetsnämnden"),
        ("2011-01-01", "Jobbnämnden"),
        ("2019-12-31", "Jobbnämnden"),
        ("2020-01-01", "Arbetsmarknadsnämnden"),
    ],
)
def test_the_name_of_a_day(day: str, name: str) -> None:
    record = {"id": "an", "namn": "Arbetsmarknadsnämnden", "typ": "nämnd", "tidigare_namn": NAMES}
    assert BodyRecord.model_validate(record).name_on(date.fromisoformat(day)) == name


def renamed(folder: Path) -> Town:
    place = town(
        folder,
        minutes("an", "2019-05-07", item(1, "Praktik", "ärende: KS-2019-00001\nutfall: bordläggning")),
        minutes("an", "2024-05-07", item(1, "Praktik", "ärende: KS-2019-00001\nbeslut: Ja.")),
    )
    place.write("register/organ.yml", ORGAN + "    tidigare_namn: {namn: Jobbnämnden, till: 2019-12-31}\n")
    return place


def test_a_meeting_stands_under_the_name_of_its_day(tmp_path: Path) -> None:
    archive = renamed(tmp_path / "a").archive()
    old, new, body, case = "moten/an/2019-05-07/", "moten/an/2024-05-07/", "organ/an/", "arenden/ks-2019-00001/"
    month = "manad/2019-05/"
    found = fragments(archive, old, new, body, case, month)
    pages = {address: " ".join(text_of(page).split()) for address, page in found.items()}
    assert "Jobbnämnden" in pages[month] and "Arbetsmarknadsnämnden" not in pages[month]
    assert "Jobbnämnden 7 maj 2019" in pages[old] and "Heter nu Arbetsmarknadsnämnden." in pages[old]
    assert "Jobbnämnden" not in pages[new] and "Heter nu" not in pages[new]
    assert "Hette Jobbnämnden till och med 31 december 2019." in pages[body]
    assert "Jobbnämnden" in pages[case] and "Arbetsmarknadsnämnden" in pages[case]
    data = data_of(Context(archive, "Protokoll", "https://protokoll.exempelkoping.example/"), old)
    assert data["organ"]["hette"] == "Jobbnämnden"
    assert "Exempelköpings kommun, jobbnämnden, 7 maj 2019," in pages[old]  # as its §§ are cited


def test_the_way_of_a_case_tells_who_decided_under_the_name_of_the_day(tmp_path: Path) -> None:
    [case] = renamed(tmp_path / "a").archive().cases.values()
    path = path_view(case)
    assert path and "jobbnämnden bordlägger" in path.sentence and "arbetsmarknadsnämnden beslutar" in path.sentence


def test_data_of_others_have_the_name_of_the_day_too(tmp_path: Path) -> None:
    place = renamed(tmp_path / "a")
    mandates = ("från: 2015-01-01, till: 2018-12-31", "från: 2023-01-01, till: 2026-12-31")
    place.write(
        "register/uppdrag.yml",
        "uppdrag:\n" + "".join(f"  - {{person: Anna Ek (S), organ: an, {each}}}\n" for each in mandates),
    )
    archive = place.archive()
    context = Context(archive, "Protokoll", "https://protokoll.exempelkoping.example/")
    whole = json.loads(popolo.whole_archive(context))
    labels = {each.get("start_date"): each["label"] for each in whole["memberships"] if "role" in each}
    assert labels["2015-01-01"] == "Ledamot, jobbnämnden"
    assert labels["2023-01-01"] == "Ledamot, arbetsmarknadsnämnden"
    assert {each["label"] for each in whole["posts"]} >= {"Ledamot, arbetsmarknadsnämnden"}
    body = archive.bodies["an"]
    told = OParl(context).body(body)
    assert told["name"] == "Arbetsmarknadsnämnden"
    assert told["OppnaProtokoll:formerNames"] == [{"name": "Jobbnämnden", "endDate": "2019-12-31"}]
    assert "OppnaProtokoll:formerNames" not in OParl(context).body(archive.bodies["ks"])
    assert "Jobbnämnden" in Claims(context).body(body)["alternateName"]
    organizers = {each.date.year: Claims(context).meeting(each)["organizer"]["name"] for each in archive.meetings}
    assert organizers == {2019: "Jobbnämnden", 2024: "Arbetsmarknadsnämnden"}
