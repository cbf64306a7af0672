"""The results as a page: ratios first, which hold on other machines too, then the medians they are made of."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from statistics import median

from benchmarks import real
from benchmarks.measure import Cost

NAMES = {
    "pages": "ours, pages alone: `build --clean --no-search` without JSON",
    "full": "ours, full: `build --clean --no-search`",
    "search": "ours, full with search: `build --clean`",
    "added": "ours, one protocol added: `build`, with search",
    "nothing": "ours, nothing changed: `build`, with search",
    "hugo": "Hugo",
    "pagefind": "Pagefind over Hugo's pages",
    "year": "ours, one year, full: `build --clean --no-search`",
}


@dataclass(frozen=True)
class Sizes:
    """What was built: numbers of files and bytes."""

    pages: int
    html: int
    beside: int
    hugo_pages: int
    hugo_html: int
    records: int
    meetings: int
    case: float


@dataclass(frozen=True)
class Results:
    """All that was measured."""

    years: int
    sizes: Sizes
    pages_of_a_year: int
    costs: Mapping[str, Sequence[Cost]]
    hugo: str
    real: Mapping[str, Sequence[Cost]]


def line(costs: Mapping[str, Sequence[Cost]]) -> str:
    """Return the last round in a line."""
    return ", ".join(f"{name} {some[-1].wall:.1f} s" for name, some in costs.items())


def text(results: Results) -> str:
    """Return RESULTS.md."""
    sizes, costs = results.sizes, results.costs
    rounds = len(costs["hugo"])
    parts = [
        "# What a build costs\n",
        "Written by `make bench`; do not edit. An invented municipality (`benchmarks/synth.py`), built by this program "
        "and by Hugo, in turn, on the same machine and in the same run. Hugo is given the same pages with the same "
        "text as finished Markdown (`benchmarks/hugo.py` says what can be compared and what cannot).\n",
        f"{_years(results.years)}: {_number(sizes.meetings)} meetings, {sizes.records / 1e6:.1f} MB of YAML, "
        f"{_number(sizes.pages)} pages. Medians of {rounds} round{'s' * (rounds > 1)}.\n",
        "## Ratios\n",
        "| | Goal | At least | Measured | By processor time |\n|---|--:|--:|--:|--:|",
        *_ratios(results),
        "",
        "Measured by the clock, and beside it by the processor time of all processes. The first row compares HTML "
        "pages alone; all others include the JSON beside the pages, which Hugo does not write. Memory is the peak of "
        "all processes together.\n",
        *real.rows(results.real),
        "## Medians\n",
        "| | Seconds | Lowest–highest | Processor seconds | Peak memory |\n|---|--:|--:|--:|--:|",
        *(_median(NAMES[name], costs[name]) for name in NAMES if name in costs),
        "",
        f"What JSON twins and feeds cost on top of the pages: {_difference(costs, 'full', 'pages', 'wall')} s by the "
        f"clock, {_difference(costs, 'full', 'pages', 'cpu')} s of processor time, and {sizes.beside / 1e6:.1f} MB in "
        "files beside the pages.\n",
        "## Bytes\n",
        "| | Pages | HTML | HTML a page |\n|---|--:|--:|--:|",
        f"| ours | {_number(sizes.pages)} | {sizes.html / 1e6:.1f} MB | {sizes.html / sizes.pages / 1e3:.1f} kB |",
        f"| Hugo | {_number(sizes.hugo_pages)} | {sizes.hugo_html / 1e6:.1f} MB "
        f"| {sizes.hugo_html / sizes.hugo_pages / 1e3:.1f} kB |",
        f"| ratio | {sizes.pages / sizes.hugo_pages:.2f} | {sizes.html / sizes.hugo_html:.2f} | |\n",
        f"{os.cpu_count()} cores; {platform.system()}, Python {platform.python_version()}; oppna-protokoll "
        f"{version('oppna-protokoll')}, MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}, "
        f"Pagefind {version('pagefind')}, Hugo {results.hugo}.",
    ]
    return "\n".join(parts) + "\n"


def _ratios(results: Results) -> list[str]:
    costs, sizes = results.costs, results.sizes
    searched = [hugo + pagefind for hugo, pagefind in zip(costs["hugo"], costs["pagefind"], strict=True)]
    all_costs = {**costs, "hugo and pagefind": searched}

    def ratio(words: str, goal: str, least: str, ours: str, other: str) -> str:
        wall, cpu = (_median_of(all_costs, ours, key) / _median_of(all_costs, other, key) for key in ("wall", "cpu"))
        return f"| {words} | {goal} | {least} | **{wall:.2f}** | {cpu:.2f} |"

    memory = max(_median_of(costs, name, "memory") for name in ("full", "search", "added", "nothing")) / 1e9
    return [
        ratio("Full build without search, pages alone ÷ Hugo", "1.0", "2.0", "pages", "hugo"),
        ratio("The same with JSON and feeds ÷ Hugo", "", "", "full", "hugo"),
        ratio("Full build with search ÷ Hugo and Pagefind", "0.8", "1.2", "search", "hugo and pagefind"),
        ratio("One protocol added, with search ÷ Hugo", "0.15", "0.3", "added", "hugo"),
        ratio("Nothing changed ÷ Hugo", "0.08", "0.15", "nothing", "hugo"),
        *_growth(results),
        f"| Peak memory of all processes | 0.8 GB | 1.5 GB | **{memory:.2f} GB** | |",
        f"| A median case page, compressed | 5 kB | 8 kB | **{sizes.case / 1e3:.1f} kB** | |",
    ]


def _growth(results: Results) -> list[str]:
    """Return the row that compares a page of many years with one of a single year, if there are many."""
    if "year" not in results.costs:
        return []
    wall, cpu = (
        _median_of(results.costs, "full", key)
        / results.sizes.pages
        / (_median_of(results.costs, "year", key) / results.pages_of_a_year)
        for key in ("wall", "cpu")
    )
    return [f"| A page at {_years(results.years)} ÷ at 1 year | 1.1 | 1.3 | **{wall:.2f}** | {cpu:.2f} |"]


def _median_of(costs: Mapping[str, Sequence[Cost]], name: str, key: str) -> float:
    return float(median(getattr(cost, key) for cost in costs[name]))


def _median(name: str, some: Sequence[Cost]) -> str:
    wall = sorted(cost.wall for cost in some)
    return (
        f"| {name} | {median(wall):.2f} | {wall[0]:.2f}–{wall[-1]:.2f} | {median(cost.cpu for cost in some):.2f} "
        f"| {median(cost.memory for cost in some) / 1e9:.2f} GB |"
    )


def _difference(costs: Mapping[str, Sequence[Cost]], more: str, less: str, key: str) -> str:
    return f"{_median_of(costs, more, key) - _median_of(costs, less, key):.1f}"


def _years(number: int) -> str:
    return f"{number} year{'s' * (number > 1)}"


def _number(value: int) -> str:
    return f"{value:,}"
