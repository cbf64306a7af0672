"""`protokoll import` of a folder, as an editor types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.command.cli import main
from generator.content.loader import find_minutes
from tests import sites
from tests.importer import broken
from tests.importer.layouts import layouts


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an archive with registers and, beside it, minutes to import."""
    register = tmp_path / "content" / "register"
    register.mkdir(parents=True)
    for name, text in (("kommun", sites.KOMMUN), ("organ", sites.ORGAN), ("partier", sites.PARTIER)):
        (register / f"{name}.yml").write_text(text, "utf-8")
    minutes = tmp_path / "in" / "2024"
    minutes.mkdir(parents=True)
    for layout in layouts()[:3]:
        (minutes / f"{layout.name}.pdf").write_bytes(layout.pdf_bytes())
    (minutes / "one_column.txt").write_text(layouts()[0].text, "utf-8")
    (tmp_path / "in" / "halv.pdf").write_bytes(broken.truncated())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def protokoll(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["import", *arguments])


def rows(result: Result) -> list[list[str]]:
    table = result.output[result.output.index("fil ") :].split("\n\n")[0]
    return [row.split() for row in table.splitlines()[1:]]


def test_folder_is_imported_where_the_drafts_belong(archive: Path) -> None:
    result = protokoll("in", "--jobs", "2")
    assert result.exit_code == 1, "one file could not be read"
    drafts = sorted(each.relative_to(archive).as_posix() for each in archive.glob("content/protokoll/*/*.yml"))
    assert drafts == [
        "content/protokoll/an/2024-04-18.yml",
        "content/protokoll/kf/2024-05-08.yml",
        "content/protokoll/ks/2024-03-05.yml",
    ]
    assert "(regel import-skadad)" in result.output and "(regel import-dubbel)" in result.output
    assert [row[0] for row in rows(result)] == [
        "2024/name_table.pdf",
        "2024/one_column.pdf",
        "2024/one_column.txt",
        "2024/two_columns.pdf",
        "halv.pdf",
    ]
    assert rows(result)[1][1:3] == ["3", "3"], "pages and §§"
    assert (archive / "in" / "2024" / "one_column.granska.md").exists()
    left = {each.name for each in archive.rglob("*") if each.name.startswith(".")}
    assert left == {".cache"}


def test_second_time_only_what_has_changed_is_read(archive: Path) -> None:
    protokoll("in", "--out", "ut")
    draft = archive / "ut" / "2024" / "one_column.yml"
    before = draft.read_text("utf-8")
    again = protokoll("in", "--out", "ut")
    assert [row[-1] for row in rows(again)].count("oförändrad") == 3
    (archive / "in" / "2024" / "one_column.rattelser.yml").write_text(
        "rättelser:\n  - sök: cykelplanen.\n    ersätt: cykelplanerna.\n    varför: prov\n", "utf-8"
    )
    refused = protokoll("in", "--out", "ut")
    assert "(regel import-finns-redan)" in refused.output and draft.read_text("utf-8") == before
    changed = protokoll("in", "--out", "ut", "--again")
    assert [row[-1] for row in rows(changed)].count("oförändrad") == 2
    assert draft.read_text("utf-8") == before.replace("antar cykelplanen.", "antar cykelplanerna.")
    review = (archive / "ut" / "2024" / "one_column.granska.md").read_text("utf-8")
    assert "`Kommunstyrelsen antar cykelplanen.` → `Kommunstyrelsen antar cykelplanerna.` (prov)" in review


def test_corrections_that_are_wrong_stop_their_file(archive: Path) -> None:
    (archive / "in" / "2024" / "one_column.rattelser.yml").write_text("rättelser: fel\n", "utf-8")
    result = protokoll("in/2024/one_column.pdf")
    assert result.exit_code == 1 and "(regel import-rattelser-form)" in result.output
    assert not (archive / "content" / "protokoll").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["."], "I den mappen ligger arkivet självt."),
        (["content"], "Det finns inget att importera i content"),
        (["in/halv.pdf", "--jobs", "2"], "--jobs och --dask är till för en mapp"),
        (["in", "--jobs", "2", "--dask", "tcp://127.0.0.1:1"], "Välj --jobs"),
        (["in", "--content", "saknas"], "Mappen saknas finns inte."),
    ],
)
def test_what_cannot_be_done_is_said(archive: Path, arguments: list[str], said: str) -> None:
    result = protokoll(*arguments)
    assert result.exit_code == 1 and said in result.output


def test_corrections_may_stand_beside_an_original_among_the_protocols(archive: Path) -> None:
    original = archive / "content" / "protokoll" / "ks" / "2024-03-05.pdf"
    original.parent.mkdir(parents=True)
    original.write_bytes(layouts()[0].pdf_bytes())
    original.with_name("2024-03-05.rattelser.yml").write_text(
        "rättelser:\n  - sök: cykelplanen.\n    ersätt: cykelplanerna.\n    varför: prov\n", "utf-8"
    )
    assert protokoll(str(original)).exit_code == 0
    paths, findings = find_minutes(archive / "content")
    assert [each.name for each in paths] == ["2024-03-05.yml"] and findings == []
    assert "antar cykelplanerna." in paths[0].read_text("utf-8")
