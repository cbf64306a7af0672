"""Measure a first search: what a browser fetches from the start page's field being typed in until the hits are there.

    python benchmarks/search_weight.py [SITE [QUESTION ...]] [--most 60] [--every 4] [--at-once 3] [--unkept]

Each question is asked in a browser that has nothing from before. For a question may stand a table of them (fragor/),
of which `--every` takes one in so many; `--at-once` asks so many at a time. Counts the bodies as they are sent, by a
server that compresses text, and lets a browser keep them unless `--unkept`. Ends with 1 if the index, its scripts and
the hits of a question are over the limit.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Request, expect

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser.harness import browser, serve

LIMIT_KB = 200.0
QUESTIONS = ("detaljplan", "budget skola", "kommunstyrelsen", "§ 12", "väg")
PAGE = "sidan själv"
KEPT = 600  # seconds, as GitHub Pages tells browsers: a script is fetched once for two pages
TYPING = 300  # milliseconds between two letters, so slow that every beginning is asked for


def kind(address: str) -> str:
    """Return what a file is for: the page itself, or a part of searching."""
    if "/forslag" in address and not address.endswith(".js"):
        return "förslag"
    if found := re.search(r"sokregister/.*?(\w+?)(?:-\d+)*\.sok$", address):
        return found[1]
    return "skript" if re.search(r"/(sok\w*|forslag|nastan)\.js$", address) else PAGE


def fetched(chromium: Browser, site: str, question: str) -> tuple[Counter[str], Counter[str], str]:
    """Return bytes and number of files by kind that a question takes, and what the page says of its hits."""
    page = chromium.new_page()
    requests: list[Request] = []
    page.goto(site, wait_until="networkidle")
    page.on("requestfinished", lambda request: requests.append(request))
    page.locator("#q").press_sequentially(question, delay=TYPING)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/**", wait_until="networkidle")
    expect(page.locator("#resultat[aria-busy]")).to_have_count(0, timeout=20_000)
    said = page.locator("#antal").inner_text()
    sizes: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for request in requests:
        sizes[kind(request.url)] += request.sizes()["responseBodySize"]
        files[kind(request.url)] += 1
    page.close()
    return sizes, files, said


def some(site: Path, kept: int, questions: list[str]) -> list[float]:
    """Ask questions one after the other, in a browser of their own; print and return what each takes (kB)."""
    totals: list[float] = []
    with browser() as chromium, serve(site, compress=True, kept=kept) as address:
        for question in questions:
            sizes, files, said = fetched(chromium, address, question)
            page = sizes.pop(PAGE) / 1000
            totals.append(sum(sizes.values()) / 1000)
            parts = ", ".join(f"{name} {size / 1000:.1f} ({files[name]})" for name, size in sizes.items())
            print(f"{totals[-1]:6.1f} kB: {question} | {parts}, and {page:.1f} kB of page. {said}", flush=True)
    return totals


def questions_of(given: list[str], every: int) -> list[str]:
    """Return questions, with one in so many of each table in its place."""
    tables = [Path(each).read_text("utf-8").splitlines() if each.endswith(".tsv") else each for each in given]
    rows = [
        [row for row in each if row and row[0] != "#"][::every] if isinstance(each, list) else [each] for each in tables
    ]
    return [row.split("\t")[0] for part in rows for row in part]


def main(given: argparse.Namespace) -> int:
    """Print what each question takes; return 1 if one takes too much."""
    questions = questions_of(given.questions or list(QUESTIONS), given.every)
    parts = [questions[at :: given.at_once] for at in range(given.at_once)]
    with ProcessPoolExecutor(given.at_once) as pool:
        asked = pool.map(partial(some, given.site.resolve(), 0 if given.unkept else KEPT), parts)
        totals = [total for part in asked for total in part]
    heavy = sum(total > given.most for total in totals)
    median = statistics.median(totals)
    print(f"{len(totals)} questions: median {median:.1f} kB, most {max(totals):.1f}, {heavy} over {given.most:.0f}")
    return 1 if heavy else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure a first search.")
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    parser.add_argument("questions", nargs="*")
    parser.add_argument("--most", type=float, default=LIMIT_KB, help="kB that a question may take")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=1)
    parser.add_argument("--unkept", action="store_true")
    sys.exit(main(parser.parse_args()))
