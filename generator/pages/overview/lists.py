"""The lists: meetings by year, cases, members, parties, bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from generator import urls
from generator.archive import Body, Case, MatterKind, Meeting, Person, StateKind
from generator.archive.actors import family_name
from generator.language.calendar_se import MONTHS
from generator.language.text import capitalise, count, sort_key
from generator.model import STATEMENT_WORDS
from generator.pages.context import Context
from generator.pages.item.standing import StandingView, standing_view
from generator.pages.member.career import role_line
from generator.pages.member.contributions import KINDS_SAID
from generator.pages.member.person import coverage
from generator.pages.overview.body import MeetingLine, meeting_line
from generator.pages.page import Planned
from generator.pages.parts import (
    STATES,
    LinkView,
    PartyMark,
    PersonLine,
    StateView,
    href,
    party_mark,
    person_line,
    state_of,
    written_days,
)

# A list of so many people is found through at a glance; a longer one is parted by letters.
_LETTERS_ABOVE = 40
# And so many that each letter is folded.
_FOLDED_ABOVE = 100
# The list of cases holds the newest years with at least so many; earlier years have lists of their own.
_CASES_ON_ONE_PAGE = 200
# A list of more has filters, by state and by so many bodies; a month shows so many before the rest is folded.
_FILTERS_ABOVE, _BODY_FILTERS, _OPEN = 50, 12, 40


@dataclass(frozen=True)
class MeetingRow:
    """A meeting in a list of all bodies' meetings."""

    meeting: Meeting
    line: MeetingLine
    keys: str  # of its body, for the filter


@dataclass(frozen=True)
class MeetingMonth:
    """The meetings of a month, newest first."""

    name: str
    rows: tuple[MeetingRow, ...]


@dataclass(frozen=True)
class YearLink:
    """A year with a list of its own."""

    link: LinkView
    current: bool


@dataclass(frozen=True)
class MeetingsView:
    """The list of a year's meetings, or of the newest year's with ways to the others."""

    heading: str
    years: tuple[YearLink, ...]
    bodies: tuple[FilterView, ...]
    months: tuple[MeetingMonth, ...]
    coverage: str
    more: tuple[LinkView, ...]


@dataclass(frozen=True)
class CaseRow:
    """A case in the list of cases."""

    link: LinkView
    case: Case
    state: StateView
    when: str
    keys: str  # of its state, its kind and its body, for the filters
    standing: StandingView  # of its newest §


@dataclass(frozen=True)
class GroupView:
    """Some lines under a heading."""

    heading: str
    number: str
    rows: tuple[CaseRow, ...]  # the first of them
    more: tuple[CaseRow, ...]  # the rest, folded
    is_open: bool


@dataclass(frozen=True)
class FilterView:
    """One choice of a filter: what it is known by, its words, and the mark of a state."""

    key: str
    text: str
    kind: str = ""


@dataclass(frozen=True)
class CasesView:
    """The list of cases by the year of their newest item."""

    heading: str
    years: tuple[YearLink, ...]
    groups: tuple[GroupView, ...]
    states: tuple[FilterView, ...]
    kinds: tuple[FilterView, ...]
    bodies: tuple[FilterView, ...]
    total: str
    coverage: str
    more: tuple[LinkView, ...]


@dataclass(frozen=True)
class PeopleView:
    """The list of members by the first letter of the family name."""

    letters: tuple[tuple[str, tuple[PersonLine, ...]], ...]
    folded: bool  # whether the members of a letter stand behind it
    former: tuple[PersonLine, ...]
    parties: tuple[FilterView, ...]
    total: str
    coverage: str


@dataclass(frozen=True)
class ListedParty:
    """A party in the list of parties, with a figure for each column."""

    mark: PartyMark
    link: LinkView
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class PartiesView:
    """The parties beside each other, in the order of the register."""

    columns: tuple[str, ...]
    rows: tuple[ListedParty, ...]
    coverage: str


@dataclass(frozen=True)
class BodyRow:
    """A body in the list of bodies, indented under the one it belongs to."""

    depth: int
    link: LinkView
    note: str


def meetings_view(context: Context, year: int | None = None) -> MeetingsView:
    """Return the list of one year's meetings; of the newest year's for None."""
    years = context.archive.listed_years
    shown = year if year is not None else (years[0] if years else None)
    meetings = context.archive.meetings_of(shown) if shown else ()
    keyed = keyed_by(meeting.body for meeting in meetings)
    total = count(sum(meeting.is_held for meeting in meetings), "sammanträde", "sammanträden", neuter=True)
    return MeetingsView(
        f"Möten {year}" if year is not None else "Möten",
        tuple(YearLink(LinkView(str(one), href(urls.year(one))), one == shown) for one in years),
        body_filters(keyed, len(meetings)),
        tuple(
            MeetingMonth(
                f"{capitalise(MONTHS[month - 1])} {shown}", tuple(_meeting_row(meeting, keyed) for meeting in of_month)
            )
            for month, of_month in groupby(meetings, key=lambda meeting: meeting.date.month)
        ),
        f"{capitalise(total)}." if year is not None else coverage(context),
        (LinkView("Anslagstavla", href(urls.NOTICES)), LinkView("Saknas i arkivet", href(urls.GAPS))),
    )


def _meeting_row(meeting: Meeting, keyed: Mapping[Body, str]) -> MeetingRow:
    line = meeting_line(meeting, with_body=True)
    return MeetingRow(meeting, line, keyed.get(meeting.body, ""))


def keyed_by(bodies: Iterable[Body]) -> dict[Body, str]:
    """Return the class by which the rows of each body are known to the filters; those that come first have one."""
    return {body: f"b-{at}" for at, body in enumerate(list(dict.fromkeys(bodies))[:_BODY_FILTERS])}


def body_filters(keyed: Mapping[Body, str], number: int) -> tuple[FilterView, ...]:
    """Return the choices of a filter by body for so many rows; none where all are seen at a glance, or are of one."""
    many = number > _FILTERS_ABOVE and len(keyed) > 1
    return tuple(FilterView(key, body.name) for body, key in keyed.items()) if many else ()


def year_links(
    newest: Sequence[int], earlier: Sequence[int], year: int | None, page: str, page_of: Callable[[int], str]
) -> tuple[YearLink, ...]:
    """Return the ways between a list of the newest years and those of each earlier year; none if there are no others.

    `year` is the one shown, None on the page of the newest; `page` and `page_of` give their addresses.
    """
    if not earlier:
        return ()
    period = f"{newest[-1]}–{newest[0]}" if len(newest) > 1 else str(newest[0])
    links = [YearLink(LinkView(period, href(page)), year is None)]
    return (*links, *(YearLink(LinkView(str(one), href(page_of(one))), one == year) for one in earlier))


def case_years(context: Context) -> tuple[list[int], list[int]]:
    """Return the years that the list of cases holds, and the earlier ones with lists of their own; newest first."""
    return context.archive.case_years(_CASES_ON_ONE_PAGE)


def cases_view(context: Context, year: int | None = None) -> CasesView:
    """Return the list of cases, those handled last first: the newest years', or an earlier year's."""
    newest, earlier = case_years(context)
    shown = newest if year is None else [year]
    listed = [(of_year, case) for of_year in shown for case in context.archive.cases_of(of_year)]
    keyed = keyed_by(case.newest.meeting.body for _, case in listed)
    groups: list[GroupView] = []
    for (of_year, month), of_month in groupby(listed, key=lambda held: (held[0], held[1].newest.meeting.date.month)):
        rows = tuple(_case_row(context, case, keyed) for _, case in of_month)
        heading = f"{capitalise(MONTHS[month - 1])} {of_year}"
        number = count(len(rows), "ärende", "ärenden", neuter=True)
        groups.append(GroupView(heading, number, rows[:_OPEN], rows[_OPEN:], not groups))
    total = count(len(listed), "ärende", "ärenden", neuter=True)
    if year is None and earlier:
        total += f" från {shown[-1]}" if len(shown) == 1 else f" från {shown[-1]}–{shown[0]}"
    return CasesView(
        "Ärenden" if year is None else f"Ärenden som senast behandlades {year}",
        year_links(newest, earlier, year, urls.CASES, urls.cases_of),
        tuple(groups),
        state_filters([case.newest.of(case).state for _, case in listed]),
        kind_filters([case.matter for _, case in listed]),
        body_filters(keyed, len(listed)),
        total,
        coverage(context) if year is None else "",
        (LinkView("Motioner och förslag som väntar på svar", href(urls.PENDING)),),
    )


def state_filters(states: Sequence[StateKind]) -> tuple[FilterView, ...]:
    """Return the choices of a filter by state, with how many rows have each; none where all are seen at a glance."""
    number = Counter(states)
    if len(states) <= _FILTERS_ABOVE or len(number) < 2:
        return ()
    return tuple(
        FilterView(words.key, words.count(number[state]), words.mark)
        for state, words in STATES.items()
        if number[state]
    )


# What somebody has filed, as the filters of cases know it: the class of its rows, one and several.
MATTERS = {
    MatterKind.MOTION: ("k-motion", "motion", "motioner"),
    MatterKind.CITIZENS_PROPOSAL: ("k-forslag", "medborgarförslag", "medborgarförslag"),
    MatterKind.INTERPELLATION: ("k-interpellation", "interpellation", "interpellationer"),
    MatterKind.QUESTION: ("k-fraga", "fråga", "frågor"),
}


def kind_filters(kinds: Sequence[MatterKind | None]) -> tuple[FilterView, ...]:
    """Return the choices of a filter by what was filed; none where all rows are seen at a glance or none was."""
    number = Counter(kinds)
    if len(kinds) <= _FILTERS_ABOVE:
        return ()
    return tuple(
        FilterView(key, f"{number[kind]} {one if number[kind] == 1 else many}")
        for kind, (key, one, many) in MATTERS.items()
        if number[kind]
    )


def _case_row(context: Context, case: Case, keyed: Mapping[Body, str]) -> CaseRow:
    last = case.newest
    when = f"{last.meeting.body_name}, {written_days(last.meeting)}"
    known = (
        f"v-{STATES[last.of(case).state].key}",
        MATTERS[case.matter][0] if case.matter else "",
        keyed.get(last.meeting.body),
    )
    keys = " ".join(filter(None, known))
    link, standing = LinkView(case.title, href(urls.case(case))), standing_view(context, last)
    return CaseRow(link, case, state_of(last.of(case)), when, keys, standing)


def _initial(person: Person) -> str:
    return family_name(person.name)[1][:1].upper()


def people_view(context: Context) -> PeopleView:
    """Return the list of members in Swedish order of family names; those who are seen no longer stand apart."""
    everybody = sorted(context.archive.people.values(), key=lambda person: person.sort_key)
    people = [person for person in everybody if not person.former]
    lettered = len(people) > _LETTERS_ABOVE
    present = {person.party for person in everybody if person.party} if len(everybody) > _FILTERS_ABOVE else ()
    parties = [party for party in context.archive.parties if party in present][:_BODY_FILTERS]
    keyed = {party: f"b-{at}" for at, party in enumerate(parties)}

    def line(person: Person) -> PersonLine:
        keys = keyed.get(person.party, "") if person.party else ""
        return replace(person_line(person, role_line(person)), keys=keys)

    letters = tuple(
        (letter, tuple(map(line, of_letter)))
        for letter, of_letter in groupby(people, key=lambda person: _initial(person) if lettered else "")
    )
    return PeopleView(
        letters,
        len(people) > _FOLDED_ABOVE,
        tuple(line(person) for person in everybody if person.former),
        tuple(FilterView(key, party.name) for party, key in keyed.items()) if len(keyed) > 1 else (),
        count(len(everybody), "ledamot", "ledamöter"),
        coverage(context),
    )


def parties_view(context: Context) -> PartiesView:
    """Return the parties that somebody in the archive stands for, with how much of each kind is on record."""
    parties = context.archive.parties
    kinds = [kind for kind in KINDS_SAID if any(kind in party.kinds for party in parties)]
    return PartiesView(
        ("Ledamöter", *(capitalise(STATEMENT_WORDS[kind].many) for kind in kinds)),
        tuple(
            ListedParty(
                party_mark(party),
                LinkView(party.name, href(urls.party(party))),
                (len(party.people), *(party.kinds[kind] for kind in kinds)),
            )
            for party in parties
        ),
        coverage(context),
    )


def bodies_view(context: Context) -> tuple[BodyRow, ...]:
    """Return the list of bodies, each under the one it belongs to."""
    rows: list[BodyRow] = []

    def add(parent: str | None, depth: int) -> None:
        bodies = [
            body for body in context.archive.bodies.values() if (body.parent.id if body.parent else None) == parent
        ]
        for body in sorted(bodies, key=lambda body: sort_key(body.name)) if depth else bodies:
            number = len(body.meetings)
            held = f"{count(number, 'möte', 'möten', neuter=True)} i arkivet" if number else "Inga möten i arkivet"
            note = f"{capitalise(body.record.kind)}. {capitalise(held)}."
            rows.append(BodyRow(depth, LinkView(body.name, href(urls.body(body))), note))
            add(body.id, depth + 1)

    add(None, 0)
    return tuple(rows)


# Address, template, title, what it holds (of which place), and its view.
_LISTS: tuple[tuple[str, str, str, str, Callable[[Context], object]], ...] = (
    (
        urls.MEETINGS,
        "meetings.html",
        "Möten",
        "Sammanträden i {}, år för år, med beslut och närvaro.",
        meetings_view,
    ),
    (
        urls.CASES,
        "cases.html",
        "Ärenden",
        "Ärenden i {} och var de står: förslag, beslut och vad som väntar.",
        cases_view,
    ),
    (
        urls.PEOPLE,
        "people.html",
        "Politiker",
        "Ledamöter och ersättare i {}: parti, uppdrag, närvaro och anteckningar.",
        people_view,
    ),
    (
        urls.PARTIES,
        "parties.html",
        "Partier",
        "Partier i {} med ledamöter, anteckningar och reservationer.",
        parties_view,
    ),
    (
        urls.BODIES,
        "bodies.html",
        "Nämnder och styrelser",
        "Fullmäktige, styrelse, nämnder och utskott i {}.",
        bodies_view,
    ),
)


def planned(context: Context) -> Iterator[Planned]:
    """Yield the lists of meetings, cases, members, parties and bodies, and those of earlier years."""
    place = context.archive.municipality.name
    for address, template, title, words, view in _LISTS:
        yield context.listed(address, template, title, words.format(place), partial(view, context))
    for year in context.archive.listed_years:
        words, of_year = f"Alla sammanträden {year} i {place}.", partial(meetings_view, context, year)
        yield context.listed(urls.year(year), "meetings.html", f"Möten {year}", words, of_year)
    for year in case_years(context)[1]:
        words, handled = f"Ärenden i {place} som senast behandlades {year}.", partial(cases_view, context, year)
        yield context.listed(urls.cases_of(year), "cases.html", f"Ärenden {year}", words, handled)
