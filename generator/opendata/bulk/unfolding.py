"""The JSON of a meeting made wide again: what it says once and points at stands where it is pointed from.

A § of it is then whole by itself, as a line of JSON and as rows of tables have to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.opendata.parts import SERVING, line_of

Piece = Mapping[str, Any]


def unfolded(meeting: Piece) -> dict[str, Any]:
    """Return the JSON of a meeting in which each ballot has its name, each line of attendance all its numbers,
    and each vote and statement its address.
    """
    voters: Sequence[Piece] = meeting.get("röstande", ())
    order = [item["nr"] for item in meeting.get("paragrafer", ())]
    whole = {key: value for key, value in meeting.items() if key != "röstande"}
    if "närvaro" in whole:
        whole["närvaro"] = [
            {"som": SERVING, "rad": line_of(line), **line, **(_numbered(printed, order) if printed else {})}
            for line in whole["närvaro"]
            for printed in (line.get("paragrafer"),)
        ]
    if "paragrafer" in whole:
        whole["paragrafer"] = [_addressed(_with_names(item, voters), whole["url"]) for item in whole["paragrafer"]]
    return whole


def _with_names(item: Piece, voters: Sequence[Piece]) -> Piece:
    if "voteringar" not in item:
        return item
    votes = [
        {
            **vote,
            "röster": [{**voters[at], "röst": choice} for choice, cast in vote["röster"].items() for at in cast],
        }
        if "röster" in vote
        else vote
        for vote in item["voteringar"]
    ]
    return {**item, "voteringar": votes}


def _addressed(item: Piece, page: str) -> Piece:
    """Return a § that has its address, and in which every vote and every statement has the one that its id says."""
    lists = {
        key: [{"id": each["id"], "url": f"{page}#{each['id']}", **each} for each in item[key]]
        for key in ("anteckningar", "voteringar")
        if key in item
    }
    return {"nr": item["nr"], "url": f"{page}#{item['id']}", **item, **lists}


def _numbered(printed: str, order: Sequence[str]) -> Piece:
    return {"spann": printed, "följder": list(_runs(printed, order)), "paragrafer": list(_numbers(printed, order))}


def _runs(printed: str, order: Sequence[str]) -> Iterator[Piece]:
    """Yield the ranges of "§§ 8–10, 12", each with its places in the order of the meeting's §§, from 1."""
    for part in printed.removeprefix("§").removeprefix("§").strip().split(", "):
        first, _, last = part.partition("–")
        places = order.index(first) + 1, order.index(last or first) + 1
        yield {"från_nr": first, "till_nr": last or first, "första": places[0], "sista": places[1]}


def _numbers(printed: str, order: Sequence[str]) -> Iterator[str]:
    """Yield the numbers of "§§ 8–10, 12": a range is a run in the order of the meeting's §§."""
    for run in _runs(printed, order):
        yield from order[run["första"] - 1 : run["sista"]]
