"""Rows: the printed rows of a list of those present, put back together into one entry for each person.

A printed row may hold a piece of each of two columns, and an entry may go over several rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.importer.blocks import joined
from generator.importer.fields.people import CAPITALS, NAME, PARTICLE, PARTY, WORD
from generator.notation import is_vacant
from generator.notation.words import is_office, is_only_title, is_title, title_and_rest

_GAP = re.compile(r"\s{2,}")
_PERSON = re.compile(
    rf"(?P<name>{CAPITALS}(?=[ ]?{PARTY})|{NAME}(?=[ ]?{PARTY}|,|;|$|\s{{2,}}| ?\("
    r"|[ ](?:§|[fF]rån|till|t\.?o\.?m|fr\.?o\.?m|pp? \d|punkt|ersätter|tjg|tjänstg|[–-] )))"
)
_WITH_PARTY = re.compile(rf"(?P<name>{NAME}|{CAPITALS})[ ]?{PARTY}")
_BEFORE_TITLE = re.compile(rf"{NAME} (?P<title>[a-zåäö-]{{4,}})(?=,|$| §)")  # "Erik Lid kommunchef"
_REST_OF_NAME = re.compile(rf"{WORD}(?:-{WORD})?[ ]?{PARTY}")
_IN_PLACE = r"(?:ersätter|ersättare för|tjänstgör för|för|i ?stället för)"
_WANTS_NAME = re.compile(rf"{_IN_PLACE}$")
_WANTS_SURNAME = re.compile(rf"{_IN_PLACE} {WORD}(?:(?: {WORD})?(?:-| {PARTICLE}))?$")
_WANTS_REST = re.compile(rf"{_IN_PLACE} {WORD}(?: {WORD})?(?:-| {PARTICLE})?$")
_WANTS_PARTY = re.compile(rf"{_IN_PLACE} {NAME}$")
_PARTY_ALONE = re.compile(rf"(?<= ){PARTY}$")
# A running list whose line ends within a name: "Anna Ek (S), Bo Lund (M), Cajsa" / "Dahl (C)".
_CUT_LIST = re.compile(rf"{PARTY}.*{PARTY}[^()]*, (?P<word>{WORD})$")
_ENDS_IN_NAME = re.compile(rf"(?:^|\s)(?:{WORD}|{PARTICLE}) $")
_REPLACES = re.compile(r"(?<=\S) (?=ersätter )")
_OPEN = re.compile(
    r"(?:[,–-]|§|§§|\b(?:vice|och|samt|1:e|2:e|tf|tf\.|ersätter|för|av|under|från|till|senior|bitr\.?|biträdande))$"
)
_BREAKS = re.compile(r"(?<=[a-zåäö.])[ ](?=(?:deltar|deltog|ej|inte|frånvarande)\b)")


@dataclass(slots=True)
class PersonRow:
    """One person's entry as it is put together: the column it stands in, its pieces, and which lines they are from."""

    column: int
    pieces: list[str]
    lines: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return joined(self.pieces)

    @property
    def wants_name(self) -> bool:
        """Whether the entry breaks off before the name of who is replaced, or after its first word."""
        if (cut := _CUT_LIST.search(self.text)) and not is_title(cut["word"]):
            return True
        return bool(_WANTS_NAME.search(self.text) or _WANTS_SURNAME.search(self.text)) or self.text.endswith("-")

    @property
    def is_open(self) -> bool:
        """Whether the entry must go on: it ends in a comma, a hyphen, or a word that wants another."""
        return bool(_OPEN.search(self.pieces[-1].rstrip())) or bool(_WANTS_REST.search(self.text))


def starts_person(text: str) -> bool:
    """Tell whether a text begins with a person of its own, not with the rest of the entry before it."""
    text = text.lstrip("* ")  # a star says more of whom it stands before
    match = _PERSON.match(text)
    if match is None and (titled := _BEFORE_TITLE.match(text)) and is_title(titled["title"]):
        return not is_title(text.split()[0])
    if match is None:
        return text.startswith("[") or is_vacant(text) or _office_before_name(text)
    first, _, rest = text.partition(" ")
    if not is_title(first):
        return True
    # "Kommunchef Erik Lid"; an office ("Ordförande") alone may belong to the name above.
    return _office_before_name(text) or (not is_office(first) and re.fullmatch(NAME, rest.strip()) is not None)


def _office_before_name(text: str) -> bool:
    title, rest = title_and_rest(text)
    return bool(title and rest) and _WITH_PARTY.match(rest) is not None


def people_at(text: str) -> Iterator[int]:
    """Yield where each person in a row begins; a title before a name ("Ordförande Anna Ek") is not part of it."""
    at = 0
    while match := _PERSON.search(text, at):
        first = match["name"].split()[0]
        if is_title(first):
            at = match.start() + len(first)
        else:
            yield match.start()
            at = match.end()


def only_title(text: str) -> bool:
    """Tell whether a text is an office and nothing else: "1:e vice ordförande"."""
    return is_only_title(text) and is_title(text.split()[-1])


def rows_of_one(pieces: Sequence[tuple[str, int]], column: int = 0) -> list[PersonRow]:
    """Return the entries of a single column; each piece is a printed line and its place.

    An office on a line of its own belongs to the name above it, but to the one below if the list begins with one.
    """
    rows: list[PersonRow] = []
    office: tuple[str, int] | None = None
    offices_first = bool(pieces) and only_title(pieces[0][0])
    for text, line in pieces:
        last = rows[-1] if rows else None
        if offices_first and only_title(text) and not (last and last.is_open):
            if office:
                rows.append(PersonRow(column, [office[0]], [office[1]]))  # nobody's, but its words are there
            office = text, line
        elif last is None or (starts_person(text) and not last.wants_name):
            rows.append(
                PersonRow(column, [f"{text}, {office[0]}" if office else text], [line, office[1]] if office else [line])
            )
            office = None
        else:
            last.pieces.append(text)
            last.lines.append(line)
    if office:
        rows.append(PersonRow(column, [office[0]], [office[1]]))
    return rows


def rows_of_two(pieces: Sequence[tuple[str, int]], officials: bool) -> list[PersonRow]:
    """Return the entries of two columns whose rows were read across.

    Args:
        pieces: the printed rows and their places.
        officials: whether the right column lists people without party, so that a party tells the column.
    Returns:
        The entries, 0 for the left column and 1 for the right, the left ones first.
    """
    reader = _Two(officials)
    for text, line in pieces:
        reader.row(text, line)
    return sorted(reader.found, key=lambda row: row.column)


class _Two:
    def __init__(self, officials: bool) -> None:
        self.officials = officials
        self.found: list[PersonRow] = []
        self.last: dict[int, PersonRow] = {}
        self.touched = 0

    def row(self, text: str, line: int) -> None:
        parts = _GAP.split(text.strip(), maxsplit=1)
        if len(parts) == 2:
            self._left(parts[0], line)
            self._right(parts[1], line)
            return
        at = self._split(text)
        if at is not None:
            self._left(text[:at].rstrip(), line)
            self._right(text[at:].lstrip(), line)
        else:
            self._alone(text, line)

    def _split(self, text: str) -> int | None:
        """Return where the right column's piece begins in a row that one blank parts, or None."""
        right = self.last.get(1)
        wants = right is not None and bool(_WANTS_NAME.search(right.text) or _WANTS_REST.search(right.text))
        replaces = _REPLACES.search(text)
        if right is not None and replaces and not _REPLACES.search(right.text) and not self._is_whole(text, replaces):
            return replaces.end()
        for start in people_at(text):
            if start and not _WANTS_NAME.search(text[:start].rstrip()):
                return start
        if wants and right is not None and _WANTS_REST.search(right.text):
            for match in _REST_OF_NAME.finditer(text):
                if match.start() and not _ENDS_IN_NAME.search(text[: match.start()]):
                    return match.start()
        alone = _PARTY_ALONE.search(text)
        if (
            right is not None
            and alone
            and _WANTS_PARTY.search(right.text)
            and not _ENDS_IN_NAME.search(text[: alone.start()])
        ):
            return alone.start()
        if right is not None and starts_person(text) and (broken := _BREAKS.search(text)):
            # Without a comma before it, an absence after a role belongs to the entry beside it.
            return broken.end() if right.lines[-1] == self.found[-1].lines[-1] or self.touched == 1 else None
        return None

    @staticmethod
    def _is_whole(text: str, replaces: re.Match[str]) -> bool:
        """Tell whether "ersätter" follows the name of the person who does: then it is that one's own."""
        before = [start for start in people_at(text[: replaces.start()]) if start]
        return bool(before) and _WITH_PARTY.fullmatch(text[before[-1] : replaces.start()].strip()) is not None

    def _alone(self, text: str, line: int) -> None:
        """Place a row that holds a piece of one column only."""
        left, right = self.last.get(0), self.last.get(1)
        if starts_person(text):
            with_party = _WITH_PARTY.match(text) is not None
            wants = right is not None and right.wants_name
            if self.officials and not with_party and (left is not None or right is not None):
                self._right(text, line)
            elif wants and self.touched == 1 and right is not None and not (left is not None and left.wants_name):
                self._go_on(1, text, line)
            else:
                self._left(text, line)
        elif right is not None and _WANTS_REST.search(right.text) and _REST_OF_NAME.match(text):
            self._go_on(1, text, line)
        elif (
            left is not None
            and left.is_open
            and not (right is not None and right.is_open and self.touched == 1 and left.lines[-1] < right.lines[-1])
        ):
            self._go_on(0, text, line)
        elif right is not None and right.is_open:
            self._go_on(1, text, line)
        elif self.touched in self.last:
            self._go_on(self.touched, text, line)
        else:
            self._left(text, line)

    def _left(self, text: str, line: int) -> None:
        if not text:
            return
        if 0 not in self.last or (starts_person(text) and not self.last[0].wants_name):
            self._begin(0, text, line)
        else:
            self._go_on(0, text, line)

    def _right(self, text: str, line: int) -> None:
        right = self.last.get(1)
        if right is None or (starts_person(text) and not right.wants_name):
            self._begin(1, text, line)
        else:
            self._go_on(1, text, line)

    def _begin(self, column: int, text: str, line: int) -> None:
        row = PersonRow(column, [text], [line])
        self.found.append(row)
        self.last[column] = row
        self.touched = column

    def _go_on(self, column: int, text: str, line: int) -> None:
        row = self.last[column]
        row.pieces.append(text)
        row.lines.append(line)
        self.touched = column
