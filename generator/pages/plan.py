"""The plan: every generated page of a site, as the rooms of this house yield them. Nothing is made here yet.

A module in one of the rooms that has pages has a function `planned(context)`, which yields them (page.Planned): whoever
adds a kind of page adds an address in urls.py, a module with its view and `planned`, and a template.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from generator.pages import case, item, meeting, member, overview
from generator.pages.context import Context
from generator.pages.page import Planned

_ROOMS = (overview, meeting, case, member, item)


@cache
def planners() -> tuple[Callable[[Context], Iterator[Planned]], ...]:
    """Return the function `planned` of every module that has one, in a fixed order."""
    names = (found.name for room in _ROOMS for found in pkgutil.iter_modules(room.__path__, f"{room.__name__}."))
    modules = map(import_module, names)
    return tuple(module.planned for module in modules if hasattr(module, "planned"))


def plan(context: Context) -> Iterator[Planned]:
    """Yield every generated page, in a fixed order.

    Titles are unique: a case's holds its number, a member's the party, a meeting's its day.
    """
<<<<<<< HEAD
    planner = _Planner(context)
    yield from planner.meetings()
    yield from planner.cases()
    yield from planner.people()
    yield from planner.parties()
    yield from planner.bodies()
    yield from planner.lists()
    yield from planner.redirects()
    yield from planner.removals()
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
        for entity in self.archive.every_meeting:
            make = partial(self._meeting, entity)
            yield Planned(urls.meeting(entity), make, subject=(entity, None), when=entity.date.year)

    def _meeting(self, entity: Meeting) -> Page:
        return self.page(
            urls.meeting(entity),
            "meeting.html",
            meeting_name(entity),
            meeting.description(entity),
            meeting.meeting_view(self.context, entity),
            section="moten",
            twin=True,
        )

    def cases(self) -> Iterator[Planned]:
        for entity in self.archive.cases.values():
            newest = entity.all_handlings[-1].meeting.date.year
            yield Planned(urls.case(entity), partial(self._case, entity), subject=(entity, None), when=newest)

    def _case(self, entity: Case) -> Page:
        return self.page(
            urls.case(entity),
            "case.html",
            f"{entity.title} ({entity.number.canonical})",
            case.description(entity),
            case.case_view(self.context, entity),
            section="arenden",
            twin=True,
            follow="json",
        )

    def people(self) -> Iterator[Planned]:
        for entity in self.archive.people.values():
            newest, earlier = person.years_shown(entity)
            for year in (None, *earlier):
                make, when = partial(self._person, entity, year), year or max(newest, default=0)
                yield Planned(urls.person(entity, year), make, subject=(entity, year), when=when)

    def _person(self, entity: Person, year: int | None) -> Page:
        code = f" ({entity.party.code})" if entity.party else ""
        return self.page(
            urls.person(entity, year),
            "person.html",
            f"{entity.name}{code}{f' {year}' if year else ''}",
            person.description(entity, year),
            person.person_view(self.context, entity, year),
            section="ledamoter",
            twin=True,
            follow="" if year else "atom",
        )

    def parties(self) -> Iterator[Planned]:
        for entity in self.archive.parties:
            newest, earlier = party.years_shown(entity)
            for year in (None, *earlier):
                make, when = partial(self._party, entity, year), year or max(newest, default=0)
                yield Planned(urls.party(entity, year), make, subject=(entity, year), when=when)

    def _party(self, entity: Party, year: int | None) -> Page:
        return self.page(
            urls.party(entity, year),
            "party.html",
            f"{entity.name} ({entity.code}){f' {year}' if year else ''}",
            party.description(entity, year),
            party.party_view(self.context, entity, year),
            section="partier",
            twin=True,
            follow="" if year else "atom",
        )

    def bodies(self) -> Iterator[Planned]:
        for entity in self.archive.bodies.values():
            yield Planned(urls.body(entity), partial(self._body, entity), subject=(entity, None))

    def _body(self, entity: Body) -> Page:
        return self.page(
            urls.body(entity),
            "body.html",
            entity.name,
            body.description(entity),
            body.body_view(self.context, entity),
            section="organ",
            twin=True,
            follow=follow.body_follow(entity),
        )

    def listed(
        self, address: str, template: str, title: str, description: str, view: Callable[[], Any], section: str = ""
    ) -> Planned:
        """Return a page with a list, which is made when it is asked for; it belongs to the tab it begins with."""
        section = section or address.partition("/")[0]
        return Planned(address, lambda: self.page(address, template, title, description, view(), section=section))

    def unlisted(self, address: str, *what: Any, **more: Any) -> Planned:
        """Return a page that search engines shall leave out and the sitemap does not hold; arguments as for `page`."""
        return Planned(address, partial(self.page, address, *what, indexed=False, **more), indexed=False)

    def lists(self) -> Iterator[Planned]:
        context, place = self.context, self.place
        yield self.listed(
            urls.MEETINGS,
            "meetings.html",
            "Möten",
            f"Sammanträden i {place}, år för år, med beslut och närvaro.",
            partial(lists.meetings_view, context, None),
        )
        for year in self.archive.listed_years:
            yield self.listed(
                urls.year(year),
                "meetings.html",
                f"Möten {year}",
                f"Alla sammanträden {year} i {place}.",
                partial(lists.meetings_view, context, year),
            )
        yield self.listed(
            urls.CASES,
            "cases.html",
            "Ärenden",
            f"Ärenden i {place} och var de står: förslag, beslut och vad som väntar.",
            partial(lists.cases_view, context),
        )
        for year in lists.case_years(context)[1]:
            yield self.listed(
                urls.cases_of(year),
                "cases.html",
                f"Ärenden {year}",
                f"Ärenden i {place} som senast behandlades {year}.",
                partial(lists.cases_view, context, year),
            )
        yield self.listed(
            urls.PEOPLE,
            "people.html",
            "Ledamöter",
            f"Ledamöter och ersättare i {place}: parti, uppdrag, närvaro och anteckningar.",
            partial(lists.people_view, context),
        )
        yield self.listed(
            urls.PARTIES,
            "parties.html",
            "Partier",
            f"Partier i {place} med ledamöter, anteckningar och reservationer.",
            partial(lists.parties_view, context),
        )
        yield self.listed(
            urls.BODIES,
            "bodies.html",
            "Organ",
            f"Fullmäktige, styrelse, nämnder och utskott i {place}.",
            partial(lists.bodies_view, context),
        )
        yield from self.overviews()
        yield self.unlisted(
            urls.SEARCH,
            "search.html",
            "Sök",
            "Sök bland paragrafer, ärenden, ledamöter och partier.",
            misc.ways_view(context),
            search=True,
        )
        yield self.unlisted(
            urls.NOT_FOUND,
            "not-found.html",
            "Sidan finns inte",
            "Sidan finns inte. Sök eller gå in genom listorna.",
            misc.ways_view(context),
        )

    def overviews(self) -> Iterator[Planned]:
        """What is going on in the whole archive: notices, what has no answer, what is missing, and how to follow it."""
        context, place = self.context, self.place
        for year in (None, *board.board_years(context)[1]):
            yield self.listed(
                urls.notices_of(year) if year else urls.NOTICES,
                "notices.html",
                f"Anslagstavla{f' {year}' if year else ''}",
                f"Anslag om justerade protokoll i {place}{f' {year}' if year else ''}, med sista dag att överklaga.",
                partial(board.board_view, context, year),
                section="moten",
            )
        for year in (None, *pending.pending_years(context)[1]):
            yield self.listed(
                urls.pending_of(year) if year else urls.PENDING,
                "pending.html",
                f"Obesvarat{f' sedan {year}' if year else ''}",
                f"Motioner, medborgarförslag och interpellationer i {place} som väntar på svar"
                f"{f' sedan {year}' if year else ''}.",
                partial(pending.pending_view, context, year),
                section="arenden",
            )
        for year in (None, *self.archive.years):
            yield self.listed(
                urls.gaps_of(year) if year else urls.GAPS,
                "gaps.html",
                f"Luckor i arkivet{f' {year}' if year else ''}",
                f"Paragrafer som saknas, protokoll som inte är justerade och förslag utan beslut i {place}"
                f"{f' {year}' if year else ''}.",
                partial(gaps.gaps_view, context, year),
                section="moten",
            )
        yield self.listed(
            urls.FOLLOW,
            "follow.html",
            "Få veta när något händer",
            f"Flöden och kalendrar för {place}: nya protokoll, ärenden, ledamöter och sista dagar att överklaga.",
            partial(follow.follow_view, context),
            section="om",
        )

    def redirects(self) -> Iterator[Planned]:
        """An address never dies: a body's folder of meetings, and a merged person's earlier address, lead on."""
        for organ in self.archive.bodies.values():
            if organ.every_meeting:
                view = misc.RedirectView(f"{urls.ROOT}{urls.body(organ)}#moten", f"{organ.name}, möten")
                yield self._redirect(urls.body_meetings(organ), view, f"Möten i {organ.name}")
        for member in self.archive.people.values():
            for earlier in member.redirects:
                make = partial(self._earlier_address, member, earlier)
                yield Planned(urls.redirected_person(earlier), make, indexed=False)

    def _earlier_address(self, member: Person, earlier: str) -> Page:
        view = misc.RedirectView(urls.ROOT + urls.person(member), member.name)
        title = f"{member.name} (tidigare adress {earlier})"
        return self._redirect(urls.redirected_person(earlier), view, title).make()

    def _redirect(self, address: str, view: misc.RedirectView, title: str) -> Planned:
        words = f"Sidan har flyttat till {view.name}."
        return self.unlisted(address, "redirect.html", title, words, view, moved_to=view.target)

    def removals(self) -> Iterator[Planned]:
        """What has been removed leaves a stone at its address, and in the data beside it."""
        for removal in self.archive.removals:
            if not removal.number:
                make = partial(self._removal, removal)
                yield Planned(removal.page, make, indexed=False, subject=(removal, None))

    def _removal(self, removal: Removal) -> Page:
        return self.page(
            removal.page,
            "removed.html",
            removed.title_of(self.context, removal),
            "Sidan är avpublicerad. Här står när och varför.",
            removed.removed_view(self.context, removal),
            indexed=False,
            twin=True,
        )

    def rules(self) -> Iterator[Planned]:
        yield self.listed(
            urls.RULES,
            "rules.html",
            "Regler och felmeddelanden",
            "Vad varje fel och varning i ett protokoll betyder, och vad redaktören gör.",
            misc.rules_view,
            section="om",
        )
        for view in misc.rule_views():
            title = f"{view.title} ({view.code})"
            yield self.unlisted(urls.rule(view.code), "rule.html", title, view.why, view, section="om")
=======
    for planned in planners():
        yield from planned(context)
>>>>>>> main
