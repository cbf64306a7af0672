"""The MkDocs plugin: a switchboard. Read and check, let MkDocs make frames and editorial pages, make the rest, show."""

from __future__ import annotations

import logging
import posixpath
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
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

from generator import __version__, standard, urls
from generator.findings import has_errors, summary
from generator.model.register import MenuEntry
from generator.pages.context import Context
from generator.pages.page import FOOTER, Frame, sections
from generator.pages.plan import plan
from generator.pages.text.glossary import Term
from generator.pages.text.glossary_page import read_glossary, words_of
from generator.pages.text.markup import editorial
from generator.pages.text.pictures import Pictures
from generator.rim.config import ProtokollConfig
from generator.rim.serving import Serving
from generator.search import OwnPage
from generator.site import BuildFailedError, MkDocsPart, Progress, Project, Settings, Silent, framing
from generator.standard.render import rendered
from generator.system import assets

log = logging.getLogger("mkdocs.plugins.protokoll")

# Material's own scripts, icon and sitemap are not used; a reader need not fetch what does nothing.
_UNUSED = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette.", "sitemap.xml")
_SHEET = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")  # what of Material is used
_LINK = re.compile(r"\]\(([^)#?\s]+)")
_GENERATED = (
    *("moten/", "arenden/", "ledamoter/", "partier/", "organ/", "sok/", "regler/", "protokoll/", "register/"),
    *(
        urls.NOTICES,
        urls.PENDING,
        urls.GAPS,
        urls.FOLLOW,
        urls.DATA,
        urls.BALLOTS,
        urls.MONTHS,
        urls.PLACES,
        urls.TOPICS,
    ),
)
_RECORDS = ("protokoll/", "register/")  # published by the site itself

# Where the page about the site says how to report an error.
_REPORT = "om/#om-du-hittar-ett-fel"
_REPORTING = re.compile(r"^#{2,3} Om du hittar ett fel\s*$", re.MULTILINE)


class _Elsewhere(File):
    """A page or file that is not MkDocs' own. It stands among the files so that editorial pages can link to it."""

    def __init__(self, path: str, config: MkDocsConfig) -> None:
        super().__init__(path, None, config.site_dir, True, inclusion=InclusionLevel.NOT_IN_NAV)
        self.abs_src_path = None
        self.generated_by = "protokoll"

    def copy_file(self, dirty: bool = False) -> None:
        """Leave it to the site's own build."""


class ProtokollPlugin(BasePlugin[ProtokollConfig]):  # type: ignore[no-untyped-call]  # as in config.py
    """Public minutes as a site."""

    serving = False
    fault = ""  # what stopped the last build, for who is shown an older one
    progress: Progress = Silent()
    driven = False  # by `protokoll build`, which knows what to do with our own errors
    search = True  # unless the command line says otherwise
    glossary: dict[str, Term]
    pages: list[OwnPage]
    lasting = False  # what MkDocs read is what mkdocs.yml says: the next build may go by it

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self.serving = command == "serve"

    def on_shutdown(self) -> None:
        if self.serving and hasattr(self, "settings"):
            shown = self.settings.shown
            shutil.rmtree(shown.with_name(f".{shown.name}.ny"), ignore_errors=True)

    def on_serve(self, server: Any, *, config: MkDocsConfig, **_: Any) -> Any:
        Serving(server, Path(config.config_file_path), self)
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        # Before MkDocs does anything: what is wrong must leave the earlier site as it was.
        self.project = Project(Path(config.config_file_path), self.progress)
        if not self.driven:
            self.project.lock()
        self.configured = _settings(config, search=self.config.search)
        self.settings = replace(self.configured, search=self.configured.search and self.search)
        self.inputs = self.project.inputs(self.settings)
        self.fault = ""
        self._examine()
        extensions: list[Any] = config.markdown_extensions  # names, and what Python-Markdown takes besides
        extensions.append(Pictures(Path(config.docs_dir), standard.PAGES))
        theme = str(assets.theme())
        if theme not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, theme)
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        config.site_dir = str(self.project.mkdocs_folder)
        return config

    def _examine(self) -> None:
        examination = self.project.examine(self.settings, self.inputs)
        findings = examination.findings
        if told := self.project.told(findings):
            log.info("Kontrollen fann följande:\n\n%s", told)
        if has_errors(findings) or examination.archive is None:
            self.fault = summary(findings, examination.content.files_read)
            raise PluginError(f"{self.fault} Inget är publicerat.")
        self.archive, self.findings = examination.archive, findings

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in list(files):
            if file.src_uri.startswith((*_UNUSED, *_RECORDS)) or file.src_uri.endswith(".map"):
                files.remove(file)
        # The start page may be the archive's own or made here: MkDocs leaves it out either way.
        for setting in ("exclude_docs", "draft_docs"):
            if (patterns := config[setting]) is not None and patterns.match_file("index.md"):
                raise PluginError(
                    f"{setting} i mkdocs.yml utesluter startsidan index.md. Ta bort mönstret eller raden."
                )
        own = {file.src_uri for file in files.documentation_pages()}
        for name in sorted(standard.names()):
            if name not in own and not self._left_out(name):
                files.append(self._standard(name, own, config))
        self.own = own
        about = files.get_file_from_path("om.md")
        self.reported = "" if about is None else _REPORT if _REPORTING.search(about.content_string) else "om/"
        self.sheets = [file.dest_uri for file in files if _SHEET.fullmatch(file.src_uri)]
        targets = {target for file in files.documentation_pages() for target in _generated_targets(file)}
        for target in sorted(targets):
            if files.get_file_from_path(target) is None:
                files.append(_Elsewhere(target, config))
        self.glossary = {}
        self.pages = []
        self.sources = {file.dest_uri: file.src_uri for file in files if not isinstance(file, _Elsewhere)}
        self.editorial = tuple(sorted(file.url for file in files.documentation_pages() if file.url != "./"))
        return files

    def _left_out(self, name: str) -> bool:
        return name.removesuffix(".md") in self.archive.municipality.without

    def _standard(self, name: str, own: set[str], config: MkDocsConfig) -> File:
        """Return a standard page, made of the register, or a picture on one."""
        if name.endswith(".md"):
            return File.generated(config, name, content=rendered(name, self.archive.municipality, own))
        return File.generated(config, name, abs_src_path=str(standard.PAGES / name))

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: Any) -> str:
        if page.is_homepage:
            self.intro = editorial(html)
        if page.url == urls.READING_HELP:
            self.glossary = read_glossary(html)
        if page.file.src_uri in self.own and not page.is_homepage:
            self.pages.append(OwnPage(page.url, str(page.title), words_of(html)))
        page.meta["title"] = f"{page.title} – {self.settings.name}, {self.archive.municipality.name}"
        return editorial(html)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        frames = env.overlay()
        frames.filters = {**env.filters, "url": _rooted}

        def frame(kind: Frame) -> str:
            page = MkDocsPage("", File("ram.md", None, config.site_dir, True), config)
            page.meta = {"title": framing.TITLE, "description": framing.DESCRIPTION}
            page.content = framing.CONTENT
            page.canonical_url = framing.CANONICAL if kind.indexed or kind.moved or kind.card else None
            context = get_context(Navigation([], []), [], config, page)
            return frames.get_template("kort.html" if kind.card else "main.html").render(context, op=self._op(kind))

        self.frames = {kind: frame(kind) for kind in self._kinds()}
        return env

    def _kinds(self) -> set[Frame]:
        """Return every kind of frame that a page stands in."""
        context = Context(self.archive, self.settings.name, self.settings.url, self.glossary, self.intro)
        return {planned.frame for planned in plan(context)}

    def on_page_context(self, context: Any, *, page: MkDocsPage, **_: Any) -> Any:
        section = "om" if page.url.startswith("om/") else ""
        context["op"] = self._op(Frame(section)) | {"generated": False, "claims": ""}
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        folder = self.project.mkdocs_folder
        # The start page is made like all the others; MkDocs' own is only where its first words come from.
        (folder / urls.file_of(urls.START)).unlink(missing_ok=True)
        paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        made = {path: self.sources.get(path, "") for path in paths}
        mkdocs_part = MkDocsPart(
            self.frames, self.intro, self.glossary, self.editorial, tuple(self.pages), made, folder
        )
        key = self.project.mkdocs_key(self.settings, self.inputs, str(self.serving))
        self.project.remember_mkdocs_part(key, mkdocs_part)
        # Another plugin may read what we do not know of.
        if self.lasting and set(config.plugins) == {"protokoll"}:
            self.project.remember_settings(self.configured)
        try:
            self.outcome = self.project.build(self.settings, self.archive, mkdocs_part, self.inputs, self.findings)
        except BuildFailedError as error:
            if self.driven:
                raise
            raise PluginError(str(error)) from error  # which `mkdocs build` ends with in a sentence
        self._done()

    def on_build_error(self, *, error: Exception, **_: Any) -> None:  # noqa: ARG002
        self._done()

    def _done(self) -> None:
        if not self.driven:
            self.project.store.close()
            self.project.unlock()

    def _op(self, kind: Frame) -> dict[str, Any]:
        """Return our values for the frame's templates; the livereload script of `serve` does not suit our CSP."""
        municipality = self.archive.municipality
        return {
            "card_csp": framing.CARD_CSP,
            "csp": None if self.serving else framing.CSP,
            "claims": framing.CLAIMS,
            "card": f"{self.settings.url}{urls.CARD}" if "://" in self.settings.url else None,
            "version": __version__,
            "sheets": [*self.sheets, "assets/oppna.css", "assets/partier.css"],
            "generated": True,
            "sections": sections(municipality.without),
            "municipality": municipality.name,
            "called": municipality.called,
            "website": municipality.website,
            "notice_board": municipality.notice_board,
            "contact": municipality.contact,
            "report": self.reported,
            "logo": municipality.logo,
            "menu": [_entry(entry) for entry in municipality.menu],
            "footer": [
                *((address, name) for page, address, name in FOOTER if not self._left_out(page) or page in self.own),
                *(_entry(entry) for entry in municipality.footer),
            ],
            "announcement": municipality.demonstration,
            "section": kind.section,
            "has_json": kind.has_json,
            "prose": kind.prose,
            "minutes": kind.minutes,
            "follow": kind.follow,
            "search": kind.search,
            "indexed": kind.indexed,
            "moved_to": framing.MOVED_TO if kind.moved else None,
        }


def _entry(entry: MenuEntry) -> tuple[str, str]:
    """Return where a line of menu or footer leads, as the frames' templates take it, and what stands on it."""
    if entry.page is None:
        return entry.link or "", entry.name
    address = entry.page.removesuffix(".md").removesuffix("index")
    return f"{address.rstrip('/')}/" if address else ".", entry.name


def _generated_targets(file: File) -> Iterator[str]:
    """Yield the links of an editorial page to files that the site's own build makes, as paths from the top."""
    for target in _LINK.findall(file.content_string):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(file.src_uri), target))
        if path.startswith(_GENERATED):
            yield path


def _settings(config: MkDocsConfig, *, search: bool) -> Settings:
    url = config.site_url or "/"
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    return Settings(
        config.site_name,
        url,
        urlsplit(url).path or "/",
        Path(config.docs_dir),
        own if own and (own / "pages").is_dir() else assets.theme(),
        Path(config.site_dir),
        search,
    )


def _rooted(address: str) -> str:
    """Stand in for MkDocs' filter of the same name in frames, which serve pages at every depth."""
    if address.startswith("#") or "://" in address:
        return address
    return urls.ROOT + address.removeprefix(".")
