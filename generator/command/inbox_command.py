"""The commands of the inbox: `protokoll inkorg` writes one, `protokoll receive` is what its workflow runs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.command.swedish import Command
from generator.command.terminal import Stop
from generator.system.disk import disk_problem

_FOLDER = click.Path(path_type=Path, file_okay=False)
_ARCHIVE_HELP = "Det offentliga arkivet på GitHub, ägare/namn, till exempel obo-kommun/protokoll."


@click.command(cls=Command)
@click.argument("mapp", type=_FOLDER)
@click.option("--archive", "arkiv", help=_ARCHIVE_HELP)
@click.option("--kommun", help="Kommunens namn, till inkorgens README. Annars det som står i arkivet du står i.")
def inkorg(mapp: Path, arkiv: str | None, kommun: str | None) -> None:
    """Gör en inkorg i MAPP: ett eget, slutet förråd där ett protokoll läggs in i webbläsaren.

    Det som läggs dit granskas, blir ett utkast, och öppnas som ett förslag i det offentliga arkivet. README i mappen
    säger hur den kommer upp på GitHub. Ingen fil skrivs över.
    """
    from generator.standard import founding

    if mapp.exists() and any(mapp.iterdir()):
        raise Stop(
            f"I {mapp.resolve()} finns redan något. Välj en tom mapp utanför arkivet: protokoll inkorg ../inkorg."
        )
    if any((above / "mkdocs.yml").is_file() for above in mapp.resolve().parents):
        raise Stop(
            f"{mapp.resolve()} ligger i ett arkiv, som är offentligt. Välj en mapp utanför: protokoll inkorg ../inkorg."
        )
    arkiv = arkiv or _asked()
    try:
        written = list(founding.inbox_files(arkiv, kommun or _municipality()))
        for name, text in written:
            (mapp / name).parent.mkdir(parents=True, exist_ok=True)
            (mapp / name).write_text(text, encoding="utf-8", newline="\n")
    except founding.FoundingError as error:
        raise Stop(str(error)) from error
    except OSError as error:
        raise Stop(f"Det gick inte att skriva i {mapp}: {disk_problem(error)}.") from error
    click.echo(
        f"Inkorgen är skriven i {mapp.resolve()}: {len(written)} filer.\n"
        "Lägg upp mappen i ett nytt, slutet förråd på GitHub (Private). README.md säger hur, och hur nyckeln görs."
    )


def _asked() -> str:
    question = "Vad heter det offentliga arkivet på GitHub (ägare/namn)?"
    if not sys.stdin.isatty():
        raise Stop(f"Det finns ingen här att fråga: {question} Svara med --archive ägare/namn.")
    return str(click.prompt(question, prompt_suffix=" "))


def _municipality() -> str:
    """Return the name of the municipality whose archive one stands in, or nothing."""
    from generator.content.loader import load

    return load(Path("content").resolve(), (), 0)[0].municipality.name if Path("content/register").is_dir() else ""


@click.command(cls=Command)
@click.argument("ut", type=_FOLDER)
@click.option("--inbox", "inkorg", type=_FOLDER, default=Path(), show_default=True, help="Inkorgens mapp.")
@click.option("--since", default="", metavar="VERSION", help="Ta emot det som har lagts in sedan en VERSION i git.")
@click.option(
    "--content", "innehåll", type=_FOLDER, default=Path("content"), show_default=True, help="Arkivets mapp content."
)
@click.option("--archive", "arkiv", required=True, help=_ARCHIVE_HELP)
@click.option("--requests", is_flag=True, help="Gör också i ordning det som kan öppnas som förslag i arkivet.")
def receive(ut: Path, inkorg: Path, since: str, innehåll: Path, arkiv: str, *, requests: bool) -> None:
    """Ta emot det som har lagts i en inkorg: granska, importera, och skriv vad det blev i mappen UT.

    I UT läggs sammanfattning.md, utkasten med sina listor, och med --requests ett förslag för varje fil där ingenting
    hittades. Körs av inkorgens arbetsflöde. Slutar med 1 om något inte kunde lämna inkorgen eller läsas.
    """
    from generator.importer import request
    from generator.importer.inbox import each_meeting_once, put_in
    from generator.importer.inbox import receive as receive_file

    if not innehåll.is_dir():
        raise Stop(f"Mappen {innehåll} finns inte. Säg var arkivets mapp content ligger med --content.")
    if ut.exists():
        raise Stop(f"{ut} finns redan. Välj en ny mapp.")
    root = inkorg.resolve()
    received = each_meeting_once([receive_file(path, root, innehåll.resolve()) for path in put_in(root, since)])
    try:
        request.write(ut, received, arkiv, requests=requests)
    except OSError as error:
        raise Stop(f"Det gick inte att skriva i {ut}: {disk_problem(error)}.") from error
    left = [each for each in received if not each.is_done]
    kept = [each for each in left if each.findings or not each.draft or (requests and not each.may_leave)]
    click.echo(
        f"Filer: {len(received)}, utkast: {sum(bool(each.draft) for each in received)}, att se över: {len(kept)}."
    )
    sys.exit(1 if kept else 0)


COMMANDS = (inkorg, receive)
