"""Labels of the front page: which words say what stands beside or below them, and what does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.importer.fields.marks import head_of
from generator.importer.fields.people import NAME, PARTY
from generator.importer.lines import Line
from generator.importer.notes import LineSpan
from generator.importer.vocabulary import Vocabulary
from generator.language.text import folded

ATTENDANCE = ("beslutande", "ersättare", "övriga", "frånvarande")
_MEMBER = re.compile(rf"\s*:?\s*{NAME} ?{PARTY}")
_BULLETS = " \t•·●▪◦‣"
_BULLET = re.compile(rf"[{_BULLETS}]*(?:[-–−*][ \t]+(?=[A-ZÅÄÖ\[]))?")
_WHOLE_LINE = ("bevis", "innehåll")
# What can stand alone as somebody's role inside a list of those present.
_ROLES = ("ordförande", "sekreterare", "organ", "justerare")


@dataclass(frozen=True, slots=True)
class LabelPiece:
    """A run of words of one line that belongs to a label."""

    span: LineSpan
    text: str
    others: list[int] = field(default_factory=list, compare=False)  # further lines that its words stand on


@dataclass(slots=True)
class Labelled:
    """A label and all that stands with it until the next label. `row` tells labels of one line from others."""

    kind: str
    name: str
    span: LineSpan
    pieces: list[LabelPiece]
    colon: bool = False
    rest: LineSpan | None = None  # where the label goes on on the next line

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def labelled(
    lines: Sequence[Line], places: Sequence[int], words: Vocabulary
) -> tuple[list[LabelPiece], list[Labelled]]:
    """Part a front page by its labels; return what stands before the first, and each label with what is its own.

    A label begins a line, stands right after another one, or in a column of its own: after two blanks, or with a colon.
    """
    parting = _Parting(lines, words)
    for place, following in zip(places, [*places[1:], None], strict=False):
        parting.line(place, following)
    return parting.loose, parting.found


@dataclass(slots=True)
class _Parting:
    """Parts a front page, line by line."""

    lines: Sequence[Line]
    words: Vocabulary
    loose: list[LabelPiece] = field(default_factory=list)
    found: list[Labelled] = field(default_factory=list)
    inside: bool = False  # a list of those present
    before: str = ""  # the line above
    columns: int = 0  # of the table of those present that the line is a row of
    goes_on: tuple[int, int] = (-1, 0)  # the line that a label of the line above ends on, and where

    def line(self, place: int, following: int | None) -> None:
        """Give the words of a line to the labels before them."""
        begin = at = self._begin(place, following)
        text = self.lines[place].text
        # Below a name with a comma "Ordförande" is that person's role, not the label of a signature.
        role_here = self.inside and (self.before.endswith(",") or not self.lines[place].gap)
        self.before = text
        in_table = self._is_in_table(self.lines[place].cells)
        after_label = True
        while at < len(text):
            match = self.words.labels.match(text, at)
            kind = self.words.label_kinds[folded(match["name"])] if match else ""
            if match and self._is_office(kind, text, match.end()):
                match = None
            if match and not (in_table and at) and _counts(text, at, match.end(), kind, role_here, after_label):
                self._add(place, text, begin, at)
                begin = at = self._label(place, match, kind)
                after_label = True
            else:
                after_label = False
                at = _next(text, at)
        self._add(place, text, begin, len(text))

    def _is_office(self, kind: str, text: str, end: int) -> bool:
        """Tell whether "Ordförande" stands before somebody in a list of those present: "Ordförande  Anna Ek (S)"."""
        return kind == "ordförande" and self.inside and bool(_MEMBER.match(text, end))

    def _begin(self, place: int, following: int | None) -> int:
        """Return where the words of a line begin: behind the end of a label from above, or one that goes on below."""
        begin = self.goes_on[1] if self.goes_on[0] == place else 0
        if following is None or begin:
            return begin
        wrapped = self.words.wrapped(self.lines[place].text, self.lines[following].text)
        if not wrapped:
            return begin
        span, rest = LineSpan(place, 0, wrapped.end), LineSpan(following, 0, wrapped.rest)
        self.found.append(Labelled(wrapped.kind, wrapped.name, span, [], rest=rest))
        self.inside = wrapped.kind in ATTENDANCE
        self.goes_on = (following, wrapped.rest)
        return wrapped.end

    def _is_in_table(self, cells: Sequence[str] | None) -> bool:
        if cells is None:
            self.columns = 0
        elif head_of(cells) is not None:
            self.columns = len(cells)
            return True
        elif len(cells) != self.columns:
            self.columns = 0
        return self.columns > 0

    def _label(self, place: int, match: re.Match[str], kind: str) -> int:
        """Begin a label, and return where what stands beside it begins."""
        text, end = match.string, match.end()
        colon = text[end:].lstrip().startswith(":")
        if colon:
            end = text.index(":", end) + 1
        self.found.append(Labelled(kind, match["name"], LineSpan(place, match.start(), end), [], colon))
        self.inside = kind in ATTENDANCE
        while end < len(text) and text[end] in " \t":
            end += 1
        return end

    def _add(self, place: int, text: str, begin: int, end: int) -> None:
        part = text[begin:end]
        if not part.strip(_BULLETS):
            return
        # The bullet of a list of those present is no part of a name.
        bullet = _BULLET.match(part)
        begin += bullet.end() if bullet else 0
        part = part[bullet.end() if bullet else 0 :].rstrip(_BULLETS)
        piece = LabelPiece(LineSpan(place, begin, begin + len(part)), part)
        (self.found[-1].pieces if self.found else self.loose).append(piece)


def _counts(text: str, start: int, end: int, kind: str, role_here: bool, after_label: bool) -> bool:
    if not text[start].isupper():
        return False
    rest = text[end:].lstrip()
    if (
        kind in _WHOLE_LINE
        and rest.strip(" :")
        and not (kind == "bevis" and (text[end:][:2] == "  " or rest[0] == ":"))
    ):
        return False
    colon = rest.startswith(":")
    if kind == "paragrafer" and rest[:1] in ("§", *"0123456789") and rest:
        return True
    columns = text[end:].startswith("  ")
    if role_here and kind in _ROLES and not colon and start == 0 and not columns:
        # Before a name the chair's office is in the list of those present; others have a list of their own.
        return kind != "ordförande" and bool(rest) and rest[0].isupper()
    if start == 0 or colon:
        return True
    sentence = kind in ("uppsatt", "nedtas") and text[start - 2 : start] == ". "
    return after_label or sentence or text[start - 2 : start].isspace()


def _next(text: str, at: int) -> int:
    """Return where the next word begins."""
    while at < len(text) and text[at] not in " \t":
        at += 1
    while at < len(text) and text[at] in " \t":
        at += 1
    return at
