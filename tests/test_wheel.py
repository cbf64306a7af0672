"""The package is whole: what a build makes of the wheel alone, in an environment without a checkout, is a site.

The wheel is built once, offline, by the backend that the project names. The environment has no package of its own but
the program: the others are found where the tests find them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.sites import NACKA, REPOSITORY

OFFLINE = {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def test_wheel_holds_everything_that_the_program_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    data = {
        path.relative_to(REPOSITORY).as_posix()
        for path in (REPOSITORY / "generator").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    theme = {
        f"generator/theme/{path.relative_to(REPOSITORY / 'theme_overrides').as_posix()}"
        for path in (REPOSITORY / "theme_overrides").rglob("*")
        if path.is_file()
    }
    assert len(theme) > 30 and "generator/theme/pages/meeting.html" in theme
    assert sorted((data | theme | {"generator/requirements.txt"}) - names) == []
    metadata = {name for name in names if ".dist-info/" in name}
    assert sorted(names - data - theme - metadata - {"generator/requirements.txt"}) == []
    assert not any(name.startswith(("tests/", "content/", "demonstration/")) for name in names)


@pytest.fixture(scope="module")
def protokoll(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed from the wheel into an environment of its own; other packages are those of the tests."""
    folder = tmp_path_factory.mktemp("miljö") / "med blank"
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", wheel],
        check=True,
        env={**os.environ, **OFFLINE},
    )
    (place,) = folder.glob("lib/python*/site-packages")
    # Not the checkout, which an editable install would bring along.
    (place / "paket.pth").write_text(f"import sys; sys.path.append({sysconfig.get_path('purelib')!r})\n", "utf-8")
    return folder / "bin" / "protokoll"


def run(protokoll: Path, folder: Path, *arguments: str) -> str:
    told = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run([protokoll, *arguments], cwd=folder, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{arguments}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_a_new_archive_is_a_site_outside_any_checkout(protokoll: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vår kommun på ön"
    folder.mkdir()
    run(
        protokoll, folder, "init", "arkivet å", "--kommun", "Öbo kommun", "--kod", "9998",
        "--adress", "https://protokoll.obo.example/", "--organ", "Kommunfullmäktige",
        "--organ", "kstu=Kommunstyrelsens trygghetsutskott", "--organ", "Kommunstyrelsen",
        "--diarienummer", "KFKS-2024-00430", "--kontakt", "kommun@obo.example", "--parti", "NL=Nackalistan",
    )  # fmt: skip
    archive = folder / "arkivet å"
    assert run(protokoll, archive, "check") == "Inga fel. 9 filer lästa.\n"
    original = folder / "ett protokoll.pdf"
    original.write_bytes((NACKA / "content/protokoll/kstu/2024-04-17.pdf").read_bytes())
    run(protokoll, archive, "import", str(original))
    run(protokoll, archive, "build", "--no-search")
    assert "Inga fel" in run(protokoll, archive, "audit")
    meeting = (archive / "site/moten/kstu/2024-04-17/index.html").read_text("utf-8")
    assert "Trygghetspaketet 2024" in meeting and "Utkast" in meeting
    used = run(protokoll.with_name("python"), archive, "-c", "import generator; print(generator.__file__)")
    assert Path(used.strip()).is_relative_to(protokoll.parents[1])
