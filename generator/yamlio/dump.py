"""Values to YAML in one canonical form, which readers of YAML 1.1 and 1.2 read back as the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.language.text import nfc
from generator.yamlio.decode import describe, forbidden_characters
from generator.yamlio.place import Value

MAX_DEPTH = 20
# A key longer than this must be marked with "? " (YAML 1.2.2, section 8.2.2: 1024 characters at most).
_LONG_KEY = 1000

# What some reader would take for something else than text; wide rather than exact, for quotes never hurt.
_NOT_TEXT = re.compile(
    r"""
    y | n | yes | no | on | off | true | false | null | none | ~ | = | <<     # words of YAML 1.1 and 1.2
    | [-+]? \.? [0-9] [0-9_.,:]* (e [-+]? [0-9]+)?                            # numbers, also 9:30 and 0123
    | [-+]? 0 [box] [0-9a-f_]+
    | [-+]? \. (inf | nan)
    | [0-9]{4} - [0-9]{1,2} - [0-9]{1,2} ([t\s] .*)?                          # dates and times
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPECIAL = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`]|\.\.\.|.*(: |:$| \#)""")


@dataclass
class Comment:
    """A comment on a line of its own, with its number sign; `blank` if there is an empty line above it."""

    text: str
    blank: bool = False


@dataclass
class DumpEntry:
    """A field, or an item of a list when it has no key, and what an editor wrote around it.

    `bare` and `bare_key` are true where no quotes are wanted for the sake of other readers, who would take the text for
    a number or a date. `trailing` is the comment on the same line, `after` those that follow, as far in as the entry.
    """

    key: str | None
    value: str | list[DumpEntry]
    is_list: bool = False  # of a value that is not text: whether its entries have no keys
    bare: bool = False
    bare_key: bool = False
    blank: bool = False
    trailing: str = ""
    before: list[Comment] = field(default_factory=list)
    after: list[Comment] = field(default_factory=list)


def dump(data: Value, *, bare: bool = False) -> str:
    """Return canonical YAML for a value, ending with a line feed.

    Keys keep their order, lists are indented below their key, text of several lines becomes a literal block,
    nothing is folded, and quotes stand only where a reader would otherwise misread; with `bare` only where ours would,
    for whom a number is text. Text comes back as Unicode normal form C.

    Raises ValueError for what no file may hold: control characters and the like (`forbidden_characters`), a
    carriage return, or more than 20 levels.
    """
    if isinstance(data, str):
        return "\n".join(_text(data, 0, bare=bare)) + "\n"
    if not data:
        return "[]\n" if isinstance(data, list) else "{}\n"
    return write(entries_of(data, bare=bare))


def entries_of(data: list[Value] | dict[str, Value], *, bare: bool = False, depth: int = 1) -> list[DumpEntry]:
    """Return the entries of a list or a group of fields; raise ValueError if they lie too deep."""
    if depth > MAX_DEPTH:
        raise ValueError(f"more than {MAX_DEPTH} levels")
    pairs = data.items() if isinstance(data, dict) else ((None, each) for each in data)
    return [
        DumpEntry(
            key,
            value if isinstance(value, str) else entries_of(value, bare=bare, depth=depth + 1),
            isinstance(value, list),
            bare,
            bare,
        )
        for key, value in pairs
    ]


def write(entries: list[DumpEntry], last: Iterable[Comment] = ()) -> str:
    """Return canonical YAML for entries with their comments, and the `last` ones below them, as `dump` writes it."""
    writer = _Writer()
    writer.entries(entries, 0)
    writer.comments(last, 0)
    return "\n".join(writer.lines) + "\n"


class _Writer:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.open_block = False  # the last line belongs to a text that keeps the empty lines at its end

    def entries(self, entries: list[DumpEntry], column: int, lead: str = "") -> None:
        """Write entries that stand at a column; `lead` is what the first one has in front of it on its line."""
        for entry in entries:
            self._entry(entry, column, lead)
            lead = ""

    def comments(self, comments: Iterable[Comment], column: int) -> None:
        for comment in comments:
            self._blank(comment.blank)
            self._add(" " * column + comment.text)

    def _entry(self, entry: DumpEntry, column: int, lead: str) -> None:
        if not lead:
            self.comments(entry.before, column)
            self._blank(entry.blank)
            lead = " " * column
        if entry.key is None:
            start = f"{lead}-"
        else:
            name = _one_line(nfc(entry.key), bare=entry.bare_key)
            if len(name) > _LONG_KEY:
                self._add(f"{lead}? {name}")
                name, lead = "", " " * column
            start = f"{lead}{name}:"
        trailing = f" {entry.trailing}" if entry.trailing else ""
        value = entry.value
        if isinstance(value, list) and value:
            if entry.key is None:
                self.entries(value, column + 2, f"{start} ")
            else:
                self._add(start + trailing)
                self.entries(value, column + 2)
        else:
            empty = "[]" if entry.is_list else "{}"
            first, *rest = _text(value, column, bare=entry.bare) if isinstance(value, str) else [empty]
            self._add(*(f"{start} {first}".rstrip(" ") + trailing, *rest))
            self.open_block = isinstance(value, str) and first.startswith("|") and first.endswith("+")
        self.comments(entry.after, column)

    def _add(self, *lines: str) -> None:
        self.lines += lines
        self.open_block = False

    def _blank(self, wanted: bool) -> None:
        if wanted and self.lines and not self.open_block:
            self.lines.append("")


def quote(text: str) -> str:
    """Return a text in quotes, on one line: double ones, or single ones if that saves backslashes."""
    if ('"' in text or "\\" in text) and not re.search("['\n\t]", text):
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _text(text: str, column: int, *, bare: bool) -> list[str]:
    """Return the lines of a text whose key or list dash stands at a column (from 0)."""
    text = nfc(text)
    # Nothing but white space cannot be seen in a block, and readers disagree about it.
    if "\n" not in text or not text.strip(" \t\n"):
        return [_one_line(text, bare=bare)]
    _refuse_forbidden(text)
    body = text.removesuffix("\n").split("\n")
    # The indentation is found from the first line, unless that is blank or begins with white space of its
    # own.
    width = "2" if text[0] in " \t\n" else ""
    end = "-" if not text.endswith("\n") else "+" if text.endswith("\n\n") else ""
    return [f"|{width}{end}", *(" " * (column + 2) + line if line else "" for line in body)]


def _one_line(text: str, *, bare: bool) -> str:
    _refuse_forbidden(text)
    plain = text and text.strip() == text and not re.search("[\n\t]", text)
    if plain and not _SPECIAL.match(text) and (bare or not _NOT_TEXT.fullmatch(text)):
        return text
    if bare and not text:
        return ""  # nothing was written, and to other readers it is not the empty text
    return quote(text)


def _refuse_forbidden(text: str) -> None:
    if bad := forbidden_characters(text):
        raise ValueError(f"text with {describe(bad)} cannot be written: {text[:60]!r}")
