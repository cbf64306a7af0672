"""Authors: "Johanna Kvist (S)" in one meeting's minutes to a person and a party, with a finding where that fails."""

from __future__ import annotations

from generator.archive.entities import Author, Meeting, Party, Person
from generator.archive.people import PartyIndex, PersonIndex, name_key
from generator.findings import Finding, Severity
from generator.notation import NotationError, parse_entry

Path = tuple[str | int, ...]

_NO_PARTY = {"-", "–", "opol", "obunden", "partilös"}


class Linker:
    """Looks up the names of one meeting; what it cannot look up becomes a finding in `findings`."""

    def __init__(self, meeting: Meeting, parties: PartyIndex, people: PersonIndex, findings: list[Finding]) -> None:
        self._meeting = meeting
        self._parties = parties
        self._people = people
        self._findings = findings

    def elected(self, name: str, party: str | None, path: Path) -> Author:
        """Return somebody who is named as elected, and make them known."""
        found = self._party_of(party, path)
        person = self._people.add(name, party, self._meeting.body.id)
        self._remember(person, party, found)
        return Author(name, party, person, found)

    def author(self, printed: str, path: Path) -> Author:
        """Return who stands behind a statement, vote or approval: "Johanna Kvist (S)", "Johanna Kvist" or "SD"."""
        party_alone = self._parties.find(printed, self._meeting.date)
        if party_alone:
            return Author(printed, None, None, party_alone)
        try:
            entry = parse_entry(printed)
        except NotationError as error:
            self._find(path, "fel-namn", error.message, error.hint, Severity.ERROR)
            return Author(printed, None, None, None)
        if entry.party:
            return self.elected(entry.name, entry.party, path)
        present = [
            presence.who for presence in self._meeting.presences if name_key(presence.who.name) == name_key(entry.name)
        ]
        if present:
            return Author(entry.name, None, present[0].person, present[0].party)
        self._find(
            path,
            "okand-person",
            f"{entry.name} finns inte bland de närvarande.",
            "Kontrollera stavningen. Skriv partiet inom parentes om personen är förtroendevald: Namn (S).",
            Severity.WARNING,
        )
        return Author(entry.name, None, None, None)

    def party(self, printed: str, path: Path) -> Party | None:
        """Return the party that a code or name stands for on the day of the meeting."""
        return self._party_of(printed, path)

    def _party_of(self, printed: str | None, path: Path) -> Party | None:
        if printed is None or printed.casefold() in _NO_PARTY:
            return None
        party = self._parties.find(printed, self._meeting.date)
        if party is None:
            near = self._parties.nearest(printed)
            suggestion = f"Menade du {near}? " if near else ""
            self._find(
                path,
                "okant-parti",
                f"Partiet ”{printed}” finns inte i registret (eller fanns inte den dagen).",
                f"{suggestion}Rätta beteckningen, eller lägg till partiet i register/partier.yml.",
                Severity.ERROR,
            )
        return party

    def _remember(self, person: Person, printed: str | None, party: Party | None) -> None:
        if printed is None:
            return
        day = self._meeting.date
        if not person.parties or person.parties[-1][1] is not party or person.parties[-1][0] > day:
            person.parties.append((day, party))
            person.parties.sort(key=lambda each: each[0])

    def _find(self, path: Path, code: str, message: str, hint: str, severity: Severity) -> None:
        document = self._meeting.document
        line, column = document.locate(path)
        self._findings.append(Finding(document.file, line, column, code, message, hint, severity))
