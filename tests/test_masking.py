"""Why words are masked: said of a § or of the whole minutes, shown beside what is masked, and never guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.archive import standing_of
from generator.opendata.json_of_pages import page_json
from generator.opendata.prose import Prose
from generator.opendata.standards import minutes_as_akn
from generator.pages.context import Context
from tests.sites import fragments, item, minutes, town, words

MASKED = 'beslut: "[maskad] beviljas bidrag."'
LAW, PERSONS = "26 kap. 1 § OSL", "Uppgifter om enskilda"


@pytest.mark.parametrize(
    ("head", "body", "why"),
    [
        ("", f"maskning: {LAW}\n{MASKED}", LAW),
        (f"maskning: {PERSONS}", f"maskning: {LAW}\n{MASKED}", LAW),
        (f"maskning: {PERSONS}", MASKED, PERSONS),
        (f"maskning: {PERSONS}", 'yrkanden: [{av: Anna Ek (S), text: "Stödet till [maskad] dras in."}]', PERSONS),
        (f"maskning: {PERSONS}", "beslut: Taxan antas.", None),  # nothing is masked there
        (f"maskning: {PERSONS}", f"sekretess: {LAW}\n{MASKED}", None),  # that has a ground of its own
        (f"maskning: {PERSONS}", f"sekretess: {LAW}\nmaskning: Också namn\n{MASKED}", "Också namn"),
        ("", MASKED, None),
        ("", f"sekretess: {LAW}\n{MASKED}", None),
    ],
)
def test_the_reason_is_the_paragraphs_own_or_that_of_the_minutes(
    tmp_path: Path, head: str, body: str, why: str | None
) -> None:
    archive = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Bidrag", body), head=head)).archive()
    (the_item,) = archive.meetings[0].items
    standing = standing_of(the_item)
    assert standing.masking == why
    assert ("Maskat" in standing.marks) == (why is not None)


@pytest.mark.parametrize(
    ("head", "body", "found"),
    [
        ("", f"maskning: {LAW}\n{MASKED}", []),
        (f"maskning: {PERSONS}", MASKED, []),
        (f'maskning: {PERSONS}\növriga: ["[maskad]"]', "beslut: Taxan antas.", []),
        (f'maskning: {PERSONS}, se [maskad]\növriga: ["[maskad]"]', "beslut: Taxan antas.", []),
        ("", MASKED, []),
        ("", "maskning: 21 kap. OSL\nbeslut: Taxan antas.", ["varning"]),
        (f"maskning: {PERSONS}", "beslut: Taxan antas.", ["varning"]),
        ("", 'maskning: "se [maskad]"\nbeslut: Taxan antas.', ["varning"]),
        ("", f"maskning: ja\n{MASKED}", ["fel"]),
        ("", f"maskning: Maskat.\n{MASKED}", ["fel"]),
        ("maskning: se ovan", MASKED, ["fel"]),
    ],
)
def test_a_reason_is_one_and_something_is_masked(tmp_path: Path, head: str, body: str, found: list[str]) -> None:
    told = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Bidrag", body), head=head)).examine().findings
    assert [(each.code, each.severity) for each in told] == [("maskning-grund", severity) for severity in found]
    assert all(each.line > 1 and each.hint for each in told)


def test_the_reason_stands_beside_what_is_masked(tmp_path: Path) -> None:
    head = f'maskning: {PERSONS}\növriga: ["[maskad]"]'
    text = minutes("ks", "2024-03-05", item(1, "Bidrag", MASKED), item(2, "Taxa", "beslut: Taxan antas."), head=head)
    archive = town(tmp_path, text).archive()
    page = fragments(archive, "moten/ks/2024-03-05/")["moten/ks/2024-03-05/"]
    said = f"Maskat. Det som är [maskad] är borttaget. Skäl: {PERSONS}"
    assert [" ".join(words(each)) for each in page.select(".secrecy")] == [said, said]
    assert page.select("#p1 .secrecy") and not page.select("#p2 .secrecy")
    context, meeting = Context(archive, "Öppna protokoll", "https://x.example/"), archive.meetings[0]
    data = page_json(context, lambda maker: maker.meeting(meeting))
    assert [data["maskning"], *(each.get("maskning") for each in data["paragrafer"])] == [PERSONS, PERSONS, None]
    for told in (Prose(context).meeting(meeting), minutes_as_akn(context, meeting).decode()):
        assert told.count(f"Maskat, det som är [maskad] är borttaget. Skäl: {PERSONS}.") == 2
    assert json.dumps(data, ensure_ascii=False).count(PERSONS) == 2
