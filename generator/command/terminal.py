"""Terminal: how far a build has come, as a bar on a terminal and as a line elsewhere; and how a command gives up."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import IO, Any

import click

# What takes no time needs no bar.
_WORTH_A_BAR = 200


class Stop(click.ClickException):
    """Ends the command with a sentence in Swedish; click's own would begin with "Error:"."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=file is None)


class TerminalProgress:
    """Shows progress on the error stream."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._bar: Any = None

    def begin(self, what: str, total: int) -> None:
        """Show that a stretch of work begins."""
        if total < _WORTH_A_BAR:
            return
        if sys.stderr.isatty():
            bar = click.progressbar(length=total, label=what, show_pos=True, file=sys.stderr)
            self._bar = self._open.enter_context(bar)
        else:
            click.echo(f"{what}: {total}", err=True)

    def advance(self, number: int) -> None:
        """Move the bar."""
        if self._bar is not None:
            self._bar.update(number)

    def end(self) -> None:
        """Leave the bar as it is and go on below it."""
        self._open.close()
        self._bar = None


class PageProgress:
    """Says on the error stream which of how many parts is being worked at, where each takes seconds."""

    def __init__(self) -> None:
        self._what, self._total, self._done = "", 0, 0

    def begin(self, what: str, total: int) -> None:
        """Take down what is being done."""
        self._what, self._total, self._done = what, total, 0

    def advance(self, number: int) -> None:
        """Say that so many more parts are begun: over the same line on a terminal, on a line of its own elsewhere."""
        self._done += number
        over = sys.stderr.isatty()
        click.echo(f"{self._what} {self._done} av {self._total}", err=True, nl=not over)
        if over:
            click.echo("\r", err=True, nl=False)

    def end(self) -> None:
        """Go on below."""
        if sys.stderr.isatty():
            click.echo(err=True)
