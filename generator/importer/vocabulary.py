"""Vocabulary: the headings of sections and the labels of the front page, read out of data/ and the register.

They are data: a municipality adds its own in register/kommun.yml (importrubriker) and changes no program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator import yamlio
from generator.language.text import folded, one_line
from generator.model import STANDARD_HEADINGS, Municipality

OTHER = "avsnitt"
KIND = "typ"
DECISION = "beslut"
_DATA = Path(__file__).parent / "data"
_BEFORE_COLON = re.compile(r"(?P<name>[A-ZÅÄÖ][^:.;\d]{2,78}):[ \t]+(?=\S)")
_LONGEST = 80  # characters of a heading
_END = r"(?=$|\s+den \d|[ \t]*:|\s{2,}|\s+(?=[A-ZÅÄÖÉ0-9§\[«\"”(.…_–-]))"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that was found: the key of its section (`avsnitt` if it has none), and where its text begins."""

    key: str
    text: str
    end: int


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A label that is broken over two lines: its kind, its whole name, and where each of its halves ends."""

    kind: str
    name: str
    end: int
    rest: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The headings of sections and the labels of the front page, as patterns."""

    exact: Mapping[str, str]  # a heading in small letters, and its key
    open_ended: Sequence[tuple[re.Pattern[str], str]]  # headings with a star
    any_open: re.Pattern[str]  # all of them in one: few lines are any
    parts: Sequence[str]  # what each of them has one of
    inline: re.Pattern[str]
    first_words: frozenset[str]  # of the headings in it
    labels: re.Pattern[str]
    label_kinds: Mapping[str, str]

    def wrapped(self, text: str, following: str) -> Wrapped | None:
        """Return the label that begins a line and ends at the beginning of the next, or None."""
        begun = re.split(r"\s{2,}|\s*:", text, maxsplit=1)[0]
        first = folded(begun)
        alone = first in self.label_kinds  # "Närvarande" is a label, too: then what follows it must stand apart
        for last, name in _halves().get(first, ()):
            match = re.match(rf"{last}{_END}", following, re.IGNORECASE)
            if alone and match and not (following[0].islower() and re.match(r"\s{2,}|$", following[match.end() :])):
                continue
            if (
                match
                and begun[:1].isupper()
                and (match.end() == len(following) or not following[match.end() :][:2].isalpha())
            ):
                end = match.end() + len(re.match(r"\s*:?", following[match.end() :])[0])  # type: ignore[index]
                return Wrapped(self.label_kinds[name], name, len(begun), end)
        return None

    def heading(self, text: str) -> Heading | None:
        """Return the heading that a line is, or None; a colon after it does not matter."""
        if not text.lstrip()[:1].isupper() or (len(text) > _LONGEST and len(one_line(text)) > _LONGEST):
            return None
        plain = one_line(text).rstrip(":").rstrip()
        folded = plain.casefold()
        key = self.exact.get(folded)
        if key is None and any(part in folded for part in self.parts) and self.any_open.fullmatch(folded):
            key = next(key for pattern, key in self.open_ended if pattern.fullmatch(folded))
        return Heading(key, plain, len(text)) if key else None

    def heading_before(self, text: str, *, colon: bool) -> Heading | None:
        """Return the heading that text goes on after on the same line; with `colon` only if a colon follows it."""
        # The pattern of all headings is tried where text begins with the first word of one.
        begins = text.split(maxsplit=1)[:1]
        match = self.inline.match(text) if begins and begins[0].rstrip(":").casefold() in self.first_words else None
        if match is None:
            return self._open_before(text)
        if colon and not match["colon"]:
            return None
        if not match["colon"] and match["name"] != match["name"].capitalize():
            return None
        return Heading(self.exact[folded(match["name"])], match["name"], match.end())

    def _open_before(self, text: str) -> Heading | None:
        """Return a heading with a star that text goes on after on the same line: "Socialnämndens beslut: Rapporten"."""
        match = _BEFORE_COLON.match(text) if ":" in text else None
        heading = self.heading(match["name"]) if match else None
        return Heading(heading.key, heading.text, match.end()) if heading and match else None


def _listed(name: str) -> dict[str, list[str]]:
    document, findings = yamlio.read(_DATA / name, name)
    if document is None or not isinstance(document.data, dict):
        raise ValueError(f"{name}: {findings}")
    return {key: [str(each) for each in value] for key, value in document.data.items() if isinstance(value, list)}


@cache
def _headings() -> dict[str, list[str]]:
    return _listed("rubriker.yml")


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {spelled.casefold(): kind for kind, listed in _listed("etiketter.yml").items() for spelled in listed}
    # A word may stand in capitals, and a label be set in capitals: no small first letter is one.
    return re.compile(rf"(?i:(?P<name>{_any(kinds)})){_END}"), kinds


@cache
def _halves() -> dict[str, list[tuple[str, str]]]:
    """Return labels by every first half: the pattern of the rest, and the name."""
    kinds = _labels()[1]
    halves: dict[str, list[tuple[str, str]]] = {}
    for name in kinds:
        words = name.split()
        for cut in range(1, len(words)):
            halves.setdefault(" ".join(words[:cut]), []).append((r"\s+".join(map(re.escape, words[cut:])), name))
    return {first: sorted(rest, key=lambda each: -len(each[0])) for first, rest in halves.items()}


def _any(spelled: Iterable[str]) -> str:
    longest_first = sorted(spelled, key=lambda each: (-len(each), each))
    return "|".join(re.escape(each).replace(r"\ ", r"[ \t]{1,2}") for each in longest_first)


def vocabulary(municipality: Municipality | None = None) -> Vocabulary:
    """Return the vocabulary, with what a municipality's register adds to it."""
    return _of(municipality) if municipality else _usual()


@cache
def _usual() -> Vocabulary:
    return _of(None)


def _of(municipality: Municipality | None) -> Vocabulary:
    exact: dict[str, str] = {}
    stars: list[tuple[re.Pattern[str], str]] = []
    parts: set[str] = set()
    own = municipality.headings if municipality else {}
    added = municipality.import_headings if municipality else {}
    for key, listed in _headings().items():
        for spelled in [*listed, *([own[key]] if key in own else []), *added.get(key, ())]:
            written = folded(spelled)
            if "*" in written:
                pattern = re.escape(written).replace(r"\*", r"[\w &,:–-]*?")
                stars.append((re.compile(pattern), key))
                parts.add(max(written.split("*"), key=len).strip())
            else:
                exact[written] = key
    inline = re.compile(
        rf"(?i:(?P<name>{_any(name for name, key in exact.items() if key != KIND)}))"
        r"(?:(?P<colon>[ \t]*:)[ \t]*(?=\S)|[ \t]+(?!\d{1,2}:)(?=[A-ZÅÄÖ0-9•]))"
    )
    labels, kinds = _labels()
    any_open = re.compile("|".join(pattern.pattern for pattern, _ in stars) or "(?!)")
    shortest = tuple(sorted(part for part in parts if not any(other in part for other in parts - {part})))
    first = frozenset(name.split()[0] for name in exact)
    return Vocabulary(exact, stars, any_open, shortest, inline, first, labels, kinds)


def default_headings(municipality: Municipality) -> dict[str, str]:
    """Return how each section is headed on the site, if its item says nothing else."""
    return STANDARD_HEADINGS | dict(municipality.headings)
