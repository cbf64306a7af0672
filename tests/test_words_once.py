"""The words of a § stand whole in its meeting's data; whoever else mentions them leads there and marks what is cut."""

from __future__ import annotations

from operator import methodcaller
from pathlib import Path
from typing import Any

import pytest

from generator.archive import Archive
from generator.opendata.twins import twin
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


@pytest.mark.parametrize(("words", "cut"), [(LONG, True), (SHORT, False)])
def test_the_data_of_a_member_lead_to_the_words(tmp_path: Path, words: str, cut: bool) -> None:
    found = archive(tmp_path, words)
    context = Context(found, "Protokoll", "https://exempel.se/")
    data: dict[str, Any] = twin(context, methodcaller("person", found.people["anna-ek"]))
    (said,) = data["anteckningar"]
    assert words.startswith(said["inledning"].removesuffix(" …"))
    assert said["inledning"].endswith("…") is cut
    assert ("Slutordet" in str(data)) is False
    (section,) = data["paragrafer"]
    assert said["paragraf"] == section["url"]
    assert data["röster"] == [{"möte": data["närvaro"][0]["möte"], "nej": ["p1-votering-1"]}]
    meeting: dict[str, Any] = twin(context, methodcaller("meeting", found.meetings[0]))
    (whole,) = (each for each in meeting["paragrafer"][0]["anteckningar"] if each["id"] == said["id"])
    assert whole["text"].strip() == words.strip()


def test_the_data_of_a_case_open_the_decision_and_the_meetings_hold_it(tmp_path: Path) -> None:
    found = archive(tmp_path, SHORT)
    context = Context(found, "Protokoll", "https://exempel.se/")
    (case,) = found.cases.values()
    (step,) = twin(context, methodcaller("case", case))["steg"]
    assert step["inledning"].startswith("Taxan antas.") and step["inledning"].endswith(" …")
    (section,) = twin(context, methodcaller("meeting", found.meetings[0]))["paragrafer"]
    assert section["url"] == step["url"]
    assert [each["text"].strip() for each in section["avsnitt"]] == [DECISION]
