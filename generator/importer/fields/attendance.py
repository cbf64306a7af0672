"""Attendance: who was there, out of the lists of a front page, in the minutes' own notation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.importer.fields.labels import ATTENDANCE, Labelled, LabelPiece
from generator.importer.fields.marks import head_of, is_legend, marked, rows_without_head, words_left
from generator.importer.fields.people import NAME, PARTY, WORD
from generator.importer.fields.rows import PersonRow, rows_of_one, rows_of_two, starts_person
from generator.importer.lines import Line
from generator.notation import Entry, NotationError, format_entry, parse_entry
from generator.notation.words import is_office, is_title, looks_like_person, title_and_rest

_PARTY = re.compile(PARTY)
_SERVES = re.compile(r"\b(?:tjänstgör\w*|tjg\.?|ersätter)\b|\bför [A-ZÅÄÖ]", re.IGNORECASE)
_SUBSTITUTE = re.compile(r", (?:suppleant|ersättare)\s*$", re.IGNORECASE)
# A row of a left column that holds the first words of a name in the right one.
_CUT_NAME = re.compile(rf"(?:[a-zåäö.)\d]|§) {WORD}(?: {WORD})?$")
_PAIR = 2
_COMMA_PARTY = re.compile(rf"({NAME})(?:,| [–-])? (?!(?:VD|HR|IT|AB)\b)([A-ZÅÄÖ]{{1,3}})(?=,|;|$| §|\s{{2}})")
_TITLED = re.compile(rf"{NAME} \([a-zåäö][a-zåäö -]{{3,40}}\)")
_AND_BEHIND = re.compile(r",?\s+(?:och|samt)[\s,;]*$")  # before the last name of a running list
_SURNAME_FIRST = re.compile(rf"(?P<surname>{WORD}(?: {WORD})?), (?P<given>{WORD}(?: {WORD})?)(?= ?{PARTY})")
_TITLES = ("beslutande", "övriga")  # what may head several lists
_MASKED = re.compile(r"\[(?:REDACTED|MASKERAD|MASKAD|SEKRETESS|X+)\]", re.IGNORECASE)
# Printed words that the notation says with others of its own.
_SHORTHAND = (
    "deltar deltog deltager ej inte icke p g a pga på grund av gr för tjänstgör tjänstgjorde tjänstgörande tjg t "
    "fr o m tom from i st f istf stället istället ersättare ers suppleant närvarande närvarar närvarade var "
    "frånvarande anmält anmäld anmäler frånvaro förhinder har pp punkt punkten paragraf paragraferna paragrafer "
    "samt och utom förutom med undantag jävig"
)
# "Samtliga ledamöter utom Anna Ek (M)"
_ALL_BUT = re.compile(r"\W*(?:samtliga|alla)\b[^.]{0,60}?\b(?:utom|förutom|undantag\w*|undantagandes)\b", re.IGNORECASE)
# "Se närvarolista", "Enligt bilaga 1"
_REFERS = re.compile(r"(?:Se|Enligt|Framgår av)\b[\w ,.:()-]{0,60}", re.IGNORECASE)
NO_PARTY = "saknar parti"
EXCEPTED = "alla utom"
REFERS = "se"
SHORTHAND = frozenset(_SHORTHAND.split())
MASKED = "[maskad]"
HEAD = "tabellhuvud"
AGAIN = "igen"


@dataclass(slots=True)
class Attendee:
    """One person's entry: in which list, as it stands in the draft, as it was printed, where, and what to check."""

    # beslutande, ersättare, övriga, frånvarande; HEAD for a table's head and what explains its marks, AGAIN for who
    # stands in another list already.
    kind: str
    text: str
    printed: str
    lines: tuple[int, ...]
    entry: Entry | None = None
    doubt: str = ""
    left: tuple[str, ...] = ()  # cells of its row that the draft does not repeat


@dataclass(slots=True)
class _Group:
    """Labels of one row with the rows below them."""

    kinds: list[str]
    pieces: list[LabelPiece]
    two: bool
    label: int  # the line of the last label


def attendance(found: Sequence[Labelled], lines: Sequence[Line]) -> list[Attendee]:
    """Return everybody in the lists of a front page, in the order in which they are printed."""
    people: list[Attendee] = []
    for group in _groups(found, lines):
        tabled, pieces = _table_rows(group, lines)
        people += tabled
        rows = [(piece.text, piece.span.line) for piece in pieces]
        if {"beslutande", "ersättare"} & set(group.kinds):
            rows = _forwards(_bracketed(rows))
        people += [Attendee(REFERS, text, text, (line,)) for text, line in rows if _REFERS.fullmatch(text.strip())]
        rows = [(text, line) for text, line in rows if not _REFERS.fullmatch(text.strip())]
        pieces = [piece for piece in pieces if not _REFERS.fullmatch(piece.text.strip())]
        if not rows:
            continue
        if group.two:
            left, right = group.kinds[0], group.kinds[-1]
            others = {piece.span.line: piece.others for piece in pieces}
            for row in rows_of_two(rows, officials=right == "övriga" and left != "övriga"):
                row.lines += [line for each in row.lines for line in others.get(each, ())]
                kind = right if row.column else left
                people += _attendees(row, kind, has_party=_PARTY.search(row.text) is not None)
        else:
            rows, excepted = _without_exceptions(rows)
            people += excepted
            listed = list(rows_of_one(rows))
            mixed = group.kinds[0] == "ersättare" and any(_PARTY.search(row.text) for row in listed)
            for row in listed:
                people += _attendees(row, group.kinds[0], has_party=True if mixed else None)
    return _once(people)


def _once(people: list[Attendee]) -> list[Attendee]:
    """Return everybody once: a table of substitutes with marks has those who serve for somebody throughout, too."""
    entries = [each.entry for each in people if each.kind == "beslutande"]
    serve = {(entry.name, entry.party) for entry in entries if entry and entry.replaces and not entry.spans}
    for each in people:
        if each.kind == "ersättare" and each.left and each.entry and (each.entry.name, each.entry.party) in serve:
            each.kind = AGAIN
    return people


def _bracketed(rows: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return rows with parties in brackets, where a list has them all after commas: "Anna Ek, S, ordförande"."""
    after_comma = sum(bool(_COMMA_PARTY.match(text.strip())) for text, _ in rows)
    if after_comma < max(_PAIR, sum(bool(_PARTY.search(text)) for text, _ in rows)):
        return rows
    return [(_COMMA_PARTY.sub(r"\1 (\2)", text), line) for text, line in rows]


def _forwards(rows: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return rows with given names first, where a list has all surnames first: "Ek, Anna (S)"."""
    turned = [_SURNAME_FIRST.match(text.strip()) for text, _ in rows]
    if sum(match is not None for match in turned) < max(_PAIR, len(rows) - 1):
        return rows
    return [
        (f"{match['given']} {match['surname']}{text.strip()[match.end() :]}" if match else text, line)
        for (text, line), match in zip(rows, turned, strict=True)
    ]


def _without_exceptions(rows: list[tuple[str, int]]) -> tuple[list[tuple[str, int]], list[Attendee]]:
    """Return rows without "samtliga ledamöter med undantag för X, Y": it names those who were not there."""
    for index, (text, line) in enumerate(rows):
        if not _ALL_BUT.match(text):
            continue
        end = index + 1
        while end < len(rows) and (rows[end - 1][0].rstrip().endswith((",", " och", " samt", " för", "undantag"))):
            end += 1
        printed = " ".join(row for row, _ in rows[index:end])
        places = tuple(dict.fromkeys(place for _, place in rows[index:end])) or (line,)
        return [*rows[:index], *rows[end:]], [Attendee(EXCEPTED, printed, printed, places)]
    return rows, []


def _groups(found: Sequence[Labelled], lines: Sequence[Line]) -> list[_Group]:
    """Return the lists with their columns: labels on one line head columns; the first may be the title of them all."""
    groups: list[_Group] = []
    index = 0
    while index < len(found):
        each = found[index]
        index += 1
        if each.kind not in ATTENDANCE:
            continue
        row = [each]
        while index < len(found) and found[index].kind in ATTENDANCE and _beside(row[-1], found[index], lines):
            row.append(found[index])
            index += 1
        group = _group(row, lines)
        if groups and _was_across(groups[-1], group, lines):
            groups[-1] = _across(groups[-1], group, lines)
        else:
            groups.append(group)
    return groups


def _group(row: Sequence[Labelled], lines: Sequence[Line]) -> _Group:
    pieces = [piece for label in row for piece in label.pieces]
    kinds = [label.kind for label in row]
    if len(kinds) > 1 and not row[0].pieces and row[0].kind in _TITLES:
        kinds = kinds[1:]
    last = row[-1]
    text = lines[last.span.line].text
    beside = bool(pieces) and pieces[0].span.line == last.span.line and text[last.span.end :][:2].isspace()
    if len(kinds) == 1 and len(row) > 1 and beside:
        # A column without a label of its own begins on the line of the labels.
        return _Group(kinds * 2, [LabelPiece(pieces[0].span, f"  {pieces[0].text}"), *pieces[1:]], True, last.span.line)
    return _Group(kinds, pieces, len(kinds) > 1, last.span.line)


def _was_across(left: _Group, right: _Group, lines: Sequence[Line]) -> bool:
    """Tell whether two lists of a text file stood beside each other: their labels are on one row of it."""
    first, second = lines[left.label], lines[right.label]
    on_one_row = (first.page, first.number) == (second.page, second.number)
    return on_one_row and (first.column, second.column) == (1, 2) and first.size is None and not left.two


def _across(left: _Group, right: _Group, lines: Sequence[Line]) -> _Group:
    """Return two lists as the rows that they were, for what is in which column is told by more than where it stands."""
    rows: dict[int, list[LabelPiece]] = {}
    for piece in (*left.pieces, *right.pieces):
        rows.setdefault(lines[piece.span.line].number, []).append(piece)
    pieces: list[LabelPiece] = []
    for number in sorted(rows):
        first, *others = rows[number]
        apart = " " if others and _CUT_NAME.search(first.text) else "  "
        pieces.append(LabelPiece(first.span, apart.join(piece.text for piece in rows[number])))
        # Their words are found by the lines of both.
        pieces[-1].others.extend(piece.span.line for piece in others)
    return _Group([*left.kinds, *right.kinds], pieces, True, left.label)


def _beside(first: Labelled, second: Labelled, lines: Sequence[Line]) -> bool:
    """Tell whether two labels stand on one line with nothing between, or the first is the title of a list below it."""
    if first.pieces:
        return False
    if first.span.line == second.span.line:
        return True
    below = second.span.line == first.span.line + 1
    return below and first.kind in _TITLES and lines[first.span.line].column == lines[second.span.line].column


def _table_rows(group: _Group, lines: Sequence[Line]) -> tuple[list[Attendee], list[LabelPiece]]:
    """Return those in the rows of a table, and the pieces that are in none."""
    people: list[Attendee] = []
    rest: list[LabelPiece] = []
    head = head_of(lines[group.label].cells or ())  # its first cell is the label of the list: "Ledamöter | Närvaro"
    two = group.two and head is None
    for piece in group.pieces:
        cells = lines[piece.span.line].cells
        if is_legend(piece.text) or (head and piece.span.line == group.label):
            people.append(Attendee(HEAD, "", piece.text, (piece.span.line,)))
        elif cells is None or two:
            rest.append(piece)
        elif named := head_of(cells):
            head = named
            people.append(Attendee(HEAD, "", piece.text, (piece.span.line,)))
        elif (columns := head or rows_without_head(cells)) and (row := marked(cells, columns, group.kinds[0])):
            person = _attendee(row.text, row.kind, (piece.span.line,))
            person.left = tuple(words_left(cells, columns))
            people.append(person)
        else:
            rest.append(piece)
    return people, rest


def _attendees(row: PersonRow, kind: str, *, has_party: bool | None = None) -> Iterator[Attendee]:
    for text in _listed(row.text):
        own = kind
        if has_party is not None:
            if kind == "övriga" and _PARTY.search(text):
                own = "ersättare"
            elif kind == "ersättare" and not _PARTY.search(text) and not _SERVES.search(text):
                own = "övriga"
        if kind == "övriga" and _SUBSTITUTE.search(text):
            own = "ersättare"
        if own == "ersättare" and _SERVES.search(text):
            own = "beslutande"
        yield _attendee(text, own, tuple(dict.fromkeys(row.lines)))


def _listed(text: str) -> list[str]:
    """Part a list with commas into its people; a role after a comma stays with its person."""
    if text.count(",") == 0 and ";" not in text:
        both = re.split(r" (?:och|samt) ", text.strip())
        return both if len(both) == _PAIR and all(_is_whole(each) for each in both) else [text]
    parts = re.split(r"[;,]\s+", text.strip(" ,;"))
    found: list[str] = []
    for part in parts:
        lead = re.match(r"(?:samt|och) ", part)
        plain = part[lead.end() :] if lead else part
        person = (
            _TITLED.match(plain) is not None
            or (
                starts_person(plain)
                and (bool(_PARTY.search(plain)) or looks_like_person(re.sub(r"\s*§.*$", "", plain)))
            )
            or plain.startswith("[")
        )
        if found and not person:
            found[-1] += f", {part}"
        else:
            found.append(plain)
    last = found[-1]
    if joiner := re.search(r" (?:och|samt) (?=[A-ZÅÄÖ])", last):
        first, second = last[: joiner.start()], last[joiner.end() :]
        if len(found) > 1 and starts_person(second) and (looks_like_person(second) or _PARTY.search(second)):
            found[-1:] = [first, second]
    return found


def _is_official(entry: Entry) -> bool:
    """Tell whether somebody without a party has a title that no member has: the chief officer, the secretary."""
    if entry.party is not None or entry.replaces is not None:
        return False
    titles = [role.title for role in entry.roles]
    return any(is_title(title.split(" ")[-1]) and not is_office(title) for title in titles if title)


def _is_whole(text: str) -> bool:
    """Tell whether a text is one person and no more: with a party, or with a title before the name."""
    if _SERVES.search(text) or "§" in text:
        return False
    title, rest = title_and_rest(text)
    plain = _PARTY.sub("", rest).strip()
    return bool(re.fullmatch(NAME, plain)) and (bool(title) or _PARTY.search(text) is not None)


def _attendee(printed: str, kind: str, lines: tuple[int, ...]) -> Attendee:
    printed = _AND_BEHIND.sub("", printed)
    text = " ".join(printed.split()).strip(" ,;")
    if _MASKED.fullmatch(text):
        return Attendee(kind, MASKED, printed, lines)
    try:
        entry = parse_entry(printed.strip(" ,;"))
    except NotationError as error:
        doubt = f"raden gick inte att läsa: {error.message}"
        return Attendee(kind, text, printed, lines, None, "" if kind == "övriga" else doubt)
    if kind in ("övriga", "frånvarande"):
        tidy = format_entry(entry)
        same = re.findall(r"\w+", tidy) == re.findall(r"\w+", text)
        return Attendee(kind, tidy if same else text, printed, lines, entry)
    if kind in ("beslutande", "ersättare") and _is_official(entry):
        return _attendee(printed, "övriga", lines)
    doubt = NO_PARTY if entry.party is None and not entry.is_vacant else ""
    return Attendee(kind, format_entry(entry), printed, lines, entry, doubt)
