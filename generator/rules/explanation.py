"""A rule's page as text for a terminal."""

from __future__ import annotations

from difflib import get_close_matches
from textwrap import fill, indent

from generator.rules import GROUPS, Rule

_WIDTH = 88
_RULES: dict[str, tuple[str, Rule]] = {
    code: (group, rule) for group, rules in GROUPS.items() for code, rule in rules.items()
}


def explanation(code: str) -> str | None:
    """Return a rule's reasons with an example of wrong and right, or None if there is no such rule."""
    if code.strip() not in _RULES:
        return None
    group, rule = _RULES[code.strip()]
    return "\n".join(
        [
            rule.title,
            f"(regel {code.strip()}, {group[:1].lower()}{group[1:]})",
            "",
            fill(rule.why, _WIDTH, break_on_hyphens=False),
            "",
            "Fel:",
            indent(rule.wrong.rstrip("\n"), "    ", lambda _: True),
            "",
            "Rätt:",
            indent(rule.right.rstrip("\n"), "    ", lambda _: True),
        ]
    )


def nearest(code: str) -> str | None:
    """Return the code of a rule that looks most like this one."""
    near = get_close_matches(code.strip().casefold(), list(_RULES), 1, cutoff=0.5)
    return near[0] if near else None


def overview() -> str:
    """Return all codes with the titles of their rules, by groups."""
    width = max(map(len, _RULES))
    return "\n\n".join(
        "\n".join([group, *(f"  {code:{width}}  {rule.title}" for code, rule in sorted(rules.items()))])
        for group, rules in GROUPS.items()
    )
