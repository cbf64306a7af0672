"""Fragments: views to HTML, with an environment of their own that escapes everything and knows no missing name."""

from __future__ import annotations

import traceback
from collections.abc import Hashable
from pathlib import Path

from jinja2 import TemplateError
from markupsafe import Markup

from generator.pages.jinja import environment
from generator.pages.page import Page
from generator.pages.text.markup import masked
from generator.system.store import Store


class BrokenTemplateError(Exception):
    """A template cannot be used; the message says which, where, and in what way."""


class Renderer:
    """Renders the fragments of pages from the templates in one folder; `called` is "kommunen" or "regionen"."""

    def __init__(self, templates: Path, store: Store | None = None, called: str = "kommunen") -> None:
        self._environment = environment(templates, store)
        self._environment.globals["drawn"] = self._drawn
        self._environment.globals["kommunen"] = called
        self._environment.filters["masked"] = masked
        self._pictures: dict[tuple[str, Hashable], Markup] = {}

    def _drawn(self, template: str, view: Hashable) -> Markup:
        """Return a small template with a view in it; the same picture is drawn once however often it is shown."""
        key = (template, view)
        markup = self._pictures.get(key)
        if markup is None:
            markup = Markup(self._environment.get_template(template).render(view=view))  # noqa: S704 - it escapes
            self._pictures[key] = markup
        return markup

    def fragment(self, page: Page) -> str:
        """Return the page's content as HTML; addresses in it begin with urls.ROOT.

        Raises BrokenTemplateError.
        """
        try:
            return self._environment.get_template(page.template).render(view=page.view)
        except TemplateError as error:
            raise BrokenTemplateError(template_problem(error)) from error


def template_problem(error: TemplateError) -> str:
    """Return which template is wrong, where, and in what way."""
    name, line = getattr(error, "filename", None) or getattr(error, "name", None), getattr(error, "lineno", None)
    if name is None:
        # An error at run time knows no place of its own: the last frame that is a template does.
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
        name, line = (frames[-1].filename, frames[-1].lineno) if frames else ("", None)
    place = f" {name}" + (f", rad {line}" if line else "") if name else ""
    return f"En mall går inte att använda:{place}: {error}."
