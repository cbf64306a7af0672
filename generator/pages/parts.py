"""The small parts that several kinds of page show alike: links, marks, item lines, people and dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator import urls
from generator.archive import AgendaItem, Author, Meeting, Party, Person, StateKind, Subject
from generator.language.calendar_se import format_date
from generator.language.text import NO_BREAK_SPACE, WORD_JOINER
from generator.notation import Number, Span, format_number, format_spans, is_no_party, spans_in


@dataclass(frozen=True)
class LinkView:
    """Words and where they lead; without address they are words only."""

    text: str
    href: str | None = None


@dataclass(frozen=True)
class PartyMark:
    """A party's letters with the class that gives its band its colour."""

    code: str
    css: str
    name: str
    href: str | None


@dataclass(frozen=True)
class StateView:
    """The mark of an item; its state in words, which always stands beside it, is the item's."""

    kind: str
    item: AgendaItem


@dataclass(frozen=True)
class PersonLine:
    """One person in a list."""

    mark: PartyMark | None
    name: str
    href: str | None
    note: str
    keys: str = ""  # for the filters of a list


@dataclass(frozen=True)
class StateWords:
    """What filters know a state by, the mark it wears, and what §§ in it are called when they are counted."""

    key: str
    mark: str
    one: str
    many: str

    def count(self, number: int) -> str:
        """Return "1 bordlagd" or "45 bordlagda"."""
        return f"{number} {self.one if number == 1 else self.many}"


# In the order in which a tally has them.
STATES = {
    StateKind.DECIDED: StateWords("decided", "decided", "beslut", "beslut"),
    StateKind.PROPOSED: StateWords("proposed", "proposed", "förslag", "förslag"),
    StateKind.REFERRED: StateWords("referred", "referred", "återremitterad", "återremitterade"),
    StateKind.POSTPONED: StateWords("postponed", "postponed", "bordlagd", "bordlagda"),
    StateKind.NOTED: StateWords("noted", "noted", "noterad", "noterade"),
    StateKind.WITHDRAWN: StateWords("withdrawn", "noted", "utgår", "utgår"),
    StateKind.OPINION: StateWords("opinion", "noted", "yttrande", "yttranden"),
}


# What they are called that are in a state without having ended as most in it do.
_ENDED_OTHERWISE = {
    (StateKind.REFERRED, "hänskjutet"): ("hänskjuten", "hänskjutna"),
    (StateKind.NOTED, "besvarad"): ("besvarad", "besvarade"),
}


def counted(items: Sequence[AgendaItem]) -> str:
    """Return how many §§ in one state there are: "1 bordlagd", "2 återremitterade, 1 hänskjuten"."""
    own = Counter(key for item in items if (key := (item.state, item.outcome)) in _ENDED_OTHERWISE)
    rest = len(items) - own.total()
    parts = [STATES[items[0].state].count(rest)] if rest else []
    return ", ".join([*parts, *(f"{number} {_ENDED_OTHERWISE[key][number > 1]}" for key, number in own.items())])


def href(address: str) -> str:
    """Return an address as it stands in a fragment."""
    return urls.ROOT + address


def section_number(number: Number) -> str:
    """Return "§ 12" that never breaks over a line."""
    return f"§{NO_BREAK_SPACE}{format_number(number)}"


def number_range(numbers: Sequence[Number], order: Sequence[Number]) -> str:
    """Return "§ 9" or "§§ 8–10, 12" for some of a meeting's numbers; a range is a run in the meeting's own order."""
    return spans_label(spans_in(numbers, order))


def spans_label(spans: Iterable[Span]) -> str:
    """Return "§§ 8–10" for printed ranges, each kept whole on a line; nothing for all §§."""
    printed = format_spans(span for span in spans if span.first or span.last)
    return printed.replace("§ ", f"§{NO_BREAK_SPACE}").replace("–", f"{WORD_JOINER}–{WORD_JOINER}")


def written(day: date, *, year: bool = True) -> str:
    """Return a date for running text that never breaks over a line."""
    return format_date(day, year=year).replace(" ", NO_BREAK_SPACE)


def written_days(meeting: Meeting) -> str:
    """Return the days of a meeting for running text, never broken over a line. Which of them a § is of is not known."""
    return meeting.days.replace(" ", NO_BREAK_SPACE)


def state_of(item: AgendaItem) -> StateView:
    return StateView(STATES[item.state].mark, item)


def party_css(party: Party) -> str:
    """Return the class that carries a party's colour."""
    return f"pm-{party.slug}"


def mark_of(party: Party | None, printed: str | None = None) -> PartyMark | None:
    """Return the mark of a party; of no known party only its printed letters."""
    if party is None:
        if is_no_party(printed or ""):
            return PartyMark("–", "pm-none", f"Utan parti ({printed})" if printed != "-" else "Utan parti", None)
        return PartyMark(printed, "pm-none", printed, None) if printed else None
    return party_mark(party, printed)


def party_mark(party: Party, printed: str | None = None) -> PartyMark:
    """Return the mark of a party, with the letters as printed if they are given."""
    return PartyMark(
        printed or party.code, party_css(party), party.name, href(urls.party(party)) if party.has_page else None
    )


def person_link(author: Author) -> LinkView:
    return LinkView(author.name, href(urls.person(author.person)) if author.person else None)


def author_link(author: Author) -> LinkView:
    """Return somebody with the party as printed: "Anna Ek (S)"."""
    link = person_link(author)
    party = f" ({author.printed_party})" if author.printed_party else ""
    return LinkView(link.text + party, link.href)


def person_line(person: Person, note: str) -> PersonLine:
    return PersonLine(mark_of(person.party), person.name, href(urls.person(person)), note)


def subject_links(subjects: Iterable[Subject]) -> tuple[LinkView, ...]:
    """Return the ways to places and topics."""
    return tuple(LinkView(subject.name, href(urls.subject(subject))) for subject in subjects)


def meeting_name(meeting: Meeting) -> str:
    """Return "Kommunstyrelsens arbetsutskott 17 april 2024", with "(andra mötet)" when the day had two."""
    return f"{meeting.body_name} {written_days(meeting)}"


def pdf_words(meeting: Meeting, address: str) -> str:
    """Return of what kind and how large a pdf beside minutes is: "pdf, 412 kB"."""
    original = meeting.file_called(address.rpartition("/")[2])
    if original is None:
        return "pdf"
    size = original.size / 1000
    number = f"{size / 1000:.1f}".replace(".", ",") if size >= 1000 else str(max(1, round(size)))
    return f"pdf, {number}{NO_BREAK_SPACE}{'MB' if size >= 1000 else 'kB'}"


def meeting_link(meeting: Meeting) -> LinkView:
    return LinkView(meeting_name(meeting), href(urls.meeting(meeting)))
