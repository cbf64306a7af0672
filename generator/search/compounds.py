"""Compounds: the last part of a compound word, so that "skola" finds "förskolan".

Swedish writes compounds as one word, and cuts in them cannot be told by rule alone ("förslag" is no "slag"). A cut is
made where a joint says so (trygghets|utskott), and before the words that end most compounds in minutes. What is not
cut here is found by how it begins, as any word.
"""

from __future__ import annotations

import re

TAIL = "!"  # after the last part of a word: no letter, and sorted right after the same word whole

# What joins the parts of a compound after these endings is an s, and an s after them joins.
_JOINT = re.compile(r"(?:het|ing|ion|tet|skap|dom|ment|else)s(?=[^\W\d_]{4})")
_words = re.compile(r"\w+").findall
# The words that end compounds, without their endings.
_LAST = frozenset(
    _words("""
    anläggning ansvar arbet aren arvode avdelning avfall avgift avtal bad ban barn behov beredskap berättels
    bestämmels bevakning boend bokslut försäkring förmån hantering krav ombud säkerhet utveckling villkor
    bibliotek bidrag bil bolag bostad bostäd bro broar brott brygg budget buss byggnad båt central chef cykel
    cykl dagvård detaljplan domstol elev energi enkät ersättning fastighet fond fråg fullmäktig förbund förening
    förordning förskol förslag förvaltning gard gat grupp gymnasi gård hall hamn handling hem hus idrott insats
    instruktion kamer kommitt kontor kontroll kort kost kostnad kraft kultur kurs kö lagstiftning lamp larm
    ledamot ledamöt ledighet ledning linj lokal lån lärar löft mark marknad mat medel medl miljö modell muse
    museum möt nämnd nät områd område omröstning omsorg ordning park parkering pedagog pengar personal plan
    planering plats policy politik program projekt prövning rapport redovisning regel regl reglement revision
    riktlinj rum rådgivning rätt samverkan service skatt skjuts skog skol skolskjuts skydd social språk spår
    stad station stiftels strand strategi struktur styrels städ stöd system särskol tax tillstånd tillsyn tjänst
    tomt torg trafik transport trygghet träd tunnel turism tåg undersökning undervisning uppdrag uppföljning
    utbildning utredning utskott vatten vattn verk verksamhet vind vision våld vård väg värd yttrand åtgärd ägar
    äldr ärend översyn
    """)
)
_ENDING = re.compile(r"(?:a|ad|ade|an|ar|are|arn|arna|at|e|en|ena|er|ern|erna|et|or|orn|orna)?s?$")
# Beginnings that make another word of what follows: "förslag", "utskott", "avtal".
_PARTICLES = frozenset(
    _words("""
    an av bort efter fram från före för gen genom hop in inne inom kring leda med mellan miss mot ned ner obe om på
    sam till under upp ut ute vider åter över
    """)
)
_SCHOOLS = ("förskol", "särskol")
_SHORTEST_HEAD, _SHORTEST_TAIL = 3, 3


def tails(word: str) -> tuple[str, ...]:
    """Return the last parts of a word in small letters, the longest first, or nothing if it is no compound we know."""
    if len(word) < _SHORTEST_HEAD + _SHORTEST_TAIL or not word.isalpha():
        return ()
    found = {match.end() for match in _JOINT.finditer(word) if match.start() >= 2}
    for at in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1):
        if _is_last(word[at:]) and (word[:at] not in _PARTICLES or word.startswith(_SCHOOLS)):
            found.add(at)
    return tuple(word[at:] for at in sorted(found))


def _is_last(tail: str) -> bool:
    """Tell whether a word ends compounds, in any of its inflections."""
    if tail in _LAST:
        return True
    return any(tail[:end] in _LAST for end in range(3, len(tail)) if _ENDING.fullmatch(tail, end))
