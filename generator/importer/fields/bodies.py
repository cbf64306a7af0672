"""Which of the municipality's bodies is meant: whose minutes these are, and to whom a committee proposes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.importer.fields.found import Found
from generator.importer.fields.names import is_union
from generator.importer.lines import Line
from generator.language.text import folded
from generator.model import BodyRecord

# What looks like the name of a body, registered or not.
_BODY = re.compile(
    r"(?:[A-ZÅÄÖ][\w-]*(?:[ ,&-]+(?:och )?[\w-]+){0,6}?[ -]?)?"
    r"(?:\w*nämnden|\w*utskottet|\w*utskott|\w*styrelsen|\w*fullmäktige|\w*beredningen|\w+rådet|\w*kommittén"
    r"|\w*delegationen|\w*revisionen|revisorerna)|\w*(?:nämnden|utskottet|styrelsen) för [\w ,&-]{3,60}",
    re.IGNORECASE,
)
# Somebody's office, or a sentence, that ends with the name of a body.
_NO_HEAD = re.compile(
    r",.*\b(?:ordförande|ledamot|ersättare|sekreterare|chef)\b|\b(?:ordförande|ledamot|ersättare|sekreterare) i\b"
    r"|\b(?:antas|godkänns|svar|yttrande\w*|information|rapport|förslag|skickas|lämnas)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:(?:sammanträdes)?protokoll(?:et)?(?: fört)?(?: från| för| över| vid)?(?: sammanträde(?:t)?)?(?: med| i)?"
    r"|sammanträde med"
    r"|organ|instans|nämnd|bolag)(?:\s*:\s*|\s+)|^[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)? (?:kommuns?|stads?)[ ,:–-]+",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:\b(?:sida|sidan|sid\.?)\s*)?\b\d{1,4}\s*(?:\(\d{1,4}\)|/\s*\d{1,4}\b|\bav\s+\d{1,4}\b)|\b(?:sida|sid)\s+\d+",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d|\b\d{1,2} [a-zåäö]{3,9} (?:19|20)\d\d")
_PROPOSES = re.compile(
    r"(?:föreslår|(?<!uppdrag att )\bföreslå|hemställer hos|hemställer|"
    r"tillstyrker[^.]{0,200}? och föreslår)\s+(?:att\s+)?(?P<body>[\w &,-]{3,80}?)\s+(?:att\b|"
    r"fattar|beslutar|beslutar:|besluta|fatta|godkänner|antar|ger|föreslår|föreslå)\b",
    re.IGNORECASE,
)


def body_of_minutes(heads: Sequence[str], name: str, bodies: Sequence[BodyRecord]) -> Found[str] | None:
    """Return the id of the body whose minutes these are, by what stands alone on the front page and in page heads.

    Args:
        heads: the lines of the front page and the page heads. Who receives a decision is not among them.
        name: of the file, which may begin with the body's id.
        bodies: the register's.
    Returns:
        The id, where `start` is the place of its line; "" and a doubt if a body is named that the register lacks, for
        then no other body's minutes are meant; None if no body is named.
    """
    hits: Counter[str] = Counter()
    first: dict[str, int] = {}
    unknown: Counter[str] = Counter()
    for place, text in enumerate(heads):
        for cell in re.split(r"\s{2,}", text.strip()):
            plain = _bare_head(cell)
            if body := _named(plain, bodies):
                hits[body.id] += 1
                first.setdefault(body.id, place)
            elif (
                plain[:1].isupper()
                and len(plain.split()) < 10
                and _BODY.fullmatch(plain)
                and not _NO_HEAD.search(plain)
            ):
                unknown[plain] += 1
    names = {body.id: body.name for body in bodies}
    ranked = sorted(hits, key=lambda each: (-hits[each], -len(names[each]), first[each]))
    if unknown and (not ranked or max(unknown.values()) >= hits[ranked[0]]):
        missing = unknown.most_common(1)[0][0]
        return Found("", 0, 0, 0.5, f"”{missing}” finns inte i register/organ.yml")
    by_file = _of_file(name, bodies)
    if not ranked:
        return _mentioned(heads, bodies) or by_file
    best = ranked[0]
    doubt = ""
    if len(ranked) > 1 and hits[ranked[1]] * 2 > hits[best]:
        doubt = f"här står både ”{names[best]}” och ”{names[ranked[1]]}”"
    elif by_file and by_file.value != best:
        doubt = f"filens namn säger ”{names[by_file.value]}”, framsidan ”{names[best]}”"
    return Found(best, first[best], first[best], 0.6 if doubt else 1.0, doubt)


def _is_head(plain: str) -> bool:
    return bool(_BODY.fullmatch(plain)) and not _NO_HEAD.search(plain)


def is_body(text: str, bodies: Sequence[BodyRecord]) -> bool:
    """Tell whether a line is the name of a body of the register, but for a day and the number of a page."""
    return _named(_bare_head(text), bodies) is not None


def _bare_head(cell: str) -> str:
    """Return a cell of a page head without what stands around the body's name: label, municipality, day, page."""
    text = _PAGE.sub("", _DAY.sub("", cell)).strip(" .,:–-")
    text = _LABEL.sub("", text)
    return re.sub(r"[ ,:–-]+(?:(?:sammanträdes)?protokoll(?: nr.*)?|§§?.*)$", "", text, flags=re.IGNORECASE).strip(
        " .,:–-"
    )


def _named(plain: str, bodies: Sequence[BodyRecord]) -> BodyRecord | None:
    wanted = _plain(plain)
    return next(
        (
            body
            for body in bodies
            if wanted in {_plain(name) for name in (body.name, body.short_name, *body.other_names) if name}
        ),
        None,
    )


def _mentioned(heads: Sequence[str], bodies: Sequence[BodyRecord]) -> Found[str] | None:
    for body in sorted(bodies, key=lambda record: -len(record.name)):
        whole = re.compile(rf"(?<!\w){re.escape(_plain(body.name))}(?!\w)")
        for place, text in enumerate(heads):
            if whole.search(_plain(text)):
                return Found(body.id, place, place, 0.6, "organets namn står inte ensamt på en rad")
    return None


def _of_file(name: str, bodies: Sequence[BodyRecord]) -> Found[str] | None:
    stem = folded(re.sub(r"[\W_]+", " ", name.rsplit(".", 1)[0]))
    words = stem.split()
    for body in sorted(bodies, key=lambda record: -len(record.name)):
        if _plain(re.sub(r"[\W_]+", " ", body.name)) in stem or any(body.id == word for word in words[:3]):
            return Found(body.id, 0, 0, 0.5, "organet är hämtat ur filens namn")
    return None


_HEADED = re.compile(r"förslag till (?:beslut i )?(?P<body>[\w &,-]{3,80})$", re.IGNORECASE)


def proposal_to(
    text: str, bodies: Sequence[BodyRecord], own: str | None, heading: str | None = None
) -> Found[str] | None:
    """Return the id of the body to which a decision is only a proposal; "" and a doubt if the register lacks it."""
    small = text.casefold()
    proposes = any(stem in small for stem in ("föresl", "hemställer", "tillstyrker"))
    headed = _HEADED.search(heading or "") or _PROPOSES.search(heading or "")
    # "att föreslå åtgärder för hur …" may stand before what is proposed to a body.
    told = [headed] if headed else _PROPOSES.finditer(text) if proposes else ()
    return next((found for match in told if (found := _meant(match, bodies, own))), None)


def _meant(match: re.Match[str], bodies: Sequence[BodyRecord], own: str | None) -> Found[str] | None:
    """Return the body that something is proposed to; None if it is the own one, or none at all."""
    at = match.span("body")
    if body := _named(match["body"], bodies):
        return Found(body.id, *at) if body.id != own else None
    if re.search(r"(?:styrelsen|fullmäktige|nämnden|utskottet|nämnden för [\wåäö &]+)$", _plain(match["body"])):
        return Found("", *at, 0.5, f"förslag till ”{match['body']}”, som inte finns i register/organ.yml")
    return None


def proposed_to_own(heading: str, bodies: Sequence[BodyRecord], own: str | None) -> bool:
    """Tell whether a heading is that of somebody's proposal to the body whose minutes these are: no decision of it."""
    match = _HEADED.search(heading)
    body = _named(match["body"], bodies) if match else None
    return body is not None and body.id == own


def _plain(name: str) -> str:
    return folded(name).strip(" .:")


# Minutes of meetings between employer and unions: they name employees, and are no minutes of a body.
_OTHERS = re.compile(
    r"\b(?:MBL(?:-\w+)?|medbestämmande\w*|(?:lokal|central|facklig|förvaltnings)\w* ?samverkan\w*"
    r"|samverkans(?:grupp|möte|protokoll|kommitté)\w*|samverkan enligt \w+|(?-i:FSG|CSG|LSG|CESAM|FÖSAM|LOSAM)\b"
    r"|för arbetstagar\w+|förhandlingsprotokoll\w*|förhandling mellan .{3,60} och|skyddskommitté\w*"
    r"|^protokoll,? (?:från |för )?samverkan$)",
    re.IGNORECASE,
)
# Who was there, told by the two sides of such a meeting.
_EMPLOYER = re.compile(
    r"(?:För )?arbetsgivar(?!utskott|nämnd|delegation)\w*\b|[^()]+\(AG\)|[^,]+, arbetsgivare$", re.IGNORECASE
)
_UNIONS = re.compile(r"(?:För (?:de )?)?(?:arbetstagar|fackliga? |personalorganisation)\w*\b", re.IGNORECASE)
_SENTENCE = re.compile(r"\b(?:har|lämn(?:as|ats)|är|hålls|hölls)\b")
_CHAR = re.compile(r"(?:[A-ZÅÄÖ][\w]{0,5} )?§ ?\d")
_TITLE_LINES = 12


def other_minutes(front: Sequence[Line], *, body: bool = False) -> str:
    """Return by which words minutes say that they are of the unions' meetings, "" if they do not.

    `front` are the lines before the first §; who was there for the unions is told in minutes of a body, too. `body`
    tells that a body of the register heads them: then a sentence about such a meeting does not count.
    """
    for line in front[:_TITLE_LINES]:
        told = len(line.text) <= 100 and not (body and _SENTENCE.search(line.text))
        if told and not _CHAR.match(line.text) and (match := _OTHERS.search(line.text)):
            return match[0]
    texts = [text for line in front for text in (line.cells or (line.text,)) if not _CHAR.match(text)]
    employer = next((match[0] for text in texts if (match := _EMPLOYER.match(text))), "")
    return employer if any(_UNIONS.match(text) or _of_union(text) for text in texts) else ""


def is_of_unions(name: str) -> bool:
    """Tell whether the name of a body says that it is one of employer and unions."""
    return bool(_OTHERS.search(name))


def _of_union(text: str) -> bool:
    """Tell whether a line names somebody for a trade union: "Anna Ek (Vision)", "Anna Ek, Vision", "För Vision: …"."""
    return any(is_union(word) for word in re.findall(r"(?:[,(] ?|\bFör |\bför )(\w+)", text))
