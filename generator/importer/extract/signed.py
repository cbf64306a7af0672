"""Signed: the sheet that a service for electronic signatures puts behind a document. It is not part of the minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importer.extract.rows import Row

_BEGINS = re.compile(
    r"(?:undertecknat\s+av\s+följande|dokumentet\s+(?:är|har)\s+(?:elektroniskt\s+|digitalt\s+)?(?:signerat|undertecknat)s?|"
    r"verifikat\b|signatursida|signeringsprotokoll|underskriftssida|"
    r"följande\s+(?:handlingar|personer)\s+har\s+(?:undertecknat|signerat))",
    re.IGNORECASE,
)
_PROOF = re.compile(
    r"transaktions?(?:identitet|id|\s+\d)|underskriftstjänst|bankid|signaturreferens|signature\s+reference|"
    r"signerat\s+(?:av|med)|undertecknat\s+(?:av|med)|serienummer|ip-adress|hash(?:summa)?\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"§\s*\d")
_WITHIN = 12


def sheet_begins(rows: Sequence[Row]) -> int:
    """Return at which row such a sheet begins; how many there are if none does. What follows has no § any more."""
    texts = [row.text for row in rows]
    for index in range(len(texts) - 1, -1, -1):
        if _ITEM.match(texts[index]):
            break
    else:
        index = -1
    for start in range(index + 1, len(texts)):
        if _BEGINS.match(texts[start]) and any(_PROOF.search(text) for text in texts[start + 1 : start + 1 + _WITHIN]):
            return start
    return len(texts)


def without_sheet(pages: Sequence[list[Row]]) -> tuple[list[list[Row]], list[list[Row]]]:
    """Return the rows of each page before such a sheet, and from it on."""
    rows = [row for page in pages for row in page]
    begins = sheet_begins(rows)
    kept: list[list[Row]] = []
    gone: list[list[Row]] = []
    for page in pages:
        here = max(0, min(len(page), begins))
        kept.append(page[:here])
        gone.append(page[here:])
        begins -= len(page)
    return kept, gone
