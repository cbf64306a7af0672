"""Fragments: views to HTML, with an environment of their own that escapes everything and knows no missing name."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.pages.page import Page


class Renderer:
    """Renders the fragments of pages from the templates in one folder."""

    def __init__(self, templates: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )

    def fragment(self, page: Page) -> str:
        """Return the page's content as HTML; addresses in it begin with urls.ROOT."""
        return self._environment.get_template(page.template).render(view=page.view)
