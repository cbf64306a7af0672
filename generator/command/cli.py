"""The command `protokoll`: build, serve, check, audit; what helps an editor write is in tools.py."""

from __future__ import annotations

import gc
import logging
import re
import sys
import time
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator import __version__
from generator.command import import_command, inbox_command, init_command, tools
from generator.command.swedish import Group
from generator.command.terminal import Stop, TerminalProgress
from generator.findings import has_errors, render_text, summary
from generator.system.disk import disk_problem

# What a command needs is loaded when it is run: `check` shall start fast, and run where neither MkDocs nor what only
# a site needs (Jinja, Markdown, BeautifulSoup) is installed.

_CONFIG = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--hjälp", "--help"]})
@click.version_option(__version__, message="protokoll %(version)s", help="Visa programmets version.")
def main() -> None:
    """Öppna protokoll: kommunens protokoll som webbplats."""


@main.command()
@click.argument("sökvägar", nargs=-1, type=click.Path(path_type=Path))
@click.option("--changed-since", metavar="REV", help="Visa bara det som ändringar sedan en version i git orsakar.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "markdown", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Hur det som hittas skrivs ut.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="ÅÅÅÅ-MM-DD",
    default=None,
    help="Dagen som undantagens sista dag jämförs med, i stället för arkivets nyaste protokoll.",
)
def check(sökvägar: tuple[Path, ...], changed_since: str | None, form: str, today: datetime | None) -> None:
    """Kontrollera alla protokoll och register utan att bygga något.

    Skriver vad som är fel, var och vad du gör åt det. SÖKVÄGAR är filer eller mappar, annars mappen content. Allt läses
    ändå, men bara det som gäller dem visas. Slutar med 1 om något av det måste rättas.
    """
    from generator.command import checking
    from generator.system.history import HistoryError

    # The process ends when it has answered, and what it has read stays in use: looking for garbage is in vain.
    gc.disable()
    try:
        checked = checking.check(
            sökvägar or (Path("content"),), changed_since, TerminalProgress(), today.date() if today else None
        )
    except (checking.CannotCheckError, HistoryError) as error:
        raise Stop(str(error)) from error
    click.echo(checking.rendered(checked, form))
    sys.exit(1 if has_errors(checked.findings) else 0)


@main.command()
@click.option(
    "--config", type=_CONFIG, default=Path("mkdocs.yml"), show_default=True, help="Webbplatsens inställningar."
)
@click.option(
    "--site-dir", type=_FOLDER, default=None, help="Mapp att bygga till, i stället för den i inställningarna."
)
@click.option("--search/--no-search", default=True, help="Bygg sökregistret eller låt bli.", show_default=True)
@click.option("--clean", is_flag=True, help="Bygg allt från början och glöm det som förra bygget lämnade.")
def build(config: Path, site_dir: Path | None, *, search: bool, clean: bool) -> None:
    """Kontrollera och bygg webbplatsen.

    Bara det som har ändrats görs om. Är något fel byggs ingenting, och den förra webbplatsen står kvar.
    """
    from generator.command.builder import build as build_site
    from generator.site import BuildFailedError

    _need(config)
    _log_to_terminal()
    begun = time.monotonic()
    try:
        outcome = build_site(
            config, site_dir.resolve() if site_dir else None, search=search, clean=clean, progress=TerminalProgress()
        )
    except BuildFailedError as error:
        raise Stop(str(error)) from error
    seconds = f"{time.monotonic() - begun:.1f}".replace(".", ",")
    click.echo(
        f"{outcome.pages} sidor: {outcome.rendered} gjorda, {outcome.reused} återanvända, {outcome.removed} borttagna. "
        f"{seconds} sekunder."
    )


@main.command()
@click.option(
    "--config", type=_CONFIG, default=Path("mkdocs.yml"), show_default=True, help="Webbplatsens inställningar."
)
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Värd och port att visa webbplatsen på.")
def serve(config: Path, address: str) -> None:
    """Visa webbplatsen på den egna datorn och bygg om den när en fil ändras."""
    from generator.rim.config import serve as serve_site
    from generator.site import BuildFailedError

    _need(config)
    _log_to_terminal()
    try:
        serve_site(config, address)
    except BuildFailedError as error:
        raise Stop(str(error) or "Rätta det och kör kommandot igen.") from error


@main.command()
@click.argument("mapp", type=_FOLDER)
@click.option("--site", type=_FOLDER, default=Path("site"), show_default=True, help="Den byggda webbplatsen.")
def preview(mapp: Path, site: Path) -> None:
    """Gör en kopia av webbplatsen som går att öppna och klicka sig fram i direkt från en mapp.

    Till förhandsvisningen av ett förslag. Sökningen behöver en server och fungerar inte där.
    """
    from generator.site.preview import preview as copy

    if not site.is_dir():
        raise Stop(f"Mappen {site} finns inte. Bygg först: protokoll build.")
    try:
        pages = copy(site, mapp)
    except FileExistsError as error:
        raise Stop(f"I mappen {mapp} ligger redan något annat. Välj en ny mapp.") from error
    except OSError as error:
        raise Stop(f"Det gick inte att skriva i {mapp}: {disk_problem(error)}.") from error
    click.echo(f"{pages} sidor i {mapp}. Öppna {mapp / 'index.html'}.")


@main.command()
@click.argument("webbplats", type=_FOLDER, default=Path("site"))
@click.option("--base", default=None, help="Adressen som webbplatsen ligger under, annars den som står i sitemap.xml.")
@click.option("--links", is_flag=True, help="Pröva bara länkarna till andra webbplatser, och svara i Markdown.")
def audit(webbplats: Path, base: str | None, *, links: bool) -> None:
    """Granska den byggda webbplatsen: döda länkar, rubriker, anrop till andra värdar."""
    from generator.audit import audit as audit_site

    if not webbplats.is_dir():
        raise Stop(f"Mappen {webbplats} finns inte. Bygg först: protokoll build.")
    if links:
        from generator.links import report

        said, dead = report(webbplats)
        click.echo(said)
        sys.exit(1 if dead else 0)
    findings = audit_site(webbplats, base=base or _published_below(webbplats))
    if findings:
        click.echo(render_text(findings))
    pages = sum(1 for _ in webbplats.rglob("*.html"))
    click.echo(summary(findings, pages))
    sys.exit(1 if has_errors(findings) else 0)


def _published_below(site: Path) -> str:
    """Return the path that the site is published below, read out of its own sitemap; its first page is the start."""
    try:
        first = re.search(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    except OSError:
        return "/"
    return urlsplit(first[1]).path if first else "/"


def _need(config: Path) -> None:
    if not config.is_file():
        raise Stop(f"Filen {config} finns inte. Stå i arkivets mapp, där mkdocs.yml ligger.")


def _log_to_terminal() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    # What MkDocs tells on its way is in English, and of what it makes only a part.
    logger.setLevel(logging.ERROR)
    logging.getLogger("mkdocs.plugins.protokoll").setLevel(logging.INFO)


for _command in (*tools.COMMANDS, *import_command.COMMANDS, *init_command.COMMANDS, *inbox_command.COMMANDS):
    main.add_command(_command)

if __name__ == "__main__":
    main()
