"""State: what a build made, and what that was made from, as it is kept for the next build."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from sys import intern

import deflate

from generator.archive import AgendaItem, Archive, Case
from generator.archive.trace import WHOLE, answer_digest, class_of, meeting_of_all
from generator.site.bundles import Bundles
from generator.site.pages import Made
from generator.site.pieces import File, Kept, MadePiece
from generator.system.program import program_digest
from generator.system.publish import Written
from generator.system.store import packed, unpacked


@dataclass
class State:
    """What was made last time, and the values of the bundles of facts that it was made from."""

    common: bytes = b""
    bundles: Bundles = field(default_factory=Bundles)
    digests: array[int] = field(default_factory=partial(array, "Q"))  # the value of each bundle
    made: dict[str, Made] = field(default_factory=dict)
    sources: dict[str, tuple[str, Written]] = field(default_factory=dict)  # with the SHA-256 of the file in content
    pieces: Kept = field(default_factory=dict)
    registers: str = ""  # their digest
    # The values of the whole of each, of what the rest can know of it, and of the places that its §§ name.
    meetings: dict[str, tuple[bytes, bytes, bytes]] = field(default_factory=dict)
    cases: dict[str, bytes] = field(default_factory=dict)  # what all that is asked of each hangs on

    def judge(self, archive: Archive) -> None:
        """Find the values of the bundles that are new in the table."""
        self.digests += archive.digests(list(self.bundles.since(len(self.digests))))

    def compared(self, archive: Archive, registers: str) -> State:
        """Return a state with the same bundles and their values of now, in an archive with registers of that digest.

        What hangs on the minutes of one meeting alone is asked for only if they are not as they were, what hangs on
        those of one case only if one of them is not or it has other §§, and what hangs on more only if any minutes, or
        a register, could say something else to the rest of the archive.
        """
        state = State(self.common, self.bundles, self.digests[:], registers=registers)
        for each, meeting in archive.meetings_by_id.items():
            whole, known = archive.digest((WHOLE, each)), self.meetings.get(each)
            same = known is not None and known[0] == whole
            link = known[1] if known and same else answer_digest(meeting.linked)
            # A place is none any more once somebody is called as it is, in whatever minutes.
            state.meetings[each] = whole, link, answer_digest(meeting.linked_places)
        stands = {each for each, now in state.meetings.items() if now == self.meetings.get(each)}
        state.cases = {key: answer_digest(_of_case(case, state.meetings)) for key, case in archive.all_cases.items()}
        linked = [(each, *link) for each, (_, *link) in state.meetings.items()]
        alike = registers == self.registers
        if alike and linked == [(each, *link) for each, (_, *link) in self.meetings.items()]:
            stands.add("")
        handled = _handled_alone(archive, stands, self.cases, state.cases) if alike else {}
        asked = [
            at
            for at, bundle in enumerate(self.bundles)
            if (meeting_of_all(bundle) or "") not in stands and bundle[0] not in handled.get(class_of(bundle), ())
        ]
        for at, digest in zip(asked, archive.digests([self.bundles[at] for at in asked]), strict=True):
            state.digests[at] = digest
        return state

    def _swept(self) -> State:
        """Return a state without the bundles that nothing is made from any more, if they are many."""
        used = bytearray(len(self.bundles))
        pieces = (piece.facts for of_kind in self.pieces.values() for piece in of_kind.values())
        for at in chain.from_iterable(chain((made.facts for made in self.made.values()), pieces)):
            used[at] = 1
        if 2 * sum(used) > len(self.bundles):
            return self
        kept = [at for at, is_used in enumerate(used) if is_used]
        bundles = Bundles()
        place = {before: bundles.place_of(self.bundles[before]) for before in kept}

        def moved(facts: array[int]) -> array[int]:
            return array("I", [place[at] for at in facts])

        return replace(
            self,
            bundles=bundles,
            digests=array("Q", [self.digests[at] for at in kept]),
            made={address: made._replace(facts=moved(made.facts)) for address, made in self.made.items()},
            pieces={
                kind: {name: piece._replace(facts=moved(piece.facts)) for name, piece in pieces_of.items()}
                for kind, pieces_of in self.pieces.items()
            },
        )

    def packed(self) -> bytes:
        """Return the state as bytes: a third of what they are unpacked, for the store holds such a value many times."""
        state = self._swept()
        made = {address: (each.frame, each.facts.tobytes(), _plain(each.files)) for address, each in state.made.items()}
        sources = {path: (digest, *written) for path, (digest, written) in state.sources.items()}
        pieces = {
            kind: {
                name: (of, facts.tobytes(), _plain(files), gives) for name, (of, facts, files, gives) in value.items()
            }
            for kind, value in state.pieces.items()
        }
        bundles = (state.bundles.plain(), state.digests.tobytes())
        values = (state.common, bundles, made, sources, pieces, state.registers, state.meetings, state.cases)
        return bytes(deflate.zlib_compress(packed((program_digest(), values)), 1))

    @classmethod
    def unpacked(cls, raw: bytes | None) -> State:
        """Return the state that `packed` gave; an empty one if another version of the program wrote it."""
        if raw is None:
            return cls()
        try:
            program, values = unpacked(zlib.decompress(raw))
        except (zlib.error, ValueError, EOFError, TypeError):  # another version may have packed it in another way
            return cls()
        if program != program_digest():
            return cls()
        common, (bundles, digests), made, sources, pieces, registers, meetings, cases = values
        return cls(
            common,
            Bundles.of_plain(bundles),
            array("Q", digests),
            {
                address: Made(frame, array("I", places), _files(files))
                for address, (frame, places, files) in made.items()
            },
            {path: (digest, Written(*each)) for path, (digest, *each) in sources.items()},
            {
                kind: {
                    name: MadePiece(of, array("I", places), _files(files), gives)
                    for name, (of, places, files, gives) in value.items()
                }
                for kind, value in pieces.items()
            },
            registers,
            meetings,
            cases,
        )


def _of_case(case: Case, meetings: Mapping[str, tuple[bytes, ...]]) -> list[object]:
    """Return a case's §§ in order and the minutes they stand in: on no more do its ways hang, besides registers."""
    return [case.all_spellings, *((item.key, meetings[item.meeting.id]) for item in case.all_items)]


def _handled_alone(
    archive: Archive, stands: set[str], before: Mapping[str, bytes], now: Mapping[str, bytes]
) -> dict[str, set[str]]:
    """Return by class the keys of cases, and of §§ with their cases, whose ways answer as they did.

    A § asks no more than its own minutes, which `stands` has if they are as they were, and its cases.
    """
    cases = {key for key, sign in now.items() if before.get(key) == sign}
    items = {
        item.key
        for meeting in archive.all_meetings
        if meeting.id in stands
        for item in meeting.all_items
        if all(case.key in cases for case in item.all_cases)
    }
    return {Case.__name__: cases, AgendaItem.__name__: items}


def _plain(files: Sequence[File]) -> list[tuple[str | bytes | int, ...]]:
    return [(path, *written) for path, written in files]


def _files(plain: Sequence[tuple[str, bytes, int, int]]) -> tuple[File, ...]:
    return tuple((intern(path), Written(digest, size, time)) for path, digest, size, time in plain)
