"""Search, the page for what is not found, redirects, and the documentation of the rules."""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.pages.context import Context
from generator.pages.page import sections
from generator.pages.parts import LinkView, href
from generator.rules import GROUPS


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
    title: str
    why: str
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
        RuleView(code, rule.title, rule.why, _visible(rule.wrong), _visible(rule.right), href(urls.RULES))
        for rules in GROUPS.values()
        for code, rule in sorted(rules.items())
    ]
