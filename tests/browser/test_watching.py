"""Min bevakning: kept in the browser, compared with the newest §§, told to nobody; and said so without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.harness import run_axe, serve, visit
from tests.sites import Town, item, minutes, town

OLDER = minutes("ks", "2024-02-06", item(1, "Möteskalender"))
FIRST = minutes(
    "ks",
    "2024-03-05",
    item(2, "Skolskjuts i Norr", "ärende: KS-2024-00001\nbeslut: Skjutsen ordnas."),
    item(3, "Taxa för avfall", "förslag_till: kf"),
    item(4, "Ny skola"),
    head="status: utkast",
)
SECOND = minutes(
    "kf",
    "2024-04-09",
    item(1, "Skolskjuts i Norr", "ärende: KS-2024-00001\nbeslut: Skjutsen avslås.\nutfall: avslag"),
    item(2, "Förskola, budget"),
)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[Town, str]]:
    found = town(tmp_path, OLDER, FIRST)
    with serve(found.build().folder) as address:
        yield found, address


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    yield context
    context.close()


def rows(page: Page) -> list[str]:
    expect(page.locator("#bevakning ~ [role=status]")).not_to_be_empty()
    return [" ".join(each.split()) for each in page.locator("[data-watched] .row").all_inner_texts()]


def test_what_is_watched_is_told_when_it_is_new_changed_or_gone(
    place: tuple[Town, str], context: BrowserContext
) -> None:
    built, origin = place
    page = context.new_page()
    assert visit(page, f"{origin}arenden/ks-2024-00001/").complaints == []
    page.get_by_role("button", name="Bevaka i den här webbläsaren").click()
    expect(page.get_by_role("button", name="Sluta bevaka")).to_be_visible()
    page.get_by_role("link", name="Min bevakning").click()
    page.get_by_label("Bevaka ett ord").fill("skola")
    page.get_by_role("button", name="Bevaka", exact=True).click()
    case = "§ 2 Skolskjuts i Norr Beslut (utkast). Kommunstyrelsen 5 mars 2024"
    school = "§ 4 Ny skola Beslut (utkast). Kommunstyrelsen 5 mars 2024"
    assert rows(page) == [case, school]
    assert run_axe(page) == []
    page.get_by_role("button", name="Markera allt som läst").click()
    expect(page.locator("#bevakning ~ [role=status]")).to_have_text("Inget nytt sedan du läste.")

    # The board's minutes are approved without § 4, and the council has met.
    built.write("protokoll/ks/2024-03-05.yml", FIRST.partition("  - nr: 4")[0].replace("status: utkast\n", ""))
    built.add(SECOND)
    built.build()
    page.goto(f"{origin}folj/")
    new = "Nytt. § 1 Skolskjuts i Norr Avslag. Kommunfullmäktige 9 april 2024"
    changed = "Ändrat. § 2 Skolskjuts i Norr Beslut"
    told = rows(page)
    assert told[0].startswith(new.partition(" Avslag")[0]) and "Kommunfullmäktige 9 april 2024" in told[0]
    assert told[1].startswith(changed)
    assert told[2] == "§ 4 Ny skola Står inte längre där den stod. Den kan ha avpublicerats eller fått en annan adress."
    assert len(told) == 3
    assert context.cookies() == []

    page.get_by_role("button", name="Sluta bevaka skola").click()
    assert len(rows(page)) == 2


@pytest.mark.parametrize("stored", ["{", "null", '{"watched": [["x", "y", "z"], 5], "seen": 3}', '{"watched": {}}'])
def test_what_cannot_be_read_is_as_nothing(place: tuple[Town, str], context: BrowserContext, stored: str) -> None:
    page = context.new_page()
    page.add_init_script(f"localStorage.setItem('bevakning', {stored!r})")
    assert visit(page, f"{place[1]}folj/").complaints == []
    expect(page.locator("#bevakning ~ [role=status]")).to_have_text("Du bevakar inget än.")


def test_without_script_the_page_says_what_else_there_is(place: tuple[Town, str], chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{place[1]}folj/")
    assert "Min bevakning behöver JavaScript." in page.locator("main").inner_text()
    expect(page.locator("#bevakning ~ form")).to_be_hidden()
    expect(page.get_by_role("heading", name="Allt som kan följas")).to_be_visible()
    context.close()


def test_a_member_is_watched(chromium: Browser, tmp_path: Path) -> None:
    said = 'ärende: KS-2024-00001\nbeslut: Ja.\nyrkanden: [{av: "Anna Ek (S)", text: Anna Ek (S) yrkar bifall.}]'
    site = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Bron", said), item(2, "Vägen")))
    with serve(site.build().folder) as origin:
        page = chromium.new_page()
        assert visit(page, f"{origin}ledamoter/anna-ek/").complaints == []
        page.get_by_role("button", name="Bevaka i den här webbläsaren").click()
        page.get_by_role("link", name="Min bevakning").click()
        assert rows(page) == ["§ 1 Bron Beslut. Kommunstyrelsen 5 mars 2024"]
        assert page.locator(".watched-name").inner_text() == "Politiker Anna Ek"
        page.close()
