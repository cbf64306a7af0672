"""A preview opens from a folder: every link leads to a file, in a real browser and without a server."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from generator.command.cli import main
from tests.sites import minutes, town


def test_every_link_of_a_preview_leads_to_a_file(tmp_path: Path) -> None:
    site = town(tmp_path / "a", minutes()).build().folder
    target = tmp_path / "förhands visning"
    for _ in range(2):  # a second time over the first
        done = CliRunner().invoke(main, ["preview", str(target), "--site", str(site)])
        assert done.exit_code == 0, done.output
    pages = sorted(target.rglob("*.html"))
    assert len(pages) == len(list(site.rglob("*.html")))
    followed = 0
    for page in pages:
        if page.name == "404.html":
            continue  # it is shown by a server
        soup = BeautifulSoup(page.read_text("utf-8"), "lxml")
        assert not soup.select("meta[http-equiv='Content-Security-Policy']")
        for link in soup.select("a[href], link[rel=stylesheet][href]"):
            parts = urlsplit(str(link["href"]))
            if parts.scheme or parts.netloc or not parts.path:
                continue
            assert (page.parent / unquote(parts.path)).resolve().is_file(), (page, link["href"])
            followed += 1
    assert followed > 100
    search = BeautifulSoup((target / "sok" / "index.html").read_text("utf-8"), "lxml")
    assert "Sökningen fungerar inte i en förhandsvisning" in search.select_one("header.head").get_text()  # type: ignore[union-attr]
    assert not search.select("noscript")
    assert len(search.select("#vagar a")) > 5
    # A site that is served says so only to whom has no script.
    served = BeautifulSoup((site / "sok" / "index.html").read_text("utf-8"), "lxml")
    assert "Sökningen behöver JavaScript." in served.select_one("noscript").get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize(("there", "said"), [(False, "Bygg först"), (True, "ligger redan något annat")])
def test_a_preview_is_written_over_nothing_else(tmp_path: Path, there: bool, said: str) -> None:
    if there:
        (tmp_path / "site").mkdir()
        (tmp_path / "ut").mkdir()
        (tmp_path / "ut" / "viktigt.txt").touch()
    done = CliRunner().invoke(main, ["preview", str(tmp_path / "ut"), "--site", str(tmp_path / "site")])
    assert done.exit_code == 1
    assert said in done.output
