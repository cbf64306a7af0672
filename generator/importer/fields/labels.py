"""Labels of the front page: which words say what stands beside or below them, and what does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.importer.fields.marks import head_of
from generator.importer.lines import Line
from generator.importer.notes import Span
from generator.importer.vocabulary import Vocabulary

ATTENDANCE = ("beslutande", "ersättare", "övriga", "frånvarande")
_BULLETS = " \t•·●▪◦‣"
_WHOLE_LINE = ("bevis", "innehåll")
# What can stand alone as somebody's role inside a list of those present.
_ROLES = ("ordförande", "sekreterare", "organ", "justerare")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of one line that belongs to a label."""

    span: Span
    text: str
    others: list[int] = field(default_factory=list, compare=False)  # further lines that its words stand on


@dataclass(slots=True)
class Labelled:
    """A label and all that stands with it until the next label. `row` tells labels of one line from others."""

    kind: str
    name: str
    span: Span
    pieces: list[Piece]
    colon: bool = False
    rest: Span | None = None  # where the label goes on on the next line

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def labelled(lines: Sequence[Line], places: Sequence[int], words: Vocabulary) -> tuple[list[Piece], list[Labelled]]:
    """Part a front page by its labels; return what stands before the first, and each label with what is its own.

    A label begins a line, stands right after another one, or in a column of its own: after two blanks, or with a colon.
    """
    loose: list[Piece] = []
    found: list[Labelled] = []
    inside = False  # a list of those present
    before = ""
    columns = 0  # of the table of those present that the line is a row of
    goes_on: tuple[int, int] = (-1, 0)
    for index, place in enumerate(places):
        text = lines[place].text
        at = begin = goes_on[1] if goes_on[0] == place else 0
        following = places[index + 1] if index + 1 < len(places) else None
        wrapped = words.wrapped(text, lines[following].text) if following is not None and not at else None
        if wrapped and following is not None:
            found.append(Labelled(wrapped.kind, wrapped.name, Span(place, 0, wrapped.end), []))
            found[-1].rest = Span(following, 0, wrapped.rest)
            inside = wrapped.kind in ATTENDANCE
            at = begin = wrapped.end
            goes_on = (following, wrapped.rest)
        # Below a name with a comma "Ordförande" is that person's role, not the label of a signature.
        role_here = inside and (before.endswith(",") or not lines[place].gap)
        before = text
        cells = lines[place].cells
        if (is_head := cells is not None and head_of(cells) is not None) and cells is not None:
            columns = len(cells)
        elif cells is None or len(cells) != columns:
            columns = 0
        after_label = True
        while at < len(text):
            match = words.labels.match(text, at)
            if (
                match
                and not ((is_head or columns) and at)
                and _counts(
                    text, match.start(), match.end(), words.label_kinds[_folded(match["name"])], role_here, after_label
                )
            ):
                _add(loose, found, place, text, begin, at)
                kind = words.label_kinds[_folded(match["name"])]
                end = match.end()
                colon = text[end:].lstrip().startswith(":")
                if colon:
                    end = text.index(":", end) + 1
                found.append(Labelled(kind, match["name"], Span(place, at, end), [], colon))
                inside = kind in ATTENDANCE
                at = begin = end
                while at < len(text) and text[at] in " \t":
                    at += 1
                after_label = True
                continue
            after_label = False
            at = _next(text, at)
        _add(loose, found, place, text, begin, len(text))
    return loose, found


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


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


def _add(loose: list[Piece], found: list[Labelled], place: int, text: str, begin: int, end: int) -> None:
    part = text[begin:end]
    if not part.strip(_BULLETS):
        return
    # The bullet of a list of those present is no part of a name.
    begin += len(part) - len(part.lstrip(_BULLETS))
    piece = Piece(Span(place, begin, begin + len(part.strip(_BULLETS))), part.strip(_BULLETS))
    (found[-1].pieces if found else loose).append(piece)
