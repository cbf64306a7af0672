"""Outline: the little of a protocol that linking needs, so that an archive is linked without reading every word again.

It is made of tuples, strings and numbers alone: it is kept between builds, and thousands are read back at once.
"""

from __future__ import annotations

import hashlib
import marshal
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from generator.content.hours import at_once, starts_at, who
from generator.model import (
    KIND_UNDER,
    NOT_HELD,
    STATEMENT_WORDS,
    AttendanceLine,
    Choice,
    Item,
    Minutes,
    Outcome,
    Statement,
    Vote,
)
from generator.notation import MASK, Entry, Number, Span

Names = tuple[str, ...]


class OutlineLine(NamedTuple):
    """One line of the attendance: who, as what, in whose place. `group` and `at` say where it stands."""

    group: str
    at: int
    name: str
    party: str | None
    role: str | None
    replaced: tuple[str, str | None, str | None, str | None] | None  # name, party, role, id in the register
    person: str | None = None  # the id in the register, where the name does not tell


class Said(NamedTuple):
    """One statement: where it stands, who is behind it, for which parties, whether it is blank or was taken back."""

    key: str
    at: int
    authors: Names
    parties: Names
    blank: bool
    withdrawn: bool
    speaks_as: Names  # the words behind its "vi": what its authors may call themselves


class Voted(NamedTuple):
    """The names of one choice in one vote, or of the option `at` where there were more than two."""

    vote: int
    key: str
    names: Names
    at: int | None = None

    def path(self, index: int) -> tuple[str | int, ...]:
        """Return where in its § one of the names stands."""
        found: tuple[str | int, ...] = ("voteringar", self.vote)
        if self.at is None:
            return (*found, "röster", self.key, index)
        return (*found, "alternativ", self.at, "röster", index)


Bounds = tuple[Number | None, Number | None]  # of a run of §§; None is an open end


class Posted(NamedTuple):
    """One notice: up, down, and the §§ if it was not for the whole."""

    posted: str
    removed: str | None
    spans: tuple[Bounds, ...]


class ItemOutline(NamedTuple):
    """One §."""

    number: Number
    title: str
    kind: str | None
    filed_by: Names
    filed_on: str | None
    outcome: Outcome
    proposal_to: str | None
    cases: Names
    said: tuple[Said, ...]
    voted: tuple[Voted, ...]
    disqualified: Names
    serving: int  # how many served in it, or may have
    unsure: int  # of how many of them it cannot be told: they were there by the clock, or in a part of it
    earlier: tuple[tuple[str, str, Number], ...]  # body, date, number
    minority_votes: tuple[int, ...]  # the votes that the smaller side won, of at least a third
    appeal: str | None  # how it is appealed, where the editor says so
    special_law: str  # which law of its own a decision in such words is appealed under: a kind of it, or nothing
    case_outcomes: tuple[Outcome | None, ...]  # what became of each case, where that is said case by case
    status: str | None  # its own, where it is not that of the minutes
    approved_at_once: bool
    corrected: tuple[str, ...]  # the days of its corrections
    noted: bool  # whether an editorial note belongs to it
    secrecy: str | None  # the ground
    masking: str | None  # why words of it are masked, said of it or of the minutes
    own_part: bool  # whether a proposal's words also decide something "för egen del"


class Damage(NamedTuple):
    """What is wrong with a file that could be read in part only."""

    keys: Names = ()  # the fields of the minutes in which something is wrong
    dropped: tuple[tuple[str, int], ...] = ()  # what was left out of its lists, by its position in the file


NO_DAMAGE = Damage()


class Outline(NamedTuple):
    """One protocol. Dates are as in the file: 2024-04-17."""

    body: str
    date: str
    sequence: int
    sha256: str
    version: str  # the id of its bytes in git
    status: str
    approved: str | None
    approvals: tuple[tuple[str, tuple[Bounds, ...]], ...]
    notices: tuple[Posted, ...]
    corrected: str | None  # the day of the last correction
    approvers: Names
    originals: tuple[tuple[tuple[str | int, ...], str], ...]  # where in the record which pdf is named, documents too
    last_day: str  # the same as `date` for a meeting of one day
    starts: str  # "18:30", empty if the minutes do not say
    called_on: str | None
    whole: int  # how many serve in the whole meeting, by lines that name no §§ and no times
    at_once: tuple[int, str]  # the most who serve at one time, by the clock, and when; 0 if none do by the clock
    agenda: tuple[tuple[str, Names], ...]  # title and cases, of a meeting that has not been held
    damage: Damage
    words: Names  # a digest of the long texts of each §, empty where it has none
    lines: tuple[OutlineLine, ...]
    items: tuple[ItemOutline, ...]

    @property
    def is_held(self) -> bool:
        """Whether there are minutes: the meeting is neither to come nor called off."""
        return self.status not in NOT_HELD


# The keys under which statements stand in a record, with the attribute that holds them.
STATEMENTS = tuple((key, STATEMENT_WORDS[kind].attribute) for key, kind in KIND_UNDER.items())
GROUPS = (("beslutande", "serving"), ("ersättare", "substitutes"))


def outline_of(minutes: Minutes, sequence: int, sha256: str, version: str, damage: Damage = NO_DAMAGE) -> Outline:
    """Return the outline of a record; `sha256` and `version` are of its file, `sequence` 2 for the day's second."""
    return Outline(
        minutes.body,
        minutes.date.isoformat(),
        sequence,
        sha256,
        version,
        minutes.status,
        minutes.approvals[-1].date.isoformat() if minutes.approvals else None,
        tuple((approval.date.isoformat(), _bounds(approval.items)) for approval in minutes.approvals),
        tuple(
            Posted(each.posted.isoformat(), each.removed.isoformat() if each.removed else None, _bounds(each.items))
            for each in minutes.notices
        ),
        max((correction.date.isoformat() for item in minutes.items for correction in item.corrections), default=None),
        minutes.approvers,
        tuple(_originals(minutes)),
        (minutes.last_day or minutes.date).isoformat(),
        starts_at(minutes.time),
        minutes.called_on.isoformat() if minutes.called_on else None,
        *at_once(minutes),
        tuple((point.title, point.cases) for point in minutes.agenda),
        damage,
        tuple(map(_words, minutes.items)),
        tuple(
            _line(key, index, line)
            for key, attribute in GROUPS
            for index, line in enumerate(getattr(minutes, attribute))
        ),
        tuple(_item(item, count, minutes) for item, count in zip(minutes.items, _counts(minutes), strict=True)),
    )


# Where a record names the original of its minutes.
ORIGINAL = ("källa", "pdf")
# Shorter texts are formulas.
_FORMULA = 200


def _words(item: Item) -> str:
    text = " ".join(f"{item.decision or ''} {item.summary or ''}".split())
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest() if len(text) > _FORMULA else ""


def _bounds(spans: Iterable[Span]) -> tuple[Bounds, ...]:
    return tuple((span.first, span.last) for span in spans)


def _originals(minutes: Minutes) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if minutes.source and minutes.source.pdf:
        yield ORIGINAL, minutes.source.pdf
    for index, item in enumerate(minutes.items):
        if item.source and item.source.pdf:
            yield ("paragrafer", index, "källa", "pdf"), item.source.pdf
        for at, document in enumerate(item.documents):
            if document.pdf:
                yield ("paragrafer", index, "handlingar", at, "pdf"), document.pdf


def _line(group: str, index: int, line: AttendanceLine) -> OutlineLine:
    entry = line.entry
    other = entry.replaces
    return OutlineLine(
        group,
        index,
        entry.name,
        entry.party,
        entry.roles[0].title if entry.roles else None,
        (other.name, other.party, other.role, other.person) if other else None,
        entry.person,
    )


def covered(entry: Entry, numbers: frozenset[Number]) -> frozenset[Number]:
    """Return those of a meeting's §§ that a line of its attendance covers."""
    if not entry.is_partial:
        return numbers
    return frozenset(number for number in numbers if entry.covers(number))


def _counts(minutes: Minutes) -> list[tuple[int, int]]:
    """Return how many people serve in each item or may do so, and of how many of them it cannot be told.

    A seat without anybody in it counts for none.
    """
    entries = [line.entry for line in minutes.serving if not line.entry.name.casefold().startswith("vakan")]
    partly = [entry for entry in entries if entry.is_partial]
    whole = {who(entry) for entry in entries} - {who(entry) for entry in partly}
    counts = []
    for item in minutes.items:
        away = {who(entry) for entry in entries if stands_aside(entry, item.disqualified, entries)}
        sure = (whole | {who(entry) for entry in partly if entry.covers(item.number)}) - away
        unsure = {who(entry) for entry in partly if entry.may_cover(item.number)} - sure - away
        counts.append((len(sure) + len(unsure), len(unsure)))
    return counts


def stands_aside(entry: Entry, disqualified: Names, entries: Iterable[Entry]) -> bool:
    """Tell whether a line of the attendance is of one who is named under jäv, "Anna Ek (S)" or "Anna Ek".

    A name without its party tells nobody if two in the list bear it.
    """
    for each in disqualified:
        name, _, rest = each.partition("(")
        party = rest.partition(")")[0].strip().casefold()
        if name.strip() != entry.name:
            continue
        if party and entry.party and party != entry.party.casefold():
            continue
        if party or len({who(other) for other in entries if other.name == entry.name}) == 1:
            return True
    return False


_MAJORITY = re.compile(r"kvalificerad majoritet|(?:två|2)[ -]tredjedel|(?:tre|3)[ -]fjärdedel|2/3|3/4", re.IGNORECASE)


def asks_for_more(vote: Vote) -> bool:
    """Tell whether a vote's own words say that more than the larger side was asked for."""
    return bool(vote.text and _MAJORITY.search(vote.text))


def minority_won(vote: Vote) -> bool:
    """Tell whether the smaller side of a vote, at least a third, won: minoritetsåterremiss (KL 5:50)."""
    tally = vote.tally
    if tally is None or vote.outcome is None or tally.yes == tally.no or asks_for_more(vote):
        return False
    fewer = min(tally.yes, tally.no)
    return vote.outcome == ("ja" if tally.yes < tally.no else "nej") and (
        3 * fewer >= tally.yes + tally.no + (tally.abstained or 0)
    )


_WE = re.compile(r"\bvi (?:i |från |inom )?([^\W\d_]{4,}(?:er|na|et|an))\b", re.IGNORECASE)


def _speaks_as(text: str | None) -> Names:
    return tuple(dict.fromkeys(word.casefold() for word in _WE.findall(text))) if text else ()


def _item(item: Item, serving: tuple[int, int], minutes: Minutes) -> ItemOutline:
    return ItemOutline(
        item.number,
        item.title,
        item.kind,
        item.filed_by,
        item.filed_on.isoformat() if item.filed_on else None,
        item.outcome,
        item.proposal_to,
        item.cases,
        tuple(
            _said(key, index, record)
            for key, attribute in STATEMENTS
            for index, record in enumerate(getattr(item, attribute))
        ),
        tuple(voted for index, vote in enumerate(item.votes) for voted in _voted(index, vote)),
        item.disqualified,
        *serving,
        tuple((earlier.body, earlier.date.isoformat(), earlier.number) for earlier in item.earlier),
        tuple(index for index, vote in enumerate(item.votes) if minority_won(vote)),
        item.appeal,
        under_special_law(item),
        tuple(case.outcome for case in item.named_cases),
        item.status,
        item.approved_at_once,
        tuple(correction.date.isoformat() for correction in item.corrections),
        item.editorial_note is not None,
        item.secrecy,
        _why_masked(item, minutes),
        has_own_part(item),
    )


# "Kommunstyrelsen beslutar för egen del att …", "För egen del godkänner …".
_DECIDES = (
    r"(?:beslut\w*|godkänn\w+|anta[rs]|fastställ\w+|avslå[rs]|bifall\w+|uppdra[rs]|ger|bevilja[rs]|notera[rs]|anteckna[rs]"
    r"|anse[rs]|ställer|lägger|medge[rs]|anslå[rs]|avsätt\w+|tillsätt\w+|utse[rs]|väljer|upphäv\w+)"
)
_OWN = r"för (?:egen|sin) del"
_OWN_PART = re.compile(rf"\b{_DECIDES},? (?:\w+ )?{_OWN}\b|\b{_OWN},? {_DECIDES}\b", re.IGNORECASE)


def has_own_part(item: Item) -> bool:
    """Tell whether a proposal also decides something, which its words say is for the body's own part."""
    return bool(item.proposal_to and item.decision and _OWN_PART.search(item.decision))


def _why_masked(item: Item, minutes: Minutes) -> str | None:
    """Return why words of a § are masked: what it says itself, else what is said of all masks of the minutes.

    That is not said of a § with a ground of its own (its secrecy), nor of one in which nothing is masked.
    """
    if item.masking or not minutes.masking or item.secrecy:
        return item.masking
    return minutes.masking if MASK in item.model_dump_json() else None


# Building permits and the like (PBL 13), dispensations (miljöbalken 7 and 19), aid (SoL 16), permits to serve
# (alkohollagen 10) and orders are appealed by those whom they concern; the adoption of a zoning plan by PBL 13:2 a.
_SPECIAL = re.compile(
    r"(?<!\w)(?:\w*bygglov|rivningslov|marklov|förhandsbesked|strandskydd\w*|dispens(?!\w*taxa)|bistånd|serveringstillstånd"
    r"|tillstånd|föreläggande|vitesföreläggande)(?:et|en|er|erna|s|ets|ens)?(?!\w)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"taxa|avgift|statistik|riktlinje|rapport|information|uppföljning|redovisning|motion|interpellation|remiss"
    r"|medborgarf|anmäl|förteckning|inkomna|yrkande|uppdrag",
    re.IGNORECASE,
)
_ADOPTS = re.compile(r"(?<!\w)(?:anta|antar|antas|antagande)(?!\w)[^.]{0,60}(?<!\w)detaljplan", re.IGNORECASE)


def under_special_law(item: Item) -> str:
    """Return whether the words of a § are those of a decision under a law that has a way of its own to appeal.

    "detaljplan" for the adoption of a zoning plan, "särskild lag" for others, "sekretess" where nobody can tell. The
    title or printed kind says what the § is about; a tariff or a report about such decisions is none of them.
    """
    if item.secrecy:
        return "sekretess"
    about = " ".join(filter(None, (item.title, item.kind)))
    if _ABOUT.search(about):
        return ""
    if _ADOPTS.search(item.decision or "") or _ADOPTS.search(about):
        return "detaljplan"
    return "särskild lag" if _SPECIAL.search(about) else ""


def _said(key: str, index: int, record: Statement) -> Said:
    return Said(
        key, index, record.authors, record.on_behalf_of, record.blank, record.withdrawn, _speaks_as(record.text)
    )


def _voted(index: int, vote: Vote) -> list[Voted]:
    names = ((choice.key, getattr(vote.ballots, choice.attribute)) for choice in Choice) if vote.ballots else ()
    options = ((at, option.voters) for at, option in enumerate(vote.options))
    return [
        *(Voted(index, key, found) for key, found in names if found),
        *(Voted(index, "alternativ", found, at) for at, found in options if found),
    ]


def dump(outline: Outline) -> bytes:
    """Return an outline as bytes, the same for the same outline."""
    return marshal.dumps(_plain(outline), 2)  # version 2 writes no references, which depend on identity


def load(raw: bytes) -> Outline:
    """Return the outline that `dump` wrote."""
    (*head, damage, words, lines, items) = _loads(raw)
    return Outline._make(
        [*head, Damage._make(damage), words, tuple(map(OutlineLine._make, lines)), tuple(map(_item_of, items))]
    )


def _item_of(values: Any) -> ItemOutline:
    number, title, kind, filed_by, filed_on, outcome, proposal_to, cases, said, voted, *rest = values
    said, voted = tuple(map(Said._make, said)), tuple(map(Voted._make, voted))
    head = number, title, kind, filed_by, filed_on, outcome, proposal_to, cases
    return ItemOutline._make([*head, said, voted, *rest])


def _loads(raw: bytes) -> Any:
    return marshal.loads(raw)  # noqa: S302 - our own cache


def _plain(value: Any) -> Any:
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value
