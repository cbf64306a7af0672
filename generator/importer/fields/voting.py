"""Voting: what one paragraph or table says of a vote: what Ja and Nej stand for, the figures, who voted how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.importer.blocks import Block
from generator.importer.fields.figures import counts_before, figures_in, options_in
from generator.importer.fields.people import NAME, PARTY, Known, people_in
from generator.importer.fields.rollcall import one_vote_each, tabled

# Without one of these nothing below says anything of a vote: most of what minutes hold is passed over by them.
_STEMS = ("röst", "nej", "avst", "frånvarande", "kvittade", "lägger ne", "lade ne", "blank", "ogiltig")
_YES = re.compile(r"\bja\b")
_YES_OR_NO = r"[”\"“'’]?(?P<how>ja|nej)[”\"'’]?"
_MEANS = r"(?:-?propositionen?)?\s*(?:för|=|röstar för|innebär|betyder|gäller|avser|till|:|[-–](?=\s))"
# A full stop that ends a sentence: that of "m.fl." does not, where the sentence goes on.
_STOP = r"(?<!\bm\.fl)(?<!\bm\. fl)(?<!\bbl\.a)(?<!\bt\.ex)(?<!\bnr)(?<!\bkap)[.]|(?<=\bm\.fl)[.](?=\s+(?:[A-ZÅÄÖ]|$))"
_STAND_FOR = re.compile(
    rf"[”\"“]?\b(?:Ja|JA|ja)[”\"]?(?:-röst(?:en|er)?)?\s*{_MEANS}\s*(?P<ja>.{{2,400}}?)[.,;]?[”\"]?\s+(?:och\s+|samt\s+|medan\s+)?"
    rf"(?:en\s+)?[”\"“]?(?:Nej|NEJ|nej)[”\"]?(?:-röst(?:en|er)?)?\s*{_MEANS}\s*(?P<nej>.{{2,400}}?)(?:[.]?[”\"]|(?:{_STOP})(?=\s|$)|$)",
    re.DOTALL,
)
_WHO = r"(?:[Dd]en|[Dd]e|[Ll]edamot|[Ll]edamöter|[Dd]e ledamöter|[Dd]en ledamot)\s+som"
# "Den som vill bifalla motionen röstar ja"; what somebody does other than to want or support is part of what Ja means.
_EACH = re.compile(
    rf"{_WHO}\s+(?:röstar för|röstar på|vill|önskar|stöder|stödjer|biträder|bifaller|är för"
    r"|(?=(?:av\w+|\w{3,}er|antar)\s))"
    rf"\s*(?P<what>[^.;]{{2,300}}?),?\s+(?:ska\s+)?röstar?\s+{_YES_OR_NO}\b",
    re.IGNORECASE,
)
_EACH_AFTER = re.compile(
    rf"\b(?P<how>Ja|Nej)\s+röstar\s+{_WHO}\s+(?:röstar för|vill|önskar|stöder|stödjer|biträder|bifaller)?\s*"
    r"(?P<what>[^.;,]{2,300}?)(?=\s*(?:[.;,]|\boch nej\b|$))",
    re.IGNORECASE,
)
_ONE_SIDE = re.compile(
    rf"^[”\"“]?(?P<how>Ja|Nej|JA|NEJ)(?:-röst(?:en|er)?)?\s*{_MEANS}\s*"
    r"(?P<what>(?:[^.:]|\.(?=\w|\s[a-zåäö(])){3,300})\.?[”\"]?$"
)
_NOT_WANTED = re.compile(
    r"\bden (?:det )?(?:ej|inte|icke) vill,? röstar nej\b|\bden det ej vill,? röstar nej\b", re.IGNORECASE
)
_IF_NO = re.compile(r"\b[Vv]inner nej,? (?:så )?har [\w ]{3,60}? beslutat (?:att )?(?P<nej>[^.]{3,300})\.")
_QUOTED = re.compile(r"[”\"“][^”\"“]{0,600}?\b(?:ja|nej)\b[^”\"“]{0,600}?[”\"]", re.IGNORECASE)
# "Anna Eks (S) och Bo Lunds (M) yrkande": who made a proposal has not voted by being named.
# Of a list only so many: it is tried from each of its names on.
_SOMEBODY = rf"{NAME}(?: ?{PARTY})?(?::s)?"
_OF_PROPOSAL = re.compile(
    rf"{_SOMEBODY}(?:(?:, | och | samt ){_SOMEBODY}){{0,40}}\s+(?:m\.? ?fl\.?:?s? )?"
    r"(?:\w*yrkanden?|\w*förslag(?:et)?|motion(?:en)?|linje|återremiss\w*)\b"
)
_TITLES = (
    r"\b(?:[Tt]jänstgörande |[Vv]ice )?"
    r"(?:[Ee]rsättar(?:en|na|e)|[Ll]edamot(?:en)?|[Ll]edamöter(?:na)?|[Oo]rdföranden?|\d:[ae] vice)\b"
)
_ABBREVIATED = r"(?<!\b[A-ZÅÄÖ])(?<!\btjg)(?<!\bers)(?<!\bt\.ex)(?<!\bm\.fl)(?<!\bkl)(?<!\bfl)"
_SENTENCE_END = re.compile(rf"{_ABBREVIATED}[.!?;][”\"»]?(?:\s+(?=[A-ZÅÄÖ0-9”\"])|\s*$)|\n")
_ABSTAINS = (
    r"(?:avstår|avstod|lägger ne[dr] sina? röst(?:er)?|lade ne[dr] sina? röst(?:er)?)"
    r"(?!\s+från\s+att\s+(?:delta i beslut|yttra)|\s+från\s+(?!att))"
)
# Who was away and did not vote: "Frånvarande: Anna Ek (S)", never "är frånvarande" alone.
_AWAY = re.compile(
    r"(?<![\w-])(?P<how>Frånvarande|Kvittade)(?: vid (?:omröstningen|voteringen))?\s*(?:\(\d{1,3}\))?\s*:\s*"
    r"(?P<who>[^.\n]{3,2000})"
)
# "S (Anna Ek), C (Bo Lund)"
_BY_PARTY = re.compile(r"[A-ZÅÄÖ]{1,4}(?:\s*\(|\s*,\s*[A-ZÅÄÖ]{1,4}\b|$)")
# What tells how those named before or after it voted.
_MARK = re.compile(
    r"\b(?:röstar|röstade|röstat|rösta)\s+(?:för\s+)?[”\"“]?(?P<after>ja|nej)\b[”\"]?"
    r"|(?<![\w-])(?P<before>ja|nej)[- ]?(?:röstar|röstade|röster|röst|röstande|sidan)?"
    r"(?:\s+(?:avge(?:s|r)|avgavs|lämna(?:s|des)) av)?"
    r"\s*(?:\(\d{1,3}(?: st)?\)|\d{1,3}(?: st)?)?\s*(?P<colon>:)"
    r"|\((?P<side>ja|nej)\)\s+(?:röstar|röstade)\b"
    r"|(?<![\w-])(?P<lead>ja|nej)[- ]?(?:röstar|röstade|"
    r"röst(?:er)? (?:avges av|avgavs av|avger|avgav|lämnar|lämnade))\b"
    rf"|\b(?P<abstain>{_ABSTAINS})(?:\s+från att (?:rösta|delta i (?:omröstningen|voteringen)))?"
    r"\s*(?:\(\d{1,3}\)\s*(?=:)|\d{1,3}\s*(?=:))?(?P<colon2>:)?",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\s*(?:\((?P<n>\d{1,3})(?: st\.?| röster)?\)|(?P<m>\d{1,3}) (?:st|röster))")
# "2 röstade ja (Vera Ek och Nils Bo)"
_IN_BRACKETS = re.compile(r"\s*\((?P<who>[A-ZÅÄÖ][^()]{3,2000}(?:\([^()]{1,6}\)[^()]{0,200}){0,120})\)")
_TOLD_INSIDE = re.compile(r"(\d{1,3})")
# No IGNORECASE: with it every word is a name, and names are tried in every way.
_ONE_BY_ONE = re.compile(
    rf"(?P<who>{NAME} ?{PARTY})[,:]?\s*(?:[–-]\s*)?(?P<how>(?i:ja|nej|avstår|frånvarande))\b(?!\s*:)"
)
# "• Anna Ek (S) Ja", "12. Bo Lund (M) Nej"
_LIST_CHAR = re.compile(r"(?:[•·●▪◦‣–—-]|\d{1,3}[.)]?)\s+(?=\D)")
# A line that says how those voted who are named below it.
ONLY_HOW = re.compile(
    r"(?:(?:följande|dessa)\s[\w ]{0,40}?|antal (?:som )?)?(?P<how>ja|nej|avst(?:år|ående|od)?|kvittade|frånvarande)"
    r"(?:[- ]röst(?:er|ande|ar|ade)?)?\s*(?:\((?P<n>\d{1,3})(?: st)?\)|"
    r":?\s*(?P<m>\d{1,3})(?:\s+(?:st\.?|röst(?:er)?))?)?\s*[:.]?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class SaidOfVote:
    """One thing that is said of a vote, and where in the text of its block it begins; one of the five is filled."""

    at: int
    means: dict[str, str] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    options: list[tuple[str, int]] = field(default_factory=list)  # candidates or proposals, and how many each got
    told: dict[str, int] = field(default_factory=dict)
    waits: str = ""  # how those voted whose names follow in the next blocks
    table: bool = False
    of: tuple[int, int] = (0, 1)  # which of the votes that one table tells of, and how many


def said_in(block: Block, known: Known, waiting: str = "") -> list[SaidOfVote]:
    """Return the votes that a block tells of, in order; `waiting` is how those voted whose names were to follow."""
    if block.kind == "table":
        rolls = [tabled(each) for each in one_vote_each(block.text)]
        return [
            SaidOfVote(0, names=roll.names, figures=roll.figures, table=True, of=(place, len(rolls)))
            for place, roll in enumerate(rolls)
            if roll
        ]
    text = block.text
    lead = _LIST_CHAR.match(text)
    plain = text[lead.end() :] if lead else text
    if waiting and only_names(listed := _with_parties(plain, known)):
        return [SaidOfVote(0, names={waiting: _voters(listed, known)}, waits=waiting)]
    if alone := ONLY_HOW.fullmatch(plain):
        how = _how(alone["how"])
        told = alone["n"] or alone["m"]
        return [SaidOfVote(0, told={how: int(told)} if told else {}, waits=how)]
    if not _may_be_of_votes(text):
        return []
    means, masked = _means(text, known)
    said = [*means, *(SaidOfVote(at, figures=figures) for at, figures in figures_in(masked))]
    if not said and (options := options_in(text)):
        return [SaidOfVote(options.at, figures=options.papers, options=options.counts)]
    gone = [(away, _voters(away["who"].strip(), known)) for away in _AWAY.finditer(masked)]
    said += [SaidOfVote(away.start(), names={_how(away["how"]): names}) for away, names in gone if names]
    single = list(_ONE_BY_ONE.finditer(masked))
    begins = len(text) - len(plain)
    if len(single) > 1 or (single and single[0].span() == (begins, len(masked.rstrip(" .,;")))):
        sides: dict[str, list[str]] = {}
        for match in single:
            sides.setdefault(_how(match["how"]), []).extend(people_in(match["who"], known))
        said.append(SaidOfVote(single[0].start(), names=sides))
    else:
        said += _casts(masked, known)
    return sorted(said, key=lambda each: each.at)


def _may_be_of_votes(text: str) -> bool:
    folded = text.casefold()
    return any(stem in folded for stem in _STEMS) or ("ja" in folded and _YES.search(folded) is not None)


def _how(word: str) -> str:
    folded = word.casefold()
    return folded if folded in ("ja", "nej", "frånvarande", "kvittade") else "avstår"


def _means(text: str, known: Known) -> tuple[list[SaidOfVote], str]:
    """Return the meanings of Ja and Nej, and the text with that blanked out: names in it are no voters."""
    found: list[SaidOfVote] = []
    spans: list[tuple[int, int]] = []
    for match in _STAND_FOR.finditer(text):
        values = {key: " ".join(match[key].split()).strip(' .,;”"“') for key in ("ja", "nej")}
        if counts_before(text, match.start()):
            continue  # "2 ja-röster för": figures, not what they mean
        if not any(_is_roll(value, known) for value in values.values()):
            found.append(SaidOfVote(match.start(), means=values))
            spans.append(match.span())
    singly = sorted(
        (match for pattern in (_EACH, _EACH_AFTER, _ONE_SIDE) for match in pattern.finditer(text)),
        key=lambda match: match.start(),
    )
    halves: list[SaidOfVote] = []
    for match in singly:
        value = " ".join(match["what"].split()).strip(' .,;”"“')
        if any(start <= match.start() < end for start, end in spans) or _is_roll(value, known):
            continue
        how = match["how"].lower()
        if not halves or how in halves[-1].means:
            halves.append(SaidOfVote(match.start()))
        halves[-1].means[how] = value
        spans.append(match.span())
    if halves and "nej" not in halves[-1].means and (other := _IF_NO.search(text)):
        halves[-1].means["nej"] = " ".join(other["nej"].split())
    found += halves
    spans += [
        match.span() for pattern in (_NOT_WANTED, _IF_NO, _QUOTED, _OF_PROPOSAL) for match in pattern.finditer(text)
    ]
    for start, end in spans:
        # A full stop inside of what is blanked still ends its sentence.
        closing = "." if text[start:end].rstrip('”"“ ').endswith(".") else " "
        text = text[:start] + " " * (end - start - 1) + closing + text[end:]
    return found, text


def _is_roll(value: str, known: Known) -> bool:
    """Tell whether what stands after "Ja:" is a list of those who voted, or a figure."""
    if value[:1].isdigit() or _BY_PARTY.match(value):
        return True
    return only_names(value) and len(_voters(value, known)) > 0


def only_names(text: str) -> bool:
    """Tell whether a text is a list of people and nothing else."""
    left = re.sub(NAME, "", re.sub(rf"{PARTY}|{_TITLES}", "", text))
    return left != text and not re.sub(r"\b(?:och|samt)\b|[\s,.;&\d]", "", left)


def _with_parties(text: str, known: Known) -> str:
    """Return a list of people with the codes after commas in brackets: "Anna Ek, S" is "Anna Ek (S)"."""
    codes = "|".join(sorted(map(re.escape, set(known.parties.values()))))
    return re.sub(rf"({NAME}), ({codes})(?=\s*(?:[,;.]|\b(?:och|samt)\b|$))", r"\1 (\2)", text) if codes else text


def _voters(text: str, known: Known) -> list[str]:
    """Return who is in a list of voters; in one that is nothing but names, those without a party too."""
    named = people_in(text, known)
    if not only_names(text):
        return named
    there = {name.split(" (")[0]: name for name in named}
    plain = re.sub(_TITLES, "", text)
    return [
        there.get(name, name) for name in dict.fromkeys(" ".join(each[0].split()) for each in re.finditer(NAME, plain))
    ]


def _casts(text: str, known: Known) -> Iterator[SaidOfVote]:
    """Yield who is said to have voted how: those named before the verb in its sentence, or after a colon."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    marks = list(_MARK.finditer(text))
    taken = 0  # where the names in brackets behind a mark end
    for index, mark in enumerate(marks):
        how = _how(mark["after"] or mark["before"] or mark["lead"] or mark["side"] or "avstår")
        begin = max((end for end in ends if end <= mark.start()), default=0)
        if index:
            begin = max(begin, marks[index - 1].end(), taken)
        end = next((each for each in ends if each > mark.end()), len(text))
        if index + 1 < len(marks):
            end = min(end, marks[index + 1].start())
        inside_brackets = _IN_BRACKETS.match(text, mark.end()) if mark["after"] else None
        listed = _voters(inside_brackets["who"], known) if inside_brackets else []
        if inside_brackets and listed and only_names(inside_brackets["who"]):
            taken = inside_brackets.end()
            yield SaidOfVote(begin, names={how: listed})
            continue
        leads = bool(mark["before"] or mark["lead"] or mark["side"] or mark["colon2"])
        names = [] if leads else people_in(text[begin : mark.start()], known)
        told = _TOLD.match(text, mark.end())
        at = begin
        if not names and (leads or text[mark.end() : mark.end() + 8].lstrip().startswith((":", "("))):
            names, at = _voters(text[mark.end() : end].strip(" :"), known), begin
        elif not names:
            names = [] if mark["abstain"] else people_in(text[mark.end() : end], known)
        inside = _TOLD_INSIDE.search(mark[0]) if leads else None
        count = told["n"] or told["m"] if told else inside[1] if inside else None
        if names:
            yield SaidOfVote(at, names={how: names}, told={how: int(count)} if count else {})
        elif not text[mark.end() :].strip(" :") and (leads or text.rstrip().endswith(":")):
            yield SaidOfVote(at, told={how: int(count)} if count else {}, waits=how)
