"""The skeleton of a new protocol, and the explanation of a rule on the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import yamlio
from generator.command.cli import main
from generator.rules import GROUPS
from tests.sites import item, minutes, town

LAST = minutes(
    "ks",
    "2024-03-05",
    item(11),
    item("12/2"),
    present=(
        "Anna Ek (S), ordförande §§ 11–12",
        "Bo Lund (M) ersätter Cecilia Berg (C), vice ordförande § 11",
        "Cecilia Berg (C), vice ordförande § 12",
        "David Strand (V) ersätter Eva Holm (L)",
        "Vakant (M)",
        "Vakant (S)",
    ),
    head="""
    plats: Stadshuset
    ersättare:
      - Bo Lund (M) § 12
      - Fredrik Lind (V), ej § 11 (jäv)
    sekreterare: Maria Alm
    anslag:
      - uppsatt: 2024-03-08
        förvaring: Arkivet
    """,
)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.exit_code, result.output


def new(folder: Path, *arguments: str) -> tuple[int, str]:
    return run("new", *arguments, "--content", str(folder / "content"))


def written(path: Path) -> dict[str, yamlio.Value]:
    document, findings = yamlio.read(path, path.name)
    assert document is not None, findings
    return document.data


def test_members_and_numbers_come_from_the_last_protocol(tmp_path: Path) -> None:
    place = town(tmp_path, minutes("ks", "2024-01-09", item(1), present=("Hans Vik (S)",)), LAST)
    code, output = new(tmp_path, "ks", "2024-04-09")
    assert code == 0 and "efter protokollet den 2024-03-05" in output
    path = place.content / "protokoll" / "ks" / "2024-04-09.yml"
    data = written(path)
    assert data["beslutande"] == [
        "Anna Ek (S), ordförande",
        "Cecilia Berg (C), vice ordförande",
        "Eva Holm (L)",
        "Vakant (M)",
        "Vakant (S)",
    ]
    assert data["ersättare"] == ["Bo Lund (M)", "Fredrik Lind (V)", "David Strand (V)"]
    assert (data["organ"], data["datum"], data["plats"], data["sekreterare"]) == (
        "ks", "2024-04-09", "Stadshuset", "Maria Alm",
    )  # fmt: skip
    assert data["paragrafer"][0]["nr"] == "13"  # type: ignore[index,call-overload]
    assert data["anslag"][0]["förvaring"] == "Arkivet"  # type: ignore[index,call-overload]
    assert yamlio.canonical(path.read_bytes(), "")[0] == path.read_text("utf-8")


@pytest.mark.parametrize(
    ("day", "number", "members"),
    [
        ("2024-04-09", "13", 5),
        ("2025-01-14", "1", 5),  # a new year begins at 1
        ("2024-02-06", "2", 1),  # before the last one: after the one before it
        ("2023-12-05", "1", 1),  # before all
    ],
)
def test_next_number(tmp_path: Path, day: str, number: str, members: int) -> None:
    place = town(tmp_path, minutes("ks", "2024-01-09", item(1), present=("Hans Vik (S)",)), LAST)
    assert new(tmp_path, "ks", day)[0] == 0
    data = written(place.content / "protokoll" / "ks" / f"{day}.yml")
    assert data["paragrafer"][0]["nr"] == number  # type: ignore[index,call-overload]
    assert len(data["beslutande"]) == members


def test_before_all_others_of_its_year_the_number_is_left_open(tmp_path: Path) -> None:
    place = town(tmp_path, LAST)
    code, output = new(tmp_path, "ks", "2024-01-09")
    assert code == 0 and "som är senare: gå igenom namnen" in output
    data = written(place.content / "protokoll" / "ks" / "2024-01-09.yml")
    assert str(data["paragrafer"][0]["nr"]).startswith("FYLL I numret")  # type: ignore[index,call-overload]
    code, output = new(tmp_path, "ks", "2023-12-09")
    assert code == 0
    data = written(place.content / "protokoll" / "ks" / "2023-12-09.yml")
    assert data["paragrafer"][0]["nr"] == "1"  # type: ignore[index,call-overload]


def test_every_placeholder_is_refused_with_what_is_missing(tmp_path: Path) -> None:
    place = town(tmp_path)
    assert new(tmp_path, "ks", "2024-04-09")[0] == 0
    text = (place.content / "protokoll/ks/2024-04-09.yml").read_text("utf-8")
    findings = [each for each in place.examine().findings if each.file.endswith("2024-04-09.yml")]
    assert {each.code for each in findings} == {"att-fylla-i"}
    assert len(findings) == sum("FYLL I" in line for line in text.splitlines() if not line.startswith("#"))
    assert "Här ska du fylla i mötets start och slut." in {each.message for each in findings}
    assert all("\n" not in each.message + each.hint for each in findings)


@pytest.mark.parametrize("text", ["Fyll i blanketten", "Ifyll I", "Vi ska FYLL I"])
def test_other_words_are_not_placeholders(tmp_path: Path, text: str) -> None:
    assert town(tmp_path, minutes(head=f"plats: {text}")).examine().findings == ()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    place = town(tmp_path, LAST)
    path = place.content / "protokoll/ks/2024-03-05.yml"
    code, output = new(tmp_path, "ks", "2024-03-05")
    assert code == 1 and "finns redan" in output and "2024-03-05-2" in output
    assert path.read_text("utf-8") == LAST
    assert new(tmp_path, "ks", "2024-03-05-2")[0] == 0
    assert written(path.with_name("2024-03-05-2.yml"))["datum"] == "2024-03-05"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("kss", "2024-04-09"), "Menade du ks?"),
        (("zzz", "2024-04-09"), "De organ som finns är: kf (Kommunfullmäktige), ks (Kommunstyrelsen), ksau (Komm"),
        (("kommunstyrelsen", "2024-04-09"), "Menade du ks?"),
        (("Arbetsutskottet", "2024-04-09"), "Menade du ksau?"),
        (("ks", "9 april"), "”9 april” är inte en dag"),
        (("ks", "2024-02-30"), "”2024-02-30” är inte en dag"),
    ],
)
def test_what_cannot_be_meant_is_told(tmp_path: Path, arguments: tuple[str, str], said: str) -> None:
    town(tmp_path)
    code, output = new(tmp_path, *arguments)
    assert code == 1 and said in output


def test_broken_registers_are_told(tmp_path: Path) -> None:
    town(tmp_path).write("register/organ.yml", "organ: [")
    code, output = new(tmp_path, "ks", "2024-04-09")
    assert code == 1 and "Rätta registren först." in output


@pytest.mark.parametrize("code", [code for rules in GROUPS.values() for code in rules])
def test_every_rule_is_explained(code: str) -> None:
    exit_code, output = run("explain", code)
    assert exit_code == 0
    assert "Fel:" in output and "Rätt:" in output and code in output


def test_unknown_rule_and_the_list_of_all() -> None:
    assert run("explain", "fel-datm") == (
        1, "Regeln ”fel-datm” finns inte. Menade du fel-datum? protokoll explain räknar upp alla.\n",
    )  # fmt: skip
    code, output = run("explain")
    assert code == 0 and all(code in output for rules in GROUPS.values() for code in rules)


def test_names_that_no_grammar_reads_and_namesakes_are_written_as_fields(tmp_path: Path) -> None:
    present = ["Anna Ek (S), ordförande", "{namn: 3:an Öst, parti: M, roll: ledamot}", "Lars Ek (S) [lars-ek-norr]"]
    place = town(tmp_path, minutes("ks", "2024-03-05", present=present))
    register = "personer:\n  - {id: lars-ek-norr, namn: Lars Ek, endast_parti: S}\n"
    place.write("register/personer.yml", register)
    result = CliRunner().invoke(main, ["new", "ks", "2024-04-09", "--content", str(place.content)])
    assert result.exit_code == 0, result.output
    parsed, findings = yamlio.parse((place.content / "protokoll/ks/2024-04-09.yml").read_bytes(), "nytt.yml")
    assert parsed and not findings
    assert parsed.data["beslutande"] == [
        "Anna Ek (S), ordförande",
        {"namn": "3:an Öst", "parti": "M", "roll": "ledamot"},
        "Lars Ek (S) [lars-ek-norr]",
    ]
