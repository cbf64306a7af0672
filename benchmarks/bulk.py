"""Measure the bulk data: what it costs of a clean build, how large it is, and how fast its database answers.

    python -m benchmarks.bulk [--years 20] [--work FOLDER]

Builds an invented municipality from nothing, then makes the bulk data of each year once more, on one core.
Says each figure beside its limit, and ends with 1 if one is over.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import deflate

from benchmarks import synth
from benchmarks.measure import run
from benchmarks.run import OURS, PROGRAM
from benchmarks.town import Municipality
from generator.archive import Meeting
from generator.checks import examine
from generator.opendata.bulk import FOLDER, part_of, year_files
from generator.pages.context import Context
from generator.system.store import packed as packed_part
from generator.system.store import unpacked

QUESTION = (
    "SELECT r.möte, r.nr, p.rubrik, r.röst, v.ja, v.nej FROM roster r JOIN voteringar v USING (möte, nr, votering) "
    "JOIN paragrafer p USING (möte, nr) WHERE r.person = ?"
)
_ROUNDS = 50


class Weight(NamedTuple):
    """Bytes of files: as they are, and as a web server sends them."""

    stored: int
    packed: int


def weighed(files: Iterable[Path]) -> Weight:
    """Return the bytes of files; what is packed already is sent as it is."""
    contents = (path.read_bytes() for path in files if path.is_file())
    sizes = [(len(each), min(len(each), len(deflate.gzip_compress(each, 6)))) for each in contents]
    return Weight(sum(stored for stored, _ in sizes), sum(packed for _, packed in sizes))


def answered(content: bytes) -> float:
    """Return the milliseconds in which a year's database tells all votes of the member who has most of them."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(gzip.decompress(content))
    most = "SELECT person FROM roster WHERE person IS NOT NULL GROUP BY person ORDER BY count(*) DESC LIMIT 1"
    (person,) = connection.execute(most).fetchone() or ("",)
    times = []
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        connection.execute(QUESTION, (person,)).fetchall()
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1000


def main(years: int, folder: Path) -> int:
    """Print each figure with its limit; return 1 if one is over it."""
    synth.write(folder, Municipality(years, seed=1))
    gc.disable()  # as a build does: looking for garbage in a whole archive is half a second
    clean = run([*PROGRAM, "--clean"], folder, OURS)
    site = folder / "site"
    archive = examine(folder / "content").archive
    if archive is None:
        sys.exit("a register is wrong")
    context = Context(archive, "Öppna protokoll", "https://protokoll.example/")
    by_year: dict[int, list[Meeting]] = {}
    for meeting in archive.meetings:
        by_year.setdefault(meeting.date.year, []).append(meeting)
    spent, added = [], []
    for year, meetings in by_year.items():
        parts, slowest = [], 0.0
        began = time.process_time()
        for each in meetings:
            started = time.process_time()
            parts.append(part_of(context, each)[1])
            slowest = max(slowest, time.process_time() - started)
        # What a build keeps of the other meetings: it is read again.
        kept = [packed_part(each) for each in parts]
        started = time.process_time()
        files = year_files(context, year, [unpacked(each) for each in kept])
        added.append(slowest + time.process_time() - started)
        spent.append(time.process_time() - began)
    data, whole = weighed((site / FOLDER).rglob("*")), weighed(site.rglob("*"))
    rows = (
        ("processor time, of a clean build's", sum(spent) / clean.cpu, 0.15, ""),
        ("bytes as a server sends them, of the whole site's", data.packed / whole.packed, 0.10, ""),
        ("bytes as the files are, of the whole site's", data.stored / whole.stored, 0.10, ""),
        ("bytes as a server sends them, of the whole site's as its files are", data.packed / whole.stored, 0.10, ""),
        ("a year's files for one protocol more", max(added), 1.0, " s"),
        ("all votes of a member, from SQLite", answered(files[f"{FOLDER}{year}/protokoll.sqlite.gz"]), 10.0, " ms"),
    )
    meetings = f"{years} years, {len(archive.meetings)} meetings, {whole.stored / 1e6:.0f} MB"
    print(f"{meetings}, clean build {clean.cpu:.0f} s of processor")
    for what, figure, limit, unit in rows:
        print(f"{'ok  ' if figure <= limit else 'OVER'} {what}: {figure:.3f}{unit} (at most {limit:g}{unit})")
    return int(any(figure > limit for _, figure, limit, _ in rows))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--years", type=int, default=20)
    parser.add_argument("--work", type=Path)
    options = parser.parse_args()
    if options.work:
        sys.exit(main(options.years, options.work))
    with tempfile.TemporaryDirectory() as temporary:
        sys.exit(main(options.years, Path(temporary)))
