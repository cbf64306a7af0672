"""Slips: what one protocol says that the archive around it makes unlikely, and that would be published in silence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.archive import AgendaItem, Archive, Meeting, Person
from generator.archive.matters import MatterKind
from generator.archive.people import name_key
from generator.content.loader import Content
from generator.findings import Code, Finding, Severity
from generator.notation import format_number, is_vacant

_OLDEST = 60  # years that a case may be old before its number is more likely a slip
_FILED = {MatterKind.MOTION, MatterKind.INTERPELLATION}
_SENT_ON = re.compile(
    r"remitter|överlämna|beredning|får ställas|anmäl|hänskjut|antecknas|läggs till handlingarna|förklaras? besvarad"
    r"|bordlägg|skickas|(?:är|anses) besvarad|svarstid",
    re.IGNORECASE,
)
_APPLIES = re.compile(
    r"ansök|bygglov|förhandsbesked|dispens|tillstånd|begäran|överklag|medborgarförslag", re.IGNORECASE
)
_BARE_LETTERS = re.compile(r"(?P<name>.*\S) (?P<letters>[A-ZÅÄÖ]{1,3})")


def slips(archive: Archive, content: Content) -> Iterator[Finding]:
    """Yield a warning for each slip that other minutes, or the registers, bring to light."""
    found = _Slips(archive, content)
    for meeting in archive.all_meetings:
        yield from found.year(meeting)
        yield from found.lifetime(meeting)
        yield from found.one_of_two(meeting)
        yield from found.letters(meeting)
        yield from found.without_party(meeting)
        for item in meeting.all_items:
            yield from found.case_years(item)
            yield from found.unanswered(item)
    for person in archive.all_people.values():
        yield from found.applicant(person)
    for index, body in enumerate(archive.bodies.values()):
        yield from found.old_text(body.all_meetings)
        if body.successor and not body.record.ended:
            yield content.finding(
                f"{content.root.name}/register/organ.yml",
                ["organ", index, "efterträdare"],
                "organ-utan-slut",
                f"{body.name} har en efterträdare, {body.successor.id}, men ingen sista dag.",
                "Skriv dagen, till exempel till: 2023-12-31. Finns organet kvar tar du bort efterträdare.",
                Severity.WARNING,
            )


class _Slips:
    def __init__(self, archive: Archive, content: Content) -> None:
        self.archive = archive
        self.content = content
        # Years of cases, by meeting: what the minutes are about cannot be newer than they are.
        self.years = {
            meeting.id: [case.number.year for item in meeting.all_items for case in item.cases if case.number.year]
            for meeting in archive.all_meetings
        }

        # What each person of the register is called.
        self.registered = [set(map(name_key, (person.name, *person.also))) for person in content.people.people]

    def _slip(self, meeting: Meeting, path: Sequence[str | int], code: Code, message: str, hint: str) -> Finding:
        where = ""
        if path[0] == "paragrafer":
            where = f"I § {format_number(meeting.outline.items[int(path[1])].number)}: "
        return self.content.finding(meeting.file.name, path, code, f"{where}{message}", hint, Severity.WARNING)

    def year(self, meeting: Meeting) -> Iterator[Finding]:
        """The year of a meeting that none of its cases has come to."""
        years = [each for each in self.years[meeting.id] if meeting.date.year - _OLDEST < each <= meeting.date.year]
        if not years or len(years) < len(self.years[meeting.id]):
            return
        newest, held = max(years), meeting.date.year
        # Early in a year nearly all cases are of the year before.
        if held > newest + 1 or (held == newest + 1 and meeting.date.month > 3 and years.count(newest) > 2):
            yield self._slip(
                meeting,
                ("datum",),
                "motets-ar",
                f"Mötet hölls {meeting.date} enligt filen, men inget av ärendena är nyare än {newest}.",
                f"Kontrollera året. Hölls mötet {newest} rättar du datum och döper om filen till "
                f"{newest}-{meeting.date:%m-%d}.yml.",
            )

    def lifetime(self, meeting: Meeting) -> Iterator[Finding]:
        """A meeting of a body before its first or after its last day, by the register."""
        record = meeting.body.record
        after = record.ended is not None and meeting.date > record.ended
        if not after and (record.founded is None or meeting.date >= record.founded):
            return
        word, day = ("till", record.ended) if after else ("från", record.founded)
        successor = f" Efter det finns {meeting.body.successor.id}." if after and meeting.body.successor else ""
        yield self._slip(
            meeting,
            ("organ",),
            "organ-utanfor-tiden",
            f"{meeting.body.name} fanns {word} {day} enligt registret, men mötet hölls {meeting.date}.{successor}",
            "Rätta organet eller datumet här, eller dagen i register/organ.yml.",
        )

    def one_of_two(self, meeting: Meeting) -> Iterator[Finding]:
        """Two names in one list that the register of persons makes one person."""
        seen: dict[Person, str] = {}
        for line in meeting.outline.lines:
            person = meeting.linker.in_line(line).person
            if person is None or line.group != "beslutande":
                continue
            other = seen.setdefault(person, line.name)
            names = {name_key(line.name), name_key(other)}
            if len(names) > 1 and any(names <= each for each in self.registered):
                yield self._slip(
                    meeting,
                    (line.group, line.at),
                    "dubbel-narvaro",
                    f"{line.name} och {other} står i samma lista, men är en person enligt register/personer.yml.",
                    f"Är de två tar du bort {line.name} under även där. Är de en tar du bort den ena raden här.",
                )

    def case_years(self, item: AgendaItem) -> Iterator[Finding]:
        for at, printed in enumerate(item.outline.cases):
            case = next((case for case in item.cases if printed in case.all_spellings), None)
            year = case.number.year if case else None
            if case and year and year <= item.meeting.date.year - _OLDEST:
                yield self._slip(
                    item.meeting,
                    ("paragrafer", item.index, "ärende", at),
                    "diarienummer-fran-framtiden",
                    f"diarienumret {printed} läses som {year}, för mötet hölls {item.meeting.date}.",
                    f"Är ärendet från {year + 100} är numret fel, eller mötets datum. Jämför med originalet.",
                )
            if case and year and year > item.meeting.last_day.year:
                yield self._slip(
                    item.meeting,
                    ("paragrafer", item.index, "ärende", at),
                    "diarienummer-fran-framtiden",
                    f"diarienumret {printed} är från {year}, men mötet hölls {item.meeting.date}.",
                    "Rätta numret, eller mötets datum. Jämför med originalet.",
                )

    def unanswered(self, item: AgendaItem) -> Iterator[Finding]:
        """A motion that fullmäktige decides about without saying how. Words are read only where that is unsaid."""
        if (
            item.outline.outcome != "beslutat"
            or any(item.outline.case_outcomes)
            or item.meeting.body.record.kind != "fullmäktige"
            or item.matter not in _FILED
            or item.outline.filed_on == item.meeting.date.isoformat()
        ):
            return
        record = item.meeting.file.minutes.items[item.index]
        if record.decision and not _SENT_ON.search(record.decision):
            asked = item.matter is MatterKind.INTERPELLATION
            yield self._slip(
                item.meeting,
                ("paragrafer", item.index),
                "motion-utan-utfall",
                "utfall saknas, och orden säger inte om interpellationen besvarades eller sköts upp."
                if asked
                else "motionen avgörs här, men utfall saknas. Då går det inte att säga hur det gick.",
                "Skriv utfall: besvarad om den fick sitt svar, annars utfall: bordläggning."
                if asked
                else "Skriv vad beslutet blev: utfall: bifall, avslag eller besvarad.",
            )

    def letters(self, meeting: Meeting) -> Iterator[Finding]:
        """The letters of a party printed without their brackets: "Nils Ek M" is nobody's name."""
        printed: list[tuple[str, str | None, tuple[str | int, ...]]] = [
            (line.name, line.party, (line.group, line.at)) for line in meeting.outline.lines
        ]
        present = {line.name for line in meeting.outline.lines}  # of whom okand-person says it
        for item in meeting.all_items:
            for said in item.outline.said:
                place = ("paragrafer", item.index, said.key, said.at, "av")
                authors = enumerate(said.authors)
                printed += [
                    (each, None, (*place, at)) for at, each in authors if each.rpartition(" ")[0] not in present
                ]
        for name, party, path in printed:
            match = None if party else _BARE_LETTERS.fullmatch(name)
            if match and " " in match["name"] and meeting.linker.party(match["letters"]):
                yield self._slip(
                    meeting,
                    path,
                    "parti-utan-parentes",
                    f"”{name}” läses som ett namn, för partiet står inte inom parentes.",
                    f"Skriv så här: {match['name']} ({match['letters']})",
                )

    def without_party(self, meeting: Meeting) -> Iterator[Finding]:
        """Somebody who serves without a party in a list where all others have one."""
        lines = [
            line
            for line in meeting.outline.lines
            if line.group == "beslutande" and not is_vacant(line.name) and not line.name.startswith("[")
        ]
        without = [line for line in lines if not line.party]
        if len(lines) < 4 or not without or 4 * len(without) > len(lines):
            return
        for line in without:
            match = _BARE_LETTERS.fullmatch(line.name)
            if not (match and meeting.linker.party(match["letters"])):
                yield self._slip(
                    meeting,
                    (line.group, line.at),
                    "parti-saknas",
                    f"{line.name} står utan parti, men de andra i listan har ett.",
                    f"Lägg till partiet i register/partier.yml, och skriv så här: {match['name']} ({match['letters']})"
                    if match and " " in match["name"]
                    else "Är det en tjänsteman flyttar du raden till övriga. Annars skriver du partiet efter namnet, "
                    f"inom parentes. Är ledamoten utan parti skriver du så här: {line.name} (-)",
                )

    def applicant(self, person: Person) -> Iterator[Finding]:
        """Somebody with a page of their own who is nothing in the archive but the one who applied for something."""
        if person.attended or person.said or person.all_approved or person.all_disqualified:
            return
        for item in person.all_filed:
            if item.matter is None and _APPLIES.search(f"{item.title} {item.outline.kind or ''}"):
                yield self._slip(
                    item.meeting,
                    ("paragrafer", item.index, "väckt_av"),
                    "bara-sokande",
                    f"{person.all_spellings[0]} får en egen sida som förtroendevald, men står bara här, som den som "
                    "har sökt något.",
                    "Ta bort väckt_av: sökande är privatpersoner. Är det en förtroendevald låter du det stå.",
                )

    def old_text(self, meetings: list[Meeting]) -> Iterator[Finding]:
        """Long texts that stand word for word in another matter at the body's meeting before: the file was copied."""
        before: dict[str, AgendaItem] = {}
        often: defaultdict[str, int] = defaultdict(int)
        for meeting in meetings:
            for words in meeting.outline.words:
                often[words] += bool(words)
        for meeting in meetings:
            own: dict[str, AgendaItem] = {}
            for item in meeting.all_items:
                words = meeting.outline.words[item.index]
                other = before.get(words)
                if other and often[words] == 2 and _is_another_matter(item, other):
                    yield self._slip(
                        meeting,
                        ("paragrafer", item.index),
                        "gammal-text",
                        f"texten är ord för ord densamma som i § {format_number(other.number)} "
                        f"{other.meeting.date}, ”{other.title[:60]}”, som är ett annat ärende.",
                        "Kopierade du förra filen: byt ut texten mot den som står i det här protokollet. Står det så "
                        "i originalet låter du det stå.",
                    )
                if words:
                    own[words] = item
            before = own


_WORD = re.compile(r"[^\W\d_]{5,}")


def _is_another_matter(one: AgendaItem, other: AgendaItem) -> bool:
    """Tell whether neither case nor any word of the titles is the same: what comes back every year has the same."""
    titles = (set(_WORD.findall(item.title.casefold())) for item in (one, other))
    return not set(one.cases) & set(other.cases) and not set.intersection(*titles)
