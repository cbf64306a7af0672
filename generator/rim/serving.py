"""Serving: while an editor writes, the last site without a fault is shown, and each page says when it is old."""

from __future__ import annotations

import logging
from html import escape
from pathlib import Path
from typing import Any, Protocol

from jinja2 import TemplateError
from mkdocs.exceptions import MkDocsException

from generator.pages.render import template_problem
from generator.rim.settings import load_settings
from generator.site import BuildFailedError

log = logging.getLogger("mkdocs.plugins.protokoll")

_OLD = "Sidan är gammal. {} Här visas den senaste versionen utan fel; terminalen säger vad som är fel."


class Faulty(Protocol):
    """Who keeps what stopped the last build in a sentence."""

    fault: str


class Serving:
    """Stands between MkDocs' server (1.x, which gets no more releases) and its builder.

    The server stalls every request after a builder that failed. So this one never fails: it keeps what was wrong, which
    then stands on each page until a build has gone well.
    """

    def __init__(self, server: Any, config_file: Path, plugin: Faulty) -> None:
        self._build = server.builder
        self._inject = server._inject_js_into_html
        self._config_file, self._plugin = config_file, plugin
        self.fault = ""
        server.builder = self.build
        log.info("Webbplatsen visas på %s. Den byggs om när en fil ändras. Avsluta med Ctrl+C.", server.url)
        server._inject_js_into_html = self.page

    def build(self) -> None:
        """Build anew, or keep in mind what was wrong."""
        self._plugin.fault = ""
        try:
            load_settings(self._config_file, None)  # says in Swedish what MkDocs would say in English
            self._build()
        except (BuildFailedError, MkDocsException, TemplateError, OSError, SystemExit) as error:
            if not self._plugin.fault:
                log.error("%s", template_problem(error) if isinstance(error, TemplateError) else error)
            self.fault = self._plugin.fault or "Webbplatsen kunde inte byggas."
            log.error(_OLD.format(self.fault))
        else:
            self.fault = ""

    def page(self, content: bytes, epoch: int) -> bytes:
        """Return a page with what was wrong at its top, if anything is, and what makes the browser load it anew."""
        if self.fault:
            begin = content.find(b">", content.find(b"<body")) + 1
            words = f'<p class="op-old" role="alert">{escape(_OLD.format(self.fault))}</p>'
            content = content[:begin] + words.encode() + content[begin:]
        served: bytes = self._inject(content, epoch)
        return served
