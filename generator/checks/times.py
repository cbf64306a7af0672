"""Times: the clock of a meeting, and the days on which its minutes were approved and posted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.checks.paper import Paper, Path
from generator.content.outline import has_own_part
from generator.findings import Finding, Severity
from generator.language.calendar_se import (
    APPEAL_PERIOD,
    MONTHS,
    WEEKDAYS,
    format_date,
    is_working_day,
    last_day_to_appeal,
)
from generator.language.text import one_line
from generator.model import Approval, Item, Notice
from generator.notation import Number, format_number

# KL 5:69 (for boards through 6:35): the minutes are approved within fourteen days.
_APPROVAL_PERIOD = timedelta(days=14)
_CLOCK = re.compile(r"(?<![\d.:])(\d{1,2})[.:](\d{2})\s*[-‐‑‒–—−]\s*(?:kl\.? ?)?(\d{1,2})[.:](\d{2})(?![\d.:])")
_HOUR = re.compile(r"(?<![\d.:])(\d{1,2})[.:](\d{2})(?![\d.:])")
_COMMA = re.compile(r"(?<![\d.,:])([01]?\d|2[0-3]),([0-5]\d)(?![\d,])")
_LONGEST = 80
_LATE, _EARLY = (12, 0), (6, 0)
_WEEKDAY = re.compile(
    rf"\b({'|'.join(WEEKDAYS)})(?:en|ens)?,? (?:den )?"
    rf"(?:(\d{{1,2}})(?::e|:a)? ({'|'.join(MONTHS)})(?:,? (\d{{4}}))?\b|(\d{{4}})-(\d\d)-(\d\d)\b)",
    re.IGNORECASE,
)
_MAYBE_WEEKDAY = re.compile(r"dag(?:en|ens)?,? (?:den )?\d")


def times(paper: Paper) -> Iterator[Finding]:
    """Yield the findings on what cannot be true, or is later than it should be, by the days and hours in one file."""
    yield from _hours(paper)
    yield from _days(paper)
    yield from _draft(paper)
    yield from _weekdays(paper)
    for index, item in enumerate(paper.minutes.items):
        if item.proposal_to == paper.minutes.body:
            yield paper.finding(
                ("paragrafer", index, "förslag_till"),
                "forslag-till-sig-sjalv",
                f"paragrafen är ett förslag till {item.proposal_to}, som är det organ som protokollet är från.",
                "Skriv id för det organ som ska besluta. Är det ett beslut tar du bort förslag_till.",
            )
        if item.filed_on and item.filed_on > (paper.minutes.last_day or paper.minutes.date):
            yield paper.finding(
                ("paragrafer", index, "väckt"),
                "tidigare-senare",
                f"väckt har datum {item.filed_on}, som är efter mötet.",
                "Rätta datumet, framför allt året.",
            )
        yield from _corrected(paper, index, item)
        if item.appeal not in {None, "nej"} and item.proposal_to and not has_own_part(item):
            yield paper.finding(
                ("paragrafer", index, "överklagas"),
                "forslag-overklagas",
                f"§ {format_number(item.number)} är ett förslag till {item.proposal_to}. Ett förslag överklagas inte.",
                "Ta bort överklagas. Är det ett beslut tar du bort förslag_till.",
            )
        for at, earlier in enumerate(item.earlier):
            if earlier.date > paper.minutes.date:
                yield paper.finding(
                    ("paragrafer", index, "tidigare", at, "datum"),
                    "tidigare-senare",
                    f"en tidigare behandling har datum {earlier.date}, som är efter mötet.",
                    "Rätta datumet, framför allt året.",
                )


def _corrected(paper: Paper, index: int, item: Item) -> Iterator[Finding]:
    """A rättelse leaves the old text as it stood (JO 3337-2001), so that what it corrects is there to be found."""
    told = _plain(item.model_dump_json(exclude={"corrections"}).replace("\\n", " ")) if item.corrections else ""
    for at, correction in enumerate(item.corrections):
        path = ("paragrafer", index, "rättelser", at)
        if correction.date < paper.minutes.date:
            yield paper.finding(
                (*path, "datum"),
                "rattelse-stammer-inte",
                f"rättelsen har datum {correction.date}, som är före mötet.",
                "Rätta datumet, framför allt året.",
            )
        if correction.old and _plain(correction.old) not in told:
            yield paper.finding(
                (*path, "tidigare"),
                "rattelse-stammer-inte",
                f"orden ”{_short(correction.old)}”, som ska ha stått förut, finns inte i paragrafen.",
                "Skriv orden i tidigare som de stod, och låt dem stå kvar i paragrafen. Är de redan utbytta där "
                "skriver du tillbaka dem: den gamla texten ska stå kvar.",
            )


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"


def _plain(text: str) -> str:
    """Return the letters and figures of a text: how it is set does not matter."""
    return re.sub(r"[\W_]+", "", text).casefold()


# A draft that the program has read in (importer/draft/draft.py): it is approved, and its reading is what is a draft.
_READ_IN = re.compile(r"^status:[^#\n]*# inläst\b", re.MULTILINE)


def _draft(paper: Paper) -> Iterator[Finding]:
    """A draft is nobody's decision yet: it has not been approved, and nothing of it can be appealed."""
    key = "justering" if paper.minutes.approvals else "anslag" if paper.minutes.notices else ""
    if paper.minutes.status == "utkast" and key and not _READ_IN.search(paper.source):
        yield paper.finding(
            (key,),
            "utkast-justerat",
            f"Protokollet har status utkast men också {key}. Ett utkast visas som ej justerat, utan dag att överklaga.",
            "Är protokollet justerat tar du bort raden status: utkast. Annars tar du bort raderna under "
            f"{' och '.join(each for each in ('justering', 'anslag') if each in paper.document.data)}.",
        )


def _hours(paper: Paper) -> Iterator[Finding]:
    yield from _written(paper, paper.minutes.time or "")
    written: list[tuple[Path, str | None]] = [(("tid",), paper.minutes.time)]
    for index, item in enumerate(paper.minutes.items):
        written += ((("paragrafer", index, "voteringar", at, "tid"), vote.time) for at, vote in enumerate(item.votes))
    for path, hours in written:
        for match in _HOUR.finditer(hours or ""):
            if int(match[1]) > 24 or int(match[2]) > 59:
                message = f"Klockslaget {match[0]} finns inte."
                yield paper.finding(
                    path, "tid-baklanges", message, "Rätta tiden, som i protokollet, till exempel 09:00."
                )
    for match in _CLOCK.finditer(paper.minutes.time or ""):
        begun, ended = (int(match[1]), int(match[2])), (int(match[3]), int(match[4]))
        if max(begun, ended) < (25, 0) and ended <= begun and not (begun >= _LATE and ended < _EARLY):  # past midnight
            message = f"Mötet slutar innan det börjar: {match[0]}."
            yield paper.finding(("tid",), "tid-baklanges", message, "Rätta tiden, som i protokollet: 09:00–10:30.")


def _written(paper: Paper, time: str) -> Iterator[Finding]:
    """A word before the hours, or a comma inside one: it would be read as text, and never be compared."""
    bare = re.sub(r"^(?:klockan|kl\.?) (?=\d)", "", time, flags=re.IGNORECASE)
    clock = _COMMA.sub(r"\1:\2", bare)
    if clock == time:
        return
    begins = f"Tiden börjar med ”{time[: len(time) - len(bare)].strip()}”, som sidan redan säger."
    comma = "Klockslaget har kommatecken mellan timme och minut, och läses inte som en tid."
    yield paper.finding(
        ("tid",),
        "tid-med-ord",
        " ".join([begins] * (bare != time) + [comma] * (clock != bare)),
        f"Skriv bara klockslagen: tid: {clock}",
    )


def _days(paper: Paper) -> Iterator[Finding]:
    held, seen = paper.minutes.last_day or paper.minutes.date, set[tuple[int | None, int | None]]()
    for at, approval in enumerate(paper.minutes.approvals):
        place = ("justering", at, "datum")
        if approval.date < held:
            yield paper.finding(
                place,
                "justering-fore-mote",
                f"Protokollet justerades {approval.date}, innan mötet hölls ({held}).",
                "Rätta datumet, framför allt månaden och året.",
                Severity.ERROR,
            )
        elif approval.date > held + _APPROVAL_PERIOD:
            days = (approval.date - held).days
            yield paper.finding(
                place,
                "justering-sen",
                f"Protokollet justerades {days} dagar efter mötet. Det ska ske inom 14 dagar.",
                "Kontrollera datumet. Står det så i originalet låter du det stå.",
            )
    for number in paper.numbers if paper.minutes.approvals and paper.minutes.notices else ():
        approved = _which(paper.minutes.approvals, number)
        posted = _which(paper.minutes.notices, number)
        if approved is None or posted is None or (approved, posted) in seen:
            continue
        seen.add((approved, posted))
        yield from _notice(paper, approved, posted)
    for at, notice in enumerate(paper.minutes.notices):
        yield from _period(paper, at, notice)


def _which(records: Sequence[Approval | Notice], number: Number) -> int | None:
    """Return the place of the approval or notice of a §: the one that names it, else one of those for all."""
    named = [at for at, record in enumerate(records) if any(span.contains(number) for span in record.items)]
    for_all = [at for at, record in enumerate(records) if not record.items]
    # Of several that may be meant, nothing is said.
    return next((found[0] for found in (named, for_all) if len(found) == 1), None)


def _notice(paper: Paper, approved: int, posted: int) -> Iterator[Finding]:
    approval, notice = paper.minutes.approvals[approved], paper.minutes.notices[posted]
    place = ("anslag", posted, "uppsatt")
    if notice.posted < approval.date:
        yield paper.finding(
            place,
            "anslag-fore-justering",
            f"Anslaget sattes upp {notice.posted}, innan protokollet justerades ({approval.date}).",
            "Rätta det datum som är fel. Sista dag för överklagande räknas från dagen då anslaget sattes upp.",
            Severity.ERROR,
        )
    elif approval.date >= (paper.minutes.last_day or paper.minutes.date) and notice.posted > (
        last := _second_day(approval.date)
    ):
        yield paper.finding(
            place,
            "anslag-sent",
            f"Anslaget sattes upp {notice.posted}, men protokollet justerades redan {approval.date}.",
            f"Det ska anslås senast andra dagen efter, här {format_date(last, weekday=True)}. Kontrollera datumen.",
        )


def _second_day(approved: date) -> date:
    """Return the last day to post a notice: the second after approval (KL 8:12), or the next working day."""
    day = approved + timedelta(days=2)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _period(paper: Paper, at: int, notice: Notice) -> Iterator[Finding]:
    if notice.removed is None or notice.removed >= notice.posted + APPEAL_PERIOD:
        return
    last = last_day_to_appeal(notice.posted)
    message = (
        f"Anslaget tas ned {notice.removed}, innan det sätts upp ({notice.posted})."
        if notice.removed < notice.posted
        else f"Anslaget tas ned {notice.removed}, innan tre veckor har gått."
    )
    yield paper.finding(
        ("anslag", at, "nedtas"),
        "anslag-kort",
        message,
        f"Sista dag att överklaga är {format_date(last, weekday=True)}. Anslaget ska sitta uppe den dagen ut.",
    )


def _weekdays(paper: Paper) -> Iterator[Finding]:
    if not _MAYBE_WEEKDAY.search(paper.source):
        return
    for path, text in paper.texts():
        for match in _WEEKDAY.finditer(text) if "dag" in text else ():
            days = _meant(match, paper.minutes.date.year)
            said = WEEKDAYS.index(match[1].lower())
            if not days or any(day.weekday() == said for day in days):
                continue
            right = f"Den {format_date(days[0])} var en {WEEKDAYS[days[0].weekday()]}. " if len(days) == 1 else ""
            yield paper.finding(
                path,
                "veckodag",
                f"veckodag och datum går inte ihop: ”{match[0]}”."
                if paper.where(path)
                else f"Veckodag och datum går inte ihop: ”{match[0]}”.",
                f"{right}Jämför med originalet. Står det så där låter du det stå.",
                row=text.count("\n", 0, match.start()),
            )


def _meant(match: re.Match[str], year: int) -> list[date]:
    """Return the days that a written date can mean; without a year it may be of the meeting's or the ones beside."""
    if match[5]:
        parts = [(int(match[5]), int(match[6]), int(match[7]))]
    else:
        month = MONTHS.index(match[3].lower()) + 1
        years = [int(match[4])] if match[4] else [year, year - 1, year + 1]
        parts = [(each, month, int(match[2])) for each in years]
    days = []
    for part in parts:
        try:
            days.append(date(*part))
        except ValueError:
            return []
    return days
