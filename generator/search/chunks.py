"""Chunks: a shard's words in order, cut into files where one word and the next begin with different letters.

A question fetches the chunk of each of its words from every shard. Cuts between words that are unlike keep the
inflections of a word together, take few letters to tell, and fall in the same places in all shards.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.language.text import without_marks as fold


def chunks(texts: dict[str, str], least: int, most: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield words with their texts in chunks, each with as many letters of its first word as tell where it begins.

    A chunk has `least` characters or more, unless it is the last, and hardly more than `most`.
    Words are in the order in which JavaScript compares them without accents. Those that differ in nothing else stay
    together, so that a chunk is found by what a word is without accents. The first chunk begins with no letters; it
    is there even if there are no words.
    """
    folded = {word: fold(word) for word in texts}
    words = sorted(texts, key=lambda word: (folded[word].encode("utf-16-be"), word))
    sizes = [len(word) + len(texts[word]) for word in words]
    # How many letters a word has in common with the one before it; None where no cut may be.
    alike = [0, *(_alike(folded[before], folded[after]) for before, after in pairwise(words))]
    if not words:
        yield "", {}
    start = 0
    while start < len(words):
        end = _end(start, sizes, alike, least, most)
        letters = (alike[start] or 0) + 1 if start else 0
        yield folded[words[start]][:letters], {word: texts[word] for word in words[start:end]}
        start = end


def _alike(before: str, after: str) -> int | None:
    different = (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other)
    return None if before == after else next(different, len(before))


def _end(start: int, sizes: list[int], alike: list[int | None], least_size: int, most_size: int) -> int:
    """Return where the chunk ends that begins at `start`: where words are least alike, late rather than early."""
    size, best, least = 0, 0, 0
    for at in range(start, len(sizes)):
        common = alike[at]
        if size >= least_size and common is not None and (not best or common <= least):
            best, least = at, common
        if size >= most_size and best:
            return best
        size += sizes[at]
    return len(sizes)
