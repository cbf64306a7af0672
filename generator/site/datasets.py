"""The bulk data of each year: a meeting's part is made again only if a fact that it was made from changed.

The records themselves are packed by year too: as files they were a sixth of what is published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from generator import urls
from generator.archive import Meeting
from generator.opendata import bulk
from generator.pages.context import Context
from generator.site.pieces import File, Kept, MadePiece, Piece, Pieces, files_of
from generator.system.packing import zipped
from generator.system.publish import Publisher

_PARTS, _YEARS = "parts", "years"


def records(
    context: Context, content: Path, digests: Mapping[str, str], pieces: Pieces, before: Kept
) -> dict[str, MadePiece]:
    """Return the files of every year's meetings as they lie in the content folder, packed; by year.

    `digests` tells the digest of every file by its path there.
    """
    by_year: dict[int, list[str]] = {}
    for meeting in context.archive.every_meeting:
        by_year.setdefault(meeting.date.year, []).append(urls.source(meeting))

    def packed(year: int, paths: Sequence[str]) -> tuple[Mapping[str, bytes], None]:
        files = {path.partition("/")[2]: (content / path).read_bytes() for path in paths}
        return {urls.sources(year): zipped(files)}, None

    planned = [
        Piece(str(year), "".join(f"{path}\0{digests[path]}\n" for path in paths).encode(), partial(packed, year, paths))
        for year, paths in by_year.items()
    ]
    return pieces.made("records", planned, before)


def made(context: Context, publisher: Publisher, pieces: Pieces, before: Kept) -> tuple[Kept, Iterator[File]]:
    """Return the part of every meeting and every year with meetings, made anew where it has to be; and all files."""
    by_year: dict[int, list[Meeting]] = {}
    for meeting in context.archive.meetings:
        by_year.setdefault(meeting.date.year, []).append(meeting)
    planned = {each.id: Piece(each.id, b"", partial(bulk.part_of, context, each)) for each in context.archive.meetings}
    parts = pieces.made(_PARTS, list(planned.values()), before, chunk=4)

    def year_files(year: int, meetings: Sequence[Meeting]) -> tuple[Mapping[str, bytes], None]:
        given = [pieces.given(_PARTS, planned[meeting.id], parts[meeting.id]) for meeting in meetings]
        return bulk.year_files(context, year, given), None

    wanted = [
        Piece(str(year), b"".join(parts[each.id].gives for each in meetings), partial(year_files, year, meetings))
        for year, meetings in by_year.items()
    ]
    years = pieces.made(_YEARS, wanted, before)

    def listed() -> Iterator[File]:
        for path, content in bulk.index_files(context, list(by_year)).items():
            yield path, publisher.write(path, content)

    return {_PARTS: parts, _YEARS: years}, chain(files_of(parts), files_of(years), listed())
