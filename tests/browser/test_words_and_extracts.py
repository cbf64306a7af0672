"""Explanations in place, and a § on paper by itself: with and without script, by keyboard and by finger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.harness import run_axe, serve, visit
from tests.sites import Site

CASE = "arenden/kfks-2024-00430/"
MEETING = "moten/kstu/2024-04-17/"
WIDE, NARROW, MAGNIFIED = {"width": 1280, "height": 800}, {"width": 360, "height": 740}, {"width": 320, "height": 256}
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def origin(real_site: Site) -> Iterator[str]:
    with serve(real_site.folder) as address:
        yield address


@pytest.fixture
def look(chromium: Browser, origin: str) -> Iterator[Open]:
    """Open an address of the real site; the rest goes to the browser."""
    contexts = []

    def open_page(address: str = MEETING, **options: Any) -> Page:
        contexts.append(chromium.new_context(**{"viewport": WIDE} | options))
        page = contexts[-1].new_page()
        assert visit(page, origin + address).complaints == []
        return page

    yield open_page
    for context in contexts:
        context.close()


def note(page: Page) -> Locator:
    """Open § 12 and return the question mark beside its "Protokollsanteckning"."""
    page.locator(".item:has(#p12) > details").evaluate("each => { each.open = true; }")
    return page.locator("#p12").get_by_role("button", name="Vad betyder protokollsanteckning?")


def whole_on_screen(page: Page, box: Locator) -> bool:
    found = box.bounding_box()
    assert found
    size = page.viewport_size
    assert size
    inside = found["x"] >= 0 and found["y"] >= 0 and found["x"] + found["width"] <= size["width"]
    return inside and found["y"] + found["height"] <= size["height"]


@pytest.mark.parametrize(
    ("viewport", "scheme", "forced"),
    [(WIDE, "light", "none"), (NARROW, "dark", "none"), (MAGNIFIED, "light", "none"), (NARROW, "light", "active")],
)
def test_a_word_is_explained_where_it_stands(look: Open, viewport: Any, scheme: str, forced: str) -> None:
    page = look(viewport=viewport, color_scheme=scheme, forced_colors=forced)
    box = page.get_by_role("dialog", name="Protokollsanteckning")
    note(page).click()
    expect(box).to_contain_text("Webbplatsens förklaring, inte protokollets ord.")
    expect(box).to_be_focused()
    assert whole_on_screen(page, box)
    assert run_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(note(page)).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_keyboard_opens_and_shuts_it(look: Open, key: str) -> None:
    page = look()
    note(page).focus()
    page.keyboard.press(key)
    box = page.get_by_role("dialog")
    expect(box).to_be_focused()
    expect(note(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Stäng")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_be_hidden()
    expect(note(page)).to_be_focused()
    expect(note(page)).to_have_attribute("aria-expanded", "false")


def test_a_finger_opens_it_and_shuts_it_beside_it(look: Open) -> None:
    page = look(viewport=NARROW, has_touch=True)
    size = note(page).bounding_box()
    assert size
    assert min(size["width"], size["height"]) >= 24
    note(page).tap()
    box = page.get_by_role("dialog")
    expect(box).to_be_visible()
    page.touchscreen.tap(180, 20)
    expect(box).to_be_hidden()
    page.locator(".item:has(#p9) summary").first.tap()
    page.locator("#p9").get_by_role("button", name="Vad betyder ”noterat”?").tap()
    expect(box).to_contain_text("Organet har fått veta något och antecknat det.")


def test_without_script_the_mark_leads_to_the_explanation(look: Open) -> None:
    page = look(java_script_enabled=False)
    item = page.locator(".item:has(a.term[href='#ord-protokollsanteckning'])")  # where it first stands in the page
    item.locator("summary").first.click()
    item.get_by_role("link", name="Vad betyder protokollsanteckning?").click()
    assert page.url.endswith("#ord-protokollsanteckning")
    explained = page.locator("#ord-protokollsanteckning")
    expect(explained).to_be_in_viewport()
    expect(explained).to_contain_text("En text som en ledamot eller ett parti har fått antecknad")


@pytest.mark.parametrize("script", [True, False])
def test_a_page_without_a_glossary_of_its_own_explains_from_that_of_the_site(look: Open, script: bool) -> None:
    page = look(CASE, java_script_enabled=script)
    words = "Organet har sagt vad det tycker"
    page.locator(".standing .term").click()
    if script:
        expect(page.get_by_role("dialog", name="Förslag")).to_contain_text(words)
        assert run_axe(page) == []
    else:
        assert page.url.endswith("/sa-laser-du/#forslag")
        expect(page.get_by_text(words)).to_be_in_viewport()


def test_on_paper_the_words_are_explained_after_the_minutes(look: Open) -> None:
    page = look()
    page.emulate_media(media="print")
    assert page.locator(".term:visible").count() == 0
    expect(page.locator("#ord-protokollsanteckning dd")).to_be_visible()
    expect(page.locator(".words .small")).to_contain_text("hör inte till protokollet")


# Extracts


@pytest.mark.parametrize("script", [True, False])
def test_paper_shows_one_section_with_head_attendance_and_a_place_to_sign(look: Open, script: bool) -> None:
    page = look(f"{MEETING}#utdrag-p12", java_script_enabled=script)
    expect(page.locator("#utdrag-p12")).to_be_visible()
    expect(page.locator(".signatures")).to_be_hidden()
    if script:
        assert run_axe(page) == []
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".item-main:visible").evaluate_all("all => all.map((each) => each.id)") == ["p12"]
    for shown in (
        "h1",
        ".extract-title",
        ".times",
        ".signatures",
        ".item:has(#p12) .item-nr",
        *(["#p12 .para-end details:last-child p"] if script else []),
    ):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in (".extract", ".words", ".tally", ".computed", ".strip", "#p12 .para-end a", ".source"):
        assert page.locator(f"{hidden}:visible").count() == 0, hidden
    rows = [" ".join(each.split()) for each in page.locator(".attendance .row:visible .row-main").all_inner_texts()]
    karin, tobias = "Karin Teljstedt §§ 11–15", "Tobias Nässén ersätter Karin Teljstedt (KD) §§ 8–10"
    rows = [row.replace("\u2060", "") for row in rows]
    assert karin in rows
    # Without script those who were not there in this § stand with theirs.
    assert (tobias in rows) is not script
    signed = " ".join(page.locator(".signatures").inner_text().split())
    assert "Ordförande Gunilla Grudevall-Steen Vid protokollet Vega Skott Justerare Johanna Kvist (S)" in signed
    assert "Underskrift" in signed


def test_the_whole_minutes_are_printed_without_a_place_to_sign(look: Open) -> None:
    page = look(f"{MEETING}#p12")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".item:visible").count() == 8
    assert page.locator(":is(.extract, .extract-only):visible").count() == 0
    assert page.locator(".attendance .row.absent").count() == 0


def test_the_link_prints_the_section_and_leads_back_to_it(look: Open) -> None:
    page = look(f"{MEETING}#p12")
    page.evaluate("window.print = () => { window.printed = location.hash; }")
    page.locator("#p12").get_by_role("link", name="Skriv ut § 12").click()
    assert page.evaluate("window.printed") == "#utdrag-p12"
    assert page.url.endswith("#p12")
    expect(page.locator(".extract")).to_be_hidden()


def test_without_script_the_link_says_what_will_be_printed(look: Open) -> None:
    page = look(f"{MEETING}#p12", viewport=NARROW, java_script_enabled=False)
    page.locator("#p12").get_by_role("link", name="Skriv ut").click()
    expect(page.locator("#utdrag-p12")).to_be_in_viewport()
    expect(page.locator(".extract")).to_be_in_viewport()
    page.get_by_role("link", name="Visa hela protokollet").click()
    expect(page.locator(".extract")).to_be_hidden()


def test_a_word_is_asked_once_in_the_page_and_at_each_open_section_by_the_script(look: Open) -> None:
    plain = look(MEETING, java_script_enabled=False)
    links = plain.locator("a.term, a.term-words").evaluate_all("all => all.map((each) => each.outerHTML)")
    assert len(links) == len(set(links)) > 3
    page = look(MEETING)
    page.get_by_role("button", name="Öppna alla").click()
    expect(page.locator("#p15 .para-end > details")).to_have_count(2)
    # Every heading of the kinds that are explained somewhere has its link, none has two, and none is in the record.
    names = page.locator(".item-main .termed > h4").all_text_contents()
    assert len(names) > len(set(names))
    bare = page.locator(".item-main h4:not(.termed > *, .record *)").all_text_contents()
    assert set(names).isdisjoint(bare)
    assert page.locator(".termed > .term + .term, .record .term").count() == 0
    ends = page.locator(".para-end")
    assert ends.count() == 8
    for number in range(8, 16):
        end = page.locator(f"#p{number} .para-end")
        assert end.locator(".term-words").count() == (1 if end.get_attribute("data-term") else 0)
    page.locator("#p12 .term").last.click()
    expect(page.locator(".explained")).to_be_visible()
    assert run_axe(page) == []
