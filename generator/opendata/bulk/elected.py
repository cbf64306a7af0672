"""What registers and all minutes say together of those whom a year names: who was elected to what, who stood for which
party, what a case is about and who filed it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator import urls
from generator.opendata.json_of_pages import Maker
from generator.opendata.parts import without_empty
from generator.opendata.standards.popolo import mandate_ids
from generator.pages.context import Context


def mandates_in(maker: Maker, year: int) -> Iterator[dict[str, Any]]:
    """Yield the mandates by the municipality's register that hold on some day of a year."""
    for body in maker.context.archive.bodies.values():
        for mandate, identifier in zip(body.mandates, mandate_ids(body.mandates), strict=True):
            if mandate.since.year <= year and (mandate.until is None or mandate.until.year >= year):
                told = {**maker.author(mandate.who), **maker.mandate(mandate), "organ": maker.named_body(body)}
                yield without_empty({"uppdrag": identifier, **told})


def stood_for(context: Context, year: int, url: str) -> list[str]:
    """Return the letters of the parties for which somebody stood in a year; `url` is their page.

    Raises LookupError if nobody has it, which no minutes of the archive can say.
    """
    slug = url.removeprefix(context.absolute(urls.PEOPLE)).rstrip("/")
    if (person := context.archive.person_of(slug)) is None:
        raise LookupError(slug)
    history = person.party_history
    ends = [since for since, _ in history[1:]]
    found = [
        party.code
        for (since, party), end in zip(history, [*ends, date.max], strict=True)
        if party and since.year <= year and end > date(year, 1, 1)
    ]
    return list(dict.fromkeys(found))


def of_case(maker: Maker, number: str) -> dict[str, Any]:
    """Return the row of a case by its number. Raises LookupError if there is none, which no § can say."""
    if (case := maker.context.archive.case_of(number)) is None:
        raise LookupError(number)
    told: dict[str, Any] = without_empty(
        {
            "rubrik": case.title,
            "ärendetyp": case.matter.value if case.matter else None,
            "väckt": case.filed_on.isoformat() if case.filed_on else None,
            "väckt_av": [maker.author(each) for each in case.filed_by],
        }
    )
    return told
