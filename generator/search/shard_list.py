"""The index as a whole: its shards, the one file of them that a question begins with, and what hits are filtered by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.search.alike import told_apart
from generator.search.shard import ShardFilter, ShardHead, characters
from generator.search.suggestions import Suggestion, suggestion_files
from generator.search.vocabulary import vocabulary_files
from generator.search.weights import LEVELS
from generator.system.packing import as_json, gzipped

# The index's folder in the site.
FOLDER = "sokregister"
SHARD_LIST = "register.sok"


def shard_list_files(
    shards: Mapping[str, bytes],
    synonyms: list[str],
    things: Iterable[tuple[Iterable[str], Suggestion]],
    town: str = "",
) -> dict[str, bytes]:
    """Return the vocabulary of shards, the suggestions and, last, their list, by path in the index's folder.

    The list tells of each shard its folder, the newest first, and what its head says, but for the filters, of which
    it names the file: nobody needs them to show hits. Equally good hits will come in the order of the shards.
    """
    heads: list[ShardHead] = [json.loads(content) for content in shards.values()]
    had = {start for head in heads for start in head["begun"]}
    place, vocabulary = vocabulary_files(heads)
    names = sorted({name for head in heads for name in head["filters"]})
    filters = gzipped(as_json({name: _filter(name, heads) for name in names}))
    file = f"filter-{hashlib.sha256(filters).hexdigest()[:10]}.sok"
    content = {
        "levels": LEVELS,
        "shards": list(shards),
        "records": [head["records"] for head in heads],
        "recordsPerFile": [head["records_per_file"] for head in heads],
        "filters": file,
        "chunks": [head["chunks"] for head in heads],
        "synonyms": [told_apart(line, had) for line in synonyms],
        "vocabulary": place,
    }
    return vocabulary | suggestion_files(things, place, town) | {file: filters, SHARD_LIST: gzipped(as_json(content))}


def _filter(name: str, heads: list[ShardHead]) -> dict[str, Any]:
    """Return a filter's values, the sets of them that occur, and for each record of each shard which set is its own."""
    values: dict[str, int] = {}
    sets: dict[str, int] = {}
    columns = []
    for head in heads:
        column = head["filters"].get(name) or ShardFilter(sets=[[]], records=characters([0]) * head["records"])
        own = [characters(values.setdefault(value, len(values)) for value in each) for each in column["sets"]]
        numbers = [sets.setdefault(each, len(sets)) for each in own]
        everywhere = dict(zip(map(ord, characters(range(len(own)))), characters(numbers), strict=True))
        columns.append(column["records"].translate(everywhere))
    return {"values": list(values), "sets": list(sets), "records": columns}
