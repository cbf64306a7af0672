"""Bulk data: the tables of a year say what the pages say, in every form, and what is documented of them holds."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sqlite3
from operator import methodcaller
from pathlib import Path
from typing import Any

import pytest

from generator.checks import Examination
from generator.opendata.bulk import TABLES, index_file, year_files
from generator.opendata.twins import twin
from generator.pages.context import Context
from tests.sites import item, minutes, town

PAGE = Path(__file__).parents[1] / "generator" / "standard" / "sidor" / "oppna-data.md"
YEAR = 2024


@pytest.fixture(scope="module")
def context(sagolunda: Examination) -> Context:
    assert sagolunda.archive is not None
    return Context(sagolunda.archive, "Öppna protokoll", "https://protokoll.example/")


@pytest.fixture(scope="module")
def files(context: Context) -> dict[str, bytes]:
    meetings = [each for each in context.archive.meetings if each.date.year == YEAR]
    return {
        path.removeprefix(f"data/{YEAR}/"): content for path, content in year_files(context, YEAR, meetings).items()
    }


@pytest.fixture(scope="module")
def database(files: dict[str, bytes]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(gzip.decompress(files["protokoll.sqlite.gz"]))
    return connection


def named(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path.removeprefix(f"data/{YEAR}/"): content for path, content in files.items()}


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def one_year(tmp_path: Path, *items: str) -> dict[str, bytes]:
    archive = town(tmp_path, minutes("ks", "2024-01-09", *items)).archive()
    made = year_files(Context(archive, "Öppna protokoll", "https://x.example/"), YEAR, archive.meetings)
    return {path.rpartition("/")[2]: content for path, content in made.items()}


def test_every_vote_and_its_names_are_in_the_tables(context: Context, database: sqlite3.Connection) -> None:
    told: list[tuple[Any, ...]] = []
    names = 0
    for meeting in context.archive.meetings:
        if meeting.date.year == YEAR:
            for each in twin(context, methodcaller("meeting", meeting))["paragrafer"]:
                for vote in each.get("voteringar", ()):
                    told.append((each["nr"], vote.get("ja"), vote.get("resultat", {}).get("ja")))
                    names += len(vote.get("röster", ()))
    assert told
    assert database.execute("SELECT nr, ja, antal_ja FROM voteringar ORDER BY rowid").fetchall() == told
    assert database.execute("SELECT count(*) FROM roster").fetchone() == (names,)


def test_a_csv_and_the_database_say_the_same(files: dict[str, bytes], database: sqlite3.Connection) -> None:
    for table in TABLES:
        head, *rows = read(files[f"{table.name}.csv"])
        assert head == [column.name for column in table.columns]
        stored = database.execute(f'SELECT * FROM "{table.name}"').fetchall()  # noqa: S608 - our own names
        plain = [["" if value is None else str(value) for value in row] for row in stored]
        assert [[re.sub(r"^'(?=[=+@-])", "", value) for value in row] for row in rows] == plain, table.name


def test_every_row_belongs_to_one_that_is_there(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_lines_of_json_are_the_items_of_the_meetings(context: Context, files: dict[str, bytes]) -> None:
    lines = [json.loads(line) for line in gzip.decompress(files["paragrafer.jsonl.gz"]).splitlines()]
    numbers = [
        handling.item.title
        for each in context.archive.meetings
        if each.date.year == YEAR
        for handling in each.handlings
    ]
    assert [line["rubrik"] for line in lines] == numbers
    assert {line["möte"]["datum"][:4] for line in lines} == {str(YEAR)}


def test_the_package_describes_the_files(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    assert [each["path"] for each in package["resources"]] == [f"{table.name}.csv" for table in TABLES]
    for resource in package["resources"]:
        head, *rows = read(files[resource["path"]])
        assert [each["name"] for each in resource["schema"]["fields"]] == head
        assert resource["rows"] == len(rows)
        assert all(each["description"].endswith(".") for each in resource["schema"]["fields"])


def test_what_qualifies_a_decision_stands_beside_it(tmp_path: Path) -> None:
    corrected = item(1, "Taxa", "beslut: Avgiften är 10 kronor.\nredaktionell_not: Skannad.\nstatus: utkast")
    head, row = read(one_year(tmp_path, corrected)["paragrafer.csv"])
    told = dict(zip(head, row, strict=True))
    assert (told["beslut"], told["status"], told["redaktionell_not"]) == (
        "Avgiften är 10 kronor.",
        "utkast",
        "Skannad.",
    )


@pytest.mark.parametrize(
    ("title", "cell"),
    [("=1+1", "'=1+1"), ("@anna", "'@anna"), ("Taxa; avgift", "Taxa; avgift"), ("0182", "0182"), ("a=b", "a=b")],
)
def test_a_spreadsheet_takes_no_text_for_a_formula(tmp_path: Path, title: str, cell: str) -> None:
    head, row = read(one_year(tmp_path, item(1, f'"{title}"'))["paragrafer.csv"])
    assert row[head.index("rubrik")] == cell


def test_the_same_minutes_give_the_same_bytes(context: Context, files: dict[str, bytes]) -> None:
    meetings = [each for each in context.archive.meetings if each.date.year == YEAR]
    again = year_files(context, YEAR, meetings)
    assert named(again) == files


def test_the_years_are_listed(context: Context) -> None:
    path, content = index_file(context, [2023, 2024])
    assert path == "data/ar.json"
    assert list(json.loads(content)["år"]) == ["2023", "2024"]


QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_a_journalist_asks_has_an_answer(database: sqlite3.Connection, question: str) -> None:
    assert database.execute(question).fetchall()


def test_every_file_is_described(files: dict[str, bytes]) -> None:
    described = set(re.findall(r"^\| `([\w.]+)` \|", PAGE.read_text("utf-8"), re.MULTILINE))
    assert set(files) <= described
    assert len(QUESTIONS) == 10
