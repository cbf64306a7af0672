"""Votes: what Ja and Nej stood for, the figures, and who voted how, in prose and in lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importer.blocks import Block, markdown
from generator.importer.fields.people import Known, people_in
from generator.yamlio import Value

_BEGINS = re.compile(
    r"(?:Godkänd |Följande )?(?:voteringsproposition|propositionsordning|omröstningsproposition)\b[^:]*:", re.IGNORECASE
)
_MEANS = r"(?:för|=|röstar för|innebär|betyder|till|:|-)"
_SOME = r"(?P<n>\d{1,3}|[Ee]n|[Tt]vå|[Tt]re|[Ff]yra|[Ff]em)"
_STAND_FOR = re.compile(
    rf"[”\"“]?\bJa(?:-röst)?\s*{_MEANS}\s*(?P<ja>.{{2,400}}?)[.,;]?[”\"]?\s+(?:och\s+|samt\s+)?"
    rf"[”\"“]?Nej(?:-röst)?\s*{_MEANS}\s*(?P<nej>.{{2,400}}?)(?:[.]?[”\"]|[.](?=\s|$)|$)",
    re.DOTALL,
)
_EACH = re.compile(
    r"[Dd]en som (?:röstar för|vill|stöder|bifaller)\s+(?P<what>[^.]{2,300}?),?\s+röstar\s+[”\"]?(?P<how>ja|nej)\b",
    re.IGNORECASE,
)
_FIGURES = (
    re.compile(
        r"(?P<ja>\d{1,3})\s*(?:ja(?:-?röster)?|Ja)\s*(?:mot|och|,|-|–)\s*(?P<nej>\d{1,3})\s*(?:nej(?:-?röster)?|Nej)"
    ),
    re.compile(r"\bJa[: ]\s*(?P<ja>\d{1,3})\b.{0,20}?\bNej[: ]\s*(?P<nej>\d{1,3})\b", re.DOTALL),
)
_ABSTAINED = re.compile(rf"{_SOME}\s+(?:ledamöter|ledamot|st)?\s*(?:avstår|avstod)|[Aa]vstår?[: ]\s*(?P<m>\d{{1,3}})")
_ABSENT = re.compile(rf"{_SOME}\s+(?:ledamöter|ledamot)?\s*(?:är|var)\s+frånvarande")
_WORDS = {"en": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5}
_CASTS = re.compile(
    r"\s(?:röstar|röstade|avstår|avstod)\b\s*(?P<how>Ja|Nej|ja|nej|från att rösta)?\s*(?:\((?P<n>\d{1,3})\))?"
)
_MOST = 8_000  # signs in which the names of those who voted alike stand
_CLOSED = re.compile(r"\bsluten (?:omröstning|votering)", re.IGNORECASE)
_CASTING = re.compile(r"utslagsröst", re.IGNORECASE)


def votes(found: Sequence[Block], known: Known) -> list[dict[str, Value]] | None:
    """Return the votes in the blocks of a section, or None if it says of none what Ja and Nej stood for or how it went.

    The words are kept whole as the vote's `text`; the fields repeat what is read in them.
    """
    groups: list[list[Block]] = []
    for block in found:
        if not groups or (_BEGINS.search(block.text) and any(_BEGINS.search(each.text) for each in groups[-1])):
            groups.append([])
        groups[-1].append(block)
    made = [_vote(group, known) for group in groups]
    return made if made and all(len(each) > 1 for each in made) else None


def _vote(group: Sequence[Block], known: Known) -> dict[str, Value]:
    text = "\n".join(block.text for block in group)
    fields: dict[str, Value] = {}
    if match := _STAND_FOR.search(text):
        fields |= {key: " ".join(match[key].split()).strip(' .”"“') for key in ("ja", "nej")}
    for match in _EACH.finditer(text):
        fields.setdefault(match["how"].lower(), " ".join(match["what"].split()))
    ballots = _tabled(group)
    told: dict[str, int] = {}
    begin = 0
    for match in _CASTS.finditer(text):
        how = "avstår" if not match["how"] or match["how"].startswith("från") else match["how"].lower()
        said = text[max(begin, match.start() - _MOST) : match.start()]
        begin = match.end()
        names = people_in(re.split(r"[.:]\s", said)[-1], known)
        if not names:
            continue
        ballots[how] = [*_listed(ballots.get(how)), *names]
        if match["n"]:
            told[how] = told.get(how, 0) + int(match["n"])
    tally = next((match for pattern in _FIGURES if (match := pattern.search(text))), None)
    figures: dict[str, int] = {"ja": int(tally["ja"]), "nej": int(tally["nej"])} if tally else {}
    if not figures and "ja" in told and "nej" in told:
        figures = {"ja": told["ja"], "nej": told["nej"]}
    if figures:
        if abstained := _number(_ABSTAINED, text) or told.get("avstår", 0):
            figures["avstår"] = abstained
        if absent := _number(_ABSENT, text):
            figures["frånvarande"] = absent
        fields["resultat"] = {key: str(value) for key, value in figures.items()}
    if ballots:
        fields["röster"] = ballots
    if _CLOSED.search(text):
        fields["sluten"] = "ja"
    if _CASTING.search(text) and (chair := re.search(r"ordföranden ([^,.]{3,60}? \([A-ZÅÄÖ]{1,4}\))", text)):
        fields["utslagsröst"] = chair[1]
    fields["text"] = markdown(group) + "\n"
    return fields


_TABLE_HEADS = {
    "ja": "ja",
    "nej": "nej",
    "avstår": "avstår",
    "avstod": "avstår",
    "frånv": "frånvarande",
    "frånvarande": "frånvarande",
    "kvittad": "kvittade",
    "kvittade": "kvittade",
}


def _tabled(group: Sequence[Block]) -> dict[str, Value]:
    """Return who voted how by the tables of a vote, whose heads name the votes; names in the first column."""
    found: dict[str, Value] = {}
    for block in group:
        if block.kind != "table":
            continue
        rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in block.text.split("\n")]
        heads = [_TABLE_HEADS.get(cell.casefold().strip(" .:"), "") for cell in rows[0]]
        if "ja" not in heads or "nej" not in heads:
            continue
        party = next((place for place, cell in enumerate(rows[0]) if cell.casefold().startswith("parti")), None)
        for row in rows[2:]:
            name = row[0].split(",")[0].strip()
            if party is not None and party < len(row) and row[party] and "(" not in name:
                name += f" ({row[party].strip('()')})"
            for place, cell in enumerate(row):
                if place < len(heads) and heads[place] and cell and name and not cell.isdigit():
                    found[heads[place]] = [*_listed(found.get(heads[place])), name]
    return found


def _listed(value: Value | None) -> list[Value]:
    return value if isinstance(value, list) else []


def _number(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    if match is None:
        return 0
    word = next(each for each in match.groups() if each)
    return int(word) if word.isdigit() else _WORDS[word.lower()]
