"""Entry: one person's line in the attendance list as a value, and the one way it is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.notation.spans import WHOLE_MEETING, Number, Span, format_spans

_VACANT = re.compile(r"(?:vakan(?:t|s|ta|tsatt)\b.*|(?:ej (?:till|be)satt|obesatt)(?: \w*plats)?)", re.IGNORECASE)


@dataclass(frozen=True)
class Role:
    """A title as printed, with the §§ it was held for; () when the line does not single any out."""

    title: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Replaced:
    """The member in whose place somebody serves, with that member's party and role as printed."""

    name: str
    party: str | None
    role: str | None
    person: str | None = None


@dataclass(frozen=True)
class Entry:
    """One person's attendance by one line.

    The §§ of a person with one role stand in `spans`; a role has §§ of its own when they differ from the
    attendance, as those of who presides for a while ("mötesordförande § 5") always do.

    `absent` is (Span(None, None),) for somebody who took no part at all. `reason` tells why the
    person is absent or, when `absent` is empty, why the replaced member is.

    `times` is presence by the clock, as printed ("kl. 15:14–17:51"): in which §§ that was, nobody says. `partly` are
    §§ in a part of which the person took part. `remote` says, as printed, that the person was there by wire.
    `person` is an id of the register, where the name does not tell who it is.
    """

    name: str
    party: str | None
    roles: tuple[Role, ...] = ()
    spans: tuple[Span, ...] = ()
    absent: tuple[Span, ...] = ()
    reason: str | None = None
    replaces: Replaced | None = None
    times: str | None = None
    partly: tuple[Span, ...] = ()
    remote: str | None = None
    person: str | None = None

    @property
    def is_vacant(self) -> bool:
        """Whether the line holds an empty seat instead of a person."""
        return is_vacant(self.name)

    @property
    def is_partial(self) -> bool:
        """Whether the line singles out any §§ or times; if not, it covers all §§."""
        return bool(self.spans or self.absent or self.times or self.partly or len(self.roles) > 1)

    def covers(self, number: Number) -> bool:
        """Tell whether the person takes part in the whole of a § by this line. What the clock says tells of no §."""
        if any(span.contains(number) for span in (*self.absent, *self.partly)):
            return False
        spans = self.spans
        if not spans and (self.times or self.partly):
            return False
        if not spans and len(self.roles) > 1 and all(role.spans for role in self.roles):
            spans = tuple(span for role in self.roles for span in role.spans)
        return not spans or any(span.contains(number) for span in spans)

    def may_cover(self, number: Number) -> bool:
        """Tell whether the person can have taken part in a §, or in a part of it, by this line."""
        if self.covers(number) or any(span.contains(number) for span in self.partly):
            return True
        return bool(self.times) and not self.spans and not any(span.contains(number) for span in self.absent)


def is_vacant(name: str) -> bool:
    """Tell whether what stands where a name should says that the seat is empty: "Vakant", "vakantsatt plats"."""
    return _VACANT.fullmatch(name.strip()) is not None


MASK = "[maskad]"  # stands where words have been taken out


def is_masked(name: str) -> bool:
    """Tell whether what stands where a name should is a mask: "[maskad]"."""
    return name.lstrip().startswith("[")


def format_entry(entry: Entry) -> str:
    """Return the canonical line of an entry.

    Every entry that parse_entry returns is read back from its line unchanged. One put together by hand may
    hold words that the notation reads otherwise (a comma in a name, a § in a reason): parse the line to know.

    Args:
        entry: the entry.
    Returns:
        The line, such as "Anna Ek (M), ordförande §§ 1–5, ej § 3 (jäv)".
    """
    line = _person(entry.name, entry.party, entry.person)
    for role in entry.roles:
        line += f", {role.title}"
        if role.spans:
            line += f" {format_spans(role.spans)}"
    if entry.replaces:
        line += f" ersätter {_person(entry.replaces.name, entry.replaces.party, entry.replaces.person)}"
        if entry.replaces.role:
            line += f", {entry.replaces.role}"
    if entry.spans:
        own_spans = any(role.spans for role in entry.roles)
        line += f" (närvarande {format_spans(entry.spans)})" if own_spans else f" {format_spans(entry.spans)}"
    if entry.partly:
        line += f", del av {format_spans(entry.partly)}"
    if entry.times:
        line += f", {entry.times}"
    if entry.remote:
        line += f", {entry.remote}"
    if entry.absent:
        line += ", deltar ej" if entry.absent == (WHOLE_MEETING,) else f", ej {format_spans(entry.absent)}"
        if entry.reason:
            line += f" ({entry.reason})"
    elif entry.reason:
        line += f" pga {entry.reason}"
    return line


def _person(name: str, party: str | None, person: str | None) -> str:
    return name + (f" ({party})" if party is not None else "") + (f" [{person}]" if person else "")
