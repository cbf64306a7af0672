"""`protokoll check`: what it shows of what it finds, from which files, with and without what only a site needs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.command import checking
from generator.command.cli import main
from generator.system.progress import Silent
from tests.sites import INDEX, KOMMUN, MKDOCS, ORGAN, PARTIER, REPOSITORY, item, minutes, town

GOOD = minutes("ks", "2024-03-05")
BAD = minutes("ks", "2024-04-09", head="plåts: Salen")
WORSE = minutes("an", "2024-04-10", head="plåts: Salen\ntyd: 9")
# Stands in for an environment without them: an import of any of these fails.
BLOCKED = ("mkdocs", "material", "markdown", "jinja2", "bs4", "lxml", "pagefind", "nh3", "cbor2")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three files of minutes, two of them wrong, as the working directory."""
    folder = tmp_path / "arkiv"
    files = {
        "mkdocs.yml": MKDOCS,
        "content/index.md": INDEX,
        "content/register/kommun.yml": KOMMUN,
        "content/register/organ.yml": ORGAN,
        "content/register/partier.yml": PARTIER,
        "content/protokoll/ks/2024-03-05.yml": GOOD,
        "content/protokoll/ks/2024-04-09.yml": BAD,
        "content/protokoll/an/2024-04-10.yml": WORSE,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    monkeypatch.chdir(folder)
    return folder


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def git(folder: Path, *command: str) -> None:
    who = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@x.example"}
    who |= {key.replace("AUTHOR", "COMMITTER"): value for key, value in who.items()}
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True, env={**os.environ, **who, **own})


def test_all_is_shown(archive: Path) -> None:
    result = check()
    assert result.exit_code == 1
    assert "3 fel, 0 varningar. 6 filer lästa.\n" in result.output
    assert check("content").output == result.output == check(str(archive / "content")).output


@pytest.mark.parametrize(
    ("paths", "code", "closing"),
    [
        (["content/protokoll/ks/2024-03-05.yml"], 0, "Inga fel. 6 filer lästa. I andra filer: 3 fel, 0 varningar.\n"),
        (["content/protokoll/ks/2024-04-09.yml"], 1, "1 fel, 0 varningar. 6 filer lästa. I andra filer: 2 fel"),
        (["content/protokoll/an"], 1, "2 fel, 0 varningar. 6 filer lästa. I andra filer: 1 fel"),
        (["content/protokoll/an", "content/protokoll/ks/2024-04-09.yml"], 1, "3 fel, 0 varningar. 6 filer lästa.\n"),
        (["content/protokoll"], 1, "3 fel, 0 varningar. 6 filer lästa.\n"),
        (["content/register/organ.yml"], 0, "Inga fel."),
    ],
)
def test_what_is_chosen_is_shown(archive: Path, paths: list[str], code: int, closing: str) -> None:
    result = check(*paths)
    assert closing in result.output
    assert result.exit_code == code


def test_changed_files_are_shown(archive: Path) -> None:
    git(archive, "init", "-q", "-b", "main")
    (archive / ".gitignore").write_text(".cache/\n")
    git(archive, "add", ".")
    git(archive, "commit", "-qm", "x")
    assert check("--changed-since", "HEAD").exit_code == 0
    new = archive / "content/protokoll/ks/2024-05-07-å ä.yml"
    new.write_text(minutes("ks", "2024-05-07"), "utf-8")
    untracked = check("--changed-since", "main")
    assert untracked.exit_code == 1 and new.name in untracked.output and "I andra filer: 3 fel" in untracked.output
    git(archive, "checkout", "-qb", "forslag")
    git(archive, "add", ".")
    git(archive, "commit", "-qm", "y")
    git(archive, "checkout", "-q", "main")
    (archive / "content/protokoll/ks/2024-04-09.yml").write_text(f"{BAD}# x\n", "utf-8")
    git(archive, "commit", "-qam", "z")
    git(archive, "checkout", "-q", "forslag")
    # What has happened on the other branch since they parted is not this one's change.
    committed = check("--changed-since", "main", "--format", "json")
    assert {each["fil"] for each in json.loads(committed.output)["fynd"]} == {f"content/protokoll/ks/{new.name}"}
    assert check("content/protokoll/an", "--changed-since", "main").exit_code == 0


def test_what_a_change_causes_in_other_files_is_shown(archive: Path) -> None:
    git(archive, "init", "-q", "-b", "main")
    (archive / ".gitignore").write_text(".cache/\n")
    git(archive, "add", ".")
    git(archive, "commit", "-qm", "x")
    register = archive / "content/register/partier.yml"
    without = re.sub(r"  - kod: C\n.*\n", "", register.read_text("utf-8"))
    register.write_text(without, "utf-8")
    caused = json.loads(check("--changed-since", "HEAD", "--format", "json").output)
    assert {each["regel"] for each in caused["fynd"]} == {"okant-parti"}
    assert all("/protokoll/" in each["fil"] for each in caused["fynd"])
    assert caused["i_andra_filer"]["fel"] == 3  # which were there before
    register.write_text(without + "  - kod: C\n    namn: Centerpartiet\n", "utf-8")
    assert check("--changed-since", "HEAD").exit_code == 0


@pytest.mark.parametrize("revision", ["finns-inte", "--output=x", "-h", ""])
def test_unknown_revision_is_a_sentence(archive: Path, revision: str) -> None:
    git(archive, "init", "-q")
    git(archive, "-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "-q", "--allow-empty", "-m", "x")
    result = check(f"--changed-since={revision}")
    assert result.exit_code == 1 and result.output.startswith("Git känner inte till")
    assert not (archive / "x").exists()


@pytest.mark.parametrize("path", ["finns/inte", "../arkiv2/content"])
def test_what_is_not_there_is_a_sentence(archive: Path, path: str) -> None:
    result = check(path)
    assert result.exit_code == 1 and " finns inte. " in result.output and "Traceback" not in result.output


def test_file_outside_an_archive_is_a_sentence(archive: Path) -> None:
    assert "ligger inte i ett arkiv" in check("mkdocs.yml").output


def test_annotations_find_their_file_from_above(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(archive.parent)
    shown = check("arkiv/content/protokoll/ks", "--format", "github").output
    assert shown.startswith("::error file=arkiv/content/protokoll/ks/2024-04-09.yml,line=")


def test_rules_are_linked_to_the_published_site(archive: Path) -> None:
    assert "https://protokoll.exempelkoping.example/regler/okant-falt/" in check("--format", "markdown").output
    (archive / "mkdocs.yml").write_text("site_url: !ENV SITE\n")
    assert "regler/" not in check("--format", "markdown").output


@pytest.mark.parametrize("form", ["text", "github", "markdown", "json", "sarif"])
def test_kept_findings_are_the_same(archive: Path, form: str) -> None:
    first = check("--format", form)
    assert (archive / ".cache" / "protokoll.db").is_file()
    assert check("--format", form).output == first.output
    (archive / "mkdocs.yml").unlink()
    assert check("--format", form).exit_code == first.exit_code == 1


def test_no_change_goes_unseen(archive: Path) -> None:
    def codes() -> list[str]:
        found = checking.check([Path("content")], None, Silent()).findings
        return sorted(each.code for each in found)

    before = codes()
    file = archive / "content/protokoll/ks/2024-04-09.yml"
    file.write_text(GOOD.replace("2024-03-05", "2024-04-09"), "utf-8")
    assert codes() == before[1:]
    (archive / "content/protokoll/ks/spel.exe").write_bytes(b"")
    assert "fil-pa-fel-plats" in codes()
    (archive / "content/protokoll/ks/spel.exe").unlink()
    (archive / "content/genvag.md").symlink_to("index.md")
    assert "fil-genvag" in codes()


def test_cache_that_cannot_be_written_is_done_without(archive: Path) -> None:
    (archive / ".cache").write_text("en fil")
    assert "3 fel" in check().output


def test_runs_without_what_only_a_site_needs(archive: Path) -> None:
    program = f"""
import sys
for name in {BLOCKED!r}:
    sys.modules[name] = None
sys.argv = ["protokoll", "check", "--format", sys.argv[1]]
from generator.command.cli import main
main()
"""
    for form in ("text", "github", "markdown", "json", "sarif"):
        run = subprocess.run(
            [sys.executable, "-c", program, form],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        )
        assert run.returncode == 1 and run.stderr == "", run.stderr
        assert "okant-falt" in run.stdout or "okant\\-falt" in run.stdout


def test_nothing_of_the_site_is_loaded_to_check(archive: Path) -> None:
    program = f"""
import sys
from click.testing import CliRunner
from generator.command.cli import main
print(CliRunner().invoke(main, ["check"]).exit_code, sorted(set(sys.modules) & set({BLOCKED!r})))
"""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert run.stdout == "1 []\n"


ENDS: dict[str, tuple[dict[str, tuple[str, str] | None], set[str]]] = {
    "a protocol": ({"protokoll/ks/2024-03-05.yml": None}, {"moten/ks/2024-03-05/", "arenden/ks-2024-00001/"}),
    "a protocol, with its stones": (
        {"protokoll/ks/2024-03-05.yml": None, "register/borttaget.yml": (
            "", "borttaget:\n" + "".join(
                f"  - {{adress: {each}, datum: 2024-06-01, skäl: Fel.}}\n"
                for each in ("moten/ks/2024-03-05/", "arenden/ks-2024-00001/")))},
        set(),
    ),
    "a §": ({"protokoll/ks/2024-04-09.yml": ("- nr: 3\n", "- nr: 4\n")}, {"moten/ks/2024-04-09/#p3"}),
    "a case": ({"protokoll/ks/2024-04-09.yml": ("KS-2024-00002", "KS-2024-00003")}, {"arenden/ks-2024-00002/"}),
    "a person": ({"protokoll/ks/2024-04-09.yml": ("Dan Vik", "Dan Wik")}, {"ledamoter/dan-vik/"}),
    "a person, who is known by the new name": (
        {"protokoll/ks/2024-04-09.yml": ("Dan Vik", "Dan Wik"),
         "register/personer.yml": ("personer: []", "personer:\n  - namn: Dan Wik\n    även: [Dan Vik]")},
        set(),
    ),
    "a forward": (
        {"register/personer.yml": ("personer: []", "personer:\n  - namn: Anna Ek\n    tidigare_adresser: [anna]")},
        set(),
    ),
    "a party": (
        {"register/partier.yml": ("kod: C\n", "kod: CP\n    även: [C]\n")}, {"partier/c/"}
    ),
    "a party that nobody stands for": ({"register/partier.yml": ("  - kod: V\n    namn: Vänsterpartiet\n", "")}, set()),
    "a body": (
        {"register/organ.yml": ("  - id: an\n    namn: Arbetsmarknadsnämnden\n    typ: nämnd\n", "")}, {"organ/an/"}
    ),
    "words": ({"protokoll/ks/2024-04-09.yml": ("Skolskjuts", "Skolskjutsen")}, set()),
    "a file that cannot be read": ({"protokoll/ks/2024-04-09.yml": ("paragrafer:", "paragrafer")}, set()),
}  # fmt: skip


@pytest.mark.parametrize("name", ENDS)
def test_an_address_does_not_end_in_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    edits, expected = ENDS[name]
    present = ["Anna Ek (S), ordförande", "Bo Lund (M)", "Dan Vik (C)"]
    place = town(
        tmp_path,
        minutes("ks", "2024-03-05", item(1, "Skola", "ärende: KS-2024-00001"), present=present[:2]),
        minutes("ks", "2024-04-09", item(2, "Väg", "ärende: KS-2024-00002"), item(3), present=present),
    )
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    for path, edit in edits.items():
        file = place.content / path
        if edit is None:
            file.unlink()
            continue
        text = file.read_text("utf-8") if file.exists() else ""
        assert edit[0] in text
        file.write_text(text.replace(*edit), "utf-8")
    for _ in range(2):  # the second time what was kept answers
        told = json.loads(check("--changed-since", "HEAD", "--format", "json").output)["fynd"]
        ends = [each for each in told if each["regel"] == "adress-upphor"]
        assert {re.search(r"Adressen (\S+)", each["meddelande"])[1] for each in ends} == expected  # type: ignore[index]
        assert {each["allvar"] for each in ends} <= {"fel"}
    shown = CliRunner().invoke(main, ["diff", "HEAD"]).output
    assert ("FEL: adresser skulle sluta fungera" in shown) == bool(expected)
    assert all(f"Adressen {each} " in shown for each in expected)
