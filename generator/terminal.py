"""Terminal: how far a build has come, as a bar on a terminal and as a line elsewhere."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import Any

import click

# What takes no time needs no bar.
_WORTH_A_BAR = 200


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
