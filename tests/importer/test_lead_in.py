"""What is a heading in a text without looks, and what only leads in the words below it."""

# ruff: noqa: E501 - printed lines
from __future__ import annotations

import pytest

from tests.importer.test_voting import read


@pytest.mark.parametrize(
    ("body", "keys", "others"),
    [
        ("Beslut\n\nEnligt stadsledningskontorets förslag:\n\nKommunstyrelsen antar planen för det kommande årets arbete med trafiken.\n",
         ["beslut"], []),
        ("Beslut\n\nKommunstyrelsen antar planen.\n\nSynpunkter från remissen\nTvå bolag har svarat.\n", ["beslut"], ["Synpunkter från remissen"]),
        ("Beslut\n\nKommunstyrelsen beslutar\natt anta planen.\n", ["beslut"], []),
        ("Beslut\n\nKommunstyrelsen antar planen.\nSkälen är två.\nDe står i bilagan.\n", ["beslut"], []),
        ("Beslut\nKommunstyrelsen antar planen.\n\nBeslutsunderlag\nTjänsteskrivelse\nKarta\n\nBarnens bästa\nFrågan berör inga barn.\n",
         ["beslut", "handlingar"], ["Barnens bästa"]),
        ("Beslut\nKommunstyrelsen antar planen.\n\nBeslutet skickas till\nRäddningstjänsten\n\nAkten\nRevisorerna\n", ["beslut"],
         ["Beslutet skickas till"]),
    ],
)  # fmt: skip
def test_headings_and_what_leads_in(body: str, keys: list[str], others: list[str]) -> None:
    item, _, missing = read(body)
    assert [key for key in item if key in ("beslut", "handlingar", "sammanfattning")] == keys and missing == 0
    assert [each["rubrik"] for each in item.get("avsnitt", [])] == others
