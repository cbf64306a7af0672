"""The workflows and forms under .github: each `run:` step is run, in order, in a clean clone.

Not run but stood in for, for what they do is judged elsewhere or needs a network: pytest (it would run itself), ruff,
mypy, lint-imports and the gates (`make test` and `make audit` run them on the real thing), uv (asks the registry),
make's installing (its stamps are newer than the locks), Java and Node where they are missing, and the dead links
(tried here against a server of our own).
GitHub's own part is a file for the summary and `origin/main`; steps that `use:` an action are passed by.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.sites import REPOSITORY

GITHUB = REPOSITORY / ".github"
WORKFLOWS = {
    path.name: yaml.safe_load(path.read_text("utf-8")) for path in sorted((GITHUB / "workflows").glob("*.yml"))
}
JOBS = {(file, name): job for file, workflow in WORKFLOWS.items() for name, job in workflow["jobs"].items()}
STEPS = [(file, name, step) for (file, name), job in JOBS.items() for step in job["steps"]]
# Stands in for a program: says what it was asked, and that all is well.
STUB = '#!/bin/sh\necho "$(basename "$0") $*"\n'
# Lets the program itself through, and stands in for tests and gates.
PYTHON = """#!/bin/sh
case "$*" in
    "-m tests."* | "benchmarks/"* | ".ci/dead_links.py "*) echo "python $*" ;;
    *) exec {python} "$@" ;;
esac
"""
STOOD_IN_FOR = ("pytest", "ruff", "mypy", "lint-imports", "uv", "pip")
# Only where they are missing: .ci/run would install them.
WANTED = ("java", "node", "npm")


def runs(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


# What GitHub may do.


def test_there_is_a_workflow_for_each_occasion() -> None:
    occasions = {file: set(workflow[True]) for file, workflow in WORKFLOWS.items()}  # YAML 1.1: on is True.
    assert occasions == {
        "publish.yml": {"push", "workflow_dispatch"},
        "pull-request.yml": {"pull_request"},
        "weekly.yml": {"schedule", "workflow_dispatch"},
    }


@pytest.mark.parametrize("file", WORKFLOWS)
def test_nothing_is_permitted_but_by_a_job(file: str) -> None:
    assert WORKFLOWS[file]["permissions"] == {}


@pytest.mark.parametrize(("file", "name"), JOBS)
def test_job_may_no_more_than_it_must(file: str, name: str) -> None:
    publishes = {"pages": "write", "id-token": "write"}
    assert JOBS[file, name]["permissions"] == (publishes if name == "publicera" else {"contents": "read"})
    assert JOBS[file, name]["timeout-minutes"] <= 60
    assert name != "publicera" or (file == "publish.yml" and not runs(JOBS[file, name]))
    assert name != "publicera" or JOBS[file, name]["if"] == "github.ref == 'refs/heads/main'"


@pytest.mark.parametrize(("file", "name", "step"), [each for each in STEPS if "uses" in each[2]])
def test_action_is_pinned_and_leaves_no_credentials(file: str, name: str, step: dict[str, Any]) -> None:
    assert re.fullmatch(r"actions/[\w/-]+@[0-9a-f]{40}", step["uses"])
    if step["uses"].startswith("actions/checkout@"):
        assert step["with"]["persist-credentials"] is False
    assert "cache" not in step.get("with", {}), "what is kept from another run could be somebody else's"
    if file == "pull-request.yml":
        assert not step["uses"].startswith(("actions/cache@", "actions/cache/save@")), "a request leaves nothing behind"


@pytest.mark.parametrize("file", WORKFLOWS)
def test_nothing_that_others_write_gets_into_a_command(file: str) -> None:
    text = (GITHUB / "workflows" / file).read_text("utf-8")
    assert "secrets" not in text and "continue-on-error" not in text and "pull_request_target" not in text
    for name, job in WORKFLOWS[file]["jobs"].items():
        for command in runs(job):
            assert "${{" not in command, name


# What the steps do.


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clean clone of what is committed, as after the steps that check out and install."""
    folder = tmp_path / "klon"
    git = ["git", "-c", "core.autocrlf=false"]
    subprocess.run([*git, "clone", "-q", "--no-local", "--depth=1", REPOSITORY.as_uri(), folder], check=True)
    head = [*git, "-C", str(folder), "update-ref", "refs/remotes/origin/main", "HEAD"]
    subprocess.run(head, check=True)
    tools = folder / ".venv" / "bin"
    tools.mkdir(parents=True)
    write(tools / "python", PYTHON.format(python=sys.executable))
    write(tools / "protokoll", f'#!/bin/sh\nexec {sys.executable} -m generator "$@"\n')
    for name in STOOD_IN_FOR:
        write(tools / name, STUB)
    (tmp_path / "bin").mkdir()
    for name in WANTED:
        write(tmp_path / "bin" / name, STUB)
    for locked in ("requirements.txt", "requirements-dev.txt", "pyproject.toml", ".ci/venv"):
        os.utime(folder / locked, (0, 0))
    for number, stamp in enumerate((".python", ".runtime", ".dev")):
        write(folder / ".venv" / stamp, "")
        os.utime(folder / ".venv" / stamp, (10 + number, 10 + number))
    return folder


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    path.chmod(0o755)


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does: `bash -e` on a file with its words."""
    script = folder.parent / "steg.sh"
    script.write_text(command, "utf-8")
    told = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "TMPDIR", "LC_ALL"}}
    told |= {"GITHUB_STEP_SUMMARY": str(folder.parent / "sammanfattning.md"), "PYTHONPATH": str(folder)}
    told["PATH"] += f"{os.pathsep}{folder.parent / 'bin'}"
    return subprocess.run(["bash", "-e", script], cwd=folder, capture_output=True, text=True, check=False, env=told)


@pytest.mark.parametrize(("file", "name"), [key for key, job in JOBS.items() if runs(job)])
def test_every_step_runs_in_a_clean_clone(clone: Path, file: str, name: str) -> None:
    for command in runs(JOBS[file, name]):
        result = run(command, clone)
        assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    if any("make" in command or ".ci/run" in command for command in runs(JOBS[file, name])):
        assert (clone / "site" / "index.html").is_file()
    changed = subprocess.run(["git", "status", "--porcelain"], cwd=clone, capture_output=True, text=True, check=True)
    assert changed.stdout == "", "a step leaves what git does not ignore"


def step_of(name: str) -> str:
    (found,) = [step["run"] for step in JOBS["pull-request.yml", "protokoll"]["steps"] if step["name"] == name]
    return str(found)


def test_mistake_is_told_at_its_line_and_stops_the_request(clone: Path) -> None:
    protocol = clone / "content/protokoll/kstu/2024-04-17.yml"
    protocol.write_text(protocol.read_text("utf-8").replace("förslag_till: ks\n", "förslag_till: kss\n", 1), "utf-8")
    assert run(step_of("Sammanfatta kontrollen"), clone).returncode == 0
    marked = run(step_of("Märk ut felen på sina rader"), clone)
    assert marked.returncode == 1
    line = protocol.read_text("utf-8").split("förslag_till: kss")[0].count("\n") + 1
    assert f"::error file=content/protokoll/kstu/2024-04-17.yml,line={line},col=" in marked.stdout
    told = (clone.parent / "sammanfattning.md").read_text("utf-8")
    assert f"- **Fel**, rad {line}," in told and "/regler/okant-organ/" in told
    assert run("make site", clone).returncode != 0
    assert not (clone / "site").exists()


def test_mistake_that_a_register_makes_elsewhere_stops_the_request(clone: Path) -> None:
    bodies = clone / "content/register/organ.yml"
    bodies.write_text(
        bodies.read_text("utf-8").replace("id: ks\n", "id: kstyr\n").replace("under: ks\n", "under: kstyr\n")
    )
    assert run(step_of("Märk ut felen på sina rader"), clone).returncode == 0
    assert run(step_of("Kontrollera hela arkivet"), clone).returncode == 1
    assert "okant\\-organ" in (clone.parent / "sammanfattning.md").read_text("utf-8")


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
    command = [sys.executable, REPOSITORY / ".ci/dead_links.py", tmp_path]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == code, result.stderr
    assert says in result.stdout and "1 länkar" in result.stdout
    assert (f"`{address}/{status}` svarar {status}. Finns på `index.html`" in result.stdout) == (status != 200)


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
        assert pattern == "*" or list(REPOSITORY.glob(pattern.strip("/"))), pattern
