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

_TO_OR_FROM = (
    r"(?:fr\.? ?o\.? ?m\.?|från(?: och med)?|t\.? ?o\.? ?m\.?|till(?: och med)?|mellan|efter|före|cirka|ca\.?)"
)
_KL = r"kl(?:ockan)?\.? ?(?:[01]?[0-9]|2[0-4])(?:[.:][0-5][0-9])?(?![\w/]|[.:]\w)"
_HOUR = r"(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9](?![\w/]|[.:]\w)"
_SINCE_OR_UNTIL = (
    r"(?:närvarande|närvarar|närvarade|tjänstgör|tjänstgjorde|tjänstgörande|deltar|deltog|anländer|anlände|ankommer"
    r"|ankom|inträder|inträdde|kommer|kom|lämnar|lämnade|avviker|avvek|går|gick|ej|inte|frånvarande)"
)
_NEXT_TIME = rf"(?: ?(?:[-–—]|,|till|och|samt|, ?{_TO_OR_FROM}|{_TO_OR_FROM}) ?(?:{_KL}|{_HOUR}))"
# "kl. 15:14–17:51", "från kl. 16.40", "13.00–14.30", "anlände kl. 9"; a bare number or clock time is none of these.
_TIMES = (
    rf"(?:{_SINCE_OR_UNTIL} )*(?:{_TO_OR_FROM} (?:{_KL}|{_HOUR})|{_KL}|{_HOUR}(?= ?[-–—] ?[0-9]))"
    rf"(?:{_NEXT_TIME}| ?[-–—] ?(?:[01]?[0-9]|2[0-4])(?![\w/:.]))*"
)
_PARTLY = r"(?:(?:och|samt) )?(?:delar|en del|del) av (?=§|paragraf)"
_REMOTE = (
    r"(?:(?:deltar|deltog|närvarar|närvarade|närvarande|medverkar|medverkade) )?"
    r"(?:på distans|distans|digitalt|via (?:länk|distans|teams|zoom|skype|videolänk|video|webben|webb|telefon))(?!\w)"
)

TIMES = re.compile(_TIMES, re.I)
PARTLY = re.compile(_PARTLY, re.I)
PARTLY_AFTER = re.compile(r" ?,? ?(?:\((?:del av|delar av|delvis)\)|delvis(?!\w))", re.I)
REMOTE = re.compile(_REMOTE, re.I)
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
    rf"|(?<!\w)(?:{_ABSENT_WORDS}|{_EXCEPT_WORDS}|{_AWAY_WORDS}|{_BECAUSE_WORDS}|{_BIAS_WORDS}|{_FOR_WORDS}"
    rf"|{_TIMES}|{_PARTLY}|{_REMOTE})"
    rf"|\( ?(?:{_PRESENT_WORDS}|{_ABSENT_WORDS}|{_AWAY_WORDS}|{_BECAUSE_WORDS}|{_BIAS_WORDS}|{_TIMES}|{_REMOTE})",
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
