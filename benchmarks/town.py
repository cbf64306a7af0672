"""The life of an invented municipality: who sits where, what they decide and where it goes, told as minutes in YAML.

Written as text, line by line, since a YAML library would take minutes for what takes seconds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from textwrap import indent

from benchmarks.words import MONTHS, Words

LAST_YEAR = 2024
PARTIES = {
    "S": ("Socialdemokraterna", 28),
    "M": ("Moderaterna", 20),
    "SD": ("Sverigedemokraterna", 13),
    "C": ("Centerpartiet", 10),
    "V": ("Vänsterpartiet", 8),
    "L": ("Liberalerna", 6),
    "KD": ("Kristdemokraterna", 5),
    "MP": ("Miljöpartiet", 4),
    "EP": ("Exempelpartiet", 4),
    "BL": ("Byalistan", 2),
}
RENAMED, EARLIER = "EP", ("EL", "Exempellistan")
# id, name, kind, parent, letters in case numbers, days after the month's first Monday, seats, substitutes. A parent
# stands before its committees, which take their members from it.
BODIES = [
    ("kf", "Kommunfullmäktige", "fullmäktige", "", "KS", 21, 51, 26),
    ("ks", "Kommunstyrelsen", "styrelse", "", "KS", 15, 13, 9),
    ("ksau", "Kommunstyrelsens arbetsutskott", "utskott", "ks", "KS", 1, 5, 5),
    ("bun", "Barn- och utbildningsnämnden", "nämnd", "", "BUN", 7, 11, 9),
    ("bunau", "Barn- och utbildningsnämndens arbetsutskott", "utskott", "bun", "BUN", 0, 5, 3),
    ("sn", "Socialnämnden", "nämnd", "", "SN", 8, 11, 9),
    ("snau", "Socialnämndens arbetsutskott", "utskott", "sn", "SN", 2, 5, 3),
    ("von", "Vård- och omsorgsnämnden", "nämnd", "", "VON", 9, 11, 9),
    ("vonau", "Vård- och omsorgsnämndens arbetsutskott", "utskott", "von", "VON", 3, 5, 3),
    ("ksplu", "Kommunstyrelsens planutskott", "utskott", "ks", "KS", 2, 5, 5),
    ("ksnu", "Kommunstyrelsens näringslivsutskott", "utskott", "ks", "KS", 3, 5, 5),
    ("mbn", "Miljö- och byggnadsnämnden", "nämnd", "", "MBN", 10, 11, 9),
    ("kfn", "Kultur- och fritidsnämnden", "nämnd", "", "KFN", 11, 11, 9),
    ("tn", "Tekniska nämnden", "nämnd", "", "TN", 8, 11, 9),
]
POSTPONED = 0.13  # of all §§; with the proposals it makes 1.7 meetings a case
MEETING_MONTHS = (1, 2, 3, 4, 5, 6, 9, 10, 11, 12)
ROLES = ("ordförande", "1:e vice ordförande", "2:e vice ordförande")


@dataclass(eq=False)
class Member:
    """Somebody elected, with the parties and names they have had."""

    name: str
    parties: list[tuple[int, str]]  # from the beginning of the year
    earlier_names: list[str] = field(default_factory=list)


@dataclass(eq=False)
class Matter:
    """A case on its way: its number, its heading, what it is about, and where it was postponed."""

    number: str
    title: str
    summary: str
    clauses: list[str]
    postponed: tuple[str, date, int, str] | None = None


@dataclass(eq=False)
class Body:
    """A body with those who sit on it, the cases that wait for it and the number of its latest §."""

    id: str
    name: str
    kind: str
    parent: str
    letters: str
    day: int
    size: tuple[int, int]
    seats: list[Member] = field(default_factory=list)
    substitutes: list[Member] = field(default_factory=list)
    waiting: deque[Matter] = field(default_factory=deque)
    latest: int = 0

    @property
    def to(self) -> str:
        """The body that gets its proposals, or nothing."""
        return self.parent or {"fullmäktige": "", "styrelse": "kf"}.get(self.kind, "ks")


@dataclass
class Sitting:
    """One meeting: the lines of its attendance, and who decided in each § by its index."""

    day: date
    serving: list[str]
    substitutes: list[str]
    deciding: list[list[Member]]
    disqualified: dict[int, Member]


class Municipality:
    """The years of an invented municipality, told in order."""

    def __init__(self, years: int, seed: int, bodies: int = 14, meetings: int = 10, items: int = 15) -> None:
        self.words = Words(seed)
        self.random = self.words.random
        self.years = range(LAST_YEAR - years + 1, LAST_YEAR + 1)
        self.renamed = date(self.years[0] + years // 2, 7, 1)
        self.months, self.items = MEETING_MONTHS[:meetings], items
        self.bodies = {each[0]: Body(*each[:6], each[6:]) for each in BODIES[:bodies]}
        self.members: list[Member] = []
        self.officials = [self.words.person() for _ in range(24)]
        self.numbers: list[str] = []
        self.count: dict[str, int] = {}

    def minutes(self) -> Iterator[tuple[str, date, str]]:
        """Yield the minutes of every meeting, oldest first: the body, the day and the YAML."""
        for year in self.years:
            self._new_year(year)
            for month in self.months:
                for body in sorted(self.bodies.values(), key=lambda each: each.day):
                    yield body.id, _day(year, month, body), self._meeting(body, _day(year, month, body))

    def one_more(self) -> tuple[str, date, str]:
        """Return, when all minutes have been told, those of one more meeting of the board, the last of its year."""
        body, day = self.bodies["ks"], date(LAST_YEAR, 12, 30)
        return body.id, day, self._meeting(body, day)

    def _chance(self, likelihood: float) -> bool:
        return self.random.random() < likelihood

    # Members.

    def _new_year(self, year: int) -> None:
        self.count = {}
        for member in self.members:
            if self._chance(0.006) and (party := self._party()) != RENAMED != member.parties[-1][1] != party:
                member.parties.append((year, party))
            if self._chance(0.004):
                member.earlier_names.append(member.name)
                member.name = self.words.person(member.name.split()[0])
        elected = year == self.years[0] or year % 4 == 3  # the year after an election
        for body in self.bodies.values():
            body.latest = 0
            seats, substitutes = body.size
            kept = [each for each in body.seats + body.substitutes if self._chance(0.45 if elected else 0.81)]
            sitting = {id(each) for each in kept}
            while len(kept) < seats + substitutes:
                member = self._newcomer(body, year)
                if id(member) not in sitting:
                    sitting.add(id(member))
                    kept.append(member)
            body.seats, body.substitutes = kept[:seats], kept[seats:]

    def _newcomer(self, body: Body, year: int) -> Member:
        """Return somebody for a seat: a committee's come from its board, a board's now and then from the council."""
        source = self.bodies[body.parent or "kf"]
        if body is not source and self._chance(0.95 if body.parent else 0.3):
            return self.random.choice(source.seats + source.substitutes)
        member = Member(self.words.person(), [(year, self._party())])
        self.members.append(member)
        return member

    def _party(self) -> str:
        return self.random.choices(list(PARTIES), [weight for _, weight in PARTIES.values()])[0]

    def code(self, member: Member, day: date) -> str:
        """Return the letters of a member's party on the day."""
        party = next(party for year, party in reversed(member.parties) if year <= day.year)
        return EARLIER[0] if party == RENAMED and day < self.renamed else party

    def printed(self, member: Member, day: date) -> str:
        """Return a member as minutes print them: "Anna Ek (S)"."""
        return f"{member.name} ({self.code(member, day)})"

    # Meetings.

    def _meeting(self, body: Body, day: date) -> str:
        first = body.latest + 1
        body.latest += self.items
        sitting = self._sitting(body, day, first)
        secretary, other = self.random.sample(self.officials, 2)
        approver = self.printed(sitting.deciding[0][1], day)
        approved, posted = day + timedelta(days=6), day + timedelta(days=8)
        parts = [
            f"organ: {body.id}\ndatum: {day}\n",
            f'tid: "18:00–{19 + first % 3}:30"\nplats: Kommunhuset, sal {first % 5 + 1}\n',
            yaml_list("beslutande", sitting.serving),
            yaml_list("ersättare", sitting.substitutes) if sitting.substitutes else "",
            yaml_list("övriga", [secretary, other]),
            f"sekreterare: {secretary}\njusterare:\n  - {approver}\njustering:\n  - datum: {approved}\n",
            f"anslag:\n  - uppsatt: {posted}\n    nedtas: {posted + timedelta(days=22)}\n    förvaring: Kommunhuset\n",
            f"paragrafer:\n  - nr: {first}\n    rubrik: Val av justerare\n    utfall: vald\n",
            _text("beslut", f"{approver} utses att justera protokollet."),
        ]
        waiting = deque(body.waiting.popleft() for _ in range(min(len(body.waiting), self.items - 2)))
        for index in range(1, self.items):
            matter = waiting.popleft() if waiting else self._matter(body, day)
            parts += ["\n", *self._item(body, sitting, first, index, matter)]
        return "".join(parts)

    def _sitting(self, body: Body, day: date, first: int) -> Sitting:
        """Return who came to a meeting, who took whose place and in which §§, and who stood aside."""
        count, last = self.items, first + self.items - 1
        free = [each for each in body.substitutes if self._chance(0.7)]
        sitting = Sitting(day, [], [], [[] for _ in range(count)], {})
        replacing: list[str] = []
        for seat, member in enumerate(body.seats):
            line = self.printed(member, day) + (f", {ROLES[seat]}" if seat < len(ROLES) else "")
            stays = count if seat < 2 else self._stays()
            same = (each for each in free if each.parties[-1][1] == member.parties[-1][1])
            substitute = next(same, free[0] if free else None) if stays < count else None
            if substitute:
                free.remove(substitute)
                name = self.printed(substitute, day)
                replacing.append(f"{name} ersätter {line}" + (f" {_span(first + stays, last)}" if stays else ""))
                if stays:
                    sitting.substitutes.append(f"{name} {_span(first, first + stays - 1)}")
            index = self.random.randrange(1, count)
            if stays == count and seat > 2 and index not in sitting.disqualified and self._chance(0.02):
                sitting.disqualified[index] = member
                line += f", ej § {first + index} (jäv)"
            elif 0 < stays < count:
                line += f" {_span(first, first + stays - 1)}"
            if stays:
                sitting.serving.append(line)
            for number, deciding in enumerate(sitting.deciding):
                who = member if number < stays else substitute
                if who and sitting.disqualified.get(number) is not who:
                    deciding.append(who)
        sitting.serving += replacing
        sitting.substitutes += [self.printed(each, day) for each in free]
        return sitting

    def _stays(self) -> int:
        """Return for how many §§ a member stays: nearly always for all, sometimes for none."""
        if self._chance(0.9):
            return self.items
        return 0 if self._chance(0.7) else self.random.randrange(1, self.items)

    def _matter(self, body: Body, day: date) -> Matter:
        """Return a new case of a body, with the next number of the year."""
        self.count[body.letters] = self.count.get(body.letters, 0) + 1
        number = f"{body.letters}-{day.year}-{self.count[body.letters]:05}"
        self.numbers.append(number)
        clauses = [self.words.clause() for _ in range(1 + int(self.random.random() ** 2 * 4))]
        return Matter(number, self.words.title(), self.words.sentences(3), clauses)

    def _item(self, body: Body, sitting: Sitting, first: int, index: int, matter: Matter) -> list[str]:
        """Return one § that treats a case, and send the case on to where it is handled next."""
        words, present, day = self.words, sitting.deciding[index], sitting.day
        above = self.bodies.get(body.to)
        earlier, matter.postponed = _earlier(matter.postponed), None
        if self._chance(POSTPONED):
            outcome, done = ("bordläggning", "bordlagt") if self._chance(0.6) else ("återremiss", "återremitterat")
            decision, quality = f"{body.name} beslutar om {outcome} av ärendet.", f"    utfall: {outcome}\n"
            matter.postponed = (body.id, day, first + index, done)
            body.waiting.append(matter)
        elif above and len(above.waiting) < self.items - 2:
            decision = f"{body.name} föreslår att {_small(above.name)} fattar följande beslut."
            decision += f"\n\n{above.name} beslutar {_decided(matter)}"
            quality = f"    förslag_till: {above.id}\n"
            above.waiting.append(matter)
        elif matter.title.startswith(("Information", "Delårsrapport", "Uppföljning")):
            decision, quality = f"{body.name} noterar informationen till protokollet.", "    utfall: noterat\n"
        else:
            decision, quality = f"{body.name} beslutar {_decided(matter)}", ""
        if self._chance(0.1):
            decision += f"\n\n{words.table()}"
        written = f"{min(day.day, 28)} {MONTHS[day.month - 2]} {day.year - (day.month == 1)}"
        return [
            f"  - nr: {first + index}\n    ärende: {matter.number}\n    rubrik: {matter.title}\n{quality}{earlier}",
            _text("beslut", decision),
            _text("sammanfattning", f"{matter.summary}\n\n{self._mentions(present, day)}{words.sentences(4)}"),
            f"    handlingar:\n      - Tjänsteskrivelse daterad den {written}\n",
            *self._debate(body, present, day),
            *([yaml_list("jäv", [self.printed(who, day)], "    ")] if (who := sitting.disqualified.get(index)) else []),
        ]

    def _mentions(self, present: list[Member], day: date) -> str:
        """Return what a text says of a member and of another case, now and then."""
        said = ""
        if self._chance(0.15):
            said = f"{self.printed(self.random.choice(present), day)} informerade om läget. "
        if self._chance(0.1):
            said += f"Ärendet hänger samman med {self.random.choice(self.numbers)}. "
        return said

    def _debate(self, body: Body, present: list[Member], day: date) -> Iterator[str]:
        """Yield how a § was decided: for one in eight with proposals, a vote and dissent."""
        words = self.words
        if self._chance(0.12):
            ayes, noes = self._camps(present, day)
            yield (
                f"    yrkanden:\n      - av: {self.printed(ayes[0], day)}\n        text: bifall till förslaget\n"
                f"      - av: {self.printed(noes[0], day)}\n        text: avslag på förslaget\n"
            )
            yield _text("beslutsgång", f"Ordföranden ställer yrkandena mot varandra. {words.sentences(1)}")
            if self._chance(0.6):
                yield self._vote(ayes, noes, day)
            if self._chance(0.6):
                said = "blank: ja" if self._chance(0.3) else f"text: |\n          {words.sentences(3)}"
                authors = "".join(f"          - {self.printed(each, day)}\n" for each in noes[:4])
                yield f"    reservationer:\n      - av:\n{authors}        {said}\n"
        else:
            yield _text("beslutsgång", f"Ordföranden finner att {_small(body.name)} beslutar så.")
        if self._chance(0.1):
            member = self.random.choice(present)
            code = self.code(member, day)
            party = EARLIER[1] if code == EARLIER[0] else PARTIES[code][0]
            yield (
                f"    protokollsanteckningar:\n      - av: {self.printed(member, day)}\n        för: {code}\n"
                f'        ingress: "{member.name} lät anteckna följande till protokollet för {party}:"\n'
                f"        text: |\n          ”{words.sentences(4)}”\n"
            )

    def _camps(self, present: list[Member], day: date) -> tuple[list[Member], list[Member]]:
        """Return those who say yes and those who say no: by party, and never an empty side."""
        ordered = sorted(present, key=lambda each: (list(PARTIES).index(each.parties[-1][1]) * 7 + day.day) % 10)
        cut = len(ordered) * 3 // 5
        return ordered[:cut], ordered[cut:]

    def _vote(self, ayes: list[Member], noes: list[Member], day: date) -> str:
        abstaining = ayes[-1:] if len(ayes) > len(noes) + 1 and self._chance(0.3) else []
        ayes = ayes[: len(ayes) - len(abstaining)]
        groups = (("ja", ayes), ("nej", noes), ("avstår", abstaining))
        return (
            "    voteringar:\n      - ja: bifall till förslaget\n        nej: avslag på förslaget\n        resultat:\n"
            + "".join(f"          {key}: {len(members)}\n" for key, members in groups)
            + "        utfall: ja\n        röster:\n"
            + "".join(yaml_list(k, [self.printed(who, day) for who in group], " " * 10) for k, group in groups if group)
        )


def _day(year: int, month: int, body: Body) -> date:
    second = date(year, month, 2)
    return second + timedelta(days=-second.weekday() % 7 + body.day)


def _small(name: str) -> str:
    return name[0].lower() + name[1:]


def _decided(matter: Matter) -> str:
    if len(matter.clauses) == 1:
        return f"att {matter.clauses[0]}."
    return "följande.\n\n" + "\n".join(f"{n}. Att {clause}." for n, clause in enumerate(matter.clauses, 1))


def _earlier(place: tuple[str, date, int, str] | None) -> str:
    if place is None:
        return ""
    body, day, number, done = place
    return f"    tidigare:\n      - organ: {body}\n        datum: {day}\n        nr: {number}\n        som: {done}\n"


def _span(first: int, last: int) -> str:
    return f"§ {first}" if first == last else f"§§ {first}–{last}"


def yaml_list(key: str, lines: list[str], margin: str = "") -> str:
    """Return a key with a list of lines, indented by `margin`."""
    return f"{margin}{key}:\n" + "".join(f"{margin}  - {line}\n" for line in lines)


def _text(key: str, text: str) -> str:
    return f"    {key}: |\n{indent(text, '      ')}\n"
