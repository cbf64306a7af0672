"""Six questions of residents, answered from the start page in at most three clicks, on a phone without a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness import pressable, serve
from tests.sites import Site

MOST_CLICKS = 3


@dataclass(frozen=True)
class Question:
    """What somebody wants to know, what they press (links and buttons by their words), and where the answer stands."""

    asked: str
    pressed: tuple[str, ...]
    place: str  # a selector on the page where they end
    answer: str


QUESTIONS = (
    Question(
        "Blev utskottets förslag om trygghetspaketet beslutat?",
        ("§ 12 Trygghetspaketet 2024", "KFKS-2024-00430"),
        ".standing",
        "Förslag till kommunstyrelsen. Inte slutligt beslutat.",
    ),
    Question(
        "Vem ersatte vem i § 9?",
        ("Kommunstyrelsens trygghetsutskott 17 april 2024", "Vilka som var där"),
        ".attendance .row:has-text('Tobias Nässén'):has-text('8')",
        "ersätter Karin Teljstedt",
    ),
    Question(
        "Hur länge kan besluten överklagas?",
        ("Kommunstyrelsens trygghetsutskott 17 april 2024", "Tider och överklagande"),
        ".times",
        "Ingen sista dag är beräknad: § 8 överklagas inte",
    ),
    Question(
        "Vad lät Vänsterpartiet anteckna?",
        ("Partier", "Vänsterpartiet"),
        "main",
        "Det är bra att Nacka kommun uppmärksammar trygghetsarbetet.",
    ),
    Question(
        "Var Alena Jukic med, och fick hon vara med och besluta?",
        ("Politiker", "Alena Jukic"),
        "main",
        "ersättare §§ 8",
    ),
    Question(
        "Vad betyder det att en paragraf är noterad?",
        ("Kommunstyrelsens trygghetsutskott 17 april 2024", "Anmälningar", "Vad betyder ”noterat”?"),
        ".explained, .words div:target",
        "Organet har fått veta något och antecknat det.",
    ),
)


@pytest.fixture(scope="module")
def start(real_site: Site) -> Iterator[str]:
    with serve(real_site.folder, base="/oppna-protokoll/") as address:
        yield address


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.asked)
def test_a_resident_finds_the_answer(phone: Page, start: str, question: Question) -> None:
    assert len(question.pressed) <= MOST_CLICKS
    phone.goto(start)
    for words in question.pressed:
        pressable(phone, words).tap()
    found = phone.locator(question.place).filter(visible=True).first
    expect(found).to_contain_text(question.answer)
