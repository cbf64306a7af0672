"""The options of the MkDocs plugin, and the two MkDocs commands that `protokoll` runs."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.exceptions import Abort, MkDocsException


class ProtokollConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """The plugin's options in mkdocs.yml, below `plugins: - protokoll:`."""

    search = Type(bool, default=True)
    """Build the search index. `search: false` makes a site whose search page only shows the ways in."""


class BuildFailedError(Exception):
    """The site could not be built; the message says why in a sentence."""


def build(config_file: Path, site_dir: Path | None, *, search: bool) -> None:
    """Build the site that `config_file` (mkdocs.yml) describes, into `site_dir` or the folder it names.

    Raises BuildFailedError when it could not; the earlier site is then as it was.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")  # Material's notice is for us, not for an editor
    options = {"site_dir": str(site_dir)} if site_dir else {}
    try:
        config = load_config(str(config_file), **options)
        plugin = config.plugins.get("protokoll")
        if plugin is None:
            raise BuildFailedError("mkdocs.yml saknar insticksprogrammet protokoll under plugins.")
        plugin.config.search = plugin.config.search and search
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    except TemplateError as error:
        raise BuildFailedError(_template_problem(error)) from error
    except (MkDocsException, SystemExit) as error:
        # MkDocs has already logged what was wrong; its own last word is "Aborted with a BuildError!".
        cause = "" if isinstance(error, Abort | SystemExit) else f"{error} "
        raise BuildFailedError(f"{cause}Webbplatsen är inte byggd; den förra står kvar.") from error


def _template_problem(error: TemplateError) -> str:
    """Return which template is wrong, where, and in what way."""
    name, line = getattr(error, "filename", None) or getattr(error, "name", None), getattr(error, "lineno", None)
    if name is None:
        # An error at run time knows no place of its own: the last frame that is a template does.
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
        name, line = (frames[-1].filename, frames[-1].lineno) if frames else ("", None)
    place = f" {name}" + (f", rad {line}" if line else "") if name else ""
    return f"En mall går inte att använda:{place}: {error}. Webbplatsen är inte byggd; den förra står kvar."


def serve(config_file: Path, address: str) -> None:
    """Show the site at `address` (host:port) and build it anew whenever a file changes; runs until stopped."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
    mkdocs_serve(config_file=str(config_file), dev_addr=address, open_in_browser=False)
