"""What can be found: one record for each §, case, member, party and page of the archive's own.

The text of a record is the minutes' own words and nothing else, since a hit quotes it. Everything else that leads to a
record stands in `meta`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator import urls
from generator.archive import AgendaItem, Body, Case, ContributionKind, Meeting, Party, Person, Subject
from generator.language.text import count
from generator.model import Item
from generator.model.base import Record
from generator.notation import format_number
from generator.pages.case.case import standing
from generator.pages.context import Context
from generator.pages.item.standing import plain_standing
from generator.pages.member.career import role_line
from generator.pages.parts import meeting_name, number_range, state_of

END_OF_BLOCK = "\n"  # parts the paragraphs of a record's text
_WORD = re.compile(r"\w+")


class OwnPage(NamedTuple):
    """A page that the archive has written itself: where it is, what it is called, and its words, a paragraph a line."""

    address: str
    title: str
    words: str


Findable = Case | AgendaItem | Meeting | Body | Person | Party | Subject | OwnPage


@dataclass(frozen=True)
class SearchRecord:
    """One thing to find. `meta` is what a hit shows or is found by, `filters` what it can be narrowed by."""

    address: str
    content: str
    meta: dict[str, str]
    filters: dict[str, list[str]] = field(default_factory=dict)


def record(context: Context, entity: Findable) -> SearchRecord:
    """Return the search record of an entity."""
    match entity:
        case Case():
            return _case(context, entity)
        case AgendaItem():
            return _item(context, entity)
        case Meeting():
            return _meeting(entity)
        case Body():
            return _body(entity)
        case Person():
            return _person(entity)
        case Party():
            return _party(entity)
        case Subject():
            return _subject(entity)
        case OwnPage():
            return _own_page(entity)


def _meeting(meeting: Meeting) -> SearchRecord:
    numbers = [item.number for item in meeting.items]
    name = meeting_name(meeting)
    return SearchRecord(
        urls.meeting(meeting),
        name,
        {
            "title": name,
            "kind": "Möte",
            "line": number_range(numbers, numbers),
            "organ": " ".join([*body_words(meeting.body), meeting.date.isoformat()]),
        },
        {"slag": ["Möte"], "organ": [meeting.body.name], "ar": [str(meeting.date.year)]},
    )


def _body(body: Body) -> SearchRecord:
    return SearchRecord(
        urls.body(body),
        body.name,
        {
            "title": body.name,
            "kind": "Organ",
            "line": body.record.kind.capitalize(),
            "namn": " ".join(body_words(body)),
        },
        {"slag": ["Organ"], "organ": [body.name]},
    )


def _person(person: Person) -> SearchRecord:
    party = f" ({person.party.code})" if person.party else ""
    return SearchRecord(
        urls.person(person),
        person.name,
        {
            "title": f"{person.name}{party}",
            "kind": "Ledamot",
            "line": role_line(person),
            "namn": " ".join(dict.fromkeys(person.spellings)),
        },
        {"slag": ["Ledamot"], "parti": [person.party.name] if person.party else []},
    )


def _party(party: Party) -> SearchRecord:
    return SearchRecord(
        urls.party(party),
        party.name,
        {"title": party.name, "kind": "Parti", "line": party.code, "namn": " ".join(party_words(party))},
        {"slag": ["Parti"], "parti": [party.name]},
    )


def _subject(subject: Subject) -> SearchRecord:
    kind = subject.kind.capitalize()
    line = count(subject.number, "paragraf", "paragrafer")
    words = " ".join(each for each in subject.also if not each.startswith("-") and not each.endswith("-"))
    meta = {"title": subject.name, "kind": kind, "line": line, "namn": words}
    return SearchRecord(urls.subject(subject), subject.name, meta, {"slag": [kind]})


def _own_page(page: OwnPage) -> SearchRecord:
    meta = {"title": page.title, "kind": "Sida", "line": "på webbplatsen"}
    return SearchRecord(page.address, page.words or page.title, meta, {"slag": ["Sida"]})


def _case(context: Context, case: Case) -> SearchRecord:
    last = case.items[-1].of(case)
    state = state_of(last)
    keys, parts = _number_keys([case])
    texts = [(item.record.decision, item.meeting) for item in reversed(case.items)]
    if state.kind != "noted":  # what was only noted is found by its §, and need not be found twice
        texts.insert(1, (last.record.summary, last.meeting))
    return SearchRecord(
        urls.case(case),
        _text(context, texts) or case.title,
        {
            "title": case.title,
            "kind": "Ärende",
            "state": state.kind,
            "state_label": state.item.short_state_label,
            "line": f"{case.number.canonical} · {standing(last)}",
            **_standing(_of_case(case)),
            "nummer": keys,
            "delar": parts,
        },
        {
            "lage": [state.item.short_state_label],
            "slag": ["Ärende"],
            "organ": sorted({item.meeting.body.name for item in case.items}),
            "ar": sorted({str(item.meeting.date.year) for item in case.items}),
        },
    )


def _of_case(case: Case) -> Iterator[str]:
    """Yield the qualifications of each § of a case; which are proposals and which is newest their order says."""
    for item in reversed(case.items):
        if said := plain_standing(item, way=False):
            number, day = format_number(item.number), item.meeting.days
            yield f"{item.meeting.body_name} {day}, § {number}: {' '.join(said)}"


def _standing(said: Iterable[str]) -> dict[str, str]:
    """Return the words that a hit shows beside those that it quotes, and is found by too: a correction's words."""
    words = " ".join(said)
    return {"standing": words} if words else {}


def _item(context: Context, item: AgendaItem) -> SearchRecord:
    meeting, record = item.meeting, item.record
    said = [contribution for contribution in item.contributions if contribution.kind is not ContributionKind.BALLOT]
    texts = [record.decision, record.summary, *_words_of(record, Item)]
    named = [author.name for contribution in item.contributions for author in contribution.authors]
    number = format_number(item.number)
    keys, parts = _number_keys(item.cases)
    return SearchRecord(
        urls.item(item),
        _text(context, ((text, meeting) for text in texts)) or record.title,
        {
            "title": record.title,
            "case": urls.case(item.cases[0]) if len(item.cases) == 1 else "",
            "kind": f"§ {number}",
            "state": state_of(item).kind,
            "state_label": item.short_state_label,
            "line": f"{meeting.body_name}, {meeting.days}",
            **_standing(plain_standing(item)),
            "paragraf": f"paragraf{number}",
            "organ": " ".join([*body_words(meeting.body), meeting.date.isoformat()]),
            "arende": keys,
            "delar": parts,
            "namn": " ".join(dict.fromkeys(named)),
        },
        {
            "lage": [item.short_state_label],
            "slag": ["Paragraf"],
            "organ": [meeting.body.name],
            "ar": [str(meeting.date.year)],
            "parti": sorted({party.name for contribution in said for party in contribution.parties}),
        },
    )


# What a § holds that is no text to quote: what it is found by in other ways, or was put first.
_NO_TEXT = frozenset(
    re.findall(
        r"\w+",
        """
        number named_cases title decision summary filed_by outcome proposal_to appeal status language earlier source
        section_order authors on_behalf_of disqualified ballots voters
        """,
    )
)


def _words_of(record: object, model: type[Record]) -> Iterator[str]:
    """Yield every text of a record but what _NO_TEXT names, in its order: a key added later is found as well."""
    for name in model.model_fields:
        if name not in _NO_TEXT:
            yield from _texts_in(getattr(record, name))


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        yield from _words_of(value, type(value))
    elif isinstance(value, dict):
        yield from (each for each in value.values() if isinstance(each, str))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts_in(each)


def body_words(body: Body) -> Iterator[str]:
    """Yield the names of a body besides its own."""
    record = body.record
    yield from filter(None, (record.id, record.short_name, record.initials, *record.other_names))


def party_words(party: Party) -> Iterator[str]:
    """Yield the names of a party, its letters, and what it is called for short: Centerpartiet is also Centern."""
    for name in (party.name, *party.record.also):
        yield name
        if name.endswith("erpartiet"):
            yield f"{name.removesuffix('partiet')}n"
    yield party.code


def _text(context: Context, texts: Iterable[tuple[str | None, Meeting]]) -> str:
    return END_OF_BLOCK.join(block for text, meeting in texts if text for block in context.text(text, meeting).blocks)


def _number_keys(cases: Iterable[Case]) -> tuple[str, str]:
    """Return the words by which the numbers of cases are found, however a reader parts letters and figures.

    The index makes one word of what stands between two blanks and drops characters: it seeks "KS 2024/430" as "ks" and
    "2024430". Hence every spelling is given run together, from each of its parts on; and in its parts, which say less.
    """
    keys: dict[str, None] = {}
    pieces: dict[str, None] = {}
    for case in cases:
        for spelling in (case.number.canonical, *case.number.also, *case.spellings):
            parts = _WORD.findall(spelling)
            keys |= {"".join(parts[start:]): None for start in range(len(parts))}
            pieces |= dict.fromkeys(parts)
    return " ".join(keys), " ".join(pieces)
