"""Redact: text that leaves the program, without the numbers in it. Findings and all that a command writes pass here."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from generator.privacy.numbers import Kind, in_path

REDACTED = "[personnummer]"
_TOLD = {Kind.NUMBER, Kind.TEMPORARY, Kind.NEAR, Kind.DATED, Kind.SHORTENED}


def redacted(text: str, put: str = REDACTED) -> str:
    """Return a text with every personal identity number replaced, and what may be one or is called one.

    A text may be a path, or quote one.
    """
    for hit in reversed([hit for hit in in_path(text) if hit.kind in _TOLD]):
        text = f"{text[: hit.start]}{put}{text[hit.end :]}"
    return text


class _Redacting(io.TextIOBase):
    """A stream that writes whole lines to another one, redacted."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._rest = ""

    def write(self, text: str, /) -> int:
        whole, end, rest = (self._rest + text).rpartition("\n")
        if end:
            self._stream.write(redacted(whole + end))
        self._rest = rest
        if "\r" in rest:  # a bar that is drawn anew
            self.flush()
        return len(text)

    def flush(self) -> None:
        rest, self._rest = self._rest, ""
        self._stream.write(redacted(rest))
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def writable(self) -> bool:
        return True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    @property
    def encoding(self) -> str:  # type: ignore[override]  # that of the other stream
        return self._stream.encoding

    @property
    def errors(self) -> str | None:  # type: ignore[override]  # that of the other stream
        return self._stream.errors


@contextmanager
def redacted_output() -> Iterator[None]:
    """Let nothing that is written to the terminal or a log hold a number: results, logs, what went wrong."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Redacting(before[0]), _Redacting(before[1])
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        sys.stdout, sys.stderr = before
