"""Segments: which lines are the front page, the table of contents, each §, and what follows the last one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.archive.casenumbers import CaseNumbers
from generator.importer.bilagor import begins_tail
from generator.importer.fields.casenumber import case_at, case_line
from generator.importer.fields.labels import ATTENDANCE
from generator.importer.fields.people import PARTY
from generator.importer.lines import Line
from generator.importer.vocabulary import Vocabulary
from generator.language.text import folded
from generator.notation import Number

_CHAR = re.compile(
    r"(?:(?:Ärende|Punkt|Pkt\.?)[ \t]\d{1,3}[.,:]?[ \t]*)?(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5} )?"
    r"§[ \t]*(?P<n>\d{1,5})(?:/(?:(?P<sub>\d{1,2})(?!\d)|(?:19|20)\d\d(?!\d)))?"
    r"(?=\s|$|[A-ZÅÄÖ:]|,\s?[\dA-ZÅÄÖ]|\.\s+[A-ZÅÄÖ])"
)
# "§ 12 – Budget"; a dash before a figure makes a run of §§.
_BEFORE_TITLE = re.compile(r"^[ \t:.,]*(?:[–—-][ \t]+(?=[A-ZÅÄÖ”\"]))?")
_AFTER = re.compile(r"(?P<n>\d{1,4})[ \t]*§[ \t]*(?=$|[A-ZÅÄÖ])")
# Tesseract's Swedish letters have no section sign.
_MISREAD = re.compile(
    r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5} )?(?:[358S]8(?=[ \t])|[8$&S5B3£])[ \t]{0,2}(?P<n>[1-9]\d{0,2})(?=\s|$)"
)
# A number between two others of a scan: what its character and its figures may be read as.
_BLURRED = re.compile(r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5} )?(?P<read>\S{1,7}(?: [\dOoIlSsBZz]{1,4})?)(?=\s|$)")
_SECTION_CHAR_READ = re.compile(r"[§$&8BS5369£%sj]{1,3}")
_FIGURES = str.maketrans("OoIlSsBZz", "001155822")
_MOST_LOST = 5
# Minutes that number their items without the section sign, where the layout says that a number is one.
_BARE = re.compile(r"(?P<n>\d{1,3})\.?[ \t]+(?=[A-ZÅÄÖ])")
# The points of an agenda: "Ärende 88 KS 2024/301", "Punkt 4. Ekonomi".
_POINT = re.compile(r"(?:Paragraf|Ärende|Punkt|Pkt\.?|Dagordningspunkt|Ärendepunkt)[ \t]+(?P<n>\d{1,3})[.:]?(?=\s|$)")
# Or that write the short name of their body instead: "Ks 12   Dnr 2024-KS0012".
_SHORT = re.compile(r"(?P<body>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5})[ \t]+(?P<n>\d{1,3})(?=$|\s+(?:[Dd]nr|DNR|Diarie|Ärende))")
_TITLE = 100  # characters of a point's title
_TIMES = 2  # as many points as §§ are more than chance
_POINTS = 3  # fewer numbered lines are a list of something else
_PAGE_NUMBER = re.compile(r"(?:[.…_ \t]{3,}|[ \t]{2,}|\t)\d{1,4}\s*$")
_FINISHED = re.compile(r"[.:;!?”\"»)…]\s*$")
_HANGING = re.compile(r"(?:[,–-]|\b(?:enligt|och|samt|i|till|med|se|av|mot|under|den|kap\.?|paragraf|beslut))\s*$")
_TAIL = re.compile(
    r"(?:(?:(?:Digitala|Elektroniska) underskrifter|(?:Digitala |Elektroniska )?signaturer|"
    r"signaturförteckning|signeringshistorik|signeringssida)\s*$|"
    r"Dokumentet (?:är|har) (?:digitalt |elektroniskt )?(?:signerat|undertecknats?)|Verifikat\b|"
    r"Undertecknat\s+av följande|Underskriftstjänst|Detta dokument (?:har|är) (?:elektroniskt|digitalt)|"
    r"Rätt utdraget|Det här dokumentet är digitalt signerat|Signature reference|Transaktionsidentitet)",
    re.IGNORECASE,
)
_MEMBER = re.compile(PARTY)
_MATTERS = (
    "Motion", "Svar på", "Interpellation", "Fråga", "Frågor", "Enkel fråga", "Avsägelse", "Entledigande", "Val av",
    "Fyllnadsval", "Begäran", "Ansökan", "Yttrande", "Yrkande", "Initiativ", "Ledamotsinitiativ", "Medborgarförslag",
    "Besvarande", "Anmälan", "Bordlagd", "Ny ",
)  # fmt: skip
_LOOK_BACK = 150
_WORDS = 4  # of a sentence at least
_PAIR, _BOX = 2, 6  # labels of a table of who signed at least, and lines from the end that it begins within
_SHEET = 25  # lines of a sheet of signatures at most
_FRONT = 1500  # lines among which the lists of those present are looked for


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may begin a §: its number, where its number ends, and how much speaks for it."""

    line: int
    number: Number
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class ItemPart:
    """The lines of one §, by their places in the source; `head` is the one with the number, `lead` stands before it."""

    number: Number
    head: int
    number_end: int
    lead: tuple[int, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Segments:
    """Everything that was read, parted; every line of the source is in exactly one of these."""

    front: tuple[int, ...]
    contents: tuple[int, ...]
    parts: tuple[ItemPart, ...]
    tail: tuple[int, ...]


def segment(lines: Sequence[Line], words: Vocabulary, numbers: CaseNumbers) -> Segments:
    """Part the lines of minutes. What cannot be told stays with what stands before it."""
    every = candidates(lines, numbers)
    listed_people = _attendance_lines(
        lines, words, {candidate.line for candidate in every if _heads(candidate, lines, words, numbers)}
    )
    found = [candidate for candidate in every if candidate.line not in listed_people]
    contents_at = _contents_label(lines, words)
    listed, body = _contents(lines, found, contents_at)
    chosen = _filled(lines, _chain(body), listed_people, numbers)
    tail = _tail(lines, chosen[-1].line if chosen else 0)
    starts: list[tuple[Candidate, int]] = []
    for candidate in chosen:
        first = candidate.line
        floor = starts[-1][0].line if starts else (listed[-1].line if listed else -1)
        while first - 1 > floor and first > candidate.line - 2 and case_line(lines[first - 1].text, numbers):
            first -= 1
        starts.append((candidate, first))
    ends = [*(first for _, first in starts[1:]), tail][: len(starts)]
    signed = _sheets(lines, [each.line for each, _ in starts], ends, words)
    parts = tuple(
        ItemPart(
            candidate.number,
            candidate.line,
            candidate.end,
            tuple(range(first, candidate.line)),
            tuple(range(first, max(end - len(sheet), candidate.line + 1))),
        )
        for (candidate, first), end, sheet in zip(starts, ends, signed, strict=False)
    )
    before = starts[0][1] if starts else tail
    begin = contents_at if contents_at is not None else (listed[0].line if listed else before)
    begin = min(begin, before)
    contents = range(begin, before) if listed or contents_at is not None else range(0)
    after = range(_listed_end(lines, listed, before, words), before)  # a front page behind the table of contents
    contents = range(contents.start, after.start) if after else contents
    sheets = [place for sheet in signed for place in sheet]
    return Segments(
        (*range(begin), *after, *sheets) if contents else (*range(before), *sheets),
        tuple(contents),
        parts,
        tuple(range(tail, len(lines))),
    )


def candidates(lines: Sequence[Line], numbers: CaseNumbers) -> list[Candidate]:
    """Return the lines that may begin a §, with what speaks for it; law references and running text are not."""
    candidates: list[Candidate] = []
    for index, line in enumerate(lines):
        text = line.text
        match = _CHAR.match(text) or _AFTER.match(text)
        if match is None and line.ocr:
            candidates += _misread(index, lines, numbers)
            continue
        if match is None or int(match["n"]) == 0:
            continue
        rest = _BEFORE_TITLE.sub("", text[match.end() :])
        if text[match.end() :][:1] == "," and not case_at(rest, 0, numbers):
            continue
        groups = match.groupdict()
        number = (int(match["n"]), int(groups.get("sub") or 0))
        before = lines[index - 1].text if index else ""
        loose = line.gap or index == 0 or bool(_FINISHED.search(before)) or lines[index - 1].page != line.page
        if not rest:
            weight = 2.0 if loose else 1.0
        elif case_at(rest, 0, numbers) or _PAGE_NUMBER.search(text):
            weight = 3.0
        elif rest[0].isupper() or rest[0] in '”"«0123456789':
            weight = 2.0 if loose else 1.0
        else:
            continue
        if not loose and _HANGING.search(before) and not case_line(before, numbers):
            continue
        candidates.append(Candidate(index, number, match.end(), weight))
    points = _points(lines)
    # A law or another body's § may begin a line of minutes that number their points.
    return points if len(points) > _TIMES * len(candidates) else candidates or _unsigned(lines, numbers)


def _misread(index: int, lines: Sequence[Line], numbers: CaseNumbers) -> list[Candidate]:
    """Return a line as a § whose sign a scan may have read as a figure or a letter: "8 27", "825  Dnr KS 2024/12"."""
    line = lines[index]
    match = _MISREAD.match(line.text)
    if match is None:
        return []
    rest = line.text[match.end() :].strip(" \t:.,")
    case = bool(rest) and case_at(rest, 0, numbers) is not None
    if rest and not case and not (line.gap and rest[0].isupper() and not any(char.isdigit() for char in rest)):
        return []
    if not case and line.cells is not None:
        return []
    return [Candidate(index, (int(match["n"]), 0), match.end(), 1.5 if case else 0.5 if line.gap else 0.2)]


def _unsigned(lines: Sequence[Line], numbers: CaseNumbers) -> list[Candidate]:
    """Return items without the section sign: points of an agenda, or a number and a title after the case number."""
    candidates: list[Candidate] = []
    if candidates := _short(lines) or _numbered(lines):
        return candidates
    for index, line in enumerate(lines[1:], 1):
        match = _BARE.match(line.text)
        if match and case_line(lines[index - 1].text.split(":", 1)[-1].strip(), numbers):
            candidates.append(Candidate(index, (int(match["n"]), 0), match.end(), 2.0))
    return candidates


def _points(lines: Sequence[Line]) -> list[Candidate]:
    """Return the points of minutes that call them so: "Ärende 88 KS 2024/301", "Punkt 4. Ekonomi"."""
    return [
        Candidate(index, (int(match["n"]), 0), match.end(), 2.0)
        for index, line in enumerate(lines)
        if (match := _POINT.match(line.text)) and (line.gap or line.bold or index == 0)
    ]


def _short(lines: Sequence[Line]) -> list[Candidate]:
    """Return the points of minutes that write the short name of their body before the number, one after the other."""
    every = [
        (match["body"], Candidate(index, (int(match["n"]), 0), match.end(), 2.0))
        for index, line in enumerate(lines)
        if (match := _SHORT.match(line.text)) and (line.gap or line.bold or index == 0)
    ]
    bodies = Counter(body for body, _ in every)
    body, most = max(bodies.items(), key=lambda each: each[1], default=("", 0))
    candidates = [candidate for name, candidate in every if name == body]
    follow = sum(one.number[0] + 1 == other.number[0] for one, other in pairwise(candidates))
    return candidates if most >= _POINTS and follow >= most - 2 else []


def _numbered(lines: Sequence[Line]) -> list[Candidate]:
    """Return the points of minutes that number them "1. Mötets öppnande", set apart and without a gap in the run."""
    candidates: list[Candidate] = []
    for index, line in enumerate(lines):
        match = _BARE.match(line.text)
        if match is None or not (line.gap or line.bold) or _FINISHED.search(line.text) or len(line.text) > _TITLE:
            continue
        if _MEMBER.search(line.text):
            continue
        number = int(match["n"])
        if number == (candidates[-1].number[0] + 1 if candidates else 1):
            candidates.append(Candidate(index, (number, 0), match.end(), 2.0))
    return candidates if len(candidates) >= _POINTS else []


def _heads(each: Candidate, lines: Sequence[Line], words: Vocabulary, numbers: CaseNumbers) -> bool:
    """Tell whether a line surely heads a §: no person stands on it, and a case number or a heading stands below.

    Whose a matter is may stand there: "§ 221 Motion av Anna Ek (S) om busskort".
    """
    line = lines[each.line]
    rest = line.text[each.end :].lstrip(" \t:.,–-")
    if not (line.gap or line.bold) or (_MEMBER.search(rest) and not rest.startswith(_MATTERS)):
        return False
    if "§" not in line.text and not line.ocr:
        return True  # a point of an agenda
    if _is_told(each, lines):
        return True  # "§ 1 Mötets öppnande" with a sentence below: nobody stands there for § 1 alone
    below = lines[each.line + 1 : each.line + 5]
    return bool(case_at(line.text[each.end :].lstrip(" \t:.,"), 0, numbers)) or any(
        case_line(after.text, numbers) or words.heading(after.text) for after in below
    )


def _is_told(each: Candidate, lines: Sequence[Line]) -> bool:
    """Tell whether a title stands behind the number of a §, set apart, and a sentence below it."""
    title = lines[each.line].text[each.end :].strip(" \t:.,–-")
    below = lines[each.line + 1].text if each.line + 1 < len(lines) else ""
    sentence = (
        below[:1].isupper() and below.endswith(".") and len(below.split()) >= _WORDS and not _MEMBER.search(below)
    )
    return title[:1].isupper() and sentence


def _attendance_lines(lines: Sequence[Line], words: Vocabulary, heads: set[int]) -> set[int]:
    """Return the lines of the lists of those present, in which a § tells who was there for it.

    A list must end in another label or in the first § (`heads`): without one there is no telling where it ends.
    """
    inside: list[int] = []
    found: set[int] = set()
    listing = False
    for index, line in enumerate(lines[:_FRONT]):
        match = words.labels.match(line.text)
        if index in heads:
            return found | set(inside)
        if match and line.text[0].isupper():
            kind = words.label_kinds[folded(match["name"])]
            if kind in ATTENDANCE:
                listing = True
            elif listing and kind != "ordförande":
                found.update(inside)
                inside, listing = [], False
        if listing:
            inside.append(index)
    return found


def _contents_label(lines: Sequence[Line], words: Vocabulary) -> int | None:
    first = {name.split()[0] for name, kind in words.label_kinds.items() if kind == "innehåll"}
    for index, line in enumerate(lines):
        # The pattern of all labels is tried where a line begins with the first word of one of these.
        begins = line.text.split(maxsplit=1)[:1]
        match = words.labels.match(line.text) if begins and begins[0].rstrip(":").casefold() in first else None
        if (
            match
            and not line.text[match.end() :].strip(" :")
            and words.label_kinds[folded(match["name"])] == "innehåll"
        ):
            return index
    return None


def _contents(
    lines: Sequence[Line], candidates: list[Candidate], label: int | None
) -> tuple[list[Candidate], list[Candidate]]:
    """Return the candidates that belong to the table of contents, and those of the body."""
    after = [candidate for candidate in candidates if label is None or candidate.line > label]
    restart = next((i for i in range(1, len(after)) if after[i].number <= after[0].number), None)
    if restart is None:
        return [], after or candidates
    first = after[:restart]
    if label is None:
        paged = sum(
            bool(_PAGE_NUMBER.search(lines[line].text)) for each in first for line in (each.line, each.line + 1)
        )
        if paged < len(first):
            return [], after
    return first, after[restart:]


def _listed_end(lines: Sequence[Line], listed: Sequence[Candidate], before: int, words: Vocabulary) -> int:
    """Return where the table of contents ends if a list of those present comes after it, else where the first § is."""
    if not listed:
        return before
    end = listed[-1].line + 1
    while end < before and not lines[end].gap:
        end += 1
    for line in lines[end:before]:
        match = words.labels.match(line.text)
        if match and line.text[0].isupper() and words.label_kinds[folded(match["name"])] in ATTENDANCE:
            return end
    return before


def _chain(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the rising run of numbers for which most speaks; one that goes on without a gap speaks for itself."""
    best: list[tuple[float, int | None]] = []
    for index, candidate in enumerate(candidates):
        score, previous = candidate.weight, None
        for other in range(max(0, index - _LOOK_BACK), index):
            before = candidates[other].number
            if before < candidate.number:
                step = candidate.number[0] - before[0]
                gain = best[other][0] + candidate.weight + (1.5 if step <= 1 else -0.5 if step < 30 else -2.0)
                if gain > score:
                    score, previous = gain, other
        best.append((score, previous))
    if not best:
        return []
    at: int | None = max(range(len(best)), key=lambda index: best[index][0])
    chosen: list[Candidate] = []
    while at is not None:
        chosen.append(candidates[at])
        at = best[at][1]
    return chosen[::-1]


def _filled(
    lines: Sequence[Line], chosen: Sequence[Candidate], people: set[int], numbers: CaseNumbers
) -> list[Candidate]:
    """Return §§ with those of a scan between them that their place in the sequence tells, however they were read."""
    candidates: list[Candidate] = []
    for candidate in chosen:
        before = candidates[-1] if candidates else None
        if before and 1 < candidate.number[0] - before.number[0] <= _MOST_LOST:
            for number in range(before.number[0] + 1, candidate.number[0]):
                places = range(candidates[-1].line + 1, candidate.line)
                candidates += _read_as(lines, [place for place in places if place not in people], number, numbers)
        candidates.append(candidate)
    return candidates


def _read_as(lines: Sequence[Line], places: Sequence[int], number: int, numbers: CaseNumbers) -> list[Candidate]:
    """Return the line of a scan that stands apart and was meant to begin with a §'s number: "8& 6", "§ l2"; or none."""
    for place in places:
        line = lines[place]
        match = _BLURRED.match(line.text) if line.ocr and line.gap else None
        if match is None or not match["read"].replace(" ", "").translate(_FIGURES).endswith(str(number)):
            continue
        char = match["read"].replace(" ", "")[: -len(str(number))]
        rest = line.text[match.end() :].strip(" \t:.,")
        if _SECTION_CHAR_READ.fullmatch(char) and (not rest or case_at(rest, 0, numbers) or rest[0].isupper()):
            return [Candidate(place, (number, 0), match.end(), 0.2)]
    return []


def _sheets(lines: Sequence[Line], heads: Sequence[int], ends: Sequence[int], words: Vocabulary) -> list[range]:
    """Return the lines of signatures at the end of each §; the last one may end in a table of them."""
    inside = [range(head + 1, end) for head, end in zip(heads, ends, strict=True)]
    return [
        *(_signed(lines, places, words) for places in inside[:-1]),
        *(_signatures(lines, places, words) for places in inside[-1:]),
    ]


def _signed(lines: Sequence[Line], places: range, words: Vocabulary) -> range:
    """Return the lines at the end of a § that are a sheet of signatures, which was bound in before the next one."""
    for place in places:
        line = lines[place]
        apart = line.gap or line.bold or line.page != lines[place - 1].page
        if apart and len(line.text.split()) == 1 and _kind(line, words) == "underskrifter":
            kinds = {_kind(lines[other], words) for other in places[places.index(place) + 1 :]}
            if len(kinds & {"sekreterare", "ordförande", "justerare"}) > 1 and places.stop - place <= _SHEET:
                return range(place, places.stop)
    return range(0)


def _signatures(lines: Sequence[Line], places: range, words: Vocabulary) -> range:
    """Return the lines at the end of the last § that are a table of who signed: "Vid protokollet | Justeras"."""
    for place in places[-_BOX:]:
        cells = [cell for cell in lines[place].cells or () if cell.strip()]
        kinds = {_kind(replace(lines[place], text=cell), words) for cell in cells if len(cell.split()) <= _PAIR}
        if len(cells) >= _PAIR and len(kinds) == len(cells) and kinds <= {"sekreterare", "ordförande", "justerare"}:
            return range(place, places.stop)
    return range(0)


def _kind(line: Line, words: Vocabulary) -> str:
    match = words.labels.match(line.text)
    return words.label_kinds[folded(match["name"])] if match else ""


def _tail(lines: Sequence[Line], last: int) -> int:
    """Return where what follows the last § begins: pages of signatures, or the end."""
    return next(
        (i for i in range(last + 1, len(lines)) if _TAIL.match(lines[i].text) or begins_tail(lines, i)), len(lines)
    )
