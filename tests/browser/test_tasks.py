"""Twenty things that residents and journalists want to find out, each in four presses on a phone, in Sagolunda."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.command.builder import build
from tests.browser.harness import pressable, serve

MOST_PRESSES = 4
SEARCH, MARK = "sök ", "markera "


@dataclass(frozen=True)
class Task:
    """What somebody wants to know, what they press (to search or to mark is one press), and where the answer stands."""

    asked: str
    pressed: tuple[str, ...]
    place: str  # a selector on the page where they end
    answer: str


TASKS = (
    Task(
        "1 Är detaljplanen för min gata beslutad?",
        ("sök detaljplan strandvägen", "Detaljplan för bostäder vid Strandvägen i Hagaberg"),
        ".now",
        "Beslutat av kommunfullmäktige 15 december 2025, § 53",
    ),
    Task(
        "2 Vem röstade mot vindkraften?",
        ("Vindkraft", "§ 12 Överenskommelse om vindkraft på Storberget", "Så röstade var och en"),
        ".voters",
        "Nej:",
    ),
    Task(
        "2 Och varför?",
        ("Vindkraft", "§ 12 Överenskommelse om vindkraft på Storberget"),
        ".statement",
        "Storberget ska inte ha några verk alls.",
    ),
    Task("3 När är nästa möte?", ("Nästa möten",), "section:has(#nasta-moten)", "16 februari 2026 Kommunfullmäktige"),
    Task(
        "4 Vad har Moderaterna föreslagit?",
        ("Partier", "Moderaterna"),
        "section:has(#vackt)",
        "Motion om utegym i varje kommundel",
    ),
    Task(
        "5 Hur ofta är en ledamot med?",
        ("Politiker", "Asta Granlycka"),
        "section:has(#narvaro)",
        "sammanträden: tjänstgjorde i",
    ),
    Task("6 Alla beslut om en plats?", ("Storberget",), "h1 + p", "Tre paragrafer"),
    Task("7 Alla omröstningar som kalkylark?", ("Omröstningar", "2024"), "main a[download]", "kalkylark (Excel)"),
    Task("8 Vad beslutades förra månaden?", ("December 2025",), ".paragraphs", "Kommunfullmäktige antar detaljplanen"),
    Task("9 Vilka ärenden är öppna?", ("Ärenden", "bordlagda"), ".listed .row:visible", "Bordlagt"),
    Task(
        "10 Länk till en mening?",
        ("Detaljplan för bostäder vid Strandvägen", "markera Kommunfullmäktige antar", "Citera meningen"),
        "main a",
        "Länk till meningen",
    ),
    Task(
        "11 Är det slutligt, och kan det överklagas?",
        ("MBN-2025-00126", "Detaljplan för bostäder vid Strandvägen i Hagaberg"),
        ".now-facts",
        "Överklagas till mark- och miljödomstolen",
    ),
    Task("12 Vem sitter i skolnämnden?", ("Nämnder och styrelser", "Utbildningsnämnden"), ".facts-side", "Presidium"),
    Task(
        "13 Hur når jag min politiker?",
        ("Politiker", "Asta Granlycka"),
        "a[href='https://www.sagolunda.example/fortroendevalda/']",
        "Kommunens lista över förtroendevalda",
    ),
    Task("14 Vad sades om en fråga?", ("sök vindkraft",), "#traffar", "vindkraft"),
    Task("15 Vad betyder återremiss?", ("sök återremiss", "Återremiss"), "#aterremiss", "Återremiss"),
    Task(
        "16 Var är det undertecknade protokollet?",
        ("Detaljplan för bostäder vid Strandvägen",),
        "footer.source",
        "protokollet som YAML",
    ),
    Task(
        "17 Hur får jag rapporten bakom beslutet?", ("Begär ut en handling",), "main", "Säg vilken handling du vill ha"
    ),
    Task(
        "18 Vad ändrades från förslag till beslut?",
        ("MBN-2025-00126", "Detaljplan för bostäder vid Strandvägen i Hagaberg", "Från förslag till beslut"),
        "#ord-for-ord",
        "Beslutet lyder som förslaget",
    ),
    Task("19 Vad kostar det?", ("sök simhall",), "#traffar", "kronor"),
    Task("20 Hur följer jag ett ärende?", ("Få veta när något händer",), "main", "Prenumerera"),
    Task(
        "20 Hur anmäler jag ett fel i en paragraf?",
        ("Detaljplan för bostäder vid Strandvägen", "Anmäl fel", "Så säger du till"),
        "main",
        "Skriv vilken sida eller paragraf",
    ),
    Task("20 Hur anmäler jag ett fel på en sida?", ("Så säger du till",), "main", "Skriv vilken sida eller paragraf"),
)


@pytest.fixture(scope="module")
def start(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("uppgifter") / "site"
    build(demo / "mkdocs.yml", folder, search=True)
    with serve(folder) as address:
        yield address


@pytest.mark.parametrize("task", TASKS, ids=lambda each: each.asked)
def test_it_is_found_in_four_presses(phone: Page, start: str, task: Task) -> None:
    assert len(task.pressed) <= MOST_PRESSES
    phone.goto(start)
    for words in task.pressed:
        if words.startswith(SEARCH):
            phone.locator("input[type=search]").first.fill(words.removeprefix(SEARCH))
            phone.keyboard.press("Enter")
        elif words.startswith(MARK):
            marked = phone.locator(".item-main p", has_text=words.removeprefix(MARK)).filter(visible=True).first
            marked.evaluate("each => getSelection().selectAllChildren(each)")
        else:
            pressable(phone, words).tap()
    expect(phone.locator(task.place, has_text=task.answer).filter(visible=True).first).to_be_visible(timeout=20_000)
