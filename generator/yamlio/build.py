"""Events to values with their places, and a finding for whatever a record never needs.

Refused without being carried out: aliases, tags, merge keys, several documents, deep nesting. No recursion.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from yaml import events as ev

from generator.findings import Code, Finding
from generator.language.text import nfc
from generator.yamlio import words
from generator.yamlio.decode import ENOUGH, bad_characters, forbidden_characters
from generator.yamlio.dump import MAX_DEPTH
from generator.yamlio.parsers import Mark
from generator.yamlio.place import Place, Value


@dataclass
class _Open:
    """A list or a group of fields that has begun but not ended."""

    mark: Mark
    data: list[Value] | dict[str, Value]
    in_list: bool
    children: dict[str | int, Place] = field(default_factory=dict)
    key: str | None = None  # the key whose value comes next
    key_mark: Mark | None = None
    first_lines: dict[str, int] = field(default_factory=dict)

    def expects_key(self) -> bool:
        return isinstance(self.data, dict) and self.key is None


class Builder:
    """Takes events one by one; at any time `data`, `place` and `findings` hold what they gave so far."""

    def __init__(self, file: str, lines: list[str]) -> None:
        """Begin a file; `lines` is its text, for messages that quote it."""
        self.data: Value | None = None
        self.place = Place(0, 0, (0, 0))
        self.findings: list[Finding] = []
        self._file = file
        self._lines = lines
        self._documents = 0
        self._stack: list[_Open] = []

    def build(self, events: Iterable[Any]) -> None:
        """Take all events, or stop where the nesting is too deep; whatever the events raise comes through."""
        for event in events:
            mark: Mark = event.start_mark
            if isinstance(event, ev.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, ev.CollectionStartEvent):
                if len(self._stack) >= MAX_DEPTH:
                    self._report(mark, "yaml-djup", words.TOO_DEEP, words.TOO_DEEP_HINT)
                    return
                self._check_properties(event)
                data: list[Value] | dict[str, Value] = {} if isinstance(event, ev.MappingStartEvent) else []
                in_list = bool(self._stack) and isinstance(self._stack[-1].data, list)
                self._stack.append(_Open(mark, data, in_list))
            elif isinstance(event, ev.CollectionEndEvent):
                self._collection_end(self._stack.pop())
            elif isinstance(event, ev.AliasEvent):
                self._special_start(mark, "yaml-alias")
                self._stand_in(mark)
            elif isinstance(event, ev.DocumentStartEvent):
                self._document_start(mark)
            if len(self.findings) >= ENOUGH:
                return

    def _scalar(self, event: Any) -> None:
        mark: Mark = event.start_mark
        self._check_properties(event)
        value = nfc(event.value)
        # Only an escape such as "\0" can still bring in what decode.py refused.
        if event.style == '"' and (bad := forbidden_characters(value)):
            self.findings.append(bad_characters(self._file, mark.line + 1, mark.column + 1, bad))
        parent = self._stack[-1] if self._stack else None
        if event.style != "|" and event.end_mark.line > mark.line:
            self._check_folded(event, parent.key_mark if parent and parent.key_mark else mark)
        if parent and parent.expects_key():
            self._key(parent, value, mark, plain=not event.style)
            return
        if parent and parent.key_mark and not value and not event.style:
            # Nothing stands nowhere, and the two parsers differ about it: its key is what an editor can find.
            mark = parent.key_mark
        # The last line of a literal block may lack its line feed, in the file or by "|-".
        text_lines = value.count("\n") + (not value.endswith("\n")) if event.style == "|" and value else 0
        self._add(value, mark, {}, text_lines)

    def _collection_end(self, closed: _Open) -> None:
        if self._stack and self._stack[-1].expects_key():
            self._report(closed.mark, "yaml-nyckel", words.NOT_A_NAME, words.NOT_A_NAME_HINT)
            self._stand_in(closed.mark)
        else:
            self._add(closed.data, closed.mark, closed.children)

    def _document_start(self, mark: Mark) -> None:
        self._documents += 1
        if self._rest_of_line(mark).startswith("%"):
            self._report(mark, "yaml-syntax", words.DIRECTIVE, words.DIRECTIVE_HINT)
        if self._documents > 1:
            self._report(mark, "yaml-flera-dokument", words.SEVERAL, words.SEVERAL_HINT)

    def _key(self, parent: _Open, key: str, mark: Mark, *, plain: bool) -> None:
        """Remember a key until its value comes, and report one that is empty, special or a duplicate."""
        parent.key, parent.key_mark = key, mark
        if plain and key in ("", "<<"):
            self._report(mark, "yaml-nyckel", words.MERGE_NAME if key else words.NO_NAME, words.NAME_HINT)
        elif key in parent.first_lines:
            first = parent.first_lines[key]
            message = f"Fältet ”{key}” finns redan på rad {first}. Samma fält kan inte stå två gånger på samma nivå."
            hint = "Behåll det som är rätt och ta bort det andra."
            if parent.in_list:
                hint += " Börjar en ny punkt i listan här ska den inledas med ett streck (-)."
            self._report(mark, "yaml-dubbel-nyckel", message, hint)
        parent.first_lines.setdefault(key, mark.line + 1)

    def _stand_in(self, mark: Mark) -> None:
        """Put something harmless where a refused key or value stood."""
        if self._stack and self._stack[-1].expects_key():
            # No file can hold this name, so it is never a duplicate.
            self._stack[-1].key, self._stack[-1].key_mark = f"\0{mark.index}", mark
        else:
            self._add("", mark, {})

    def _add(self, value: Value, mark: Mark, children: dict[str | int, Place], text_lines: int = 0) -> None:
        """Put a finished value where it belongs: into the innermost open collection, or on top."""
        line, column = mark.line + 1, mark.column + 1
        place = Place(line, column, (line, column), text_lines, children)
        if not self._stack:
            if self._documents == 1:
                self.data, self.place = value, place
            return
        parent = self._stack[-1]
        if isinstance(parent.data, list):
            parent.children[len(parent.data)] = place
            parent.data.append(value)
        elif parent.key is not None and parent.key_mark:
            key = (parent.key_mark.line + 1, parent.key_mark.column + 1)
            parent.children[parent.key] = Place(line, column, key, text_lines, children)
            parent.data[parent.key] = value
            parent.key = parent.key_mark = None

    def _check_properties(self, event: Any) -> None:
        """Report an anchor or a tag: nearly always a text that only happens to begin with & or !."""
        if event.anchor is not None or event.tag is not None:
            is_tag = self._rest_of_line(event.start_mark).startswith("!")
            self._special_start(event.start_mark, "yaml-tagg" if is_tag else "yaml-alias")

    def _check_folded(self, event: Any, mark: Mark) -> None:
        """Report a text on several lines that YAML joins to one, if its lines mean something."""
        start = event.start_mark
        last = event.end_mark.line + (event.end_mark.column > 0)  # a folded text (>) ends where the next line begins
        lines = self._lines[start.line + 1 : last]
        if event.style != ">":
            lines = [self._lines[start.line][start.column :], *lines]
        if words.runs_together("\n".join(lines).rstrip().split("\n"), folded=event.style == ">"):
            name = self._rest_of_line(mark).partition(":")[0].strip()
            example = f"{name}: |" if words.PLAIN_NAME.fullmatch(name) else "beslut: |"
            self._report(mark, "yaml-lodstreck", words.FOLDED, words.FOLDED_HINT.format(example=example))

    def _special_start(self, mark: Mark, code: Code) -> None:
        self._report(mark, code, *words.special_start(self._rest_of_line(mark)))

    def _rest_of_line(self, mark: Mark) -> str:
        return words.shown(self._lines[mark.line], mark.column)

    def _report(self, mark: Mark, code: Code, message: str, hint: str) -> None:
        self.findings.append(Finding(self._file, mark.line + 1, mark.column + 1, code, message, hint))
