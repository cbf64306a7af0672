"""Linking: records in, archive and findings out. Each step reads what the ones before it made."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from generator.archive.actors import Author, Body, Cast, Party, which_bodies
from generator.archive.archive import Archive
from generator.archive.authors import Linker, is_partyless, unique_people
from generator.archive.casenumbers import CaseNumber, CaseNumbers
from generator.archive.items import AgendaItem, Case
from generator.archive.mandates import Electorate
from generator.archive.matters import MatterKind, Matters
from generator.archive.meetings import Meeting
from generator.archive.people import PartyIndex, PersonIndex, name_key
from generator.archive.removals import Removal
from generator.archive.subjects import Subject, Subjects, bearers, family_names
from generator.content.loader import Content, MinutesFile
from generator.content.places import Gazetteer
from generator.findings import Finding, Severity
from generator.model import PersonRecord
from generator.model.minutes import Appeal
from generator.notation import NotationError, Number, format_number, is_masked, parse_entry

# What minutes print before a case number, which is no part of it.
_ANNOUNCED = re.compile(r"^(?:dnr|diarienr|diarienummer|ärende ?nr|ärende)[.:]?\s+", re.IGNORECASE)


# The name in front of how and when somebody approved: "Anna Ek (S), digitalt 2024-06-05".
_NAME = re.compile(r"[^\W\d_a-zåäöéü][^\d()]* [^\d()]*?(?: ?\([\w-]+\))?")
_AND = re.compile(r",\s*|\s+(?:och|samt|&)\s+")
_NAME_ALONE = re.compile(r"([^,;0-9]*[^,;0-9\s])\s*(?:[,;]|[0-9])")


def link(content: Content) -> tuple[Archive, list[Finding]]:
    """Link all records of `content` and return the archive with every problem that only linking can see."""
    return _Builder(content).build()


class _Builder:
    def __init__(self, content: Content) -> None:
        self.content = content
        self.findings: list[Finding] = []
        self.parties = PartyIndex(content.parties.parties)
        self.people = PersonIndex(content.people.people)
        self.numbers = CaseNumbers(content.municipality.case_numbers)
        self.matters = Matters(content.municipality.matter_words)
        kinds = content.municipality.appeals
        routes: tuple[tuple[Appeal, tuple[str, ...]], ...] = (
            ("laglighetsprövning", kinds.lawfulness),
            ("förvaltningsbesvär", kinds.by_those_concerned),
            ("detaljplan", kinds.zoning),
            ("nej", kinds.none),
        )
        self.routes = {name_key(word): route for route, words in routes for word in words}
        self.bodies: dict[str, Body] = {}
        self.read_numbers: dict[tuple[str, int], CaseNumber | None] = {}
        self.cases: dict[str, Case] = {}

    def build(self) -> tuple[Archive, list[Finding]]:
        self._link_bodies()
        linked = self._meetings()
        # Everybody who is present is known before anybody is looked up by name alone.
        for meeting in linked:
            self._attendance(meeting)
        for meeting in linked:
            for index, printed in enumerate(meeting.outline.approvers):
                author = meeting.linker.author(printed)
                self._author(meeting, printed, author, ("justerare", index))
                if author.person:
                    author.person.all_approved.append(meeting)
            for item in meeting.all_items:
                self._contributions(item)
            self._agenda(meeting)
        for person in self.people.people.values():
            person.weigh_parties()
        self._register_memberships()
        for body in self.bodies.values():
            body.linked_today = max((meeting.date for meeting in linked if meeting.is_held), default=date.min)
        for person in self.people.people.values():
            for party in dict.fromkeys(party for _, party in person.all_parties):
                if party:
                    party.all_people.append(person)
        self.people.forward_spellings()
        Electorate(self.people, self.parties).enter(self.content.mandates.mandates, self.bodies)
        archive = Archive(
            self.content.municipality,
            self.bodies,
            tuple(meeting for meeting in linked if meeting.is_held),
            self.cases,
            self.people.people,
            self.parties,
            self.people,
            self.numbers,
            tuple(Removal(record) for record in self.content.removals.removals),
            self.content.synonyms.groups,
            tuple(meeting for meeting in linked if not meeting.is_held),
            self._subjects(linked),
            (self.content.places.places, self.content.topics.topics),
            tuple(register.file.rpartition("/")[2] for register in self.content.registers),
        )
        return archive, self.findings

    def _subjects(self, linked: Sequence[Meeting]) -> tuple[Subject, ...]:
        """Enter every § under its places and topics; a place that is also somebody's family name is none."""
        places, topics = self.content.places.places, self.content.topics.topics
        surnames = family_names(self.people.people.values())
        counted = [place for place in places if place.only_in or not bearers(place, surnames)]
        subjects = Subjects(counted, topics)
        gazetteer = Gazetteer(counted)
        for meeting in linked:
            if meeting.is_held and (counted or topics):
                file = meeting.file
                named = file.records.named(file.name, gazetteer) if counted else ()
                for item in meeting.all_items:
                    subjects.enter(item, named[item.index] if named else ())
        return subjects.known

    def _link_bodies(self) -> None:
        """Link the bodies of the register; whatever it says wrong of them is told by generator/checks/registers.py."""
        for record in self.content.bodies.bodies:
            self.bodies.setdefault(record.id, Body(record))
        for record in self.content.bodies.bodies:
            self.bodies[record.id].successor = self.bodies.get(record.successor or "")
            parent = self.bodies.get(record.parent or "")
            if parent and not self._is_under(parent, record.id):
                body = self.bodies[record.id]
                body.parent = parent
                parent.children.append(body)

    def _is_under(self, body: Body | None, identifier: str) -> bool:
        while body is not None:
            if body.id == identifier:
                return True
            body = body.parent
        return False

    def _known_bodies(self, wrong: str, folder: str = "") -> str:
        meant = folder if folder in self.bodies else None
        return f"{which_bodies(wrong, self.bodies, meant)} Nya läggs till i register/organ.yml."

    def _meetings(self) -> list[Meeting]:
        """Return the meetings in order of time, with their §§ and neighbours."""
        named = sorted(
            self.content.minutes, key=lambda file: (file.outline.body, file.outline.date, file.outline.sequence)
        )
        meetings = [meeting for file in named if (meeting := self._meeting(file))]
        for before, after in pairwise(meetings):
            if not after.linked_start and after.body is before.body and after.date == before.date:
                after.linked_start = (
                    before.linked_start
                )  # the day's second minutes come after its first, if nothing else is said
        meetings.sort(key=lambda meeting: meeting.order)
        newest: dict[str, Meeting] = {}
        for meeting in meetings:
            if earlier := newest.get(meeting.body.id):
                meeting.neighbours[0], earlier.neighbours[1] = earlier, meeting
            newest[meeting.body.id] = meeting
            (meeting.body.all_meetings if meeting.is_held else meeting.body.all_unheld).append(meeting)
            self._items(meeting)
        return meetings

    def _agenda(self, meeting: Meeting) -> None:
        for title, printed in meeting.outline.agenda:
            numbers = [(words, self._number(words, meeting.date.year)) for words in printed]
            linked = [(words, self.cases.get(number.canonical if number else words)) for words, number in numbers]
            meeting.all_agenda.append((title, linked))

    def _meeting(self, file: MinutesFile) -> Meeting | None:
        outline = file.outline
        body = self.bodies.get(outline.body)
        if body is None:
            self.findings.append(
                self.content.finding(
                    file.name,
                    ["organ"],
                    "okant-organ",
                    f"Organet ”{outline.body}” finns inte i registret.",
                    self._known_bodies(outline.body, file.name.split("/")[-2]),
                )
            )
            return None
        meeting = Meeting(body, file)
        meeting.linker = Linker(meeting, self.parties, self.people)
        return meeting

    def _items(self, meeting: Meeting) -> None:
        file = meeting.file
        seen: dict[Number, int] = {}
        for index, read in enumerate(meeting.outline.items):
            if read.number in seen:
                first, _ = self.content.place(file.name, ["paragrafer", seen[read.number], "nr"])
                self.findings.append(
                    self.content.finding(
                        file.name,
                        ["paragrafer", index, "nr"],
                        "paragraf-tva-ganger",
                        f"§ {format_number(read.number)} står två gånger; den första är på rad {first}.",
                        "Rätta numret på den ena, eller slå ihop dem.",
                    )
                )
                continue
            seen[read.number] = index
            item = AgendaItem(meeting, read, index)
            meeting.all_items.append(item)
            self._link_item(item)

    def _link_item(self, item: AgendaItem) -> None:
        read, file = item.outline, item.meeting.file.name
        path: tuple[str | int, ...] = ("paragrafer", item.index)
        if read.proposal_to:
            item.linked_proposal_to = self.bodies.get(read.proposal_to)
            if item.linked_proposal_to is None:
                self.findings.append(
                    self.content.finding(
                        file,
                        [*path, "förslag_till"],
                        "okant-organ",
                        f"I § {format_number(read.number)}: organet ”{read.proposal_to}” finns inte i registret.",
                        self._known_bodies(read.proposal_to),
                    )
                )
        item.linked_route = self.routes.get(name_key(read.kind)) if read.kind else None
        item.linked_matter = self.matters.read(read.kind)
        if item.linked_matter is MatterKind.CITIZENS_PROPOSAL and read.filed_by:
            self.findings.append(
                self.content.finding(
                    file,
                    [*path, "väckt_av"],
                    "vackt-av-privatperson",
                    f"I § {format_number(read.number)}: den som lämnar ett medborgarförslag ska inte namnges.",
                    "Ta bort väckt_av. Är det något annat än ett medborgarförslag rättar du typ.",
                )
            )
        self._link_cases(item, path)

    def _several(self, printed: str, year: int) -> list[str]:
        """Return the numbers that stand in one line, if it is nothing but numbers that the municipality uses."""
        parts = [part.strip() for part in re.split(r"[,;]|\s(?:och|samt)\s", printed)]
        return parts if len(parts) > 1 and all(part and self._number(part, year) for part in parts) else []

    def _link_cases(self, item: AgendaItem, path: tuple[str | int, ...]) -> None:
        read, file = item.outline, item.meeting.file.name
        for index, printed in enumerate(read.cases):
            number = self._number(printed, item.meeting.last_day.year)
            if number is None:
                alone = _ANNOUNCED.sub("", printed)
                several = self._several(printed, item.meeting.last_day.year)
                told = alone != printed and self._number(alone, item.meeting.last_day.year)
                hint = (
                    f"Skriv bara numret: {alone}"
                    if told
                    else f"Är det flera nummer skriver du dem som en lista, så här: ärende: [{', '.join(several)}]"
                    if several
                    else f"Kontrollera numret{self._forms}. Är det rätt, lägg till formen i register/kommun.yml under "
                    "diarienummer."
                )
                known = f"”{printed}” följer ingen av kommunens former för diarienummer."
                message = f"I § {format_number(read.number)}: {known}"
                place = [*path, "ärende", index]
                self.findings.append(
                    self.content.finding(file, place, "okant-diarienummer", message, hint, Severity.WARNING)
                )
            canonical = number or CaseNumber(printed)
            case = self.cases.get(canonical.canonical)
            if case is None:
                case = self.cases[canonical.canonical] = Case(canonical)
            if printed not in case.all_spellings:
                case.all_spellings.append(printed)
            if case not in item.all_cases:
                case.all_items.append(item)
                item.all_cases.append(case)

    @cached_property
    def _forms(self) -> str:
        """Return ": det skrivs till exempel KS-2024-00012", by the municipality's first form of case numbers."""
        forms = self.content.municipality.case_numbers
        if not forms:
            return ""
        example = forms[0].form.replace("{år:2}", "24").replace("{år}", "2024").replace("{del}", "1")
        width = re.search(r"\{nr(?::(\d+))?\}", example)
        number = "12".zfill(int(width[1])) if width and width[1] else "12"
        return f": det skrivs till exempel {re.sub(r'{nr[^}]*}', number, example)}"

    def _number(self, printed: str, newest: int) -> CaseNumber | None:
        """Return the number that minutes of the year `newest` print, or None if it fits no form."""
        key = printed, newest
        if key not in self.read_numbers:
            self.read_numbers[key] = self.numbers.read(printed, newest)
        return self.read_numbers[key]

    def _attendance(self, meeting: Meeting) -> None:
        position = 0
        for line in meeting.outline.lines:
            path = (line.group, line.at)
            who = meeting.linker.in_line(line)
            self._told_apart(meeting, who, line.person, path)
            if who.person:
                who.person.attended.append((meeting, position))
                self._named(meeting, who, path)
            position += 1
            if line.replaced:
                replaced = meeting.linker.elected(line.replaced[0], line.replaced[1], line.replaced[3])
                self._told_apart(meeting, replaced, line.replaced[3], path)
                if replaced.person:
                    replaced.person.attended.append((meeting, position))
                    self._named(meeting, replaced, path)
                position += 1

    def _contributions(self, item: AgendaItem) -> None:
        meeting, outline = item.meeting, item.outline
        path: tuple[str | int, ...] = ("paragrafer", item.index)
        for position, said in enumerate(outline.said):
            place = (*path, said.key, said.at)
            contribution = meeting.linker.contribution(item, said)
            for index, author in enumerate(contribution.authors):
                self._author(meeting, said.authors[index], author, (*place, "av", index))
            for index, printed in enumerate(said.parties):
                if not is_partyless(printed) and not meeting.linker.party(printed):
                    self._unknown_party(meeting, printed, (*place, "för", index))
            for person in unique_people(contribution.authors):
                person.said.append((item, position))
            for party in contribution.parties:
                party.said.append((item, position))
        position = len(outline.said)
        for voted in outline.voted:
            for index, name in enumerate(voted.names):
                author = meeting.linker.author(name)
                self._author(meeting, name, author, (*path, *voted.path(index)))
                if author.person:
                    author.person.said.append((item, position))
                member = author.person or is_masked(author.name)  # a party that is named for its members is no member
                if member and author.party and voted.at is None:
                    cast = Cast(item.key, voted.vote, voted.key)
                    author.party.all_cast.setdefault(meeting.date.year, []).append(cast)
                position += 1
        disqualified = [meeting.linker.author(name) for name in outline.disqualified]
        for index, author in enumerate(disqualified):
            self._author(meeting, outline.disqualified[index], author, (*path, "jäv", index))
        for person in unique_people(disqualified):
            person.all_disqualified.append(item)
        for index, author in enumerate(item.filed_by):
            self._author(meeting, outline.filed_by[index], author, (*path, "väckt_av", index))
        for person in unique_people(item.filed_by):
            person.all_filed.append(item)
        for filer in dict.fromkeys(author.party for author in item.filed_by):
            if filer:
                filer.all_filed.append(item)

    def _author(self, meeting: Meeting, printed: str, author: Author, path: tuple[str | int, ...]) -> None:
        """Remember who was found behind a printed name, or report that nobody was."""
        if not author.person and author.printed_party and self._told_apart(meeting, author, None, path):
            return
        if author.person:
            self._named(meeting, author, path)
            return
        if author.party or is_masked(author.name):
            return
        self.findings.append(self._nobody(meeting, printed, path))

    def _nobody(self, meeting: Meeting, printed: str, path: tuple[str | int, ...]) -> Finding:
        """Return why nobody was found behind a printed name: it is none, it is several persons', or it is not there."""
        file = meeting.file.name
        try:
            name = parse_entry(printed).name
        except NotationError as error:
            message, hint = error.message, error.hint
            if printed.strip().isdigit():
                message = f"Här ska det stå namn, men det står {printed.strip()}."
                hint = "Är det antalet skriver du det under resultat, och tar bort det här. Annars skriver du namnen."
            parts, alone = _AND.split(printed), _NAME_ALONE.match(printed)
            if len(parts) > 1 and all(_NAME.fullmatch(part) for part in parts):
                key = next(step for step in reversed(path) if isinstance(step, str))
                hint = f"Skriv dem var för sig, så här: {key}: [{', '.join(parts)}]"
            elif alone and path[0] == "justerare":
                message, hint = "Här står mer än ett namn.", f"Skriv bara namnet, så här: {alone[1]}"
            return self.content.finding(file, path, "fel-namn", message, hint)
        bearers = [line for line in meeting.outline.lines if name_key(line.name) == name_key(name)]
        if bearers:
            parties = " eller ".join(dict.fromkeys(f"{line.name} ({line.party or '-'})" for line in bearers))
            message = f"{name} står på flera rader i närvarolistan, så ingen vet vem av dem som menas."
            return self.content.finding(file, path, "tvetydigt-namn", message, f"Skriv partiet också: {parties}")
        known = [line.name for line in meeting.outline.lines]
        bare, _, letters = name.rpartition(" ")
        near = difflib.get_close_matches(name, known, 1, cutoff=0.8)
        suggestion = f"Menade du {near[0]}? " if near else ""
        further = "Kontrollera stavningen. Skriv partiet inom parentes om personen är förtroendevald: Namn (S)."
        if letters.isupper() and len(letters) < 4 and bare in known:
            suggestion, further = f"Skriv så här: {bare} ({letters})", ""
        message = f"{name} finns inte bland de närvarande."
        return self.content.finding(file, path, "okand-person", message, f"{suggestion}{further}", Severity.WARNING)

    def _told_apart(self, meeting: Meeting, who: Author, asked: str | None, path: tuple[str | int, ...]) -> bool:
        """Report a name that can be two persons', and an id that the register has not; return whether it is so."""
        if asked and not self.people.knows(asked):
            self.findings.append(
                self.content.finding(
                    meeting.file.name,
                    path,
                    "okand-person-id",
                    f"Personen ”{asked}” finns inte i register/personer.yml.",
                    "Lägg in personen där med det id:t, eller rätta id:t här.",
                )
            )
            return True
        if who.person or not who.printed_party:
            return False
        if is_masked(who.name):
            if not who.party and not is_partyless(who.printed_party):
                self._unknown_party(meeting, who.printed_party, path)
            return True
        known = meeting.linker.candidates(who.name, who.printed_party)
        if len(known) < 2:
            return False
        self.findings.append(
            self.content.finding(
                meeting.file.name,
                path,
                "tvetydigt-namn",
                f"{who.name} ({who.printed_party}) kan vara {' eller '.join(known)} i register/personer.yml.",
                f"Skriv namnet som fält: {{namn: {who.name}, parti: {who.printed_party}, person: {known[0]}}}",
            )
        )
        return True

    def _named(self, meeting: Meeting, author: Author, path: tuple[str | int, ...]) -> None:
        """Remember for which party somebody was named, and report letters that stand for none."""
        person = author.person
        if person is None:
            return
        meeting.named.append(person.slug)
        if author.printed_party is None:
            return
        # As printed: whom the list of attendance says otherwise of has another party by now.
        party = None if is_partyless(author.printed_party) else meeting.linker.party(author.printed_party)
        if party is None and not is_partyless(author.printed_party):
            self._unknown_party(meeting, author.printed_party, path)
        present, elsewhere = person.mentions.setdefault(meeting, ([], []))
        (present if path[0] in {"beslutande", "ersättare"} else elsewhere).append(party)

    def _unknown_party(self, meeting: Meeting, printed: str, path: tuple[str | int, ...]) -> None:
        near = self.parties.nearest(printed)
        suggestion = f"Menade du {near}? " if near else ""
        self.findings.append(
            self.content.finding(
                meeting.file.name,
                path,
                "okant-parti",
                f"Partiet ”{printed}” finns inte i registret (eller fanns inte den dagen).",
                f"{suggestion}Rätta beteckningen, eller lägg till partiet i register/partier.yml.",
            )
        )

    def _register_memberships(self) -> None:
        """Let the register's dated memberships stand instead of what the minutes happen to print."""
        for person, record in self.people.registered():
            if record.memberships:
                person.all_parties, person.linked_gaps = self._memberships(record)
                person.linked_registered = True

    def _memberships(self, record: PersonRecord) -> tuple[list[tuple[date, Party | None]], frozenset[date]]:
        """Return from which day a person stood for which party; after a last day for none, if none follows on it.

        From those days nobody knows: that somebody is without party the register says with "-".
        """
        begins: dict[date, Party | None] = {
            membership.since or date.min: self.parties.by_code.get(membership.party)
            for membership in record.memberships
        }
        ends = {membership.until + timedelta(days=1) for membership in record.memberships if membership.until}
        gaps = frozenset(ends - begins.keys())
        return sorted({**begins, **dict.fromkeys(gaps)}.items(), key=lambda begin: begin[0]), gaps
