"""Join: lines → paragraphs. Words hyphenated over a line and paragraphs broken over a page are made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.importer.lines import Line

# After these a hyphen stands for what is left out: "Sicklaön- och Boo", "för- eller efternamn".
_CONJUNCTION = re.compile(r"(?:och|eller|samt|respektive|resp\.?|alternativt|till|men|utan|inte|/)\b", re.IGNORECASE)
# What ends with a hyphen that belongs to the word: "IT-", "e-", "2024-", "§§ 46-", "SSPF-".
_KEEPS = re.compile(r"(?:[A-ZÅÄÖ]{2,}|\d|\b[A-Za-zÅÄÖåäö])[-–]$")
_HYPHENATED = re.compile(r"[^\W\d_][-\u00ad]$")
_LAST_WORD = 40  # characters
_ITEM = re.compile(r"(?:[•\-–*o]\s+|\(?\d{1,2}[.)]\s*[^\W\d]|[a-zåäö][.)]\s)")
# A decision in clauses: "beslutar" / "att godkänna planen, samt" / "att …".
_CLAUSE = re.compile(r"(?:att|dels)\s")
_BEFORE_CLAUSE = re.compile(r"(?:[,;:]|\b(?:samt|och|dels|besluta[rt]?|föreslår|tillstyrker|yrkar))$", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:;][”\"»')\]]*$|[”»]$")
_SENTENCE_END = re.compile(r"[.!?:][”\"»')\]]*$|[”»]$")
# A line that is shorter than so much of the usual one was ended by the writer.
_FULL = 0.72
_HALF = 0.5
# In a text file whose paragraphs are not broken into lines, one of so many characters is no heading.
_LONG = 60
# What stands so many characters further to the right is set there by itself, such as a number at the right edge.
_FAR = 8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its text on one line, and the lines that it was printed on."""

    text: str
    lines: tuple[Line, ...]

    @property
    def first(self) -> Line:
        """Return the line on which it begins."""
        return self.lines[0]


def joined(left: str, right: str) -> str:
    """Return two pieces of text that follow each other on two lines as one.

    A hyphen that breaks a word goes: "kommun-" and "styrelsen" make "kommunstyrelsen". One that belongs to the word
    stays: "Norr-" and "och", "2024-" and "00431", "Berg-" and "Dahl".
    """
    if not left or not right:
        return left or right
    if left[-1] in "-\u00ad" and len(left) > 1 and not left[-2].isspace():
        if _CONJUNCTION.match(right):
            return f"{left} {right}"
        end = left[-_LAST_WORD:]  # all of a paragraph would be looked through for each of its lines
        if left[-1] == "\u00ad" or (_HYPHENATED.search(end) and right[0].islower() and not _KEEPS.search(end)):
            return left[:-1] + right
        if right[0].isalnum():
            return left + right
    if left[-1] in "–/" and len(left) > 1 and left[-2].isalnum() and right[0].isdigit() and left[-2].isdigit():
        return left + right
    return f"{left} {right}"


def paragraphs(lines: Iterable[Line]) -> list[Paragraph]:
    """Return lines as paragraphs, in order; the furniture has to be away."""
    every = list(lines)
    widths = _Widths(every)
    groups: list[list[Line]] = []
    for line in every:
        if groups and _continues(groups[-1], line, widths):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph(_text(group), tuple(group)) for group in groups]


def _text(lines: Sequence[Line]) -> str:
    text = ""
    for line in lines:
        text = joined(text, re.sub(r"\s+", " ", line.text).strip())
    return text


class _Widths:
    """How long the lines of running text are, by font size: the length that nine of ten do not exceed."""

    def __init__(self, lines: Sequence[Line]) -> None:
        lengths: dict[float | None, Counter[int]] = {}
        for line in lines:
            if line.cells is None and line.column == 0 and len(line.text) > 30:
                lengths.setdefault(line.size, Counter())[len(line.text)] += 1
        self._usual = {size: _tenth_from_top(counter) for size, counter in lengths.items()}

    def is_full(self, line: Line, following: str = "", least: float = _FULL) -> bool:
        """Tell whether a line goes about as far to the right as lines do, or the next word had no room."""
        usual = self._usual.get(line.size)
        if usual is None:
            return False
        length = len(line.text) + line_indent(line)
        return length >= least * usual or (length >= _HALF * usual and length + 1 + _first_word(following) > usual)

    def had_no_room(self, line: Line, following: str) -> bool:
        """Tell whether the next word would hardly have had room on a line."""
        usual = self._usual.get(line.size)
        return usual is not None and len(line.text) + line_indent(line) + 1 + _first_word(following) > 0.9 * usual


def _first_word(text: str) -> int:
    words = text.split(maxsplit=1)
    return len(words[0]) if words else 0


def line_indent(line: Line) -> int:
    """Return how many characters a line is indented."""
    return round(line.indent / (0.5 * line.size)) if line.size else int(line.indent)


def _tenth_from_top(counter: Counter[int]) -> int:
    lengths = sorted(counter.elements())
    return lengths[int(0.9 * (len(lengths) - 1))]


def _continues(group: Sequence[Line], line: Line, widths: _Widths) -> bool:
    """Tell whether a line goes on with the paragraph of those before it."""
    last = group[-1]
    if line.cells is not None or last.cells is not None or line.column != last.column or line.bold != last.bold:
        return False
    if line.size is not None and last.size is not None and abs(line.size - last.size) > 0.6:
        return False
    if _broken_word(last.text, line.text):
        return True
    begins_low = line.text[:1].islower() and not _is_item(line, last, widths)
    new_page = line.page != last.page
    if line.gap or new_page:
        # In the middle of a sentence a paragraph goes on over a page, or an empty line that was put into it.
        long = len(last.text) > _LONG and line.size is None
        return begins_low and not _ENDS.search(last.text) and (long or widths.is_full(last, line.text))
    if line.column:
        return False
    if _is_item(line, last, widths) or line_indent(last) > line_indent(line) + _FAR:
        return False
    if line_indent(line) > line_indent(last) + 1 and not begins_low:
        return len(group) == 1 and bool(_ITEM.match(last.text))
    if _SENTENCE_END.search(last.text):
        return widths.had_no_room(last, line.text)
    return widths.is_full(last, line.text) or (begins_low and widths.is_full(last, least=_HALF))


def _is_item(line: Line, last: Line, widths: _Widths) -> bool:
    """Tell whether a line begins an entry of a list, or a clause of a decision."""
    if _ITEM.match(line.text):
        return True
    if not _CLAUSE.match(line.text):
        return False
    return line.gap or bool(_BEFORE_CLAUSE.search(last.text)) or not widths.is_full(last, line.text)


def _broken_word(last: str, text: str) -> bool:
    return bool(_HYPHENATED.search(last)) and text[:1].islower()
