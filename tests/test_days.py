"""When minutes came in and last changed: told by git to a file, and by the file to the site."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.command import builder
from generator.command.cli import main
from generator.site import BuildFailedError
from generator.system.history import HistoryError, days_of
from tests.sites import Site, bytes_of, minutes, town

FIRST, SECOND = "protokoll/ks/2024-03-05.yml", "protokoll/ks/2024-04-09.yml"


def git(folder: Path, *arguments: str, at: str = "2024-03-10T12:00:00+01:00") -> None:
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@a.example", "GIT_COMMITTER_NAME": "A"}
    who |= {"GIT_COMMITTER_EMAIL": "a@a.example", "GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z"}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, env={**os.environ, **who})


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """An archive with two protocols in git: the second came with a merge, the first was changed late an evening."""
    place = town(tmp_path, minutes("ks", "2024-03-05"))
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "content")
    git(tmp_path, "commit", "--quiet", "-m", "Ett", at="2024-03-10T12:00:00+01:00")
    git(tmp_path, "checkout", "--quiet", "-b", "forslag")
    place.add(minutes("ks", "2024-04-09"))
    git(tmp_path, "add", "content")
    git(tmp_path, "commit", "--quiet", "-m", "Två", at="2024-04-10T12:00:00+02:00")
    git(tmp_path, "checkout", "--quiet", "main")
    git(tmp_path, "merge", "--quiet", "--no-ff", "-m", "Slå ihop", "forslag", at="2024-04-12T12:00:00+02:00")
    place.write(FIRST, minutes("ks", "2024-03-05", head="tid: kl. 13"))
    git(tmp_path, "commit", "--quiet", "-a", "-m", "Rätta", at="2024-05-31T22:30:00+00:00")
    place.add(minutes("ks", "2024-05-07"))  # not saved yet
    return tmp_path


def test_git_tells_when_a_file_was_published_in_swedish_days(saved: Path) -> None:
    found = days_of(saved / "content")
    told = {name: days for name, days in found.items() if name.startswith("protokoll/")}
    assert told == {FIRST: ("2024-03-10", "2024-06-01"), SECOND: ("2024-04-12", "2024-04-12")}


@pytest.mark.parametrize("kind", ["shallow", "none"])
def test_a_history_without_its_beginning_tells_nothing(saved: Path, kind: str, tmp_path_factory: Any) -> None:
    folder: Path = tmp_path_factory.mktemp("klon") / "arkiv"
    if kind == "shallow":
        git(saved, "clone", "--quiet", "--depth", "1", f"file://{saved}", str(folder))
    else:
        (folder / "content").mkdir(parents=True)
    with pytest.raises(HistoryError, match="avkortad" if kind == "shallow" else "git-förråd"):
        days_of(folder / "content")


def test_the_site_says_what_the_file_says_and_an_incremental_build_too(saved: Path) -> None:
    def build(to: str, *, clean: bool = False) -> Site:
        builder.build(saved / "mkdocs.yml", saved / to, search=False, clean=clean)
        return Site(saved / to)

    before = build("site")
    assert "publicerad" not in before.data("moten/ks/2024-03-05/")["källa"]
    done = CliRunner().invoke(main, ["history", "--content", str(saved / "content")])
    assert (done.exit_code, done.output) == (0, "Dagarna är skrivna i historik.json.\n")
    assert set(json.loads((saved / "historik.json").read_text("utf-8"))["filer"]) == {FIRST, SECOND}
    after = build("site")
    source = after.data("moten/ks/2024-03-05/")["källa"]
    assert (source["publicerad"], source["ändrad"]) == ("2024-03-10", "2024-06-01")
    assert "publicerad" not in after.data("moten/ks/2024-05-07/")["källa"]
    assert '"datePublished":"2024-03-10","dateModified":"2024-06-01"' in after.html("moten/ks/2024-03-05/")
    days = re.findall(r"moten/(\S+?)/</loc><lastmod>(.*?)<", (after.folder / "sitemap.xml").read_text("utf-8"))
    assert dict(days) == {"ks/2024-03-05": "2024-06-01", "ks/2024-04-09": "2024-04-12", "ks/2024-05-07": "2024-05-07"}
    assert bytes_of(after.folder) == bytes_of(build("nytt", clean=True).folder)


WRONG = ["", "[]", "{}", '{"filer": {"protokoll/ks/2024-03-05.yml": {"publicerad": "i går", "ändrad": "2024-03-10"}}}']


@pytest.mark.parametrize("text", WRONG)
def test_a_file_that_says_something_else_is_told_of(tmp_path: Path, text: str) -> None:
    town(tmp_path, minutes())
    (tmp_path / "historik.json").write_text(text, "utf-8")
    with pytest.raises(BuildFailedError, match=r"historik\.json går inte att läsa\. Kör protokoll history igen"):
        builder.build(tmp_path / "mkdocs.yml", search=False)
