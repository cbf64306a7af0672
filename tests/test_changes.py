"""What has changed between two states of an archive, in sentences; from git, and before a commit."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.changes import Change, changes, render_markdown
from generator.command.cli import main
from tests.sites import ORGAN, PARTIER, REPOSITORY, Town, item, minutes, town

VOTE = """
voteringar:
  - resultat: {ja: 7, nej: 6}
    röster: {ja: [Anna Ek (S)], nej: [Bo Lund (M)]}
"""
SKOLA = item(1, "Skolskjuts", "ärende: KS-2024-00001\nbeslut: Nämnden avslår ansökan om skolskjuts för läsåret.")


def told(folder: Path, old: list[str], new: list[str]) -> list[str]:
    """Return what is said of the way from some minutes to others, page and sentence."""
    before, after = town(folder / "a", *old).archive(), town(folder / "b", *new).archive()
    return [f"{each.page} {each.sentence}" for each in changes(before, after)]


MEETING = "moten/ks/2024-03-05/"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (minutes(), minutes(), []),
        (minutes(), minutes() + "# en anteckning\n", []),
        (
            minutes(head="plats: Sal 1"),
            minutes(head="plats: Sal 2"),
            [f"{MEETING} Plats: ändrat från ”Sal 1” till ”Sal 2”."],
        ),
        (minutes(), minutes(head="tid: 18.00"), [f"{MEETING} Tid: tillagt ”18.00”."]),
        (minutes(head="tid: 18.00"), minutes(), [f"{MEETING} Tid: borttaget ”18.00”."]),
        (
            minutes(head="anslag:\n  - uppsatt: 2024-03-07"),
            minutes(head="anslag:\n  - uppsatt: 2024-03-08"),
            [f"{MEETING} Anslag: ändrat från uppsatt 2024-03-07 till uppsatt 2024-03-08."],
        ),
        (
            minutes("ks", "2024-03-05", item(1, "A")),
            minutes("ks", "2024-03-05", item(1, "B")),
            [f"{MEETING} § 1 A: rubriken är ändrad från ”A” till ”B”."],
        ),
        (
            minutes("ks", "2024-03-05", SKOLA),
            minutes("ks", "2024-03-05", SKOLA.replace("avslår", "beviljar")),
            [
                f"{MEETING} § 1 Skolskjuts: beslutet är ändrat från ”Nämnden avslår ansökan om skolskjuts för …” "
                "till ”Nämnden beviljar ansökan om skolskjuts för …”."
            ],
        ),
        (
            minutes("ks", "2024-03-05", item(1, body=VOTE)),
            minutes("ks", "2024-03-05", item(1, body=VOTE.replace("6", "5"))),
            [f"{MEETING} § 1 Skolskjuts: voteringen är ändrad från 7–6 till 7–5 (ja–nej)."],
        ),
        (
            minutes("ks", "2024-03-05", item(1, body=VOTE)),
            minutes("ks", "2024-03-05", item(1, body=VOTE.replace("nej: [Bo Lund (M)]", "avstår: [Bo Lund (M)]"))),
            [f"{MEETING} § 1 Skolskjuts: votering: Bo Lund (M) har ändrats från nej till avstår."],
        ),
        (
            minutes("ks", "2024-03-05", item(1)),
            minutes("ks", "2024-03-05", item(1, body="reservationer:\n  - av: Bo Lund (M)\n    text: Nej.")),
            [f"{MEETING} § 1 Skolskjuts: tillagt: reservation av Bo Lund (M)."],
        ),
        (
            minutes("ks", "2024-03-05", item(1, body="reservationer:\n  - av: Bo Lund (M)\n    text: Nej.")),
            minutes("ks", "2024-03-05", item(1, body="reservationer:\n  - av: Bo Lund (M)\n    text: Jo.")),
            [f"{MEETING} § 1 Skolskjuts: reservation av Bo Lund (M), text: ändrat från ”Nej.” till ”Jo.”."],
        ),
        (
            minutes("ks", "2024-03-05", item(1, "A")),
            minutes("ks", "2024-03-05", item(1, "A"), item(2, "B", "utfall: noterat")),
            [f"{MEETING} Tillagd: § 2 B (noterat)."],
        ),
        (
            minutes("ks", "2024-03-05", item(1, "A"), item(2, "B")),
            minutes("ks", "2024-03-05", item(1, "A")),
            [f"{MEETING} § 2 B är borttagen."],
        ),
        (
            minutes("ks", "2024-03-05", item(1, "A")),
            minutes("ks", "2024-03-05", item(2, "A")),
            [f"{MEETING} § 1 A har fått numret 2. Länkar till det gamla numret slutar fungera."],
        ),
        (
            minutes(),
            minutes(present=("Anna Ek (S), ordförande", "Bo Lund (M) § 1", "Cecilia Berg (C)", "Eva Holm (V)")),
            [
                f"{MEETING} Närvaron för Bo Lund är ändrad från ”Bo Lund (M)” till ”Bo Lund (M) § 1”.",
                f"{MEETING} Ny bland beslutande: Eva Holm (V).",
                "ledamoter/eva-holm/ Ny i arkivet: Eva Holm (V). Är det en ny person, eller ett känt namn skrivet på "
                "ett nytt sätt?",
            ],
        ),
        (
            minutes("ks", "2024-03-05"),
            minutes("ks", "2024-03-06"),
            [
                "moten/ks/2024-03-06/ Protokollet har flyttats hit från Kommunstyrelsen 5 mars 2024.",
                "moten/ks/2024-03-06/ Den gamla adressen, /moten/ks/2024-03-05/, finns inte längre.",
            ],
        ),
    ],
)
def test_one_meeting(tmp_path: Path, old: str, new: str, wanted: list[str]) -> None:
    assert told(tmp_path, [old], [new]) == wanted


def test_new_and_removed_meetings_with_their_cases(tmp_path: Path) -> None:
    first = minutes("ks", "2024-03-05", SKOLA)
    second = minutes("ks", "2024-04-09", SKOLA.replace("nr: 1", "nr: 2"))
    assert told(tmp_path / "1", [first], [first, second]) == [
        "moten/ks/2024-04-09/ Nytt protokoll med en paragraf.",
        "moten/ks/2024-04-09/ § 2 Skolskjuts (beslut).",
        "arenden/ks-2024-00001/ Ärendet har fått ett nytt steg: § 2 Skolskjuts, Kommunstyrelsen 9 april 2024.",
    ]
    assert told(tmp_path / "2", [first, second], [first]) == [
        "moten/ks/2024-04-09/ Protokollet är borttaget. Sidan finns inte längre, och länkar till den slutar fungera.",
        "arenden/ks-2024-00001/ Ett steg har försvunnit: § 2 Skolskjuts, Kommunstyrelsen 9 april 2024.",
    ]
    other = minutes("ks", "2024-05-07", present=("Anna Ek (S)", "Bo Lund (M)", "Cecilia Berg (C)"))
    assert "arenden/ks-2024-00001/ Nytt ärende i arkivet: § 1 Skolskjuts, Kommunstyrelsen 5 mars 2024." in told(
        tmp_path / "3", [other], [other, first]
    )
    assert "arenden/ks-2024-00001/ Ärendet finns inte längre i något protokoll, och sidan försvinner." in told(
        tmp_path / "4", [other, first], [other]
    )


def test_registers(tmp_path: Path) -> None:
    old, new = town(tmp_path / "a", minutes()), town(tmp_path / "b", minutes())
    new.write("register/organ.yml", ORGAN.replace("Arbetsutskottet", "KSAU").replace("kf\n", "kfm\n"))
    new.write("register/partier.yml", PARTIER + "  - kod: XP\n    namn: Nya partiet\n")
    old.write("register/platser.yml", "platser:\n  - namn: Ekbacken\n  - namn: Norrby\n")
    new.write("register/platser.yml", "platser:\n  - {namn: Ekbacken, även: Ekbackens gård}\n  - namn: Söderby\n")
    new.write("register/ämnen.yml", "ämnen:\n  - {namn: Skola, även: förskola}\n")
    sentences = [f"{each.page} {each.sentence}" for each in changes(old.archive(), new.archive())]
    of_subjects = [each for each in sentences if each.startswith(("platser/", "amnen/"))]
    assert of_subjects == [
        "platser/ Även: tillagt ”Ekbackens gård”.",
        "platser/ Uppgiften om platsen är ny i registret.",
        "platser/ Uppgiften om platsen är borttagen ur registret.",
        "amnen/ Uppgiften om ämnet är ny i registret.",
    ]
    assert [each for each in sentences if each not in of_subjects] == [
        "organ/kfm/ Uppgiften om organet är ny i registret.",
        "organ/ksau/ Kortnamn: ändrat från ”Arbetsutskottet” till ”KSAU”.",
        "organ/kf/ Uppgiften om organet är borttagen ur registret.",
        "partier/xp/ Uppgiften om partiet är ny i registret.",
    ]


def test_markdown_makes_no_marks_of_words() -> None:
    shown = render_markdown([Change("a/", "<b>", "Från *a* till [b](c) @alla `d`.", "")])
    assert shown == "### \\<b\\>\n\n- Från \\*a\\* till \\[b\\](c) @\u200balla \\`d\\`."


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.se", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=False, env=clean
    )


@pytest.fixture
def saved(tmp_path: Path) -> Town:
    """A town whose minutes are saved in git."""
    place = town(tmp_path, minutes("ks", "2024-03-05", SKOLA))
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "content")
    assert git(tmp_path, "commit", "--quiet", "-m", "Första").returncode == 0
    return place


def run(place: Town, command: str, *arguments: str) -> Result:
    result = CliRunner().invoke(main, [command, *arguments, "--content", str(place.content)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def test_diff_since_a_revision(saved: Town) -> None:
    assert run(saved, "diff", "HEAD").output == "Inget har ändrats.\n"
    path = saved.add(minutes("ks", "2024-04-09"))
    saved.write("om.md", "# Om\n")
    output = run(saved, "diff", "HEAD").output
    assert "Kommunstyrelsen 9 april 2024 (/moten/ks/2024-04-09/)\n  - Nytt protokoll med en paragraf." in output
    assert "om.md är ny." in output
    assert run(saved, "diff", "HEAD", str(saved.content / "register")).output == "Inget har ändrats.\n"
    assert "Nytt protokoll" in run(saved, "diff", "HEAD", str(path)).output
    assert run(saved, "diff", "HEAD", "--to", "HEAD").output == "Inget har ändrats.\n"
    assert run(saved, "diff", "HEAD", "--format", "markdown").output.startswith(
        "### Kommunstyrelsen 9 april 2024\n\n- "
    )


def test_without_a_version_it_is_what_was_saved_last(saved: Town) -> None:
    said = run(saved, "diff").output
    assert said.startswith("Jämfört med det senast sparade. Det här går att skriva: HEAD (det senast sparade), ")
    assert said.endswith(run(saved, "diff", "HEAD").output)
    told = run(saved, "diff", "finns-inte").output
    assert "Det här går att skriva: HEAD (det senast sparade), " in told and "HEAD~1" not in told  # only one is saved
    path = str(saved.content / "register/organ.yml")
    assert f"protokoll diff HEAD {path}" in run(saved, "diff", path).output


def test_a_file_that_cannot_be_read_is_not_told_as_removed(saved: Town) -> None:
    saved.write("protokoll/ks/2024-03-05.yml", "organ: [")
    result = run(saved, "diff", "HEAD")
    assert "borttaget" not in result.output and "försvinner" not in result.output
    assert "Kunde inte jämföras" in result.output and "content/protokoll/ks/2024-03-05.yml" in result.output


def test_what_git_cannot_answer_is_told(saved: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(saved, "diff", "finns-inte")
    assert (result.exit_code, result.output[:40]) == (1, "Git känner inte till versionen ”finns-in")
    assert run(saved, "diff", "--", "--output=x").exit_code == 1
    saved.write("register/organ.yml", "organ: [")
    assert "Registren går inte att läsa så som de är nu" in run(saved, "diff", "HEAD").output
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "Programmet git finns inte" in run(saved, "diff", "HEAD").output


def test_new_archive_in_which_nothing_is_saved_is_told_what_to_do(tmp_path: Path) -> None:
    place = town(tmp_path)
    for arguments in (["diff", "HEAD"], ["diff", "main"]):
        subprocess.run(["git", "init", "-q", tmp_path], check=True)
        result = CliRunner().invoke(main, [*arguments, "--content", str(place.content)])
        assert result.exit_code == 1 and result.output.startswith("Ingenting är sparat i git än, så allt är nytt.")


def test_a_folder_outside_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    place = town(tmp_path / "stad", minutes())
    for command in (("diff", "HEAD"), ("staged",)):
        result = run(place, *command)
        assert result.exit_code == 1 and "ligger inte i ett git-förråd" in result.output


# The numbers are invented ones of the tax agency's, put together here so that no file holds one.
NUMBER = "191212" + "12-1212"


def with_hook(place: Town) -> Path:
    """Turn on the repository's own hook, with a command that runs this program."""
    hooks = place.folder / ".githooks"
    hooks.mkdir()
    (hooks / "pre-commit").write_bytes((REPOSITORY / ".githooks" / "pre-commit").read_bytes())
    (hooks / "pre-commit").chmod(0o755)
    git(place.folder, "config", "core.hooksPath", ".githooks")
    command = place.folder / ".venv" / "bin" / "protokoll"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{REPOSITORY}" exec "{sys.executable}" -m generator "$@"\n')
    command.chmod(0o755)
    return command


def test_a_number_that_was_taken_away_again_is_found_in_what_was_saved(saved: Town) -> None:
    start = git(saved.folder, "rev-parse", "HEAD").stdout.strip()
    saved.write("om.md", "Inget särskilt.\n")
    git(saved.folder, "add", "content")
    git(saved.folder, "commit", "-m", "Bra")
    assert run(saved, "staged", "--since", start).exit_code == 0
    saved.write("om.md", f"Ansökan från {NUMBER}.\n")
    git(saved.folder, "commit", "-a", "-m", "Dåligt")
    saved.write("om.md", "Ansökan från [maskad].\n")
    git(saved.folder, "commit", "-a", "-m", "Bra igen")
    assert run(saved, "staged").exit_code == 0
    found = run(saved, "staged", "--since", start)
    assert found.exit_code == 1
    assert re.search(r"finns i version [0-9a-f]{10}: content/om\.md, rad 1 \(regel personnummer\)\.", found.output)
    assert "gör ett nytt förslag" in found.output
    assert NUMBER not in found.output
    assert run(saved, "staged", "--since", "HEAD").exit_code == 0
    git(saved.folder, "commit", "--allow-empty", "-m", f"Lägg in {NUMBER}")
    assert "sparades med" in run(saved, "staged", "--since", "HEAD~1").output
    assert "känner inte till" in run(saved, "staged", "--since", "nonsens").output


@pytest.mark.parametrize("way", [["commit"], ["commit", "-a"], ["commit", "content/om.md"]])
def test_hook_stops_a_number_and_lets_the_rest_pass(saved: Town, way: list[str]) -> None:
    with_hook(saved)
    saved.write("om.md", "Inget särskilt.\n")
    git(saved.folder, "add", "content")
    good = git(saved.folder, *way, "-m", "Bra")
    assert good.returncode == 0, good.stderr
    page = saved.write("om.md", f"Ansökan från {NUMBER}.\n")
    git(saved.folder, "add", "content")
    bad = git(saved.folder, *way, "-m", "Dåligt")
    assert bad.returncode == 1
    assert "FEL i content/om.md, rad 1" in bad.stderr and "Ingenting har sparats." in bad.stderr
    assert NUMBER not in bad.stderr + bad.stdout
    page.write_text("Ansökan från [maskad].\n", "utf-8")
    git(saved.folder, "add", "content")
    assert git(saved.folder, *way, "-m", "Maskat").returncode == 0


def test_hook_looks_at_what_is_saved_and_not_at_what_lies_there(saved: Town) -> None:
    with_hook(saved)
    page = saved.write("om.md", f"{NUMBER}\n")
    git(saved.folder, "add", "content")
    page.write_text("Borta.\n", "utf-8")
    assert git(saved.folder, "commit", "-m", "Numret är kvar i det tillagda").returncode == 1


def test_hook_without_the_program_says_what_to_do(saved: Town) -> None:
    with_hook(saved).unlink()
    saved.write("om.md", "x\n")
    git(saved.folder, "add", "content")
    done = git(saved.folder, "commit", "-m", "x")
    assert done.returncode == 1 and "Kör make check en gång först." in done.stderr
