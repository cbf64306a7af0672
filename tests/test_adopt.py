"""The README's way is followed word for word, in an empty folder: from `pip install` to a site with one protocol.

Offline: the package that pip finds is the wheel of this repository (tests/test_wheel.py makes it), and what that stands
on is found where the tests have it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sysconfig
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import __version__, standard
from generator.command.cli import main
from generator.standard import founding
from tests.importer.layouts.one_column import one_column
from tests.sites import NACKA, REPOSITORY, bytes_of, town

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#0B5E3B" d="M0 0h9v9z"/></svg>'


def commands() -> list[str]:
    """Return the commands of the README's first block of shell, each whole."""
    adopt = (REPOSITORY / "README.md").read_text("utf-8").split("## För en kommun")[1]
    block = re.search(r"^```sh\n(.*?)^```", adopt, re.MULTILINE | re.DOTALL)
    assert block
    return block[1].replace("\\\n", "").splitlines()


def test_readme_takes_at_most_ten_commands() -> None:
    assert 5 < len(commands()) <= 10
    told = " ".join(commands())
    assert told.count("--organ ") == 3 and "--parti Ö" in told and "--logotyp" in told and "--färg" in told


def test_readme_followed_word_for_word_gives_a_site(wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "en tom mapp på ön"
    folder.mkdir()
    (folder / "protokollet.pdf").write_bytes(one_column().pdf_bytes())
    (folder / "logotyp.svg").write_text(LOGO, "utf-8")
    offline = {
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_IGNORE_INSTALLED": "1",
        "PIP_FIND_LINKS": str(wheel.parent),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONPATH": sysconfig.get_path("purelib"),  # paths, not the .pth files in them: no checkout comes along
    }
    script = folder.parent / "alla.sh"
    script.write_text("\n".join(commands()), "utf-8")
    done = subprocess.run(
        ["bash", "-e", script], cwd=folder, env={**os.environ, **offline}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    site = folder / "arkivet" / "site"
    start = (site / "index.html").read_text("utf-8")
    assert "Öbo kommun" in start and "src=./bilder/logotyp.svg" in start
    meeting = (site / "moten/ks/2024-03-05/index.html").read_text("utf-8")
    assert "Cykelplan för Exempelköping" in meeting and "Utkast" in meeting
    assert (site / "arenden/ks-2024-00112/index.html").is_file()
    assert "ÖP" in (site / "register/partier.yml").read_text("utf-8")
    assert ":root{--link:#0B5E3B}" in (site / "assets/partier.css").read_text("utf-8")
    # Nothing of another municipality stands anywhere on it.
    told = [path for path in site.rglob("*") if path.suffix in {".html", ".json", ".yml", ".xml"}]
    assert len(told) > 150
    assert [path.name for path in told if re.search(r"\bNacka", path.read_text("utf-8"))] == []


TRACES = (
    r"\bNacka|Fisksätra|\bÄlta|\bÅlta|Saltsjöbaden|Sicklaön|Orminge|\bBoo\b"
    r"|KFKS|\bkstu\b|trygghetsutskott|Grudevall|Sundén|Niclas Nilsson"
)


def test_no_trace_of_the_demonstration_in_the_program() -> None:
    minutes = (NACKA / "content/protokoll/kstu/2024-04-17.yml").read_text("utf-8")
    people = set(re.findall(r"([A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)+) \([A-Z]+\)", minutes))
    assert len(people) > 12 and "Gunnel Nyman Gräff" in people
    sought = re.compile("|".join((TRACES, *map(re.escape, sorted(people)))), re.IGNORECASE)
    files = [path for name in ("generator", "theme_overrides", "schema", "demonstration") for path in tree(name)]
    assert len(files) > 300
    # By its whole path: several files have the same name.
    found = {str(path): sought.findall(path.read_text("utf-8")) for path in files}
    assert {name: words for name, words in found.items() if words} == {}


def tree(name: str) -> list[Path]:
    unread = {".pyc", ".png", ".pdf", ".tsv"}  # the last is the list of all municipalities
    return [path for path in (REPOSITORY / name).rglob("*") if path.is_file() and path.suffix not in unread]


# Upgrading.


def upgraded(folder: Path, *arguments: str) -> tuple[int, str]:
    with chdir(folder):
        result = CliRunner().invoke(main, ["upgrade", *arguments])
    assert not isinstance(result.exception, Exception) or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    result = CliRunner().invoke(
        main,
        ["init", str(tmp_path / "arkiv"), "--kommun", "Öbo", "--kod", "9998", "--adress", "x.example",
         "--organ", "Kommunstyrelsen", "--diarienummer", "KS 2024/12", "--kontakt", "Skriv till oss"],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    return tmp_path / "arkiv"


def test_new_archive_needs_no_upgrade(archive: Path) -> None:
    before = bytes_of(archive)
    assert upgraded(archive, "--check")[0] == 0
    code, said = upgraded(archive)
    assert code == 0 and f"redan anpassat till version {__version__}" in said
    assert bytes_of(archive) == before


def test_what_the_program_wrote_is_written_anew_and_what_was_edited_stays(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (archive / "README.md").write_text("Vår egen.\n", "utf-8")
    (archive / ".github/CODEOWNERS").unlink()
    bodies = archive / "content/register/organ.yml"
    bodies.write_text(
        bodies.read_text("utf-8") + "\n  - id: kf\n    namn: Kommunfullmäktige\n    typ:   fullmäktige\n", "utf-8"
    )
    (archive / "content/register/undantag.yml").unlink()
    monkeypatch.setattr("generator.standard.founding.__version__", "1.7.0")
    code, said = upgraded(archive, "--check")
    assert code == 1 and "requirements.txt: skriven" in said
    assert "1.0.0" in (archive / "requirements.txt").read_text("utf-8")
    code, said = upgraded(archive)
    assert code == 0
    assert "oppna-protokoll==1.7.0\n" in (archive / "requirements.txt").read_text("utf-8")
    for name in ("publicera", "granska", "veckan"):
        assert f"{name}.yml@v1.7.0\n" in (archive / f".github/workflows/{name}.yml").read_text("utf-8")
    assert (archive / "README.md").read_text("utf-8") == "Vår egen.\n"
    assert not (archive / ".github/CODEOWNERS").exists() and not (archive / "content/register/undantag.yml").exists()
    assert "\n    typ: fullmäktige\n" in bodies.read_text("utf-8") and "id: kf" in bodies.read_text("utf-8")
    assert upgraded(archive, "--check")[0] == 0, "a second time there is nothing to do"


def aged(archive: Path, version: str) -> None:
    """Make an archive one that an older version wrote, and in which its granska.yml was another."""
    record = archive / ".oppna-protokoll.json"
    held = json.loads(record.read_text("utf-8"))
    for name in (*(f".github/workflows/{each}.yml" for each in ("publicera", "granska", "veckan")), "requirements.txt"):
        path = archive / name
        text = path.read_text("utf-8").replace(__version__, version)
        path.write_text(text.replace("    types: [opened", "    types: [reopened, opened"), "utf-8")
        held["filer"][name] = hashlib.sha256(path.read_bytes()).hexdigest()
    record.write_text(json.dumps(held | {"version": version}), "utf-8")


def test_what_dependabot_moved_is_not_edited_by_anybody(archive: Path) -> None:
    new = {
        path.relative_to(archive): path.read_bytes() for path in archive.rglob("*") if path.suffix in {".yml", ".txt"}
    }
    aged(archive, "0.9.0")
    for path in archive.rglob("*"):
        if path.is_file() and path.suffix in {".yml", ".txt"}:  # Dependabot's proposal
            path.write_text(path.read_text("utf-8").replace("0.9.0", __version__), "utf-8")
    assert b"[reopened, opened" in (archive / ".github/workflows/granska.yml").read_bytes()
    code, said = upgraded(archive)
    assert code == 0 and "granska.yml: skriven" in said and "har ni ändrat" not in said
    assert "nytt sedan version 0.9.0 står på https://" in said
    assert {path: (archive / path).read_bytes() for path in new} == new
    assert "redan anpassat" in upgraded(archive)[1]


def test_in_a_file_that_was_edited_the_version_is_moved_and_the_difference_told_once(archive: Path) -> None:
    aged(archive, "0.9.0")
    edited = archive / ".github/workflows/granska.yml"
    edited.write_text(edited.read_text("utf-8").replace("name: Granska förslag", "name: Vårt namn"), "utf-8")
    weekly = archive / ".github/workflows/veckan.yml"  # the program writes it as before
    weekly.write_text(weekly.read_text("utf-8").replace("23 4 * * 1", "23 4 * * 2"), "utf-8")
    code, said = upgraded(archive)
    assert code == 0 and "granska.yml: den nya versionen inskriven" in said and "veckan.yml: den nya versionen" in said
    assert "    -name: Vårt namn\n" in said and "    +name: Granska förslag\n" in said and "[opened" in said
    assert "veckan.yml har ni ändrat" not in said
    kept = edited.read_text("utf-8")
    assert "name: Vårt namn" in kept and "[reopened, opened" in kept and f"granska.yml@v{__version__}\n" in kept
    assert "23 4 * * 2" in weekly.read_text("utf-8") and f"veckan.yml@v{__version__}\n" in weekly.read_text("utf-8")
    assert "redan anpassat" in upgraded(archive)[1]


def test_archive_of_a_newer_version_is_left_alone(archive: Path) -> None:
    aged(archive, "1.10.0")
    before = bytes_of(archive)
    code, said = upgraded(archive)
    assert code == 1 and "anpassat till version 1.10.0" in said and "pip install -r requirements.txt" in said
    assert bytes_of(archive) == before


def test_copy_of_before_1_loses_the_pages_that_nobody_edited(tmp_path: Path) -> None:
    index = (
        "---\ntitle: Start\ndescription: Sök och läs protokoll, följ ärenden och se vem som deltog i besluten.\n---\n\n"
    )
    place = town(tmp_path)
    page = place.write("index.md", f"{index}# Vad kommunen har beslutat, av vem och varför\n")
    edited = place.write("oppna-data.md", "# Våra data\n")
    code, said = upgraded(tmp_path)
    assert code == 0 and "content/index.md: borttagen" in said and "protokoll init" in said
    assert not page.exists() and edited.exists()


def test_record_that_cannot_be_read_is_told_in_a_sentence(archive: Path) -> None:
    (archive / ".oppna-protokoll.json").write_text("{", "utf-8")
    code, said = upgraded(archive)
    assert code == 1 and "går inte att läsa" in said


# What is said when an archive is begun.


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("KS 2024/123", "KS {år}/{nr}"),
        ("KS-2024-00123", "KS-{år}-{nr:5}"),
        ("0128/22", "{nr:4}/{år:2}"),
        ("189914", "{nr:6}"),
        ("ÖD-24-0123", "ÖD-{år:2}-{nr:4}"),
        ("SBF 24/123", "SBF {år:2}/{nr}"),
        ("KS 02-820 107", "KS 02-820 {nr}"),
        ("2024/KS 0206", "{år}/KS {nr:4}"),
        ("KU.2017.3", "KU.{år}.{nr}"),
        ("KS {år}/{nr}", "KS {år}/{nr}"),
    ],
)
def test_form_of_a_case_number_is_told_from_one(said: str, form: str) -> None:
    assert founding.form(said) == form


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("kommun@obo.example", ["Kontakta Öbo kommun.", "kommun@obo.example", "", ""]),
        (
            "E-post: kommun@obo.example, tel. 0123-456 78",
            ["Kontakta Öbo kommun.", "kommun@obo.example", "0123-456 78", ""],
        ),
        ("0123-456 78 eller kommun@obo.example", ["Kontakta Öbo kommun.", "kommun@obo.example", "0123-456 78", ""]),
        ("Kommunkansliet, kommun@obo.example", ["Kommunkansliet.", "kommun@obo.example", "", ""]),
        ("Kommunkansliet: 0123-456 78", ["Kommunkansliet.", "", "0123-456 78", ""]),
        (
            "Medborgarkontoret (https://obo.example/kontakt)",
            ["Medborgarkontoret.", "", "", "https://obo.example/kontakt"],
        ),
        # Words in which an address stands are not cut.
        ("Skriv till kommun@obo.example.", ["Skriv till kommun@obo.example.", "kommun@obo.example", "", ""]),
        (
            "Skriv till kommun@obo.example eller ring 0123-45 60 00.",
            ["Skriv till kommun@obo.example eller ring 0123-45 60 00.", "kommun@obo.example", "0123-45 60 00", ""],
        ),
        ("Box 12, 123 45 Öbo", ["Box 12, 123 45 Öbo.", "", "", ""]),
        ("Fråga i receptionen!", ["Fråga i receptionen!", "", "", ""]),
        ("", ["Kontakta Öbo kommun.", "", "", ""]),
    ],
)
def test_no_word_of_how_the_municipality_is_reached_is_lost(said: str, found: list[str]) -> None:
    contact = founding.contact(said, "Öbo kommun")
    assert [contact[key] for key in ("text", "epost", "telefon", "länk")] == found


def test_bodies_are_told_from_their_names() -> None:
    names = ("Kommunfullmäktige", "Kommunstyrelsen", "Kommunstyrelsens arbetsutskott", "Barn- och utbildningsnämnden")
    found = list(founding.bodies((*names, "Ungdomsrådet", "vx=Vaxholm Vatten AB", "Kulturnämnden", "Kyrkonämnden")))
    assert [(each["id"], each["typ"], each["under"]) for each in found] == [
        ("kf", "fullmäktige", ""),
        ("ks", "styrelse", ""),
        ("ksau", "utskott", "ks"),
        ("bun", "nämnd", ""),
        ("ur", "råd", ""),
        ("vx", "bolag", ""),
        ("kn", "nämnd", ""),
        ("kyrkonamnden", "nämnd", ""),  # the short name is taken
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--organ", "ks=A", "--organ", "ks=A"], "nämnt två gånger"),
        (["--organ", "Nämnden", "--organ", "nämnden"], "nämnt två gånger"),
        (["--adress", "ingen adress"], "ingen webbadress"),
        (["--adress", "HTTPS://Protokoll.Obo.example/Arkiv"], ""),
        (["--adress", "öbo.example"], ""),
        (["--kod", "0182"], "är koden för Nacka kommun, inte för Öbo"),
        (["--kommun", "Nacka kommun"], "har koden 0182, inte 9998"),
        (["--kommun", "Region Gotland", "--kod", "0980"], ""),
        (["--kommun", "Stockholms stad", "--kod", "0180"], ""),
        (["--github", "a/b"], "ingen organisation på GitHub"),
        (["--github", "https://github.com/obo-kommun"], ""),
        (["--diarienummer", "KS {nr}{nr}"], "{nr} två gånger"),
        (["--kommun", "Öbo\nkommun"], ""),
        (["--kod", "97"], ""),
        (["--kod", "abc"], "ingen kommunkod"),
        (["--diarienummer", "KS"], "inget löpnummer"),
        (["--parti", "Öbopartiet"], "beteckning och namn"),
        (["--färg", "blå"], "ska skrivas så här"),
        (["--färg", "länkar=#FFFF00"], "farg-kontrast"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_written(tmp_path: Path, arguments: list[str], says: str) -> None:
    told = {
        "--kommun": "Öbo",
        "--adress": "x.example",
        "--diarienummer": "KS 2024/1",
        "--kontakt": "a@x.example",
        "--organ": "Nämnden",
    }
    told |= {"--kod": "9998"}
    rest = [part for key, value in told.items() if key not in arguments for part in (key, value)]
    result = CliRunner().invoke(main, ["init", str(tmp_path / "arkiv"), *rest, *arguments])
    assert (result.exit_code == 0) == (not says), result.output
    assert says in result.output
    assert (tmp_path / "arkiv").exists() == (not says)


@pytest.mark.parametrize(
    ("name", "body"), [("Region Ödmården", "Regionfullmäktige"), ("Öbo kommun", "Kommunfullmäktige")]
)
def test_usual_bodies_are_those_of_what_it_is(tmp_path: Path, name: str, body: str) -> None:
    told = ["--kommun", name, "--adress", "x.example", "--kontakt", "Ring."]
    assert CliRunner().invoke(main, ["init", str(tmp_path / "a"), *told]).exit_code == 0
    assert body in (tmp_path / "a/content/register/organ.yml").read_text("utf-8")


def test_how_a_case_number_was_read_is_told(tmp_path: Path) -> None:
    told = ["--kommun", "Öbo", "--kod", "9998", "--adress", "x.example", "--organ", "Nämnden", "--kontakt", "Ring."]
    said = CliRunner().invoke(main, ["init", str(tmp_path / "a"), *told, "--diarienummer", "SBF 24-0123"]).output
    assert "Diarienummer läses som SBF {år:2}-{nr:4}:" in said and "content/register/kommun.yml" in said


def test_archive_is_never_written_over(archive: Path) -> None:
    result = CliRunner().invoke(main, ["init", str(archive), "--kommun", "Annan"])
    assert result.exit_code == 1 and "finns redan mkdocs.yml och content" in result.output


def test_sweden_has_290_municipalities_and_21_regions() -> None:
    codes = [each.code for each in standard.places()]
    assert (sum(len(code) == 4 for code in codes), sum(len(code) == 2 for code in codes)) == (290, 21)
    assert len(set(codes)) == 311 and {code[:2] for code in codes if len(code) == 4} == {
        c for c in codes if len(c) == 2
    }
    courts = {each.court for each in standard.places() if each.court}
    assert len(courts) == 12
    # What is only a conclusion is not said: see kommuner.tsv.
    assert [each.name for each in standard.places() if not each.court] == ["Vara kommun"]
    assert {standard.place(each).court for each in ("Skara", "Essunga")} == {"Förvaltningsrätten i Jönköping"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("said", "name", "court"),
    [
        ("Nordmaling", "Nordmalings kommun", "Umeå"),
        ("0114", "Upplands Väsby kommun", "Uppsala"),  # not as the rest of its county
        ("borås", "Borås kommun", "Jönköping"),
        ("Haparanda kommun", "Haparanda stad", "Luleå"),
        ("Västra Götalandsregionen", "Västra Götalandsregionen", "Göteborg"),
    ],
)
def test_municipality_is_found_by_what_it_is_called(said: str, name: str, court: str) -> None:
    found = standard.place(said)
    assert found and (found.name, found.court) == (name, f"Förvaltningsrätten i {court}")


@pytest.mark.parametrize("said", ["Öbo", "", "9999", "kommun"])
def test_what_is_no_municipality_is_not_guessed(said: str) -> None:
    assert standard.place(said) is None
