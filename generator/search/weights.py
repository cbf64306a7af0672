"""Weights: how much a word says of the record it stands in, before it is known how rare the word is.

They are coarse, since every occurrence in the index carries one: three bits.
"""

from __future__ import annotations

from bisect import bisect
from functools import cache
from itertools import pairwise

# What the levels stand for; written into the index, so that only one side knows them.
LEVELS = (0.2, 0.4, 0.6, 0.8, 1.5, 2.5, 4.0, 8.0)
# The levels of a word that is the last part of another, in a text and in a title: few levels are less to fetch.
_LAST_PART, _LAST_IN_TITLE = 1, 4
_BETWEEN = [(low + high) / 2 for low, high in pairwise(LEVELS)]

# What a word weighs in some fields of a record's meta. A number that fits is what was sought.
FIELDS = {"nummer": 8.0, "paragraf": 8.0, "title": 2.0, "arende": 2.0, "namn": 1.5}
# The fields whose words weigh as those of the text: where and when. Others, as the kind of a record, are not searched.
AS_TEXT = ("line", "state_label", "standing", "delar", "organ")
# A title of one word is what it says; one of ten says a tenth more of each.
_WHOLE_TITLE = 2.0

# Pages that gather what is said elsewhere are what a question means that names them, which assets/soknamn.js tells.
# Among hits for some of its words they come after what is about the rest of it.
GATHERING = frozenset({"Parti", "Plats", "Ämne"})

# BM25's constants, with a fixed length of a text, so that a shard's weights are its own.
_SATURATION, _LENGTH_COUNTS, _USUAL_LENGTH = 1.4, 0.75, 150
_MOST = 8  # times: more often says no more
_STEP = 16  # words: lengths are told apart no finer


def in_text(count: int, length: int) -> float:
    """Return the weight of a word that stands `count` times in a text of `length` words: 0 to 1."""
    return count / (count + _SATURATION * (1 - _LENGTH_COUNTS + _LENGTH_COUNTS * length / _USUAL_LENGTH))


def in_field(name: str, length: int) -> float:
    """Return the weight of a word in a field of `length` words."""
    return FIELDS[name] + (_WHOLE_TITLE / length if name == "title" else 0)


def level_of_part(whole: int) -> int:
    """Return the level of the last part of a word that stands in a record with a level of its own."""
    return _LAST_IN_TITLE if whole > _LAST_IN_TITLE else _LAST_PART


def level(weight: float) -> int:
    """Return the level that is nearest to a weight."""
    return bisect(_BETWEEN, weight)


def levels_in_text(length: int) -> tuple[int, ...]:
    """Return the level of a word in a text of `length` words, by the times it stands there: 0, 1, 2 and so on."""
    return _levels(length // _STEP)


@cache
def _levels(steps: int) -> tuple[int, ...]:
    return tuple(level(in_text(count, steps * _STEP)) for count in range(_MOST + 1))
