"""Counts: the §§ that were found, held against the front page, the table of contents and their own sequence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.importer.contents import ContentsEntry
from generator.importer.draft.account import words_of
from generator.importer.fields.front import Front, runs_of_front
from generator.importer.lines import Line
from generator.importer.notes import Notes
from generator.importer.segment import Segments
from generator.importer.vocabulary import DECISION, Vocabulary
from generator.notation import Number, Span, format_number, format_spans

# How much may be left out without somebody looking: words of the front page, of what stands behind the last §, and for
# each § of the table of contents.
_FRONT, _BEHIND, _ENTRY = 80, 60, 40
# A § so many times as long as those around it, and of so many words, may hold another one.
_TIMES, _LONG = 4, 500
_PATH = ("paragrafer",)
_MOST = 10_000


def counted(parts: Segments, entries: Sequence[ContentsEntry], front: Front) -> str:
    """Return in a sentence how many §§ were found, and how many the front page and the table of contents have."""
    numbers = [part.number for part in parts.parts]
    told = f"{len(numbers)} {'§' if len(numbers) == 1 else '§§'} hittades"
    if numbers:
        told += f" (§ {format_number(numbers[0])} till § {format_number(numbers[-1])})"
    wanted = []
    if front.items:
        runs = runs_of_front(front)
        closed = [run.last[0] - run.first[0] + 1 for run in runs if run.first and run.last]
        many = f"{sum(closed)} §§: " if len(closed) == len(runs) else ""
        wanted.append(f"framsidan säger {many}{format_spans(runs)}")
    if entries:
        wanted.append(f"innehållsförteckningen har {len(entries)}")
    return f"{told}; {', '.join(wanted) or 'varken framsida eller innehållsförteckning säger hur många de ska vara'}."


def compare(parts: Segments, entries: Sequence[ContentsEntry], front: Front, notes: Notes) -> None:
    """Doubt what the table of contents, the front page or the sequence says of the §§ and the body does not."""
    there = [part.number for part in parts.parts]
    for entry in entries:
        if entry.number not in there:
            why = f"§ {format_number(entry.number)} står i innehållsförteckningen men hittades inte"
            notes.doubt(_PATH, why, entry.line)
    listed = [entry.number for entry in entries]
    for part in parts.parts:
        if listed and part.number not in listed:
            why = f"§ {format_number(part.number)} står inte i innehållsförteckningen"
            notes.doubt(_PATH, why, part.head)
    if [number for number in listed if number in there] != [number for number in there if number in listed]:
        notes.doubt(_PATH, "paragraferna står i en annan ordning i innehållsförteckningen")
    _within(there, front, notes)
    _gaps(parts, {number[0] for number in listed}, front, notes)


def _gaps(parts: Segments, listed: set[int], front: Front, notes: Notes) -> None:
    """Doubt gaps that neither the front page nor the table of contents tells of; those it does tell of are doubted."""
    runs = runs_of_front(front)
    told = listed | {
        number for run in runs if run.first and run.last for number in range(run.first[0], min(run.last[0] + 1, _MOST))
    }
    if parts.parts and parts.parts[0].number[0] == 2 and not runs and not listed:
        notes.doubt(_PATH, "protokollet börjar med § 2: var är § 1?", parts.parts[0].head, "var är § 1?")
    for before, after in pairwise(parts.parts):
        # Of several runs ("§§ 1–4, 8") and of a list of §§ the gaps are meant.
        meant = len(runs) > 1 or (len(listed) > 1 and before.number[0] in listed and after.number[0] in listed)
        between = range(before.number[0] + 1, after.number[0])
        lost = [] if meant else [number for number in between if number not in told]
        if lost:
            which = format_spans((Span((lost[0], 0), (lost[-1], 0)),))
            why = f"{which} saknas mellan § {format_number(before.number)} och § {format_number(after.number)}"
            notes.doubt(_PATH, why, after.head, why)


def _within(there: Sequence[Number], front: Front, notes: Notes) -> None:
    runs = runs_of_front(front)
    if not runs or front.items is None:
        return
    outside = [number for number in there if not any(run.contains(number) for run in runs)]
    if outside:
        numbers = ", ".join(map(format_number, outside))
        notes.doubt(
            ("paragrafer",), f"framsidan säger {format_spans(runs)}, men här finns också § {numbers}", front.items.line
        )
    for run in runs:
        if run.first and run.last and run.last[0] - run.first[0] < 1000:
            wanted = range(run.first[0], run.last[0] + 1)
            lost = [number for number in wanted if not any(each[0] == number for each in there)]
            if lost:
                numbers = ", ".join(map(str, lost))
                notes.doubt(
                    ("paragrafer",),
                    f"framsidan säger {format_spans(runs)}, men § {numbers} hittades inte",
                    front.items.line,
                )


def doubt_decisions(
    lines: Sequence[Line],
    parts: Segments,
    entries: Sequence[ContentsEntry],
    front: Front,
    words: Vocabulary,
    notes: Notes,
) -> None:
    """Doubt decisions that may be of a § that was not found: before the first one, and two in one before a gap."""

    def decisions(places: Sequence[int]) -> list[int]:
        headings = ((place, words.heading(lines[place].text)) for place in places)
        return [place for place, heading in headings if heading and heading.key == DECISION]

    if not parts.parts:
        return
    first = parts.parts[0].number
    if (found := decisions(parts.front)) and first[0] > 1:
        why = f"ett beslut står före § {format_number(first)}: är det § {first[0] - 1}?"
        notes.doubt(_PATH, why, found[0], why)
    ends = {run.last for run in runs_of_front(front)} | {entry.number for entry in entries[-1:]}
    for index, part in enumerate(parts.parts):
        after = parts.parts[index + 1].number[0] if index + 1 < len(parts.parts) else None
        found = decisions(part.lines)
        if len(found) > 1 and (part.number not in ends if after is None else after > part.number[0] + 1):
            why = f"§ {format_number(part.number)} har {len(found)} beslut: är ett av dem § {part.number[0] + 1}?"
            notes.doubt(("paragrafer", index), why, found[1], why)


def doubt_what_is_long(
    lines: Sequence[Line],
    parts: Segments,
    entries: Sequence[ContentsEntry],
    words: Vocabulary,
    notes: Notes,
    *,
    read: bool,
) -> None:
    """Doubt a § that may hold another, and what is left out that may hold something; `read`: what is behind is told."""
    sizes = [_words(lines, part.lines) for part in parts.parts]
    for index, size in enumerate(sizes):
        around = sizes[max(index - 1, 0) : index] + sizes[index + 1 : index + 2]
        if around and size > _LONG and size > _TIMES * max(around):
            part = parts.parts[index]
            times = size // max(1, *around)
            why = f"§ {format_number(part.number)} är {times} gånger så lång som de omkring: står där fler?"
            notes.doubt(("paragrafer", index), why, part.head)
    unread = [left for left in notes.left if left.why.startswith("står på framsidan")]
    count = sum(len(words_of(lines[left.span.line].text[left.span.start : left.span.end])) for left in unread)
    if count > _FRONT:
        notes.doubt((), f"{count} ord på framsidan har ingen plats i utkastet: hör något dit?", unread[0].span.line)
    if _words(lines, parts.contents) > _ENTRY * (len(entries) + 1):
        notes.doubt((), "innehållsförteckningen är lång för så få paragrafer: står där mer?", parts.contents[0])
    if not read and _words(lines, parts.tail) > _BEHIND:
        notes.doubt((), "det som står efter sista paragrafen är utelämnat: hör något till protokollet?", parts.tail[0])
    for place in (*parts.contents, *parts.tail):
        heading = words.heading(lines[place].text) or words.heading_before(lines[place].text, colon=False)
        if heading and heading.key == DECISION:
            notes.doubt((), "ett beslut står i det som är utelämnat", place)
            return


def _words(lines: Sequence[Line], places: Sequence[int]) -> int:
    return sum(len(words_of(lines[place].text)) for place in places)
