"""Words of one meaning: which of them an archive has, so that no question fetches what is nowhere."""

from __future__ import annotations

import pytest

from generator.search.alike import begun, told_apart

LINES = [
    ("dagis,förskola", "förskolan rustas", "förskola;dagis"),
    ("dagis,förskola", "förskolelokaler", "förskola;dagis"),  # begins a word
    ("dagis,förskola", "skolan! rustas", ";dagis,förskola"),
    ("dagis,förskola", "dagiset förskolorna", "dagis,förskola"),
    ("carport,garage", "carporten garaget", "carport,garage"),
    ("pengar,medel,anslag", "medlen", "medel;pengar,anslag"),  # a vowel is lost
    ("simhall,badhus,badanläggning", "", ";simhall,badhus,badanläggning"),
    ("dagis,rymdskepp", "", "rymdskepp;dagis"),  # a municipality's own word is kept
    ("särskilt boende,äldreboende", "särskild taxa äldreboenden", "äldreboende;särskilt boende"),
    ("särskilt boende,äldreboende", "särskilt boenden", "särskilt boende;äldreboende"),
]


@pytest.mark.parametrize(("line", "words", "told"), LINES)
def test_words_that_no_record_has_are_told_apart(line: str, words: str, told: str) -> None:
    assert told_apart(line, set(begun(words.split()))) == told
