"""Reading: the lines of minutes as the values of a draft, with what was left out and what must be looked at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.archive.casenumbers import CaseNumbers
from generator.importer.bilagor import add_present, give_to_votes, read_bilagor
from generator.importer.blocks import joined, usual_width
from generator.importer.contents import ContentsEntry, read_contents
from generator.importer.counts import compare, counted, doubt_decisions, doubt_what_is_long
from generator.importer.draft.account import Missing, leaves, unaccounted
from generator.importer.draft.build_front import front_fields
from generator.importer.draft.build_item import ItemContext, build_item
from generator.importer.draft.draft import ordered
from generator.importer.fields.approvers import chosen_approvers
from generator.importer.fields.front import Front, read_front
from generator.importer.fields.misread import misread
from generator.importer.fields.people import OF_PEOPLE, Known, registered
from generator.importer.flat import unflattened
from generator.importer.lines import Line, SourceLines
from generator.importer.notes import Notes, Path
from generator.importer.register import Register
from generator.importer.segment import ItemPart, Segments, segment
from generator.importer.vocabulary import Vocabulary, default_headings
from generator.model import PartyRecord
from generator.notation import Number, format_number
from generator.yamlio import Value

_UNBROKEN = 1000
_PAIR = 2
_NAMES = ("beslutande", "ersättare", "övriga", "justerare")
_FIRST = 5  # §§ among which the one about who approves the minutes is


@dataclass(slots=True)
class Reading:
    """Minutes as read: their values by the keys of a file, what was left out or doubted, what is unaccounted for."""

    fields: dict[str, Value]
    notes: Notes
    missing: list[Missing]
    segments: Segments
    front: Front
    source: SourceLines  # its lines are those that all places mean
    counts: str  # how many §§ were found, and how many there should be

    @property
    def numbers(self) -> list[str]:
        """The numbers of the §§, as printed in the draft."""
        return [format_number(part.number) for part in self.segments.parts]


def read_minutes(source: SourceLines, register: Register, words: Vocabulary) -> Reading:
    """Read the lines of minutes."""
    numbers = CaseNumbers(register.municipality.case_numbers)
    notes = Notes()
    source = replace(source, lines=tuple(unflattened(source.lines, words)))
    lines = source.lines
    parts = segment(lines, words, numbers)
    notes.leave_lines(parts.contents, "innehållsförteckningen")
    notes.leave_lines(parts.tail, "det som står efter sista paragrafen")
    front = read_front(lines, parts.front, words, notes)
    behind = read_bilagor(lines, parts.tail)
    add_present(behind, lines, front, notes)
    fields = front_fields(source, parts.front, front, register, notes)
    entries = read_contents(lines, parts.contents, numbers)
    context = ItemContext(
        lines,
        words,
        numbers,
        _known(front, register.parties),
        _present(front),
        register.bodies,
        str(fields["organ"]),
        str(fields["datum"]),
        default_headings(register.municipality),
        _width(source, [lines[place] for part in parts.parts for place in part.lines]),
        _body_size(lines),
    )
    _approvers_in_text(source, parts, front, fields, words, notes)
    items = _items(context, parts, {entry.number: entry for entry in entries}, notes)
    give_to_votes(behind, items, notes)
    codes = {party.code.casefold(): party.code for party in register.parties}
    items = [registered(item, codes) for item in items]
    fields = {key: registered(value, codes, names=key in OF_PEOPLE) for key, value in fields.items()}
    fields["paragrafer"] = items
    _doubt_numbers(lines, parts, notes)
    compare(parts, entries, front, notes)
    doubt_what_is_long(lines, parts, entries, words, notes, read=bool(behind))
    doubt_decisions(lines, parts, entries, front, words, notes)
    _doubt_what_is_unsure(lines, parts, fields, notes)
    _doubt_misread(lines, parts, fields, notes)
    missing = _missing(lines, parts, fields, items, notes)
    return Reading(fields, notes, missing, parts, front, source, counted(parts, entries, front))


def _missing(
    lines: Sequence[Line], parts: Segments, fields: dict[str, Value], items: Sequence[Value], notes: Notes
) -> list[Missing]:
    """Return the words of the front page and of the §§ that their values lack."""
    of_front: Value = {
        key: value for key, value in fields.items() if key not in ("organ", "datum", "paragrafer", "status")
    }
    regions: list[tuple[Sequence[int], Value]] = [
        (part.lines, item) for part, item in zip(parts.parts, items, strict=True)
    ]
    return unaccounted(lines, [*regions, (parts.front, of_front)], notes.left)


def _items(context: ItemContext, parts: Segments, entries: dict[Number, ContentsEntry], notes: Notes) -> list[Value]:
    """Return the values of the §§; `entries` is what the table of contents says of each."""
    return [
        ordered(build_item(context, part, entries.get(part.number), ("paragrafer", index), notes))
        for index, part in enumerate(parts.parts)
    ]


def _doubt_numbers(lines: Sequence[Line], parts: Segments, notes: Notes) -> None:
    """Doubt the number of a § that a picture does not show so, numbers without their sign, and minutes without §§."""
    for index, part in enumerate(parts.parts):
        read = lines[part.head].text[: part.number_end]
        if lines[part.head].ocr and not ("§" in read and str(part.number[0]) in read):
            why = f"”{read.strip()}” är läst som § {format_number(part.number)}"
            notes.doubt(("paragrafer", index, "nr"), why, part.head, why)
    heads = [lines[part.head] for part in parts.parts]
    if not heads:
        notes.doubt(("paragrafer",), "inga paragrafer hittades", None, "inga paragrafer hittades")
    elif not any("§" in line.text or line.ocr for line in heads):
        why = "numren står utan paragraftecken: kontrollera att var och en är en paragraf"
        notes.doubt(("paragrafer",), why, parts.parts[0].head, "är det paragrafernas nummer?")


def _doubt_misread(lines: Sequence[Line], parts: Segments, fields: dict[str, Value], notes: Notes) -> None:
    """Doubt the words of a picture that are none, each in the value where they stand."""
    items = fields["paragrafer"] if isinstance(fields["paragrafer"], list) else []
    of_item = {place: index for index, part in enumerate(parts.parts) for place in part.lines}
    front: Value = {key: value for key, value in fields.items() if key != "paragrafer"}
    places = [*(place for place in parts.front if lines[place].ocr), *of_item]
    for word in misread(lines, places):
        index, text = of_item.get(word.line), lines[word.line].text
        if index is not None:
            where: Path = ("paragrafer", index, *_where(items[index], word.word, text))
        elif not (where := _where(front, word.word, text)):
            continue  # a label, or what the draft does not repeat
        notes.doubt(where, word.doubt, word.line, f"”{word.word}”?")


def _doubt_what_is_unsure(lines: Sequence[Line], parts: Segments, fields: dict[str, Value], notes: Notes) -> None:
    """Doubt words of a picture that were read in two ways, those of a value together, in the value where they stand."""
    items = fields["paragrafer"] if isinstance(fields["paragrafer"], list) else []
    found: dict[Path, list[tuple[str, str, int]]] = {}
    for index, part in enumerate(parts.parts):
        for place in part.lines:
            for read, other in lines[place].unsure:
                where: Path = ("paragrafer", index, *_where(items[index], read, lines[place].text))
                found.setdefault(where, []).append((read, other, place))
    of_front: Value = {key: value for key, value in fields.items() if key != "paragrafer"}
    for place in parts.front:
        for read, other in lines[place].unsure:
            where = _where(of_front, read, lines[place].text)
            # Words that are in no value, as labels are, may be read as they like; a figure may be in a day.
            if where or not read.isalpha():
                found.setdefault(where, []).append((read, other, place))
    for where, words in found.items():
        read, other, place = words[0]
        more = "".join(f", ”{word}” ”{else_}”" for word, else_, _ in words[1:])
        why = f"”{read}” kan också läsas ”{other}”{more}"
        notes.doubt(where, why, place, why if where else "")


def _where(fields: Value, word: str, line: str) -> Path:
    """Return the key of a § or of the front page whose value holds a word of a line, and which of its list; or nothing.

    Of several values that hold it the one is meant that has it among the same words.
    """
    found: list[tuple[int, Path]] = []
    alone = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    words = line.split()
    near = [" ".join(pair) for pair in pairwise(words) if word in " ".join(pair)] or [word]
    for key, value in fields.items() if isinstance(fields, dict) else ():
        each = list(enumerate(value)) if key in _NAMES and isinstance(value, list) else [(-1, value)]
        for place, one in each:
            texts = [" ".join(text.split()) for text in leaves(one)]
            if any(alone.search(text) for text in texts):
                path: Path = (key,) if place < 0 else (key, place)
                found.append((sum(any(pair in text for text in texts) for pair in near), path))
    return max(found, key=lambda each: each[0])[1] if found else ()


def _width(source: SourceLines, lines: Sequence[Line]) -> int:
    """Return how long a full line is, in signs; the paragraphs of a word processor's file are not broken into lines."""
    return _UNBROKEN if source.kind == "word" else usual_width(lines)


def _present(front: Front) -> frozenset[str]:
    """Return those who may vote, by name and party; nobody if the front page does not tell."""
    there = [each.entry for each in front.people if each.entry and each.kind in ("beslutande", "ersättare")]
    return frozenset(f"{entry.name} ({entry.party})" if entry.party else entry.name for entry in there)


def _known(front: Front, parties: Sequence[PartyRecord]) -> Known:
    names = {
        attendee.entry.name: attendee.entry.party
        for attendee in front.people
        if attendee.entry and attendee.kind in ("beslutande", "ersättare")
    }
    words = {spelled.casefold(): party.code for party in parties for spelled in (party.name, *party.also)}
    words |= {party.casefold(): party for party in names.values() if party and party.isupper()}
    words |= {party.code.casefold(): party.code for party in parties}
    chairs = [
        f"{attendee.entry.name} ({attendee.entry.party})" if attendee.entry.party else attendee.entry.name
        for attendee in front.people
        if attendee.entry and attendee.kind == "beslutande"
        for role in attendee.entry.roles
        if (role.title or "").casefold().endswith("ordförande") and "vice" not in (role.title or "").casefold()
    ]
    return Known(names, words, chairs[0] if len(chairs) == 1 else "")


def _approvers_in_text(
    source: SourceLines, parts: Segments, front: Front, fields: dict[str, Value], words: Vocabulary, notes: Notes
) -> None:
    """Take who approves the minutes from the § in which they were chosen, where the front page does not tell."""
    if front.approvers:
        _without_those_who_only_signed(source, parts, front, fields, words, notes)
        return
    for piece in front.unread:
        if names := chosen_approvers(piece.text):
            fields["justerare"] = list[Value](names)
            return
    for part in parts.parts:
        text = _told(source, part, words)
        if "juster" not in text.casefold():
            continue
        if names := chosen_approvers(text):
            fields["justerare"] = list[Value](names)
            where = f"§ {format_number(part.number)}"
            notes.doubt(
                ("justerare",), f"justerare är hämtade ur {where}; framsidan nämner ingen", part.head, f"ur {where}"
            )
            return


def _told(source: SourceLines, part: ItemPart, words: Vocabulary) -> str:
    """Return the words of a §, without its headings, as one paragraph."""
    told = (source.lines[place].text for place in part.lines)
    return joined([each for each in told if not words.heading(each)])


def _without_those_who_only_signed(
    source: SourceLines, parts: Segments, front: Front, fields: dict[str, Value], words: Vocabulary, notes: Notes
) -> None:
    """Leave out who stands at the signatures only, where a § says who was chosen: the chair signs, too."""
    if front.appointed or len(front.approvers) < _PAIR:
        return
    for part in parts.parts[:_FIRST]:
        chosen = chosen_approvers(_told(source, part, words))
        names = {name.split(" (")[0] for name in chosen}
        kept = [value for value in front.approvers if value.value.split(" (")[0] in names]
        if kept and len(kept) == len(names) < len(front.approvers):
            gone = [value for value in front.approvers if value not in kept]
            notes.leave_lines([value.line for value in gone if value.line is not None], "underskrifter")
            fields["justerare"] = list[Value](value.value for value in kept)
            return


def _body_size(lines: Sequence[Line]) -> float | None:
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.size is not None:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else None
