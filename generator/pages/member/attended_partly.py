"""The §§ that a member took part in deciding, of the meetings in which they served for a part only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.archive import AgendaItem, Meeting, Presence, PresenceKind
from generator.pages.context import Context
from generator.pages.item.lines import ItemLine, item_line, title_line
from generator.pages.parts import LinkView, meeting_link

# So many §§ are listed with their words; of more only the titles, which lead there.
_WITH_WORDS = 15


@dataclass(frozen=True)
class ServedMeeting:
    """The §§ of one meeting in which somebody served; of a long meeting, if they are fewer, those in which not."""

    meeting: LinkView
    sentence: str  # "Tjänstgjorde i 78 av 81 paragrafer. Inte i:", where the §§ are those in which not
    lines: tuple[ItemLine, ...]


def served_in(context: Context, presences: Sequence[Presence]) -> tuple[ServedMeeting, ...]:
    """Return the §§ in which a person served, of those meetings where they did so in a part only."""
    serving = [presence for presence in reversed(presences) if presence.kind is PresenceKind.SERVING]
    parts = [part for _, lines in groupby(serving, key=lambda each: each.meeting) for part in _parts(list(lines))]
    words = sum(len(found) for _, sentence, found in parts if not sentence) <= _WITH_WORDS
    return tuple(
        ServedMeeting(
            meeting_link(meeting),
            sentence,
            tuple(
                item_line(context, item, words=True) if words and not sentence else title_line(context, item)
                for item in found
            ),
        )
        for meeting, sentence, found in parts
    )


def _parts(lines: list[Presence]) -> Iterator[tuple[Meeting, str, list[AgendaItem]]]:
    """Yield a meeting with the §§ to list, if somebody served in a part of it; `lines` are theirs in the attendance."""
    meeting = lines[0].meeting
    if any(presence.whole for presence in lines):
        return
    items = meeting.items
    took = {number for presence in lines for number in presence.numbers}
    perhaps = {number for presence in lines for number in presence.perhaps}
    served = [item for item in items if item.number in took]
    others = [item for item in items if item.number not in took | perhaps]
    if len(served) <= max(_WITH_WORDS, len(others)):
        if served:
            yield meeting, "", served
    elif others:
        yield meeting, f"Tjänstgjorde i {len(served)} av {len(items)} paragrafer. Inte i:", others
