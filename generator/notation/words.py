"""Words: what tells titles, parties, sentences and headings from names. Language: no people, no parties."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

HINT = (
    'Skriv en person per rad, med ett streck (-) framför, till exempel "Anna Ek (M), ordförande §§ 1–5, ej § 3 (jäv)". '
    "Går det inte skriver du fält: {namn: Anna Ek, parti: M, roll: ordförande}."
)
PROSE_FOUND = "Raden är löpande text, inte en rad i en närvarolista."
UNCLEAR = "Raden kan läsas på mer än ett sätt."
SEVERAL_REASONS = "Raden har mer än ett skäl eller mer än en frånvaro."
SEVERAL = "Raden nämner flera personer."

# Ends of words that no Swedish surname has; "ordföranden" is found without its article.
_TITLE_ENDS = (
    "adjungerad", "arkitekt", "assistent", "chef", "controller", "direktör", "ekonom", "ersättare",
    "handläggare", "ingenjör", "inspektör", "jurist", "kommunalråd", "konsult", "koordinator", "kurator",
    "ledamot", "ledare", "ombud", "oppositionsråd", "ordförande", "planerare", "protokollförare",
    "representant", "revisor", "rektor", "rådgivare", "sakkunnig", "samordnare", "sekreterare",
    "specialist", "strateg", "suppleant", "utredare", "utvecklare",
)  # fmt: skip
_TITLE_ENDINGS = tuple(f"{end}{article}" for end in _TITLE_ENDS for article in ("", "n", "en", "et"))
_TITLES = {"vd", "ordf", "sekr", "justerare", "tjg", "tjänstgör", "tjänstgörande", "praktikant"}
_MODIFIERS = {
    "tjänstgörande", "adjungerad", "adjungerade", "tf", "t.f", "tillförordnad", "tillförordnade",
    "biträdande", "bitr", "vice", "v", "1:e", "2:e", "3:e", "1:a", "2:a", "första", "förste", "andra",
    "andre", "tredje", "ställföreträdande", "senior", "avgående", "tillträdande",
}  # fmt: skip
_PLURALS = re.compile(
    r"(?:ledamöter|ersättar|ordförand|suppleant|revisor|representant|handläggar)(?:na|er|erna)?", re.I
)
_HEADINGS = {
    "beslutande", "närvarande", "frånvarande", "övriga", "övrig", "ledamöter", "ersättare", "paragrafer",
    "paragraf", "plats", "tid", "underskrifter", "sammanträdesdatum", "utses", "protokoll", "ej", "inte",
}  # fmt: skip
PARTICLES = {
    "af", "al", "av", "bin", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "la", "le",
    "ten", "ter", "van", "von", "zu",
}  # fmt: skip

_SENTENCE_WORDS = (
    "anmäler anmälde deltar deltog deltager lämnar lämnade anländer anlände ankom ankommer avvek avviker"
    " reserverar reserverade yrkar yrkade meddelar meddelade informerar informerade redogör redogjorde"
    " föreslår föreslog utses utsågs valdes väljs beslutar beslutade närvarar närvarade inträder inträdde"
    " instämmer är var har hade kom kommer går gick inte ej icke ersätts ersattes ersatte tackar önskar"
    " att som"
)
NAME_ENDINGS = {
    "jr", "jr.", "sr", "sr.", "d.y.", "d.ä.", "d.y", "d.ä", "d.", "y.", "ä.", "dy", "dä", "yngre", "äldre",
}  # fmt: skip
# "Lars Ek i Norrby": what two of one name are told apart by.
HOME_WORDS = {"i", "på", "vid", "från"}
# All that minutes print in place of a party for somebody who has none.
NO_PARTY = {
    "-", "–", "—", "−", "‐", "‑", "opol", "opol.", "opolitisk", "obunden", "politiskt obunden",
    "partipolitiskt obunden",
    "partilös", "oberoende", "vilde", "politisk vilde", "utan parti", "utan partitillhörighet", "partilöst",
}  # fmt: skip
PROSE = re.compile(rf"(?<!\w)(?:{_SENTENCE_WORDS.replace(' ', '|')})(?!\w)", re.I)
PARTLY = re.compile(r"(?<!\w)(?:del av|delar av|delvis)(?!\w)", re.I)
TWO_WAYS = re.compile(r"(?<!\w)(?:ersätts|ersattes|ersatt) av(?!\w)", re.I)
CLOCK = re.compile(r"(?<!\w)(?:kl(?:ockan)?\.? ?[0-9][0-9.:]{0,4}|[0-9]{1,2}[:.][0-9]{2}(?!\w))", re.I)
PARTY = re.compile(r" ?([^\W\d_][\w+&/.\-]{0,29}(?: [^\W\d_][\w+&/.\-]{0,29}){0,3}|[-‐‑–—−]) ?")
BARE_PARTY = re.compile(r"[A-ZÅÄÖ]{1,4}")
NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’´.‐‑-]|:(?=[^\W\d_]))*")  # "Å:son" has its colon inside
# What somebody is called, among the names: Jan-Åke (Janne) Ek, Lars "Lasse" Ek.
CALLED = re.compile(
    r"\(([^\W\d_](?:[^\W\d_]|['’-]){2,19})\)(?= [^\W\d_])|([\"”“’'])[^\W\d_](?:[^\W\d_]|['’ -]){1,19}[\"”’'](?= )"
)
_LOWER_START = re.compile(r"(?:al|el|d|l)['’-]")
# The words of one archive are few, and each is asked about on every line that has it.
_remembered = lru_cache(maxsize=4096)
_OFFICE = re.compile(r"(?:\w*ordförande|\w*ordf\.?|ålderspresident|ledamot|ersättare|suppleant|tjg\.?|tjänstgör)", re.I)


@_remembered
def is_title(word: str) -> bool:
    """Tell whether a word can only be a title ("ekonomichef", "Ordföranden"), never a person's name."""
    plain = word.lower().rstrip(".")
    if plain in _TITLES:
        return True
    return plain.endswith(_TITLE_ENDINGS)


def is_modifier(word: str) -> bool:
    """Tell whether a word stands before a title and belongs to it ("vice", "tf.", "1:e")."""
    return word.lower().rstrip(".") in _MODIFIERS


def is_of_title(word: str) -> bool:
    """Tell whether a word is a title or belongs to one, never a part of a name."""
    return is_title(word) or is_modifier(word)


def is_only_title(text: str) -> bool:
    """Tell whether every word of a text is of a title, as in no text at all."""
    return all(map(is_of_title, text.split()))


def title_and_rest(text: str) -> tuple[str, str]:
    """Part a text behind the titles that it begins with: "vice ordförande Anna Ek"."""
    rest = text.split(" ")
    titles = list(takewhile(is_of_title, rest))
    return " ".join(titles), " ".join(rest[len(titles) :])


def is_plural_title(word: str) -> bool:
    """Tell whether a word announces several persons ("ledamöterna")."""
    return _PLURALS.fullmatch(word) is not None and not is_title(word)


def is_heading(word: str) -> bool:
    """Tell whether a word heads a list rather than names somebody."""
    return word.lower().rstrip(":.") in _HEADINGS


@_remembered
def is_name_word(word: str) -> bool:
    """Tell whether a word has the shape of a part of a name: letters, not starting with a small one."""
    if NAME_WORD.fullmatch(word) is None:
        return False
    return not word[0].islower() or (_LOWER_START.match(word) is not None and word[-1].isalpha() and len(word) > 3)


@_remembered
def is_party(text: str) -> bool:
    """Tell whether what stands in parentheses after a name can be a party as printed."""
    if text in "-‐‑–—−":
        return True
    words = text.split()
    if any(is_title(word) or is_heading(word) for word in words) or PROSE.search(text) or text.lower() == "jäv":
        return False
    # Small letters are a code ("m", "kd") or a word for having no party; a long name has a capital.
    return len(text) <= 5 or not text[0].islower() or is_no_party(text)


def is_no_party(text: str) -> bool:
    """Tell whether what is printed in place of a party says that somebody has none."""
    return text.casefold() in NO_PARTY


def is_office(title: str) -> bool:
    """Tell whether a title is a seat at the table, so that "ledamot, ordförande § 5" names two of them."""
    last = title.split(" ")[-1]
    return _OFFICE.fullmatch(last) is not None


_ACTING = re.compile(
    r"(?:(?:tjänstgörande|tjg\.?|tillförordnad|tf\.?|t\.f\.) ?(?:mötes)?|mötes|sammanträdes)(?:ordförande|ordf\.?)"
    r"|ålderspresident",
    re.I,
)


def is_acting(title: str) -> bool:
    """Tell whether a title is to preside for a while, which is no office: "tjänstgörande ordförande"."""
    return _ACTING.fullmatch(title) is not None


def looks_like_person(text: str) -> bool:
    """Tell whether a text looks like a second person: two to four words with capitals, no title."""
    words = text.split()
    capitals = [w for w in words if is_name_word(w) and (len(w) == 1 or not w.isupper())]
    return 2 <= len(words) <= 4 and len(capitals) == len(words) and not any(is_title(w) for w in words)
