"""State: what a build made, and what that was made from, as it is kept for the next build."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from generator.archive import AgendaItem, Archive, Case
from generator.archive.trace import WHOLE, Asked, Bundle, answer_digest, class_of, meeting_of_all
from generator.site.pages import Made
from generator.site.pieces import File, Kept, MadePiece
from generator.system.program import program_digest
from generator.system.publish import Written
from generator.system.store import packed, unpacked

_DIGEST = 8  # bytes of a bundle's value


@dataclass
class State:
    """What was made last time, and the values of the bundles of facts that it was made from."""

    common: bytes = b""
    bundles: list[Bundle] = field(default_factory=list)
    digests: list[bytes] = field(default_factory=list)
    made: dict[str, Made] = field(default_factory=dict)
    sources: dict[str, tuple[str, Written]] = field(default_factory=dict)  # with the SHA-256 of the file in content
    pieces: Kept = field(default_factory=dict)
    registers: str = ""  # their digest
    # The values of the whole of each, of what the rest can know of it, and of the places that its §§ name.
    meetings: dict[str, tuple[bytes, bytes, bytes]] = field(default_factory=dict)
    cases: dict[str, bytes] = field(default_factory=dict)  # what all that is asked of each hangs on
    _places: dict[Bundle, int] = field(default_factory=dict)
    _asked: dict[Asked, Asked] = field(default_factory=dict)  # each once, whichever process read it

    def place_of(self, bundle: Bundle) -> int:
        """Return where in the table a bundle stands, and put it there if need be."""
        if len(self._places) != len(self.bundles):
            self._places = {each: at for at, each in enumerate(self.bundles)}
        at = self._places.get(bundle)
        if at is None:
            key, asked = bundle
            bundle = key, self._asked.setdefault(asked, asked)
            at = self._places[bundle] = len(self.bundles)
            self.bundles.append(bundle)
        return at

    def judge(self, archive: Archive) -> None:
        """Find the values of the bundles that are new in the table."""
        self.digests += archive.digests(self.bundles[len(self.digests) :])

    def compared(self, archive: Archive, registers: str) -> State:
        """Return a state with the same bundles and their values of now, in an archive with registers of that digest.

        What hangs on the minutes of one meeting alone is asked for only if they are not as they were, what hangs on
        those of one case only if one of them is not or it has other §§, and what hangs on more only if any minutes, or
        a register, could say something else to the rest of the archive.
        """
        state = State(self.common, self.bundles, list(self.digests), registers=registers, _asked=self._asked)
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
        used = set(chain.from_iterable(made.facts for made in self.made.values()))
        for pieces in self.pieces.values():
            used.update(chain.from_iterable(piece.facts for piece in pieces.values()))
        if 2 * len(used) > len(self.bundles):
            return self
        kept = sorted(used)
        place = {before: at for at, before in enumerate(kept)}

        def moved(facts: array[int]) -> array[int]:
            return array("I", [place[at] for at in facts])

        return replace(
            self,
            bundles=[self.bundles[at] for at in kept],
            digests=[self.digests[at] for at in kept],
            made={address: made._replace(facts=moved(made.facts)) for address, made in self.made.items()},
            pieces={
                kind: {name: piece._replace(facts=moved(piece.facts)) for name, piece in pieces_of.items()}
                for kind, pieces_of in self.pieces.items()
            },
        )

    def packed(self) -> bytes:
        """Return the state as bytes; what is asked of many things alike stands there once."""
        state = self._swept()
        asked: dict[Asked, int] = {}
        keys = [key for key, _ in state.bundles]
        of = array("I", [asked.setdefault(each, len(asked)) for _, each in state.bundles])
        made = {address: (each.frame, each.facts.tobytes(), _plain(each.files)) for address, each in state.made.items()}
        sources = {path: (digest, *written) for path, (digest, written) in state.sources.items()}
        pieces = {
            kind: {
                name: (of, facts.tobytes(), _plain(files), gives) for name, (of, facts, files, gives) in value.items()
            }
            for kind, value in state.pieces.items()
        }
        bundles = (list(asked), of.tobytes(), keys, b"".join(state.digests))
        values = (state.common, bundles, made, sources, pieces, state.registers, state.meetings, state.cases)
        return packed((program_digest(), values))

    @classmethod
    def unpacked(cls, raw: bytes | None) -> State:
        """Return the state that `packed` gave; an empty one if another version of the program wrote it."""
        if raw is None:
            return cls()
        program, values = unpacked(raw)
        if program != program_digest():
            return cls()
        common, (asked, of, keys, digests), made, sources, pieces, registers, meetings, cases = values
        return cls(
            common,
            [(key, asked[at]) for key, at in zip(keys, array("I", of), strict=True)],
            [digests[at : at + _DIGEST] for at in range(0, len(digests), _DIGEST)],
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
            _asked={each: each for each in asked},
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
    return tuple((path, Written(digest, size, time)) for path, digest, size, time in plain)
