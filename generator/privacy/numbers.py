"""Numbers: personal identity numbers in a text, however they are written, by the grammar in shapes.py."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.privacy.figures import Kind, is_birth, is_identity_number
from generator.privacy.near import beside_words, in_other_forms, masked
from generator.privacy.shapes import (
    CELL,
    DATED,
    DAY,
    EXAMPLES,
    GAPS,
    NAMED_SHAPES,
    SHAPES,
    TELLING,
    TEMPORARY,
    TEMPORARY_DATED,
    Shape,
)
from generator.privacy.shown import RAISED, shown


@dataclass(frozen=True, order=True)
class Hit:
    """Where in a text (characters from 0) something stands, what it is, and its figures; `line` counts from 1."""

    start: int
    end: int
    line: int
    column: int
    kind: Kind
    figures: str

    @property
    def is_number(self) -> bool:
        return self.kind in (Kind.NUMBER, Kind.TEMPORARY)

    @property
    def is_example(self) -> bool:
        """Tell whether it is one that belongs to nobody."""
        return self.figures[-10:] in EXAMPLES or (self.kind is Kind.TEMPORARY and self.figures[-6:] == "640823")


def _compiled(shapes: Sequence[Shape]) -> list[re.Pattern[str]]:
    # Of "240603 2024-06-29" the year is no last four.
    another_day = r"(?!(?<=(?:18|19|20)\d\d)-\d\d-\d\d(?!\d))"
    return [re.compile(rf"(?<!\d){_body(shape)}(?!\d){another_day}") for shape in shapes]


def _body(shape: Shape) -> str:
    figures = [rf"(\d{{{length}}})" for length in shape.figures]
    return figures[0] + "".join(GAPS[gap] + group for gap, group in zip(shape.gaps, figures[1:], strict=True))


_NUMBERS = _compiled(SHAPES)
_BY_NAME = _compiled(NAMED_SHAPES)
_TEMPORARY = [
    re.compile(rf"(?<!\d){DAY}[ _]?-{{0,2}}[ _]?(?:{TEMPORARY})(?![\w])", re.IGNORECASE),
    re.compile(rf"(?<!\d){DATED} ?-{{1,2}} ?(?:{TEMPORARY_DATED})(?![\w])", re.IGNORECASE),
]
# Ten figures with no more between them than the grammar lets: few lines have that.
_TEN = re.compile(rf"\d(?:{GAPS['any']}\d){{9}}")
_BEFORE = 40  # characters of the line before
_NOT_DIGITS = bytes(byte for byte in range(256) if byte not in b"0123456789")
# Figures of other scripts, in circles, lowered, and raised ones where they are too many for a note's.
_OTHER_FIGURES = re.compile(rf"[^\D0-9]|[₀-₉①-⑨⓪❶-❾➀-➈➊-➒]|(?<![{RAISED}])[{RAISED}]{{4,}}")
# Read by a machine or written in haste: O for 0, l for 1.
_MISREAD = re.compile(r"(?<!\w)[\dOoIl]{6}(?:[\dOoIl]{2})? ?-{1,2} ?[\dOoIl]{4}(?!\w)")
_MEANT = str.maketrans("OoIl", "0011")
# A digest or an identifier of a machine: nobody writes a number so.
_DIGEST = re.compile(r"(?<![\w-])(?=\w*[a-f])[0-9a-f]{32,}(?!\w)|\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b")
# A day with a year after it (2012-12-12 – 2012), and pairs of figures as votes and tables have them (12 12 12 1212).
_DOUBTFUL = re.compile(r"(?:18|19|20)\d\d([-./])\d\d\1\d\d(?: | - )(?:19|20)\d\d|\d\d \d\d \d\d \d{4}")
# One figure or some in each column, whose zeros a spreadsheet drops: "64;8;23;3234".
_COLUMNS = re.compile(
    rf"(?<![\d.,])(?=(?P<all>(?:(?P<whole>\d{{8}}|\d{{6}}){CELL}(?P<two>\d\d{CELL}\d\d)"
    rf"|(?P<year>\d{{4}}|\d\d){CELL}(?P<day>\d{{4}}|\d{{1,2}}{CELL}\d{{1,2}}){CELL}(?P<last>\d{{4}}|\d\d{CELL}\d\d)))"
    r"(?![\d.]|,\d))"
)
# On the source, for a plus is no dash here.
_EXPONENT = re.compile(r"(?<![\d.,])(\d)[.,](\d{5,11})E\+?(?:0?(9)|(11))(?!\d)", re.IGNORECASE)
# In a path pairs of figures are no table's: "64 08 23 32 34.png".
_PAIRS = re.compile(r"(?<!\d)(?:\d\d(?:[ _]\d\d){4,5}|\d\d(?:[ _]\d\d){2}[ _]\d{4})(?!\d)")
_FOLDERS = re.compile(r"(?<![^/])[\d _-]+(?:/[\d _-]+)+(?![\d\w])")
_TURNS = "\u202e"
_GOES_ON = re.compile(r"^(?:[^\n]*[\\=]\n)+[^\n]*", re.MULTILINE)
_MOST_OF_NEXT = 80
_LEADING = re.compile(r"[ \t]*(?:[#>][ \t]*)*")
_FEWEST, _FEWEST_TOLD = 6, 4  # figures in the line where something begins
_TELLING = re.compile(TELLING, re.IGNORECASE)


def find(text: str) -> Iterator[Hit]:
    """Yield the matches that are or look like a personal identity number in a text, in order, each place once."""
    plain = text if text.isascii() or not _has_other_figures(text) else _in_figures(text)
    lines = plain.split("\n")
    start = 0
    for number, line in enumerate(lines, 1):
        figures = len(line.encode(errors="replace").translate(None, _NOT_DIGITS)) if len(line) >= _FEWEST else 0
        if figures >= _FEWEST or (figures >= _FEWEST_TOLD and _TELLING.search(line)):
            before = lines[number - 2][-_BEFORE:] if number > 1 else ""
            yield from _in_line(line, *_following(lines, number), number, start, before)
        start += len(line) + 1


def identity_numbers(text: str) -> Iterator[Hit]:
    """Yield only what must not stand there."""
    return (hit for hit in find(text) if hit.is_number)


def in_reverse(text: str) -> Iterator[Hit]:
    """Yield the text written backwards and shown forwards, after a sign that turns what follows (Unicode, UAX 9)."""
    for number, line in enumerate(text.split("\n"), 1) if _TURNS in text else ():
        if _TURNS in line:
            yield from (replace(hit, line=number, column=1) for hit in find(line[::-1]) if hit.is_number)


def over_lines(text: str) -> Iterator[Hit]:
    """Yield numbers that the end of a line parts only as they are written.

    A backslash in the quotes of YAML, and = in e-mail (quoted-printable), go on in the next line.
    """
    for match in _GOES_ON.finditer(text) if "\\\n" in text or "=\n" in text else ():
        number = text.count("\n", 0, match.start()) + 1
        known = {hit.figures for hit in find(match[0]) if hit.is_number}
        for hit in find(re.sub(r"[\\=]\n[ \t]*", "", match[0])):
            if hit.is_number and hit.figures not in known:
                yield replace(hit, line=number, column=1)


def in_path(path: str) -> Iterator[Hit]:
    """Yield the matches of `find` in the path of a file or folder, and those that only a path is likely to hold.

    That is figures in pairs, and those that are parted over folders: "1964/0823/3234".
    """
    hits = list(find(path))
    spans = [match.span() for match in _PAIRS.finditer(path)]
    for folders in _FOLDERS.finditer(path):
        starts = [folders.start(), *(folders.start() + at + 1 for at, char in enumerate(folders[0]) if char == "/")]
        spans += [(start, folders.end()) for start in starts[:-1]]
    for start, end in spans:
        figures = re.sub(r"\D", "", path[start:end])
        if is_identity_number(figures) and not any(
            hit.is_number and hit.start < end and start < hit.end for hit in hits
        ):
            hits = [hit for hit in hits if hit.end <= start or end <= hit.start]
            hits.append(Hit(start, end, 1, start + 1, Kind.NUMBER, figures))
    return iter(sorted(hits))


def _has_other_figures(text: str) -> bool:
    """Tell whether a text has figures that are not 0–9: they are among its characters, of which there are few."""
    return any(char.isdigit() and not char.isascii() for char in set(text)) and bool(_OTHER_FIGURES.search(text))


def _in_figures(text: str) -> str:
    return _OTHER_FIGURES.sub(lambda match: "".join(str(unicodedata.digit(each)) for each in match[0]), text)


def _following(lines: Sequence[str], number: int) -> tuple[str, int]:
    """Return how the next line of text begins, and how many characters before it are passed over.

    A comment or a quotation goes on with its sign; a paragraph, and a cell of a table that was saved as text, after an
    empty line.
    """
    skipped = 0
    for line in lines[number : number + 2]:
        rest = line[_LEADING.match(line).end() :]  # type: ignore[union-attr]  # it matches nothing, too
        skipped += len(line) - len(rest)
        if rest:
            return rest[:_MOST_OF_NEXT], skipped
        skipped += 1
    return "", 0


def _in_line(line: str, following: str, skipped: int, number: int, offset: int, before: str) -> Iterator[Hit]:
    """Yield the matches that begin in a line; `following` is how the next one begins, after so many characters.

    `before` is how the one before ends.
    """
    seen, places = shown(f"{line}\n{following}" if following else line)
    digests = [match.span() for match in _DIGEST.finditer(seen)] if len(line) >= 32 else []
    found: list[tuple[int, int, Kind, str]] = []
    doubts: list[tuple[int, int, Kind, str]] = []
    taken = bytearray(len(line) + len(following) + 2)

    def take(start: int, end: int, kind: Kind, figures: str) -> None:
        begin, stop = places[start], places[end - 1] + 1
        inside = any(first <= start and end <= last for first, last in digests)
        if begin < len(line) and not inside and not any(taken[begin:stop]):
            taken[begin:stop] = bytes([1]) * (stop - begin)
            found.append((begin, stop, kind, figures))

    for pattern in _NUMBERS if _TEN.search(seen) else ():
        for match in pattern.finditer(seen):
            figures = "".join(group for group in match.groups() if group and group.isdigit())
            if is_identity_number(figures) and _can_be(match[0]):
                if _DOUBTFUL.fullmatch(match[0]):
                    doubts.append((*match.span(), Kind.DATED, figures))
                else:
                    take(*match.span(), Kind.NUMBER, figures)
    doubts += _in_columns(seen)
    for match in _MISREAD.finditer(seen):
        figures = re.sub(r"\D", "", match[0].translate(_MEANT))
        if sum(map(str.isdigit, match[0])) >= _FEWEST and is_identity_number(figures):
            take(*match.span(), Kind.NUMBER, figures)
    for pattern in _TEMPORARY:
        for match in pattern.finditer(seen):
            figures = re.sub(r"\D", "", match[1])
            if is_birth(figures):
                take(*match.span(), Kind.TEMPORARY, figures)
    for word in beside_words(seen, before, _BY_NAME):
        take(*word)
    for doubt in (*doubts, *in_other_forms(seen)):
        take(*doubt)
    found += (each for each in (*masked(line), *_from_exponents(line)) if not any(taken[each[0] : each[1]]))
    for start, end, kind, figures in sorted(found):
        # What goes on in the next line has characters between that were not looked at.
        stop = end + (skipped if end > len(line) + 1 else 0)
        yield Hit(offset + start, offset + stop, number, start + 1, kind, figures)


def _in_columns(seen: str) -> Iterator[tuple[int, int, Kind, str]]:
    """Yield numbers that several columns of a table hold together, which figures of other kinds may be as well."""
    for match in _COLUMNS.finditer(seen) if ";" in seen or "|" in seen or "," in seen else ():
        day = match["whole"] or match["year"] + "".join(
            part if len(part) == 4 else part.zfill(2) for part in re.findall(r"\d+", match["day"])
        )
        figures = day + re.sub(r"\D", "", match["two"] or match["last"])
        if is_identity_number(figures):
            yield *match.span("all"), Kind.DATED, figures


def _from_exponents(line: str) -> Iterator[tuple[int, int, Kind, str]]:
    """Yield numbers that a spreadsheet has written with an exponent, whole or with their day of birth: 6,40823E+09."""
    for match in _EXPONENT.finditer(line):
        figures, length = match[1] + match[2], 10 if match[3] else 12
        whole = figures.ljust(length, "0")
        # A last zero is dropped.
        if length - 1 <= len(figures) <= length and is_identity_number(whole):
            yield *match.span(), Kind.NUMBER, whole
        elif length - 4 <= len(figures) <= length and is_birth(whole[:-4]):
            yield *match.span(), Kind.SHORTENED, figures


def _can_be(written: str) -> bool:
    """Tell whether what parts the figures can stand in a number: one line break, and not a telephone's 070 123."""
    return written.count("\n") <= 1 and not re.match(r"07\d \d{3}[ -]\d{4}$", written)
