"""Flattened text: a file whose line breaks are lost, put back into lines where its labels, §§ and people begin.

Every word stays, in order, but for two columns that were read across: they come one after the other again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.importer.fields.labels import ATTENDANCE
from generator.importer.fields.people import NAME, PARTY, WORD
from generator.importer.fields.running import split_people
from generator.importer.lines import Line
from generator.importer.vocabulary import Vocabulary
from generator.language.text import folded
from generator.notation.words import is_only_title, is_title, title_and_rest

_LONG = 110
_ITEM = re.compile(
    r"(?<=\s)(?=§ ?\d{1,5}\s+(?:Ärendenummer|Dnr|Diarienummer)\b)"
    r"|(?<=\s\s)(?=\d{1,3}\.? [A-ZÅÄÖ][^.]{3,120}(?:\.|$))"
)
_CELLS = re.compile(r"\s{2,}")
_OTHERS = "Övriga närvarande"  # what heads a right column that has no heading of its own
_NEXT = re.compile(rf"(?:{WORD} ){{3,}}|{NAME}, [^,]{{2,30}} {NAME}")


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a label begins in a text, what it says, and where it ends."""

    start: int
    end: int
    kind: str


# A first name at the end of somebody else's entry, and the rest of a name with its party.
_CUT_NAME = re.compile(rf"(?<=[a-zåäö)]), (?P<word>(?!Teams|Zoom|Skype|Digital|Distans|Ordf|Vice|Ledam|Ers){WORD})$")
_BEGINS = re.compile(rf"{WORD}(?: {WORD})? ?{PARTY}")


def unflattened(lines: Sequence[Line], words: Vocabulary) -> list[Line]:
    """Return the lines of a source, those of flattened text parted; lines that are kept are as they were."""
    if not _is_flat(lines, words):
        return list(lines)
    found: list[Line] = []
    inside = ""
    begun = False
    columns: _Columns | None = None
    for line in lines:
        pieces = [piece for piece in _ITEM.split(line.text) if piece.strip()]
        for piece in pieces:
            if piece.startswith("§"):
                begun = True
                found += columns.lines() if columns else []
                columns = None
            if begun:
                found.append(replace(line, text=piece.strip(), gap=line.gap or piece is not pieces[0]))
                continue
            # What looks like cells is what the blanks between columns left.
            line = replace(line, cells=None)
            cuts = list(_cuts(piece, words))
            lists = [cut for cut in cuts if cut.kind in ATTENDANCE]
            if columns is None and lists and _two_columns(piece[lists[0].start :]):
                found += [replace(line, text=text) for text in _others(piece[: lists[0].start], words)]
                columns = _Columns(words)
                columns.paragraph(piece[lists[0].start :], line)
            elif columns is not None and (not cuts or cuts[0].start or cuts[0].kind in ATTENDANCE) and _is_list(piece):
                columns.paragraph(piece, line)
            else:
                found += columns.lines() if columns else []
                columns = None
                if inside and found and (cut := _CUT_NAME.search(found[-1].text)) and _BEGINS.match(piece.strip()):
                    # A running list whose line ends within a name: "…, Bo Lund (M), Cajsa" / "Dahl (C), …".
                    found[-1] = replace(found[-1], text=found[-1].text[: cut.start()])
                    piece = f"{cut['word']} {piece.strip()}"
                for text, kind in _front(piece.strip(), words, inside):
                    inside = kind
                    found.append(replace(line, text=text))
    return found + (columns.lines() if columns else [])


def _is_flat(lines: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether a list of those present stands in one line."""
    for line in lines:
        match = words.labels.match(line.text) if len(line.text) > _LONG else None
        if match and words.label_kinds[folded(match["name"])] in ATTENDANCE:
            return True
    return False


def _cuts(text: str, words: Vocabulary) -> Iterator[_Cut]:
    """Yield the labels in a run of text: any with a colon, and without one those of lists and signatures."""
    at = 0
    while match := words.labels.search(text, at):
        at = match.end()
        before = text[match.start() - 1 : match.start()]
        kind = words.label_kinds[folded(match["name"])]
        colon = text[match.end() :].lstrip().startswith(":")
        if not match["name"][0].isupper() or before.strip():
            continue
        is_to_sign = kind in ("ordförande", "justerare", "sekreterare") and re.match(
            r"\s{2,}[.…_]", text[match.end() :]
        )
        if colon or match.start() == 0 or kind in ATTENDANCE or kind == "underskrifter" or is_to_sign:
            yield _Cut(match.start(), match.end(), kind)


def _front(text: str, words: Vocabulary, inside: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of a paragraph of a front page, each with the list that goes on after it ("" if none does)."""
    cuts = list(_cuts(text, words))
    if not cuts or cuts[0].start:
        first = text[: cuts[0].start if cuts else len(text)]
        yield from _list(first.strip(), inside) if inside and _is_list(first) else [(first.strip(), "")]
    for index, cut in enumerate(cuts):
        end = cuts[index + 1].start if index + 1 < len(cuts) else len(text)
        if cut.kind in ATTENDANCE:
            yield text[cut.start : cut.end].strip(), cut.kind
            rest = text[cut.end : end].strip(" :")
            if rest:
                yield from _list(rest, cut.kind)
        else:
            yield text[cut.start : end].strip(), ""


def _is_list(text: str) -> bool:
    return re.match(NAME, text.strip()) is not None


def _others(text: str, words: Vocabulary) -> Iterator[str]:
    cuts = [cut.start for cut in _cuts(text, words)]
    for begin, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        if text[begin:end].strip():
            yield text[begin:end].strip()


def _list(text: str, kind: str) -> Iterator[tuple[str, str]]:
    for entry in split_people(text):
        if entry:
            yield entry, kind


def _two_columns(text: str) -> bool:
    """Tell whether two lists were read across: cells hold the end of one row and the beginning of the next."""
    cells = _CELLS.split(text)
    people = 0
    for cell in cells[1:]:
        people += _NEXT.match(cell) is not None and not is_title(cell.split(" ")[0])
    return people >= 2


class _Columns:
    """Two lists that were read across: after a column's blanks stands an entry of the right one, then of the left."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.left: list[Line] = []
        self.right: list[Line] = []
        self.kinds = ["", ""]
        self.title = ""

    def paragraph(self, text: str, line: Line) -> None:
        """Take a paragraph; it begins with an entry of the left column."""
        for number, cell in enumerate(_CELLS.split(text.strip())):
            for index, (part, kind) in enumerate(_elements(cell, self.words)):
                self._take(part, kind, line, right=bool(number) and not index)

    def _take(self, part: str, kind: str, line: Line, *, right: bool) -> None:
        if kind:
            # "Närvarande: Ledamöter": the second is in the same column.
            right = right and not (kind == self.kinds[0] and len(self.left) == 1)
            self.kinds[right] = kind
            (self.right if right else self.left).append(replace(line, text=part))
        elif right and is_only_title(part):
            self.title = part
        elif right:
            if not self.kinds[1]:
                self.kinds[1] = "övriga"
                self.right.append(replace(line, text=_OTHERS))
            self.right.append(replace(line, text=f"{part}, {self.title}" if self.title else part))
            self.title = ""
        else:
            self.left.append(replace(line, text=part))

    def lines(self) -> list[Line]:
        """Return the lines of the left column, then those of the right."""
        return [*self.left, *self.right]


def _elements(cell: str, words: Vocabulary) -> list[tuple[str, str]]:
    """Return the content of a cell: labels with their kind, a lone title, people."""
    found: list[tuple[str, str]] = []
    at = 0
    cuts = [cut for cut in _cuts(cell, words) if cut.kind in ATTENDANCE]
    for cut in cuts:
        found += [(person, "") for person in _people(cell[at : cut.start])]
        found.append((cell[cut.start : cut.end], cut.kind))
        at = cut.end
        while cell[at : at + 1] in (":", " "):
            at += 1
    return found + [(person, "") for person in _people(cell[at:])]


def _people(text: str) -> list[str]:
    text = text.strip()
    if not text:
        return []
    title, rest = title_and_rest(text)
    return ([title] if title else []) + ([printed for printed in split_people(rest) if printed] if rest else [])
