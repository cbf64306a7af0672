"""Who was chosen to approve the minutes, where only the § about it tells."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.importer.fields.people import CAPITALS, NAME, PARTY

_PERSON = rf"(?:{NAME}(?: {PARTY})?|{CAPITALS} ?{PARTY})"
_SEVERAL = rf"(?P<who>{_PERSON}(?:(?:, | och | samt ){_PERSON})*)"
_CHOSEN = r"(?:utsågs|utses|utse|väljs|valdes|utsåg|väljer)"
_DUTY = r"(?:justera\w*|justerare|justeringsperson\w*|justeringsmän|protokolljusterare)"
_WAYS = (
    # A name has capitals, whatever the words around it have.
    re.compile(rf"(?i:\b{_DUTY}\b[^.]{{0,80}}?\b{_CHOSEN} (?:ledamoten |ledamöterna )?){_SEVERAL}", re.DOTALL),
    re.compile(rf"{_SEVERAL} {_CHOSEN}s?\b[^.]{{0,80}}?\b{_DUTY}\b", re.DOTALL),
)
_ONE = re.compile(_PERSON)
_TITLED = re.compile(rf"^(?:{_DUTY}|beslut)\s+", re.IGNORECASE)


def chosen_approvers(text: str) -> list[str]:
    """Return who a text says was chosen to approve the minutes, as printed; nobody if it does not say so.

    "Till justeringsperson valdes Anna Ek" and "Anna Ek (M) valdes till justeringsperson" both do.
    """
    for way in _WAYS:
        if match := way.search(text):
            # The title of the § may stand right before a name: "Justerare" / "Bo Lund utsågs att …".
            names = [_TITLED.sub("", " ".join(found[0].split())) for found in _ONE.finditer(match["who"])]
            if names:
                return names
    return []


# What parts the names of a list, or stands before them.
_BETWEEN = re.compile(
    r"[\s,;:&+.…_–-]*(?:(?:\b(?:och|samt|jämte|ordföranden?|ledamoten|ledamöterna|protokolljusterare)\b|\d[.)]"
    r"|§§? ?\d[\d ,–-]*)[\s,;:.…_]*)*",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:ledamoten|ledamöterna|ledamot|ersättaren|ersättare|ordföranden?)\s+", re.IGNORECASE)
_CUT_NAME = re.compile(r"(?:^|\b(?:och|samt)|,)\s*[A-ZÅÄÖ][\w-]+$")


@dataclass(frozen=True, slots=True)
class Listed:
    """A name in a list beside a label: as printed, which of the rows it begins on, and where in that it stands."""

    name: str
    row: int
    start: int
    end: int


def listed_approvers(rows: Sequence[str], present: Collection[str] = ()) -> list[Listed]:
    """Return the names with which rows beside a label begin: all that are parted by commas and "och" and nothing else.

    "A (M) och B (MP)", "A, B", "A samt" / "B (S)", one to a row; what follows after other words is not among them,
    nor what follows after a wide gap, unless it names one of those present.
    """
    found: list[Listed] = []
    carried = ""
    for row, printed in enumerate(rows):
        text = f"{carried} {printed}" if carried else printed
        shift = len(text) - len(printed)
        taken = 0
        for match in _ONE.finditer(text):
            between = text[taken : match.start()]
            gap = len(between) - len(between.rstrip())
            apart = found and gap > 1 and (taken or gap < len(between))
            if not _BETWEEN.fullmatch(between) or (apart and match[0].split(" (")[0] not in present):
                break
            start = title.end() if (title := _TITLE.match(text, match.start())) else match.start()
            found.append(Listed(text[start : match.end()], row - bool(carried), start - shift, match.end() - shift))
            taken = match.end()
        rest = text[taken:]
        carried = ""
        if cut := _CUT_NAME.search(rest):
            carried = cut[0].strip(" ,")
            carried = re.sub(r"^(?:och|samt)\s+", "", carried)
            rest = rest[: cut.start()]
        if not _BETWEEN.fullmatch(rest) or (not taken and not carried and rest.strip(" .…_")):
            break
    return found
