"""Bulk data: the tables of a year say what the pages say, in every form, and what is documented of them holds."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sqlite3
from datetime import date
from operator import methodcaller
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
import zstandard
from arro3.io import read_parquet
from csvw import TableGroup
from frictionless import Package
from openpyxl import load_workbook

from generator.archive import Meeting
from generator.checks import Examination
from generator.notation import format_number
from generator.opendata import bulk
from generator.opendata.bulk import TABLES, index_files, part_of, year_files
from generator.opendata.bulk.spreadsheets import CHOICES, NAMED
from generator.opendata.bulk.xlsx import Sheet, workbook
from generator.opendata.json_of_pages import page_json
from generator.pages.context import Context
from generator.system.store import Store
from tests.sites import KOMMUN, ORGAN, item, minutes, town

PAGE = Path(__file__).parents[1] / "generator" / "standard" / "sidor" / "oppna-data.md"
YEAR = 2024
CSVS = [table for table in TABLES if not table.large]


@pytest.fixture(scope="module")
def context(sagolunda: Examination) -> Context:
    assert sagolunda.archive is not None
    return Context(sagolunda.archive, "Öppna protokoll", "https://protokoll.example/")


def made(context: Context, meetings: list[Meeting]) -> dict[str, bytes]:
    own = [part_of(context, each) for each in meetings]
    files = {path: content for found, _ in own for path, content in found.items()}
    return files | year_files(context, YEAR, [part for _, part in own])


@pytest.fixture(scope="module")
def files(context: Context) -> dict[str, bytes]:
    meetings = [each for each in context.archive.meetings if each.date.year == YEAR]
    return unpacked(named(made(context, meetings)))


@pytest.fixture(scope="module")
def database(files: dict[str, bytes]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(gzip.decompress(files["protokoll.sqlite.gz"]))
    return connection


def unpacked(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return files with what is in each packed table beside it."""
    found = dict(files)
    for name in files:
        if name.endswith(".csv.zip"):
            with ZipFile(io.BytesIO(files[name])) as packed:
                assert packed.namelist() == [name.removesuffix(".zip")]
                found[name.removesuffix(".zip")] = packed.read(packed.namelist()[0])
    return found


def named(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path.removeprefix(f"data/{YEAR}/"): content for path, content in files.items()}


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def sheets_of(content: bytes) -> dict[str, list[list[str]]]:
    """Return the cells of each sheet of a workbook as another program reads them."""
    return {
        sheet.title: [
            ["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in load_workbook(io.BytesIO(content)).worksheets
    }


def one_year(tmp_path: Path, *items: str) -> dict[str, bytes]:
    archive = town(tmp_path, minutes("ks", "2024-01-09", *items)).archive()
    found = made(Context(archive, "Öppna protokoll", "https://x.example/"), archive.meetings)
    return unpacked({path.rpartition("/")[2]: content for path, content in found.items()})


def test_every_vote_and_its_names_are_in_the_tables(context: Context, database: sqlite3.Connection) -> None:
    told: list[tuple[Any, ...]] = []
    names = 0
    for meeting in context.archive.meetings:
        if meeting.date.year == YEAR:
            for each in page_json(context, methodcaller("meeting", meeting))["paragrafer"]:
                for vote in each.get("voteringar", ()):
                    told.append((each["nr"], vote.get("ja"), vote.get("resultat", {}).get("ja")))
                    names += sum(map(len, vote.get("röster", {}).values()))
    assert told
    assert sorted(map(str, database.execute("SELECT nr, ja, antal_ja FROM voteringar"))) == sorted(map(str, told))
    assert database.execute("SELECT count(*) FROM roster").fetchone() == (names,)


def test_a_csv_and_the_database_say_the_same(files: dict[str, bytes], database: sqlite3.Connection) -> None:
    for table in CSVS:
        head, *rows = read(files[f"{table.name}.csv"])
        assert head == [column.name for column in table.columns if not column.long]
        names = ", ".join(f'"{name}"' for name in head)
        stored = database.execute(f'SELECT {names} FROM "{table.name}"').fetchall()  # noqa: S608 - our own names
        plain = [["" if value is None else str(value) for value in row] for row in stored]
        # In the database rows stand by their key, in the files as in the minutes.
        told = [[re.sub(r"^'(?=[=+@-])", "", value) for value in row] for row in rows]
        assert sorted(told) == sorted(plain), table.name


def test_a_ballot_is_told_once_and_its_row_names_who_cast_it(context: Context, database: sqlite3.Connection) -> None:
    told = [
        (each.authors[0].name, str(each.choice))
        for meeting in context.archive.meetings
        if meeting.date.year == YEAR
        for the_item in meeting.items
        for each in the_item.ballots
    ]
    assert sorted(database.execute("SELECT namn, röst FROM roster")) == sorted(told)
    assert len(told) > 50


def test_every_row_belongs_to_one_that_is_there(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_lines_of_json_are_the_items_of_the_meetings(context: Context, files: dict[str, bytes]) -> None:
    lines = [json.loads(line) for line in zstandard.decompress(files["paragrafer.jsonl.zst"]).splitlines()]
    numbers = [
        the_item.record.title for each in context.archive.meetings if each.date.year == YEAR for the_item in each.items
    ]
    assert [line["rubrik"] for line in lines] == numbers
    assert {line["möte"]["datum"][:4] for line in lines} == {str(YEAR)}


def test_the_package_describes_the_files(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    ends = {table.name: ".csv.zip" if table.grows else ".csv" for table in CSVS}
    assert [each["path"] for each in package["resources"]] == [name + end for name, end in ends.items()]
    for resource in package["resources"]:
        head, *rows = read(files[f"{resource['name']}.csv"])
        assert [each["name"] for each in resource["schema"]["fields"]] == head
        assert resource["rows"] == len(rows)
        assert all(each["description"].endswith(".") for each in resource["schema"]["fields"])


@pytest.fixture(scope="module")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a year as they are published, and packed tables unpacked beside each other in a folder."""
    found = tmp_path_factory.mktemp("data")
    for name, content in files.items():
        if f"{name}.zip" in files:
            continue
        path = found / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    (found / "csv").mkdir()
    for name in [*(table.csv_name for table in CSVS), "csvw.json"]:
        (found / "csv" / name).write_bytes(files[name])
    return found


def test_the_package_says_how_a_table_is_packed(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    packed = {each["path"]: each["innerpath"] for each in package["resources"] if "compression" in each}
    assert packed == {f"{table.name}.csv.zip": f"{table.name}.csv" for table in CSVS if table.grows}
    assert {each["format"] for each in package["resources"]} == {"csv"}
    for name, inner in packed.items():
        with ZipFile(io.BytesIO(files[name])) as found:
            assert found.namelist() == [inner]


def test_the_tables_are_as_their_data_package_says(folder: Path) -> None:
    # A registered name: datapackage 1.1.10 of JavaScript stopped at Python's "utf-8-sig" (findings/datapackage-js…).
    assert {each.encoding for each in Package(str(folder / "datapackage.json")).resources} == {"utf-8"}
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []
    assert len(report.tasks) == len(CSVS)


def test_a_package_that_is_wrong_is_found(folder: Path, tmp_path: Path) -> None:
    told = (folder / "datapackage.json").read_text("utf-8")
    for path in folder.glob("*.csv*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "partier.csv").write_bytes((folder / "partier.csv").read_bytes() * 2)
    (tmp_path / "datapackage.json").write_text(told, "utf-8")
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_tables_are_as_csv_on_the_web_says(folder: Path, files: dict[str, bytes]) -> None:
    group = TableGroup.from_file(folder / "csv" / "csvw.json")
    assert group.check_referential_integrity(strict=True) in (True, None)
    assert [str(table.url) for table in group.tables] == [f"{table.name}.csv" for table in CSVS]
    for table in group.tables:
        head, *rows = read(files[str(table.url)])
        assert [column.titles.getfirst() for column in table.tableSchema.columns] == head
        assert len(list(table.iterdicts(strict=True))) == len(rows)


def test_parquet_and_the_database_say_the_same(files: dict[str, bytes], database: sqlite3.Connection) -> None:
    for table in TABLES:
        found = read_parquet(io.BytesIO(files[f"parquet/{table.name}.parquet"])).read_all()
        columns = [found.column(column.name).to_pylist() for column in table.columns]
        told = [
            tuple(each.isoformat() if isinstance(each, date) else each for each in row)
            for row in zip(*columns, strict=True)
        ]
        stored = database.execute(f'SELECT * FROM "{table.name}"').fetchall()  # noqa: S608 - our own names
        assert sorted(told, key=str) == sorted(stored, key=str)


def test_every_paragraph_of_the_attendance_is_a_row(context: Context, database: sqlite3.Connection) -> None:
    told = [
        (f"{meeting.id}", nr, at)
        for meeting in context.archive.meetings
        if meeting.date.year == YEAR
        for at, line in enumerate(meeting.presences, 1)
        for nr in map(format_number, line.numbers)
    ]
    assert told
    assert sorted(database.execute("SELECT möte, nr, närvarorad FROM narvaro_paragrafer").fetchall()) == sorted(told)


def test_the_workbook_has_all_tables_and_codes_stay_what_they_are(tmp_path: Path) -> None:
    long = "Å" * 40_000
    files = one_year(tmp_path, item("2/5", '"=1+1"', "ärende: '0182'"), item("2/6", body=f"beslut: {long}"))
    book = load_workbook(io.BytesIO(files["tabeller.xlsx"]))
    assert book.sheetnames == [table.name for table in CSVS]
    for table in CSVS:
        head, *rows = read(files[f"{table.name}.csv"])
        first, *cells = book[table.name].iter_rows(values_only=True)
        assert list(first) == head
        assert len(cells) == len(rows)
    head, one, two = book["paragrafer"].iter_rows(values_only=True)
    assert [one[head.index(name)] for name in ("nr", "rubrik", "ärenden")] == ["2/5", "=1+1", "0182"]
    assert all(cell.data_type in "sn" for row in book["paragrafer"].iter_rows() for cell in row)
    decision = two[head.index("beslut")]
    assert len(decision) == 32_767 and decision.endswith("Längre än en cell: resten står i protokoll.sqlite.gz.")
    ordinal = head.index("ordning")
    assert [one[ordinal], two[ordinal]] == [1, 2]


def records(content: bytes) -> dict[str, list[dict[str, str]]]:
    """Return the rows of each sheet of a workbook, by their headings."""
    return {
        name: [dict(zip(head, row, strict=True)) for row in body] for name, (head, *body) in sheets_of(content).items()
    }


def test_small_tables_say_what_the_large_one_does(files: dict[str, bytes], database: sqlite3.Connection) -> None:
    """A vote's, the members' and the parties': all ballots are in each of them, once."""
    (ballots,) = database.execute("SELECT count(*) FROM roster").fetchone()
    (with_page,) = database.execute("SELECT count(*) FROM roster WHERE person IS NOT NULL").fetchone()
    books = [records(content) for name, content in files.items() if name.startswith("omrostningar/")]
    rows = [row for sheets in books for body in sheets.values() for row in body]
    options = sum(row["betydde"] == "" and row["röst"] not in CHOICES for row in rows)
    assert len(rows) - options == ballots
    year = records(files["roster.xlsx"])
    cast = [row for row in year["Ledamöter"] if any(row[name] for name in row if name not in NAMED)]
    assert sum(bool(row[name]) for row in cast for name in row if name not in NAMED) == with_page
    without = database.execute("SELECT count(*) FROM roster WHERE parti IS NULL OR parti = '-'").fetchone()[0]
    counted = [int(row[name] or 0) for row in year["Partier"] for name in row if name not in NAMED]
    assert sum(counted) == ballots - without
    assert all(row["status"] and row["läge"] for row in year["Ledamöter"])
    assert [row["url"] for row in year["Ledamöter"]] == [row["url"] for row in year["Partier"]]


def test_a_members_column_says_how_they_voted(tmp_path: Path) -> None:
    named = "{ja: [Anna Ek (S), Bo Lund (M)], nej: [Cecilia Berg (C)], avstår: [Nils Okänd]}"
    vote = f"voteringar:\n  - ja: höja\n    nej: låta bli\n    röster: {named}\n"
    twice = vote.replace("avstår: [Nils Okänd]", "avstår: [Anna Ek (S)]")
    quiet = "voteringar:\n  - {ja: höja, nej: låta bli, resultat: {ja: 3, nej: 0}}\n"
    found = one_year(tmp_path, item(1, body=vote), item(2, body=twice), item(3, body=quiet))
    year = records(found["roster.xlsx"])
    members = [[row[name] for name in ("nr", "ja", "Anna Ek", "Cecilia Berg")] for row in year["Ledamöter"]]
    assert members == [["1", "höja", "ja", "nej"], ["2", "höja", "ja; avstår", "nej"]]
    parties = [[row[name] for name in ("nr", "S ja", "S avstår", "C nej", "M ja")] for row in year["Partier"]]
    assert parties == [["1", "1", "", "1", "1"], ["2", "1", "1", "1", "1"]]
    assert "roster.xlsx" not in one_year(tmp_path / "none", item(3, body=quiet))


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


def test_one_meeting_changed_makes_its_own_part_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a part that the store has lost is made again: the files are those of a build from nothing."""

    def of_year(title: str) -> list[str]:
        return [minutes("ks", f"2024-0{month}-09", item(1, title if month == 2 else "Taxa")) for month in (1, 2, 3)]

    place = town(tmp_path / "a", *of_year("Taxa"))
    place.build()
    anew: list[str] = []
    part = bulk.part_of

    def noted(context: Context, meeting: Meeting) -> tuple[dict[str, bytes], bulk.Part]:
        anew.append(meeting.id)
        return part(context, meeting)

    monkeypatch.setattr(bulk, "part_of", noted)
    for lost, title in ((False, "Taxan höjs"), (True, "Taxan sänks")):
        if lost:
            store = Store(place.folder / ".cache" / "protokoll.db")
            store.keep_only("parts", [])
            store.close()
        place.write("protokoll/ks/2024-02-09.yml", minutes("ks", "2024-02-09", item(1, title)))
        anew.clear()
        site = place.build()
        assert sorted(set(anew)) == [f"ks/2024-0{month}-09" for month in ((1, 2, 3) if lost else (2,))]
        clean = town(tmp_path / title, *of_year(title)).build()
        for path in sorted((clean.folder / "data" / "2024").rglob("*.*")):
            assert (site.folder / path.relative_to(clean.folder)).read_bytes() == path.read_bytes(), path
        with ZipFile(site.folder / "data" / "2024" / "protokoll.zip") as packed:
            assert packed.namelist() == [f"ks/2024-0{month}-09.yml" for month in (1, 2, 3)]
            for name in packed.namelist():
                assert packed.read(name) == (place.content / "protokoll" / name).read_bytes()


def test_a_workbook_takes_texts_for_texts() -> None:
    table = [("nr", "namn", "antal"), ("0182", "=1+1", 3), ("<&>", "två\nrader ", None), (None, "@anna", 0)]
    content = workbook(Sheet("§ 1", table[0], table[1:]), Sheet("§ 2 <&>", ("nr",), ()))
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["§ 1", "§ 2 <&>"]
    sheet = book.worksheets[0]
    assert list(sheet.iter_rows(values_only=True)) == table
    assert {cell.data_type for line in sheet.iter_rows(max_col=2, min_row=2) for cell in line if cell.value} == {"s"}
    with ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_minutes_give_the_same_bytes(context: Context, files: dict[str, bytes]) -> None:
    meetings = [each for each in context.archive.meetings if each.date.year == YEAR]
    again = made(context, meetings)
    assert unpacked(named(again)) == files


def test_the_years_are_listed(context: Context) -> None:
    found = index_files(context, [2023, 2024])
    assert list(json.loads(found["data/ar.json"])["år"]) == ["2023", "2024"]
    told = yaml.safe_load(found["data/metadata.yml"])["databases"]["protokoll"]["tables"]
    assert {name: list(table["columns"]) for name, table in told.items()} == {
        table.name: [column.name for column in table.columns] for table in TABLES
    }


def test_the_votes_of_a_member_are_found_by_an_index(database: sqlite3.Connection) -> None:
    [question] = [each for each in QUESTIONS if "FROM roster" in each and "personer" in each]
    steps = [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {question}")]
    assert any(step.startswith("SEARCH r USING INDEX roster_person") for step in steps), steps
    assert any(step.startswith("SEARCH p USING INDEX sqlite_autoindex_paragrafer") for step in steps), steps
    [without] = [
        step
        for row in database.execute("EXPLAIN QUERY PLAN SELECT * FROM roster r WHERE namn = 'x'")
        for step in row[3:]
    ]
    assert without == "SCAN r"


QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_a_journalist_asks_has_an_answer(database: sqlite3.Connection, question: str) -> None:
    assert database.execute(question).fetchall()


def test_every_file_is_described(files: dict[str, bytes]) -> None:
    described = set(re.findall(r"^\| `([\w.]+)` \|", PAGE.read_text("utf-8"), re.MULTILINE))
    assert {name for name in files if "/" not in name and f"{name}.zip" not in files} <= described
    folders = {name.partition("/")[0] for name in files if "/" in name}
    assert all(f"`{folder}/" in PAGE.read_text("utf-8") for folder in folders)
    assert all(f"`{table.name}" in PAGE.read_text("utf-8") for table in TABLES)
    assert len(QUESTIONS) >= 10


ELECTION = """\
voteringar:
  - alternativ:
      - {namn: Förslag 1, antal: 2, röster: [Anna Ek (S), Bo Lund (M)]}
      - {namn: Förslag 2, antal: 1, röster: [Cecilia Berg (C)]}
"""
PLAIN = "voteringar:\n  - {ja: Bifall, nej: Avslag, resultat: {ja: 1, nej: 0}, röster: {ja: [Anna Ek (S)]}}\n"


@pytest.mark.parametrize(
    ("vote", "rows"),
    [(ELECTION, [["Anna Ek", "alternativ", "Förslag 1"]]), (PLAIN, [["Anna Ek", "ja", ""]])],
)
def test_a_vote_for_one_of_several_is_a_members_vote(tmp_path: Path, vote: str, rows: list[list[str]]) -> None:
    found = one_year(tmp_path, item(1, "Val", vote))
    head, *ballots = read(found["roster.csv"])
    told = [dict(zip(head, row, strict=True)) for row in ballots]
    assert [[row[key] for key in ("namn", "röst", "alternativ")] for row in told if row["namn"] == "Anna Ek"] == rows
    [row] = records(found["roster.xlsx"])["Ledamöter"]
    assert row["Anna Ek"] == (rows[0][2] or rows[0][1])


def test_each_vote_has_a_sheet_that_its_page_names(tmp_path: Path) -> None:
    one = "voteringar:\n  - ja: x\n    nej: y\n    röster: {ja: [Anna Ek (S)]}\n"
    two = one + "  - ja: x\n    nej: y\n    resultat: {ja: 1, nej: 0}\n" + one.partition("\n")[2]
    place = town(tmp_path, minutes("ks", "2024-01-09", item(1, body=one), item("2/3", body=two)))
    site = place.build()
    sheets = sheets_of((site.folder / "data/2024/omrostningar/ks-2024-01-09.xlsx").read_bytes())
    assert list(sheets) == ["§ 1", "§ 2-3, omröstning 1", "§ 2-3, omröstning 3"]
    assert all(len(cells) == 2 for cells in sheets.values())
    page = site.content("moten/ks/2024-01-09/")
    links = page.select('.vote a[href$="data/2024/omrostningar/ks-2024-01-09.xlsx"]')
    assert [str(link.next_sibling).partition("bladet ")[2].strip("”") for link in links] == list(sheets)


MANDATES = """\
uppdrag:
  - {person: Anna Ek (S), organ: ks, roll: ordförande, från: 2023-01-01, till: 2023-12-31}
  - {person: Bo Lund (M), organ: ks, från: 2023-01-01}
  - {person: Dan Ny (V), organ: kf, roll: ersättare, från: 2024-06-01, till: 2026-12-31, för: Anna Ek (S)}
  - {person: Eva Sen (V), organ: kf, roll: ersättare, från: 2025-01-01}
"""


def test_a_mandate_is_a_row_of_each_year_in_which_it_holds(tmp_path: Path) -> None:
    place = town(tmp_path, minutes("ks", "2023-02-07"), minutes("ks", "2024-01-09"))
    place.write("register/uppdrag.yml", MANDATES)
    archive = place.archive()
    context = Context(archive, "Öppna protokoll", "https://x.example/")
    rows: dict[int, list[list[str]]] = {}
    for year in (2023, 2024):
        parts = [part_of(context, each)[1] for each in archive.meetings if each.date.year == year]
        files = named_of(year, year_files(context, year, parts))
        head, *told = read(files["fortroendeuppdrag.csv"])
        rows[year] = [row[2:] for row in told]
        assert head[:2] == ["år", "uppdrag"] and {row[0] for row in told} == {str(year)}
        assert len({row[1] for row in told}) == len(told)
        connection = sqlite3.connect(":memory:")
        connection.deserialize(gzip.decompress(files["protokoll.sqlite.gz"]))
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    bo = ["ks", "ledamot", "Bo Lund", "M", "https://x.example/ledamoter/bo-lund/", "2023-01-01", "", ""]
    anna = ["ks", "ordförande", "Anna Ek", "S", "https://x.example/ledamoter/anna-ek/", "2023-01-01", "2023-12-31", ""]
    assert rows[2023] == [anna, bo]
    assert rows[2024] == [["kf", "ersättare", "Dan Ny", "V", "", "2024-06-01", "2026-12-31", "Anna Ek"], bo]


def named_of(year: int, files: dict[str, bytes]) -> dict[str, bytes]:
    return unpacked({path.removeprefix(f"data/{year}/"): content for path, content in files.items()})


def test_a_misprinted_party_is_none_that_somebody_stood_for(tmp_path: Path) -> None:
    misprint = item(1, "Taxa", "yrkanden:\n  - {av: Anna Ek (M), text: Bifall.}")
    head, *rows = read(one_year(tmp_path, misprint)["personer.csv"])
    told = {row[head.index("namn")]: row[head.index("partier")] for row in rows}
    assert told == {"Anna Ek": "S", "Bo Lund": "M", "Cecilia Berg": "C"}


def test_a_meeting_has_the_name_of_its_day_and_the_days_of_its_file(tmp_path: Path) -> None:
    place = town(tmp_path, minutes("an", "2019-05-07", item(1, "Praktik"), head="tid: kl. 9.00–10.30"))
    known = "    tidigare_namn: {namn: Jobbnämnden, till: 2019-12-31}\n    språk: fi\n"
    place.write("register/organ.yml", ORGAN + known)
    archive = place.archive()
    archive.meetings[0].linked_days = ("2019-06-01", "2020-02-03")
    context = Context(archive, "Öppna protokoll", "https://x.example/")
    files = named_of(2019, year_files(context, 2019, [part_of(context, each)[1] for each in archive.meetings]))
    told = dict(zip(*read(files["moten.csv"]), strict=True))
    assert told["organ_namn"] == "Jobbnämnden"
    assert (told["publicerad"], told["ändrad"]) == ("2019-06-01", "2020-02-03")
    assert told["börjar"] == "2019-05-07T09:00:00+02:00"
    assert dict(zip(*read(files["organ.csv"]), strict=True))["namn"] == "Arbetsmarknadsnämnden"
    assert dict(zip(*read(files["paragrafer.csv"]), strict=True))["språk"] == "fi"


def test_a_case_says_what_it_is_and_since_when(tmp_path: Path) -> None:
    motion = "ärende: KS-2024-00001\ntyp: Motion\nväckt: 2023-11-06\nväckt_av: [Anna Ek (S)]"
    found = one_year(tmp_path, item(1, "Motion om cykelväg", motion), item(2, "Promotion", "ärende: KS-2024-00002"))
    head, *rows = read(found["arenden.csv"])
    keys = ("ärende", "rubrik", "ärendetyp", "väckt", "väckt_av")
    assert [[row[head.index(key)] for key in keys] for row in rows] == [
        ["KS-2024-00001", "Motion om cykelväg", "motion", "2023-11-06", "Anna Ek (S)"],
        ["KS-2024-00002", "Promotion", "", "", ""],
    ]


SIGNED = "reservationer:\n  - {av: [{namn: S, parti: S}, Bo Lund (M)], text: Vi är emot.}"


def test_letters_that_sign_for_themselves_stand_once(tmp_path: Path) -> None:
    head, row = read(one_year(tmp_path, item(1, "Taxa", SIGNED))["anteckningar.csv"])
    assert row[head.index("av")] == "S; Bo Lund (M)"


@pytest.mark.parametrize(
    ("words", "found"),
    [("nytt badhus", True), ("badhus AND nytt", True), ("badh*", True), ("får", False), ("vindkraft", False)],
)
def test_words_are_found_and_what_a_letter_is_counts(tmp_path: Path, words: str, found: bool) -> None:
    files = one_year(tmp_path, item(1, "Lov", "beslut: Ett nytt badhus byggs. De far ut."))
    connection = sqlite3.connect(":memory:")
    connection.deserialize(gzip.decompress(files["protokoll.sqlite.gz"]))
    rows = connection.execute("SELECT rubrik FROM sok WHERE sok MATCH ?", (words,)).fetchall()
    assert rows == ([("Lov",)] if found else [])
    # Words that stand beside each other are looked for in the text: the index does not say where a word stands.
    with pytest.raises(sqlite3.OperationalError, match="phrase queries are not supported"):
        connection.execute("SELECT 1 FROM sok WHERE sok MATCH ?", ('"nytt badhus"',)).fetchall()


NAMES = "röster: {ja: [Anna Ek (S), Bo Lund (M)], nej: [Cecilia Berg (C)]}"


@pytest.mark.parametrize(
    ("figures", "differs"),
    [
        (f"resultat: {{ja: 2, nej: 1}}, {NAMES}", ""),
        (f"resultat: {{ja: 3, nej: 1}}, {NAMES}", "ja"),
        (f"resultat: {{ja: 2, nej: 1, avstår: 2}}, {NAMES}", "ja"),
        (f"resultat: {{ja: 2, nej: 1, avstår: 0}}, {NAMES}", ""),
        (NAMES, ""),
        ("resultat: {ja: 2, nej: 1}", ""),
    ],
)
def test_a_vote_says_if_its_names_are_not_as_many_as_its_figures(tmp_path: Path, figures: str, differs: str) -> None:
    head, row = read(
        one_year(tmp_path, item(1, body=f"voteringar:\n  - {{ja: x, nej: y, {figures}}}\n"))["voteringar.csv"]
    )
    assert row[head.index("namn_skiljer")] == differs


# Where the data mislead who does not know: the schema of each column says what is to be known.
WARNED = [
    ("voteringar", "antal_avstår", "inte är noll"),
    ("voteringar", "namn_skiljer", "räkna inte ihop namnen"),
    ("paragrafer", "utfall", "Är läget förslag"),
    ("paragrafer", "utfall", "paragrafers_arenden"),
    ("paragrafer", "läge", "Bara beslut"),
    ("paragrafer", "beslut", "tabellen rattelser"),
    ("anteckningar", "text", "blank reservation"),
    ("paragrafer", "nyare", "inte det sista ordet"),
    ("paragrafer", "sekretess", "Tomt betyder inte att allt står"),
    ("paragrafer", "överklagas", "Tomt"),
    ("paragrafers_arenden", "ärende", "en rad för vart och ett"),
    ("moten", "datum", "slutdatum"),
    ("anteckningar", "återtaget", "räkna då inte"),
    ("narvaro", "paragrafer", "framgår inte"),
    ("arenden", "år", "nästa år"),
    ("personer", "år", "nästa år"),
]


@pytest.mark.parametrize(("table", "column", "said"), WARNED)
def test_what_can_mislead_is_said_in_every_schema(files: dict[str, bytes], table: str, column: str, said: str) -> None:
    package, on_the_web = (json.loads(files[name]) for name in ("datapackage.json", "csvw.json"))
    [schema] = [each["schema"] for each in package["resources"] if each["name"] == table]
    [told] = [each["description"] for each in schema["fields"] if each["name"] == column]
    [web] = [each["tableSchema"]["columns"] for each in on_the_web["tables"] if each["url"] == f"{table}.csv"]
    assert said in told
    left_out = {
        each["name"] for each in package["resources"] if "Sammanfattning kan vara" in each.get("description", "")
    }
    assert (
        left_out
        == {"paragrafer"}
        == {
            each["url"][:-4]
            for each in on_the_web["tables"]
            if "Sammanfattning kan vara" in each.get("dc:description", "")
        }
    )
    assert {each["url"][:-4] for each in on_the_web["tables"] if "packa upp" in each.get("dc:description", "")} == {
        table.name for table in TABLES if table.grows
    }
    assert [each["dc:description"] for each in web if each["titles"] == column] == [told]


def test_datasette_sees_what_can_be_searched(database: sqlite3.Connection) -> None:
    """As its detect_fts asks (0.65): the name of the table in double quotes."""
    asked = (
        """SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content="{}"%'"""
    )
    assert database.execute(asked.format("paragrafer")).fetchall() == [("sok",)]
    assert database.execute(asked.format("moten")).fetchall() == []


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("utfall: hänskjutet", "hänskjutet"),
        ("utfall: återremiss", "återremitterat"),
        ("utfall: bifall", "beslut"),
        ("utfall: hänskjutet\nförslag_till: kf", "förslag"),
    ],
)
def test_what_was_sent_on_was_not_sent_back(tmp_path: Path, body: str, state: str) -> None:
    head, row = read(one_year(tmp_path, item(1, "Motion", body))["paragrafer.csv"])
    assert row[head.index("läge")] == state


@pytest.mark.parametrize(("code", "word"), [("9999", "kommunens"), ("99", "regionens")])
def test_columns_are_described_as_of_a_municipality_or_a_region(tmp_path: Path, code: str, word: str) -> None:
    place = town(tmp_path, minutes("ks", "2024-01-09"))
    place.write("register/kommun.yml", KOMMUN.replace('"9999"', f'"{code}"'))
    archive = place.archive()
    context = Context(archive, "Öppna protokoll", "https://x.example/")
    files = year_files(context, 2024, [part_of(context, each)[1] for each in archive.meetings])
    files |= index_files(context, [2024])
    found = {
        name: set(re.findall("(?:kommun|region)ens(?= register)", files[f"data/{name}"].decode()))
        for name in ("2024/datapackage.json", "2024/csvw.json", "datapackage.json", "metadata.yml")
    }
    assert set(map(frozenset, found.values())) == {frozenset({word})}


@pytest.mark.parametrize(
    ("corrected", "number"), [("rättelser: [{datum: 2024-04-02, text: Taxan är 5 kr.}]", "1"), ("", "0")]
)
def test_a_vote_says_whether_its_paragraph_was_corrected(tmp_path: Path, corrected: str, number: str) -> None:
    head, row = read(one_year(tmp_path, item(1, "Taxa", f"{PLAIN}{corrected}"))["voteringar.csv"])
    assert row[head.index("rättelser")] == number
