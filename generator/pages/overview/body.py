"""The page of a body: what it is, its place under or over others, who sits on it, and its meetings by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from operator import methodcaller

from markupsafe import Markup

from generator import urls
from generator.archive import Body, Mandate, Meeting, Person, PresenceKind, StateKind
from generator.language.calendar_se import format_date
from generator.language.text import Counted, capitalise, count, counts, sort_key
from generator.notation import is_acting
from generator.pages.context import Context
from generator.pages.meeting.meeting import minutes_label, range_label
from generator.pages.meeting.times import but_for
from generator.pages.member.career import mandate_period
from generator.pages.member.person import reach
from generator.pages.overview.follow import body_follow, follow_links
from generator.pages.overview.misc import redirect
from generator.pages.page import Page, Planned
from generator.pages.parts import LinkView, PersonLine, href, mark_of, person_line, person_link, written
from generator.pages.text.markup import paragraphs


@dataclass(frozen=True)
class MeetingLine:
    """One meeting in a list: its day, its §§, when it was approved, and what it proposes."""

    link: LinkView
    items: str
    approved: str
    proposed: str
    decided: str


@dataclass(frozen=True)
class YearView:
    """The meetings of a year, with a dot for each in the line of months."""

    year: str
    months: tuple[int, ...]  # 1–12, for each meeting in order of time
    meetings: tuple[MeetingLine, ...]


@dataclass(frozen=True)
class TreeLine:
    """One body in the tree of its relations."""

    depth: int
    link: LinkView
    current: bool


@dataclass(frozen=True)
class BodyView:
    """All that the page of a body shows."""

    body: Body
    kind: str
    parent: LinkView | None
    description: Markup | None
    period: str
    earlier_names: tuple[tuple[str, str], ...]  # each with its last day
    successor: LinkView | None
    predecessors: tuple[LinkView, ...]
    years: tuple[YearView, ...]
    removed: tuple[LinkView, ...]
    seated: Seated
    later: tuple[PersonLine, ...]  # who is elected, and has not begun
    earlier: tuple[PersonLine, ...]
    tree: tuple[TreeLine, ...]
    coverage: str
    data: str
    follow: tuple[LinkView, ...]


def body_view(context: Context, body: Body) -> BodyView:
    """Return the view of a body's page; who sits on it is read out of its newest minutes."""
    record = body.record
    since = f"från {written(record.founded)}" if record.founded else ""
    until = f"till {written(record.ended)}" if record.ended else ""
    return BodyView(
        body=body,
        kind=capitalise(record.kind),
        parent=LinkView(body.parent.name, href(urls.body(body.parent))) if body.parent else None,
        description=paragraphs(record.description) if record.description else None,
        period=" ".join(part for part in (since, until) if part),
        earlier_names=tuple((former.name, written(former.until)) for former in record.earlier_names),
        successor=_body_link(body.successor) if body.successor else None,
        predecessors=tuple(_body_link(each) for each in context.archive.bodies.values() if each.successor is body),
        years=tuple(
            _year(str(year), list(meetings))
            for year, meetings in groupby(reversed(body.every_meeting), key=lambda meeting: meeting.date.year)
        ),
        removed=tuple(
            LinkView(written(each.held), href(each.page)) for each in context.archive.removed_of(body.id) if each.held
        ),
        seated=_seated(body),
        later=tuple(_elected(mandate) for mandate in body.mandates if mandate.since > body.today),
        earlier=tuple(_elected(mandate) for mandate in body.mandates if mandate.until and mandate.until < body.today),
        tree=tuple(_tree(body)),
        coverage=reach(context),
        data=href(urls.page_json(urls.body(body))),
        follow=follow_links(urls.body(body), body_follow(body)),
    )


def meeting_line(meeting: Meeting, *, with_body: bool = False) -> MeetingLine:
    """Return the line of a meeting in a list, with the body's name where the list holds several bodies."""
    day = meeting.approved_on
    approved = f"justerat {written(day, year=day.year != meeting.date.year)}" if day else ""
    approved += but_for(meeting.items, approved=True) if day and meeting.is_approved else ""
    if not meeting.is_approved:
        approved = meeting.status
    if not meeting.is_held:
        approved = minutes_label(meeting)
    words = meeting.body_name if with_body else meeting.days
    decided, proposed = _counted(meeting)
    return MeetingLine(
        LinkView(words, href(urls.meeting(meeting))),
        range_label(meeting),
        approved,
        proposed,
        decided,
    )


def _counted(meeting: Meeting) -> tuple[str, str]:
    """Return how many decisions and how many proposals there were, each empty if none."""
    decided = sum(item.state is StateKind.DECIDED for item in meeting.items)
    proposals = [item for item in meeting.items if item.state is StateKind.PROPOSED]
    numbers = (
        Counted(decided, "beslut", "beslut", neuter=True),
        Counted(len(proposals), "förslag", "förslag", neuter=True),
    )
    of_decisions, of_proposals = counts(*numbers)
    targets = list(dict.fromkeys(item.target_in_sentence for item in proposals))
    to = f" till {targets[0]}" if len(targets) == 1 else ""
    return of_decisions if decided else "", f"{of_proposals}{to}" if proposals else ""


def _year(year: str, meetings: list[Meeting]) -> YearView:
    months = tuple(meeting.date.month for meeting in reversed(meetings) if meeting.is_held)
    return YearView(year, months, tuple(meeting_line(meeting) for meeting in meetings))


@dataclass(frozen=True)
class Seated:
    """Who sits on a body, and who says so."""

    presidium: tuple[PersonLine, ...]
    members: tuple[PersonLine, ...]
    substitutes: tuple[PersonLine, ...]
    source: str  # where those three are from
    seen: tuple[PersonLine, ...] = ()  # who takes part by the newest minutes, though the register has no seat for them
    seen_source: str = ""


def _seated(body: Body) -> Seated:
    """Return who sits on a body by the register, and who else does by its newest minutes, marked as seen there."""
    registered, printed = _registered(body), _printed(body)
    if registered is None:
        return printed
    by_register = (*registered.presidium, *registered.members, *registered.substitutes)
    named = {line.href for line in by_register}
    if body.meetings:  # who sat on the day of those minutes, by the register, and has left since
        named |= {_elected(mandate).href for mandate in body.mandates if mandate.holds_on(body.meetings[-1].date)}
    members, substitutes = (
        [line for line in lines if line.href not in named]
        for lines in ((*printed.presidium, *printed.members), printed.substitutes)
    )
    if not (members or substitutes):
        return registered
    sources = [f"{seated.source[:1].lower()}{seated.source[1:]}" for seated in (registered, printed)]
    if not (registered.members or registered.substitutes):
        words = "Presidiet: {} Övriga: {}".format(*sources)
        return replace(registered, members=tuple(members), substitutes=tuple(substitutes), source=words)
    seen = (*members, *(replace(line, note=line.note or "Ersättare") for line in substitutes))
    day = format_date(body.meetings[-1].date)
    said = f"De står i protokollet {day}. Registret över uppdrag har inget uppdrag för dem här den dagen."
    return replace(registered, seen=seen, seen_source=said)


def _registered(body: Body) -> Seated | None:
    """Return who sits on a body by the register, on the day of the newest minutes; None if it says nothing of then.

    The period of most is told once, in the source.
    """
    if not body.mandates:  # and the page does not hang on the day of the newest minutes
        return None
    today = body.today
    now = sorted((mandate for mandate in body.mandates if mandate.holds_on(today)), key=lambda mandate: mandate.rank)
    if not now:
        return None
    usual, number = Counter(map(mandate_period, now)).most_common(1)[0]
    usual = usual if number > 1 else ""
    presidium, members, substitutes = (
        tuple(_elected(mandate, usual) for mandate in now if mandate.rank[0] in ranks) for ranks in ((0, 1), (2,), (3,))
    )
    says = f" Där inget annat står: {usual}." if usual else ""
    source = f"Enligt registret över uppdrag, så som det gäller {format_date(today)}.{says}"
    return Seated(presidium, members, substitutes, source)


def _elected(mandate: Mandate, usual: str = "") -> PersonLine:
    who, period = mandate.who, mandate_period(mandate)
    plain = mandate.role.casefold() in {"ledamot", "ersättare"} and mandate.is_current
    note = [*([] if plain else [capitalise(mandate.role)]), *([] if period == usual else [period])]
    link = person_link(who)
    return PersonLine(mark_of(who.party, who.printed_party), link.text, link.href, ", ".join(note))


def _printed(body: Body) -> Seated:
    """Return who sits on a body by its newest minutes."""
    if not body.meetings:
        return Seated((), (), (), "")
    presidium, members, substitutes = (
        tuple(person_line(person, note) for person, note in seats) for seats in _seats(body.meetings[-1])
    )
    return Seated(
        presidium, members, substitutes, f"Så som de står i protokollet {format_date(body.meetings[-1].date)}."
    )


_Seat = tuple[Person, str]


def _seats(meeting: Meeting) -> tuple[list[_Seat], list[_Seat], list[_Seat]]:
    """Return presidium, members and substitutes as the minutes name them; the one replaced holds the seat."""
    seats: dict[Person, str] = {}
    substitutes: dict[Person, str] = {}
    for presence in meeting.presences:
        person = presence.who.person
        if presence.kind is PresenceKind.SERVING and not presence.replaces and person:
            role = presence.role
            seats.setdefault(person, role if role and not is_acting(role) else "")
        elif presence.kind is PresenceKind.SERVING and presence.replaces:
            replaced = presence.replaces.person
            role = presence.line.replaced[2] if presence.line.replaced else None
            if replaced:
                seats[replaced] = seats.get(replaced) or role or ""
            if person:
                substitutes.setdefault(person, "")
        elif person:
            substitutes.setdefault(person, "")
    presidium = [(person, capitalise(role)) for person, role in seats.items() if "ordförande" in role.casefold()]
    chairs = {person for person, _ in presidium}
    presidium.sort(key=lambda seat: _chair_rank(seat[1]))
    members = [(person, capitalise(role)) for person, role in seats.items() if person not in chairs]
    return presidium, members, [(person, note) for person, note in substitutes.items() if person not in seats]


def _chair_rank(role: str) -> tuple[int, str]:
    return (1 if "vice" in role.casefold() else 0), role


def _tree(body: Body) -> list[TreeLine]:
    """Return the chain above a body, the body, and those under it."""
    chain: list[Body] = []
    above = body.parent
    while above is not None:
        chain.insert(0, above)
        above = above.parent
    lines = [TreeLine(depth, _body_link(each), current=False) for depth, each in enumerate(chain)]
    lines.append(TreeLine(len(chain), _body_link(body), current=True))
    children = sorted(body.children, key=lambda each: sort_key(each.name))
    lines += [TreeLine(len(chain) + 1, _body_link(child), current=False) for child in children]
    return lines if len(lines) > 1 else []


def _body_link(body: Body) -> LinkView:
    return LinkView(body.name, href(urls.body(body)))


def description(body: Body) -> str:
    """Return the sentence that search engines show for a body."""
    under = f" under {body.parent.in_sentence}" if body.parent else ""
    meetings = count(len(body.meetings), "sammanträde", "sammanträden", neuter=True)
    return f"{body.name}, {body.record.kind}{under}: {meetings} i arkivet, presidium, ledamöter och ersättare."


def planned(context: Context) -> Iterator[Planned]:
    """Yield the page of every body, and the address of its folder of meetings, which leads there."""
    for body in context.archive.bodies.values():
        yield Planned(
            urls.body(body),
            partial(_page, context, body),
            "organ",
            methodcaller("body", body),
            methodcaller("body", body),
            feed=methodcaller("body", body),
            calendar=methodcaller("calendar", body),
            follow=body_follow(body),
        )
        if body.every_meeting:
            target = f"{urls.ROOT}{urls.body(body)}#moten"
            yield redirect(context, urls.body_meetings(body), target, partial(_names, body))


def _names(body: Body) -> tuple[str, str]:
    return f"{body.name}, möten", f"Möten i {body.name}"


def _page(context: Context, body: Body) -> Page:
    return context.page(urls.body(body), "body.html", body.name, description(body), body_view(context, body))
