"""References: from a § to cases, to other bodies and to what was handled before. The words of records are not read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from generator.archive import OUTCOMES, AgendaItem, Archive, Case, Meeting, StateKind, appealable
from generator.content.loader import Content
from generator.findings import Code, Finding, Severity
from generator.notation import Span, format_number, format_spans

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
        for item in meeting.all_items:
            if item.outline.earlier:
                yield from places.dead_references(item)
            if item.proposal_to:
                yield from places.forgotten(item)
            # Of a secret § and of a question that was put there is no day to give, and nothing to write.
            law = item.outline.special_law
            if item.state is StateKind.DECIDED and appealable(item) is None and law not in {"", "sekretess"}:
                yield places.unclear_appeal(item)
            if item.outline.minority_votes and meeting.body.record.kind != "fullmäktige":
                yield from places.minority(item)
            size = meeting.body.record.seats
            if size and meeting.outline.whole <= size < item.outline.serving - item.outline.unsure:
                yield places.too_many(item, size)
            if size and 2 * _present(item) <= size and item is places.thinnest(meeting):
                yield places.too_few(item, size)
        size, (most, when) = meeting.body.record.seats, meeting.outline.at_once
        if size and meeting.outline.whole <= size < most:
            yield places.too_many_at(meeting, size, most, when)
    yield from places.near_numbers()
    for case in archive.all_cases.values():
        if len(case.all_items) > 2:
            yield from places.bucket(case)


_CROWDED = (
    "Skriv vem som ersätter vem, och paragraferna eller tiderna på båda raderna. Stämmer listan rättar du "
    "antal_ledamöter i register/organ.yml."
)


def _present(item: AgendaItem) -> int:
    """Return how many count towards a quorum: those who serve, in fullmäktige also those who do not because of jäv.

    What jäv takes away does not keep fullmäktige from item the matter (KL 5:47).
    """
    is_council = item.meeting.body.record.kind == "fullmäktige"
    return item.outline.serving + (len(item.outline.disqualified) if is_council else 0)


class _Places:
    """What is looked up of the archive, each thing once."""

    def __init__(self, archive: Archive, content: Content) -> None:
        self.archive = archive
        self.content = content
        self.held: defaultdict[tuple[str, str], list[Meeting]] = defaultdict(list)
        for meeting in archive.all_meetings:
            self.held[meeting.body.id, meeting.outline.date].append(meeting)

    def doubt(self, item: AgendaItem, path: Sequence[str | int], code: Code, message: str, hint: str) -> Finding:
        place = ("paragrafer", item.index, *path)
        where = f"I § {format_number(item.number)}: "
        file = item.meeting.file.name
        return self.content.finding(file, place, code, f"{where}{message}", hint, Severity.WARNING)

    def dead_references(self, item: AgendaItem) -> Iterator[Finding]:
        for at, (body, day, number) in enumerate(item.outline.earlier):
            if body not in self.archive.bodies:
                yield self.doubt(
                    item,
                    ("tidigare", at, "organ"),
                    "tidigare-finns-inte",
                    f"organet ”{body}” finns inte i registret.",
                    f"Skriv ett id ur register/organ.yml. Där finns: {', '.join(self.archive.bodies)}.",
                )
                continue
            meetings = self.held.get((body, day))
            if meetings and all(each.number != number for meeting in meetings for each in meeting.all_items):
                numbers = [each.number for each in meetings[0].all_items]
                has = format_spans((Span(min(numbers), max(numbers)),))
                yield self.doubt(
                    item,
                    ("tidigare", at, "nr"),
                    "tidigare-finns-inte",
                    f"{self.archive.bodies[body].in_sentence} har ingen § {format_number(number)} den {day}.",
                    f"Rätta numret eller datumet. Det protokollet har {has}.",
                )

    def forgotten(self, item: AgendaItem) -> Iterator[Finding]:
        """A proposal that the body it was made to has not handled in a year of meetings after it."""
        body, day = item.proposal_to, item.meeting.date
        if body is None or not item.cases or not body.all_meetings:
            return
        if body.all_meetings[-1].date < day + _PATIENCE or body.all_meetings[0].date > day:
            return
        for case in item.cases:
            for later in case.all_items:
                if later.order > item.order and (later.meeting.body in (body, item.meeting.body)):
                    return
        yield self.doubt(
            item,
            ("förslag_till",),
            "forslag-utan-svar",
            f"{body.in_sentence} har inte behandlat förslaget i {item.cases[0].number.canonical}, fast ett år av "
            "protokoll har kommit in sedan dess.",
            "Kontrollera diarienumret här och i det protokoll där ärendet avgjordes: de kan skilja sig åt. Är ärendet "
            "verkligen inte avgjort låter du det stå.",
        )

    def too_many(self, item: AgendaItem, size: int) -> Finding:
        """More who serve in a § than there are seats. A list that names no §§ at all says nothing of when."""
        serving = item.outline.serving - item.outline.unsure
        return self.doubt(
            item,
            ("nr",),
            "for-manga-tjanstgor",
            f"{serving} tjänstgör, men {item.meeting.body_in_sentence} har {size} ledamöter.",
            _CROWDED,
        )

    def too_many_at(self, meeting: Meeting, size: int, most: int, when: str) -> Finding:
        message = f"Klockan {when} tjänstgör {most}, men {meeting.body_in_sentence} har {size} ledamöter."
        return self.content.finding(
            meeting.file.name, ("beslutande",), "for-manga-tjanstgor", message, _CROWDED, Severity.WARNING
        )

    def unclear_appeal(self, item: AgendaItem) -> Finding:
        law = item.outline.special_law
        return self.doubt(
            item,
            ("rubrik",),
            "overklagande-oklart",
            "ett beslut att anta en detaljplan överklagas på ett eget sätt, men det framgår inte här."
            if law == "detaljplan"
            else "orden säger att beslutet överklagas på ett eget sätt, men det framgår inte hur.",
            f"Skriv överklagas: {'detaljplan' if law == 'detaljplan' else 'förvaltningsbesvär'}, eller "
            "laglighetsprövning om det gäller här. Är det alltid så i organet, eller för typ, står det i registret.",
        )

    def minority(self, item: AgendaItem) -> Iterator[Finding]:
        # Of any other outcome votes.py says it, by the file alone.
        for at in item.outline.minority_votes if OUTCOMES[item.outcome].by_few else ():
            yield self.doubt(
                item,
                ("voteringar", at, "utfall"),
                "rost-utfall",
                "den mindre sidan vann voteringen, och det kan den bara i fullmäktige (minoritetsåterremiss).",
                "Rätta utfallet eller siffrorna. Jämför med originalet.",
            )

    def thinnest(self, meeting: Meeting) -> AgendaItem:
        """Return the § in which the fewest served: one finding is enough for a meeting."""
        return min(meeting.all_items, key=lambda item: (_present(item), item.index))

    def too_few(self, item: AgendaItem, size: int) -> Finding:
        return self.doubt(
            item,
            (),
            "ej-beslutfor",
            f"{item.outline.serving} beslutande av {size} ledamöter är inte mer än hälften, och då kan "
            f"{item.meeting.body_in_sentence} inte besluta.",
            "Lägg till dem som saknas bland de beslutande, eller rätta deras paragrafer. Har organet fått en annan "
            "storlek ändras antal_ledamöter i register/organ.yml.",
        )

    def near_numbers(self) -> Iterator[Finding]:
        """Two cases of one title whose numbers differ by one character, where the first was bound to come back.

        Neighbouring numbers are as common as neighbours: only a case that goes on under the other number tells.
        """
        titles: defaultdict[str, dict[str, Case]] = defaultdict(dict)
        for case in self.archive.all_cases.values():
            for item in case.all_items:
                titles[item.title.casefold()][case.number.canonical] = case
        for title, cases in titles.items():
            if len(cases) != 2 or len(title) < 15 or title.count(" ") < 1:
                continue
            first, second = sorted(cases.values(), key=lambda case: case.all_items[0].order)
            if not one_apart(first.number.canonical, second.number.canonical):
                continue
            last, came = first.all_items[-1], second.all_items[0]
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
        lists = [each for each in case.all_items if _BUCKET.search(each.title)]
        others = [each for each in case.all_items if not _BUCKET.search(each.title)]
        if len({each.meeting for each in lists}) < 2 or len(lists) < 2 * len(others):
            return
        for item in others:
            if not _NO_SUBJECT.search(item.title):
                yield self.doubt(
                    item,
                    ("ärende",),
                    "samlingsnummer",
                    f"{case.number.canonical} är ett samlingsnummer: det står annars på ”{lists[0].title}” "
                    f"({lists[0].meeting.date}).",
                    "Skriv ärendets eget nummer, eller ta bort raden om det inte har något.",
                )


def _as_printed(item: AgendaItem, case: Case) -> str:
    return next(printed for printed in item.outline.cases if printed in case.all_spellings)


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
