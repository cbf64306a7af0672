"""Cards in a frame of another site: the one that was asked for is shown, nothing runs, and nobody else is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame

from tests.browser.harness import Visit, run_axe, serve
from tests.sites import item, minutes, town

VOTE = """\
beslut: Avgiften är 10 kronor.
rättelser: [{datum: 2024-04-02, text: Avgiften är 12 kronor.}]
voteringar:
  - {ja: bifall, nej: avslag, resultat: {ja: 2, nej: 1}, utfall: ja}
"""
CARDS = "moten/ks/2024-03-05/kort/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    items = (item(1, "Skolskjuts", "beslut: Bussen går."), item(2, "Taxan", VOTE), item(3, "Parken"))
    return town(tmp_path_factory.mktemp("kort"), minutes("ks", "2024-03-05", *items)).build().folder


@pytest.fixture(params=["p2", "p2-votering-1", "p1"])
def shown(
    request: pytest.FixtureRequest, chromium: Browser, site: Path, tmp_path: Path
) -> Iterator[tuple[str, Frame, Visit]]:
    """Give the card of an anchor in a page on another origin, and what was asked for and said meanwhile."""
    with serve(site) as ours:
        frame = f'<iframe src="{ours}{CARDS}#{request.param}" title="x" width="100%" height="340"></iframe>'
        (tmp_path / "index.html").write_text(f"<!doctype html><html lang=sv><title>Bloggen</title><p>Läs:</p>{frame}")
        with serve(tmp_path) as theirs:
            page, seen = chromium.new_page(), Visit()
            page.on("request", lambda asked: seen.foreign.append(asked.url.removeprefix(ours)))
            page.on("console", lambda said: seen.console.append(said.text))
            page.goto(theirs, wait_until="networkidle")
            [inner] = [each for each in page.frames if each.url.startswith(ours)]
            seen.cookies.extend(str(each.get("name")) for each in page.context.cookies())
            yield request.param, inner, seen
            page.close()


def test_a_card_in_a_frame_shows_what_was_asked_for_and_what_qualifies_it(shown: tuple[str, Frame, Visit]) -> None:
    anchor, frame, _ = shown
    words = frame.locator("main").inner_text()
    own = {"p1": ["Bussen går."], "p2": ["Avgiften är 10 kronor."], "p2-votering-1": ["Ja 2", "Nej 1"]}
    told = own[anchor] + (["Avgiften är 12 kronor."] if anchor != "p1" else [])
    assert [each for each in told if each not in words] == []
    hidden = {"p1": ["Taxan", "Parken"], "p2": ["Skolskjuts", "Parken"], "p2-votering-1": ["Skolskjuts", "10 kronor."]}
    for each in hidden[anchor]:
        assert not any(found.is_visible() for found in frame.get_by_text(each, exact=True).all()), each
    box = frame.evaluate("id => document.getElementById(id).getBoundingClientRect().top", anchor)
    assert 0 <= box < 340


def test_nothing_runs_in_it_and_nobody_else_is_asked(shown: tuple[str, Frame, Visit]) -> None:
    _, frame, seen = shown
    asked = [each for each in seen.foreign if not each.startswith("http://127.0.0.1") and each != ""]
    assert {each.partition("#")[0] for each in asked} == {CARDS, "assets/kort.css"}
    assert (seen.cookies, seen.errors, frame.evaluate("document.scripts.length")) == ([], [], 0)
    # A script that somebody got into it would not run: its own policy says so.
    frame.evaluate(
        "() => { const one = document.createElement('script'); one.textContent = 'window.ran = 1';"
        " document.head.append(one) }"
    )
    assert frame.evaluate("window.ran") is None
    assert any("Content Security Policy" in each for each in seen.console)


def test_its_links_leave_the_frame_as_it_is(shown: tuple[str, Frame, Visit]) -> None:
    _, frame, _ = shown
    assert frame.evaluate("document.querySelector('base').target") == "_blank"
    with frame.page.context.expect_page() as opened:
        frame.locator("h2 a:visible").first.click()
    opened.value.wait_for_load_state()
    assert "/moten/ks/2024-03-05/" in opened.value.url and "/kort/" not in opened.value.url
    opened.value.close()
    assert "/kort/" in frame.url


def test_the_page_of_all_cards_is_accessible(chromium: Browser, site: Path) -> None:
    with serve(site) as ours:
        page = chromium.new_page()
        page.goto(f"{ours}{CARDS}", wait_until="networkidle")
        assert run_axe(page) == []
        page.close()
