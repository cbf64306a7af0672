"""Attendance: lines that cannot all be true. Who serves, in whose place, and in which §§."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from generator.checks.paper import Paper, Path, Seat, Who, read_entry, read_name
from generator.findings import Finding
from generator.model import CAST
from generator.notation import Entry, Number, Span, format_number, format_spans

_CHECK = "Jämför med originalets närvarolista."


def attendance(paper: Paper) -> Iterator[Finding]:
    """Yield the doubts about the attendance of one meeting, by its own file alone."""
    yield from _replaced_and_serving(paper)
    yield from _twice(paper)
    yield from _disqualified_and_active(paper)
    yield from _came_back(paper)
    yield from _no_chair(paper)
    yield from _secretary_away(paper)
    yield from _outside(paper)


def _replaced_and_serving(paper: Paper) -> Iterator[Finding]:
    replacing = [(seat, seat.replaces) for seat in paper.serving if seat.replaces and seat.replaces.is_somebody]
    for seat, replaced in replacing:
        for own in paper.seats_of(replaced):
            if own is not seat and (both := own.numbers & seat.numbers):
                yield paper.finding(
                    own.path,
                    "ersatt-men-tjanstgor",
                    f"{own.who.name} står som beslutande i {paper.spelled(both)}, men ersätts där av "
                    f"{seat.who.name} (rad {paper.line(seat.path)}).",
                    f"Skriv ut paragraferna på båda raderna, så att de inte överlappar. {_CHECK}",
                )
    of_one: dict[str, list[tuple[Seat, Who]]] = {}
    for each in replacing:
        of_one.setdefault(each[1].key, []).append(each)
    pairs = (pair for same in of_one.values() for pair in combinations(same, 2))
    for (first, one), (second, other) in pairs:
        if one.may_be(other) and not first.who.may_be(second.who) and (both := first.numbers & second.numbers):
            yield paper.finding(
                second.path,
                "ersatt-av-tva",
                f"I {paper.spelled(both)} ersätts {one.name} av två: {first.who.name} och {second.who.name}.",
                f"Skriv ut paragraferna på båda raderna, eller rätta vem som ersätter vem. {_CHECK}",
            )


def _twice(paper: Paper) -> Iterator[Finding]:
    for seats in paper.by_name.values():
        for first, second in combinations(seats, 2):
            both = first.numbers & second.numbers
            if not both or not first.who.may_be(second.who):
                continue
            where = (
                f"två gånger bland {'de beslutande' if first.group == 'beslutande' else 'ersättarna'}"
                if first.group == second.group
                else "både bland de beslutande och bland ersättarna"
            )
            yield paper.finding(
                second.path,
                "dubbel-narvaro",
                f"{second.who.name} står {where} i {paper.spelled(both)}; den första raden är "
                f"{paper.line(first.path)}.",
                "Stå i båda listorna får man bara för olika paragrafer: skriv ut dem på båda raderna, eller ta bort "
                f"den ena. {_CHECK}",
            )


def _disqualified_and_active(paper: Paper) -> Iterator[Finding]:
    """Who is named under jäv takes no part in the § by that: only if they still vote or move something is it odd."""
    for index, item in enumerate(paper.minutes.items):
        if not item.disqualified:
            continue
        path: Path = ("paragrafer", index)
        acts: list[tuple[Path, str, str]] = [
            ((*path, "yrkanden", at, "av"), printed, "yrkar något")
            for at, statement in enumerate(item.proposals)
            for printed in statement.authors
        ]
        acts += [
            ((*path, "reservationer", at, "av"), printed, "reserverar sig")
            for at, statement in enumerate(item.reservations)
            for printed in statement.authors
        ]
        for at, vote in enumerate(item.votes):
            for choice in CAST:
                names = getattr(vote.ballots, choice.attribute) if vote.ballots else ()
                acts += [
                    ((*path, "voteringar", at, "röster", choice.key, n), name, "röstar") for n, name in enumerate(names)
                ]
        for place, printed, what in acts:
            who = read_name(printed)
            if who and paper.is_away(who, item.number):
                yield paper.finding(
                    place,
                    "jav-men-tjanstgor",
                    f"{who.name} är jävig men {what} i samma paragraf.",
                    f"Ta bort namnet här eller under jäv. {_CHECK}",
                )


def _came_back(paper: Paper) -> Iterator[Finding]:
    """Whoever interrupts service for anything but jäv comes back only if a substitute of another party took over."""
    seen: set[str] = set()
    for seat in paper.serving:
        if seat.who.key in seen or not seat.who.is_somebody or seat.perhaps:
            continue
        seen.add(seat.who.key)
        if len(seat.numbers) == len(paper.numbers):
            continue
        own = paper.seats_of(seat.who)
        served = frozenset[Number]().union(*(each.numbers for each in own))
        places = [place for place, number in enumerate(paper.numbers) if number in served]
        if not places or len(places) == places[-1] - places[0] + 1:
            continue
        for number in paper.numbers[places[0] : places[-1]]:
            if number in served or _is_disqualified(paper, seat.who, own, number):
                continue
            other = _substitute(paper, seat.who, number)
            if other and _same_party(seat.who, other.who):
                yield paper.finding(
                    own[-1].path,
                    "aterintrade",
                    f"{seat.who.name} ersätts av {other.who.name} i § {format_number(number)} men tjänstgör igen "
                    "senare under mötet.",
                    "Den som har avbrutit sin tjänstgöring får som regel inte komma tillbaka, utom efter jäv. Var det "
                    f"jäv, skriv: ej § {format_number(number)} (jäv). {_CHECK}",
                )
                break


def _is_disqualified(paper: Paper, who: Who, seats: list[Seat], number: Number) -> bool:
    if paper.is_away(who, number):
        return True
    return any("jäv" in (seat.entry.reason or "").casefold() for seat in seats) or any(
        "jäv" in (seat.entry.reason or "").casefold() for seat in paper.replacing(who) if number in seat.numbers
    )


def _substitute(paper: Paper, who: Who, number: Number) -> Seat | None:
    return next((seat for seat in paper.replacing(who) if number in seat.numbers), None)


def _same_party(one: Who, other: Who) -> bool:
    return bool(one.party and other.party and one.party.casefold() == other.party.casefold())


def _no_chair(paper: Paper) -> Iterator[Finding]:
    """Minutes in which the chair is away from some §§. That nobody is named as one: people.py."""
    chairs = [seat for seat in paper.serving if any(is_chair(role.title) for role in seat.entry.roles)]
    # Who led the meeting while the chair was disqualified for a § is hardly ever printed: only the lines count.
    if any(all(seat.entry.covers(number) and leads(seat.entry, number) for number in paper.numbers) for seat in chairs):
        return
    without = {
        number
        for number in paper.numbers
        if not any(
            leads(seat.entry, number) and (seat.entry.covers(number) or seat.may_serve_in(number)) for seat in chairs
        )
    }
    if without and not all(number in without for number in paper.numbers):
        yield paper.finding(
            ("beslutande",),
            "ordforande-saknas",
            f"I {paper.spelled(without)} är varken ordföranden eller någon vice ordförande med.",
            f"Skriv efter namnet vem som ledde mötet då: , mötesordförande {paper.spelled(without)}.",
        )


def is_chair(title: str) -> bool:
    """Tell whether a role is to lead the meeting, or to stand ready for it."""
    folded = title.casefold()
    return "ordf" in folded or "ålderspresident" in folded


def leads(entry: Entry, number: Number) -> bool:
    """Tell whether somebody leads the meeting in a §, or stands ready for it, by a role that is theirs in that §."""
    return any(
        is_chair(role.title) and (not role.spans or any(span.contains(number) for span in role.spans))
        for role in entry.roles
    )


def _secretary_away(paper: Paper) -> Iterator[Finding]:
    if len(paper.minutes.secretary) != 1 or not (secretary := read_name(paper.minutes.secretary[0])):
        return
    from_notation = ((at, read_entry(line)) for at, line in enumerate(paper.minutes.others))
    own = [(at, entry) for at, entry in from_notation if entry and Who(entry.name, entry.party).may_be(secretary)]
    away = [number for number in paper.numbers if own and not any(entry.may_cover(number) for _, entry in own)]
    if away and len(away) < len(paper.numbers):
        yield paper.finding(
            ("övriga", own[0][0]),
            "sekreterare-ej-narvarande",
            f"{secretary.name} är ensam sekreterare men var inte med i {paper.spelled(away)}.",
            f"Rätta paragraferna, eller skriv också vem som förde protokollet då. {_CHECK}",
        )


def _outside(paper: Paper) -> Iterator[Finding]:
    """Ranges that reach beyond the meeting's first or last §.

    A separate document of a § or two approved at once carries the attendance of the whole meeting (Kungsbacka
    byggnadsnämnden 2024-06-11 §§ 142–143): there nothing is said, nor where several lines reach from inside to outside.
    """
    if len(paper.numbers) < 3:
        return
    first, last = min(paper.numbers), max(paper.numbers)
    has = f"{'bara ' if first == last else ''}{format_spans((Span(first, last),))}"
    found: list[tuple[Path, tuple[Span, ...], bool]] = []
    for path, spans in _ranges(paper):
        beyond = tuple(span for span in spans if _reaches_out(span, first, last))
        if beyond:
            inside = any(span.contains(number) for span in spans for number in paper.numbers)
            found.append((path, beyond, inside))
    if sum(straddles for _, _, straddles in found) > 1:
        return
    for path, beyond, _ in found:
        yield paper.finding(
            path,
            "paragraf-utanfor",
            f"Här står {format_spans(beyond)}, men protokollet har {has}.",
            "Rätta paragraferna. Är raden kopierad från ett tidigare protokoll stämmer de sällan.",
        )


def _reaches_out(span: Span, first: Number, last: Number) -> bool:
    # A sub-paragraph belongs to a § that is there: only whole numbers are compared.
    below = span.first is not None and span.first[0] < first[0]
    starts_above = span.first is not None and span.first[0] > last[0]
    above = span.last is not None and span.last[0] > last[0]
    ends_below = span.last is not None and span.last[0] < first[0]
    return below or starts_above or above or ends_below


def _ranges(paper: Paper) -> Iterator[tuple[Path, tuple[Span, ...]]]:
    for seat in paper.seats:
        own = (span for role in seat.entry.roles for span in role.spans)
        if spans := (*seat.entry.spans, *seat.entry.partly, *seat.entry.absent, *own):
            yield seat.path, spans
    for at, approval in enumerate(paper.minutes.approvals):
        yield ("justering", at, "paragrafer"), approval.items
    for at, notice in enumerate(paper.minutes.notices):
        yield ("anslag", at, "paragrafer"), notice.items
