"""The archive in the standards of others, for who asks for them in register/kommun.yml under `standarder`.

What belongs to one page stands beside it (opendata.beside); what belongs to more is made by jobs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import starmap
from typing import NamedTuple

from generator import urls
from generator.archive import Meeting
from generator.opendata.standards import popolo
from generator.opendata.standards.akn import minutes_as_akn
from generator.opendata.standards.oparl import OParl
from generator.opendata.standards.oparl_lists import list_jobs
from generator.pages.context import Context
from generator.system.packing import zipped

__all__ = ["Job", "OParl", "jobs", "minutes_as_akn"]


class Job(NamedTuple):
    """Files to be made, by address; they have to be made again if `made_of` changes, or a fact that `make` reads."""

    name: str
    made_of: bytes
    make: Callable[[], Iterable[tuple[str, bytes]]]


def jobs(context: Context, beside: Mapping[str, bytes], read: Callable[[str], bytes]) -> Iterator[Job]:
    """Yield the jobs of the standards that the archive is asked for in.

    Args:
        context: what everything is made with.
        beside: the digests of the files beside pages, by address.
        read: gives the content of such a file.
    """
    asked = context.archive.municipality.standards
    if "popolo" in asked:
        yield Job("popolo", b"", lambda: [(f"{urls.DATA}popolo.json", popolo.whole_archive(context))])
        by_year: dict[int, list[Meeting]] = {}
        for meeting in context.archive.meetings:
            by_year.setdefault(meeting.date.year, []).append(meeting)
        for year, meetings in by_year.items():
            made_of = " ".join(each.id for each in meetings).encode()
            yield Job(f"popolo-{year}", made_of, partial(_popolo_of_year, context, year, meetings))
    if "akoma-ntoso" in asked:
        yield from _minutes_of_years(context, beside, read)
    if "oparl" in asked:
        yield from starmap(Job, list_jobs(context, beside, read))


def _minutes_of_years(context: Context, beside: Mapping[str, bytes], read: Callable[[str], bytes]) -> Iterator[Job]:
    """Yield a job for each year: its minutes, which stand beside the pages of the meetings, in one file."""
    years: dict[int, dict[str, str]] = {}
    for meeting in context.archive.meetings:
        if (path := urls.akoma_ntoso(meeting)) in beside:
            years.setdefault(meeting.date.year, {})[f"{urls.file_name(meeting)}.akn.xml"] = path
    for year, paths in years.items():
        made_of = hashlib.blake2b(digest_size=16)
        for name, path in paths.items():
            made_of.update(f"{name}\0".encode() + beside[path])
        yield Job(f"akoma-ntoso-{year}", made_of.digest(), partial(_minutes_of_year, year, paths, read))


def _minutes_of_year(year: int, paths: Mapping[str, str], read: Callable[[str], bytes]) -> Iterator[tuple[str, bytes]]:
    yield f"{urls.DATA}{year}/akoma-ntoso.zip", zipped({name: read(path) for name, path in paths.items()})


def _popolo_of_year(context: Context, year: int, meetings: list[Meeting]) -> Iterator[tuple[str, bytes]]:
    yield f"{urls.DATA}{year}/popolo.json", popolo.of_year(context, meetings)
