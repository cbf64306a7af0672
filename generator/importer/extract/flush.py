"""Flush: attendance in two columns, in a text whose lines have lost what indents them.

The line that heads the lists tells how wide the left one is. Below it, a line holds a piece of the left list, of the
right list, or of both; a piece that is wider than its column is parted from the next by one blank only, and a line of
the right list alone begins at the edge. What a line is follows from where its blanks are, from whether the piece above
it is complete, and from what kind of list it would go on with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
    r"(?:Plats\s+och\s+|Tid|Sekreterare\b|Ordförande\s{2}|Ordförande$|Protokoll?justerare|Justera|Justering|Utse[sd]|Underskrift|"
    r"Paragrafer|Innehåll|ANSLAG|BEVIS|Bevis|Anslag|§\s*\d+\s+(?:Dnr|[A-ZÅÄÖ]))",
)
_NAME = r"[A-ZÅÄÖÉÜ][\w'’.-]*(?:\s(?:af|av|von|van|de|der|el|al|[A-ZÅÄÖÉÜ][\w'’.-]*)){1,4}"
_PARTY = r"\((?:[A-ZÅÄÖ][A-ZÅÄÖa-zåäö-]{0,5}|-)\)"
_MEMBER = re.compile(rf"{_NAME}\s?{_PARTY}")
_STAFF = re.compile(rf"{_NAME}(?:,\s*[a-zåäöA-ZÅÄÖ]|$|\s§)")
_PERSON = re.compile(rf"{_NAME}(?:\s?{_PARTY}|,|$|\s§|\s(?:ersätter|tjänstgör|från|deltar))")
_OPEN_END = re.compile(
    r"(?:[,–-]|\b(?:ersätter|för|och|samt|vice|med|tf\.?|§+|från|till|punkt|kl\.?|senior|biträdande))\s*$",
    re.IGNORECASE,
)
_REPLACES = re.compile(r"\b(?:ersätter|för)(?:\s[^()]*)?$")
_LOW = re.compile(r"[a-zåäö§\d(]")
_SERVES = re.compile(r"\b(?:ersätter|tjänstgör|tj\.?g|i stället för)\b", re.IGNORECASE)
_ABOUT = re.compile(r"(?:deltar|ersätter|tjänstgör|närvarande|frånvarande|ej|anmäl)\b", re.IGNORECASE)


@dataclass
class _List:
    """One of the two lists while its lines are read."""

    heading: str
    lines: list[tuple[str, Row]] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Tell whether the last piece cannot be all: it ends in the middle of a phrase."""
        if not self.lines:
            return False
        last = self.lines[-1][0]
        return bool(_OPEN_END.search(last) or _REPLACES.search(last)) or last.count("(") > last.count(")")

    @property
    def of_members(self) -> bool:
        """Tell whether those in it belong to parties."""
        if _HEADING_ONLY.fullmatch(self.heading):
            return bool(re.search(r"ledam|ersätt|suppl|beslut|förtroende", self.heading, re.IGNORECASE))
        return bool(_MEMBER.match(self.heading))

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
        if head and end > index + 1 and _is_flush(rows[index + 1 : end], head):
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
    return bool(_HEADING_ONLY.fullmatch(right) or _MEMBER.match(right)) and "  " not in right


def _end(rows: Sequence[Row], start: int) -> int:
    for index in range(start + 1, len(rows)):
        text = _printed(rows[index])
        if _END.match(text) or _HEAD.fullmatch(text) or re.match(rf"{_LABEL}(?:\s|$)", text):
            return index
    return len(rows)


def _is_flush(rows: Sequence[Row], head: re.Match[str]) -> bool:
    """Tell whether the lines have lost what indented them, or a left piece runs into the right column."""
    width = head.start("right") - head.start("left")
    parts = [_gap(_printed(row), width) for row in rows]
    return bool(head["label"]) or not all(
        part is not None or len(row.segments) == 1 for part, row in zip(parts, rows, strict=True)
    )


def _lists(rows: Sequence[Row], head: re.Match[str]) -> Iterator[Line]:
    width = head.start("right") - head.start("left")
    left, right = _List(head["left"]), _List(head["right"].strip())
    left.lines.append((head["left"], rows[0]))
    right.lines.append((head["right"].strip(), rows[0]))
    for row in rows[1:]:
        first, second = _parted(row, width, right)
        if first and second:
            left.lines.append((first, row))
            right.lines.append((second, row))
            continue
        text = first or second
        _of(text, left, right).lines.append((text, row))
    if head["label"]:
        yield _line(head["label"], rows[0], 0)
    for number, each in enumerate((left, right), 1):
        yield from (_line(text, row, number) for text, row in each.lines)


def _line(text: str, row: Row, column: int) -> Line:
    return Line(text.strip(), 1, row.number, column=column)


def _gap(text: str, width: int) -> tuple[str, str] | None:
    """Return the two pieces of a line that blanks part at the right column, or None."""
    for blanks in re.finditer(r" {2,}", text):
        if abs(blanks.end() - width) <= 2:
            return text[: blanks.start()], text[blanks.end() :]
    wide = re.split(r" {3,}", text)
    return (wide[0], "  ".join(wide[1:])) if len(wide) > 1 else None


def _parted(row: Row, width: int, right: _List) -> tuple[str, str]:
    """Return what a line adds to the left list and to the right one; one of them is empty, or both have text."""
    text = _printed(row)
    if row.segments[0].left >= (width - 2) * _CHARACTER:
        return "", text
    if parted := _gap(text, width):
        return parted
    cuts = [blank.start() for blank in re.finditer(" ", text) if blank.start() >= width - 1]
    for begins in (_begins_entry, _goes_on):
        for cut in cuts:
            if _may_end(text[:cut]) and begins(text[cut + 1 :], right):
                return text[:cut], text[cut + 1 :]
    return text, ""


def _may_end(piece: str) -> bool:
    """Tell whether a piece of the left list may end here: not in the middle of a name or a party."""
    return piece.count("(") == piece.count(")") and not re.search(r"(?:§|,\s*\d:[ea]|\bvice)$", piece)


def _begins_entry(piece: str, right: _List) -> bool:
    """Tell whether a piece begins with a new person of the right list, or with whom the last one replaces."""
    if _REPLACES.search(right.lines[-1][0]):
        return bool(re.match(rf"(?:[A-ZÅÄÖ][\w'’.-]*\s){{1,3}}{_PARTY}", piece))
    return bool((_MEMBER if right.of_members else _STAFF).match(piece))


def _goes_on(piece: str, right: _List) -> bool:
    """Tell whether a piece goes on with the last person of the right list."""
    if _REPLACES.search(right.lines[-1][0]):
        return False
    if right.is_open:
        return bool(_LOW.match(piece))
    return len(right.lines) == 1 and bool(_ABOUT.match(piece)) and bool(_MEMBER.match(right.lines[0][0]))


def _of(text: str, left: _List, right: _List) -> _List:
    """Return the list that a line with one piece goes on with."""
    opened = [each for each in (left, right) if each.is_open]
    awaits_name = len(opened) == 1 and bool(_REPLACES.search(opened[0].lines[-1][0]))
    if awaits_name or not _PERSON.match(text):
        if len(opened) == 1:
            return opened[0]
        # The rest of whatever was written last.
        return left if left.lines[-1][1].number > right.lines[-1][1].number else right
    member = bool(_MEMBER.match(text))
    if left.of_members != right.of_members:
        return left if member == left.of_members else right
    if right.of_serving_substitutes:
        return right if _SERVES.search(text) else left
    return left if left.lines[-1][1].number >= right.lines[-1][1].number else right
