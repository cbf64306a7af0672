"""Flush: attendance in two columns, in a text whose lines have lost what indents them.

The line that heads the lists tells how wide the left one is. Below it, a line holds a piece of the left list, of the
right list, or of both; a piece that is wider than its column is parted from the next by one blank only, and a line of
the right list alone begins at the edge. What a line is follows from where its blanks are, from whether the piece above
it is complete, and from what kind of list it would go on with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.importer.extract.pieces import (
    ABOUT,
    MEMBER,
    NAME_ONLY,
    PARTY,
    PERSON,
    SERVES,
    STAFF,
    Awaits,
    awaits,
    ends_well,
    gives,
    may_end,
)
from generator.importer.extract.rows import Row
from generator.importer.lines import Line

_CHARACTER = 5.0
_LABEL = r"(?:Beslutande|Närvarande|Övriga\s+närvarande|Övriga\s+deltagare|Deltagare|Frånvarande|Ej\s+närvarande)\s*:?"
_HEADING = (
    r"(?:(?:Ordinarie\s+|Beslutande\s+|Övriga\s+)?[Ll]edamöter|(?:Ej\s+|Icke\s+)?(?:[Tt]jänstgörande\s+)?[Ee]rsättare|"
    r"Suppleanter|Tjänste(?:personer|män)|Personalföreträdare|Arbetstagarrepresentanter|Övriga(?:\s+(?:närvarande|deltagare))?|"
    r"Frånvarande(?:\s+ledamöter)?|Beslutande|Närvarande(?:\s+ersättare)?|Förtroendevalda|Insynsplats(?:er)?|Politiker)\s*:?"
)
_HEAD = re.compile(rf"(?:(?P<label>{_LABEL})\s+)?(?P<left>{_HEADING})\s{{2,}}(?P<right>\S.*)", re.IGNORECASE)
_HEADING_ONLY = re.compile(_HEADING, re.IGNORECASE)
# Where the lists of a front page end.
_END = re.compile(
    r"(?:Plats\s+och\s+|Tid|Sekreterare\b|Protokoll?justerare|Justera|Justering|Utse[sd]|Underskrift|"
    r"Paragrafer|Innehåll|ANSLAG|BEVIS|Bevis|Anslag|§\s*\d+\s+(?:Dnr|[A-ZÅÄÖ]{2,}[- ]\d{4}))",
)
# After an empty line a § begins the minutes, though it says nothing but its number.
_BLANK = 20.0
_ITEM = re.compile(r"§\s*\d+(?:\s|$)")


@dataclass
class _NameList:
    """One of the two lists while its lines are read."""

    heading: str
    lines: list[tuple[str, Row]] = field(default_factory=list)

    @property
    def last(self) -> str:
        """Return the last piece that was written."""
        return self.lines[-1][0]

    @property
    def person(self) -> str:
        """Return the text so far of the last person."""
        written = self.last
        for text, _ in self.lines[-2:0:-1]:
            if self.may_begin(written) and awaits(text) is not Awaits.PERSON:
                break
            written = f"{text} {written}"
        return written

    @property
    def row(self) -> int:
        """Return where that was."""
        return self.lines[-1][1].number

    @property
    def awaited(self) -> Awaits:
        """Return the kind of piece that the last line waits for."""
        if len(self.lines) == 1:
            return Awaits.NOTHING
        if self.of_members and NAME_ONLY.match(self.last):
            return Awaits.PERSON
        return awaits(self.last)

    def goes_on(self, piece: str) -> bool:
        """Tell whether a piece is what the last line waits for."""
        return gives(self.awaited, piece)

    def may_begin(self, piece: str) -> bool:
        """Tell whether a piece may be the beginning of another person of this list."""
        return bool((MEMBER if self.of_members else STAFF).match(piece))

    @property
    def of_members(self) -> bool:
        """Tell whether those in it belong to parties."""
        if _HEADING_ONLY.fullmatch(self.heading):
            return bool(re.search(r"ledam|ersätt|suppl|beslut|förtroende", self.heading, re.IGNORECASE))
        return bool(MEMBER.match(self.heading))

    @property
    def of_serving_substitutes(self) -> bool:
        """Tell whether those in it replace somebody."""
        return bool(re.search(r"tjänstgörande\s+ers", self.heading, re.IGNORECASE))


def lists_in(rows: Sequence[Row]) -> Iterator[Line | list[Row]]:
    """Yield the rows of a page, the lists that stand beside each other among them as lines."""
    index = 0
    plain: list[Row] = []
    while index < len(rows):
        head = _HEAD.fullmatch(_printed(rows[index]))
        end = _end(rows, index) if head and _is_two_lists(head) else index
        if head and end > index + 1 and _is_flush(rows[index], rows[index + 1 : end], head):
            if plain:
                yield plain
            plain = []
            yield from _lists(rows[index:end], head)
            index = end
        else:
            plain.append(rows[index])
            index += 1
    if plain:
        yield plain


def _printed(row: Row) -> str:
    """Return a row as it stood in the file, from its own left edge."""
    text = ""
    start = row.segments[0].left
    for segment in row.segments:
        at = round((segment.left - start) / _CHARACTER)
        text += " " * max(at - len(text), 2 if text else 0) + segment.text
    return text


def _is_two_lists(head: re.Match[str]) -> bool:
    right = head["right"].strip()
    if head["label"] and head["left"][0].islower() and not _HEADING_ONLY.fullmatch(right):
        return False  # "Närvarande ledamöter" is the label of one list
    return bool(_HEADING_ONLY.fullmatch(right) or MEMBER.match(right)) and "  " not in right


def _end(rows: Sequence[Row], start: int) -> int:
    for index in range(start + 1, len(rows)):
        text = _printed(rows[index])
        apart = rows[index - 1].y - rows[index].y > _BLANK
        if (
            _END.match(text)
            or (apart and _ITEM.match(text))
            or _HEAD.fullmatch(text)
            or re.match(rf"{_LABEL}(?:\s|$)", text)
        ):
            return index
    return len(rows)


def _is_flush(first: Row, rows: Sequence[Row], head: re.Match[str]) -> bool:
    """Tell whether the lines have lost what indented them, or a left piece runs into the right column."""
    edge = first.segments[0].left + (head.start("right") - 2) * _CHARACTER
    if all(row.segments[0].left >= edge for row in rows):
        return False  # "Närvarande ledamöter" is one label, and what it is of stands beside it.
    width = head.start("right") - head.start("left")
    parts = [_gap(_printed(row), width) for row in rows]
    return bool(head["label"]) or not all(
        part is not None or len(row.segments) == 1 for part, row in zip(parts, rows, strict=True)
    )


def _lists(rows: Sequence[Row], head: re.Match[str]) -> Iterator[Line]:
    width = head.start("right") - head.start("left")
    left, right = _NameList(head["left"]), _NameList(head["right"].strip())
    left.lines.append((head["left"], rows[0]))
    right.lines.append((head["right"].strip(), rows[0]))
    for index, row in enumerate(rows[1:], 2):
        first, second = _parted(row, width, right)
        if first and second:
            left.lines.append((first, row))
            right.lines.append((second, row))
            continue
        text = first or second
        _of(text, left, right, rows[index:]).lines.append((text, row))
    if head["label"]:
        yield _line(head["label"], rows[0], 0)
    for number, name_list in enumerate((left, right), 1):
        yield from (_line(text, row, number) for text, row in name_list.lines)


def _line(text: str, row: Row, column: int) -> Line:
    unsure = tuple(pair for segment in row.segments for pair in segment.unsure if pair[0] in text)
    return Line(text.strip(), 1, row.number, column=column, ocr=row.segments[0].ocr, unsure=unsure)


def _gap(text: str, width: int) -> tuple[str, str] | None:
    """Return the two pieces of a line that blanks part at the right column, or None."""
    for blanks in re.finditer(r" {2,}", text):
        if abs(blanks.end() - width) <= 2:
            return text[: blanks.start()], text[blanks.end() :]
    wide = re.split(r" {3,}", text)
    return (wide[0], "  ".join(wide[1:])) if len(wide) > 1 else None


def _parted(row: Row, width: int, right: _NameList) -> tuple[str, str]:
    """Return the text of a line for the left list and for the right one; one of them is empty, or both have text."""
    text = _printed(row)
    if row.segments[0].left >= (width - 2) * _CHARACTER:
        return "", text
    if parted := _gap(text, width):
        return parted
    cuts = [blank.start() for blank in re.finditer(" ", text) if blank.start() >= width - 1]
    tried: list[tuple[Callable[[str], bool], Callable[[str], bool]]] = []
    if right.awaited in (Awaits.NOTHING, Awaits.REASON):
        if right.of_serving_substitutes and len(right.lines) > 1 and not SERVES.search(right.person):
            tried.append((may_end, _serves))
        # A person begins where the first words do that can be one.
        tried.append((may_end, right.may_begin))
        if "§" not in right.person:
            tried.append((_has_paragraphs, _is_paragraphs))
        if right.of_members:
            tried.append((_has_party, _is_name))
    elif right.awaited is Awaits.PERSON:
        tried = [(may_end, right.goes_on)]
    else:
        tried = [(ends_well, right.goes_on), (may_end, right.goes_on)]
    for ends, begins in tried:
        for cut in cuts:
            if ends(text[:cut]) and begins(text[cut + 1 :]):
                return text[:cut], text[cut + 1 :]
    # The head of the right list may be a person itself, of whom the next line says more.
    if len(right.lines) == 1 and MEMBER.match(right.last):
        for cut in cuts:
            if ends_well(text[:cut]) and ABOUT.match(text[cut + 1 :]):
                return text[:cut], text[cut + 1 :]
    return text, ""


def _has_paragraphs(piece: str) -> bool:
    """Tell whether a piece says for which §§ somebody was there, so that further ones are another's."""
    return "§" in piece and ends_well(piece)


def _has_party(piece: str) -> bool:
    return bool(re.search(PARTY, piece)) and may_end(piece)


def _is_name(piece: str) -> bool:
    return bool(NAME_ONLY.match(piece))


def _serves(piece: str) -> bool:
    return bool(SERVES.match(piece))


def _is_paragraphs(piece: str) -> bool:
    return piece.startswith("§")


def _of(text: str, left: _NameList, right: _NameList, below: Sequence[Row]) -> _NameList:
    """Return the list that a line with one piece goes on with."""
    going = [name_list for name_list in (left, right) if name_list.goes_on(text)]
    if len(going) == 1:
        return going[0]
    if going or not PERSON.match(text):
        return _last_written(text, left, right, below)
    return _by_kind(text, left, right) or (left if left.row >= right.row else right)


def _by_kind(text: str, left: _NameList, right: _NameList) -> _NameList | None:
    """Return the list whose kind of persons a line begins with, or None when the lists are of one kind."""
    if left.of_members != right.of_members:
        return left if bool(MEMBER.match(text)) == left.of_members else right
    if right.of_serving_substitutes:
        return right if SERVES.search(text) else left
    return None


def _last_written(text: str, left: _NameList, right: _NameList, below: Sequence[Row]) -> _NameList:
    """Return the list whose last person a line says more about: the one that was written last."""
    if left.row != right.row:
        return left if left.row > right.row else right
    if text.startswith("§") and ("§" in left.last) != ("§" in right.last):
        return right if "§" in left.last else left
    # One of the lists has ended: the one that does not go on below.
    for row in below:
        if PERSON.match(_printed(row)):
            return _by_kind(_printed(row), left, right) or left
    return right if left.of_members and not right.of_members else left
