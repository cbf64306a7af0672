"""The §§ that a member took part in deciding, of the meetings in which they served for a part only."""

from __future__ import annotations

from collections.abc import Sequence

from generator.archive import Presence, PresenceKind
from generator.pages.context import Context
from generator.pages.item.lines import ItemLine, item_line, title_line

# So many §§ are listed with their words; of more only the titles, which lead there.
_WITH_WORDS = 15


def served_in(context: Context, presences: Sequence[Presence]) -> tuple[ItemLine, ...]:
    """Return the §§ in which a person served, of those meetings where they did so in a part only."""
    partly = [each for each in reversed(presences) if each.kind is PresenceKind.SERVING and not each.whole]
    several = len({presence.meeting.id for presence in partly}) > 1
    served = [
        handling
        for presence in partly
        for handling in presence.meeting.handlings
        if handling.number in presence.numbers
    ]
    if len(served) > _WITH_WORDS:
        return tuple(title_line(context, handling, with_meeting=several) for handling in served)
    return tuple(item_line(context, handling, with_meeting=several, words=True) for handling in served)
