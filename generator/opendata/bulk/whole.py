"""What a year's meetings say together: its bodies, persons, roles and cases, as the tables of the year want them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

Piece = Mapping[str, Any]
# What a meeting names: by the table it is a row of, and there by its key.
Named = dict[str, dict[Any, dict[str, Any]]]


def named_in(meeting: Piece) -> Named:
    """Return the body, the persons, the roles and the cases that the JSON of a meeting names."""
    return {
        "organ": {meeting["organ"]["id"]: dict(meeting["organ"])},
        "personer": _persons(meeting),
        "roller": _roles(meeting),
        "ärenden": _cases(meeting),
    }


def whole_year(
    meetings: Iterable[Named],
    parties: Sequence[Piece],
    mandates: Sequence[Piece],
    stood_for: Callable[[str], list[str]],
    of_case: Callable[[str], Piece],
) -> dict[str, list[Piece]]:
    """Return the rows of the tables of a year.

    Args:
        meetings: what its meetings name, in order of time.
        parties: the parties of the archive.
        mandates: what the municipality's register says that somebody was elected to.
        stood_for: gives the letters of the parties for which the person at an address stood in the year.
        of_case: gives what the archive says of a case by its number.
    """
    pieces_of: Named = {}
    for named in meetings:
        for table, pieces in named.items():
            for key, piece in pieces.items():
                first = pieces_of.setdefault(table, {}).setdefault(key, piece)
                if first is not piece:
                    pieces_of[table][key] = first | _LATER.get(table, _nothing)(first, piece)
    for mandate in mandates:
        pieces_of.setdefault("organ", {}).setdefault(mandate["organ"]["id"], mandate["organ"])
        if "url" in mandate:
            pieces_of.setdefault("personer", {}).setdefault(
                mandate["url"], {"url": mandate["url"], "namn": mandate["namn"]}
            )
    for url, person in pieces_of.get("personer", {}).items():
        person["partier"] = stood_for(url)
    for case in pieces_of.get("ärenden", {}).values():
        case |= of_case(case["ärende"])
    rows: dict[str, list[Piece]] = {table: [] for table in ("personer", "roller", "ärenden")}
    rows |= {table: [pieces[key] for key in sorted(pieces)] for table, pieces in pieces_of.items()}
    rows |= {"organ": list(pieces_of.get("organ", {}).values()), "partier": list(parties)}
    return {**rows, "förtroendeuppdrag": list(mandates)}


def _nothing(_first: Piece, _later: Piece) -> dict[str, Any]:
    return {}


# What a later meeting adds to what an earlier one said.
_LATER: dict[str, Callable[[Piece, Piece], dict[str, Any]]] = {
    "roller": lambda _, later: {"senaste_möte": later["senaste_möte"]},
    "ärenden": lambda first, later: {"antal_paragrafer": first["antal_paragrafer"] + later["antal_paragrafer"]},
}


def _named(piece: Any) -> Iterator[Piece]:
    """Yield every person in a piece of JSON who has a page; nothing else has a name, and an address without an id."""
    if isinstance(piece, Mapping):
        if "namn" in piece and "/ledamoter/" in str(piece.get("url", "")):
            yield piece
        for value in piece.values():
            yield from _named(value)
    elif isinstance(piece, (list, tuple)):
        for value in piece:
            yield from _named(value)


def _persons(meeting: Piece) -> dict[Any, dict[str, Any]]:
    bodies: dict[Any, dict[str, Any]] = {}
    for body in _named(meeting):
        bodies.setdefault(body["url"], {"url": body["url"], "namn": body["namn"]})
    return bodies


def _roles(meeting: Piece) -> dict[Any, dict[str, Any]]:
    day = {"första_möte": meeting["datum"], "senaste_möte": meeting["datum"]}
    keys = [
        (line["url"], meeting["organ"]["id"], line["roll"])
        for line in meeting.get("närvaro", ())
        if line.get("roll") and line.get("url")
    ]
    return {key: {**dict(zip(("person", "organ", "roll"), key, strict=True)), **day} for key in keys}


def _cases(meeting: Piece) -> dict[Any, dict[str, Any]]:
    cases: dict[Any, dict[str, Any]] = {}
    for item in meeting.get("paragrafer", ()):
        for named in item.get("ärenden", ()):
            case = cases.setdefault(
                named["nr"], {"ärende": named["nr"], "url": named.get("url"), "antal_paragrafer": 0}
            )
            case["antal_paragrafer"] += 1
    return cases
