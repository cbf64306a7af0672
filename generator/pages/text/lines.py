"""Lines: what a marker at the start of a line is, before Markdown could take it for its own and lose it.

A minus before a figure, a plus, a star of a note and the number of a year stay printed. Lines that begin as minutes
list things (a), 1), A., (1), 1.1, –, ➢, o, att …) become entries that keep what they are printed with, and two blanks
are enough to set an entry below another. Nothing else of a text changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

# Stands first in an entry that shows its own marker instead of a bullet. No text can hold it: yamlio refuses it.
PRINTED = "\x04"
_KINDS = (
    ("dash", r"-"),
    ("star", r"\*"),
    ("number", r"(?:0|[1-9][0-9]{0,2})\."),
    ("year", r"[0-9]{4,}\."),
    ("strong", r"[+–—−•·‣▪◦➢➤►●○\uf0b7]|[0-9]{1,3}\)|[A-Za-zÅÄÖåäö]\)"),
    ("letter", r"[A-ZÅÄÖ]\.|[IVX]{2,5}\."),
    ("ring", r"o"),
    ("bracket", r"\((?:[0-9]{1,3}|[A-Za-zÅÄÖåäö]|[ivx]{2,5})\)"),
    ("section", r"[0-9]{1,2}(?:\.[0-9]{1,2})+\.?"),
    ("att", r"att"),
)
_START = re.compile(
    rf"(?P<marker>{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in _KINDS)})(?P<gap>[ \t\u00a0]+)(?=\S)"
)
# To look for it is quick: most texts have none, or are one line that begins with a word.
_MAYBE = re.compile(rf"^[ \t]*(?:{'|'.join(pattern for _, pattern in _KINDS)}|>)[ \t\u00a0]", re.MULTILINE)
_MORE = re.compile(r"[ \t]*>[ ]?[0-9]")
_LEADS_ON = re.compile(r"(?:[.,;:–]|\b(?:att|och|samt|besluta|beslutar|föreslår))\s*$")
_MARKDOWN = {"dash", "star", "number"}
_SIGNED = re.compile(r"[0-9±]")
_TAB = 4


@dataclass
class _Line:
    """A line of a block: how far in it begins, and what kind of marker it begins with, if it may be an entry."""

    raw: str
    indent: int
    words: str
    kind: str = ""
    marker: str = ""
    gap: str = ""
    rest: str = ""


def kept(text: str) -> str:
    """Return a text of the record for Markdown, in which what stands at the start of its lines is not lost."""
    if ("\n" not in text and text[:1].isalpha() and text[1:2] not in (")", ".", " ")) or not _MAYBE.search(text):
        return text
    out: list[str] = []
    block: list[str] = []
    stack: list[int] = []  # how far in the open entries begin
    for line in [*text.split("\n"), ""]:
        if line.strip(" \t"):
            block.append(line)
            continue
        if block:
            out += _block([_line(each) for each in block], stack)
        block = []
        out.append(line)
    return "\n".join(out[:-1])


def _line(raw: str) -> _Line:
    words = raw.lstrip(" \t")
    indent = len(raw[: len(raw) - len(words)].expandtabs(_TAB))
    match = _START.match(words)
    if not match:
        return _Line(raw, indent, words)
    kind = next(name for name, _ in _KINDS if match[name])
    return _Line(raw, indent, words, kind, match["marker"], match["gap"], words[match.end() :])


def _block(lines: list[_Line], stack: list[int]) -> Iterator[str]:
    """Yield the lines between two empty ones; `stack` is of the entries before them, and is kept up to date."""
    first = lines[0]
    if first.words.startswith("|") or (first.indent >= _TAB and not stack):
        stack.clear()
        yield from (line.raw for line in lines)
        return
    quotes = [line for line in lines if line.words.startswith(">")]
    if quotes and not (len(quotes) == 1 and _MORE.match(quotes[0].words)):
        stack.clear()
        yield from (line.raw for line in lines)
        return
    printed = _decide(lines)
    before: _Line | None = None
    shown = False  # whether the line before is an entry that shows its marker
    for at, line in enumerate(lines):
        if not line.kind and shown and _is_signed(line.words):
            # Beside entries that show their marker, a line with one of its own stands alone too: "> 65 år".
            yield f"{' ' * _TAB * (len(stack) - 1)}- {PRINTED}\\{line.words}"
            continue
        shown = bool(line.kind) and printed[at]
        if not line.kind:
            yield _running(line, stack, opens=before is None)
            before = before or line
            continue
        was = len(stack)
        while stack and line.indent < stack[-1] + 2:
            stack.pop()
        number = line.kind == "number"
        # A list needs an empty line before it, and so does one of another kind beside it.
        if at and (not was or (len(stack) < was and number is not (before is not None and before.kind == "number"))):
            yield ""
        lead = " " * _TAB * len(stack)
        stack.append(line.indent)
        marker = "\\" + line.marker if line.marker in "*+-" else line.marker
        yield lead + (f"- {PRINTED}{marker}{line.gap}{line.rest}" if printed[at] else f"{line.marker} {line.rest}")
        before = line


def _is_signed(words: str) -> bool:
    return bool(_MORE.match(words)) or (words[:1] == "*" and words[1:2] in (" ", "\t"))


def _running(line: _Line, stack: list[int], *, opens: bool) -> str:
    """Return a line that is no entry: it goes on with the one above, or is a paragraph of its own."""
    words = line.words
    if _is_signed(words):
        words = f"\\{words}"
    elif year := re.match(r"[0-9]{4,}(?=\.[ \t])", words):
        words = f"{year[0]}\\{words[year.end() :]}"
    elif opens and re.match(r"\+[ \t]", words):
        words = f"\\{words}"
    if opens:
        while stack and line.indent < stack[-1] + 2:
            stack.pop()
        return " " * _TAB * len(stack) + words if stack else line.raw[: len(line.raw) - len(line.words)] + words
    return " " * _TAB * (len(stack) - 1) + words if stack else line.raw[: len(line.raw) - len(line.words)] + words


def _decide(lines: list[_Line]) -> list[bool]:
    """Take their kind from lines that are no entries, and return which of the others show their own marker."""
    above = ["", *(line.words for line in lines[:-1])]
    for line, words in zip(lines, above, strict=True):
        leads_on = not words or words.startswith("att ") or _LEADS_ON.search(words)
        if line.kind == "year" or (line.kind == "att" and not leads_on):
            line.kind = ""
    counts = Counter(line.kind for line in lines)
    alone = len(lines) == 1
    in_list = False
    for at, line in enumerate(lines):
        enough = counts[line.kind] > 1
        is_entry = {
            "": False,
            "dash": True,
            "star": enough or (in_list and line.indent > 0),
            "number": enough or not at or line.indent >= 2,
            "strong": not alone or line.marker == "+" or line.indent >= 2,
        }.get(line.kind, enough and not alone)
        if not is_entry:
            line.kind = ""
        in_list = in_list or is_entry
    signed = any(line.kind == "dash" and _SIGNED.match(line.rest) for line in lines)
    lone_dash = counts["dash"] == 1 and bool(lines) and not lines[0].kind
    return [
        line.kind not in _MARKDOWN or (line.kind == "dash" and (signed or lone_dash or line.gap[0] == "\u00a0"))
        for line in lines
    ]
