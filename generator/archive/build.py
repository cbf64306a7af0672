"""Linking: records in, archive and findings out. Each step reads what the ones before it made."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from datetime import date, timedelta

from generator.archive.archive import Archive
from generator.archive.authors import Linker
from generator.archive.casenumbers import CaseNumber, CaseNumbers
from generator.archive.entities import (
    Author,
    Body,
    Case,
    Contribution,
    ContributionKind,
    Handling,
    Meeting,
    Party,
    Person,
    Presence,
    PresenceKind,
)
from generator.archive.people import PartyIndex, PersonIndex
from generator.findings import Finding, Severity
from generator.loader import Content, MinutesFile
from generator.model import AttendanceLine, PersonRecord, Statement, Vote
from generator.notation import format_number

_VACANT = {"vakant", "vakans", "vakant plats"}


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
        self.bodies: dict[str, Body] = {}
        self.cases: dict[str, Case] = {}
        self.meetings: list[Meeting] = []

    def build(self) -> tuple[Archive, list[Finding]]:
        self._link_bodies()
        self._register_doubles()
        files = sorted(self.content.minutes, key=lambda each: (each.minutes.date, each.minutes.body, each.sequence))
        linked = [(meeting, self._linker(meeting)) for file in files if (meeting := self._meeting(file))]
        # Everybody who is present is known before anybody is looked up by name alone.
        for meeting, linker in linked:
            self._attendance(meeting, linker)
        for meeting, linker in linked:
            meeting.approvers += [
                linker.author(name, ("justerare", i)) for i, name in enumerate(meeting.minutes.approvers)
            ]
            for approver in meeting.approvers:
                if approver.person:
                    approver.person.approved.append(meeting)
            for handling in meeting.handlings:
                self._contributions(handling, linker)
        self._register_memberships()
        for person in self.people.people.values():
            for _, party in person.parties:
                if party and person not in party.people:
                    party.people.append(person)
        archive = Archive(
            self.content.municipality,
            self.bodies,
            tuple(self.meetings),
            self.cases,
            self.people.people,
            self.parties,
            self.people,
            self.numbers,
        )
        return archive, self.findings

    def _linker(self, meeting: Meeting) -> Linker:
        return Linker(meeting, self.parties, self.people, self.findings)

    def _problem(
        self,
        file: str,
        path: Sequence[str | int],
        code: str,
        message: str,
        hint: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        line, column = self.content.place(file, path)
        self.findings.append(Finding(file, line, column, code, message, hint, severity))

    def _link_bodies(self) -> None:
        file = f"{self.content.root.name}/register/organ.yml"
        for index, record in enumerate(self.content.bodies.bodies):
            if record.id in self.bodies:
                self._problem(
                    file,
                    ["organ", index, "id"],
                    "dubblett-register",
                    f"Organet {record.id} står två gånger i registret.",
                    "Ta bort den ena, eller ge den ett annat id.",
                )
                continue
            self.bodies[record.id] = Body(record)
        for index, record in enumerate(self.content.bodies.bodies):
            if record.successor and record.successor not in self.bodies:
                self._problem(
                    file,
                    ["organ", index, "efterträdare"],
                    "okant-organ",
                    f"Organet ”{record.successor}” finns inte i registret.",
                    self._known_bodies(record.successor),
                )
            self.bodies[record.id].successor = self.bodies.get(record.successor or "")
            if record.parent is None:
                continue
            parent = self.bodies.get(record.parent)
            if parent is None or self._is_under(parent, record.id):
                self._problem(
                    file,
                    ["organ", index, "under"],
                    "okant-organ",
                    f"Organet {record.id} står under {record.parent}, som inte finns i registret."
                    if parent is None
                    else f"Organet {record.id} står under sig självt.",
                    self._known_bodies(record.parent),
                )
                continue
            body = self.bodies[record.id]
            body.parent = parent
            parent.children.append(body)

    def _register_doubles(self) -> None:
        """Refuse two parties with one code and two persons with one id: the second would vanish in the first."""
        parties = [record.code for record in self.content.parties.parties]
        people = [record.id for record in self.content.people.people]
        for what, register, name, field, values in (
            ("Partiet", "partier.yml", "partier", "kod", parties),
            ("Personen", "personer.yml", "personer", "id", people),
        ):
            for index, value in enumerate(values):
                if value and value in values[:index]:
                    self._problem(
                        f"{self.content.root.name}/register/{register}",
                        [name, index, field],
                        "dubblett-register",
                        f"{what} {value} står två gånger i registret.",
                        f"Ta bort den ena, eller ge den {'ett annat id' if field == 'id' else 'en annan kod'}.",
                    )
        file = f"{self.content.root.name}/register/partier.yml"
        for index, record in enumerate(self.content.parties.parties):
            if record.successor and record.successor not in parties:
                self._problem(
                    file,
                    ["partier", index, "efterträdare"],
                    "okant-parti",
                    f"Partiet ”{record.successor}” finns inte i registret.",
                    "Rätta koden, eller lägg till partiet i register/partier.yml.",
                )

    def _is_under(self, body: Body | None, identifier: str) -> bool:
        while body is not None:
            if body.id == identifier:
                return True
            body = body.parent
        return False

    def _known_bodies(self, wrong: str) -> str:
        near = difflib.get_close_matches(wrong, self.bodies, 1, cutoff=0.5)
        suggestion = f"Menade du {near[0]}? " if near else ""
        return f"{suggestion}De organ som finns är: {', '.join(self.bodies)}. Nya läggs till i register/organ.yml."

    def _meeting(self, file: MinutesFile) -> Meeting | None:
        minutes, document = file.minutes, file.document
        body = self.bodies.get(minutes.body)
        if body is None:
            self._problem(
                document.file,
                ["organ"],
                "okant-organ",
                f"Organet ”{minutes.body}” finns inte i registret.",
                self._known_bodies(minutes.body),
            )
            return None
        meeting = Meeting(body, minutes, document, file.sequence)
        if body.meetings:
            meeting.previous = body.meetings[-1]
            body.meetings[-1].next = meeting
        body.meetings.append(meeting)
        self.meetings.append(meeting)
        seen: dict[tuple[int, int], int] = {}
        for index, item in enumerate(minutes.items):
            handling = Handling(meeting, item, index)
            if item.number in seen:
                first, _ = document.locate(["paragrafer", seen[item.number], "nr"])
                self._problem(
                    document.file,
                    ["paragrafer", index, "nr"],
                    "paragraf-tva-ganger",
                    f"§ {format_number(item.number)} står två gånger; den första är på rad {first}.",
                    "Rätta numret på den ena, eller slå ihop dem.",
                )
                continue
            seen[item.number] = index
            meeting.handlings.append(handling)
            self._link_item(handling)
        return meeting

    def _link_item(self, handling: Handling) -> None:
        item, file = handling.item, handling.meeting.document.file
        path: tuple[str | int, ...] = ("paragrafer", handling.index)
        if item.proposal_to:
            handling.proposal_to = self.bodies.get(item.proposal_to)
            if handling.proposal_to is None:
                self._problem(
                    file,
                    [*path, "förslag_till"],
                    "okant-organ",
                    f"I § {format_number(item.number)}: organet ”{item.proposal_to}” finns inte i registret.",
                    self._known_bodies(item.proposal_to),
                )
        for index, printed in enumerate(item.cases):
            number = self.numbers.read(printed)
            if number is None:
                self._problem(
                    file,
                    [*path, "ärende", index],
                    "okant-diarienummer",
                    f"I § {format_number(item.number)}: ”{printed}” följer ingen av kommunens former för diarienummer.",
                    "Kontrollera numret. Är det rätt, lägg till formen i register/kommun.yml under diarienummer.",
                    Severity.WARNING,
                )
            canonical = number or CaseNumber(printed)
            case = self.cases.get(canonical.canonical)
            if case is None:
                case = self.cases[canonical.canonical] = Case(canonical)
            if printed not in case.spellings:
                case.spellings.append(printed)
            if handling not in case.handlings:
                case.handlings.append(handling)
                handling.cases.append(case)

    def _attendance(self, meeting: Meeting, linker: Linker) -> None:
        numbers = tuple(handling.number for handling in meeting.handlings)
        minutes = meeting.minutes
        groups = (
            ("beslutande", PresenceKind.SERVING, minutes.serving),
            ("ersättare", PresenceKind.SUBSTITUTE, minutes.substitutes),
        )
        for key, kind, lines in groups:
            for index, line in enumerate(lines):
                self._presence(meeting, linker, kind, line, (key, index), numbers)

    def _presence(
        self,
        meeting: Meeting,
        linker: Linker,
        kind: PresenceKind,
        line: AttendanceLine,
        path: tuple[str | int, ...],
        numbers: tuple[tuple[int, int], ...],
    ) -> None:
        entry = line.entry
        vacant = entry.name.casefold() in _VACANT
        who = Author(entry.name, entry.party, None, None) if vacant else linker.elected(entry.name, entry.party, path)
        replaces = entry.replaces and linker.elected(entry.replaces.name, entry.replaces.party, path)
        covered = tuple(number for number in numbers if entry.covers(number))
        presence = Presence(kind, meeting, who, line.printed, entry, covered, replaces or None)
        meeting.presences.append(presence)
        if who.person:
            who.person.presences.append(presence)
        if replaces and replaces.person:
            absent = Presence(PresenceKind.REPLACED, meeting, replaces, line.printed, entry, covered, who)
            replaces.person.presences.append(absent)

    def _contributions(self, handling: Handling, linker: Linker) -> None:
        item = handling.item
        path: tuple[str | int, ...] = ("paragrafer", handling.index)
        kinds: tuple[tuple[str, ContributionKind, Sequence[Statement]], ...] = (
            ("yrkanden", ContributionKind.PROPOSAL, item.proposals),
            ("reservationer", ContributionKind.RESERVATION, item.reservations),
            ("särskilda_yttranden", ContributionKind.SEPARATE_OPINION, item.separate_opinions),
            ("protokollsanteckningar", ContributionKind.NOTE, item.notes),
            ("deltar_ej", ContributionKind.ABSTENTION, item.abstentions),
        )
        for key, kind, records in kinds:
            for index, record in enumerate(records):
                place = (*path, key, index)
                named = [linker.author(name, (*place, "av", i)) for i, name in enumerate(record.authors)]
                parties = [linker.party(code, (*place, "för", i)) for i, code in enumerate(record.on_behalf_of)]
                found = [party for party in parties if party] or [author.party for author in named if author.party]
                if kind is ContributionKind.RESERVATION and record.blank:
                    actual = ContributionKind.BLANK_RESERVATION
                else:
                    actual = kind
                contribution = Contribution(actual, handling, tuple(named), tuple(dict.fromkeys(found)), record)
                self._register(contribution)
        for index, vote in enumerate(item.votes):
            self._ballots(handling, vote, linker, (*path, "voteringar", index))
        handling.disqualified += [linker.author(name, (*path, "jäv", i)) for i, name in enumerate(item.disqualified)]
        for person in _unique_people(handling.disqualified):
            person.disqualified.append(handling)

    def _register(self, contribution: Contribution) -> None:
        contribution.handling.contributions.append(contribution)
        for person in _unique_people(contribution.authors):
            person.contributions.append(contribution)
        for party in contribution.parties:
            party.contributions.append(contribution)

    def _ballots(self, handling: Handling, vote: Vote, linker: Linker, path: tuple[str | int, ...]) -> None:
        if vote.ballots is None:
            return
        for key, choice, names in (
            ("ja", "ja", vote.ballots.yes),
            ("nej", "nej", vote.ballots.no),
            ("avstår", "avstår", vote.ballots.abstained),
            ("frånvarande", "frånvarande", vote.ballots.absent),
            ("kvittade", "kvittad", vote.ballots.paired),
        ):
            for index, name in enumerate(names):
                author = linker.author(name, (*path, "röster", key, index))
                ballot = Contribution(ContributionKind.BALLOT, handling, (author,), (), vote, choice)
                handling.ballots.append(ballot)
                if author.person:
                    author.person.contributions.append(ballot)

    def _register_memberships(self) -> None:
        """Let the register's dated memberships stand instead of what the minutes happen to print."""
        file = f"{self.content.root.name}/register/personer.yml"
        for index, record in enumerate(self.content.people.people):
            for number, membership in enumerate(record.memberships):
                if membership.party not in self.parties.by_code:
                    self._problem(
                        file,
                        ["personer", index, "partier", number, "parti"],
                        "okant-parti",
                        f"Partiet ”{membership.party}” finns inte i registret.",
                        "Rätta koden, eller lägg till partiet i register/partier.yml.",
                    )
        for person, record in self.people.registered():
            if record.memberships:
                person.parties = self._memberships(record)

    def _memberships(self, record: PersonRecord) -> list[tuple[date, Party | None]]:
        """Return from which day a person stood for which party; after a last day for none, if none follows on it."""
        begins = {each.since or date.min: self.parties.by_code.get(each.party) for each in record.memberships}
        for each in record.memberships:
            if each.until:
                begins.setdefault(each.until + timedelta(days=1), None)
        return sorted(begins.items(), key=lambda begin: begin[0])


def _unique_people(authors: Sequence[Author]) -> list[Person]:
    return list(dict.fromkeys(author.person for author in authors if author.person))
