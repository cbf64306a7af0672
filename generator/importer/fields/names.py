"""Names in a row without anything between them, told apart by what Swedish names look like. Language, not people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from generator import yamlio

_DATA = Path(__file__).parents[1] / "data" / "namn.yml"
# What it costs to take so many words for one name; two is usual.
_COST = {1: 6.0, 2: 0.0, 3: 1.5, 4: 3.0}


@cache
def _lists() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    document, findings = yamlio.read(_DATA, _DATA.name)
    if document is None or not isinstance(document.data, dict):
        raise ValueError(str(findings))
    data = document.data
    return (
        frozenset(str(data["förnamn"]).split()),
        tuple(str(each) for each in data["efterled"]),
        frozenset(str(each) for each in data["fack"]),
    )


def is_union(word: str) -> bool:
    """Tell whether a word is a trade union, which stands after the name of its representative."""
    return word.strip(" ,.;") in _lists()[2]


def is_given(word: str) -> bool:
    """Tell whether a word is a usual given name."""
    given = _lists()[0]
    return word in given or word.split("-")[0] in given


def is_surname(word: str) -> bool:
    """Tell whether a word ends as Swedish surnames do and is no usual given name."""
    return word.lower().endswith(_lists()[1]) and not is_given(word)


def split_names(words: Sequence[str]) -> list[list[str]]:
    """Return a run of words parted into names; two words each where nothing speaks for something else."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        choices = [
            (best[end - size][0] + _cost(words[end - size : end]), end - size) for size in range(1, min(4, end) + 1)
        ]
        best.append(min(choices))
    names: list[list[str]] = []
    end = len(words)
    while end:
        begin = best[end][1]
        names.append(list(words[begin:end]))
        end = begin
    return names[::-1]


def _cost(words: Sequence[str]) -> float:
    cost = _COST[len(words)]
    if is_surname(words[0]):
        cost += 2.0
    elif is_given(words[0]):
        cost -= 1.0
    if len(words) > 1 and is_given(words[-1]):
        cost += 1.5
    if len(words) > 2 and is_given(words[1]):
        cost -= 1.0
    # A surname in the middle is the end of one name more often than a double surname.
    return cost + 0.5 * sum(is_surname(word) for word in words[1:-1])
