"""Vocabulary: the words of the index by their first letter, for a question that is spelled nearly right.

    ordbok-<digest>/<letter>.sok   {words: "avfall avgift …", counts: how often each, as characters}

A file is fetched only when a word of a question is found nowhere, or to offer words while somebody types.
assets/nastan.js reads them, and nobody else.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import TypedDict

from generator.language.text import without_marks
from generator.search.shard import ShardHead, characters
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
