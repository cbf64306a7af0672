"""The ways to vote, by the word that a member's vote is told with."""

from __future__ import annotations

from enum import StrEnum


class Choice(StrEnum):
    """How somebody voted. `key` is the key of its names and figure in a record, `attribute` their attribute there."""

    YES = "ja"
    NO = "nej"
    ABSTAINED = "avstår"
    ABSENT = "frånvarande"
    PAIRED = "kvittad"

    @property
    def key(self) -> str:
        return "kvittade" if self is Choice.PAIRED else self.value

    @property
    def attribute(self) -> str:
        return self.name.lower()

    @classmethod
    def under(cls, key: str) -> Choice:
        """Return the way to vote whose names stand under a key."""
        return next(choice for choice in cls if choice.key == key)


SIDES = (Choice.YES, Choice.NO)
CAST = (*SIDES, Choice.ABSTAINED)  # by those who were there
