"""Statements: the same words put on record by two, and words that speak for another party than their author's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.archive import AgendaItem, Archive, Party
from generator.checks.paper import Paper, Path, Seat, Who, names_of, read_entry
from generator.content.loader import Content
from generator.content.outline import STATEMENTS
from generator.findings import Finding, Severity
from generator.model import PartyRecord, Statement
from generator.notation import Number, format_number

# Shorter texts are formulas: "bifall till förslaget".
_FORMULA = 120
_ATTRIBUTES = dict(STATEMENTS)


def repeated(paper: Paper) -> Iterator[Finding]:
    """Yield a warning for each statement that is word for word another one in the same minutes, by somebody else."""
    seen: dict[str, tuple[str, Statement]] = {}
    for index, item in enumerate(paper.minutes.items):
        for key, attribute in STATEMENTS:
            for at, statement in enumerate(getattr(item, attribute)):
                folded = re.sub(r"[\W_]+", " ", statement.text or "").strip().casefold()
                if len(folded) < _FORMULA:
                    continue
                number, earlier = seen.setdefault(folded, (format_number(item.number), statement))
                if earlier is statement or _parties(earlier) & _parties(statement):
                    continue
                where = f"i § {number}" if number != format_number(item.number) else "i samma paragraf"
                yield paper.finding(
                    ("paragrafer", index, key, at, "text"),
                    "samma-yttrande",
                    f"texten av {_shown(statement)} är ord för ord densamma som {_shown(earlier)} har {where}.",
                    "Kontrollera mot originalet att rätt text står på båda ställena. Står det så där låter du det stå "
                    "och förklarar det i redaktionell_not.",
                )


# What only those can do who take part in the decision. Whoever is there may have a note or an opinion put on record.
_OF_THOSE_WHO_DECIDE = {"yrkanden": "ett yrkande", "reservationer": "en reservation"}


def not_serving(paper: Paper) -> Iterator[Finding]:
    """Yield a question for each who moves or reserves in a § in which, by the attendance, they do not serve.

    Only who took part in a decision may reserve against it (KL 4:27). Who stands nowhere in the attendance may be the
    chair of a board who speaks in fullmäktige; and what was said of jäv is said by attendance.py.
    """
    for index, item in enumerate(paper.minutes.items):
        for key, what in _OF_THOSE_WHO_DECIDE.items():
            for at, statement in enumerate(getattr(item, _ATTRIBUTES[key])):
                for who in _people(statement):
                    seat = _elsewhere(paper, who, item.number)
                    if seat and not paper.is_away(who, item.number):
                        where = (
                            "bara som närvarande ersättare" if seat.group == "ersättare" else "inte i den paragrafen"
                        )
                        yield paper.finding(
                            ("paragrafer", index, key, at),
                            "yrkar-ej-tjanstgorande",
                            f"tjänstgjorde {who.name}? Här står {what}, men på rad {paper.line(seat.path)} står "
                            f"{who.name} {where}.",
                            "Tjänstgjorde personen rättar du närvaroraden så att den täcker paragrafen. Är det någon "
                            "annan rättar du namnet. Står det så i originalet låter du det stå.",
                        )


def _elsewhere(paper: Paper, who: Who, number: Number) -> Seat | None:
    """Return the line of the attendance of somebody who by it does not serve in a §, None for all others."""
    seats = [*paper.seats_of(who), *paper.seats_of(who, "ersättare")]
    if any(seat.group == "beslutande" and seat.may_serve_in(number) for seat in seats):
        return None
    return seats[0] if seats else None


def _people(statement: Statement) -> list[Who]:
    return [_read(printed) or Who(printed, None) for printed in statement.authors]


def _read(printed: str) -> Who | None:
    entry = read_entry(printed)
    return Who(entry.name, entry.party) if entry else None


def _parties(statement: Statement) -> set[str]:
    """Return the names that two statements of one party share; without any party, the names."""
    people = _people(statement)
    letters = {*statement.on_behalf_of, *(who.party for who in people if who.party)}
    return {letter.casefold() for letter in letters} or {who.key for who in people}


def _shown(statement: Statement) -> str:
    # What cannot be read as a name (`av: null`) has a finding of its own, and is nobody's name here.
    people = [who for printed in statement.authors if (who := _read(printed))]
    return names_of(people) if people else " och ".join(statement.on_behalf_of) or "någon utan namn"


def other_voices(archive: Archive, content: Content) -> Iterator[Finding]:
    """Yield a warning for each statement whose "vi" is the name of a party that it is not made for."""
    called = _called(archive.party_index.parties)
    for meeting in archive.all_meetings:
        for item in meeting.all_items:
            for position, said in enumerate(item.outline.said):
                for word in said.speaks_as:
                    if word in called:
                        yield from _other_voice(content, item, position, called)
                        break


def _other_voice(
    content: Content, item: AgendaItem, position: int, called: dict[str, list[Party]]
) -> Iterator[Finding]:
    said = item.outline.said[position]
    own = set(map(family, item.contributions[position].parties))
    voices = [(word, set(map(family, called[word]))) for word in said.speaks_as if word in called]
    if not own or any(own & parties for _, parties in voices):
        return
    word = voices[0][0]
    path: Path = ("paragrafer", item.index, said.key, said.at, "text")
    parties = item.contributions[position].parties
    yield content.finding(
        item.meeting.file.name,
        path,
        "annat-parti-talar",
        f"I § {format_number(item.number)}: texten säger ”vi {_printed(word)}”, men står för "
        f"{' och '.join(party.name for party in parties)}.",
        "Kontrollera mot originalet att texten hör till rätt parti. Står det så där låter du det stå och förklarar det "
        "i redaktionell_not.",
        Severity.WARNING,
    )


def _printed(word: str) -> str:
    """Return a word of people as it is ("socialdemokrater"), the name of a party with a capital."""
    return word if word.endswith("er") else f"i {word.capitalize()}"


def family(party: Party) -> str:
    """Return the last one of a party's successors: under its old name it is the same party."""
    seen = set[str]()
    while party.successor and party.code not in seen:
        seen.add(party.code)
        party = party.successor
    return party.code


def _called(parties: list[Party]) -> dict[str, list[Party]]:
    """Return the words for the people of each party, by its names: Moderaterna, moderater."""
    found: dict[str, list[Party]] = {}
    for party in parties:
        for word in {each for name in _names(party.record) for each in _words(name)}:
            found.setdefault(word, []).append(party)
    return found


def _names(record: PartyRecord) -> Iterator[str]:
    yield from (name for name in (record.name, *record.also) if " " not in name)


def _words(name: str) -> Iterator[str]:
    """Yield the name of a party and of its people: the ends of Swedish words, and no party's own name."""
    folded = name.casefold()
    if len(folded) < 6:
        return
    yield folded
    if folded.endswith("erna"):
        yield folded.removesuffix("na")
    for end, people in (("partiet", "partister"), ("listan", "lister")):
        if folded.endswith(end):
            yield folded.removesuffix(end) + people
