"""The lists of OParl, in pages, and the municipality as its Body: oparl/*.json.

A list holds the objects that stand beside pages, as they are there: it is put together of those files. A page of
meetings or cases is a year, so that one protocol more leaves the other pages as they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

from generator import urls
from generator.opendata.standards.oparl import BODY, DELETED, FILE, LISTS, OWN, SCHEMA, at_noon, first_page, known
from generator.pages.context import Context
from generator.system.packing import json_line

_ON_A_PAGE = 100
# From 15 October of the year of an election (KL 5:5 since the election of 2014); before that it was another day.
_FIRST_TERM = 2014


class ListPage(NamedTuple):
    """One page of a list: its address, the objects on it by the address of their page, and of what else it is made."""

    address: str
    members: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


def pages(context: Context) -> Iterator[ListPage]:
    """Yield every page of every list; there is one of each list, even if it is empty."""
    archive = context.archive
    yield from _linked(context, first_page("organization"), [("", _organizations(context))])
    people = [urls.person(person) for person in archive.people.values()]
    chunks = [people[at : at + _ON_A_PAGE] for at in range(0, len(people), _ON_A_PAGE)]
    yield from _linked(context, first_page("person"), [(str(at + 1), chunk) for at, chunk in enumerate(chunks)])
    meetings: dict[int, list[str]] = {}
    for meeting in archive.every_meeting:
        meetings.setdefault(meeting.date.year, []).append(urls.meeting(meeting))
    yield from _linked(context, first_page("meeting"), [(str(year), meetings[year]) for year in sorted(meetings)])
    cases: dict[int, list[str]] = {}
    for case in archive.cases.values():
        cases.setdefault(case.items[0].meeting.date.year, []).append(urls.case(case))
    yield from _linked(context, first_page("paper"), [(str(year), cases[year]) for year in sorted(cases)])
    removed = [removal.page for removal in archive.removals if not removal.number]
    yield from _linked(context, DELETED, [("", list(dict.fromkeys(removed)))])


def _organizations(context: Context) -> list[str]:
    archive = context.archive
    return [*map(urls.body, archive.bodies.values()), *map(urls.party, archive.parties)]


def _linked(context: Context, first: str, parts: Sequence[tuple[str, Sequence[str]]]) -> Iterator[ListPage]:
    parts = parts or [("", [])]
    addresses = [first if not at else first.replace(".json", f"-{name}.json") for at, (name, _) in enumerate(parts)]
    for at, (_, members) in enumerate(parts):
        links = {"first": addresses[0], "self": addresses[at], "last": addresses[-1]}
        if at:
            links["prev"] = addresses[at - 1]
        if at + 1 < len(parts):
            links["next"] = addresses[at + 1]
        yield ListPage(addresses[at], tuple(members), tuple((key, context.absolute(to)) for key, to in links.items()))


def list_page(page: ListPage, read: Callable[[str], bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield a page of a list; `read` gives the content of a file of the site."""
    objects = b",\n".join(read(f"{member}{FILE}").rstrip() for member in page.members)
    links = json.dumps(dict(page.links), separators=(",", ":")).encode()
    yield page.address, b'{"data":[' + objects + b'],"pagination":{},"links":' + links + b"}\n"


def made_of(page: ListPage, digests: Mapping[str, bytes]) -> bytes:
    """Return the digest of all that a page of a list is made of: the content of its objects, and its neighbours."""
    found = hashlib.blake2b(repr((page.address, page.links)).encode(), digest_size=16)
    for member in page.members:
        found.update(digests[f"{member}{FILE}"])
    return found.digest()


def body_files(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the municipality as a Body, and the list of the one Body."""
    body = _body(context)
    yield BODY, json_line(body)
    page = {"first": context.absolute("oparl/kommuner.json"), "self": context.absolute("oparl/kommuner.json")}
    yield "oparl/kommuner.json", json_line({"data": [body], "pagination": {"totalElements": 1}, "links": page})


def _body(context: Context) -> dict[str, Any]:
    archive = context.archive
    municipality = archive.municipality
    return known(
        {
            "id": context.absolute(BODY),
            "type": f"{SCHEMA}Body",
            "system": context.absolute(FILE),
            "name": municipality.name,
            "website": municipality.website,
            "license": municipality.licence,
            "contactEmail": municipality.contact.email if municipality.contact else None,
            "contactName": municipality.name,
            "classification": "Region" if municipality.is_region else "Kommun",
            **{key: context.absolute(first_page(key)) for key in LISTS},
            "created": at_noon(archive.begins),
            "modified": at_noon(archive.newest_day),
            "web": context.absolute(urls.START),
            f"{OWN}kommunkod": municipality.code,
            f"{OWN}organisationsnummer": municipality.organisation_number,
        }
    ) | {"legislativeTerm": list(_terms(context))}


def _terms(context: Context) -> Iterator[dict[str, Any]]:
    """Yield the terms of office of the council that the minutes are from, as far as the law of today reaches back."""
    archive = context.archive
    if not (archive.begins and archive.newest_day):
        return
    for year in range(_FIRST_TERM, archive.newest_day.year + 1, 4):
        begins, ends = date(year, 10, 15), date(year + 4, 10, 15) - timedelta(days=1)
        if begins <= archive.newest_day and archive.begins <= ends:
            yield {
                "id": f"{context.absolute(BODY)}#mandatperiod-{year}",
                "type": f"{SCHEMA}LegislativeTerm",
                "name": f"Mandatperioden {year}–{year + 4}",
                "startDate": begins.isoformat(),
                "endDate": ends.isoformat(),
            }


def list_jobs(
    context: Context, digests: Mapping[str, bytes], read: Callable[[str], bytes]
) -> Iterator[tuple[str, bytes, Callable[[], Iterator[tuple[str, bytes]]]]]:
    """Yield the name of each page of the lists, what it is made of, and what makes it."""
    yield "oparl", b"", partial(body_files, context)
    for page in pages(context):
        yield f"oparl:{page.address}", made_of(page, digests), partial(list_page, page, read)
