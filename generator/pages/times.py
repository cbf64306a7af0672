"""Times: when minutes were approved and posted, and the last day to appeal, computed and marked as computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.archive import Handling, Meeting
from generator.calendar_se import format_date, format_period, last_day_to_appeal
from generator.model import Notice
from generator.notation import Number, Span
from generator.pages.parts import LinkView, number_range, person_link, spans_label, written
from generator.text import NO_BREAK_SPACE, WORD_JOINER, enumeration


@dataclass(frozen=True)
class Deadline:
    """The last day to appeal what one notice announced, and the §§ to which no such day applies."""

    day: date
    text: str
    items: str  # "§§ 88–118" when the notice is not for the whole
    excepted: str  # "§ 12" when that is a proposal


@dataclass(frozen=True)
class TimesView:
    """The rows of "Tider och överklagande"."""

    place_and_time: str
    approvals: tuple[str, ...]
    approvers: tuple[LinkView, ...]
    notices: tuple[tuple[str, str | None], ...]
    deadlines: tuple[Deadline, ...]
    sentence: str


def times_of(meeting: Meeting) -> TimesView:
    """Return the times of a meeting: as printed, and the last day to appeal by the rule of calendar_se."""
    minutes = meeting.minutes
    when = format_date(meeting.date, weekday=True)
    if minutes.time:
        when += f" kl.{NO_BREAK_SPACE}{minutes.time.replace('–', f'{WORD_JOINER}–{WORD_JOINER}')}"
    place = f"{minutes.place}, {when}" if minutes.place else when
    approvals = tuple(_with_items(written(each.date), each.items) for each in minutes.approvals)
    notices = tuple(
        (
            _with_items(
                format_period(each.posted, each.removed) if each.removed else f"från {written(each.posted)}", each.items
            ),
            each.kept_at,
        )
        for each in minutes.notices
    )
    deadlines = tuple(deadline for each in minutes.notices if (deadline := deadline_of(meeting, each)))
    return TimesView(
        place,
        approvals,
        tuple(person_link(author) for author in meeting.approvers),
        notices,
        deadlines,
        _sentence(meeting, approvals, deadlines),
    )


def _with_items(text: str, items: Sequence[Span]) -> str:
    return f"{text} ({spans_label(items)})" if items else text


def _covered(meeting: Meeting, notice: Notice) -> list[Handling]:
    if not notice.items:
        return meeting.handlings
    return [each for each in meeting.handlings if any(span.contains(each.number) for span in notice.items)]


def appealable(handling: Handling) -> bool:
    """Tell whether the general rule gives a last day to appeal: not for a proposal, which decides nothing (KL 13:2)."""
    return handling.proposal_to is None


def deadline_of(meeting: Meeting, notice: Notice) -> Deadline | None:
    """Return the last day to appeal what a notice announced, or None when it announced proposals alone."""
    covered = _covered(meeting, notice)
    if not any(appealable(each) for each in covered):
        return None
    order: list[Number] = [each.number for each in meeting.handlings]
    excepted = [each.number for each in covered if not appealable(each)]
    day = last_day_to_appeal(notice.posted)
    return Deadline(day, written(day), spans_label(notice.items), number_range(excepted, order))


def _sentence(meeting: Meeting, approvals: Sequence[str], deadlines: Sequence[Deadline]) -> str:
    parts: list[str] = []
    if meeting.minutes.status in {"utkast", "ej justerat"}:
        parts.append("Inte justerat ännu.")
    elif approvals:
        parts.append(f"Justerat {enumeration(approvals)}.")
    if deadlines:
        days = [
            f"{each.text} för {each.items}" if each.items and len(deadlines) > 1 else each.text for each in deadlines
        ]
        parts.append(f"Överklagas senast {enumeration(days)} (beräknat).")
    return " ".join(parts)
