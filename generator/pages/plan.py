"""The plan: every generated page of a site, each with its address, its template and how its view is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator import urls
from generator.pages import body, case, lists, meeting, misc, party, person, start
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.parts import meeting_name

_Title = Callable[[str], str]


def _titles(context: Context) -> _Title:
    site = f"{context.site_name}, {context.archive.municipality.name}"
    return lambda words: f"{words} – {site}"


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


def plan(context: Context) -> Iterator[Page]:
    """Yield every generated page but the start page, in a fixed order.

    Titles are unique: a case's holds its number, a member's the party, a meeting's its day.
    """
    archive = context.archive
    place = archive.municipality.name
    title = _titles(context)
    for entity in archive.meetings:
        yield Page(
            urls.meeting(entity),
            "meeting.html",
            title(meeting_name(entity)),
            meeting.description(entity),
            meeting.meeting_view(context, entity),
            "moten",
            entity=entity,
            source=entity.document.file,
        )
    for matter in archive.cases.values():
        yield Page(
            urls.case(matter),
            "case.html",
            title(f"{matter.title} ({matter.number.canonical})"),
            case.description(matter),
            case.case_view(context, matter),
            "arenden",
            entity=matter,
        )
    for member in archive.people.values():
        code = f" ({member.party.code})" if member.party else ""
        yield Page(
            urls.person(member),
            "person.html",
            title(f"{member.name}{code}"),
            person.description(member),
            person.person_view(context, member),
            "ledamoter",
            entity=member,
        )
    for each in archive.parties:
        yield Page(
            urls.party(each),
            "party.html",
            title(f"{each.name} ({each.code})"),
            party.description(each),
            party.party_view(context, each),
            "partier",
            entity=each,
        )
    for organ in archive.bodies.values():
        yield Page(
            urls.body(organ),
            "body.html",
            title(organ.name),
            body.description(organ),
            body.body_view(context, organ),
            "organ",
            entity=organ,
        )
    yield from _lists(context, title, place)
    yield from _redirects(context, title)
    yield from _rules(title)


def _lists(context: Context, title: _Title, place: str) -> Iterator[Page]:
    yield Page(
        urls.MEETINGS,
        "meetings.html",
        title("Möten"),
        f"Sammanträden i {place}, år för år, med beslut och närvaro.",
        lists.meetings_view(context, None),
        "moten",
    )
    for year in context.archive.years:
        yield Page(
            urls.year(year),
            "meetings.html",
            title(f"Möten {year}"),
            f"Alla sammanträden {year} i {place}.",
            lists.meetings_view(context, year),
            "moten",
        )
    yield Page(
        urls.CASES,
        "cases.html",
        title("Ärenden"),
        f"Ärenden i {place} och var de står: förslag, beslut och vad som väntar.",
        lists.cases_view(context),
        "arenden",
    )
    yield Page(
        urls.PEOPLE,
        "people.html",
        title("Ledamöter"),
        f"Ledamöter och ersättare i {place}: parti, uppdrag, närvaro och anteckningar.",
        lists.people_view(context),
        "ledamoter",
    )
    yield Page(
        urls.PARTIES,
        "parties.html",
        title("Partier"),
        f"Partier i {place} med ledamöter, anteckningar och reservationer.",
        lists.parties_view(context),
        "partier",
    )
    yield Page(
        urls.BODIES,
        "bodies.html",
        title("Organ"),
        f"Fullmäktige, styrelse, nämnder och utskott i {place}.",
        lists.bodies_view(context),
        "organ",
    )
    yield Page(
        urls.SEARCH,
        "search.html",
        title("Sök"),
        "Sök bland paragrafer, ärenden, ledamöter och partier.",
        misc.ways_view(),
        search=True,
        indexed=False,
    )
    yield Page(
        urls.NOT_FOUND,
        "not-found.html",
        title("Sidan finns inte"),
        "Sidan finns inte. Sök eller gå in genom listorna.",
        misc.ways_view(),
        indexed=False,
    )


def _redirects(context: Context, title: _Title) -> Iterator[Page]:
    """An address never dies: a body's folder of meetings, and a merged person's earlier address, lead on."""
    for organ in context.archive.bodies.values():
        if organ.meetings:
            view = misc.RedirectView(f"{urls.ROOT}{urls.body(organ)}#moten", f"{organ.name}, möten")
            yield _redirect(urls.body_meetings(organ), view, title(f"Möten i {organ.name}"))
    for member in context.archive.people.values():
        for earlier in member.redirects:
            view = misc.RedirectView(urls.ROOT + urls.person(member), member.name)
            yield _redirect(urls.redirected_person(earlier), view, title(f"{member.name} (tidigare adress {earlier})"))


def _redirect(address: str, view: misc.RedirectView, title: str) -> Page:
    return Page(
        address,
        "redirect.html",
        title,
        f"Sidan har flyttat till {view.name}.",
        view,
        indexed=False,
        moved_to=view.target,
    )


def _rules(title: _Title) -> Iterator[Page]:
    yield Page(
        urls.RULES,
        "rules.html",
        title("Regler och felmeddelanden"),
        "Vad varje fel och varning i ett protokoll betyder, och vad redaktören gör.",
        misc.rules_view(),
        "om",
    )
    for view in misc.rule_views():
        yield Page(
            urls.rule(view.code), "rule.html", title(f"{view.title} ({view.code})"), view.why, view, "om", indexed=False
        )
