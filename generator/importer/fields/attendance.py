"""Attendance: who was there, out of the lists of a front page, in the minutes' own notation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
_PARTIES = {"socialdemokraterna": "S", "moderaterna": "M", "sverigedemokraterna": "SD", "centerpartiet": "C",
            "vänsterpartiet": "V", "kristdemokraterna": "KD", "liberalerna": "L", "folkpartiet": "FP",
            "miljöpartiet": "MP", "miljöpartiet de gröna": "MP"}  # fmt: skip
_CODES = _PARTIES | {code.casefold(): code for code in _PARTIES.values()}
# "Socialdemokraterna: …", "Moderaterna (M): …", "(C): …"
_OF_PARTY = re.compile(
    r"(?:För )?(?:(?P<name>[A-ZÅÄÖ][a-zåäö]+(?: de gröna)?)(?: \([A-ZÅÄÖ]{1,3}\))?|\(?(?P<code>[A-ZÅÄÖ]{1,3})\)?) ?:\s+"
)
_TAKES_SEAT = re.compile(r" \(((?:ersätter|tjänstgör|tjg\.?|ersättare)[^()]*)\)")
_NOT_REPLACED = re.compile(rf"(?<!ersätter )(?<!för )\b({NAME})(?! ?{PARTY})")
_TITLED = re.compile(rf"{NAME} \([a-zåäö][a-zåäö -]{{3,40}}\)")
_NAME_TITLE = re.compile(rf"{NAME} (?P<title>[a-zåäö-]{{4,}})(?: §§? ?[\d ,–-]+)?")  # "Ida Sted sekreterare"
_AND_BEHIND = re.compile(r",?\s+(?:och|samt)[\s,;]*$")  # before the last name of a running list
_SURNAME_FIRST = re.compile(rf"(?P<surname>{WORD}(?: {WORD})?), (?P<given>{WORD}(?: {WORD})?)(?= ?{PARTY})")
_TITLES = ("beslutande", "övriga")  # what may head several lists
_MASKED = re.compile(r"\[(?:REDACTED|MASKERAD|MASKAD|SEKRETESS|X+)\]", re.IGNORECASE)
# Printed words that the notation says with others of its own.
_SHORTHAND = (
    "deltar deltog deltager ej inte icke p g a pga på grund av gr för tjänstgör tjänstgjorde tjänstgörande tjg t "
    "fr o m tom from i st f istf stället istället ersättare ers suppleant närvarande närvarar närvarade var "
    "frånvarande anmält anmäld anmäler frånvaro förhinder har pp punkt punkten paragraf paragraferna paragrafer "
    "efter samt och utom förutom med undantag jävig"
)
# "Samtliga ledamöter utom Anna Ek (M)"
_ALL_BUT = re.compile(r"\W*(?:samtliga|alla)\b[^.]{0,60}?\b(?:utom|förutom|undantag\w*|undantagandes)\b", re.IGNORECASE)
# "Se närvarolista", "Enligt bilaga 1"
_REFERS = re.compile(r"(?:Se|Enligt|Framgår av)\b[\w ,.:()-]{0,60}", re.IGNORECASE)
_CHAR = re.compile(r"[^\W_]")
_REMOTE = re.compile(r"distans|teams|digital|länk", re.IGNORECASE)
_CHAIR_COLON = re.compile(r"^([Oo]rdförande)(?:\s*:\s*|\s{2,})(?=[A-ZÅÄÖ])")
_CHAIR = re.compile(r"Ordförande\b")
_LIST_BELOW = re.compile(r"(?::|\b(?:av|för|utom|undantag))\s*$")
_STARRED = re.compile(r"\*+\s*(?=[A-ZÅÄÖ])")
# "anlände kl. 13.20, § 201"; "lämnade kl. 15.00 efter § 203"
_CAME = re.compile(
    r"\b(?:anlän\w+|ankom\w*|anslöt\w*|ansluter|inträdde|kom)\b[^§]{0,30}?"
    r"(?<!från )(?<!från och med )(?<!fr o m )(?P<at>§ ?\d+\s*$)",
    re.IGNORECASE,
)
_LEFT_AFTER = re.compile(r"\b(?:lämna\w+|avvek|gick|avviker)\b[^§]{0,30}?(?P<at>\befter )(?=§ ?\d+\s*$)", re.IGNORECASE)
# "lämnade kl. 14.00, § 2", "avvek kl. 14.00 under § 2"
_LEFT = re.compile(
    r"\b(?:lämnade|lämnar|avvek|avviker|gick(?! in| upp))\b(?:(?!jäv)[^§]){0,40}?(?<!före )(?=§ ?\d+\s*$)",
    re.IGNORECASE,
)
_SERVES_AT = re.compile(
    rf"(?P<who>{NAME} ?{PARTY}),? (?:tjänstgör|tjänstgjorde|tjänstgörande|tjg\.?) (?P<items>§§? ?\d[\d ,–-]*) för "
    rf"(?P<other>{NAME} ?{PARTY})$"
)
_WITHIN = re.compile(r"[§\d(]")
_ANOTHER = re.compile(rf"\b(?:tjänstgörande|ersättare|närvarande|ledamot|ej|icke) (?:{NAME}|[A-ZÅÄÖ]\w+$)")
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
    remote: bool = False  # headed by words that say that they were there at a distance


def attendance(labels: Sequence[Labelled], lines: Sequence[Line]) -> list[Attendee]:
    """Return everybody in the lists of a front page, in the order in which they are printed."""
    people = [
        _at_distance(attendee) if group.remote else attendee
        for group in _groups(labels, lines)
        for attendee in _of_group(group, lines)
    ]
    return _once(_with_chair(people))


def _of_group(group: _Group, lines: Sequence[Line]) -> Iterator[Attendee]:
    """Yield everybody in a list, or in two beside each other."""
    excepted, pieces = _excepted(group.pieces, lines)
    tabled, pieces = _table_rows(replace(group, pieces=pieces), lines)
    yield from (*excepted, *tabled)
    rows = [(_CHAIR_COLON.sub(r"\1 ", piece.text), piece.span.line) for piece in pieces]
    parties: dict[int, str] = {}
    if {"beslutande", "ersättare"} & set(group.kinds):
        rows = _forwards(_bracketed(rows))
        rows, parties = _of_parties(rows)
    for text, line in rows:
        if kind := _no_row(text):
            yield Attendee(kind, text if kind == REFERS else "", text, (line,))
    rows = [(text, line) for text, line in rows if not _no_row(text)]
    if group.two:
        left, right = group.kinds[0], group.kinds[-1]
        others = {piece.span.line: piece.others for piece in pieces}
        for row in rows_of_two(rows, officials=right == "övriga" and left != "övriga") if rows else ():
            row.lines += [line for each in row.lines for line in others.get(each, ())]
            kind = right if row.column else left
            yield from _attendees(row, kind, has_party=_PARTY.search(row.text) is not None)
        return
    rows, told = _without_exceptions(rows)
    yield from told
    listed = list(rows_of_one(rows))
    mixed = group.kinds[0] == "ersättare" and any(_PARTY.search(row.text) for row in listed)
    for row in listed:
        for person in _attendees(row, group.kinds[0], has_party=True if mixed else None):
            yield replace(person, left=(parties.pop(row.lines[0]),)) if row.lines[0] in parties else person


def _no_row(text: str) -> str:
    """Return the kind of a row that names nobody: a reference to another list, dashes; "" for one that may."""
    if _REFERS.fullmatch(text.strip()):
        return REFERS
    return "" if _CHAR.search(text) else HEAD


def _at_distance(person: Attendee) -> Attendee:
    """Return somebody of a list that is headed "Deltar på distans" as one who says so."""
    if person.entry is None or person.kind not in ("beslutande", "ersättare") or _REMOTE.search(person.text):
        return person
    made = _attendee(f"{person.text}, på distans", person.kind, person.lines)
    return replace(made, printed=person.printed, doubt=person.doubt)


def _with_chair(people: list[Attendee]) -> list[Attendee]:
    """Return people with the office of a chair who is told apart from the list: "Ordförande: Anna Ek (S)"."""
    serving = [attendee for attendee in people if attendee.kind == "beslutande" and attendee.entry]
    offices = {id(each): role for each in serving if each.entry for role in each.entry.roles if _is_chair(role.title)}
    if len(offices) != 1:
        return people
    chair = next(attendee for attendee in serving if id(attendee) in offices)
    others = [attendee for attendee in serving if attendee is not chair and _same(attendee.entry, chair.entry)]
    if len(others) == 1 and others[0].entry and not (others[0].entry.roles or others[0].entry.spans or chair.left):
        others[0].text = f"{others[0].text}, ordförande"
        others[0].entry = parse_entry(others[0].text)
        chair.kind = AGAIN
    return people


def _is_chair(title: str | None) -> bool:
    return (title or "").casefold() == "ordförande"


def _same(one: Entry | None, other: Entry | None) -> bool:
    return bool(one and other) and (one.name, one.party) == (other.name, other.party)  # type: ignore[union-attr]


def _once(people: list[Attendee]) -> list[Attendee]:
    """Return everybody once: a table of substitutes with marks has those who serve for somebody throughout, too."""
    entries = [attendee.entry for attendee in people if attendee.kind == "beslutande"]
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


def _of_parties(rows: list[tuple[str, int]]) -> tuple[list[tuple[str, int]], dict[int, str]]:
    """Return rows of parties as rows of people, and the words for the party on each line.

    "Moderaterna: Bo Lund, vice ordförande, och Gun Ny (ersätter Disa Holm)".
    """
    matches = [_OF_PARTY.match(text) for text, _ in rows]
    codes = [_CODES.get((match["code"] or match["name"] or "").casefold(), "") if match else "" for match in matches]
    if sum(map(bool, codes)) < _PAIR:
        return rows, {}
    made: list[tuple[str, int]] = []
    parties: dict[int, str] = {}
    for (text, line), match, code in zip(rows, matches, codes, strict=True):
        if not match or not code:
            made.append((text, line))
            continue
        people = _TAKES_SEAT.sub(r" \1", text[match.end() :])
        made.append((_NOT_REPLACED.sub(rf"\1 ({code})", people), line))
        parties[line] = text[: match.end()]
    return made, parties


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
        if _LIST_BELOW.search(text):
            end = next((at for at in range(index + 1, len(rows)) if _CHAIR.match(rows[at][0])), len(rows))
        while end < len(rows) and (rows[end - 1][0].rstrip().endswith((",", " och", " samt", " för", "undantag"))):
            end += 1
        printed = " ".join(row for row, _ in rows[index:end])
        places = tuple(dict.fromkeys(place for _, place in rows[index:end])) or (line,)
        return [*rows[:index], *rows[end:]], [Attendee(EXCEPTED, printed, printed, places)]
    return rows, []


def _excepted(pieces: Sequence[LabelPiece], lines: Sequence[Line]) -> tuple[list[Attendee], list[LabelPiece]]:
    """Return who a table below "Samtliga ledamöter med undantag av:" tells of, and the pieces that are none of it.

    Its rows hold who was away, and who served instead; somebody who was there for a time is for a human to read.
    """
    at = next((index for index, each in enumerate(pieces) if _ALL_BUT.match(each.text)), None)
    rows = [] if at is None else [each for each in pieces[at + 1 :] if len(lines[each.span.line].cells or ()) == _PAIR]
    if at is None or not rows:
        return [], list(pieces)
    attendees = [Attendee(EXCEPTED, pieces[at].text, pieces[at].text, (pieces[at].span.line,))]
    for piece in rows:
        line = piece.span.line
        away, instead = (cell.strip() for cell in lines[line].cells or ())
        people = [re.fullmatch(rf"{NAME}(?: ?{PARTY})?", cell) is not None for cell in (away, instead)]
        if not _PARTY.search(away):
            attendees.append(Attendee(HEAD, "", piece.text, (line,)))
        elif all(people):
            attendees.append(_attendee(f"{instead} ersätter {away}", "beslutande", (line,)))
        elif people[0]:
            attendees.append(Attendee("frånvarande", away, piece.text, (line,)))
        else:
            said = f"{away} / {instead}"
            attendees.append(Attendee("beslutande", said, piece.text, (line,), None, "när tjänstgjorde vem?"))
    return attendees, [each for each in pieces if each not in rows and each is not pieces[at]]


def _groups(labels: Sequence[Labelled], lines: Sequence[Line]) -> list[_Group]:
    """Return the lists with their columns: labels on one line head columns; the first may be the title of them all."""
    groups: list[_Group] = []
    index = 0
    while index < len(labels):
        each = labels[index]
        index += 1
        if each.kind not in ATTENDANCE:
            continue
        row = [each]
        while index < len(labels) and labels[index].kind in ATTENDANCE and _beside(row[-1], labels[index], lines):
            row.append(labels[index])
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
    return _Group(kinds, pieces, len(kinds) > 1, last.span.line, _REMOTE.search(last.name) is not None)


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
        cells = _without_label(lines[piece.span.line].cells, piece)
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


def _without_label(cells: Sequence[str] | None, piece: LabelPiece) -> Sequence[str] | None:
    """Return the cells of a row without a first one that is the label, or empty: "Beslutande | Anna Ek | S"."""
    if cells is not None and len(cells) > _PAIR and not piece.text.startswith(cells[0] or " "):
        return cells[1:] if rows_without_head(cells[1:]) else cells
    return cells


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
            or ((titled := _NAME_TITLE.fullmatch(plain)) is not None and is_title(titled["title"]))
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


def _comings(printed: str) -> tuple[str, str]:
    """Return a row with the § at which somebody came or left as the first or last one, and what to check."""
    if came := _CAME.search(printed):
        return f"{printed[: came.start('at')]}från {printed[came.start('at') :]}", "kom vid §: från den eller bara den?"
    if left := _LEFT_AFTER.search(printed):
        return f"{printed[: left.start('at')]}till och med {printed[left.end('at') :]}", ""
    if left := _LEFT.search(printed):
        told = printed if left[0].endswith("under ") else f"{printed[: left.end()]}till och med {printed[left.end() :]}"
        return told, "lämnade vid §, var med till dess eller också i den?"
    return printed, ""


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
    if starred := _STARRED.match(text):
        text = printed = text[starred.end() :]
        person = _attendee(printed, kind, lines)
        person.doubt = person.doubt or "stjärnan vid namnet säger något, ofta att någon ersatts: vem?"
        return person
    printed, when = _comings(_SERVES_AT.sub(r"\g<who> ersätter \g<other> \g<items>", printed.strip(" ,;")))
    if _MASKED.fullmatch(text):
        return Attendee(kind, MASKED, printed, lines)
    try:
        entry = parse_entry(printed.strip(" ,;"))
    except NotationError as error:
        doubt = f"raden gick inte att läsa: {error.message}"
        return Attendee(kind, text, printed, lines, None, "" if kind == "övriga" and not _WITHIN.match(text) else doubt)
    if kind in ("övriga", "frånvarande"):
        tidy = format_entry(entry)
        same = re.findall(r"\w+", tidy) == re.findall(r"\w+", re.sub(r"\bparagraf(?:erna)? (?=\d)", "", text))
        doubt = "raden börjar mitt i en annan: hör orden till någon annan?" if _WITHIN.match(text) else ""
        return Attendee(kind, tidy if same else text, printed, lines, entry, doubt)
    if kind in ("beslutande", "ersättare") and _is_official(entry):
        return _attendee(printed, "övriga", lines)
    doubt = when or (NO_PARTY if entry.party is None and not entry.is_vacant else "")
    if not when and _ANOTHER.search(format_entry(entry)):
        doubt = "raden nämner flera personer: hör orden till en rubrik?"
    return Attendee(kind, format_entry(entry), printed, lines, entry, doubt)
