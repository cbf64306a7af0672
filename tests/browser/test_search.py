"""The search page of the real archive, used as a reader uses it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.command.builder import build
from generator.search import FOLDER, SearchRecord, synonyms
from tests.browser.harness import Visit, run_axe, serve, visit
from tests.search_files import write_register, write_shard
from tests.sites import KOMMUN, minutes, town

NARROW = {"width": 360, "height": 800}
WIDE = {"width": 1280, "height": 900}
Open = Callable[..., tuple[Page, Visit]]


@pytest.fixture(scope="session")
def built(nacka: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once, without places and topics: what is counted here are the words of the minutes."""
    top = tmp_path_factory.mktemp("search")
    archive = shutil.copytree(nacka, top / "arkiv")
    for register in ("platser", "ämnen"):
        (archive / "content" / "register" / f"{register}.yml").unlink()
    folder = top / "site"
    build(archive / "mkdocs.yml", folder, search=True)
    return folder


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """The real site below a path of its own, as on a project's pages."""
    with serve(built, base="/foo/bar/") as found:
        yield found


@pytest.fixture
def look(chromium: Browser, address: str) -> Iterator[Open]:
    """Open the search page with a question; `at` is the address of another site, the rest goes to the browser."""
    contexts = []

    def open_page(question: str = "", at: str = address, **options: Any) -> tuple[Page, Visit]:
        context = chromium.new_context(**{"viewport": WIDE} | options)
        contexts.append(context)
        page = context.new_page()
        return page, visit(page, f"{at}sok/{question}")

    yield open_page
    for context in contexts:
        context.close()


def index(site: Path, *shards: list[SearchRecord], alike: list[str] | None = None) -> None:
    """Give a site an index of these shards, the newest first, and no other, and nothing to suggest."""
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    names = [write_shard(f"del-{number}", found, folder) for number, found in enumerate(shards)]
    write_register(names, folder, alike)


def paragraph(year: int, number: int, content: str, **meta: str) -> SearchRecord:
    """Return a § of the board in an even year, of the council in an odd one."""
    body = ("Kommunstyrelsen", "Kommunfullmäktige")[year % 2]
    said = {"kind": f"§ {number}", "state": "noted", "state_label": "Noterat", "line": f"{body}, 3 maj {year}"}
    keys = {"title": "Ärendet", "paragraf": f"paragraf{number}"}
    filters = {"slag": ["Paragraf"], "organ": [body], "ar": [str(year)]}
    return SearchRecord(f"moten/{year}/#p{number}", content, said | keys | meta, filters)


@pytest.fixture(scope="session")
def years(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The search page over four shards, of 2021 to 2024, each with thirty §§ about the swimming bath."""
    site = tmp_path_factory.mktemp("years") / "site"
    shutil.copytree(built, site, ignore=shutil.ignore_patterns(FOLDER))
    rare = {
        2021: ["Fladdermusens vinterbo i kyrkans torn skyddas.", "Att gräva vid vallarna kräver lov."],
        2022: ["Badhusets fladdermöss räknas.", "Mål för vården antas."],
        2023: ["Malmen bryts inte.", "Fisksätra/Älta får buss."],
        2024: ["Taxan höjs.", "Skolskjutsen följer KS-2024-00012."],
    }
    shards = [
        [paragraph(year, number, f"Badhuset rustas {number}.") for number in range(30, 0, -1)]
        + [paragraph(year, number, content) for number, content in enumerate(rare[year], 31)]
        for year in (2024, 2023, 2022, 2021)
    ]
    index(site, *shards)
    with serve(site) as found:
        yield found


def says(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator("#antal")).to_have_text(words)


# The files of the index that a page or its worker has fetched, and their sizes.
_FETCHED = f"""performance.getEntriesByType("resource").map((each) => [each.name, each.encodedBodySize])
  .filter(([name]) => name.includes("/{FOLDER}/"))"""


def fetched_of(page: Page) -> dict[str, int]:
    """Return the size of each file of the index that a page has fetched, itself or by its worker; each only once."""
    found = [*page.evaluate(_FETCHED), *chain.from_iterable(worker.evaluate(_FETCHED) for worker in page.workers)]
    names = [name.split(f"/{FOLDER}/")[1] for name, _ in found]
    assert len({*names}) == len(names)
    return dict(zip(names, (size for _, size in found), strict=True))


def marks(page: Page) -> list[str]:
    return page.locator(".hit-mark > :first-child").all_text_contents()


def boxes(page: Page) -> list[str]:
    labels = page.locator("#filter fieldset:not([hidden]) label").all_text_contents()
    return [label.removesuffix(" träffar") for label in labels]


def test_a_word_is_found_in_the_case_and_in_its_paragraphs(look: Open) -> None:
    page, seen = look("?q=fisksätra")
    says(page, "4 träffar på fisksätra")
    assert sorted(marks(page)) == sorted(["Ärende", "§ 12", "§ 11", "§ 14"])
    first = page.locator(".hit").first
    link = first.locator("> .line-title a")
    assert link.inner_text().endswith("Trygghetspaketet 2024")
    assert "/foo/bar/arenden/kfks-2024-00430/" in (link.get_attribute("href") or "")
    assert first.locator("> .hit-mark b").inner_text().strip() == "Förslag"
    # The case and its § are one hit: what comes second is folded below the first.
    steps = first.locator("> details")
    assert steps.locator("summary").inner_text() == "En träff till i samma ärende"
    assert steps.locator(".hit-mark > :first-child").all_text_contents() == ["§ 12"]
    assert set(page.locator(".hit mark").all_text_contents()) == {"Fisksätra"}
    assert seen.complaints == []
    expect(page.locator("#vagar")).to_be_hidden()
    assert page.title().startswith("fisksätra – ")


def test_an_excerpt_is_whole_sentences_of_the_record(look: Open) -> None:
    page, _ = look("?q=fisksätra")
    says(page, "4 träffar på fisksätra")
    excerpts = page.locator(".hit .line-words").all_text_contents()
    assert all("Fisksätra" in text for text in excerpts)
    assert all(re.match(r"[A-ZÅÄÖ”]", text) and re.search(r"\.”?( …)?$", text) for text in excerpts)
    assert "¶" not in "".join(excerpts)


def test_a_hit_leads_to_its_paragraph(look: Open) -> None:
    page, _ = look("?q=drogscen")
    page.locator(".hit-steps summary").click()
    page.locator(".hit-steps a").click()
    page.wait_for_url("**/foo/bar/moten/kstu/2024-04-17/#p11")
    expect(page.locator("#p11")).to_be_visible()


def test_hidden_words_lie_on_the_link_that_they_begin(look: Open) -> None:
    # Else whatever presses a link in its first box, as voice control does, presses beside it.
    page, _ = look("?q=trygghetsutskott", viewport=NARROW)
    expect(page.locator(".hit")).to_have_count(10)
    page.locator(".hit-steps").evaluate_all("all => all.forEach((steps) => { steps.open = true; })")
    hit = page.locator(".hit a > .vh").evaluate_all(
        """all => all.map((hidden) => {
            hidden.scrollIntoView({ block: 'center' });
            const box = hidden.getBoundingClientRect();
            const pressed = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return pressed?.closest('a') === hidden.parentElement;
        })"""
    )
    assert hit == [True] * 10


def test_words_are_found_in_every_inflection(look: Open) -> None:
    page, _ = look("?q=fritidsgårdarna")
    says(page, re.compile(r"^\d+ träff(ar)? på fritidsgårdarna$"))


SPELLINGS = [
    "KFKS-2024-00430",
    "kfks-2024-00430",
    "KFKS 2024/430",
    "KFKS 2024-430",
    "KFKS 2024 430",
    "kfks2024/00430",
    "KFKS 2024:0430",
    "kfks2024000430",
    "kfks 2024.430",
    "2024/430",
    "00430",
    "0430",
]


def test_a_case_is_found_by_its_number_in_any_spelling(look: Open) -> None:
    page, _ = look()
    for number in SPELLINGS:
        page.fill("#q", number)
        says(page, f"2 träffar på {number}")
        expect(page.locator(".hit-mark > :first-child")).to_have_text(["Ärende", "§ 12"])
        assert "KFKS-2024-00430" in page.locator(".line-meta").first.inner_text()


def test_a_number_of_figures_alone_is_found(look: Open) -> None:
    page, _ = look("?q=192979")
    says(page, "2 träffar på 192979")
    assert marks(page) == ["Ärende", "§ 10"]


UNKNOWN = ["KFKS 2024/999", "KFKS-2024-00999", "§ 99", "202493"]


def test_a_number_that_is_not_there_finds_nothing(look: Open) -> None:
    page, _ = look()
    for number in UNKNOWN:
        page.fill("#q", number)
        says(page, re.compile(f"^Inga träffar på {re.escape(number)}"))


NEARLY = [
    ("KFKS-2024-0043 l", ["KFKS-2024-00431"]),  # a letter where the figure was
    ("KFKS-2O24-00431", ["KFKS-2024-00431"]),
    ("KFSK 2024/430", ["KFKS-2024-00430"]),
    ("KFKS 2024/4030", ["KFKS-2024-00430"]),
    ("KFKS 2024/340", ["KFKS-2024-00430"]),
    ("KFKS 2024/439", ["KFKS-2024-00430", "KFKS-2024-00431", "KFKS-2024-00433"]),
    ("KFKS 2024/987", []),
    ("KFKS 2024/430", []),
    ("trygghet 2024", []),  # a word and a year are no number
]


def test_who_nearly_writes_a_number_is_asked_what_was_meant(look: Open) -> None:
    page, seen = look()
    for number, meant in NEARLY:
        page.fill("#q", number)
        says(page, re.compile(re.escape(number)))
        if meant:
            expect(page.locator(".meant").or_(page.locator(".hit")).first).to_be_visible()
        # The case that was meant is either the first hit or offered.
        first = page.locator(".hit .line-meta").all_inner_texts()[:1]
        offered = page.locator(".meant .whole").all_inner_texts()
        assert offered == meant or (not offered and [line.split(" · ")[0] for line in first] == meant[:1]), number
        if len(meant) > 1:
            assert run_axe(page) == []
    assert seen.complaints == []


PLACED = ["§ 11 kstu 2024", "kstu § 11", "paragraf 11 trygghetsutskottet", "11 § trygghetsutskottet", "2024-04-17 § 11"]


def test_a_paragraph_is_found_by_its_number_and_where_it_was(look: Open) -> None:
    page, _ = look()
    for query in PLACED:
        page.fill("#q", query)
        says(page, f"1 träff på {query}")
        expect(page.locator(".hit-mark > :first-child")).to_have_text(["§ 11"])


NUMBERED = ["§ 12", "§12", "§§ 12"]


def test_a_paragraph_is_found_by_its_number(look: Open) -> None:
    page, _ = look()
    for query in NUMBERED:
        page.fill("#q", query)
        says(page, f"1 träff på {query}")
        expect(page.locator(".hit-mark > :first-child")).to_have_text(["§ 12"])


def test_a_member_and_a_party_come_before_what_they_said(look: Open) -> None:
    page, _ = look("?q=alena jukic")
    says(page, "3 träffar på alena jukic")
    assert marks(page) == ["Ledamot", "§ 11", "§ 12"]
    assert page.locator(".hit").first.locator(".line-words").count() == 0
    page.fill("#q", "vänsterpartiet")
    says(page, re.compile("träffar på vänsterpartiet$"))
    assert marks(page)[0] == "Parti"


def test_filters_count_narrow_and_widen(look: Open) -> None:
    page, seen = look("?q=fisksätra")
    says(page, "4 träffar på fisksätra")
    unfiltered = boxes(page)
    assert unfiltered == [
        *("Förslag2", "Noterat2"),
        *("Paragraf3", "Ärende1"),
        "Kommunstyrelsens trygghetsutskott4",
        *("Nackalistan2", "Socialdemokraterna1", "Vänsterpartiet2"),
        "20244",
    ]
    expect(page.locator("legend", has_text="Parti")).to_have_text("Parti som yttrat sig")
    page.get_by_label("Socialdemokraterna").check()
    says(page, "1 träff på fisksätra")
    assert boxes(page)[:2] == ["Förslag1", "Paragraf1"]
    # Within a filter the values are alternatives, so the others keep their counts.
    assert boxes(page)[-4:-1] == ["Nackalistan2", "Socialdemokraterna1", "Vänsterpartiet2"]
    page.get_by_label("Nackalistan").check()
    says(page, "2 träffar på fisksätra")
    assert page.url.endswith("?q=fisks%C3%A4tra&parti=Nackalistan&parti=Socialdemokraterna")
    page.get_by_role("button", name="Ta bort alla avgränsningar").click()
    says(page, "4 träffar på fisksätra")
    assert boxes(page) == unfiltered
    assert page.evaluate("document.activeElement.id") == "q"
    assert seen.complaints == []


def test_filters_in_the_address_are_chosen(look: Open) -> None:
    page, _ = look("?q=fisksätra&slag=Paragraf&parti=Nackalistan&parti=Socialdemokraterna&ar=2024")
    says(page, "2 träffar på fisksätra")
    assert page.locator("#filter input:checked").count() == 4
    expect(page.get_by_label("Paragraf")).to_be_checked()


def test_filters_that_leave_nothing_can_be_taken_away(look: Open) -> None:
    page, _ = look("?q=fisksätra&parti=Centerpartiet")
    says(page, re.compile("^Inga träffar på fisksätra med de avgränsningar som är valda"))
    page.get_by_label("Centerpartiet").uncheck()
    says(page, "4 träffar på fisksätra")


def test_members_belong_to_a_party(look: Open) -> None:
    page, _ = look("?q=ersättare")
    says(page, re.compile("träffar på ersättare$"))
    expect(page.locator("fieldset[data-filter=parti] legend")).to_have_text("Parti")


def test_narrow_filters_stay_as_the_reader_left_them(look: Open) -> None:
    page, _ = look("?q=fisksätra", viewport=NARROW)
    says(page, "4 träffar på fisksätra")
    expect(page.get_by_label("Paragraf")).to_be_hidden()
    page.get_by_text("Avgränsa").click()
    page.get_by_label("Paragraf").check()
    says(page, "3 träffar på fisksätra")
    expect(page.locator("summary", has_text="Avgränsa")).to_have_text("Avgränsa, 1 vald")
    page.fill("#q", "trygghetsvärdar")
    says(page, re.compile("på trygghetsvärdar$"))
    expect(page.get_by_label("Paragraf")).to_be_visible()
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    expect(page.get_by_label("Paragraf")).to_be_visible()
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    expect(page.get_by_label("Paragraf")).to_be_visible()


def test_narrow_targets_are_big_enough(look: Open) -> None:
    page, _ = look("?q=trygghetsutskott", viewport=NARROW)
    expect(page.locator("#fler")).to_be_visible()
    page.get_by_text("Avgränsa").click()
    expect(page.locator("#filter label").first).to_be_visible()
    targets = page.locator("#filter summary, #filter label, #fler, .search input, .search button").all()
    heights = [box["height"] for target in targets if (box := target.bounding_box())]
    assert len(heights) > 8
    assert min(heights) >= 43.9


def test_back_and_forward_go_between_questions(look: Open) -> None:
    page, _ = look()
    page.locator("#q").press_sequentially("fisksätra")
    says(page, "4 träffar på fisksätra")
    assert page.url.endswith("/sok/?q=fisks%C3%A4tra")
    page.keyboard.press("Enter")
    page.fill("#q", "192979")
    says(page, "2 träffar på 192979")
    page.get_by_label("Paragraf").check()
    says(page, "1 träff på 192979")
    page.go_back()
    says(page, "2 träffar på 192979")
    expect(page.get_by_label("Paragraf")).not_to_be_checked()
    page.go_back()
    says(page, "4 träffar på fisksätra")
    expect(page.locator("#q")).to_have_value("fisksätra")
    page.go_back()
    says(page, "")
    expect(page.locator("#vagar")).to_be_visible()
    page.go_forward()
    says(page, "4 träffar på fisksätra")


def test_the_form_of_the_start_page_leads_here(look: Open, address: str) -> None:
    page, _ = look()
    page.goto(address)
    page.fill("#q", "fisksätra")
    page.keyboard.press("Enter")
    says(page, "4 träffar på fisksätra")


def test_an_empty_question_shows_the_ways_in_and_fetches_nothing(look: Open) -> None:
    page, seen = look()
    expect(page.locator("#vagar")).to_be_visible()
    expect(page.locator("#filter")).to_be_hidden()
    assert fetched_of(page) == {}
    page.fill("#q", "fisksätra")
    says(page, "4 träffar på fisksätra")
    page.fill("#q", "")
    says(page, "")
    expect(page.locator("#vagar")).to_be_visible()
    expect(page.locator("#filter")).to_be_hidden()
    expect(page.locator("#resultat")).to_be_hidden()
    assert seen.complaints == []


def test_no_hits_gives_advice_and_the_ways_in(look: Open) -> None:
    page, seen = look("?q=xyzzyq")
    says(page, re.compile(r"^Inga träffar på xyzzyq\. Pröva ett kortare ord"))
    expect(page.locator("#vagar")).to_be_visible()
    expect(page.locator("#filter")).to_be_hidden()
    assert seen.complaints == []


def test_more_hits_come_ten_at_a_time_and_take_the_focus(look: Open) -> None:
    page, _ = look("?q=trygghetsutskott")
    expect(page.locator(".hit")).to_have_count(10)
    before = page.locator("#traffar > .hit").count()
    more = page.get_by_role("button", name="Visa fler träffar")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hit")).to_have_count(20)
    expect(page.locator("#traffar > .hit").nth(before).locator("a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/(moten|arenden|ledamoter)/"))
    page.go_back()
    expect(page.locator(".hit")).to_have_count(20)


def test_equally_good_hits_stay_in_the_order_of_the_index(look: Open, built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site, ignore=shutil.ignore_patterns(FOLDER))
    meta = {"title": "Tomten", "state": "noted", "state_label": "Noterat", "line": "Nämnden"}
    found = [SearchRecord(f"{n}/", "Tomten såldes.", meta | {"kind": f"§ {n}"}) for n in range(25, 0, -1)]
    index(site, found)
    with serve(site) as other:
        page, seen = look("?q=tomten", at=other)
        says(page, "25 träffar på tomten")
        for count in (20, 25):
            page.get_by_role("button", name="Visa fler träffar").click()
            expect(page.locator(".hit")).to_have_count(count)
        assert marks(page) == [f"§ {n}" for n in range(25, 0, -1)]
        expect(page.locator("#fler")).to_be_hidden()
        expect(page.locator("#filter")).to_be_hidden()
        assert seen.complaints == []


def found_in(page: Page) -> list[tuple[str, str]]:
    """Return the year and the § of each hit that is shown."""
    lines = page.locator(".hit .line-meta").all_inner_texts()
    return list(zip((line.rsplit(" ", 1)[1] for line in lines), marks(page), strict=True))


def test_a_word_is_found_in_all_shards_the_newest_first(look: Open, years: str) -> None:
    page, seen = look("?q=badhuset", at=years)
    says(page, "121 träffar på badhuset")
    for count in range(20, 140, 10):
        page.get_by_role("button", name="Visa fler träffar").click()
        expect(page.locator(".hit")).to_have_count(min(count, 121))
    # As good as each other are those with the word itself; another form of it comes last.
    thirty = [(year, f"§ {number}") for year in ("2024", "2023", "2022", "2021") for number in range(30, 0, -1)]
    assert found_in(page) == [*thirty, ("2022", "§ 31")]
    assert seen.complaints == []


def test_a_long_text_is_fetched_as_far_as_what_was_sought(look: Open, built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site, ignore=shutil.ignore_patterns(FOLDER))
    filling = "\n".join(f"Stycke {n}. " + "Bron byggs. " * 60 for n in range(20))
    index(site, [paragraph(2024, 1, f"Först kommer almen.\n{filling}\nSist kommer linden.\n{filling}")])
    with serve(site) as address:
        for word, quoted, least, most in (
            ("almen", "Först kommer almen. …", 0, 0),
            ("linden", "Sist kommer linden.", 3, 8),
        ):
            page, _ = look(at=address)
            asked: list[str] = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.locator("#q").fill(word)
            page.keyboard.press("Enter")
            says(page, re.compile("^1 träff"))
            expect(page.locator(".hit .line-words")).to_contain_text(quoted)
            assert least <= len({url for url in asked if "/rest-" in url}) <= most
            page.close()


def test_what_is_folded_is_read_on_when_it_is_unfolded(look: Open, built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site, ignore=shutil.ignore_patterns(FOLDER))
    filling = "\n".join(f"Stycke {n}. " + "Bron byggs. " * 60 for n in range(5))
    long = f"Först kommer almen.\n{filling}\nSist kommer linden."
    case = SearchRecord("arenden/a/", long, {"title": "Träden", "kind": "Ärende", "state": "noted"}, {})
    steps = [paragraph(2024, number, long, case="arenden/a/") for number in (1, 2)]
    for records, folded in (([case, *steps], 2), ([*steps, case], 2), (steps, 1)):
        index(site, records)
        with serve(site) as address:
            page, seen = look(at=address)
            asked: set[str] = set()
            page.on("request", lambda request, asked=asked: asked.add(request.url))
            page.locator("#q").fill("linden")
            page.keyboard.press("Enter")
            says(page, f"{len(records)} träffar på linden")
            expect(page.locator("#traffar > .hit > .line-words")).to_contain_text("Sist kommer linden.")
            lead = {url for url in asked if "/rest-" in url}
            assert lead
            inside = page.locator(".hit-steps .line-words")
            assert ["linden" in words for words in inside.all_text_contents()] == [False] * folded
            page.locator(".hit-steps summary").click()
            expect(inside).to_contain_text(["Sist kommer linden."] * folded)
            assert len({url for url in asked if "/rest-" in url}) == len(lead) * len(records)
            assert seen.errors == []
            page.close()


def test_filters_count_over_all_shards(look: Open, years: str) -> None:
    page, _ = look("?q=badhus", at=years)
    says(page, "121 träffar på badhus")
    assert boxes(page) == [
        "Paragraf121",
        *("Kommunfullmäktige60", "Kommunstyrelsen61"),
        *("202430", "202330", "202231", "202130"),
    ]
    page.get_by_label("Kommunstyrelsen").check()
    says(page, "61 träffar på badhus")
    assert boxes(page)[1:] == ["Kommunfullmäktige60", "Kommunstyrelsen61", "202430", "202231"]
    page.get_by_label("2022").check()
    says(page, "31 träffar på badhus")
    assert boxes(page)[1:] == ["Kommunstyrelsen31", "202430", "202231"]


FOUND = [
    ("vinterbo", [("2021", "§ 31")]),  # a rare word of the oldest
    ("fladdermusens kyrkans torn", [("2021", "§ 31")]),
    ("fladdermöss", [("2022", "§ 31")]),
    ("fladderm", [("2022", "§ 31"), ("2021", "§ 31")]),  # the beginning of two
    ("taxa", [("2024", "§ 31")]),
    ("taxor", [("2024", "§ 31")]),
    ("skolskjutsarna", [("2024", "§ 32")]),
    ("vallen", [("2021", "§ 32")]),
    ("vad gör kommunen med taxan", [("2024", "§ 31")]),  # nor what makes a question of a subject
    ("lovet att gräva", [("2021", "§ 32")]),  # what stands everywhere need not stand here
    ("mål", [("2022", "§ 32")]),
    ("målet", [("2022", "§ 32")]),
    ("malet", [("2022", "§ 32")]),  # who writes no accents finds words with them
    ("mål malm", [("2022", "§ 32"), ("2023", "§ 31")]),  # nothing has both
    ("malm", [("2023", "§ 31")]),
    ("målm", [("2023", "§ 31")]),  # nearly that
    ("älta", [("2023", "§ 32")]),
    ("Fisksätra/Älta", [("2023", "§ 32")]),
    ("Älta/Fisksätra", [("2023", "§ 32")]),
    ("§ 31", [("2024", "§ 31"), ("2023", "§ 31"), ("2022", "§ 31"), ("2021", "§ 31")]),
    ("§ 31 malmen", [("2023", "§ 31")]),
    ("KS 2024/00012", []),
    ("KS-2024-00012", [("2024", "§ 32")]),
    ("KS-2024-000", [("2024", "§ 32")]),  # a number that is being written
    ("2024-00013", []),
    ("lov – § !", [("2021", "§ 32")]),
    ("xyzzy", []),
]


def test_what_a_question_finds(look: Open, years: str) -> None:
    page, seen = look(at=years)
    for question, hits in FOUND:
        page.fill("#q", question)
        says(page, re.compile(rf"på {re.escape(question)}(?!\w)"))
        expect(page.locator(".hit-mark > :first-child")).to_have_text([mark for _, mark in hits])
        expect(page.locator(".hit .line-meta")).to_have_text([re.compile(rf"{year}$") for year, _ in hits])
    assert seen.complaints == []


# Questions whose words say it otherwise than the minutes, or of which few records have all words: what comes first.
MEANT = [
    ("16-åringar", "Sextonåringar får sommarjobb."),  # figures before a word
    ("elva timmar", "Vilan är 11 timmar."),
    ("400-årsjubileet", "Stadens 400-årsjubileum firas."),  # inflected although it holds figures
    ("museet", "Ett museum byggs."),
    ("ekonomiskt bistånd", "Riksnorm för försörjningsstöd."),  # two words that are one name
    ("socialbidrag", "Riksnorm för försörjningsstöd."),
    ("särskilt boende avgift", "Taxa för äldreboende."),
    ("terminstider", "Läsårstider för skolan."),
    ("brohuset", "Brohusområdet planeras."),  # the definite form begins a compound
    ("nya bostäder Ekvägen", "Bostäder vid Ekvägen."),  # a title with most of it, before a text with all
    ("Ekvägen 7", "Bostäder vid Ekvägen."),  # a small number may be left out
    ("KS-2024-00777 Ekvägen", ""),  # but another case is another matter
    ("natt tåg", "Nattåget räddas."),  # where three letters would meet, one goes
    ("parfymförbud", "Förbud mot doft."),  # the first part is called something else
    ("nya arenan", "Arenaprojektet."),
    ("omröstning bron", "Folkomröstning om bron."),  # the last part of a compound in a title
    ("verkställts inte", "Ej verkställda beslut."),  # another form of the verb
    ("trädgårds avfall", "Park- och trädgårdsavfall."),
    ("reglerna för sopor", "Föreskrifter för avfallshantering."),
]


def test_what_is_said_otherwise_is_found(look: Open, built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site, ignore=shutil.ignore_patterns(FOLDER))
    titles = dict.fromkeys(title for _, title in MEANT if title)
    long = "Allt som ska byggas snart. " * 30 + "Bland annat bostäder, nya vägar och Ekvägen."
    records = [paragraph(2024, n, title, title=title) for n, title in enumerate(titles)]
    index(
        site,
        [*records, paragraph(2024, 90, long), *(paragraph(2024, 91 + n, "Annat.") for n in range(30))],
        alike=synonyms([]),
    )
    with serve(site) as other:
        page, seen = look(at=other)
        for question, first in MEANT:
            page.fill("#q", question)
            says(page, re.compile(rf"på {re.escape(question)}(?!\w)"))
            titled = page.locator(".hit .line-title").all_inner_texts()
            assert [each.split("\n")[-1] for each in titled[:1]] == [first][: bool(first)], question
        assert seen.complaints == []


COMPOUNDS = [
    ("skola", ["Skolan byggs ut.", "Skolorna får datorer.", "Förskolan rustas.", "Skolskjutsen körs."]),
    ("skolan", ["Skolan byggs ut.", "Skolorna får datorer.", "Förskolan rustas.", "Skolskjutsen körs."]),
    ("trygghet", ["Tryggheten ökar.", "Trygghetsutskottet väljs."]),
    ("utskott", ["Trygghetsutskottet väljs."]),
    ("lag", []),  # no "förslag"
    ("ledamot", ["Ledamöterna avgår."]),
    ("ledamöter", ["Ledamöterna avgår."]),
    ("stad", ["Städerna växer."]),
    ("cykel", ["Cyklarna parkeras."]),
    ("cyklar", ["Cyklarna parkeras."]),
]


def test_compounds_are_found_below_the_word_itself(look: Open, built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site, ignore=shutil.ignore_patterns(FOLDER))
    texts = (
        "Förskolan rustas. Skolskjutsen körs. Skolan byggs ut. Skolorna får datorer. Trygghetsutskottet väljs. "
        "Tryggheten ökar. Ett förslag avslås. Ledamöterna avgår. Cyklarna parkeras. Städerna växer."
    )
    index(site, [paragraph(2024, n, f"{text}.") for n, text in enumerate(texts.removesuffix(".").split(". "))])
    with serve(site) as other:
        page, seen = look(at=other)
        for question, found in COMPOUNDS:
            page.fill("#q", question)
            says(page, re.compile(rf"på {question}(?!\w)"))
            expect(page.locator(".hit")).to_have_count(len(found))
            if found:
                expect(page.locator(".line-words").first).to_have_text(found[0])
            shown = page.locator(".line-words").all_inner_texts()
            assert sorted(shown) == sorted(found), question
            assert shown[:1] == found[:1]
            # What was found is marked, also inside of a word's beginning or end.
            assert page.locator(".line-words:not(:has(mark))").count() == 0
        assert seen.complaints == []


# Suggestions


def offers(page: Page) -> list[str]:
    return [" | ".join(each.locator("span").all_inner_texts()) for each in page.locator(".offer").all()]


KSTU = "Kommunstyrelsens trygghetsutskott | Utskott"
PACKAGE = "Trygghetspaketet 2024 | Ärende KFKS-2024-00430"
DAY = "Kommunstyrelsens trygghetsutskott 17\xa0april\xa02024"
MEETING = f"{DAY} | Möte §§\xa08\u2060–\u206015"
REPORT = "Verksamhetsberättelse 2023 - Kommunstyrelsens trygghetsutskott | Ärende KFKS-2024-00431"


OFFERED = [
    ("trygg", [KSTU, PACKAGE, REPORT, MEETING]),
    ("kstu", [KSTU, MEETING]),
    ("kstu 2024", [MEETING]),
    ("TU 2024", [MEETING]),
    ("§ 11 kstu 2024", [f"§\xa011, {DAY} | Paragraf"]),
    ("paragraf 12 trygghetsutskottet", [f"§\xa012, {DAY} | Paragraf"]),
    ("§ 99 kstu 2024", []),
    ("§ 11 kstu 2023", []),
    ("kv", ["Johanna Kvist | Ledamot S", "Kvittning | Ord vad ordet betyder"]),
    ("kvist joh", ["Johanna Kvist | Ledamot S"]),
    ("orenmark", ["Eivor Örenmark | Ledamot M"]),
    ("kfks 2024/431", [REPORT]),
    ("KFKS-2024-00431", [REPORT]),
    ("vänsterp", ["Vänsterpartiet | Parti V"]),
    ("j", []),
    ("xyzzy", []),
    ("§ 12", []),
]


def test_the_field_offers_what_may_be_meant(look: Open, address: str) -> None:
    page, seen = look()
    page.goto(address)
    for typed, offered in OFFERED:
        page.locator("#q").fill("")
        expect(page.locator(".offers")).to_be_hidden()
        page.locator("#q").press_sequentially(typed)
        if offered:
            expect(page.locator(".offer").first).to_be_visible()
            expect(page.locator(".search [role=status]")).to_have_text(re.compile(r"^\d förslag\. Pil ned väljer\.$"))
            assert [each for each in offers(page) if not each.endswith(" | Sök")] == offered
        else:
            page.wait_for_load_state("networkidle")
            expect(page.locator(".offers")).to_be_hidden()
    assert seen.complaints == []


def test_the_field_offers_words_that_the_archive_has(look: Open, address: str) -> None:
    page, seen = look()
    page.goto(address)
    page.locator("#q").press_sequentially("mer trygghetsvä")
    expect(page.locator(".offer").first).to_have_text("mer trygghetsvärdarSök")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/?q=mer+trygghetsv%C3%A4rdar")
    assert seen.complaints == []


OWN = """\
# Så styrs kommunen

Fullmäktige är kommunens riksdag.

- Styrelsen leder *arbe*tet.
"""
LINES = """\
meny:
  - {namn: Demokrati, sida: sa-styrs.md}
sidfot:
  - {namn: Webb-tv, länk: "https://x.example/tv"}
"""


def test_pages_of_the_archive_itself_are_found_and_found_anew(look: Open, tmp_path: Path) -> None:
    place = town(tmp_path, minutes())
    place.write("sa-styrs.md", OWN)
    place.write("register/kommun.yml", KOMMUN + LINES)
    folder = place.build(search=True).folder
    with serve(folder) as root:
        page, seen = look(at=root)
        for question, first in (
            ("riksdag", "sa-styrs/"),
            ("hur styrs kommunen", "sa-styrs/"),
            ("demokrati", "sa-styrs/"),
            ("arbetet", "sa-styrs/"),
            ("webb-tv", "https://x.example/tv"),
        ):
            page.locator("#q").fill(question)
            page.keyboard.press("Enter")
            expect(page.locator("#antal strong").first).to_have_text(question)
            expect(page.locator("#resultat[aria-busy]")).to_have_count(0)
            link = page.locator("#traffar > .hit > .line-title > a").first
            expect(link).to_have_attribute("href", first if ":" in first else f"{root}{first}")
        page.locator("#q").fill("riksdag")
        expect(page.locator(".hit .line-words")).to_contain_text("Fullmäktige är kommunens riksdag.")
        expect(page.locator(".hit .record")).to_have_count(0)  # our words, not the record's
        assert seen.complaints == []
        place.write("sa-styrs.md", OWN.replace("riksdag", "parlament"))
        place.build(search=True)
        page.goto(f"{root}sok/?q=parlament")
        expect(page.locator(".hit .line-title").first).to_contain_text("Så styrs kommunen")


ALMOST = [
    ("tryggetspaketet", "trygghetspaketet", "Trygghetspaketet 2024"),  # a letter is missing
    ("trygghetsvärdar xyzzyq", "", "Trygghetspaketet"),  # what has most of the words
    ("trygghetsvärdarxyzzyq", "trygghetsvärdar", "Trygghetspaketet"),  # the first part of a compound that is nowhere
    ("tryghetsvärd", "trygghetsvärdar", "Trygghetspaketet"),  # how one begins
    ("lena jukic", "", "Alena Jukic"),  # a name spelled nearly right
]


def test_a_question_that_nothing_answers_is_nearly_answered(look: Open) -> None:
    page, seen = look()
    for question, instead, title in ALMOST:
        page.fill("#q", question)
        says(page, re.compile(rf"^Inga träffar på {question}\. .*\d träff"))
        if instead:
            expect(page.locator("#antal strong").nth(1)).to_have_text(re.compile(instead))
        expect(page.locator(".hit .line-title").first).to_contain_text(title)
    assert run_axe(page) == []
    assert seen.complaints == []


NAMED = [
    ("Alena Jukic", "ledamoter/alena-jukic/"),
    ("jukic", "ledamoter/alena-jukic/"),
    ("S", "partier/s/"),
    ("kstu", "organ/kstu/"),
    ("17 april 2024", "moten/kstu/2024-04-17/"),
    ("april 2024", "moten/kstu/2024-04-17/"),
    ("vad beslutades i april 2024", "manad/2024-04/"),
    ("beslut i trygghetsutskottet april 2024", "moten/kstu/2024-04-17/"),
    ("kstu 17/4 2024", "moten/kstu/2024-04-17/"),
    ("17 apr 2024", "moten/kstu/2024-04-17/"),
    ("mötet den 17 april", "moten/kstu/2024-04-17/"),
    ("20240417", "moten/kstu/2024-04-17/"),
    ("alena jukick", "ledamoter/alena-jukic/"),
    ("ks trygghetsutskott", "organ/kstu/"),
    ("skillnad reservation protokollsanteckning", "sa-laser-du/#reservation"),
    ("mejl när något nytt händer", "folj/"),
    ("reservationer", "sa-laser-du/#reservation"),
    ("hur överklagar jag ett beslut", "overklaga/"),
    ("rss", "folj/"),
    ("hur följer jag ett ärende", "folj/"),
    ("ta bort mina personuppgifter", "personuppgifter/"),
    ("kstu § 12 2024", "moten/kstu/2024-04-17/#p12"),
    ("kstu 12", "moten/kstu/2024-04-17/#p12"),
    ("när är nästa möte i trygghetsutskottet", "organ/kstu/"),
    ("vilka sitter i kstu", "organ/kstu/"),
    ("trygghetsutskottets ordförande", "organ/kstu/"),
    ("nästa möte", "moten/"),
    ("Jukic vänsterpartiet", "ledamoter/alena-jukic/"),
    ("Jukic moderaterna", "ledamoter/alena-jukic/"),  # not her party
    ("allena jukick", "ledamoter/alena-jukic/"),  # both names nearly right
    ("sossarna", "partier/s/"),
    ("moderaterna i Nacka", "partier/m/"),
    ("2024 04 17", "moten/kstu/2024-04-17/"),
    ("hur länge kan man överklaga", "overklaga/"),
    ("dnr 431/2024", "arenden/kfks-2024-00431/"),
    ("kfks 431/24", "arenden/kfks-2024-00431/"),
    ("kfks-24-00431", "arenden/kfks-2024-00431/"),
    ("ladda ner alla omröstningar excel", "oppna-data/"),
    ("kontakta Alena Jukic", "ledamoter/alena-jukic/"),
    ("vad betyder bordlagd", "sa-laser-du/#bordlaggning"),
    (
        "Nacka kommun, kommunstyrelsens trygghetsutskott, 17 april 2024, § 12 Trygghetspaketet",
        "moten/kstu/2024-04-17/#p12",
    ),
]


def test_what_a_question_names_comes_first(look: Open, address: str) -> None:
    page, seen = look()
    for question, first in NAMED:
        page.fill("#q", question)
        says(page, re.compile(re.escape(question)))
        expect(page.locator(".hit a").first).to_have_attribute("href", f"{address}{first}")
    assert seen.complaints == []


@pytest.mark.parametrize("way", ["", "sok/"])
@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
def test_an_offer_is_taken_with_the_keyboard(look: Open, address: str, way: str, viewport: Any) -> None:
    page, _ = look(viewport=viewport)
    page.goto(address + way)
    field = page.get_by_role("searchbox").or_(page.get_by_role("combobox"))
    field.press_sequentially("trygg")
    box = page.get_by_role("combobox", expanded=True)
    expect(box).to_be_focused()
    assert run_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    chosen = page.get_by_role("option", selected=True)
    for key, name in [("ArrowDown", "Kommunst"), ("ArrowUp", ""), ("ArrowUp", "trygg"), ("ArrowUp", "trygg")]:
        page.keyboard.press(key)
        expect(chosen).to_have_count(1 if name else 0)
        if name:
            expect(chosen).to_have_text(re.compile(f"^{name}"))
            assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert run_axe(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".offers")).to_be_hidden()
    expect(field).to_have_value("trygg")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".offers")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/foo/bar/arenden/kfks-2024-00430/")


def test_a_paragraph_that_is_offered_is_gone_to(look: Open, address: str) -> None:
    page, _ = look()
    page.goto(address)
    page.locator("#q").press_sequentially("§ 11 kstu 2024")
    page.get_by_role("option", name="§ 11").click()
    page.wait_for_url("**/foo/bar/moten/kstu/2024-04-17/#p11")


def test_an_offer_is_taken_with_a_finger(look: Open, address: str) -> None:
    page, _ = look(viewport=NARROW, has_touch=True)
    page.goto(address)
    page.locator("#q").press_sequentially("kvist")
    offer = page.get_by_role("option", name="Johanna Kvist")
    box = offer.bounding_box()
    assert box
    assert box["height"] >= 43.9
    offer.tap()
    page.wait_for_url("**/foo/bar/ledamoter/johanna-kvist/")


def test_enter_without_a_choice_asks_the_index(look: Open, address: str) -> None:
    page, _ = look()
    page.goto(address)
    page.locator("#q").press_sequentially("trygg")
    expect(page.locator(".offers")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/?q=trygg")
    page.locator("#q").focus()
    page.keyboard.press("End")
    page.keyboard.type("hets")
    expect(page.locator(".offers")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".offers")).to_be_hidden()


def test_a_question_fetches_little(look: Open, built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site, ignore=shutil.ignore_patterns(FOLDER))
    # Thirty words of their own in each §, and in every third a word of all.
    texts = {
        year: [" ".join(f"ord{year * 7919 + n * 104729 + at * 31 + n % 3}" for at in range(30)) for n in range(90)]
        for year in range(2005, 2025)
    }
    shards = [
        [paragraph(year, n, f"{text} Detaljplanen{'' if n % 3 else ' antas'}.") for n, text in enumerate(texts[year])]
        for year in sorted(texts, reverse=True)
    ]
    index(site, *shards)
    with serve(site) as other:
        page, _ = look("?q=antar detaljplan", at=other)
        says(page, "600 träffar på antar detaljplan")
        fetched = fetched_of(page)
    names = [*fetched]
    # The register, a chunk or two of each shard, and one file or another for each hit; never all that there is.
    assert "register.sok" in names
    assert len([name for name in names if "/ord-" in name]) <= 40
    assert len([name for name in names if "/post-" in name]) <= 10
    assert sum(fetched.values()) < 50_000 < sum(path.stat().st_size for path in (site / FOLDER).rglob("*.sok"))


# Browsers that let no worker work: one that has none, one that refuses to make one, and one that fails to start it.
NO_WORKER = {
    "none": "delete window.Worker",
    "refused": "window.Worker = class { constructor() { throw new Error('Nej.'); } }",
    "failing": """window.Worker = class {
      constructor() { setTimeout(() => this.onerror(new Event("error")), 50); }
      postMessage() {}
    }""",
}


@pytest.mark.parametrize("without", NO_WORKER.values(), ids=NO_WORKER)
def test_the_page_searches_itself_where_no_worker_does(look: Open, address: str, without: str) -> None:
    page, seen = look()
    page.add_init_script(without)
    page.goto(f"{address}sok/?q=fisksätra")
    says(page, "4 träffar på fisksätra")
    assert page.workers == []
    assert page.locator("#traffar mark").count()
    assert seen.complaints == []


def test_an_index_that_was_made_anew_is_read_anew(look: Open, built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site, ignore=shutil.ignore_patterns(FOLDER))
    many = [paragraph(2023, n, f"Bron byggs med {n * 7919} bultar vid torg{n}.") for n in range(400)]
    index(site, many)
    with serve(site) as other:
        page, seen = look("?q=bron", at=other)
        says(page, "400 träffar på bron")
        index(site, [paragraph(2024, 1, "Torget rustas.")], many[:10])
        page.fill("#q", "torget")
        says(page, "1 träff på torget")
        assert seen.errors == []


def test_the_keyboard_is_enough(look: Open) -> None:
    page, _ = look()

    def tab_to(selector: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"Tabb når inte {selector}")

    tab_to("#q")
    page.keyboard.type("fisksätra")
    page.keyboard.press("Enter")
    says(page, "4 träffar på fisksätra")
    tab_to("[value=Paragraf]")
    page.keyboard.press("Space")
    says(page, "3 träffar på fisksätra")
    assert page.evaluate("document.activeElement.value") == "Paragraf"
    page.keyboard.press("Space")
    says(page, "4 träffar på fisksätra")
    tab_to(".hit a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/arenden/kfks-2024-00430/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("question", ["", "?q=fisksätra", "?q=trygghetsutskott&slag=Paragraf", "?q=xyzzyq"])
def test_everyone_can_use_it(look: Open, question: str, viewport: Any, scheme: str) -> None:
    page, seen = look(question, viewport=viewport, color_scheme=scheme)
    if question:
        says(page, re.compile("träff"))
    if viewport is NARROW and page.locator("#filter").is_visible():
        page.get_by_text("Avgränsa").click()
        expect(page.get_by_label("Paragraf")).to_be_visible()
    assert run_axe(page) == []
    assert seen.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["narrow", "wide"])
def test_nothing_jumps_when_the_hits_come(chromium: Browser, address: str, viewport: Any) -> None:
    context = chromium.new_context(viewport=viewport)
    context.add_init_script("""
        window.shifts = [];
        window.watch = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
        watch.observe({ type: "layout-shift", buffered: true });
    """)
    page = context.new_page()
    visit(page, f"{address}sok/?q=fisksätra")
    says(page, "4 träffar på fisksätra")
    page.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
    # A tenth is what counts as good.
    assert page.evaluate("[...shifts, ...watch.takeRecords()].reduce((sum, each) => sum + each.value, 0)") < 0.02
    context.close()


def test_without_the_index_it_says_so(look: Open, built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site, ignore=shutil.ignore_patterns(FOLDER))
    with serve(site) as other:
        page, seen = look("?q=fisksätra", at=other)
        says(page, re.compile("^Sökregistret saknas eller går inte att nå"))
        expect(page.locator("#vagar")).to_be_visible()
        expect(page.locator("#filter")).to_be_hidden()
        assert seen.errors == []
        page.fill("#q", "trygghet")
        page.keyboard.press("Enter")
        says(page, re.compile("^Sökregistret saknas"))
        assert run_axe(page) == []


def test_without_javascript_it_says_so(look: Open) -> None:
    page, _ = look("?q=fisksätra", java_script_enabled=False)
    assert page.locator("noscript").count() == 1
    assert "Sökningen behöver JavaScript." in page.locator("main").inner_text()
    assert not page.locator("#filter").is_visible()
    assert not page.locator("#resultat").is_visible()
    assert page.locator("#antal").inner_text() == ""
    assert page.locator("#vagar").is_visible()


@pytest.mark.parametrize(
    "payload",
    [
        "<img src=x onerror=alert(1)>",
        "fisksätra<script>alert(1)</script>",
        '"><svg onload=alert(1)>',
        "javascript:alert(1)",
    ],
)
def test_a_question_is_never_markup(look: Open, payload: str) -> None:
    page, seen = look(f"?q={quote(payload)}&slag={quote(payload)}&parti={quote(payload)}")
    says(page, re.compile(re.escape(f"på {payload}")))
    assert page.locator("main :is(img, script, svg)").count() == 0
    assert seen.complaints == []


def test_a_record_is_never_markup(look: Open, built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site, ignore=shutil.ignore_patterns(FOLDER))
    bad = "<img src=x onerror=alert(1)>"
    meta = {"title": f"Tomten {bad}", "state": "noted", "state_label": bad, "line": bad, "kind": f"§ {bad}"}
    filters = {"slag": [bad], "organ": [f"<b>{bad}</b>"]}
    index(site, [SearchRecord("x/", f"Tomten {bad} <mark>såldes</mark> &amp; revs.", meta, filters)])
    with serve(site) as other:
        page, seen = look("?q=tomten", at=other)
        says(page, "1 träff på tomten")
        expect(page.locator(".line-words")).to_have_text(f"Tomten {bad} <mark>såldes</mark> &amp; revs.")
        assert page.locator("main :is(img, script, b:not([class]))").count() == 0
        assert page.locator("mark").all_inner_texts() == ["Tomten"]
        assert seen.complaints == []
