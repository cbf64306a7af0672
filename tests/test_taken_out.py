"""Programs that take a page's text out (reader views, clippers, collectors) take the record and what qualifies it.

Seen in November 2026 on pages of Sagolunda as they were: Readability 0.6.0 (reader view of Firefox), Trafilatura 2.3.1,
Resiliparse 2.0.1 and Defuddle leave out every `aside`, so a sum that was corrected stood uncorrected; Readability and
Trafilatura what has a class like "banner" ("Ej justerat"); Trafilatura each `figure` (who reserved what); Readability
each `div` of which much is links and nothing in its class says that it is text (226 of 727 decisions, jäv, "Förslag
till"), and all §§ but the one with most commas, where nothing around them is called content.
"""

from __future__ import annotations

import re

import pytest
import trafilatura
from bs4 import BeautifulSoup, Tag

from generator.archive import Archive
from generator.checks import Examination
from tests.sites import REPOSITORY, Fragments, fragments

# What has to come along: the record's words, who said them, and what qualifies them.
SACRED = ".record, .said-by, .heed, .correction, .note, .qualified, .decision-state, .vote-outcome, .choice"
# What Readability takes away unread: `unlikelyCandidates` and `okMaybeItsACandidate` of Readability.js 0.6.0.
UNLIKELY = re.compile(
    r"-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|related"
    r"|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|pager|popup"
)
MAYBE = re.compile(r"and|article|body|column|content|main|shadow")
GONE = {"aside", "figure", "footer", "nav", "form", "fieldset", "object"}
ROLES = {"menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog"}

HOLDERS = (
    ('<div class="record">x</div>', True),
    ('<section class="decision"><div class="record">x</div></section>', True),
    ('<div role="note"><p class="heed">x</p></div>', True),
    ('<div class="main banner"><p class="record">x</p></div>', True),  # "main" outweighs "banner"
    ('<aside><div class="record">x</div></aside>', False),
    ('<div role="complementary"><p class="record">x</p></div>', False),
    ('<figure><blockquote class="record">x</blockquote></figure>', False),
    ('<div class="banner"><p class="record">x</p></div>', False),
    ('<div id="extra"><p class="record">x</p></div>', False),
    ('<div aria-hidden="true"><p class="record">x</p></div>', False),
    ('<div hidden><p class="record">x</p></div>', False),
)


@pytest.fixture(scope="module")
def pages(sagolunda: Examination) -> Fragments:
    archive = sagolunda.archive
    assert archive is not None
    return fragments(archive, *told(archive))


def told(archive: Archive) -> list[str]:
    """Return pages with an example of all that qualifies words: a draft, a correction, jäv, a proposal, a note."""
    cases = ("ks-2024-00012", "ks-2025-00090", "mbn-2024-00018", "un-2024-00023")
    meetings = ("un/2024-05-14", "kf/2024-02-19", "kf/2024-12-16", "kf/2025-12-15", "ks/2025-12-08", "kfn/2025-12-10")
    return [*(f"arenden/{each}/" for each in cases), *(f"moten/{each}/" for each in meetings)]


def dropped(element: Tag) -> str:
    """Return what makes a reader leave out an element or one around it, or nothing."""
    for each in [element, *element.parents]:
        names = " ".join([*each.get_attribute_list("class", []), str(each.get("id", ""))]).lower()
        if (
            each.name in GONE
            or each.get("role") in ROLES
            or each.get("aria-hidden") == "true"
            or each.has_attr("hidden")
        ):
            return str(each)[:120]
        if UNLIKELY.search(names) and not MAYBE.search(names):
            return str(each)[:120]
    return ""


@pytest.mark.parametrize(("html", "is_kept"), HOLDERS)
def test_what_a_reader_leaves_out(html: str, *, is_kept: bool) -> None:
    found = BeautifulSoup(html, "html.parser").select_one(".record, .heed")
    assert found is not None
    assert (not dropped(found)) is is_kept


def test_nothing_that_readers_leave_out_holds_the_record(pages: Fragments) -> None:
    found = {
        (each.name, tuple(each.get_attribute_list("class"))) for page in pages.values() for each in page.select(SACRED)
    }
    assert {name for name, _ in found} >= {"section", "div", "blockquote", "p"}
    wrong = [
        f"{address} {lost}"
        for address, page in pages.items()
        for each in page.select(SACRED)
        if (lost := dropped(each))
    ]
    assert not wrong, "\n".join(sorted(set(wrong)))


def test_no_link_can_take_what_stands_beside_it_along(pages: Fragments) -> None:
    """Readability cleans each div of which a fifth is links, or a half where its class says "text"; no section."""
    kinds = dict.fromkeys((".decision", ".qualified", ".said-by", ".statement"), "section")
    for kind, tag in kinds.items():
        found = [each for page in pages.values() for each in page.select(kind)]
        assert found, kind
        assert {each.name for each in found} == {tag}, kind
    assert all(
        "text" in each.get_attribute_list("class")
        for page in pages.values()
        for each in page.select(".decision > .record")
    )


def test_the_whole_page_is_called_content_and_a_heading_is_no_link() -> None:
    theme = REPOSITORY / "theme_overrides"
    assert '<section class="termed">' in (theme / "pages" / "_parts.html").read_text("utf-8")  # a heading beside a link
    frame = (theme / "main.html").read_text("utf-8")
    assert re.search(r'<div class="op content [^"]*" id="innehall">', frame)


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def test_text_taken_out_has_every_word_of_the_record_and_what_qualifies_it(pages: Fragments) -> None:
    checked = 0
    for address, page in pages.items():
        inside = "".join(str(each) for each in (page.body or page).children)
        html = f'<html lang="sv"><body><main><div class="op content" id="innehall">{inside}</div></main></body></html>'
        taken = words(trafilatura.extract(html, include_comments=False) or "")
        for block in page.select(SACRED):
            for part in block.find_all(["p", "li", "td"]) or [block]:
                if not part.find(["p", "li"]):
                    checked += 1
                    assert words(part.get_text(" ")) in taken, f"{address}: {part.get_text(' ')[:80]}"
    assert checked > 200
