"""Lines: what extraction hands on, whatever the file was: text with its place on the paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.findings import Finding

# An address that everybody reaches: no host of a network of one's own.
_PUBLIC = re.compile(
    r"https?://(?:[\w-]+\.)+(?!(?:local|lan|intra|internal|localdomain)\b)[a-z]{2,}(?::\d+)?(?:/[^\s<>\"']*)?"
)


class WebLink(NamedTuple):
    """Words that lead to an address on the web."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of one column.

    `text` is in normal form C and without control characters; the runs of blanks within a line of a text file are
    kept, for they part columns. `page` counts from 1, in a text file by form feeds. `number` counts from 1: in the
    file (text, html) or on the page (pdf). `gap` tells of vertical space before the line: an empty line, or clearly
    more than line height. `indent` is the left edge from the page's left text edge in points (pdf), or in columns
    (text). `size` is the font size in points, if known. `column` is 0 for a single column, else from 1 within a
    region of several; the lines of each column come together, in order. `cells` are those of a row of a table;
    `text` is then the cells, joined by two blanks. `ocr`: read from a picture, twice; `unsure` are words that the
    second reading reads otherwise, each with that reading. `links` are words of it that lead to addresses on the web.
    """

    text: str
    page: int
    number: int
    gap: bool = False
    indent: float = 0.0
    size: float | None = None
    bold: bool = False
    column: int = 0
    cells: tuple[str, ...] | None = None
    ocr: bool = False
    unsure: tuple[tuple[str, str], ...] = ()
    links: tuple[WebLink, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceLines:
    """A file as lines in reading order.

    `furniture` holds what was left out of `lines`: page heads, feet, signature boxes and page numbers, recognised by
    their repetition, and listed so that no word is lost.
    """

    name: str
    kind: Literal["pdf", "text", "html", "word"]
    pages: int
    lines: tuple[Line, ...]
    furniture: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()


def is_public(address: str) -> bool:
    """Tell whether an address is one on the web, not of a network of the municipality's own."""
    return bool(_PUBLIC.fullmatch(address))
