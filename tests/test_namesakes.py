"""Two of one name: what is said of one is never shown of the other, and what cannot be told is shown of none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Severity
from tests.sites import Town, item, minutes, town

REGISTER = """
personer:
  - {id: lars-ek-s, namn: Lars Ek, endast_parti: S}
  - {id: lars-ek-m, namn: Lars Ek, endast_parti: M}
"""
PRESENT = ("Anna Ek (S), ordförande", "Lars Ek (S)", "Lars Ek (M)", "Eva Sjö (V)")


def with_namesakes(tmp_path: Path, *items: str, head: str = "") -> Town:
    place = town(tmp_path, minutes("ks", "2024-01-09", *items, present=PRESENT, head=head))
    place.write("register/personer.yml", REGISTER)
    return place


@pytest.mark.parametrize(
    ("printed", "away"),
    [
        ("Lars Ek (S)", {"lars-ek-s"}),
        ("Lars Ek (M)", {"lars-ek-m"}),
        ("Anna Ek", {"anna-ek"}),
        ("Eva Sjö (V)", {"eva-sjo"}),
    ],
)
def test_jav_takes_out_only_who_is_named(tmp_path: Path, printed: str, away: set[str]) -> None:
    archive = with_namesakes(tmp_path, item(1, "Taxa"), item(2, "Bidrag", f"jäv: {printed}")).archive()
    meeting = archive.meetings[0]
    lines = {each.who.person.slug: each.numbers for each in meeting.presences if each.who.person}
    assert {who for who, numbers in lines.items() if (2, 0) not in numbers} == away
    assert all((1, 0) in numbers for numbers in lines.values())
    assert [each.serving for each in meeting.items] == [4, 4 - len(away)]


def test_what_two_are_called_leads_to_neither(tmp_path: Path) -> None:
    archive = with_namesakes(tmp_path, item(1, "Taxa")).archive()
    assert {"lars-ek-s", "lars-ek-m"} <= set(archive.people)
    assert "lars-ek" not in {each for person in archive.people.values() for each in person.redirects}


@pytest.mark.parametrize(("status", "approved"), [("utkast", []), ("ej justerat", []), ("justerat", ["ks/2024-01-09"])])
def test_who_is_to_approve_has_not_approved(tmp_path: Path, status: str, approved: list[str]) -> None:
    head = f"status: {status}\njusterare: Eva Sjö (V)"
    person = with_namesakes(tmp_path, item(1, "Taxa"), head=head).archive().people["eva-sjo"]
    assert [each.id for each in person.approved_in([2024])] == approved


@pytest.mark.parametrize(("status", "posted"), [("utkast", 0), ("justerat", 1)])
def test_a_draft_is_not_on_the_notice_board(tmp_path: Path, status: str, posted: int) -> None:
    head = f"status: {status}\njustering: {{datum: 2024-01-10}}\nanslag: {{uppsatt: 2024-01-12}}"
    archive = with_namesakes(tmp_path, item(1, "Taxa"), head=head).archive()
    assert len(archive.notices_of(2024)) == posted


NAMELESS = "{ja: Ja., nej: Nej., resultat: {ja: 1, nej: 0}, röster: {ja: [%s]}}"


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("reservationer: [{av: Lars Ek, text: Nej.}]", ["tvetydigt-namn"]),
        (f"voteringar: [{NAMELESS % 'Lars Ek'}]", ["tvetydigt-namn"]),
        ("jäv: Lars Ek", ["tvetydigt-namn"]),
        ("jäv: Lars Ek (M)", []),
        ("reservationer: [{av: Lars Ek (M), text: Nej.}]", []),
        (f"voteringar: [{NAMELESS % 'Eva Sjö'}]", []),
    ],
)
def test_a_name_that_two_bear_needs_its_party(tmp_path: Path, words: str, codes: list[str]) -> None:
    found = with_namesakes(tmp_path, item(1, "Taxa", words)).examine().findings
    assert [each.code for each in found if each.severity is Severity.ERROR] == codes
