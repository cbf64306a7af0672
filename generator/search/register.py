"""The index as a whole: its shards, the one file of them that a question begins with, and what hits are filtered by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.ground.packing import as_json, gzipped
from generator.search.shard import ShardFilter, Sign, characters
from generator.search.suggestions import Suggestion, suggestion_files
from generator.search.vocabulary import vocabulary_files
from generator.search.weights import LEVELS

# The index's folder in the site.
FOLDER = "sokregister"
REGISTER = "register.sok"


def register_files(
    shards: Mapping[str, bytes], synonyms: list[str], things: Iterable[tuple[Iterable[str], Suggestion]]
) -> dict[str, bytes]:
    """Return the vocabulary of shards, the suggestions and, last, their register, by path in the index's folder.

    The register tells of each shard its folder, the newest first, and what its SIGN says, but for the filters, of which
    it names the file: nobody needs them to show hits. Equally good hits will come in the order of the shards.
    """
    signs: list[Sign] = [json.loads(content) for content in shards.values()]
    place, vocabulary = vocabulary_files(signs)
    names = sorted({name for sign in signs for name in sign["filters"]})
    filters = gzipped(as_json({name: _filter(name, signs) for name in names}))
    file = f"filter-{hashlib.sha256(filters).hexdigest()[:10]}.sok"
    content = {
        "levels": LEVELS,
        "shards": list(shards),
        "records": [sign["records"] for sign in signs],
        "recordsPerFile": [sign["records_per_file"] for sign in signs],
        "filters": file,
        "chunks": [sign["chunks"] for sign in signs],
        "synonyms": synonyms,
        "vocabulary": place,
    }
    return vocabulary | suggestion_files(things, place) | {file: filters, REGISTER: gzipped(as_json(content))}


def _filter(name: str, signs: list[Sign]) -> dict[str, Any]:
    """Return a filter's values, the sets of them that occur, and for each record of each shard which set is its own."""
    values: dict[str, int] = {}
    sets: dict[str, int] = {}
    columns = []
    for sign in signs:
        column = sign["filters"].get(name) or ShardFilter(sets=[[]], records=characters([0]) * sign["records"])
        own = [characters(values.setdefault(value, len(values)) for value in each) for each in column["sets"]]
        numbers = [sets.setdefault(each, len(sets)) for each in own]
        everywhere = dict(zip(map(ord, characters(range(len(own)))), characters(numbers), strict=True))
        columns.append(column["records"].translate(everywhere))
    return {"values": list(values), "sets": list(sets), "records": columns}
