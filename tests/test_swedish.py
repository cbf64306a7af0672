"""What the commands say of themselves and of what was typed wrong is in Swedish."""

from __future__ import annotations

import re

import click
import pytest
from click.testing import CliRunner

from generator.command.cli import main
from generator.language.text import Counted, counts

COMMANDS = [[], *([name] for name in main.commands)]
# Words of click's own.
ENGLISH = re.compile(
    r"Usage|Options|Commands|Error|Show|Missing|Invalid|No such|Got|Try|default|Arguments|OPTIONS|ARGS"
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_in_swedish(command: list[str]) -> None:
    done = CliRunner().invoke(main, [*command, "--hjälp"])
    assert done.exit_code == 0
    assert done.output.startswith(" ".join(["Användning: main", *command, "[VAL]"]))
    assert not ENGLISH.search(done.output)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("import", "FIL_ELLER_MAPP saknas."),
        ("frmat", "Kommandot frmat finns inte. Menade du format?"),
        ("format --chek", "Valet --chek finns inte. Menade du --check?"),
        ("check --xyzzy", "Valet --xyzzy finns inte."),
        ("check --format xml", "Fel värde för --format. Välj bland: text, github, markdown, json, sarif."),
        ("check --today igår", "Fel värde för --today. Skriv dagen så här: 2026-01-31."),
        ("check --format", "Valet --format behöver ett värde efter sig."),
        ("explain a b c", "Det här är för mycket: b c."),
        ("schema --out pyproject.toml", "Fel värde för --out: det är en fil, inte en mapp."),
        ("build --config generator", "Fel värde för --config: det är en mapp, inte en fil."),
    ],
)
def test_what_is_typed_wrong_is_told(typed: str, said: str) -> None:
    done = CliRunner().invoke(main, typed.split())
    assert done.exit_code == 2
    assert said in done.output
    assert "--hjälp" in done.output
    assert not ENGLISH.search(done.output)


def test_without_a_command_the_help_is_shown() -> None:
    done = CliRunner().invoke(main, [])
    assert (done.exit_code, done.output.split("\n")[0]) == (0, "Användning: main [VAL] KOMMANDO …")


def test_all_commands_speak_alike() -> None:
    assert all(type(command).__module__ == "generator.command.swedish" for command in main.commands.values())
    assert isinstance(main, click.Group)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((2, 1), ["två beslut", "en rad"]),
        ((12, 0), ["tolv beslut", "noll rader"]),
        ((13, 1), ["13 beslut", "1 rad"]),
        ((1, 40), ["1 beslut", "40 rader"]),
    ],
)
def test_numbers_beside_each_other_are_written_alike(numbers: tuple[int, int], told: list[str]) -> None:
    first, second = numbers
    assert counts(Counted(first, "beslut", "beslut", neuter=True), Counted(second, "rad", "rader")) == told
