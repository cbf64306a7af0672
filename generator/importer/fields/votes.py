"""Votes: what is said of votes in the sections of one §, put together to votes, each word kept where it belongs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.importer.blocks import Block, markdown
from generator.importer.fields.people import NAME, PARTY, Known, people_in
from generator.importer.fields.voting import SaidOfVote, only_names, said_in
from generator.yamlio import Value

VOTES = "voteringar"
# Where a vote may be told of beside its own section; what is told elsewhere was another body's.
_TOLD_IN = ("beslut", "beslutsgång", "avsnitt")
_CLOSED = re.compile(r"\bsluten (?:omröstning|votering)", re.IGNORECASE)
_CASTING = re.compile(r"utslagsröst", re.IGNORECASE)
_CHAIR = re.compile(rf"[Oo]rdföranden,? (?P<who>{NAME} ?{PARTY})(?::?s)? [^.]{{0,80}}utslagsröst")
_OUTCOME = re.compile(r"\b(?:utfaller|utföll|utfall|utfallit|resultat\w*|ger|gav|avges|avgavs)\b", re.IGNORECASE)
_SIDE = re.compile(r"\b(?:ja|nej|avstår|avstod)\b", re.IGNORECASE)
_NOT_WANTED = re.compile(r"\b(?:ej|inte|icke)\s+(?:det\s+)?(?:vill|bifaller|önskar|stöder|stödjer)\b", re.IGNORECASE)
# "Omröstningen genomfördes kl. 18.43", "Votering 2, 2024-10-08 18:43:12"
_CLOCK = re.compile(
    r"\b(?:votering|omröstning)\w*\b[^.\n\d]{0,60}\bkl(?:ockan)?\.?\s?"
    r"(?P<at>\d{1,2}[.:]\d\d(?:[.:]\d\d)?)(?!\d|[.:]\d)"
    r"|\b(?:votering|omröstning)\b[^\n]{0,30}?\b\d{4}-\d\d-\d\d[ ,]{1,3}(?:kl\.? ?)?"
    r"(?P<stamp>\d\d:\d\d(?::\d\d)?)(?!\d|:\d)",
    re.IGNORECASE,
)
_WON = re.compile(
    r"(?<!\bom )(?<!\bifall )\b(?P<how>ja|nej)(?:-?(?:sidan|propositionen|förslaget|alternativet|rösterna))?[”\"]?\s+"
    r"(?:har\s+)?(?:vann|vinner|vunnit|segrar|segrade|segrat)\b"
    r"|\butslagsröst(?:en)?\s+(?:för|på)\s+[”\"]?(?P<cast>ja|nej)\b",
    re.IGNORECASE,
)
_ORDER = ("ja", "nej", "avstår", "frånvarande", "kvittade")
_FEW = 3  # words that tell of no vote
_NONE_HELD = re.compile(r"\b(?:inte|ej|ingen|inga|klicka)\b", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:omröstning|votering)\w*\b[^.]{0,60}\b(?:utfaller|utföll|verkställ\w+|genomför\w+|utfall\w*|resultat\w*)\b|"
    r"\b(?:röstar|röstade) (?:ja|nej)\b|\b\d{1,3} röst(?:er)? (?:för|emot)\b|"
    r"\bmed \d{1,3}(?: röster)? (?:röster )?mot \d{1,3}\b",
    re.IGNORECASE,
)


def _is_held(text: str) -> bool:
    """Tell whether a text says that there was a vote."""
    plain = text.casefold()
    return any(part in plain for part in ("röst", "votering", " mot ")) and bool(_HELD.search(text))


@dataclass(slots=True)
class CountedVote:
    """One vote as it was read: what its sides mean, its figures, its names, the blocks that are its text."""

    means: dict[str, str] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    options: list[tuple[str, int]] = field(default_factory=list)  # what was voted on but for Ja and Nej, with figures
    blocks: list[Block] = field(default_factory=list)
    said: list[str] = field(default_factory=list)  # all that was said of it, wherever it stands
    section: int = 0  # where it was decided
    placed: int | None = None  # the section that its text begins in
    line: int | None = None
    doubts: list[str] = field(default_factory=list)

    @property
    def decided(self) -> bool:
        """Tell whether it is known how it went, or who voted how."""
        return bool(self.figures or self.names or self.options or {"ja", "nej"} <= set(self.told))

    def take(self, block: Block, section: int) -> None:
        """Make a block of a section part of the vote's text."""
        self.blocks.append(block)
        self.placed = section if self.placed is None else self.placed

    @property
    def voters(self) -> set[str]:
        """Return everybody who voted or abstained."""
        return {name for names in self.names.values() for name in names}


@dataclass(slots=True)
class VotesRead:
    """The votes of a §; what each section keeps of its blocks; what must be looked at that is about none of them."""

    votes: list[CountedVote]
    kept: list[list[Block]]
    doubts: list[str]


def read_votes(
    found: Sequence[tuple[str, Sequence[Block]]], known: Known, present: frozenset[str] = frozenset()
) -> VotesRead:
    """Return the votes in the sections of a §.

    Args:
        found: for each section its key and its blocks. All words of one about votes become the text of its votes; of
            another, only roll-calls at its end do, and the votes repeat what is read in the rest.
        known: who was there, and the parties.
        present: those who may vote, by name and party, if the front page tells.
    """
    reader = _VoteReader(known)
    kept = [reader.section(number, key, blocks) for number, (key, blocks) in enumerate(found)]
    return reader.finished(kept, present)


class _VoteReader:
    """Goes through the sections in order and gives each thing that is said to the vote it is about."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.votes: list[CountedVote] = []
        self.proposed: list[tuple[dict[str, str], str]] = []  # what Ja and Nej were said to mean, of votes to come
        self.waiting = ""
        self.doubts: list[str] = []
        self.unread: list[str] = []  # what names voters, and could not be read
        self.text: list[str] = []
        self.columns: list[CountedVote] = []  # the votes that the columns of a table are about

    def section(self, number: int, key: str, blocks: Sequence[Block]) -> list[Block]:
        """Read a section, and return the blocks that it keeps."""
        self.waiting = ""
        own = key == VOTES
        if not own and key not in _TOLD_IN:
            return list(blocks)
        taken: list[tuple[Block, CountedVote | None, bool]] = []
        for block in blocks:
            self.text.append(block.text)
            said = said_in(block, self.known, self.waiting)
            if own and not said and block.kind == "paragraph" and only_names(block.text):
                self.doubts.append(f"”{block.text[:60]}” står under omröstningen, men inte på vilken sida")
            elif own and not said and _SIDE.search(block.text) and people_in(block.text, self.known):
                self.unread.append(block.text[:60])
            self.waiting = ""
            if not own and not _may_be_vote(said, self.votes):
                taken.append((block, None, False))
                continue
            taken += self._block(number, block, said, own=own)
        if own:
            return self._given(number, taken)
        end = len(taken)
        while end and taken[end - 1][1] is not None and taken[end - 1][2]:
            end -= 1
        if end:
            for block, vote, _ in taken[end:]:
                if vote is not None:
                    vote.take(block, number)
            return [block for block, _, _ in taken[:end]]
        return [block for block, _, _ in taken]

    def _given(self, number: int, taken: Sequence[tuple[Block, CountedVote | None, bool]]) -> list[Block]:
        """Give all blocks of a section about votes to votes; it keeps them if it tells of none."""
        first = next((vote for _, vote, _ in taken if vote is not None), None)
        words = " ".join(block.text for block, _, _ in taken)
        if first is None and len(words.split()) > _FEW and not _NONE_HELD.search(words):
            self.doubts.append("under rubriken för voteringar kunde ingen votering läsas")
        if first is None:
            return [block for block, _, _ in taken]
        current = first
        for block, vote, _ in taken:
            current = vote or current
            current.take(block, number)
        return []

    def _block(
        self, number: int, block: Block, said: Sequence[SaidOfVote], *, own: bool
    ) -> list[tuple[Block, CountedVote | None, bool]]:
        """Give what a block says to votes; one in which a second vote begins is parted there."""
        parts: list[tuple[int, CountedVote | None]] = []
        for each in said:
            vote = self._of(each, number, block, own=own)
            if vote is not None and (not parts or (parts[-1][1] is not vote and parts[-1][1] is not None)):
                parts.append((each.at if parts else 0, vote))
            elif not parts:
                parts.append((0, vote))
            elif parts[-1][1] is None:
                parts[-1] = (parts[-1][0], vote)
            self.waiting = each.waits
        roll = bool(said) and all(each.names or each.waits for each in said)
        if len(parts) < 2 or block.kind == "table":
            return [(block, parts[-1][1] if parts else None, roll)]
        ends = [at for at, _ in parts[1:]] + [len(block.text)]
        return [
            (replace(block, text=block.text[at:end].strip()), vote, roll)
            for (at, vote), end in zip(parts, ends, strict=True)
            if block.text[at:end].strip()
        ]

    def _of(self, said: SaidOfVote, number: int, block: Block, *, own: bool) -> CountedVote | None:
        """Return the vote that something is said of; what Ja and Nej mean is kept for the vote to come."""
        last = self.votes[-1] if self.votes else None
        if said.of[1] > 1:
            last = self._column(said, number, block)
        elif said.means:
            if last is not None and not last.decided:
                if all(last.means.get(how, meaning) == meaning for how, meaning in said.means.items()) or not own:
                    last.means = said.means | last.means
                    return last
            elif not own:
                self._propose(said.means, block.text)
                return None
            self.proposed = self.proposed[1:]  # what was said before in other words
            return self._begin(number, block, said.means)
        if last is None or (said.of[1] == 1 and self._is_another(last, said, block, own=own)):
            last = self._begin(number, block, {})
        if not last.decided:
            last.section, last.line = number, block.lines[0] if block.lines else None
        last.figures = dict(said.figures) | last.figures if last.options else last.figures or dict(said.figures)
        last.options += said.options
        for how, names in said.names.items():
            last.names.setdefault(how, []).extend(name for name in names if name not in last.names[how])
        for how, count in said.told.items():
            last.told[how] = last.told.get(how, 0) + count
        if last.said[-1:] != [block.text]:  # a long list tells of many
            last.said.append(block.text)
        return last

    def _column(self, said: SaidOfVote, number: int, block: Block) -> CountedVote:
        """Return the vote that one of several columns of a table is about: one told before it, or a new one."""
        place, count = said.of
        if not place:
            told = [vote for vote in self.votes if not vote.names]
            self.columns = told if len(told) == count else []
            if told and len(told) != count:
                self.doubts.append(f"tabellen har {count} voteringar, men texten berättar om {len(told)}")
        if len(self.columns) <= place:
            self.columns.append(self._begin(number, block, {}))
        return self.columns[place]

    def _propose(self, means: dict[str, str], text: str) -> None:
        """Keep what Ja and Nej mean for the vote to come; each may be said in a paragraph of its own."""
        if self.proposed and not set(means) & set(self.proposed[-1][0]):
            self.proposed[-1][0].update(means)
        elif not any(known == means for known, _ in self.proposed):
            self.proposed.append((dict(means), text))

    def _is_another(self, last: CountedVote, said: SaidOfVote, block: Block, *, own: bool) -> bool:
        """Tell whether what is said cannot be about the last vote."""
        if said.options or last.options:
            goes_on = own and bool(last.options) and {"ja", "nej"}.isdisjoint(said.figures) and not said.names
            return not goes_on and last.decided
        if self.proposed and last.means and (said.figures or {"ja", "nej"} <= set(last.names)):
            return True
        if said.figures and last.figures:
            same = all(said.figures[how] == last.figures.get(how) for how in ("ja", "nej"))
            if same and own and not said.table and _OUTCOME.search(block.text) and block.text not in last.said:
                last.doubts.append("samma siffror står två gånger: är det två voteringar?")
            return not same
        if said.figures and last.names:
            counted = {how: len(last.names.get(how, ())) for how in ("ja", "nej")}
            return bool(last.told) and any(said.figures[how] != counted[how] for how in counted)
        names = {name for each in said.names.values() for name in each}
        complete = {"ja", "nej"} <= set(last.names) or (bool(last.figures) and bool(last.names) and self._adds_up(last))
        return complete and bool(names & last.voters)

    @staticmethod
    def _adds_up(vote: CountedVote) -> bool:
        return all(len(vote.names.get(how, ())) == vote.figures.get(how, 0) for how in ("ja", "nej"))

    def _begin(self, number: int, block: Block, means: dict[str, str]) -> CountedVote:
        vote = CountedVote(means, section=number, line=block.lines[0] if block.lines else None)
        if means:
            vote.said.append(block.text)
            self.proposed = [each for each in self.proposed if each[0] != means]
        elif self.proposed:
            vote.means, text = self.proposed.pop(0)
            vote.said.append(text)
        self.votes.append(vote)
        return vote

    def finished(self, kept: list[list[Block]], present: frozenset[str]) -> VotesRead:
        """Return the votes with what must be looked at."""
        for vote in self.votes:
            if not vote.means and self.proposed:
                vote.means, text = self.proposed.pop(0)
                vote.said.append(text)
        votes = [vote for vote in self.votes if (vote.decided or vote.blocks) and not self._repeats(vote)]
        for vote in votes:
            if not vote.figures and {"ja", "nej"} <= set(vote.told):
                vote.figures = dict(vote.told)
            vote.doubts += _doubts(vote, present)
            if any(_contradicts(vote, how) for how in vote.names) or _on_both_sides(vote):
                vote.doubts.append("namnen stämmer inte med varandra eller med siffrorna, så de står bara i texten")
                vote.names = {}
        if self.unread:
            more = f" med {len(self.unread) - 1} rader till" if self.unread[1:] else ""
            self.doubts.append(f"”{self.unread[0]}”{more} står under omröstningen, men gick inte att läsa")
        if votes and self.proposed:
            what = " och ".join(f"”{means.get('ja', '')}”" for means, _ in self.proposed)
            self.doubts.append(f"det står vad ja betyder ({what}), men ingen votering om det hittades")
        elif not votes and any(_is_held(text) for text in self.text):
            self.doubts.append("texten talar om en votering, men ingen kunde läsas ur den")
        return VotesRead(votes, kept, self.doubts)

    def _repeats(self, vote: CountedVote) -> bool:
        """Tell whether a vote is only the figures of another one, told where the decision is."""
        if vote.names or vote.means or vote.blocks or vote.options:
            return False
        others = [each for each in self.votes if each is not vote and (each.names or each.means or each.blocks)]
        return any(all(each.figures.get(how) == vote.figures.get(how) for how in ("ja", "nej")) for each in others)


def _may_be_vote(said: Sequence[SaidOfVote], before: Sequence[CountedVote]) -> bool:
    """Tell whether what a section about something else says is of a vote: a figure, a side, or who took one."""
    ways = {how for each in said for how in each.names if how != "frånvarande" or before} | {
        each.waits for each in said if each.waits
    }
    decided = any(each.figures or each.means or each.options for each in said)
    return decided or bool(ways & {"ja", "nej"}) or (bool(ways) and bool(before))


def _doubts(vote: CountedVote, present: frozenset[str]) -> list[str]:
    found: list[str] = []
    if not vote.decided:
        found.append("det står inte hur voteringen gick")
    for how, names in vote.names.items():
        figure = vote.figures.get(how)
        if figure is not None and figure != len(names):
            found.append(f"siffran för {how} är {figure}, men {len(names)} namn lästes")
        told = vote.told.get(how)
        if told is not None and told != len(names) and told != figure:
            found.append(f"vid namnen för {how} står {told}, men {len(names)} namn lästes")
    nameless = [
        how for how in ("ja", "nej", "avstår") if vote.names and vote.figures.get(how) and how not in vote.names
    ]
    found += [f"siffran för {how} är {vote.figures[how]}, men inga namn lästes" for how in nameless]
    if len(vote.options) == 1:
        found.append(f"bara ”{vote.options[0][0]}” lästes bland det som det röstades om")
    if vote.names and not vote.figures and not {"ja", "nej"} & set(vote.names):
        found.append("det står inte vilka som röstade ja eller nej")
    if twice := _on_both_sides(vote):
        found.append(f"{', '.join(twice)} står på mer än en sida")
    if len(vote.means) == 1 and not any(_NOT_WANTED.search(text) for text in vote.said):
        other = "nej" if "ja" in vote.means else "ja"
        found.append(f"det står vad {next(iter(vote.means))} betyder, men inte {other}")
    if _CASTING.search(_words(vote)) and not _CHAIR.search(_words(vote)):
        found.append("texten talar om utslagsröst, men inte vems")
    yes, no = vote.figures.get("ja"), vote.figures.get("nej")
    won = won_by(vote)
    if yes and yes == no and not won and _CHAIR.search(_words(vote)):
        found.append("det blev lika och utslagsröst gavs: skriv vilken sida som vann (utfall), om det framgår")
    if won and yes is not None and no is not None and yes != no and (won == "ja") != (yes > no):
        found.append(f"texten säger att {won} vann, men siffrorna är {yes} ja och {no} nej")
    cast = {name for how in ("ja", "nej", "avstår") for name in vote.names.get(how, ())}
    there = {name.casefold() for name in present}
    if present and (strangers := sorted(name for name in cast if name.casefold() not in there)):
        found.append(f"{', '.join(strangers)} röstar men står inte bland de beslutande på framsidan")
    return found


def _contradicts(vote: CountedVote, how: str) -> bool:
    """Tell whether more people are named on a side than it has votes."""
    return len(vote.names[how]) > vote.figures.get(how, len(vote.names[how]))


def _on_both_sides(vote: CountedVote) -> list[str]:
    every = Counter(name for names in vote.names.values() for name in names)
    return sorted(name for name, count in every.items() if count > 1)


def _words(vote: CountedVote) -> str:
    return "\n".join(vote.said) + "\n" + "\n".join(block.text for block in vote.blocks)


def won_by(vote: CountedVote) -> str:
    """Return the side that the words say won, "ja" or "nej"; "" where they do not say it, or both."""
    sides = {(match["how"] or match["cast"]).casefold() for match in _WON.finditer(_words(vote))}
    return sides.pop() if len(sides) == 1 else ""


def _time(vote: CountedVote) -> str:
    """Return the time of day at which a vote was held, as HH:MM or HH:MM:SS; "" where no or several are told."""
    found = {(match["at"] or match["stamp"]).replace(".", ":") for match in _CLOCK.finditer(_words(vote))}
    return found.pop() if len(found) == 1 else ""


def as_fields(vote: CountedVote) -> dict[str, Value]:
    """Return a vote as the fields of a record; the words are kept whole as its `text`."""
    fields: dict[str, Value] = {"tid": clock} if (clock := _time(vote)) else {}
    fields |= vote.means
    if vote.options:
        fields["alternativ"] = [{"namn": name, "antal": str(count)} for name, count in vote.options]
    if vote.figures:
        fields["resultat"] = {how: str(figure) for how, figure in vote.figures.items() if how != "kvittade" or figure}
    if vote.names:
        fields["röster"] = {how: list[Value](vote.names[how]) for how in sorted(vote.names, key=_ORDER.index)}
    said = _words(vote)
    if _CLOSED.search(said):
        fields["sluten"] = "ja"
    if _CASTING.search(said) and (chair := _CHAIR.search(said)):
        fields["utslagsröst"] = " ".join(chair["who"].split())
    if won := won_by(vote):
        fields["utfall"] = won
    if vote.blocks:
        fields["text"] = markdown(vote.blocks) + "\n"
    return fields
