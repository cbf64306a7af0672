"""A shard of the index as files that the browser reads: assets/sokregister.js knows their form, and nobody else.

A shard's folder has its name and a digest of what is in it, so that no file ever changes under its address. It holds

    ord-<n>.sok    {word: the records it stands in, each with a level of weights.py}, in the order of chunks.py;
                   "skolan!" stands for words that end in "skolan" (compounds.py)
    post-<n>.sok   [a few records, as a hit shows them]
    rest-<n>-<m>.sok  what a long record says after that, in parts, fetched one after the other until what was sought
                      stands there, if it does not stand before
    skylt.json     what must be known of all shards to ask any of them; shard_list.py makes one file of them

Those that are fetched are gzipped JSON and unpacked by the browser itself, so that they are small whoever serves them.
Where there are many numbers they are written as the characters of a string, which UTF-8 makes short.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice, pairwise
from typing import Any, NamedTuple, TypedDict

from generator.search import weights
from generator.search.alike import begun
from generator.search.chunks import chunks
from generator.search.compounds import TAIL, tails
from generator.search.records import END_OF_BLOCK, SearchRecord
from generator.search.words import Words
from generator.system.packing import as_json, gzipped

SHARD_HEAD = "skylt.json"
_SHOWN = ("title", "kind", "state", "state_label", "line", "standing", "case")
_FEW = 100  # records: of so few every word is told
_FIRST = 900  # characters of a record that are fetched with it
_SHORTEST = 4  # letters of a word that can be told when it is misspelled


class _Grain(NamedTuple):
    """How large files are, in characters: smaller ones are less to fetch, but more of them, and more to know."""

    least: int  # of a chunk of words
    most: int
    file: int  # of records: each hit fetches one
    parted: bool  # whether the rest of a long text stands in parts


_FINE = _Grain(200, 450, 800, parted=True)
# Of older years, which are most of a large archive and are asked for more seldom: a host bears only so many files.
_COARSE = _Grain(1000, 2500, 4000, parted=False)
_PART = 4000  # characters of a part of what a long record says after its first words


class ShardFilter(TypedDict):
    """A filter of a shard: the sets of values that occur, and a character for each record that says which it has."""

    sets: list[list[str]]
    records: str


class ShardHead(TypedDict):
    """What must be known of a shard before it is asked."""

    records: int
    records_per_file: int
    chunks: str  # the word from which each chunk of words begins, between blanks
    filters: dict[str, ShardFilter]
    words: str  # those that a question may mean that is spelled nearly so
    counts: list[int]  # in how many records each of them stands
    begun: list[str]  # how words of one meaning begin that stand in some record


class ShardRecord(NamedTuple):
    """A record as a shard takes it: plain data, whatever shard it comes into."""

    shown: dict[str, str]
    rest: list[str]  # what a long text says after what is shown, in parts
    filters: dict[str, list[str]]
    levels: dict[str, int]  # of every word, those of fields first
    in_fields: int  # how many of the words stand in fields


class Entries:
    """Makes entries. It remembers words and titles that it has met, so make one for many records."""

    def __init__(self) -> None:
        self._words = Words()
        self._fields: dict[str, tuple[str, ...]] = {}

    def entry(self, record: SearchRecord) -> ShardRecord:
        """Return a record as a shard takes it."""
        texts = [record.content, *(record.meta[name] for name in weights.AS_TEXT if name in record.meta)]
        counts = self._words.count(" ".join(texts))
        length = sum(counts.values())
        in_fields = self._in_fields(record)
        most = weights.FIELDS["namn"] if record.meta.get("kind") in weights.GATHERING else math.inf
        levels = {
            word: weights.level(min(most, weight + weights.in_text(counts.pop(word, 0), length)))
            for word, weight in in_fields.items()
        }
        by_count = weights.levels_in_text(length)
        last = len(by_count) - 1  # more often says no more
        levels |= {word: by_count[min(count, last)] for word, count in counts.items()}
        shown = {name: record.meta[name] for name in _SHOWN if record.meta.get(name)}
        head, rest = _parted(record.content)
        parts = _parts(rest) if rest else []
        shown = {"address": record.address, **shown, "content": head}
        return ShardRecord(shown, parts, record.filters, levels, len(in_fields))

    def _in_fields(self, record: SearchRecord) -> dict[str, float]:
        found: dict[str, float] = {}
        for name, text in record.meta.items():
            if name not in weights.FIELDS or not text:
                continue
            words = self._fields.get(text)  # titles and numbers come again and again
            if words is None:
                words = self._fields[text] = tuple(self._words.count(text))
            weight = weights.in_field(name, len(words))
            for word in words:
                found[word] = found.get(word, 0) + weight
        return found


def shard_files(name: str, entries: Iterable[ShardRecord], *, coarse: bool = False) -> tuple[str, dict[str, bytes]]:
    """Return the folder of the index of some records and the files in it; if `coarse`, in fewer and larger ones.

    Equally good hits will come in the order of the entries. The same ones always give the same folder and files.
    Holds one shard in memory, and needs nothing else than the entries: shards can be made side by side.
    """
    index = _Index(_COARSE if coarse else _FINE)
    for entry in entries:
        index.add(entry)
    files = {file: as_json(content) for file, content in index.files().items()}
    digest = hashlib.sha256(b"".join(files.values())).hexdigest()[:10]
    return f"{name}-{digest}", {
        file: content if file == SHARD_HEAD else gzipped(content) for file, content in files.items()
    }


def characters(numbers: Iterable[int]) -> str:
    """Return a character for each number: from the blank up, since JSON escapes what is below, past the surrogates."""
    return "".join([chr(number + 0x20 if number < 0xD7E0 else number + 0x820) for number in numbers])


class _Index:
    """What a shard's files are made from. A posting is a record's number times the number of levels, plus a level."""

    def __init__(self, grain: _Grain) -> None:
        self._grain = grain
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        self._shown: list[dict[str, str]] = []
        self._filters: list[dict[str, list[str]]] = []
        self._tails = _Tails()
        self._named: set[str] = set()
        self._rests: dict[int, list[str]] = {}

    def add(self, entry: ShardRecord) -> None:
        base = len(self._shown) * len(weights.LEVELS)
        postings, tailed = self._postings, self._tails
        ends: dict[str, int] = {}
        for word, level in entry.levels.items():
            postings[word].append(base + level)
            for tail in tailed[word]:
                ends[tail] = max(ends.get(tail, 0), weights.level_of_part(level))
        for tail, level in ends.items():
            postings[tail].append(base + level)
        self._named.update(islice(entry.levels, entry.in_fields))
        shown = entry.shown
        if entry.rest:
            rest = entry.rest if self._grain.parted else [END_OF_BLOCK.join(entry.rest)]
            self._rests[len(self._shown)] = rest
            shown = {**shown, "more": str(len(rest))}
        self._shown.append(shown)
        self._filters.append(entry.filters)

    def _tells(self, word: str) -> bool:
        """Tell whether somebody may look for a word: it is in a title or a name, in two records, or one of few."""
        known = word in self._named or len(self._postings[word]) > 1 or len(self._shown) < _FEW
        return known and len(word) >= _SHORTEST and word.isalpha()

    def files(self) -> dict[str, Any]:
        """Return the content of each file."""
        grain = self._grain
        texts = {word: _steps(postings) for word, postings in self._postings.items()}
        parts = list(chunks(texts, grain.least, grain.most))
        size = sum(len(shown["content"]) for shown in self._shown) / max(1, len(self._shown))
        per_file = max(1, round(grain.file / (size + 1)))
        told = {word: len(self._postings[word]) for word in sorted(self._postings) if self._tells(word)}
        names = sorted({name for filters in self._filters for name in filters})
        head = ShardHead(
            records=len(self._shown),
            records_per_file=per_file,
            chunks=" ".join(start for start, _ in parts),
            filters={name: _column([filters.get(name, []) for filters in self._filters]) for name in names},
            words=" ".join(told),
            counts=[told[word] for word in told],
            begun=begun(self._postings),
        )
        posts = [self._shown[first : first + per_file] for first in range(0, len(self._shown), per_file)]
        return (
            {SHARD_HEAD: head}
            | {f"ord-{number}.sok": part for number, (_, part) in enumerate(parts)}
            | {f"post-{number}.sok": post for number, post in enumerate(posts)}
            | {f"rest-{number}-{at}.sok": part for number, rest in self._rests.items() for at, part in enumerate(rest)}
        )


def _parted(content: str) -> tuple[str, str]:
    """Return the paragraphs that a hit quotes from first, and the rest of a long text."""
    at = content.find(END_OF_BLOCK, _FIRST)
    return (content, "") if at < 0 else (content[:at], content[at + 1 :])


def _parts(rest: str) -> list[str]:
    """Return a long text as parts of whole paragraphs, none of them much longer than its longest paragraph."""
    parts = [""]
    for paragraph in rest.split(END_OF_BLOCK):
        if parts[-1] and len(parts[-1]) + len(paragraph) > _PART:
            parts.append(paragraph)
        else:
            parts[-1] += f"{END_OF_BLOCK}{paragraph}" if parts[-1] else paragraph
    return parts


class _Tails(dict[str, tuple[str, ...]]):
    """The last parts of every word that it has met, as they stand in the index."""

    def __missing__(self, word: str) -> tuple[str, ...]:
        self[word] = tuple([tail + TAIL for tail in tails(word)])
        return self[word]


def _column(values: list[list[str]]) -> ShardFilter:
    sets: dict[tuple[str, ...], int] = {}
    numbers = [sets.setdefault(tuple(value), len(sets)) for value in values]
    return ShardFilter(sets=[list(each) for each in sets], records=characters(numbers))


def _steps(postings: list[int]) -> str:
    """Return rising numbers as the steps between them."""
    return characters([after - before for before, after in pairwise((0, *postings))])
