"""Vocabulary: the words of the index by their first letter, for a question that is spelled nearly right.

    ordbok-<digest>/<letter>.sok   {words: "avfall avgift …", counts: how often each, as characters}

A file is fetched only when a word of a question is found nowhere, or to offer words while somebody types.
assets/nastan.js reads them, and nobody else.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import TypedDict

from generator import yamlio
from generator.archive import Party
from generator.language.text import without_marks
from generator.model import Synonyms, words_alike
from generator.search.records import party_words
from generator.search.shard import ShardHead, characters
from generator.search.words import Words
from generator.system.packing import as_json, gzipped

# What a word's records are counted to: which of two likely words is meant needs no more.
_MOST = 999


class VocabularyPlace(TypedDict):
    """Where a vocabulary lies: its folder, and the letters that have a file there."""

    folder: str
    letters: str


def vocabulary_files(heads: Iterable[ShardHead]) -> tuple[VocabularyPlace, dict[str, bytes]]:
    """Return where the words lie that the heads of all shards tell, and their files by path in the index's folder."""
    counts: defaultdict[str, int] = defaultdict(int)
    for head in heads:
        for word, count in zip(head["words"].split(), head["counts"], strict=True):
            counts[word] += count
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(counts):
        by_letter[letter_of(word)].append(word)
    contents = {
        letter: as_json({"words": " ".join(words), "counts": characters(min(counts[word], _MOST) for word in words)})
        for letter, words in sorted(by_letter.items())
    }
    folder = f"ordbok-{hashlib.sha256(b''.join(contents.values())).hexdigest()[:10]}"
    files = {f"{folder}/{letter}.sok": gzipped(content) for letter, content in contents.items()}
    return VocabularyPlace(folder=folder, letters="".join(contents)), files


def letter_of(word: str) -> str:
    """Return the name of the file that holds a word: its first letter without accents, if that is one of a to z."""
    first = without_marks(word[:1])[:1]
    return first if "a" <= first <= "z" else "0"


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
    count = Words().count
    return [
        ",".join(" ".join(next(iter(count(part)), "") for part in word.split()) for word in words_alike(group))
        for group in (*known_synonyms(), *own, *(", ".join(filter(_is_word, party_words(party))) for party in parties))
    ]


def _is_word(name: str) -> bool:
    return name.isalpha()
