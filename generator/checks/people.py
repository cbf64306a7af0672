"""People: two names that may be one person, and names that nobody present bears."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from generator.archive import Archive, Meeting, Person
from generator.archive.meetings import PresenceKind
from generator.archive.people import name_key
from generator.checks.attendance import is_chair
from generator.checks.references import one_apart
from generator.checks.statements import family
from generator.content.loader import Content
from generator.findings import Code, Finding, Severity
from generator.model import CAST
from generator.notation import format_number

_Place = tuple[Meeting, tuple[str | int, ...]]


def people(archive: Archive, content: Content) -> Iterator[Finding]:
    """Yield the doubts about names and parties across the archive."""
    named = _People(archive, content)
    yield from named.near_names()
    for meeting in archive.all_meetings:
        yield from named.absent(meeting)
    for body in archive.bodies.values():
        yield from named.without_chair(body.all_meetings)


class _People:
    def __init__(self, archive: Archive, content: Content) -> None:
        self.archive = archive
        self.content = content
        self.registered = {person.slug for person, _ in archive.person_index.registered()}

    def _doubt(self, place: _Place, code: Code, message: str, hint: str) -> Finding:
        meeting, path = place
        return self.content.finding(meeting.file.name, path, code, message, hint, Severity.WARNING)

    # ---- Names ----

    def near_names(self) -> Iterator[Finding]:
        """Yield a warning for each rare name that is almost a commoner one of the same party and body."""
        seen = set[tuple[str, str]]()
        for rare, common, near in self._pairs():
            if self._count(rare) > self._count(common) or (
                self._count(rare) == self._count(common) and self._first(rare) < self._first(common)
            ):
                rare, common = common, rare
            pair = (rare.slug, common.slug)
            if pair in seen or not self._may_be_one(rare, common, near=near):
                continue
            seen.add(pair)
            place, known = rare.first_place, common.first_place
            where = f"i {known[0].file.name}"
            if known[0] is place[0]:
                where = f"på rad {self.content.place(known[0].file.name, known[1])[0]}"
            code: Code = "snarlikt-namn" if near else "kanske-samma-person"
            what = "är nästan samma namn som" if near else "kan vara samma person som"
            yield self._doubt(
                place,
                code,
                f"{rare.all_spellings[0]} {what} {common.all_spellings[0]}, som står {where}.",
                "Rätta stavningen om den är fel. Är det samma person, fast originalet skriver olika, lägger du in båda "
                "under även i register/personer.yml. Är det två personer lägger du in var och en där.",
            )

    def _pairs(self) -> Iterator[tuple[Person, Person, bool]]:
        """Yield the people whose names differ by a letter or blank (True), or by a family name (False)."""
        everyone = [person for person in self.archive.all_people.values() if person.slug]
        holes: defaultdict[str, list[Person]] = defaultdict(list)
        for person in everyone:
            letters = person.slug
            # Two words one letter apart have a word in common that lacks a letter at most.
            for key in {letters, *(letters[:at] + letters[at + 1 :] for at in range(len(letters)))}:
                holes[key].append(person)
        for group in holes.values():
            for at, one in enumerate(group) if len(group) > 1 else ():
                for other in group[at + 1 :]:
                    if one is not other and one_apart(one.slug, other.slug):
                        yield one, other, True
        first_and: defaultdict[tuple[str, str], list[Person]] = defaultdict(list)
        for person in everyone:
            words = person.slug.split("-")
            for word in set(words[1:]):
                first_and[words[0], word].append(person)
        for group in first_and.values():
            for at, one in enumerate(group):
                for other in group[at + 1 :]:
                    shorter, longer = sorted((one.slug.split("-"), other.slug.split("-")), key=len)
                    if 2 <= len(shorter) < len(longer) and set(shorter) < set(longer):
                        yield one, other, False

    def _may_be_one(self, rare: Person, common: Person, *, near: bool) -> bool:
        """Tell whether two names are likelier one person than two: nothing that is known speaks for two."""
        if rare.slug in self.registered and common.slug in self.registered:
            return False
        if not self._parties(rare) & self._parties(common) or not self._bodies(rare) & self._bodies(common):
            return False
        if self._present(rare) & self._present(common) or self._replaces(rare, common):
            return False
        if not near:
            # Of whoever is in the register all names are known.
            return rare.slug not in self.registered and common.slug not in self.registered
        if rare.slug.replace("-", "") == common.slug.replace("-", ""):
            return True
        if self._count(rare) > 2:
            return False  # Nobody misspells a name time after time.
        words, others = rare.slug.split("-"), common.slug.split("-")
        if len(words) != len(others):
            return True
        at = next(place for place, (one, other) in enumerate(zip(words, others, strict=True)) if one != other)
        one, other = words[at], others[at]
        # Per and Pär, Maria and Marie are two names; so are Ek and Ekh.
        if min(len(one), len(other)) < 4:
            return False
        return not (at == 0 and (one[:-1] == other[:-1] or one == other[:-1] or other == one[:-1]))

    def _present(self, person: Person) -> set[int]:
        """Return the meetings at which somebody is said to be, which who is replaced need not be."""
        return {id(meeting) for meeting, at in person.attended if meeting.rows[at][0] is not PresenceKind.REPLACED}

    def _replaces(self, one: Person, other: Person) -> bool:
        """Tell whether one stands for the other somewhere: nobody does so for themselves."""
        lines = {(id(meeting), meeting.rows[at][1].at) for meeting, at in one.attended}
        return any((id(meeting), meeting.rows[at][1].at) in lines for meeting, at in other.attended)

    def _parties(self, person: Person) -> set[str | None]:
        return {family(party) if party else None for _, party in person.all_parties}

    def _bodies(self, person: Person) -> set[str]:
        return {meeting.body.id for meeting in self._meetings(person)}

    def _meetings(self, person: Person) -> Iterator[Meeting]:
        yield from (meeting for meeting, _ in person.attended)
        yield from (item.meeting for item, _ in person.said)
        yield from person.all_approved
        yield from (item.meeting for item in (*person.all_disqualified, *person.all_filed))

    def _count(self, person: Person) -> int:
        """Return in how many minutes somebody is named."""
        return len({id(meeting) for meeting in self._meetings(person)})

    def _first(self, person: Person) -> tuple[bool, date]:
        # In one and the same minutes those who are present are spelled right, and those who are only named wrong.
        return not self._present(person), min(meeting.date for meeting in self._meetings(person))

    # ---- Presence ----

    def absent(self, meeting: Meeting) -> Iterator[Finding]:
        """Yield a warning for those who approve minutes or vote without standing in the attendance."""
        outline = meeting.outline
        if not outline.approvers and not any(one.voted for one in outline.items):
            return
        present = {name_key(line.name) for line in outline.lines}
        for at, printed in enumerate(outline.approvers):
            if self._is_away(meeting, printed, present):
                yield self._doubt(
                    (meeting, ("justerare", at)),
                    "justerare-ej-narvarande",
                    f"{printed} justerar protokollet men står inte bland de närvarande.",
                    "Kontrollera stavningen, eller lägg till personen i närvarolistan.",
                )
        for item in meeting.all_items:
            for voted in item.outline.voted:
                if voted.key not in CAST and voted.at is None:
                    continue
                for at, printed in enumerate(voted.names):
                    if self._is_away(meeting, printed, present):
                        yield self._doubt(
                            (meeting, ("paragrafer", item.index, *voted.path(at))),
                            "rost-ej-tjanstgorande",
                            f"I § {format_number(item.number)}: {printed} har röstat men står inte bland de "
                            "närvarande.",
                            "Kontrollera stavningen, eller lägg till personen bland de beslutande.",
                        )

    def without_chair(self, meetings: list[Meeting]) -> Iterator[Finding]:
        """Yield a warning for minutes of a body without a chair, if its minutes usually say who that was."""
        without = [
            meeting
            for meeting in meetings
            if not any(
                line.group == "beslutande" and line.role and is_chair(line.role) for line in meeting.outline.lines
            )
        ]
        for meeting in without if 2 * len(without) < len(meetings) else ():
            yield self._doubt(
                (meeting, ("beslutande",)),
                "ordforande-saknas",
                "Ingen av de beslutande står som ordförande.",
                "Skriv uppdraget efter namnet: Anna Ek (S), ordförande.",
            )

    def _is_away(self, meeting: Meeting, printed: str, present: set[str]) -> bool:
        """Tell whether an elected person, under whatever spelling, is not in the attendance. Linking says the rest."""
        author = meeting.linker.author(printed)
        if author.person is None or name_key(author.name) in present:
            return False
        return all(
            (who := meeting.linker.in_line(line)).person is not author.person or who.person is None
            for line in meeting.outline.lines
        )
