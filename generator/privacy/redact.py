"""Redact: text that leaves the program, without the numbers in it. Findings and all that a command writes pass here."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from generator.privacy.figures import Kind, is_birth, is_identity_number
from generator.privacy.numbers import in_path

REDACTED = "[personnummer]"
_FIGURES = 10  # of an identity number, without its century
_DAY = 8  # figures of a day with its century
_TOLD = {Kind.NUMBER, Kind.TEMPORARY, Kind.NEAR, Kind.DATED, Kind.SHORTENED, Kind.GROUPED}


# What a cure makes of a number by putting a colon or a blank into its day ("64: 08 23-3234"), and what is left of one
# where a quotation is cut.
_MENDED = re.compile(r"(?<!\d)(?:\d\d|\d{4})[-./: ]{1,3}\d\d[-./: ]{1,3}\d\d[^\w\n]{0,3}(?:\d{4}|\d\d[ -]\d\d)(?!\d)")
_PART = r"\d(?:[^\w\n…]{0,3}\d){6,11}"
_CUT = re.compile(rf"(?<!\d)(?P<left>{_PART})(?=[^\w\n]{{0,3}}…)|…[^\w\n]{{0,2}}(?P<right>{_PART})(?!\d)")


def redacted(text: str, put: str = REDACTED) -> str:
    """Return a text with every personal identity number replaced, and what may be one or is called one.

    A text may be a path, or quote one.
    """
    for hit in reversed([hit for hit in in_path(text) if hit.kind in _TOLD]):
        text = f"{text[: hit.start]}{put}{text[hit.end :]}"
    lines = text.split("\n")
    if any(_may_be_mended(line) for line in lines):
        text = "\n".join(_unmended(line, put) if _may_be_mended(line) else line for line in lines)
    return _CUT.sub(lambda match: _uncut(match, put), text) if "…" in text else text


def _may_be_mended(line: str) -> bool:
    """Tell whether a line has as many figures as a number; no cure puts it on two lines."""
    return len(line) > _FIGURES and sum(map(line.count, "0123456789")) >= _FIGURES


def _unmended(line: str, put: str) -> str:
    return _MENDED.sub(lambda match: put if is_identity_number(re.sub(r"\D", "", match[0])) else match[0], line)


def _uncut(match: re.Match[str], put: str) -> str:
    """Return the figures at a cut: a day of birth and more figures are the most of a number."""
    figures = re.sub(r"\D", "", match["left"] or match["right"])
    if match["right"]:
        is_day = len(figures) == _DAY and is_birth(figures)
        return match[0] if is_day else match[0].replace(match["right"], put)
    begins = is_birth(figures[:6]) or (len(figures) > _DAY and is_birth(figures[:8]))
    return put if begins and len(figures) != _DAY else match[0]


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
