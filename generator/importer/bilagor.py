"""Bilagor: what stands behind the last §: roll-calls, given to the votes that refer to them; all else is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.importer.fields.attendance import HEAD as HEAD_ROW
from generator.importer.fields.attendance import REFERS, Attendee
from generator.importer.fields.front import Front
from generator.importer.fields.marks import head_of, marked
from generator.importer.fields.people import NAME, PARTY
from generator.importer.fields.rollcall import way_of
from generator.importer.lines import Line
from generator.importer.notes import Notes
from generator.notation import parse_entry
from generator.yamlio import Value

HEAD = re.compile(
    r"(?:Protokollsbilaga|Bilaga|BILAGA|Bil\.)\s*(?P<name>\d{1,2}|[A-ZÅÄÖ])?(?:\s*[.:,–-]?\s+(?P<rest>[^.]{0,70}))?$"
)
_LIST = re.compile(
    r"(?:Närvaro|Omröstnings|Voterings|Upprops|Röst)\w*(?: och \w+)?(?:lista|längd|protokoll)\b[^.]{0,60}",
    re.IGNORECASE,
)
_REFERS = re.compile(r"\bbilaga (?P<name>\d{1,2}|[A-ZÅÄÖ])\b", re.IGNORECASE)
_REVERSED = re.compile(rf"(?P<last>[A-ZÅÄÖ][\w' -]+), (?P<first>[A-ZÅÄÖ][\w' -]+?)(?: (?P<party>{PARTY}))?")
_PERSON = re.compile(rf"(?:\d{{1,3}}[.)]? +)?(?P<name>{NAME})(?:,? ?(?P<party>{PARTY}))?")
_CODE = re.compile(r"\(?(?P<code>[A-ZÅÄÖ]{1,4})\)?")
_ON_A_LINE = re.compile(
    rf"(?:\d{{1,3}}[.)]? +)?(?P<name>{NAME})(?: \(?(?P<party>[A-ZÅÄÖ]{{1,4}})\)?)\b.*?\s"
    r"(?P<how>(?i:ja|nej|avstår|frånvarande|frånv\.?))\s*$"
)
_PRESENT = 5  # people that make a list one of those present
_ENOUGH = 3  # votes that make a list a roll-call
_WITHIN = 5  # lines on which what belongs to a name stands, where each cell is on a line of its own
_REST = 8  # lines that follow a heading of a bilaga at least


@dataclass(slots=True)
class Bilaga:
    """What stands behind one heading: its name ("2", "A"), its lines, and who is said to have voted how."""

    name: str
    head: int
    places: list[int] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    is_attendance: bool = False


def begins_tail(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line after the last § heads what is no longer part of it."""
    line, before = lines[index], lines[index - 1]
    new_page = line.page != before.page
    if line.cells is not None or not (line.gap or new_page or line.bold):
        return False
    if _LIST.fullmatch(line.text) and new_page:
        return True
    if not HEAD.fullmatch(line.text) or (not new_page and len(lines) - index <= _REST):
        return False
    # A list of what belongs to the case names one below the other.
    listed = re.match(r"(?:Bilagor|Handling|Beslutsunderlag|Underlag)", before.text)
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return not listed and not HEAD.fullmatch(following)


def read_bilagor(lines: Sequence[Line], places: Sequence[int]) -> list[Bilaga]:
    """Return the bilagor that stand in some lines, each with its roll-call, if it is one."""
    bilagor: list[Bilaga] = []
    for place in places:
        line = lines[place]
        match = HEAD.fullmatch(line.text) if line.cells is None else None
        if match or _LIST.fullmatch(line.text):
            name = (match["name"] or "") if match else ""
            if not bilagor or not match or name != bilagor[-1].name or not name:
                bilagor.append(Bilaga(name, place))
        if bilagor:
            bilagor[-1].places.append(place)
    for bilaga in bilagor:
        for name, how in _votes([lines[place] for place in bilaga.places]):
            if name not in bilaga.names.setdefault(how, []):
                bilaga.names[how].append(name)
        if sum(len(names) for names in bilaga.names.values()) < _ENOUGH or not {"ja", "nej"} & set(bilaga.names):
            bilaga.names = {}
    return bilagor


def add_present(bilagor: Sequence[Bilaga], lines: Sequence[Line], front: Front, notes: Notes) -> None:
    """Take those present from a list behind the last §, where the front page names nobody."""
    if any(attendee.kind == "beslutande" for attendee in front.people):
        return
    for bilaga in bilagor:
        people: dict[str, int] = {}
        head: tuple[str, ...] | None = None
        for place in bilaga.places:
            cells = lines[place].cells or ()
            head = head_of(cells) or head
            if head and "mark" in head and len(cells) == len(head):
                row = marked(cells, head, "beslutande")
                if row and row.kind == "beslutande" and not head_of(cells):
                    people.setdefault(row.text, place)
                continue
            name = next((told for cell in cells if (told := _name(cell))), None)
            party = next(
                (match["code"] for cell in cells if (match := _CODE.fullmatch(cell)) and cell.upper() != "X"), ""
            )
            if name and (party or "(" in name) and not any(way_of(cell) for cell in cells):
                people.setdefault(name if "(" in name else f"{name} ({party})", place)
        if len(people) >= _PRESENT:
            front.people += [
                Attendee("beslutande", name, name, (place,), parse_entry(name)) for name, place in people.items()
            ]
            why = "närvaron är hämtad ur en bilaga: se vilka som tjänstgjorde, och när"
            notes.doubt(("beslutande",), why, bilaga.head, "ur en bilaga")
            for person in front.people:
                person.kind = HEAD_ROW if person.kind == REFERS else person.kind  # it was found
            bilaga.is_attendance = True
            return


def _votes(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    heads: list[str] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if line.cells is not None:
            ways = [way_of(cell) for cell in line.cells]
            if "ja" in ways and "nej" in ways:
                heads = ways
            elif found := _row(line.cells, ways, heads):
                yield found
        elif match := _ON_A_LINE.match(line.text):
            yield f"{match['name']} ({match['party']})", way_of(match["how"]) or "avstår"
        elif (name := _name(line.text)) is not None:
            told = _below([each.text for each in lines[index : index + _WITHIN]])
            if told:
                party, how = told
                yield (f"{name} ({party})" if party and "(" not in name else name), how


def _row(cells: Sequence[str], ways: Sequence[str], heads: Sequence[str]) -> tuple[str, str] | None:
    name = next((found for cell in cells if (found := _name(cell))), None)
    if name is None:
        return None
    party = next(
        (
            match["code"]
            for cell in cells
            if (match := _CODE.fullmatch(cell)) and not way_of(cell) and cell.upper() != "X"
        ),
        "",
    )
    told = [way for way in ways if way] or [
        heads[place] for place, cell in enumerate(cells) if place < len(heads) and heads[place] and cell
    ]
    if len(told) != 1:
        return None
    return (f"{name} ({party})" if party and "(" not in name else name), told[0]


def _name(text: str) -> str | None:
    if match := _PERSON.fullmatch(text.strip()):
        return f"{match['name']} {match['party']}" if match["party"] else match["name"]
    if match := _REVERSED.fullmatch(text.strip()):
        name = f"{match['first']} {match['last']}"
        return f"{name} {match['party']}" if match["party"] else name
    return None


def _below(texts: Sequence[str]) -> tuple[str, str] | None:
    """Return the party and the vote that stand on the lines below a name, before the next name."""
    party = ""
    for text in texts:
        if how := way_of(text):
            return party, how
        if match := _CODE.fullmatch(text.strip()):
            party = party or match["code"]
        elif _name(text) is not None:
            return None
    return None


def give_to_votes(bilagor: Sequence[Bilaga], items: Sequence[Value], notes: Notes) -> None:
    """Put roll-calls where the votes are that refer to them or have their figures; doubt what is not read."""
    votes = [
        (("paragrafer", index, "voteringar", number), vote, _referred(item, vote))
        for index, item in enumerate(items)
        if isinstance(item, dict)
        for number, vote in enumerate(item.get("voteringar", ()))
        if isinstance(vote, dict)
    ]
    for each in bilagor:
        label = f"bilaga {each.name}" if each.name else "listan efter sista paragrafen"
        words = len(each.places)
        if each.is_attendance:
            continue
        if not each.names:
            notes.doubt((), f"{label} ({words} rader) står inte i utkastet: läs om något i den hör dit", each.head)
            continue
        wanted = [vote for vote in votes if each.name and each.name in vote[2]] or [
            vote for vote in votes if "röster" not in vote[1] and _figures(vote[1]) == _counted(each)
        ]
        if len(wanted) != 1 or "röster" in wanted[0][1]:
            notes.doubt((), f"{label} är en omröstningslista, men det framgår inte till vilken votering", each.head)
            continue
        path, vote, _ = wanted[0]
        vote["röster"] = {how: list[Value](names) for how, names in each.names.items()}
        figures = _figures(vote)
        if figures and figures != _counted(each):
            told = (
                f"{label} har {_counted(each)[0]} ja och {_counted(each)[1]} nej, texten {figures[0]} och {figures[1]}"
            )
            notes.doubt(path, told, each.head, "namnen i bilagan stämmer inte med siffrorna")


def _referred(item: dict[str, Value], vote: dict[str, Value]) -> set[str]:
    """Return the bilagor that the words of a vote refer to; those of its § if it is the only one there."""
    text = str(vote.get("text", ""))
    votes = item.get("voteringar", ())
    if not _REFERS.search(text) and isinstance(votes, list) and len(votes) == 1:
        text = f"{item.get('beslutsgång', '')}\n{item.get('beslut', '')}"
    return {match["name"].upper() for match in _REFERS.finditer(text)}


def _figures(vote: dict[str, Value]) -> tuple[int, int] | None:
    result = vote.get("resultat")
    return (int(str(result["ja"])), int(str(result["nej"]))) if isinstance(result, dict) else None


def _counted(bilaga: Bilaga) -> tuple[int, int]:
    return len(bilaga.names.get("ja", ())), len(bilaga.names.get("nej", ()))
