"""Spans: paragraph numbers and runs of them, such as "§§ 8–10, 12" or "från § 109", read and printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.notation.source import NotationError, fold

# A § with its part: (12, 0) is § 12, (296, 5) is § 296/5, and (12, LETTER + 1) is § 12 a.
Number = tuple[int, int]
LETTER = 1000

_NUMBER = r"[0-9]{1,5}(?:/[0-9]{1,3}| ?[a-hA-H](?!\w))?(?![\w]|[:/]\w)"
# "p 16" and "punkt 16": minutes that number their items without the section sign.
_UNIT = r"(?:§ ?§?|(?:pp?\.?|punkt(?:en|erna)?|paragraf(?:en|erna)?)(?= ?[0-9]))"
_FROM = r"(?:från(?: och med)?|fr\.? ?o\.? ?m\.?|from)"
_TO = r"(?:till(?: och med)?|t\.? ?o\.? ?m\.?)"
_DASH = r"[-‐‑‒–—−]"
_EXAMPLE = 'Skriv till exempel "§ 12", "§§ 8–10, 12", "från § 109" eller "till och med § 10".'

_EXACT = re.compile(r"([0-9]{1,5})(?:/([0-9]{1,3})| ?([a-hA-H]))?")
_AFTER_CHAR = re.compile(rf" ?({_NUMBER})")
_CHAR = re.compile(rf"(?<!\w){_UNIT}", re.I)
_OPEN_START = re.compile(rf"(?<!\w){_FROM} ?(?=(?:{_UNIT} ?)?[0-9])", re.I)
_OPEN_END = re.compile(rf"(?<!\w){_TO} ?(?=(?:{_UNIT} ?)?[0-9])", re.I)
# "1 vice ordförande" is a role, not § 1.
_BARE = re.compile(rf"(?<![\w:./])({_NUMBER})(?! v(?:ice|\.)?(?!\w))", re.I)
_MIDDLE = re.compile(rf" ?(?:{_DASH}|{_TO}) ?(?=(?:{_UNIT} ?)?[0-9])", re.I)
_LOOSE_DASH = re.compile(rf" ?{_DASH} ?(?=$|[,;)&]|§)")
_SEPARATOR = re.compile(r" ?(?:[,;&+]|(?:och|samt)(?!\w)) ?| ", re.I)
_ALL = re.compile(r"(?<!\w)(?:alla|samtliga) (?:§ ?§|paragrafer(?!\w))", re.I)
_MISSHAPEN = re.compile(r" ?([^\s,;()]{1,20})")

SPANS_BEGIN = (
    rf"§|(?<!\w)(?:(?:{_FROM}|{_TO}) ?(?:{_UNIT} ?)?[0-9]|pp?\.? ?[0-9]|(?:punkt|paragraf)(?:en|erna)? ?[0-9]"
    r"|(?:alla|samtliga) (?:§|paragrafer(?!\w)))"
)


@dataclass(frozen=True)
class Span:
    """A run of §§, both ends included; None is an open end."""

    first: Number | None
    last: Number | None

    def contains(self, number: Number) -> bool:
        """Tell whether a § lies in the run; a run that ends with a whole § includes its sub-paragraphs.

        § 12 a is no part of § 12, but a § of its own after it.
        """
        if self.first is not None and number < self.first:
            return False
        if self.last is None:
            return True
        last = (self.last[0], LETTER) if self.last[1] == 0 else self.last
        return number <= last


WHOLE_MEETING = Span(None, None)


@lru_cache(maxsize=2048)
def parse_number(text: str) -> Number:
    """Read a paragraph number.

    Args:
        text: "12", "296/5" or "12 a", without the section sign.
    Returns:
        The § and its sub-paragraph, 0 when there is none; of a letter, LETTER and its place in the alphabet.
    Raises:
        NotationError: if the text is anything else.
    """
    match = _EXACT.fullmatch(text.strip())
    if match is None or int(match[1]) == 0:
        raise NotationError(
            f'"{text.strip()[:20]}" är inget paragrafnummer.',
            'Skriv bara numret, till exempel "12", "296/5" eller "12 a".',
        )
    if match[3]:
        return int(match[1]), LETTER + ord(match[3].lower()) - ord("a") + 1
    sub = int(match[2] or 0)
    if match[2] and not sub:
        raise NotationError(f'"{text.strip()[:20]}" slutar på underpunkt 0.', 'Skriv till exempel "296" eller "296/5".')
    return int(match[1]), sub


def runs_of(numbers: Iterable[Number], order: Sequence[Number]) -> list[list[Number]]:
    """Return some of the numbers of a meeting, in its order, parted into runs that follow on each other there."""
    place = {number: position for position, number in enumerate(order)}
    runs: list[list[Number]] = []
    for number in sorted(numbers, key=place.__getitem__):
        if runs and place[number] == place[runs[-1][-1]] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def spans_in(numbers: Iterable[Number], order: Sequence[Number]) -> tuple[Span, ...]:
    """Return some of the numbers of a meeting as spans: a span is a run in the meeting's own order."""
    return tuple(Span(run[0], run[-1]) for run in runs_of(numbers, order))


def format_number(n: Number) -> str:
    """Return "12" for (12, 0), "296/5" for (296, 5) and "12 a" for (12, LETTER + 1)."""
    if n[1] > LETTER:
        return f"{n[0]} {chr(ord('a') + n[1] - LETTER - 1)}"
    return f"{n[0]}/{n[1]}" if n[1] else str(n[0])


@lru_cache(maxsize=2048)
def parse_spans(text: str) -> tuple[Span, ...]:
    """Read a list of §§ in any of the ways that minutes print it.

    Args:
        text: such as "§§ 8–10, 12", "66 68", "§§ 1–11 samt 13", "från § 109", "t.o.m. § 10"; blank gives ().
    Returns:
        The spans in the order printed.
    Raises:
        NotationError: if anything in the text is not a list of §§.
    """
    folded = fold(text)
    line = folded.text.replace("\t", " ")
    try:
        if not line:
            return ()
        found = scan_spans(line, 0, len(line), bare=True)
        if found is None:
            raise NotationError("Här väntas paragrafnummer.", _EXAMPLE, 0)
        spans, position = found
        if position < len(line):
            rest = line[position:].strip()[:30]
            raise NotationError(f'"{rest}" hör inte till paragrafnumren.', _EXAMPLE, position)
        fold(format_spans(spans))  # what is printed must be short enough to be read again
        return spans
    except NotationError as error:
        raise folded.at_origin(error) from None


def format_spans(spans: Iterable[Span]) -> str:
    """Return the spans in their one canonical form, such as "§§ 8–10, 12"; empty for no spans."""
    parts: list[str] = []
    closed: list[Span] = []

    def flush() -> None:
        if closed:
            numbers = ", ".join(_format_closed(span) for span in closed)
            single = len(closed) == 1 and closed[0].first == closed[0].last
            parts.append(f"{'§' if single else '§§'} {numbers}")
            closed.clear()

    for span in spans:
        if span.first is not None and span.last is not None:
            closed.append(span)
            continue
        flush()
        if span.first is not None:
            parts.append(f"från § {format_number(span.first)}")
        elif span.last is not None:
            parts.append(f"till och med § {format_number(span.last)}")
        else:
            parts.append("alla §§")
    flush()
    return ", ".join(parts)


def _format_closed(span: Span) -> str:
    ends = [format_number(number) for number in (span.first, span.last) if number is not None]
    return ends[0] if span.first == span.last else "–".join(ends)


def scan_spans(line: str, position: int, end: int, *, bare: bool) -> tuple[tuple[Span, ...], int] | None:
    """Read as many §§ as stand at a position of a folded line.

    Args:
        line, position, end: the folded text and the part of it to read.
        bare: whether the list may begin with a number that has no § before it.
    Returns:
        The spans and the position after them, or None when no list begins here.
    Raises:
        NotationError: if a list begins and is broken.
    """
    first = _scan_one(line, position, end, bare)
    if first is None:
        return None
    spans = [first[0]]
    position = first[1]
    while separator := _SEPARATOR.match(line, position, end):
        following = _scan_one(line, separator.end(), end, True)
        if following is None:
            break
        spans.append(following[0])
        position = following[1]
    return tuple(spans), position


def _scan_one(line: str, position: int, end: int, bare: bool) -> tuple[Span, int] | None:
    if match := _ALL.match(line, position, end):
        return WHOLE_MEETING, match.end()
    if match := _OPEN_END.match(line, position, end):
        last, after = _scan_number(line, match.end(), end)
        return Span(None, last), after
    opened = _OPEN_START.match(line, position, end)
    if opened:
        begin, after = _scan_number(line, opened.end(), end)
    elif _CHAR.match(line, position, end) or (bare and _BARE.match(line, position, end)):
        begin, after = _scan_number(line, position, end)
    else:
        return None
    if middle := _MIDDLE.match(line, after, end):
        last, stop = _scan_number(line, middle.end(), end)
        if last < begin:
            high, low = format_number(begin), format_number(last)
            raise NotationError(
                f'Intervallet "{high}–{low}" går baklänges.',
                f'Skriv det lägsta numret först: "{low}–{high}".',
                position,
            )
        return Span(begin, last), stop
    if loose := _LOOSE_DASH.match(line, after, end):
        number = format_number(begin)
        raise NotationError(
            f'Intervallet "{number}–" saknar slut.',
            f'Skriv sista numret, eller "från § {number}" om det gäller resten av sammanträdet.',
            loose.start(),
        )
    return Span(begin, None if opened else begin), after


def _scan_number(line: str, position: int, end: int) -> tuple[Number, int]:
    char = _CHAR.match(line, position, end)
    after = char.end() if char else position
    match = _AFTER_CHAR.match(line, after, end)
    if match is None:
        wrong = _MISSHAPEN.match(line, after, end)
        if wrong is None or not any(char.isdigit() for char in wrong[1]):
            raise NotationError("Det saknas nummer efter §.", _EXAMPLE, position)
        raise NotationError(f'"{wrong[1]}" är inget paragrafnummer.', _EXAMPLE, wrong.start(1))
    try:
        return parse_number(match[1]), match.end()
    except NotationError as error:
        raise NotationError(error.message, error.hint, match.start(1)) from None
