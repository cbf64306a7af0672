"""Earlier item: where the minutes say that a matter was handled before, by body, day and §."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.importer.fields.dates import dates
from generator.model import BodyRecord
from generator.yamlio import Value

# The headings under which a matter's way so far is told, and a sentence that tells it.
HEADING = re.compile(
    r"(?:ärendets )?tidigare (?:behandling(?:ar)?|beslut|handläggning)|ärendets (?:gång|beredning)|tidigare behandlat"
    r"|tidigare beslut i ärendet|beslutshistorik|ärendehistorik",
    re.IGNORECASE,
)
SENTENCE = re.compile(
    r"(?:Ärendet|Motionen|Frågan|Medborgarförslaget|Initiativet) (?:har (?:tidigare )?behandlats|behandlades)"
    r"(?: tidigare)?(?: av| i)?(?P<told>\b.*)",
    re.DOTALL,
)
# "Återremitterat den 7 februari 2024, § 113. Bordlagt den 12 juni 2024, § 534": by the body whose minutes these are.
OWN = re.compile(
    r"\b(?P<how>bordlagt|återremitterat)(?P<days> (?:den )?\d.*?)(?=\b(?:bordlagt|återremitterat)\b|$)",
    re.DOTALL | re.IGNORECASE,
)
_NUMBER = re.compile(r"§[ \t]*(?P<n>\d{1,4})(?:/(?P<sub>\d{1,4}))?(?![\d–-])")
_SHORT = 4  # characters
_TWO_FIGURES = 100  # "§ 12/24" is § 12 of 2024
# What may stand between a body, a day and a § that belong together, and between two such.
_BETWEEN = re.compile(
    r"[\s,.;:()–-]*(?:\b(?:den|sammanträde|sammanträdet|protokoll|beslut|av|i|vid|och|samt)\b[\s,.;:()–-]*)*"
)
_HOW = re.compile(r"[\s,:(–-]*\b(?P<how>bordlagt|återremitterat|hänskjutet|remitterat)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _EarlierToken:
    """A body, a day or a § in a text."""

    start: int
    end: int
    kind: str  # body, day, number
    value: str


def earlier_items(
    text: str, bodies: Sequence[BodyRecord], before: str, own: str | None = None, how: str = ""
) -> list[dict[str, Value]]:
    """Return the earlier items that a text names with body, day and §; what lacks one of these is none.

    Args:
        text: "KF 2024-03-18 § 41", "kommunstyrelsen den 3 maj 2023, § 12", several of them.
        bodies: those of the register; another's minutes are not ours to point at.
        before: the day of the minutes themselves, YYYY-MM-DD: what comes later is still to be handled.
        own: the body of the minutes, which a text means that names none.
        how: what was done then, "bordlagt", where the text says it of all of them.
    """
    found: list[dict[str, Value]] = []
    for line in text.split("\n"):
        for run in _runs(line, bodies):
            days, numbers, named = ([each for each in run if each.kind == kind] for kind in ("day", "number", "body"))
            kinds = [token.kind for token in run if token.kind != "body"]
            apart = any(first == second for first, second in pairwise(kinds))
            if apart or len(days) != len(numbers) or (named and len(named) not in (1, len(days))):
                continue  # Which belongs to which is not certain.
            for place, (day, number) in enumerate(zip(days, numbers, strict=True)):
                body = named[min(place, len(named) - 1)].value if named else own
                if body is None or day.value >= before:
                    continue
                entry: dict[str, Value] = {"organ": body, "datum": day.value, "nr": number.value}
                after = _HOW.match(line, max(day.end, number.end))
                if said := how or (after["how"].lower() if after else ""):
                    entry["som"] = said
                if entry not in found:
                    found.append(entry)
    return found


def _runs(line: str, bodies: Sequence[BodyRecord]) -> Iterator[list[_EarlierToken]]:
    """Yield the bodies, days and §§ of a line that stand together, without other words between."""
    days = [_EarlierToken(day.start, day.end, "day", day.value.isoformat()) for day in dates(line)]
    years = {int(token.value[:4]) for token in days}
    tokens = [*days, *_numbers(line, years | {year % _TWO_FIGURES for year in years}), *_bodies(line, bodies)]
    run: list[_EarlierToken] = []
    for token in sorted(tokens, key=lambda each: each.start):
        if run and not _BETWEEN.fullmatch(line, run[-1].end, token.start):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _numbers(line: str, years: set[int]) -> Iterator[_EarlierToken]:
    """Yield the §§ of a line; "§ 12/24" is § 12 if 2024 stands beside it."""
    for match in _NUMBER.finditer(line):
        if not match["sub"] or int(match["sub"]) in years:
            yield _EarlierToken(match.start(), match.end(), "number", match["n"])


def _bodies(line: str, bodies: Sequence[BodyRecord]) -> Iterator[_EarlierToken]:
    """Yield where each body of the register is named, the longest name first where one is in another."""
    names = {
        one.casefold(): body.id
        for body in bodies
        for one in (body.name, body.short_name, *body.other_names, body.id)
        if one
    }
    if not names:
        return
    every = "|".join(re.escape(name) for name in sorted(names, key=lambda each: (-len(each), each)))
    for match in re.finditer(rf"(?<![\w-])(?:{every})s?(?![\w-])", line, re.IGNORECASE):
        name = match[0].casefold()
        if match[0].islower() and len(name) <= _SHORT:
            continue  # "an" is a word before it is a body
        yield _EarlierToken(match.start(), match.end(), "body", names.get(name) or names[name.removesuffix("s")])
