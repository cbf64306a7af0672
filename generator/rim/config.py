"""The options of the MkDocs plugin, and the two commands that `protokoll` runs with it."""

from __future__ import annotations

import os
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.exceptions import Abort, MkDocsException

from generator.pages.render import template_problem
from generator.rim.settings import load_settings
from generator.site import BuildFailedError, BuildOutcome, Project
from generator.system import assets


class ProtokollConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """The plugin's options in mkdocs.yml, below `plugins: - protokoll:`."""

    search = Type(bool, default=True)
    """Build the search index. `search: false` makes a site whose search page only shows the ways in."""


def build_through_mkdocs(project: Project, site_dir: Path | None, *, search: bool) -> BuildOutcome:
    """Build the site of a project through MkDocs, into `site_dir` or the folder that mkdocs.yml names.

    Raises BuildFailedError when it could not.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")  # Material's notice is for us, not for an editor
    try:
        config = load_settings(project.config_file, site_dir)
        plugin = config.plugins.get("protokoll")
        if plugin is None:
            raise BuildFailedError("mkdocs.yml saknar insticksprogrammet protokoll under plugins.")
        plugin.progress, plugin.driven, plugin.search = project.progress, True, search
        plugin.lasting = site_dir is None
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    except TemplateError as error:
        raise BuildFailedError(template_problem(error)) from error
    except (MkDocsException, SystemExit) as error:
        # MkDocs has already logged what was wrong; its own last word is "Aborted with a BuildError!".
        cause = "" if isinstance(error, Abort | SystemExit) else f"{error} "
        raise BuildFailedError(cause.strip()) from error
    outcome: BuildOutcome = plugin.outcome
    return outcome


def serve(config_file: Path, address: str) -> None:
    """Show the site at `address` (host:port) and build it anew whenever a file changes; runs until stopped.

    Files are those of content, registers among them, of mkdocs.yml, and the templates. Raises BuildFailedError when
    there is nothing to show from the beginning.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
    load_settings(config_file, None)
    try:
        mkdocs_serve(str(config_file), watch=[str(assets.theme())], open_in_browser=False, dev_addr=address)
    except TemplateError as error:
        raise BuildFailedError(template_problem(error)) from error
    except (MkDocsException, SystemExit) as error:
        raise BuildFailedError("" if isinstance(error, Abort | SystemExit) else str(error)) from error
    except OSError as error:
        raise BuildFailedError(f"Webbplatsen kan inte visas på {address}: {error.strerror or error}.") from error
