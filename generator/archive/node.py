"""Node: what everything in the linked graph has in common."""

from __future__ import annotations


class Linked:
    """A node of the graph. Its repr is short: a dataclass' own would walk the whole archive."""

    def __repr__(self) -> str:
        named = (getattr(self, name, None) for name in ("key", "id", "slug", "printed", "index", "kind"))
        return f"<{type(self).__name__} {next((each for each in named if each is not None), '')}>"


class Thing(Linked):
    """A node with ways of its own (trace.py). `key` tells it from all others of its class, in every archive alike."""

    key: str
