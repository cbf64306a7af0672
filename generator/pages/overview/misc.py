"""Search, the page for what is not found, redirects, and the documentation of the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator import urls
from generator.archive import Person
from generator.pages.context import Context
from generator.pages.page import Page, Planned, sections
from generator.pages.parts import LinkView, href
from generator.rules import GROUPS, Rule


@dataclass(frozen=True)
class WaysView:
    """A search field and the ways in; for the search page and the page for what is not found."""

    action: str
    entries: tuple[LinkView, ...]


@dataclass(frozen=True)
class RedirectView:
    """Where a page has moved."""

    target: str
    name: str


@dataclass(frozen=True)
class RuleGroupView:
    """Some rules under a heading: title and address, and the code."""

    heading: str
    rules: tuple[tuple[LinkView, str], ...]


@dataclass(frozen=True)
class RuleView:
    """The documentation of one finding."""

    code: str
    rule: Rule
    wrong: str
    right: str
    all: str


def ways_view(context: Context) -> WaysView:
    """Return the view of the search page and of the page for what is not found."""
    entries = tuple(
        LinkView(name, href(f"{address}/")) for address, name in sections(context.archive.municipality.without)
    )
    return WaysView(href(urls.SEARCH), entries)


def rules_view() -> tuple[RuleGroupView, ...]:
    """Return the list of all rules."""
    return tuple(
        RuleGroupView(
            heading,
            tuple((LinkView(rule.title, href(urls.rule(code))), code) for code, rule in sorted(rules.items())),
        )
        for heading, rules in GROUPS.items()
    )


def _visible(example: str) -> str:
    """Show the characters that an example is about but nobody can see: a tab and a hard space."""
    return example.replace("\t", "→   ").replace("\u00a0", "␣")


def rule_views() -> list[RuleView]:
    """Return the page of every rule."""
    return [
        RuleView(code, rule, _visible(rule.wrong), _visible(rule.right), href(urls.RULES))
        for rules in GROUPS.values()
        for code, rule in sorted(rules.items())
    ]


def redirect(context: Context, address: str, target: str, named: Callable[[], tuple[str, str]]) -> Planned:
    """Return the page that leads from an address to another; `named` returns the name there and the title here."""

    def make() -> Page:
        name, title = named()
        words = f"Sidan har flyttat till {name}."
        return context.page(address, "redirect.html", title, words, RedirectView(target, name), moved_to=target)

    return Planned(address, make, indexed=False, moved=True)


def planned(context: Context) -> Iterator[Planned]:
    """Yield the search page, the one for what is not found, members' earlier addresses, and the rules."""
    unlisted = partial(context.listed, indexed=False)
    what = "Sök bland paragrafer, ärenden, ledamöter och partier."
    yield unlisted(urls.SEARCH, "search.html", "Sök", what, partial(ways_view, context), "", search=True)
    words = "Sidan finns inte. Sök eller gå in genom listorna."
    yield unlisted(urls.NOT_FOUND, "not-found.html", "Sidan finns inte", words, partial(ways_view, context), "")
    for person in context.archive.people.values():
        for earlier in person.redirects:
            named = partial(_earlier_address, person, earlier)
            yield redirect(context, urls.redirected_person(earlier), urls.ROOT + urls.person(person), named)
    yield context.listed(
        urls.RULES,
        "rules.html",
        "Regler och felmeddelanden",
        "Vad varje fel och varning i ett protokoll betyder, och vad redaktören gör.",
        rules_view,
        "om",
    )
    for view in rule_views():
        title = f"{view.rule.title} ({view.code})"
        yield unlisted(urls.rule(view.code), "rule.html", title, view.rule.why, partial(_the_same, view), "om")


def _earlier_address(person: Person, earlier: str) -> tuple[str, str]:
    return person.name, f"{person.name} (tidigare adress {earlier})"


def _the_same(view: RuleView) -> RuleView:
    return view
