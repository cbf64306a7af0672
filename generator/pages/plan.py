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
    names = (module.name for room in _ROOMS for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."))
    modules = map(import_module, names)
    return tuple(module.planned for module in modules if hasattr(module, "planned"))


def plan(context: Context) -> Iterator[Planned]:
    """Yield every generated page, in a fixed order.

    Titles are unique: a case's holds its number, a member's the party, a meeting's its day.
    """
    for planned in planners():
        yield from planned(context)
