"""Votes and the pages of members as a visitor meets them: accessible in every look, narrow, by keyboard, on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.harness import run_axe, serve, visit
from tests.sites import item, minutes, town

PARTIES = ("S", "M", "C", "V", "L")
FIRST = ("Anna", "Bo", "Cia", "Dan", "Eva", "Fia", "Gun", "Hans", "Ida")
MEETING, CASE, MEMBER, PARTY = "moten/kf/2024-03-05/", "arenden/ks-2024-00001/", "ledamoter/anna-sjo/", "partier/s/"
NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
OVERFLOW = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


def _council() -> str:
    people = [f"{first} {'Sjö' if party == 'S' else party + 'berg'} ({party})" for party in PARTIES for first in FIRST]
    choices = {"ja": people[:20], "nej": people[20:34], "avstår": people[34:40], "frånvarande": people[40:43]}
    choices["kvittade"] = people[43:]
    figures = ", ".join(f"{key}: {len(names)}" for key, names in choices.items())
    names = "".join(f"      {key}: [{', '.join(each)}]\n" for key, each in choices.items())
    ballots = f"    resultat: {{{figures}}}\n    röster:\n{names}    utfall: nej\n    utslagsröst: {people[0]}\n"
    vote = f"  - ja: ärendets avgörande idag\n    nej: ärendets återremiss\n{ballots}"
    said = f"reservationer:\n  - av: [{people[0]}, {people[1]}]\n    text: Vi yrkade avslag.\n"
    motion = f"ärende: KS-2024-00001\ntyp: Motion\nväckt_av: [{people[0]}, {people[12]}]\nväckt: 2024-01-30\n"
    closed = "voteringar:\n  - sluten: ja\n    resultat: {ja: 30, nej: 15}\n"
    return minutes(
        "kf",
        "2024-03-05",
        item(1, "Motion om cykelbanor", f"{motion}utfall: återremiss\nvoteringar:\n{vote}{vote}{said}"),
        item(2, "Val", closed),
        present=[f"{people[0]}, ordförande", *people[1:-1], f"{people[-1]}, ej § 2 (jäv)"],
    )


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = town(
        tmp_path_factory.mktemp("voteringar"), _council(), minutes("ks", "2024-04-09", present=["Anna Sjö (S)"])
    )
    with serve(place.build().folder) as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_context(viewport=WIDE, reduced_motion="reduce")
    yield opened.new_page()
    opened.close()


@pytest.mark.parametrize("address", [MEETING, CASE, MEMBER, PARTY])
def test_votes_are_accessible_and_never_too_wide(page: Page, origin: str, address: str) -> None:
    seen = visit(page, origin + address)
    for each in page.locator("details").all():
        each.evaluate("element => { element.open = true }")
    for scheme, size in (("light", WIDE), ("dark", NARROW)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        assert run_axe(page) == [], (scheme, size)
        assert page.evaluate(OVERFLOW) == 0
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate(OVERFLOW) == 0
    assert seen.complaints == []


def test_a_vote_is_seen_without_its_colours(page: Page, origin: str) -> None:
    """In forced colours and on paper the discs and the bars across them differ from each other and from the ground."""
    visit(page, origin + MEETING)
    for media in ({"forced_colors": "active", "color_scheme": "dark"}, {"forced_colors": "none", "media": "print"}):
        page.emulate_media(**media)
        colours = page.evaluate(
            """() => {
                const stroke = each => getComputedStyle(document.querySelector(`.hemicycle ${each}`)).stroke;
                return [stroke('.seats'), stroke('.bars'), getComputedStyle(document.body).backgroundColor];
            }"""
        )
        assert colours[0] != colours[1]
        assert colours[1] == colours[2]


def test_names_of_a_section_and_of_a_vote_open_by_keyboard(page: Page, origin: str) -> None:
    visit(page, origin + CASE)
    names = page.locator("details.names .voters").first
    assert not names.is_visible()
    page.locator("details.names summary").first.focus()
    page.keyboard.press("Enter")
    assert names.is_visible()
    visit(page, f"{origin}{MEETING}#p2")
    listed = page.locator(".attendance .names .row", has_text="Anna Sjö")
    assert not listed.is_visible()
    page.locator(".attendance .names summary").first.focus()
    page.keyboard.press("Space")
    assert listed.is_visible()
    assert "Inte med: Ida Lberg (L) (jäv)." in page.locator("#p2 .served").inner_text()


def test_on_paper_the_names_of_a_case_are_open(page: Page, origin: str) -> None:
    visit(page, origin + CASE)
    page.emulate_media(media="print")
    assert page.locator("details.names .voters").first.is_visible()
