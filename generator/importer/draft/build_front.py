"""The front page as the values of a draft, in the order of a file of minutes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.importer.draft.account import WORD, words_of
from generator.importer.fields.attendance import AGAIN, EXCEPTED, HEAD, NO_PARTY, REFERS, SHORTHAND, Attendee
from generator.importer.fields.bodies import body_of_minutes, is_body
from generator.importer.fields.dates import dates
from generator.importer.fields.front import Front, NoticeRead
from generator.importer.fields.front import Value as Read
from generator.importer.fields.people import NAME, PARTY
from generator.importer.lines import SourceLines
from generator.importer.notes import LineSpan, Notes, Path
from generator.importer.register import Register
from generator.model.base import PLACEHOLDER
from generator.notation import NotationError, format_spans, parse_spans
from generator.yamlio import Value

# "fr.o.m.", whose letters may stand elsewhere in the entry, as that of a party.
_FROM_OR_TO = re.compile(r"\b(?:fr|t)\.? ?o\.? ?m\b", re.IGNORECASE)
_MEMBER = re.compile(rf"(?P<name>{NAME}) ?{PARTY}")
_SHOWN = 6  # names in a doubt
_DAY_LABEL = re.compile(r"\b(?:sammanträdes|mötes)?(?:datum|dag)\b", re.IGNORECASE)


def front_fields(
    source: SourceLines, places: Sequence[int], front: Front, register: Register, notes: Notes
) -> dict[str, Value]:
    """Return the values of the front page by their keys; what must be there and was not found is a placeholder.

    `places` are those of its lines.
    """
    return _Fields(source, places, front, register, notes).fields()


_SECRETARY = re.compile(
    r"sekreterare\b|\bSekr\b|\bprotokollsförare|\bprotokollförare|\bvid protokollet\b", re.IGNORECASE
)


class _Fields:
    """Puts the values together."""

    def __init__(
        self, source: SourceLines, places: Sequence[int], front: Front, register: Register, notes: Notes
    ) -> None:
        self.places = places
        self.source, self.front, self.register, self.notes = source, front, register, notes
        self.made: dict[str, Value] = {}

    def fields(self) -> dict[str, Value]:
        front, made = self.front, self.made
        made["organ"] = self._body()
        made["datum"] = self._value(("datum",), front.date or self._day()) or self._missing("datum", "mötets dag")
        if front.last_day and front.date and made["datum"] == front.date.value:
            made["slutdatum"] = front.last_day.value
        for key, value in (("tid", front.time), ("plats", front.place)):
            if read := self._value((key,), value):
                made[key] = read
        made["status"] = "utkast"
        self._people()
        members = {person.entry.name for person in front.people if person.entry and person.kind == "beslutande"}
        for secretary in front.secretary:
            if secretary.value.split(" (")[0] in members:
                why = f"{secretary.value} står också bland de beslutande: är det sekreteraren?"
                secretary.doubt = secretary.doubt or why
        for key, several in (("sekreterare", front.secretary), ("justerare", front.approvers)):
            names = [each.value for each in several]
            for place, each in enumerate(several):
                if each.doubt:
                    self.notes.doubt((key, place), each.doubt, each.line, each.doubt)
            if names:
                made[key] = names[0] if len(names) == 1 and key == "sekreterare" else list[Value](names)
        told = next((place for place in self.places if _SECRETARY.search(self.source.lines[place].text)), None)
        if "sekreterare" not in made and told is not None:
            self.notes.doubt(("sekreterare",), "en sekreterare nämns, men lästes inte: vem förde protokollet?", told)
        self._approval()
        self._notices()
        for piece in front.unread:
            self.notes.leave(piece.span, "står på framsidan och har ingen plats i utkastet")
        return made

    def _value(self, path: Path, value: Read | None) -> str | None:
        if value is None:
            return None
        if value.doubt:
            self.notes.doubt(path, value.doubt, value.line, value.doubt)
        return value.value

    def _day(self) -> Read | None:
        """Return the day beside the body's name, or that page heads say, where no label is on the front page."""
        days: Counter[str] = Counter()
        for place in self.places:
            text = self.source.lines[place].text
            if (day := next(dates(text), None)) and is_body(text, self.register.bodies):
                return Read(day.value.isoformat(), place)
        for line in self.source.furniture:
            if _DAY_LABEL.search(line.text):
                days.update(day.value.isoformat() for day in dates(line.text))
        return (
            Read(days.most_common(1)[0][0], None, "" if len(days) == 1 else "flera dagar i sidhuvudena")
            if days
            else None
        )

    def _missing(self, key: str, what: str) -> str:
        """Return the words of the draft where a value must be, and was not found."""
        self.notes.doubt((key,), f"hittades inte: {what}")
        return f"{PLACEHOLDER} {what}"

    def _body(self) -> str:
        heads = [*(self.source.lines[place].text for place in self.places[:400])]
        heads += [line.text for line in self.source.furniture[:400]]
        found = body_of_minutes(heads, self.source.name, self.register.bodies)
        if found is None:
            self.notes.doubt(("organ",), "inget av organen i register/organ.yml nämns", None, "vilket organ?")
            return f"{PLACEHOLDER} organets id"
        if found.doubt:
            line = self.places[found.start] if found.start < min(len(self.places), 400) else None
            self.notes.doubt(("organ",), found.doubt, line, found.doubt if not found.value else "rätt organ?")
        return found.value or f"{PLACEHOLDER} organets id"

    def _people(self) -> None:
        lists: dict[str, list[Value]] = {"beslutande": [], "ersättare": [], "övriga": []}
        absent: list[Attendee] = []
        serving = [attendee for attendee in self.front.people if attendee.kind == "beslutande"]
        no_party = len(serving) > 1 and not any(attendee.entry and attendee.entry.party for attendee in serving)
        if no_party:
            # So it is with the boards of companies: one question, not one for each.
            why = "ingen av de beslutande har parti: så är det i bolags styrelser, annars har partierna inte kommit med"
            self.notes.doubt(("beslutande",), why, serving[0].lines[0], "ingen har parti")
        for attendee in self.front.people:
            if self._is_no_entry(attendee, absent):
                continue
            if attendee.kind == "övriga" and lists["övriga"] and self._is_employer(attendee):
                lists["övriga"][-1] = f"{lists['övriga'][-1]}, {attendee.text}"
                continue
            lists[attendee.kind].append(attendee.text)
            self._leave_shorthand(attendee)
            if attendee.doubt and not (no_party and attendee.doubt == NO_PARTY):
                path = (attendee.kind, len(lists[attendee.kind]) - 1)
                self.notes.doubt(path, attendee.doubt, attendee.lines[0], attendee.doubt.split(":")[0])
        if absent:
            who = ", ".join(attendee.text for attendee in absent)
            why = f"{who} står som frånvarande; det finns inget fält för det"
            self.notes.doubt(("beslutande",), why, absent[0].lines[0])
        self._replaced(serving)
        self._strangers(lists)
        for key, names in lists.items():
            if names or key == "beslutande":
                self.made[key] = names or [self._missing("beslutande", "namn, parti inom parentes och uppdrag")]

    def _is_no_entry(self, each: Attendee, absent: list[Attendee]) -> bool:
        """Tell whether a row of the lists is nobody who was there, and say what it is; take who was away."""
        if each.kind == HEAD:
            self.notes.leave_lines(each.lines, "närvarotabellens huvud och förklaringar")
            return True
        if each.kind == AGAIN:
            self.notes.leave_lines(each.lines, "ersättare som står bland de beslutande")
            return True
        if each.kind == REFERS:
            said = " ".join(self.source.lines[each.lines[0]].text.split())
            why = f"”{said}”: skriv in dem som var med, de står någon annanstans"
            self.notes.doubt(("beslutande",), why, each.lines[0], "fler var med, se listan att granska")
            self.notes.leave_lines(each.lines, "hänvisning till dem som var med")
            return True
        if each.kind == EXCEPTED:
            why = f"”{each.text}”: skriv in dem som var med; de som nämns här var det inte"
            self.notes.doubt(("beslutande",), why, each.lines[0], "fler var med, se listan att granska")
            self.notes.leave_lines(each.lines, "de som inte var med")
            return True
        if each.kind == "frånvarande":
            absent.append(each)
            for line in each.lines:
                self.notes.leave(LineSpan(line, 0, 1_000_000), "frånvarande")
            return True
        return False

    def _is_employer(self, each: Attendee) -> bool:
        """Tell whether what reads like a name is that of the company itself: "Mats Ekblad, vd, Bostads Exempel"."""
        head = " ".join(self.source.lines[place].text for place in self.places[:2])
        alone = each.entry is not None and not each.entry.roles and each.entry.party is None
        return alone and re.search(rf"\b{re.escape(each.text)}\b", head) is not None

    def _replaced(self, serving: Sequence[Attendee]) -> None:
        """Doubt somebody who is said to have served throughout, and to have been replaced throughout."""
        entries = [attendee.entry for attendee in serving]
        gone = {
            entry.replaces.name: entry.name
            for entry in entries
            if entry and entry.replaces and not entry.spans and not entry.times
        }
        for index, entry in enumerate(entries):
            if entry and entry.name in gone and not entry.is_partial:
                why = f"{gone[entry.name]} ersätter {entry.name}, som också står bland de beslutande: vem tjänstgjorde?"
                self.notes.doubt(("beslutande", index), why, serving[index].lines[0], "ersatt, se listan att granska")

    def _strangers(self, lists: dict[str, list[Value]]) -> None:
        """Doubt a list of those present if somebody with a party stands on the front page and in none of them."""
        told = " ".join(attendee.printed for attendee in self.front.people)
        told = " ".join([told, *(str(name) for names in lists.values() for name in names)])
        listed = {match["name"].casefold() for match in _MEMBER.finditer(told)}
        told = told.casefold()
        told += " ".join(value.value for value in (*self.front.approvers, *self.front.secretary)).casefold()
        strangers: dict[str, int] = {}
        for place in self.places:
            for match in _MEMBER.finditer(self.source.lines[place].text):
                if match["name"].casefold() in listed:
                    continue
                words = match["name"].split()  # a title may stand before the name
                if not any(" ".join(words[at:]).casefold() in told for at in range(len(words) - 1)):
                    strangers.setdefault(" ".join(words), place)
        if strangers:
            who = ", ".join(list(strangers)[:_SHOWN]) + (" med flera" if len(strangers) > _SHOWN else "")
            why = f"{who} står på framsidan, men inte bland dem som var med"
            self.notes.doubt(("beslutande",), why, next(iter(strangers.values())), "fler var med?")

    def _leave_shorthand(self, each: Attendee) -> None:
        """Say which printed words the notation has a character of its own for: "t.o.m. p 16" is "till och med § 16"."""
        kept = set(words_of(each.text))
        masked = each.text.startswith("[") and each.text != each.printed
        for line in each.lines:
            for cell in each.left:
                at = self.source.lines[line].text.rfind(cell)
                self.notes.leave(LineSpan(line, at, at + len(cell)), "närvarotabellens tecken")
            if "o" not in kept:
                for match in _FROM_OR_TO.finditer(self.source.lines[line].text):
                    self.notes.leave(LineSpan(line, *match.span()), "skrivs med närvarons tecken")
            for match in WORD.finditer(self.source.lines[line].text):
                word = match[0].casefold()
                if (word in SHORTHAND and word not in kept) or (masked and match[0] in each.printed):
                    why = "maskerat i originalet" if masked else "skrivs med närvarons tecken"
                    self.notes.leave(LineSpan(line, *match.span()), why)

    def _approval(self) -> None:
        if self.front.approved:
            self.made["justering"] = [{"datum": self.front.approved.value}]

    def _notices(self) -> None:
        found = [fields for notice in self.front.notices if (fields := self._notice(notice))]
        if found:
            self.made["anslag"] = list[Value](found)

    def _notice(self, notice: NoticeRead) -> dict[str, Value] | None:
        fields: dict[str, Value] = {}
        for key, value in (("uppsatt", notice.posted), ("nedtas", notice.removed), ("förvaring", notice.kept_at)):
            if value:
                fields[key] = value.value
                if value.doubt:
                    self.notes.doubt(("anslag",), value.doubt, value.line, "rätt dagar?")
        if not notice.posted:
            for each in (notice.removed, notice.kept_at):
                if each and each.line is not None:
                    self.notes.leave_lines([each.line], "bevis om anslag utan dag")
                    self.notes.doubt(("anslag",), "beviset om anslag saknar dag för uppsättandet", each.line)
            return None
        if notice.items:
            try:
                fields["paragrafer"] = format_spans(parse_spans(notice.items.value))
            except NotationError:
                self.notes.doubt(("anslag",), "paragraferna i beviset gick inte att läsa", notice.items.line)
        return fields
