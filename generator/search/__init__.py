"""Search: what can be found, and the index of it that the browser reads."""

from generator.search.pagefind import SearchError, write
from generator.search.records import SearchRecord, records

__all__ = ["SearchError", "SearchRecord", "records", "write"]
