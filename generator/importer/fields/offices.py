"""Offices told above the lists of those present: "Ordförande: Anna Ek (S)", "1:e vice ordförande  Bo Lund (M)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.importer.fields.attendance import Attendee
from generator.importer.fields.people import NAME, PARTY
from generator.importer.lines import Line
from generator.notation import Entry, NotationError, format_entry, parse_entry

_OFFICE = r"(?P<office>(?:(?:\d(?::?[ea])?|[Ff]örst[ea]|[Aa]ndr[ea]|[Tt]redje) )?(?:[Vv]ice )?[Oo]rdförande)"
_WHO = rf"(?P<who>{NAME}(?: ?{PARTY})?)"
_REST = r"(?P<rest>,? ?§.*)?\W*"
_TOLD = re.compile(rf"{_OFFICE}(?:\s*:\s*|\s{{2,}}){_WHO}{_REST}")
_ALONE, _BELOW = re.compile(rf"{_OFFICE}\s*:?\s*"), re.compile(rf"{_WHO}{_REST}")


@dataclass(frozen=True, slots=True)
class _Told:
    """An office, who has it, for which §§ as printed ("" for all), and on which line that is said."""

    office: str
    entry: Entry
    who: str
    items: str
    place: int

    @property
    def text(self) -> str:
        return " ".join(filter(None, (self.office, self.items)))

    def is_of(self, person: Attendee) -> bool:
        """Tell whether somebody of a list is meant."""
        entry = person.entry
        return (
            entry is not None
            and entry.name == self.entry.name
            and (self.entry.party is None or entry.party in (None, self.entry.party))
        )


def with_offices(people: list[Attendee], lines: Sequence[Line], above: Sequence[int]) -> list[Attendee]:
    """Return people with the offices that lines above the lists say that they have.

    `above` are the places of those lines. Who is told there and stands in no list is put first, with a doubt; an office
    that somebody else has, too, is a doubt.
    """
    told = list(_told(lines, above))
    serving = [attendee for attendee in people if attendee.kind == "beslutande" and attendee.entry]
    if not serving:
        return people
    held = {office.office for office in told if any(_has(person, office.office) for person in serving)}
    first: list[Attendee] = []
    for said in told:
        same = next((person for person in serving if said.is_of(person)), None)
        if same is None:
            text = f"{said.who}, {said.text}"
            why = "står ovanför listan, inte i den: var hen med hela mötet?"
            first.append(Attendee("beslutande", text, said.who, (said.place,), parse_entry(text), why))
        elif not _has(same, said.office):
            others = [other for other in told if other.office == said.office and not (other.items and said.items)]
            _give(same, said, alone=len(others) <= 1 and said.office not in held)
    return [*first, *people]


def _has(person: Attendee, office: str) -> bool:
    return person.entry is not None and any((role.title or "").casefold() == office for role in person.entry.roles)


def _give(person: Attendee, told: _Told, *, alone: bool) -> None:
    """Give somebody an office that nobody else has, or a doubt if their own words may say something else."""
    bare = person.entry is not None and format_entry(person.entry) == str(person.entry.name) + (
        f" ({person.entry.party})" if person.entry.party else ""
    )
    if bare and alone:
        person.text = f"{person.text}, {told.text}"
        person.entry = parse_entry(person.text)
        if told.items and told.office == "ordförande":
            # So written they were there in those §§ only, which the list does not say.
            person.doubt = person.doubt or f"var hen med hela mötet skriver du mötesordförande {told.items}"
    else:
        person.doubt = person.doubt or f"står som {told.text} ovanför listan: stämmer det?"


def _told(lines: Sequence[Line], above: Sequence[int]) -> Iterator[_Told]:
    """Yield each office that is told."""
    for place, after in zip(above, [*above[1:], None], strict=False):
        text, at = lines[place].text.strip(), place
        match = who = _TOLD.fullmatch(text)
        if match is None and after is not None and (match := _ALONE.fullmatch(text)):
            who, at = _BELOW.fullmatch(lines[after].text.strip()), after
        if match and who:
            named, items = " ".join(who["who"].split()), (who["rest"] or "").strip(" ,")
            try:
                entry = parse_entry(named)
                parse_entry(f"{named}, {match['office'].casefold()} {items}")
            except NotationError:
                continue
            yield _Told(match["office"].casefold(), entry, named, items, at)
