"""Ask the search what residents ask, and say how often the right page comes first.

    python benchmarks/search_questions.py SITE QUESTIONS.tsv [--all]

A line of the table is a question, a tab, and the addresses that are right, with blanks between them: each is the
beginning of an address below the site's own, or "-" where nothing shall be found. Prints what went wrong (all of it
with --all) and three figures: right first, right among three, and nothing found. They are compared between versions;
no test reads them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, expect

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser.harness import browser, serve

HITS = 3


def found(page: Page, root: str, question: str) -> list[str]:
    """Return the addresses of the first hits of a question, below the site's own, without those folded below others."""
    page.fill("#q", question)
    page.press("#q", "Enter")
    expect(page.locator("#antal")).to_contain_text(question, timeout=20_000)
    expect(page.locator("#resultat[aria-busy]")).to_have_count(0, timeout=20_000)
    links = page.locator("#traffar > .hit > .line-title > a").evaluate_all("all => all.map((link) => link.href)")
    return [link.removeprefix(root) for link in links[:HITS]]


def right(address: str, wanted: list[str]) -> bool:
    """Tell whether an address is one of those that are right."""
    return any(address.startswith(each) for each in wanted)


def main(site: Path, table: Path, *, everything: bool) -> int:
    """Ask every question of a table and print the figures."""
    rows = [line.split("\t") for line in table.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    first = three = nothing = 0
    with browser() as chromium, serve(site, compress=True) as root:
        page = chromium.new_page()
        page.goto(f"{root}sok/")
        for question, answer in rows:
            hits = found(page, root, question)
            wanted = answer.split()
            empty = wanted == ["-"]
            best = not hits if empty else right(hits[0], wanted) if hits else False
            among = best or any(right(hit, wanted) for hit in hits)
            first, three = first + best, three + among
            nothing += not hits and not empty
            if everything or not best:
                verdict = "först" if best else "bland tre" if among else "FEL"
                print(f"{verdict:9}  {question}: {' '.join(hits) or 'inget'}")
    counted = {"först": first, "bland tre": three, "inget": nothing}
    print(f"{len(rows)} frågor, rätt", ", ".join(f"{name} {count / len(rows):.0%}" for name, count in counted.items()))
    return 0


if __name__ == "__main__":
    given = [each for each in sys.argv[1:] if each != "--all"]
    sys.exit(main(Path(given[0]).resolve(), Path(given[1]), everything="--all" in sys.argv))
