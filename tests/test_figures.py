"""A number says what it counts, and two pages that speak of the same thing say the same number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator import urls
from generator.archive import Meeting
from generator.checks import Examination, examine
from generator.pages.case import case as cases
from generator.pages.context import Context
from generator.pages.meeting import meeting as meetings
from generator.pages.member import party as parties
from generator.pages.member import person as people
from generator.pages.overview import body, lists, month
from tests.sites import NACKA, fragments, item, minutes, town

NUMERALS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
URL = "https://protokoll.exempelkoping.example/"


def said(text: str, noun: str) -> int:
    """Return the number before a noun in a sentence; 0 where the noun is not in it."""
    found = re.search(rf"(?<!\w)(\d+|ett|{'|'.join(NUMERALS)})\s{noun}(?!\w)", text, re.IGNORECASE)
    if found is None:
        return 0
    word = found[1].lower()
    return 1 if word == "ett" else NUMERALS.index(word) if word in NUMERALS else int(word)


def decisions(held: Iterable[Meeting]) -> int:
    """Return how many decisions the meetings' own pages say."""
    tallies = (part for each in held for part in meetings.tally_of(each.items))
    return sum(said(part.text, "beslut") for part in tallies)


@pytest.fixture(scope="module", params=["demo", "real"])
def context(request: pytest.FixtureRequest, sagolunda: Examination) -> Context:
    archive = sagolunda.archive if request.param == "demo" else examine(NACKA / "content").archive
    assert archive is not None
    return Context(archive, "Öppna protokoll", URL)


def test_months_meetings_lists_and_bodies_count_the_same_decisions_and_votes(context: Context) -> None:
    archive = context.archive
    listed = {row.link.href: row.note for _, of_year in month.months_view(context).years for row in of_year}
    for year, number in context.archive.months:
        held = context.archive.meetings_in(year, number)
        view = month.month_view(context, year, number)
        assert said(view.sentence, "sammanträden?") == len(held) == len(view.meetings)
        assert said(listed[f"{urls.ROOT}{urls.month(year, number)}"], "sammanträden?") == len(held)
        assert said(view.sentence, "beslut") == decisions(held), view.sentence
        rows = sum(len(each.rows) for each in view.meetings)
        assert rows == (said(view.sentence, "i sak") if " i sak)" in view.sentence else decisions(held))
        votes = sum(len(one.record.votes) for each in held for one in each.items)
        assert said(view.sentence, "omröstning(?:ar)?") == votes
    for each in archive.meetings:
        assert said(body.meeting_line(each).decided, "beslut") == said(meetings.description(each), "beslut")
        assert said(meetings.description(each), "paragraf(?:er)?") == len(each.items)
    for year in archive.listed_years:
        of_year = archive.meetings_of(year)
        held_of_year = sum(each.is_held for each in of_year)
        assert said(lists.meetings_view(context, year).coverage, "sammanträden?") == held_of_year


def test_cases_members_and_parties_say_what_they_count_and_of_which_years(context: Context) -> None:
    for case in context.archive.cases.values():
        told = cases.description(case)
        for kind, noun in (("yrkande", "yrkanden?"), ("särskilt yttrande", "särskil(?:t|da) yttranden?")):
            found = [one for each in case.items for one in each.contributions if one.kind.value == kind]
            withdrawn = sum(bool(one.withdrawn) for one in found)
            assert said(told, noun) == len(found) - withdrawn, told
            assert said(told, f"återtag(?:et|na) {noun}") == withdrawn, told
        assert "anteckningar" not in told.replace("protokollsanteckningar", "")  # which would not say what they are
    for person in context.archive.people.values():
        newest, earlier = people.years_shown(person)
        assert (people.under(newest) in people.description(person) if newest else True) == bool(earlier or not newest)
        assert people.person_view(context, person).shown == (people.period_of(newest) if earlier else "")
    for party in context.archive.parties:
        newest, earlier = parties.years_shown(party)
        assert parties.party_view(context, party).shown == (people.period_of(newest) if earlier else "")


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        ([item(1, "Val av justerare", "beslut: Bo Lund utses.")], "Ett sammanträde, ett beslut (inget i sak)"),
        ([item(1, "Avtal", "beslut: Avtalet antas.")], "Ett sammanträde, ett beslut"),
        ([item(1, "Hyror", "beslut: Rapporten antecknas.\nutfall: noterat")], "Ett sammanträde, noll beslut"),
        (
            [item(1, "Val av justerare", "beslut: Bo Lund utses."), item(2, "Avtal", "beslut: Avtalet antas.")],
            "Ett sammanträde, två beslut (ett i sak)",
        ),
        ([item(n, f"Avtal {n}", "beslut: Avtalet antas.") for n in range(1, 14)], "1 sammanträde, 13 beslut"),
    ],
)
def test_a_month_says_which_decisions_it_shows(tmp_path: Path, items: list[str], sentence: str) -> None:
    archive = town(tmp_path, minutes("ks", "2024-03-05", *items)).archive()
    assert month.summed(archive.meetings) == sentence
    assert said(sentence, "beslut") == decisions(archive.meetings)


@pytest.mark.parametrize(
    ("mandates", "seen", "unseen"),
    [
        # All that the minutes name are in the register: nobody is marked.
        (["Bo Lund (M)", "Anna Ek (S)", "Cecilia Berg (C)"], [], ["Anna Ek", "Bo Lund", "Cecilia Berg"]),
        (["Anna Ek (S)"], ["Bo Lund", "Cecilia Berg"], ["Anna Ek"]),
        ([], [], ["Anna Ek", "Bo Lund", "Cecilia Berg"]),
    ],
)
def test_who_is_seen_in_the_minutes_stands_on_the_bodys_page_though_the_register_lacks_them(
    tmp_path: Path, mandates: list[str], seen: list[str], unseen: list[str]
) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05"))
    if mandates:
        lines = [f"  - {{person: {who}, organ: ks, roll: ledamot, från: 2024-01-01}}" for who in mandates]
        place.write("register/uppdrag.yml", "\n".join(["uppdrag:", *lines]))
    page = fragments(place.archive(), "organ/ks/")["organ/ks/"]
    marked = " ".join(" ".join(each.get_text(" ").split()) for each in page.select("[aria-label^=Sedda]"))
    assert [each.get_text() for each in page.select("[aria-label^=Sedda] a")] == seen
    told = [each.get_text() for each in page.select("section:not([aria-label^=Sedda]) li.row a.quiet")]
    assert sorted(told) == unseen
    assert ("De står i protokollet 5 mars 2024. Registret" in marked) == bool(seen)
