"""What a year's meetings say together: its bodies, persons, roles and cases, as the tables of the year want them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Piece = Mapping[str, Any]


def whole_year(meetings: Sequence[Piece], parties: Sequence[Piece]) -> dict[str, list[Piece]]:
    """Return the rows of the tables of a year: from the JSON of its meetings, in order of time, and of the parties."""
    return {
        "organ": list({each["organ"]["id"]: each["organ"] for each in meetings}.values()),
        "partier": list(parties),
        "personer": _persons(meetings),
        "roller": _roles(meetings),
        "ärenden": _cases(meetings),
    }


def _named(piece: Any) -> Iterator[Piece]:
    """Yield every person in a piece of JSON who has a page; nothing else has a name, and an address without an id."""
    if isinstance(piece, Mapping):
        if "namn" in piece and "/ledamoter/" in str(piece.get("url", "")):
            yield piece
        for each in piece.values():
            yield from _named(each)
    elif isinstance(piece, (list, tuple)):
        for each in piece:
            yield from _named(each)


def _persons(meetings: Sequence[Piece]) -> list[Piece]:
    found: dict[str, dict[str, Any]] = {}
    for each in _named(meetings):
        person = found.setdefault(each["url"], {"url": each["url"], "namn": each["namn"], "partier": []})
        if each.get("parti") and each["parti"] not in person["partier"]:
            person["partier"].append(each["parti"])
    return sorted(found.values(), key=lambda person: person["url"])


def _roles(meetings: Sequence[Piece]) -> list[Piece]:
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for meeting in meetings:
        for each in meeting.get("närvaro", ()):
            if each.get("roll") and each.get("url"):
                key = each["url"], meeting["organ"]["id"], each["roll"]
                role = found.setdefault(key, dict(zip(("person", "organ", "roll"), key, strict=True)))
                role.setdefault("första_möte", meeting["datum"])
                role["senaste_möte"] = meeting["datum"]
    return [found[key] for key in sorted(found)]


def _cases(meetings: Sequence[Piece]) -> list[Piece]:
    found: dict[str, dict[str, Any]] = {}
    for meeting in meetings:
        for item in meeting.get("paragrafer", ()):
            for each in item.get("ärenden", ()):
                case = found.setdefault(
                    each["nr"], {"ärende": each["nr"], "url": each.get("url"), "antal_paragrafer": 0}
                )
                case["antal_paragrafer"] += 1
    return [found[key] for key in sorted(found)]
