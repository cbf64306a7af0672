"""Reader: one pasted attendance line into an Entry.

It reads left to right, clause by clause, and refuses what is left over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from generator.notation import patterns, words
from generator.notation.entry import Entry, Replaced, Role, format_entry
from generator.notation.head import Head, read_head
from generator.notation.roles import check_role, merge_roles
from generator.notation.source import NotationError, fold
from generator.notation.spans import WHOLE_MEETING, Span, scan_spans

# As many different lines as an archive of decades has; most stand in hundreds of minutes.
_REMEMBERED = 20_000


@lru_cache(maxsize=_REMEMBERED)
def parse_entry(text: str) -> Entry:
    """Read one person's line as printed in the minutes.

    Args:
        text: such as "Erik Vik (M) ersätter Cecilia Berg (KD) §§ 8–10"; white space does not matter,
            but two blanks on a line end a table's column.
    Returns:
        The entry, the same object for the same line; format_entry prints it so that it reads back the same.
    Raises:
        NotationError: if the line is empty, prose, several persons, or cannot be read with certainty.
    """
    folded = fold(text)
    try:
        entry = _EntryReader(folded.text).read()
    except NotationError as error:
        raise folded.at_origin(error) from None
    printed = format_entry(entry)
    if printed == text:
        return entry  # The same line would be read the same way again.
    try:
        again = _EntryReader(fold(printed).text).read()
    except NotationError as error:
        raise NotationError(words.UNCLEAR, f"{error.message} {error.hint}", 0) from None
    if again != entry:
        raise NotationError(words.UNCLEAR, words.HINT, 0)
    return entry


@dataclass
class _EntryReader:
    """The line, how far it is read, and what has been found so far."""

    raw: str
    position: int = 0
    end: int = 0
    line: str = ""
    roles: list[Role] = field(default_factory=list)
    spans: tuple[Span, ...] = ()
    absent: tuple[Span, ...] = ()
    reason: str | None = None
    replaced: Head | None = None
    replaced_role: str | None = None
    times: str | None = None
    partly: tuple[Span, ...] = ()
    remote: str | None = None
    # What stood just before (a person, a role, spans, an absence) decides what a number or a word can mean.
    last: str = "person"

    def read(self) -> Entry:
        self.line = self.raw.replace("\t", " ")
        self.end = len(self.line)
        while self.end and self.line[self.end - 1] in " ,;":
            self.end -= 1
        self._refuse_early()
        head = read_head(self.raw, 0, self.end)
        self.position = head.end
        if head.title:
            self.roles.append(Role(head.title))
        party_or_column = head.party is not None or head.column
        while self.position < self.end:
            before = self.position
            gap = self._skip_gap()
            if self.position >= self.end:
                break
            self._clause(free=party_or_column or "," in gap or ";" in gap)
            if self.position == before:
                raise self._unknown()
        return self._finish(head)

    # What can be refused by a look at the whole line.

    def _refuse_early(self) -> None:
        if not self.line[: self.end]:
            raise NotationError("Raden är tom.", words.HINT, 0)
        if two := words.TWO_WAYS.search(self.line):
            raise NotationError(
                "Raden säger vem som blir ersatt, men den som tjänstgör ska stå först.",
                'Vänd på raden: "Anna Ek (M) ersätter Bo Ask (S) §§ 8–10".',
                two.start(),
            )

    def _unknown(self) -> NotationError:
        rest = self.line[self.position : self.end]
        if clock := words.CLOCK.search(rest):
            return NotationError(
                f'Det går inte att läsa klockslaget "{clock[0]}".',
                'Skriv tiderna sist på raden: "kl. 15.14–17.51" eller "från kl. 16.40".',
                self.position + clock.start(),
            )
        if partly := words.PARTLY.search(rest):
            return NotationError(
                "Det framgår inte vilka paragrafer personen var med om en del av.",
                'Skriv till exempel "§§ 11–13, del av § 14".',
                self.position + partly.start(),
            )
        if words.PROSE.search(rest):
            return NotationError(words.PROSE_FOUND, words.HINT, self.position)
        return NotationError(f'Det går inte att läsa "{rest[:40]}".', words.HINT, self.position)

    def _skip_gap(self) -> str:
        match = patterns.GAP.match(self.line, self.position, self.end)
        assert match is not None  # noqa: S101 - the pattern matches the empty string
        self.position = match.end()
        if self.line[self.position : self.end] == ".":
            self.position = self.end
        return match[0]

    # Clauses.

    def _clause(self, *, free: bool) -> None:
        if self.line[self.position] == "(":
            self._parenthesis()
        elif not (self._connector() or self._fact()):
            self._role(free=free)

    def _fact(self) -> bool:
        return (
            self._times()
            or self._partly()
            or self._remote()
            or self._absence()
            or self._because()
            or self._presence()
            or self._span_list()
        )

    def _match(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self.line, self.position, self.end)
        if match:
            self.position = match.end()
        return match is not None

    def _parenthesis(self) -> None:
        start, outer = self.position, self.end
        close = self.line.find(")", start, outer)
        if close < 0:
            raise NotationError("Parentesen är inte stängd.", 'Lägg till ")" där parentesen slutar.', start)
        party = patterns.ROLE_PARTY.match(self.line, start, outer)
        if party and not words.is_title(party[1]):
            raise NotationError(f'Partiet "{party[1]}" står inte direkt efter namnet.', words.HINT, start)
        self.position, self.end = start + 1, close
        self._skip_gap()
        if self.position >= close or not self._fact():
            # A title in parentheses right after a person is a role; one behind a role is part of its text.
            title = self.line[start + 1 : close].strip()
            if self.last != "person" or not words.is_title(title.split(" ")[-1]):
                raise NotationError(f'Det går inte att läsa "({title[:40]})".', words.HINT, start)
            self._add_role(title, start)
            self.position = close
        while self.position < close:
            before = self.position
            self._skip_gap()
            if self.position < close and not self._fact():
                raise self._unknown()
            if self.position == before:
                raise self._unknown()
        self.position, self.end = close + 1, outer

    def _connector(self) -> bool:
        start = self.position
        if not (self._match(patterns.FOR) or (self.last == "person" and self._match(patterns.BARE_FOR))):
            return False
        if self.replaced is not None:
            raise NotationError("Raden nämner två som blir ersatta.", words.HINT, start)
        while self.position < self.end and self.raw[self.position] in " \t":
            self.position += 1
        try:
            self.replaced = read_head(self.raw, self.position, self.end)
        except NotationError as error:
            if error.offset > self.position:
                raise
            raise NotationError(
                f'Efter "{self.line[start : self.position].strip()}" väntas ett namn.', words.HINT, start
            ) from None
        self.replaced_role = self.replaced.title
        self.position = self.replaced.end
        self.last = "person"
        return True

    def _times(self) -> bool:
        match = patterns.TIMES.match(self.line, self.position, self.end)
        if match is None:
            return False
        self.times = f"{self.times}, {match[0].strip()}" if self.times else match[0].strip()
        self.position = match.end()
        return True

    def _partly(self) -> bool:
        start = self.position
        if not self._match(patterns.PARTLY):
            return False
        found = scan_spans(self.line, self.position, self.end, bare=False)
        if found is None or self.last == "absence":
            self.position = start
            raise self._unknown()
        self.partly += found[0]
        self.position = found[1]
        self.last = "spans"
        return True

    def _remote(self) -> bool:
        start = self.position
        if not self._match(patterns.REMOTE):
            return False
        if self.remote is not None or scan_spans(self.line, self._after_blank(), self.end, bare=False):
            raise NotationError(
                "Det framgår inte om paragraferna gäller närvaron eller bara distansen.",
                'Skriv paragraferna före: "Anna Ek (M) §§ 41–45, på distans". Var personen på plats i resten av mötet '
                "skriver du en rad till för det.",
                start,
            )
        self.remote = self.line[start : self.position]
        return True

    def _after_blank(self) -> int:
        return self.position + (self.line[self.position : self.position + 1] == " ")

    def _absence(self) -> bool:
        start = self.position
        needs_spans = False
        if self._match(patterns.EXCEPT):
            needs_spans = True
        elif self._match(patterns.ABSENT):
            needs_spans = " " not in self.line[start : self.position]
        elif self._match(patterns.AWAY):
            phrase = self.line[start : self.position]
            if " " in phrase:
                self._set_absent((WHOLE_MEETING,), start)
                self._set_reason(phrase, start)
                return True
        else:
            return False
        self._match(patterns.BLANK)
        found = self._spans()
        if found and WHOLE_MEETING in found:
            raise NotationError(words.UNCLEAR, 'Skriv "deltar ej" om personen är borta från hela sammanträdet.', start)
        why = self._reason_after()
        if found is None and why is not None:
            self._match(patterns.SPACE_OR_COMMA)
            found = self._spans()
        if found is None and (needs_spans and (why is None or self.replaced)):
            if self.position >= self.end:
                raise NotationError(
                    "Det står inte vilka paragrafer personen är borta från.",
                    'Skriv till exempel "ej § 46 (jäv)", eller "deltar ej" om det gäller alla.',
                    start,
                )
            raise NotationError(words.PROSE_FOUND, words.HINT, start)
        if found is None and self.line[self.position : self.position + 1] not in ("", ")", ",", "."):
            raise NotationError(words.PROSE_FOUND, words.HINT, start)
        # One reason for two absences would be printed as the reason of both.
        if why is not None and self.absent:
            raise NotationError(words.SEVERAL_REASONS, words.HINT, start)
        self._set_absent(found or (WHOLE_MEETING,), start)
        if why is not None:
            self._set_reason(why, start)
        return True

    def _spans(self) -> tuple[Span, ...] | None:
        """Read runs of §§, if there are any."""
        found = scan_spans(self.line, self.position, self.end, bare=True)
        if found is None:
            return None
        spans, self.position = found
        return spans

    def _reason_after(self) -> str | None:
        """Read "(jäv)", "pga jäv" or "jäv" behind an absence."""
        start = self.position
        self._match(patterns.SPACE_OR_COMMA)
        if self.line[self.position : self.position + 1] == "(" and self.position < self.end:
            close = self.line.find(")", self.position, self.end)
            inside = self.line[self.position + 1 : close].strip() if close > 0 else ""
            because = patterns.BECAUSE.match(inside)
            why = inside[because.end() :].strip() if because else inside
            a_party = patterns.ROLE_PARTY.match(f"({why})")
            if why and not a_party and "(" not in why and not words.PROSE.search(why):
                self.position = close + 1
                return why
        elif self._match(patterns.BECAUSE) or patterns.BIAS.match(self.line, self.position, self.end):
            return self._reason_words(self.position)
        self.position = start
        return None

    def _reason_words(self, start: int) -> str:
        stop = patterns.END_OF_REASON.search(self.line, start, self.end)
        self.position = stop.start() if stop else self.end
        why = self.line[start : self.position].strip(" ,.;")
        if not why:
            raise NotationError("Det står inget skäl.", 'Skriv skälet, till exempel "pga jäv".', start)
        if words.PROSE.search(why):
            raise NotationError(words.PROSE_FOUND, words.HINT, start)
        return why

    def _because(self) -> bool:
        start = self.position
        explicit = self._match(patterns.BECAUSE)
        if not explicit and not patterns.BIAS.match(self.line, start, self.end):
            return False
        if self.absent:
            raise NotationError(words.UNCLEAR, "Skriv skälet i parentes efter det som det gäller.", start)
        why = self._reason_words(self.position)
        if self.replaced is None:
            found = scan_spans(self.line, self.position, self.end, bare=True)
            if found is None or explicit:
                raise NotationError(
                    "Det framgår inte vilka paragrafer personen är borta från.",
                    'Skriv till exempel "ej § 46 (jäv)".',
                    start,
                )
            self.position = found[1]
            self._set_absent(found[0], start)
        self._set_reason(why, start)
        self.last = "spans" if self.spans else "person"
        return True

    def _set_absent(self, spans: tuple[Span, ...], start: int) -> None:
        if self.reason is not None or WHOLE_MEETING in (*self.absent, *(spans if self.absent else ())):
            raise NotationError(words.SEVERAL_REASONS, words.HINT, start)
        self.absent += spans
        self.last = "absence"

    def _set_reason(self, why: str, start: int) -> None:
        if self.reason is not None:
            raise NotationError("Raden har mer än ett skäl.", words.HINT, start)
        self.reason = why

    def _presence(self) -> bool:
        match = patterns.PRESENT.match(self.line, self.position, self.end)
        found = scan_spans(self.line, match.end(), self.end, bare=True) if match else None
        if found is None:
            return False
        self._set_spans(found[0], self.position)
        self.position = found[1]
        return True

    def _set_spans(self, spans: tuple[Span, ...], start: int) -> None:
        if self.spans:
            raise NotationError("Raden har två listor med paragrafer för samma sak.", words.HINT, start)
        self.spans = spans
        self.last = "spans"

    def _span_list(self) -> bool:
        start = self.position
        # After a role only a comma tells "46" from a part of the role.
        bare = self.last == "person" or "," in self.line[max(start - 2, 0) : start]
        found = scan_spans(self.line, start, self.end, bare=bare)
        if found is None:
            return False
        if self.last == "absence":
            raise NotationError(words.UNCLEAR, 'Skriv paragraferna som personen var med på före "ej".', start)
        self.position = found[1]
        if self._match(patterns.PARTLY_AFTER):
            if len(found[0]) > 1 or found[0][0].first != found[0][0].last:
                raise self._unclear_part(start)
            self.partly += found[0]
            self.last = "spans"
            return True
        if self.last == "role" and self.replaced is None:
            self.roles[-1] = Role(self.roles[-1].title, found[0])
        else:
            self._set_spans(found[0], start)
        self.last = "spans"
        return True

    def _unclear_part(self, start: int) -> NotationError:
        return NotationError(
            "Det framgår inte vilken av paragraferna personen bara var med om en del av.",
            'Skriv till exempel "§§ 11–13, del av § 14".',
            start,
        )

    def _role(self, *, free: bool) -> None:
        start = self.position
        stop = patterns.END_OF_ROLE.search(self.line, start, self.end)
        title = self.line[start : stop.start() if stop else self.end].rstrip(" ,;–-")
        if not title or patterns.ROLE_TEXT.fullmatch(title) is None or not title[0].isalnum():
            raise self._unknown()
        if self.last == "absence":
            raise NotationError(words.PROSE_FOUND, words.HINT, start)
        check_role(title, start)
        first = next((w for w in title.split(" ") if not words.is_modifier(w)), title)
        if not free and not words.is_title(first.strip(",.")) and not words.is_modifier(title.split(" ")[0]):
            raise self._unknown()
        self.position = start + len(title)
        self._add_role(title, start)

    def _add_role(self, title: str, start: int) -> None:
        if self.replaced is None:
            self.roles.append(Role(title))
        elif self.spans:
            raise NotationError(
                "Det framgår inte vems rollen är.",
                'Skriv rollen före "ersätter" om den gäller den som tjänstgör.',
                start,
            )
        else:
            self.replaced_role = f"{self.replaced_role}, {title}" if self.replaced_role else title
        self.last = "role"

    # The sum.

    def _finish(self, head: Head) -> Entry:
        roles = merge_roles(self.roles)
        spans = self.spans
        # Who presides for a while is there before and after, too: those §§ are the role's.
        if len(roles) == 1 and roles[0].spans and not spans and not words.is_acting(roles[0].title):
            roles, spans = [Role(roles[0].title)], roles[0].spans
        if WHOLE_MEETING in self.absent and (spans or any(role.spans for role in roles)):
            raise NotationError(
                "Raden säger både att personen deltar och inte.", 'Skriv vilka paragrafer "ej" gäller.', 0
            )
        replaces = None
        if self.replaced:
            replaces = Replaced(self.replaced.name, self.replaced.party, self.replaced_role, self.replaced.person)
        return Entry(
            head.name,
            head.party,
            tuple(roles),
            spans,
            self.absent,
            self.reason,
            replaces,
            self.times,
            self.partly,
            self.remote,
            head.person,
        )
