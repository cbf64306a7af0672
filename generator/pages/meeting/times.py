"""Times: when minutes were approved and posted, and the last day to appeal, computed and marked as computed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.archive import APPROVED, AgendaItem, Announcement, Meeting, Stage, StateKind, appealable, stage_of
from generator.language.calendar_se import format_days, format_period
from generator.language.text import NO_BREAK_SPACE, WORD_JOINER, capitalise, enumeration
from generator.model import Notice
from generator.notation import Number, Span
from generator.pages.parts import LinkView, number_range, person_link, spans_label, written


@dataclass(frozen=True)
class Deadline:
    """The last day to appeal what one notice announced."""

    first_day: str  # 2024-04-22
    day: str
    text: str
    items: str  # "§§ 88–118" when the day is not that of every § of the minutes


@dataclass(frozen=True)
class TimesView:
    """The rows of "Tider och överklagande"."""

    place_and_time: str
    called: str  # the day on which the notice of the meeting went out
    approvals: tuple[str, ...]
    approvers: tuple[LinkView, ...]
    notices: tuple[tuple[str, str | None], ...]
    deadlines: tuple[Deadline, ...]
    sentence: str
    no_deadline: str  # why there is no last day to appeal, where something has been announced


def times_of(meeting: Meeting) -> TimesView:
    """Return the times of a meeting: as printed, and the last day to appeal by the rule of calendar_se."""
    minutes = meeting.minutes
    when = re.sub(r"(?<=\d) | (?=\d{4})", NO_BREAK_SPACE, format_days(meeting.date, meeting.last_day, weekday=True))
    if minutes.time:
        # Of several days the minutes may say more than hours: "den 12 april 18–22, den 13 april 18–20".
        hours = f"kl.{NO_BREAK_SPACE}{minutes.time}" if minutes.time[0].isdigit() else minutes.time
        when += f" {hours.replace('–', f'{WORD_JOINER}–{WORD_JOINER}')}"
    place = f"{minutes.place}, {when}" if minutes.place else when
    drafted = " enligt utkastet" if meeting.status == Stage.DRAFT else ""
    approvals = tuple(_with_items(f"{written(each.date)}{drafted}", each.items) for each in minutes.approvals)
    notices = tuple((_with_items(f"{_posted(each)}{drafted}", each.items), each.kept_at) for each in minutes.notices)
    deadlines = tuple(deadline for announcement in meeting.announcements if (deadline := deadline_of(announcement)))
    return TimesView(
        place,
        written(minutes.called_on) if minutes.called_on else "",
        approvals,
        tuple(person_link(author) for author in meeting.approvers),
        notices,
        deadlines,
        _sentence(meeting, approvals, deadlines),
        "" if deadlines or not notices else _no_deadline(meeting),
    )


def _no_deadline(meeting: Meeting) -> str:
    """Return why no § has a last day to appeal: "§ 8 överklagas inte, §§ 9–11 är noterade, § 12 är förslag"."""
    order = [item.number for item in meeting.items]
    found: dict[tuple[str, str], list[Number]] = {}
    for item in meeting.items:
        found.setdefault(_why_not(item), []).append(item.number)
    said = [f"{number_range(numbers, order)} {why[len(numbers) > 1]}" for why, numbers in found.items()]
    return f"Ingen sista dag är beräknad: {', '.join(said)}."


def _why_not(item: AgendaItem) -> tuple[str, str]:
    """Return why a § has no last day, of one and of several."""
    if stage_of(item) not in APPROVED:
        return "är inte justerad", "är inte justerade"
    if item.proposal_to:
        return "är förslag", "är förslag"
    route = appealable(item)
    words = "överklagas inte" if route == "nej" else "överklagas på annat sätt" if route else ""
    if not route and item.state is StateKind.DECIDED:
        words = "överklagas på ett sätt som inte framgår"
    return (words, words) if words else ("är noterad", "är noterade")


def _with_items(text: str, items: Sequence[Span]) -> str:
    return f"{text} ({spans_label(items)})" if items else text


def deadline_of(announcement: Announcement) -> Deadline | None:
    """Return the last day to appeal what a notice announced, or None when it announced nothing that can be tried."""
    day = announcement.last_day
    if day is None:
        return None
    return Deadline(announcement.posted.isoformat(), day.isoformat(), written(day), triable_label(announcement))


def triable_label(announcement: Announcement) -> str:
    """Return which §§ of a notice can be tried, "§§ 8, 10", and nothing if it is all of the minutes."""
    numbers = [item.number for item in announcement.triable]
    if len(numbers) == len(announcement.items):
        return announced_label(announcement)
    return number_range(numbers, [item.number for item in announcement.meeting.items])


def announced_label(announcement: Announcement) -> str:
    """Return "§§ 88–118" for a notice that is for some of the §§ only, and nothing for one that is for all of them."""
    rest = "övriga paragrafer" if announcement.others else ""
    return spans_label(announcement.spans) or rest


@dataclass(frozen=True)
class AppealView:
    """When one § was approved and announced, and how it is appealed: until a day, in another way, or not at all."""

    before: str
    last_day: str  # "13 maj 2024", or nothing when no day can be given
    deadline: tuple[str, str] | None  # its first and last day, for a script
    after: str


def _posted(notice: Notice) -> str:
    return format_period(notice.posted, notice.removed) if notice.removed else f"från {written(notice.posted)}"


def appeal_of(item: AgendaItem) -> AppealView:
    """Return when a § was approved and announced, and how long it can be appealed."""
    meeting = item.meeting
    drafted = stage_of(item) is Stage.DRAFT  # announced to nobody yet
    approved, notice = item.approved_on, None if drafted else meeting.announced(item.number)
    day = notice.last_day_of(item) if notice else None
    said = [f"justerad {written(approved)}"] if approved else []
    said += [f"anslagen {written(notice.posted)}"] if notice else []
    return AppealView(
        f"{capitalise(enumeration(said))}." if said else "",
        written(day) if day else "",
        (notice.posted.isoformat(), day.isoformat()) if notice and day else None,
        _route(item),
    )


def _route(item: AgendaItem) -> str:
    """Return the sentence on how a § is appealed, if it is another way than the usual."""
    if item.proposal_to:
        own = "Hur det som beslutas för egen del överklagas framgår inte här. Det står i beslutet."
        return own if item.remarks.own_part and not item.appeal_said else ""
    if item.state not in (StateKind.DECIDED, StateKind.NOTED):
        return _ROUTES.get(item.appeal_said or "", "")
    route = appealable(item)
    if route is None and item.state is StateKind.DECIDED:
        return "Hur beslutet överklagas framgår inte här. Det står i beslutet."
    said = item.appeal_said or item.meeting.body.record.appeal
    return _ROUTES.get(route or "", "") if said else ""


# What is said of a § of which an editor or a register has said how it is appealed.
_ROUTES = {
    "förvaltningsbesvär": "Överklagas på annat sätt än genom laglighetsprövning. Hur och hur länge står i beslutet.",
    "detaljplan": "Överklagas till mark- och miljödomstolen. Hur och hur länge står i beslutet.",
    "nej": "Överklagas inte.",
}


def but_for(items: Iterable[AgendaItem], *, approved: bool) -> str:
    """Return which §§ are not as far as the rest: ", utom § 3 (utkast) och § 5 (ej justerat)"; empty if all are.

    Args:
        items: the §§ of some minutes, in their order.
        approved: whether the minutes are approved, and the §§ sought those that are not; or the other way round.
    """
    found: dict[str, list[Number]] = {}
    order: list[Number] = []
    for item in items:
        order.append(item.number)
        if ((stage := stage_of(item)) in APPROVED) is not approved:
            found.setdefault(f" ({stage})" if approved else "", []).append(item.number)
    named = enumeration([f"{number_range(numbers, order)}{aside}" for aside, numbers in found.items()])
    return f", utom {named}" if named else ""


def _sentence(meeting: Meeting, approvals: Sequence[str], deadlines: Sequence[Deadline]) -> str:
    parts: list[str] = []
    if meeting.status == Stage.DRAFT:
        parts.append("Utkast.")
    elif meeting.status == Stage.NOT_APPROVED:
        parts.append(f"Inte justerat ännu{but_for(meeting.items, approved=False)}.")
    elif approvals:
        parts.append(f"Justerat {enumeration(approvals)}{but_for(meeting.items, approved=True)}.")
    if deadlines:
        days = [f"{deadline.text} för {deadline.items}" if deadline.items else deadline.text for deadline in deadlines]
        parts.append(f"Överklagas senast {enumeration(days)} (beräknat).")
    return " ".join(parts)
