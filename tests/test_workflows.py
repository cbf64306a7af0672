"""The workflows and forms under .github: each `run:` step is run, in order, in a clean clone of this repository, and
those of the reusable workflows also in a new archive, which has nothing of the program in it.

Not run but stood in for, for what they do is judged elsewhere or needs a network: pytest (it would run itself), ruff,
mypy, lint-imports and the gates (`make test` and `make audit` run them on the real thing), uv (asks the registry),
pip and the making of environments (tests/test_wheel.py installs), make's installing (its stamps are newer than the
locks), Java and Node where they are missing, and the dead links (tried here against a server of our own).
GitHub's own part is a file for the summary and `origin/main`; steps that `use:` an action are passed by.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator import __version__
from generator.command.cli import main
from generator.standard import founding
from generator.system import assets
from tests.sites import REPOSITORY, minutes

GITHUB = REPOSITORY / ".github"
WORKFLOWS = {
    path.name: yaml.safe_load(path.read_text("utf-8")) for path in sorted((GITHUB / "workflows").glob("*.yml"))
}
ALL = {(file, name): job for file, workflow in WORKFLOWS.items() for name, job in workflow["jobs"].items()}
JOBS = {key: job for key, job in ALL.items() if "steps" in job}
REUSABLE = {file for file, workflow in WORKFLOWS.items() if "workflow_call" in workflow[True]}  # YAML 1.1: on is True
# Tried in tests/test_inbox.py, for it runs in a repository of another kind.
INBOX = "inkorg.yml"
FOR_ARCHIVES = REUSABLE - {INBOX}
STEPS = [(file, name, step) for (file, name), job in JOBS.items() for step in job["steps"]]
# Stands in for a program: says what it was asked, and that all is well.
STUB = '#!/bin/sh\necho "$(basename "$0") $*"\n'
# Lets the program itself through, and stands in for tests and gates.
PYTHON = """#!/bin/sh
case "$*" in
    "-m tests."* | "-m venv "* | "benchmarks/"*) echo "python $*" ;;
    *) exec {python} "$@" ;;
esac
"""
PROTOKOLL = """#!/bin/sh
case "$*" in
    "audit --links") echo "protokoll $*" ;;
    *) exec {python} -m generator "$@" ;;
esac
"""
STOOD_IN_FOR = ("pytest", "ruff", "mypy", "lint-imports", "vermin", "uv", "pip", "cyclonedx-py")
# All that is tried before publication. It is run once, in the job that is for it: another that comes to it, or to the
# part of it that is `make test`, with its clone as clean as it was would only do the same again.
WHOLE, TRIED_THERE = ("program.yml", "prov"), (".ci/run", "make test")
# Only where they are missing: .ci/run would install them.
WANTED = ("java", "node", "npm")


def runs(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


# What GitHub may do.


def test_there_is_a_workflow_for_each_occasion() -> None:
    occasions = {file: set(workflow[True]) for file, workflow in WORKFLOWS.items()}
    assert occasions == {
        "granska.yml": {"workflow_call"},
        "inkorg.yml": {"workflow_call"},
        "publicera.yml": {"workflow_call"},
        "veckan.yml": {"workflow_call"},
        "publish.yml": {"push", "workflow_dispatch"},
        "pull-request.yml": {"pull_request"},
        "weekly.yml": {"schedule", "workflow_dispatch"},
        "program.yml": {"push", "pull_request"},
        "release.yml": {"push"},
    }


def new_archive() -> dict[str, str]:
    return dict(founding.files(founding.Founding("Norrby kommun", "norrby.github.io/protokoll", "9998")))


def callers() -> dict[str, tuple[dict[str, Any], str]]:
    """Return each workflow that calls a reusable one, here and in a new archive, with what its addresses begin with."""
    here = {f"här/{file}": (workflow, "./") for file, workflow in WORKFLOWS.items()}
    there = {
        f"nytt/{path.rpartition('/')[2]}": (yaml.safe_load(text), "oppna-protokoll/oppna-protokoll/")
        for path, text in new_archive().items()
        if path.startswith(".github/workflows/")
    }
    inbox = {
        "inkorg/inkorg.yml": (
            yaml.safe_load(new_inbox()[".github/workflows/inkorg.yml"]),
            "oppna-protokoll/oppna-protokoll/",
        )
    }
    return {name: each for name, each in (here | there | inbox).items() if called_by(each[0])}


def new_inbox() -> dict[str, str]:
    return dict(founding.inbox_files("norrby/protokoll", "Norrby kommun"))


def called_by(workflow: dict[str, Any]) -> list[str]:
    return [job["uses"] for job in workflow["jobs"].values() if "uses" in job]


@pytest.mark.parametrize("name", callers())
def test_caller_grants_what_the_called_need_and_nothing_else(name: str) -> None:
    workflow, begins = callers()[name]
    assert workflow["permissions"] == {}
    (job,) = (job for job in workflow["jobs"].values() if "uses" in job)
    if name == "inkorg/inkorg.yml":
        assert (job.pop("with"), job.pop("secrets")) == (
            {"arkiv": "norrby/protokoll"},
            {"ARKIV_TOKEN": "${{ secrets.ARKIV_TOKEN }}"},
        )
    assert set(job) == {"permissions", "uses"}, "nothing is handed on, least of all secrets"
    called, _, version = job["uses"].removeprefix(f"{begins}.github/workflows/").partition("@")
    assert version == ("" if begins == "./" else f"v{__version__}")
    assert called in REUSABLE
    needed: dict[str, str] = {}
    for each in WORKFLOWS[called]["jobs"].values():
        needed |= each["permissions"]
    assert job["permissions"] == needed


@pytest.mark.parametrize("place", ["här", "nytt"])
def test_each_reusable_workflow_is_called(place: str) -> None:
    used = [uses for name, (workflow, _) in callers().items() if name.startswith(place) for uses in called_by(workflow)]
    assert sorted(uses.partition("workflows/")[2].partition("@")[0] for uses in used) == sorted(FOR_ARCHIVES)


@pytest.mark.parametrize("file", WORKFLOWS)
def test_nothing_is_permitted_but_by_a_job(file: str) -> None:
    assert WORKFLOWS[file]["permissions"] == {}


@pytest.mark.parametrize(("file", "name"), JOBS)
def test_job_may_no_more_than_it_must(file: str, name: str) -> None:
    attests = {"id-token": "write", "attestations": "write"}
    needs = {"publicera": {"pages": "write", **attests}, "paket": {"contents": "write", **attests}}
    assert JOBS[file, name]["permissions"] == needs.get(name, {"contents": "read"})
    assert JOBS[file, name]["timeout-minutes"] <= 60
    assert name != "publicera" or (file == "publicera.yml" and not runs(JOBS[file, name]))
    assert name != "publicera" or JOBS[file, name]["if"] == "github.ref == 'refs/heads/main'"


@pytest.mark.parametrize(("file", "name", "step"), [each for each in STEPS if "uses" in each[2]])
def test_action_is_pinned_and_leaves_no_credentials(file: str, name: str, step: dict[str, Any]) -> None:
    assert re.fullmatch(r"actions/[\w/-]+@[0-9a-f]{40}", step["uses"])
    if step["uses"].startswith("actions/checkout@"):
        assert step["with"]["persist-credentials"] is False
    assert "cache" not in step.get("with", {}), "what is kept from another run could be somebody else's"
    if file in ("granska.yml", "pull-request.yml", "program.yml", INBOX):
        assert not step["uses"].startswith(("actions/cache@", "actions/cache/save@")), "a request leaves nothing behind"


@pytest.mark.parametrize("file", WORKFLOWS)
def test_nothing_that_others_write_gets_into_a_command(file: str) -> None:
    text = (GITHUB / "workflows" / file).read_text("utf-8")
    assert "secrets" not in text or file == INBOX
    assert "continue-on-error" not in text and "pull_request_target" not in text
    for (where, name), job in JOBS.items():
        for command in runs(job) if where == file else ():
            assert "${{" not in command, name


# What the steps do.


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clean clone of what is committed, as after the steps that check out and install, with whatever archive it has.

    One that has none gets another municipality's: what is tried here needs one.
    """
    return clone_with(tmp_path, "its own" if (REPOSITORY / "content/register").is_dir() else "another")


def clone_with(tmp_path: Path, content: str) -> Path:
    """Return a clone with `its own` archive, `another` municipality's or `none`."""
    folder = tmp_path / "klon"
    git = ["git", "-c", "user.name=X", "-c", "user.email=x@x.example", "-c", "core.autocrlf=false"]
    subprocess.run([*git, "clone", "-q", "--no-local", "--depth=1", REPOSITORY.as_uri(), folder], check=True)
    if content != "its own":
        shutil.rmtree(folder / "content", ignore_errors=True)
        if content == "another":
            written = {name: text for name, text in new_archive().items() if name.startswith("content/")}
            for name, text in {**written, "content/protokoll/ks/2024-03-05.yml": minutes()}.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(text, "utf-8")
        subprocess.run([*git, "-C", folder, "add", "-A"], check=True)
        subprocess.run([*git, "-C", folder, "commit", "-q", "--allow-empty", "-m", "Ett annat arkiv"], check=True)
    subprocess.run([*git, "-C", str(folder), "update-ref", "refs/remotes/origin/main", "HEAD"], check=True)
    proposed(folder)
    equip(folder)
    for locked in ("requirements.txt", "requirements-dev.txt", "pyproject.toml", ".ci/venv"):
        os.utime(folder / locked, (0, 0))
    for number, stamp in enumerate((".python", ".runtime", ".dev")):
        write(folder / ".venv" / stamp, "")
        os.utime(folder / ".venv" / stamp, (10 + number, 10 + number))
    return folder


@pytest.mark.parametrize("content", ["another", "none"])
def test_the_program_is_tried_with_any_archive_in_content_and_with_none(tmp_path: Path, content: str) -> None:
    """What of `make test` reads content/ at all: its last line. The tests themselves do not, see below."""
    folder = clone_with(tmp_path, content)
    command = ["make", "-n", "--no-print-directory", "test"]  # the tests are run by make themselves
    asked = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    *others, last = asked.stdout.splitlines()
    assert "content" in last and not any("content" in line or "protokoll build\n" in f"{line}\n" for line in others)
    every_step(folder, {"steps": [{"run": last}]})
    assert (folder / "site/moten/ks/2024-03-05/index.html").is_file() is (content == "another")


def test_another_municipality_is_published_from_here(tmp_path: Path) -> None:
    folder = clone_with(tmp_path, "another")
    every_step(folder, JOBS["publicera.yml", "bygg"])
    assert "Norrby" in (folder / "site/index.html").read_text("utf-8")


def test_what_names_files_of_the_repository_passes_without_an_archive(tmp_path: Path) -> None:
    """The tests that ask whether a file is there, wherever they have its name from."""
    folder = clone_with(tmp_path, "none")
    asking = [
        "tests/test_docs.py::test_paths_that_are_named_exist",
        "tests/test_docs.py::test_links_lead_somewhere",
        "tests/test_workflows.py::test_owned_paths_exist",
    ]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *asking]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert not (folder / "content").exists()
    assert done.returncode == 0, done.stdout


def test_no_test_reads_the_archive_that_happens_to_lie_here() -> None:
    """Only whether there is one may be asked; what it says may not decide whether a test passes."""
    reading = re.compile(r"""(?:REPOSITORY|ROOT|HERE)\)? */ *["'](?:content|mkdocs\.yml)""")
    found = {
        path.relative_to(REPOSITORY).as_posix(): lines
        for folder in ("tests", "demonstration", "benchmarks")
        for path in sorted((REPOSITORY / folder).rglob("*.py"))
        if (lines := [line for line in path.read_text("utf-8").splitlines() if reading.search(line)])
    }
    mine = found.pop("tests/test_workflows.py")
    assert found == {} and all('"content/register").is_dir()' in line for line in mine)


def equip(folder: Path) -> None:
    """Put what stands in for installed programs into a folder, and beside it."""
    tools = folder / ".venv" / "bin"
    tools.mkdir(parents=True)
    write(tools / "python", PYTHON.format(python=sys.executable))
    write(tools / "protokoll", PROTOKOLL.format(python=sys.executable))
    for name in STOOD_IN_FOR:
        write(tools / name, STUB)
    (folder.parent / "bin").mkdir()
    write(folder.parent / "bin" / "python", PYTHON.format(python=sys.executable))
    for name in ("apt-get", "sudo", "gh"):  # never the machine's own: one that is logged in would publish
        write(folder.parent / "bin" / name, STUB)
    (folder.parent / "sist").mkdir()
    for name in WANTED:
        write(folder.parent / "sist" / name, STUB)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A new archive in git, with one protocol and nothing of the program, as after the steps that check out."""
    folder = tmp_path / "arkiv"
    for name, text in new_archive().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    protocol = folder / "content/protokoll/ks/2024-03-05.yml"
    protocol.parent.mkdir(parents=True)
    protocol.write_text(minutes(present=("Anna Ek (S), ordförande", "Bo Lund (M)")), "utf-8")
    git = ["git", "-C", str(folder), "-c", "user.name=X", "-c", "user.email=x@x.example", "-c", "core.autocrlf=false"]
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "Första"], check=True)
    subprocess.run([*git, "update-ref", "refs/remotes/origin/main", "HEAD"], check=True)
    proposed(folder)
    equip(folder)
    return folder


def proposed(folder: Path) -> Path:
    """Put a request where the workflow checks it out: as main is, until a test changes it."""
    request = folder / ".cache" / "forslag"
    git = ["git", "-c", "core.autocrlf=false"]
    subprocess.run([*git, "clone", "-q", "--no-local", folder.as_uri(), request], check=True)
    subprocess.run([*git, "-C", str(request), "update-ref", "refs/remotes/origin/main", "HEAD"], check=True)
    return request


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    path.chmod(0o755)


def run(command: str, folder: Path, more: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does: `bash -e` on a file with its words."""
    script = folder.parent / "steg.sh"
    script.write_text(command, "utf-8")
    told = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "TMPDIR", "LC_ALL"}}
    told |= {key: value for key, value in os.environ.items() if key.startswith(("GIT_CONFIG", "GITHUB_RUN"))}
    told |= {"GITHUB_STEP_SUMMARY": str(folder.parent / "sammanfattning.md"), "PYTHONPATH": str(REPOSITORY)}
    event = folder.parent / "händelse.json"
    event.write_text(json.dumps({"pull_request": {"title": "Protokoll", "body": None, "head": {"ref": "a"}}}))
    told["GITHUB_EVENT_PATH"] = str(event)
    told |= more or {}
    told["PATH"] = os.pathsep.join((str(folder.parent / "bin"), told["PATH"], str(folder.parent / "sist")))
    return subprocess.run(["bash", "-e", script], cwd=folder, capture_output=True, text=True, check=False, env=told)


@pytest.mark.parametrize(("file", "name"), [key for key, job in JOBS.items() if runs(job) and key[0] != INBOX])
def test_every_step_runs_in_a_clean_clone(clone: Path, file: str, name: str) -> None:
    every_step(clone, JOBS[file, name], but=() if (file, name) == WHOLE else TRIED_THERE)
    assert (clone / "site" / "index.html").is_file() is (file not in {"release.yml", "weekly.yml"})


def test_what_is_run_once_is_the_whole() -> None:
    assert runs(JOBS[WHOLE]) == [".ci/run"]
    assert {"make test", "make audit"} <= set((REPOSITORY / ".ci/run").read_text("utf-8").splitlines())


@pytest.mark.parametrize("file", sorted(FOR_ARCHIVES))
def test_every_step_for_archives_runs_in_a_new_one(archive: Path, file: str) -> None:
    (job,) = (job for (where, _), job in JOBS.items() if where == file and runs(job))
    said = every_step(archive, job)
    assert "pytest" not in said and "make" not in said, "an archive does not try the program"
    assert f"--require-hashes -r {assets.lock()}" in said
    assert (archive / "site/moten/ks/2024-03-05/index.html").is_file()


def every_step(folder: Path, job: dict[str, Any], but: tuple[str, ...] = ()) -> str:
    """Run the steps of a job in a folder, and return what they said.

    Of those in `but` it only sees to it that the folder is as at first when their turn comes.
    """
    said, at_first = "", there(folder)
    for command in runs(job):
        if command in but:
            assert there(folder) == at_first, f"{command} is not tried anywhere in a folder like this"
            continue
        result = run(command, folder)
        said += result.stdout
        assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    changed = subprocess.run(["git", "status", "--porcelain"], cwd=folder, capture_output=True, text=True, check=True)
    assert changed.stdout == "", "a step leaves what git does not ignore"
    return said


def there(folder: Path) -> str:
    """Return what is in a folder that git has not got, with what it ignores."""
    asked = ["git", "status", "--porcelain", "--ignored", "--untracked-files=all"]
    return subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=True).stdout


def step_of(name: str) -> str:
    (found,) = [step["run"] for step in JOBS["granska.yml", "protokoll"]["steps"] if step["name"] == name]
    return str(found)


def test_mistake_is_told_at_its_line_and_stops_the_request(archive: Path) -> None:
    protocol = archive / ".cache/forslag/content/protokoll/ks/2024-03-05.yml"
    protocol.write_text(f"{protocol.read_text('utf-8')}    förslag_till: kff\n", "utf-8")
    assert run(step_of("Sammanfatta kontrollen"), archive).returncode == 0
    marked = run(step_of("Märk ut felen på sina rader"), archive)
    assert marked.returncode == 1
    line = protocol.read_text("utf-8").count("\n")
    assert f"::error file=content/protokoll/ks/2024-03-05.yml,line={line},col=" in marked.stdout
    told = (archive.parent / "sammanfattning.md").read_text("utf-8")
    assert f"- **Fel**, rad {line}," in told and "/regler/okant-organ/" in told
    assert run(step_of("Bygg förhandsvisningen"), archive).returncode != 0
    assert not (archive / "site").exists()


def test_mistake_that_a_register_makes_elsewhere_stops_the_request(archive: Path) -> None:
    bodies = archive / ".cache/forslag/content/register/organ.yml"
    bodies.write_text(bodies.read_text("utf-8").replace("id: ks\n", "id: kstyr\n"))
    # It is told where it shows, though that file has not changed.
    assert run(step_of("Märk ut felen på sina rader"), archive).returncode == 1
    assert run(step_of("Kontrollera hela arkivet"), archive).returncode == 1
    assert "okant\\-organ" in (archive.parent / "sammanfattning.md").read_text("utf-8")


def test_the_oldest_and_the_newest_python_are_tried_every_week() -> None:
    weekly = WORKFLOWS["weekly.yml"]["jobs"]
    promised = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    assert promised == ">=3.11"  # Debian 12 has 3.11.2, and nothing older is promised by name
    assert weekly["debian"]["strategy"]["matrix"] == {"debian": ["12", "13"]}
    assert weekly["debian"]["container"] == "debian:${{ matrix.debian }}"
    assert "setup-python" not in str(weekly["debian"]), "Debian's own, which .ci/venv takes first"
    (newest,) = (step for step in weekly["nyaste"]["steps"] if "setup-python" in step.get("uses", ""))
    assert newest["with"] == {"python-version": "3.x", "check-latest": True}
    for job in ("debian", "nyaste"):
        assert runs(weekly[job])[-1] == ".ci/run"
    assert weekly["nyaste"]["steps"][-1]["env"] == {"PYTHON": "python"}


@pytest.mark.parametrize(("said", "made"), [("", "the system's"), ("andra", "andra")])
def test_environment_is_made_of_the_python_that_is_said(tmp_path: Path, said: str, made: str) -> None:
    (tmp_path / "bin").mkdir()
    write(tmp_path / "bin" / "andra", f'#!/bin/sh\necho andra >> {tmp_path}/anropad\nexec {sys.executable} "$@"\n')
    told = {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin", "PYTHON": said}
    command = ["sh", REPOSITORY / ".ci/venv", tmp_path / "miljö"]
    done = subprocess.run(command, env=told, capture_output=True, text=True, check=True)
    assert "Använder Python 3." in done.stdout
    assert (tmp_path / "anropad").exists() is (made == "andra")


def test_the_publication_is_attested_before_it_is_shown() -> None:
    names = [step["name"] for step in JOBS["publicera.yml", "publicera"]["steps"]]
    assert names == ["Hämta det som är byggt", "Intyga hur det är byggt", "Publicera webbplatsen"]


def test_the_release_carries_what_it_is_built_of(tmp_path: Path) -> None:
    made = tmp_path / "bom.json"
    program = Path(sys.executable).with_name("cyclonedx-py")
    (command,) = (each for each in runs(JOBS["release.yml", "paket"]) if "cyclonedx" in each)
    options = command.split("cyclonedx-py ")[1].split(" -o ")[0].split()
    subprocess.run([program, *options, "-o", made], cwd=REPOSITORY, check=True, capture_output=True)
    told = json.loads(made.read_text("utf-8"))
    assert told["bomFormat"] == "CycloneDX"
    listed = {f"{each['name']}=={each['version']}" for each in told["components"]}
    locked = re.findall(r"^([\w.-]+==[^\s;\\]+)", (REPOSITORY / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    assert listed == set(locked)


def save(request: Path) -> None:
    git = ["git", "-C", str(request), "-c", "user.name=X", "-c", "user.email=x@x.example"]
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "Mer"], check=True)


@pytest.mark.parametrize(
    "path", ["mkdocs.yml", ".github/workflows/granska.yml", "theme_overrides/main.html", "content"]
)
def test_a_request_that_changes_more_than_the_archive_is_for_a_programmer(archive: Path, path: str) -> None:
    request = archive / ".cache/forslag"
    if path == "content":
        (request / "content").rename(request / "annat")
        (request / "content").symlink_to("annat")
    else:
        (request / path).parent.mkdir(parents=True, exist_ok=True)
        (request / path).write_text("site_name: Annan\n", "utf-8")
    save(request)
    done = run(step_of("Avgör om förslaget bara ändrar arkivet"), archive)
    assert done.returncode == 0
    assert "::warning title=En programmerare måste titta" in done.stdout
    told = (archive.parent / "sammanfattning.md").read_text("utf-8")
    assert "En programmerare måste titta" in told and f"    {path}" in told and "ingen förhandsvisning" in told


def test_a_request_is_judged_by_the_program_of_main(archive: Path) -> None:
    request = archive / ".cache/forslag"
    (request / "content/om.md").write_text("# Om\n", "utf-8")
    save(request)
    done = run(step_of("Avgör om förslaget bara ändrar arkivet"), archive)
    assert (done.returncode, done.stdout) == (0, "")
    for name, job in JOBS.items():
        if name[0] == "granska.yml":
            (first,) = (step for step in job["steps"] if step["name"] == "Hämta main")
            assert "path" not in first["with"], "main lies at the top, where the program is installed from"
            assert all("forslag" not in command or "forslag/.venv" not in command for command in runs(job))
    kept = [step for step in STEPS if step[0] == "granska.yml" and "upload-artifact" in step[2].get("uses", "")]
    assert [step["if"] for _, _, step in kept] == ["steps.slag.outputs.bara == 'arkivet'"]


# The dead links.


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status = int(self.path.strip("/"))
        self.send_response(405 if status == 200 and self.command == "HEAD" else status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 - the name that the server looks for

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("status", "code", "says"), [(200, 0, "0 döda, 0 oklara"), (403, 0, "1 oklara"), (404, 1, "1 döda")]
)
def test_link_is_asked_for(tmp_path: Path, address: str, status: int, code: int, says: str) -> None:
    page = f'<a href="#x">x</a><a class=x href="{address}/{status}#a">x</a><link href="https://x.example/">'
    (tmp_path / "index.html").write_text(page, "utf-8")
    result = CliRunner().invoke(main, ["audit", "--links", str(tmp_path)])
    assert result.exit_code == code, result.output
    assert says in result.output and "1 länkar" in result.output
    assert (f"`{address}/{status}` svarar {status}. Finns på `index.html`" in result.output) == (status != 200)


# Forms and owners.


@pytest.mark.parametrize("file", sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml")), ids=lambda path: path.name)
def test_issue_form_has_what_github_asks_for(file: Path) -> None:
    form = yaml.safe_load(file.read_text("utf-8"))
    assert form["name"] and form["description"] and form["title"]
    fields = [each for each in form["body"] if each["type"] != "markdown"]
    assert fields and len({each["id"] for each in fields}) == len(fields)
    assert {each["type"] for each in fields} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert all(each["attributes"]["label"] for each in fields)


def test_owned_paths_exist() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    assert rules[0][0] == "*"
    for pattern, *owners in rules:
        assert owners and all(owner.startswith("@") for owner in owners)
        # What lies below content/ is the archive's, and there may be none.
        assert pattern == "*" or pattern.startswith("/content/") or list(REPOSITORY.glob(pattern.strip("/"))), pattern
