"""References: from a § to cases, to other bodies and to what was handled before. The words of records are not read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from generator.archive import OUTCOMES, Archive, Case, Handling, Meeting, StateKind, appealable
from generator.content.loader import Content
from generator.findings import Code, Finding, Severity
from generator.notation import format_number

# A proposal has come to nothing if the body has met for so long without it.
_PATIENCE = timedelta(days=365)
_BUCKET = re.compile(
    r"anmälningsärende|anmälningar|anmälan av delegation|delegationsbeslut|delegeringsbeslut|meddelanden"
    r"|delgivningar|skrivelser för kännedom|handlingar för kännedom|inkomna skrivelser",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(r"information|övrig|anmäl|rapport|delegation|delegering|inkom|kännedom", re.IGNORECASE)


def references(archive: Archive, content: Content) -> Iterator[Finding]:
    """Yield the doubts about references between §§."""
    places = _Places(archive, content)
    for meeting in archive.all_meetings:
        for handling in meeting.all_handlings:
            if handling.outline.earlier:
                yield from places.dead_references(handling)
            if handling.proposal_to:
                yield from places.forgotten(handling)
            # Of a secret § and of a question that was put there is no day to give, and nothing to write.
            law = handling.outline.special_law
            if handling.state is StateKind.DECIDED and appealable(handling) is None and law not in {"", "sekretess"}:
                yield places.unclear_appeal(handling)
            if handling.outline.minority_votes and meeting.body.record.kind != "fullmäktige":
                yield from places.minority(handling)
            size = meeting.body.record.seats
            if size and meeting.outline.whole <= size < handling.outline.serving - handling.outline.unsure:
                yield places.too_many(handling, size)
            if size and 2 * _present(handling) <= size and handling is places.thinnest(meeting):
                yield places.too_few(handling, size)
        size, (most, when) = meeting.body.record.seats, meeting.outline.at_once
        if size and meeting.outline.whole <= size < most:
            yield places.too_many_at(meeting, size, most, when)
    yield from places.near_numbers()
    for case in archive.all_cases.values():
        if len(case.all_handlings) > 2:
            yield from places.bucket(case)


_CROWDED = (
    "Skriv vem som ersätter vem, och paragraferna eller tiderna på båda raderna. Stämmer listan rättar du "
    "antal_ledamöter i register/organ.yml."
)


def _present(handling: Handling) -> int:
    """Return how many count towards a quorum: those who serve, in fullmäktige also those who do not because of jäv.

    What jäv takes away does not keep fullmäktige from handling the matter (KL 5:47).
    """
    is_council = handling.meeting.body.record.kind == "fullmäktige"
    return handling.outline.serving + (len(handling.outline.disqualified) if is_council else 0)


class _Places:
    """What is looked up of the archive, each thing once."""

    def __init__(self, archive: Archive, content: Content) -> None:
        self.archive = archive
        self.content = content
        self.held: defaultdict[tuple[str, str], list[Meeting]] = defaultdict(list)
        for meeting in archive.all_meetings:
            self.held[meeting.body.id, meeting.outline.date].append(meeting)

    def doubt(self, handling: Handling, path: Sequence[str | int], code: Code, message: str, hint: str) -> Finding:
        place = ("paragrafer", handling.index, *path)
        where = f"I § {format_number(handling.number)}: "
        file = handling.meeting.file.name
        return self.content.finding(file, place, code, f"{where}{message}", hint, Severity.WARNING)

    def dead_references(self, handling: Handling) -> Iterator[Finding]:
        for at, (body, day, number) in enumerate(handling.outline.earlier):
            if body not in self.archive.bodies:
                yield self.doubt(
                    handling,
                    ("tidigare", at, "organ"),
                    "tidigare-finns-inte",
                    f"organet ”{body}” finns inte i registret.",
                    f"Skriv ett id ur register/organ.yml. Där finns: {', '.join(self.archive.bodies)}.",
                )
                continue
            meetings = self.held.get((body, day))
            if meetings and all(each.number != number for meeting in meetings for each in meeting.all_handlings):
                numbers = [each.number for each in meetings[0].all_handlings]
                yield self.doubt(
                    handling,
                    ("tidigare", at, "nr"),
                    "tidigare-finns-inte",
                    f"{self.archive.bodies[body].in_sentence} har ingen § {format_number(number)} den {day}.",
                    f"Rätta numret eller datumet. Det protokollet har §§ {format_number(min(numbers))}–"
                    f"{format_number(max(numbers))}.",
                )

    def forgotten(self, handling: Handling) -> Iterator[Finding]:
        """A proposal that the body it was made to has not handled in a year of meetings after it."""
        body, day = handling.proposal_to, handling.meeting.date
        if body is None or not handling.cases or not body.all_meetings:
            return
        if body.all_meetings[-1].date < day + _PATIENCE or body.all_meetings[0].date > day:
            return
        for case in handling.cases:
            for later in case.all_handlings:
                if later.order > handling.order and (later.meeting.body in (body, handling.meeting.body)):
                    return
        yield self.doubt(
            handling,
            ("förslag_till",),
            "forslag-utan-svar",
            f"{body.in_sentence} har inte behandlat förslaget i {handling.cases[0].number.canonical}, fast ett år av "
            "protokoll har kommit in sedan dess.",
            "Kontrollera diarienumret här och i det protokoll där ärendet avgjordes: de kan skilja sig åt. Är ärendet "
            "verkligen inte avgjort låter du det stå.",
        )

    def too_many(self, handling: Handling, size: int) -> Finding:
        """More who serve in a § than there are seats. A list that names no §§ at all says nothing of when."""
        serving = handling.outline.serving - handling.outline.unsure
        return self.doubt(
            handling,
            ("nr",),
            "for-manga-tjanstgor",
            f"{serving} tjänstgör, men {handling.meeting.body_in_sentence} har {size} ledamöter.",
            _CROWDED,
        )

    def too_many_at(self, meeting: Meeting, size: int, most: int, when: str) -> Finding:
        message = f"Klockan {when} tjänstgör {most}, men {meeting.body_in_sentence} har {size} ledamöter."
        return self.content.finding(
            meeting.file.name, ("beslutande",), "for-manga-tjanstgor", message, _CROWDED, Severity.WARNING
        )

    def unclear_appeal(self, handling: Handling) -> Finding:
        law = handling.outline.special_law
        return self.doubt(
            handling,
            ("rubrik",),
            "overklagande-oklart",
            "ett beslut att anta en detaljplan överklagas på ett eget sätt, men det framgår inte här."
            if law == "detaljplan"
            else "orden säger att beslutet överklagas på ett eget sätt, men det framgår inte hur.",
            f"Skriv överklagas: {'detaljplan' if law == 'detaljplan' else 'förvaltningsbesvär'}, eller "
            "laglighetsprövning om det gäller här. Är det alltid så i organet, eller för typ, står det i registret.",
        )

    def minority(self, handling: Handling) -> Iterator[Finding]:
        # Of any other outcome votes.py says it, by the file alone.
        for at in handling.outline.minority_votes if OUTCOMES[handling.outcome].by_few else ():
            yield self.doubt(
                handling,
                ("voteringar", at, "utfall"),
                "rost-utfall",
                "den mindre sidan vann voteringen, och det kan den bara i fullmäktige (minoritetsåterremiss).",
                "Rätta utfallet eller siffrorna. Jämför med originalet.",
            )

    def thinnest(self, meeting: Meeting) -> Handling:
        """Return the § in which the fewest served: one finding is enough for a meeting."""
        return min(meeting.all_handlings, key=lambda each: (_present(each), each.index))

    def too_few(self, handling: Handling, size: int) -> Finding:
        return self.doubt(
            handling,
            (),
            "ej-beslutfor",
            f"{handling.outline.serving} beslutande av {size} ledamöter är inte mer än hälften, och då kan "
            f"{handling.meeting.body_in_sentence} inte besluta.",
            "Lägg till dem som saknas bland de beslutande, eller rätta deras paragrafer. Har organet fått en annan "
            "storlek ändras antal_ledamöter i register/organ.yml.",
        )

    def near_numbers(self) -> Iterator[Finding]:
        """Two cases of one title whose numbers differ by one character, where the first was bound to come back.

        Neighbouring numbers are as common as neighbours: only a case that goes on under the other number tells.
        """
        titles: defaultdict[str, dict[str, Case]] = defaultdict(dict)
        for case in self.archive.all_cases.values():
            for handling in case.all_handlings:
                titles[handling.title.casefold()][case.number.canonical] = case
        for title, cases in titles.items():
            if len(cases) != 2 or len(title) < 15 or title.count(" ") < 1:
                continue
            first, second = sorted(cases.values(), key=lambda case: case.all_handlings[0].order)
            if not one_apart(first.number.canonical, second.number.canonical):
                continue
            last, came = first.all_handlings[-1], second.all_handlings[0]
            awaited = last.proposal_to or (last.meeting.body if OUTCOMES[last.outcome].by_few else None)
            if not came.meeting.body.takes_over(awaited) or last.meeting is came.meeting or last.order > came.order:
                continue
            if any({first, second} <= set(each.cases) for each in (last, came)):
                continue
            yield self.doubt(
                came,
                ("ärende", came.outline.cases.index(_as_printed(came, second))),
                "diarienummer-snarlikt",
                f"{second.number.canonical} liknar {first.number.canonical}, som har samma rubrik i "
                f"{last.meeting.body_in_sentence} {last.meeting.date} och väntades hit.",
                f"Är det samma ärende skriver du samma nummer. Menade du {first.number.canonical}?",
            )

    def bucket(self, case: Case) -> Iterator[Finding]:
        """A number under which lists are reported year after year stands on a § with a matter of its own."""
        lists = [each for each in case.all_handlings if _BUCKET.search(each.title)]
        others = [each for each in case.all_handlings if not _BUCKET.search(each.title)]
        if len({each.meeting for each in lists}) < 2 or len(lists) < 2 * len(others):
            return
        for handling in others:
            if not _NO_SUBJECT.search(handling.title):
                yield self.doubt(
                    handling,
                    ("ärende",),
                    "samlingsnummer",
                    f"{case.number.canonical} är ett samlingsnummer: det står annars på ”{lists[0].title}” "
                    f"({lists[0].meeting.date}).",
                    "Skriv ärendets eget nummer, eller ta bort raden om det inte har något.",
                )


def _as_printed(handling: Handling, case: Case) -> str:
    return next(printed for printed in handling.outline.cases if printed in case.all_spellings)


def one_apart(one: str, other: str) -> bool:
    """Tell whether one character was changed, added, dropped or exchanged with the next between two texts."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, others = one[start:], other[start:]
    if len(rest) == len(others):
        return rest[1:] == others[1:] or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    return rest[1:] == others if len(rest) > len(others) else rest == others[1:]
