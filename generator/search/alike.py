"""Words of one meaning: the program's own lines of them, and which of their words an archive has at all.

A word that no record has need not be fetched for another: it is told apart, since its parts may lead somewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib import resources

from generator import yamlio
from generator.archive import Party
from generator.language.stems import stem
from generator.language.text import without_marks
from generator.model import Synonyms, words_alike
from generator.search.records import party_words
from generator.search.words import Words

# Before these a word loses a vowel or changes in its plural: "cykel, cyklar", "museum, museer".
_LOST = re.compile(r"(?<=[^aeiouy])(?:e[lnr]|um)$")


@cache
def known_synonyms() -> tuple[str, ...]:
    """Return the program's own lines of words of one meaning."""
    parsed, _ = yamlio.parse(
        resources.files("generator.search").joinpath("synonymer.yml").read_bytes(), "synonymer.yml"
    )
    return Synonyms.model_validate(parsed.data).groups if parsed else ()


def synonyms(own: Iterable[str], parties: Iterable[Party] = ()) -> list[str]:
    """Return the words of one meaning, a line each with commas between, by the program's own list and another's.

    The names of a party in one word, too: minutes have its letters where a reader writes its name.

    They are as words stand in the index; one of several has blanks between them.
    """
    names = (", ".join(name for name in party_words(party) if name.isalpha()) for party in parties)
    return [",".join(_words(group)) for group in (*known_synonyms(), *own, *names)]


def begun(words: Iterable[str]) -> list[str]:
    """Return how those words of the program's lines begin, in all their inflections, that begin one of some words."""
    folded = sorted(map(without_marks, words))
    return [
        each
        for each in _beginnings()
        if (at := bisect_left(folded, each)) < len(folded) and folded[at].startswith(each)
    ]


def told_apart(line: str, had: Collection[str]) -> str:
    """Return a line of words with those that no record has after a semicolon.

    `had` are the beginnings of words that some record has (begun). What is not the program's own word is kept.
    """
    words = line.split(",")
    there = [word for word in words if all(each in had or each not in _beginnings() for each in _starts(word))]
    away = [word for word in words if word not in there]
    return ";".join([",".join(there), ",".join(away)]) if away else line


@cache
def _beginnings() -> dict[str, None]:
    return dict.fromkeys(sorted(each for group in known_synonyms() for word in _words(group) for each in _starts(word)))


def _starts(word: str) -> Iterator[str]:
    for part in word.split():
        root = stem(without_marks(part))
        yield _LOST.sub("", root) if len(root) > 4 else root


def _words(group: str) -> list[str]:
    count = Words().count
    return [" ".join(next(iter(count(part)), "") for part in word.split()) for word in words_alike(group)]
