"""The command `protokoll import`: what is typed and what is printed. What it does is in importer/."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.findings import has_errors, render_text
from generator.terminal import Stop

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command("import")
@click.argument("fil", type=click.Path(path_type=Path))
@click.option(
    "--out", type=_FOLDER, default=None, help="Mapp för utkastet och granskningslistan, båda med filens namn."
)
@click.option(
    "--again", is_flag=True, help="Gör om ett utkast som redan finns. Bara det som har status utkast skrivs över."
)
@click.option(
    "--content", "innehåll", type=_FOLDER, default=Path("content"), show_default=True, help="Mappen med protokollen."
)
def import_minutes(fil: Path, out: Path | None, innehåll: Path, *, again: bool) -> None:
    """Gör ett utkast av ett protokoll som pdf, text eller html.

    Utkastet läggs bland protokollen, med status utkast. Bredvid originalet läggs en lista över det som ska granskas:
    varje ställe där programmet är osäkert, med sida och rad, och allt som inte kom med. Slutar med 1 om det inte gick.
    """
    from generator.importer.importing import import_file

    if not innehåll.is_dir():
        raise Stop(f"Mappen {innehåll} finns inte. Stå i arkivets mapp.")
    try:
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
        outcome = import_file(fil, innehåll, out, again=again)
    except OSError as error:
        raise Stop(f"Det gick inte att skriva utkastet: {error.strerror}.") from error
    if outcome.findings:
        click.echo(render_text(outcome.findings))
    if outcome.draft is None:
        sys.exit(1)
    click.echo(
        f"{outcome.draft} är skriven: {outcome.items} {'paragraf' if outcome.items == 1 else 'paragrafer'}, "
        f"{outcome.members} {'person' if outcome.members == 1 else 'personer'} i närvaron.\n"
        f"{outcome.review} säger vad som ska granskas: {outcome.doubts} ställen där programmet är osäkert."
    )
    sys.exit(1 if has_errors(outcome.findings) else 0)


COMMANDS = (import_minutes,)
