"""`protokoll import` of one file, as an editor types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.command.cli import main
from generator.command.terminal import PageProgress

REPOSITORY = Path(__file__).parents[2]
NACKA = REPOSITORY / "tests" / "data" / "nacka"
SOURCE = REPOSITORY / "tests" / "data" / "kstu-2024-04-17.txt"


def protokoll_import(*arguments: str | Path) -> Result:
    content = ["--content", str(NACKA / "content")]
    return CliRunner().invoke(main, ["import", *map(str, arguments), *content])


def test_one_file(tmp_path: Path) -> None:
    result = protokoll_import(SOURCE, "--out", tmp_path / "ut")
    assert result.exit_code == 0
    assert "8 paragrafer, 17 personer i närvaron" in result.output
    assert "3 ställen där programmet är osäkert" in result.output
    assert (tmp_path / "ut" / "kstu-2024-04-17.yml").is_file()


def test_what_is_in_the_archive_is_never_written_over() -> None:
    record = NACKA / "content" / "protokoll" / "kstu" / "2024-04-17.yml"
    before = record.read_bytes()
    for arguments in ((), ("--again",)):
        result = protokoll_import(SOURCE, *arguments)
        assert result.exit_code == 1
        assert "import-finns-redan" in result.output
    assert record.read_bytes() == before


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = protokoll_import(tmp_path / "saknas.pdf", "--out", tmp_path)
    assert result.exit_code == 1
    assert "import-olaslig" in result.output
    assert list(tmp_path.iterdir()) == []


def test_of_a_folder_it_is_said_how_many_are_done_and_which_pages_of_which_file_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        (tmp_path / "in" / str(number)).mkdir(parents=True)
        (tmp_path / "in" / str(number) / "protokoll.txt").write_bytes(SOURCE.read_bytes())
    result = protokoll_import(tmp_path / "in", "--out", tmp_path / "ut", "--jobs", "1")
    assert result.exit_code == 0
    told = [line for line in result.output.split("\n") if line.startswith("Importerar")]
    assert told == ["Importerar 3 filer", *(f"Importerar {number} av 3" for number in (1, 2, 3))]
    pages = PageProgress("0/skannad.pdf")
    pages.begin("Läser sida", 2)
    pages.advance(1)
    pages.end()
    assert capsys.readouterr().err == "0/skannad.pdf: Läser sida 1 av 2\n"
