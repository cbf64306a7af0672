"""A sentence cited: found among abbreviations, linked to by its words, and said to be gone when it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.harness import run_axe, serve, visit
from tests.sites import item, minutes, town

MEETING = "moten/ks/2024-03-05/"
SENTENCES = [
    "Taxan antas enligt 3 kap. 2 § st. 4, dvs. bilaga 2.",
    "Den gäller bl.a. ÅVC, t.ex. i A. Anderssons hus kl. 8.",
    "Kostnaden är 1,5 mnkr.",
    "Därefter återkommer nämnden m.fl.",
    "Beslutet gäller.",
    "Motionen avslås.",
    "Hon anför: avgiften är för hög!",
    "Motionen avslås.",
]
MINUTES = minutes(
    "ks",
    "2024-03-05",
    item(
        1,
        "Taxa",
        """
        förslag_till: kf
        beslut: |
          Taxan antas enligt 3 kap. 2 § st. 4, dvs. bilaga 2. Den gäller bl.a. ÅVC, t.ex. i A. Anderssons hus kl. 8.
          Kostnaden är 1,5 mnkr. Därefter återkommer nämnden m.fl.

          1. Beslutet gäller.
          2. Motionen avslås.
        yrkanden:
          - av: Bo Lund (M)
            text: |
              Hon anför: avgiften är för hög! Motionen avslås.
        rättelser:
          - datum: 2024-04-02
            tidigare: Taxan utgår.
            text: Taxan antas.
        """,
    ),
)


TITLED = minutes(
    "ks",
    "2024-03-06",
    item(
        "2/1",
        "'Motion av Bo Lund (M) om  [maskad] & ”bron” <3'",
        "ärende: [KS-2024-00001, KS-2024-00002]\nförslag_till: kf\nbeslut: Ja.",
    ),
    item(3, "Övrigt", "beslut: Ja."),
    present=["Anna Ek (S), ordförande", "Bo Lund (M)"],
)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(town(tmp_path_factory.mktemp("citat"), MINUTES, TITLED).build().folder) as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def sum_of(words: str) -> str:
    """The sum of a sentence as the page Öppna data describes it."""
    found = re.findall(r"[^\W_]+", words.lower())
    value = 0x811C9DC5
    for byte in " ".join(found).encode():
        value = (value ^ byte) * 0x01000193 % 2**32
    digits = ""
    while value:
        value, digit = divmod(value, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return f"{len(found)}-{digits}"


def opened(page: Page, address: str) -> Page:
    assert visit(page, address).complaints == []
    page.locator("#p1 .para-end > details > summary", has_text="Citera").click()
    page.locator("#p1 .sentences > summary").click()
    return page


def test_each_sentence_has_a_link_that_marks_it_alone(page: Page, origin: str) -> None:
    opened(page, f"{origin}{MEETING}#p1")
    buttons = page.locator("#p1 .sentences button")
    assert buttons.all_inner_texts() == [*SENTENCES, "Taxan antas."]
    assert run_axe(page) == []
    keys = []
    for at in range(len(SENTENCES)):
        buttons.nth(at).click()
        link = str(page.locator("#p1 .cited a").get_attribute("href"))
        keys.append(link.partition("citat=")[2].removesuffix("#p1"))
    again = SENTENCES.index("Motionen avslås.")
    assert keys[:-1] == [sum_of(each) for each in SENTENCES[:-1]]
    assert keys[-1] == f"{keys[again]}-2"
    for at in (0, 5, 7):
        page.goto("about:blank")
        page.goto(f"{origin}{MEETING}?citat={keys[at]}#p1")
        expect(page.locator("mark.cited-words")).to_have_text(SENTENCES[at].rstrip("."))
        expect(page.locator("mark.cited-words")).to_be_in_viewport()
    assert page.locator("mark.cited-words").evaluate("each => !!each.closest('.statement')")


def test_a_citation_says_whose_words_they_are_and_that_they_are_a_proposal(page: Page, origin: str) -> None:
    opened(page, f"{origin}{MEETING}#p1")
    buttons = page.locator("#p1 .sentences button")
    buttons.nth(5).click()
    cited = page.locator("#p1 .cited p").first
    permanent = f"https://protokoll.exempelkoping.example/{MEETING}?citat={sum_of('Motionen avslås.')}#p1"
    expect(cited).to_have_text(
        "”Motionen avslås.” Ur avsnittet Beslut. Exempelköpings kommun, kommunstyrelsen, 5 mars 2024, § 1 Taxa "
        f"(förslag till kommunfullmäktige, rättat 2 april 2024). {permanent}"
    )
    buttons.nth(7).click()
    expect(cited).to_contain_text("Ur avsnittet Yrkanden (M). Exempelköpings")


def test_a_section_is_cited_by_its_heading_its_numbers_and_what_qualifies_it(page: Page, origin: str) -> None:
    at = "moten/ks/2024-03-06/"
    within = "Exempelköpings kommun, kommunstyrelsen, 6 mars 2024, "
    for anchor, said in {
        "p2-1": "§ 2/1 Motion av Bo Lund (M) om [maskad] & ”bron” <3, "
        "dnr KS-2024-00001, KS-2024-00002 (förslag till kommunfullmäktige)",
        "p3": "§ 3 Övrigt",
    }.items():
        assert visit(page, f"{origin}{at}#{anchor}").complaints == []
        page.locator(f"[id='{anchor}'] .para-end summary", has_text="Citera").click()
        cited = page.locator(f"[id='{anchor}'] .para-end details:last-child p > span")
        expect(cited).to_have_text(f"{within}{said}. https://protokoll.exempelkoping.example/{at}#{anchor}")
        names = [each.strip() for each in page.locator(f"[id='{anchor}'] .para-end > :not(p)").all_text_contents()]
        number = said.split()[1]
        told = {each.replace("\u00a0", " ") for each in names}
        assert {f"Skriv ut § {number}", f"Anmäl fel i § {number}"} <= told
        page.locator(f"[id='{anchor}'] .para-end summary", has_text="Bädda in").click()
        code = page.locator(f"[id='{anchor}'] .para-end code").first
        expect(code).to_have_text(
            f'<iframe src="https://protokoll.exempelkoping.example/{at}kort/#{anchor}" '
            f'title="§ {number}, Kommunstyrelsen 6 mars 2024" width=100% height=340 loading=lazy style=border:0>'
            "</iframe>"
        )
        hashes = page.locator(f"[id='{anchor}'] .para-end > a").evaluate_all("all => all.map(({ href }) => href)")
        assert [each.removeprefix(f"{origin}{at}") for each in hashes if "#ord-" not in each] == [
            f"#{anchor}",
            f"#utdrag-{anchor}",
            "#anmal",
        ]


@pytest.mark.parametrize(
    ("key", "gone"),
    [
        (sum_of("Taxan utgår."), True),  # was corrected: its words are not the record's any more
        (sum_of("Beslutet gäller inte."), True),
        (f"{sum_of('Beslutet gäller.')}-2", True),  # there is but one
        ("skräp", True),
        (sum_of("Beslutet gäller."), False),
        (sum_of("är 1,5 mnkr"), False),  # not a whole sentence
    ],
)
def test_words_that_are_gone_are_said_to_be(page: Page, origin: str, key: str, gone: bool) -> None:
    assert visit(page, f"{origin}{MEETING}?citat={key}#p1").complaints == []
    expect(page.locator("#p1 .cited-gone")).to_have_count(int(gone))
    expect(page.locator("mark.cited-words")).to_have_count(int(not gone))
    expect(page.locator("#p1")).to_be_visible()


def test_what_is_selected_is_cited_as_whole_sentences(page: Page, origin: str) -> None:
    visit(page, f"{origin}{MEETING}#p1")
    select = """([start, end]) => {
        const text = document.querySelector("#p1 .decision .record p").firstChild;
        const range = document.createRange();
        range.setStart(text, start);
        range.setEnd(text, end);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    }"""
    page.evaluate(select, [60, 90])
    page.get_by_role("button", name="Citera meningen", exact=True).click()
    expect(page.locator("#p1 .cited p").first).to_contain_text(f"”{SENTENCES[1]}”")
    page.evaluate(select, [60, 125])
    page.get_by_role("button", name="Citera meningarna").click()
    expect(page.locator("#p1 .cited p").first).to_contain_text(f"”{SENTENCES[1]} {SENTENCES[2]}”")


def test_without_script_the_link_leads_to_the_section(chromium: Browser, origin: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}{MEETING}?citat={sum_of(SENTENCES[0])}#p1")
    expect(page.locator("#p1 .decision")).to_be_in_viewport()
    context.close()
