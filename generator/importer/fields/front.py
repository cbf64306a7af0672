"""The front page and the notice: body, day, time, place, who signed and approved, when the notice went up and down."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.importer.blocks import joined
from generator.importer.fields.approvers import listed_approvers
from generator.importer.fields.attendance import Attendee, attendance
from generator.importer.fields.dates import BREAK, TO, WEEKDAY_BEFORE, dates, days_of_meeting, times
from generator.importer.fields.labels import ATTENDANCE, Labelled, LabelPiece, labelled
from generator.importer.fields.offices import with_offices
from generator.importer.fields.people import NAME, PARTY
from generator.importer.fields.signatures import SIGNERS, names_first
from generator.importer.lines import Line
from generator.importer.notes import LineSpan, Notes
from generator.importer.vocabulary import Vocabulary
from generator.notation import NotationError, parse_spans
from generator.notation import Span as Run

_NAME = re.compile(rf"(?P<name>{NAME})(?:[ ]?(?P<party>{PARTY}))?")
_DASHES = re.compile(r"\s*(?:--|—|−)\s*")
_SPANS = re.compile(
    r"(?:§ ?§?|(?:paragraf(?:er)?|punkt(?:er)?)(?= ?\d))[ ]*\d[\d \-–—−,och/§]*\d|§ ?§? ?\d+"
    r"|\d+[ ]?[-–][ ]?\d+|\b\d{1,4}\b(?:, ?\d+(?:[-–]\d+)?)*",
    re.IGNORECASE,
)
# "Plats och tid för sammanträde" may be parted by what stands beside it.
_REST_OF_LABEL = ("sammanträde", "sammanträdet", "mötet")
_SECRETARY = re.compile(
    r"(?:(?:nämnd|kommun|region|stads|utskotts|mötes|förbunds|direktions|styrelse|bolags|kansli|protokolls?|råds)s?)?"
    r"sekr(?:eterare|\.)?|protokolls?förare|vid protokollet",
    re.IGNORECASE,
)
_WAS_POSTED = re.compile(
    r"\b(?:anslogs|anslås|anslagits|tillkännagavs|tillkännages|tillkännagivits|publicerades)\b(?P<when>.*)",
    re.IGNORECASE,
)
# "Anslaget publicerat 2024-06-10, tas ned 2024-07-02"
_TAKEN_DOWN = re.compile(
    r"[\s,.;]*(?:och |samt )?(?:anslaget )?(?:tas|togs|nedtas|tagits) ?(?:ned|ner|bort)?(?: den| efter)?\s*",
    re.IGNORECASE,
)
_DAY_OPEN = re.compile(r"\d-$")
_SHORTEST = 2  # characters of a place
_TO_OPEN = re.compile(r"\d\s*[–-]\s*$")
_NOTICE_TOLD = re.compile(r"\b(?:anslag|anslås|anslogs)\w*\b.*\d{4}.*", re.IGNORECASE)
_KL_OPEN = re.compile(r"(?:^|[\s,;])kl(?:ockan)?\.?\s*$", re.IGNORECASE)
_APPOINTED = re.compile(r"utse|utsåg|^att\b", re.IGNORECASE)
_WITH_PARTY = re.compile(rf"(?i:\b[a-zåäö]+) ?{PARTY}")
_TIME_LEAD = re.compile(r"[,;:]?\s*(?:kl(?:ockan)?\.?|tid)?:?\s*$", re.IGNORECASE)


@dataclass(slots=True)
class Value:
    """A value of the front page, the line it was read from, and what to check."""

    value: str
    line: int | None
    doubt: str = ""


@dataclass(slots=True)
class NoticeRead:
    """A notice: up, down, kept where, for which §§."""

    posted: Value | None = None
    removed: Value | None = None
    kept_at: Value | None = None
    items: Value | None = None


@dataclass(slots=True)
class Front:
    """All that the pages before the first § say."""

    date: Value | None = None
    last_day: Value | None = None
    time: Value | None = None
    place: Value | None = None
    people: list[Attendee] = field(default_factory=list)
    secretary: list[Value] = field(default_factory=list)
    chair: Value | None = None
    approvers: list[Value] = field(default_factory=list)
    appointed: bool = False  # they are those who were appointed, not those who signed
    approved: Value | None = None
    items: Value | None = None
    notices: list[NoticeRead] = field(default_factory=list)
    unread: list[LabelPiece] = field(default_factory=list)  # what no recogniser has taken


def read_front(lines: Sequence[Line], places: Sequence[int], words: Vocabulary, notes: Notes) -> Front:
    """Read the front page and the notice. What is no value of the draft is left out, and said to be."""
    loose, labels = labelled(lines, places, words)
    front = Front()
    names_first(labels)
    for label in labels:
        notes.leave(label.span, "etikett")
        if label.rest:
            notes.leave(label.rest, "etikett")
    begins = next((label.span.line for label in labels if label.kind == "beslutande"), None)
    above = [place for place in places if begins is not None and place < begins]
    front.people = with_offices(attendance(labels, lines), lines, above)
    in_notice = False
    for index, label in enumerate(labels):
        if label.kind == "bevis":
            in_notice = True
            for piece in label.pieces:
                notes.leave(piece.span, "bevisets text")
                _posted(front, piece)
        elif label.kind not in ATTENDANCE:
            _share_signatures(labels, index)
            _read(front, label, notes, in_notice=in_notice)
    _without_chair(front, notes)
    where = next((label for label in labels if label.kind == "tid_plats"), None)
    if where and front.place is None and front.time is None:
        for key in ("tid", "plats"):
            notes.doubt((key,), f"”{where.name}” står på framsidan, men {key} lästes inte", where.span.line)
    if not front.secretary:
        front.secretary = [Value(name, line) for name, line in _secretaries(front)][:1]
    if not front.notices:
        for piece in [*front.unread, *loose]:
            if told := _WAS_POSTED.search(piece.text):
                _posted(front, LabelPiece(piece.span, told["when"]))
    _without_label(front, loose, notes)
    _at_day(front, labels, notes)
    for piece in loose:
        _several(front, piece.text, piece.span.line)
        for day in dates(piece.text):
            if front.date is None:
                front.date = Value(day.value.isoformat(), piece.span.line)
        front.unread.append(piece)
    return front


def _without_label(front: Front, loose: list[LabelPiece], notes: Notes) -> None:
    """Take the time and place out of a line without a label: "Onsdagen den 10 april 2024, kl. 8.30–11, sal 3"."""
    if front.time or front.place:
        return
    for piece in loose:
        clock = next((each for each in times(piece.text) if each.confidence == 1), None)
        if clock is None or "–" not in clock.value or next(dates(piece.text), None) is None:
            continue
        loose.remove(piece)
        _time_and_place(front, Labelled("tid_plats", "", piece.span, [piece]), notes)
        if front.place:
            front.place.doubt = f"”{front.place.value}” står utan etikett: är det platsen?"
        return


def _at_day(front: Front, labels: Sequence[Labelled], notes: Notes) -> None:
    """Take the place out of what stands beside the day: "Sammanträdesdag: 12 juni 2024 kl. 8.30–10.05, Rådhuset"."""
    if front.place:
        return
    for label in labels:
        for piece in label.pieces if label.kind in ("datum", "tid") else ():
            clock = next((each for each in times(piece.text) if each.confidence == 1), None)
            rest = piece.text[clock.end :].strip(" ,.;") if clock else ""
            if len(rest) > _SHORTEST and rest[0].isupper() and not _NAME.match(rest):
                front.unread = [each for each in front.unread if each.span.line != piece.span.line]
                _time_and_place(front, Labelled("tid_plats", "", label.span, [piece]), notes)
                if front.place:
                    front.place.doubt = f"”{front.place.value}” står vid dagen: är det platsen?"
                return


def _read(front: Front, each: Labelled, notes: Notes, *, in_notice: bool) -> None:
    of_notice = each.kind == "paragrafer" and in_notice and bool(front.notices)
    (_items_of_notice if of_notice else _READERS.get(each.kind, _stamps))(front, each, notes)


def _date(front: Front, label: Labelled, notes: Notes) -> None:
    for piece in label.pieces:
        if several := _several(front, piece.text, piece.span.line):
            start, end = (piece.span.start + at for at in several)
            notes.leave(LineSpan(piece.span.line, start, end), "mötets dagar")
    for piece in label.pieces:
        clock = next(times(piece.text), None)
        if clock and clock.confidence == 1 and front.time is None:
            front.time = Value(clock.value, piece.span.line)
    if day := _day(front, label.pieces, notes):
        front.date = front.date or day
        if front.date.value != day.value and not front.date.doubt:
            front.date.doubt = f"på ett annat ställe står {day.value}"


def _body(front: Front, label: Labelled, notes: Notes) -> None:
    del front  # it is read from the file's name and the heads of the pages
    _leave(label.pieces, notes, "organet")


def _secretary(front: Front, label: Labelled, notes: Notes) -> None:
    _names(front.secretary, label.pieces, notes, front)


def _chair(front: Front, label: Labelled, notes: Notes) -> None:
    names: list[Value] = []
    _names(names, label.pieces, notes, front)
    front.chair = front.chair or (names[0] if names else None)
    _leave(label.pieces, notes, "underskrift")


def _items(front: Front, label: Labelled, notes: Notes) -> None:
    front.items = front.items or _runs(label.pieces)
    others = [piece for piece in label.pieces[1:] if next(dates(piece.text), None)]
    _leave([piece for piece in label.pieces if piece not in others], notes, "paragraferna")
    front.unread += others  # below it the days of the notice may stand, in a sentence of their own


def _items_of_notice(front: Front, label: Labelled, notes: Notes) -> None:
    front.notices[-1].items = _runs(label.pieces) or front.notices[-1].items
    _leave(label.pieces, notes, "paragraferna")


def _approved(front: Front, label: Labelled, notes: Notes) -> None:
    if day := _day(front, label.pieces, notes):
        front.approved = front.approved or day
    # "Protokollet justerades den 7 juni 2024. Anslaget publicerat 2024-06-10, tas ned 2024-07-02."
    if (
        label.pieces
        and not front.notices
        and (told := _NOTICE_TOLD.search(joined([piece.text for piece in label.pieces])))
    ):
        _posted(front, LabelPiece(label.pieces[0].span, told[0]))
    _leave(label.pieces, notes, "justeringen" if label.kind == "justering_datum" else "plats för justeringen")


def _stamps(front: Front, label: Labelled, notes: Notes) -> None:
    del front  # nothing of it is kept
    _leave(label.pieces, notes, "underskrifter och stämplar")


def _without_chair(front: Front, notes: Notes) -> None:
    """Leave out the chair, who always signs, from those who signed; somebody who was appointed is none of these."""
    chairs = {
        attendee.entry.name
        for attendee in front.people
        if attendee.entry
        and any((role.title or "").casefold() == "ordförande" and not role.spans for role in attendee.entry.roles)
    }
    others = [value for value in front.approvers if value.value.split(" (")[0] not in chairs]
    if others and not front.appointed:
        for value in front.approvers:
            if value.value.split(" (")[0] in chairs and value.line is not None:
                notes.leave_lines([value.line], "underskrifter")
        front.approvers = others


def _secretaries(front: Front) -> Iterator[tuple[str, int]]:
    """Yield who is listed among those present as the secretary of the meeting, with where."""
    for attendee in front.people:
        roles = attendee.entry.roles if attendee.entry else ()
        titles = [title for role in roles for title in re.split(r", ?| och ", (role.title or "").casefold())]
        if attendee.entry and attendee.kind == "övriga" and any(_SECRETARY.fullmatch(title) for title in titles):
            yield attendee.entry.name, attendee.lines[0]


def _posted(front: Front, piece: LabelPiece) -> None:
    """Take from when to when a notice was up out of a sentence: "Tillkännagivet på anslagstavlan 5 maj – 27 maj"."""
    days = [Value(day.value.isoformat(), piece.span.line) for day in dates(piece.text)]
    if not days or len(days) > 2 or (len(days) == 2 and days[0].value >= days[1].value):
        return
    days[0].doubt = f"”{piece.text}”: är det dagarna för anslaget?"
    front.notices.append(NoticeRead(posted=days[0], removed=days[1] if len(days) > 1 else None))


def _share_signatures(labels: Sequence[Labelled], index: int) -> None:
    """Give names in columns below two labels of signatures to them in turn: "Ordförande    Justerande"."""
    each, following = labels[index], labels[index + 1] if index + 1 < len(labels) else None
    if each.kind not in SIGNERS or each.pieces or following is None or following.kind not in SIGNERS:
        return
    if not following.pieces:
        return
    piece = following.pieces[0]
    if (
        following.span.line == each.span.line + 1
        and piece.span.line > following.span.line
        and len(following.pieces) > 1
    ):
        if all(_NAME.fullmatch(name.text) for name in following.pieces[:2]):
            # Offices in one column, names in the next.
            each.pieces.append(following.pieces.pop(0))
        return
    if following.span.line != each.span.line:
        return
    if gap := re.search(r"\s{2,}", piece.text):
        cut, line = piece.span.start + gap.end(), piece.span.line
        each.pieces = [
            LabelPiece(LineSpan(line, piece.span.start, piece.span.start + gap.start()), piece.text[: gap.start()])
        ]
        following.pieces[0] = LabelPiece(LineSpan(line, cut, piece.span.end), piece.text[gap.end() :])


def _leave(pieces: Sequence[LabelPiece], notes: Notes, why: str) -> None:
    for piece in pieces:
        notes.leave(piece.span, why)


def _time_and_place(front: Front, label: Labelled, notes: Notes) -> None:
    places: list[Value] = []
    before = ""
    pieces = _whole_days(front, label.pieces, notes)
    breaks = _breaks(pieces)
    for piece in pieces:
        if _is_neither(front, piece, notes):
            continue
        text = piece.text
        for start, end in breaks.get(piece.span, ()):
            notes.leave(LineSpan(piece.span.line, piece.span.start + start, piece.span.start + end), "ajournering")
            text = text[:start] + " " * (end - start) + text[end:]
        if not text.strip(" .,;()"):
            continue
        goes_on = _TO_OPEN.search(before) is not None  # "kl. 18.00–" / "20.45"
        removed = [*_days_in(front, piece, text), *_times_in(front, piece, text, label.kind, goes_on=goes_on)]
        before = text
        for start, end, why in removed:
            notes.leave(LineSpan(piece.span.line, piece.span.start + start, piece.span.start + end), why)
        kept, cut = "", 0
        for start, end, _ in sorted(removed):
            kept += text[cut:start] + " "
            cut = max(cut, end)
        kept += text[cut:]
        if open_time := _KL_OPEN.search(kept):  # "…, kl." / "13:00–15:20"
            at = piece.text.rindex(open_time[0].strip(" ,;"))
            notes.leave(LineSpan(piece.span.line, piece.span.start + at, piece.span.end), "tiden")
            kept = kept[: open_time.start()]
        if not kept.strip(" ,;:.–-"):
            continue
        if label.kind != "tid" and front.place is None:
            place = re.sub(r"\s*,(?:\s*,)+", ",", re.sub(r"\s+[.,;]+$", "", " ".join(kept.split()))).strip(" ,;:")
            place = place[:-1] if place.count(".") == 1 and place.endswith(".") else place
            places.append(Value(place, piece.span.line))
        else:
            front.unread.append(LabelPiece(piece.span, kept.strip()))
    if places:
        front.place = Value(" ".join(place.value for place in places), places[0].line)


def _breaks(pieces: Sequence[LabelPiece]) -> dict[LineSpan, list[tuple[int, int]]]:
    """Return where each piece tells of a break of the meeting, which is neither its time nor its place."""
    found: dict[LineSpan, list[tuple[int, int]]] = {}
    for told in BREAK.finditer(_run(pieces)):
        for piece, start, end in _parts(pieces, *told.span()):
            found.setdefault(piece.span, []).append((start, end))
    return found


def _whole_days(front: Front, pieces: Sequence[LabelPiece], notes: Notes) -> list[LabelPiece]:
    """Return pieces without the days that the end of a line parts: "onsdagen den 18" / "mars 2024, kl. 9"."""
    found = [LabelPiece(piece.span, piece.text) for piece in pieces]
    for index, (first, second) in enumerate(pairwise(found)):
        edge = len(first.text)
        day = next((each for each in dates(f"{first.text} {second.text}") if each.start < edge < each.end), None)
        if day is None:
            continue
        front.date = front.date or Value(day.value.isoformat(), first.span.line)
        before = WEEKDAY_BEFORE.search(first.text, 0, day.start)
        start, end = before.start() if before else day.start, day.end - edge - 1
        one, other = first.span, second.span
        notes.leave(LineSpan(one.line, one.start + start, one.end), "datumet")
        notes.leave(LineSpan(other.line, other.start, other.start + end), "datumet")
        found[index] = LabelPiece(LineSpan(one.line, one.start, one.start + start), first.text[:start])
        found[index + 1] = LabelPiece(LineSpan(other.line, other.start + end, other.end), second.text[end:])
    return [piece for piece in found if piece.text.strip()]


def _is_neither(front: Front, piece: LabelPiece, notes: Notes) -> bool:
    """Tell whether a piece is neither the meeting's time nor its place, and say or keep what it is."""
    text = piece.text
    if _WITH_PARTY.search(text) and _NAME.search(text):
        # A list of those present below a label that is not known: nobody is a place.
        front.unread.append(piece)
    elif text.casefold() in _REST_OF_LABEL:
        notes.leave(piece.span, "etikett")
    else:
        return False
    return True


def _days_in(front: Front, piece: LabelPiece, text: str) -> Iterator[tuple[int, int, str]]:
    """Take the days of a meeting; yield where they stand, each with its weekday."""
    several = _several(front, text, piece.span.line)
    days = list(dates(text))
    for start, end in [*([several] if several else []), *((day.start, day.end) for day in days)]:
        before = WEEKDAY_BEFORE.search(text, 0, start)
        yield before.start() if before else start, end, "datumet"
    if days:
        front.date = front.date or Value(days[0].value.isoformat(), piece.span.line)


def _times_in(
    front: Front, piece: LabelPiece, text: str, kind: str, *, goes_on: bool = False
) -> Iterator[tuple[int, int, str]]:
    """Take the times of a meeting; yield where they stand, each with the word before it."""
    for clock in times(text):
        if kind == "plats" and clock.confidence < 1:
            continue
        lead = _TIME_LEAD.search(text, 0, clock.start)
        yield lead.start() if lead else clock.start, clock.end, "tiden"
        if front.time is None:
            doubt = "" if clock.confidence == 1 or kind == "tid" else "är det mötets tid?"
            front.time = Value(clock.value, piece.span.line, doubt)
        else:
            between = "–" if goes_on else ", "
            front.time.value += f"{between}{clock.value}" if clock.value not in front.time.value else ""
        goes_on = False


def _several(front: Front, text: str, line: int) -> tuple[int, int] | None:
    """Take the first and last day of a meeting that was held over several, and return where they stand."""
    days = days_of_meeting(text)
    if days is None:
        return None
    front.date = front.date or Value(days.value[0].isoformat(), line)
    if front.date.value == days.value[0].isoformat():
        front.last_day = front.last_day or Value(days.value[1].isoformat(), line)
    return days.start, days.end


def _day(front: Front, pieces: Sequence[LabelPiece], notes: Notes) -> Value | None:
    """Take the first day beside a label; what else stands there is kept, to be listed."""
    value: Value | None = None
    for piece in pieces:
        day = next(dates(piece.text), None) if value is None else None
        if day is None:
            front.unread.append(piece)
            continue
        value = Value(day.value.isoformat(), piece.span.line)
        notes.leave(LineSpan(piece.span.line, piece.span.start + day.start, piece.span.start + day.end), "datum")
        _unread(front, piece, 0, day.start)
        _unread(front, piece, day.end, len(piece.text))
    return value


def _names(into: list[Value], pieces: Sequence[LabelPiece], notes: Notes, front: Front) -> None:
    """Take the names beside a label: the first time as a value, later as the signature of the same person."""
    present = {attendee.entry.name for attendee in front.people if attendee.entry}
    for piece in pieces:
        known = {value.value.split(" (")[0] for value in into}
        taken = 0
        for match in _NAME.finditer(piece.text):
            name = match["name"]
            begin, end = piece.span.start + match.start(), piece.span.start + match.end()
            near = not into or piece.span.line <= (into[0].line or 0) + 1
            if name in known or (not near and name in present):
                notes.leave(LineSpan(piece.span.line, begin, end), "underskrift")
            elif near and (not into or name in present or not present):
                into.append(Value(match[0], piece.span.line))
            else:
                continue
            _unread(front, piece, taken, match.start())
            taken = match.end()
        _unread(front, piece, taken, len(piece.text))


def _approvers(front: Front, label: Labelled, notes: Notes) -> None:
    """Take everybody in the list beside a label; below a later label, signatures and who was not named before."""
    pieces = label.pieces
    later = bool(front.approvers)
    front.appointed = front.appointed or bool(_APPOINTED.search(label.name))
    known = {value.value.split(" (")[0] for value in front.approvers}
    serving = {each.entry.name for each in front.people if each.entry and each.kind in ("beslutande", "ersättare")}
    taken: dict[int, int] = {}
    for each in listed_approvers([piece.text for piece in pieces], serving):
        piece = pieces[each.row]
        name = each.name.split(" (")[0]
        if later and name not in known and name not in serving:
            break
        start = max(each.start, 0)
        if name in known:
            notes.leave(LineSpan(piece.span.line, piece.span.start + start, piece.span.start + each.end), "underskrift")
        else:
            doubt = "står vid en underskrift, men inte bland dem som utsågs" if later and front.appointed else ""
            front.approvers.append(Value(each.name, piece.span.line, doubt))
            known.add(name)
        if each.start < 0:
            continue
        _unread(front, piece, taken.get(each.row, 0), start)
        taken[each.row] = each.end
    for row, piece in enumerate(pieces):
        rest = piece.text[taken.get(row, 0) :]
        if front.approved is None and (day := next(dates(rest), None)) and not later:
            front.approved = Value(day.value.isoformat(), piece.span.line)
        _unread(front, piece, taken.get(row, 0), len(piece.text))
        if _WITH_PARTY.search(rest) or (not front.approvers and re.search(r"[^\W\d_]{2}", rest)) or "§" in rest:
            why = f"”{rest.strip()}” står vid justerarna, men kom inte med"
            notes.doubt(("justerare",), why, piece.span.line, "alla justerare?")


def _unread(front: Front, piece: LabelPiece, start: int, end: int) -> None:
    """Keep what stands between two names, to be listed."""
    if piece.text[start:end].strip():
        span = LineSpan(piece.span.line, piece.span.start + start, piece.span.start + end)
        front.unread.append(LabelPiece(span, piece.text[start:end].strip()))


def _runs(pieces: Sequence[LabelPiece]) -> Value | None:
    for piece in pieces:
        if match := _SPANS.search(_DASHES.sub("–", piece.text)):
            try:
                parse_spans(match[0])
            except NotationError:
                continue
            return Value(match[0].strip(" ,"), piece.span.line)
    return None


def _notice(front: Front, each: Labelled, notes: Notes) -> None:
    """Read a line of the notice; a second day of posting begins a second notice."""
    until = _until(each, notes) if each.kind == "uppsatt" else None
    day = _day(front, each.pieces, notes) if each.kind != "förvaring" else None
    notice = front.notices[-1] if front.notices else None
    if each.kind == "uppsatt":
        if notice is None or (notice.posted and day):
            notice = NoticeRead()
            front.notices.append(notice)
        notice.posted = notice.posted or day
        notice.removed = notice.removed or until
        named = "paragraf" in each.name.casefold()
        if items := _runs([piece for piece in each.pieces if named or "§" in piece.text or "paragraf" in piece.text]):
            notice.items = items
        return
    if notice is None:
        notice = NoticeRead()
        front.notices.append(notice)
    if each.kind == "nedtas":
        notice.removed = notice.removed or day
    elif each.pieces and notice.kept_at is None:
        notice.kept_at = Value(each.pieces[0].text, each.pieces[0].span.line)
        _leave(each.pieces[1:], notes, "bevisets text")
    else:
        _leave(each.pieces, notes, "bevisets text")


def _until(label: Labelled, notes: Notes) -> Value | None:
    """Take the last day of a notice that stands with the first: "2024-11-18 – 2024-12-10", "…, tas ned 2024-12-10"."""
    text = _run(label.pieces)
    days = list(dates(text))
    if len(days) != 2 or days[0].value >= days[1].value:
        return None
    between = text[days[0].end : days[1].start]
    if not (TO.fullmatch(between) or _TAKEN_DOWN.fullmatch(between)):
        return None
    value: Value | None = None
    for piece, start, stop in _parts(label.pieces, days[0].end, days[1].end):
        notes.leave(LineSpan(piece.span.line, piece.span.start + start, piece.span.start + stop), "datum")
        value = Value(days[1].value.isoformat(), piece.span.line)
    return value


def _run(pieces: Sequence[LabelPiece]) -> str:
    """Return the words of pieces as one run; what a hyphen parts at a line's end ("2024-" / "07-02") is whole."""
    return "".join(piece.text + " " * (not _DAY_OPEN.search(piece.text)) for piece in pieces).rstrip()


def _parts(pieces: Sequence[LabelPiece], start: int, end: int) -> Iterator[tuple[LabelPiece, int, int]]:
    """Yield the pieces that a stretch of their run is on, and where it begins and ends in each."""
    begin = 0
    for piece in pieces:
        first, last = max(start, begin) - begin, min(end, begin + len(piece.text)) - begin
        if first < last:
            yield piece, first, last
        begin += len(piece.text) + (not _DAY_OPEN.search(piece.text))


def runs_of_front(front: Front) -> tuple[Run, ...]:
    """Return the §§ that the front page says the minutes hold, or none."""
    return parse_spans(front.items.value) if front.items else ()


_READERS: dict[str, Callable[[Front, Labelled, Notes], None]] = {
    "tid_plats": _time_and_place,
    "plats": _time_and_place,
    "tid": _time_and_place,
    "datum": _date,
    "organ": _body,
    "justerare": _approvers,
    "sekreterare": _secretary,
    "ordförande": _chair,
    "paragrafer": _items,
    "justering_datum": _approved,
    "justering_plats": _approved,
    "uppsatt": _notice,
    "nedtas": _notice,
    "förvaring": _notice,
}
