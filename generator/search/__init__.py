"""Search: what can be found, and the index of it that the browser reads."""

from generator.search.plan import Shard, shard_of, shards
from generator.search.records import SearchRecord, record
from generator.search.register import FOLDER, REGISTER, combine, make_register, write_all
from generator.search.shard import SIGN, shard_files, write_shard
from generator.search.suggestions import Suggestion, suggestion_files, things_of, write_suggestions

__all__ = [
    "FOLDER",
    "REGISTER",
    "SIGN",
    "SearchRecord",
    "Shard",
    "Suggestion",
    "combine",
    "make_register",
    "record",
    "shard_files",
    "shard_of",
    "shards",
    "suggestion_files",
    "things_of",
    "write_all",
    "write_shard",
    "write_suggestions",
]
