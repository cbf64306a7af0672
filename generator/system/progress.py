"""Progress: how far a build has come, for whoever shows it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Is told what is being done and how much of it there is."""

    def begin(self, what: str, total: int) -> None:
        """A stretch of work begins: what it is called, and of how many parts it consists."""

    def advance(self, number: int) -> None:
        """So many more parts are done."""

    def end(self) -> None:
        """The stretch of work is done."""


class Silent:
    """Shows nothing."""

    def begin(self, what: str, total: int) -> None: ...

    def advance(self, number: int) -> None: ...

    def end(self) -> None: ...
