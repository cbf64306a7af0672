"""The two parsers of PyYAML as one stream of events.

The pure Python one is the reference: it decides what a file says and where its first fault is. The C one
(libyaml) is ten times faster and is asked first; reader.py believes it only when it has nothing to remark.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import yaml
from yaml.events import Event
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner
from yaml.tokens import Token

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml
    HAS_LIBYAML = False
else:
    HAS_LIBYAML = True

# PyYAML lets Python's own error escape for "\UFFFFFFFF" and for a version with thousands of digits.
IMPOSSIBLE_NUMBER = "impossible number"


class Mark(Protocol):
    """A position in the text, all counted from 0, as both parsers give it."""

    @property
    def index(self) -> int:
        """Characters from the beginning of the text."""

    @property
    def line(self) -> int:
        """Line feeds from the beginning of the text."""

    @property
    def column(self) -> int:
        """Characters from the beginning of the line."""


class ReferenceParser(Reader, Scanner, Parser):
    """PyYAML's own parser up to events: no tags resolved, no aliases followed, nothing constructed."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_plain(self) -> Any:
        """Read text without quotes; [Varför?] may hold a question mark, as in libyaml and YAML 1.2."""
        if not self.flow_level:
            return super().scan_plain()
        # What the scanner sees when it looks for the end of the text; to cut the text out it does not peek.
        self.__dict__["peek"] = lambda index=0: Reader.peek(self, index).replace("?", "x")
        try:
            return super().scan_plain()
        finally:
            del self.__dict__["peek"]


def libyaml(text: str) -> Any:
    """Return libyaml's parser of a text, whose `get_event` gives events one by one and then None.

    Only where HAS_LIBYAML is true. A fault raises YAMLError, ValueError or OverflowError.
    """
    return CParser(text)


def events(text: str, *, fast: bool) -> Iterator[Event]:
    """Yield the events of a text from libyaml (`fast`) or the reference; raise YAMLError at a fault."""
    source: Any = libyaml(text) if fast else ReferenceParser(text)
    while True:
        try:
            if not source.check_event():
                return
            event = source.get_event()
        except (ValueError, OverflowError) as error:
            raise yaml.MarkedYAMLError(problem=IMPOSSIBLE_NUMBER, problem_mark=source.get_mark()) from error
        yield event


def tokens(text: str, end: int) -> list[Token]:
    """Return the tokens with a width that end at or before an index, however the text goes on."""
    scanner: Any = ReferenceParser(text)
    tokens: list[Token] = []
    try:
        while scanner.check_token() and scanner.peek_token().start_mark.index <= end:
            tokens.append(scanner.get_token())
    except (yaml.YAMLError, ValueError, OverflowError):
        pass
    # What was scanned before the fault but not handed out yet, because it might have been a key.
    tokens += scanner.tokens
    return [token for token in tokens if token.start_mark.index < token.end_mark.index <= end]
