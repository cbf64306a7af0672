"""States that the real protocol lacks, as a visitor meets them: paths, changed words, corrections, stones, masks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.harness import run_axe, serve, visit
from tests.sites import item, minutes, town

CASE, CORRECTED, REMOVED = "arenden/ks-2024-00001/", "moten/ks/2024-04-08/", "moten/ks/2024-01-09/"
CORRECTION = "rättelser:\n  - datum: 2024-05-02\n    tidigare: 12 kronor\n    text: 8 kronor"
MASKED = "beslut: Ansökan från [maskad] beviljas.\nsekretess: 26 kap. 1 § OSL"


def step(number: int, decision: str, keys: str = "") -> str:
    return item(number, "Taxa", f"ärende: KS-2024-00001\nbeslut: {decision}\n{keys}")


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    archive = town(
        tmp_path_factory.mktemp("lagen"),
        minutes("ksau", "2024-02-06", step(1, "Taxan höjs.", "förslag_till: ks")),
        minutes("ks", "2024-03-05", step(2, "Ärendet bordläggs.", "utfall: bordläggning")),
        minutes("ks", "2024-04-08", step(3, "Taxan höjs till 12 kronor.", f"förslag_till: kf\n{CORRECTION}"), item(5)),
        minutes("kf", "2024-04-22", step(6, "Taxan höjs till 8 kronor."), item(7, "Bidrag", MASKED)),
    )
    removed = "".join(
        f"  - adress: {address}\n    datum: 2024-05-02\n    skäl: Fel.\n" for address in (REMOVED, f"{CORRECTED}#p4")
    )
    archive.write("register/borttaget.yml", f"borttaget:\n{removed}")
    with serve(archive.build().folder) as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_context(viewport={"width": 320, "height": 740}, color_scheme="dark", reduced_motion="reduce")
    yield opened.new_page()
    opened.close()


@pytest.mark.parametrize(
    ("address", "scheme"),
    [(CASE, "light"), (CASE, "dark"), (CORRECTED, "dark"), (REMOVED, "dark"), ("moten/kf/2024-04-22/", "light")],
)
def test_accessible_and_within_the_window(
    page: Page, origin: str, address: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    seen = visit(page, origin + address)
    assert (seen.status, seen.complaints) == (200, [])
    assert run_axe(page) == []
    assert page.evaluate("() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_what_a_screen_reader_says(page: Page, origin: str) -> None:
    visit(page, origin + CASE)
    page.locator("#innehall details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
    heard = page.locator("#innehall").aria_snapshot()
    assert "bordlägger" in page.get_by_role("img").get_attribute("aria-label")
    assert 'deletion: "[borttaget: 12' in heard and 'insertion: "[tillagt: 8' in heard
    assert page.locator("svg.path:visible").count() == 1 + page.locator(".path-legend svg").count()


def test_a_masked_value_is_announced_and_copied_as_it_stands(page: Page, origin: str) -> None:
    visit(page, origin + "moten/kf/2024-04-22/#p7")
    decision = page.locator("#p7 .decision .record")
    assert "[maskad] (uppgiften visas inte)" in decision.aria_snapshot()
    decision.evaluate("element => getSelection().selectAllChildren(element)")
    assert page.evaluate("() => getSelection().toString().trim()") == "Ansökan från [maskad] beviljas."
