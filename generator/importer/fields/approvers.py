"""Who was chosen to approve the minutes, where only the § about it tells."""

from __future__ import annotations

import re

from generator.importer.fields.people import NAME, PARTY

_PERSON = rf"{NAME}(?: {PARTY})?"
_SEVERAL = rf"(?P<who>{_PERSON}(?:(?:, | och | samt ){_PERSON})*)"
_CHOSEN = r"(?:utsågs|utses|utse|väljs|valdes|utsåg|väljer)"
_DUTY = r"(?:justera\w*|justerare|justeringsperson\w*|justeringsmän|protokolljusterare)"
_WAYS = (
    re.compile(
        rf"\b{_DUTY}\b[^.]{{0,80}}?\b{_CHOSEN} (?:ledamoten |ledamöterna )?{_SEVERAL}", re.IGNORECASE | re.DOTALL
    ),
    re.compile(rf"{_SEVERAL} {_CHOSEN}s?\b[^.]{{0,80}}?\b{_DUTY}\b", re.DOTALL),
)
_ONE = re.compile(_PERSON)


def chosen_approvers(text: str) -> list[str]:
    """Return who a text says was chosen to approve the minutes, as printed; nobody if it does not say so.

    "Till justeringsperson valdes Anna Ek" and "Anna Ek (M) valdes till justeringsperson" both do.
    """
    for way in _WAYS:
        if match := way.search(text):
            names = [" ".join(found[0].split()) for found in _ONE.finditer(match["who"])]
            if names:
                return names
    return []
