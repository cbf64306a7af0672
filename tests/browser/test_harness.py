"""The harness itself: what it must see on a bad page, and that it stays silent about a good one."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.harness import run_axe, serve, visit

GOOD = """<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>Start</title><link rel="icon" href="ikon.svg">
<script src="skript.js"></script></head>
<body><main><h1>Start</h1><p>Allt är som det ska. <a href="under/">Vidare</a></p></main></body></html>
"""
BAD = """<!doctype html>
<html><head><meta charset="utf-8"><title>Fel</title>
<script src="https://annan.example/skript.js"></script>
<script>document.cookie = "spår=1"; console.error("konsolfel");
setTimeout(() => { throw Error("undantag") })</script>
</head><body><img src="ikon.svg"></body></html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "under").mkdir()
    (tmp_path / "index.html").write_text(GOOD, "utf-8")
    (tmp_path / "under" / "index.html").write_text(BAD, "utf-8")
    (tmp_path / "404.html").write_text("<title>Saknas</title>", "utf-8")
    (tmp_path / "skript.js").write_text("window.kört = true;", "utf-8")
    (tmp_path / "ikon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', "utf-8")
    return tmp_path


def test_a_good_page_gives_no_complaint(chromium: Browser, site: Path) -> None:
    page = chromium.new_page()
    with serve(site) as address:
        seen = visit(page, address)
        assert seen.status == 200
        assert seen.complaints == []
        assert run_axe(page) == []
        assert page.evaluate("window.kört")
    page.close()


def test_a_bad_page_gives_every_complaint(chromium: Browser, site: Path) -> None:
    page = chromium.new_page()
    with serve(site) as address:
        seen = visit(page, f"{address}under/")
        assert seen.foreign == ["https://annan.example/skript.js"]
        assert "konsolfel" in seen.console
        assert any("undantag" in error for error in seen.errors)
        assert seen.cookies == ["spår"]
        assert {"html-has-lang", "image-alt"} <= {violation.rule for violation in run_axe(page)}
    page.close()


@pytest.mark.parametrize("base", ["/", "/kommun/"])
@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("", 200, "text/html; charset=utf-8"),
        ("under", 200, "text/html; charset=utf-8"),
        ("under/?q=1", 200, "text/html; charset=utf-8"),
        ("skript.js", 200, "text/javascript; charset=utf-8"),
        ("ikon.svg", 200, "image/svg+xml"),
        ("saknas", 404, "text/html; charset=utf-8"),
        ("../hemligt.txt", 404, "text/html; charset=utf-8"),
        ("%2e%2e/hemligt.txt", 404, "text/html; charset=utf-8"),
    ],
)
def test_the_server_answers_as_a_static_host(site: Path, base: str, path: str, status: int, kind: str) -> None:
    (site / "site").mkdir()
    for name in ("under", "index.html", "404.html", "skript.js", "ikon.svg"):
        (site / name).rename(site / "site" / name)
    (site / "hemligt.txt").write_text("hemligt", "utf-8")
    with serve(site / "site", base=base) as address:
        try:
            with urllib.request.urlopen(address + path) as answer:  # noqa: S310 - loopback
                found = answer.status, answer.headers["Content-Type"]
        except urllib.error.HTTPError as error:
            found = error.code, error.headers["Content-Type"]
    assert found == (status, kind)


def test_the_server_compresses_when_asked(site: Path) -> None:
    with serve(site, compress=True) as address:
        request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - loopback
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            assert answer.headers["Content-Encoding"] == "gzip"
