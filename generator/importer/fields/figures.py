"""Figures: how many voted so, in figures or in words, for Ja and Nej or for each of several proposals or candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.importer.fields.people import NAME, PARTY

_ONES = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"]
_TEENS = ["tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"]
_TENS = ["tjugo", "trettio", "fyrtio", "femtio", "sextio"]
_WORDS = {
    word: figure
    for figure, word in enumerate(_ONES + _TEENS + [ten + one for ten in _TENS for one in ["", *_ONES[1:]]])
} | {ten + "ett": 10 * place + 21 for place, ten in enumerate(_TENS)} | {"ett": 1}  # fmt: skip
_N = rf"(?:\d{{1,3}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_OF = r"(?:\s*\(\d{1,3}\))?\s*(?:st\.?\s+|(?:röst(?:er)?|avgivna)\s+(?:för\s+)?)?[”\"]?"
_ROW = r"(?:[”\"]?(?:[-– ]{0,2}röst(?:er)?)?)"
_WHO = r"\s+(?:ledamöter|ledamot|personer|person|st)?\s*(?:som\s+)?(?:röstar|röstade|röstat)\s+(?:för\s+)?[”\"]?"
_AND = r"\s*(?:(?:och|mot|emot|samt|medan)\b|[,/–-])?\s*(?:mot\s+)?"
_COUNT_BEFORE = re.compile(rf"\b{_N}{_OF}$", re.IGNORECASE)
_FIGURES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<ja>{_N}){_OF}ja\b{_ROW}{_AND}(?P<nej>{_N}){_OF}nej\b",
        rf"\b(?P<nej>{_N}){_OF}nej\b{_ROW}{_AND}(?P<ja>{_N}){_OF}ja\b",
        # "Tre ledamöter röstar ja, två röstar nej"
        rf"\b(?P<ja>{_N}){_WHO}ja\b{_AND}(?P<nej>{_N}){_WHO}nej\b",
        # "2 ja-röster för Anna Eks förslag mot 1 nej-röst för Bo Lunds"
        rf"\b(?P<ja>{_N}){_OF}ja\b{_ROW}\s+(?:för|till)\s[^.]{{2,150}}?\bmot\s+(?P<nej>{_N}){_OF}nej\b",
        rf"\bja{_ROW}\s*[:=]?\s*(?P<ja>\d{{1,3}})\b(?![.)]\s*[A-ZÅÄÖ]).{{0,20}}?\bnej{_ROW}\s*[:=]?\s*(?P<nej>\d{{1,3}})\b",
    )
)
_MORE = {
    "avstår": re.compile(
        rf"\b(?P<n>{_N})\s+(?:ledamöter|ledamot|st)?\s*(?:som\s+)?(?:avstår|avstod|avstående|nedlagda?)\b"
        rf"|\bavst(?:år|od|ående)?\.?[: ]\s*(?P<m>\d{{1,3}})\b",
        re.IGNORECASE,
    ),
    "frånvarande": re.compile(
        rf"\b(?P<n>{_N})\s+(?:ledamöter|ledamot)?\s*(?:är\s+|var\s+)?frånvarande\b"
        rf"|\bfrånv(?:arande|\.)?[: ]\s*(?P<m>\d{{1,3}})\b",
        re.IGNORECASE,
    ),
    "kvittade": re.compile(
        rf"\b(?P<n>{_N})\s+(?:ledamöter\s+)?(?:är\s+|var\s+)?kvittade\b|\bkvittade?[: ]\s*(?P<m>\d{{1,3}})\b",
        re.IGNORECASE,
    ),
}
_FURTHER = 160  # characters after the figures in which those who abstained or were away may be told
# "3 röster för Anna Ek (S) och 2 röster för Bo Lund (M)"; a full stop after an abbreviation or initial ends nothing.
_FOR = re.compile(
    rf"\b(?P<n>{_N})\s+röst(?:er)?\s+(?:för|på|till|avges för|avgavs för)\s+"
    rf"(?P<what>[^.:;]{{2,200}}?)(?=\s*(?:[.;]|$|,?\s+(?:och|samt|mot|medan|,)\s+{_N}\s|,\s+{_N}\s))",
    re.IGNORECASE,
)
# "Anna Ek (S): 3 röster", "Avslag 2 röster"
_GETS = re.compile(
    rf"(?P<what>[A-ZÅÄÖ][^:.\d]{{2,120}}?)\s*(?::|[–-]|\bfår|\bfick|\berhåller|\s)\s*(?P<n>{_N})\s+röst(?:er)?\.?",
)
_CANDIDATES = re.compile(
    rf"(?P<what>{NAME} ?{PARTY}):?\s+(?:(?:får|fick|erhåller|erhöll)\s+)?(?P<n>{_N})\s+röst(?:er)?\b"
)
_PAPERS = {
    "blanka": re.compile(rf"\b(?P<n>{_N})\s+(?:är\s+)?blank(?:a|t)?\b|\bblanka(?: röster)?: (?P<m>\d{{1,3}})\b", re.I),
    "ogiltiga": re.compile(rf"\b(?P<n>{_N})\s+ogiltiga?\b|\bogiltiga(?: röster)?: (?P<m>\d{{1,3}})\b", re.I),
}
_ONLY_PAPERS = re.compile(rf"(?:{_N}\s+)?(?:blank|ogiltig)[\w ,:]{{0,40}}\.?", re.IGNORECASE)
_SIDES = re.compile(r"[”\"]?(?:ja|nej)\b", re.IGNORECASE)


@dataclass(slots=True)
class Options:
    """What several proposals or candidates got, in order, the blank and invalid papers, and where that is told."""

    at: int
    counts: list[tuple[str, int]]
    papers: dict[str, int] = field(default_factory=dict)


def number_of(word: str) -> int:
    """Return the number that figures or a word say."""
    return int(word) if word.isdigit() else _WORDS[word.casefold()]


def counts_before(text: str, at: int) -> bool:
    """Tell whether a count ends where something begins: "2 ja-röster" says no meaning of Ja."""
    return _COUNT_BEFORE.search(text, 0, at) is not None


def figures_in(text: str) -> Iterator[tuple[int, dict[str, int]]]:
    """Yield the figures for Ja and Nej that a text tells, with where; those who abstained are told right after."""
    taken: list[tuple[int, int]] = []
    folded = text.casefold()
    for pattern in _FIGURES if "ja" in folded and "nej" in folded else ():
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            figures = {"ja": number_of(match["ja"]), "nej": number_of(match["nej"])}
            yield match.start(), figures | _told(_MORE, text[match.end() : match.end() + _FURTHER])


def options_in(text: str) -> Options | None:
    """Return the figures of several proposals or candidates, or None; Ja and Nej are none."""
    folded = text.casefold()
    if not any(stem in folded for stem in ("röst", "blank", "ogiltig")):
        return None
    listed = [match for match in _FOR.finditer(text) if not _SIDES.match(match["what"])]
    found = listed if len(listed) > 1 else list(_CANDIDATES.finditer(text))
    if not found:
        whole = _GETS.fullmatch(text)
        found = [whole] if whole and not _SIDES.match(whole["what"]) else []
    papers = _told(_PAPERS, text) if "blank" in folded or "ogiltig" in folded else {}
    if not found:
        return Options(0, [], papers) if papers and _ONLY_PAPERS.fullmatch(text) else None
    return Options(found[0].start(), [(" ".join(each["what"].split()), number_of(each["n"])) for each in found], papers)


def _told(patterns: dict[str, re.Pattern[str]], text: str) -> dict[str, int]:
    matches = {key: pattern.search(text) for key, pattern in patterns.items()}
    return {key: number_of(match["n"] or match["m"]) for key, match in matches.items() if match}
