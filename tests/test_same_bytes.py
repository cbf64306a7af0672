"""The same records give the same bytes: on any day, in any folder, in any language, with any Python.

What the real protocol becomes is compared with sums that are kept in data/summor.json. When a change is meant to change
it: `python -m tests.test_same_bytes` writes them anew, and the difference says which kinds of files it concerns.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from generator.search import FOLDER
from tests.sites import NACKA, REPOSITORY, Site, bytes_of

# What a build reads. Copied in reverse order, so that no folder lists its files as the original does.
SOURCES = ("content", "mkdocs.yml")


def copy_backwards(target: Path) -> None:
    files = [NACKA / name for name in SOURCES if (NACKA / name).is_file()]
    files += [path for name in SOURCES for path in (NACKA / name).rglob("*") if path.is_file()]
    for path in sorted(files, reverse=True):
        copy = target / path.relative_to(NACKA)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (0, 0))


def build(folder: Path, site: Path, **environment: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--site-dir", str(site)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("elsewhere", "environment"),
    [
        (False, {"PYTHONHASHSEED": "1"}),
        (
            True,
            {
                "PYTHONHASHSEED": "4711",
                "TZ": "Pacific/Kiritimati",
                "LC_ALL": "C",
                "LANG": "tr_TR.UTF-8",
                "LANGUAGE": "tr",
                "PYTHONUTF8": "0",
                "PYTHONCOERCECLOCALE": "0",
                "SOURCE_DATE_EPOCH": "0",
                "COLUMNS": "40",
            },
        ),
    ],
)
def test_another_build_gives_the_same_bytes(
    real_site: Site, nacka: Path, tmp_path: Path, elsewhere: bool, environment: dict[str, str]
) -> None:
    folder = nacka
    if elsewhere:
        folder = tmp_path / "en annan mapp å"
        copy_backwards(folder)
    build(folder, tmp_path / "site", **environment)
    first, second = bytes_of(real_site.folder), bytes_of(tmp_path / "site")
    assert sorted(first) == sorted(second)
    assert {path for path in first if first[path] != second[path]} == set()
    assert any(path.startswith(f"{FOLDER}/") for path in first)


SUMS = Path(__file__).with_name("data") / "summor.json"
_MAIN = re.compile(rb"<main.*</main>", re.DOTALL)


def sums(site: Path) -> dict[str, str]:
    """Return a digest of each kind of file. Of pages only what is ours counts: the frame comes with the theme."""
    found: dict[str, hashlib._Hash] = {}
    for path, content in sorted(bytes_of(site).items()):
        folder = path.partition("/")[0]
        kind = folder if folder in {FOLDER, "data"} else Path(path).suffix
        own = b"".join(_MAIN.findall(content)) if kind == ".html" else content
        if kind in {FOLDER, "data", ".html", ".json", ".xml", ".ics", ".yml"}:
            found.setdefault(kind, hashlib.sha256()).update(path.encode() + b"\0" + own + b"\0")
    return {kind: digest.hexdigest()[:16] for kind, digest in sorted(found.items())}


def test_the_bytes_are_those_of_every_other_python(real_site: Site) -> None:
    assert sums(real_site.folder) == json.loads(SUMS.read_text("utf-8")), "meant? python -m tests.test_same_bytes"


def test_a_change_of_one_letter_is_seen(real_site: Site, tmp_path: Path) -> None:
    copy_backwards(tmp_path)
    record = tmp_path / "content/protokoll/kstu/2024-04-17.yml"
    record.write_text(record.read_text("utf-8").replace("Trygghetspaketet", "Trygghetspaketen", 1), "utf-8")
    build(tmp_path, tmp_path / "site")
    first, second = bytes_of(real_site.folder), bytes_of(tmp_path / "site")
    changed = {path for path in first if first[path] != second.get(path)}
    assert "moten/kstu/2024-04-17/index.html" in changed
    assert "ledamoter/oliver-rykatkin/index.html" not in changed


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        shutil.copytree(NACKA, Path(temporary, "arkiv"))
        build(Path(temporary, "arkiv"), Path(temporary, "site"))
        SUMS.write_text(json.dumps(sums(Path(temporary, "site")), ensure_ascii=False, indent=2) + "\n", "utf-8")
