"""Search: what can be found, and the index of it that the browser reads."""

from generator.search.plan import Shard, shard_of, shards
from generator.search.records import Findable, OwnPage, SearchRecord, record
from generator.search.register import FOLDER, REGISTER, register_files
from generator.search.shard import SIGN, Entries, ShardRecord, shard_files
from generator.search.suggestions import Suggestion, things_of
from generator.search.vocabulary import synonyms

__all__ = [
    "FOLDER",
    "REGISTER",
    "SIGN",
    "Entries",
    "Findable",
    "OwnPage",
    "SearchRecord",
    "Shard",
    "ShardRecord",
    "Suggestion",
    "record",
    "register_files",
    "shard_files",
    "shard_of",
    "shards",
    "synonyms",
    "things_of",
]
