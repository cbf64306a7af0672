"""Measure a first search beside Pagefind's, over the same pages, in the same browser and from the same server.

    python -m benchmarks.search_beside SITE PAGES QUESTIONS [--rate 4] [--bytes-per-second 200000] [--delay 0.15]

SITE is a built site of ours and PAGES the same pages with Pagefind's index (benchmarks/hugo.py makes them and
`python -m pagefind --site PAGES --force-language sv` the index). QUESTIONS holds one on each line, up to a tab. Each is
asked of both, in turn, in browsers that have nothing from before: the search page has come to rest, and from the key
that asks until ten hits with their excerpts are there counts. The server counts the bytes, slows every answer and all
of them together, as a phone's network does; the browser's processor is so many times slower.

Ours shows its own search page. Pagefind gets the least page that can ask it: a field, its script, and a list of what
the first ten hits say. What its ready-made interface weighs is not counted against it, and what ours does is.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import threading
import time
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser.harness import browser, serve

HITS = 10
KEPT = 600  # seconds, as GitHub Pages tells browsers
# What our page has fetched before anybody asks, and only asking needs.
SCRIPTS = ("sok.js", "sokregister.js", "sokord.js", "soknamn.js", "sokting.js", "nastan.js")
BESIDE = """<!doctype html><html lang=sv><title>Pagefind</title><input id=q><ol id=traffar></ol><script type=module>
const field = document.getElementById("q"), list = document.getElementById("traffar");
let pagefind;
const load = () => pagefind ??= import("/pagefind/pagefind.js").then(async (it) => { await it.init(); return it; });
field.addEventListener("focus", load, { once: true });
field.addEventListener("keydown", async (event) => {
  if (event.key !== "Enter") return;
  const { results } = await (await load()).search(field.value);
  const hits = await Promise.all(results.slice(0, HITS).map((each) => each.data()));
  list.replaceChildren(...hits.map(({ url, meta, excerpt }) => {
    const item = document.createElement("li");
    item.innerHTML = `<a href="${url}"></a><p>${excerpt}</p>`;
    item.firstChild.textContent = meta.title;
    return item;
  }));
  document.body.dataset.done = results.length;
});
</script>""".replace("HITS", str(HITS))


class Line:
    """A network that all answers share: each waits, and then takes its share of the bytes a second."""

    def __init__(self, delay: float, rate: float) -> None:
        self.delay, self.rate = delay, rate
        self.bytes = self.answers = 0
        self._free = 0.0
        self._lock = threading.Lock()

    def take(self, size: int) -> None:
        """Count an answer of some bytes, and return when it would have arrived."""
        with self._lock:
            self.bytes, self.answers = self.bytes + size, self.answers + 1
            begins = max(time.monotonic() + self.delay, self._free)
            self._free = begins + size / self.rate
            arrives = self._free
        time.sleep(max(0.0, arrives - time.monotonic()))


class Asked(NamedTuple):
    """What one question took: kB, answers, seconds until the hits were there, and how many there are."""

    size: float
    answers: int
    seconds: float
    hits: int


def asked(chromium: Browser, line: Line, address: str, question: str, rate: float, *, ours: bool) -> Asked:
    """Ask a question in a browser that has nothing from before."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    if not ours:
        page.route("**/fraga.html", lambda route: route.fulfill(body=BESIDE, content_type="text/html; charset=utf-8"))
    page.goto(f"{address}sok/" if ours else f"{address}fraga.html", wait_until="networkidle")
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    own = page.evaluate(_SIZE, list(SCRIPTS)) if ours else 0
    line.bytes = line.answers = 0
    seconds = page.evaluate(_ASK_OURS if ours else _ASK_PAGEFIND, question) / 1000
    found = Asked((line.bytes + own) / 1000, line.answers, seconds, _hits(page, ours=ours))
    context.close()
    return found


# The compressed bytes of what a page has fetched under some names.
_SIZE = """names => performance.getEntriesByType("resource")
  .filter(({ name }) => names.some((each) => name.endsWith("/" + each)))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)"""
_PRESS = """
  const field = document.getElementById("q"), begun = performance.now();
  field.focus();
  field.value = question;
  field.dispatchEvent(new Event("input", { bubbles: true }));
"""
# Until the busy list is there; both wait for the frame that shows it.
_ASK_OURS = f"""question => new Promise((resolve) => {{
  {_PRESS}
  field.form.requestSubmit();
  const results = document.getElementById("resultat"), status = document.getElementById("antal");
  const watch = () => !results.hasAttribute("aria-busy") && status.textContent.includes(question)
    ? requestAnimationFrame(() => resolve(performance.now() - begun)) : setTimeout(watch, 5);
  setTimeout(watch, 5);
}})"""
_ASK_PAGEFIND = f"""question => new Promise((resolve) => {{
  {_PRESS}
  field.dispatchEvent(new KeyboardEvent("keydown", {{ key: "Enter" }}));
  const watch = () => "done" in document.body.dataset
    ? requestAnimationFrame(() => resolve(performance.now() - begun)) : setTimeout(watch, 5);
  watch();
}})"""


def _hits(page: Page, *, ours: bool) -> int:
    return int(page.locator("#traffar > li").count() if ours else page.locator("body").get_attribute("data-done") or 0)


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description="Measure a first search beside Pagefind's.")
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--rate", type=float, default=4, help="how many times slower the processor is")
    parser.add_argument("--bytes-per-second", type=float, default=200_000, help="of the network")
    parser.add_argument("--delay", type=float, default=0.15, help="seconds before each answer")
    given = parser.parse_args()
    questions = [row.split("\t")[0] for row in given.questions.read_text("utf-8").splitlines() if row and row[0] != "#"]
    line = Line(given.delay, given.bytes_per_second)
    table: list[tuple[Asked, Asked]] = []
    with (
        browser() as chromium,
        serve(given.site, compress=True, kept=KEPT, taken=line.take) as site,
        serve(given.pages, compress=True, kept=KEPT, taken=line.take) as pages,
    ):
        for question in questions:
            pair = (
                asked(chromium, line, site, question, given.rate, ours=True),
                asked(chromium, line, pages, question, given.rate, ours=False),
            )
            table.append(pair)
            print(f"{question}: {_told(pair[0])} | Pagefind {_told(pair[1])}", flush=True)
    for name, at in (("kB", 0), ("answers", 1), ("seconds", 2)):
        own, other = ([float(pair[whose][at]) for pair in table] for whose in (0, 1))
        each = [one / two for one, two in zip(own, other, strict=True)]
        over = sum(one > 0.5 for one in each)
        print(
            f"{name}: median {statistics.median(own):.2f} and {statistics.median(other):.2f}, most {max(own):.2f} and"
            f" {max(other):.2f}; ratio of medians {statistics.median(own) / statistics.median(other):.2f},"
            f" median of ratios {statistics.median(each):.2f}, over a half {over} of {len(each)}"
        )


def _told(one: Asked) -> str:
    return f"{one.size:.0f} kB in {one.answers}, {one.seconds:.2f} s, {one.hits} hits"


if __name__ == "__main__":
    main()
