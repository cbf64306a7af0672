"""The command `protokoll import`: what is typed and what is printed. What it does is in importer/."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from generator.command.swedish import Command
from generator.command.terminal import FolderProgress, PageProgress, Stop
from generator.findings import has_errors, render_text
from generator.system.disk import disk_problem

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command("import", cls=Command)
@click.argument("fil_eller_mapp", metavar="FIL|MAPP", type=click.Path(path_type=Path))
@click.option(
    "--out", type=_FOLDER, default=None, help="Mapp för utkastet och granskningslistan, båda med filens namn."
)
@click.option(
    "--again", is_flag=True, help="Gör om ett utkast som redan finns. Bara det som har status utkast skrivs över."
)
@click.option(
    "--content", "innehåll", type=_FOLDER, default=Path("content"), show_default=True, help="Mappen med protokollen."
)
@click.option("--jobs", type=click.IntRange(1), help="Hur många av mappens filer som läses samtidigt.")
@click.option("--dask", metavar="ADRESS", help="Läs mappens filer på ett Dask-kluster i stället.")
def import_minutes(
    fil_eller_mapp: Path, out: Path | None, innehåll: Path, jobs: int | None, dask: str | None, *, again: bool
) -> None:
    """Gör ett utkast av ett protokoll som pdf, Word, OpenDocument, text eller html, eller av alla i en mapp.

    Utkastet läggs bland protokollen, med status utkast. Bredvid originalet läggs en lista över det som ska granskas:
    varje ställe där programmet är osäkert, med sida och rad, och allt som inte kom med. Slutar med 1 om det inte gick.

    Av en mapp läses det som är nytt eller ändrat sedan förra gången. En fil som inte går att läsa hindrar inte de
    andra, och sist kommer en tabell över allihop.
    """
    if not innehåll.is_dir():
        raise Stop(f"Mappen {innehåll} finns inte. Stå i arkivets mapp.")
    if fil_eller_mapp.is_dir() and fil_eller_mapp.resolve() in innehåll.resolve().parents:
        raise Stop("I den mappen ligger arkivet självt. Lägg originalen i en egen mapp bredvid, och ange den.")
    if fil_eller_mapp.is_dir():
        _import_folder(fil_eller_mapp, out, innehåll, jobs, dask, again=again)
    if jobs or dask:
        raise Stop("--jobs och --dask är till för en mapp, inte för en enda fil.")
    _import_file(fil_eller_mapp, out, innehåll, again=again)


def _import_folder(
    folder: Path, out: Path | None, content: Path, jobs: int | None, address: str | None, *, again: bool
) -> NoReturn:
    from generator.importer.folder import Order, import_folder
    from generator.importer.summary import table

    if jobs and address:
        raise Stop("Välj --jobs, för den här datorn, eller --dask, för ett kluster.")
    order = Order(folder.resolve(), content.resolve(), out.resolve() if out else None, again, PageProgress)
    try:
        outcomes = import_folder(order, jobs, address, FolderProgress())
    except ImportError as error:
        raise Stop("Det som behövs för Dask är inte installerat: pip install 'oppna-protokoll[dask]'.") from error
    except OSError as error:
        raise Stop(
            f"Dask-klustret på {address} svarar inte." if address else f"Det gick inte: {disk_problem(error)}."
        ) from error
    if not outcomes:
        raise Stop(f"Det finns inget att importera i {folder}: ingen pdf, Word, OpenDocument, text eller html.")
    findings = [replace(finding, file=outcome.source) for outcome in outcomes for finding in outcome.findings]
    if findings:
        click.echo(render_text(findings))
    click.echo(table(outcomes))
    sys.exit(1 if has_errors(findings) else 0)


def _import_file(fil: Path, out: Path | None, innehåll: Path, *, again: bool) -> NoReturn:
    from generator.importer.importing import import_file

    gc.disable()  # the process ends with its one file, and looking for garbage in what is in use is in vain
    try:
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
        outcome = import_file(fil, innehåll, out, again=again, progress=PageProgress())
    except OSError as error:
        raise Stop(f"Det gick inte att skriva utkastet: {disk_problem(error)}.") from error
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
