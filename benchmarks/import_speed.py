"""Measure the import: one PDF of 16 pages, and two hundred of them on one core and on two.

    python benchmarks/import_speed.py [--files 200] [--pdf FILE]

Without a file it sets invented protocols of 16 pages. Prints seconds by the clock and of processor time: what else runs
on the machine lengthens the first and not the second. Ends with 1 if one file takes two seconds or more, or two at a
time are less than 1.7 times as fast as one.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import textwrap
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.words import Words
from generator.importer.folder import Order, import_folder
from generator.importer.importing import import_file
from generator.system.progress import Silent
from tests import sites
from tests.importer.layouts import layouts
from tests.importer.paper import Page, as_pdf

PAGES = 16
MOST_SECONDS = 2.0
LEAST_GAIN = 1.7
_LINES = 44


def protocol(seed: int) -> bytes:
    """Return an invented protocol of 16 pages, full of text."""
    words = Words(seed)
    front = layouts()[0].pages[0]
    head, number = front[:4], "Sida {} av {}"
    pages: list[Page] = [front]
    for page in range(2, PAGES + 1):
        lines: list[str] = [f"*§ {page + 18} Dnr KS-2024-{seed:03}{page:02}", f"*Ärende {page}", "", "*Beslut"]
        while len(lines) < _LINES:
            lines += [*textwrap.wrap(words.sentences(3), 84), ""]
        pages.append([*head, number.format(page, PAGES), "", *lines[:_LINES]])
    return as_pdf(pages)


def archive(folder: Path) -> Path:
    """Write the registers of Exempelköping into a content folder, and return that."""
    content = folder / "content"
    (content / "register").mkdir(parents=True)
    for name, text in (("kommun", sites.KOMMUN), ("organ", sites.ORGAN), ("partier", sites.PARTIER)):
        (content / "register" / f"{name}.yml").write_text(text, "utf-8")
    return content


def processor_time() -> float:
    """Return the processor seconds of this process and of all that it has waited for."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    )


def measured(folder: Path, content: Path, jobs: int, out: str) -> tuple[float, float]:
    """Return the seconds by the clock and of processor time that the import of a folder takes."""
    begun, used = time.perf_counter(), processor_time()
    outcomes = import_folder(Order(folder, content, folder.parent / out), jobs, None, Silent())
    if any(each.failed or each.skipped for each in outcomes):
        raise SystemExit("not all files were imported")
    return time.perf_counter() - begun, processor_time() - used


def main(files: int, pdf: Path | None) -> int:
    """Print what was measured, and return 1 if it is too slow."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        content = archive(root)
        folder = root / "in"
        folder.mkdir()
        for number in range(files):
            (folder / f"{number:04}.pdf").write_bytes(pdf.read_bytes() if pdf else protocol(number))
        begun, used = time.perf_counter(), processor_time()
        alone = import_file(folder / "0000.pdf", content, root)
        one, spent = time.perf_counter() - begun, processor_time() - used
        print(
            f"one file: {alone.pages} pages in {one:.2f} s by the clock, at most {MOST_SECONDS:g} s; "
            f"{spent:.2f} s of processor time"
        )
        # The one that comes first finds nothing in the caches of the disk.
        times = {jobs: measured(folder, content, jobs, f"ut{jobs}") for jobs in (1, 2)}
        for jobs, (clock, processor) in times.items():
            print(f"{files} files, {jobs} at a time: {clock:.1f} s by the clock, {processor:.1f} s of processor time")
        gain = times[1][0] / times[2][0]
        print(f"two at a time: {gain:.2f} times as fast, at least {LEAST_GAIN}; load before: {os.getloadavg()[0]:.1f}")
        print(f"processor time of two at a time: {times[2][1] / times[1][1]:.2f} of one at a time")
    return int(one >= MOST_SECONDS or gain < LEAST_GAIN)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--files", type=int, default=200, help="how many files to import")
    parser.add_argument("--pdf", type=Path, default=None, help="the PDF to import, instead of an invented one")
    options = parser.parse_args()
    sys.exit(main(options.files, options.pdf))
