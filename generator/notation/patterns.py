"""Patterns: the turns of phrase that open and close the clauses of a line. None repeats a repetition."""

from __future__ import annotations

import re

from generator.notation.spans import SPANS_BEGIN

_ABSENT_WORDS = (
    r"(?:(?:deltar|deltog|deltager|närvarar|närvarade|närvarande|tjänstgör|tjänstgjorde) )?(?:ej|inte|icke)"
    r"(?: (?:närvarande|deltagit|tjänstgörande))?(?!\w)"
)
_EXCEPT_WORDS = r"(?:utom|förutom|med undantag (?:för|av)|undantaget)(?!\w)"
_AWAY_WORDS = r"frånvarande(?!\w)|(?:har )?anmäl[td]? (?:frånvaro|förhinder)(?!\w)"
_BECAUSE_WORDS = r"(?:p\.? ?g\.? ?a\.?|på grund av|på gr\.? av)(?!\w)"
_BIAS_WORDS = r"jäv(?:ig)?(?!\w)"
_PRESENT_WORDS = r"(?:var )?(?:närvarande|närvarar|närvarade|deltar|deltog)(?!\w)"
_SERVES = r"(?:tjänstgör(?:ande)?|tjg\.?|går in|inkallad|inträder|ersättare)"
_FOR_WORDS = (
    r"ersätter(?!\w)|(?:(?:tjänstgörande|tjg\.?) )?(?:ersättare|ers\.?|suppleant) för(?!\w)"
    rf"|{_SERVES} för(?!\w)"
    rf"|(?:{_SERVES} )?(?:i ?stället för|i\.? ?st\.? ?f\.?)(?!\w)"
)

ABSENT = re.compile(_ABSENT_WORDS, re.I)
EXCEPT = re.compile(_EXCEPT_WORDS, re.I)
AWAY = re.compile(_AWAY_WORDS, re.I)
BECAUSE = re.compile(_BECAUSE_WORDS, re.I)
BIAS = re.compile(_BIAS_WORDS, re.I)
PRESENT = re.compile(rf"{_PRESENT_WORDS} ?", re.I)
FOR = re.compile(_FOR_WORDS, re.I)
# A bare "för" or "ers" says so only right after a person: "ansvarig för skolan" is a role.
BARE_FOR = re.compile(r"(?:för|ers\.?)(?= [^\W\d_])", re.I)
GAP = re.compile(r"[ ,;]*(?:[-–—−] (?=[^\W\d_]))?")
END_OF_ROLE = re.compile(
    rf"{SPANS_BEGIN}|, ?[0-9]+(?=$|[ ,–/-](?!v(?:ice|\.)? ))"
    rf"|(?<!\w)(?:{_ABSENT_WORDS}|{_EXCEPT_WORDS}|{_AWAY_WORDS}|{_BECAUSE_WORDS}|{_BIAS_WORDS}|{_FOR_WORDS})"
    rf"|\( ?(?:{_PRESENT_WORDS}|{_ABSENT_WORDS}|{_AWAY_WORDS}|{_BECAUSE_WORDS}|{_BIAS_WORDS})",
    re.I,
)
END_OF_REASON = re.compile(rf"{SPANS_BEGIN}|[0-9()]|(?<!\w)(?:{_ABSENT_WORDS}|{_FOR_WORDS})", re.I)
ROLE_TEXT = re.compile(r"[\w ,.:/&+()'’´\"”‐‑–-]+")
LOOSE_NUMBER = re.compile(r"(?<![\w:/.–-])[0-9][0-9/–-]*(?!\w|[:/]\w)(?! v(?:ice|\.)?(?!\w))", re.I)
ROLE_PARTY = re.compile(r"\( ?([A-ZÅÄÖ]{1,4}|[a-zåäö]{1,2}|-) ?\)")
BLANK = re.compile(r" ")
SPACE_OR_COMMA = re.compile(r"[ ,]*")
JOINED = re.compile(r",|(?<!\w)(?:och|samt)(?!\w)")
LETTERS = re.compile(r"[A-ZÅÄÖ]{1,2}")
