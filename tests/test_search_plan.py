"""Which shard of the index everything belongs to, and what new minutes change."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from generator.pages.context import Context
from generator.search import shard_of, shards
from tests.search_files import write_shard
from tests.sites import Town, item, minutes, town

CASE = "ärende: KS-2021-00007"


@pytest.mark.parametrize(
    ("day", "newest", "name"),
    [
        (date(2024, 1, 1), 2024, "2024-kv1"),
        (date(2024, 3, 31), 2024, "2024-kv1"),
        (date(2024, 4, 1), 2024, "2024-kv2"),
        (date(2024, 12, 31), 2024, "2024-kv4"),
        (date(2023, 7, 1), 2024, "2023-kv3"),
        (date(2022, 12, 31), 2024, "2022"),
        (date(2022, 12, 31), 2023, "2022-kv4"),
        (date(2022, 12, 31), 2025, "2022-2023"),
        (date(2021, 1, 1), 2024, "2020-2021"),
        (date(2020, 1, 1), 2024, "2020-2021"),
        (date(2017, 5, 5), 2024, "2016-2017"),
        (date(2019, 5, 5), 2025, "2018-2019"),
        (date(2019, 5, 5), 2026, "2016-2019"),
        (date(1999, 5, 5), 2024, "1996-1999"),
    ],
)
def test_a_day_has_its_shard_by_the_newest_year(day: date, newest: int, name: str) -> None:
    assert shard_of(day, newest) == name


@pytest.fixture
def founded(tmp_path: Path) -> Town:
    return town(
        tmp_path,
        minutes("ks", "2021-02-02", item(1, "Skolskjuts", CASE), item(2, "Parken")),
        minutes("ks", "2023-05-02", item(1, "Badhuset", "ärende: KS-2023-00001")),
        minutes("kf", "2024-03-05", item(1, "Budget"), item(2, "Torget")),
        minutes("ks", "2024-02-01", item(1, "Vägen")),
    )


def addresses(town: Town) -> dict[str, list[str]]:
    archive = town.archive()
    context = Context(archive, "Öppna protokoll", "/")
    return {name: [record.address for record in shard.records(context)] for name, shard in shards(archive).items()}


def written(town: Town, folder: Path) -> dict[str, str]:
    archive = town.archive()
    context = Context(archive, "Öppna protokoll", "/")
    return {name: write_shard(name, shard.records(context), folder) for name, shard in shards(archive).items()}


def test_the_newest_comes_first_and_cases_before_paragraphs(founded: Town) -> None:
    found = addresses(founded)
    assert list(found) == ["2024-kv1", "2023-kv2", "2020-2021", "ledamoter"]
    march, february, older = "moten/kf/2024-03-05/", "moten/ks/2024-02-01/", "moten/ks/2021-02-02/"
    assert found["2024-kv1"] == [f"{march}#p1", f"{march}#p2", march, f"{february}#p1", february]
    assert found["2020-2021"] == ["arenden/ks-2021-00007/", f"{older}#p1", f"{older}#p2", older]
    assert found["ledamoter"][0] == "ledamoter/anna-ek/"
    assert found["ledamoter"][-7:-4] == ["partier/s/", "partier/m/", "partier/c/"]
    assert found["ledamoter"][-4:] == [f"organ/{body}/" for body in ("kf", "ks", "ksau", "an")]


def test_everything_is_in_one_shard(founded: Town) -> None:
    archive = founded.archive()
    entities = Counter(id(entity) for shard in shards(archive).values() for entity in shard.entities)
    items = [the_item for meeting in archive.meetings for the_item in meeting.items]
    people = [*archive.people.values(), *archive.parties, *archive.bodies.values()]
    everything = [*items, *archive.meetings, *archive.cases.values(), *people]
    assert entities == Counter(map(id, everything))


def test_new_minutes_change_their_own_shard(founded: Town, tmp_path: Path) -> None:
    before = written(founded, tmp_path / "index")
    founded.add(minutes("kf", "2024-06-04", item(1, "Bron")))
    after = written(founded, tmp_path / "index")
    assert {name for name in after if after[name] != before.get(name)} == {"2024-kv2"}


def test_a_case_moves_to_where_it_was_handled_last(founded: Town, tmp_path: Path) -> None:
    before = written(founded, tmp_path / "index")
    founded.add(minutes("kf", "2024-06-04", item(1, "Skolskjuts", CASE)))
    after = written(founded, tmp_path / "index")
    assert {name for name in after if after[name] != before.get(name)} == {"2024-kv2", "2020-2021"}
    assert addresses(founded)["2024-kv2"] == [
        "arenden/ks-2021-00007/",
        "moten/kf/2024-06-04/#p1",
        "moten/kf/2024-06-04/",
    ]


def test_an_archive_without_meetings_has_an_index(tmp_path: Path) -> None:
    assert addresses(town(tmp_path)) == {"ledamoter": [f"organ/{body}/" for body in ("kf", "ks", "ksau", "an")]}
