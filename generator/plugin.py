"""The MkDocs plugin: a switchboard. Load and check, plan the pages, add them as MkDocs' own files, write, swap."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator import __version__, opendata, search, shell, urls
from generator.archive import Archive
from generator.checks import examine
from generator.config import ProtokollConfig
from generator.findings import has_errors, render_text, summary
from generator.pages.context import Context
from generator.pages.markup import editorial
from generator.pages.page import SECTIONS, Page
from generator.pages.plan import plan, start_page
from generator.pages.render import Renderer

log = logging.getLogger("mkdocs.plugins.protokoll")

# Material's own scripts, icon and sitemap are not used; a reader need not fetch what does nothing.
_UNUSED = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette.", "sitemap.xml")


class PageFile(File):
    """A generated page. MkDocs asks it to copy itself once the theme is ready; it renders itself then."""

    def __init__(self, page: Page, plugin: ProtokollPlugin, config: MkDocsConfig) -> None:
        super().__init__(urls.file_of(page.address), None, config.site_dir, True, inclusion=InclusionLevel.NOT_IN_NAV)
        self.abs_src_path = None
        self.generated_by = "protokoll"
        self.edit_uri = page.source
        self._page, self._plugin = page, plugin

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 - MkDocs' signature
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self._plugin.render(self._page), encoding="utf-8", newline="\n")


class ProtokollPlugin(BasePlugin[ProtokollConfig]):  # type: ignore[no-untyped-call]  # as in config.py
    """Public minutes as a site."""

    serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        # Before MkDocs clears the old site: what is wrong must leave it as it was.
        site_url = config.site_url or "/"
        self.notice = ""
        try:
            self.context = Context(_examined(Path(config.docs_dir)), config.site_name, site_url)
        except PluginError as error:
            # While an editor writes, a page that is half a sentence behind beats a server that does not answer.
            if not (self.serving and hasattr(self, "context")):
                raise
            self.notice = f"{error} Här visas den senaste versionen utan fel."
            log.error(self.notice)
        self.base_path = urlsplit(site_url).path or "/"
        self.renderer = Renderer(Path(config.theme.custom_dir or "") / "pages")
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        self.published = Path(config.site_dir)
        if not self.serving:
            config.site_dir = str(self.published.with_name(f".{self.published.name}.ny"))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in list(files):
            if file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
                files.remove(file)
        self.pages = list(plan(self.context))
        written = {file.dest_uri: file.src_uri for file in files}
        for page in self.pages:
            if taken := written.get(urls.file_of(page.address)):
                raise PluginError(f"Filen {taken} skulle hamna på adressen /{page.address}, som är upptagen. Byt namn.")
            files.append(PageFile(page, self, config))
        for address, content in opendata.files(self.context, self.pages, _editorial(files)):
            files.append(File.generated(config, address, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: Any) -> str:
        if not page.is_homepage:
            page.meta["title"] = f"{page.title} – {self.context.site_name}, {self.context.archive.municipality.name}"
            return editorial(html)
        start = start_page(self.context, editorial(html))
        page.meta = {**page.meta, "title": start.title, "description": start.description}
        return self.renderer.fragment(start).replace(urls.ROOT, "./")

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        frames = env.overlay()
        frames.filters = {**env.filters, "url": _rooted}

        def frame(kind: shell.Frame) -> str:
            page = MkDocsPage("", File("ram.md", None, config.site_dir, True), config)
            page.meta = {"title": shell.TITLE, "description": shell.DESCRIPTION}
            page.content, page.toc = shell.CONTENT, _skip_to_content()
            page.canonical_url = shell.CANONICAL if kind.indexed else None
            context = get_context(Navigation([], []), [], config, page)
            return frames.get_template("main.html").render(context, op=self._op(kind))

        self.shell = shell.Shell(frame, self.context.site_url, self.base_path)
        return env

    def on_page_context(self, context: Any, *, page: MkDocsPage, **_: Any) -> Any:
        section = "om" if page.url.startswith("om/") else ""
        kind = shell.Frame(section, twin=False, search=False, indexed=True, moved=False)
        context["op"] = self._op(kind) | {"generated": page.is_homepage}
        if page.is_homepage:
            page.toc = _skip_to_content()
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        built = Path(config.site_dir)
        if self.config.search:
            try:
                search.write_all(self.context, built / search.FOLDER)
            except OSError as error:
                raise PluginError(f"Sökregistret kunde inte göras: {error}.") from error
        if built != self.published:
            _swap(built, self.published)

    def on_build_error(self, *, error: Exception, **_: Any) -> None:  # noqa: ARG002
        published = getattr(self, "published", None)
        if published:
            shutil.rmtree(published.with_name(f".{published.name}.ny"), ignore_errors=True)

    def render(self, page: Page) -> str:
        """Return a generated page as it is written."""
        return self.shell.page(page, self.renderer.fragment(page))

    def _op(self, kind: shell.Frame) -> dict[str, Any]:
        """Return what the frame's templates know of us; the livereload script of `serve` does not suit our CSP."""
        municipality = self.context.archive.municipality
        return {
            "csp": None if self.serving else shell.CSP,
            "inline_script": shell.INLINE_SCRIPT,
            "version": __version__,
            "generated": True,
            "sections": SECTIONS,
            "municipality": municipality.name,
            "website": municipality.website,
            "notice_board": municipality.notice_board,
            "contact": municipality.contact,
            "announcement": self.notice or municipality.demonstration,
            "section": kind.section,
            "twin": kind.twin,
            "search": kind.search,
            "indexed": kind.indexed,
            "moved_to": shell.MOVED_TO if kind.moved else None,
        }


def _rooted(address: str) -> str:
    """Stand in for MkDocs' filter of the same name in frames, which serve pages at every depth."""
    if address.startswith("#") or "://" in address:
        return address
    return urls.ROOT + address.removeprefix(".")


def _skip_to_content() -> TableOfContents:
    return TableOfContents([AnchorLink("Innehåll", "innehall", 1)])


def _editorial(files: Files) -> list[str]:
    return sorted(file.url for file in files.documentation_pages() if file.url != "./")


def _examined(content: Path) -> Archive:
    examination = examine(content)
    findings = examination.findings
    if findings:
        log.info("Kontrollen fann följande:\n\n%s", render_text(findings))
    if has_errors(findings) or examination.archive is None:
        raise PluginError(f"{summary(findings, examination.content.files_read)} Inget är publicerat.")
    return examination.archive


def _swap(built: Path, published: Path) -> None:
    """Put the finished site where the old one is; a reader sees the one or the other."""
    old = published.with_name(f".{published.name}.gammal")
    shutil.rmtree(old, ignore_errors=True)
    if published.exists():
        published.rename(old)
    built.rename(published)
    shutil.rmtree(old, ignore_errors=True)
