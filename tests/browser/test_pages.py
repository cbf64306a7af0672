"""Every kind of page as a visitor meets it: accessible, quiet, narrow, by keyboard, without script, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.harness import Visit, run_axe, serve, visit
from tests.sites import Site, Town, item, minutes, town

BASE = "/oppna-protokoll/"
MEETING = "moten/kstu/2024-04-17/"
PAGES = [
    "",
    MEETING,
    "arenden/kfks-2024-00430/",  # with a path
    "arenden/192979/",  # without
    "ledamoter/johanna-kvist/",  # has had something noted
    "ledamoter/oliver-rykatkin/",  # has not
    "ledamoter/karin-teljstedt/",
    "partier/s/",
    "organ/kstu/",
    "organ/ks/",
    "moten/",
    "moten/2024/",
    "anslagstavla/",
    "obesvarat/",
    "luckor/",
    "voteringar/",
    "manad/",
    "manad/2024-04/",
    "folj/",
    "arenden/",
    "ledamoter/",
    "partier/",
    "organ/",
    "sok/",
    "404.html",
    "regler/",
    "regler/fel-datum/",
    "om/",
    "sa-laser-du/",
    "tillganglighet/",
    "for-redaktorer/",
    "nycklar/",
]
NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
LOOKS = [("light", WIDE), ("dark", NARROW), ("dark", WIDE), ("light", NARROW)]
# Colours do not depend on width nor width on colours: only these are looked at in all four ways.
IN_EVERY_LOOK = {"", MEETING, "arenden/kfks-2024-00430/", "ledamoter/johanna-kvist/", "sok/"}
# The words of a page but for what a script adds: buttons that copy, whether a day has passed, what was found.
PLAIN_WORDS = """() => {
    const main = document.querySelector('#innehall').cloneNode(true);
    const added = 'button, noscript, .watch-list, [data-last-day], [role=status]';
    for (const each of main.querySelectorAll(added)) each.remove();
    return main.textContent.split(/\\s+/).filter(Boolean).join(' ');
}"""
# Is the upper edge of an element where a reader would look, with nothing over it?
UNCOVERED = """element => {
    const box = element.getBoundingClientRect();
    const found = document.elementFromPoint(box.left + Math.min(box.width / 2, 8), box.top + 2);
    return box.top >= 0 && box.bottom <= innerHeight && (element === found || element.contains(found));
}"""
OVERFLOW = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def origin(real_site: Site) -> Iterator[str]:
    """The address of the real site, below a path as a project's pages are."""
    with serve(real_site.folder, base=BASE) as address:
        yield address


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    opened = chromium.new_context(viewport=WIDE, reduced_motion="reduce")
    yield opened
    opened.close()


@pytest.fixture
def narrow(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_context(viewport=NARROW, reduced_motion="reduce")
    yield opened.new_page()
    opened.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_accessible_quiet_and_never_too_wide(context: BrowserContext, origin: str, address: str) -> None:
    page = context.new_page()
    seen = visit(page, origin + address)
    assert seen.status == 200
    assert seen.complaints == []
    for scheme, size in LOOKS if address in IN_EVERY_LOOK else LOOKS[:2]:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        assert run_axe(page) == [], (scheme, size)
        assert page.evaluate(OVERFLOW) == 0, size
    # 1280 pixels at 400 percent, and the smallest telephone
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate(OVERFLOW) == 0
    assert seen.complaints == []


def test_the_check_of_width_sees_what_is_too_wide(narrow: Page, origin: str) -> None:
    narrow.goto(origin)
    narrow.evaluate("document.querySelector('h1').style.width = '400px'")
    assert narrow.evaluate(OVERFLOW) > 0


@pytest.mark.parametrize("address", [address for address in PAGES if address != "sok/"])
def test_a_page_reads_the_same_without_script(chromium: Browser, origin: str, address: str) -> None:
    texts = []
    for script in (True, False):
        context = chromium.new_context(java_script_enabled=script)
        page = context.new_page()
        page.goto(origin + address)
        texts.append(page.evaluate(PLAIN_WORDS))
        if not script:
            assert page.locator("#innehall button:visible").count() == page.locator("form button:visible").count()
            assert page.locator(".op-scheme:visible").count() == 0
        context.close()
    assert len(texts[0]) > 50
    assert texts[0] == texts[1]


# Opened parts


def test_statements_of_a_case_lead_to_their_words(context: BrowserContext, origin: str) -> None:
    page = context.new_page()
    page.goto(f"{origin}arenden/kfks-2024-00430/")
    leads = page.locator(".lead-row")
    assert leads.count() == 3
    assert page.get_by_text("Nackalistan tycker att det är positivt").count() == 0
    assert run_axe(page) == []
    page.set_viewport_size(NARROW)
    assert run_axe(page) == []
    assert page.evaluate(OVERFLOW) == 0
    leads.last.get_by_role("link", name="Läs i paragrafen").click()
    assert page.url == f"{origin}{MEETING}#p12"
    expect(page.get_by_text("Nackalistan tycker att det är positivt")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_the_menu_opens_on_a_telephone_and_leads_everywhere(chromium: Browser, origin: str, script: bool) -> None:
    context = chromium.new_context(viewport=NARROW, java_script_enabled=script)
    page = context.new_page()
    page.goto(origin + MEETING)
    menu = page.locator("#meny")
    assert not menu.is_visible()
    page.locator(".op-menu").click()
    assert menu.is_visible()
    leads = [str(link.get_attribute("href")).removeprefix("../../../") for link in menu.locator("a").all()]
    assert {"moten/", "arenden/", "ledamoter/", "partier/", "organ/"} <= set(leads)
    if script:
        # What the open menu half covers cannot be pressed, and need not.
        assert [found for found in run_axe(page) if found.rule != "target-size" or ".op-" in str(found.where)] == []
        assert page.evaluate(OVERFLOW) == 0
    menu.get_by_role("link", name="Stäng menyn").click()
    assert not menu.is_visible()
    page.locator(".op-menu").click()
    menu.get_by_role("link", name="Ärenden").click()
    assert page.url == f"{origin}arenden/"
    context.close()


# Keyboard


@pytest.mark.parametrize("address", ["", MEETING, "om/", "404.html"])
def test_the_first_stop_is_the_way_past_the_menu(context: BrowserContext, origin: str, address: str) -> None:
    page = context.new_page()
    page.goto(origin + address)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("class") == "md-skip"
    assert skip.evaluate("each => { const box = each.getBoundingClientRect(); return box.top >= 0 && box.height > 0; }")
    target = str(skip.get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{origin}{address}{target}")  # the browser tells of it a moment later
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("each => !each.closest('header.op-header')")


@pytest.mark.parametrize("width", [360, 1280])
def test_numbers_stand_above_their_own_cells(context: BrowserContext, origin: str, width: int) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(origin + MEETING)
    sides = "found => found.map((each) => { const box = each.getBoundingClientRect(); return [box.left, box.right]; })"
    heads, strips = (page.locator(kind).evaluate_all(sides) for kind in (".strip-head", ".rows-strip .strip"))
    assert heads and strips
    assert {tuple(map(round, each)) for each in (*heads, *strips)} == {tuple(map(round, strips[0]))}
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_escape_closes_the_menu_and_gives_the_focus_back(narrow: Page, origin: str) -> None:
    narrow.goto(origin + MEETING)
    button = narrow.get_by_role("button", name="Meny")
    button.focus()
    narrow.keyboard.press("Enter")
    narrow.locator("#meny").wait_for(state="visible")
    narrow.keyboard.press("Tab")
    narrow.locator("#meny a:focus").wait_for(state="visible")
    narrow.keyboard.press("Escape")
    assert not narrow.locator("#meny").is_visible()
    assert button.evaluate("each => each === document.activeElement")


def test_every_stop_on_the_way_through_a_meeting_can_be_seen(narrow: Page, origin: str) -> None:
    narrow.goto(f"{origin}{MEETING}#p12")
    narrow.evaluate("scrollTo(0, document.body.scrollHeight)")
    row = narrow.locator(".item:has(#p12)")
    stops = row.locator("a:visible, button:visible, summary:visible")
    assert stops.count() > 8
    hidden = []
    for stop in reversed(stops.all()):
        stop.focus()
        if not stop.evaluate(UNCOVERED):
            hidden.append(stop.inner_text())
    assert hidden == []


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_the_number_that_stays_never_covers_the_heading_one_came_for(
    chromium: Browser, origin: str, size: dict[str, int]
) -> None:
    context = chromium.new_context(viewport=size, reduced_motion="reduce")
    page = context.new_page()
    page.goto(origin + MEETING)
    for number in range(8, 16):
        page.evaluate("hash => { location.hash = hash; }", f"#p{number}")
        heading = page.locator(f"#p{number}-rubrik")
        assert heading.evaluate(UNCOVERED), number
        nr, title = page.locator(f".item:has(#p{number}) .item-nr").bounding_box(), heading.bounding_box()
        assert nr
        assert title
        assert title["y"] >= nr["y"] + nr["height"] or title["x"] >= nr["x"] + nr["width"]
    context.close()


def test_an_address_with_a_number_opens_at_it(narrow: Page, origin: str) -> None:
    narrow.goto(f"{origin}{MEETING}#p12")
    assert narrow.locator("#p12-rubrik").evaluate(UNCOVERED)
    assert "Trygghetspaketet" in narrow.locator("#p12-rubrik").inner_text()


@pytest.mark.parametrize("script", [True, False])
def test_a_row_opens_at_its_address_and_shows_every_word_once(chromium: Browser, origin: str, script: bool) -> None:
    context = chromium.new_context(viewport=NARROW, java_script_enabled=script)
    page = context.new_page()
    page.goto(origin + MEETING)
    assert page.locator(".item > details[open]").count() == 0
    assert page.evaluate("document.documentElement.scrollHeight") <= 9000
    page.goto(f"{origin}{MEETING}#p12")
    row = page.locator(".item:has(#p12)")
    assert row.locator(".para-title").evaluate(UNCOVERED)
    assert row.locator(".decision").is_visible()
    assert not row.locator(".para-words").is_visible()
    assert page.locator(".item > details[open]").count() == 1
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_the_tally_is_a_filter_that_needs_no_script(chromium: Browser, origin: str, script: bool) -> None:
    context = chromium.new_context(viewport=NARROW, java_script_enabled=script)
    page = context.new_page()
    page.goto(origin + MEETING)
    shown = ".item:visible > .item-nr .nr"
    assert page.locator(shown).count() == 8
    page.locator(".tally label", has_text="6 noterade").click()
    assert page.locator(shown).all_inner_texts() == [f"§\xa0{number}" for number in (9, 10, 11, 13, 14, 15)]
    page.locator(".tally label", has_text="1 förslag").click()
    assert page.locator(shown).all_inner_texts() == ["§\xa012"]
    page.emulate_media(media="print")
    assert page.locator(shown).count() == 8
    context.close()


def test_all_are_opened_at_once_and_the_choice_is_kept(context: BrowserContext, origin: str) -> None:
    page = context.new_page()
    page.goto(origin + MEETING)
    page.get_by_role("button", name="Öppna alla").click()
    assert page.locator(".item > details[open]").count() == 8
    page.reload()
    assert page.locator(".item > details[open]").count() == 8
    assert run_axe(page) == []
    page.get_by_role("button", name="Stäng alla").click()
    page.reload()
    assert page.locator(".item > details[open]").count() == 0


# Buttons that need script


def test_the_choice_of_colours_goes_round_and_is_kept_without_cookies(context: BrowserContext, origin: str) -> None:
    page = context.new_page()
    page.goto(origin)
    button = page.get_by_role("button", name="Färgschema")
    scheme = "() => [document.documentElement.dataset.scheme || '', getComputedStyle(document.body).backgroundColor]"
    seen = []
    for _ in range(4):
        seen.append(page.evaluate(scheme))
        page.reload()
        assert page.evaluate(scheme) == seen[-1]
        words = {"": "som enheten", "light": "ljust", "dark": "mörkt"}[seen[-1][0]]
        assert words in button.inner_text()
        button.click()
    assert [chosen for chosen, _ in seen] == ["", "light", "dark", ""]
    assert seen[0] == seen[3]
    assert seen[1][1] == seen[0][1] != seen[2][1]
    assert context.cookies() == []
    assert page.evaluate("Object.keys(localStorage)") in (["farg"], [])


def test_what_is_copied_is_an_address_and_a_reference(chromium: Browser, origin: str) -> None:
    context = chromium.new_context(viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{origin}{MEETING}#p12")
    item12 = page.locator("#p12")
    item12.get_by_role("link", name="Länk till § 12").click()
    item12.get_by_role("link", name="Kopierat").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{origin}{MEETING}#p12"
    item12.locator("summary", has_text="Citera").click()
    item12.locator("details p").get_by_role("button", name="Kopiera").click()
    item12.locator("details p").get_by_role("button", name="Kopierat").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith(
        "Nacka kommun, kommunstyrelsens trygghetsutskott, 17 april 2024, § 12 Trygghetspaketet 2024, "
        "dnr KFKS-2024-00430 (förslag till kommunstyrelsen). https://"
    )
    context.close()


# Paper


def test_on_paper_there_are_the_minutes_and_nothing_of_the_site(context: BrowserContext, origin: str) -> None:
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(origin + MEETING)
    for number in range(8, 16):
        row = page.locator(f".item:has(#p{number})")
        assert row.locator(".item-nr .nr").is_visible()
        assert row.locator(".item-nr .nr").inner_text().split() == ["§", str(number)]
        assert page.locator(f"#p{number}-rubrik").is_visible()
    for gone in (
        "header.op-header",
        "footer.op-footer",
        ".md-skip",
        ".para-end",
        ".tally",
        ".para-words",
        ".para-facts",
    ):
        assert page.locator(gone).count() > 0
        assert page.locator(f"{gone}:visible").count() == 0
    for kept in ("h1", ".md-banner", "section.attendance", "section.times", "blockquote.record"):
        assert page.locator(kept).first.is_visible()
    assert page.locator(".print-only", has_text=urlsplit(origin).path.strip("/")).is_visible()


def test_on_paper_the_steps_of_a_case_are_open(context: BrowserContext, origin: str) -> None:
    page = context.new_page()
    page.goto(f"{origin}arenden/kfks-2024-00430/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".step .lead-row").first.is_visible()


# A richer archive than the real one


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with votes, dissent, corrections, wide tables, many §§, two meetings a day, a long path and no party."""
    place: Town = town(
        tmp_path_factory.mktemp("rik"),
        minutes(
            "ksau",
            "2023-12-05",
            item(1, "Taxa för vatten", "ärende: KS-2024-00017\nförslag_till: ks\nbeslut: Taxan antas."),
        ),
        minutes(
            "ks",
            "2024-01-05",
            item(1, "Taxa för vatten", "ärende: KS 2024/17\nutfall: återremiss\nbeslut: Återremitteras."),
        ),
        minutes(
            "ks",
            "2024-03-05",
            *(
                item(number, "Ett ärende med en ovanligt lång rubrik om Trafikverkets åtgärdsvalsstudier")
                for number in range(1, 30)
            ),
            item(
                "30/5",
                "Taxa för vatten",
                """\
                ärende: [KS-2024-00017, KS-2024-00018]
                typ: Muntlig information
                omedelbart_justerad: ja
                sekretess: 18 kap. 1 §
                tidigare: [{organ: ks, datum: 2024-01-05, nr: 1, som: återremitterat}]
                förslag_till: kf
                beslut: |
                  Kommunstyrelsen föreslår kommunfullmäktige att anta taxan.

                  | Post | 2022 | 2023 | 2024 | 2025 |
                  |---|--:|--:|--:|--:|
                  | Anläggningsavgift för småhusbebyggelse | 123 456 | 123 456 | 123 456 | 123 456 |
                  | SUMMA | 123 456 | 123 456 | 123 456 | 123 456 |

                  1. Ett
                  3. Tre
                handlingar:
                  - {text: Tjänsteskrivelse, länk: "https://www.exempelkoping.example/handling.pdf"}
                yrkanden:
                  - {av: Bo Lund (M), text: avslag, återtaget: ja}
                voteringar:
                  - ja: bifall
                    nej: avslag
                    resultat: {ja: 2, nej: 1, avstår: 0, frånvarande: 0}
                    röster: {ja: [Anna Ek (S), Cecilia Berg (C)], nej: [Bo Lund (M)]}
                    utslagsröst: Anna Ek
                reservationer:
                  - {av: Bo Lund (M), blank: ja}
                särskilda_yttranden:
                  - {av: [EP], text: "Detta är [maskad]."}
                deltar_ej: [Dan Ask (-)]
                jäv: [Eva Ny (S)]
                rättelser:
                  - {datum: 2024-03-20, tidigare: Taxan antas., text: Taxan antas från 2025., beslut: Ordföranden}
                redaktionell_not: Siffrorna är påhittade.
                """,
            ),
            present=[
                "Anna Ek (S), ordförande",
                "Bo Lund (M) §§ 1–9, 12, 20–30",
                "Cecilia Berg (C) ersätter Dan Ask (-) §§ 3–5, 30/5",
            ],
            head="status: ej justerat\nersättare: [Fia Ros (V)]\nanslag: {uppsatt: 2024-03-11, nedtas: 2024-04-02}",
        ),
        minutes("ks", "2024-03-05", item(31, "Eftermiddagens möte")),
        minutes(
            "kf",
            "2024-03-25",
            item(9, "Taxa för vatten", "ärende: KS-2024-00017\nutfall: bifall\nbeslut: Taxan antas."),
        ),
    )
    with serve(place.build(search=True).folder) as address:
        yield address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "moten/ks/2024-03-05/",
        "moten/ks/2024-03-05-2/",
        "arenden/ks-2024-00017/",
        "ledamoter/bo-lund/",
        "ledamoter/dan-ask/",
        "partier/m/",
        "organ/ks/",
        "moten/",
    ],
)
def test_a_rich_archive_is_as_accessible_and_quiet(context: BrowserContext, rich: str, address: str) -> None:
    page = context.new_page()
    seen: Visit = visit(page, rich + address)
    assert seen.complaints == []
    for scheme, size in (("light", NARROW), ("dark", WIDE)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        assert run_axe(page) == [], (scheme, size)
        assert page.evaluate(OVERFLOW) == 0
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate(OVERFLOW) == 0
