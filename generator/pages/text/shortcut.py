"""Shortcut: the texts that most records consist of, read without Markdown's machinery.

Paragraphs, flat lists and plain tables come out as dialect.py has them, sign by sign, at a fraction of the cost; a text
in which a sign could mean more is left to it. Worth its lines: of 6,750 texts of an invented year 0.05 s of processor
time against 0.7–0.8 s without it, which is a fifth of making the pages of five such years (benchmarks/PROFILE.md); of a
real year, whose §§ are fewer, 0.34 s of 15, and of Sagolunda 0.4 s of 12.9. The HTML here is this module's own. Of the
record's words it holds only those in the name of a wide table, escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from generator.pages.text import tables
from generator.pages.text.dialect import ESCAPABLE, ESCAPED, ParsedText, escaped
from generator.pages.text.lines import PRINTED

_BLANK_LINE = re.compile(r"(?<=\n) +\n")
_QUOTE = re.compile(r"(?:^|\n) {0,3}>")
_ITEM = re.compile(r" {0,3}(?:(?P<bullet>[+-])|(?P<number>0|[1-9][0-9]{0,8})\.) +(?P<words>.*)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_UNPRINTABLE = re.compile("[\x00-\x03\x05-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_RULE = frozenset("|:- ")


class _NotPlainError(Exception):
    """The text holds something that only the whole of Markdown can read."""


def parse(text: str) -> ParsedText | None:
    """Return a text in its parts, as `dialect.parse` does, or None if it may mean more than is read here."""
    if "*" in text or "_" in text or "](" in text:
        return None
    # Most texts are one paragraph on one line, which nothing at its start makes a list, a quote or code.
    if "\n" not in text and text.isprintable() and text[:1] not in " >-+0123456789":
        words = _without_escapes(text)
        return ParsedText(["<p>", words, "</p>"], None, (_folded(words),), 0)
    try:
        return _joined(_blocks(text))
    except _NotPlainError:
        return None


class _Paragraph:
    rows = 0

    def __init__(self, block: str) -> None:
        self.words = _without_escapes(block.lstrip())

    def parts(self) -> list[str]:
        """Return HTML and words by turns."""
        return ["<p>", self.words, "</p>"]

    def lines(self) -> Iterator[str]:
        """Yield the plain text, a line for each block."""
        yield self.words


class _List:
    """A list of one level. It may go on in the next block: "1. a", a blank line, "2. b"."""

    rows = 0

    def __init__(self, number: str | None) -> None:
        self.tag = "ul" if number is None else "ol"
        self.start = number or "0"
        self.items: list[tuple[str, str]] = []
        self.loose: set[int] = set()  # the items that a blank line parts from others hold paragraphs

    def add(self, block: str) -> None:
        """Add the items of a block, the first of which comes after a blank line if there are others before it."""
        items: list[tuple[str, list[str]]] = []
        for line in block.split("\n"):
            match = _ITEM.match(line)
            if match and (match["number"] is None) is (self.tag == "ul"):
                items.append((match["number"] or "", [match["words"]]))
            else:
                items[-1][1].append(line)
        if self.items:
            self.loose |= {len(self.items) - 1, len(self.items)}
        for number, lines in items:
            words = "\n".join(lines)
            if not lines[0].strip() or words.startswith(">") or _ITEM.match(words):
                raise _NotPlainError
            self.items.append((number, _without_escapes(words if number else words.lstrip())))

    def parts(self) -> list[str]:
        html = f"<{self.tag}>\n" if self.tag == "ul" or self.start == "1" else f'<ol start="{self.start}">\n'
        parts: list[str] = []
        expected = int(self.start)
        for index, (number, words) in enumerate(self.items):
            value = f' value="{number}"' if number and int(number) != expected else ""
            if words.startswith(PRINTED):
                value, words = ' class="printed"', words[len(PRINTED) :]
            expected = int(number or 0) + 1
            begin, end = ("\n<p>", "</p>\n") if index in self.loose else ("", "")
            parts += (f"{html}<li{value}>{begin}", words)
            html = f"{end}</li>\n"
        return [*parts, f"{html}</{self.tag}>"]

    def lines(self) -> Iterator[str]:
        return (f"{number}. {words}" if number else words.removeprefix(PRINTED) for number, words in self.items)


class _Table:
    """A table with bars at both ends of its head."""

    def __init__(self, block: str) -> None:
        lines = [line.strip(" ") for line in block.split("\n")]
        head, rule, *body = ([cell.strip(" ") for cell in _cells(line)] for line in lines)
        bars = (line.startswith("|") or line.endswith("|") for line in lines)
        if (
            "\\" in block
            or "`" in block
            or not (len(lines[0]) > 1 and lines[0].startswith("|") and lines[0].endswith("|"))
            or len(rule) != len(head)
            or not _RULE.issuperset("".join(rule))
            or (len(head) == 1 and not all(bars))
        ):
            raise _NotPlainError
        self.figures = [each.endswith(":") for each in rule]
        self.columns = max(len(row) for row in (head, *body))
        self.head = head
        self.body = body
        self.rows = len(body) or 1  # a table without rows shows an empty one

    def parts(self) -> list[str]:
        width = self.columns
        kept = tables.head_cells([*self.head, *[""] * (width - len(self.head))], width)
        start, end = "<table>\n<thead>\n<tr>\n", "</tbody>\n</table>"
        if tables.scrolls(width):
            label = tables.label(cell for cell, (tag, _) in zip(self.head, kept, strict=False) if tag == "th")
            name = escape(label).replace("&#x27;", "'").replace("\u00a0", "&nbsp;")
            start = f'<div aria-label="{name}" class="scroll" role="group" tabindex="0">\n{start}'
            end += "\n</div>"
        parts = [start]
        for index, (tag, attributes) in enumerate(kept):
            self._cell(parts, self.head, index, tag, "".join(f' {key}="{each}"' for key, each in attributes.items()))
        parts[-1] += "</tr>\n</thead>\n<tbody>\n"
        for number, row in enumerate(self.body, 1):
            parts[-1] += '<tr class="sum">\n' if number == len(self.body) and tables.is_sum(row[0]) else "<tr>\n"
            for index in range(width):
                self._cell(parts, row, index, "td", "")
            parts[-1] += "</tr>\n"
        if not self.body:
            parts[-1] += "<tr>\n" + "<td></td>\n" * width + "</tr>\n"
        parts[-1] += end
        return parts

    def _cell(self, parts: list[str], row: list[str], index: int, tag: str, attributes: str) -> None:
        is_figure = index < len(self.figures) and self.figures[index]
        parts[-1] += f'<{tag} class="num"{attributes}>' if is_figure else f"<{tag}{attributes}>"
        words = row[index] if index < len(row) else ""
        if words.strip():
            parts += (words, "")
        else:
            parts[-1] += words.replace("\u00a0", "&nbsp;")
        parts[-1] += f"</{tag}>\n"

    def lines(self) -> Iterator[str]:
        return (" ".join(row) for row in (self.head, *self.body))


def _blocks(text: str) -> Iterator[_Paragraph | _List | _Table]:
    if _UNPRINTABLE.search(text) or (">" in text and _QUOTE.search(text)):
        raise _NotPlainError
    source = text.expandtabs(4) + "\n\n"
    if "\n " in source:
        source = _BLANK_LINE.sub("\n", source)
        if "\n    " in source:
            raise _NotPlainError
    going_on: _List | None = None
    for each in source.split("\n\n"):
        block = each.lstrip("\n")
        if not block.strip():
            continue
        if "  \n" in block:
            raise _NotPlainError
        match = _ITEM.match(block)
        if "|" in block and "\n" in block:
            going_on = None
            yield _Table(block)
        elif match is None:
            going_on = None
            yield _Paragraph(block)
        elif going_on and (match["number"] is None) is (going_on.tag == "ul"):
            going_on.add(block)
        else:
            going_on = _List(match["number"])
            going_on.add(block)
            yield going_on


def _joined(blocks: Iterable[_Paragraph | _List | _Table]) -> ParsedText:
    """Put blocks together, on a line each. They are finished only when all have been read."""
    made = list(blocks)
    parts = _chain([each.parts() for each in made])
    brief = None
    if any(each.rows for each in made):
        brief = _chain([each.parts() for each in made if not each.rows])
    lines = tuple(line for each in made for line in map(_folded, each.lines()) if line)
    return ParsedText(parts, brief, lines, sum(each.rows for each in made))


def _chain(shapes: list[list[str]]) -> list[str]:
    parts = [""]
    for index, each in enumerate(shapes):
        parts[-1] += f"\n{each[0]}" if index else each[0]
        parts += each[1:]
    return parts


def _cells(line: str) -> list[str]:
    return line.removeprefix("|").removesuffix("|").split("|")


def _without_escapes(text: str) -> str:
    """Return a text without the backslashes that take the meaning from a character, and those characters marked."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda match: escaped(match[1]) if match[1] in ESCAPABLE else match[0], text)


def _folded(text: str) -> str:
    """Return a text on one line: itself, and no copy, if it is on one."""
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.replace(ESCAPED, "").split())
