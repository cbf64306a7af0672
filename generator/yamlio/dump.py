"""Values to YAML in one canonical form, which readers of YAML 1.1 and 1.2 read back as the same text."""

from __future__ import annotations

import re

from generator.text import nfc
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


def dump(data: Value) -> str:
    """Return canonical YAML for a value, ending with a line feed.

    Keys keep their order, lists are indented below their key, text of several lines becomes a literal block,
    nothing is folded, and quotes stand only where a reader would otherwise misread. Text comes back as
    Unicode normal form C.

    Raises ValueError for what no file may hold: control characters and the like (`forbidden_characters`), a
    carriage return, or more than 20 levels.
    """
    return "\n".join(_node(data, 0, 0)) + "\n"


def quote(text: str) -> str:
    """Return a text in quotes, on one line: double ones, or single ones if that saves backslashes."""
    if ('"' in text or "\\" in text) and not re.search("['\n\t]", text):
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _node(value: Value, column: int, depth: int) -> list[str]:
    """Return the lines of a value, the first without its indentation."""
    if isinstance(value, str):
        return _text(value, column)
    if depth >= MAX_DEPTH:
        raise ValueError(f"more than {MAX_DEPTH} levels")
    if not value:
        return ["[]" if isinstance(value, list) else "{}"]
    lines: list[str] = []
    for entry in value.items() if isinstance(value, dict) else value:
        own: list[str]
        if isinstance(entry, tuple):
            own = _field(*entry, column, depth)
        else:
            inner = _node(entry, column if isinstance(entry, str) else column + 2, depth + 1)
            own = [f"- {inner[0]}", *inner[1:]]
        lines += [(" " * column if lines else "") + own[0], *own[1:]]
    return lines


def _field(key: str, value: Value, column: int, depth: int) -> list[str]:
    name = _one_line(nfc(key))
    start = f"{name}:"
    explicit = []
    if len(name) > _LONG_KEY:
        explicit, start = [f"? {name}"], " " * column + ":"
    if isinstance(value, str) or not value:
        inner = _node(value, column, depth + 1)
        return [*explicit, f"{start} {inner[0]}", *inner[1:]]
    inner = _node(value, column + 2, depth + 1)
    return [*explicit, start, " " * (column + 2) + inner[0], *inner[1:]]


def _text(text: str, column: int) -> list[str]:
    """Return the lines of a text whose key or list dash stands at a column (from 0)."""
    text = nfc(text)
    # Nothing but white space cannot be seen in a block, and readers disagree about it.
    if "\n" not in text or not text.strip(" \t\n"):
        return [_one_line(text)]
    _refuse_forbidden(text)
    body = text.removesuffix("\n").split("\n")
    # The indentation is found from the first line, unless that is blank or begins with white space of its
    # own.
    width = "2" if text[0] in " \t\n" else ""
    end = "-" if not text.endswith("\n") else "+" if text.endswith("\n\n") else ""
    return [f"|{width}{end}", *(" " * (column + 2) + line if line else "" for line in body)]


def _one_line(text: str) -> str:
    _refuse_forbidden(text)
    plain = text and text.strip() == text and not re.search("[\n\t]", text)
    if plain and not _SPECIAL.match(text) and not _NOT_TEXT.fullmatch(text):
        return text
    return quote(text)


def _refuse_forbidden(text: str) -> None:
    if bad := forbidden_characters(text):
        raise ValueError(f"text with {describe(bad)} cannot be written: {text[:60]!r}")
