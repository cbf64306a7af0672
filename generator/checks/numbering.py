"""Numbering: §§ run on within a meeting, and from one meeting of a body to its next in the year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby, pairwise

from generator.archive import AgendaItem, Archive, Meeting, Removal
from generator.content.loader import Content
from generator.findings import Code, Finding, Severity
from generator.notation import LETTER, Number, Span, format_number, format_spans
from generator.yamlio import dump


def numbering(archive: Archive, content: Content) -> Iterator[Finding]:
    """Yield the doubts about the numbers of §§. Minutes of one day are one: some §§ are approved at once."""
    for body in archive.bodies.values():
        removed = [removal for removal in archive.removals if removal.body == body.id]
        last: list[Meeting] = []
        for _, group in groupby(body.all_meetings, key=lambda meeting: meeting.date):
            meetings = list(group)
            numbers = _numbers(meetings, removed)
            for meeting in meetings:
                yield from _order(content, meeting)
                yield from _in_titles(content, meeting)
            yield from _holes(content, meetings, numbers)
            if last and last[0].date.year == meetings[0].date.year:
                yield from _next(content, last, meetings, removed)
            yield from _same_meeting(content, meetings)
            last = meetings
        yield from _copies(content, body.all_meetings)


def _numbers(meetings: list[Meeting], removed: list[Removal]) -> list[Number]:
    """Return the numbers of all §§ of some minutes, those among them that have been removed."""
    ids = {meeting.id for meeting in meetings}
    found = {item.number for meeting in meetings for item in meeting.all_items}
    return sorted(found | {removal.number for removal in removed if removal.meeting in ids and removal.number})


def _numbered(content: Content, item: AgendaItem, code: Code, message: str, hint: str) -> Finding:
    file = item.meeting.file.name
    return content.finding(file, ("paragrafer", item.index, "nr"), code, message, hint, Severity.WARNING)


def _order(content: Content, meeting: Meeting) -> Iterator[Finding]:
    for before, after in pairwise(meeting.all_items):
        if after.number < before.number:
            yield _numbered(
                content,
                after,
                "paragraf-ordning",
                f"§ {format_number(after.number)} står efter § {format_number(before.number)}.",
                "Rätta numret, eller flytta paragrafen. Står de så i originalet låter du det stå.",
            )


def _in_titles(content: Content, meeting: Meeting) -> Iterator[Finding]:
    """The number of the § at the beginning of its own title; another's is a reference, and what it is about."""
    for item in meeting.all_items:
        match = _NUMBERED.fullmatch(item.title)
        if match and match[1].replace(" ", "").casefold() == format_number(item.number).replace(" ", ""):
            yield content.finding(
                item.meeting.file.name,
                ("paragrafer", item.index, "rubrik"),
                "fel-paragrafnummer",
                f"I § {format_number(item.number)}: rubriken börjar med paragrafens nummer, som sidan redan visar.",
                f"Skriv bara rubriken, så här: {dump({'rubrik': match[2]}, bare=True).strip()}",
                Severity.WARNING,
            )


_NUMBERED = re.compile(r"§ ?(\d+(?:/\d+)?(?: ?[a-zA-Z](?= |\.))?)[.:]? +(\S.*)")


def _follows(before: Number, after: Number) -> bool:
    if after[1] > LETTER:  # § 12 a comes after § 12, and it is nothing's fault if § 13 comes then
        return after[0] in {before[0], before[0] + 1}
    if after[0] == before[0]:
        return after[1] == before[1] + 1
    return after[0] == before[0] + 1 and after[1] <= 1


def _holes(content: Content, meetings: list[Meeting], numbers: list[Number]) -> Iterator[Finding]:
    own = sorted((each for meeting in meetings for each in meeting.all_items), key=lambda each: each.number)
    found = [each.number for each in own]
    for before, after in pairwise(numbers):
        if _follows(before, after) or after[0] == before[0]:
            continue
        item = own[min(bisect_left(found, after), len(own) - 1)]
        yield _numbered(
            content,
            item,
            "paragraf-lucka",
            f"Efter § {format_number(before)} kommer § {format_number(after)}: {_missing(before, after)} saknas.",
            "Rätta numret, eller lägg in det som fattas. Är paragrafen utelämnad med flit skriver du ett undantag i "
            "register/undantag.yml.",
        )


def _missing(before: Number, after: Number) -> str:
    return format_spans((Span((before[0] + 1, 0), (after[0] - 1, 0)),))


def _next(content: Content, last: list[Meeting], meetings: list[Meeting], removed: list[Removal]) -> Iterator[Finding]:
    earlier = [item for meeting in last for item in meeting.all_items]
    own = [item for meeting in meetings for item in meeting.all_items]
    if not earlier or not own:
        return
    if any(each.held and not each.number and last[0].date <= each.held <= meetings[0].date for each in removed):
        return  # Minutes that have been removed stood between: how many §§ they had is not known.
    begins = min(own, key=lambda item: item.number)
    ended, first = _numbers(last, removed)[-1], _numbers(meetings, removed)[0]
    # A body that begins at § 1 in every meeting does so with intent.
    if first[0] == 1 or (first[0] == ended[0] + 1 and first[1] <= 1):
        return
    when = last[-1].date
    if first <= ended:
        yield _numbered(
            content,
            begins,
            "paragraf-igen",
            f"Protokollet börjar med § {format_number(first)}, men {begins.meeting.body_in_sentence} hade kommit till "
            f"§ {format_number(ended)} redan {when}.",
            "Rätta numren. Är samma protokoll inlagt två gånger tar du bort det ena.",
        )
    else:
        yield _numbered(
            content,
            begins,
            "paragraf-lucka",
            f"Det förra protokollet, {when}, slutar med § {format_number(ended)} och det här börjar med "
            f"§ {format_number(first)}: {_missing(ended, first)} saknas.",
            "Lägg in mötet däremellan, eller rätta numren. Ska det mötet inte publiceras skriver du ett undantag i "
            "register/undantag.yml.",
        )


def _same_meeting(content: Content, meetings: list[Meeting]) -> Iterator[Finding]:
    seen: dict[tuple[Number, str], AgendaItem] = {}
    for meeting in meetings:
        for item in meeting.all_items:
            first = seen.setdefault((item.number, item.title.casefold()), item)
            if first.meeting is not meeting:
                yield _twice(content, item, first.meeting)
                break


def _copies(content: Content, meetings: list[Meeting]) -> Iterator[Finding]:
    """Minutes of another day that hold the very same §§, cases and all."""
    seen: dict[tuple[object, ...], Meeting] = {}
    for meeting in meetings:
        items = meeting.outline.items
        if len(items) < 3 or sum(bool(item.cases) for item in items) < 2:
            continue
        first = seen.setdefault(tuple((item.number, item.title, item.cases) for item in items), meeting)
        if first.date != meeting.date:
            yield _twice(content, meeting.all_items[0], first)


def _twice(content: Content, item: AgendaItem, other: Meeting) -> Finding:
    return _numbered(
        content,
        item,
        "samma-mote",
        f"Samma möte finns redan i {other.file.name}: § {format_number(item.number)} har samma nummer och rubrik där.",
        "Ta bort det ena, eller behåll bara de paragrafer som inte står i det andra.",
    )
