"""Ask the search what residents ask, and say how often the right page comes first.

    python benchmarks/search_questions.py SITE QUESTIONS.tsv [--all]

A line of the tables in fragor/ is a question, a tab, and what is right, with blanks between: the beginning of an
address below the site's own, or ~ and letters of its title. Prints what went wrong (all of it with --all) and three
figures: right first, right among three, and nothing found. They are compared between versions; no test reads them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, expect

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser.harness import browser, serve

HITS = 3


class Hit(NamedTuple):
    """A hit as it is shown: its address below the site's own, and its title in small letters."""

    address: str
    title: str

    def is_right(self, wanted: list[str]) -> bool:
        """Tell whether it is what one of some answers means."""
        return any(each[1:] in self.title if each[0] == "~" else self.address.startswith(each) for each in wanted)


def found(page: Page, root: str, question: str) -> list[Hit]:
    """Return the first hits of a question, without those folded below others."""
    page.fill("#q", question)
    page.press("#q", "Enter")
    expect(page.locator("#antal strong").first).to_have_text(question, timeout=20_000)
    expect(page.locator("#resultat[aria-busy]")).to_have_count(0, timeout=20_000)
    links = page.locator("#traffar > .hit > .line-title > a").evaluate_all(
        "all => all.map((a) => [a.href, a.innerText])"
    )
    return [Hit(address.removeprefix(root), title.lower()) for address, title in links[:HITS]]


def main(site: Path, table: Path, *, everything: bool) -> int:
    """Ask every question of a table and print the figures."""
    rows = [line.split("\t") for line in table.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    first = three = nothing = 0
    with browser() as chromium, serve(site, compress=True) as root:
        page = chromium.new_page()
        page.goto(f"{root}sok/")
        for question, answer in rows:
            hits = found(page, root, question)
            right = [hit.is_right(answer.split()) for hit in hits]
            first, three, nothing = first + right[:1].count(True), three + any(right), nothing + (not hits)
            if everything or not any(right[:1]):
                verdict = "först" if any(right[:1]) else "bland tre" if any(right) else "FEL"
                print(f"{verdict:9}  {question}: {' '.join(hit.address for hit in hits) or 'inget'}", flush=True)
    counted = {"först": first, "bland tre": three, "inget": nothing}
    print(f"{len(rows)} frågor, rätt", ", ".join(f"{name} {count / len(rows):.0%}" for name, count in counted.items()))
    return 0


if __name__ == "__main__":
    given = [each for each in sys.argv[1:] if each != "--all"]
    sys.exit(main(Path(given[0]).resolve(), Path(given[1]), everything="--all" in sys.argv))
