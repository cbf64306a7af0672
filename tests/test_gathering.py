"""All years as one: what reads the years' files together finds every row once, and nothing is said twice."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from frictionless import Package

from generator.opendata.bulk import TABLES, index_files, part_of, year_files
from generator.pages.context import Context
from tests.sites import item, minutes, town

VOTE = "beslut: Ett nytt badhus byggs.\nvoteringar:\n  - {ja: höja, nej: låta bli, röster: {ja: [Anna Ek (S)]}}\n"
CASE = "ärende: KS-2023-00001"
YEARS = (2023, 2024)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("years")
    meetings = [
        minutes("ks", "2023-02-07", item(1, "Taxa", f"{CASE}\n{VOTE}")),
        minutes("ks", "2024-01-09", item(1, "Taxa", CASE), item(2, "Val", VOTE.replace("byggs", "ritas"))),
    ]
    archive = town(place / "town", *meetings).archive()
    context = Context(archive, "Öppna protokoll", "https://x.example/")
    files = index_files(context, YEARS)
    for year in YEARS:
        files |= year_files(context, year, [part_of(context, each)[1] for each in archive.meetings_of(year)])
    for path, content in files.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(content)
    return place / "data"


def test_the_tables_of_all_years_are_as_their_package_says(folder: Path) -> None:
    package = Package(str(folder / "datapackage.json"))
    report = package.validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []
    rows = {each.name: [row.to_dict() for row in each.read_rows()] for each in package.resources}
    assert [(row["möte"], row["nr"]) for row in rows["paragrafer"]] == [
        ("ks/2023-02-07", "1"),
        ("ks/2024-01-09", "1"),
        ("ks/2024-01-09", "2"),
    ]
    # What comes again each year says which.
    assert [(row["år"], row["ärende"]) for row in rows["arenden"]] == [(2023, "KS-2023-00001"), (2024, "KS-2023-00001")]


def test_a_row_that_comes_twice_is_found(folder: Path, tmp_path: Path) -> None:
    for path in folder.rglob("*.csv*"):
        (tmp_path / path.parent.name).mkdir(exist_ok=True)
        (tmp_path / path.parent.name / path.name).write_bytes(path.read_bytes())
    told = (folder / "datapackage.json").read_text("utf-8")
    (tmp_path / "datapackage.json").write_text(told.replace("2023/moten.csv", "2024/moten.csv"), "utf-8")
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_one_database_of_all_years_is_made_with_python_alone(folder: Path, tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-I", str(folder / "samla.py"), str(folder)], cwd=tmp_path, capture_output=True, text=True
    )
    assert (made.stdout.split(), made.stderr) == (["2023", "2024"], "")
    database = sqlite3.connect(tmp_path / "protokoll.sqlite")
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("SELECT möte, nr, namn FROM roster").fetchall() == [
        ("ks/2023-02-07", "1", "Anna Ek"),
        ("ks/2024-01-09", "2", "Anna Ek"),
    ]
    # Words in a row are found there, and the ways from one table to another are there.
    found = "SELECT p.nr FROM sok JOIN paragrafer p ON p.rowid = sok.rowid WHERE sok MATCH ?"
    assert database.execute(found, ('"badhus ritas"',)).fetchall() == [("2",)]
    assert database.execute(found, ('"ritas badhus"',)).fetchall() == []
    assert database.execute("SELECT count(*) FROM roster_med_paragraf").fetchone() == (2,)
    assert database.execute("SELECT count(*) FROM arenden").fetchone() == (2,)
    assert database.execute("SELECT count(*) FROM arenden WHERE år = 2024").fetchone() == (1,)


def test_views_name_files_that_are_there(folder: Path) -> None:
    told = (folder / "alla.sql").read_text("utf-8")
    files = re.findall(r"'https://x.example/data/([^']+)'", told)
    assert len(files) == len(TABLES) * len(YEARS)
    assert all((folder / each).is_file() for each in files)
    assert json.loads((folder / "ar.json").read_text("utf-8"))["år"].keys() == {"2023", "2024"}
