"""Language: a § in Finnish that does not say so, and would be read aloud as Swedish (WCAG 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from generator.archive import Archive
from generator.checks.paper import Paper
from generator.content.loader import MinutesFile
from generator.findings import Code, Finding

_CODE: Code = "sprak-saknas"
_LEAST = 4  # words: of fewer nothing is certain
_WORD = re.compile(r"[^\W\d_]{2,}")
# No sentence of Swedish minutes goes without one of these.
_SWEDISH = re.compile(
    r"\b(?:och|att|på|som|för|är|en|ett|den|det|de|av|till|med|om|inte|har|ska|kan|var|från|vid|enligt|samt|beslutar"
    r"|antas|noteras)\b",
    re.IGNORECASE,
)
# Long vowels and endings of cases: Finnish, and Meänkieli.
_FINNISH = re.compile(r"aa|ii|uu|yy|ää|öö|[äöy]{2}|(?:ss[aä]|st[aä]|ll[aä]|lle|ksi|nen)$", re.IGNORECASE)


def languages(paper: Paper) -> Iterator[Finding]:
    """Yield a warning for each § whose decision is plainly Finnish, and which names no language."""
    for index, item in enumerate(paper.minutes.items):
        if item.language is None and item.decision and _is_finnish(item.decision):
            yield paper.finding(
                ("paragrafer", index, "beslut"),
                _CODE,
                "beslutet ser ut att vara på finska eller meänkieli. Då läser en skärmläsare upp det som svenska.",
                "Skriv språk: fi (finska) eller språk: fit (meänkieli) i paragrafen. Är det så i alla organets "
                "protokoll skriver du det i register/organ.yml.",
            )


def _is_finnish(text: str) -> bool:
    words = _WORD.findall(text.casefold())
    if len(words) < _LEAST or _SWEDISH.search(text):
        return False
    return 5 * sum(bool(_FINNISH.search(word)) for word in words) >= 2 * len(words)


def but_known(archive: Archive, minutes: Collection[MinutesFile], findings: Iterable[Finding]) -> list[Finding]:
    """Return findings without those about minutes of a body whose language the register says."""
    said = {file.name for file in minutes if (body := archive.bodies.get(file.outline.body)) and body.record.language}
    return [finding for finding in findings if finding.code != _CODE or finding.file not in said]
