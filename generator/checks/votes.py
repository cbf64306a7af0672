"""Votes: figures, names and results that do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.archive import OUTCOMES
from generator.checks.paper import Paper, Path, Who, read_name
from generator.content.outline import asks_for_more, minority_won
from generator.findings import Finding, Severity
from generator.model import CAST, SIDES, Choice, Item, Vote

_PUTS_OFF = re.compile(r"återremi|bordlägg|uppskjut|ajourn|avgöras? i ?dag|avgöras? vid dagens", re.IGNORECASE)
_CHECK = "Jämför med originalets omröstningslista."


def votes(paper: Paper) -> Iterator[Finding]:
    """Yield the doubts about the votes of one meeting, by its own file alone."""
    for index, item in enumerate(paper.minutes.items):
        serving = _serving(paper, item) if item.votes else 0
        for at, vote in enumerate(item.votes):
            path = ("paragrafer", index, "voteringar", at)
            names = _names(vote)
            yield from _meaning(paper, path, vote)
            yield from _secret(paper, path, vote)
            yield from _figures(paper, path, vote, names)
            yield from _too_many(paper, path, serving, vote)
            yield from _twice(paper, path, names)
            yield from _not_serving(paper, path, item, names)
            yield from _result(paper, path, item, vote)
        if len(item.votes) == 1:
            yield from _took_no_part(paper, index, item, item.votes[0])


def _severity(paper: Paper) -> Severity:
    """In minutes that stand, names and figures may be wrong in the original; in a draft the reading of them is."""
    return Severity.ERROR if paper.minutes.status == "utkast" else Severity.WARNING


_Names = dict[str, list[Who | None]]


def _names(vote: Vote) -> _Names:
    """Return who voted how; None for what is no person's name, such as a party's."""
    if vote.ballots is None:
        return {}
    return {choice.key: [read_name(name) for name in getattr(vote.ballots, choice.attribute)] for choice in Choice}


def _meaning(paper: Paper, path: Path, vote: Vote) -> Iterator[Finding]:
    if vote.closed or vote.text or vote.options or (vote.yes and vote.no) or not (vote.tally or vote.ballots):
        return
    missing = "vare sig Ja eller Nej" if not (vote.yes or vote.no) else "Nej" if vote.yes else "Ja"
    yield paper.finding(
        path,
        "rost-mening",
        f"det framgår inte vad {missing} betydde i voteringen.",
        "Lägg till ja: och nej: med vad rösten gällde, till exempel ja: bifall till förslaget.",
    )


def _secret(paper: Paper, path: Path, vote: Vote) -> Iterator[Finding]:
    """How somebody voted in a closed vote is secret: names stop publication. Who was away is not."""
    ballots = vote.ballots
    named = bool(ballots and (ballots.yes or ballots.no or ballots.abstained))
    if vote.closed and (named or any(option.voters for option in vote.options)):
        yield paper.finding(
            (*path, "röster" if named else "alternativ"),
            "rost-sluten-namn",
            "omröstningen är sluten, men det står vilka som röstade vad.",
            "Var den öppen tar du bort sluten: ja. Var den sluten tar du bort namnen och behåller siffrorna.",
            Severity.ERROR,
        )


def _figures(paper: Paper, path: Path, vote: Vote, names: _Names) -> Iterator[Finding]:
    if vote.tally is None or any(who is None for name in names.values() for who in name):
        return
    voted = bool(names.get("ja") or names.get("nej"))
    for choice in Choice:
        key = choice.key
        figure, count = getattr(vote.tally, choice.attribute), len(names.get(key, ()))
        if figure is None or not voted or (choice not in SIDES and not count) or figure == count:
            continue
        yield paper.finding(
            (*path, "röster", key),
            "rost-antal",
            f"resultatet säger {figure} {key}, men {count} namn står under {key}.",
            f"Lägg till den som saknas, ta bort den som är för mycket, eller rätta siffran. {_CHECK}",
            _severity(paper),
        )


def _serving(paper: Paper, item: Item) -> int:
    """Return how many people can have voted in an item."""
    seats = [seat for seat in paper.serving if seat.may_serve_in(item.number) and seat.who.is_somebody]
    return len({(seat.who.key, seat.who.party) for seat in seats})


def _too_many(paper: Paper, path: Path, serving: int, vote: Vote) -> Iterator[Finding]:
    """More votes than people who served. A list far too short names only some of them, and tells nothing."""
    if vote.tally is None:
        return
    cast = vote.tally.yes + vote.tally.no + (vote.tally.abstained or 0)
    cast += sum(filter(None, (vote.tally.blank, vote.tally.invalid, *(option.number for option in vote.options))))
    if serving < cast <= 2 * serving:
        yield paper.finding(
            (*path, "resultat"),
            "rost-for-manga",
            f"resultatet är {cast} röster, men bara {serving} tjänstgör i paragrafen.",
            "Rätta siffrorna, eller lägg till dem som saknas bland de beslutande. Jämför med originalet.",
        )


def _twice(paper: Paper, path: Path, names: _Names) -> Iterator[Finding]:
    seen: dict[str, tuple[Who, str]] = {}
    for key, value in names.items():
        for at, who in enumerate(value):
            if who is None or not who.is_somebody:
                continue
            earlier = seen.get(who.key)
            if earlier and earlier[0].may_be(who):
                same = key == earlier[1]
                yield paper.finding(
                    (*path, "röster", key, at),
                    "rost-dubbel",
                    f"{who.name} står två gånger under {key}."
                    if same
                    else f"{who.name} står både under {earlier[1]} och under {key}.",
                    f"Ta bort namnet på det ena stället. {_CHECK}",
                    _severity(paper),
                )
            seen[who.key] = who, key


def _not_serving(paper: Paper, path: Path, item: Item, names: _Names) -> Iterator[Finding]:
    """Voters who stand in the attendance, but not as serving in this §. Names that do not stand there: people.py."""
    for key in CAST:
        for at, who in enumerate(names.get(key, ())):
            own = [*paper.seats_of(who), *paper.seats_of(who, "ersättare")] if who else []
            if not who or not own or any(seat.group == "beslutande" and seat.may_serve_in(item.number) for seat in own):
                continue
            if paper.is_away(who, item.number):
                continue  # said by attendance.py
            only = all(seat.group == "ersättare" for seat in own)
            where = "bara som närvarande ersättare" if only else "inte som beslutande i den paragrafen"
            yield paper.finding(
                (*path, "röster", key, at),
                "rost-ej-tjanstgorande",
                f"{who.name} har röstat men står {where} (rad {paper.line(own[0].path)}).",
                "Rätta närvaroraden så att den täcker paragrafen, eller ta bort rösten. Jämför med originalet.",
            )


def _took_no_part(paper: Paper, index: int, item: Item, vote: Vote) -> Iterator[Finding]:
    """Who takes no part in the decision, and voted in its only vote; not in one about whether to put it off."""
    about = " ".join(filter(None, (vote.yes, vote.no, vote.text)))
    if _PUTS_OFF.search(about):
        return
    names = _names(vote)
    voted: dict[str, list[tuple[Who, str]]] = {}
    for side in SIDES:
        for voter in filter(None, names.get(side.key, ())):
            voted.setdefault(voter.key, []).append((voter, side.key))
    for at, statement in enumerate(item.abstentions):
        for printed in statement.authors:
            who = read_name(printed)
            key = next((key for author, key in voted.get(who.key, ()) if author.may_be(who)), None) if who else None
            if who and key:
                yield paper.finding(
                    ("paragrafer", index, "deltar_ej", at),
                    "deltar-ej-rostade",
                    f"{who.name} deltar inte i beslutet, men står bland dem som röstade {key} i paragrafens enda "
                    "omröstning.",
                    f"Ta bort namnet på det ena stället. Gällde omröstningen något annat än beslutet skriver du det i "
                    f"text: under voteringar. {_CHECK}",
                )


def _result(paper: Paper, path: Path, item: Item, vote: Vote) -> Iterator[Finding]:
    tally = vote.tally
    if tally is None or vote.closed:
        return
    side = (vote.casting_vote or "").casefold()
    if side in {choice.value for choice in SIDES}:
        yield paper.finding(
            (*path, "utslagsröst"),
            "utslagsrost-saknas",
            f"under utslagsröst står ”{vote.casting_vote}”, men där ska det stå vem som avgjorde.",
            f"Skriv namnet i stället, till exempel utslagsröst: Anna Ek (S), och utfall: {side}",
        )
        return
    if tally.yes == tally.no:
        yield from _tie(paper, path, item, vote)
        return
    if vote.casting_vote and vote.sides:
        yield paper.finding(
            (*path, "utslagsröst"),
            "rost-utfall",
            f"{vote.casting_vote} har utslagsröst, men det blev inte lika: {tally.yes} ja och {tally.no} nej.",
            "Rätta siffrorna, eller ta bort raden utslagsröst. Jämför med originalet.",
        )
    if vote.outcome is None or (vote.outcome == "ja") == (tally.yes > tally.no):
        return
    if asks_for_more(vote):
        return  # More than the larger side was asked for.
    if OUTCOMES[item.outcome].by_few and minority_won(vote):
        return  # Only fullmäktige may do so, which the file alone does not tell: see references.py.
    yield paper.finding(
        (*path, "utfall"),
        "rost-utfall",
        f"utfallet är {vote.outcome}, men rösterna blev {tally.yes} ja och {tally.no} nej.",
        "Rätta utfallet eller siffrorna. Var det en minoritetsåterremiss skriver du utfall: återremiss på paragrafen. "
        "Krävdes kvalificerad majoritet skriver du det i text: Beslutet kräver två tredjedels majoritet.",
    )


def _tie(paper: Paper, path: Path, item: Item, vote: Vote) -> Iterator[Finding]:
    tally = vote.tally
    if tally is None:
        return
    if not vote.casting_vote and not OUTCOMES[item.outcome].by_few and tally.yes:
        yield paper.finding(
            path,
            "utslagsrost-saknas",
            f"det blev lika, {tally.yes}–{tally.no}, men det framgår inte vem som avgjorde.",
            "Skriv vem som hade utslagsröst, till exempel utslagsröst: Anna Ek (S), och utfall: ja eller nej.",
        )
    if vote.casting_vote and vote.outcome is None:
        yield paper.finding(
            (*path, "utslagsröst"),
            "utslagsrost-saknas",
            f"det blev lika, {tally.yes}–{tally.no}, och {vote.casting_vote} avgjorde, men det framgår inte hur.",
            "Skriv vad det blev: utfall: ja eller utfall: nej",
        )
    yield from _casting_vote(paper, path, vote)


def _casting_vote(paper: Paper, path: Path, vote: Vote) -> Iterator[Finding]:
    who = read_name(vote.casting_vote) if vote.casting_vote else None
    if who is None or vote.outcome is None:
        return
    other = "nej" if vote.outcome == "ja" else "ja"
    if any(voter and voter.may_be(who) for voter in _names(vote).get(other, ())):
        yield paper.finding(
            (*path, "utfall"),
            "rost-utfall",
            f"utfallet är {vote.outcome}, men {who.name}, som hade utslagsröst, står under {other}.",
            f"Rätta utfallet, utslagsrösten eller namnlistan. {_CHECK}",
        )
