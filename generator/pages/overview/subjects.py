"""Places and topics: the list of each, and a page with its §§, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from operator import methodcaller

from generator import urls
from generator.archive import AgendaItem, Body, Subject
from generator.language.text import capitalise, count, sort_key
from generator.pages.context import Context
from generator.pages.item.lines import ItemLine, title_line
from generator.pages.member.person import reach
from generator.pages.overview.follow import follow_links
from generator.pages.overview.lists import FilterView, YearLink, body_filters, keyed_by, state_filters, year_links
from generator.pages.page import Planned
from generator.pages.parts import LinkView, href

# A page holds the newest years with at least so many §§; earlier years have pages of their own.
_ON_ONE_PAGE = 60
# A longer list of them is parted by letters.
_LETTERS_ABOVE = 50


@dataclass(frozen=True)
class SubjectView:
    """All that the page of a place or a topic shows."""

    kind: str
    subject: Subject
    found: str
    how: str
    all: LinkView
    years: tuple[YearLink, ...]
    states: tuple[FilterView, ...]
    bodies: tuple[FilterView, ...]
    groups: tuple[tuple[str, tuple[ItemLine, ...]], ...]
    coverage: str
    data: str
    follow: tuple[LinkView, ...]
    watch: str  # what it is to the watching in the browser: the folder of its address


@dataclass(frozen=True)
class SubjectsView:
    """The list of places or of topics."""

    heading: str
    how: str
    letters: tuple[tuple[str, tuple[tuple[LinkView, str], ...]], ...]


_HOW = {
    "plats": "Räknat är bara de paragrafer där ordet säkert är platsen, i den form som redaktionen har angett.",
    "ämne": "Paragrafens rubrik avgör vad den handlar om. Orden har redaktionen angett.",
}
_LISTS = {
    "plats": (urls.PLACES, "Platser", "Paragrafer efter plats"),
    "ämne": (urls.TOPICS, "Ämnen", "Paragrafer efter ämne"),
}


def subject_years(subject: Subject) -> tuple[list[int], list[int]]:
    """Return the years on the page of a place or a topic, and the earlier ones with pages of their own."""
    return subject.years(_ON_ONE_PAGE)


def subject_view(context: Context, subject: Subject, year: int | None = None) -> SubjectView:
    """Return the view of a place's or a topic's page, or of one earlier year of it."""
    newest, earlier = subject_years(subject)
    address, heading, _ = _LISTS[subject.kind]
    shown = newest if year is None else [year]
    also = f" Också: {', '.join(subject.also)}." if subject.also else ""
    items = [one for each in shown for one in subject.items_of(each)]
    keyed = keyed_by(one.meeting.body for one in items)
    verb = "nämner platsen" if subject.kind == "plats" else "handlar om ämnet"
    return SubjectView(
        capitalise(subject.kind),
        subject,
        f"{capitalise(count(subject.number, 'paragraf', 'paragrafer'))} {verb}.",
        f"{_HOW[subject.kind]}{also}",
        LinkView(f"Alla {heading.lower()}", href(address)),
        year_links(newest, earlier, year, urls.subject(subject), partial(urls.subject, subject)),
        state_filters([item.state for item in items]),
        body_filters(keyed, len(items)),
        tuple(
            (
                str(each),
                tuple(_line(context, one, keyed) for one in reversed(subject.items_of(each))),
            )
            for each in shown
        ),
        reach(context),
        href(urls.page_json(urls.subject(subject))),
        follow_links(urls.subject(subject), "atom"),
        "" if year else address.rstrip("/"),
    )


def _line(context: Context, item: AgendaItem, keyed: Mapping[Body, str]) -> ItemLine:
    line = title_line(context, item, with_meeting=True)
    return replace(line, keys=f"{line.keys} {keyed.get(item.meeting.body, '')}".strip())


def subjects_view(context: Context, kind: str) -> SubjectsView:
    """Return the list of all places, or of all topics."""
    rows = sorted(_of_kind(context, kind), key=lambda subject: sort_key(subject.name))
    return SubjectsView(
        _LISTS[kind][1],
        _HOW[kind],
        tuple(
            (letter, tuple(map(_row, found)))
            for letter, found in groupby(rows, lambda each: each.name[:1].upper() if len(rows) > _LETTERS_ABOVE else "")
        ),
    )


def _row(subject: Subject) -> tuple[LinkView, str]:
    return LinkView(subject.name, href(urls.subject(subject))), count(subject.number, "paragraf", "paragrafer")


def _of_kind(context: Context, kind: str) -> list[Subject]:
    return [subject for subject in context.archive.subjects if subject.kind == kind]


def commonest(context: Context, kind: str, most: int) -> tuple[tuple[LinkView, int], ...]:
    """Return the places or topics with the most §§, for a way in."""
    subjects = sorted(_of_kind(context, kind), key=lambda subject: (-subject.number, sort_key(subject.name)))
    return tuple((LinkView(subject.name, href(urls.subject(subject))), subject.number) for subject in subjects[:most])


def planned(context: Context) -> Iterator[Planned]:
    """Yield the lists, and a page for each place and topic with its earlier years."""
    place = context.archive.municipality.name
    for kind, (address, heading, what) in _LISTS.items():
        if _of_kind(context, kind):
            about = f"{what} i protokoll från {place}."
            yield context.listed(address, "subjects.html", heading, about, partial(subjects_view, context, kind), "")
    for subject in context.archive.subjects:
        newest, earlier = subject_years(subject)
        what = f"{subject.name}, {subject.kind}"
        for year in (None, *earlier):
            title = f"{what}, {year}" if year else what
            yield context.listed(
                urls.subject(subject, year),
                "subject.html",
                title,
                f"Vad som står om {subject.name} i protokoll från {place}{f' {year}' if year else ''}.",
                partial(subject_view, context, subject, year),
                "",
                data=methodcaller("subject", subject, [year] if year else newest, [] if year else earlier),
                feed=None if year else methodcaller("subject", subject),
                follow="" if year else "atom",
            )
