"""Swedish: what click itself says, in the words of the commands: help, and what was typed wrong."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
import traceback
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

import click

from generator.privacy.redact import redacted_output
from generator.system.disk import disk_problem

_HEADINGS = {"Options": "Val", "Commands": "Kommandon", "Arguments": "Argument"}


class Formatter(click.HelpFormatter):
    """Sets help as click does, under Swedish headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "Användning: " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().write_dl([(term, text.replace("[default: ", "[annars: ")) for term, text in rows], *args, **more)


class SwedishContext(click.Context):
    """The context of every command."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is in Swedish."""

    context_class = SwedishContext

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[VAL]", **settings})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _explained(super().get_help_option(ctx))


def _explained(option: click.Option | None) -> click.Option | None:
    if option:
        option.help = "Visa den här hjälpen."
    return option


class Group(click.Group):
    """The command that the others belong to. What was typed wrong it answers in a sentence."""

    context_class = SwedishContext
    command_class = Command

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[VAL]", "subcommand_metavar": "KOMMANDO …", **settings})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _explained(super().get_help_option(ctx))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], self.list_commands(ctx), 1)
            meant = f" Menade du {near[0]}?" if near else ""
            raise click.UsageError(f"Kommandot {args[0]} finns inte.{meant}", ctx)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run a command and end the process. Nothing that it writes holds a personal identity number."""
        with redacted_output():
            self._main(*args, **extra)

    def _main(self, *args: Any, **extra: Any) -> NoReturn:
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.message)
            sys.exit(0)
        except click.UsageError as error:
            path = error.ctx.command_path if error.ctx else "protokoll"
            click.echo(f"{said(error)} Hjälp finns med: {path} --hjälp", err=True)
            sys.exit(error.exit_code)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo("Avbrutet.", err=True)
            sys.exit(1)
        except Exception as error:  # noqa: BLE001 - the last resort: a sentence, never a traceback
            click.echo(unforeseen(error), err=True)
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)


def unforeseen(error: BaseException) -> str:
    """Return a sentence about a fault of the program or the computer that no command has foreseen.

    PROTOKOLL_FELSOK=1 adds what a programmer wants to see.
    """
    if os.environ.get("PROTOKOLL_FELSOK"):
        traceback.print_exception(error)
    if isinstance(error, OSError | sqlite3.Error):
        return f"Det gick inte: {disk_problem(error)}. Ingenting är halvskrivet. Försök igen när det är åtgärdat."
    if isinstance(error, MemoryError):
        return "Det gick inte: datorns minne tog slut. Stäng andra program och försök igen."
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}, rad {frames[-1].lineno}" if frames else "okänd plats"
    return (
        f"Ett fel i programmet hindrade det från att bli klart ({type(error).__name__} i {place}). Ingenting är "
        "halvskrivet. Säg till den som sköter programmet, och berätta vad du gjorde."
    )


def said(error: click.UsageError) -> str:
    """Return the fault of a command line, as a sentence."""
    if isinstance(error, click.NoSuchOption):
        meant = f" Menade du {error.possibilities[0]}?" if error.possibilities else ""
        return f"Valet {error.option_name} finns inte.{meant}"
    if isinstance(error, click.BadOptionUsage):
        return f"Valet {error.option_name} behöver ett värde efter sig."
    if isinstance(error, click.BadParameter):
        name = _name(error.param)
        if isinstance(error, click.MissingParameter):
            return f"{name} saknas."
        kind = error.param.type if error.param else None
        if isinstance(kind, click.Choice):
            return f"Fel värde för {name}. Välj bland: {', '.join(map(str, kind.choices))}."
        if isinstance(kind, click.DateTime):
            return f"Fel värde för {name}. Skriv dagen så här: 2026-01-31."
        if isinstance(kind, click.Path):
            return (
                f"Fel värde för {name}: det är {'en mapp, inte en fil' if kind.file_okay else 'en fil, inte en mapp'}."
            )
        return f"Fel värde för {name}."
    if extra := re.search(r"extra arguments? \((.*)\)", error.message):
        return f"Det här är för mycket: {extra[1]}."
    return error.message


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return (parameter.name or "Värdet").upper() if parameter else "Värdet"
