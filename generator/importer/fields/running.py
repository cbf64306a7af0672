"""Running lists: those present in one run of text, without line breaks, parted into one entry for each person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.importer.fields.names import is_union, split_names
from generator.importer.fields.people import NAME, PARTY, WORD
from generator.notation.words import PARTICLES, is_modifier, is_of_title, is_only_title, is_title

_WITH_PARTY = re.compile(rf"(?P<name>{NAME})[ ]?{PARTY}")
_WANTS_NAME = re.compile(r"(?:\bersätter|\bersättare för|\bför|\bi ?stället för)\s*$")
_REPLACED = re.compile(rf"\b(?:ersätter|för) {WORD} (?:{WORD} )?{WORD} ?{PARTY}")
_WORD = re.compile(WORD)
_TOKEN = re.compile(r"\([^()]*\)|\S+")
_COMPANY = re.compile(r"(?:AB|HB|KB|Ek\.? ?för)")


def split_people(text: str) -> list[str]:
    """Return the entries of a list that was set one below the other and has become one run of text."""
    parties = _REPLACED.search(text) is not None
    with_party = [start for match in _WITH_PARTY.finditer(text) if (start := _start(text, match, parties)) is not None]
    if with_party and 2 * len(with_party) > text.count(",") - 2:
        before = text[: with_party[0]].strip()
        offices_first = bool(before) and is_only_title(before)
        starts = [_office_start(text, start) for start in with_party] if offices_first else with_party
        if text[: starts[0]].strip():
            starts.insert(0, 0)
        return [text[a:b].strip(" ;") for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    reader = _RunningReader()
    end = 0
    for match in _TOKEN.finditer(text):
        reader.token(match[0], column=match.start() - end > 1)
        end = match.end()
    reader.close()
    return reader.entries


def _office_start(text: str, start: int) -> int:
    """Return where the office before a name begins, or the name itself."""
    words = text[max(0, start - 60) : start].rstrip().split(" ")
    while words and is_of_title(words[-1]):
        start = text.rindex(words.pop(), 0, start)
    return start


def _start(text: str, match: re.Match[str], parties: bool) -> int | None:
    """Return where a person with a party begins; None for one who is replaced.

    A title before the name is the end of the entry before. A replaced person may stand right before, unless those have
    `parties` in this list.
    """
    names = match["name"].split(" ")
    titles = [place for place, word in enumerate(names) if is_title(word)]
    if titles and titles[-1] + 1 < len(names):
        return match.end("name") - len(" ".join(names[titles[-1] + 1 :]))
    if not _WANTS_NAME.search(text[max(0, match.start() - 40) : match.start()]):
        return match.start()
    if parties:
        return None
    people = split_names(names)
    return match.end("name") - len(" ".join(people[-1])) if len(people) > 1 else None


@dataclass(slots=True)
class _RunningReader:
    """Reads word by word: a run of capitals is names, what follows a comma, a column or a title is about the last."""

    entries: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    particle: str = ""
    has_role: bool = False  # a comma, a column or a title has begun what is said about the person
    capitals: list[str] = field(default_factory=list)  # a run of capitals within what is said, perhaps the next name

    def token(self, token: str, *, column: bool) -> None:
        plain = token.rstrip(",;.")
        capital = _WORD.fullmatch(plain) is not None and not is_title(plain) and not is_union(plain)
        capital = capital and not is_modifier(plain)
        comma = token[-1:] in ",;"
        if token in PARTICLES and (self.capitals if self.has_role else self.names):
            self.particle = f"{plain} "
            return
        if not self.has_role:
            if capital and (self.particle or not column):
                self.names.append(self.particle + plain)
                self.particle = ""
            elif capital and len(self.names) < 2:
                self.names.append(plain)
            else:
                self._role(token, capital=capital)
                return
            if comma:
                self._begin_role(",")
            return
        if column and self.capitals:
            # What stands before a column is a name.
            self._next_person(2)
            self._begin_role(",")
            self._role(token, capital=capital)
        elif capital and self.about:
            self.capitals.append(self.particle + plain)
            self.particle = ""
            if comma:
                if len(self.capitals) > 1:
                    self._next_person(len(self.capitals))
                    self._begin_role(",")
                else:
                    self._flush_capitals(token)
        else:
            if self.capitals and token.startswith("(") and len(self.capitals) > 1:
                self._next_person(len(self.capitals))
                self._role(token, capital=False)
                return
            if self.capitals and len(self.capitals) > 1 and not _COMPANY.match(token) and token not in ("&", "och"):
                self._next_person(len(self.capitals))
            self._role(token, capital=capital)

    def _begin_role(self, char: str) -> None:
        self._names_but_last()
        self.has_role = True
        if self.names and not self.names[-1].endswith(char):
            self.names[-1] += char

    def _role(self, token: str, *, capital: bool) -> None:
        del capital
        if not self.has_role:
            self._names_but_last()
            self.has_role = True
            if self.names and not token.startswith("(") and token[:1] not in "–-§":
                self.names[-1] += ","
        self._flush_capitals()
        self.about.append(token)

    def _flush_capitals(self, token: str | None = None) -> None:
        words = self.capitals[:-1] if token else self.capitals
        self.about += [*words, token] if token else words
        self.capitals = []

    def _names_but_last(self) -> None:
        """Give every name of a run an entry but the last one, which what follows is about."""
        people = split_names(self.names)
        self.entries += [" ".join(person) for person in people[:-1]]
        self.names = people[-1] if people else []

    def _next_person(self, size: int) -> None:
        """End the entry; the run of capitals at its end is the next name, or its last `size` words if it is long."""
        run, self.capitals = self.capitals, []
        if len(run) > 3 and size == 2:
            people = split_names(run)
            self.about += [word for person in people[:-1] for word in person]
            run = people[-1]
        self._end()
        self.names = run

    def _end(self) -> None:
        if not self.has_role:
            self.entries += [" ".join(printed) for printed in split_names(self.names)]
        elif self.names or self.about:
            self.entries.append(" ".join([*self.names, *self.about]).strip(" ,;"))
        self.names, self.about, self.has_role = [], [], False

    def close(self) -> None:
        if len(self.capitals) > 1:
            self._next_person(len(self.capitals))
        self._flush_capitals()
        self._end()
