"""The plan: every generated page of a site, each with its address and how it is made. Nothing is made here yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator import urls
from generator.archive import Body, Case, Meeting, Party, Person
from generator.pages import body, case, lists, meeting, misc, party, person, start
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.parts import meeting_name

# What of the data beside a page is asked for: the thing it is about, and the year if it holds only that one.
Subject = tuple[Meeting | Case | Person | Party | Body, int | None]


@dataclass(frozen=True)
class Planned:
    """A page to be. Making it reads the archive; `when` is the year whose minutes it mostly reads."""

    address: str
    make: Callable[[], Page]
    indexed: bool = True  # stands in the sitemap
    subject: Subject | None = None
    when: int = 0


def start_page(context: Context, intro: str) -> Page:
    """Return the start page. `intro` is the editor's index.md, made HTML by MkDocs."""
    place = context.archive.municipality.name
    return Page(
        urls.START,
        "start.html",
        f"{context.site_name} – {place}",
        f"Vad {place} har beslutat, av vem och varför: sammanträden, ärenden, ledamöter och partier i öppna protokoll.",
        start.start_view(context, intro),
    )


def plan(context: Context) -> Iterator[Planned]:
    """Yield every generated page but the start page, in a fixed order.

    Titles are unique: a case's holds its number, a member's the party, a meeting's its day.
    """
    planner = _Planner(context)
    yield from planner.meetings()
    yield from planner.cases()
    yield from planner.people()
    yield from planner.parties()
    yield from planner.bodies()
    yield from planner.lists()
    yield from planner.redirects()
    yield from planner.rules()


class _Planner:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.archive = context.archive
        self.place = context.archive.municipality.name

    def page(self, address: str, template: str, title: str, description: str, view: Any, **more: Any) -> Page:
        site = f"{self.context.site_name}, {self.place}"
        return Page(address, template, f"{title} – {site}", description, view, **more)

    def meetings(self) -> Iterator[Planned]:
        for entity in self.archive.meetings:
            yield Planned(
                urls.meeting(entity),
                lambda entity=entity: self.page(  # type: ignore[misc]
                    urls.meeting(entity),
                    "meeting.html",
                    meeting_name(entity),
                    meeting.description(entity),
                    meeting.meeting_view(self.context, entity),
                    section="moten",
                    twin=True,
                ),
                subject=(entity, None),
                when=entity.date.year,
            )

    def cases(self) -> Iterator[Planned]:
        for entity in self.archive.cases.values():
            yield Planned(
                urls.case(entity),
                lambda entity=entity: self.page(  # type: ignore[misc]
                    urls.case(entity),
                    "case.html",
                    f"{entity.title} ({entity.number.canonical})",
                    case.description(entity),
                    case.case_view(self.context, entity),
                    section="arenden",
                    twin=True,
                ),
                subject=(entity, None),
                when=entity.all_handlings[-1].meeting.date.year,
            )

    def people(self) -> Iterator[Planned]:
        for entity in self.archive.people.values():
            newest, earlier = person.years_shown(entity)
            for year in (None, *earlier):
                yield Planned(
                    urls.person_year(entity, year) if year else urls.person(entity),
                    lambda entity=entity, year=year: self._person(entity, year),  # type: ignore[misc]
                    subject=(entity, year),
                    when=year or max(newest, default=0),
                )

    def _person(self, entity: Person, year: int | None) -> Page:
        code = f" ({entity.party.code})" if entity.party else ""
        return self.page(
            urls.person_year(entity, year) if year else urls.person(entity),
            "person.html",
            f"{entity.name}{code}{f' {year}' if year else ''}",
            person.description(entity, year),
            person.person_view(self.context, entity, year),
            section="ledamoter",
            twin=True,
        )

    def parties(self) -> Iterator[Planned]:
        for entity in self.archive.parties:
            newest, earlier = party.years_shown(entity)
            for year in (None, *earlier):
                yield Planned(
                    urls.party_year(entity, year) if year else urls.party(entity),
                    lambda entity=entity, year=year: self._party(entity, year),  # type: ignore[misc]
                    subject=(entity, year),
                    when=year or max(newest, default=0),
                )

    def _party(self, entity: Party, year: int | None) -> Page:
        return self.page(
            urls.party_year(entity, year) if year else urls.party(entity),
            "party.html",
            f"{entity.name} ({entity.code}){f' {year}' if year else ''}",
            party.description(entity, year),
            party.party_view(self.context, entity, year),
            section="partier",
            twin=True,
        )

    def bodies(self) -> Iterator[Planned]:
        for entity in self.archive.bodies.values():
            yield Planned(
                urls.body(entity),
                lambda entity=entity: self.page(  # type: ignore[misc]
                    urls.body(entity),
                    "body.html",
                    entity.name,
                    body.description(entity),
                    body.body_view(self.context, entity),
                    section="organ",
                    twin=True,
                ),
                subject=(entity, None),
            )

    def listed(self, address: str, template: str, title: str, description: str, view: Callable[[], Any]) -> Planned:
        section = address.partition("/")[0]
        return Planned(address, lambda: self.page(address, template, title, description, view(), section=section))

    def lists(self) -> Iterator[Planned]:
        context, place = self.context, self.place
        yield self.listed(
            urls.MEETINGS,
            "meetings.html",
            "Möten",
            f"Sammanträden i {place}, år för år, med beslut och närvaro.",
            lambda: lists.meetings_view(context, None),
        )
        for year in self.archive.years:
            yield self.listed(
                urls.year(year),
                "meetings.html",
                f"Möten {year}",
                f"Alla sammanträden {year} i {place}.",
                lambda year=year: lists.meetings_view(context, year),  # type: ignore[misc]
            )
        yield self.listed(
            urls.CASES,
            "cases.html",
            "Ärenden",
            f"Ärenden i {place} och var de står: förslag, beslut och vad som väntar.",
            lambda: lists.cases_view(context),
        )
        for year in lists.case_years(context)[1]:
            yield self.listed(
                urls.cases_of(year),
                "cases.html",
                f"Ärenden {year}",
                f"Ärenden i {place} som senast behandlades {year}.",
                lambda year=year: lists.cases_view(context, year),  # type: ignore[misc]
            )
        yield self.listed(
            urls.PEOPLE,
            "people.html",
            "Ledamöter",
            f"Ledamöter och ersättare i {place}: parti, uppdrag, närvaro och anteckningar.",
            lambda: lists.people_view(context),
        )
        yield self.listed(
            urls.PARTIES,
            "parties.html",
            "Partier",
            f"Partier i {place} med ledamöter, anteckningar och reservationer.",
            lambda: lists.parties_view(context),
        )
        yield self.listed(
            urls.BODIES,
            "bodies.html",
            "Organ",
            f"Fullmäktige, styrelse, nämnder och utskott i {place}.",
            lambda: lists.bodies_view(context),
        )
        yield Planned(
            urls.SEARCH,
            lambda: self.page(
                urls.SEARCH,
                "search.html",
                "Sök",
                "Sök bland paragrafer, ärenden, ledamöter och partier.",
                misc.ways_view(),
                search=True,
                indexed=False,
            ),
            indexed=False,
        )
        yield Planned(
            urls.NOT_FOUND,
            lambda: self.page(
                urls.NOT_FOUND,
                "not-found.html",
                "Sidan finns inte",
                "Sidan finns inte. Sök eller gå in genom listorna.",
                misc.ways_view(),
                indexed=False,
            ),
            indexed=False,
        )

    def redirects(self) -> Iterator[Planned]:
        """An address never dies: a body's folder of meetings, and a merged person's earlier address, lead on."""
        for organ in self.archive.bodies.values():
            if organ.meetings:
                view = misc.RedirectView(f"{urls.ROOT}{urls.body(organ)}#moten", f"{organ.name}, möten")
                yield self._redirect(urls.body_meetings(organ), view, f"Möten i {organ.name}")
        for member in self.archive.people.values():
            for earlier in member.redirects:
                view = misc.RedirectView(urls.ROOT + urls.person(member), member.name)
                title = f"{member.name} (tidigare adress {earlier})"
                yield self._redirect(urls.redirected_person(earlier), view, title)

    def _redirect(self, address: str, view: misc.RedirectView, title: str) -> Planned:
        def make() -> Page:
            words = f"Sidan har flyttat till {view.name}."
            return self.page(address, "redirect.html", title, words, view, indexed=False, moved_to=view.target)

        return Planned(address, make, indexed=False)

    def rules(self) -> Iterator[Planned]:
        yield Planned(
            urls.RULES,
            lambda: self.page(
                urls.RULES,
                "rules.html",
                "Regler och felmeddelanden",
                "Vad varje fel och varning i ett protokoll betyder, och vad redaktören gör.",
                misc.rules_view(),
                section="om",
            ),
        )
        for view in misc.rule_views():
            yield Planned(
                urls.rule(view.code),
                lambda view=view: self.page(  # type: ignore[misc]
                    urls.rule(view.code),
                    "rule.html",
                    f"{view.title} ({view.code})",
                    view.why,
                    view,
                    section="om",
                    indexed=False,
                ),
                indexed=False,
            )
