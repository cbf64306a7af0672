"""Search: what can be found, and the index of it that the browser reads."""

from generator.search.alike import synonyms
from generator.search.plan import Shard, shard_of, shards
from generator.search.records import Findable, OwnPage, SearchRecord, record
from generator.search.shard import SHARD_HEAD, Entries, ShardRecord, shard_files
from generator.search.shard_list import FOLDER, SHARD_LIST, shard_list_files
from generator.search.suggestions import Suggestion, things_of

__all__ = [
    "FOLDER",
    "SHARD_HEAD",
    "SHARD_LIST",
    "Entries",
    "Findable",
    "OwnPage",
    "SearchRecord",
    "Shard",
    "ShardRecord",
    "Suggestion",
    "record",
    "shard_files",
    "shard_list_files",
    "shard_of",
    "shards",
    "synonyms",
    "things_of",
]
