"""One §: its views, presence at it, its votes, and what was removed."""
