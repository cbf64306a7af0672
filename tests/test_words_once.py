"""The words of a § stand whole in its meeting's data; whoever else mentions them leads there and marks what is cut."""

from __future__ import annotations

from operator import methodcaller
from pathlib import Path
from typing import Any

import pytest

from generator import urls
from generator.archive import Archive
from generator.opendata.json_of_pages import page_json
from generator.pages.context import Context
from tests.sites import item, minutes, town

LONG = "Vi vill inte höja taxan. " + "Den drabbar de boende hårt och utan skäl. " * 20 + "Slutordet."
SHORT = "Taxan är för hög."
DECISION = "Taxan antas. " + "Avgiften tas ut varje månad av den som bor i kommunen. " * 20 + "Slutmeningen."


def archive(folder: Path, words: str) -> Archive:
    body = f"""beslut: |
  {DECISION}
ärende: KS 2024-00001
reservationer:
  - av: [Anna Ek (S)]
    text: |
      {words}
voteringar:
  - ja: bifall
    nej: avslag
    röster: {{ja: [Bo Lund (M)], nej: [Anna Ek (S)]}}
"""
    return town(folder, minutes("ks", "2024-01-09", item(1, "Taxa", body))).archive()


@pytest.mark.parametrize("words", [LONG, SHORT])
def test_the_data_of_a_member_and_a_party_lead_to_the_words(tmp_path: Path, words: str) -> None:
    found = archive(tmp_path, words)
    context = Context(found, "Protokoll", "https://exempel.se/")
    meeting: dict[str, Any] = page_json(context, methodcaller("meeting", found.meetings[0]))
    data: dict[str, Any] = page_json(context, methodcaller("person", found.people["anna-ek"]))
    assert data["anteckningar"] == [{"möte": meeting["url"], "reservation": ["p1-reservation-1"]}]
    assert data["röster"] == [{"möte": meeting["url"], "nej": ["p1-votering-1"]}]
    (party,) = (each for each in found.parties if each.code == "S")
    assert page_json(context, methodcaller("party", party))["anteckningar"] == data["anteckningar"]
    (whole,) = meeting["paragrafer"][0]["anteckningar"]
    assert (whole["id"], whole["slag"], whole["text"].strip()) == ("p1-reservation-1", "reservation", words.strip())
    assert words[:20] not in str(data)


def test_the_data_of_a_case_lead_to_the_decision_and_the_meetings_hold_it(tmp_path: Path) -> None:
    found = archive(tmp_path, SHORT)
    context = Context(found, "Protokoll", "https://exempel.se/")
    (case,) = found.cases.values()
    (step,) = page_json(context, methodcaller("case", case))["steg"]
    assert "Taxan antas" not in str(step)
    (section,) = page_json(context, methodcaller("meeting", found.meetings[0]))["paragrafer"]
    assert f"{urls.meeting(found.meetings[0])}#{section['id']}" == step["url"]
    assert [each["text"].strip() for each in section["avsnitt"]] == [DECISION]
