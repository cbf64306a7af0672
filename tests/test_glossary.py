"""Words of the site's own that are explained: where the explanations come from, and where they are shown."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import markdown
import pytest

from generator import standard
from generator.archive import OUTCOMES, ContributionKind
from generator.model import Item, Outcome
from generator.pages.text import glossary
from generator.pages.text.glossary import Term, terms_of
from generator.pages.text.glossary_page import read_glossary
from tests.sites import Site, item, minutes, town

PAGE = """\
---
title: Så läser du
description: En guide.
---

# Så läser du

## Ordlista

### Återremiss

Ärendet skickas tillbaka. Jämför [bordläggning](#bordlaggning) & mer.

### Förslag

{proposal}

## Mer

### Reservation

Hör inte till ordlistan.
"""
DECIDED = "beslut: Nämnden föreslår ordlistan återremiss.\nförslag_till: ks"


def real_glossary() -> dict[str, Term]:
    text = (standard.PAGES / "sa-laser-du.md").read_text("utf-8").split("---", 2)[2]
    return read_glossary(markdown.markdown(text, extensions=["toc", "tables"]))


def test_the_glossary_is_read_from_the_page() -> None:
    html = markdown.markdown(PAGE.split("---", 2)[2].format(proposal="Inte\nbestämt."), extensions=["toc"])
    found = read_glossary(html)
    assert found["aterremiss"] == Term(
        "aterremiss", "Återremiss", "Ärendet skickas tillbaka. Jämför bordläggning & mer."
    )
    assert found["forslag"] == Term("forslag", "Förslag", "Inte bestämt.")
    assert found["aterremiss"].asked == "återremiss"


@pytest.mark.parametrize("html", ["", "<h3 id='a'>A</h3><p>b</p>", '<h2 id="ordlista">Ordlista</h2><p>Tom.</p>'])
def test_a_page_without_a_glossary_explains_nothing(html: str) -> None:
    assert read_glossary(html) == {}


def test_terms_are_in_the_order_of_the_glossary_each_once() -> None:
    words = {key: Term(key, key, key) for key in "abc"}
    assert terms_of(words, ["c", None, "a", "c", "saknas"]) == (words["a"], words["c"])


def test_every_word_that_the_site_explains_is_in_the_real_glossary() -> None:
    found = real_glossary()
    head = {glossary.PROPOSAL, glossary.APPROVAL, glossary.NOTICE, glossary.APPEAL, glossary.SERVING}
    used = {*(each.term for each in OUTCOMES.values()), *glossary.SECTIONS.values(), *glossary.KINDS.values(), *head}
    assert used | {glossary.SUBSTITUTE} <= set(found)
    assert all(5 < len(term.text.split()) < 60 for term in found.values() if term.key != "ajournering")


def test_every_outcome_section_and_kind_has_its_word() -> None:
    assert set(OUTCOMES) == set(get_args(Outcome))
    assert set(glossary.KINDS) == set(ContributionKind) - {ContributionKind.BALLOT, ContributionKind.CHOSEN}
    aliases = {field.alias for field in Item.model_fields.values()}
    assert set(glossary.SECTIONS) <= aliases


def test_a_label_of_the_site_leads_to_its_explanation_and_the_record_is_left_alone(real_site: Site) -> None:
    for address in ("moten/kstu/2024-04-17/", "arenden/kfks-2024-00430/", "ledamoter/johanna-kvist/", "partier/s/"):
        page = real_site.content(address)
        marks = page.select("a.term, a.term-words")
        assert marks, address
        assert page.select(".record .term, .record .term-words, h1 .term, h2 .term, h3 .term") == []
        asked = {str(mark["href"]) for mark in marks}
        if address.startswith("moten/"):  # which is read whole, and printed: it explains all that it uses, and no more
            assert all(page.select_one(f"{each} dd") for each in asked)
            assert {f"#{each['id']}" for each in page.select(".words div[id]")} == asked
        else:  # the glossary stands once
            place, keys = {each.partition("#")[0] for each in asked}, {each.partition("#")[2] for each in asked}
            assert (place, page.select(".words")) == ({"../../sa-laser-du/"}, [])
            assert keys <= set(real_glossary())


def test_another_explanation_is_shown_on_every_page_that_uses_it(tmp_path: Path) -> None:
    founded = town(tmp_path, minutes("ksau", "2024-03-05", item(1, "Skolskjuts", DECIDED)))
    standard_words = [
        each.get_text() for each in founded.build().content("moten/ksau/2024-03-05/").select("#ord-forslag dd")
    ]
    assert standard_words[0].startswith("Organet har sagt vad det tycker")
    for text in ("Inte bestämt.", "Ännu inte bestämt."):
        founded.write("sa-laser-du.md", PAGE.format(proposal=text))
        page = founded.build().content("moten/ksau/2024-03-05/")
        assert [each.get_text() for each in page.select("#ord-forslag dd")] == [text]
        assert page.select("#ord-aterremiss") == []  # not in use here
