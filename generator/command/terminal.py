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
            self.open(what, total)
        else:
            click.echo(f"{what}: {total}", err=True)

    def open(self, what: str, total: int) -> None:
        """Open a bar."""
        bar = click.progressbar(length=total, label=what, show_pos=True, file=sys.stderr)
        self._bar = self._open.enter_context(bar)

    def advance(self, number: int) -> None:
        """Move the bar."""
        if self._bar is not None:
            self._bar.update(number)

    def end(self) -> None:
        """Leave the bar as it is and go on below it."""
        self._open.close()
        self._bar = None


class FolderProgress(TerminalProgress):
    """Shows how many files of a folder are done: as a bar on a terminal, elsewhere a line for every tenth of them."""

    def __init__(self) -> None:
        super().__init__()
        self._what, self._total, self._done = "", 0, 0

    def begin(self, what: str, total: int) -> None:
        """Say how many files there are: the first may take minutes."""
        self._what, self._total, self._done = what, total, 0
        if sys.stderr.isatty():
            self.open(what, total)
        elif total:
            click.echo(f"{what} {total} {'fil' if total == 1 else 'filer'}", err=True)

    def advance(self, number: int) -> None:
        """Move the bar, or say how many are done."""
        before, self._done = self._done, self._done + number
        step = max(1, self._total // 10)
        if self._bar is None and before // step < self._done // step:
            click.echo(f"{self._what} {self._done} av {self._total}", err=True)
        super().advance(number)


class PageProgress:
    """Says on the error stream which of how many parts is being worked at, where each takes seconds.

    With the name of a file each is a line of its own, for other files are read at the same time.
    """

    def __init__(self, name: str = "") -> None:
        self._name = f"{name}: " if name else ""
        self._what, self._total, self._done = "", 0, 0

    def begin(self, what: str, total: int) -> None:
        """Take down what is being done."""
        self._what, self._total, self._done = what, total, 0

    def advance(self, number: int) -> None:
        """Say that so many more parts are begun: over the same line on a terminal, on a line of its own elsewhere."""
        self._done += number
        over = sys.stderr.isatty() and not self._name
        click.echo(f"{self._name}{self._what} {self._done} av {self._total}", err=True, nl=not over)
        if over:
            click.echo("\r", err=True, nl=False)

    def end(self) -> None:
        """Go on below."""
        if sys.stderr.isatty() and not self._name:
            click.echo(err=True)
