"""What somebody had put on record: proposals, reservations, opinions, notes, each with whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importer.blocks import Block, markdown
from generator.importer.fields.people import NAME, PARTY, WORD, Known, is_only_people, parties_in, people_in
from generator.importer.lines import Line
from generator.yamlio import Value

_FINISHED = re.compile(r"[.:!?”\"»]\s*$")
_SOMEBODY = re.compile(
    r"(?:(?:[A-ZÅÄÖ][a-zåäö]+ ){0,3}(?:\w*ordföranden?|\w*ersättar(?:en|na)|ledamoten|ledamöterna|kommunalrådet) )?"
    rf"{NAME} {PARTY}|(?:Representanterna|Ledamöterna) (?:från|för) "
    r"|[A-ZÅÄÖ]{1,4}(?:, [A-ZÅÄÖ]{1,4})*(?: och [A-ZÅÄÖ]{1,4})? (?:reserverar|antecknar|lämnar)"
)
_CODES = re.compile(
    r"(?:från|för)?\s*(?<![\wåäö])"
    r"(?P<codes>\(?[A-ZÅÄÖ]{1,4}\)?(?:(?:, | och | samt |,)\(?[A-ZÅÄÖ]{1,4}\)?)*)(?![\wåäö])"
)
_LEAD = re.compile(
    r"^(?P<lead>[^:]{3,220}?(?:anteckn|yttrande|till protokollet|reserv|lämna|anför|inkom|följande)[^:]{0,160}:)"
    r"\s*(?P<rest>.*)$",
    re.DOTALL | re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:anteckna\w*|reserver\w+|anmäl\w+|lämna\w*|avger|avgav|inkom\w*|lät|låter|avstår|deltar|deltog)\b",
    re.IGNORECASE,
)
# "Mot beslutet reserverar sig Anna Ek (S) och Bo Lund (M)."
_INVERTED = re.compile(r"Mot beslutet (?:reserverar|reserverade|anmäler|anmälde) sig (?P<who>[^.]{3,400})")
_MOVES = re.compile(
    r"^(?P<lead>.{3,400}?\b(?:yrkar|yrkade|yrkat|föreslår|föreslog|instämmer|instämde|framställer|lägger))\b"
    r"[ ]*(?P<rest>.*)$",
    re.DOTALL,
)
_NAMED = rf"{NAME} ?{PARTY}"
# "Anna Ek (S), Bo Lund (M): Avslag på förslaget."
ONLY_NAMES = re.compile(rf"^(?P<lead>{_NAMED}(?:(?:, | och | samt ){_NAMED})*) ?:\s*(?P<rest>\S.*)?$", re.DOTALL)
_THE_CHAIR = re.compile(r"Ordförande(?:n)? (?:yrkar|yrkade|föreslår|föreslog|instämmer|instämde)\b")
_BARE_NAME = re.compile(rf"(?P<who>{NAME}) ?:\s*(?P<rest>\S.*)$", re.DOTALL)
_FOR = re.compile(r"\b(?:för|från)\s+(?P<party>[^:.]{1,80}?)(?=\s*[:.]|\s+(?:till|om|med)\b|$)")
_BLANK = re.compile(r"\bblank reservation\b|\breserverar sig blankt\b", re.IGNORECASE)
# "Anna Ek (S) lämnar följande protokollsanteckning på finska:", by the codes of a record's languages.
_LANGUAGES = {"finska": "fi", "meänkieli": "fit", "nordsamiska": "se", "sydsamiska": "sma", "lulesamiska": "smj",
              "romani": "rom", "romska": "rom", "jiddisch": "yi"}  # fmt: skip
_LANGUAGE = re.compile(rf"\bpå (?P<name>{'|'.join(_LANGUAGES)})\b", re.IGNORECASE)
_BULLET = re.compile(r"^[•·●▪–-]\s+")
_WITHDRAWN = re.compile(r"\b(?:återtar|återtog|drar tillbaka|drog tillbaka|återtas|återtogs)\b", re.IGNORECASE)
# "Anna Ek (S) återtog sin reservation före justeringen." A yrkande that was taken back says nothing of the reservation.
_TAKEN_BACK = re.compile(
    r"\b(?:återtar|återtog|återtagit|drar tillbaka|drog tillbaka|dragit tillbaka) (?:(?:sina?|deras|den) )?reservation"
    r"|\breservation(?:en|erna)? (?:återtas|återtogs|har återtagits|drogs tillbaka|har dragits tillbaka)\b",
    re.IGNORECASE,
)


# "Anna Ek (S) yrkar bifall. Bo Lund (M) yrkar avslag.": one after the other in a paragraph.
_ANOTHER = re.compile(
    rf"(?<=[a-zåäö)\d”\"][.!])\s+"
    # "Anna Ek (S), Sjöstad, yrkar": of which municipality somebody is in a federation.
    rf"(?=(?:Ordföranden|(?:Ordföranden )?{NAME} ?{PARTY}(?:(?:, | och | samt ){NAME} ?{PARTY})*(?:, {WORD},)?) "
    r"(?:yrkar|yrkade|föreslår|föreslog|reserverar|reserverade|instämmer|instämde|avstår från|deltar inte|deltar ej) )"
)


def begins_statement(line: Line, before: Line | None) -> bool:
    """Tell whether a line begins with somebody's name after the end of a sentence."""
    return before is not None and bool(_FINISHED.search(before.text)) and bool(_SOMEBODY.match(line.text))


def statements(
    blocks: Sequence[Block], known: Known, *, moves: bool = False, named: bool = False, reserved: bool = False
) -> list[dict[str, Value]] | None:
    """Return the statements in the blocks of a section, or None if it is not clear whose one of them is.

    Every word of the blocks is in one of them, in order: what leads a text in is its `ingress`. With `moves` each
    block is somebody's proposal; with `named` a block of nothing but names is theirs, as the heading says; with
    `reserved` each is a reservation, which may have been taken back.
    """
    made: list[dict[str, Value]] = []
    bodies: list[list[Block]] = []
    for block in [part for each in blocks for part in _apart(each)]:
        # In a list of what each moves the bullet is no word of theirs.
        plain = Block(_BULLET.sub("", block.text), block.lines, block.kind)
        whose = _opening(plain, known, moves=moves) if block.kind == "paragraph" else None
        people = people_in(block.text, known) if named and whose is None and not any(bodies) else []
        if people and is_only_people(people, _BULLET.sub("", block.text)):
            whose = {"av": people[0] if len(people) == 1 else list[Value](people)}, ""
        if whose is None:
            if not made:
                return None
            bodies[-1].append(block)
            continue
        fields, rest = whose
        made.append(fields)
        bodies.append([Block(rest, block.lines)] if rest else [])
    for fields, body in zip(made, bodies, strict=True):
        if reserved and _TAKEN_BACK.search(" ".join([str(fields.get("ingress", "")), *(block.text for block in body)])):
            fields["återtaget"] = "ja"
        if body:
            fields["text"] = _text(body)
        elif "ingress" in fields:
            fields["text"] = fields.pop("ingress")
    return made


def _apart(block: Block) -> list[Block]:
    """Return a paragraph as the statements of several that it is; one that a colon leads in is somebody's own text."""
    if block.kind != "paragraph" or _LEAD.match(block.text) or ONLY_NAMES.match(block.text):
        return [block]
    return [Block(each, block.lines) for each in _ANOTHER.split(block.text)]


def _text(body: Sequence[Block]) -> str:
    text = markdown(body)
    return text + "\n" if "\n" in text or len(text) > 100 else text


def _opening(block: Block, known: Known, *, moves: bool) -> tuple[dict[str, Value], str] | None:
    text = block.text
    lead, rest = text, ""
    bare = _BARE_NAME.match(text)
    if bare and bare["who"] in known.people:
        code = known.people[bare["who"]]
        return {"av": f"{bare['who']} ({code})" if code else bare["who"]}, bare["rest"]
    if named := ONLY_NAMES.match(text):
        whose = people_in(named["lead"], known)
        return {"av": whose[0] if len(whose) == 1 else list[Value](whose)}, named["rest"] or ""
    match = (_MOVES.match(text) or _LEAD.match(text)) if moves else _LEAD.match(text)
    if match:
        lead, rest = match["lead"], match["rest"]
    elif moves or not _OWN.search(text[:400]):
        return None
    before = _OWN.search(lead) if not moves else None
    subject = lead[: before.start()] if before else lead
    people = people_in(subject, known)
    if not people and moves and known.chair and _THE_CHAIR.match(lead):
        people = [known.chair]
    if not people and before and (inverted := _INVERTED.match(text)):
        people = people_in(inverted["who"], known)
    fields: dict[str, Value] = {}
    party = _FOR.search(lead)
    codes = parties_in(party["party"], known) if party else []
    if not people and (listed := _CODES.search(subject)):
        codes = re.findall(r"[A-ZÅÄÖ]{1,4}", listed["codes"])
    if not people and not codes:
        codes = parties_in(subject, known)
    if not people and not codes:
        return None
    if people:
        fields["av"] = people[0] if len(people) == 1 else list[Value](people)
    if codes and (not people or (party and not people_in(party[0], known))):
        fields["för"] = codes[0] if len(codes) == 1 else list[Value](codes)
    if moves and _WITHDRAWN.search(text):
        fields["återtaget"] = "ja"
    if _BLANK.search(text):
        fields["blank"] = "ja"
    if moves and not lead.rstrip().endswith(":"):
        return fields, text
    fields["ingress"] = lead
    if language := _LANGUAGE.search(lead):
        fields["språk"] = _LANGUAGES[language["name"].casefold()]
    return fields, rest


_JÄV = re.compile(
    r"\s*(?:deltar|deltog) på grund av jäv (?:inte|ej) i [\wåäö ]{3,60}\.?\s*|"
    r"\s*anmäl(?:er|de)\s+jäv(?: i ärendet)?(?:,? och (?:deltar|deltog|lämnar|lämnade) (?:därför )?(?:(?:inte|ej) )?"
    r"(?:i |lokalen|salen|rummet|sammanträdet)?[\wåäö ]{0,60})?\.?\s*|"
    r"\s*(?:På grund av|P\.?g\.?a\.?|Till följd av)\s+jäv,?\s+(?:deltar|deltog|tjänstgör|lämnar|lämnade)\s*(?:inte|ej)?"
    r"(?:\s*(?:i |under |från |lokalen|salen|rummet)[\wåäö ]{0,80})?\.?\s*|"
    r"\s*(?:anmäl(?:er|de|t)\s+jäv|deltar|deltog|anmäler sig|är jävig\w*|lämnar)?\s*"
    r"(?:(?:inte|ej)(?:\s+i\s+[\w ]{3,60}?)?)?\s*(?:på grund av|p\.?g\.?a\.?)?\s*jäv(?:ig\w*)?\.?\s*",
    re.IGNORECASE,
)


def disqualified(blocks: Sequence[Block], known: Known) -> list[str] | None:
    """Return who took no part for bias, if a section says only that in the usual words; else None."""
    names: list[str] = []
    for block in blocks:
        people = people_in(block.text, known)
        rest = block.text
        for name in people:
            rest = rest.replace(name, "")
        rest = re.sub(r"^[ ,]*(?:Tjänstgörande ersättaren|Ordföranden|Ledamoten|och|samt)[ ,]*", "", rest.strip())
        if not people or not (is_only_people([], rest) or _JÄV.fullmatch(rest)):
            return None
        names += people
    return names or None


def disqualified_among(blocks: Sequence[Block], known: Known) -> list[str]:
    """Return who took no part for bias by whole sentences that say just that, among others that say other things."""
    sentences = [each for block in blocks for each in re.split(r"(?<=[a-zåäö)]\.)\s+(?=[A-ZÅÄÖ])", block.text)]
    said = [disqualified([Block(sentence, ())], known) for sentence in sentences if "jäv" in sentence.casefold()]
    return list(dict.fromkeys(name for names in said for name in names or ()))
