"""The head of a §: its case number before or after the §, its title over several lines, what kind of § it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.archive.casenumbers import CaseNumbers
from generator.importer.blocks import joined
from generator.importer.fields.casenumber import BETWEEN, ENDS_IN_SERIES, case_at, case_line, case_lines
from generator.importer.fields.found import Found
from generator.importer.lines import Line
from generator.importer.segment import ItemPart
from generator.importer.vocabulary import DECISION, KIND, Vocabulary
from generator.language.text import one_line

_LABELLED = re.compile(r"^\w[\w ]{0,20}\d$")
_VERB = (
    r"(?:\w{2,}(?:ade|ades|des|tes|te|ar|erar|eras|inde|ände|ådde|edde|örde|elde)"
    r"|har|hade|är|var|lade|gav|får|fick|tog|hölls|anmäls|anmäldes)"
)
# A shape that case numbers have, on a line of its own.
_SURE_BELOW = 0.8
_OTHER_SIZE = 0.8  # points
_LETTERS = re.compile(r"[^\W\d_]{2}")
_ENDED = re.compile(r"[a-zåäö]{4}\.\s+$")  # no abbreviation
_ROOM = 0.8  # of the longest line, that a title and the next word take together
_BREAKS = 30  # characters of a title that may be broken before a year
_APART = re.compile(r"[ \t]{2,}|, | \(| – ")
_SHAPED = re.compile(r"\d{2}.*\d{2}|[A-ZÅÄÖ]{2}.*\d{2}")
# In brackets behind a title, by whatever letters a register of cases is known.
_REGISTERED = re.compile(r"[A-ZÅÄÖ]{2,6}[- ]?(?:19|20)\d\d[-/:.]\d{2,6}(?:-\d{1,3})?")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d\d){1,2})?\.?")
_WANTS_YEAR = re.compile(r"\b(?:år|för|till|från|under|våren|hösten)$", re.IGNORECASE)
_DASH = re.compile(r"[–—-] (?=[A-ZÅÄÖ”\"])")
_CAPITAL = re.compile(r"(?<= )(?=[A-ZÅÄÖ])")
_SENTENCE = re.compile(rf"[A-ZÅÄÖ][\wåäö-]*(?: [\w()-]+){{0,4}}? {_VERB}\b[^.]*\.")
_PREPOSITION = re.compile(r"\b(?:av|från|till|om|för|i|på|med|hos|vid|gällande|angående|och)\s$", re.IGNORECASE)


@dataclass(slots=True)
class ItemHead:
    """What was read at the beginning of a §, and the places of the lines that remain."""

    cases: list[tuple[Found[str], int]] = field(default_factory=list)
    title: str = ""
    title_lines: list[int] = field(default_factory=list)
    title_doubt: str = ""
    kind: str | None = None
    kind_line: int | None = None
    marks: list[tuple[int, int, int]] = field(default_factory=list)  # line, from, to: the § sign and "Dnr"
    rest: list[int] = field(default_factory=list)
    rest_of_line: tuple[int, int] | None = None  # a title that runs straight into its text: line, and where that begins


def read_head(
    lines: Sequence[Line], part: ItemPart, words: Vocabulary, numbers: CaseNumbers, expected: str | None = None
) -> ItemHead:
    """Read the head of a §; `expected` is its title in the table of contents, which tells where the title ends."""
    reader = _HeadReader(lines, part, words, numbers, expected)
    reader.own_line()
    reader.below()
    head = reader.head
    head.title = joined(reader.title)
    if not head.cases and not expected:
        _case_behind(head, lines, numbers)
    _cut(head, reader.title, lines, expected)
    return head


@dataclass(slots=True)
class _HeadReader:
    """Reads the head of a §, from the lines that lead to it to where its text begins."""

    lines: Sequence[Line]
    part: ItemPart
    words: Vocabulary
    numbers: CaseNumbers
    expected: str | None
    head: ItemHead = field(default_factory=ItemHead)
    title: list[str] = field(default_factory=list)  # its lines so far

    def own_line(self) -> None:
        """Read the case numbers before the §, and the line of the § itself."""
        head, number_line = self.head, self.part.head
        for place in self.part.lead:
            if found := case_line(self.lines[place].text, self.numbers):
                self._case(place, 0, found)
        text = self.lines[number_line].text
        at = self.part.number_end
        begin = _skip(text, at)
        if found := case_at(text, begin, self.numbers):
            head.cases.append((found, number_line))
            at = found.end
            begin = _value_start(text, found)
        head.marks.append((number_line, 0, begin if head.cases and head.cases[-1][1] == number_line else at))
        while found and (gap := BETWEEN.match(text, at)) and (found := case_at(text, gap.end(), self.numbers)):
            self._case(number_line, at, found)
            at = found.end
        start = _skip(text, at)
        # A figure alone behind the case number of a scan is a speck, and no title.
        speck = self.lines[number_line].ocr and not _LETTERS.search(text[start:])
        if text[start:] and not speck:
            self._goes_on(number_line, start)
        elif at < len(text):
            head.marks.append((number_line, at, len(text)))

    def below(self) -> None:
        """Read the lines below, as far as they are title, case numbers or what kind of § it is."""
        places = [place for place in self.part.lines if place > self.part.head]
        index = 0
        while index < len(places) and self._takes(places[index], places[index - 1] if index else self.part.head):
            index += 1
        heading = self.words.heading(self.lines[places[index]].text) if index < len(places) else None
        if heading and heading.key == KIND:
            self.head.kind, self.head.kind_line = heading.text, places[index]
            index += 1
        self.head.rest = places[index:]

    def _takes(self, place: int, above: int) -> bool:
        """Take a line that belongs to the head; tell whether it did."""
        line, head = self.lines[place], self.head
        cases = _cases(line.text, self.numbers, sure=bool(self.title))
        if cases and not (self.title and ENDS_IN_SERIES.search(self.title[-1])):
            at = 0
            for case in cases:
                self._case(place, at, case)
                at = case.end
            return True
        if self.title and head.cases and head.cases[-1][1] > head.title_lines[0]:
            return False  # The title ends where the case number stands below it.
        if line.cells is not None:
            return not self.title and self._titled_case(place)
        if _is_heading(line.text, self.words, first=not self.title):
            return False
        if self.title and not _goes_on(self.title, line, self.lines[above], self.expected):
            return False
        if self.title and not self.expected and self._had_room(place, above):
            return False
        self._goes_on(place, 0)
        return True

    def _titled_case(self, place: int) -> bool:
        """Take a line that is a title and, set apart behind it, a case number; tell whether it was one."""
        line = self.lines[place]
        title, *others = line.cells or ("",)
        at = line.text.find(others[0], len(title)) if len(others) == 1 else -1
        found = case_at(line.text, at, self.numbers) if at > 0 and case_line(others[0], self.numbers) else None
        if found is None or _is_heading(title, self.words, first=True):
            return False
        self.title.append(title)
        self.head.title_lines.append(place)
        self._case(place, len(title), found)
        return True

    def _had_room(self, place: int, above: int) -> bool:
        """Tell whether the first word of a line on paper had room on the one above it: then the title ended there."""
        line, before = self.lines[place], self.lines[above]
        if line.size is None or line.ocr or not line.text[:1].isupper():
            return False
        of_part = (self.lines[each] for each in self.part.lines)
        alike = (each for each in of_part if (each.size, each.bold, each.cells) == (line.size, line.bold, None))
        full = max((len(each.text) for each in alike), default=0)
        return len(before.text) + 1 + len(line.text.split()[0]) <= _ROOM * full

    def _case(self, place: int, start: int, found: Found[str]) -> None:
        self.head.cases.append((found, place))
        self.head.marks.append((place, start, _value_start(self.lines[place].text, found)))

    def _goes_on(self, place: int, start: int) -> None:
        self.title.append(self.lines[place].text[start:])
        self.head.title_lines.append(place)


def _case_behind(head: ItemHead, lines: Sequence[Line], numbers: CaseNumbers) -> None:
    """Take a case number that ends a title, set apart from it: "Tillsynsplan 2025    MN 2024/210", "(dnr MN 24/2)"."""
    if not head.title_lines:
        return
    place = head.title_lines[-1]
    text = lines[place].text
    end = len(text.rstrip(" )."))
    for apart in _APART.finditer(text):
        found = case_at(text[:end], apart.end(), numbers)
        bracketed = found is not None and apart[0] == " (" and text[end:].startswith(")")
        known = found is not None and (found.confidence >= 1 or (bracketed and _REGISTERED.fullmatch(found.value)))
        sure = found is not None and (known or apart[0].isspace()) and _SHAPED.search(found.value)
        if found and sure and found.end == end and apart.start():
            head.cases.append((found, place))
            head.marks.append((place, apart.start(), _value_start(text, found)))
            behind = " ".join(text[apart.start() :].split())
            head.title = head.title.removesuffix(behind).rstrip(" ,(") if head.title.endswith(behind) else head.title
            return


def _cases(text: str, numbers: CaseNumbers, *, sure: bool) -> list[Found[str]]:
    """Return the case numbers that a line lists; below a title only those that cannot be the end of it."""
    found = case_lines(text, numbers)
    if not sure:
        return found
    return found if all(each.confidence >= _SURE_BELOW for each in found) else []


def _is_heading(text: str, words: Vocabulary, *, first: bool) -> bool:
    """Tell whether a line ends the title; what comes first is one, though it read "Information" or "Jäv"."""
    heading = words.heading(text) or words.heading_before(text, colon=True)
    return heading is not None and (not first or heading.key == DECISION)


def _skip(text: str, at: int) -> int:
    while at < len(text) and (text[at] in " \t:," or text[at : at + 2] == ". "):
        at += 1
    return at + 2 if _DASH.match(text, at) else at


def _value_start(text: str, found: Found[str]) -> int:
    return text.index(found.value.split()[0], found.start) if found.value.split()[0] in text else found.start


def _goes_on(pieces: Sequence[str], line: Line, before: Line, expected: str | None) -> bool:
    """Tell whether a line goes on with the title."""
    so_far = one_line(" ".join(pieces))
    if expected:
        if letters_of(so_far) == letters_of(expected):
            return False
        if letters_of(expected).startswith(letters_of(f"{so_far} {line.text}")):
            return True
    # The size of small letters alone is not seen on a picture.
    unseen = (
        line.ocr
        and not line.gap
        and (line.text[:1].islower() or line.text[:1] == "(" or bool(_PREPOSITION.search(f"{so_far} ")))
    )
    if (
        not unseen
        and line.size is not None
        and before.size is not None
        and (line.bold != before.bold or abs(line.size - before.size) > _OTHER_SIZE)
    ):
        return False  # A title looks the same from its beginning to its end.
    if ENDS_IN_SERIES.search(so_far):
        return True
    if _YEAR.fullmatch(line.text) and _WANTS_YEAR.search(so_far):
        return True
    if line.gap or line.page != before.page:
        return line.text[:1].islower() and not so_far.endswith(".")
    if _YEAR.fullmatch(line.text) and len(so_far) > _BREAKS and so_far[-1:].isalnum():
        return True
    if len(before.text) > 130 or so_far.endswith("."):
        return False
    if line.text[:1].islower():
        return True
    if _LABELLED.match(line.text):
        return False
    return (
        len(before.text) >= 38 and not re.search(r"\([A-ZÅÄÖ]{1,3}\) \w+(?:ar|er|ade)\b", line.text) and len(pieces) < 6
    )


def letters_of(text: str) -> str:
    """Return a text as it is compared: its letters and figures alone, small."""
    return re.sub(r"\W+", "", text).casefold()


def _cut(head: ItemHead, pieces: Sequence[str], lines: Sequence[Line], expected: str | None) -> None:
    """Cut a title where a sentence begins on its line: text that was flattened has no line break there."""
    if not head.title_lines:
        return
    last = head.title_lines[-1]
    text = lines[last].text
    if len(text) < 60 and not head.title.endswith("."):
        return
    offset = text.find(head.title.split(" ")[0]) if len(head.title_lines) == 1 else 0
    cut: int | None = None
    if expected and letters_of(text[offset:]).startswith(letters_of(expected)) and len(head.title_lines) == 1:
        cut = _length_of(text, offset, expected)
    else:
        for word in _CAPITAL.finditer(text, max(offset, 0)):
            before = text[max(offset, 0) : word.start()]
            ended = _ENDED.search(before) and len(before) > _BREAKS
            if before.strip() and not _PREPOSITION.search(before) and (ended or _SENTENCE.match(text, word.start())):
                cut = word.start()
                break
    if cut is not None and cut < len(text):
        head.title = one_line(joined([*pieces[:-1], text[max(offset, 0) : cut]]))
        head.rest_of_line = (last, cut)
        head.title_doubt = "rubriken och texten står på samma rad"


def _length_of(text: str, offset: int, expected: str) -> int:
    wanted, seen, at = len(letters_of(expected)), 0, offset
    while at < len(text) and seen < wanted:
        seen += text[at].isalnum()
        at += 1
    return _skip(text, at)
