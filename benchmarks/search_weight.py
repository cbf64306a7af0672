"""Measure a first search: what a browser fetches from the start page's field being typed in until the hits are there.

    python benchmarks/search_weight.py [SITE [QUESTION ...]]

Each question is asked in a browser that has nothing from before. Counts the bodies as they are sent, by a server that
compresses text. Ends with 1 if the index, its scripts and the hits of a question are over the limit.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from playwright.sync_api import Browser, Request

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
    page.wait_for_function("!document.querySelector('#resultat').hasAttribute('aria-busy')")
    said = page.locator("#antal").inner_text()
    sizes: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for request in requests:
        sizes[kind(request.url)] += request.sizes()["responseBodySize"]
        files[kind(request.url)] += 1
    page.close()
    return sizes, files, said


def main(site: Path, questions: list[str]) -> int:
    """Print what each question takes; return 1 if one takes too much."""
    heavy = 0
    with browser() as chromium, serve(site, compress=True, kept=KEPT) as address:
        for question in questions:
            sizes, files, said = fetched(chromium, address, question)
            page = sizes.pop(PAGE)
            total = sum(sizes.values()) / 1000
            heavy += total > LIMIT_KB
            print(f"{question}: {total:.1f} kB of at most {LIMIT_KB:.0f} kB, and {page / 1000:.1f} kB of page. {said}")
            for name, size in sizes.items():
                print(f"    {size / 1000:6.1f} kB  {name} ({files[name]})")
    return 1 if heavy else 0


if __name__ == "__main__":
    arguments = sys.argv[1:] or ["site"]
    sys.exit(main(Path(arguments[0]).resolve(), arguments[1:] or list(QUESTIONS)))
